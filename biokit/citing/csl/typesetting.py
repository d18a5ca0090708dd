"""Pieces to inlines of the model: quotation marks chosen, punctuation where it belongs.

https://docs.citationstyles.org/en/stable/specification.html#locale-options
"""

from __future__ import annotations

from itertools import count

from msgspec import structs

from biokit.citing.csl.beside import set_beside
from biokit.citing.csl.locales import Locale
from biokit.citing.csl.pieces import Box, Format, Pieces
from biokit.citing.inlines import Run
from biokit.model.nodes import (
    Emphasis,
    Inline,
    Link,
    SmallCapitals,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)

PLAIN_VALUES = ("normal", "light")
MARKS = frozenset(".,;:!?")
MEETING = {
    "..": ".", "::": ":", ";;": ";", "!!": "!", "??": "?", ",,": ",",
    ":.": ":", ";.": ";", "!.": "!", "?.": "?",
    ";:": ";", "!:": "!", "?:": "?",
    ":!": "!", ";!": "!", ":?": "?", ";?": "?",
}  # fmt: skip
"""What two marks of punctuation become where one part ends and the next begins."""


RAISED = str.maketrans(
    "ªº⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "ao0123456789abcdefghijklmnoprstuvwxyz"
)
"""Raised letters of Unicode, which few faces have, as plain ones to be raised."""

Path = tuple[tuple[int, Box], ...]
"""The boxes around some characters, outermost first, each with a number of its own."""


class Leaf:
    """A run of characters, or a quotation mark."""

    __slots__ = ("kind", "owner", "path", "text", "within")

    def __init__(
        self, text: str, path: Path, kind: str, owner: int, within: Path | None = None
    ) -> None:
        self.text = text
        self.path = path
        self.kind = kind
        self.owner = owner
        """The author's own words it is of; 0 for the style's, whose punctuation is ours to set."""
        self.within = path if within is None else within
        """Of a quotation mark: the path of what it closes."""


def typeset(pieces: Pieces, locale: Locale) -> Run:
    """The pieces as inlines."""
    leaves = _punctuated(_leaves(set_beside(pieces), locale), in_quote=locale.punctuation_in_quote)
    return _inlines(_trimmed(leaves), 0, frozenset())


def _trimmed(leaves: list[Leaf]) -> list[Leaf]:
    """Without the space that a style's affixes leave at either edge."""
    made = [leaf for leaf in leaves if leaf.text]
    while made and not (text := made[0].text.lstrip(" ")):
        del made[0]
    if made:
        made[0].text = text
    while made and not (text := made[-1].text.rstrip(" ")):
        del made[-1]
    if made:
        made[-1].text = text
    return made


def _leaves(pieces: Pieces, locale: Locale) -> list[Leaf]:
    """The strings in their order, quotation marks among them, outer and inner by turns."""
    made: list[Leaf] = []
    quotes = locale.quotes
    marks = {"outer": quotes[:2], "inner": quotes[2:]}
    own = ["".join(pair).replace("\u00a0", "").replace("\u202f", "") for pair in marks.values()]
    identity = count(1)

    def visit(pieces: Pieces, path: Path, around: str, owner: int) -> None:
        for piece in pieces:
            if isinstance(piece, str):
                made.append(Leaf(piece, path, "text", owner))
                continue
            number = next(identity)
            if piece.display and any(box.display for _, box in path):
                piece = structs.replace(piece, display=None)  # noqa: PLW2901 (no block within another)
            bare = not (piece.format or piece.display or piece.url or piece.inline)
            bare = bare and piece.role != "language"
            inner = path if bare else (*path, (number, piece))
            mine = number if piece.role == "verbatim" else owner
            if not piece.quotes:
                visit(piece.pieces, inner, around, mine)
                continue
            if piece.marks and piece.marks not in own:
                # Of the language that the title is in.
                made.append(Leaf(piece.marks[0], path, "text", mine))
                visit(piece.pieces, inner, around, mine)
                made.append(Leaf(piece.marks[1:], path, "text", mine))
                continue
            usual = "inner" if piece.marks == own[1] else "outer"
            kind = ("inner" if around == "outer" else "outer") if around else usual
            opening, closing = marks[kind]
            made.append(Leaf(opening, path, "open", mine))
            visit(piece.pieces, inner, kind, mine)
            made.append(Leaf(closing, path, "close", mine, inner))

    visit(pieces, (), "", 0)
    return made


def _punctuated(leaves: list[Leaf], *, in_quote: bool) -> list[Leaf]:
    """Marks that meet made one, those at a closing quotation mark on their side of it."""
    made: list[Leaf] = []
    for leaf in leaves:
        if leaf.kind == "text" and made:
            while leaf.text and _meets(made, leaf, in_quote=in_quote):
                pass
        if leaf.text:
            made.append(leaf)
    return made


def _meets(made: list[Leaf], leaf: Leaf, *, in_quote: bool) -> bool:
    """Settle the first character of a leaf with what stands before; whether it was taken."""
    first = leaf.text[0]
    last = made[-1]
    if last.owner and last.owner == leaf.owner:
        return False
    if last.kind == "close":
        return first in MARKS and _at_quote(made, leaf, in_quote=in_quote)
    before = last.text[-1:]
    if first.isspace() and before.isspace():
        leaf.text = leaf.text[1:]
        return True
    if first not in MARKS or before not in MARKS:
        return False
    met = MEETING.get(before + first)
    if met is None:
        return False
    last.text = last.text[:-1] + met
    leaf.text = leaf.text[1:]
    if in_quote and met != before and last.text == met and len(made) > 1:
        # `”:` and `!`: the colon has given way, and the mark after it may move within.
        _again(made, last, in_quote=in_quote)
    return True


def _again(made: list[Leaf], last: Leaf, *, in_quote: bool) -> None:
    if made[-2].kind != "close":
        return
    made.pop()
    _at_quote(made, last, in_quote=in_quote)
    if last.text:
        made.append(last)


def _at_quote(made: list[Leaf], leaf: Leaf, *, in_quote: bool) -> bool:
    """A mark after a closing quotation mark moves within, or gives way to one that is there."""
    at = len(made) - 1
    while at >= 0 and made[at].kind == "close":
        at -= 1
    if at < 0 or made[at].kind != "text":
        return False
    inner = made[at]
    first, before = leaf.text[0], inner.text[-1:]
    met = MEETING.get(before + first) if before in MARKS else None
    if in_quote and before in (":", ";"):
        inner.text = inner.text[:-1]
        leaf.text = (met or before + first) + leaf.text[1:]
        return False
    if met == before:
        leaf.text = leaf.text[1:]
        return True
    if in_quote and first in ".,!?":
        around = made[at + 1].within
        if inner.path == around:
            inner.text += first
        else:
            # Not in the format of the last words, which are a title in italic as like as not.
            made.insert(at + 1, Leaf(first, around, "text", leaf.owner))
        leaf.text = leaf.text[1:]
        return True
    return False


def _inlines(leaves: list[Leaf], depth: int, active: frozenset[str]) -> Run:
    """Leaves that share a box at this depth go into one inline.

    Args:
        leaves: characters in their order.
        depth: how many of their boxes are around already.
        active: what those have switched on: `italic`, `bold` …
    """
    made: list[Inline] = []
    index = 0
    while index < len(leaves):
        leaf = leaves[index]
        if len(leaf.path) <= depth:
            _add_text(made, leaf.text)
            index += 1
            continue
        key, box = leaf.path[depth]
        end = index
        while end < len(leaves) and _is_within(leaves[end], depth, key):
            end += 1
        made.extend(_wrapped(leaves[index:end], depth, box, active))
        index = end
    return tuple(made)


def _is_within(leaf: Leaf, depth: int, key: int) -> bool:
    return len(leaf.path) > depth and leaf.path[depth][0] == key


def _add_text(made: list[Inline], words: str) -> None:
    """Characters, with those that Unicode has raised made plain and raised by us."""
    plain = words.translate(RAISED)
    if plain == words:
        _push(made, words)
        return
    for sign, bare in zip(words, plain, strict=True):
        if sign == bare:
            _push(made, sign)
        else:
            made.append(Superscript((Text(bare),)))


def _push(made: list[Inline], words: str) -> None:
    match made[-1:]:
        case [Text(value)]:
            made[-1] = Text(value + words)
        case _:
            made.append(Text(words))


def _wrapped(leaves: list[Leaf], depth: int, box: Box, active: frozenset[str]) -> Run:
    if box.inline is not None:
        return (box.inline,)
    look = Format() if box.format is None else box.format
    switches = tuple(
        switch
        for value, switch in (
            (look.style, "italic"),
            (look.variant, "small-caps"),
            (look.weight, "bold"),
        )
        if value is not None and (value not in PLAIN_VALUES or switch in active)
    )
    # A style's italics within its italics are italics; a title's own are set the other way there.
    again = () if look.flips else tuple(s for s in switches if _is_on(look, s) and s in active)
    now = active.symmetric_difference(s for s in switches if s not in again)
    content = _inlines(leaves, depth + 1, now)
    if not content:
        return ()
    for switch in switches:
        if switch in again:
            content = (Span(content, classes=(switch,)),)
        else:
            content = _switched(content, switch, box)
    if look.decoration == "underline":
        content = (Span(content, classes=("underline",)),)
    elif look.decoration == "none":
        content = (Span(content, classes=("no-underline",)),)
    match look.align:
        case "sup":
            content = (Superscript(content),)
        case "sub":
            content = (Subscript(content),)
        case "baseline":
            content = (Span(content, classes=("baseline",)),)
        case _:
            pass
    if box.role == "language":
        content = (Span(content, lang=box.lang),)
    if box.url is not None:
        content = (Link(content, box.url),)
    if box.display is not None:
        content = (Span(content, classes=(f"csl-{box.display}",)),)
    return content


def _is_on(look: Format, switch: str) -> bool:
    values = {"italic": look.style, "bold": look.weight, "small-caps": look.variant}
    return values[switch] not in PLAIN_VALUES


def _switched(content: Run, switch: str, box: Box) -> Run:
    match switch:
        case "italic" if box.role == "title":
            return (WorkTitle(content, lang=box.lang),)
        case "italic":
            return (Emphasis(content),)
        case "bold":
            return (Strong(content),)
        case _:
            return (SmallCapitals(content),)
