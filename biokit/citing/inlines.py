"""Joins of inlines that a citation style is made of. An empty part takes its comma with it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from biokit.citing.terms import Terms
from biokit.model.nodes import Inline, Link, Span, Text, WorkTitle
from biokit.model.walk import altered, plain_text

Run = tuple[Inline, ...]
"""A run of inlines; `()` is nothing."""


def text(words: str | int | None) -> Run:
    """A run of plain characters."""
    return (Text(str(words)),) if words not in {None, ""} else ()


def work(title: str | None, lang: str | None = None) -> Run:
    """The title of a whole work."""
    return (WorkTitle(text(title), lang=lang),) if title else ()


def quoted(title: str | None, terms: Terms) -> Run:
    """The title of a part of a work, in the language's quotation marks."""
    return text(f"{terms.quotes[0]}{title}{terms.quotes[1]}") if title else ()


def link(url: str | None) -> Run:
    """An address that is its own words."""
    return (Link(text(url), url),) if url else ()


def join(parts: Iterable[Run], by: str = ", ") -> Run:
    """The parts that are not empty, with `by` between them."""
    filled = [part for part in parts if part]
    if not filled:
        return ()
    rest = chain.from_iterable((*text(by), *part) for part in filled[1:])
    return merged((*filled[0], *rest))


def around(before: str, run: Run, after: str) -> Run:
    """The run between two strings; nothing if there is no run."""
    return merged((*text(before), *run, *text(after))) if run else ()


def ended(run: Run) -> Run:
    """The run as a sentence: with a full stop, unless it ends in one or in one within quotes."""
    match run[-1:]:
        case (Text(value),) if value.endswith((".", "?", "!", ".”", "?”", "!”", ".’")):
            return run
        case ():
            return run
        case _:
            return merged((*run, Text(".")))


def spaced(run: Run) -> Run:
    """An entry with a space between parts that its style sets apart, for where it is one line.

    It stands at the end of such a part, where it takes no room if that has a place of its own.
    """
    made: list[Inline] = []
    for inline in run:
        match made[-1:]:
            case [Span(content) as before] if is_apart(before):
                made[-1] = altered(before, content=merged((*content, Text(" "))))
            case [before] if is_apart(inline) and not plain_text(before).endswith(" "):
                made.append(Text(" "))
            case _:
                pass
        made.append(inline)
    return tuple(made)


def is_apart(inline: Inline) -> bool:
    """Whether a style gives a part of an entry a place of its own, `left-margin` for one."""
    return isinstance(inline, Span) and any(name.startswith("csl-") for name in inline.classes)


def as_text(run: Run) -> str:
    """The characters alone."""
    return plain_text(spaced(run))


def merged(run: Run) -> Run:
    """The run with neighbouring texts made one."""
    made: list[Inline] = []
    for inline in run:
        match made[-1:], inline:
            case [Text(before, id=None, lang=None, classes=())], Text(
                after, id=None, lang=None, classes=()
            ):
                made[-1] = Text(before + after)
            case _:
                made.append(inline)
    return tuple(made)
