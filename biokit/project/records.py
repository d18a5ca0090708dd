"""What a project keeps of each input: how it was read in, and what it said, as plain files.

import/NAME.report.txt .json     what was found, guessed and left out
import/NAME/input.json           which input it was, and what its ids and pictures became
import/NAME/text/ accounts/ life.toml sources.json biography.toml
                                 what it said when it was read in last, in the project's ids
import/NAME/conflicts/           what it says now where the author's words stand
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Literal, cast

import msgspec

from biokit.errors import BadInput
from biokit.files import decoded
from biokit.importers.base import Import, ImportOptions
from biokit.model.biography import Biography
from biokit.model.life import Life
from biokit.model.nodes import Account, Section
from biokit.model.walk import plain_text
from biokit.project.entries import LARGEST, stored
from biokit.project.folder import Folder
from biokit.project.front import BIOGRAPHY_FILE, read_front
from biokit.project.life import LIFE_FILE, read_life
from biokit.project.mistakes import Mistakes
from biokit.project.parsed import Spot, parse_toml
from biokit.project.placing import Way
from biokit.project.source_files import read_lists
from biokit.project.sources import SOURCES_FILE
from biokit.project.spelling import Table
from biokit.project.tables import Entry
from biokit.project.text import ACCOUNTS, TEXT, read_texts
from biokit.project.writing import Files, files_of, texts_of

__all__ = [
    "REPORTS",
    "Laid",
    "Record",
    "Stored",
    "digest",
    "kept_files",
    "keyed",
    "known_by",
    "place_from",
    "records_in",
    "stored_of",
]

REPORTS = "import"
INPUT = "input.json"
REVISION = re.compile(r"[?&](oldid|revision|diff|curid)=[^&#]*")


class Laid(msgspec.Struct, frozen=True):
    """Where a picture was laid, and what it was."""

    place: str
    sha256: str


class Record(msgspec.Struct, frozen=True, omit_defaults=True, rename="kebab", kw_only=True):
    """An input that was read into the project."""

    biokit_import: Literal[1]
    """The version of this form."""
    name: str
    """What its files in `import/` are called."""
    input: str
    """The file as it lies from the project, with `/` on every system."""
    title: str = ""
    format: str = ""
    way: Way | None = None
    known_by: tuple[str, ...] = ()
    """Addresses and identifiers by which it is known whatever its file is called."""
    ids: dict[str, str] = {}
    """What its ids became in the project, where they are others there."""
    sources: dict[str, str] = {}
    """What those of its sources became."""
    pictures: dict[str, Laid] = {}
    """By the place that it has them in."""

    def is_of(self, place: str, read: Import) -> bool:
        """Whether an input is the one that was read in: by address or identifier, else by name."""
        keys = known_by(read)
        if set(keys) & set(self.known_by):
            return True
        if self.input == place:
            return not (keys and self.known_by) or self.title == _title(read)
        return _file(self.input) == _file(place) and self.title == _title(read)


def _title(read: Import) -> str:
    return plain_text(read.biography.title)


def _file(place: str) -> str:
    return place.rpartition("/")[2]


def known_by(read: Import) -> tuple[str, ...]:
    """Addresses and identifiers of an input, without what tells its revisions apart."""
    made: list[str] = []
    if read.itself is not None:
        item = read.itself.item
        made += [REVISION.sub("", item.URL)] if item.URL else []
        made += [f"doi:{item.DOI}"] if item.DOI else []
    made += [f"{one.scheme or ''}:{one.value}" for one in read.biography.identifiers]
    return tuple(dict.fromkeys(made))


def place_from(project: Path, source: Path) -> str:
    """Where an input lies, seen from a project."""
    return Path(os.path.relpath(source.resolve(), project.resolve())).as_posix()


def records_in(folder: Folder) -> tuple[Record, ...]:
    """The records of a project, by name.

    Raises:
        BadInput: one cannot be read.
    """
    return tuple(
        _record(folder, f"{REPORTS}/{name}/{INPUT}")
        for name in folder.names(REPORTS)
        if folder.has(f"{REPORTS}/{name}/{INPUT}")
    )


def _record(folder: Folder, place: str) -> Record:
    try:
        return msgspec.json.decode(folder.read(place, LARGEST), type=Record)
    except msgspec.DecodeError as fault:
        raise BadInput(
            f"this is no record of an import: {fault}",
            path=folder.named(place),
            hint="take it from where the project is kept, or delete the folder around it",
        ) from fault


def kept_files(record: Record, said: Biography, texts: Mapping[str, str]) -> Files:
    """The files that keep what an input said; the record is the last of them.

    Args:
        record: which input it was.
        said: what it said, in the project's ids and with its pictures' places there.
        texts: the texts of those chapters and accounts, by `keyed`, that are spelt otherwise.
    """
    home = f"{REPORTS}/{record.name}"
    files = files_of(said)
    for (place, _), key in zip(texts_of(said), keyed(said), strict=True):
        if key in texts:
            files[place] = texts[key].encode()
    made = msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
    kept = {f"{home}/{place}": content for place, content in files.items()}
    return {**kept, f"{home}/{INPUT}": made}


def digest(content: bytes) -> str:
    """By which a picture is known to be the same."""
    return sha256(content).hexdigest()


class Stored(msgspec.Struct, frozen=True):
    """What an input said when it was read in last."""

    biography: Biography
    entries: dict[Entry, Table]
    """As the files have them."""
    front: Table
    """biography.toml as it was made."""
    texts: dict[str, str]
    """The text of each chapter and account, by `keyed`."""
    places: tuple[str, ...]
    """All the files that keep it."""


def keyed(book: Biography) -> dict[str, Section | Account]:
    """Chapters and accounts by what they are known by, whatever their files and titles are."""
    made: dict[str, Section | Account] = {}
    parts: tuple[Section | Account, ...] = (*book.sections, *book.accounts)
    for part in parts:
        key = f"account {part.source}" if isinstance(part, Account) else f"chapter {part.id}"
        number = sum(each == key or each.startswith(f"{key} ") for each in made)
        made[f"{key} {number + 1}" if number else key] = part
    return made


def stored_of(project: Folder, record: Record) -> Stored:
    """What is kept of an input; what is missing or broken there counts as not read in."""
    home = f"{REPORTS}/{record.name}"
    folder, mistakes = Folder(project.path / home), Mistakes()
    texts = read_texts(folder, LARGEST, mistakes)
    lists = read_lists(folder, ImportOptions(max_size=LARGEST), mistakes)
    life, front = _toml(folder, LIFE_FILE, mistakes), _toml(folder, BIOGRAPHY_FILE, mistakes)
    fields = {} if front is None else read_front(front)
    biography = Biography(
        **{"title": (), **fields, "origin": None},
        sections=texts.sections,
        accounts=texts.accounts,
        sources=lists.sources,
        life=Life() if life is None else read_life(life)[0],
    )
    return Stored(
        biography,
        stored(folder),
        cast("Table", front.value) if front is not None else {},
        {key: _text_of(part) for key, part in keyed(biography).items()},
        tuple(f"{home}/{place}" for place in _files(folder)),
    )


def _toml(folder: Folder, place: str, mistakes: Mistakes) -> Spot | None:
    if not folder.has(place):
        return None
    return parse_toml(folder.read(place, LARGEST), folder.named(place), mistakes)


def _text_of(part: Section | Account) -> str:
    """The file that a part was read from, whole."""
    name = "" if part.origin is None else part.origin.path
    return decoded(Path(name).read_bytes(), name)


def _files(folder: Folder) -> Iterator[str]:
    for place in (BIOGRAPHY_FILE, LIFE_FILE, SOURCES_FILE):
        if folder.has(place):
            yield place
    for shelf in (TEXT, ACCOUNTS):
        yield from folder.texts(shelf)[0]
