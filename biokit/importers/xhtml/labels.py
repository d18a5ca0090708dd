"""What the classes, types and styles of an element say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "BY_CLASS",
    "BY_STYLE",
    "LETTER_PARTS",
    "STANZAS",
    "VERSE",
    "Look",
    "WorkKind",
    "authors_own",
    "letter_parts",
    "look",
    "made_by_us",
    "names_of",
    "types_of",
    "work_kind",
]

Look = Literal["emphasis", "strong", "smallcaps", "sup", "sub", "strike"]
WorkKind = Literal["work", "part", "ship"]

BY_CLASS: dict[str, Look] = {
    **dict.fromkeys(("italic", "italics", "ital", "it", "i", "em", "emphasis"), "emphasis"),
    **dict.fromkeys(("underline", "underlined", "gesperrt", "spaced"), "emphasis"),
    **dict.fromkeys(("bold", "b", "strong"), "strong"),
    **dict.fromkeys(("smallcaps", "small-caps", "smallcap", "smallCaps"), "smallcaps"),
    **dict.fromkeys(("smcap", "sc"), "smallcaps"),
    **dict.fromkeys(("superscript", "sup", "super"), "sup"),
    **dict.fromkeys(("subscript", "sub"), "sub"),
    **dict.fromkeys(("strike", "strikeout", "strikethrough"), "strike"),
}  # fmt: skip
"""Classes of a run of text that mean how it looks, as tools and typists name them."""

BY_STYLE: tuple[tuple[re.Pattern[str], Look], ...] = (
    (re.compile(r"font-style\s*:\s*(italic|oblique)", re.IGNORECASE), "emphasis"),
    (re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE), "strong"),
    (re.compile(r"font-variant(-caps)?\s*:\s*small-caps", re.IGNORECASE), "smallcaps"),
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), "sup"),
    (re.compile(r"vertical-align\s*:\s*sub", re.IGNORECASE), "sub"),
    (re.compile(r"text-decoration\s*:[^;]*line-through", re.IGNORECASE), "strike"),
    (re.compile(r"text-decoration\s*:[^;]*underline", re.IGNORECASE), "emphasis"),
)

VERSE = frozenset({"verse", "poem", "poetry", "poetry-container", "song", "lyrics", "z3998:verse",
                   "z3998:poem", "z3998:song", "z3998:lyrics", "z3998:hymn"})  # fmt: skip
"""Classes and types of what holds verse."""
STANZAS = frozenset({"stanza", "linegroup", "line-group", "lg", "strophe"})
"""Classes of what holds the lines of a stanza."""

LETTER_PARTS = {
    "se:letter.dateline": "dateline",
    "z3998:dateline": "dateline",
    "z3998:salutation": "salutation",
    "z3998:valediction": "valediction",
    "z3998:signature": "signature",
    "z3998:sender": "sender",
    "z3998:recipient": "recipient",
    "z3998:postscript": "postscript",
    "se:bridgehead": "bridgehead",
    "bridgehead": "bridgehead",
    "z3998:bridgehead": "bridgehead",
    "epigraph": "epigraph",
    "dedication": "dedication",
}
"""Types of paragraphs that have no node of their own, and the class that keeps them."""

_PARTS = frozenset({"article", "chapter", "essay", "poem", "short-story", "song", "section",
                    "letter", "sermon", "lecture", "episode", "entry"})  # fmt: skip
"""The last word of a name's type for what is printed within something larger."""
_WHOLES = frozenset({"publication", "music", "visual-art", "broadcast", "film", "videogame"})

_MADE = re.compile(
    r"(?:"
    # Calibre, Sigil, InDesign, Word and converters number their styles.
    r"(?:p?calibre|class|block|text|para|span|style|tx|body|c|s|t|p|td|tr|x|id|sgc|char|font|ph?)"
    r"[_-]?\d+\w*|p?calibre|sgc-\w+|Mso\w*|western|[A-Za-z]*[Nn]oindent\w*|(?:no-?)?indent\w*"
    r"|(?:first|last)(?:-child|-para)?|first-?letter|drop-?cap\w*|chapter-?first\w*"
    r"|[Ff]lie(?:ss|ß)text|[Gg]rundtext|[Hh]aupttext|(?:[Ff]u(?:ss|ß)|[Ee]nd)notentext"
    r"|[Bb]ody-?_?[Tt]ext|(?:[Ff]oot|[Ee]nd)note-?_?[Tt]ext|[Tt]extk(?:ö|oe)rper"
    r"|(?:Para|Char)Override-\d+|_id[A-Z]\S*|mw-\S*|idGen\S*|(?:text-?)?(?:center(?:ed)?|centre|left|right|justify)"
    r"|eoc|continued|full-page|elision"  # Standard Ebooks'
    r"|container|content|wrapper|main|body|page|row|col(?:-\S+)?|clear(?:fix)?"
    r")"
)
"""Names that are a program's or a typesetter's and say nothing to an author."""


def authors_own(names: tuple[str, ...]) -> tuple[str, ...]:
    """Classes without those that programs number and typesetters need."""
    return tuple(name for name in names if not _MADE.fullmatch(name))


def names_of(element: etree._Element) -> tuple[str, ...]:
    """An element's classes, each once, without those that our page says are only the author's."""
    said = element.get("class")
    if not said:
        return ()
    names = said.split()
    for name in (element.get("data-classes") or "").split():
        if name in names:
            names.remove(name)
    return tuple(dict.fromkeys(names))


def made_by_us(element: etree._Element) -> tuple[str, ...]:
    """What biokit added when it wrote a page: `whole`, or the `id`, `lang` or `alt` of it."""
    said = element.get("data-made")
    return tuple(said.split()) if said else ()


def types_of(element: etree._Element) -> tuple[str, ...]:
    """The words of an element's `epub:type`."""
    said = element.get("epub:type")
    return tuple(said.split()) if said else ()


def letter_parts(element: etree._Element) -> tuple[str, ...]:
    """What a paragraph is in a letter, as classes."""
    found = (LETTER_PARTS.get(kind) for kind in types_of(element))
    return tuple(dict.fromkeys(part for part in found if part))


def work_kind(types: tuple[str, ...]) -> WorkKind | None:
    """The kind of title that types name, by https://standardebooks.org/vocab/1.0."""
    for kind in types:
        if kind.startswith("se:name.vessel"):
            return "ship"
        if kind.startswith("se:name."):
            words = kind.split(".")
            if words[1] in _WHOLES and words[-1] != "typeface":
                return "part" if words[-1] in _PARTS else "work"
    return None


def look(
    element: etree._Element,
    names: tuple[str, ...],
    styled: Callable[[str], tuple[Look, ...]] | None = None,
) -> tuple[tuple[Look, ...], tuple[str, ...]]:
    """How a run of text is to look, by class and style, and the classes that do not say it.

    Args:
        element: the run.
        names: its classes.
        styled: how runs of a class look by the page's style sheets.
    """
    by_class: dict[str, tuple[Look, ...]] = {
        name: (BY_CLASS[name],) for name in names if name in BY_CLASS
    }
    if styled is not None:
        by_class |= {name: looks for name in names if (looks := styled(name))}
    found = [meant for looks in by_class.values() for meant in looks]
    style = element.get("style")
    if style:
        found += [meant for pattern, meant in BY_STYLE if pattern.search(style)]
    if not found:
        return (), names
    return tuple(dict.fromkeys(found)), tuple(name for name in names if name not in by_class)
