"""Templates that show their values, set in one way or another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.links import figure
from biokit.importers.wikitext.measures import in_other_units
from biokit.importers.wikitext.pieces import Piece, lined
from biokit.model.nodes import (
    Emphasis,
    Figure,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Sic,
    SmallCapitals,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader

LABELS = {
    "ISBN": "isbn isbnt isbn2 bibisbn",
    "ISSN": "issn eissn",
    "OCLC": "oclc",
    "LCCN": "lccn",
    "ASIN": "asin",
    "doi:": "doi",
    "arXiv:": "arxiv",
    "Bibcode:": "bibcode",
    "JSTOR": "jstor",
    "PMID": "pmid",
    "PMC": "pmc",
    "hdl:": "hdl",
    "Zbl": "zbl",
}
IDENTIFIERS = {name: label for label, names in LABELS.items() for name in names.split()}
PICTURE = re.compile(r"(?:image|bild|immagine|imagen|photo|fichier|圖|图)\s*(\d*)$")
NUMBERED = re.compile(r"^(.*?)(\d*)$")


def _run(call: Call, reader: Reader, *names: str) -> tuple[Inline, ...]:
    value = call.get(*(names or ("1", "text", "content", "texte", "testo")))
    return () if value is None else reader.inlines(value)


def first(call: Call, reader: Reader) -> list[Piece]:
    """The first value as it is."""
    value = call.get("1", "text", "content", "texte", "testo", "text1")
    return [] if value is None else list(reader.content(value))


def values(call: Call, reader: Reader) -> list[Piece]:
    """All values without a name, with commas between."""
    made: list[Piece] = []
    for value in call.unnamed:
        made += [Text(", ")] if made else []
        made += reader.inlines(value)
    return made


def last(call: Call, reader: Reader) -> list[Piece]:
    """The last value without a name."""
    return list(reader.inlines(call.unnamed[-1])) if call.unnamed else []


def items(call: Call, reader: Reader) -> list[Piece]:
    """A list; in a line its members have commas between."""
    runs: list[tuple[Inline, ...]] = []
    rest: list[Piece] = []
    for value in call.unnamed or [value for _, value in call.named]:
        for part in lined(reader.content(value)):
            match part:
                case List(members):
                    runs += [block.content for member in members for block in member.blocks
                             if isinstance(block, Paragraph)]  # fmt: skip
                    rest += [block for member in members for block in member.blocks
                             if not isinstance(block, Paragraph)]  # fmt: skip
                case Paragraph(content):
                    runs.append(content)
                case tuple():
                    runs.append(part)
                case _:
                    rest.append(part)
    if len(runs) <= 1:
        return [*(runs[0] if runs else ()), *rest]
    listed = tuple(ListItem((Paragraph(run),)) for run in runs)
    return [List(listed, origin=reader.origin()), *rest]


def emphasis(call: Call, reader: Reader) -> list[Piece]:
    """Set in italic."""
    run = _run(call, reader)
    return [Emphasis(run)] if run else []


def strong(call: Call, reader: Reader) -> list[Piece]:
    """Set in bold."""
    run = _run(call, reader)
    return [Strong(run)] if run else []


def small_capitals(call: Call, reader: Reader) -> list[Piece]:
    """Set in small capitals."""
    run = _run(call, reader)
    return [SmallCapitals(run)] if run else []


def superscript(call: Call, reader: Reader) -> list[Piece]:
    """Raised; French ordinals have a letter where nothing is given."""
    run = _run(call, reader)
    return [Superscript(run or (Text(call.written),))]


def subscript(call: Call, reader: Reader) -> list[Piece]:
    """Lowered."""
    run = _run(call, reader)
    return [Subscript(run)] if run else []


def struck(call: Call, reader: Reader) -> list[Piece]:
    """Struck through."""
    run = _run(call, reader)
    return [Strikeout(run)] if run else []


def fraction(call: Call, reader: Reader) -> list[Piece]:
    """`{{frac|1|2}}`, `{{frac|3|1|2}}`."""
    parts = [reader.words(value) for value in call.unnamed[:3]]
    match parts:
        case [below]:
            return [Text(f"1⁄{below}")]
        case [above, below]:
            return [Text(f"{above}⁄{below}")]
        case [number, above, below]:
            return [Text(f"{number} {above}⁄{below}")]
        case _:
            return []


def number(call: Call, reader: Reader) -> list[Piece]:
    """A number as it is given, with its unit or currency."""
    _, colon, inside = str(call.node.name).partition(":")
    if colon:
        return [Text(reader.words(inside))]
    value = "".join(reader.words(each) for each in call.unnamed[:1])
    sign = {"us$": "US$", "usd": "US$", "gbp": "£", "£": "£", "€": "€", "euro": "€"}.get(
        call.name, ""
    )
    unit = call.text("u", "ul", "e")
    return [Text(f"{sign}{value}{' ' + reader.words(unit) if unit else ''}")]


def link(call: Call, reader: Reader) -> list[Piece]:
    """A link out of the wiki."""
    address = reader.expander.address(call.text("1", "url"))
    said = _run(call, reader, "2", "name", "title") or (Text(re.sub(r"^\w+://|/$", "", address)),)
    if not address:
        return []
    if not re.match(r"\w+://", address):
        address = f"https://{address.removeprefix('//')}"
    return [Link(said, address)] if re.match(r"(?:https?|ftp)://\S+$", address) else list(said)


def identifier(call: Call, reader: Reader) -> list[Piece]:
    """`ISBN 0-14-006971-6`."""
    numbers = [reader.words(value) for value in call.unnamed]
    label = IDENTIFIERS.get(call.name, call.written)
    between = "" if label.endswith(":") else " "
    return [Text(", ".join(f"{label}{between}{each}" for each in numbers))] if numbers else []


def page(call: Call, reader: Reader) -> list[Piece]:
    """`p. 12`."""
    numbers = "–".join(reader.words(value) for value in call.unnamed)
    sign = "pp." if call.name.startswith("pp") or "–" in numbers else "p."
    return [Text(f"{sign} {numbers}")] if numbers else []


def interlanguage(call: Call, reader: Reader) -> list[Piece]:
    """A link to an article in another language: its words."""
    value = call.get("texte", "lt", "text", "display", "label")
    if value is not None:
        return list(reader.inlines(value))
    known = [each for each in call.unnamed if not re.fullmatch(r"[a-z-]{2,7}", str(each).strip())]
    if call.name == "仮リンク":
        known = call.unnamed[:1]
    value = known[0] if known else call.get("fr", "trad", "1")
    return [] if value is None else list(reader.inlines(value))


def pictures(call: Call, reader: Reader) -> list[Piece]:
    """Several pictures together, each with its caption; one caption for all stands below."""
    made: list[Piece] = []
    for key, value in call.given:
        found = PICTURE.match(key.casefold())
        name = reader.words(value) if found else ""
        if found is None or "." not in name:
            continue
        at = found[1]
        caption = call.get(f"caption{at}", f"untertitel{at}", f"legenda{at}", f"légende{at}")
        alt = call.text(f"alt{at}")
        said = () if caption is None else reader.inlines(caption)
        made.append(figure(name.partition(":")[2] or name, said, alt or None, reader))
    if not made and call.unnamed:
        return first(call, reader)
    footer = call.get(
        "footer", "fußzeile", "didascalia", "pie", "caption" if len(made) > 1 else "footer"
    )
    header = call.get("header", "überschrift", "titolo")
    around = [Paragraph(reader.inlines(value)) for value in (header, footer) if value is not None]
    if footer is not None and made and isinstance(made[-1], Figure) and not made[-1].caption:
        last_one = made[-1]
        made[-1] = Figure(None, reader.inlines(footer), last_one.alt, rights=last_one.rights,
                          origin=last_one.origin)  # fmt: skip
        around = around[:-1]
    return [*around, *made] if header is not None else [*made, *around]


def sic(call: Call, reader: Reader) -> list[Piece]:
    """`{{sic}}` after the words, or around them."""
    words = [value for value in call.unnamed if str(value).strip() not in {"!", "?"}]
    if not words:
        return [Text(" [sic]")]
    correct = reader.words(words[1]) if len(words) > 1 else None
    if len(words) > 1 and call.get("expected") is None:
        run = tuple(part for value in words for part in (Text(" "), *reader.inlines(value)))[1:]
        return [Sic(run)]
    return [Sic(reader.inlines(words[0]), correct)]


CENTURY = re.compile(r"([IVX]+|\d{1,2})(?:\s*(er|e|ème))?", re.IGNORECASE)
ORDINALS = frozenset({"e", "er", "re", "ème"})


def century(call: Call, reader: Reader) -> list[Piece]:
    """French centuries: `{{s-|XIX|e}}`, and several: `{{sp-|XVIII|e|et|XIX|e|s}}`."""
    *values, last = [reader.words(value).strip() for value in call.unnamed] or [""]
    several = call.name.startswith("s2") or last == "s"
    made: list[Piece] = []
    for value in values if last == "s" else (*values, last):
        number = CENTURY.fullmatch(value)
        if number is None and value not in ORDINALS:
            made.append(Text(f" {value}" if made else value))
        elif number is not None:
            if made:
                between = call.name.startswith("s2") and isinstance(made[-1], Superscript)
                made.append(Text(" et " if between else " "))
            first_one = number[1].upper() in {"I", "1"}
            made += [Text(number[1].upper()), Superscript((Text("er" if first_one else "e"),))]
    if not made:
        return []
    era = " av. J.-C." if call.name.startswith("-") or call.name == "siècle avant" else ""
    return [*made, Text(f" siècle{'s' if several else ''}{era}")]


def converted(call: Call, reader: Reader) -> list[Piece]:
    """`6 feet (1.8 m)`, as far as it can be computed."""
    values = [reader.words(value) for value in call.unnamed]
    short = call.name == "cvt" or call.text("abbr") in {"on", "in", "in2"}
    return [
        Text(in_other_units(values, short=short, only=call.text("disp") in {"out", "output only"}))
    ]


def height(call: Call, reader: Reader) -> list[Piece]:
    """`6 ft 2 in`, `188 cm`."""
    units = [(unit, call.get(unit)) for unit in ("m", "cm", "ft", "in")]
    said = " ".join(f"{reader.words(value)} {unit}" for unit, value in units if value is not None)
    return [Text(said)] if said else first(call, reader)


def ship(call: Call, reader: Reader) -> list[Piece]:
    """`USS ''Missouri'' (BB-63)`."""
    values = [reader.words(value) for value in call.unnamed]
    if call.name in {"ship", "us ship", "navire"}:
        prefix, values = (values[0] if values else ""), values[1:]
    else:
        prefix = call.written.upper()
    if not values:
        return [Text(prefix)]
    name, *hull = values
    made: list[Piece] = [Text(f"{prefix} ")] if prefix else []
    made.append(WorkTitle((Text(name),), "ship"))
    return [*made, Text(f" ({hull[0]})")] if hull and hull[0] and not hull[0].isdigit() else made


def flag(call: Call, reader: Reader) -> list[Piece]:
    """The country's name; a flag alone is none."""
    if "icon" in call.name or "deco" in call.name:
        reader.tally.count("dropped-icon", "little pictures in the line", call.line, call.written)
        return []
    return first(call, reader)


def anchor(call: Call, reader: Reader) -> str:
    """What a work is called by short references: `{{harvid|Fox|2007}}`."""
    return "CITEREF" + "".join(reader.words(value).replace(" ", "") for value in call.unnamed)


def honour(call: Call, reader: Reader) -> list[Piece]:
    """An order or medal with what it was given for, and where and when: a paragraph of its own."""
    made: list[Inline] = []
    for key in ("nome_onorificenza", "nome onorificenza", "motivazione", "luogo", "data"):
        value = call.get(key)
        said = reader.inlines(value) if value is not None else ()
        if said:
            made += [Text(" — "), *said] if made else [Strong(said)]
    return [Paragraph(tuple(made), origin=reader.origin())] if made else []
