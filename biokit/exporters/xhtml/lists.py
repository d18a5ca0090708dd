"""What biokit lists, in the places the text has for it: index, illustrations, tables, family tree.

In ebooks all of it is made, and who reads one back finds the place alone:
`<div class="derived" data-what="index">`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from biokit.exporters.xhtml.edition_facts import edition_lines
from biokit.exporters.xhtml.family import family_tree
from biokit.exporters.xhtml.index import index_list
from biokit.exporters.xhtml.markup import element, escape
from biokit.model.nodes import Derived
from biokit.projections.book import Listed

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["derived"]


def derived(part: Derived, to: Renderer, level: int | None = None) -> str:
    """What stands in the place of a list; nothing for one that was printed before.

    Args:
        part: the place.
        to: prints it.
        level: that of headings within it; `None` if none can stand there.

    Raises:
        TypeError: it is a list of which `compose` leaves no place.
    """
    match part.what:
        case "index":
            body = index_list(to, level) if to.is_first(part.what) else ""
        case "illustrations":
            body = _listed(to.book.illustrations, to)
        case "tables":
            body = _listed(to.book.tables, to)
        case "family-tree":
            body = family_tree(to) if to.is_first(part.what) else ""
        case "colophon":
            body = _colophon(to)
        case what:
            message = f"a composed book holds no derived {what}"
            raise TypeError(message)
    if to.medium.epub and body:
        body = element("div", body, to.made({}))
    return element("div", body, to.attributes(part, "derived", {"what": part.what}))


def _listed(lines: Iterable[Listed], to: Renderer) -> str:
    """Captions that lead to what they are of; in print with its page, set like the contents."""
    shown = tuple(lines)
    if not shown:
        return ""
    if not to.medium.paged:
        links = (element("a", _words(one, to), _href(one, to)) for one in shown)
        return element("ol", "".join(element("li", one) for one in links), {"class": "listed"})
    items = ""
    for bound_in, group in groupby(shown, lambda one: one.bound_in):
        some = tuple(group)
        if bound_in:
            items += _bound_in(some[0], to)
        items += "".join(_with_folio(one, to) for one in some)
    return element("div", items, {"class": "listed", "role": "directory"})


def _bound_in(first: Listed, to: Renderer) -> str:
    """A line before those of plates without pages: which page they follow."""
    page = to.medium.page(first.id) or "00"
    words = element("span", escape(to.terms.plates_after.format(page=page)), {"class": "words"})
    return element("p", words, {"class": "entry matter bound-in", "role": "listitem"})


def _words(line: Listed, to: Renderer) -> str:
    number = ""
    if line.number is not None:
        number = element("span", escape(f"{line.number}."), {"class": "number"}) + " "
    return number + element("span", to.inlines(to.medium.title(line.title)), {"class": "name"})


def _href(line: Listed, to: Renderer) -> dict[str, str | None]:
    return {"href": to.medium.href(line.id)}


def _with_folio(line: Listed, to: Renderer) -> str:
    address = _href(line, to)
    words = element(
        "a" if to.medium.links else "span",
        _words(line, to),
        {"class": "words", **(address if to.medium.links else {})},
    )
    kind = "entry section plate" if line.bound_in else "entry matter"
    folio = "" if line.bound_in else " " + _folio(line, to)
    return element("p", words + folio, {"class": kind, "role": "listitem"})


def _folio(line: Listed, to: Renderer) -> str:
    """The page, or what stands for it; before a first layout, about the room of a page."""
    if line.where is not None:
        return element("span", escape(line.where), {"class": "where"})
    return element("span", escape(to.medium.page(line.id) or "00"), {"class": "folio"})


def _colophon(to: Renderer) -> str:
    """What the text was made from, which edition this is, how it was set, and by what: facts."""
    said = [to.words.based_on.format(source=source) for source in to.book.biography.based_on]
    said += [line for line in edition_lines(to.book, to.words) if line]
    said += [*to.medium.made, to.words.made_with.format(name="biokit")]
    return "".join(element("p", escape(line)) for line in said)
