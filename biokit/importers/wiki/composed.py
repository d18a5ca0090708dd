"""Works cited and the words around them: prefixes, places in the work, suffixes.

An item of references, read as a run in which every work is a citation, becomes the items of one
citation: what stands before a work is its prefix, pages after it are its locators.
"""

from __future__ import annotations

import re

from biokit.importers.wiki.locators import read_locators
from biokit.model.nodes import (
    Citation,
    CitationItem,
    Emphasis,
    Inline,
    Link,
    Locator,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from biokit.model.walk import altered, plain_text, walk

Run = tuple[Inline, ...]

YEAR_ONLY = re.compile(r"\d{4}[a-z]?")
NAMED_BEFORE = re.compile(r"[^\W\d_][^.;]*[,(]\s*$|[^\W\d_]\w*\s*$")
EDGES = " \n\t\xa0,;:·—–"


def titled(run: Run) -> str:
    """A run as the title of a source: with italics and raised figures, without links."""
    made = []
    for part in run:
        inner = titled(getattr(part, "content", ()))
        match part:
            case Text(value):
                made.append(value)
            case Emphasis() | WorkTitle():
                made.append(f"<i>{inner}</i>")
            case Superscript():
                made.append(f"<sup>{inner}</sup>")
            case Subscript():
                made.append(f"<sub>{inner}</sub>")
            case _:
                made.append(inner or plain_text(part))
    return "".join(made)


def flat(run: Run) -> Run:
    """The run with every citation on its top level."""
    made: list[Inline] = []
    for part in run:
        inside: Run = getattr(part, "content", ())
        if not isinstance(part, Citation) and any(
            isinstance(each, Citation) for inner in inside for each in walk(inner)
        ):
            made += flat(inside)
        else:
            made.append(part)
    return tuple(made)


def composed(run: Run) -> tuple[CitationItem, ...]:
    """Citations with the words around them."""
    made: list[CitationItem] = []
    between: list[Inline] = []
    names_said: list[str | None] = []
    for part in run:
        if not isinstance(part, Citation):
            between.append(part)
            continue
        if made:
            made[-1], between = _after(made[-1], tuple(between), names_said[-1])
        said = part.origin.words if part.origin and part.mode == "in-text" else None
        first, *rest = part.items
        prefix = _before(tuple(between), said)
        made += [altered(first, prefix=(*prefix, *first.prefix)), *rest]
        names_said += [said, *(None for _ in rest)]
        between = []
    made[-1], _ = _after(made[-1], tuple(between), names_said[-1], last=True)
    return tuple(made)


def _before(run: Run, said: str | None) -> Run:
    """What stands before a work: `See also`. Of `Pais (1982)` with the year linked, the name."""
    if said is not None and YEAR_ONLY.fullmatch(said):
        match run:
            case (*rest, Text(value)) if re.search(r"[^\W\d_]\W*\($|[^\W\d_],?\s*$", value):
                head = re.sub(r"(?:^|(?<=[.;]\s))[^.;]*$", "", value)
                run = (*rest, Text(head)) if head else tuple(rest)
            case _:
                pass
    return _bare(run, stop=True)


def _after(
    item: CitationItem, run: Run, said: str | None, *, last: bool = False
) -> tuple[CitationItem, list[Inline]]:
    """The locators and the suffix of a work from what follows it; the rest is another's prefix."""
    rest = list(run)
    locators: tuple[Locator, ...] = ()
    flattened = _flattened_places(rest)
    if flattened and isinstance(flattened[0], Text):
        value = flattened[0].value
        if said is not None and YEAR_ONLY.fullmatch(said):
            value = re.sub(r"^\s*\)", "", value)
        locators, after = read_locators(value)
        if locators or value != flattened[0].value:
            rest = [Text(after), *flattened[1:]] if after else flattened[1:]
    suffix, following = (tuple(rest), []) if last else _divided(rest)
    if item.locators and locators == item.locators:
        locators = ()
    changed = altered(item, locators=(*item.locators, *locators), suffix=_bare(suffix))
    return changed, following


def _flattened_places(run: list[Inline]) -> list[Inline]:
    """Pages are linked now and then: `pp. [59–61]`; the words alone say where."""
    texts = []
    for at, part in enumerate(run):
        if isinstance(part, Text):
            texts.append(part.value)
        elif isinstance(part, Link) and re.fullmatch(r"[\dxvi–—, -]+", plain_text(part)):
            texts.append(plain_text(part))
        else:
            return [Text("".join(texts)), *run[at:]] if texts else run
    return [Text("".join(texts))] if texts else run


def _divided(run: list[Inline]) -> tuple[Run, list[Inline]]:
    """Words between two works, at the last end of a sentence or semicolon."""
    for at in range(len(run) - 1, -1, -1):
        part = run[at]
        if not isinstance(part, Text):
            continue
        ends = [found.end() for found in re.finditer(r"[.;。；](?:\s|$)", part.value)]
        if ends:
            before, after = part.value[: ends[-1]], part.value[ends[-1] :]
            return (*run[:at], Text(before)), [Text(after), *run[at + 1 :]]
    return (), run


def _bare(run: Run, *, stop: bool = False) -> Run:
    """A run without the signs that a style sets between works; `stop` keeps the last full stop."""
    made = list(run)
    if made and isinstance(made[0], Text):
        value = made[0].value.lstrip(EDGES)
        value = value[1:].lstrip(EDGES) if value[:1] == "." and value[:2] != ".." else value
        made[:1] = [altered(made[0], value=value)] if value else []
    if made and isinstance(made[-1], Text):
        value = made[-1].value.rstrip(EDGES)
        if value.endswith(".") and not value.endswith("..") and (not stop or value == "."):
            value = value[:-1]
        made[-1:] = [altered(made[-1], value=value)] if value else []
    return tuple(made)


def bare_text(words: str) -> Run:
    """Words as a run, without the signs that a style sets around them."""
    bare = words.strip(EDGES + ".")
    return (Text(bare),) if bare else ()


def placed(items: tuple[CitationItem, ...], where: str | None) -> tuple[CitationItem, ...]:
    """The items with the page that stands after the marker; it is a place in the first of them."""
    if not where:
        return items
    locators, rest = read_locators(where)
    if not locators and re.match(r"[\dxvilc٠-٩]", where):
        locators, rest = (Locator("page", where.rstrip(".")),), ""
    first, *others = items
    suffix = (*first.suffix, *bare_text(rest))
    return (altered(first, locators=locators or first.locators, suffix=suffix), *others)
