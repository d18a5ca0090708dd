"""Notes while a text is written: their labels, and those whose definitions are due."""

from __future__ import annotations

from biokit.model.nodes import Note
from biokit.notation.classes import NOTE_LABEL, NUMBERED_LABEL


class Notes:
    """The notes of one file.

    A note's label is its id; one without an id is numbered from 1, in each chapter anew, so that a
    note more in one chapter changes no line of another.
    """

    def __init__(self) -> None:
        self.due: list[tuple[str, Note]] = []
        self.prefix = ""
        self._used: set[str] = set()
        self._last = 0

    def begin(self, prefix: str) -> None:
        """Number notes from 1 again, as `PREFIX-1`."""
        self.prefix = prefix
        self._last = 0

    def label(self, note: Note) -> str:
        """The label of a note that is called now; its definition is due from here on."""
        label = note.id
        if (
            label is None
            or label in self._used
            or NUMBERED_LABEL.fullmatch(label)
            or not NOTE_LABEL.fullmatch(label)
        ):
            label = self._numbered()
        self._used.add(label)
        self.due.append((label, note))
        return label

    def _numbered(self) -> str:
        self._last += 1
        return f"{self.prefix}{self._last}"

    def saved(self) -> tuple[list[tuple[str, Note]], int, frozenset[str]]:
        """What to give to `restore`."""
        return list(self.due), self._last, frozenset(self._used)

    def restore(self, saved: tuple[list[tuple[str, Note]], int, frozenset[str]]) -> None:
        """Forget the notes called since."""
        self.due, self._last, self._used = list(saved[0]), saved[1], set(saved[2])

    def taken(self) -> list[tuple[str, Note]]:
        """The notes whose definitions are due, which then no longer are."""
        due, self.due = self.due, []
        return due
