"""Loading: from a project folder, or from any file that an importer can read, to a biography."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from biokit import registry
from biokit.diagnostics import Finding
from biokit.errors import BadInput, BadProject
from biokit.files import is_folder, read_whole
from biokit.importers.base import Import, ImportOptions
from biokit.memory import FORGETFUL, Memory
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.life import Life
from biokit.model.walk import altered
from biokit.project.assets import broken_images, images_in, is_address, read_image
from biokit.project.folder import Folder
from biokit.project.front import BIOGRAPHY_FILE, read_front
from biokit.project.life import LIFE_FILE, Medium, read_life, read_medium, with_media
from biokit.project.links import Asked, check_links, note
from biokit.project.mistakes import Mistakes
from biokit.project.parsed import ParsedFile, Spot, parse_toml
from biokit.project.reading import Fields
from biokit.project.source_files import read_lists
from biokit.project.text import read_texts
from biokit.project.tolerance import has_droppable_id, with_each_id_once, without_images

DEFAULTS = ImportOptions()

T = TypeVar("T")


def load(
    path: str | Path, *, format: str | None = None, options: ImportOptions = DEFAULTS
) -> Biography:
    """The biography in a project folder, its biography.toml, a model JSON, or any importable file.

    Args:
        path: the folder or the file.
        format: the importer's name, if it cannot be told from the file.
        options: what to say about the input.

    Raises:
        BadInput: there is no such thing, or it holds a mistake; a BadProject has all the others
            of the project besides.
        UnknownFormat: there is no importer of that name.
    """
    return load_with_findings(path, format=format, options=options).biography


def load_with_findings(
    path: str | Path,
    *,
    format: str | None = None,
    options: ImportOptions = DEFAULTS,
    memory: Memory = FORGETFUL,
) -> Import:
    """As `load`, with everything that has to be said about the reading.

    Args:
        path: the folder or the file.
        format: the importer's name, if it cannot be told from the file.
        options: what to say about the input.
        memory: what was read of a project before.
    """
    place = Path(path)
    if format is None and place.name == BIOGRAPHY_FILE:
        return load_folder(Folder(place.parent), options, memory=memory)
    if not is_folder(place):
        return _load_file(place, format, options)
    from biokit.project.around import package_in

    package = package_in(Folder(place))
    if package is not None:
        return _load_file(place / package, format or "epub", options, root=place)
    return load_folder(Folder(place), options, memory=memory)


def load_project(folder: Path, options: ImportOptions = DEFAULTS) -> Biography:
    """The biography in a project folder.

    Raises:
        BadProject: the folder is no project, or a file of it holds mistakes.
    """
    return load_folder(Folder(folder), options).biography


def _load_file(
    path: Path, format: str | None, options: ImportOptions, root: Path | None = None
) -> Import:
    """What an importer reads in a file.

    Args:
        path: of the file.
        format: the importer's name, if the user said it.
        options: what the user said besides.
        root: the folder that belongs to the input; the file's own if not said.
    """
    # A build, which reads a folder, goes without them.
    from biokit.importers.detect import choose
    from biokit.project.around import beside_of
    from biokit.project.pictures import only_images

    name = path.as_posix()
    content = read_whole(path, options.max_size)
    if not content.strip():
        raise BadInput("the file is empty", path=name, hint="there is nothing to read in it")
    if format is not None:
        importer, certainty = registry.importer(format), 1.0
    else:
        importer, certainty = choose(content, name)
    beside = beside_of(path, root or path.parent, options.max_size)
    read = importer.read(content, name, altered(options, beside=beside))
    biography = altered(read.biography, origin=Origin(name))
    whole = altered(read, biography=biography, format=importer.name, certainty=certainty)
    return _sound(only_images(whole), Folder(path.parent), options)


def _sound(read: Import, folder: Folder, options: ImportOptions) -> Import:
    """What was read as a book can be made of it, where the user bears what a book can be without.

    Args:
        read: what an importer made of a file.
        folder: where pictures lie that did not come within it.
        options: what the user said.
    """
    if not (options.tolerant or options.strict):
        return read
    # Importers of other formats give no id twice.
    found = _repeated(read.biography) if read.format == "json" else ()
    if options.strict:
        return altered(read, findings=(*read.findings, *found))
    within = {place for place, _ in read.media}
    broken = {
        place: fault
        for place, fault in broken_images(folder, read.biography)
        if place not in within and not is_address(place)
    }
    told = tuple(
        Finding("broken-image", fault.message, "error", fault.path, fault.line, hint=fault.hint)
        for fault in broken.values()
    )
    biography = without_images(read.biography, broken)
    if found:
        biography = with_each_id_once(biography)
    return altered(read, biography=biography, findings=(*read.findings, *found, *told))


def _repeated(biography: Biography) -> tuple[Finding, ...]:
    from biokit.checks.base import Examined
    from biokit.checks.integrity import duplicate_id

    flaws = duplicate_id.find(Examined(biography))
    return tuple(duplicate_id.finding(one) for one in flaws if has_droppable_id(one.spot.part))


# --------------------------------------------------------------------------------------- a folder


def load_folder(
    folder: Folder,
    options: ImportOptions = DEFAULTS,
    *,
    has_text: bool = True,
    memory: Memory = FORGETFUL,
) -> Import:
    """The biography in a project folder, as it is or as it will be.

    Args:
        folder: of the project.
        options: what to say about it.
        has_text: whether there must be something to print.
        memory: what was read of its texts before.

    Raises:
        BadProject: the folder is no project, or a file of it holds mistakes.
    """
    mistakes = Mistakes()
    _refuse_what_is_none(folder)
    loading = _Loading(folder, options, mistakes)
    front: Fields = loading.read(BIOGRAPHY_FILE, parse_toml, read_front, {})
    nothing: tuple[Life, tuple[Medium, ...]] = (Life(), ())
    life, media = loading.read(LIFE_FILE, parse_toml, read_life, nothing)
    lists = read_lists(folder, options, mistakes)
    loading.files.extend(lists.parsed)
    texts = read_texts(folder, options.max_size, mistakes, memory)
    if "title" not in front:
        mistakes.raise_all()
    biography = Biography(
        **front, sections=texts.sections, accounts=texts.accounts, sources=lists.sources, life=life
    )
    biography = with_media(biography, (*media, *loading.beside_images(biography)))
    asked = Asked(
        strict=options.strict,
        tolerant=options.tolerant,
        sources_are_listed=lists.whole and not options.allow_unlisted,
        has_text=has_text,
    )
    found = check_links(biography, loading.files, mistakes, asked)
    broken = tuple(broken_images(folder, biography))
    told = [*_told(broken, loading.files), *_undisplayed(folder, media, loading.files)]
    if options.tolerant:
        biography = with_each_id_once(without_images(biography, {place for place, _ in broken}))
    found += _borne((*texts.illegal,), mistakes, bears=not options.strict)
    found += _borne(told, mistakes, bears=options.tolerant)
    mistakes.raise_all()
    in_order = sorted(found, key=lambda each: (each.path or "", each.line or 0))
    return Import(biography, (*lists.findings, *texts.findings, *in_order))


def _refuse_what_is_none(folder: Folder) -> None:
    exists = is_folder(folder.path)
    if exists and folder.has(BIOGRAPHY_FILE):
        return
    raise BadProject(
        f"there is no {BIOGRAPHY_FILE} in this folder" if exists else "there is no such folder",
        path=folder.path.as_posix(),
        hint="`biokit new` makes a project",
    )


class _Loading:
    """The files of a project as they are read one after another."""

    def __init__(self, folder: Folder, options: ImportOptions, mistakes: Mistakes) -> None:
        self.files: list[ParsedFile] = []
        self._folder = folder
        self._limit = options.max_size
        self._mistakes = mistakes

    def read(
        self,
        place: str,
        parse: Callable[[bytes, str, Mistakes], Spot],
        make: Callable[[Spot], T],
        otherwise: T,
    ) -> T:
        """What a file says; `otherwise` if there is none, or if it cannot be read."""
        if not self._folder.has(place):
            return otherwise
        try:
            content = self._folder.read(place, self._limit)
            spot = parse(content, self._folder.named(place), self._mistakes)
        except BadInput as fault:
            self._mistakes.lose(fault)
            return otherwise
        self.files.append(spot.file)
        return make(spot)

    def beside_images(self, biography: Biography) -> Iterator[Medium]:
        """What the files beside its images say of them: `media/house.jpg.toml`."""
        for image in dict.fromkeys(place for place, _ in images_in(biography)):
            said = f"{image}.toml"
            if self._folder.has(said):
                empty = Medium(image)
                yield self.read(said, parse_toml, partial(read_medium, path=image), empty)


def _told(broken: Iterable[tuple[str, BadInput]], files: Sequence[ParsedFile]) -> Iterator[Finding]:
    """Findings of images that are shown and cannot be; a cover is named in a file with lines."""
    by_name = {file.name: file for file in files}
    for place, fault in broken:
        file = by_name.get(fault.path or "")
        line = fault.line if file is None else file.line_of(place, fault.line or 1)
        yield Finding(
            "broken-image", fault.message, "error", path=fault.path, line=line, hint=fault.hint
        )


def _undisplayed(
    folder: Folder, media: Sequence[Medium], files: Sequence[ParsedFile]
) -> Iterator[Finding]:
    """Every image that is described and cannot be shown, whether or not a figure shows it."""
    lines = {file.name: file for file in files}
    for medium in media:
        try:
            read_image(folder, medium.path)
        except BadInput as fault:
            name = folder.named(LIFE_FILE)
            begins = medium.origin.line or 1 if medium.origin else 1
            yield Finding(
                "broken-image",
                f"the image {medium.path} cannot be shown: {fault.message}",
                "error",
                path=name,
                line=lines[name].line_of(medium.path, begins),
                hint=fault.hint,
            )


def _borne(found: Iterable[Finding], mistakes: Mistakes, *, bears: bool) -> tuple[Finding, ...]:
    """What was found, if it can be borne; else it is a mistake."""
    if bears:
        return tuple(found)
    for finding in found:
        note(finding, mistakes)
    return ()
