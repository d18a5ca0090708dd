"""One record: everything that is said of one edition that can be sold."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

import msgspec

from biokit.exporters.onix import forms
from biokit.exporters.onix.codes import language_code, script_code
from biokit.exporters.onix.elements import Element, empty, group, in_line, said
from biokit.exporters.onix.people import contributors, names_as_subjects, original_language
from biokit.exporters.onix.publishing import (
    Sale,
    collateral,
    published_on,
    publishing,
    related,
    work_doi,
)
from biokit.exporters.onix.subjects import subjects
from biokit.exporters.onix.titles import collections, titles
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.registers import isbn_13
from biokit.model.walk import plain_text
from biokit.projections.languages import languages_of
from biokit.projections.pages import PageMap

__all__ = ["SOLD", "Record", "products_of", "record", "record_reference"]

SOLD = frozenset({"pdf", "epub"})
"""Formats that are products even without an ISBN; any other is one if it has one."""
SINGLE = "00"
"""List 2."""
HALF_A_YEAR = 183 * 86_400
EARLY, ADVANCE, PUBLISHED, TEST = "01", "02", "03", "89"
"""List 1."""
AUDIENCES = {"general": "01", "academic": "05", "professional": "06"}
"""List 28 by the words of the option."""


class Record(msgspec.Struct, frozen=True):
    """What a record needs to know besides the biography and the edition."""

    products: tuple[Edition, ...]
    """All editions that the message describes."""
    epoch: int
    """When the message is sent, in seconds since 1970; 0 is not known."""
    test: bool = False
    """Receivers are to throw it away."""
    from_publisher: bool = False
    """The publisher sends the message."""
    protection: str = "none"
    audience: str = ""
    sale: Sale = ()
    access: dict[str, tuple[tuple[str, str], ...]] = {}
    """By an edition's id: codes of list 196, each with its words or none."""
    pages: PageMap | None = None
    """Those of a print edition, as far as it has been made."""


def products_of(biography: Biography) -> tuple[Edition, ...]:
    """The editions that can be sold, each by its name."""
    known = {edition.id: edition for edition in reversed(biography.editions)}
    return tuple(
        edition
        for edition in dict.fromkeys(known[each.id] for each in biography.editions)
        if isbn_13(edition.isbn) or (edition.format in SOLD and edition.profile != "archive")
    )


def record_reference(biography: Biography, edition: Edition) -> str:
    """A name for the record that stays its own from message to message.

    It is made of what the work is registered under, else of the edition's ISBN, else of the title
    and who made it; and of the edition's name.
    """
    makers = [f"{one.role}={one.name.text}" for one in biography.contributors]
    titled = [plain_text(biography.title), plain_text(biography.subtitle), *makers]
    registered = [f"{one.scheme}:{one.value}" for one in biography.identifiers[:1]]
    isbn = isbn_13(edition.isbn)
    known = registered or ([isbn] if isbn else titled)
    made_of = "\n".join([*known, edition.id]).encode("unicode_escape").decode()
    return f"urn:uuid:{uuid5(NAMESPACE_URL, made_of)}"


def record(biography: Biography, edition: Edition, more: Record) -> Iterator[Element]:
    """The record of one edition."""
    yield from group(
        "Product",
        said("RecordReference", record_reference(biography, edition)),
        said("NotificationType", _notification(edition, more)),
        said("RecordSourceType", "01" if more.from_publisher else None),
        _identifiers(biography, edition, more),
        _described(biography, edition, more),
        collateral(biography),
        publishing(biography, edition, more.epoch, more.sale),
        related(biography, edition, more.products),
    )


def _notification(edition: Edition, more: Record) -> str:
    """How certain the record is: that is a matter of how far off publication is."""
    date = published_on(edition)
    if more.test:
        return TEST
    if date is None or not more.epoch or date.begins <= more.epoch:
        return PUBLISHED
    return EARLY if date.begins - more.epoch > HALF_A_YEAR else ADVANCE


def _identifiers(biography: Biography, edition: Edition, more: Record) -> Iterator[Element]:
    """ISBN, as a book's and as a trade item's; without one, the name of the record."""
    isbn = isbn_13(edition.isbn)
    doi = work_doi(biography) if len(more.products) == 1 else None
    lccn = next((one.value for one in biography.identifiers if one.scheme == "lccn"), None)
    known = (("03", isbn), ("06", doi), ("13", lccn), ("15", isbn))
    made = [part for kind, value in known for part in _identifier(kind, value)]
    if not made:
        yield from _identifier("01", record_reference(biography, edition), "record")
    yield from made


def _identifier(kind: str, value: str | None, name: str | None = None) -> Iterator[Element]:
    if in_line(value or ""):
        yield from group(
            "ProductIdentifier",
            said("ProductIDType", kind),
            said("IDTypeName", name),
            said("IDValue", value),
        )


def _described(biography: Biography, edition: Edition, more: Record) -> Iterator[Element]:
    digital = forms.is_digital(edition)
    yield from group(
        "DescriptiveDetail",
        said("ProductComposition", SINGLE),
        forms.form(edition),
        _features(edition, more),
        forms.contents(biography),
        forms.measures(edition),
        forms.protection(edition, more.protection),
        forms.licence(biography.rights) if digital else (),
        collections(biography),
        titles(biography),
        contributors(biography),
        said("EditionStatement", edition.statement),
        () if in_line(edition.statement or "") else empty("NoEdition"),
        _languages(biography),
        forms.pages(edition, more.pages),
        forms.words(biography),
        forms.ancillary(biography),
        subjects(biography),
        names_as_subjects(biography),
        _audience(more.audience),
    )


def _features(edition: Edition, more: Record) -> Iterator[Element]:
    """How a file can be read by everybody, then its version."""
    for code, words in more.access.get(edition.id, ()):
        yield from group(
            "ProductFormFeature",
            said("ProductFormFeatureType", "09"),
            said("ProductFormFeatureValue", code),
            said("ProductFormFeatureDescription", words),
        )
    yield from forms.version(edition)


def _languages(biography: Biography) -> Iterator[Element]:
    """The languages of the text, and the one it was translated from."""
    texts = tuple(languages_of(biography.sections, biography.lang)) if biography.lang else ()
    original = original_language(biography)
    for role, tag in (*(("01", tag) for tag in texts), ("02", original)):
        code = language_code(tag)
        if code is not None:
            yield from group(
                "Language",
                said("LanguageRole", role),
                said("LanguageCode", code),
                said("ScriptCode", script_code(tag)),
            )


def _audience(asked: str) -> Iterator[Element]:
    code = AUDIENCES.get(asked)
    if code is not None:
        kind = said("AudienceCodeType", "01")
        yield from group("Audience", kind, said("AudienceCodeValue", code))
