"""`span`, and every element that says no more than it does: what its classes and types mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from biokit.importers.xhtml.inlines import (
    mark_date,
    page_mark,
    referring,
    set_apart,
    set_apart_as_span,
    wrap_pieces,
)
from biokit.importers.xhtml.labels import Look, look, names_of, types_of, work_kind
from biokit.importers.xhtml.marks import MARKS, without_marks
from biokit.importers.xhtml.runs import Pieces, plain
from biokit.importers.xhtml.selection import words_in
from biokit.model.nodes import (
    Certainty,
    Emphasis,
    Foreign,
    Gap,
    IndexMark,
    Inline,
    Mention,
    Quote,
    Sic,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from biokit.notation.entries import read_entry

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["abbreviation", "span"]

_LOOKS: dict[Look, Any] = {
    "emphasis": Emphasis,
    "strong": Strong,
    "smallcaps": SmallCapitals,
    "sup": Superscript,
    "sub": Subscript,
    "strike": Strikeout,
}


def span(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A run for what it means: by its classes as we write them, its type, its look."""
    if not element.attrib:
        to.content(element, out)
        return
    mark = page_mark(element, to)
    if mark is not None:
        to.put((mark,), out)
        if element.get("data-label"):
            # Ours, of which the spaces on both sides are the author's.
            to.spaced = False
        return
    names = names_of(element)
    if names and _ours(element, names, to, out):
        return
    kind = work_kind(types_of(element))
    if kind == "part" and _in_marks(element, to, out):
        return
    if kind in {"work", "ship"}:
        make: Any = lambda content, **own: WorkTitle(content, kind, **own)  # noqa: E731
        set_apart(element, to, out, make, to.own(element, names))
        return
    looks, names = look(element, names, to.dialect.looks)
    if looks:
        _looking(element, looks, to, out, to.own(element, names))
        return
    _span(element, to, out, to.own(element, names))


def abbreviation(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Its letters; what they stand for has no place in the model."""
    expansion = element.get("title")
    if expansion:
        to.count("loss-expansion", element, expansion)
    span(element, to, out)


def _span(element: etree._Element, to: Reader, out: Pieces, own: dict[str, Any]) -> None:
    pairs = to.authored(element)
    if not pairs:
        if element.tag == "span" and own.get("classes") and not len(element) and not element.text:
            out.append(Span((), **own))
        else:
            set_apart_as_span(element, to, out, own)
        return
    wrap_pieces(to.within(element), out, lambda run, **given: Span(run, pairs, **given), own)


def _looking(
    element: etree._Element, looks: tuple[Look, ...], to: Reader, out: Pieces, own: dict[str, Any]
) -> None:
    """A run that looks several ways is one within the other."""
    outer, *inner = (_LOOKS[each] for each in looks)
    if outer is Emphasis and own.get("lang"):
        outer = Foreign

    def make(content: tuple[Inline, ...], **given: Any) -> Inline:  # noqa: ANN401 (a node's fields)
        for kind in reversed(inner):
            content = (kind(content),)
        made: Inline = outer(content, **given)
        return made

    set_apart(element, to, out, make, own)


def _in_marks(element: etree._Element, to: Reader, out: Pieces) -> bool:
    """Whether quotation marks stand around a title of a part: the style sets them, not the text."""
    last = out[-1] if out else None
    closing = (element.tail or "")[:1]
    if last is None or not plain(last) or not last.value or not closing:
        return False
    if MARKS.get(last.value[-1]) != closing:
        return False
    before = last.value[:-1]
    out[-1:] = [Text(before)] if before else []
    make: Any = lambda content, **own: WorkTitle(content, "part", **own)  # noqa: E731
    set_apart(element, to, out, make, to.own(element))
    to.closes(element)
    to.spaced = False
    return True


def _ours(element: etree._Element, names: tuple[str, ...], to: Reader, out: Pieces) -> bool:
    """Whether a run is of a kind that our own pages name by a class; if so, it was read."""
    meant = _MEANT.intersection(names)
    if not meant:
        return False
    kind = next(name for name in names if name in meant)
    own = to.own(element, tuple(name for name in names if name != kind))
    match kind:
        case "mention":
            return _mention(element, to, out, own)
        case "date":
            return mark_date(element, to, out, element.get("data-edtf"), own)
        case "gap":
            return _gap(element, names, to, out)
        case "sic":
            _sic(element, to, out, own)
            return True
        case "index":
            return _index_mark(element, to, out, own)
        case "quote":
            return _quote(element, to, out, own)
        case _:
            make = referring(element) if kind == "reference" else None
            if make is None:
                set_apart_as_span(element, to, out, own)
            else:
                set_apart(element, to, out, make, own)
            return True


_MEANT = frozenset({"mention", "date", "gap", "sic", "index", "noted", "external",
                     "reference", "quote"})  # fmt: skip


def _mention(element: etree._Element, to: Reader, out: Pieces, own: dict[str, Any]) -> bool:
    of = element.get("data-of")
    if not of:
        return False
    set_apart(element, to, out, lambda content, **given: Mention(content, of, **given), own)
    return True


def _quote(element: etree._Element, to: Reader, out: Pieces, own: dict[str, Any]) -> bool:
    """A quotation in the marks that we set."""
    words = words_in(element).strip()
    if len(words) < 2 or words[0] not in MARKS:
        return False
    inner = to.within(element)
    bare = without_marks(inner)
    if bare is inner:
        _put_span(inner, out, element, to)
    else:
        wrap_pieces(bare, out, Quote, own)
    return True


def _put_span(pieces: Pieces, out: Pieces, element: etree._Element, to: Reader) -> None:
    wrap_pieces(pieces, out, Span, to.own(element))


def _gap(element: etree._Element, names: tuple[str, ...], to: Reader, out: Pieces) -> bool:
    """A gap as we write it; its words are ours."""
    certainty: Any = next((name for name in names if name in get_args(Certainty)), None)
    if certainty is None:
        return False
    own = to.own(element, tuple(name for name in names if name not in {"gap", certainty}))
    reason, supplied = element.get("data-reason"), element.get("data-supplied")
    to.put((Gap(certainty, reason, supplied, **own),), out)
    return True


def _sic(element: etree._Element, to: Reader, out: Pieces, own: dict[str, Any]) -> None:
    """Words printed as they are, without the mark that says so."""
    pieces = to.within(element)
    match pieces:
        case [*words, Text(opening), Emphasis(classes=("mark",)), Text("]")] if opening[-1:] == "[":
            before = opening[:-1].removesuffix(" ")
            pieces = [*words, Text(before)] if before else list(words)
        case _:
            pass
    correction = element.get("title")
    wrap_pieces(pieces, out, lambda run, **given: Sic(run, correction, **given), own)


def _index_mark(element: etree._Element, to: Reader, out: Pieces, own: dict[str, Any]) -> bool:
    entry = read_entry(element.get("data-entry") or "")
    if not entry:
        return False
    see, also = element.get("data-see"), element.get("data-see-also")

    def make(content: tuple[Inline, ...], **given: Any) -> IndexMark:  # noqa: ANN401 (a node's fields)
        return IndexMark(entry, content, see, also, **given)

    if len(element) or element.text:
        set_apart(element, to, out, make, own)
    else:
        out.append(make((), **own))
        to.spaced = False
    return True
