"""HTML: the whole book as one page that needs no other file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import ClassVar

from markupsafe import Markup

from biokit.errors import BadInput
from biokit.exporters.base import Assets, Export, Options, UsedFile
from biokit.exporters.xhtml import Matter, Medium, Renderer, legal, title_text
from biokit.images import CONVERTIBLE, foreign_format, media_type
from biokit.model.biography import Biography
from biokit.projections.compose import compose
from biokit.projections.index_places import pages_of
from biokit.projections.matter import TEMPLATED
from biokit.projections.notes import gathered_notes, with_place_for_notes

__all__ = ["HtmlExporter"]

STYLES = ("tokens.css", "web/page.css")
"""In the order of the cascade."""


class HtmlExporter:
    """Writes one self-contained page: styles inlined, pictures as `data:` addresses, no scripts."""

    name: ClassVar[str] = "html"
    description: ClassVar[str] = "the whole book as one page, with its styles and pictures in it"
    suffix: ClassVar[str] = ".html"

    def export(self, biography: Biography, options: Options) -> Export:
        """Write the page.

        Raises:
            BadInput: a picture is missing, or is none.
            BadUsage: the edition's citation style does not exist.
        """
        book = compose(biography, options.edition, options.resources.citation_styles)
        gathered = {note.note.id for note in gathered_notes(book)}
        if gathered:
            book = with_place_for_notes(book)
        renderer = Renderer(
            book,
            Medium(
                image=_embedded(options.assets),
                page=(pages_of(book.matter) if book.index.groups else {}).get,
                place=lambda key: "book" if key in gathered else "chapter",
            ),
        )
        templates = options.resources.templates()
        matter = Matter(renderer, templates)
        styles = {name: options.resources.text("styles", name) for name in STYLES}
        sections = [section for section in book.matter if section.role not in TEMPLATED]
        page = templates.get_template("web/page.html").render(
            authors=matter.facts.authors,
            contents=_markup(matter.contents(heading="h2")),
            copyright_page=_markup(matter.page("copyright-page")),
            description=biography.description,
            keywords=biography.keywords,
            lang=book.lang,
            sections=_markup("\n".join(renderer.section(section, 2) for section in sections)),
            skip=renderer.words.skip,
            styles=_markup("\n".join(_inline(css) for css in styles.values())),
            title=title_text(book),
            title_page=_markup(matter.page("title-page", heading="h1")),
        )
        used = tuple(
            UsedFile(f"styles/{name}", sha256(css.encode()).hexdigest())
            for name, css in styles.items()
        )
        return Export(legal(page).encode(), (*book.findings, *renderer.findings), used)


def _markup(made: str) -> Markup:
    return Markup(made)  # noqa: S704 (made by the renderer, or a style)


def _inline(css: str) -> str:
    """A style sheet as the content of an element: it cannot end it."""
    return css.replace("</", r"<\/")


def _embedded(assets: Assets) -> Callable[[str], str]:
    """Addresses of pictures that hold the pictures themselves; each is read once.

    Raises, when called:
        BadInput: the picture is missing, or is none.
    """

    @cache
    def address(path: str) -> str:
        content = assets(path)
        kind = media_type(content)
        if kind is None and foreign_format(content) in CONVERTIBLE:
            content, kind = _converted(content, path)
        if kind is None:
            raise BadInput("this is not an image", path=path)
        return f"data:{kind};base64,{b64encode(content).decode()}"

    return address


def _converted(content: bytes, path: str) -> tuple[bytes, str]:
    """A picture of points in a format that browsers show.

    Raises:
        BadInput: it is damaged.
    """
    from biokit.exporters.rasters import Broken, fitted

    try:
        made = fitted(content, frozenset({"image/png", "image/jpeg"}))
    except Broken as fault:
        raise BadInput(str(fault), path=path, hint="save it anew as PNG or JPEG") from fault
    return made.content, made.media_type
