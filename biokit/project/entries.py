"""life.toml and sources.json as they grow and change, entry by entry."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from biokit.errors import BadProject
from biokit.files import decoded
from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.life import Life
from biokit.model.sources import Source
from biokit.project.folder import Folder
from biokit.project.life import LIFE_FILE
from biokit.project.sources import SOURCES_FILE
from biokit.project.spelling import Table, source, table_of
from biokit.project.tables import (
    Edit,
    Entry,
    edit_between,
    edited_json,
    edited_toml,
    entries_in,
)
from biokit.project.toml import written

__all__ = ["SOURCES", "Entries", "entries_of", "grown", "life_text", "sources_text", "stored"]

SOURCES = "sources"
"""What stands for the array of a list of sources in an `Entry`."""
LARGEST = 1 << 40
ARRAYS = Life.__struct_fields__


class Entries(msgspec.Struct, frozen=True):
    """What changes in the entries of a project."""

    added: tuple[tuple[str, Node], ...] = ()
    """With the array each belongs to."""
    edits: Mapping[Entry, Edit] = msgspec.field(default_factory=dict)
    gone: Collection[Entry] = ()

    def files(self, folder: Folder) -> dict[str, bytes]:
        """The files with these changes; only those that change.

        Raises:
            BadProject: a file is written in a way that cannot be added to.
        """
        files: dict[str, bytes] = {}
        for place, write in ((LIFE_FILE, self._life), (SOURCES_FILE, self._sources)):
            there = folder.has(place)
            name = folder.named(place)
            before = decoded(folder.read(place, LARGEST), name) if there else ""
            after = write(before, name)
            if after != before:
                files[place] = after.encode()
        return files

    def _life(self, before: str, name: str) -> str:
        edits = {entry: edit for entry, edit in self.edits.items() if entry[0] != SOURCES}
        gone = [entry for entry in self.gone if entry[0] != SOURCES]
        text = edited_toml(before, edits, gone, name)
        added = life_text([(array, part) for array, part in self.added if array != SOURCES])
        if not added:
            return text
        end = "" if text.endswith("\n") else "\n"
        longer = f"{text}{end}\n{added}" if text else added
        try:
            tomllib.loads(longer)
        except tomllib.TOMLDecodeError as fault:
            raise BadProject(
                "nothing can be added to this file",
                path=name,
                hint="write its arrays as tables: [[persons]], [[events]] …",
            ) from fault
        return longer

    def _sources(self, before: str, name: str) -> str:
        added = [
            part for array, part in self.added if array == SOURCES and isinstance(part, Source)
        ]
        edits = {key: edit for (array, key), edit in self.edits.items() if array == SOURCES}
        gone = [key for array, key in self.gone if array == SOURCES]
        text = before
        if gone or any(edit.changes for edit in edits.values()):
            text = edited_json(before, edits, gone)
        if not added:
            return text
        if not text:
            return sources_text(added)
        head = text.rstrip().removesuffix("]").rstrip()
        comma = "" if head.endswith("[") else ","
        return f"{head}{comma}\n{_members(added)}\n]\n"


def life_text(parts: Sequence[tuple[str, Node]]) -> str:
    """Parts of a life as arrays of tables."""
    return written({}, (), [(array, table_of(part)) for array, part in parts])


def sources_text(sources: Sequence[Source]) -> str:
    """A list of sources."""
    return f"[\n{_members(sources)}\n]\n" if sources else ""


def _members(sources: Sequence[Source]) -> str:
    """The members of the array, indented, without its brackets."""
    array = json.dumps([source(each) for each in sources], ensure_ascii=False, indent=2)
    return array.removeprefix("[\n").removesuffix("\n]")


def entries_of(biography: Biography) -> dict[Entry, Node]:
    """Everything that stands in life.toml and sources.json, in their order."""
    made: dict[Entry, Node] = {
        (array, part.id): part for array in ARRAYS for part in getattr(biography.life, array)
    }
    return made | {(SOURCES, one.id): one for one in biography.sources}


def spelt(part: Node) -> Table:
    """A part as its file has it, values as they are read back."""
    table = source(part) if isinstance(part, Source) else table_of(part)
    plain: Table = json.loads(json.dumps(table))
    return plain


def stored(folder: Folder) -> dict[Entry, Table]:
    """What the two files of a folder say, entry by entry, as they say it."""
    made: dict[Entry, Table] = {}
    if folder.has(LIFE_FILE):
        text = decoded(folder.read(LIFE_FILE, LARGEST), folder.named(LIFE_FILE))
        made |= entries_in(tomllib.loads(text), ARRAYS)
    if folder.has(SOURCES_FILE):
        members: Any = json.loads(
            decoded(folder.read(SOURCES_FILE, LARGEST), folder.named(SOURCES_FILE))
        )
        if isinstance(members, list):
            made |= entries_in({SOURCES: members}, (SOURCES,))
    return made


def grown(folder: Folder, before: Biography, after: Biography) -> Entries:
    """What has to change in a project's entries when its biography grows from one to the other.

    What stands in other files, as a list of BibLaTeX, is left alone.
    """
    was, now = entries_of(before), entries_of(after)
    there = stored(folder)
    edits = {
        entry: edit_between(spelt(was[entry]), there[entry], spelt(part))
        for entry, part in now.items()
        if entry in was and entry in there and was[entry] != part
    }
    added = tuple((entry[0], part) for entry, part in now.items() if entry not in was)
    return Entries(added, edits)
