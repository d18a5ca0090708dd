"""The index as a list of lists: terms, places as links, and where else to look.

The words of EPUB's vocabulary for indexes: https://www.w3.org/TR/epub-ssv-11/#sec-indexes
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from biokit.exporters.xhtml.markup import Attributes, anchor, element, escape, identifier
from biokit.projections.index import Entry, Group, Locator, Reference
from biokit.projections.numbering import slug

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["index_list", "locators_list"]

MANY = 8
"""Letters of an index which has a line of them at its head."""

FEWEST_IN_RANGE = 3
"""Pages in a row: two are named both."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class _Said(msgspec.Struct, frozen=True):
    """A locator in the product's words."""

    words: str
    id: str
    title: str | None = None


def index_list(to: Renderer, level: int | None) -> str:
    """The whole index; nothing if it has no entries.

    Args:
        to: prints it.
        level: that of the letters' headings; `None` if they cannot be headings.
    """
    groups = to.book.index.groups
    ids = _ids(groups, to)
    body = _head_note(to)
    if len(groups) >= MANY and not to.medium.paged:
        body += _letters(groups, ids)
    for group, key in zip(groups, ids, strict=True):
        body += _group(group, key, to, level)
    return body


def locators_list(locators: Iterable[Locator], to: Renderer) -> tuple[str, ...]:
    """Places as an index gives them, pages in a row as a range."""
    return tuple(_locator(said, to) for said in _places(locators, to))


def _head_note(to: Renderer) -> str:
    """What the numbers are, where they are not those of the product's own pages."""
    if to.medium.paged or not to.book.index.groups:
        return ""
    known = all(map(to.medium.page, to.book.index.places))
    said = to.words.index_by_page if known else to.words.index_by_chapter
    names = {"class": "head-note", **_type("index-headnotes", to)}
    return element("p", escape(said), names)


def _ids(groups: Iterable[Group], to: Renderer) -> list[str]:
    """An id for each letter, that no node of the book has."""
    taken = {*to.book.labels, *to.book.index.ids}
    made: list[str] = []
    for group in groups:
        key = f"letter-{slug(group.initial)}"
        while key in taken:
            key += "-"
        taken.add(key)
        made.append(key)
    return made


def _letters(groups: Iterable[Group], ids: list[str]) -> str:
    """The letters in a line, each a way to its entries."""
    links = (
        element("a", escape(group.initial or "…"), {"href": anchor(key)})
        for group, key in zip(groups, ids, strict=True)
    )
    return element("p", " ".join(links), {"class": "letters"})


def _group(group: Group, key: str, to: Renderer, level: int | None) -> str:
    """The entries of one letter; print parts them by space alone."""
    head = ""
    if group.initial and not to.medium.paged:
        name = "p" if level is None else f"h{min(level, 6)}"
        head = element(name, escape(group.initial), {"class": "initial"})
    names = {"class": "letter-group", "id": identifier(key), **_type("index-group", to)}
    around = "section" if head and level else "div"
    return element(around, head + _entries(group.entries, to), names)


def _type(kind: str, to: Renderer) -> dict[str, str | None]:
    return {"epub:type": kind} if to.medium.epub else {}


def _entries(entries: Iterable[Entry], to: Renderer) -> str:
    items = "".join(_entry(entry, to) for entry in entries)
    return element("ul", items, {"class": "entries", **_type("index-entry-list", to)})


def _entry(entry: Entry, to: Renderer) -> str:
    lang: Attributes = {"lang": entry.lang, "xml:lang": entry.lang if to.medium.epub else None}
    term = element("span", escape(entry.heading), {**_type("index-term", to), **lang})
    places = locators_list(entry.locators, to)
    body = ", ".join([term, *places])
    ended = entry.heading[-1:] in {".", "!", "?"} and not places
    for references, words, kind in (
        (entry.see, to.terms.see, "index-xref-preferred"),
        (entry.see_also, to.terms.see_also, "index-xref-related"),
    ):
        if references:
            body += " " if ended else ". "
            body += _references(references, words, kind, to)
            ended = False
    if entry.entries:
        body += _entries(entry.entries, to)
    names = {"id": None if entry.id is None else identifier(entry.id)}
    return element("li", body, {**names, **_type("index-entry", to)})


def _references(references: Iterable[Reference], words: str, kind: str, to: Renderer) -> str:
    shown = "; ".join(_reference(one, to) for one in references)
    said = element("i", escape(words[:1].upper() + words[1:]))
    return element("span", f"{said} {shown}", {"class": "see", **_type(kind, to)})


def _reference(one: Reference, to: Renderer) -> str:
    if one.entry is None or not to.medium.links:
        return escape(one.words)
    return element("a", escape(one.words), {"href": anchor(one.entry)})


def _locator(said: _Said, to: Renderer) -> str:
    if not to.medium.links:
        return escape(said.words)
    names = {"href": to.medium.href(said.id), "title": said.title, **_type("index-locator", to)}
    return element("a", escape(said.words), names)


# ---------------------------------------------------------------------------------------- places


def _places(locators: Iterable[Locator], to: Renderer) -> list[_Said]:
    """Places in the product's words, each once; pages in a row are a range in print."""
    made: dict[str, _Said] = {}
    for locator in locators:
        page = to.medium.page(locator.id)
        words = page or locator.place.words
        if locator.note is not None:
            words += f"n{locator.note}" if words[-1:].isdigit() else f" n{locator.note}"
        title = None if page or to.medium.paged else locator.place.title
        # Before a first layout, a place takes about the room of its page.
        shown = words if page or not to.medium.paged else "00"
        made.setdefault(words, _Said(shown, locator.id, title))
    said = list(made.values())
    return _in_ranges(said) if to.medium.paged else said


def _in_ranges(said: list[_Said]) -> list[_Said]:
    """Pages with `12–14` for three and more that follow each other."""
    runs: list[list[_Said]] = []
    for one in said:
        if runs and _follows(runs[-1][-1].words, one.words):
            runs[-1].append(one)
        else:
            runs.append([one])
    made: list[_Said] = []
    for run in runs:
        whole = _Said(f"{run[0].words}–{run[-1].words}", run[0].id)
        made += [whole] if len(run) >= FEWEST_IN_RANGE else run
    return made


def _follows(first: str, second: str) -> bool:
    """Whether a folio is the next one, both Roman or both Arabic."""
    if first.isdigit() and second.isdigit():
        return int(second) == int(first) + 1
    one, two = _roman(first), _roman(second)
    return one is not None and two is not None and two == one + 1


def _roman(folio: str) -> int | None:
    values = [_ROMAN.get(sign) for sign in folio]
    if not values or None in values:
        return None
    known = [value for value in values if value is not None]
    following = [*known[1:], 0]
    return sum(
        -value if value < then else value for value, then in zip(known, following, strict=True)
    )
