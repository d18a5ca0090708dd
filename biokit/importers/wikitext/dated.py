"""Templates that give dates: their words, marked with what they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.wiki.dates import edtf_of
from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.day_words import in_words
from biokit.importers.wikitext.pieces import Piece
from biokit.model.dates import BadDate, Date, age_at, printed
from biokit.model.nodes import DateMark, Text

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader

__all__ = ["as_of", "birth", "both", "circa", "date", "death", "marriage"]

DAYS_FIRST = re.compile(r"^(?:y|yes|1|true|si|oui)$", re.IGNORECASE)
AGED = {"de": "im Alter von {} Jahren", "fr": "à {} ans", "it": "{} anni", "es": "{} años",
        "zh": "{}歲", "ja": "{}歳没"}  # fmt: skip
FIRST_OF_MONTH = re.compile(r"^0?1 (?=[^\W\d])")
"""French says the first of a month as an ordinal, and every other day as a number."""
AS_OF = {"de": "Stand", "fr": "en", "it": "al", "es": "a"}


def marked(written: Date, reader: Reader, *, days_first: bool = False) -> DateMark:
    """A date with words for it: its own, or as the page's language prints it."""
    lang = reader.lang or "en"
    if lang.partition("-")[0] == "en":
        lang = "en-GB" if days_first else "en-US"
    words = written.words or printed(written, lang)
    if words == written.edtf:
        words = in_words(written.edtf, lang) or words
    if lang.partition("-")[0] == "fr":
        words = FIRST_OF_MONTH.sub("1er ", words)
    return DateMark((Text(words),), Date(written.edtf, words))


def _date(values: list[str], reader: Reader) -> Date | None:
    """Year, month, day in numbers; or all of it in words."""
    numbers = [value for value in values if value]
    if numbers and all(value.isdecimal() for value in numbers[:3]):
        parts = _in_order(numbers[:3])
        edtf = f"{int(parts[0]):04}" + "".join(f"-{int(part):02}" for part in parts[1:])
        try:
            return Date(edtf)
        except BadDate:
            return None
    if not numbers:
        return None
    for count in (len(numbers), 3, 2, 1):
        words = " ".join(numbers[:count])
        found = edtf_of(words, reader.lang)
        if found is not None:
            return Date(found.edtf, words)
    return None


def _in_order(parts: list[str]) -> list[str]:
    """Some languages give the day first: `{{Date de naissance|25|4|1901}}`."""
    if len(parts) == 3 and len(parts[2]) >= 3 > len(parts[0]):
        return parts[::-1]
    return parts


def _values(call: Call, reader: Reader) -> list[str]:
    named = [call.get("year", "anno"), call.get("month", "mese"), call.get("day", "giorno")]
    if named[0] is not None:
        return [reader.words(value) for value in named if value is not None]
    return [reader.words(value).strip() for value in call.unnamed]


def _days_first(call: Call) -> bool:
    return bool(DAYS_FIRST.match(call.text("df")))


def date(call: Call, reader: Reader) -> list[Piece]:
    """`{{birth date|1879|3|14}}`; the age of the living is nothing that a book can say."""
    values = _values(call, reader)
    if len(values) >= 6 and all(value.isdecimal() for value in values[:6]):
        return _both(values, call, reader)
    made = _date(values[:3], reader)
    if made is None:
        return [Text(" ".join(values))] if values else []
    return [marked(made, reader, days_first=_days_first(call))]


def birth(call: Call, reader: Reader) -> list[Piece]:
    """A date, which in the lead is the subject's birth."""
    made = date(call, reader)
    for piece in made[:1]:
        if isinstance(piece, DateMark):
            reader.tell_life("born", piece.date)
    return made


def death(call: Call, reader: Reader) -> list[Piece]:
    """`{{death date and age|1955|4|18|1879|3|14}}`: with the age, where both dates are given."""
    values = _values(call, reader)
    halves = values[: len(values) // 2], values[len(values) // 2 :]
    numbers = [value for value in values if value.isdecimal()]
    if len(numbers) == len(values) and len(values) in {2, 4, 6}:
        died, born = _date(halves[0], reader), _date(halves[1], reader)
    elif len(values) == 2:
        died, born = _date(values[:1], reader), _date(values[1:], reader)
    else:
        died, born = _date(values[:3], reader), None
    if died is None:
        return [Text(" ".join(values))] if values else []
    if born is not None and died.edtf < born.edtf:  # the Japanese wiki's has them in that order
        died, born = born, died
    made: list[Piece] = [marked(died, reader, days_first=_days_first(call))]
    reader.tell_life("died", died)
    ages = age_at(born, died) if born is not None else None
    if ages is not None:
        age = str(ages[0]) if ages[0] == ages[1] else f"{ages[0]}–{ages[1]}"
        said = AGED.get((reader.lang or "en").partition("-")[0], "aged {}").format(age)
        made.append(Text(f" ({said})"))
    return made


def both(call: Call, reader: Reader) -> list[Piece]:
    """Both dates of a life; the Chinese wiki's have year and day apart."""
    if call.name == "bd":
        given = [reader.words(call.text(str(at))) for at in range(1, 5)]
        ends = ["".join(given[:2]), "".join(given[2:])]
        dates = [edtf_of(each, reader.lang) for each in ends]
        made: list[Piece] = []
        for label, words, known in zip(("born", "died"), ends, dates, strict=True):
            made += [Text("－")] if made and words else []
            if known is not None:
                reader.tell_life(label, Date(known.edtf, words))
            if words:
                run = (Text(words),)
                made.append(DateMark(run, Date(known.edtf, words)) if known else Text(words))
        return made
    return _both(_values(call, reader), call, reader)


def _both(values: list[str], call: Call, reader: Reader) -> list[Piece]:
    half = len(values) // 2
    dates = [_date(values[:half], reader), _date(values[half:], reader)]
    shown = [marked(each, reader, days_first=_days_first(call)) for each in dates if each]
    made: list[Piece] = []
    for label, end in zip(("born", "died"), dates, strict=True):
        if end is not None:
            reader.tell_life(label, end)
    for each in shown:
        made += [Text(" – "), each] if made else [each]
    return made or [Text(" ".join(values))]


def circa(call: Call, reader: Reader) -> list[Piece]:
    """`c. 1820`, `r. 1558–1603`, `fl. 1300`."""
    sign = {"circa": "c.", "ca": "c.", "ca.": "c.", "reign": "r.", "floruit": "fl.", "vers": "vers",
            "born-in": "born", "died-in": "died"}.get(call.name, call.written)  # fmt: skip
    values = [reader.words(value) for value in call.unnamed]
    if not values:
        return [Text(f"{sign} ")]
    words = f"{sign} {'–'.join(values)}"
    found = edtf_of(words, reader.lang) if sign in {"c.", "vers"} else None
    return [Text(words)] if found is None else [DateMark((Text(words),), Date(found.edtf, words))]


def old_style(call: Call, reader: Reader) -> list[Piece]:
    """`February 2 [O.S. January 20] 1905`: the date of the new calendar, marked."""
    new, year, old = (reader.words(call.text(str(at))) for at in (1, 2, 3))
    words = f"{new} [O.S. {old}] {year}" if old else f"{new} {year}"
    found = edtf_of(f"{new} {year}", reader.lang)
    return [DateMark((Text(words),), Date(found.edtf, words)) if found else Text(words)]


def as_of(call: Call, reader: Reader) -> list[Piece]:
    """`As of January 2016`."""
    made = _date([reader.words(value) for value in call.unnamed][:3], reader)
    said = call.get("alt")
    if said is not None:
        return list(reader.inlines(said))
    word = AS_OF.get((reader.lang or "en").partition("-")[0], "As of")
    if call.text("lc") and word == "As of":
        word = "as of"
    if made is None:
        return [Text(" ".join([word, *(reader.words(value) for value in call.unnamed)]))]
    return [Text(f"{word} "), marked(made, reader, days_first=True)]


def marriage(call: Call, reader: Reader) -> list[Piece]:
    """`Elsa Löwenthal (m. 1919; d. 1936)`."""
    values = [reader.inlines(value) for value in call.unnamed]
    if not values:
        return []
    years = [reader.words(value) for value in call.unnamed[1:3]]
    ends = {"d.": "d.", "died": "d.", "w.": "w.", "sep": "sep.", "div": "div.", "divorced": "div."}
    how = call.text("end", "reason", "fin").casefold()
    end = next((short for said, short in ends.items() if how.startswith(said)), "div.")
    if not years or not years[0]:
        return list(values[0])
    after = f"; {end} {years[1]}" if len(years) > 1 and years[1] else ""
    return [*values[0], Text(f" (m. {years[0]}{after})")]
