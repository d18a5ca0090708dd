"""life.toml and sources.json when an input is read again: each entry merged with the author's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec

from biokit.importers.markdown import read_sections
from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.life import Life
from biokit.project.chapters import Texts
from biokit.project.entries import SOURCES, Entries, entries_of, grown, spelt, stored
from biokit.project.folder import Folder
from biokit.project.gather import joined
from biokit.project.life import LIFE_FILE
from biokit.project.records import REPORTS, Record, Stored
from biokit.project.renaming import named_in
from biokit.project.revising import Clashing, Revised, Told, Writes
from biokit.project.sources import SOURCES_FILE
from biokit.project.tables import Clash, Edit, Entry, edit_between, line_of

__all__ = ["EntryChanges", "revised_entries"]


class EntryChanges(msgspec.Struct, frozen=True):
    """What becomes of the entries of an input."""

    entries: Entries
    gone: tuple[Entry, ...]
    """Entries that the input no longer has and nobody has edited."""
    revised: Revised
    """What is told of them; their files are written by `first` and `last`."""

    def first(self, folder: Folder) -> Writes:
        """What is added and changed: before any text."""
        return tuple(self.entries.files(folder).items())

    def last(self, folder: Folder) -> Writes:
        """The same without what is gone: after every text. Nothing, if nothing is."""
        if not self.gone:
            return ()
        without = msgspec.structs.replace(self.entries, gone=self.gone)
        return tuple(without.files(folder).items())

    def note_on_gone(self, *, taken: bool) -> Iterator[Told]:
        """What is told of those that are gone from the input."""
        for place in (LIFE_FILE, SOURCES_FILE):
            count = sum(_file_of(entry) == place for entry in self.gone)
            if count:
                said = _counted(count)
                note = f"{said} gone from the input"
                yield Told(
                    place, "gone" if taken else "kept", note if taken else f"{note}; still used"
                )


def revised_entries(
    folder: Folder,
    before: Stored,
    project: Biography,
    new: Biography,
    texts: Texts,
    others: Sequence[Record],
) -> EntryChanges:
    """Merge every entry of an input with what the author made of it.

    Args:
        folder: of the project.
        before: what the input said when it was read in last.
        project: what is there.
        new: what the input says now, in the project's ids.
        texts: what becomes of its texts: what they name has to be there.
        others: the records of all other inputs, whose entries stay.
    """
    was, now, there = before.entries, entries_of(new), stored(folder)
    known = entries_of(project)
    extra = {entry: part for entry, part in now.items() if entry not in was}
    growth = grown(folder, project, joined(project, _with_only(extra)))
    edits = dict(growth.edits)
    for entry, part in now.items():
        if entry not in was or was[entry] == spelt(part):
            continue
        if entry in there:  # what the author deleted, or has in another list, is his
            edits[entry] = edit_between(was[entry], there[entry], spelt(part))
    added = [*growth.added, *_needed(now, known, growth.added, texts)]
    elsewhere = {
        entry for record in others for entry in stored(Folder(folder.path / REPORTS / record.name))
    }
    gone = tuple(
        entry
        for entry, table in was.items()
        if entry not in now and there.get(entry) == table and entry not in elsewhere
    )
    told = tuple(_told(added, edits))
    return EntryChanges(
        Entries(tuple(added), edits), gone, Revised((), told, tuple(_clashes(edits)))
    )


def _with_only(entries: dict[Entry, Node]) -> Biography:
    """A biography of these entries and nothing else."""
    parts: dict[str, list[Node]] = {}
    for (array, _), part in entries.items():
        parts.setdefault(array, []).append(part)
    sources: Any = tuple(parts.pop(SOURCES, ()))
    life: dict[str, Any] = {array: tuple(members) for array, members in parts.items()}
    return Biography((), sources=sources, life=Life(**life))


def _needed(
    now: dict[Entry, Node],
    known: Collection[Entry],
    added: Sequence[tuple[str, Node]],
    texts: Texts,
) -> Iterator[tuple[str, Node]]:
    """Entries that the author deleted and a text names again."""
    sources: set[str] = set()
    others: set[str] = set()
    for place, content in texts.revised.writes:
        if content is not None:
            read = read_sections(content.decode(), place)
            named = named_in(*read.sections, *read.accounts)
            sources |= named[0]
            others |= named[1]
    there = {*known, *((array, str(part.id)) for array, part in added)}
    for (array, key), part in now.items():
        named_here = sources if array == SOURCES else others
        if key in named_here and (array, key) not in there:
            yield array, part


def _file_of(entry: Entry) -> str:
    return SOURCES_FILE if entry[0] == SOURCES else LIFE_FILE


def _told(added: Sequence[tuple[str, Node]], edits: dict[Entry, Edit]) -> Iterator[Told]:
    for place in (SOURCES_FILE, LIFE_FILE):
        new = sum(_file_of((array, "")) == place for array, _ in added)
        changed = sum(_file_of(entry) == place and bool(e.changes) for entry, e in edits.items())
        notes = [f"{new:,} added"] if new else []
        notes += [f"{changed:,} changed"] if changed else []
        if notes:
            yield Told(place, "would change", ", ".join(notes))


def _counted(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


def _clashes(edits: dict[Entry, Edit]) -> list[Clashing]:
    """One for each of the two files in which the author's values stand and the input has others."""
    made: list[Clashing] = []
    for place in (SOURCES_FILE, LIFE_FILE):
        lines = [
            _line(entry, clash)
            for entry, edit in edits.items()
            if _file_of(entry) == place
            for clash in edit.clashes
        ]
        if lines:
            head = f"<!-- {place}: where both you and the input changed an entry, yours stands -->"
            said = lines[0] if len(lines) == 1 else f"{lines[0]} (and {len(lines) - 1} more)"
            content = "\n\n".join([head, *(f"- {line}" for line in lines)]) + "\n"
            made.append(Clashing(place, f"{place}: {said}", content.encode()))
    return made


def _line(entry: Entry, clash: Clash) -> str:
    return f"{entry[0]} {entry[1]}: {line_of(clash)}"
