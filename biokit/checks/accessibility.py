"""Rules of access: what a reader needs who listens, enlarges, or cannot see the pictures."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.checks.base import Examined, Flaw, Spot, rule
from biokit.model.nodes import Account, Figure, Link, Section, Table, Text
from biokit.model.walk import plain_text
from biokit.projections.access import DEEPEST, lacks_header
from biokit.projections.scripts import foreign_script


@rule("figure-without-alt", "error", "a picture says nothing to who cannot see it")
def figure_without_alt(examined: Examined) -> Iterator[Flaw]:
    """An empty text is an answer: the picture is decoration."""
    for figure, spot in examined.of(Figure):
        if figure.path is not None and figure.alt is None:
            yield Flaw(
                spot,
                f"the figure {figure.path} has no text for those who cannot see it",
                'describe it in alt; alt="" says it is decoration',
            )


@rule("empty-heading", "warning", "a section has no title")
def empty_heading(examined: Examined) -> Iterator[Flaw]:
    """Contents, outline and a listener's jump list show its title and nothing else."""
    for section, spot in examined.of(Section):
        if not plain_text(section.title).strip():
            yield Flaw(spot, f"a {section.role} has no title", "give it one")


@rule("heading-too-deep", "warning", "a heading is deeper than level six")
def heading_too_deep(examined: Examined) -> Iterator[Flaw]:
    """Where levels are skipped is not asked: sections within sections cannot skip one."""
    spots = {id(section): spot for section, spot in examined.of(Section)}
    tops = examined.biography.sections
    under_accounts = [
        section for account, _ in examined.of(Account) for section in account.sections
    ]
    for section, level in (*_levels(tops, 1), *_levels(tuple(under_accounts), 2)):
        if level == DEEPEST + 1:
            title = plain_text(section.title)
            yield Flaw(spots[id(section)], f"“{title}” is a heading of level {level}")


def _levels(sections: tuple[Section, ...], level: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, level
        yield from _levels(section.sections, level + 1)


@rule("no-language", "error", "the language of the book is not said")
def no_language(examined: Examined) -> Iterator[Flaw]:
    """Without it nothing is hyphenated, pronounced or indexed as it should be."""
    if examined.biography.lang is None:
        yield Flaw(examined.root, "the book does not say its language", 'set lang, as in "en-GB"')


@rule("script-without-language", "warning", "words in another script do not say their language")
def script_without_language(examined: Examined) -> Iterator[Flaw]:
    """Two letters at least: a lone α is a sign, not a word."""
    for text, spot in examined.of(Text):
        found = foreign_script(text.value, spot.lang)
        if found is not None:
            yield _script_flaw(spot, *found)


def _script_flaw(spot: Spot, script: str, found: str) -> Flaw:
    shown = found if len(found) <= 12 else f"{found[:12]}…"
    return Flaw(
        spot,
        f"“{shown}” is {script} script within the language {spot.lang or 'not said'}",
        "say its language: [words]{lang=…}",
    )


@rule("table-without-header", "warning", "a table does not say what its columns are")
def table_without_header(examined: Examined) -> Iterator[Flaw]:
    """A header row, or a header cell at the head of every row."""
    for table, spot in examined.of(Table):
        if lacks_header(table):
            yield Flaw(spot, "the table has no header row", "say what its columns are")


@rule("link-without-words", "warning", "a link has nothing to read or click")
def link_without_words(examined: Examined) -> Iterator[Flaw]:
    """A listener hears the words of a link, not where it goes."""
    for link, spot in examined.of(Link):
        if not plain_text(link.content).strip():
            yield Flaw(spot, f"the link to {link.url} has no words", "say what it leads to")
