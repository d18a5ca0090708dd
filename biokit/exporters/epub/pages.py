"""The files of text, from templates: chapters, notes, the pages made of facts, navigation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from biokit.exporters.epub.layout import (
    COPYRIGHT_PAGE,
    COVER,
    NAV,
    TITLE_PAGE,
    Document,
    Layout,
    Page,
)
from biokit.exporters.epub.navigation import (
    Point,
    document_title,
    landmarks,
    points,
)
from biokit.exporters.epub.package import NCX, XHTML, Item
from biokit.exporters.epub.spelling import direction, language_tag, legal
from biokit.exporters.epub.words import ebook_words
from biokit.exporters.xhtml import Matter, Renderer, escape
from biokit.exporters.xhtml.markup import ILLEGAL, NAMED
from biokit.model.walk import plain_text
from biokit.resources import Resources

if TYPE_CHECKING:
    import jinja2

__all__ = ["Pages", "templates_of"]


def templates_of(resources: Resources) -> jinja2.Environment:
    """The templates, which print no character that XML forbids."""
    return resources.templates().overlay(finalize=_legal)


def _legal(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup) and ILLEGAL.search(value):
        return ILLEGAL.sub(NAMED, value)
    return value


class Pages:
    """Prints the files of text of one book.

    Args:
        layout: which file holds what.
        renderer: prints what is in them.
        templates: what `templates_of` made.
        styles: names of the style sheets, in order.
        lines: what the copyright page says of the ebook.
    """

    def __init__(
        self,
        layout: Layout,
        renderer: Renderer,
        templates: jinja2.Environment,
        styles: tuple[str, ...],
        lines: tuple[str, ...] = (),
    ) -> None:
        self._layout = layout
        self._renderer = renderer
        self._templates = templates
        self._styles = styles
        self._lines = lines
        self._book = renderer.book
        self._words = ebook_words(self._book.lang)
        self._matter = Matter(renderer, templates)

    def items(self, cover: Item, *, made: bool) -> Iterator[Item]:
        """All files of text in reading order.

        Args:
            cover: the image of the cover.
            made: whether it was set in type for this ebook.
        """
        words, matter = self._words, self._matter
        yield self._cover(cover, made=made)
        title_page = matter.page("title-page", heading="h1")
        yield self._page(TITLE_PAGE, words.title_page, title_page, "frontmatter")
        copyright_page = matter.page("copyright-page", made=self._lines)
        yield self._page(COPYRIGHT_PAGE, words.copyright_page, copyright_page, "frontmatter")
        yield from map(self._document, self._layout.before_contents)
        yield self.nav(self._layout.pages)
        yield from map(self._document, self._layout.after_contents)

    def ncx(self, identifier: str) -> Item:
        """The table of contents for readers of EPUB 2."""
        content = self._templates.get_template("ebook/toc.ncx").render(
            identifier=identifier,
            lang=language_tag(self._book.lang),
            title=self._title,
            points=self._points,
            first=TITLE_PAGE,
        )
        return Item("ncx", "toc.ncx", NCX, content.encode())

    @property
    def _title(self) -> str:
        return legal(plain_text(self._book.biography.title)) or self._words.title_page

    @property
    def _points(self) -> tuple[Point, ...]:
        """The contents; of a book that has none, its title page."""
        title = Markup(escape(self._title))  # noqa: S704 (escaped)
        return points(self._layout, self._renderer) or (
            Point(TITLE_PAGE, None, title, self._title),
        )

    def _page(
        self,
        name: str,
        title: str,
        content: str,
        place: str,
        *properties: str,
        lang: str | None = None,
    ) -> Item:
        tag = language_tag(lang or self._book.lang)
        made = self._templates.get_template("ebook/document.xhtml").render(
            title=title,
            content=Markup(content),  # noqa: S704 (made by the renderer and by templates)
            place=place,
            lang=tag,
            direction=direction(tag),
            styles=self._styles,
        )
        return Item(name.removesuffix(".xhtml"), name, XHTML, made.encode(), properties)

    def _cover(self, image: Item, *, made: bool) -> Item:
        biography = self._book.biography
        said = [biography.title, biography.subtitle]
        words = [legal(plain_text(run)) for run in said]
        words += [legal(made.name.text) for made in biography.contributors if made.role == "aut"]
        content = self._templates.get_template("ebook/cover.xhtml").render(
            image=image.name,
            made=made,
            words=self._words.cover.format(words=". ".join(filter(None, words))),
        )
        return self._page(COVER, self._renderer.words.cover, content, "frontmatter")

    def nav(self, pages: tuple[Page, ...]) -> Item:
        """The table of contents, with landmarks and a list of pages."""
        facts = self._matter.facts
        content = self._templates.get_template("ebook/nav.xhtml").render(
            title=self._renderer.terms.contents,
            added=facts.added["contents"],
            attributes=facts.attributes["contents"],
            blocks=facts.blocks["contents"],
            points=self._points,
            landmarks=landmarks(self._layout, self._renderer),
            pages=pages,
            words=self._words,
        )
        return self._page(NAV, self._renderer.terms.contents, content, "frontmatter", "nav")

    def _document(self, document: Document) -> Item:
        section = document.section
        content = self._renderer.section(section)
        title = document_title(document, self._renderer)
        return self._page(document.name, title, content, document.place, lang=section.lang)
