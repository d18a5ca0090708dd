"""The pages of XHTML that the parts of a book are laid out from, and their styles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup

from biokit.citing.terms import terms
from biokit.errors import BadUsage
from biokit.exporters.base import Options, UsedFile
from biokit.exporters.faces import digest, first_family
from biokit.exporters.pdf.fetching import asset_address, book_address
from biokit.exporters.pdf.pages.heads import Leaf as Head
from biokit.exporters.pdf.pages.leaf import Leaf, points, tokens
from biokit.exporters.pdf.pages.parts import Part
from biokit.exporters.pdf.printers.profile import Making
from biokit.exporters.xhtml import Matter, Medium, NotePlace, Renderer, legal, page_words
from biokit.exporters.xhtml.matter import listed
from biokit.projections.book import Book
from biokit.projections.notes import gathered_notes

if TYPE_CHECKING:
    import jinja2

__all__ = [
    "Design",
    "Setting",
    "faces_named",
    "medium_of",
    "page_of_heads",
    "page_of_part",
    "room_for_drawings",
    "used_styles",
]

TEXT = ("print/text.css", "print/notes.css", "print/matter.css", "print/limits.css")
HEADS = ("print/heads.css",)
"""In the order of the cascade, after the tokens; the page, made by a template, comes after them,
and the design's own sheet last."""
PAGE = "the page"
"""The name of what a template makes."""
DESIGNS = ("trade", "scholarly", "large-print")
USUAL = "trade"


class Setting(msgspec.Struct, frozen=True):
    """What is decided about a product before its parts are laid out once more."""

    moved: frozenset[str] = frozenset()
    """Ids of notes that are too high for the foot of a page."""
    folios: tuple[tuple[str, str], ...] = ()
    """The folio of each node that some cross-reference gives by page, and of each keyed call."""
    symbols: tuple[tuple[str, str], ...] = ()
    """What each note is called by whose symbol depends on its page."""
    phrases: tuple[tuple[str, int], ...] = ()
    """Which of its phrases each keyed note is found by."""


class Design:
    """How a book looks: tokens and style sheets, the shared ones and the design's.

    Args:
        options: whose edition names the design.
        making: what the edition's profile asks.

    Raises:
        BadUsage: there is no such design.
    """

    def __init__(self, options: Options, making: Making) -> None:
        self._resources = options.resources
        self._press = making.black
        self._openings = options.option("openings", "next")
        self.name = options.edition.design or USUAL
        shared = self._resources.text("styles", "tokens.css")
        own = f"print/{self.name}/tokens.css"
        self._tokens = {"tokens.css": shared, **self._optional(own)}
        own_sheets = ("tokens.css", "book.css", "heads.css")
        if not any(self._optional(f"print/{self.name}/{sheet}") for sheet in own_sheets):
            raise BadUsage(
                f"there is no design {self.name}",
                hint=f"biokit has {', '.join(DESIGNS)}; one of your own is a folder of the "
                "project's styles/print/",
            )
        self.tokens: dict[str, str] = {}
        for css in self._tokens.values():
            self.tokens |= tokens(css)

    def text(self, leaf: Leaf) -> dict[str, str]:
        """The styles of the text by name, in the order of the cascade."""
        return {
            **self._shared(TEXT),
            PAGE: self._page("print/page.css", leaf),
            **self._optional(f"print/{self.name}/book.css"),
        }

    def heads(self, leaf: Leaf) -> dict[str, str]:
        """Those of running heads and folios."""
        return {
            **self._shared(HEADS),
            PAGE: self._page("print/heads.css", leaf),
            **self._optional(f"print/{self.name}/heads.css"),
        }

    def _shared(self, names: tuple[str, ...]) -> dict[str, str]:
        return self._tokens | {name: self._resources.text("styles", name) for name in names}

    def _page(self, template: str, leaf: Leaf) -> str:
        ink = self.tokens.get("print-ink-press" if self._press else "print-ink", "#000")
        made = self._resources.templates().get_template(template)
        return made.render(design=self.tokens, ink=ink, leaf=leaf, press=self._press)

    def _optional(self, name: str) -> dict[str, str]:
        there = self._resources.find("styles", name)
        return {} if there is None else {name: self._resources.text("styles", name)}


def medium_of(book: Book, options: Options, making: Making, setting: Setting, made: str) -> Medium:
    """Print: links for the screen only, notes where the edition wants them.

    Args:
        book: what is printed.
        options: how.
        making: what the edition's profile asks.
        setting: what earlier layouts decided.
        made: what the colophon says of how it was made.
    """
    foot = options.edition.placement == "footnote"
    at_foot = {one.note.id for one in book.notes if foot or one.series == "symbol"}
    gathered = {one.note.id for one in gathered_notes(book)}

    def placed(note: str) -> NotePlace:
        if note in setting.moved:
            return "chapter"
        if note in at_foot:
            return "call"
        return "book" if note in gathered else "chapter"

    return Medium(
        href=book_address,
        image=asset_address,
        made=(made,),
        page=dict(setting.folios).get,
        place=placed,
        mark=dict(setting.symbols).get,
        links=making.links,
        paged=True,
    )


def page_of_part(part: Part, renderer: Renderer, templates: jinja2.Environment) -> str:
    """A part as a page of its own."""
    markup = _sections(part, renderer) if part.sections else _made(part, renderer, templates)
    page = templates.get_template("print/part.xhtml").render(
        area=part.area,
        lang=renderer.book.lang,
        markup=Markup(markup),  # noqa: S704 (made by the renderer)
        profile=renderer.book.edition.profile,
        title=part.key,
    )
    return legal(page)


def _made(part: Part, renderer: Renderer, templates: jinja2.Environment) -> str:
    matter = Matter(renderer, templates)
    match part.role:
        case "half-title" | "title-page":
            return matter.page(part.role)
        case "copyright-page":
            return matter.page(part.role, made=renderer.medium.made)
        case _:
            return matter.contents(template="print/contents.xhtml")


def _sections(part: Part, renderer: Renderer) -> str:
    if part.around is None:
        return "".join(renderer.section(section) for section in part.sections)
    # A chapter's heading is one level below that of its part, though that stands elsewhere.
    inner = "".join(renderer.section(section, 2) for section in part.sections)
    lang = f' lang="{part.around.lang}"' if part.around.lang else ""
    return f'<section class="part"{lang}>{inner}</section>'


def page_of_heads(
    heads: Iterable[Head], lang: str, templates: jinja2.Environment, *, verso: bool
) -> str:
    """Running heads and folios as a page of their own.

    Args:
        heads: those of each page.
        lang: the book's language.
        templates: the environment of `Resources.templates`.
        verso: whether the first is a left-hand page.
    """
    template = templates.get_template("print/heads.xhtml")
    return legal(template.render(lang=lang, leaves=tuple(heads), title="", verso=verso))


def faces_named(book: Book, design: Mapping[str, str]) -> str:
    """`Set in EB Garamond and Noto Serif SC`: what a colophon says."""
    named = (first_family(design.get(token, "")) for token in ("face-text", "face-han"))
    faces = tuple(face for face in named if face)
    conjunction = terms(book.lang).conjunction
    return page_words(book.lang).set_in.format(faces=listed(faces, conjunction))


def room_for_drawings(leaf: Leaf, design: Mapping[str, str]) -> tuple[float, float] | None:
    """Width and height of the text in ems of the size of notes; `None` if that is no plain one."""
    size = design.get("size-note", "").removesuffix("em")
    try:
        note = points(design.get("print-size", "")) * float(size)
    except (BadUsage, ValueError):
        return None
    return leaf.measure / note, leaf.depth / note


def used_styles(sheets: Mapping[str, str]) -> tuple[UsedFile, ...]:
    """The styles that went into the product, as they were."""
    return tuple(
        UsedFile(f"styles/{name}", digest(css.encode()))
        for name, css in sheets.items()
        if name != PAGE
    )
