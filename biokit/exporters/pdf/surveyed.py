"""What was seen on the pages of a part that is laid out: how full they are, and what mars them.

Lengths are points, pages are counted from 0 within the part. It travels as MessagePack, with the
laid-out part and with the product, and knows nothing of WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, TypeVar

import msgspec

from biokit.diagnostics import Finding, Severity
from biokit.exporters.xhtml import identifier
from biokit.model.base import Node
from biokit.model.nodes import Section
from biokit.model.walk import walk

__all__ = [
    "Astray",
    "Blemish",
    "BookSurvey",
    "Face",
    "PageSurvey",
    "PartOfBook",
    "PartSurvey",
    "Picture",
    "Spot",
    "decoded",
    "encoded",
    "findings",
    "of_book",
    "told",
]

Blemish: TypeAlias = Literal[
    "cut-off",  # it reaches beyond the leaf
    "overprinted",  # it stands upon other text
    "overfull-line",
    "overfull-page",
    "table-too-wide",
    "table-smaller",
    "table-broken",
    "table-listed",
    "image-too-large",
    "image-too-small",
    "underfull-page",
    "widow",
    "orphan",
    "hyphen-ladder",
    "river",
    "loose-line",
    "short-last-line",
    "short-last-page",
]

FAINT = 8
"""Points of a picture, either way: fewer are a slip."""


class Spot(msgspec.Struct, frozen=True, gc=False, array_like=True, omit_defaults=True):
    """Something on a page that a compositor would look at again."""

    kind: Blemish
    id: str = ""
    """Of the nearest element around it that has one."""
    words: str = ""
    """How its text begins, or the address of the picture."""
    amount: float = 0.0
    """How far it reaches out, how much is empty (points), how wide a space is (ems), how many
    lines: as the kind has it."""


class Picture(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A picture of points as it is printed."""

    path: str
    """Its path in the biography."""
    id: str
    """As a spot's."""
    across: int
    down: int
    """Its size in its own points."""
    width: float
    height: float
    """Its size in print."""

    @property
    def dpi(self) -> int:
        """Points of the picture to an inch of paper, the fewer of the two ways."""
        return round(72 * min(self.across / self.width, self.down / self.height))


class Face(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A face as the styles ask for it."""

    family: str
    weight: int
    slanted: bool


class PageSurvey(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """What was seen on a page."""

    full: float
    """How much of the depth of the text is used: 1 is all of it."""
    lines: int
    """Of the text, without the notes."""
    text: bytes
    """A name for its words and no others."""
    look: bytes
    """A name for its words and where they stand."""
    notes: int = 0
    """That stand at its foot."""
    blank: bool = False
    spots: tuple[Spot, ...] = ()
    pictures: tuple[Picture, ...] = ()
    letters: tuple[tuple[int, int], ...] = ()
    """Which face of the part's, and how many letters are set in it."""


class Astray(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A note at the foot of another page than its call's."""

    id: str
    called: int
    page: int


class PartSurvey(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """What was seen on the pages of a part."""

    pages: tuple[PageSurvey, ...] = ()
    faces: tuple[Face, ...] = ()
    astray: tuple[Astray, ...] = ()


class PartOfBook(msgspec.Struct, frozen=True, array_like=True):
    """A part in its place in the book."""

    title: str
    first: int
    """Its first page, counted from 0 in the book."""
    survey: PartSurvey


class BookSurvey(msgspec.Struct, frozen=True, array_like=True):
    """What was seen on the pages of a book, part after part."""

    parts: tuple[PartOfBook, ...] = ()


_Survey = TypeVar("_Survey", PartSurvey, BookSurvey)


def encoded(survey: PartSurvey | BookSurvey) -> bytes:
    """A survey as MessagePack."""
    return msgspec.msgpack.encode(survey)


def decoded(content: bytes, kind: type[_Survey]) -> _Survey:
    """A survey again.

    Raises:
        msgspec.DecodeError: it is none of that kind.
    """
    return msgspec.msgpack.decode(content, type=kind)


# ------------------------------------------------------------------------------ what a build says


class _Told(msgspec.Struct, frozen=True, gc=False):
    """How a build tells of a kind of spot; what is a matter of taste stands in the report only."""

    message: str
    severity: Severity
    hint: str | None = None


TOLD: dict[Blemish, _Told] = {
    "cut-off": _Told(
        "{words} reaches {amount:.0f} pt beyond the edge of the page",
        "error",
        "make it narrower, or let the style break it",
    ),
    "overprinted": _Told("{words} stands upon other text", "error", "a style may be the cause"),
    "overfull-line": _Told(
        "{words} is longer than its line by {amount:.0f} pt",
        "warning",
        "a soft hyphen (U+00AD) or a zero-width space (U+200B) says where it may be broken",
    ),
    "overfull-page": _Told(
        "{words} reaches {amount:.0f} pt beyond the foot or the head of the text",
        "warning",
        "shorten it, or divide it",
    ),
    "table-too-wide": _Told(
        "the table that begins with {words} is wider than the text by {amount:.0f} pt",
        "warning",
        "divide it, or let its words be shorter",
    ),
    "table-smaller": _Told("the table is wider than the text, and set smaller", "note"),
    "table-broken": _Told(
        "the table is wider than the text: its words are broken wherever a line ends",
        "warning",
        "divide it, or give it fewer columns",
    ),
    "table-listed": _Told(
        "the table is wider than the text: its rows are set as a list",
        "warning",
        "divide it, or give it fewer columns",
    ),
    "image-too-large": _Told(
        "the picture {words} reaches {amount:.0f} pt beyond the text", "warning"
    ),
    "image-too-small": _Told(
        f"the picture {{words}} is less than {FAINT} points wide or high",
        "warning",
        "it is printed as large as it is",
    ),
}


def findings(survey: PartSurvey, nodes: Mapping[str, Node] | None = None) -> Iterator[Finding]:
    """What a build tells of a part: what is cut off, runs out of its place, or is hardly there.

    Args:
        survey: of the part.
        nodes: by the id of their elements, so that the file and the line can be named.
    """
    known = nodes or {}
    spots = (spot for page in survey.pages for spot in page.spots if spot.kind in TOLD)
    # A table that goes on over ten pages is told of once.
    for spot in {(spot.kind, spot.id, spot.words): spot for spot in spots}.values():
        yield _finding(spot, TOLD[spot.kind], known.get(spot.id))


def of_book(parts: Iterable[tuple[str, int, bytes]]) -> BookSurvey:
    """The survey of a book, from those of its parts.

    Args:
        parts: the title of each, its first page from 0, and its survey as MessagePack.
    """
    return BookSurvey(
        tuple(
            PartOfBook(title, first, decoded(survey, PartSurvey) if survey else PartSurvey())
            for title, first, survey in parts
        )
    )


def told(book: BookSurvey, sections: Iterable[Section]) -> Iterator[Finding]:
    """What a build tells of a book.

    Args:
        book: what was seen.
        sections: what it was made from, to name files and lines.
    """
    nodes: dict[str, Node] = {}
    pages = [page for part in book.parts for page in part.survey.pages]
    if any(spot.kind in TOLD for page in pages for spot in page.spots):
        parts = (part for section in sections for part in walk(section))
        every = (part for part in parts if isinstance(part, Node))
        nodes = {identifier(node.id): node for node in every if node.id}
    for one in book.parts:
        yield from findings(one.survey, nodes)


def _finding(spot: Spot, told: _Told, node: Node | None) -> Finding:
    origin = None if node is None else node.origin
    words = f"“{spot.words}”" if spot.words else "something"
    said = told.message.format(words=words, amount=max(spot.amount, 1))
    return Finding(
        spot.kind,
        said,
        told.severity,
        path=None if origin is None else origin.path,
        line=None if origin is None else origin.line,
        node=None if node is None else node.id,
        hint=told.hint,
    )
