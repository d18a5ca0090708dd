"""Titles of an entry, by what holds what."""

from __future__ import annotations

import re

from biokit.model.sources import ItemName
from biokit.references.base import Draft
from biokit.references.bibtex.fields import Fields, joined
from biokit.references.bibtex.names import names_in
from biokit.references.bibtex.types import IN_BOOKS, UNPRINTED

OTHER = re.compile(r"[\u0370-\u1dff\u3040-\ua71f\ua800-\ufaff]")
"""A letter that is not Latin."""
REFERENCES = frozenset({"inreference"})
JOURNALS = frozenset({"article", "review", "suppperiodical", "newspaper"})
REVIEW = re.compile(r"review of <i>(.+)</i>, by ([^,]+)")
REVIEW_OF = re.compile(
    r"(?:unsigned )?review of (?:<i>(?P<title>.+)</i>|(?P<what>.+?))(?:, by (?P<authors>.+))?",
    re.IGNORECASE,
)
INTERVIEW_BY = re.compile(r"interview (?:by|with) (?P<who>.+)", re.IGNORECASE)
SUPPLEMENTS = ("introduction", "foreword", "afterword")


def take_titles(entry_type: str, fields: Fields, draft: Draft) -> None:
    """The titles of an entry and of what it is part of."""
    title, short = _own(fields, draft)
    book = joined(
        joined(fields.text("booktitle", title=True), fields.text("booksubtitle", title=True)),
        fields.text("booktitleaddon", title=True),
        ", ",
    )
    main = joined(
        joined(fields.text("maintitle", title=True), fields.text("mainsubtitle", title=True)),
        fields.text("maintitleaddon", title=True),
        ", ",
    )
    if entry_type == "review":
        title, short = _generic(title, fields, draft), None
    if entry_type in JOURNALS:
        _in_journal(title, main, fields, draft)
    elif entry_type in REFERENCES and book is None:
        short = None if fields.has("lista") else short
        _in_reference(title, fields, draft)
    elif entry_type.startswith("supp") and book is None:
        short = None
        _supplement(title, main, fields, draft)
    elif entry_type in IN_BOOKS or book is not None:
        _in_book(entry_type, title, book, main, draft)
    elif main is not None:
        draft.put("title", main)
        draft.put("volume_title", title)
        short = short or title
    else:
        draft.put("title", title)
    if entry_type == "periodical":
        draft.put("volume_title", fields.text("issuetitle", title=True))
    if short != draft.fields.get("title"):
        draft.put("title_short", short)


def _own(fields: Fields, draft: Draft) -> tuple[str | None, str | None]:
    """The title with its subtitle, and a short form if there is one."""
    first = fields.text("title", title=True)
    whole = joined(first, fields.text("subtitle", title=True))
    addon = fields.text("titleaddon", title=True)
    translation = fields.text("usere", title=True)
    if translation:
        draft.custom["translation"] = translation
    if addon and first and OTHER.search(addon) and not OTHER.search(first):
        # A romanised title, and after it the one that stands on the book.
        draft.custom["transliteration"] = whole
        return addon, fields.text("shorttitle", title=True) or first
    short = fields.text("shorttitle", title=True) or first
    if addon and whole and draft.fields["type"] in UNPRINTED | {"speech"} and addon[0].islower():
        draft.put("genre", addon)
        return whole, short
    reviewed = REVIEW.fullmatch(addon or "")
    if reviewed is not None and whole:
        draft.fields["type"] = "review"
        draft.put("reviewed_title", reviewed[1])
        draft.put("reviewed_author", names_in(reviewed[2]).names)
        return whole, short
    return joined(whole, addon, " " if addon and addon.startswith("(") else ". "), short


def _generic(title: str | None, fields: Fields, draft: Draft) -> str | None:
    """A `review` has no title of its own but says what it is: of what, or by whom it was asked."""
    review = REVIEW_OF.fullmatch(title or "")
    interview = INTERVIEW_BY.fullmatch(title or "")
    if review is not None:
        draft.put("reviewed_title", review["title"] or review["what"])
        draft.put("reviewed_author", _people(review["authors"]))
    elif interview is not None:
        draft.fields["type"] = "interview"
        draft.put("interviewer", _people(interview["who"]))
    elif title is None:
        draft.fields["type"] = "post"
    else:
        # A paper has a date, where a journal has a volume.
        journal = fields.has("volume") or fields.has("number")
        draft.fields["type"] = "article-journal" if journal else "article-magazine"
        draft.put("genre", title)
    return None


def _people(words: str | None) -> tuple[ItemName, ...]:
    """Names in running text, which a comma tells from each other."""
    plain = re.sub(r"<[^>]+>", "", words or "")
    return names_in(re.sub(r",\s+(?:and\s+)?", " and ", plain)).names


def _in_journal(title: str | None, main: str | None, fields: Fields, draft: Draft) -> None:
    draft.put("title", title)
    journal = joined(
        fields.text("journaltitle", "journal", title=True),
        fields.text("journalsubtitle", title=True),
    )
    journal = joined(journal, fields.text("journaltitleaddon", title=True), ", ")
    draft.put("container_title", journal)
    draft.put("container_title_short", fields.text("shortjournal"))
    issue = joined(fields.text("issuetitle", title=True), fields.text("issuesubtitle", title=True))
    draft.put("volume_title", issue)
    draft.put("publisher", main)  # the paper that a blog or a supplement belongs to


def _in_reference(title: str | None, fields: Fields, draft: Draft) -> None:
    """biblatex-chicago has the work in `title`, and the article in `lista`."""
    article = fields.text("lista", title=True)
    if article is None:
        draft.put("title", title)
    else:
        draft.put("title", article)
        draft.put("container_title", title)


def _supplement(title: str | None, main: str | None, fields: Fields, draft: Draft) -> None:
    """An introduction or the like: `title` is the book's, and what it is has a word only."""
    named = next((name for name in SUPPLEMENTS if fields.raw(name)), None)
    said = (fields.text("type") or named or "").removesuffix(" to").removesuffix(" of")
    draft.put("title", said[:1].upper() + said[1:])
    draft.put("container_title", main or title)
    if main:
        draft.put("volume_title", title)


def _in_book(
    entry_type: str, title: str | None, book: str | None, main: str | None, draft: Draft
) -> None:
    """A part of a book; old BibTeX's `inbook` has the book in `title`."""
    if entry_type == "inbook" and book is None and main is None:
        draft.fields["type"] = "book"
    draft.put("title", title)
    draft.put("container_title", main or book if (main or book) != title else None)
    if main and book:
        draft.put("volume_title", book)
