"""What a shop asks for and the record does not say: found, never made up."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.diagnostics import Finding, Severity
from biokit.exporters.onix.elements import in_line
from biokit.exporters.onix.publishing import Sale, published_on
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.registers import isbn_13, scheme_named

__all__ = ["missing"]


def missing(
    biography: Biography, products: tuple[Edition, ...], epoch: int, sale: Sale
) -> Iterator[Finding]:
    """A finding for each thing that is missing, of the work and of each product."""
    path = biography.origin.path if biography.origin else None

    def found(
        code: str, message: str, hint: str, severity: Severity = "warning", words: str | None = None
    ) -> Finding:
        return Finding(code, message, severity, path, hint=hint, words=words)

    if not products:
        hint = "declare an edition as pdf or epub, or give one an ISBN"
        yield found("onix-no-product", "no edition can be sold: the message has no record", hint)
        return
    for edition in products:
        for code, what, hint in _lacking(edition):
            yield found(code, f"the record of the edition {edition.id} has no {what}", hint)
    filed = {scheme_named(one.scheme or "") for one in biography.headings}
    if not filed & {"BISAC", "Thema"}:
        hint = 'add [[headings]] with scheme = "Thema" or "BISAC", and a code'
        yield found("onix-no-subject", "the records have no subject of BISAC or Thema", hint)
    if not in_line(biography.description or ""):
        yield found("onix-no-description", "the records have no description", "set description")
    if not sale:
        hint = 'set territory = "WORLD", or codes of countries, in the options of onix'
        yield found("onix-no-territory", "the records do not say where the book is for sale", hint)
    hint = "prices change from shop to shop: add them where you send the message from"
    yield found("onix-no-price", "the records have no price and no supplier", hint, "note")
    if not epoch:
        hint = "set SOURCE_DATE_EPOCH to the time of sending"
        yield found("onix-no-time", "the message is dated 1970", hint, "note")


def _lacking(edition: Edition) -> Iterator[tuple[str, str, str]]:
    if isbn_13(edition.isbn) is None:
        yield "onix-no-isbn", "ISBN", "set isbn: shops know a product by it"
    if not in_line(edition.imprint or edition.publisher or ""):
        yield "onix-no-publisher", "publisher, and so no date", "set publisher"
    elif published_on(edition) is None:
        yield "onix-no-date", "date of publication", "set date to a year, a month or a day"
