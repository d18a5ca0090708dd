"""From a biography to the files of a project, new or beside those that are there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from biokit.errors import BadInput
from biokit.exporters.base import Assets
from biokit.exporters.markdown import write_account, write_sections
from biokit.files import make_folder, write_atomically
from biokit.model.biography import Biography
from biokit.model.nodes import Account, Section
from biokit.model.walk import plain_text
from biokit.project.assets import images_in
from biokit.project.entries import ARRAYS, grown, life_text, sources_text
from biokit.project.folder import Folder
from biokit.project.front import BIOGRAPHY_FILE, ELSEWHERE
from biokit.project.life import LIFE_FILE
from biokit.project.names import slug_of
from biokit.project.sources import SOURCES_FILE
from biokit.project.spelling import contributor, edition, table_of
from biokit.project.text import ACCOUNTS, TEXT
from biokit.project.toml import key_of, written
from biokit.projections.numbering import without_notes

Files: TypeAlias = dict[str, bytes]
"""What files hold, by their places in a project."""

CHANGING = frozenset({LIFE_FILE, SOURCES_FILE})
"""Files of an author's that are added to; no others are touched without being asked."""

FILED_UNDER = ("titles", "series", "headings", "identifiers")
"""Fields of a biography whose members are a table each: what catalogues know the work by."""


def write_project(
    folder: Path, biography: Biography, assets: Assets | None = None
) -> tuple[Path, ...]:
    """Write a biography as a project; loading it gives the same biography.

    Args:
        folder: where; none of the project's files may be there yet.
        biography: what to write.
        assets: what reads its images; without it they are not written.

    Returns:
        The files that were written.

    Raises:
        BadInput: a file is there already, or an image is missing.
        OutputFailed: a file cannot be written.
    """
    places = dict.fromkeys(place for place, _ in images_in(biography))
    pictures = {} if assets is None else {place: assets(place) for place in places}
    return put_in_place(folder, {**pictures, **files_of(biography)})


def put_in_place(folder: Path, files: Files, changing: Collection[str] = ()) -> tuple[Path, ...]:
    """Write files in the order they are given, biography.toml last: half a project is none.

    Args:
        folder: of the project.
        files: what to write.
        changing: the places of those that may be there.

    Returns:
        The files that were written: one that holds the same already is not.

    Raises:
        BadInput: another is there; nothing was written.
        OutputFailed: a file cannot be written.
    """
    wanted = not_there(folder, files, changing)
    for place in sorted(wanted, key=lambda each: each == BIOGRAPHY_FILE):
        make_folder((folder / place).parent)
        write_atomically(folder / place, files[place])
    return tuple(folder / place for place in wanted)


def not_there(folder: Path, files: Files, changing: Collection[str] = ()) -> list[str]:
    """The places of the files that have to be written, of those that `put_in_place` is given.

    Raises:
        BadInput: another is there, or what should be a folder is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise BadInput(
            "this is a file, and a project is a folder",
            path=folder.as_posix(),
            hint="choose another name",
        )
    there = Folder(folder)
    wanted = [place for place in files if not _is_there(there, place, files[place])]
    for place in wanted:
        if place not in changing and there.has(place):
            raise BadInput(
                "the file is there already", path=there.named(place), hint="choose another folder"
            )
    return wanted


def _is_there(folder: Folder, place: str, content: bytes) -> bool:
    """Whether a file holds this to the byte: an import that was broken off is taken up again."""
    path = folder.path / place
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def files_of(biography: Biography) -> Files:
    """The files of a project of its own."""
    files = {BIOGRAPHY_FILE: front_text(biography).encode()}
    life = life_text([(name, p) for name in ARRAYS for p in getattr(biography.life, name)])
    if life:
        files[LIFE_FILE] = life.encode()
    if biography.sources:
        files[SOURCES_FILE] = sources_text(biography.sources).encode()
    return {**files, **{p: text_of(part).encode() for p, part in texts_of(biography)}}


def files_added_to(folder: Folder, before: Biography, after: Biography) -> Files:
    """The files of a project that are new or change when the biography grows.

    Args:
        folder: of the project.
        before: what is in it.
        after: the same with more at the end of its sections and accounts, and in its sources and
            its life.

    Raises:
        BadProject: life.toml is written in a way that cannot be added to.
    """
    added = Biography(
        after.title,
        sections=after.sections[len(before.sections) :],
        accounts=after.accounts[len(before.accounts) :],
    )
    texts = texts_of(added, folder.texts(TEXT)[0], folder.texts(ACCOUNTS)[0])
    changed = grown(folder, before, after).files(folder)
    return {**changed, **{place: text_of(part).encode() for place, part in texts}}


# ------------------------------------------------------------------------------- biography.toml


def front_text(biography: Biography) -> str:
    """biography.toml."""
    root = table_of(biography, ELSEWHERE | {"contributors", "rights", *FILED_UNDER})
    ordered = {key: root[key] for key in sorted(root, key=_titles_first)}
    tables = [] if biography.rights is None else [("rights", table_of(biography.rights))]
    editions = [(f"editions.{key_of(each.id)}", edition(each)) for each in biography.editions]
    contributors = [("contributors", contributor(each)) for each in biography.contributors]
    filed = [(name, table_of(each)) for name in FILED_UNDER for each in getattr(biography, name)]
    return written(ordered, [*tables, *(editions or [("editions", {})])], [*contributors, *filed])


def _titles_first(key: str) -> int:
    return {"title": 0, "subtitle": 1}.get(key, 2)


# ----------------------------------------------------------------------------------------- text


def text_of(part: Section | Account) -> str:
    """The file of a chapter or an account."""
    return write_account(part) if isinstance(part, Account) else write_sections((part,))


def texts_of(
    biography: Biography, chapters: Sequence[str] = (), accounts: Sequence[str] = ()
) -> Iterator[tuple[str, Section | Account]]:
    """Every chapter and account with the place of its file, numbered on from those there are."""
    yield from _numbered(TEXT, biography.sections, chapters)
    yield from _numbered(ACCOUNTS, biography.accounts, accounts)


def _numbered(
    place: str, parts: Sequence[Section | Account], there: Sequence[str]
) -> Iterator[tuple[str, Section | Account]]:
    highest = max((_number(name) for name in there), default=0)
    width = max(2, len(str(highest + len(parts))))
    for number, part in enumerate(parts, highest + 1):
        yield f"{place}/{number:0{width}}-{file_name(part)}", part


def file_name(part: Section | Account) -> str:
    """The name of a part's file, without its number: its title's words, whatever its id is."""
    return f"{slug_of(plain_text(without_notes(part.title)).strip() or part.id or '')}.md"


def _number(place: str) -> int:
    found = re.match(r"\d{1,9}", place.rpartition("/")[2])
    return int(found[0]) if found else 0
