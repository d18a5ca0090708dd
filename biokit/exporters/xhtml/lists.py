"""Lists that lead into the book, in the places the text has for them: index, illustrations, tables.

In ebooks all of it is made, and who reads one back finds the place alone:
`<div class="derived" data-what="index">`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from biokit.exporters.xhtml.index import index_list
from biokit.exporters.xhtml.markup import element, escape
from biokit.model.nodes import Derived
from biokit.projections.book import Listed
from biokit.projections.numbering import ids_in

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
            body = _listed(to.book.illustrations, to.terms.figure, to)
        case "tables":
            body = _listed(to.book.tables, to.terms.table, to)
        case "colophon":
            body = _colophon(to)
        case what:
            message = f"a composed book holds no derived {what}"
            raise TypeError(message)
    if to.medium.epub and body:
        body = element("div", body, to.made({}))
    return element("div", body, to.attributes(part, "derived", {"what": part.what}))


def _listed(lines: Iterable[Listed], term: str, to: Renderer) -> str:
    """Captions that lead to what they are of; in print with its page, set like the contents."""
    shown = tuple(lines)
    if not shown:
        return ""
    if not to.medium.paged:
        links = (element("a", _words(one, term, to), _href(one, to)) for one in shown)
        return element("ol", "".join(element("li", one) for one in links), {"class": "listed"})
    front = ids_in(to.book.front)
    items = (_with_folio(one, term, to, roman=one.id in front) for one in shown)
    return element("div", "".join(items), {"class": "listed", "role": "directory"})


def _words(line: Listed, term: str, to: Renderer) -> str:
    number = ""
    if line.number is not None:
        number = element("span", escape(term.format(number=line.number) + "."), {"class": "number"})
        number += " "
    return number + element("span", to.inlines(to.medium.title(line.title)), {"class": "name"})


def _href(line: Listed, to: Renderer) -> dict[str, str | None]:
    return {"href": to.medium.href(line.id)}


def _with_folio(line: Listed, term: str, to: Renderer, *, roman: bool) -> str:
    address = _href(line, to)
    words = element(
        "a" if to.medium.links else "span",
        _words(line, term, to),
        {"class": "words", **(address if to.medium.links else {})},
    )
    kind = "folio roman" if roman else "folio"
    folio = element("span", "", {"class": kind, "data-to": address["href"]})
    return element("p", f"{words} {folio}", {"class": "entry matter", "role": "listitem"})


def _colophon(to: Renderer) -> str:
    """What the text was made from, how it was set, and by what: facts only."""
    said = [to.words.based_on.format(source=source) for source in to.book.biography.based_on]
    said += [*to.medium.made, to.words.made_with.format(name="biokit")]
    return "".join(element("p", escape(line)) for line in said)
