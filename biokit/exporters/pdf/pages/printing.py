"""Lays a book out, part by part, until everything that depends on its pages agrees with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from biokit.diagnostics import Finding
from biokit.errors import ExportFailed
from biokit.exporters.base import Options
from biokit.exporters.pdf.complaints import Sheets
from biokit.exporters.pdf.drawings import Drawings
from biokit.exporters.pdf.fetching import Fetch, named_in, pictures_in
from biokit.exporters.pdf.layout.laid import Laid
from biokit.exporters.pdf.layout.pressroom import Called, Pressroom
from biokit.exporters.pdf.layout.starts import page_map
from biokit.exporters.pdf.layout.task import Task
from biokit.exporters.pdf.mends import footnotes
from biokit.exporters.pdf.pages.heads import Running
from biokit.exporters.pdf.pages.leaf import Leaf, lay_out
from biokit.exporters.pdf.pages.manuscript import Manuscript
from biokit.exporters.pdf.pages.parts import Part
from biokit.exporters.pdf.pages.places import places_in
from biokit.exporters.pdf.pages.settling import Keys, folios, symbols_by_page
from biokit.exporters.pdf.pages.sheet import Design, Setting, faces_named, room_for_drawings
from biokit.exporters.pdf.printers.profile import Making
from biokit.exporters.pdf.typecase import Typecase
from biokit.model.walk import altered
from biokit.projections.book import Book
from biokit.projections.pages import PageMap
from biokit.projections.plates import Bound

__all__ = ["Printing"]

ROUNDS = 6
"""Times page references are printed anew before they are given up as unsettled."""

LETTERS_IN_EM, LEADING_IN_EMS = 2.6, 1.26
"""Of notes in a book face: a little more than there are, and the usual distance of their lines."""

HEADS = Called("the running heads")

_ID = re.compile(r'\sid="([^"]*)"')
Said = TypeVar("Said")


class Printing:
    """One printing of a book: laid out when it is made.

    Args:
        book: what is printed.
        options: how.
        making: what the edition's profile asks.
        design: how it looks.
        typecase: its faces.
        fetch: the bytes of whatever the book names, by path.
        room: where its parts are laid out.

    Raises:
        BadUsage: trim, tokens or heads are not what they should be.
        ExportFailed: WeasyPrint failed on a style or a picture.
    """

    def __init__(
        self,
        book: Book,
        options: Options,
        making: Making,
        design: Design,
        typecase: Typecase,
        fetch: Fetch,
        room: Pressroom,
    ) -> None:
        self._options, self._making, self._design = options, making, design
        self._typecase, self._fetch, self._room = typecase, fetch, room
        self._keys = Keys(book)
        # How many pages there are moves the text on the leaf, and nothing within the text.
        self._leaf = self.leaf(0)
        self.sheets = design.text(self._leaf)
        self._named = named_in(self.sheets, fetch)
        made = faces_named(book, design.tokens)
        self._room_in_ems = room_for_drawings(self._leaf, design.tokens)
        self.manuscript = Manuscript(book, options, making, made, self._room_in_ems)
        self._laid: dict[str, Laid] = {}
        self._settle()

    def leaf(self, pages: int) -> Leaf:
        """The leaf of a book of so many pages."""
        gutter = self._making.min_gutter(pages) if pages else 0.0
        return lay_out(self._options.edition.trim, self._design.tokens, pages, gutter)

    # ------------------------------------------------------------------ until pages and text agree

    def _settle(self) -> None:
        text = self.manuscript
        text.write(self._keys.book({}), Setting())
        setting = Setting(moved=self._surely_too_tall())
        text.write(self._keys.book({}), setting)
        # What only tells of other pages waits for them.
        first = [part for part in text.parts if part.area == "body" or not text.asks(part)]
        waiting = len(first) < len(text.parts)
        self._lay_out(first)
        self.settled = False
        for _ in range(ROUNDS):
            wanted = self._wanted(setting)
            if wanted == setting and not waiting:
                self.settled = True
                break
            text.write(self._keys.book(dict(wanted.phrases)), wanted)
            # Most heads are known before the last parts are: processes are idle then.
            ahead = self._heads(self.leaf(self.places.pages)) if waiting else {}
            self._lay_out(text.parts, tuple(ahead.values()))
            setting, waiting = wanted, False

    def _surely_too_tall(self) -> frozenset[str]:
        room = self._room_in_ems
        if room is None:
            return frozenset()
        across, down = room
        letters, lines = across * LETTERS_IN_EM, down / LEADING_IN_EMS
        return footnotes.surely_too_tall(self.manuscript.at_foot(), letters, lines)

    def _lay_out(self, parts: Sequence[Part], heads: Sequence[Task] = ()) -> None:
        """Lay parts out, and heads that will be asked for."""
        tasks = [self._task(self.manuscript.page(part)) for part in parts]
        called = [*map(self.manuscript.called, parts), *[HEADS] * len(heads)]
        with self._suspecting():
            made = self._room.lay_out([*tasks, *heads], called)
        for part, laid in zip(parts, made, strict=False):
            self._laid[part.key] = laid
        self._find_places()

    @contextmanager
    def _suspecting(self) -> Iterator[None]:
        """Name the project's own styles where one may be the cause of a failure."""
        try:
            yield
        except ExportFailed as fault:
            sheets = Sheets(self.sheets, self._options.resources)
            places = {name: sheets.path(name) for name in self.sheets}
            own = [path for name, path in places.items() if path != f"styles/{name}"]
            if own and fault.hint:
                raise ExportFailed(
                    fault.message,
                    path=fault.path,
                    line=fault.line,
                    hint=f"{fault.hint}; the project's own styles are {', '.join(own)}",
                ) from fault
            raise

    def _task(self, xhtml: str) -> Task:
        ids = frozenset(_ID.findall(xhtml))
        return Task(
            xhtml=xhtml,
            sheets=tuple(self.sheets.items()),
            pictures=(*pictures_in(xhtml, self._fetch), *self._named),
            configuration=self._typecase.configuration,
            faces=self._typecase.digest,
            variant="pdf/ua-1" if self._making.tagged else None,
            nodes=tuple(sorted(ids & self.manuscript.nodes)),
            notes=tuple(sorted(ids & self.manuscript.notes)),
            words=self._keys.there,
            lasting=not self._typecase.needs_machine,
        )

    def _find_places(self) -> None:
        """Put the parts that are laid out one after another."""
        self.begins: dict[str, int] = {}
        front: int | None = None
        plates: list[Bound] = []
        page = 0
        for part in self.manuscript.parts:
            if part.key not in self._laid:
                continue
            left = page % 2 == 1
            page += (part.side == "recto" and left) or (part.side == "verso" and not left)
            front = page if front is None and part.area != "front" else front
            self.begins[part.key] = page
            length = self._laid[part.key].pages
            if part.plates:
                length += length % 2  # they are leaves
                plates.append((page, length))
            page += length
        anchors = [(begins, self._laid[key].anchors) for key, begins in self.begins.items()]
        pages = page + (page % 2 if self._making.even else 0)
        self.places = places_in(anchors, pages, page if front is None else front, tuple(plates))

    def _wanted(self, setting: Setting) -> Setting:
        """What the text should be written with; the same, if it is right."""
        text, places = self.manuscript, self.places
        depth = self._leaf.depth
        return Setting(
            moved=setting.moved | footnotes.too_tall(text.at_foot(), places.first, depth),
            folios=folios(text.book, places),
            symbols=symbols_by_page(text.book, places),
            phrases=self._keys.wanted(self._words(), places) if self._keys.there else (),
        )

    def _words(self) -> tuple[str, ...]:
        return tuple(self._by_page(lambda laid, page: laid.words[page], ""))

    # ---------------------------------------------------------------------------- what came of it

    @property
    def parts(self) -> tuple[tuple[Part, int, Laid], ...]:
        """The parts in their order, each with its first page, from 0, and its layout."""
        done = (part for part in self.manuscript.parts if part.key in self._laid)
        laid = ((part, self._laid[part.key]) for part in done)
        return tuple((part, self.begins[part.key], one) for part, one in laid)

    def heads(self, leaf: Leaf) -> list[Laid | None]:
        """The running heads and folios of each part.

        Args:
            leaf: where they stand.
        """
        tasks = self._heads(leaf)
        laid = self._room.lay_out(list(tasks.values()), [HEADS] * len(tasks))
        made = dict(zip(tasks, laid, strict=True))
        return [made.get(part.key) for part, _, _ in self.parts]

    def _heads(self, leaf: Leaf) -> dict[str, Task]:
        """What the heads of the parts that are laid out are made from, by the keys of parts."""
        running = Running(self.manuscript.renderer, self._options)
        sheets = tuple(self._design.heads(leaf).items())
        tasks: dict[str, Task] = {}
        for part, first, laid in self.parts:
            if not part.silent:
                leaves = running.leaves(part, range(first, first + laid.pages), self.places)
                xhtml = self.manuscript.page_of_heads(leaves, verso=first % 2 == 1)
                task = self._task(xhtml)
                tasks[part.key] = altered(
                    task, sheets=sheets, variant=None, heads=True, words=False
                )
        return tasks

    def pages(self) -> PageMap:
        """Where its pages begin."""
        starts = self._by_page(lambda laid, page: laid.starts[page], None)
        return page_map(self.manuscript.book, self.places, tuple(starts))

    def _hidden(self) -> Iterator[Finding]:
        """Text that was laid out nowhere, as a style may want it."""
        text = self.manuscript
        for part, _, laid in self.parts:
            ids = (one for one in _ID.findall(text.page(part)) if one in text.nodes - text.notes)
            lost = [one for one in ids if one not in laid.anchors]
            called = text.called(part)
            if lost:
                yield Finding(
                    "lost-text",
                    f"{called.name} is not all printed: {lost[0]} is on no page",
                    "error",
                    path=called.origin.path if called.origin else None,
                    line=called.origin.line if called.origin else None,
                    hint="a style may hide it",
                )

    def drawings(self) -> Drawings:
        """The pictures that are printed."""
        return Drawings(self.manuscript.book.matter, self._fetch)

    def _by_page(self, said: Callable[[Laid, int], Said], blank: Said) -> list[Said]:
        """What is said of each page."""
        pages = [blank] * self.places.pages
        for key, begins in self.begins.items():
            laid = self._laid[key]
            pages[begins : begins + laid.pages] = [said(laid, n) for n in range(laid.pages)]
        return pages

    def findings(self) -> Iterator[Finding]:
        """Notes that went astray, and what else this printing could not do."""
        text = self.manuscript
        yield from text.findings
        yield from self._hidden()
        if not self.settled:
            yield Finding("unsettled-folios", f"page references still moved after {ROUNDS} layouts")
        for note in text.moved():
            yield footnotes.moved(note)
        if self._keys.there:
            yield from self._keys.findings(text.book, self._words(), self.places)
        yield from footnotes.misplaced(text.at_foot(), self.places.first)
