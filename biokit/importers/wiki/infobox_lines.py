"""A row of a box of facts, and what a line of its value says: names, years in brackets, citations.

Mileva Marić (1903–1919)           Tufts College (B.S., M.S., 1913)
Laura Archera (m. 1956; div. 1963) 18 April 1955 (aged 76)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from biokit.importers.wiki.dates import edtf_of
from biokit.importers.wiki.infobox_labels import number_of
from biokit.model.base import Origin
from biokit.model.dates import Date
from biokit.model.nodes import Citation, CitationItem, Inline, Mention, Note, Text
from biokit.model.walk import Part, altered, plain_text, rebuild, walk

Run = tuple[Inline, ...]

AGE = re.compile(
    r"\s*[(（]\s*(?:(?:aged?|aetat\.?|alter|âgée?|à l['’]âge|edad|età|nel)\b[^()（）]*|[^()（）]*"
    r"\b(?:years old|jahre|ans|anni|años|anos|лет)|[^()（）]*[歳岁歲세]|العمر[^()]*)\s*[)）]",
    re.IGNORECASE,
)
"""`(aged 76)`, `（享年76歳）`: a reader can count."""
BRACKET = re.compile(r"\s*[(（]([^()（）]*(?:\([^()]*\)[^()（）]*)*)[)）]")
END_WORDS = re.compile(
    r";|,\s*(?=d\w*\.)|\b(?:until|bis|jusqu|hasta|fino)\b|(?=\b(?:div|died|d|geschieden|gesch)\.?\s)"
)
WORDS_OF_MARRIAGE = re.compile(
    r"^(?:m|md|verh|married|seit|since|oo|⚭|depuis|dal|desde|div|died|d|gesch|w|wid|ann|sep|h)\b\.?\s*"
    r"|[^\W\d]+\s+(?:death|tod|mort|morte|muerte)$",
    re.IGNORECASE,
)
YEARS = re.compile(r"(?<!\d)\d{4}(?:\s*[-–—]\s*(?:\d{2,4}|present|heute|today)?)?(?!\d)")


class Row(msgspec.Struct, frozen=True):
    """A row of a box, or a parameter of its template."""

    label: str
    """As it is shown, or the parameter's name; empty if there is only a value."""
    lines: tuple[Run, ...]
    """The value, line by line or item by item, citations in place."""
    heading: str = ""
    """What stands over the rows of its part of the box: an office, `Personal details`."""
    date: str | None = None
    """The day that the page gives for machines, `1879-03-14`."""
    origin: Origin | None = None

    @property
    def words(self) -> str:
        """The value in one line."""
        return "; ".join(filter(None, (plain_text(line).strip() for line in self.lines)))


class Line(msgspec.Struct, frozen=True):
    """One line of a value, taken apart."""

    content: Run
    """Without citations."""
    citations: tuple[CitationItem, ...] = ()

    @property
    def words(self) -> str:
        """It without notes and markup."""
        return " ".join(plain_text(self.content).replace("\u200b", "").split())

    @property
    def has_note(self) -> bool:
        """Whether a note hangs on it, which words alone would lose."""
        return any(isinstance(part, Note) for inline in self.content for part in walk(inline))

    @property
    def name(self) -> str:
        """What stands before the brackets."""
        return BRACKET.sub("", AGE.sub("", self.words)).strip(" ,;:")

    @property
    def brackets(self) -> tuple[str, ...]:
        """What stands in brackets."""
        return tuple(found[1].strip() for found in BRACKET.finditer(self.words))


def taken_apart(run: Run) -> Line:
    """The words of a line, and its citations."""
    items: list[CitationItem] = []

    def without(part: Part) -> Part | tuple[Part, ...]:
        if isinstance(part, Citation):
            items.extend(part.items)
            return ()
        return part

    kept: list[Inline] = []
    for inline in run:
        match inline:
            case Citation():
                items += inline.items
            case Note():
                kept.append(inline)
            case _:
                kept.append(rebuild(inline, without))
    return Line(_stripped(tuple(kept)), tuple(items))


def _stripped(run: Run) -> Run:
    """Without white space at either end."""
    match run:
        case (Text(value) as first, *rest) if not value.strip():
            return _stripped(tuple(rest)) if rest else ((first,) if value.strip() else ())
        case (*rest, Text(value)) if not value.strip():
            return _stripped(tuple(rest))
        case _:
            return _edges(run)


def _edges(run: Run) -> Run:
    made = list(run)
    if made and isinstance(made[0], Text):
        made[0] = altered(made[0], value=made[0].value.lstrip())
    if made and isinstance(made[-1], Text):
        made[-1] = altered(made[-1], value=made[-1].value.rstrip())
    return tuple(made)


def pieces(line: Line) -> tuple[Line, ...]:
    """A line that is a list, `Yu (singer, niece), Ken (actor)`, name by name; else the line."""
    match line.content:
        case (Text(value),):
            parts, depth, start = [], 0, 0
            for at, sign in enumerate(value):
                depth += (sign in "(（") - (sign in ")）")
                if sign in ",、，" and depth == 0:
                    parts.append(value[start:at])
                    start = at + 1
            parts.append(value[start:])
            cut = [Line((Text(part.strip()),), line.citations) for part in parts if part.strip()]
            return tuple(cut) if len(cut) > 1 else (line,)
        case _:
            return (line,)


def span_in(line: Line, lang: str | None) -> Date | None:
    """From when to when, by the first bracket that has a year: `(m. 1903; div. 1919)`."""
    for inside in line.brackets:
        if (span := span_of(inside, lang)) is not None:
            return span
    return None


def span_of(words: str, lang: str | None) -> Date | None:
    """A date, a stretch of years, or two dates with what happened on each."""
    if (date := edtf_of(words, lang)) is not None:
        return date
    parts = [WORDS_OF_MARRIAGE.sub("", part.strip(" ,;")) for part in END_WORDS.split(words)]
    dates = [date for part in parts if part and (date := edtf_of(part.strip(), lang))]
    match dates:
        case [one]:
            return one
        case [one, other] if "/" not in one.edtf + other.edtf and one.edtf < other.edtf:
            return Date(f"{one.edtf}/{other.edtf}")
        case _:
            found = YEARS.search(words)
            return edtf_of(found[0], lang) if found else None


def origin_of(row: Row) -> Origin | None:
    """Of a row, in its own words: `Born: 14 March 1879; Ulm`."""
    if row.origin is None:
        return None
    said = ": ".join(part for part in (row.label, row.words) if part)
    return Origin(row.origin.path, row.origin.line, said)


def shown(label: str) -> str:
    """A label as words: `Spouse`, for `Spouse(s)` and `spouse2`."""
    words = label.replace("(s)", "").replace("_", " ").strip(" :：")
    number = number_of(words)
    words = words.removesuffix(number).strip() if number else words
    return words[:1].upper() + words[1:]


def joined(lines: Sequence[Line]) -> tuple[Inline, ...]:
    """The lines in one run."""
    made: list[Inline] = []
    for line in lines:
        made += after(made, line.content)
    return tuple(made)


def after(before: Sequence[Inline], run: Sequence[Inline]) -> list[Inline]:
    """The run, with a semicolon before it where something stands there and it is no bracket."""
    if not before or not run:
        return list(run)
    first = plain_text(run[0])[:1]
    return [*([] if first == "（" else [Text(" " if first == "(" else "; ")]), *run]


def mentioned(run: tuple[Inline, ...], name: str, of: str) -> tuple[Inline, ...]:
    """The run with the name in it made a mention."""
    for at, inline in enumerate(run):
        if name and name == plain_text(inline).strip():
            return (*run[:at], Mention((inline,), of), *run[at + 1 :])
        if isinstance(inline, Text) and name and name in inline.value:
            before, _, after = inline.value.partition(name)
            parts = (Text(before), Mention((Text(name),), of), Text(after))
            kept = tuple(part for part in parts if not isinstance(part, Text) or part.value)
            return (*run[:at], *kept, *run[at + 1 :])
    return run


def lang_of(line: Line) -> str | None:
    """The language that the markup of a name gives."""
    langs = (getattr(part, "lang", None) for inline in line.content for part in walk(inline))
    return next(filter(None, langs), None)
