"""Citing without a book: CSL-JSON in, inlines out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from biokit.citing.base import Entry, Formatted
from biokit.citing.csl.clusters import Citing, Cluster
from biokit.citing.csl.engine import Settings, run
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.references import reference
from biokit.citing.csl.typesetting import typeset
from biokit.citing.running import locale_of
from biokit.citing.styles import CslStyle

Json = Mapping[str, Any]


def cite(
    style: CslStyle,
    items: Sequence[Json],
    citations: Sequence[Json | Sequence[Json]] | None = None,
    *,
    lang: str | None = None,
) -> Formatted:
    """Format citations of CSL-JSON items, and their bibliography.

        style = biokit.citing.style("apa")
        made = biokit.citing.cite(style, items, [[{"id": "greville", "locator": "12"}]])
        biokit.citing.as_html(made.citations[0])

    Args:
        style: from `biokit.citing.style`.
        items: CSL-JSON objects, each with its `id`.
        citations: in order, each a list of cites or `{"note": 3, "items": [cites]}`; a cite has
            `id` and may have `locator`, `label`, `prefix`, `suffix`, `suppress-author` and
            `author-only`. In a note style, citations without a number are notes of their own.
            `None` makes the bibliography of all items.
        lang: the language of terms and dates, a BCP 47 tag; the style's own if it is left out.

    Returns:
        One run of inlines a citation, and the entries in the order of the bibliography. A cite of
        an unknown id prints that id.
    """
    program = style.running.program
    locale = locale_of(program.sheet, lang)
    references = {str(item.get("id", "")): reference(item) for item in items}
    clusters = [
        _cluster(citation, number if style.kind == "note" else 0)
        for number, citation in enumerate(citations or (), 1)
    ]
    listed = tuple(references) if citations is None else ()
    made = run(program, locale, references, clusters, Settings(listed=listed))
    return Formatted(
        tuple(typeset(pieces, locale) for pieces in made.citations),
        tuple(Entry(key, typeset(pieces, locale)) for key, pieces in made.entries if pieces),
    )


def _cluster(citation: Json | Sequence[Json], number: int) -> Cluster:
    if isinstance(citation, Mapping):
        note = int(citation.get("note", number))
        return Cluster(tuple(map(_citing, citation.get("items", ()))), note)
    return Cluster(tuple(map(_citing, citation)), number)


def _citing(cite: Json) -> Citing:
    return Citing(
        id=str(cite["id"]),
        locator=str(cite.get("locator") or "").strip(),
        label=str(cite.get("label") or "page").replace(" ", "-"),
        prefix=rich_text(str(cite.get("prefix") or "")),
        suffix=rich_text(str(cite.get("suffix") or "")),
        suppress_author=bool(cite.get("suppress-author")),
        author_only=bool(cite.get("author-only")),
    )
