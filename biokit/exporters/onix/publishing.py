"""Who publishes the book, when and under what rights; its description; its other formats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biokit.exporters.onix.dates import OnixDate, date_of
from biokit.exporters.onix.elements import Element, group, in_line, said
from biokit.exporters.onix.forms import is_printed
from biokit.model.biography import Biography
from biokit.model.edition import Edition, Rights
from biokit.model.registers import doi_of, isbn_13

__all__ = ["Sale", "collateral", "published_on", "publishing", "related", "work_doi"]

FORTHCOMING, ACTIVE = "02", "04"
"""List 64."""
PUBLICATION = "01"
"""List 163."""
DESCRIPTION, ANYBODY = "03", "00"
"""Lists 153 and 154."""
EXCLUSIVE, NOT_EXCLUSIVE = "01", "02"
"""List 46: for sale by this publisher alone; under a licence others may sell it too."""
OTHER_FORMAT, OF_PRINTED, AS_FILE = "06", "13", "27"
"""List 51: of the same kind; a file of a printed book; a printed book of which there is a file."""
WORLD = "WORLD"
PLAIN, XHTML = "06", "05"
"""List 34."""
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


Sale = tuple[str, ...]
"""Where the book may be sold: `("WORLD",)`, or codes of countries."""


def collateral(biography: Biography) -> Iterator[Element]:
    """What stands on a shop's page."""
    text = tuple(_text(biography.description or ""))
    if text:
        yield from group(
            "CollateralDetail",
            group(
                "TextContent",
                said("TextType", DESCRIPTION),
                said("ContentAudience", ANYBODY),
                text,
            ),
        )


def _text(words: str) -> Iterator[Element]:
    """Words of one paragraph as they are; of several, as XHTML."""
    paragraphs = [part for part in map(in_line, _BETWEEN_PARAGRAPHS.split(words)) if part]
    if len(paragraphs) > 1:
        made = tuple(element for part in paragraphs for element in said("p", part))
        yield Element("Text", made, (("textformat", XHTML),))
    else:
        yield from said("Text", words, textformat=PLAIN)


def published_on(edition: Edition) -> OnixDate | None:
    """When the edition comes out, as far as ONIX can say it."""
    return date_of(edition.date.edtf) if edition.date is not None else None


def publishing(biography: Biography, edition: Edition, epoch: int, sale: Sale) -> Iterator[Element]:
    """Imprint, publisher, place, date, rights; nothing where nobody says who publishes it.

    The schema has no such block without an imprint or a publisher.
    """
    named = in_line(edition.imprint or edition.publisher or "")
    if not named:
        return
    date = published_on(edition)
    yield from group(
        "PublishingDetail",
        group("Imprint", said("ImprintName", named)),
        group("Publisher", said("PublishingRole", "01"), said("PublisherName", edition.publisher))
        if in_line(edition.publisher or "")
        else (),
        said("CityOfPublication", edition.place),
        said("PublishingStatus", _status(date, epoch)),
        group("PublishingDate", said("PublishingDateRole", PUBLICATION), date.element())
        if date
        else (),
        _copyright(biography, biography.rights),
        _sale(sale, biography.rights),
    )


def _status(date: OnixDate | None, epoch: int) -> str | None:
    """Whether it is out, if anybody said when it comes out and what time it is."""
    if date is None or not epoch:
        return None
    return FORTHCOMING if date.begins > epoch else ACTIVE


def _copyright(biography: Biography, rights: Rights | None) -> Iterator[Element]:
    if rights is None:
        return
    holder = in_line(rights.holder or "")
    persons = {in_line(one.name.text) for one in biography.contributors if one.kind == "person"}
    owner = said("PersonName" if holder in persons else "CorporateName", holder)
    known = rights.year is not None and 1000 <= rights.year <= 2999
    yield from group(
        "CopyrightStatement",
        said("CopyrightYear", str(rights.year) if known else None),
        group("CopyrightOwner", owner),
    )


def _sale(sale: Sale, rights: Rights | None) -> Iterator[Element]:
    if sale:
        licensed = rights is not None and (rights.licence or rights.licence_url)
        where = "RegionsIncluded" if sale == (WORLD,) else "CountriesIncluded"
        yield from group(
            "SalesRights",
            said("SalesRightsType", NOT_EXCLUSIVE if licensed else EXCLUSIVE),
            group("Territory", said(where, " ".join(sale))),
        )


# --------------------------------------------------------------------------------------- related


def work_doi(biography: Biography) -> str | None:
    """The DOI that the work is registered under, in whatever format."""
    dois = (one.value for one in biography.identifiers if (one.scheme or "").lower() == "doi")
    return next((doi for doi in map(doi_of, dois) if doi), None)


def related(
    biography: Biography, edition: Edition, products: tuple[Edition, ...]
) -> Iterator[Element]:
    """The work that a product is one form of, and the others that have a number of their own."""
    doi = work_doi(biography) if len(products) > 1 else None
    work = group(
        "RelatedWork",
        said("WorkRelationCode", "01"),
        group("WorkIdentifier", said("WorkIDType", "06"), said("IDValue", doi)),
    )
    others = (one for one in products if one.id != edition.id)
    yield from group(
        "RelatedMaterial",
        work if doi else (),
        *(_related_product(other, edition) for other in others),
    )


def _related_product(other: Edition, own: Edition) -> Iterator[Element]:
    number = isbn_13(other.isbn)
    if number is not None and number != isbn_13(own.isbn):
        yield from group(
            "RelatedProduct",
            said("ProductRelationCode", _relation(own, other)),
            group("ProductIdentifier", said("ProductIDType", "15"), said("IDValue", number)),
        )


def _relation(own: Edition, other: Edition) -> str:
    match is_printed(own), is_printed(other):
        case False, True:
            return OF_PRINTED
        case True, False:
            return AS_FILE
        case _:
            return OTHER_FORMAT
