"""`[words]{.class key=value}`: the class says which kind of inline it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from biokit.errors import BadInput
from biokit.importers.markdown.reading import Reading
from biokit.model.dates import BadDate, Date
from biokit.model.nodes import (
    Certainty,
    Citation,
    DateMark,
    Foreign,
    Gap,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Mention,
    Note,
    PageMark,
    Quote,
    Sic,
    SmallCapitals,
    Span,
    WorkTitle,
)
from biokit.model.walk import altered
from biokit.notation.attributes import Attributes, Given
from biokit.notation.classes import INLINES
from biokit.notation.entries import read_entry

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks

Run = tuple[Inline, ...]


def kind_of(
    attributes: Attributes, kinds: frozenset[str], reading: Reading, line: int
) -> tuple[str | None, tuple[str, ...]]:
    """The one class that says what a thing is, and the author's own classes."""
    found = [name for name in attributes.classes if name in kinds]
    if len(found) > 1:
        reading.fault(
            line,
            f"this cannot be both .{found[0]} and .{found[1]}",
            "put one inside the other, or remove one",
        )
    others = tuple(name for name in attributes.classes if name not in kinds)
    return (found[0] if found else None), others + attributes.own


def read_date(given: Given, edtf: str | None) -> Date | None:
    """The date that attributes give, with its words."""
    words = given.take("words")
    if edtf is None:
        return None
    try:
        return Date(edtf, words)
    except BadDate:
        given.fault(
            f"{edtf!r} is not a date", "write it as EDTF: 1955-12-05, 1955-12, 1820~, 1978/1983"
        )


def inline_of(attributes: Attributes, content: Run, line: int, blocks: Blocks) -> Inline:
    """The inline that a bracketed span is; in a foreign text, a span where it makes no sense."""
    reading = blocks.reading
    if not reading.flavour.foreign:
        return _inline_of(attributes, content, line, blocks)
    try:
        if not NEEDS_THE_LIFE.isdisjoint(attributes.classes):
            return _plain_span(attributes, content, line, reading)
        return _inline_of(attributes, content, line, blocks)
    except BadInput:
        return _plain_span(attributes, content, line, reading)


NEEDS_THE_LIFE = frozenset({"mention"})
"""Classes that name an entity of the life, which no foreign text has."""


def _plain_span(attributes: Attributes, content: Run, line: int, reading: Reading) -> Span:
    pairs = tuple(pair for pair in attributes.pairs if pair[0] != "lang")
    lang = dict(attributes.pairs).get("lang")
    classes = attributes.classes + attributes.own
    origin = reading.origin(line)
    return Span(content, pairs, id=attributes.id, lang=lang, classes=classes, origin=origin)


def _inline_of(attributes: Attributes, content: Run, line: int, blocks: Blocks) -> Inline:
    reading = blocks.reading
    kind, classes = kind_of(attributes, INLINES, reading, line)
    given = reading.given(attributes, f"[…]{{.{kind}}}" if kind else "a span", line)
    own: dict[str, Any] = {
        "id": attributes.id,
        "lang": given.take("lang"),
        "classes": classes,
        "origin": reading.origin(line),
    }
    if kind is None:
        return Span(content, given.others(), **own)
    if kind == "quoted":
        words = (("words", given.need("words")),)
        return Span(content, words, **{**own, "classes": ("quoted", *classes)})
    made = _typed(kind, given, content, own)
    given.done()
    if made is None:
        reading.fault(line, f"nothing in this span can be .{kind}", _HINTS[kind])
    return made


_HINTS = {
    "noted": "write the words, then the note: [the words[^1]]{.noted}",
    "in-text": "write one citation: [[see @key]]{.in-text}",
}


def _typed(kind: str, given: Given, content: Run, own: dict[str, Any]) -> Inline | None:
    match kind:
        case "smallcaps":
            return SmallCapitals(content, **own)
        case "quote":
            return Quote(content, **own)
        case "foreign":
            return Foreign(content, **own)
        case "title":
            kinds: Any = given.choose("kind", ("work", "part", "ship"), "work")
            return WorkTitle(content, kinds, **own)
        case "mention":
            return Mention(content, given.need("of"), **own)
        case "date":
            date = read_date(given, given.need("edtf"))
            return DateMark(content, cast("Date", date), **own)
        case "sic":
            return Sic(content, given.take("correction"), **own)
        case "noted":
            return _noted(content, own)
        case "in-text":
            return _in_text(content, own)
        case _:
            return _marked(kind, given, content, own)


def _marked(kind: str, given: Given, content: Run, own: dict[str, Any]) -> Inline:
    """What leads here from elsewhere, or elsewhere from here."""
    match kind:
        case "index":
            entry = read_entry(given.need("entry"))
            return IndexMark(entry, content, given.take("see"), given.take("see-also"), **own)
        case "link":
            return Link(content, given.need("url"), given.take("title"), **own)
        case _:
            return _point(kind, given, content, own)


def _point(kind: str, given: Given, content: Run, own: dict[str, Any]) -> Inline:
    """What stands for a point in the text and has no words."""
    if content:
        given.fault(f"{given.what} stands for a point in the text", f"write []{{.{kind} …}}")
    match kind:
        case "gap":
            certainty: Any = given.choose("certainty", get_args(Certainty), "certain")
            return Gap(certainty, given.take("reason"), given.take("supplied"), **own)
        case "page":
            return PageMark(given.need("label"), **own)
        case _:
            return LineBreak(**own)


def _noted(content: Run, own: dict[str, Any]) -> Inline | None:
    match content:
        case (*words, Note(anchor=()) as note):
            noted = altered(note, anchor=tuple(words))
            return Span((noted,), **own)
        case _:
            return None


def _in_text(content: Run, own: dict[str, Any]) -> Inline | None:
    mode: Literal["in-text"] = "in-text"
    match content:
        case (Citation(mode="normal") as citation,):
            return Citation(citation.items, mode, **own)
        case _:
            return None
