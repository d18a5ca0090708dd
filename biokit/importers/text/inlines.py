"""A paragraph's characters to inlines: text, citations where they stand, gaps for lost words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from biokit.importers.text.gap_tokens import Lacuna
from biokit.importers.text.marks import Letters, Mark, marks_of
from biokit.model.base import Origin
from biokit.model.nodes import Citation, CitationItem, Gap, Inline, Locator, Span, Text

SPACE = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
LAST_WORD = re.compile(r"[\w'’-]{1,40}[^\w\s]{0,3}$")


class Place(msgspec.Struct, frozen=True):
    """Where a paragraph is, and whose numbers its marks are."""

    path: str
    source: str
    """The id of the account's own source."""
    letters: Letters = Letters()


def unresolved(source: str, label: str) -> str:
    """The id of what `label` stands for in the account whose source is `source`."""
    slug = re.sub(r"[^0-9a-z]+", "-", label.casefold()).strip("-")
    capital = "upper-" if label.isalpha() and label.isupper() and len(label) == 1 else ""
    return f"{source}-{capital}{slug}"


def masked(text: str, letters: Letters) -> str:
    """The text with its marks as NUL, each as long as it was: for reading the words alone."""
    parts = []
    end = 0
    for mark in marks_of(text, letters):
        parts += [text[end : mark.start], "\0" * (mark.end - mark.start)]
        end = mark.end
    return "".join([*parts, text[end:]])


def inlines(text: str, line: int, place: Place, gaps: Sequence[Lacuna] = ()) -> tuple[Inline, ...]:
    """The inlines of a paragraph that begins on `line`."""
    made = _Run(text, line, place)
    events: list[tuple[int, Mark | Lacuna]] = [
        *((mark.start, mark) for mark in marks_of(text, place.letters)),
        *((gap.offset, gap) for gap in gaps),
    ]
    for offset, event in sorted(events, key=lambda event: event[0]):
        if isinstance(event, Lacuna):
            made.text_to(offset)
            made.add(Gap(event.certainty, "stripped link", origin=Origin(place.path, line)))
        else:
            made.mark(event)
    made.text_to(len(text))
    return made.finished()


class _Run:
    def __init__(self, text: str, line: int, place: Place) -> None:
        self._text = text
        self._line = line
        self._place = place
        self._done = 0
        self._made: list[Inline] = []

    def add(self, inline: Inline) -> None:
        self._made.append(inline)

    def text_to(self, offset: int) -> None:
        """Takes the characters up to `offset`, white space as single spaces."""
        value = SPACE.sub(" ", self._text[self._done : offset])
        self._done = max(self._done, offset)
        if value:
            self._made.append(Text(value))

    def mark(self, mark: Mark) -> None:
        self.text_to(mark.start)
        words = self._text[mark.start : mark.end]
        origin = Origin(self._place.path, self._line, words)
        match mark.kind:
            case "cite":
                self._cite(mark, origin)
            case "language":
                self._language(mark, words)
            case "editorial":
                self._made.append(Span((Text(words),), origin=origin, classes=("editorial",)))
        self._done = mark.end

    def _cite(self, mark: Mark, origin: Origin) -> None:
        """The white space before a mark goes with it: a note's call stands close."""
        last = self._made[-1] if self._made else None
        if isinstance(last, Text) and last.value.endswith(" "):
            self._made.pop()
            if last.value.strip():
                self._made.append(Text(last.value.rstrip(" ")))
        items = [CitationItem(unresolved(self._place.source, label)) for label in mark.labels]
        if mark.pages is not None:
            items[-1] = CitationItem(items[-1].source, (Locator("page", mark.pages),))
        classes = ("orphan",) if mark.orphan else ()
        self._made.append(Citation(tuple(items), origin=origin, classes=classes))

    def _language(self, mark: Mark, words: str) -> None:
        """The last of the words that link is all that is sure to be one of them."""
        value = ""
        last = self._made[-1] if self._made else None
        if isinstance(last, Text):
            self._made.pop()
            value = last.value.rstrip()
        found = LAST_WORD.search(value[-44:])
        linked = found[0] if found is not None else ""
        before = value[: len(value) - len(linked)]
        if before:
            self._made.append(Text(before))
        self._made.append(
            Span(
                (Text(linked),) if linked else (),
                origin=Origin(self._place.path, self._line, f"{linked} {words}".strip()),
                classes=("interlanguage",),
                attributes=(("language", mark.labels[0]),),
            )
        )

    def finished(self) -> tuple[Inline, ...]:
        """Without white space at either end, or after a mark that stands first."""
        made = self._made
        if made and isinstance(made[0], Citation) and len(made) > 1 and isinstance(made[1], Text):
            made[1] = Text(made[1].value.lstrip(" "))
        if made and isinstance(made[0], Text):
            made[0] = Text(made[0].value.lstrip(" "))
        if made and isinstance(made[-1], Text):
            made[-1] = Text(made[-1].value.rstrip(" "))
        return tuple(
            inline for inline in made if not (isinstance(inline, Text) and not inline.value)
        )


def citations_in(parts: Iterable[Inline]) -> list[Citation]:
    """The citations of a paragraph, in order."""
    return [part for part in parts if isinstance(part, Citation)]
