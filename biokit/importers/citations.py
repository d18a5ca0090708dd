"""Citations without a text: one a line in the syntax of the text, or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from biokit.citing.base import Cite
from biokit.diagnostics import near
from biokit.errors import BadInput
from biokit.importers.decoding import decoded
from biokit.importers.markdown import read_citation
from biokit.model.nodes import CitationItem, Inline, Locator, Text
from biokit.model.sources import Source


def read_citations(
    content: bytes, path: str, sources: Mapping[str, Source], *, notes: bool
) -> tuple[Cite, ...]:
    """The citations of a file, each a note of its own if the style has notes.

    JSON is a list of citations, each a list of cites or `{"note": 3, "items": [cites]}`, a cite as
    citation processors have it: `{"id": "greville", "locator": "12", "label": "page"}`.

    Raises:
        BadInput: a line is no citation, or cites what is not in `sources`; with the line.
    """
    text = decoded(content, path)
    if text.lstrip().startswith(("[[", "[\n", "[ ", "[{")):
        made = tuple(_from_json(text, path, notes=notes))
    else:
        made = tuple(_from_lines(text, path, sources, notes=notes))
    for number, cite in enumerate(made, 1):
        for item in cite.items:
            if item.source not in sources:
                raise BadInput(
                    f"citation {number} cites {item.source}, and there is no such source",
                    path=path,
                    hint=near(item.source, sources),
                )
    return made


def _from_lines(
    text: str, path: str, sources: Mapping[str, Source], *, notes: bool
) -> Iterator[Cite]:
    count = 0
    for line, written in enumerate(text.splitlines(), 1):
        if not written.strip():
            continue
        count += 1
        items = read_citation(written.strip(), path, line)
        for item in items:
            if item.source not in sources:
                raise BadInput(
                    f"there is no source {item.source}",
                    path=path,
                    line=line,
                    hint=near(item.source, sources),
                )
        yield Cite(items, count if notes else 0)


def _from_json(text: str, path: str, *, notes: bool) -> Iterator[Cite]:
    try:
        citations = msgspec.json.decode(text, type=list[dict[str, Any] | list[dict[str, Any]]])
    except msgspec.DecodeError as fault:
        raise BadInput(
            f"this is no list of citations: {fault}",
            path=path,
            hint='write [[{"id": "greville", "locator": "12"}]]',
        ) from None
    for number, citation in enumerate(citations, 1):
        listed = citation.get("items", []) if isinstance(citation, dict) else citation
        note = citation.get("note", number) if isinstance(citation, dict) else number
        items = tuple(_item(cite, number, path) for cite in listed)
        yield Cite(items, note if notes else 0)


def _item(cite: Mapping[str, Any], number: int, path: str) -> CitationItem:
    if "id" not in cite:
        raise BadInput(
            f"citation {number} has a cite without an id", path=path, hint='add its "id"'
        )
    value = str(cite.get("locator") or "").strip()
    label = str(cite.get("label") or "page")
    return CitationItem(
        str(cite["id"]),
        locators=(Locator(label, value),) if value else (),
        prefix=_words(cite.get("prefix")),
        suffix=_words(cite.get("suffix")),
        suppress_author=bool(cite.get("suppress-author")),
    )


def _words(value: object) -> tuple[Inline, ...]:
    return (Text(str(value)),) if value else ()
