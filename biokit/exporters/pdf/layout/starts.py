"""Where in the text each page of a finished layout begins.

WeasyPrint keeps of every run of text on a page which element it is of, but not where in it. So the
letters of each element are followed from page to page: what a page shows of it first is what no
earlier page has shown. Whatever is shown again, as the head of a table that goes on, is no start.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from xml.etree.ElementTree import Element

from biokit.exporters.pdf.layout.weasy import Box, Document
from biokit.exporters.pdf.pages.places import HYPHEN, Places
from biokit.exporters.xhtml import identifier
from biokit.exporters.xhtml.lettering import Lettering, Stretch
from biokit.model.nodes import Role
from biokit.model.walk import altered
from biokit.projections.book import Book
from biokit.projections.matter import TEMPLATED
from biokit.projections.pages import WORDS, PageMap, PageStart, holders, letters

__all__ = ["node_keys", "page_map", "starts_in"]

_DASHES = "\N{EN DASH}\N{EM DASH}"
"""After which a line may end, and a new word begins."""
_HYPHENS = (HYPHEN, "-")
"""What a broken line ends with, if the style asks for no other sign."""


def starts_in(
    document: Document, xhtml: str, nodes: Iterable[str], notes: Iterable[str]
) -> tuple[PageStart | None, ...]:
    """Where the pages of a laid-out part begin; `None` for one on which nothing does.

    Args:
        document: the layout.
        xhtml: the page that was laid out.
        nodes: ids of sections, blocks and notes, as they stand there.
        notes: those of notes.

    Returns:
        starts without folios, that name nodes by those ids.
    """
    reader = _Reader(document, Lettering(xhtml, frozenset(nodes), frozenset(notes)))
    return tuple(reader.start(page) for page in document.pages)


def page_map(book: Book, places: Places, found: Sequence[PageStart | None]) -> PageMap:
    """Where the pages of a book begin.

    Args:
        book: what it was made from.
        places: its pages.
        found: where each begins, as `starts_in` tells; `None` for a blank one, too.
    """
    keys = {identifier(key): key for key in node_keys(book)}
    return PageMap(
        edition=book.edition.id,
        isbn=book.edition.isbn,
        starts=tuple(
            start
            for page, start in enumerate(_with_blanks(found, keys, places))
            if not places.is_plate(page)
        ),
        places=tuple((key, places.folio(key) or "") for key in book.index.places),
    )


def node_keys(book: Book) -> tuple[str, ...]:
    """The ids by which a page map tells places."""
    return (*holders(book.matter), *book.index.ids)


def _with_blanks(
    found: Sequence[PageStart | None], keys: dict[str, str], places: Places
) -> Iterator[PageStart]:
    """Every page with its folio; one on which nothing begins stands where the next does."""
    following: list[PageStart] = []
    then = next((place for place in reversed(found) if place), PageStart(""))
    for place in reversed(found):
        then = place or then
        following.append(then)
    for number, (place, here) in enumerate(zip(found, reversed(following), strict=True)):
        yield altered(
            here,
            label=places.folio_of(number),
            node=keys.get(here.node, ""),
            blank=place is None,
        )


class _Shown:
    """How much of an element's own text the pages so far have shown."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self._stretches = stretches
        held = [letters(one.text) for one in stretches]
        self._ends = tuple(accumulate(map(len, held)))
        self._letters = "".join(held)
        self._count = 0

    def show(self, text: str) -> tuple[Stretch, int, bool] | None:
        """Show more of it.

        Returns:
            the stretch in which it begins, the letter of it, from 0, and whether it ends in a
            hyphen that the line break made; `None` if nothing of it is new.
        """
        said, begins = letters(text), self._count
        if not said or begins >= len(self._letters):
            return None
        rest = self._letters[begins : begins + len(said)]
        broken = said[-1] in _HYPHENS and rest[-1:] != said[-1]
        self._count = min(begins + len(said) - broken, len(self._letters))
        place = bisect_right(self._ends, begins)
        before = self._ends[place - 1] if place else 0
        return self._stretches[place], begins - before, broken


class _Reader:
    """Reads pages in their order."""

    def __init__(self, document: Document, lettering: Lettering) -> None:
        root = _root(document)
        self._lettering = lettering
        self._numbers = {element: number for number, element in enumerate(root.iter())}
        self._figures = {
            image: figure.get("id")
            for figure in root.iter("figure")
            for image in figure.iter("img")
        }
        self._made: dict[object, Role] = {
            element: role
            for front in root.iter("div")
            if front.get("class") == "front"
            for page in front
            for role in TEMPLATED
            if role in page.get("class", "").split()
            for element in page.iter()
        }
        self._stretches: dict[int, list[Stretch]] = {}
        for stretch in lettering.stretches:
            self._stretches.setdefault(stretch.element, []).append(stretch)
        self._shown: dict[object, _Shown] = {}
        self._within_word = False

    def start(self, page: Box) -> PageStart | None:
        """Where a page begins; `None` if no text stands on it."""
        begins: PageStart | None = None
        was_broken, self._within_word = self._within_word, False
        for box in _leaves(page._page_box):  # noqa: SLF001 (pinned)
            here = self._place(box, was_broken=was_broken and begins is None)
            begins = begins or here
        return begins

    def _place(self, box: Box, *, was_broken: bool) -> PageStart | None:
        element, text = box.element, getattr(box, "text", None)
        if element in self._made:
            return PageStart("", made=self._made[element])
        if text is None:
            figure = self._figures.get(element)
            return None if figure is None else PageStart("", figure, 0, self._words(figure))
        if element not in self._shown:
            self._shown[element] = _Shown(self._stretches.get(self._numbers[element], []))
        shown = self._shown[element].show(text)
        if shown is None:
            return None
        stretch, letter, self._within_word = shown
        if not (stretch.counted and stretch.node):
            return None
        count = stretch.before + letter
        if was_broken:
            count += self._rest_of_word(stretch, letter)
        return self._at(stretch, count)

    def _at(self, stretch: Stretch, count: int) -> PageStart:
        anchor = self._lettering.anchors[stretch.node]
        run = self._lettering.runs[stretch.run]
        words = run[count : min(count + WORDS, anchor.after)]
        return PageStart("", stretch.node, count - anchor.before, words)

    def _words(self, node: str) -> str:
        anchor = self._lettering.anchors[node]
        run = self._lettering.runs[anchor.run]
        return run[anchor.before : min(anchor.before + WORDS, anchor.after)]

    def _rest_of_word(self, stretch: Stretch, letter: int) -> int:
        """Letters of a word that began on the page before."""
        rest = 0
        for sign in self._signs_from(stretch, letter):
            if sign.isspace():
                break
            rest += bool(letters(sign))
            if sign in _DASHES:
                break
        return rest

    def _signs_from(self, stretch: Stretch, letter: int) -> Iterator[str]:
        """The characters of a block from a letter of one of its stretches on."""
        passed = 0
        for sign in stretch.text:
            if passed >= letter and (passed > letter or letters(sign)):
                yield sign
                passed = letter + 1
            else:
                passed += bool(letters(sign))
        for one in self._lettering.following(stretch):
            if one.block != stretch.block:
                break
            if one.counted and one.run == stretch.run:
                yield from one.text


def _root(document: Document) -> Element:
    """The element that holds all others; the boxes of heads and folios have none."""
    boxes = (box for page in document.pages for box in page._page_box.children)  # noqa: SLF001 (pinned)
    return next(box.element for box in boxes if box.element is not None)


def _leaves(box: Box) -> Iterator[Box]:
    """The text and the pictures of a page, in their order, without its head, folio and footnotes.

    What styles put before or after an element is none of it.
    """
    from weasyprint.formatting_structure import boxes

    for child in getattr(box, "children", ()):
        # A child in a line may be a stand-in for a box that is laid out later.
        real = getattr(child, "_box", child)
        if isinstance(real, boxes.MarginBox | boxes.FootnoteAreaBox):
            continue
        if isinstance(real, boxes.TextBox | boxes.ReplacedBox):
            if "::" not in real.element_tag:
                yield real
        else:
            yield from _leaves(real)
