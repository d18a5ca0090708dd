"""The boxes of facts at the head of an article, row by row; and what registers know its subject by.

<tr><th>Born</th><td><span style="display:none">(<span class="bday">1879-03-14</span>)</span>14
March 1879<br/>Ulm, Kingdom of Württemberg</td></tr>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.wiki.infobox import Row
from biokit.importers.wikipedia.elements import dropped, has_blocks, moved, names, words
from biokit.importers.wikipedia.shapes import figure
from biokit.model.walk import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from biokit.importers.xhtml.reader import Reader
    from biokit.model.nodes import Inline

BOXES = frozenset({"infobox", "infobox_v2", "infobox_v3", "sinottico", "portable-infobox", "biota"})
NOT_FACTS = frozenset({"sisterproject", "vertical-navbox", "navbox"})
LINES = frozenset({"li", "p", "div", "dd", "dt", "tr", "caption", "td", "th", "center"})
"""Elements that stand on lines of their own in a value."""
ISO = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?")
REGISTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("viaf", re.compile(r"viaf\.org/viaf/(\d+)")),
    ("lccn", re.compile(r"id\.loc\.gov/authorities/names/(\w+)")),
    ("gnd", re.compile(r"d-nb\.info/gnd/([\dX-]+)")),
    ("isni", re.compile(r"isni\.org/(?:isni/)?(\d{15}[\dX])")),
    ("wikidata", re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d+)")),
    ("bnf", re.compile(r"(?:catalogue|data)\.bnf\.fr/ark:/12148/(\w+)")),
    ("ndl", re.compile(r"id\.ndl\.go\.jp/auth/(?:ndlna/)?(\w+)")),
    ("orcid", re.compile(r"orcid\.org/([\dX-]{19})")),
    ("ulan", re.compile(r"getty\.edu/.*?ulan.*?(\d{9})")),
    ("musicbrainz", re.compile(r"musicbrainz\.org/artist/([0-9a-f-]{36})")),
    ("imdb", re.compile(r"imdb\.com/name/(nm\d+)")),
)


def is_box(element: etree._Element) -> bool:
    """Whether an element is a box of facts."""
    given = names(element)
    if not given & BOXES or given & NOT_FACTS or element.tag not in {"table", "div", "aside"}:
        return False
    return not any(names(above) & BOXES for above in element.iterancestors())


def mark_days(content: etree._Element) -> None:
    """Keep the days that are given for machines, before what is hidden goes."""
    for each in list(content.iter("span", "time")):
        given = names(each)
        if given & {"bday", "dday", "deathdate"} and ISO.fullmatch(words(each)):
            row = next(
                (above for above in each.iterancestors() if above.tag in {"tr", "section"}), None
            )
            if row is not None and row.get("datetime") is None:
                row.set("datetime", words(each))


def identifiers(root: etree._Element) -> tuple[tuple[str, str], ...]:
    """By what the world's registers know the subject: from the box for librarians."""
    addresses: list[str] = []
    for each in root.iter("table", "div", "li"):
        about = names(each) & {"navbox", "authority-control", "normdaten", "mw-authority-control"}
        if about or each.get("id") in {"t-wikibase", "normdaten"}:
            addresses += [link.get("href") or "" for link in each.iter("a")]
    made = {}
    for register, pattern in REGISTERS:
        found = next(filter(None, (pattern.search(each) for each in addresses)), None)
        if found is not None:
            made[register] = found[1]
    return tuple(made.items())


def rows_of(box: etree._Element, reader: Reader) -> tuple[Row, ...]:
    """The rows of a box, each with the heading it stands under."""
    made: list[Row] = []
    heading = ""
    first = True
    for row in _rows(box):
        label, value = row
        if value is None:
            said = "" if label is None else words(label)
            if said and first:
                made.append(Row("name", _lines(label, reader), origin=reader.origin(box)))
            elif said:
                heading = said
            first = False
            continue
        first = False
        lines = _lines(value, reader)
        if not lines:
            continue
        at = value if label is None else label
        made.append(
            Row(
                "" if label is None else words(label),
                lines,
                heading,
                _day(value),
                reader.origin(at),
            )
        )
    return tuple(made)


def _day(value: etree._Element) -> str | None:
    return next((day for above in (value, *value.iterancestors())
                 if (day := above.get("datetime"))), None)  # fmt: skip


def _rows(
    box: etree._Element,
) -> Iterator[tuple[etree._Element | None, etree._Element | None]]:
    """Label and value of each row; a heading has no value, a line by itself no label."""
    for row in list(box.iter("tr", "caption")):
        if row.tag == "caption":
            yield row, None
            continue
        cells = [each for each in row if each.tag in {"th", "td"}]
        if any(_nests(each) for each in cells):
            continue
        match cells:
            case [only] if only.tag == "th":
                yield only, None
            case [only]:
                yield None, only
            case [label, value]:
                yield label, value
            case [label, *values] if values:
                for value in values:
                    yield label, value
            case _:
                continue


def _nests(cell: etree._Element) -> bool:
    return next(cell.iter("tr"), None) is not None


def as_table(box: etree._Element) -> etree._Element:
    """The box of other wikis, of `pi-header`, `pi-data-label` and `pi-data-value`, as a table."""
    if "portable-infobox" not in names(box):
        return box
    table = box.makeelement("table", {})
    row = table
    for each in list(box.iter("h2", "h3", "div", "section", "figure")):
        given = names(each)
        if each.tag == "figure":
            row = _row(table, moved([each], each.makeelement("td", {})))
        elif given & {"pi-title", "pi-header"} or "pi-data-label" in given:
            each.tag = "th"
            row = _row(table, each)
        elif "pi-data-value" in given:
            each.tag = "td"
            if len(row) == 1 and names(row[0]) & {"pi-data-label"}:
                row.append(each)
            else:
                row = _row(table, each)
    return table


def without_marks(box: etree._Element) -> None:
    """Marks without width, which only tell a browser where to break, made spaces."""
    for each in box.iter("*"):
        if each.text:
            each.text = each.text.replace("\u200b", " ")
        if each.tail and each is not box:
            each.tail = each.tail.replace("\u200b", " ")


def _row(table: etree._Element, cell: etree._Element) -> etree._Element:
    row = table.makeelement("tr", {})
    cell.tail = None
    row.append(cell)
    table.append(row)
    return row


def _lines(value: etree._Element | None, reader: Reader) -> tuple[tuple[Inline, ...], ...]:
    """A value line by line: at breaks, items and blocks."""
    if value is None:
        return ()
    lines: list[etree._Element] = []
    _into_lines(value, lines, value.makeelement("span", {}))
    made = (reader.inlines(each) for each in lines)
    return tuple(run for run in made if plain_text(run).strip())


def _into_lines(
    element: etree._Element, lines: list[etree._Element], line: etree._Element
) -> etree._Element:
    """Put what is in an element on lines; the line that it ends on."""
    if line not in lines:
        lines.append(line)
    _say(line, element.text)
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag == "br":
            line = _new(line, lines)
        elif child.tag in LINES or child.tag in {"ul", "ol", "dl", "table", "tbody"}:
            line = _into_lines(child, lines, _new(line, lines))
            line = _new(line, lines)
        elif has_blocks(child) or next(child.iter("br", "li"), None) is not None:
            line = _into_lines(child, lines, line)
        elif child.tag not in {"img", "figure"}:
            line.append(child)
        _say(line, tail)
    return line


def _new(line: etree._Element, lines: list[etree._Element]) -> etree._Element:
    made = line.makeelement("span", {})
    lines.append(made)
    return made


def _say(line: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(line):
        line[-1].tail = (line[-1].tail or "") + text
    else:
        line.text = (line.text or "") + text


def pictures_of(box: etree._Element) -> list[etree._Element]:
    """The pictures of a box as figures, each taken out with the words of its cell."""
    made = list(box.iter("figure"))
    for each in made:
        dropped(each)
    for cell in list(box.iter("td", "th", "div", "figure")):
        pictures = [] if has_blocks(cell) and cell.tag == "div" else list(cell.iter("img"))
        if not pictures or cell.getparent() is None:
            continue
        caption = cell.makeelement("figcaption", {})
        framed = figure(cell, None)
        for each in pictures:
            dropped(each)
        label = cell.getprevious()
        if label is not None and label.tag == "th":
            caption.text = words(label)
        caption.text = (caption.text or "") + (cell.text or "")
        moved(list(cell), caption)
        for each in list(framed.iter("figcaption")):
            framed.remove(each)
        if words(caption):
            framed.append(caption)
        row = cell.getparent()
        dropped(cell)
        if row is not None and row.tag == "tr" and label is not None:
            dropped(row)
        made.append(framed)
    return made
