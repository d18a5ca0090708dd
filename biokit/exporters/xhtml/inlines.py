"""Inlines as phrasing content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.citing.terms import terms
from biokit.exporters.xhtml.markup import Attributes, element, escape
from biokit.exporters.xhtml.notes import call
from biokit.model.dates import Date
from biokit.model.nodes import (
    Citation,
    Code,
    CrossReference,
    DateMark,
    Emphasis,
    Foreign,
    Gap,
    IndexMark,
    Inline,
    InlineImage,
    LineBreak,
    Link,
    Mention,
    Note,
    PageMark,
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
from biokit.model.walk import altered, plain_text
from biokit.notation.addresses import as_url
from biokit.notation.entries import write_entry

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["inline", "page_break", "page_id"]

_DAY = re.compile(r"(?!0000)\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
"""What EDTF and HTML's `datetime` (https://html.spec.whatwg.org/#the-time-element) both say."""


def inline(part: Inline, to: Renderer) -> str:
    """One inline as markup.

    Raises:
        TypeError: a citation or a quotation, of which `compose` leaves none.
    """
    match part:
        case Text(value):
            return _text(part, value, to)
        case LineBreak():
            return element("br", "", to.attributes(part))
        case Emphasis(content):
            return _run("em", part, content, to)
        case Strong(content):
            return _run("strong", part, content, to)
        case SmallCapitals(content):
            return _run("span", part, content, to, "smallcaps")
        case Superscript(content):
            return _run("sup", part, content, to)
        case Subscript(content):
            return _run("sub", part, content, to)
        case Strikeout(content):
            return _run("s", part, content, to)
        case Code(value):
            return element("code", escape(value), to.attributes(part))
        case Foreign(content):
            return _run("i", part, content, to, "foreign")
        case WorkTitle():
            return _work_title(part, to)
        case Span():
            return _span(part, to)
        case Mention(content, of):
            return _run("span", part, content, to, "mention", {"of": of})
        case DateMark(content, date):
            return _date(part, content, date, to)
        case Note():
            return call(part, to)
        case CrossReference():
            return _reference(part, to)
        case IndexMark():
            return _index_mark(part, to)
        case Gap():
            return _gap(part, to)
        case Sic():
            return _sic(part, to)
        case Link():
            return _link(part, to)
        case InlineImage(path, alt):
            names = to.attributes(part, "inline")
            return element("img", "", {"src": to.medium.image(path), "alt": alt, **names})
        case PageMark():
            return _page_mark(part, to)
        case Citation() | Quote():
            message = f"a composed book holds no {type(part).__name__}"
            raise TypeError(message)


def _run(
    name: str,
    part: Inline,
    content: tuple[Inline, ...],
    to: Renderer,
    kind: str | None = None,
    said: Attributes | None = None,
) -> str:
    return element(name, to.inlines(content), to.attributes(part, kind, said))


def _text(part: Text, value: str, to: Renderer) -> str:
    if part.id is None and part.lang is None and not part.classes:
        return escape(value)
    return element("span", escape(value), to.attributes(part))


def _work_title(part: WorkTitle, to: Renderer) -> str:
    match part.kind:
        case "work":
            return _run("cite", part, part.content, to, "title")
        case "ship":
            return _run("i", part, part.content, to, "title ship")
        case "part":
            opening, closing, *_ = terms(part.lang or to.book.lang).quotes
            content = f"{opening}{to.inlines(part.content)}{closing}"
            return element("cite", content, to.attributes(part, "title part"))


def _span(part: Span, to: Renderer) -> str:
    content = to.inlines(part.content)
    match part:
        case Span(classes=("quote", *others), content=(Text(), *_, Text())):
            # A quotation that `compose` has put in its marks.
            return element("span", content, to.attributes(altered(part, classes=others), "quote"))
        case Span(attributes=(("made", "whole"),)):
            return element("span", content, to.made(to.attributes(part)))
        case _:
            names = {**to.attributes(part), **own_attributes(part.attributes)}
            return element("span", content, names) if names else content


def own_attributes(pairs: tuple[tuple[str, str], ...]) -> dict[str, str | None]:
    """The author's own attributes, in the form that HTML leaves to authors."""
    # EPUBCheck wants a letter after the hyphen.
    names = (re.sub(r"[^a-z0-9-]+", "-", key.lower()).strip("-") for key, _ in pairs)
    made = (name if name[:1].isalpha() else f"x{name}" for name in names)
    return {f"data-{name}": value for name, (_, value) in zip(made, pairs, strict=True)}


def _date(part: Inline, content: tuple[Inline, ...], date: Date, to: Renderer) -> str:
    if _DAY.fullmatch(date.edtf):
        names = to.attributes(part, "date", {"words": date.words})
        return element("time", to.inlines(content), {**names, "datetime": date.edtf})
    said = {"edtf": date.edtf, "words": date.words}
    return _run("span", part, content, to, "date", said)


def _reference(part: CrossReference, to: Renderer) -> str:
    content = to.inlines(part.content or to.reference_words(part))
    if part.form == "page" and not part.content and not _is_bound_in(part.target, to):
        folio = to.medium.page(part.target) or "00"
        content = escape(f"{to.terms.page}\N{NO-BREAK SPACE}{folio}")
    form = None if part.form == "title" else part.form
    if not to.medium.links or part.target not in to.book.labels:
        said = {"to": part.target, "form": form}
        return element("span", content, to.attributes(part, "reference", said))
    names = to.attributes(part, "reference", {"form": form})
    return element("a", content, {**names, "href": to.medium.href(part.target)})


def _is_bound_in(target: str, to: Renderer) -> bool:
    """Whether something is a plate that has no page."""
    label = to.book.labels.get(target)
    return to.book.edition.plates == "own" and label is not None and label.kind == "plate"


def _index_mark(part: IndexMark, to: Renderer) -> str:
    """A mark at a point is seen by no one; in print it is markup only if something points to it."""
    if to.medium.paged and not part.content and part.id is None:
        return ""
    said = {"entry": write_entry(part.entry), "see": part.see, "see-also": part.see_also}
    return _run("span", part, part.content, to, "index", said)


def _gap(part: Gap, to: Renderer) -> str:
    words = to.words.gap
    if part.reason:
        words = to.words.gap_reason.format(reason=part.reason)
    if part.supplied:
        words = to.words.gap_supplied.format(gap=words, words=part.supplied)
    said = {"reason": part.reason, "supplied": part.supplied}
    names = to.attributes(part, f"gap {part.certainty}", said)
    return element("span", "[…]", {**names, "role": "img", "aria-label": words, "title": words})


def _sic(part: Sic, to: Renderer) -> str:
    mark = to.added(f" [{element('i', escape(to.words.sic), {'class': 'mark'})}]")
    content = to.inlines(part.content) + mark
    return element("span", content, {**to.attributes(part, "sic"), "title": part.correction})


def _link(part: Link, to: Renderer) -> str:
    content = to.inlines(part.content)
    names = to.attributes(part, "external")
    address = as_url(part.url)
    if address is None:
        to.report("loss-link", f"{part.url} leads nowhere from a book: its words are kept", part)
        return element("span", content, names)
    if to.medium.links:
        return element("a", content, {**names, "href": address, "title": part.title})
    if to.medium.paged and not _says(plain_text(part.content), part.url):
        content += element("span", f" ({escape(part.url)})", {"class": "written-address"})
    return element("span", content, names)


def _says(words: str, address: str) -> bool:
    """Whether a reader of the words knows the address already."""
    bare = address.partition("://")[2] or address.partition(":")[2]
    return bare.rstrip("/") in words


def page_id(part: PageMark) -> str:
    """The id of the place where another edition's page begins."""
    return part.id or f"page-{part.label}"


def _page_mark(part: PageMark, to: Renderer) -> str:
    if to.medium.paged:
        return element("span", "", to.attributes(part)) if part.id else ""
    names = to.attributes(part, "page", {"label": part.label})
    if not part.label.strip():
        return element("span", "", names)  # no page of anything, and in no list of pages
    return _page_break(part.label, page_id(part), names, to)


def page_break(label: str, key: str, to: Renderer) -> str:
    """The mark of a page that is none of the biography's: a print edition begins it here."""
    return _page_break(label, key, {"class": "page"}, to, made=True)


def _page_break(
    label: str, key: str, names: Attributes, to: Renderer, *, made: bool = False
) -> str:
    said: Attributes = {
        **names,
        "id": to.identifier(key),
        "epub:type": "pagebreak" if to.medium.epub else None,
        "role": "doc-pagebreak",
        "aria-label": to.words.page_break.format(label=label),
    }
    return element("span", "", to.made(said) if made else said)
