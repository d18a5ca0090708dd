"""What stands on a cover, and how large: all of it from what the biography says already."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from hashlib import sha256

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadUsage
from biokit.exporters.display import Lines, fitted, is_wide, width
from biokit.exporters.pdf.cover.barcode import Symbol, addon, ean13
from biokit.exporters.pdf.cover.wrap import Wrap
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.registers import isbn_13
from biokit.model.walk import plain_text

__all__ = ["Barcode", "Spine", "Words", "words_of"]

TITLES = (60, 54, 48, 43, 38, 34, 30, 26, 22, 18)
SUBTITLES = (22, 19, 17, 15, 13)
AUTHORS = (21, 19, 17, 15, 13)
"""Points, for a front of six inches; narrower ones are set smaller in proportion."""
USUAL_WIDTH = 432.0
LARGEST_ON_SPINE, SMALLEST_ON_SPINE = 20.0, 6.0
WANTED_ON_SPINE = 10.0
READ_ON_SPINE = 7.5
"""Below the first, what follows the title's colon goes, then the imprint; below the second, the
author."""
SPINE_LINE = 0.8
"""Of the room between the folds, the size of type that fills it."""
BETWEEN = 2.0
"""Ems between what stands on a spine."""
UPWARDS = frozenset({"fr", "de", "es", "it"})
"""Languages whose spines are read from the foot up by custom; all others' from the head down."""
INKS = 8
"""Grounds of `styles/cover/cover.css`."""


class Barcode(msgspec.Struct, frozen=True):
    """The barcode of an ISBN."""

    isbn: str
    """As the edition has it."""
    symbol: Symbol
    price: Symbol | None = None


class Spine(msgspec.Struct, frozen=True):
    """The words on a spine."""

    size: float
    title: str
    author: str
    imprint: str
    direction: str
    """`down`, `up`, or `stacked`: one square sign below the other."""


class Words(msgspec.Struct, frozen=True):
    """All that stands on a cover."""

    title: Lines
    subtitle: Lines
    authors: tuple[Lines, ...]
    description: tuple[str, ...]
    """Its paragraphs."""
    about: tuple[str, ...]
    """The authors, in their own paragraphs."""
    imprint: str
    ink: int
    spine: Spine | None
    barcode: Barcode | None
    findings: tuple[Finding, ...] = ()


def words_of(
    biography: Biography, printed: Edition, wrap: Wrap, price: str, direction: str
) -> Words:
    """Gather the words and fit them to the wrap.

    Args:
        biography: the work.
        printed: the edition that the cover is put around.
        wrap: the cover's sizes.
        price: five digits beside the barcode; empty for none.
        direction: `down` or `up`, how the spine reads; empty is by the language.

    Raises:
        BadUsage: a price is none, or a direction.
    """
    title = plain_text(biography.title)
    authors = [one for one in biography.contributors if one.role == "aut"]
    imprint = printed.imprint or printed.publisher or ""
    measure = wrap.front.width - 2 * max(wrap.safe, 0.13 * wrap.front.width)
    names = tuple(one.name.text for one in authors)
    direction = _direction(direction, biography.lang or "en", title)
    shelved = next((one.text for one in biography.titles if one.kind == "short"), title)
    spine, of_spine = _spine(shelved, _short(names), imprint, wrap, direction)
    barcode, of_barcode = _barcode(printed, price)
    return Words(
        title=_set(title, TITLES, measure, 5),
        subtitle=_set(plain_text(biography.subtitle), SUBTITLES, measure, 4),
        authors=tuple(_set(name, AUTHORS, measure, 2) for name in names[:4]),
        description=_paragraphs(biography.description),
        about=tuple(part for one in authors for part in _paragraphs(one.about)),
        imprint=imprint,
        ink=sha256(unicodedata.normalize("NFC", title).encode()).digest()[0] % INKS,
        spine=spine,
        barcode=barcode,
        findings=(*of_spine, *of_barcode, *_missing(biography)),
    )


def _set(words: str, sizes: tuple[int, ...], measure: float, most: int) -> Lines:
    scale = min(measure / (0.74 * USUAL_WIDTH), 1.6)
    return fitted(words, tuple(round(size * scale, 1) for size in sizes), measure, most=most)


def _paragraphs(text: str | None) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in (text or "").split("\n\n"))
    return tuple(part for part in parts if part)


def _short(names: tuple[str, ...]) -> str:
    return ", ".join(names[:2]) + (" …" if len(names) > 2 else "")


def _direction(said: str, lang: str, title: str) -> str:
    if said not in {"", "up", "down"}:
        raise BadUsage(f"a spine does not read {said}", hint='say spine-words = "down" or "up"')
    if not said and _is_wide(title):
        return "stacked"
    return said or ("up" if lang.partition("-")[0] in UPWARDS else "down")


def _is_wide(words: str) -> bool:
    signs = [sign for sign in words if not sign.isspace()]
    return bool(signs) and all(map(is_wide, signs))


def _spine(
    title: str, author: str, imprint: str, wrap: Wrap, direction: str
) -> tuple[Spine | None, tuple[Finding, ...]]:
    """The words on the spine in the largest size they fit in, with fewer of them if need be."""
    if not wrap.spine_words:
        message = "the spine is blank: the book is too thin for its printer to put words there"
        return None, (Finding("spine-without-words", message, "note"),)
    room = wrap.spine.width - 2 * wrap.spine_safe
    stacked = direction == "stacked"
    length = wrap.height - 4 * wrap.safe
    if stacked:
        author, imprint = author if _is_wide(author) else "", ""
    largest = int(2 * min(LARGEST_ON_SPINE, room * (0.9 if stacked else SPINE_LINE))) / 2
    tries = (
        ((author, imprint), min(WANTED_ON_SPINE, largest)),
        ((author, ""), min(READ_ON_SPINE, largest)),
        (("", ""), SMALLEST_ON_SPINE),
    )
    for names, least in tries:
        for words in dict.fromkeys((title, title.partition(": ")[0])):
            ems = _stacked(words, names[0]) if stacked else _in_line(words, *names)
            size = int(2 * min(largest, length / ems)) / 2
            if size >= max(least, SMALLEST_ON_SPINE):
                return Spine(size, words, *names, direction), ()
    message = f"the spine is blank: “{title}” does not fit on it"
    hint = "a shorter title fits, or a thicker paper"
    return None, (Finding("spine-without-words", message, "warning", hint=hint),)


def _in_line(title: str, author: str, imprint: str) -> float:
    """Ems of a title amid the spine that leaves as much room on either side."""
    beside = max(width(author), width(imprint))
    return width(title) + 2 * (beside + BETWEEN if beside else 0.0)


def _stacked(title: str, author: str) -> float:
    return 1.15 * (len(title) + (len(author) + BETWEEN if author else 0.0))


def _barcode(printed: Edition, price: str) -> tuple[Barcode | None, tuple[Finding, ...]]:
    digits = isbn_13(printed.isbn)
    beside = addon(price) if price else None
    if digits is None or printed.isbn is None:
        message = f"the cover has no barcode: the edition {printed.id} has no ISBN"
        if printed.isbn:
            message = f"the cover has no barcode: {printed.isbn} is no ISBN"
        return None, (Finding("no-barcode", message, "warning", hint="set isbn"),)
    hyphened = printed.isbn if len(printed.isbn.replace("-", "").replace(" ", "")) == 13 else digits
    return Barcode(hyphened, ean13(digits), beside), ()


def _missing(biography: Biography) -> Iterator[Finding]:
    if not biography.description:
        message = "the back of the cover has no description of the book"
        yield Finding("no-description", message, "note", hint="set description")
