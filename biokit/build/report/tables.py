"""What a report tells, in the order in which it is told: its tables and the marks of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from biokit.build.report.kept import Kept
from biokit.exporters.pdf.surveyed import Blemish, Face, PageSurvey, Picture, Spot

__all__ = ["Group", "Mark", "Row", "groups", "marks", "pictures", "set_in"]

Weight = Literal["wrong", "poor", "slight"]


class _Named(NamedTuple):
    """How a report calls a kind of spot."""

    short: str
    weight: Weight
    amount: str


NAMED: dict[Blemish, _Named] = {
    "cut-off": _Named("cut off", "wrong", "{:.0f} pt beyond the leaf"),
    "overprinted": _Named("overprinted", "wrong", ""),
    "overfull-line": _Named("overfull line", "wrong", "{:.0f} pt too long"),
    "overfull-page": _Named("overfull page", "wrong", "{:.0f} pt beyond the text"),
    "table-too-wide": _Named("wide table", "wrong", "{:.0f} pt too wide"),
    "image-too-large": _Named("large picture", "wrong", "{:.0f} pt beyond the text"),
    "image-too-small": _Named("tiny picture", "poor", ""),
    "table-smaller": _Named("table set smaller", "slight", ""),
    "table-broken": _Named("table squeezed", "poor", ""),
    "table-listed": _Named("table as a list", "poor", ""),
    "underfull-page": _Named("underfull", "poor", "{:.0f} pt empty"),
    "short-last-page": _Named("short last page", "poor", "{:.0f} line{s}"),
    "widow": _Named("widow", "poor", ""),
    "orphan": _Named("orphan", "poor", ""),
    "hyphen-ladder": _Named("ladder", "poor", "{:.0f} line{s}"),
    "river": _Named("river", "poor", "{:.0f} line{s}"),
    "loose-line": _Named("loose line", "slight", "spaces {:.2f} em wider"),
    "short-last-line": _Named("short last line", "slight", "{:.0f} letter{s}"),
}
GROUPS: tuple[tuple[str, str, tuple[Blemish, ...]], ...] = (
    (
        "overfull",
        "Out of its place",
        (
            "cut-off",
            "overprinted",
            "overfull-line",
            "overfull-page",
            "table-too-wide",
            "image-too-large",
        ),
    ),
    ("squeezed", "Tables made to fit", ("table-listed", "table-broken", "table-smaller")),
    ("underfull", "Underfull pages", ("underfull-page", "short-last-page")),
    ("torn", "Widows and orphans", ("widow", "orphan")),
    ("ladders", "Hyphens in a ladder", ("hyphen-ladder",)),
    ("rivers", "Rivers", ("river",)),
    ("loose", "Loose lines", ("loose-line",)),
    ("short", "Short last lines", ("short-last-line",)),
)
COARSE = 300
"""Points to the inch under which a picture is called coarse, as printers have it."""


class Row(NamedTuple):
    """A line of a table: something on a page."""

    page: int
    """Counted from 0."""
    folio: str
    part: str
    what: str
    words: str
    amount: str


class Group(NamedTuple):
    """A table."""

    key: str
    title: str
    rows: list[Row]


class Mark(NamedTuple):
    """What stands under the picture of a page, once for each kind."""

    what: str
    weight: Weight
    words: str


def groups(kept: Kept) -> list[Group]:
    """The tables of what was seen, those that are empty among them."""
    by_kind: dict[str, list[tuple[Spot, Row]]] = {}
    for number, page in _seen(kept):
        named = kept.pages[number]
        for spot in page.spots:
            short, _, amount = NAMED[spot.kind]
            said = amount.format(spot.amount, s="" if spot.amount == 1 else "s")
            row = Row(number, named.folio, named.part, short, spot.words, said)
            by_kind.setdefault(spot.kind, []).append((spot, row))
    made: list[Group] = []
    for key, title, kinds in GROUPS:
        found = [pair for kind in kinds for pair in by_kind.get(kind, [])]
        found.sort(key=lambda pair: (pair[1].page, -pair[0].amount))
        made.append(Group(key, title, [row for _, row in found]))
    return made


def marks(page: PageSurvey) -> list[Mark]:
    """What is marked on a page, the worst first."""
    order = list(NAMED)
    spots = {spot.kind: spot for spot in reversed(page.spots)}
    return [
        Mark(NAMED[kind].short, NAMED[kind].weight, spots[kind].words)
        for kind in sorted(spots, key=order.index)
    ]


class Shown(NamedTuple):
    """A picture in its place."""

    page: int
    folio: str
    picture: Picture
    coarse: bool


def pictures(kept: Kept) -> list[Shown]:
    """The pictures of points, the coarsest first."""
    found = [
        Shown(number, kept.pages[number].folio, picture, picture.dpi < COARSE)
        for number, page in _seen(kept)
        for picture in page.pictures
    ]
    return sorted(found, key=lambda one: (one.picture.dpi, one.page))


class Used(NamedTuple):
    """A face as the styles ask for it."""

    face: Face
    letters: int
    pages: int


def set_in(kept: Kept) -> list[Used]:
    """The faces that text is set in, the most used first."""
    letters: dict[Face, int] = {}
    pages: dict[Face, int] = {}
    for part in kept.survey.parts:
        for page in part.survey.pages:
            for number, count in page.letters:
                face = part.survey.faces[number]
                letters[face] = letters.get(face, 0) + count
                pages[face] = pages.get(face, 0) + 1
    order: Sequence[Face] = sorted(letters, key=lambda face: -letters[face])
    return [Used(face, letters[face], pages[face]) for face in order]


def _seen(kept: Kept) -> Iterator[tuple[int, PageSurvey]]:
    return ((number, page) for number, page in enumerate(kept.seen) if page is not None)
