"""A message to shops and libraries: one record for every edition that can be sold.

ONIX for Books 3.0 in reference names, https://www.editeur.org/93/Release-3.0-Downloads/. What a
record says is in the biography; what shops ask for besides is a finding and never made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from biokit.diagnostics import Finding, near
from biokit.exporters.base import Export, Options
from biokit.exporters.onix.access import access_codes
from biokit.exporters.onix.codes import COUNTRIES, language_code
from biokit.exporters.onix.dates import sent
from biokit.exporters.onix.elements import Element, empty, group, in_line, said, written
from biokit.exporters.onix.forms import PROTECTION
from biokit.exporters.onix.missing import missing
from biokit.exporters.onix.product import AUDIENCES, Record, products_of, record
from biokit.exporters.onix.publishing import WORLD, Sale
from biokit.model.biography import Biography
from biokit.model.edition import Edition

__all__ = ["OPTIONS", "OnixExporter"]

OPTIONS = {
    "sender": "who sends the message; else the publisher",
    "email": "where the sender is asked",
    "territory": "where the book is for sale: WORLD, or codes of countries (GB IE)",
    "protection": f"what keeps files from being copied: {', '.join(PROTECTION)}",
    "audience": f"whom the book is for: {', '.join(AUDIENCES)}",
    "test": "`yes` marks the records as a test",
}
"""What `edition.options` may say."""
CHOICES = {"protection": tuple(PROTECTION), "audience": tuple(AUDIENCES), "test": ("yes", "no")}
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


class OnixExporter:
    """Writes the metadata of all editions for shops, wholesalers and libraries."""

    name: ClassVar[str] = "onix"
    description: ClassVar[str] = "ONIX for Books 3.0: the editions as shops and libraries list them"
    suffix: ClassVar[str] = ".onix.xml"
    marks_pages: ClassVar[bool] = True
    """How many a print edition has is said of it, once it is made."""

    def export(self, biography: Biography, options: Options) -> Export:
        """Export the metadata of the editions of `biography`.

        Raises:
            BadUsage: the citation style of an ebook does not exist.
            BadInput: its file is no CSL style.
        """
        products = products_of(biography)
        sale = _sale(options)
        more = Record(
            products=products,
            epoch=options.epoch,
            test=options.option("test", "no") == "yes",
            from_publisher=_sender(biography, products, options) in _publishers(products),
            protection=options.option("protection", "none"),
            audience=options.option("audience", ""),
            sale=sale,
            access={
                edition.id: access_codes(biography, edition, options)
                for edition in products
                if edition.format == "epub"
            },
            pages=options.pages,
        )
        records = [part for edition in products for part in record(biography, edition, more)]
        message = (
            *_header(biography, products, options),
            *(records or empty("NoProduct")),
        )
        findings = (
            *_wrong_options(options),
            *missing(biography, products, options.epoch, sale),
        )
        return Export(written(message).encode(), findings)


def _publishers(products: tuple[Edition, ...]) -> tuple[str, ...]:
    return tuple(in_line(edition.publisher) for edition in products if edition.publisher)


def _sender(biography: Biography, products: tuple[Edition, ...], options: Options) -> str:
    """Who is said to send it, else the publisher, the owner, or the first who made it."""
    rights = biography.rights
    candidates = (
        options.option("sender", ""),
        options.edition.publisher or "",
        *_publishers(products),
        (rights.holder if rights else None) or "",
        *(one.name.text for one in biography.contributors),
    )
    return next((name for name in map(in_line, candidates) if name), "—")


def _header(
    biography: Biography, products: tuple[Edition, ...], options: Options
) -> Iterator[Element]:
    email = options.option("email", "")
    yield from group(
        "Header",
        group(
            "Sender",
            said("SenderName", _sender(biography, products, options)),
            said("EmailAddress", email if _EMAIL.fullmatch(email) else None),
        ),
        said("SentDateTime", sent(options.epoch)),
        said("DefaultLanguageOfText", language_code(biography.lang)),
    )


def _sale(options: Options) -> Sale:
    codes = options.option("territory", "").upper().split()
    if codes == [WORLD]:
        return (WORLD,)
    return tuple(dict.fromkeys(code for code in codes if code in COUNTRIES))


def _wrong_options(options: Options) -> Iterator[Finding]:
    """Options there are not, and values they cannot have: those are left out."""
    for name, value in options.edition.options:
        if name not in OPTIONS:
            hint = f"there are: {', '.join(OPTIONS)}"
            yield Finding("unknown-option", f"onix has no option {name}", hint=hint)
        elif name in CHOICES and value not in CHOICES[name]:
            known = near(value, CHOICES[name])
            yield Finding("unknown-option", f"{name} of onix cannot be {value}", hint=known)
        elif name == "email" and not _EMAIL.fullmatch(value):
            yield Finding("unknown-option", f"{value} is no address for mail")
    for code in options.option("territory", "").upper().split():
        if code not in COUNTRIES | {WORLD}:
            hint = "they are two letters, GB IE US; or WORLD alone"
            yield Finding("unknown-option", f"{code} is no code of a country", hint=hint)
