"""The bibliography: which parts it has, what stands in each, and how that is laid out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from biokit.citing.base import Entry, Part
from biokit.citing.inlines import is_apart, spaced, text
from biokit.citing.terms import Terms
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.kinds import is_unprinted, kind_of
from biokit.model.nodes import (
    Block,
    CitationItem,
    Definition,
    DefinitionList,
    Derived,
    Inline,
    List,
    ListItem,
    Paragraph,
    Section,
    Span,
    Text,
)
from biokit.model.sources import Source
from biokit.model.walk import altered, plain_text, rebuilt, seek, walk
from biokit.projections.holdings import Holding, collections_in, holdings

__all__ = ["Listing", "divided", "filled", "listings", "parts"]

Sections = tuple[Section, ...]

MADE = "bibliography-part"
"""The class of sections that nobody wrote: they go again if nothing stands in them."""

WIDEST_NUMBER = 6
"""Characters that the margin of a numbered bibliography has room for: `[1234]`."""


class Listing(msgspec.Struct, frozen=True):
    """A place in the text where sources are listed, and which."""

    place: Derived
    holdings: tuple[Holding, ...]
    """What each repository holds; all in one that has no name, where they do not matter."""


def divided(sections: Sections, edition: Edition, words: Terms) -> Sections:
    """The sections with a place for every source, in the parts that the edition wants.

    An author's own parts stand as they are; what none of them asks for has a last one.
    """
    places = [part for part in seek(sections, frozenset({Derived})) if _is_place(part)]
    if not places:
        return sections
    if any(map(_chooses, places)):
        return sections if not all(map(_chooses, places)) else _with_rest(sections, words)
    if edition.bibliography_parts == "one":
        return sections

    def divide(part: msgspec.Struct) -> msgspec.Struct:
        match part:
            case Section(blocks=blocks) if any(map(_is_place, blocks)):
                own = tuple(block for block in blocks if not _is_place(block))
                return altered(part, blocks=own, sections=(*_by_kind(words), *part.sections))
            case _:
                return part

    return rebuilt(sections, divide)


def _is_place(part: object) -> bool:
    return isinstance(part, Derived) and part.what == "bibliography"


def _chooses(part: object) -> bool:
    match part:
        case Derived(kinds=(), printed=None, keyword=None):
            return False
        case _:
            return True


def _by_kind(words: Terms) -> tuple[Section, ...]:
    papers = Derived(
        "bibliography", ("archive", "manuscript", "letter", "diary"), printed=False, by="repository"
    )
    parts = (
        (words.archives, papers),
        (words.interviews, Derived("bibliography", ("interview",))),
        (words.printed_sources, Derived("bibliography", ("printed-primary", "letter", "diary"))),
        (words.literature, Derived("bibliography", ("secondary", "tertiary", "dataset"))),
        (words.press, Derived("bibliography", ("press",))),
        (words.recordings, Derived("bibliography", ("audiovisual",))),
        (words.websites, Derived("bibliography", ("web",))),
        (words.other_sources, Derived("bibliography")),
    )
    return tuple(_made(heading, place) for heading, place in parts)


def _made(heading: str, place: Derived) -> Section:
    return Section((Text(heading),), (place,), classes=(MADE,))


def _with_rest(sections: Sections, words: Terms) -> Sections:
    last = max(n for n, section in enumerate(sections) if any(map(_is_place, walk(section))))
    rest = _made(words.other_sources, Derived("bibliography"))
    whole = altered(sections[last], sections=(*sections[last].sections, rest))
    return (*sections[:last], whole, *sections[last + 1 :])


def listings(sections: Sections, biography: Biography) -> tuple[Listing, ...]:
    """The places of a book with the cited sources that stand in each; the first that asks has it.

    One that chooses nothing has what no other chooses, wherever it stands.
    """
    parts = tuple(seek(sections, frozenset({CitationItem, Derived})))
    cited = {part.source for part in parts if isinstance(part, CitationItem)}
    left = {source.id: source for source in biography.sources if source.id in cited}
    places = [part for part in parts if isinstance(part, Derived) and _is_place(part)]
    found: dict[int, Listing] = {}
    for number, place in sorted(enumerate(places), key=lambda pair: not _chooses(pair[1])):
        own = [source for source in left.values() if _is_wanted(source, place)]
        for source in own:
            del left[source.id]
        found[number] = Listing(place, holdings(own, place.by))
    return tuple(found[number] for number in range(len(places)))


def _is_wanted(source: Source, place: Derived) -> bool:
    return (
        (not place.kinds or kind_of(source) in place.kinds)
        and (place.printed is None or place.printed is not is_unprinted(source))
        and (place.keyword is None or place.keyword in _keywords(source))
    )


def _keywords(source: Source) -> set[str]:
    said = (source.item.keyword or "").replace(";", ",").split(",")
    return {word.strip() for word in said} | set(source.item.categories)


def parts(found: tuple[Listing, ...]) -> tuple[Part, ...]:
    """The lists that a citation style must keep apart."""
    return tuple(
        Part(
            holding.sources,
            "given" if holding.repository else "style",
            ("archive", "archive-place") if holding.repository else (),
        )
        for listing in found
        for holding in listing.holdings
    )


def filled(
    sections: Sections,
    found: tuple[Listing, ...],
    entries: tuple[Entry, ...],
    biography: Biography,
    edition: Edition,
    words: Terms,
) -> Sections:
    """The sections with the lists in their places; made ones that stay empty are gone.

    Entries that no place has, those of sources which nobody describes, stand in the last place
    that chooses nothing.
    """
    sources = {source.id: source for source in biography.sources}
    placed = {key for each in found for holding in each.holdings for key in holding.sources}
    others = tuple(entry for entry in entries if entry.source not in placed)
    rest = next((n for n, each in enumerate(found) if not _chooses(each.place)), None)
    laid = _Layout({entry.source: entry for entry in entries}, sources, edition, words)
    blocks = iter(
        [laid.out(each, others if number == rest else ()) for number, each in enumerate(found)]
    )

    def fill(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        match part:
            case Derived("bibliography"):
                return next(blocks)
            case Section(blocks=(), sections=(), classes=classes) if MADE in classes:
                return ()
            case _:
                return part

    return rebuilt(sections, fill, frozenset({Derived}))


class _Layout:
    """Lists of entries as blocks."""

    def __init__(
        self, entries: dict[str, Entry], sources: dict[str, Source], edition: Edition, words: Terms
    ) -> None:
        self.entries = entries
        self.sources = sources
        self.words = words
        self.marks = edition.unprinted == "asterisk"
        self.explained = False

    def out(self, listing: Listing, others: tuple[Entry, ...]) -> tuple[Block, ...]:
        """What stands in one place."""
        named: list[Definition] = []
        loose: list[tuple[Inline, ...] | Entry] = []
        for holding in listing.holdings:
            lines = list(self._lines(holding, listing.place))
            if not holding.repository:
                loose += lines
            elif lines:
                named.append(Definition(text(holding.repository), self._list(lines)))
        made: tuple[Block, ...] = ()
        if named:
            made = (DefinitionList(tuple(named), classes=("repositories",)),)
        made += self._list([*loose, *others])
        marked = any("unprinted" in getattr(p, "classes", ()) for b in made for p in walk(b))
        if marked and not self.explained:
            self.explained = True
            key = Paragraph(text(self.words.unprinted), classes=("bibliography-key",))
            made = (key, *made)
        return made

    def _lines(self, holding: Holding, place: Derived) -> Iterator[tuple[Inline, ...] | Entry]:
        listed = [key for key in holding.sources if key in self.entries]
        whole: set[str] = set()
        if place.by == "collection":
            for collection, keys in collections_in([self.sources[key] for key in listed]):
                whole.update(keys)
                yield text(collection)
        ordered = listed
        if not holding.repository:
            wanted = set(listed)
            ordered = [key for key in self.entries if key in wanted]
        yield from (self.entries[key] for key in ordered if key not in whole)

    def _list(self, lines: list[tuple[Inline, ...] | Entry]) -> tuple[List, ...]:
        if not lines:
            return ()
        items = tuple(map(self._item, lines))
        tight = all(len(item.blocks) == 1 for item in items)
        return (List(items, tight=tight, classes=("bibliography", *_margin(lines))),)

    def _item(self, line: tuple[Inline, ...] | Entry) -> ListItem:
        if not isinstance(line, Entry):
            return ListItem((Paragraph(line),))
        content = spaced(line.content)
        source = self.sources.get(line.source)
        if self.marks and source is not None and is_unprinted(source):
            content = _marked(content)
        entry = Paragraph(content, id=f"source-{line.source}")
        if not line.annotation:
            return ListItem((entry,))
        return ListItem((entry, Paragraph(line.annotation, classes=("annotation",))))


def _marked(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """An asterisk before the first word; a number in the margin stays alone."""
    mark = Span((Text("*"),), classes=("unprinted",))
    match content:
        case (margin, Span() as inline, *rest) if is_apart(margin):
            return (margin, altered(inline, content=(mark, *inline.content)), *rest)
        case _:
            return (mark, *content)


def _margin(lines: list[tuple[Inline, ...] | Entry]) -> tuple[str, ...]:
    """The classes of a list whose entries have their numbers or labels in a margin."""
    labels = [
        plain_text(line.content[:1])
        for line in lines
        if isinstance(line, Entry)
        and line.content
        and isinstance(line.content[0], Span)
        and "csl-left-margin" in line.content[0].classes
    ]
    if not labels:
        return ()
    return ("numbered",) if max(map(len, labels)) <= WIDEST_NUMBER else ("numbered", "labelled")
