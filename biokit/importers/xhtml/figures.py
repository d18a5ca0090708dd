"""Pictures: in the line, by themselves, and with what is said below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from biokit.importers.xhtml.labels import made_by_us, names_of
from biokit.importers.xhtml.lines import blocks_of, inlines_of
from biokit.importers.xhtml.runs import Pieces, hoisted
from biokit.importers.xhtml.selection import words_in
from biokit.model.edition import Rights
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Figure,
    Inline,
    InlineImage,
    Paragraph,
    PlateSection,
    Span,
    Table,
)
from biokit.model.walk import altered

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["absent", "figure", "image", "is_captioned", "plates"]

_AROUND = frozenset({"a", "span", "picture", "i", "b", "em", "strong", "svg", "noscript", "font",
                     "small", "big", "center"})  # fmt: skip
"""Elements around a picture that are not the line it stands in."""
_MOST_BESIDE = 8
"""Pictures in a row; more are a line of signs."""
_LINES = frozenset({"td", "th", "li", "dt", "dd", "caption", "figcaption", "h1", "h2", "h3", "h4",
                    "h5", "h6", "summary", "pre"})  # fmt: skip
"""Elements in which a picture is in a line even if it is alone there."""
_RIGHTS = {
    "rights": "statement",
    "holder": "holder",
    "year": "year",
    "licence": "licence",
    "licence-url": "licence_url",
    "attribution": "attribution",
    "source-url": "source_url",
}
"""What we say of a picture's rights, by the notation's keys, and the field that holds it."""
_CAPTIONS = frozenset({"caption", "captions", "figcaption", "legend", "image-caption",
                       "bildunterschrift", "bildlegende", "légende"})  # fmt: skip
"""Classes of what is said below a picture, in small letters."""
_FRAMES = frozenset({"image", "images", "img", "figure", "picture", "illustration", "photo", "fig",
                     "figcenter", "figleft", "figright", "bild", "abbildung"})  # fmt: skip
"""Classes of a division that is around a picture and says no more, in small letters."""
_CREDITS = frozenset({"credit", "credits", "photo-credit", "image-credit", "photocredit"})


def image(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A picture: a figure where it stands alone, else in the line, or what is said in its place."""
    address = _address(element)
    path = to.dialect.picture(address) if address else None
    alt = element.get("alt")
    own = to.own(element, tuple(name for name in names_of(element) if name != "inline"))
    if _alone(element):
        alt = None if "alt" in made_by_us(element) else alt
        to.put_blocks((Figure(path, alt=alt, **own),), out)
    elif path is not None:
        to.put((InlineImage(path, alt or "", **own),), out)
    elif alt and alt.strip():
        to.text(f"[{alt.strip()}]", out)


def _address(element: etree._Element) -> str | None:
    for name in ("src", "href", "xlink:href", "data-src"):
        address = element.get(name)
        if address and address.strip():
            return address.strip()
    return None


def _alone(element: etree._Element) -> bool:
    """Whether nothing else is in the line a picture stands in."""
    if "inline" in names_of(element):
        return False
    around = element
    while True:
        parent = around.getparent()
        if not _nothing_beside(around) or parent is None:
            return parent is None
        if parent.tag not in _AROUND:
            return parent.tag not in _LINES
        around = parent


def _nothing_beside(element: etree._Element) -> bool:
    """Whether there is no word before and after an element up to the next block."""
    from biokit.importers.xhtml.elements import BLOCK_NAMES

    for forwards in (True, False):
        one = element
        for _ in range(_MOST_BESIDE):
            words = one.tail if forwards else _before(one)
            if words and words.strip():
                return False
            beside = one.getnext() if forwards else one.getprevious()
            if beside is None or beside.tag in BLOCK_NAMES:
                break
            if beside.tag not in {"img", "br", "a", "span", "picture"} or _worded(beside):
                return False
            one = beside
        else:
            return False
    return True


def _before(element: etree._Element) -> str | None:
    beside = element.getprevious()
    parent = element.getparent()
    if beside is not None:
        return beside.tail
    return parent.text if parent is not None else None


def _worded(element: etree._Element) -> bool:
    return bool(words_in(element).strip())


def is_captioned(element: etree._Element) -> bool:
    """Whether a division with elements in it is one picture, its caption, and nothing else."""
    *before, last = element
    if not _is_caption(last):
        return False
    pictures = [each for child in before for each in child.iter("img")]
    said = [element.text, *(child.tail for child in element), *map(words_in, before)]
    return len(pictures) == 1 and not any(words and words.strip() for words in said)


def _is_caption(element: etree._Element) -> bool:
    if element.tag == "figcaption":
        return True
    return element.tag in {"p", "div", "span"} and any(
        name.lower() in _CAPTIONS for name in names_of(element)
    )


def figure(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Pictures with their caption; around anything else, the caption goes where that has one."""
    caption: tuple[Inline, ...] = ()
    credit: tuple[Inline, ...] = ()
    pieces: Pieces = []
    described: tuple[Block, ...] = ()
    around, to.spaced = to.spaced, True
    to.text(element.text or "", pieces)
    divided = element.tag == "div"
    for child in element:
        if child.tag == "details":
            described += blocks_of(to.line(child))
        elif child.tag == "figcaption" or (divided and _is_caption(child)):
            said, credited = _caption(child, to)
            caption, credit = (*caption, *said), (*credit, *credited)
        else:
            to.read(child, pieces)
        to.text(child.tail or "", pieces)
    to.spaced = around
    names = tuple(name for name in names_of(element) if not divided or name.lower() not in _FRAMES)
    own = to.own(element, names)
    blocks = _captioned(blocks_of(pieces), caption, credit, own, element)
    to.put_blocks(_with_description(blocks, described), out)


def _with_description(blocks: tuple[Block, ...], said: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, the one picture among them described at length; else that follows them."""
    pictures = [block for block in blocks if isinstance(block, Figure)]
    if not said or len(pictures) != 1:
        return blocks + said
    described = altered(pictures[0], description=said)
    return tuple(described if block is pictures[0] else block for block in blocks)


def _caption(element: etree._Element, to: Reader) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """What is said of a picture, and to whom it is owed."""
    run = inlines_of(to.line(element))
    match run:
        case (*said, Span(content, classes=(name,), id=None)) if name in _CREDITS:
            return hoisted(said)[1], content
        case _:
            return run, ()


def _captioned(
    blocks: tuple[Block, ...],
    caption: tuple[Inline, ...],
    credit: tuple[Inline, ...],
    own: dict[str, Any],
    element: etree._Element,
) -> tuple[Block, ...]:
    said = {name: value for name, value in own.items() if value}
    match blocks:
        case (Figure() as only,):
            rights = _rights(element)
            return (altered(only, caption=caption, credit=credit, rights=rights, **said),)
        case (*_, Figure(caption=()) as last):
            return (*blocks[:-1], altered(last, caption=caption, credit=credit, **said))
        case (BlockQuotation(attribution=()) as only,) if caption:
            return (altered(only, attribution=(*caption, *credit), **said),)
        case (Table(caption=()) as only,):
            return (altered(only, caption=(*caption, *credit), **said),)
        case ():
            if not caption and not credit:
                return ()
            return (Figure(None, caption, None, credit, **own),)
        case _:
            return (*blocks, *((Paragraph((*caption, *credit)),) if caption or credit else ()))


def _rights(element: etree._Element) -> Rights | None:
    given: dict[str, Any] = {
        field: value
        for name, field in _RIGHTS.items()
        if (value := element.get(f"data-{name}")) is not None
    }
    if "year" in given:
        given["year"] = int(given["year"]) if given["year"].isdecimal() else None
    return Rights(**given) if given else None


def plates(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Plates: pictures and nothing else."""
    own = to.own(element, tuple(name for name in names_of(element) if name != "plates"))
    blocks = blocks_of(to.line(element))
    if all(isinstance(block, Figure) for block in blocks):
        to.put_blocks((PlateSection(cast("tuple[Figure, ...]", blocks), **own),), out)
    else:
        to.put_blocks(blocks, out)


def absent(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A figure as we write it where the picture is missing: without the words that say so."""
    own = to.own(
        element, tuple(name for name in names_of(element) if name not in {"absent", "figure"})
    )
    described: tuple[Block, ...] = ()
    if len(element) > 1 and element[-1].tag == "details":
        described = blocks_of(to.line(element[-1]))
        element.remove(element[-1])
    ours = len(element) == 1 and "caption" in names_of(element[0])
    inner = element[0] if ours and not (element.text or element[0].tail or "").strip() else element
    run = inlines_of(to.line(inner))
    match run:
        case (Span(classes=("gap",)), *rest):
            run = hoisted(rest)[1]
        case _:
            pass
    said = list(run)
    credit: tuple[Inline, ...] = ()
    match said:
        case [*rest, Span(content, classes=("credit",))]:
            run, credit = hoisted(rest)[1], content
        case _:
            pass
    alt, rights = element.get("data-alt"), _rights(element)
    to.put_blocks((Figure(None, run, alt, credit, rights, described, **own),), out)
