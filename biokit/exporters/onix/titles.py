"""What the book is called: its title and subtitle, the series it is in, and its other titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biokit.exporters.onix.codes import language_code, script_code
from biokit.exporters.onix.elements import Element, empty, group, in_line, said
from biokit.model.biography import Biography
from biokit.model.edition import Series, Title
from biokit.model.registers import is_issn, isbn_13
from biokit.model.walk import plain_text

__all__ = ["ARTICLES", "collections", "main_title", "titles"]

DISTINCTIVE = "01"
TYPES = {
    "short": "05",
    "expanded": "13",
    "original": "03",
    "edition": "14",
    "alternate-script": "14",
    "other": "14",
}
"""List 15 by the kinds of titles; in another language than the book's, 06."""
IN_OTHER_LANGUAGE = "06"
PRODUCT, COLLECTION = "01", "02"
"""List 149: what a part of a title is the title of."""

ARTICLES = {
    "de": ("der", "die", "das", "ein", "eine"),
    "en": ("the", "a", "an"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "fr": ("le", "la", "les", "un", "une", "l’", "l'"),
    "it": ("il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "l’", "l'"),
}
"""Words that titles are not filed under, by language."""


def main_title(biography: Biography) -> str:
    """The title in a line; where there is none, the subtitle stands for it, or a dash."""
    title, subtitle = (in_line(plain_text(run)) for run in (biography.title, biography.subtitle))
    return title or subtitle or "—"


def titles(biography: Biography) -> Iterator[Element]:
    """The title, and every other the work goes by."""
    title = main_title(biography)
    subtitle = in_line(plain_text(biography.subtitle))
    yield from group(
        "TitleDetail",
        said("TitleType", DISTINCTIVE),
        group(
            "TitleElement",
            said("TitleElementLevel", PRODUCT),
            _title_text(title, biography.lang),
            said("Subtitle", None if subtitle == title else subtitle),
        ),
    )
    for other in biography.titles:
        yield from _other(other, biography.lang)


def _title_text(title: str, lang: str | None) -> Iterator[Element]:
    """A title apart from its article, or that it has none where this can be told."""
    articles = ARTICLES.get((lang or "").partition("-")[0].lower())
    if articles is None:
        yield from said("TitleText", title)
        return
    first = re.match(r"(\w+\s|\w[’'])\s*(?=\S)", title)
    if first is not None and first[1].strip().lower() in articles:
        yield from said("TitlePrefix", first[1])
        yield from said("TitleWithoutPrefix", title[first.end() :])
    else:
        yield from empty("NoPrefix")
        yield from said("TitleWithoutPrefix", title)


def _other(title: Title, around: str | None) -> Iterator[Element]:
    language, script = language_code(title.lang), script_code(title.lang)
    foreign = language is not None and language != language_code(around)
    kind = IN_OTHER_LANGUAGE if foreign and title.kind != "original" else TYPES[title.kind]
    text = tuple(said("TitleText", title.text, language=language, textscript=script))
    if text:
        level = said("TitleElementLevel", PRODUCT)
        yield from group("TitleDetail", said("TitleType", kind), group("TitleElement", level, text))


def collections(biography: Biography) -> Iterator[Element]:
    """The series and sets it is in; or that it is in none."""
    made = [part for series in biography.series for part in _collection(series)]
    yield from made or empty("NoCollection")


def _collection(series: Series) -> Iterator[Element]:
    """A publisher's series, with the book's number there as it is written, and as it is counted."""
    if not in_line(series.name):
        return
    position = in_line(series.position or "")
    numbered = group(
        "TitleElement",
        said("SequenceNumber", "1" if position else None),
        said("TitleElementLevel", PRODUCT),
        said("PartNumber", position),
    )
    named = group(
        "TitleElement",
        said("SequenceNumber", "2" if position else None),
        said("TitleElementLevel", COLLECTION),
        said("TitleText", series.name),
    )
    yield from group(
        "Collection",
        said("CollectionType", "10"),
        _collection_identifier(series.identifier or ""),
        _counted(position),
        group("TitleDetail", said("TitleType", DISTINCTIVE), numbered if position else (), named),
    )


def _collection_identifier(number: str) -> Iterator[Element]:
    kind, value = "02", number.replace("-", "").upper()
    if not is_issn(number):
        kind, value = "15", isbn_13(number) or ""
    if value:
        kinds = said("CollectionIDType", kind)
        yield from group("CollectionIdentifier", kinds, said("IDValue", value))


def _counted(position: str) -> Iterator[Element]:
    """Its place in the order of the titles, where that is a plain number."""
    if re.fullmatch(r"[1-9][0-9]{0,5}", position):
        yield from group(
            "CollectionSequence",
            said("CollectionSequenceType", "02"),
            said("CollectionSequenceNumber", position),
        )
