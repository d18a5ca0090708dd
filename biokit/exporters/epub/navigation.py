"""Ways into the book: the table of contents as a tree, landmarks, and the list of pages."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from biokit.exporters.epub.layout import COVER, NAV, TITLE_PAGE, Document, Layout
from biokit.exporters.epub.spelling import is_language_tag, legal
from biokit.exporters.epub.titles import linked_title
from biokit.exporters.epub.words import ebook_words
from biokit.exporters.xhtml import Renderer
from biokit.model.nodes import Inline, Role
from biokit.model.walk import altered, plain_text
from biokit.projections.numbering import without_notes

__all__ = ["Landmark", "Point", "document_title", "landmarks", "points"]

_LANDMARKS: dict[Role, str] = {
    "illustrations": "loi",
    "tables": "lot",
    "notes": "footnotes",
    "bibliography": "bibliography",
    "glossary": "glossary",
    "index": "index",
}
"""Matter that a reader jumps to from anywhere. Kobo’s shop has refused the word `endnotes`
(https://github.com/kobolabs/epub-spec/issues/55), and each of ours is a `footnote`."""


class Point(msgspec.Struct, frozen=True):
    """One line of the table of contents, with those below it."""

    href: str
    label: str | None
    title: Markup
    """As it may stand within a link."""
    words: str
    """Label and title as plain text, for old readers."""
    inner: tuple[Point, ...] = ()


class Landmark(msgspec.Struct, frozen=True):
    """A place that software knows the way to."""

    kind: str
    """EPUB's word for it."""
    href: str
    words: str
    lang: str | None = None
    """Of the words, if it is not the book's."""


def points(layout: Layout, renderer: Renderer) -> tuple[Point, ...]:
    """The contents as a tree; a line two steps deeper than the one before is still below it."""
    added = {None, *(layout.addresses.get(part.id or "") for part in layout.templated.values())}
    entries = [
        (entry.level, _point(entry.id, entry.label, entry.title, renderer))
        for entry in renderer.book.contents
        if layout.addresses.get(entry.id) not in added
    ]
    return _nested(entries)


def _nested(entries: list[tuple[int, Point]]) -> tuple[Point, ...]:
    made: list[Point] = []
    place = 0
    while place < len(entries):
        level, point = entries[place]
        end = place + 1
        while end < len(entries) and entries[end][0] > level:
            end += 1
        made.append(altered(point, inner=_nested(entries[place + 1 : end])))
        place = end
    return tuple(made)


def _point(key: str, label: str | None, title: tuple[Inline, ...], renderer: Renderer) -> Point:
    words = legal(plain_text(title))
    return Point(
        href=renderer.medium.href(key),
        label=label,
        title=Markup(renderer.inlines(linked_title(title)) if words else "…"),  # noqa: S704 (made by the renderer)
        words=f"{label or ''} {words or '…'}".strip(),
    )


def landmarks(layout: Layout, renderer: Renderer) -> tuple[Landmark, ...]:
    """Cover, title page, contents, where the text begins, and what is looked things up in."""
    book = renderer.book
    words = ebook_words(book.lang)
    found = [
        Landmark("cover", COVER, renderer.words.cover),
        Landmark("titlepage", TITLE_PAGE, words.title_page),
        Landmark("toc", NAV, renderer.terms.contents),
    ]
    begins = [document for document in layout.documents if document.place == "bodymatter"]
    if begins:
        found.append(_landmark("bodymatter", begins[0], renderer))
    seen: set[str] = set()
    for document in layout.documents:
        kind = _LANDMARKS.get(document.section.role)
        if kind is not None and kind not in seen:
            seen.add(kind)
            found.append(_landmark(kind, document, renderer))
    return tuple(found)


def _landmark(kind: str, document: Document, renderer: Renderer) -> Landmark:
    lang = document.section.lang
    other = lang if lang != renderer.book.lang and is_language_tag(lang) else None
    return Landmark(kind, document.name, document_title(document, renderer), other)


def document_title(document: Document, renderer: Renderer) -> str:
    """What a reader's software calls a file: its section's number and title."""
    section = document.section
    words = legal(plain_text(without_notes(section.title)))
    number = renderer.section_number(section)
    return " ".join(part for part in (number, words) if part) or legal(section.role)
