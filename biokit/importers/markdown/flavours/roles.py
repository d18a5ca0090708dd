"""MyST's roles: `` {name}`words` ``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from biokit.model.nodes import (
    Citation,
    CitationItem,
    Code,
    CrossReference,
    Emphasis,
    Inline,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
)

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks

__all__ = ["role_of"]

Run = tuple[Inline, ...]

_CITING = re.compile(r"(?:cite(?::[a-z]+)?|cite[tp]s?|footcite(?::[a-z]+)?)")
_IN_TEXT = frozenset({"cite:t", "cite:ts", "cite:ct", "cite:cts", "citet", "citets", "footcite:t"})
_REFERRING = frozenset({"ref", "numref", "doc", "eq", "any", "term", "download", "prf:ref"})
_TITLED = re.compile(r"(?P<words>.*?)\s*<(?P<target>[^<>]+)>", re.DOTALL)
_NODES: dict[str, Callable[..., Inline]] = {
    "sup": Superscript,
    "superscript": Superscript,
    "sub": Subscript,
    "subscript": Subscript,
    "del": Strikeout,
    "strike": Strikeout,
    "sc": SmallCapitals,
    "smallcaps": SmallCapitals,
    "emphasis": Emphasis,
    "strong": Strong,
}
_CODE = frozenset({"code", "kbd", "literal", "file", "samp", "command", "program", "math:numref"})
_KEY = re.compile(r"(?:\{(?P<prefix>[^{}]*)\})?(?P<key>[^{}\s]+)(?:\s*\{(?P<suffix>[^{}]*)\})?")


def role_of(name: str, words: str, line: int, blocks: Blocks) -> Inline | Run:
    """What a role says; one that nobody knows is kept as its words."""
    origin = blocks.reading.origin(line)
    if _CITING.fullmatch(name):
        return _citation(name, words, line, blocks)
    if name in _REFERRING:
        return _reference(words, line, blocks)
    if name in _NODES:
        return _NODES[name](blocks.inlines(words, line), origin=origin)
    if name in {"u", "underline"}:
        return Span(blocks.inlines(words, line), classes=("underline",), origin=origin)
    if name in _CODE:
        return Code(words, origin=origin)
    tally = blocks.reading.tally
    if name == "math":
        tally.add("loss-math", "mathematics is kept as its TeX", line, words)
        return Text(words, origin=origin)
    if name not in {"abbr", "eval"}:
        tally.add("loss-role", f"the role {name} is kept as its words", line, words)
    return Text(words, origin=origin)


def _citation(name: str, words: str, line: int, blocks: Blocks) -> Inline:
    """Keys between commas or semicolons, each with words before and after it in braces."""
    items = []
    for part in re.split(r"[;,](?![^{]*\})", words):
        found = _KEY.fullmatch(part.strip())
        if found is not None:
            prefix, suffix = (
                (Text(found[side].strip()),) if found[side] else () for side in ("prefix", "suffix")
            )
            items.append(CitationItem(found["key"], prefix=prefix, suffix=suffix))
    origin = blocks.reading.origin(line)
    if not items:
        return Text(words, origin=origin)
    return Citation(tuple(items), "in-text" if name in _IN_TEXT else "normal", origin=origin)


def _reference(words: str, line: int, blocks: Blocks) -> Inline:
    origin = blocks.reading.origin(line)
    titled = _TITLED.fullmatch(words)
    if titled is None:
        return CrossReference(words, origin=origin)
    return CrossReference(titled["target"], blocks.inlines(titled["words"], line), origin=origin)
