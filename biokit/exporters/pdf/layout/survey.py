"""Looks over the pages of a part once it is laid out: what a compositor would look at again.

One walk over the boxes, in the process that laid them out: WeasyPrint's documents cannot leave it.
CSS pixels are turned into points on the way. That a line is loose, a white river runs down a page,
or hyphens stand in a ladder is a matter of taste: it goes into the report only. What runs out of
its place is told by the build as well (`surveyed.findings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import pairwise
from math import inf
from urllib.parse import unquote

from biokit.exporters.pdf.fetching import BASE
from biokit.exporters.pdf.layout.lines_seen import (
    Block,
    Line,
    Strip,
    blemishes,
    ends_short,
    overprinted,
)
from biokit.exporters.pdf.layout.tables import step_of
from biokit.exporters.pdf.layout.weasy import Box, Document
from biokit.exporters.pdf.pages.places import HYPHEN
from biokit.exporters.pdf.surveyed import (
    FAINT,
    Astray,
    Blemish,
    Face,
    PageSurvey,
    PartSurvey,
    Picture,
    Spot,
)
from biokit.exporters.xhtml import call_id

__all__ = ["survey"]

POINT = 0.75
"""Of a CSS pixel."""
SLACK = 1.5
"""Pixels that something may reach out of its place unseen: half a hair more than roundings."""
CORE = 0.25
"""Ems above and below the middle of a line: what no other line may touch."""
FEW = 4
"""Lines on the last page of a part that are hardly worth a page."""
EMPTY = 3.0
"""Lines that may be missing at the foot of a page: one for a widow, one for an orphan, and one."""
CLOSER: tuple[Blemish, ...] = ("table-smaller", "table-smaller", "table-broken", "table-listed")
"""What is told of each step by which a table is set closer."""
FORCED = frozenset({"page", "left", "right", "recto", "verso", "always"})
WORDS = 60
"""Letters of a text that say which it is."""
ASSETS = f"{BASE}assets/"


def survey(document: Document) -> PartSurvey:
    """What is to be seen on the pages of a part that is laid out."""
    faces: dict[Face, int] = {}
    seen = [_Seen(page._page_box, faces) for page in document.pages]  # noqa: SLF001 (pinned)
    for page, after in pairwise(seen):
        page.goes_on(after)
    if seen:
        seen[-1].ends(alone=len(seen) == 1)
    return PartSurvey(
        pages=tuple(page.told() for page in seen),
        faces=tuple(faces),
        astray=tuple(_astray(document, seen)),
    )


def _astray(document: Document, seen: list[_Seen]) -> Iterator[Astray]:
    """Notes at the foot of another page than their call's."""
    called: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for key in page.anchors:
            called.setdefault(key, number)
    for number, page in enumerate(seen):
        for note in page.notes:
            there = called.get(call_id(note), number)
            if there != number:
                yield Astray(note, there, number)


class _Seen:
    """What is found on one page while its boxes are walked over, in CSS pixels."""

    def __init__(self, page: Box, faces: dict[Face, int]) -> None:
        from weasyprint.formatting_structure import boxes

        self._boxes = boxes
        self._page = page
        self._faces = faces
        self._of_style: dict[int, int] = {}
        self._letters: dict[int, int] = {}
        self._texts: list[str] = []
        self._looks: list[str] = []
        self._spots: list[Spot] = []
        self._worst: dict[tuple[Blemish, str], int] = {}
        self._pictures: list[Picture] = []
        self._strips: list[Strip] = []
        self._within = 0
        """How many lines there are around the box at hand."""
        self.notes: list[str] = []
        """The ids of those at its foot."""
        self._blocks: list[Block] = []
        self._left = page.content_box_x()
        self._right = self._left + page.width
        self._head = page.content_box_y()
        self._foot = self._head + page.height
        self._bottom = self._head
        self._room = self._foot
        self._leading = 20.0
        self._in_text = True
        for child in page.children:
            self._part(child)

    def _part(self, box: Box) -> None:
        """The text, or the notes at the foot; heads and folios are made elsewhere."""
        boxes = self._boxes
        if isinstance(box, boxes.MarginBox):
            return
        self._in_text = not isinstance(box, boxes.FootnoteAreaBox)
        if self._in_text:
            self._leading = _leading(box)
        elif box.children:
            elements = (note.element for note in box.children)
            self.notes += ["" if one is None else one.get("id", "") for one in elements]
            self._room = min(self._room, box.position_y)
        self._walk(box, "", self._right)

    # ------------------------------------------------------------------------------------ the walk

    def _walk(self, box: Box, key: str, right: float) -> None:
        """A box and all within it.

        Args:
            box: it.
            key: the nearest id around it.
            right: where the room ends that it has.
        """
        boxes = self._boxes
        element = box.element
        if element is not None:
            key = element.get("id") or key
            if step := step_of(element):
                self._tell(CLOSER[step - 1], key, "", step)
        if isinstance(box, boxes.ReplacedBox):
            self._picture(box, key, right)
            return
        if isinstance(box, boxes.TableBox) and self._table(box, key, right):
            right = inf  # what is in it runs out with it
        children = getattr(box, "children", ())
        if isinstance(box, boxes.BlockContainerBox) and not box.is_table_wrapper:
            right = inf if right == inf else box.content_box_x() + box.width
            if children and isinstance(children[0], boxes.LineBox):
                self._block(box, key, right)
                return
        for child in children:
            # A child may be a stand-in for a box that is laid out later.
            self._walk(getattr(child, "_box", child), key, right)

    def _block(self, box: Box, key: str, right: float) -> None:
        """Lines, one below the other."""
        found: list[Line] = []
        for line in box.children:
            texts: list[Box] = []
            self._line(line, key, right, texts)
            found.append(self._read(line, texts, key, right))
        if self._in_text and found and not self._within:
            self._blocks.append(Block(box.element, key, found))
        self._spots += blemishes(found, key)

    def _line(self, box: Box, key: str, right: float, texts: list[Box]) -> None:
        """What stands in a line; blocks within it are walked over by themselves."""
        boxes = self._boxes
        for child in box.children:
            real = getattr(child, "_box", child)
            if isinstance(real, boxes.TextBox):
                texts.append(real)
            elif isinstance(real, boxes.InlineBox):
                self._line(real, key, right, texts)
            else:
                self._within += 1
                self._walk(real, key, right)
                self._within -= 1

    def _read(self, line: Box, texts: list[Box], key: str, right: float) -> Line:
        text = "".join(box.text for box in texts)
        self._texts.append(text)
        ends = 0.0
        stretch = 0.0
        for box in texts:
            self._looks.append(f"{box.position_x:.1f} {box.position_y:.1f} {box.text}")
            face = self._of_style.get(id(box.style))
            if face is None:
                face = self._face(box.style)
            self._letters[face] = self._letters.get(face, 0) + len(box.text)
            ends = max(ends, box.position_x + box.width)
            size = box.style["font_size"]
            if size and box.justification_spacing:
                stretch = max(stretch, box.justification_spacing / size)
        if texts:
            self._place(line, texts, ends, right, key)
        return Line(text, texts, stretch, _hyphenated(text))

    def _place(self, line: Box, texts: list[Box], ends: float, right: float, key: str) -> None:
        """How far down a line stands, and whether it runs out of its room."""
        bottom = line.position_y + line.height
        if self._in_text:
            self._bottom = max(self._bottom, bottom)
        words = "".join(box.text for box in texts)
        if not self._within and words.strip():
            middle, half = line.position_y + line.height / 2, texts[0].style["font_size"] * CORE
            begins = min(box.position_x for box in texts)
            self._strips.append(Strip(middle - half, middle + half, begins, ends, key, words))
        leaf = self._page.margin_width()
        if right == inf:
            pass
        elif ends > leaf:
            self._tell("cut-off", key, _longest(words), ends - leaf)
        elif ends > right + SLACK and texts[-1].is_in_normal_flow():
            self._tell("overfull-line", key, _longest(words), ends - right)
        beyond = max(bottom - self._foot, self._head - line.position_y)
        if beyond > self._leading / 2:
            self._tell("overfull-page", key, words, beyond)

    def _table(self, box: Box, key: str, right: float) -> bool:
        """Whether a table runs out of its room."""
        ends = box.position_x + box.margin_width()
        too_wide = bool(ends > right + SLACK)
        if too_wide:
            leaf = self._page.margin_width()
            words = next((one.text for one in _texts(box, self._boxes)), "")
            kind: Blemish = "cut-off" if ends > leaf else "table-too-wide"
            self._tell(kind, key, words, ends - (leaf if ends > leaf else right))
        if self._in_text:
            self._bottom = max(self._bottom, box.position_y + box.margin_height())
        return too_wide

    def _picture(self, box: Box, key: str, right: float) -> None:
        source = (box.element.get("src") or "") if box.element is not None else ""
        path = unquote(source.removeprefix(ASSETS))
        ends, bottom = box.content_box_x() + box.width, box.content_box_y() + box.height
        self._looks.append(f"{box.position_x:.1f} {box.position_y:.1f} {ends:.1f} {path}")
        if self._in_text:
            self._bottom = max(self._bottom, bottom)
        beyond = max(ends - right, bottom - self._foot)
        if beyond > SLACK:
            self._tell("image-too-large", key, path, beyond)
        across, down = (getattr(box.replacement, side, None) for side in ("width", "height"))
        if isinstance(across, int) and isinstance(down, int) and box.width and box.height:
            size = (box.width * POINT, box.height * POINT)
            self._pictures.append(Picture(path, key, across, down, *size))
            if min(across, down) < FAINT:
                self._tell("image-too-small", key, path, 0)

    def _face(self, style: Mapping[str, object]) -> int:
        family = style["font_family"]
        first = family[0] if isinstance(family, tuple | list) and family else ""
        weight = style["font_weight"]
        face = Face(str(first), int(str(weight)), style["font_style"] != "normal")
        number = self._faces.setdefault(face, len(self._faces))
        self._of_style[id(style)] = number
        return number

    def _tell(self, kind: Blemish, key: str, words: str, amount: float) -> None:
        spot = Spot(kind, key, " ".join(words.split())[:WORDS], round(amount * POINT, 1))
        # Of the lines of one element, the one that is worst.
        before = self._worst.get((kind, key))
        if before is None:
            self._worst[kind, key] = len(self._spots)
            self._spots.append(spot)
        elif self._spots[before].amount < spot.amount:
            self._spots[before] = spot

    # ------------------------------------------------------------------------ one page to the next

    def goes_on(self, after: _Seen) -> None:
        """What only the page after it tells: what is torn in two, and whether it may end so early.

        Args:
            after: the next page.
        """
        self._tear(after)
        empty = self._room - self._bottom
        if empty > EMPTY * self._leading and self._blocks and not after.begins_anew():
            last = self._blocks[-1]
            self._tell("underfull-page", last.key, last.lines[-1].text, empty)
        self._look_at_ends(self._blocks[: -1 if self._shares(after) else None])

    def ends(self, *, alone: bool) -> None:
        """It is the last.

        Args:
            alone: whether it is the only one.
        """
        if not alone and not self._pictures and 0 < self._count() < FEW:
            self._spots.append(Spot("short-last-page", amount=self._count()))
        self._look_at_ends(self._blocks)

    def _look_at_ends(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._spots += ends_short(block)

    def _tear(self, after: _Seen) -> None:
        if self._shares(after):
            last, then = self._blocks[-1], after._blocks[0]
            if len(last.lines) == 1 and not last.torn:
                self._tell("orphan", last.key, last.lines[0].text, 0)
            then.torn = True
            if len(then.lines) == 1 and len(after._blocks) > 1:
                after._tell("widow", then.key, then.lines[0].text, 0)

    def _shares(self, after: _Seen) -> bool:
        """Whether a paragraph of the page goes on on the next."""
        if not (self._blocks and after._blocks):
            return False
        element = self._blocks[-1].element
        return element is not None and element is after._blocks[0].element

    def begins_anew(self) -> bool:
        """Whether the page was asked for: by a style, or because it is blank."""
        if self._page.page_type.blank:
            return True
        box = self._page
        while children := getattr(box, "children", ()):
            box = getattr(children[0], "_box", children[0])
            if box.style["break_before"] in FORCED:
                return True
        return False

    def _count(self) -> int:
        return sum(len(block.lines) for block in self._blocks)

    def told(self) -> PageSurvey:
        """The page, in points."""
        for upper, lower in overprinted(self._strips):
            self._tell("overprinted", lower.key, lower.words, upper.bottom - lower.top)
        depth = self._foot - self._head
        used = self._bottom - self._head + self._foot - self._room
        return PageSurvey(
            full=round(min(max(used / depth, 0.0), 9.99), 3) if depth > 0 else 0.0,
            lines=self._count(),
            text=_named(self._texts),
            look=_named(self._looks),
            notes=len(self.notes),
            blank=bool(self._page.page_type.blank),
            spots=tuple(self._spots),
            pictures=tuple(self._pictures),
            letters=tuple(self._letters.items()),
        )


def _leading(box: Box) -> float:
    """The height of a line of the text."""
    from weasyprint.text.line_break import strut

    height: float = strut(box.style)[0]
    return height


def _hyphenated(text: str) -> bool:
    return text.rstrip().endswith((HYPHEN, "-"))


def _longest(words: str) -> str:
    """The word of a line that is likely to be at fault."""
    return max(words.split(), key=len, default="")


def _texts(box: Box, boxes: object) -> Iterable[Box]:
    kind = boxes.TextBox  # type: ignore[attr-defined]
    return (one for one in box.descendants() if isinstance(one, kind))


def _named(pieces: list[str]) -> bytes:
    return blake2b("\n".join(pieces).encode("utf-8", "replace"), digest_size=8).digest()
