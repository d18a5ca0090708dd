"""How runs look, and the nest of inlines that runs of equal looks make.

Word cuts a sentence into runs wherever somebody typed, spelled or formatted; here what looks alike
is one again. The look of a paragraph's style is not emphasis: what differs from it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, TypeVar

from biokit.importers.docx.parsing import Xml, switched_on, value_of
from biokit.importers.docx.style_names import CharacterMeaning
from biokit.importers.docx.styles import CharacterStyle, ParagraphStyle, Styles
from biokit.model.nodes import (
    Code,
    Emphasis,
    Foreign,
    Inline,
    Quote,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from biokit.model.walk import plain_text

__all__ = ["PLAIN", "Look", "Piece", "look_of", "nested"]

Side = Literal["superscript", "subscript"]


class Look(NamedTuple):
    """What sets a run apart from its paragraph."""

    meaning: CharacterMeaning | None = None
    lang: str | None = None
    """Only where it is to be believed; see `languages`."""
    bold: bool = False
    italic: bool = False
    small_capitals: bool = False
    side: Side | None = None
    struck: bool = False
    underlined: bool = False


PLAIN = Look()


class Piece(NamedTuple):
    """An inline and its look."""

    part: Inline
    look: Look = PLAIN


def look_of(run: Xml, style: ParagraphStyle, styles: Styles) -> Look:
    """How a run looks; its language is for others to judge."""
    said = run.find("rPr")
    named = styles.character(value_of(said, "rStyle"))
    if said is None and not named.properties and named.meaning is None:
        return PLAIN
    meaning = None if named.meaning == "plain" else named.meaning
    telling = meaning not in {"emphasis", "strong", "title", "foreign", "code"}
    side = _side(said, named)
    return Look(
        meaning,
        bold=telling and _differs("b", said, named, base=style.bold),
        italic=telling and _differs("i", said, named, base=style.italic),
        small_capitals=telling and _on("smallCaps", said, named),
        side=None if named.meaning == "plain" else side,
        struck=_on("strike", said, named) or _on("dstrike", said, named),
        underlined=telling and named.meaning != "plain" and _underlined(said, named),
    )


def _on(name: str, said: Xml | None, named: CharacterStyle) -> bool:
    for properties in (said, *named.properties):
        on = switched_on(properties, name)
        if on is not None:
            return on
    return False


def _differs(name: str, said: Xml | None, named: CharacterStyle, *, base: bool) -> bool:
    """Whether a property that styles toggle (17.7.3) is not what the paragraph's style has."""
    direct = switched_on(said, name)
    if direct is not None:
        return direct != base
    return _on(name, None, named)


def _side(said: Xml | None, named: CharacterStyle) -> Side | None:
    for properties in (said, *named.properties):
        match value_of(properties, "vertAlign"):
            case "superscript":
                return "superscript"
            case "subscript":
                return "subscript"
            case "baseline":
                return None
            case _:
                continue
    return None


def _underlined(said: Xml | None, named: CharacterStyle) -> bool:
    for properties in (said, *named.properties):
        kind = value_of(properties, "u")
        if kind is not None:
            return kind != "none"
    return False


# -------------------------------------------------------------------------------------- the nest

K = TypeVar("K")


def nested(pieces: Sequence[Piece]) -> tuple[Inline, ...]:
    """The inlines that pieces make, what looks alike within one node."""
    looks = {piece.look for piece in pieces}
    if looks <= {PLAIN}:
        return tuple(_joined(pieces))
    layers = [layer for layer in LAYERS if any(map(layer[0], looks))]
    return tuple(_nested(_with_spaces(pieces), layers))


def _with_spaces(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces whose spaces have the look of both neighbours, or none."""
    apart = [each for piece in pieces for each in _cut(piece)]
    looks = [piece.look for piece in apart]
    words = [not _is_space(piece) for piece in apart]
    before: list[Look] = []
    last = PLAIN
    for look, is_word in zip(looks, words, strict=True):
        last = look if is_word else last
        before.append(last)
    after: list[Look] = []
    last = PLAIN
    for look, is_word in zip(reversed(looks), reversed(words), strict=True):
        last = look if is_word else last
        after.append(last)
    after.reverse()
    return [
        piece if is_word else Piece(piece.part, _shared(one, other))
        for piece, is_word, one, other in zip(apart, words, before, after, strict=True)
    ]


def _shared(one: Look, other: Look) -> Look:
    """What two looks have in common."""
    if one == other:
        return one
    kept = {name: getattr(one, name) for name in Look._fields}
    return Look(**{k: v for k, v in kept.items() if v == getattr(other, k)})


def _is_space(piece: Piece) -> bool:
    return isinstance(piece.part, Text) and not piece.part.value.strip(" ")


def _cut(piece: Piece) -> Iterator[Piece]:
    """A text without the spaces at its edges, and those."""
    if not isinstance(piece.part, Text) or piece.look == PLAIN:
        yield piece
        return
    value = piece.part.value
    words = value.strip(" ")
    start = len(value) - len(value.lstrip(" "))
    for part in (value[:start], words, value[start + len(words) :] if words else ""):
        if part:
            yield Piece(Text(part, origin=piece.part.origin), piece.look)


def _nested(pieces: Sequence[Piece], layers: Sequence[Layer]) -> Iterator[Inline]:
    if not layers:
        yield from _joined(pieces)
        return
    key, wrap = layers[0]
    for value, run in groupby(pieces, key=lambda piece: key(piece.look)):
        content = tuple(_nested(tuple(run), layers[1:]))
        yield from wrap(value, content) if value else content


def _joined(pieces: Sequence[Piece]) -> Iterator[Inline]:
    for is_text, run in groupby(pieces, key=lambda piece: isinstance(piece.part, Text)):
        if is_text:
            told = [piece.part for piece in run if isinstance(piece.part, Text)]
            yield Text("".join(part.value for part in told), origin=told[0].origin)
        else:
            yield from (piece.part for piece in run)


Run = tuple[Inline, ...]
Layer = tuple[Callable[[Look], object], Callable[[object, Run], Iterator[Inline]]]
"""What of a look is meant, and what it makes of the words inside."""


def _spoken(key: object, content: Run) -> Iterator[Inline]:
    """Words in another language; in italics, or in a style for them, they are foreign."""
    lang, foreign = key if isinstance(key, tuple) else (None, False)
    yield Foreign(content, lang=lang) if foreign else Span(content, lang=lang)


def _meant(meaning: object, content: Run) -> Iterator[Inline]:
    match meaning:
        case "emphasis":
            yield Emphasis(content)
        case "strong":
            yield Strong(content)
        case "title":
            yield WorkTitle(content)
        case "quote":
            yield Quote(content)
        case "code":
            yield from _code(content)
        case _:
            yield from content


def _code(content: Run) -> Iterator[Inline]:
    """Text as code; what is in it besides stays beside it."""
    for part in content:
        yield Code(part.value) if isinstance(part, Text) else part


def _beside(side: object, content: Run) -> Iterator[Inline]:
    yield Superscript(content) if side == "superscript" else Subscript(content)


def _language(look: Look) -> tuple[str | None, bool] | None:
    foreign = look.meaning == "foreign" or (look.lang is not None and look.italic)
    return (look.lang, foreign) if look.lang is not None or foreign else None


LAYERS: tuple[Layer, ...] = (
    (_language, _spoken),
    (lambda look: look.meaning, _meant),
    (lambda look: look.bold, lambda _, content: iter((Strong(content),))),
    (
        lambda look: look.italic and not (_language(look) or (None, False))[1],
        lambda _, content: iter((Emphasis(content),)),
    ),
    (
        lambda look: look.underlined,
        lambda _, content: iter((Emphasis(content, classes=("underline",)),)),
    ),
    (lambda look: look.small_capitals, lambda _, content: iter((SmallCapitals(content),))),
    (lambda look: look.side, _beside),
    (lambda look: look.struck, lambda _, content: iter((Strikeout(content),))),
)
"""What a look is made of, from the outside in, and what each makes of the words inside."""


def words_of(pieces: Sequence[Piece]) -> str:
    """The words of pieces."""
    return "".join(plain_text(piece.part) for piece in pieces)
