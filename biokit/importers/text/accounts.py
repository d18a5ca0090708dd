"""An article becomes an account: its sections, its paragraphs, its sources, and what to report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

from biokit.diagnostics import Finding, Severity
from biokit.importers.text.articles import Article, lead_of, name_in_lead
from biokit.importers.text.blocks import pieces_of
from biokit.importers.text.gap_tokens import Lacuna
from biokit.importers.text.gaps import gaps
from biokit.importers.text.inlines import Place, masked, unresolved
from biokit.importers.text.language import is_english, language_of
from biokit.importers.text.marks import letters_of, marks_of
from biokit.importers.text.pieces import (
    Caption,
    Grid,
    Heading,
    Left,
    Listing,
    Pause,
    Picture,
    Piece,
    Prose,
)
from biokit.importers.text.references import Reference, references_in
from biokit.importers.text.sections import filled, tree
from biokit.importers.text.shapes import section_kind
from biokit.model.base import Origin
from biokit.model.nodes import Account, Citation, Inline, Section, Span, Text
from biokit.model.sources import Item, Source
from biokit.model.walk import plain_text, walk


class Read(msgspec.Struct, frozen=True):
    """An account and everything that came of reading it."""

    account: Account
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    lead: str
    """Its first paragraph."""
    lang: str | None


def read_article(article: Article, path: str, stem: str, taken: set[str], lang: str | None) -> Read:
    """Reads one article.

    Args:
        article: its lines.
        path: the input's name.
        stem: what to call it if it has no name.
        taken: the ids of sources given so far; its own is added.
        lang: the user's word on the language.
    """
    return _Reader(article, path, stem, taken, lang).read()


def slug(text: str) -> str:
    """An id made of a name: ASCII letters and digits, hyphens between; it begins with a letter."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:60].strip("-")
    if not made:
        return "text"
    return made if made[0].isalpha() else f"text-{made}"


def fresh(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with a letter after it if it is taken; and takes it."""
    made = wanted
    for letter in "bcdefghijklmnopqrstuvwxyz":
        if made not in taken:
            break
        made = f"{wanted}-{letter}"
    while made in taken:
        made += "x"
    taken.add(made)
    return made


class _Reader:
    def __init__(
        self, article: Article, path: str, stem: str, taken: set[str], lang: str | None
    ) -> None:
        self._article = article
        self._path = path
        self._lead = lead_of(article.lines)
        title = None if article.title is None else article.title.text
        self._title = title or name_in_lead(self._lead) or stem
        self._pieces = pieces_of(article, self._title)
        texts = [text for piece in self._pieces for text in _texts(piece)]
        self._lang = lang or language_of(texts)
        self._source = fresh(slug(article.site or self._title), taken)
        self._place = Place(path, self._source, letters_of(texts))
        self._labels = tuple(
            {
                label: None
                for text in texts
                for mark in marks_of(text, self._place.letters)
                if mark.kind == "cite"
                for label in mark.labels
            }
        )

    def read(self) -> Read:
        pieces, references = self._without_references()
        lost = self._gaps()
        parts = filled(pieces, lost, self._place)
        sections, levels = tree(parts, self._place)
        account = Account(
            self._title_inlines(), self._source, parts[0].blocks, sections, origin=self._origin()
        )
        described = {reference.label: reference for reference in references}
        labels = [*self._labels, *(label for label in described if label not in self._labels)]
        cited = [self._cited(label, described.get(label)) for label in labels]
        guessed = [
            self._finding(
                "guess-level", heading.number, f"level {level.depth} is a guess", heading.text
            )
            for heading, level in zip(
                (part.heading for part in parts[1:] if part.heading), levels, strict=True
            )
            if level.guessed
        ]
        findings = [
            *self._told_of_title(),
            *guessed,
            *self._told_of_pieces(),
            *self._told_of_gaps(lost),
            *self._told_of_marks(account),
            *self._told_of_references(account, references),
        ]
        sources = (self._own_source(), *cited)
        return Read(account, sources, tuple(findings), self._lead, self._lang)

    # ------------------------------------------------------------------------------ the account

    def _origin(self) -> Origin:
        title = self._article.title
        if title is not None:
            return Origin(self._path, title.number)
        filled_lines = (line.number for line in self._article.lines if line.text)
        return Origin(self._path, next(filled_lines, 1))

    def _title_inlines(self) -> tuple[Inline, ...]:
        if self._article.title is not None:
            return (Text(self._title),)
        return (Text(self._title, origin=Origin(self._path, self._origin().line, "")),)

    def _own_source(self) -> Source:
        site, tagline = self._article.site, self._article.tagline
        if site is None or tagline is None:
            return Source(id=self._source, item=Item(type="document", title=self._title))
        return Source(
            id=self._source,
            item=Item(type="entry-encyclopedia", title=self._title, container_title=site),
            kind="tertiary",
            origin=Origin(self._path, tagline.number, tagline.text),
        )

    def _cited(self, label: str, reference: Reference | None) -> Source:
        """What a label stands for: described if the list of references was copied too."""
        key = unresolved(self._source, label)
        if reference is None:
            return Source(id=key, state="unresolved", within=self._source, label=label)
        return Source(
            id=key,
            item=Item(type="document", title=reference.words),
            within=self._source,
            label=label,
            origin=Origin(self._path, reference.line, reference.whole),
        )

    def _without_references(self) -> tuple[list[Piece], tuple[Reference, ...]]:
        """The pieces, but for the entries of a list of references whose numbers are sure."""
        kept: list[Piece] = []
        found: tuple[Reference, ...] = ()
        for heading, pieces in _by_heading(self._pieces):
            if heading is not None:
                kept.append(heading)
            entries = [piece for piece in pieces if not isinstance(piece, Left)]
            listed = heading is not None and section_kind(heading.text) == "references"
            told = references_in(entries, self._labels) if listed and not found else ()
            found = found or told
            kept += [piece for piece in pieces if not told or isinstance(piece, Left)]
        return kept, found

    # --------------------------------------------------------------------------- what is missing

    def _gaps(self) -> dict[Prose, tuple[Lacuna, ...]]:
        """The gaps of each paragraph, of an English text only."""
        if self._lang is None or not self._lang.startswith("en"):
            return {}
        prose = [
            (piece, masked(piece.text, self._place.letters))
            for piece in self._pieces
            if isinstance(piece, Prose)
        ]
        english = [(piece, text) for piece, text in prose if is_english(text)]
        found = gaps([text for _, text in english])
        return {
            piece: lacunae for (piece, _), lacunae in zip(english, found, strict=True) if lacunae
        }

    # ----------------------------------------------------------------------------- what to report

    def _finding(
        self,
        code: str,
        line: int | None,
        message: str,
        words: str | None = None,
        *,
        severity: Severity = "note",
        hint: str | None = None,
    ) -> Finding:
        return Finding(code, message, severity, self._path, line, None, hint, words)

    def _told_of_title(self) -> Iterator[Finding]:
        if self._article.title is None:
            message = f"the text gives no title here; it is called “{self._title}”"
            yield self._finding("guess-title", self._origin().line, message)

    def _told_of_pieces(self) -> Iterator[Finding]:
        for piece in self._pieces:
            match piece:
                case Left(number, text, code):
                    yield self._finding(code, number, LEFT[code], text)
                case Caption(number, text, True):
                    message = "taken for the caption of a picture by its form"
                    yield self._finding("guess-caption", number, message, text)
                case Picture(number, _, target, _, broken):
                    shape = "a broken link to a picture" if broken else "a link to a picture"
                    yield self._finding(
                        "missing-image", number, f"{shape} that was not copied", target,
                        severity="warning", hint="give the figure its picture, or remove it",
                    )  # fmt: skip
                case Prose(number, text):
                    yield from self._told_of_prose(number, text)
                case _:
                    pass

    def _told_of_prose(self, number: int, text: str) -> Iterator[Finding]:
        for found in JOINED.finditer(text):
            message = "two sentences stand without a space between them"
            yield self._finding("suspect-join", number, message, _around(text, found.start(1)))
        plain = masked(text, self._place.letters)
        for found in NO_QUOTATION.finditer(plain):
            message = "a colon ends a sentence and nothing follows: a quotation may be missing"
            yield self._finding(
                "suspect-quotation", number, message, _around(text, found.start()),
                severity="warning",
            )  # fmt: skip

    def _told_of_gaps(self, lost: dict[Prose, tuple[Lacuna, ...]]) -> Iterator[Finding]:
        for piece, lacunae in lost.items():
            for lacuna in lacunae:
                message = f"words are missing ({lacuna.certainty}): {lacuna.sign}"
                words = _around(piece.text, lacuna.offset, "[…]")
                yield self._finding("guess-gap", piece.number, message, words)

    def _told_of_marks(self, account: Account) -> Iterator[Finding]:
        for part in walk(account):
            match part:
                case Citation(origin=Origin(words=str(words)) as origin) if (
                    "orphan" in part.classes
                ):
                    message = f"{words.strip()} belongs to a sentence before it that is not known"
                    yield self._finding(
                        "orphan-citation", origin.line, message, words, severity="warning"
                    )
                case Span(classes=("interlanguage",), origin=Origin(words=str(words)) as origin):
                    message = "these words link to an article in another language"
                    yield self._finding("kept-interlanguage", origin.line, message, words)
                case Span(classes=("editorial",), origin=Origin(words=str(words)) as origin):
                    message = "the article doubts itself here"
                    yield self._finding("kept-editorial", origin.line, message, words)
                case _:
                    pass

    def _told_of_references(
        self, account: Account, references: tuple[Reference, ...]
    ) -> Iterator[Finding]:
        missing = len(set(self._labels) - {reference.label for reference in references})
        for part in walk(account):
            if isinstance(part, Section) and "references" in part.classes:
                line = None if part.origin is None else part.origin.line
                if not part.blocks and not part.sections and not references:
                    message = f"“{plain_text(part.title)}” is empty: its list was not copied"
                    yield self._finding("empty-section", line, message, severity="warning")
        if missing:
            yield self._finding(
                "unresolved-sources",
                self._origin().line,
                f"{missing} sources of “{self._title}” are known by their number alone",
                severity="warning",
                hint="describe them in sources.json",
            )


LEFT = {
    "dropped-chrome": "furniture of the page",
    "dropped-contents": "a line of the list of contents, which is made anew",
    "dropped-infobox": "what is left of a box of facts that was not copied",
}
JOINED = re.compile(r"[a-z]{3}[.!?][\"”’]?([A-Z][a-z]+\s)")
NO_QUOTATION = re.compile(r":\0+ (?=[A-Z])|:\0*$")


def _around(text: str, offset: int, between: str = "") -> str:
    """A few whole words on either side."""
    start, end = max(0, offset - 30), offset + 30
    before, after = text[start:offset], text[offset:end]
    if start and not text[start - 1].isspace():
        before = before.partition(" ")[2] or before
    if end < len(text) and not text[end].isspace():
        after = after.rpartition(" ")[0] or after
    return f"{before.lstrip()}{between}{after.rstrip()}"


def _texts(piece: Piece) -> tuple[str, ...]:
    """The texts of a piece that may carry marks."""
    match piece:
        case Heading(_, text, subtitle=str(subtitle)):
            return text, subtitle
        case Prose(_, text) | Caption(_, text) | Heading(_, text):
            return (text,)
        case Picture(_, alt):
            return (alt,)
        case Listing(_, items):
            return tuple(text for _, text in items)
        case Grid(_, rows):
            return tuple(cell for _, cells in rows for cell in cells)
        case Pause() | Left():
            return ()


def _by_heading(pieces: Sequence[Piece]) -> Iterator[tuple[Heading | None, list[Piece]]]:
    heading: Heading | None = None
    under: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Heading):
            yield heading, under
            heading, under = piece, []
        else:
            under.append(piece)
    yield heading, under
