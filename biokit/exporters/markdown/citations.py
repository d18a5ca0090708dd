"""Citations in pandoc's spelling: `[see @greville, 2:326–28, on Lord M; -@stockmar]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from biokit.exporters.markdown.escaping import Place
from biokit.exporters.markdown.spelling import apart_from
from biokit.model.nodes import Citation, CitationItem
from biokit.notation.attributes import Attributes, write_attributes
from biokit.notation.keys import write_key
from biokit.notation.locators import read_locators, write_locators

if TYPE_CHECKING:
    from biokit.exporters.markdown.inlines import InlineWriter

Form = Literal["brackets", "key", "span"]

_CONTINUES = re.compile(r"[\w:.#$%&\-+?<>~/]")


def written_citation(
    citation: Citation, around: tuple[str, str], place: Place, writer: InlineWriter
) -> tuple[str, Form]:
    """The citation, and what it looks like to what follows it.

    Args:
        citation: what to write, without id, language and classes.
        around: the characters before and after it, or nothing.
        place: where it stands.
        writer: writes prefixes and suffixes.
    """
    cited = msgspec.structs.replace(place.bracketed(), cited=True, breaks=False)
    first, *others = citation.items
    if citation.mode == "normal":
        return f"[{_items(citation.items, cited, writer)}]", "brackets"
    rest = _rest(first, cited, writer)
    before, after = around
    if first.prefix or (others and not rest) or before.isalnum():
        return f"[[{_items(citation.items, cited, writer)}]]{{.in-text}}", "span"
    rest = apart_from("[", rest)
    brackets = "; ".join((rest, *(_item(item, cited, writer) for item in others)))
    braces = _CONTINUES.match(after) is not None and not brackets
    key = ("-" if first.suppress_author else "") + write_key(first.source, braces=braces)
    return (f"{key} [{brackets}]" if brackets else key), "key"


def _items(items: tuple[CitationItem, ...], place: Place, writer: InlineWriter) -> str:
    return "; ".join(_item(item, place, writer) for item in items)


def _item(item: CitationItem, place: Place, writer: InlineWriter) -> str:
    prefix = writer.run(item.prefix, place, "[", " ")
    key = ("-" if item.suppress_author else "") + write_key(item.source)
    rest = _rest(item, place, writer)
    return (f"{prefix} " if prefix else "") + key + (f", {rest}" if rest else "")


def _rest(item: CitationItem, place: Place, writer: InlineWriter) -> str:
    """Locators, suffix and the source's words, as they stand after the key and a comma."""
    locators = write_locators(item.locators) if item.locators else ""
    suffix = writer.run(item.suffix, place, " ", "]")
    if suffix:
        separator = ", " if locators else ""
        whole = f", {locators}{separator}{suffix}"
        expected = (item.locators, len(whole) - len(suffix))
        if read_locators(whole, 0, len(whole)) != expected:
            suffix = f"[{suffix}]{{}}"
    quoted = ""
    if item.quoted is not None:
        said = Attributes(classes=("quoted",), pairs=(("words", item.quoted),))
        quoted = f"[]{write_attributes(said)}"
    return ", ".join(part for part in (locators, f"{suffix} {quoted}".strip(" ")) if part)
