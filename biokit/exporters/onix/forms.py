"""What kind of thing a product is: its form, its size, what protects it, what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biokit.exporters.onix.elements import Element, group, in_line, said
from biokit.model.biography import Biography
from biokit.model.edition import PRINTERS, TRIMS, Edition, Rights
from biokit.model.nodes import Account, Figure, Paragraph, Section, VerseLine
from biokit.model.walk import plain_text, walk
from biokit.projections.pages import PageMap

__all__ = [
    "ancillary",
    "contents",
    "form",
    "is_digital",
    "is_printed",
    "licence",
    "measures",
    "pages",
    "protection",
    "version",
    "words",
]

BINDINGS = {None: "BA", "hardback": "BB", "paperback": "BC"}
"""List 150: a book whose binding nobody says is of a form that is not known."""
DOWNLOAD = "ED"
FILE_FORMS = {"epub": ("E101", "E200"), "pdf": ("E107", "E201"), "html": ("E105", "E200")}
"""List 175 by our formats: the format, and whether the text flows."""
OTHER_FILE = ("E100",)
EPUB_VERSION = ("15", "101F")
"""Lists 79 and 220: EPUB 3.3."""
TEXT, PICTURES = "10", "07"
"""List 81."""
PROTECTION = {
    "none": "00",
    "drm": "01",
    "watermark": "02",
    "adobe": "03",
    "apple": "04",
    "lcp": "06",
}
"""List 144 by the words of the option."""
UNITS = {"in": "in", "cm": "cm", "mm": "mm"}
"""List 50 by the units of CSS that it has too; other lengths are given in millimetres."""
MILLIMETRES = {"pt": 25.4 / 72, "px": 25.4 / 96, "pc": 25.4 / 6}
CHARACTERS, WORDS, PAGES = "01", "02", "03"
"""List 24."""
LONGEST_WORDS = 20
"""Letters to a word, on the average, that no language with spaces reaches."""
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(in|mm|cm|pt|px|pc)", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.ASCII)


def is_printed(edition: Edition) -> bool:
    """Whether what is sold is a book on paper: a PDF for a printer, or one that is bound."""
    return edition.format == "pdf" and (edition.profile in PRINTERS or edition.binding is not None)


def is_digital(edition: Edition) -> bool:
    """Whether what is sold is a file."""
    return not is_printed(edition)


def form(edition: Edition) -> Iterator[Element]:
    """Its form, and of a file its format."""
    if is_printed(edition):
        yield from said("ProductForm", BINDINGS[edition.binding])
        return
    yield from said("ProductForm", DOWNLOAD)
    for detail in FILE_FORMS.get(edition.format, OTHER_FILE):
        yield from said("ProductFormDetail", detail)


def version(edition: Edition) -> Iterator[Element]:
    """Which version of its format a file is in."""
    kind, value = EPUB_VERSION
    if edition.format == "epub":
        yield from group(
            "ProductFormFeature",
            said("ProductFormFeatureType", kind),
            said("ProductFormFeatureValue", value),
        )


def contents(biography: Biography) -> Iterator[Element]:
    """That it is text, and that there are pictures in it."""
    yield from said("PrimaryContentType", TEXT)
    if _pictures(biography):
        yield from said("ProductContentType", PICTURES)


def measures(edition: Edition) -> Iterator[Element]:
    """Height and width of a book on paper, as its leaf is cut."""
    trim = TRIMS.get(edition.trim.strip().lower(), edition.trim)
    lengths = [_LENGTH.fullmatch(word) for word in trim.split()]
    match lengths if is_printed(edition) else []:
        case [re.Match() as width, re.Match() as height]:
            for kind, length in (("01", height), ("02", width)):
                number, unit = _size(length[1], length[2])
                yield from group(
                    "Measure",
                    said("MeasureType", kind),
                    said("Measurement", number),
                    said("MeasureUnitCode", unit),
                )
        case _:
            pass


def _size(number: str, unit: str) -> tuple[str, str]:
    if unit in UNITS:
        return number, UNITS[unit]
    return f"{float(number) * MILLIMETRES[unit]:.0f}", "mm"


def protection(edition: Edition, asked: str) -> Iterator[Element]:
    """What keeps a file from being copied: biokit adds nothing, a shop may."""
    if is_digital(edition):
        yield from said("EpubTechnicalProtection", PROTECTION.get(asked))


def licence(rights: Rights | None) -> Iterator[Element]:
    """The licence that a file is read under, if the book has one."""
    if rights is None:
        return
    address = _ADDRESS.fullmatch(rights.licence_url or "")
    name = in_line(rights.licence or rights.licence_url or "")
    yield from group(
        "EpubLicense",
        said("EpubLicenseName", name),
        group(
            "EpubLicenseExpression",
            said("EpubLicenseExpressionType", "01"),
            said("EpubLicenseExpressionLink", address[0]),
        )
        if address and name
        else (),
    )


def pages(edition: Edition, known: PageMap | None) -> Iterator[Element]:
    """How many pages a print edition has that was made; and a file in which they are marked."""
    if known is None:
        return
    folios = [start.label for start in known.starts]
    last = next((folio for folio in reversed(folios) if folio.isdecimal()), None)
    roman = sum(not folio.isdecimal() for folio in folios)
    if edition.id != known.edition:
        marked = edition.format == "epub" and edition.pages_from in {"auto", known.edition}
        yield from _extent("08", len(folios) if marked else 0, PAGES)
        return
    yield from _extent("00", int(last or 0), PAGES)
    yield from _extent("03", roman, PAGES)
    yield from _extent("06", len(folios), PAGES)


def _extent(kind: str, amount: int, unit: str) -> Iterator[Element]:
    if amount:
        yield from group(
            "Extent",
            said("ExtentType", kind),
            said("ExtentValue", str(amount)),
            said("ExtentUnit", unit),
        )


def words(biography: Biography) -> Iterator[Element]:
    """How long the text is, in words; in a language without spaces, in characters."""
    texts: tuple[Section | Account, ...] = (*biography.sections, *biography.accounts)
    text = " ".join(run for part in texts for run in _runs(part))
    spaced = text.split()
    if spaced and len(text) / len(spaced) > LONGEST_WORDS:
        yield from _extent("02", sum(map(len, spaced)), CHARACTERS)
    else:
        yield from _extent("02", len(spaced), WORDS)


def _runs(text: Section | Account) -> Iterator[str]:
    """The words of each heading, paragraph, line of verse and caption, notes among them."""
    for part in walk(text):
        match part:
            case Section(title=run) | Account(title=run):
                yield plain_text(run)
            case Paragraph(content=run) | VerseLine(content=run) | Figure(caption=run):
                yield plain_text(run)
            case _:
                pass


def _pictures(biography: Biography) -> int:
    parts = (part for section in biography.sections for part in walk(section))
    return sum(isinstance(part, Figure) and part.path is not None for part in parts)


def ancillary(biography: Biography) -> Iterator[Element]:
    """How many pictures there are; an index and a bibliography."""
    pictures = _pictures(biography)
    yield from said("NumberOfIllustrations", str(pictures) if pictures else None)
    roles = {
        section.role
        for part in biography.sections
        for section in walk(part)
        if isinstance(section, Section)
    }
    for role, kind in (("index", "25"), ("bibliography", "26")):
        if role in roles:
            yield from group("AncillaryContent", said("AncillaryContentType", kind))
