"""What the package says of its accessibility: what `projections.access` found, as metadata.

https://www.w3.org/TR/epub-a11y-11/ and the vocabulary of
https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20240718/

Conformance to a standard is claimed only if a person vouches for it, which the edition's option
`certified-by` says, and nothing that software can see speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from biokit.diagnostics import Finding
from biokit.exporters.epub.package import Fact
from biokit.exporters.epub.spelling import legal
from biokit.model.walk import altered
from biokit.projections.access import STANDARD, Access, Certification
from biokit.projections.access_words import summary_of

__all__ = ["facts", "findings"]

_DESCRIBE = 'say what it shows: alt="…", or alt="" on a figure that is decoration'
_ADDRESS = ("https://", "http://")


def findings(access: Access) -> Iterator[Finding]:
    """Each picture that nobody has described; and why a book is not what somebody vouches for."""
    for fault in access.faults:
        if fault.code == "figure-without-alt":
            said = f"{fault.message}: the book cannot claim to have them all"
            yield altered(fault, code="epub-alt", message=said, hint=_DESCRIBE)
    if access.certification is None or access.conforms:
        return
    for code in dict.fromkeys(fault.code for fault in access.faults):
        first, *others = (fault for fault in access.faults if fault.code == code)
        more = f", and {len(others)} more of this kind" if others else ""
        said = f"the book does not claim to conform, whoever certifies it: {first.message}{more}"
        yield altered(first, code="epub-conformance", message=said, hint="biokit check lists all")


def facts(access: Access) -> Iterator[Fact]:
    """The same as metadata."""
    yield Fact("schema:accessMode", "textual")
    if access.pictures:
        yield Fact("schema:accessMode", "visual")
    yield Fact("schema:accessModeSufficient", "textual" if access.described else "textual,visual")
    for feature in access.features:
        yield Fact("schema:accessibilityFeature", feature)
    yield Fact("schema:accessibilityHazard", "unknown" if access.moves else "none")
    summary, lang = summary_of(access)
    other = None if lang == access.lang else lang
    yield Fact("schema:accessibilitySummary", legal(summary), lang=other)
    if access.page_source is not None:
        yield Fact("pageBreakSource", legal(access.page_source) or "none")
    if access.certification is not None and access.conforms:
        yield from _conformance(access.certification)


def _conformance(certification: Certification) -> Iterator[Fact]:
    """Which standard, and who says so.

    https://www.w3.org/TR/epub-a11y-11/#sec-evaluator-info
    """
    yield Fact("dcterms:conformsTo", STANDARD, id="conformance")
    by = legal(certification.by)
    yield Fact("a11y:certifiedBy", by, id="certifier", refines="conformance")
    said = {
        "a11y:certifierCredential": certification.credential,
        "a11y:certifierReport": certification.report,
    }
    for name, words in said.items():
        if words:
            linked = words.startswith(_ADDRESS)
            yield Fact(name, legal(words), refines="certifier", linked=linked)
