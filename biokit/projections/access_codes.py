"""The same facts in codes of the book trade: ONIX code list 196, of accessibility details.

https://ns.editeur.org/onix/en/196
"""

from __future__ import annotations

from collections.abc import Iterator

from biokit.projections.access import Access
from biokit.projections.access_words import summary_of

__all__ = ["ISSUE_OF_LIST_196", "LIST_196", "onix_196"]

ISSUE_OF_LIST_196 = 68
"""Of ONIX code lists, January 2025: the issue that the names and meanings here are taken from.

https://www.editeur.org/files/ONIX%20for%20books%20-%20code%20lists/ONIX_BookProduct_Codelists_Issue_68.html
"""
LIST_196 = {
    "00": "Accessibility summary",
    "04": "Epub Accessibility Specification 1.1",
    "09": "Inaccessible, or known limited accessibility",
    "10": "No reading system accessibility options actively disabled (except)",
    "11": "Table of contents navigation",
    "12": "Index navigation",
    "13": "Single logical reading order",
    "14": "Short alternative textual descriptions",
    "15": "Full alternative textual descriptions",
    "19": "Print-equivalent page numbering",
    "22": "Language tagging provided",
    "29": "Next / Previous structural navigation",
    "30": "ARIA roles provided",
    "32": "Landmark navigation",
    "36": "All textual content can be modified",
    "52": "All non-decorative content supports reading without sight",
    "82": "WCAG v2.2",
    "85": "WCAG level AA",
    "90": "Compliance certification by (name)",
    "93": "Compliance certification by (URL)",
    "94": "Compliance web page for detailed accessibility information",
}
"""What the codes are called that biokit ever says."""

_ADDRESS = ("https://", "http://")


def onix_196(access: Access) -> tuple[tuple[str, str], ...]:
    """Each code that is true, by number, and what is to be said with it; nothing, with most.

    The words are those of `ProductFormFeatureDescription`, which belongs to a
    `ProductFormFeatureValue` of the `ProductFormFeatureType` 09.
    """
    said = {"00": summary_of(access)[0], **dict(_of_features(access)), **dict(_vouched(access))}
    return tuple(sorted(said.items()))


def _of_features(access: Access) -> Iterator[tuple[str, str]]:
    true = {
        # Nothing that biokit writes into a file keeps a reader's settings from being followed; a
        # lock that a shop may put on it is said in EpubUsageConstraint.
        "10": True,
        "36": True,
        # The code asks for more than a list of chapters: every level, and all figures and tables.
        "11": access.contents and access.contents_whole,
        "12": access.index_linked,
        "13": True,
        "14": access.pictures > 0 and access.described,
        "15": 0 < access.pictures == access.explained,
        "19": access.pages,
        "22": access.languages_marked,
        "29": access.structured,
        "30": True,
        "32": True,
        "52": access.described,
    }
    yield from ((code, "") for code, is_true in true.items() if is_true)
    if not access.described:
        yield "09", f"{access.undescribed} of {access.pictures} pictures have no description"


def _vouched(access: Access) -> Iterator[tuple[str, str]]:
    certification = access.certification
    if certification is None or not access.conforms:
        return
    report = certification.report or ""
    yield from (("04", report), ("82", report), ("85", report), ("90", certification.by))
    if (certification.credential or "").startswith(_ADDRESS):
        yield "93", certification.credential or ""
    if report:
        yield "94", report
