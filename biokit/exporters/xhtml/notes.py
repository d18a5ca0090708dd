"""Notes: the call in the text, the note at the foot of the page or in a list, and the way back.

In an ebook a note pops up where its reader's software does so. One markup does for all of them:

    <sup><a id="call-x" epub:type="noteref" role="doc-noteref" href="…#x">1</a></sup>

    <section role="doc-endnotes"><ol>
      <li value="1"><div id="x" epub:type="footnote" role="doc-footnote">
        <p>What it says. <a href="…#call-x" role="doc-backlink">↩</a></p>
      </div></li>
    </ol></section>

reader             asks                                        how it is met
------------------ ------------------------------------------- -------------------------------
Apple Books [1]    a `noteref` that leads to a `footnote`;     `footnote`
                   `endnote` is nothing to older iPads [2]
                   an `aside` is hidden where it stands        a `div`
                   no element within the link [3]              the number is raised from without
Kindle [4]         links both ways, a raised call, notes at    as it says
                   the end, the id on a block
Kobo [5]           a link forward to 9 to 5,000 characters     a shorter note has its way back in
                                                               words; `epub/limits.py` tells longer
                   its shop has refused `endnotes` [6]         the list has its role alone
Thorium, Readium   a `noteref` by type or role; its target is  `note_id` is a selector
[7]                found by `querySelector("#x")`
                   `doc-backlink`s are left out [8]            no word of the note is within one
Google Play, ADE   follow links                                links both ways
EPUBCheck 5.3,     neither `endnote` nor `doc-endnote`: both   `footnote` and `doc-footnote`
Ace 1.4            are deprecated; `footnote` wants its role,  on a `div` within the `li`
                   which is none for an `li`

[1]: https://help.apple.com/itc/booksassetguide/en.lproj/itccf8ecf5c8.html
[2]: https://github.com/w3c/epubcheck/issues/1057
[3]: https://github.com/jgm/pandoc/issues/1995
[4]: https://kindlegen.s3.amazonaws.com/AmazonKindlePublishingGuidelines.pdf
[5]: https://github.com/kobolabs/epub-spec#footnotesendnotes-are-fully-supported-across-kobo-platforms
[6]: https://github.com/kobolabs/epub-spec/issues/55
[7]: https://github.com/readium/r2-navigator-js (src/electron/renderer/webview/popupFootNotes.ts)
[8]: https://github.com/edrlab/thorium-reader/issues/2478
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from biokit.exporters.xhtml.markup import Attributes, element, escape, identifier
from biokit.exporters.xhtml.medium import call_id
from biokit.model.nodes import Note, Paragraph, Span
from biokit.model.walk import plain_text
from biokit.projections.book import NumberedNote

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["FEWEST", "between", "by_chapter", "call", "endnotes", "note_id"]

JOINER = "\N{WORD JOINER}"
"""Holds a call to the word before it; without it WeasyPrint may begin a line with the call."""


ARROW = "\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}"
"""The way back to the text."""
FEWEST = 9
"""Characters that a note has at least, its way back among them: Kobo shows no shorter ones [5]."""
_END = re.compile(r"(?:</span>(?=</p></div>\Z))?(?:</(?:p|li|ol|ul|dd|dl|div|blockquote)>)+\Z")
"""Where the last words of a note end that is text to its end: of a paragraph, an item, a line of
verse; not of a table or a picture."""
_SELECTOR = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_NOT_IN_SELECTOR = re.compile(r"[^\w-]", re.ASCII)


def note_id(key: str) -> str:
    """The id of a note in an ebook, where `#` and it are a CSS selector: ASCII, no dot or colon."""
    made = identifier(key)
    if _SELECTOR.fullmatch(made):
        return made
    return "n-" + _NOT_IN_SELECTOR.sub(lambda sign: f"_{ord(sign.group()):x}_", made)


def between(to: Renderer) -> str:
    """A comma between two calls: those of notes 30 and 31 would be that of note 3031."""
    comma = element("sup", ",", to.made({"class": "between"}))
    return JOINER + comma if to.medium.paged else comma


def call(note: Note, to: Renderer) -> str:
    """The words the note is about, its mark, and in print the note itself after it."""
    key = note.id or ""
    mark = to.marks[key]
    if not mark:
        return _keyed_words(note, to)
    words = ""
    if note.anchor:
        words = element("span", to.inlines(note.anchor), {"class": "noted"})
    raised = mark.isdigit()
    names = _call_names(key, "call" if raised else "call symbol", to)
    if to.medium.links:
        names["aria-label"] = to.words.note.format(number=mark)
    called = element("a" if to.medium.links else "span", escape(mark), names)
    if to.medium.epub and raised:
        # Print raises the number by its style; an ebook is also read without one.
        called = element("sup", called)
    if to.medium.paged:
        called = JOINER + called
    return words + called + (_footnote(note, to) if to.medium.place(key) == "call" else "")


def _call_names(key: str, kind: str, to: Renderer) -> dict[str, str | None]:
    names: dict[str, str | None] = {"class": kind, "id": to.identifier(call_id(key))}
    if to.medium.epub:
        names["epub:type"] = "noteref"
    if to.medium.links:
        names |= {"href": to.medium.href(key), "role": "doc-noteref"}
    return names


def _keyed_words(note: Note, to: Renderer) -> str:
    """The words by which a note without a mark is found; they lead to it where there are links.

    A note without words of its own is part of the one before it.
    """
    if not note.anchor:
        return ""
    names = _call_names(note.id or "", "keyed", to)
    return element("a" if to.medium.links else "span", to.inlines(note.anchor), names)


def _footnote(note: Note, to: Renderer) -> str:
    """A note for the foot of the page: an inline that holds blocks, which XML allows."""
    first = _mark(note, to)
    match note.blocks:
        case (Paragraph(content=content, id=None, lang=None, classes=()),):
            body = first + to.inlines(content)
        case (Paragraph(), *_):
            body = _in_paragraphs(first, note, to)
        case blocks:
            body = first + to.blocks(blocks)
    names = to.attributes(note, f"footnote {note.kind}")
    return element("span", body, {**names, "role": "doc-footnote"})


def _mark(note: Note, to: Renderer) -> str:
    """A note's number or symbol before its first words: the way back to its call."""
    mark = to.marks[note.id or ""]
    return _back(note, f"{mark}." if mark.isdigit() else mark, "number", to) + " "


def _back(note: Note, words: str, kind: str, to: Renderer) -> str:
    """The way back to the call, if there are links; else just the words."""
    if not to.medium.links:
        return element("span", escape(words), {"class": kind})
    key = note.id or ""
    label = to.words.back.format(number=to.marks[key])
    return element(
        "a",
        escape(words),
        {
            "class": kind,
            "href": to.medium.href(call_id(key)),
            "role": "doc-backlink",
            "aria-label": None if words == label else label,
        },
    )


def endnotes(notes: Iterable[NumberedNote], to: Renderer) -> str:
    """Notes as lists: those with symbols, then those with numbers or the keyed ones.

    The items have no role: `doc-endnote` is deprecated and validators say so.
    """
    given = tuple(notes)
    marked = [one for one in given if one.series == "symbol"]
    keyed = [one for one in given if one.series == "number" and not one.mark]
    numbered = [one for one in given if one.series == "number" and one.mark]
    made = _listed("ul", "marked", [_marked(one, to) for one in marked], to)
    made += _listed("ol", "endnotes", [_endnote(one, to) for one in numbered], to)
    keys = [_keyed(group, to) for group in _grouped(keyed)]
    return made + _listed("ul", "keyed-notes", keys, to)


def _listed(name: str, kind: str, items: list[str], to: Renderer) -> str:
    return element(name, "".join(items), to.made({"class": kind})) if items else ""


def _endnote(numbered: NumberedNote, to: Renderer) -> str:
    note = numbered.note
    if to.medium.paged:
        # WeasyPrint knows no `value`, so the number is text.
        return element("li", _in_paragraphs(_mark(note, to), note, to), _item_names(note, to))
    back = _back(note, *_way_back(note, to), to) if to.medium.links else ""
    body = _with_back(to.blocks(note.blocks), back, to) if back else to.blocks(note.blocks)
    return _item(body, note, to, {"value": str(numbered.number)})


def _with_back(body: str, back: str, to: Renderer) -> str:
    """A note with its way back after the last word: alone on a line it looks lost."""
    end = _END.search(body)
    if end is None:
        return body + element("p", back, to.made({}))
    return body[: end.start()] + to.added(f"\N{NO-BREAK SPACE}{back}") + body[end.start() :]


def _way_back(note: Note, to: Renderer) -> tuple[str, str]:
    """What leads back to the text, and its class: an arrow; words in a note that is too short."""
    length = len(plain_text(note.blocks)) + len(ARROW) + 1
    if not to.medium.epub or length >= FEWEST:
        return ARROW, "back"
    return to.words.back.format(number=to.marks[note.id or ""]), "back words"


def _item(body: str, note: Note, to: Renderer, said: Attributes | None = None) -> str:
    """A note in its list; in an ebook the element that pops up stands within the item."""
    names = _item_names(note, to)
    if not to.medium.epub:
        return element("li", body, {**names, **(said or {})})
    key = note.id or ""
    if note_id(key) != names["id"]:
        names |= {"id": note_id(key), "data-id": key}
    names |= {"epub:type": "footnote", "role": "doc-footnote"}
    return element("li", element("div", body, names), said)


def _item_names(note: Note, to: Renderer) -> dict[str, str | None]:
    """Those of a note; it is in the language of its call, if it does not say another."""
    names = to.attributes(note, note.kind)
    around = to.note_language(note.id or "")
    if names.get("lang") or not around:
        return names
    names["lang"] = around
    if to.medium.epub:
        names["xml:lang"] = around
    return to.made(names, "lang")


def _marked(numbered: NumberedNote, to: Renderer) -> str:
    """A note with its symbol, which leads back; in one that is too short, words after it do."""
    note = numbered.note
    if not to.medium.epub or len(numbered.mark) + 1 + len(plain_text(note.blocks)) >= FEWEST:
        return _item(_in_paragraphs(_mark(note, to), note, to), note, to)
    symbol = to.added(element("span", escape(numbered.mark), {"class": "number"}) + " ")
    back = _back(note, *_way_back(note, to), to)
    return _item(_with_back(_in_paragraphs(symbol, note, to), back, to), note, to)


def _in_paragraphs(first: str, note: Note, to: Renderer) -> str:
    """What a note says in paragraphs, with something before its first words."""
    match note.blocks:
        case (Paragraph(content=content) as opening, *rest):
            said = element("p", first + to.inlines(content), to.attributes(opening))
            return said + to.blocks(tuple(rest))
        case blocks:
            return element("p", first.strip()) + to.blocks(blocks)


def _grouped(notes: Iterable[NumberedNote]) -> list[list[NumberedNote]]:
    """Keyed notes, each with those after it that share its key."""
    groups: list[list[NumberedNote]] = []
    for numbered in notes:
        if numbered.key or not groups:
            groups.append([])
        groups[-1].append(numbered)
    return groups


def _keyed(group: list[NumberedNote], to: Renderer) -> str:
    """A keyed note: in print its page, then the words of the text, which lead back to it."""
    first, *others = (numbered.note for numbered in group)
    call = call_id(first.id or "")
    words = element("i", to.inlines(to.medium.title(group[0].key)))
    names: dict[str, str | None] = {"class": "key"}
    if to.medium.links:
        names |= {"href": to.medium.href(call), "role": "doc-backlink"}
    after = to.words.after_key
    if to.medium.epub:
        # The stop is within the link, which readers leave out where the note pops up.
        words, after = words + after.rstrip(), after[len(after.rstrip()) :]
    key = element("a" if to.medium.links else "span", words, names)
    if to.medium.paged:
        folio = escape(to.medium.page(call) or "00")
        key = f"{element('span', folio, {'class': 'on-page'})} {key}"
    body = _in_paragraphs(to.added(f"{key}{after}"), first, to)
    for note in others:
        body += element("div", to.blocks(note.blocks), _item_names(note, to))
    return _item(body, first, to)


def by_chapter(notes: Iterable[NumberedNote], level: int, to: Renderer) -> str:
    """Notes as lists, each under the number and title of the chapter that calls them."""
    made = ""
    for key, group in groupby(notes, key=lambda numbered: numbered.chapter):
        listed = endnotes(group, to)
        title = _chapter_title(key, level, to)
        kind = to.made({"class": "notes-of-chapter"})
        made += element("section", title + listed, kind) if title else listed
    return made


def _chapter_title(key: str, level: int, to: Renderer) -> str:
    """The heading over a chapter's notes; none over those of a page that has no title."""
    chapter = to.chapter(key)
    if chapter is None or not plain_text(chapter.title).strip():
        return ""
    number = to.section_number(chapter)
    shown = element("span", escape(number), {"class": "number"}) + " " if number else ""
    label = to.book.labels.get(key)
    title = (Span(chapter.title, lang=label.lang),) if label and label.lang else chapter.title
    shown += to.inlines(to.medium.title(title))
    if to.medium.links:
        shown = element("a", shown, {"href": to.medium.href(key)})
    words = f"{number or ''} {plain_text(chapter.title)}".strip()
    return element(
        f"h{min(level, 6)}", shown, {"data-bookmark": words if to.medium.paged else None}
    )
