"""Cases of the CSL project's test suite: read, run, and compared as the suite compares."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from biokit.citing.catalogue import find_locale
from biokit.citing.csl.clusters import Citing, Cluster
from biokit.citing.csl.cursor import Position
from biokit.citing.csl.engine import Printed, Program, Settings, run
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.locales import Locale, locale_for
from biokit.citing.csl.reading import read_locale, read_style
from biokit.citing.csl.references import reference
from biokit.citing.csl.syntax import LocaleSheet
from biokit.citing.csl.typesetting import typeset
from biokit.citing.html import as_html

SECTION = re.compile(r"^>>=+ ([A-Z-]+) =+>>\n(.*?)\n?^<<=+ \1 =+<<", re.MULTILINE | re.DOTALL)
MODES = ("citation", "bibliography")
UNPRINTED = "[CSL STYLE ERROR: reference with no printed form.]"


class Case(msgspec.Struct, frozen=True):
    """One file of the suite."""

    name: str
    sections: dict[str, str]

    @property
    def mode(self) -> str:
        return self.sections.get("MODE", "").strip()

    @property
    def expected(self) -> str:
        return self.sections["RESULT"]


def cases_in(folder: Path) -> list[Case]:
    """The cases of the modes that a processor has, by name."""
    read = (
        Case(path.stem, dict(SECTION.findall(path.read_text(encoding="utf-8-sig"))))
        for path in sorted(folder.glob("*.txt"))
    )
    return [case for case in read if case.mode in MODES]


@cache
def fetch(tag: str) -> LocaleSheet | None:
    found = find_locale(tag)
    return None if found is None else read_locale(found.content, found.path)


def passes(case: Case) -> bool:
    """Whether a case prints what it should."""
    return same(printed(case), case.expected)


def same(one: str, other: str) -> bool:
    return unified(one) == unified(other)


def unified(words: str) -> str:
    """With entities and white space made alike, and nothing else."""
    words = re.sub(r"(?m)^(?:>>|\.\.)\[\d+\] ", "", words)
    # The suite lays out the blocks of an entry on lines of their own.
    words = re.sub(r"\s*(</?div[^>]*>)\s*", r"\1", words)
    return " ".join(html.unescape(words).split())


def printed(case: Case) -> str:
    """What biokit prints for a case, in the suite's form."""
    items = json.loads(case.sections["INPUT"])
    program = Program(read_style(case.sections["CSL"].encode(), case.name))
    sheet = program.sheet
    locale = locale_for(sheet.default_locale, sheet.locales, fetch)
    references = {str(item.get("id", "")): reference(item) for item in items}
    listed = tuple(references)
    if not case.sections.get("CITATIONS", "").strip():
        # The suite cites items in the order that a bibliography would have them.
        order = run(program, locale, references, (), Settings(listed=listed)).entries
        listed = tuple(key for key, _ in order) or listed
    clusters, cited = _asked(case, listed)
    settings = Settings(listed=tuple(cited), unprinted=UNPRINTED)
    made = run(program, locale, references, clusters, settings)
    if case.mode == "bibliography":
        return _bibliography(made, locale)
    return "\n".join(
        as_html(typeset(pieces, locale), links=False) if pieces else UNPRINTED
        for pieces in made.citations
    )


def _asked(case: Case, ids: Sequence[str]) -> tuple[list[Cluster], Sequence[str]]:
    if case.sections.get("CITATIONS", "").strip():
        return _session(json.loads(case.sections["CITATIONS"])), ()
    if case.sections.get("CITATION-ITEMS", "").strip():
        groups = json.loads(case.sections["CITATION-ITEMS"])
        return [Cluster(tuple(_citing(c, unplaced=True) for c in group)) for group in groups], ids
    return [Cluster(tuple(Citing(each, position="first") for each in ids))], ids


def _session(steps: list[Any]) -> list[Cluster]:
    """The document as the last step of a session leaves it."""
    known: dict[str, Any] = {}
    order: list[tuple[str, int]] = []
    for citation, before, after in steps:
        key = citation["citationID"]
        known[key] = citation
        note = citation.get("properties", {}).get("noteIndex", 0)
        order = [*map(tuple, before), (key, note), *map(tuple, after)]
    return [
        Cluster(tuple(_citing(c) for c in known[key]["citationItems"]), note) for key, note in order
    ]


POSITIONS: tuple[Position, ...] = ("first", "subsequent", "ibid", "ibid-with-locator")


def _citing(cite: dict[str, Any], *, unplaced: bool = False) -> Citing:
    position = cite.get("position")
    named: Position | None = None if position is None else POSITIONS[position]
    return Citing(
        id=str(cite["id"]),
        locator=str(cite.get("locator", "")).strip(),
        label=(cite.get("label") or "page").replace(" ", "-"),
        prefix=rich_text(cite.get("prefix", "")),
        suffix=rich_text(cite.get("suffix", "")),
        suppress_author=bool(cite.get("suppress-author")),
        author_only=bool(cite.get("author-only")),
        position=named or ("first" if unplaced else None),
        near=bool(cite["near-note"]) if "near-note" in cite else None,
    )


def _bibliography(made: Printed, locale: Locale) -> str:
    entries = "".join(
        f'  <div class="csl-entry">{as_html(typeset(pieces, locale), links=False) or UNPRINTED}</div>\n'
        for _, pieces in made.entries
    )
    return f'<div class="csl-bib-body">\n{entries}</div>'


def categories(names: Iterable[str]) -> dict[str, int]:
    """Cases by kind."""
    made: dict[str, int] = {}
    for name in names:
        kind = name.partition("_")[0]
        made[kind] = made.get(kind, 0) + 1
    return made
