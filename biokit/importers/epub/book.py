"""One book while it is read: the steps from its bytes to its sections."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.importers.base import ImportOptions
from biokit.importers.epub.arrangement import Arrangement
from biokit.importers.epub.calls import called_notes
from biokit.importers.epub.container import opened
from biokit.importers.epub.everyday import everyday_classes
from biokit.importers.epub.facts import facts_of
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.finishing import finished
from biokit.importers.epub.generated import Known
from biokit.importers.epub.joining import AGAIN, CALL, Joined, joined_notes, tell_uncalled
from biokit.importers.epub.keys import Keys
from biokit.importers.epub.kinds import kind_of, named_kind
from biokit.importers.epub.navigation import navigation_of, walk_points
from biokit.importers.epub.own import (
    OwnArrangement,
    OwnSections,
    has_made_cover,
    own_notes,
)
from biokit.importers.epub.package import package_of
from biokit.importers.epub.pages import pages_of, words_of
from biokit.importers.epub.pictures import Pictures
from biokit.importers.epub.places import Place, place_of
from biokit.importers.epub.preparing import prepare
from biokit.importers.epub.reading import Readers
from biokit.importers.epub.sections import Sections
from biokit.importers.xhtml.labels import Look
from biokit.importers.xhtml.stylesheets import looks_in
from biokit.model.edition import Placement
from biokit.model.nodes import Section

__all__ = ["Book"]


class Book:
    """A book, opened.

    Args:
        content: of the archive or the package document.
        path: what the user calls it.
        options: what the user said about it.

    Raises:
        BadInput: it is no book, or damaged, or locked.
        TooLarge: it is past the limit when it is unpacked.
    """

    def __init__(self, content: bytes, path: str, options: ImportOptions) -> None:
        self.findings = Findings(path)
        self._opened = opened(content, path, options, self.findings)
        self._package = package_of(self._opened, self.findings)
        self._navigation = navigation_of(self._package, self._opened, self.findings)
        self.facts = facts_of(self._package, self._opened.path, self.findings)
        self._pages = pages_of(self._package, self._opened, self.findings)
        said = next((page.lang for page in self._pages if page.lang), None)
        self.lang = self.facts.lang or options.lang or said
        self.pictures = Pictures(self._package, self._opened, self.findings)
        self.cover = self._cover()
        self.placement: Placement = "footnote"
        self.counts: tuple[tuple[str, int], ...] = ()

    def sections(self) -> tuple[Section, ...]:
        """All sections with all that is in them; the pages are taken apart."""
        pages, findings = self._pages, self.findings
        own = self.facts.ours
        everyday = frozenset() if own else everyday_classes(page.body for page in pages)
        notes = own_notes(pages, findings) if own else self._notes()
        wanted = tuple(self._wanted(notes))
        arrangement: Arrangement | OwnArrangement
        builder: Sections | OwnSections
        if own:
            arrangement = OwnArrangement(pages)
        else:
            arrangement = Arrangement(pages, self._navigation, self.facts.title, findings)
        keys = Keys(wanted, pages, arrangement, notes)
        looks = {} if own else self._looks()
        readers = Readers(
            notes, keys, self.pictures, findings, own=own, looks=looks, everyday=everyday
        )
        if isinstance(arrangement, OwnArrangement):
            builder = OwnSections(arrangement, readers, keys, self.lang)
        else:
            known = Known(self.facts, self.lang or "en")
            builder = Sections(arrangement, readers, keys, known, self.lang, findings)
        made = finished(builder.built(), keys, findings)
        readers.tell()
        self.pictures.tell_unshown()
        if builder.has_place_for_notes:
            self.placement = "book-end"
        elif builder.ends_chapters:
            self.placement = "chapter-end"
        self.counts = (
            ("files", len(pages.all)),
            ("words", builder.words + readers.words),
            ("sections", builder.count),
            ("notes", readers.count),
            ("images", len(self.pictures.media)),
        )
        return made

    def _looks(self) -> dict[str, tuple[Look, ...]]:
        """How runs of each class look by the book's style sheets: numbered classes say no more."""
        made: dict[str, tuple[Look, ...]] = {}
        for item in self._package.items:
            if item.media_type == "text/css":
                css = (self._opened.files.read(item.file) or b"").decode("utf-8", "replace")
                made |= looks_in(css)
        return made

    def _notes(self) -> tuple[Joined, ...]:
        """The notes of a book that anyone made."""
        pages, navigation, findings = self._pages, self._navigation, self.findings
        prepare(pages, navigation, findings)
        points = [point.place for point in walk_points(navigation.points)]
        listed = frozenset(place for place in points if place is not None and place.fragment)
        notes = joined_notes(called_notes(pages, listed, findings), pages)
        tell_uncalled(pages, findings)
        return notes

    def _wanted(self, notes: tuple[Joined, ...]) -> Iterator[Place]:
        """Places that links of the text, and of the notes, lead to."""
        for _, link, place in self._pages.links():
            if link.get(CALL) is None and not _is_call(link):
                yield place
        for note in notes:
            for element in note.elements:
                for link in element.iter("a"):
                    there = place_of(link.get("href") or "", note.page.file)
                    if there is not None and not _is_call(link):
                        yield there
        called_in = [page.body for page in self._pages]
        called_in += [element for note in notes for element in note.elements]
        for around in called_in:
            for each in around.iter("*"):
                if again := each.get(AGAIN):
                    yield notes[int(again)].place

    def _cover(self) -> str | None:
        """The path in the model of the picture on the cover."""
        items = self._package.items
        if self.facts.ours and has_made_cover(self._pages):
            return None
        files = [item.file for item in items if "cover-image" in item.properties]
        files += [item.file for item in items if item.id == self.facts.cover and item.is_picture]
        for kind, place in self._navigation.landmarks:
            if named_kind(kind) == "cover":
                files += self._pictures_of(place.file)
        for page in self._pages.all[:2]:
            typed = any(kind_of(each) == "cover" for each in page.body.iter("*"))
            if typed and not words_of(page.body):
                files += self._pictures_of(page.file)
        for file in dict.fromkeys(files):
            if self.pictures.take(file):
                return self.pictures.path(file)
            self.findings.count("missing-picture", file, path=self._opened.path)
        return None

    def _pictures_of(self, file: str) -> Iterator[str]:
        page = self._pages.page(file)
        for image in page.body.iter("img", "image", "svg:image") if page is not None else ():
            address = image.get("src") or image.get("xlink:href") or image.get("href") or ""
            place = place_of(address, file)
            if place is not None and place.file:
                yield place.file


def _is_call(link: object) -> bool:
    from lxml import etree

    here = link if isinstance(link, etree._Element) else None  # noqa: SLF001 (its public name)
    while here is not None:
        if here.get(CALL) is not None or here.get(AGAIN) is not None:
            return True
        here = (
            here.getparent() if here.tag in {"a", "sup", "span", "b", "i", "em", "small"} else None
        )
    return False
