"""The one page of XHTML a book is printed from, and the styles it is printed with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import msgspec
from markupsafe import Markup

from biokit.citing.terms import terms
from biokit.exporters.base import Options, UsedFile
from biokit.exporters.faces import digest, first_family
from biokit.exporters.pdf.fetching import asset_address
from biokit.exporters.pdf.leaf import Leaf, tokens
from biokit.exporters.pdf.openings import opened
from biokit.exporters.xhtml import (
    Matter,
    Medium,
    NotePlace,
    Renderer,
    legal,
    page_words,
    title_text,
)
from biokit.exporters.xhtml.matter import listed
from biokit.model.edition import PRINTERS
from biokit.model.nodes import Section
from biokit.model.walk import plain_text
from biokit.projections.book import Book
from biokit.projections.matter import TEMPLATED
from biokit.projections.notes import gathered_notes

__all__ = ["STYLES", "Setting", "medium_of", "page_of", "sheets_of", "used_styles"]

STYLES = (
    "tokens.css",
    "print/running.css",
    "print/text.css",
    "print/notes.css",
    "print/matter.css",
)
"""In the order of the cascade, tokens first; `templates/print/page.css` comes after them."""

BEFORE_CONTENTS = frozenset({"frontispiece", "imprint", "dedication", "epigraph"})


class Setting(msgspec.Struct, frozen=True):
    """What is decided about a product before it is laid out once more."""

    leaf: Leaf
    moved: frozenset[str] = frozenset()
    """Ids of notes that are too high for the foot of a page."""
    folios: tuple[tuple[str, str], ...] = ()
    """The folio of each node that some cross-reference gives by page, and of each keyed call."""
    symbols: tuple[tuple[str, str], ...] = ()
    """What each note is called by whose symbol depends on its page."""
    phrases: tuple[tuple[str, int], ...] = ()
    """Which of its phrases each keyed note is found by."""
    heads: tuple[str, ...] = ()
    """The head of each page of the notes but the first."""


def medium_of(book: Book, options: Options, setting: Setting) -> Medium:
    """Print: links for the screen only, notes where the edition wants them."""
    edition = options.edition
    foot = edition.placement == "footnote"
    at_foot = {one.note.id for one in book.notes if foot or one.series == "symbol"}
    gathered = {one.note.id for one in gathered_notes(book)}

    def placed(note: str) -> NotePlace:
        if note in setting.moved:
            return "chapter"
        if note in at_foot:
            return "call"
        return "book" if note in gathered else "chapter"

    return Medium(
        image=asset_address,
        made=(_faces_named(book, options),),
        page=dict(setting.folios).get,
        place=placed,
        mark=dict(setting.symbols).get,
        links=edition.profile not in PRINTERS,
        paged=True,
    )


def page_of(renderer: Renderer, options: Options) -> str:
    """The whole book as one page."""
    book = renderer.book
    templates = options.resources.templates()
    matter = Matter(renderer, templates)
    opening = "" if options.option("half-title", "yes") == "no" else matter.page("half-title")
    opening += matter.page("title-page")
    opening += matter.page("copyright-page", made=renderer.medium.made)
    front = [section for section in book.front if section.role not in TEMPLATED]
    first = [section for section in front if section.role in BEFORE_CONTENTS]
    then = [section for section in front if section.role not in BEFORE_CONTENTS]
    opening += _sections(renderer, first)
    made = datetime.fromtimestamp(options.epoch, UTC) if options.epoch else None
    biography = book.biography
    page = templates.get_template("print/book.xhtml").render(
        authors=[one.name.text for one in biography.contributors if one.role == "aut"],
        back=_markup(_sections(renderer, book.back)),
        body=_markup(_sections(renderer, opened(book.body, book.lang))),
        contents=_markup(matter.contents(template="print/contents.xhtml")),
        description=biography.description,
        front=_markup(_sections(renderer, then)),
        keywords=biography.keywords,
        lang=book.lang,
        made=made.strftime("%Y-%m-%dT%H:%M:%SZ") if made else None,
        opening=_markup(opening),
        profile=options.edition.profile,
        running_title=plain_text(biography.title),
        title=title_text(book),
    )
    return legal(page)


def _markup(made: str) -> Markup:
    return Markup(made)  # noqa: S704 (made by the renderer)


def _faces_named(book: Book, options: Options) -> str:
    """`Set in EB Garamond and Noto Serif SC`: what a colophon says."""
    design = tokens(options.resources.text("styles", "tokens.css"))
    named = (first_family(design.get(token, "")) for token in ("face-text", "face-han"))
    faces = tuple(face for face in named if face)
    conjunction = terms(book.lang).conjunction
    return page_words(book.lang).set_in.format(faces=listed(faces, conjunction))


def _sections(renderer: Renderer, sections: Iterable[Section]) -> str:
    return "".join(renderer.section(section) for section in sections)


def sheets_of(options: Options, setting: Setting) -> dict[str, str]:
    """The styles by name, in the order of the cascade: the shared ones, the page, the design."""
    resources = options.resources
    sheets = {name: resources.text("styles", name) for name in STYLES}
    page = resources.templates().get_template("print/page.css")
    design = tokens(sheets[STYLES[0]])
    press = options.edition.profile in PRINTERS
    ink = "print-ink-press" if press else "print-ink"
    sheets["print/page.css"] = page.render(
        bleed=options.option("bleed", ""),
        design=design,
        heads=setting.heads,
        ink=design.get(ink, "#000"),
        leaf=setting.leaf,
        openings=options.option("openings", "next"),
        press=press,
    )
    if options.edition.design:
        own = f"print/{options.edition.design}/book.css"
        sheets[own] = resources.text("styles", own)
    return sheets


def used_styles(sheets: Mapping[str, str]) -> tuple[UsedFile, ...]:
    """The styles that went into the product, as they were."""
    return tuple(
        UsedFile(f"styles/{name}", digest(css.encode()))
        for name, css in sheets.items()
        if name != "print/page.css"
    )
