"""The lines of a stanza: each an element, or broken off within the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from biokit.importers.xhtml.labels import STANZAS, VERSE, names_of
from biokit.importers.xhtml.lines import inlines_of
from biokit.importers.xhtml.runs import Pieces, hoisted, is_blank, only_marks, plain
from biokit.model.nodes import Inline, LineBreak, Span, Text, VerseLine
from biokit.model.walk import altered

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["Stanza", "holds_lines", "is_attribution", "is_stanza", "says", "stanza_of"]

Stanza = tuple[VerseLine, ...]
Run = tuple[Inline, ...]

_INDENT = re.compile(r"i(?:ndent)?-?(\d{0,2})")
_DEEPEST = 8
"""Steps that our styles have."""
_LINES = frozenset({"line", "l", "v", "verse", "verse-line", "poem-line"})
"""Classes of a line of verse."""
_NESTED = frozenset({"p", "div", "blockquote"})
_FLOW = _NESTED | {"ul", "ol", "dl", "table", "figure", "section", "header", "footer", "hgroup",
                   "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr"}  # fmt: skip
_ATTRIBUTIONS = frozenset({"attribution", "templatequotecite", "quotecite"})
_TURNED_IN = "\u00a0\u2002\u2003\u2007 "
"""White space that stays, by which a line is turned in where there are no styles."""


def says(element: etree._Element) -> bool:
    """Whether an element has words of its own."""
    own = (element.text, *(child.tail for child in element))
    return any(words and words.strip() for words in own)


def is_attribution(element: etree._Element) -> bool:
    """Whether an element says, or can only say, who wrote what stands before it."""
    if element.tag in {"cite", "footer"}:
        return True
    return not _ATTRIBUTIONS.isdisjoint(names_of(element))


def is_stanza(element: etree._Element) -> bool:
    """Whether a paragraph is lines of verse: each line is an element, or its class says so."""
    names = names_of(element)
    breaks = sum(1 for child in element if child.tag == "br")
    if not (VERSE | STANZAS).isdisjoint(names) and next(element.iter("br"), None) is not None:
        return True
    if "stanza" in names:
        return len(element) > 0
    if not breaks or element.get("epub:type") or says(element):
        return False
    spans = [child for child in element if child.tag == "span"]
    return len(spans) > breaks and not any(line.get("epub:type") for line in spans)


def holds_lines(element: etree._Element) -> bool:
    """Whether what is in a container is lines, and not stanzas."""
    parts = [child for child in element if child.tag in _FLOW]
    if not parts:
        return True
    if says(element) or any(is_attribution(part) for part in parts):
        return False
    if not STANZAS.isdisjoint(names_of(element)):
        return all(each.tag in _NESTED for each in element.iterdescendants(*_FLOW))
    if not all(part.tag in {"div", "p"} and not _is_broken(part) for part in parts):
        return False
    if element.tag == "div" and all(part.tag == "div" for part in parts):
        return all(STANZAS.isdisjoint(names_of(part)) for part in parts)
    return all(not _LINES.isdisjoint(names_of(part)) or _indent(part) for part in parts)


def _is_broken(part: etree._Element) -> bool:
    return any(child.tag == "br" or child.tag in _FLOW for child in part)


def stanza_of(element: etree._Element, to: Reader) -> Stanza:
    """The lines in an element."""
    if any(child.tag in _FLOW for child in element):
        return _with_marks(list(_lines_in(element, _indent(element), None, to)))
    if len(element) and not says(element) and all(map(_is_our_line, element)):
        own = [child for child in element if child.tag == "span"]
        return tuple(VerseLine(to.inlines(child), _indent(child)) for child in own)
    runs = _broken(to.line(element))
    indents = [_indent(child) for child in element if child.tag == "span"]
    if len(indents) != len(runs):
        indents = [0] * len(runs)
    around = _indent(element)
    return _with_marks(
        [_line(run, around + indent, {}) for run, indent in zip(runs, indents, strict=True)]
    )


def _lines_in(
    element: etree._Element, indent: int, lang: str | None, to: Reader
) -> Iterator[VerseLine]:
    """Lines that are elements, those of groups within the stanza among them."""
    for child in element:
        said = child.get("lang") or lang
        if child.tag not in _FLOW:
            yield from (_line(run, indent, {}) for run in _broken(to.alone(child)))
        elif not says(child) and any(part.tag in _FLOW for part in child):
            deeper = indent + _indent(child) + (child.tag == "blockquote")
            yield from _lines_in(child, deeper, said, to)
        else:
            own = {name: value for name, value in to.own(child, ()).items() if name != "origin"}
            if said:
                own["lang"] = said
            for run in _broken(to.line(child)):
                yield _line(run, indent + _indent(child), own)
                own.pop("id", None)


def _indent(element: etree._Element) -> int:
    """Steps by which a class says that a line is turned in."""
    for name in names_of(element):
        found = _INDENT.fullmatch(name)
        if found:
            return min(int(found[1] or 1), _DEEPEST)
    return 0


def _is_our_line(child: etree._Element) -> bool:
    return child.tag == "br" or (
        child.tag == "span"
        and "line" in names_of(child)
        and not any(child.get(name) for name in ("id", "lang", "epub:type"))
    )


def _broken(pieces: Pieces) -> list[Run]:
    """Pieces at their breaks; what stands in blocks among them is in line."""
    run: list[Inline] = []
    for piece in pieces:
        run += (piece,) if isinstance(piece, LineBreak) else inlines_of([piece])
    return [hoisted(line)[1] for line in _split(run) if not is_blank(line)]


def _split(run: list[Inline]) -> list[list[Inline]]:
    """A run at its breaks; what is set apart across a break is set apart in both lines."""
    lines: list[list[Inline]] = [[]]
    for piece in run:
        content = getattr(piece, "content", ())
        if isinstance(piece, LineBreak):
            lines.append([])
        elif any(isinstance(part, LineBreak) for part in content):
            first, *rest = _split(list(content))
            lines[-1].append(altered(piece, content=tuple(first)))
            lines += ([altered(piece, content=tuple(line), id=None)] for line in rest)
        else:
            lines[-1].append(piece)
    return lines


def _line(run: Run, indent: int, own: dict[str, Any]) -> VerseLine:
    match run:
        case (Span(content, attributes=(), id=None, lang=None, classes=names),) if _only_line(
            names
        ):
            run = content
        case _:
            pass
    if run and plain(run[0]):
        first = run[0].value
        words = first.lstrip(_TURNED_IN)
        if words != first:
            indent = indent or max(1, (len(first) - len(words)) // 2)
            run = (Text(words), *run[1:]) if words else run[1:]
    return VerseLine((Span(run, **own),) if any(own.values()) else run, indent)


def _only_line(names: tuple[str, ...]) -> bool:
    return all(name in _LINES or _INDENT.fullmatch(name) for name in names)


def _with_marks(lines: list[VerseLine]) -> Stanza:
    """Lines, with the marks that stand between them at the beginning of the next."""
    made: list[VerseLine] = []
    marks: Run = ()
    for line in lines:
        if line.content and only_marks(line.content):
            marks = (*marks, *line.content)
        else:
            made.append(altered(line, content=(*marks, *line.content)) if marks else line)
            marks = ()
    if marks:
        last = made.pop() if made else VerseLine(())
        made.append(altered(last, content=(*last.content, *marks)))
    return tuple(made)
