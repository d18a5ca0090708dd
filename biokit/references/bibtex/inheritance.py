"""What an entry takes from others: `crossref` and `xdata`, by BibLaTeX's own rules.

The rules are those of appendix B of BibLaTeX's manual, with biblatex-chicago's for letters and
reviews, and with what BibTeX's users do: an `incollection` in a `book`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from biokit.diagnostics import near
from biokit.references.base import BROKEN, Report
from biokit.references.bibtex.lexing import RawEntry, RawField

NEVER = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "xdata",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
    ]
)
"""Fields that are an entry's own."""

DEEPEST = 16
"""Parents of parents that are looked at."""

OF_TITLE = frozenset(
    ["title", "subtitle", "titleaddon", "shorttitle", "sorttitle", "indextitle", "indexsorttitle"]
)
"""Where a title becomes another, none of these is taken as it is."""

PARTS_OF_BOOKS = ("inbook", "bookinbook", "suppbook")
AUTHORED = {"mvbook": PARTS_OF_BOOKS, "book": PARTS_OF_BOOKS}
"""The author of the parent is both the part's and its book's."""

TITLES: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("mvbook",), ("book", *PARTS_OF_BOOKS), "main"),
    (
        ("mvcollection", "mvreference"),
        ("collection", "reference", "incollection", "inreference", "suppcollection"),
        "main",
    ),
    (("mvproceedings",), ("proceedings", "inproceedings", "conference"), "main"),
    (("book", "collection", "mvbook", "mvcollection"), ("letter", "misc"), "book"),
    (
        ("book", "collection", "reference", "proceedings"),
        (
            *PARTS_OF_BOOKS,
            "incollection",
            "suppcollection",
            "inreference",
            "inproceedings",
            "conference",
        ),
        "book",
    ),
    (("periodical",), ("article", "suppperiodical", "review"), "journal"),
)
"""Parents, children, and what becomes of the parent's title: `booktitle`."""


def inherited(entries: Mapping[str, RawEntry], report: Report) -> Iterator[RawEntry]:
    """Every entry with what it takes from others."""
    for entry in entries.values():
        yield _whole(entry, entries, report, (entry.key,))


def _whole(
    entry: RawEntry, entries: Mapping[str, RawEntry], report: Report, chain: tuple[str, ...]
) -> RawEntry:
    """An entry with all it inherits, from parents that inherit themselves."""
    fields = dict(entry.fields)
    for field in ("xdata", "crossref"):
        if field not in entry.fields:
            continue
        named = entry.fields[field]
        for key in filter(None, map(str.strip, named.value.split(","))):
            parent = entries.get(key)
            if parent is None or key in chain or len(chain) > DEEPEST:
                if len(chain) == 1:
                    _say_why_not(entry, field, named, key, entries, report)
                continue
            whole = _whole(parent, entries, report, (*chain, key))
            taken = whole.fields if field == "xdata" else dict(_taken(whole, entry.type))
            for name, value in taken.items():
                if name not in NEVER:
                    fields.setdefault(name, value)
    for field in ("xdata", "crossref"):
        fields.pop(field, None)
    return entry._replace(fields=fields)


def _say_why_not(
    entry: RawEntry,
    field: str,
    named: RawField,
    key: str,
    entries: Mapping[str, RawEntry],
    report: Report,
) -> None:
    circle = key in entries
    what = "leads in a circle" if circle else "names an entry that is not in this file"
    report.say(
        BROKEN,
        f"{entry.key}: `{field} = {key}` {what}",
        named.line,
        key=entry.key,
        hint=None if circle else near(key, entries),
    )


def _taken(parent: RawEntry, child: str) -> Iterator[tuple[str, RawField]]:
    prefix = next(
        (
            into
            for parents, children, into in TITLES
            if parent.type in parents and child in children
        ),
        None,
    )
    for name, value in parent.fields.items():
        if prefix is not None and name in {"title", "subtitle", "titleaddon"}:
            yield prefix + name, value
        elif prefix is None or name not in OF_TITLE:
            yield name, value
        if name == "author" and child in AUTHORED.get(parent.type, ()):
            yield "bookauthor", value
