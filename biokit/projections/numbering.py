"""Ids and numbers: what links point to, and what a reader is told to look for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from biokit.citing.terms import Terms
from biokit.model.nodes import (
    Citation,
    DateMark,
    Figure,
    IndexMark,
    Inline,
    Mention,
    Note,
    PlateSection,
    Section,
    Span,
    Table,
)
from biokit.model.walk import Kinds, altered, ids_of, plain_text, rebuilt, seek
from biokit.projections.book import ContentsEntry, Label, LabelKind, NumberedNote
from biokit.projections.matter import BACK, FRONT

UNLISTED = frozenset(
    {
        "half-title",
        "frontispiece",
        "imprint",
        "dedication",
        "epigraph",
        "contents",
        "colophon",
    }
)
"""Roles of what is not in the table of contents."""

MatterSections = tuple[Section, ...]


def ids_in(sections: MatterSections) -> frozenset[str]:
    """All ids in some sections."""
    return frozenset(ids_of(sections))


def ids_of_named(sections: MatterSections) -> frozenset[str]:
    """The ids of what `with_ids` may give one."""
    found = (getattr(part, "id", None) for part in seek(sections, _NAMED))
    return frozenset(key for key in found if key is not None)


_NAMED: Kinds = frozenset({Section, Figure, Table, Note, IndexMark, Mention, DateMark, Citation})


def with_ids(
    sections: MatterSections,
    is_led_to: Callable[[object], bool] | None = None,
    kinds: Kinds = _NAMED,
    *,
    dated: bool = False,
    cited: bool = False,
) -> MatterSections:
    """The sections with an id on every section, figure, table and note that had none.

    Ids are made from titles and from the order of the book, so a rebuild makes the same.

    Args:
        sections: of the book.
        is_led_to: what else has one: marks and mentions that an index leads to.
        kinds: no others have one.
        dated: whether dates have one as well: the heads of pages may give the year.
        cited: whether citations have one: the bibliography may say where they stand.
    """
    taken = set(ids_in(sections))
    counts: dict[str, int] = {}

    def fresh(stem: str, *, numbered: bool) -> str:
        while True:
            counts[stem] = counts.get(stem, 0) + 1
            count = counts[stem]
            made = f"{stem}-{count}" if numbered or count > 1 else stem
            if made not in taken:
                taken.add(made)
                return made

    def name(part: msgspec.Struct) -> msgspec.Struct:
        match part:
            case Section(id=None):
                return altered(part, id=fresh(slug(plain_text(part.title)), numbered=False))
            case Figure(id=None):
                return altered(part, id=fresh("figure", numbered=True))
            case Table(id=None):
                return altered(part, id=fresh("table", numbered=True))
            case Note(id=None):
                return altered(part, id=fresh("note", numbered=True))
            case IndexMark(id=None) | Mention(id=None) if is_led_to is not None and is_led_to(part):
                return altered(part, id=fresh("place", numbered=True))
            case DateMark(id=None) if dated:
                return altered(part, id=fresh("date", numbered=True))
            case Citation(id=None) if cited:
                return altered(part, id=fresh("citation", numbered=True))
            case _:
                return part

    return rebuilt(sections, name, kinds)


def slug(title: str) -> str:
    """An id from a title: lower case, words joined by hyphens, letters of every script kept."""
    words = "".join(sign if sign.isalnum() else " " for sign in title.lower()).split()
    made = "-".join(words) or "section"
    return made if made[0].isalpha() else f"s-{made}"


def labels_of(
    sections: MatterSections,
    notes: tuple[NumberedNote, ...],
    lang: str,
    *,
    roman_plates: bool = False,
) -> dict[str, Label]:
    """What a cross-reference to each node with an id prints, in a book of a language.

    Plates have numbers of their own, Arabic or Roman.
    """
    labels: dict[str, Label] = {}
    for key in ids_of(sections):
        labels.setdefault(key, Label("place", None, ()))
    numbers = _Counters(lang, _appendices(sections), roman_plates=roman_plates)
    for section in sections:
        _label_section(section, labels, numbers, lang)
    for numbered in notes:
        if numbered.note.id is not None:
            labels[numbered.note.id] = Label("note", numbered.mark or None, ())
    return labels


class _Counters:
    """Running numbers of one kind each, through the book."""

    def __init__(self, lang: str, appendices: int, *, roman_plates: bool) -> None:
        self.lang = lang
        self.appendices = appendices
        self.roman_plates = roman_plates
        self._counts: dict[str, int] = {}

    def next(self, kind: str) -> int:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]


def _appendices(sections: MatterSections) -> int:
    return sum(section.role == "appendix" for section in sections)


def _label_section(
    section: Section, labels: dict[str, Label], numbers: _Counters, around: str
) -> None:
    number, lang = None, section.lang or around
    match section.role:
        case "part" if section.numbered:
            number = roman(numbers.next("part"))
        case "chapter" if section.numbered:
            number = str(numbers.next("chapter"))
        case "appendix" if section.numbered and numbers.appendices > 1:
            number = chr(ord("A") + numbers.next("appendix") - 1)
        case _:
            pass
    kind = section.role if section.role in {"part", "chapter", "section"} else "matter"
    labels[section.id or ""] = _label(kind, number, section.title, lang, numbers)
    frontispiece = section.role == "frontispiece"
    plates = frozenset(figure.id for each in _plates(section) for figure in each.figures)
    for part in seek(section.blocks, frozenset({Figure, Table})):
        match part:
            case Figure(id=str(key), caption=caption, lang=own) if key in plates:
                plate = numbers.next("plate")
                shown = roman(plate) if numbers.roman_plates else str(plate)
                labels[key] = _label("plate", shown, caption, own or lang, numbers)
            case Figure(id=str(key), caption=caption, lang=own) if frontispiece:
                labels[key] = _label("figure", None, caption, own or lang, numbers)
            case Figure(id=str(key), caption=caption, lang=own):
                figure = str(numbers.next("figure"))
                labels[key] = _label("figure", figure, caption, own or lang, numbers)
            case Table(id=str(key), caption=caption, lang=own):
                table = str(numbers.next("table"))
                labels[key] = _label("table", table, caption, own or lang, numbers)
            case _:
                pass
    for inner in section.sections:
        _label_section(inner, labels, numbers, lang)


def _plates(section: Section) -> Iterator[PlateSection]:
    for part in seek(section.blocks, frozenset({PlateSection})):
        if isinstance(part, PlateSection):
            yield part


def _label(
    kind: LabelKind, number: str | None, run: tuple[Inline, ...], lang: str, numbers: _Counters
) -> Label:
    """A label that says its language wherever it is repeated."""
    title = without_notes(run)
    if lang == numbers.lang or not title:
        return Label(kind, number, title)
    return Label(kind, number, (Span(title, lang=lang),), lang)


def contents_of(
    sections: MatterSections, labels: dict[str, Label], terms: Terms, depth: int, level: int = 1
) -> tuple[ContentsEntry, ...]:
    """The table of contents, `depth` levels deep, without what a reader does not look for."""
    entries: list[ContentsEntry] = []
    for section in sections:
        if section.role in UNLISTED:
            continue
        label = labels[section.id or ""]
        shown = None
        if label.kind == "part" and label.number:
            named = terms.part.format(number=label.number)
            shown = named[:1].upper() + named[1:]
        elif label.number:
            shown = label.number
        if label.title:
            entries.append(ContentsEntry(level, section.id or "", shown, label.title))
        deeper = depth + 1 if section.role == "part" else depth
        if level < deeper and section.role not in FRONT | BACK:
            entries += contents_of(section.sections, labels, terms, deeper, level + 1)
    return tuple(entries)


def without_notes(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A title for where its notes and marks must not be called twice."""

    def drop(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        match part:
            case Note(anchor=anchor):
                return anchor
            case Citation():
                return ()
            case IndexMark(content=content):
                return content
            case _:
                bare = getattr(part, "id", None) is None
                return part if bare else altered(part, id=None)

    return rebuilt(run, drop)


def roman(number: int) -> str:
    """A number in capital Roman figures, from 1."""
    figures = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    made = ""
    for value, figure in figures:
        count, number = divmod(number, value)
        made += figure * count
    return made
