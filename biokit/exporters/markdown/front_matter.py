"""The head of a book in one file: what pandoc knows of it, and the rest under `biokit`.

`title`, `author`, `lang` and `references` are pandoc's own, so that its citeproc can set the notes;
`biokit` has everything else in the form of the canonical JSON. Together with the text, that is the
whole biography.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec
import yaml

from biokit.exporters.markdown.blocks import BlockWriter
from biokit.exporters.markdown.escaping import LINE
from biokit.exporters.markdown.notes import Notes
from biokit.model.biography import Biography
from biokit.model.codec import encode_for_reading
from biokit.model.nodes import Inline
from biokit.model.sources import Source
from biokit.model.walk import altered
from biokit.notation.canonical import canonical_inlines

Mapping = dict[str, Any]

LONGEST_LINE = 1_000_000
"""Characters: YAML must not break lines, or an edited word would change several."""


def front_matter(biography: Biography) -> str:
    """The metadata block, with its fences, ending in a line feed."""
    head: Mapping = {"title": _words(biography.title)}
    if biography.subtitle:
        head["subtitle"] = _words(biography.subtitle)
    authors = [each.name.text for each in biography.contributors if each.role == "aut"]
    if authors:
        head["author"] = authors
    if biography.lang is not None:
        head["lang"] = biography.lang
    if biography.sources:
        head["references"] = [_reference(source) for source in biography.sources]
    rest = _rest(biography)
    if rest:
        head["biokit"] = rest
    block = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=LONGEST_LINE)
    return f"---\n{block}---\n"


def _words(title: tuple[Inline, ...]) -> str:
    content = canonical_inlines(title)
    return BlockWriter(Notes()).inlines.block(content, LINE) if content else ""


def _reference(source: Source) -> Mapping:
    return {"id": source.id, **msgspec.to_builtins(source.item)}


def _rest(biography: Biography) -> Mapping:
    """What neither pandoc's keys nor the text can say."""
    bare = altered(
        biography, title=(), subtitle=(), lang=None, sections=(), accounts=(), sources=()
    )
    rest = _without_origins(json.loads(encode_for_reading(bare)))["biography"]
    sources = [_own(source) for source in biography.sources]
    own = [source for source in sources if len(source) > 1]
    kept = {key: value for key, value in rest.items() if key not in {"type", "title"}}
    return {**kept, **({"sources": own} if own else {})}


def _own(source: Source) -> Mapping:
    table = _without_origins(msgspec.to_builtins(source))
    return {key: value for key, value in table.items() if key not in {"type", "item"}}


def _without_origins(value: Any) -> Any:  # noqa: ANN401 (any JSON)
    match value:
        case dict():
            return {
                key: _without_origins(member) for key, member in value.items() if key != "origin"
            }
        case list() | tuple():
            return [_without_origins(member) for member in value]
        case _:
            return value
