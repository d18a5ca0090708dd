"""Short references: `Fox & Lee 2007, p. 12`, in the spellings of several wikis.

{{sfn|Fox|Lee|2007|p=12}}  {{harvtxt|Fox|2007}}  {{sfnm|1a1=Fox|1y=2007|1p=2|2a1=Lee|2y=2001}}
{{Cita|Fox|pp. 12-14}}  {{harvs|last=Fox|year=2007}}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from biokit.importers.wiki.composed import bare_text
from biokit.importers.wiki.keys import plain
from biokit.importers.wiki.locators import read_locators
from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.pieces import Piece
from biokit.model.nodes import Citation, CitationItem, Inline, Locator, Text

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader
    from biokit.importers.wikitext.refs import Refs

__all__ = ["SHORT", "Short", "as_short", "shown"]

SHORT = "\1"
YEAR = re.compile(r"(?:c\.\s*)?\d{3,4}[a-z]?|n\.?\s?d\.?|s\.?\s?d\.?|forthcoming", re.IGNORECASE)
PLACES = ("p", "page", "pp", "pages", "seite", "s", "loc", "at", "lieu", "texte", "passage")
SEVERAL = re.compile(r"(\d+)(a\d*|p|pp|y|loc|ps|pre|post)")


class Short(msgspec.Struct, frozen=True):
    """A short form, until it is known what it calls."""

    names: tuple[str, ...]
    """What the work may be called, the fullest first."""
    words: str
    """As it is shown, without the place in the work."""


def as_short(call: Call) -> str:
    """The wikitext of the note that `{{sfn}}` makes."""
    if not call.name.startswith("sfnm"):
        return "{{harvnb|" + "|".join(str(each) for each in call.node.params) + "}}"
    parts: dict[int, dict[str, str]] = {}
    for key, value in call.named:
        found = SEVERAL.fullmatch(key.casefold())
        if found:
            parts.setdefault(int(found[1]), {})[found[2]] = str(value).strip()
    made = []
    for number in sorted(parts):
        part = parts[number]
        names = [value for key, value in part.items() if key.startswith("a")]
        places = [f"{key}={part[key]}" for key in ("p", "pp", "loc", "ps") if key in part]
        made.append("{{harvnb|" + "|".join([*names, part.get("y", ""), *places]) + "}}")
    return "; ".join(made)


def shown(call: Call, refs: Refs, reader: Reader) -> list[Piece]:
    """A short form in a line: a citation of what it calls."""
    if call.name.startswith(("harvsm", "harvnb several")):
        return reader.pieces(reader.parsed(as_short(call)))
    names, year = _called(call, reader)
    locators, suffix = _places(call, reader)
    if not names and not year:
        return []
    if call.name == "cita" and len(call.unnamed) > 1:
        said = reader.words(call.unnamed[1])
        read, rest = read_locators(said)
        locators, suffix = (*locators, *read), (*suffix, *bare_text(rest))
        year = ""
    words = f"{_joined(names)} {year}".strip()
    letters = [_letters(name) for name in names]
    known = tuple(dict.fromkeys((
        "".join(letters) + year, "".join(letters[:4]) + year, letters[0] + year if letters else year
    )))  # fmt: skip
    key = f"{SHORT}{len(refs.shorts)}"
    refs.shorts[key] = Short(tuple(plain(each) for each in known), words)
    item = CitationItem(key, locators, suffix=suffix)
    cited = Citation((item,), "in-text", origin=reader.origin(words))
    in_brackets = call.name in {"harv", "harvcol", "harvard citation", "harvsp", "harvp"}
    if in_brackets and not refs.inside:
        return [Text("("), cited, Text(")")]
    return [cited]


def _called(call: Call, reader: Reader) -> tuple[list[str], str]:
    """The authors' names and the year."""
    values = [reader.words(value) for value in call.unnamed]
    if call.name == "harvs":
        last = [call.text(f"last{at}", f"author{at}-last") for at in ("", "1", "2", "3", "4")]
        return [each for each in last if each], call.text("year", "year1")
    if call.name == "cita":
        first = values[0] if values else ""
        found = re.fullmatch(r"(.*?)[,\s]+(\d{4}[a-z]?)", first)
        return ([found[1]], found[2]) if found else ([first], "")
    for at, value in enumerate(values):
        if at and YEAR.fullmatch(value):
            return values[:at], value
    return values, call.text("year", "année", "annee")


def _places(call: Call, reader: Reader) -> tuple[tuple[Locator, ...], tuple[Inline, ...]]:
    locators: list[Locator] = []
    suffix: list[Inline] = []
    for name in PLACES:
        value = call.get(name)
        if value is None:
            continue
        words = reader.words(value)
        if name in {"loc", "at", "lieu", "texte"}:
            found, rest = read_locators(words)
            locators += found
            suffix += bare_text(rest if found else words)
        else:
            locators.append(Locator("page", words.rstrip(".")))
    after = call.get("ps", "postscript")
    if after is not None and reader.words(after).strip(" .") not in {"", "none"}:
        suffix += bare_text(reader.words(after))
    return tuple(locators), tuple(suffix)


def _joined(names: list[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} et al."
    if len(names) > 1:
        return f"{', '.join(names[:-1])} & {names[-1]}"
    return names[0] if names else ""


def _letters(name: str) -> str:
    return "".join(sign for sign in plain(name) if sign.isalpha())
