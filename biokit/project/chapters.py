"""The texts of an input that is read again, each merged with what the author made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from string import ascii_lowercase

import msgspec

from biokit.errors import BadInput
from biokit.files import decoded
from biokit.importers.markdown import read_sections
from biokit.model.biography import Biography
from biokit.model.nodes import Account
from biokit.project.entries import LARGEST
from biokit.project.folder import Folder
from biokit.project.merging import Conflict, changed_blocks, merged, with_labels
from biokit.project.names import distinct
from biokit.project.records import Stored, keyed
from biokit.project.revising import Clashing, Revised, Told, nested_in, places_of
from biokit.project.text import ACCOUNTS, TEXT
from biokit.project.writing import file_name, text_of

__all__ = ["Texts", "revised_texts"]

FIRST_WORDS = 60
NUMBER = re.compile(r"(\d+)([a-z]*)-")


class Texts(msgspec.Struct, frozen=True):
    """What becomes of the chapters and accounts of an input."""

    revised: Revised
    gone: tuple[str, ...]
    """Files that the input no longer has and nobody has edited."""
    kept: Mapping[str, str]
    """What the input says now, by `keyed`: notes are labelled as they were."""


def revised_texts(folder: Folder, before: Stored, project: Biography, new: Biography) -> Texts:
    """Merge every chapter and account of an input with what the author made of it.

    One that the author renamed or moved is found by its id; one that he deleted stays deleted.

    Args:
        folder: of the project.
        before: what the input said when it was read in last.
        project: what is there.
        new: what the input says now, in the project's ids.
    """
    return _Revising(folder, before, project, new).all()


class _Revising:
    """One file after another."""

    def __init__(self, folder: Folder, before: Stored, project: Biography, new: Biography) -> None:
        self._folder = folder
        self._before = before.texts
        self._places = places_of(project, folder)
        self._nested = nested_in(project, folder)
        self._parts = keyed(new)
        self._made: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}
        self._gone: list[str] = []
        self._kept: dict[str, str] = {}
        self._told: list[Told] = []
        self._clashes: list[Clashing] = []

    def all(self) -> Texts:
        """What becomes of them: new files are written first, for others may refer to them."""
        for key in self._parts:
            self._one(key)
        for key, was in self._before.items():
            if key not in self._parts and key in self._places:
                self._without(self._places[key], was)
        writes = (*self._added.items(), *self._made.items())
        revised = Revised(writes, tuple(self._told), tuple(self._clashes))
        return Texts(revised, tuple(self._gone), self._kept)

    def _one(self, key: str) -> None:
        came, was = text_of(self._parts[key]), self._before.get(key)
        place = self._places.get(key)
        if place is not None:
            mine = self._text(place)
            came = with_labels(was or "", mine, came)
            self._merge(key, place, (came if was is None else was, mine, came))
        elif was is None:
            self._add(key, came)
        else:
            came = with_labels(was, was, came)
            self._deleted(key, was, came)
        self._kept[key] = came

    def _text(self, place: str) -> str:
        return decoded(self._folder.read(place, LARGEST), self._folder.named(place))

    def _merge(self, key: str, place: str, texts: tuple[str, str, str]) -> None:
        was, mine, came = texts
        edited = "edited by you" if mine.replace("\r\n", "\n") != was else ""
        made = merged(was, mine, came)
        text, conflicts = made.text, made.conflicts
        if edited and text != mine and not _reads(text, key):
            text, conflicts = mine, (Conflict((), (), (came,)),)
        if text == mine:
            self._told.append(Told(place, "unchanged", edited))
        else:
            self._made[place] = text.encode()
            self._told.append(Told(place, "would change", _notes(_counted(made.taken), edited)))
        if conflicts:
            self._clashes.append(_clashing(place, conflicts))

    def _add(self, key: str, came: str) -> None:
        part = self._parts[key]
        shelf = ACCOUNTS if isinstance(part, Account) else TEXT
        taken = {*self._folder.texts(shelf)[0], *self._added}
        place = distinct(f"{shelf}/{self._number(key, shelf)}-{file_name(part)}", taken)
        self._places[key] = place
        self._added[place] = came.encode()
        self._told.append(Told(place, "new"))

    def _number(self, key: str, shelf: str) -> str:
        """A number that puts a new file after that of the part before it: `03a` after `03`."""
        there = sorted({*self._folder.texts(shelf)[0], *self._added})
        keys = list(self._parts)
        place = keys.index(key)
        last = self._neighbour(reversed(keys[:place]), shelf)
        following = next((each for each in there if last is not None and each > last), None)
        if last is None:
            following = self._neighbour(keys[place + 1 :], shelf)
        if following is None:
            highest = max((_numbers(each)[0] for each in there), default=0)
            return f"{highest + 1:02d}"
        number, letters = _numbers(following) if last is None else _numbers(last)
        head = f"{max(number - 1, 0):02d}z" if last is None else f"{number:02d}{letters}"
        tries = (f"{head}{letter}" for letter in ascii_lowercase)
        return next(
            (made for made in tries if f"{last or ''}" < f"{shelf}/{made}-" < following), head
        )

    def _neighbour(self, keys: Iterable[str], shelf: str) -> str | None:
        places = (self._places.get(each, "") for each in keys)
        return next((place for place in places if place.startswith(f"{shelf}/")), None)

    def _deleted(self, key: str, was: str, came: str) -> None:
        moved = self._nested.get(key)
        changed = changed_blocks(was, came)
        if moved is not None and changed:
            self._told.append(Told(moved, "kept", f"moved by you; {_counted(changed)} not taken"))
            self._clashes.append(_clashing(moved, (Conflict((), (), (came,)),)))
        elif moved is None:
            name = key.partition(" ")[2]
            self._told.append(Told(name, "unchanged", "deleted by you; it stays deleted"))

    def _without(self, place: str, was: str) -> None:
        if self._text(place).replace("\r\n", "\n") == was:
            self._gone.append(place)
        else:
            note = "gone from the input; edited by you"
            self._told.append(Told(place, "kept", note))


def _numbers(place: str) -> tuple[int, str]:
    """The number that a file's name begins with, and the letters after it."""
    found = NUMBER.match(PurePosixPath(place).name)
    return (int(found[1]), found[2]) if found else (0, "")


def _reads(text: str, key: str) -> bool:
    """Whether a text is still the chapter or the account it was, and nothing else."""
    try:
        read = read_sections(text, key)
    except BadInput:
        return False
    found = keyed(Biography((), sections=read.sections, accounts=read.accounts))
    return len(found) == 1 and key.startswith(next(iter(found)))


def _counted(blocks: int) -> str:
    return f"{blocks:,} paragraph{'' if blocks == 1 else 's'}"


def _notes(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def _clashing(place: str, conflicts: tuple[Conflict, ...]) -> Clashing:
    parts = [f"<!-- {place}: where both you and the input changed the text, yours stands -->\n"]
    for one in conflicts:
        for title, blocks in (("as it was", one.before), ("yours", one.author)):
            if blocks:
                parts.append(f"<!-- {title} -->\n\n" + "\n\n".join(blocks) + "\n")
        said = "\n\n".join(one.input).strip() or "(nothing: the input no longer has it)"
        parts.append(f"<!-- the input's -->\n\n{said}\n")
    words = " ".join((conflicts[0].input or conflicts[0].before or ("",))[0].split())
    shown = words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS]}…"
    count = f"{len(conflicts)} places" if len(conflicts) > 1 else "1 place"
    line = f"{place}: your words stand in {count}; the input has “{shown}”"
    return Clashing(place, line, "\n".join(parts).encode())
