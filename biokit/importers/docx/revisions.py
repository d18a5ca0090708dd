"""Tracked changes, accepted in the tree before anything is read (17.13.5).

What was inserted is text like any other; what was deleted is gone and in the report. A deleted
paragraph mark joins its paragraph to the next.
"""

from __future__ import annotations

from collections.abc import Iterable

from biokit.importers.docx.parsing import Xml
from biokit.importers.docx.report import Report

__all__ = ["Revisions", "accept", "lifted", "removed", "replaced"]

DELETED = ("del", "moveFrom")
INSERTED = ("ins", "moveTo")
FORMER = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange",
    "tblGridChange", "tblPrExChange", "numberingChange",
)  # fmt: skip
"""How a thing looked before."""


MARKS = frozenset(
    {
        "pPr", "moveFromRangeStart", "moveFromRangeEnd", "bookmarkStart", "bookmarkEnd",
        "commentRangeStart", "commentRangeEnd", "proofErr",
    }
)  # fmt: skip
"""What may be left in a paragraph of which all was deleted, and is no text."""


class Revisions:
    """How many changes there were."""

    def __init__(self) -> None:
        self.insertions = 0
        self.deletions = 0


def accept(root: Xml, report: Report, counted: Revisions) -> None:
    """Accept every change below an element."""
    for former in list(root.iter(*FORMER)):
        removed(former)
    _accept_rows(root, report, counted)
    marks = [*root.iterfind(".//pPr/rPr/del"), *root.iterfind(".//pPr/rPr/moveFrom")]
    marked = [
        paragraph
        for mark in marks
        if (paragraph := next(mark.iterancestors("p"), None)) is not None
    ]
    for mark in marks:
        removed(mark)
    emptied = []
    for gone in list(root.iter(*DELETED)):
        parent = gone.getparent()
        if parent is None:
            continue
        emptied += [parent] if parent.tag == "p" else []
        if gone.tag == "moveFrom":
            removed(gone)
        else:
            _delete(gone, report, counted)
    for kept in list(root.iter(*INSERTED)):
        parent = kept.getparent()
        if parent is not None and parent.tag not in {"rPr", "trPr", "numPr", "tcPr"}:
            counted.insertions += kept.tag == "ins"
            lifted(kept)
    _join_paragraphs([paragraph for paragraph in marked if paragraph.getparent() is not None])
    for paragraph in emptied:
        if not any(part.tag not in MARKS for part in paragraph):
            removed(paragraph)


def _delete(gone: Xml, report: Report, counted: Revisions) -> None:
    words = "".join(part.text or "" for part in gone.iter("delText", "t"))
    counted.deletions += 1
    if words.strip():
        report.note("dropped-deletion", words)
    removed(gone)


def _accept_rows(root: Xml, report: Report, counted: Revisions) -> None:
    for mark in [*root.iterfind(".//trPr/del"), *root.iterfind(".//tcPr/cellDel")]:
        row = mark.getparent()
        row = None if row is None else row.getparent()
        if row is not None and row.getparent() is not None:
            _delete(row, report, counted)


def _join_paragraphs(marked: list[Xml]) -> None:
    """Put paragraphs whose mark is deleted at the head of the next, whose properties hold."""
    waiting = set(marked)
    for paragraph in marked:
        if paragraph not in waiting:
            continue
        chain = [paragraph]
        following = _next_paragraph(paragraph)
        while following is not None and following in waiting:
            chain.append(following)
            following = _next_paragraph(following)
        waiting.difference_update(chain)
        if following is None:
            following = chain.pop()
        first = next((part for part in following if part.tag != "pPr"), None)
        for part in [part for each in chain for part in each if part.tag != "pPr"]:
            if first is None:
                following.append(part)
            else:
                first.addprevious(part)
        for each in chain:
            removed(each)


def _next_paragraph(paragraph: Xml) -> Xml | None:
    following = paragraph.getnext()
    while following is not None and following.tag in {"bookmarkStart", "bookmarkEnd"}:
        following = following.getnext()
    return following if following is not None and following.tag == "p" else None


def removed(element: Xml) -> None:
    """Take an element out of its tree; what follows it stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def lifted(element: Xml) -> None:
    """Put what is in an element in its place."""
    replaced(element, list(element))


def replaced(element: Xml, content: Iterable[Xml]) -> None:
    """Put others in the place of an element."""
    if element.getparent() is not None:
        for part in content:
            element.addprevious(part)
        removed(element)
