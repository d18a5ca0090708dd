"""The shared 97-note biography: what biokit prints beside what citeproc-js prints."""

from __future__ import annotations

import json
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec

from biokit.citing.catalogue import find_parent, find_style
from biokit.citing.csl.clusters import Cluster
from biokit.citing.csl.engine import Program, Settings, run
from biokit.citing.csl.locales import locale_for
from biokit.citing.csl.reading import read_style
from biokit.citing.csl.references import reference
from biokit.citing.csl.typesetting import typeset
from biokit.citing.html import as_html
from tests.csl.suite import _citing, fetch, unified


class Compared(msgspec.Struct, frozen=True):
    """One style."""

    style: str
    notes: tuple[tuple[str, str], ...]
    """Ours and theirs, where they differ."""
    entries: tuple[tuple[str, str], ...]
    count: int


def compared(folder: Path, style: str, lang: str | None = None) -> Compared:
    items = json.loads((folder / "refs.json").read_text(encoding="utf-8"))
    notes = json.loads((folder / "notes.json").read_text(encoding="utf-8"))
    expected = json.loads((folder / "expected" / f"{style}.json").read_text(encoding="utf-8"))
    found = find_style(style)
    found = find_parent(found) or found
    program = Program(read_style(found.content, found.path))
    sheet = program.sheet
    locale = locale_for(lang or sheet.default_locale, sheet.locales, fetch)
    clusters = [Cluster(tuple(map(_citing, note["items"])), note["note"]) for note in notes]
    made = run(
        program,
        locale,
        {str(item["id"]): reference(item) for item in items},
        clusters,
        Settings(),
    )
    ours = [as_html(typeset(pieces, locale), links=False) for pieces in made.citations]
    entries = {key: as_html(typeset(pieces, locale), links=False) for key, pieces in made.entries}
    return Compared(
        style, _differing(ours, expected["citations"]), _entries(entries, expected), len(notes)
    )


def _differing(ours: list[str], theirs: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = zip(ours, theirs, strict=True)
    return tuple((a, b) for a, b in pairs if unified(a) != unified(b))


def _entries(ours: dict[str, str], expected: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    theirs = [
        entry.strip().removeprefix('<div class="csl-entry">').removesuffix("</div>")
        for entry in expected["bibliography"]
    ]
    # An entry in which the style prints nothing has an id there, and no line.
    printed = [entry for entry in ours.values() if entry]
    pairs = zip_longest(printed, theirs, fillvalue="")
    return tuple((a, b) for a, b in pairs if unified(a) != unified(b))
