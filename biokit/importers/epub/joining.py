"""Notes taken from where they stand and laid by for their calls; numbers and ways back left out.

A call is marked in its tree with `CALL` or, if the note is called there again, `AGAIN`: the number
of its note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Literal

import msgspec

from biokit.importers.epub.calls import Call, Called
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.marks import (
    INLINE,
    bare,
    block_around,
    is_mark,
    is_way_back,
    plain,
    starts_block,
)
from biokit.importers.epub.navigation import is_kind
from biokit.importers.epub.pages import Page, Pages, is_blank, language_of, words_of
from biokit.importers.epub.places import Place, place_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["AGAIN", "CALL", "Joined", "NoteKind", "dropped", "joined_notes", "tell_uncalled"]

CALL = "biokit-call"
AGAIN = "biokit-call-again"

NoteKind = Literal["comment", "source", "editor", "translator"]
KINDS: tuple[NoteKind, ...] = ("source", "editor", "translator")
OPENS: tuple[tuple[re.Pattern[str], NoteKind], ...] = (
    (re.compile(r"\A\W*translator[’'s]*(?: note)?\b", re.IGNORECASE), "translator"),
    (re.compile(r"\A\W*editor[’'s]*(?: note)?\b", re.IGNORECASE), "editor"),
)
CLOSES: tuple[tuple[re.Pattern[str], NoteKind], ...] = (
    (re.compile(r"[\[(—–]\W*(?:the )?tr(?:ans(?:l(?:ator)?)?)?\W*\Z", re.IGNORECASE), "translator"),
    (re.compile(r"[\[(—–]\W*(?:the )?ed(?:s|itors?)?\W*\Z", re.IGNORECASE), "editor"),
)
"""How a note says whose it is, where it begins or ends."""
SIGNATURE = 24
"""Characters at the end of a note in which it may say so."""
OPENING = re.compile(r"\A[\s.:)\]\u00a0\u2060]+")


class Joined(msgspec.Struct, frozen=True, eq=False):
    """A note laid by for its call."""

    page: Page
    place: Place
    elements: tuple[etree._Element, ...]
    kind: NoteKind
    lang: str | None
    """Of its words, as far as it is said where it stood."""
    called_from: str | None
    """The language of the text that calls it."""
    classes: tuple[str, ...] = ()
    """The author's own."""


def joined_notes(called: tuple[Called, ...], pages: Pages) -> tuple[Joined, ...]:
    """Take the notes from their places, and mark their calls with their numbers."""
    made: list[Joined] = []
    for number, note in enumerate(called):
        first = note.calls[0]
        joined = Joined(
            page=note.page,
            place=note.place,
            elements=note.elements,
            kind=_kind(note),
            lang=language_of(note.elements[0], note.page),
            called_from=language_of(first.link, first.page),
        )
        _clean(note, pages)
        for call in note.calls:
            _mark(call, CALL if call is first else AGAIN, number)
        made.append(joined)
    for joined in made:
        for element in joined.elements:
            around = element.getparent()
            dropped(element)
            _prune(around)
    return tuple(made)


def _kind(note: Called) -> NoteKind:
    first = note.elements[0]
    named = (first.get("class") or "").split()
    for kind in KINDS:
        if kind in named:
            return kind
    words = " ".join(words_of(element) for element in note.elements)
    said = (kind for sign, kind in OPENS if sign.match(words))
    signed = (kind for sign, kind in CLOSES if sign.search(words[-SIGNATURE:]))
    return next(chain(said, signed), "comment")


# -------------------------------------------------------------------------------------- the calls


def _mark(call: Call, name: str, number: int) -> None:
    """Mark the outermost element that is nothing but the call."""
    here = call.link
    while call.mark:
        parent = here.getparent()
        if parent is None or parent.tag not in INLINE or words_of(parent) != words_of(call.link):
            break
        here = parent
    if call.mark and not is_mark(words_of(here)):
        here[:], here.text = [], call.mark
    _without_brackets(here)
    noted = here.getprevious()
    if noted is not None and noted.get("class") == "noted" and is_blank(noted.tail):
        dropped(here)
        here = noted
    here.set(name, str(number))


def _without_brackets(call: etree._Element) -> None:
    """Brackets around a call belong to its mark."""
    before, parent = call.getprevious(), call.getparent()
    tail = call.tail or ""
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    for opening, closing in ("[]", "()", "［］", "（）"):
        if text.endswith(opening) and tail.startswith(closing):
            call.tail = tail[1:]
            _put_before(call, text[:-1])


def _put_before(element: etree._Element, text: str) -> None:
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = text
    elif parent is not None:
        parent.text = text


# -------------------------------------------------------------------------------------- the notes


def _clean(note: Called, pages: Pages) -> None:
    """Take out of a note its number and the ways back to its calls."""
    marks = frozenset(call.mark for call in note.calls if call.mark)
    back = {each for call in note.calls for each in _where_calls_stand(call)}
    for element in note.elements:
        for link in tuple(element.iter("a")):
            place = place_of(link.get("href") or "", note.page.file)
            leads_back = place is not None and pages.element(place) in back
            if (leads_back and is_way_back(link, marks)) or is_kind(link, "backlink"):
                around = link.getparent()
                if bare(words_of(link)) in marks and starts_block(link):
                    link.tail = OPENING.sub("", link.tail or "")
                _drop_with_brackets(link)
                _prune(around, element)
    for mark in marks:
        if _strip_mark(note.elements[0], mark):
            break


def _where_calls_stand(call: Call) -> Iterator[etree._Element]:
    """Elements that the way back may lead to."""
    block = block_around(call.link)
    here: etree._Element | None = call.link
    while here is not None:
        yield here
        before = here.getprevious()
        if before is not None and not words_of(before):
            yield from before.iter("*")
        if here is block:
            return
        here = here.getparent()


def _drop_with_brackets(link: etree._Element) -> None:
    _without_brackets(link)
    before, parent = link.getprevious(), link.getparent()
    tail = link.tail or ""
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if is_blank(tail) and text != text.rstrip():
        _put_before(link, text.rstrip())
    dropped(link)


def _strip_mark(element: etree._Element, mark: str) -> bool:
    """Take the mark off the beginning of a note: `1.`, `[1]`, `<sup>1</sup>`."""
    start = next((each for each in _starts(element) if not is_blank(each.text)), None)
    if start is None:
        return False
    holder, text = start, start.text or ""
    body = text.lstrip(" \t\n\r[(（［\u00a0\u2060")
    whole = bare(words_of(holder)) == mark and is_mark(words_of(holder)) and holder is not element
    if whole and holder.tag in INLINE:
        around = holder.getparent()
        tail = OPENING.sub("", holder.tail or "")
        holder.tail = tail
        dropped(holder)
        _prune(around, element)
        return True
    if not plain(body).startswith(mark):
        return False
    rest = body[len(mark) :]
    stop = OPENING.match(rest)
    if not rest and holder is element:
        holder.text = None
        return True
    if stop is None or (text == body and not stop[0].strip() and not mark.isdecimal()):
        return False
    holder.text = rest[stop.end() :]
    return True


def _starts(element: etree._Element) -> Iterator[etree._Element]:
    """The elements at the very beginning of a note, as far as there is nothing to read."""
    for each in element.iter("*"):
        yield each
        if not is_blank(each.text) or (each is not element and not is_blank(each.tail)):
            return


# ------------------------------------------------------------------------------------- the places


def dropped(element: etree._Element) -> None:
    """Take an element out of its tree; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)


KEPT = frozenset(["body", "section", "article", "main", "td", "th", "html"])


def _prune(element: etree._Element | None, end: etree._Element | None = None) -> None:
    """Take out an element that is empty now, and those around it that become so."""
    while element is not None and element is not end and element.tag not in KEPT:
        if len(element) or not is_blank(element.text):
            return
        around = element.getparent()
        if around is None:
            return
        dropped(element)
        element = around


def tell_uncalled(pages: Pages, findings: Findings) -> None:
    """Count the notes that are left: nothing in the text calls them."""
    for page in pages:
        for element in page.body.iter("aside", "li", "div", "p", "section"):
            if is_kind(element, "footnote", "endnote", "rearnote"):
                line: object = element.sourceline
                findings.count(
                    "uncalled-note",
                    words_of(element)[:80],
                    path=page.path,
                    line=line if isinstance(line, int) else None,
                )
