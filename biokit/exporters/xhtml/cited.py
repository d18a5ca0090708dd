"""Where a source is cited, after its entry in the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.exporters.xhtml.index import locators_list
from biokit.exporters.xhtml.markup import element, escape
from biokit.model.nodes import Paragraph
from biokit.projections.index import Locator

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["cited_on"]


def cited_on(part: Paragraph, to: Renderer) -> str:
    """`Cited on pp. 12–14, 23n4.`, after an entry of an edition that says so; else nothing.

    A note on a page whose text cites the source as well is not named.
    In a product without pages it is chapters and sections that are given, as in its index.
    """
    places = to.book.cited.get(part.id or "")
    if not places:
        return ""
    listed = locators_list(_without_said(places, to), to)
    has_pages = to.medium.paged or all(to.medium.page(place.id) for place in places)
    several = len(listed) > 1 or "–" in listed[0]
    words = to.terms.cited_on_pages if several else to.terms.cited_on_page
    before, _, after = (words if has_pages else to.terms.cited_in).partition("{places}")
    said = escape(before) + ", ".join(listed) + escape(after)
    return element("span", f" {said}", to.made({"class": "cited-on"}))


def _without_said(places: tuple[Locator, ...], to: Renderer) -> tuple[Locator, ...]:
    """Places without the notes on pages whose text cites the source as well."""
    pages = {to.medium.page(place.id) for place in places if place.note is None}
    return tuple(
        place
        for place in places
        if place.note is None or (page := to.medium.page(place.id)) is None or page not in pages
    )
