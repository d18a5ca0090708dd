"""The few shapes an ONIX message is made of: elements with words, with elements, or empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from biokit.exporters.xhtml.markup import escape, legal, spelt

__all__ = ["Element", "empty", "group", "in_line", "said", "written"]

NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"


class Element(msgspec.Struct, frozen=True):
    """An element by its reference name."""

    name: str
    content: str | tuple[Element, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


def in_line(words: str) -> str:
    """Words as ONIX has them: in one line, of characters that XML can hold."""
    return " ".join(legal(words).split())


def said(name: str, words: str | None, **attributes: str | None) -> Iterator[Element]:
    """An element with words in it; nothing if there are none."""
    text = in_line(words or "")
    if text:
        given = tuple((key, value) for key, value in attributes.items() if value is not None)
        yield Element(name, text, given)


def group(name: str, *parts: Iterable[Element]) -> Iterator[Element]:
    """A composite of elements in the order in which they are given; nothing if there are none."""
    content = tuple(element for part in parts for element in part)
    if content:
        yield Element(name, content)


def empty(name: str) -> Iterator[Element]:
    """An element that says something by being there."""
    yield Element(name)


def written(parts: Iterable[Element]) -> str:
    """A message in reference names, an element a line."""
    lines = [line for part in parts for line in _lines(part, "  ")]
    head = f'<ONIXMessage release="3.0" xmlns="{NAMESPACE}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *lines, "</ONIXMessage>", ""])


def _lines(element: Element, indent: str) -> Iterator[str]:
    start = f"{element.name}{spelt(dict(element.attributes))}"
    match element.content:
        case str(words):
            yield f"{indent}<{start}>{escape(words)}</{element.name}>"
        case ():
            yield f"{indent}<{start}/>"
        case parts:
            yield f"{indent}<{start}>"
            for part in parts:
                yield from _lines(part, f"{indent}  ")
            yield f"{indent}</{element.name}>"
