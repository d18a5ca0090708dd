"""The posts in a box of facts: each with its dates, and with who came before and after.

38th Prime Minister                    a heading, or `office`, `职务2`
In office / 4 May 1979 – 28 November 1990      `term_start2`, `就任日期2` …
Preceded by   James Callaghan          what is left is claimed of the post
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from biokit.importers.wiki.dates import edtf_of
from biokit.importers.wiki.infobox_labels import Field, named, number_of
from biokit.importers.wiki.infobox_lines import Line, Row
from biokit.importers.wiki.keys import Keys, slug
from biokit.model.base import Origin
from biokit.model.dates import Date
from biokit.model.life import Claim, State, ValueWords
from biokit.model.nodes import CitationItem, Inline, Text

IN_OFFICE = re.compile(
    r"^(?:in office(?: since)?|assumed office|incumbent|im amt(?: seit)?|en fonctions?(?: depuis)?"
    r"|in carica(?: dal)?|en el cargo(?: desde)?|actualmente en el cargo|任期|现任|現任|在任期間"
    r"|تولى المنصب|في المنصب|в должности)\b\s*:?\s*",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"^(?:assumed|incumbent|现任|現任|im amt seit|en fonctions? depuis|in carica dal)",
    re.IGNORECASE,
)


OF_POSTS = re.compile(
    r"(?:predecessor|successor|preceded by|succeeded by|deputy|lieutenant|governor|president"
    r"|vice ?president|prime ?minister|monarch|chancellor|constituency|majority|vorgänger"
    r"|nachfolger|prédécesseur|successeur|predecessore|successore|antecesor|sucesor"
    r"|前任|继任|繼任|副职|副職|总书记|書記|书记|元首|首相|君主|سبقه|خلفه)\b"
)
"""Rows that are always said of a post."""


class _Post(msgspec.Struct):
    """A post while its rows are read."""

    text: tuple[Inline, ...]
    origin: Origin | None
    start: Date | None = None
    end: Date | None = None
    span: Date | None = None
    citations: tuple[CitationItem, ...] = ()
    claims: list[tuple[Row, Sequence[Line]]] = msgspec.field(default_factory=list)


class Office:
    """Reads the rows of posts, and leaves all others alone."""

    def __init__(self, subject: str, lang: str | None, keys: Keys) -> None:
        self.subject = subject
        self.lang = lang
        self.keys = keys
        self.posts: dict[str, _Post] = {}

    def takes(self, row: Row, field: Field | None, lines: Sequence[Line]) -> bool:
        """Whether the row belongs to a post; then it is kept."""
        number = number_of(row.label)
        key = row.heading or number
        if field == "office" and lines:
            self._open(row, lines)
            return True
        if field == "term" or (not row.label and lines and IN_OFFICE.match(lines[0].words)):
            self._term(key, row, lines)
            return True
        post = self.posts.get(key)
        of_posts = field in {"term-start", "term-end"} or OF_POSTS.match(named(row.label))
        if post is None or not (of_posts or (field is None and key)):
            return False
        date = self._date(lines)
        if field is None or date is None:
            post.claims.append((row, lines))
            return True
        if field == "term-start":
            post.start = date
        else:
            post.end = date
        post.citations = (*post.citations, *(item for line in lines for item in line.citations))
        return True

    def _open(self, row: Row, lines: Sequence[Line]) -> None:
        key = number_of(row.label) or row.heading
        text = tuple(part for line in lines for part in line.content)
        cited = tuple(item for line in lines for item in line.citations)
        self.posts[key] = _Post(text, row.origin, citations=cited)

    def _term(self, key: str, row: Row, lines: Sequence[Line]) -> None:
        """`In office` with its dates, under the name of the post."""
        if key not in self.posts:
            self.posts[key] = _Post((Text(row.heading or row.label),), row.origin)
        post = self.posts[key]
        words = " ".join(line.words for line in lines)
        said = IN_OFFICE.sub("", words).strip()
        date = edtf_of(said, self.lang)
        began = SINCE.match(words) or SINCE.match(row.label)
        if date is not None and began and "/" not in date.edtf:
            date = Date(f"{date.edtf}/..", date.words)
        post.span = date
        if date is None and said:
            post.claims.append((row, lines))
        post.citations = (*post.citations, *(item for line in lines for item in line.citations))

    def _date(self, lines: Sequence[Line]) -> Date | None:
        return next((date for line in lines if (date := edtf_of(line.name, self.lang))), None)

    def done(self) -> tuple[tuple[State, ...], tuple[Claim, ...]]:
        """The posts as states, and what is claimed of each."""
        states, claims = [], []
        for post in self.posts.values():
            words = "".join(getattr(part, "value", "") for part in post.text)
            key = self.keys.fresh(slug(f"position {words}"))
            states.append(
                State(
                    id=key,
                    kind="position",
                    subject=self.subject,
                    span=_span(post),
                    text=post.text,
                    citations=post.citations,
                    origin=post.origin,
                )
            )
            claims += [self._claim(key, row, lines) for row, lines in post.claims if lines]
        return tuple(states), tuple(claims)

    def _claim(self, of: str, row: Row, lines: Sequence[Line]) -> Claim:
        label = re.sub(r"\d+$", "", row.label) or row.heading or "term"
        content: list[Inline] = []
        for line in lines:
            content += [Text("; "), *line.content] if content else line.content
        return Claim(
            id=self.keys.fresh(f"{of}-{slug(label)}"),
            subject=of,
            predicate=slug(label),
            value=ValueWords(tuple(content)),
            citations=tuple(item for line in lines for item in line.citations),
            origin=row.origin,
        )


def _span(post: _Post) -> Date | None:
    if post.span is not None:
        return post.span
    start, end = post.start, post.end
    if start is None and end is None:
        return None
    first = start.edtf if start and "/" not in start.edtf else ""
    last = end.edtf if end and "/" not in end.edtf else ("" if end else "..")
    if first and last and last != ".." and first > last:
        return start
    return Date(f"{first}/{last}") if first or last not in {"", ".."} else None
