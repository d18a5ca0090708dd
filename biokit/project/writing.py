"""From a biography to the files of a project, new or beside those that are there."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from biokit.errors import BadInput, BadProject
from biokit.exporters.base import Assets
from biokit.exporters.markdown import write_account, write_sections
from biokit.files import decoded, make_folder, write_atomically
from biokit.model.biography import Biography
from biokit.model.life import Life
from biokit.model.nodes import Account, Section
from biokit.model.sources import Source
from biokit.model.walk import plain_text
from biokit.project.assets import images_in
from biokit.project.folder import Folder
from biokit.project.front import BIOGRAPHY_FILE, ELSEWHERE
from biokit.project.life import LIFE_FILE
from biokit.project.names import slug_of
from biokit.project.sources import SOURCES_FILE
from biokit.project.spelling import contributor, edition, source, table_of
from biokit.project.text import ACCOUNTS, TEXT
from biokit.project.toml import key_of, written

Files: TypeAlias = dict[str, bytes]
"""What files hold, by their places in a project."""

CHANGING = frozenset({LIFE_FILE, SOURCES_FILE})
"""Files of an author's that are added to; no others are touched."""

FILED_UNDER = ("titles", "series", "headings", "identifiers")
"""Fields of a biography whose members are a table each: what catalogues know the work by."""

T = TypeVar("T", Section, Account)


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


def put_in_place(
    folder: Path, files: Files, changing: frozenset[str] = frozenset()
) -> tuple[Path, ...]:
    """Write files, biography.toml last: what is half written is no project.

    Args:
        folder: of the project.
        files: what to write.
        changing: the places of those that may be there.

    Raises:
        BadInput: another is there; nothing was written.
        OutputFailed: a file cannot be written.
    """
    there = Folder(folder)
    for place in files:
        if place not in changing and there.has(place):
            raise BadInput(
                "the file is there already", path=there.named(place), hint="choose another folder"
            )
    for place in sorted(files, key=lambda each: each == BIOGRAPHY_FILE):
        make_folder((folder / place).parent)
        write_atomically(folder / place, files[place])
    return tuple(folder / place for place in files)


def files_of(biography: Biography) -> Files:
    """The files of a project of its own."""
    files = {BIOGRAPHY_FILE: _front(biography).encode()}
    life = _life(Life(), biography.life)
    if life:
        files[LIFE_FILE] = life.encode()
    if biography.sources:
        files[SOURCES_FILE] = f"[\n{_sources(biography.sources)}\n]\n".encode()
    return {**files, **dict(_texts(biography, (), ()))}


def files_added_to(folder: Path, before: Biography, after: Biography) -> Files:
    """The files of a project that are new or change when the biography grows.

    Args:
        folder: of the project.
        before: what is in it.
        after: the same with more at the end of its sections, accounts, sources and life.

    Raises:
        BadProject: life.toml is written in a way that cannot be added to.
    """
    there = Folder(folder)
    files: Files = {}
    life = _life(before.life, after.life)
    if life:
        files[LIFE_FILE] = _with_life(there, life)
    new_sources = after.sources[len(before.sources) :]
    if new_sources:
        files[SOURCES_FILE] = _with_sources(there, new_sources)
    grown = Biography(
        after.title,
        sections=after.sections[len(before.sections) :],
        accounts=after.accounts[len(before.accounts) :],
    )
    return {**files, **dict(_texts(grown, there.texts(TEXT)[0], there.texts(ACCOUNTS)[0]))}


# ------------------------------------------------------------------------------- biography.toml


def _front(biography: Biography) -> str:
    root = table_of(biography, ELSEWHERE | {"contributors", "rights", *FILED_UNDER})
    ordered = {key: root[key] for key in sorted(root, key=_titles_first)}
    tables = [] if biography.rights is None else [("rights", table_of(biography.rights))]
    editions = [(f"editions.{key_of(each.id)}", edition(each)) for each in biography.editions]
    contributors = [("contributors", contributor(each)) for each in biography.contributors]
    filed = [(name, table_of(each)) for name in FILED_UNDER for each in getattr(biography, name)]
    return written(ordered, [*tables, *(editions or [("editions", {})])], [*contributors, *filed])


def _titles_first(key: str) -> int:
    return {"title": 0, "subtitle": 1}.get(key, 2)


# ----------------------------------------------------------------------------------- life.toml


def _life(before: Life, after: Life) -> str:
    """Everything of a life that another has not yet, as arrays of tables."""
    parts = [
        (name, table_of(part))
        for name in Life.__struct_fields__
        for part in getattr(after, name)[len(getattr(before, name)) :]
    ]
    return written({}, (), parts)


def _with_life(folder: Folder, added: str) -> bytes:
    """life.toml to the letter, with more at its end."""
    if not folder.has(LIFE_FILE):
        return added.encode()
    name = folder.named(LIFE_FILE)
    text = decoded((folder.path / LIFE_FILE).read_bytes(), name)
    grown = f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}\n{added}"
    try:
        tomllib.loads(grown)
    except tomllib.TOMLDecodeError as fault:
        raise BadProject(
            "nothing can be added to this file",
            path=name,
            hint="write its arrays as tables: [[persons]], [[events]] …",
        ) from fault
    return grown.encode()


# --------------------------------------------------------------------------------- sources.json


def _sources(sources: Sequence[Source]) -> str:
    """The members of the array, indented, without its brackets."""
    array = json.dumps([source(each) for each in sources], ensure_ascii=False, indent=2)
    return array.removeprefix("[\n").removesuffix("\n]")


def _with_sources(folder: Folder, sources: Sequence[Source]) -> bytes:
    """sources.json to the letter, with more at its end."""
    if not folder.has(SOURCES_FILE):
        return f"[\n{_sources(sources)}\n]\n".encode()
    text = decoded((folder.path / SOURCES_FILE).read_bytes(), folder.named(SOURCES_FILE))
    head = text.rstrip().removesuffix("]").rstrip()
    comma = "" if head.endswith("[") else ","
    return f"{head}{comma}\n{_sources(sources)}\n]\n".encode()


# ----------------------------------------------------------------------------------------- text


def _texts(
    biography: Biography, chapters: Sequence[str], accounts: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """A file for every chapter and account, numbered on from those there are."""
    yield from _numbered(TEXT, biography.sections, _chapter, chapters)
    yield from _numbered(ACCOUNTS, biography.accounts, write_account, accounts)


def _chapter(section: Section) -> str:
    return write_sections((section,))


def _numbered(
    place: str, parts: Sequence[T], write: Callable[[T], str], there: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    highest = max((_number(name) for name in there), default=0)
    width = max(2, len(str(highest + len(parts))))
    for number, part in enumerate(parts, highest + 1):
        name = slug_of(part.id or plain_text(part.title))
        yield f"{place}/{number:0{width}}-{name}.md", write(part).encode()


def _number(place: str) -> int:
    found = re.match(r"\d{1,9}", place.rpartition("/")[2])
    return int(found[0]) if found else 0
