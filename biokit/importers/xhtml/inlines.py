"""Elements that stand in a line: how they are set apart, and what for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from biokit.importers.xhtml.labels import names_of, types_of, work_kind
from biokit.importers.xhtml.marks import without_marks
from biokit.importers.xhtml.runs import (
    Pieces,
    Wrap,
    add,
    hoisted,
    is_block,
    trimmed_end,
    wrapped,
)
from biokit.importers.xhtml.selection import words_in
from biokit.model.dates import BadDate, Date
from biokit.model.nodes import (
    Code,
    CrossReference,
    DateMark,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    PageMark,
    Quote,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    WorkTitle,
)
from biokit.notation.addresses import as_url

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = [
    "cited",
    "code",
    "emphasis",
    "italic",
    "line_break",
    "link",
    "lowered",
    "page_mark",
    "quoted",
    "raised",
    "referring",
    "set_apart",
    "strong",
    "struck",
    "time",
]

Make = Callable[..., Inline]
"""A kind of inline: called with its content and what every node has."""


def set_apart(
    element: etree._Element, to: Reader, out: Pieces, make: Make, own: dict[str, Any]
) -> None:
    """Read an element's content and make an inline of each run of it that is in one line."""
    wrap_pieces(to.within(element), out, make, own)


def wrap_pieces(pieces: Pieces, out: Pieces, make: Make, own: dict[str, Any]) -> None:
    """The same for content that was read."""
    given = dict(own)

    def wrap(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        before, words, after = hoisted(run)
        if not words or (make is Span and not any(map(given.get, ("id", "lang", "classes")))):
            return run
        made = make(words, **given)
        given.pop("id", None)
        return (*before, made, *after)

    put_pieces(pieces, wrap, out)
    if given.get("id"):
        out.append(Span((), id=given["id"], origin=given.get("origin")))


def put_pieces(pieces: Pieces, wrap: Wrap, out: Pieces) -> None:
    """Add what `wrap` makes of pieces to a run."""
    for piece in wrapped(pieces, wrap):
        if is_block(piece):
            out.append(piece)
        elif isinstance(piece, LineBreak):
            _end_line(out)
            out.append(piece)
        else:
            add(cast("Inline", piece), out)


def _end_line(out: Pieces) -> None:
    if out and not is_block(out[-1]):
        last: list[Any] = [out.pop()]
        trimmed_end(last)
        out.extend(last)


def _without(element: etree._Element, *meant: str) -> tuple[str, ...]:
    return tuple(name for name in names_of(element) if name not in meant)


def italic(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Italics for what they stand for: a title, a ship, words of another language, stress."""
    names = names_of(element)
    if "title" in names and "ship" in names:
        own = to.own(element, _without(element, "title", "ship"))
        set_apart(element, to, out, _titled("ship"), own)
    elif "foreign" in names:
        set_apart(element, to, out, Foreign, to.own(element, _without(element, "foreign")))
    elif kind := work_kind(types_of(element)):
        # A poem in italics is long enough to be a work.
        whole = "ship" if kind == "ship" else "work"
        set_apart(element, to, out, _titled(whole), to.own(element, names))
    else:
        own = to.own(element, names)
        set_apart(element, to, out, Foreign if "lang" in own else Emphasis, own)


def _titled(kind: Any) -> Make:  # noqa: ANN401 (one of a literal's words)
    return lambda content, **own: WorkTitle(content, kind, **own)


def emphasis(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Stress, unless a type says that it is a title."""
    kind = work_kind(types_of(element))
    set_apart(element, to, out, _titled(kind) if kind else Emphasis, to.own(element))


def strong(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Importance."""
    set_apart(element, to, out, Strong, to.own(element))


def struck(element: etree._Element, to: Reader, out: Pieces) -> None:
    """What is no longer so."""
    set_apart(element, to, out, Strikeout, to.own(element))


def raised(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Superscript; the comma that stands between the calls of two notes is not the author's."""
    if "between" not in names_of(element):
        set_apart(element, to, out, Superscript, to.own(element))


def lowered(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Subscript."""
    set_apart(element, to, out, Subscript, to.own(element))


def quoted(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A quotation whose marks the browser sets."""
    set_apart(element, to, out, Quote, to.own(element))


def cited(element: etree._Element, to: Reader, out: Pieces) -> None:
    """The title of a work; one within quotation marks of our own is a part of one."""
    names = names_of(element)
    if "title" not in names or "part" not in names:
        own = to.own(element, _without(element, "title"))
        set_apart(element, to, out, _titled("work"), own)
        return
    own = to.own(element, _without(element, "title", "part"))
    pieces = without_marks(to.within(element))
    wrap_pieces(pieces, out, _titled("part"), own)


def code(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Characters to be read exactly; links and pictures among them are more than that."""
    if any(child.tag in {"a", "img", "sup", "math"} for child in element.iter()):
        to.content(element, out)
        return
    words = words_in(element)
    if re.search(r"[\n\t\r]", words):
        words = " ".join(words.split())
    if words:
        to.put((Code(words, **to.own(element)),), out)


def line_break(element: etree._Element, to: Reader, out: Pieces) -> None:
    """The end of a line, with no space before it and none after."""
    _end_line(out)
    own = to.own(element)
    del own["origin"]
    out.append(LineBreak(**own))
    to.spaced = True


def time(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A date, if it is one that EDTF can say, and not a time of day or how long something took."""
    own = to.own(element, _without(element, "date"))
    said = element.get("datetime")
    if not mark_date(element, to, out, said, own):
        set_apart_as_span(element, to, out, own)


def mark_date(
    element: etree._Element, to: Reader, out: Pieces, edtf: str | None, own: dict[str, Any]
) -> bool:
    """Whether an element names a date; if so, it was read as that."""
    if not edtf:
        return False
    try:
        date = Date(edtf.strip(), element.get("data-words"))
    except BadDate:
        return False
    set_apart(element, to, out, lambda content, **given: DateMark(content, date, **given), own)
    return True


def set_apart_as_span(
    element: etree._Element, to: Reader, out: Pieces, own: dict[str, Any]
) -> None:
    """A run with an id, a language or classes; without them, what is in it and no more."""
    if len(own) > 1 and any(own.get(name) for name in ("id", "lang", "classes")):
        set_apart(element, to, out, Span, own)
    else:
        to.content(element, out)


def page_mark(element: etree._Element, to: Reader) -> PageMark | None:
    """Where a page of print begins, if the element says that."""
    if "pagebreak" not in types_of(element) and element.get("role") != "doc-pagebreak":
        return None
    own = to.own(element, _without(element, "page"))
    given = element.get("id") or ""
    label = element.get("data-label") or element.get("title") or words_in(element).strip()
    if not label:
        label = _last_word(element.get("aria-label") or "") or _last_word(given)
    if given == f"page-{label}":
        own.pop("id", None)
    return PageMark(label, **own)


def _last_word(said: str) -> str:
    """The page in `page 4. ` and in `pg_xii`."""
    found = re.search(r"(\d+|(?<![a-z])[ivxlcdm]+)\W*\w?\W*$", said.strip(), re.IGNORECASE)
    return found[1] if found else said.strip(" .:")


def link(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A link within the book, out of it, or to nowhere, of which the words stay."""
    mark = page_mark(element, to)
    if mark is not None:
        to.put((mark,), out)
        return
    # https://url.spec.whatwg.org/#concept-basic-url-parser: ends of lines are no part of it.
    address = re.sub(
        r"[\t\n\r]", "", element.get("href") or element.get("xlink:href") or ""
    ).strip()
    make = _leading(element, to, address) if address else None
    own = to.own(element, _without(element, "external", "reference"))
    if make is None:
        set_apart_as_span(element, to, out, own)
        return
    pieces = to.within(element)
    wrap_pieces(pieces, out, make, own)


def _leading(element: etree._Element, to: Reader, address: str) -> Make | None:
    """What a link to an address is; nothing if it leads nowhere."""
    target = to.dialect.target(address)
    if target is not None:
        form = _form(element)
        return lambda content, **own: CrossReference(target, content, form, **own)
    known = to.dialect.address(address)
    url = as_url(known)
    if url is not None:
        title = element.get("title")
        return lambda content, **own: Link(content, url, title, **own)
    if not known.strip().lower().startswith(("javascript:", "vbscript:", "data:")):
        to.count("dropped-link", element, address)
    return None


def _form(element: etree._Element) -> Any:  # noqa: ANN401 (one of a literal's words)
    said = element.get("data-form")
    return said if said in {"number", "page"} else "title"


def referring(element: etree._Element) -> Make | None:
    """A reference that we write where nothing can be a link."""
    target = element.get("data-to")
    if not target:
        return None
    form = _form(element)
    return lambda content, **own: CrossReference(target, content, form, **own)
