"""Elements that stand by themselves: paragraphs, headings, and what only holds others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast, get_args

from biokit.importers.xhtml.figures import absent, figure, is_captioned, plates
from biokit.importers.xhtml.inlines import page_mark
from biokit.importers.xhtml.labels import STANZAS, VERSE, letter_parts, names_of, types_of
from biokit.importers.xhtml.letters import letter
from biokit.importers.xhtml.lines import blocks_of, carried
from biokit.importers.xhtml.ornaments import PAUSES, ornament
from biokit.importers.xhtml.runs import Pieces, hoisted, is_blank, is_block, only_marks, wrapped
from biokit.importers.xhtml.stanzas import holds_lines, is_stanza
from biokit.importers.xhtml.verse import put_stanza, verse
from biokit.model.base import Origin
from biokit.model.nodes import (
    Break,
    CodeBlock,
    Derivation,
    Derived,
    Division,
    Inline,
    Paragraph,
    Span,
    Strong,
)

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["container", "division", "heading", "paragraph", "pause", "verbatim"]

DERIVATIONS = frozenset(get_args(Derivation))
"""Lists that biokit makes: an ebook of ours says where one stands."""


def paragraph(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A paragraph; lines of verse in one element are a stanza, signs alone are a pause."""
    if _put_ornament(element, to, out):
        return
    if not to.dialect.exact and is_stanza(element):
        put_stanza(element, to, out)
        return
    own = to.own(element)
    parts = letter_parts(element)
    if parts:
        own["classes"] = tuple(dict.fromkeys((*own.get("classes", ()), *parts)))
    put_paragraph(to.line(element), own, to, out)


def _put_ornament(element: etree._Element, to: Reader, out: Pieces) -> bool:
    signs = None if to.dialect.exact else ornament(element)
    if signs is None:
        return False
    own = to.own(element, tuple(name for name in names_of(element) if not PAUSES.fullmatch(name)))
    own["origin"] = Origin(own["origin"].path, own["origin"].line, signs)
    to.put_blocks((Break(**own),), out)
    return True


def put_paragraph(pieces: Pieces, own: dict[str, Any], to: Reader, out: Pieces) -> None:
    """Pieces as one paragraph, or as several blocks if there are blocks among them."""
    if not any(is_block(piece) for piece in pieces):
        if not is_blank(pieces) or own.get("id"):
            to.put_blocks((Paragraph(cast("tuple[Inline, ...]", tuple(pieces)), **own),), out)
        to.spaced = True
        return
    to.put_blocks(carried(blocks_of(pieces), own), out)


def heading(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A heading that begins no section is a paragraph in bold."""
    pieces: Pieces = list(wrapped(to.line(element), _bold))
    put_paragraph(pieces, to.own(element), to, out)


def _bold(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    before, words, after = hoisted(run)
    return (*before, Strong(words), *after) if words and not only_marks(words) else run


def container(element: etree._Element, to: Reader, out: Pieces) -> None:
    """An element that is no node: what is in it, as blocks."""
    if not _put_page(element, to, out):
        own = to.own(element)
        if own.get("lang") == to.lang:
            own.pop("lang", None)
        _put_blocks(to.line(element), own, to, out)


def _put_page(element: etree._Element, to: Reader, out: Pieces) -> bool:
    mark = page_mark(element, to)
    if mark is not None:
        out.append(mark)
    return mark is not None


def _put_blocks(pieces: Pieces, own: dict[str, Any], to: Reader, out: Pieces) -> None:
    """Pieces as blocks; what has no words waits for those that come."""
    key = own.get("id")
    if key and is_blank(pieces):
        pieces = [Span((), id=key, origin=own["origin"])]
    elif not only_marks(pieces):
        to.put_blocks(carried(blocks_of(pieces), own), out)
        return
    # The words before and after it are not one word.
    to.text(" ", out)
    out.extend(pieces)


def division(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A division if there is something that it says; if not, what is in it."""
    if _put_page(element, to, out) or _put_ornament(element, to, out):
        return
    names = names_of(element)
    types = types_of(element)
    if VERSE.intersection((*names, *types)):
        verse(element, to, out)
    elif STANZAS.intersection(names) and holds_lines(element):
        put_stanza(element, to, out)
    elif "letter" in names or "z3998:letter" in types:
        letter(element, to, out)
    elif "derived" in names and element.get("data-what") in DERIVATIONS:
        own = to.own(element, tuple(name for name in names if name != "derived"))
        to.put_blocks((Derived(cast("Derivation", element.get("data-what")), **own),), out)
    elif "plates" in names:
        plates(element, to, out)
    elif "absent" in names and "figure" in names:
        absent(element, to, out)
    elif len(element) and not to.dialect.exact and is_captioned(element):
        figure(element, to, out)
    else:
        _division(element, to, out)


def _division(element: etree._Element, to: Reader, out: Pieces) -> None:
    own = to.own(element)
    if own.get("lang") == to.lang:
        own.pop("lang", None)
    parts = letter_parts(element)
    if parts:
        own["classes"] = tuple(dict.fromkeys((*own.get("classes", ()), *parts)))
    pairs = to.authored(element) if element.tag == "div" else ()
    pieces = to.line(element)
    if not pairs and not own.get("classes") and not own.get("lang"):
        _put_blocks(pieces, own, to, out)
        return
    blocks = blocks_of(pieces)
    if blocks and not pairs and not any(is_block(piece) for piece in pieces):
        # Lines that nothing else breaks are a paragraph by another name.
        put_paragraph(pieces, own, to, out)
    elif blocks:
        to.put_blocks((Division(blocks, pairs, **own),), out)
    else:
        _put_blocks(pieces, own, to, out)


def pause(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A pause in the narrative, or a page of print."""
    if _put_page(element, to, out):
        return
    names = tuple(name for name in names_of(element) if name != "break")
    to.put_blocks((Break(**to.own(element, names)),), out)


def verbatim(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Characters to be read exactly, line by line."""
    value = "".join(_lines(element))
    names = names_of(element)
    inner = element[0] if len(element) == 1 and element[0].tag == "code" else None
    said = (*names, *(names_of(inner) if inner is not None else ()))
    language = next((name[9:] for name in said if name.startswith("language-")), None)
    own = to.own(element, tuple(name for name in names if not name.startswith("language-")))
    if value.strip() or inner is not None:
        to.put_blocks((CodeBlock(value, language, **own),), out)


def _lines(element: etree._Element) -> Iterator[str]:
    text = element.text or ""
    # As HTML has it, a line that ends where the element begins is none.
    yield text.removeprefix("\n") if element.tag == "pre" else text
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag not in {"script", "style"}:
            yield from _lines(child)
        yield child.tail or ""
