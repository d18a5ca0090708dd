"""Rules of access: what a reader needs who listens, enlarges, or cannot see the pictures."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.checks.base import Examined, Flaw, Spot, rule
from biokit.model.nodes import (
    Account,
    Citation,
    Figure,
    IndexMark,
    Link,
    Note,
    Section,
    Table,
    Text,
)
from biokit.model.sources import Source
from biokit.model.walk import Part, plain_text, walk
from biokit.projections.access import DEEPEST, UNTITLED, lacks_header
from biokit.projections.matter import TEMPLATED
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


@rule("note-in-description", "warning", "a picture's description holds what is left out of it")
def note_in_description(examined: Examined) -> Iterator[Flaw]:
    """Print has no descriptions, so nothing in one has a number, and no index leads there."""
    numbered: dict[type[Part], str] = {
        Note: "a note",
        Citation: "a citation",
        IndexMark: "a mark for the index",
    }
    for figure, spot in examined.of(Figure):
        kinds = dict.fromkeys(type(part) for block in figure.description for part in walk(block))
        for kind in kinds:
            if kind in numbered:
                said = f"the description of a picture holds {numbered[kind]}, which no book has"
                yield Flaw(spot, said, "put it in the caption or the text")


@rule("empty-heading", "warning", "a section has no title")
def empty_heading(examined: Examined) -> Iterator[Flaw]:
    """Contents, outline and a listener's jump list show its title and nothing else."""
    for section, spot in examined.of(Section):
        named = section.role in UNTITLED | TEMPLATED or plain_text(section.title).strip()
        if not named:
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
    return Flaw(
        spot,
        f"“{_shown(found)}” is {script} script within the language {spot.lang or 'not said'}",
        "say its language: [words]{lang=…}",
    )


def _shown(words: str) -> str:
    return words if len(words) <= 12 else f"{words[:12]}…"


@rule("source-without-language", "warning", "a source in another script does not say its language")
def source_without_language(examined: Examined) -> Iterator[Flaw]:
    """Its title and names are printed wherever it is cited."""
    for source, spot in examined.of(Source):
        item = source.item
        if item.language is not None:
            continue
        names = (name for role in (item.author, item.editor, item.translator) for name in role)
        said = [item.title, item.container_title, item.publisher]
        said += [part for name in names for part in (name.literal, name.family, name.given)]
        found = (foreign_script(words, examined.biography.lang) for words in said if words)
        first = next(filter(None, found), None)
        if first is not None:
            yield Flaw(
                spot,
                f"“{_shown(first[1])}”, in a source, is {first[0]} script",
                'say its language: "language": "…"',
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
