"""Notes whose author wrote *ibid.*: which they are, and what they stand for.

Where notes pop up one by one, *ibid.* tells its reader nothing. What citations say biokit decides;
a note that an author typed, or that was read in, can only be told from its words. It is spelled out
with the words of the note it leads to where there is no doubt which that is, and never otherwise:

- the note says nothing but *ibid.*, and a place: `Ibid., ii, 23.`, `Ebd., S. 4.`, `同上。`;
- the note before it, in the same chapter and of the same series, names one source and no more, or
  is itself such a note, and leads to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from biokit.model.nodes import (
    Citation,
    Emphasis,
    Inline,
    Note,
    Paragraph,
    Span,
    Text,
    WorkTitle,
)
from biokit.model.walk import altered, plain_text, rebuilt, walk
from biokit.projections.book import Book, NumberedNote
from biokit.projections.numbering import without_notes

__all__ = ["leads_elsewhere", "spelled_out", "stands_for"]

Run = tuple[Inline, ...]

_SAME = r"""
    ibid(?:em)?\b\.? | ib\. | ibíd(?:em)?\b\.? | id\. | idem\b | ivi\b | loc\.\s*cit\.
    | ebd\. | ebenda\b | a\.\s*a\.\s*O\. | 同上书? | 同前书?
"""
"""*In the same place*, in the languages whose scholars write it."""
_PLACE = r"""
    [\d\s.,:;()–—‐-] | [ivxlcdm]+\b
    | (?:p|pp|page|pages|vol|v|bk|book|ch|chap|chapter|sec|art|no|nos|n|note|fol|ff?|sqq?|et|and
        |S|Seite|Seiten|Bd|Kap|Anm|u|und|t|s|y|e|passim|c|cap|pág|pp?g|tom)\b\.?
    | 第 | 页 | 頁 | 卷 | 册 | ，| 。 | 、
"""
"""Where in it: figures, roman or arabic, and the words for parts of a book."""
_ONLY = re.compile(rf"\W*(?:{_SAME})(?:{_PLACE})*", re.VERBOSE | re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"""
    \b(?:ibid(?:em)?|ibíd(?:em)?|ebd\.|ebenda|a\.\s*a\.\s*O\.|(?:op|loc|art)\.?\s?cit\b)
    | ^\W*(?:ib\.|id\.|idem\b) | 同上 | 同前
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = (
    *("ibid", "ibíd", "ebd.", "ebenda", "a.o.", "a. o.", "同上", "同前"),
    *(f"{work}{stop}cit" for work in ("op", "loc", "art") for stop in (".", ". ", " ")),
)
_STARTS = ("ib.", "id.", "idem", "“", "(", "[")
"""What such words cannot do without; a plain search is a tenth of the time of the pattern's."""
_SENTENCES = re.compile(r"[^\W\d_]{3,}[.?!][”’\"')\]]*\s+[“‘\"'(\[]?[A-ZÀ-Þ]")
"""A stop after a word that is no abbreviation, and a capital: the note says more than a source."""
_SEVERAL = re.compile(r";|；|\b(?:see|cf|vgl|siehe|voir)\b", re.IGNORECASE)
_LONGEST = 240
"""Characters of a note that may be repeated in the next."""


def leads_elsewhere(note: Note) -> bool:
    """Whether a note's own words, *ibid.* or *op. cit.*, lead to another note."""
    words = plain_text(note.blocks).lower()
    if not any(sign in words for sign in _SIGNS) and not words.startswith(_STARTS):
        return False
    bare = rebuilt(note.blocks, _without_citations, frozenset({Citation, Span}))
    return _ELSEWHERE.search(plain_text(bare)) is not None


def _without_citations(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
    match part:
        case Citation() | Span(classes=("citation", *_)):
            return ()
        case _:
            return part


def stands_for(notes: Sequence[NumberedNote]) -> Iterator[tuple[NumberedNote, Run]]:
    """Each note that says nothing but *ibid.*, with what that is, if that is beyond doubt.

    Args:
        notes: all of a book or of its chapters, in the order of their calls.
    """
    before: NumberedNote | None = None
    known: Run | None = ()
    """What the note before stands for; `None` if nobody has asked yet."""
    for numbered in notes:
        together = before is not None and _place(before) == _place(numbered)
        if not _says_only_ibid(numbered.note):
            before, known = numbered, None
            continue
        if not together:
            known = ()
        elif known is None and before is not None:
            known = _source(before.note)
        if known:
            yield numbered, known
        before = numbered


def _place(numbered: NumberedNote) -> tuple[str, str]:
    return numbered.chapter, numbered.series


def _content(note: Note) -> Run:
    """What a note of one paragraph says."""
    match note.blocks:
        case (Paragraph(content=content),):
            return content
        case _:
            return ()


def _says_only_ibid(note: Note) -> bool:
    content = _content(note)
    return bool(content) and _ONLY.fullmatch(plain_text(content)) is not None


def _source(note: Note) -> Run:
    """The words by which a note names a source; none if it says more, or nothing of the kind."""
    content = _content(note)
    match content:
        case (Citation(items=(_,)) as citation,):
            return (citation,)
        case (Span(classes=("citation", *_), attributes=(("sources", keys),)), *rest):
            alone = " " not in keys and not plain_text(tuple(rest)).strip(" .")
            return _bare(content) if alone else ()
        case _:
            words = plain_text(content)
            return _bare(content) if _names_one_source(content, words) else ()


def _names_one_source(content: Run, words: str) -> bool:
    parts = [part for inline in content for part in walk(inline)]
    if any(isinstance(part, Citation | Note) or _is_citation(part) for part in parts):
        return False
    titles = sum(isinstance(part, Emphasis) or _is_title(part) for part in parts)
    if titles > 1 or not (titles or any(map(str.isdigit, words))):
        return False
    doubtful = _SEVERAL.search(words) or _SENTENCES.search(words) or _ELSEWHERE.search(words)
    return len(words) <= _LONGEST and not doubtful


def _is_citation(part: msgspec.Struct) -> bool:
    return isinstance(part, Span) and part.classes[:1] == ("citation",)


def _is_title(part: msgspec.Struct) -> bool:
    return isinstance(part, WorkTitle) and part.kind == "work"


def _bare(content: Run) -> Run:
    """The words as they may stand a second time, without the stop at their end."""
    *first, last = without_notes(content)
    match last:
        case Text(value):
            return (*first, altered(last, value=value.rstrip(" .。")))
        case Span(content=inner) if inner:
            return (*first, altered(last, content=_bare(inner)))
        case _:
            return (*first, last)


def spelled_out(book: Book) -> tuple[Book, tuple[str, ...]]:
    """The book with what each bare *ibid.* stands for after it, in brackets; and the notes' ids."""
    found = {one.note.id or "": known for one, known in stands_for(book.notes)}

    def spell(part: msgspec.Struct) -> msgspec.Struct:
        match part:
            case Note(id=str(key), blocks=(Paragraph(content=content) as only,)) if key in found:
                said = Span(
                    (Text(" ["), *found[key], Text("]")),
                    classes=("ibid",),
                    attributes=(("made", "whole"),),
                )
                return altered(part, blocks=(altered(only, content=(*content, said)),))
            case _:
                return part

    if not found:
        return book, ()
    return book.rewritten(rebuilt(book.matter, spell)), tuple(found)
