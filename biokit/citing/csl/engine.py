"""A style run over a document: numbers, disambiguation, sorting, positions, then the words.

Nothing here is kept between runs, so that one compiled style may serve several threads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import structs

from biokit.citing.csl import bibliography, collapsing
from biokit.citing.csl.clusters import Citing, Cluster, Standing
from biokit.citing.csl.cursor import UNTOLD, Cursor, NameList, Told
from biokit.citing.csl.disambiguation import Disambiguation, Seen, suffix_letters
from biokit.citing.csl.elements import Compiler
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.locales import Locale
from biokit.citing.csl.pieces import Box, Pieces, found, plain, with_pieces
from biokit.citing.csl.positions import standings
from biokit.citing.csl.references import Reference
from biokit.citing.csl.said import FIRST_NOTE, AreaName
from biokit.citing.csl.sigla import Sigla, by_siglum, verbatim
from biokit.citing.csl.sorting import ordered, sort_keys
from biokit.citing.csl.syntax import Area, Branch, Choose, Element, Group, Look, Names, StyleSheet

NOT_TELLING = frozenset(("accessed", "URL"))
"""Variables that do not keep a reader from confusing two items."""


class Program:
    """A style, compiled."""

    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet
        self.citation = sheet.citation
        self.bibliography = sheet.bibliography
        cites = Compiler(sheet, "citation", sheet.citation.names.over(sheet.names))
        self.render_cite = cites.sequence(sheet.citation.layout.children)
        self.cite_keys = sort_keys(sheet, sheet.citation, "citation")
        self.conditions = _disambiguating_conditions(sheet)
        if sheet.bibliography is None:
            return
        area = sheet.bibliography
        entries = Compiler(sheet, "bibliography", area.names.over(sheet.names))
        children = area.layout.children
        self.render_entry = entries.sequence(children)
        self.render_first = entries.sequence(children[:1])
        self.render_rest = entries.sequence(children[1:])
        self.entry_keys = sort_keys(sheet, area, "bibliography")


class Settings(msgspec.Struct, frozen=True):
    """What a caller may ask beyond CSL."""

    listed: tuple[str, ...] = ()
    """Items that are in the bibliography whether they are cited or not, before those that are."""
    cjk_in_full: bool = False
    """A short form never cuts a name in Chinese characters."""
    sigla: Sigla = "after-first"
    parts: tuple[bibliography.Part, ...] = ()
    """Lists of their own in the bibliography, in the order of printing; numbers run on as if it
    were one list."""
    unprinted: str | None = None
    """What stands for a cite in which the style prints nothing, so that it is not lost; `None` is
    the item's title or, without one, its id."""
    locales: Mapping[str, Locale] = {}
    """Locales by item id, for items whose terms are in their own language and not the book's."""


class Printed(msgspec.Struct, frozen=True):
    """What a run makes."""

    citations: tuple[Pieces, ...]
    entries: tuple[tuple[str, Pieces], ...]
    missing: tuple[str, ...] = ()
    """Ids that are cited and are no reference's."""
    unplaced: tuple[str, ...] = ()
    """Ids of items whose place the author gave, in a cite in which the style prints none."""


def run(
    program: Program,
    locale: Locale,
    references: Mapping[str, Reference],
    clusters: Sequence[Cluster],
    settings: Settings,
) -> Printed:
    """Format the citations, given in the order the reader meets them, and the bibliography."""
    return _Run(program, locale, references, settings).printed(clusters)


class _Run:
    def __init__(
        self,
        program: Program,
        locale: Locale,
        references: Mapping[str, Reference],
        settings: Settings,
    ) -> None:
        self.program = program
        self.locale = locale
        self.references = references
        self.settings = settings
        self.told: dict[str, Told] = {}
        self.numbers: dict[str, int] = {}
        self.first_notes: dict[str, int] = {}
        self.repeated: frozenset[str] = frozenset()
        self.unplaced: dict[str, None] = {}
        area = program.citation
        self.tells = area.add_names or area.add_givenname or area.add_year_suffix

    def printed(self, clusters: Sequence[Cluster]) -> Printed:
        cited = dict.fromkeys(
            [*self.settings.listed, *(cite.id for each in clusters for cite in each.cites)]
        )
        ids = [key for key in cited if key in self.references]
        self.numbers = {key: number for number, key in enumerate(ids, 1)}
        order = self._bibliography_order(ids)
        self.numbers = {key: number for number, key in enumerate(order, 1)}
        self.repeated = self._repeated(clusters, ids)
        self._disambiguate(order, ids)
        arranged = [self._arranged(cluster) for cluster in clusters]
        placed = standings(arranged, self.program.citation.near_note_distance)
        for cluster, found_ in zip(arranged, placed, strict=True):
            for cite, standing in zip(cluster.cites, found_, strict=True):
                self.first_notes.setdefault(cite.id, standing.first_note or cluster.note)
        citations = tuple(
            self._citation(cluster, found_)
            for cluster, found_ in zip(arranged, placed, strict=True)
        )
        missing = tuple(key for key in cited if key not in self.references)
        entries = tuple(self._entries(order))
        return Printed(citations, entries, missing, tuple(self.unplaced))

    def _repeated(self, clusters: Sequence[Cluster], ids: list[str]) -> frozenset[str]:
        """Items that stand somewhere in their short form; in the text, any may.

        Where a style tells items apart by more than a condition, all are looked at.
        """
        shortens = self.program.citation.names.et_al_subsequent_min is not None
        if self.program.sheet.kind != "note" or shortens or self.tells:
            return frozenset(ids)
        placed = standings(clusters, self.program.citation.near_note_distance)
        return frozenset(
            cite.id
            for cluster, found_ in zip(clusters, placed, strict=True)
            for cite, standing in zip(cluster.cites, found_, strict=True)
            if standing.position == "subsequent"
        )

    def _cursor(self, key: str, area: AreaName = "citation", *, sorting: bool = False) -> Cursor:
        return Cursor(
            self.references[key],
            self._locale_of(key),
            area=area,
            cjk_in_full=self.settings.cjk_in_full,
            told=self._told_for(key, sorting=sorting),
            number=self.numbers.get(key, 0),
            first_note=self.first_notes.get(key, 0),
            sorting=sorting,
        )

    def _locale_of(self, key: str) -> Locale:
        return self.settings.locales.get(key, self.locale)

    def _told_for(self, key: str, *, sorting: bool) -> Told:
        told = self.told.get(key, UNTOLD)
        return Told(year_suffix=told.year_suffix) if sorting else told

    def _bibliography_order(self, ids: list[str]) -> list[str]:
        if self.program.bibliography is None:
            return ids
        return ordered(
            ids,
            lambda key: self._cursor(key, "bibliography", sorting=True),
            self.program.entry_keys,
        )

    def _arranged(self, cluster: Cluster) -> Cluster:
        """With its cites in the style's order; what is missing stays where it is."""
        keys = self.program.cite_keys
        if (
            not keys
            or len(cluster.cites) < 2
            or any(c.id not in self.references for c in cluster.cites)
        ):
            return cluster
        # What the keys leave level stands in the order of its suffixes: 1987a before 1987b.
        keys = (*keys, (_suffix, False))
        cites = ordered(cluster.cites, lambda cite: self._cursor(cite.id, sorting=True), keys)
        return structs.replace(cluster, cites=tuple(cites))

    # ------------------------------------------------------------------------- disambiguation

    def _see(self, key: str, told: Told) -> Seen:
        cursor = Cursor(
            self.references[key],
            self._locale_of(key),
            cjk_in_full=self.settings.cjk_in_full,
            told=told,
            # Where an item has a short form, that is where it can be confused with others.
            position="subsequent" if key in self.repeated else "first",
            first_note=self.numbers[key],
        )
        cursor.lists = []
        # The note of the first cite tells items apart, unless a condition is all there is to do so.
        cursor.hidden = NOT_TELLING if self.tells else NOT_TELLING | {FIRST_NOTE}
        pieces, _ = self.program.render_cite(cursor)
        return Seen(plain(pieces), tuple(cursor.lists))

    def _named_in_order(self, order: Sequence[str]) -> list[NameList]:
        """Everybody whom the bibliography is sorted by."""
        lists: list[NameList] = []
        for key in order if self.program.bibliography is not None else ():
            for value, _ in self.program.entry_keys:
                cursor = self._cursor(key, "bibliography", sorting=True)
                cursor.lists = []
                value(cursor)
                lists += cursor.lists
        return lists

    def _disambiguate(self, order: Sequence[str], ids: Sequence[str]) -> None:
        area = self.program.citation
        if not (
            area.add_names or area.add_givenname or area.add_year_suffix or self.program.conditions
        ):
            return
        by_name = area.add_givenname and area.givenname_rule != "by-cite"
        others = self._named_in_order(order) if by_name else []
        work = Disambiguation(ids, area, self._see, others, conditions=self.program.conditions)
        self.told = work.run()
        if not area.add_year_suffix:
            return
        rank = {key: place for place, key in enumerate(order)}
        for group in work.still_ambiguous():
            for number, key in enumerate(sorted(group, key=rank.__getitem__)):
                told = self.told[key]
                self.told[key] = Told(
                    told.names, told.given, told.conditions, suffix_letters(number)
                )

    # ------------------------------------------------------------------------------- citations

    def _citation(self, cluster: Cluster, placed: tuple[Standing, ...]) -> Pieces:
        if cluster.narrative and cluster.cites:
            return self._narrative(cluster, placed)
        area = self.program.citation
        rendered = [
            self._cite(cite, standing, area)
            for cite, standing in zip(cluster.cites, placed, strict=True)
        ]
        if len(cluster.cites) == 1 and cluster.cites[0].author_only:
            return rendered[0].pieces
        is_note = self.program.sheet.kind == "note"
        pieces = collapsing.put_together(
            rendered, area, notes=is_note, sentences=is_note and cluster.alone
        )
        return laid_out(pieces, area.layout.look) if cluster.alone else pieces

    def _narrative(self, cluster: Cluster, placed: tuple[Standing, ...]) -> Pieces:
        """`Greville (1850, 12)`: the names, then the citation without them."""
        first = cluster.cites[0]
        names = self._cite(
            structs.replace(first, author_only=True), placed[0], self.program.citation
        ).pieces
        rest = (structs.replace(first, suppress_author=True), *cluster.cites[1:])
        citation = self._citation(structs.replace(cluster, cites=rest, narrative=False), placed)
        return (*names, " ", *citation) if names else citation

    def _cite(self, cite: Citing, standing: Standing, area: Area) -> collapsing.Rendered:
        if cite.instead:
            return collapsing.Rendered(cite, cite.instead)
        if cite.id not in self.references:
            return collapsing.Rendered(cite, (cite.id,))
        abbreviated = by_siglum(cite, standing, self.settings.sigla, self.locale)
        if abbreviated:
            return collapsing.Rendered(cite, abbreviated)
        if cite.verbatim and standing.position == "first" and self.program.sheet.kind == "note":
            return collapsing.Rendered(cite, verbatim(cite, self._locale_of(cite.id)))
        pieces = self._rendered(cite, standing, suppress=cite.suppress_author)
        if not pieces and not cite.suppress_author:
            title = self.references[cite.id].texts.get("title", cite.id)
            pieces = rich_text(
                title if self.settings.unprinted is None else self.settings.unprinted
            )
        if cite.locator and standing.position != "ibid" and not any(found(pieces, "locator")):
            self.unplaced[cite.id] = None
        if cite.author_only:
            names = next(found(pieces, "names"), None)
            return collapsing.Rendered(cite, () if names is None else (names,))
        by_year = area.collapse in collapsing.BY_YEAR
        rest = self._rendered(cite, standing, suppress=True) if by_year else ()
        return collapsing.Rendered(cite, pieces, rest, self.numbers.get(cite.id, 0))

    def _rendered(self, cite: Citing, standing: Standing, *, suppress: bool) -> Pieces:
        cursor = Cursor(
            self.references[cite.id],
            self._locale_of(cite.id),
            cjk_in_full=self.settings.cjk_in_full,
            told=self.told.get(cite.id, UNTOLD),
            position=standing.position,
            near=standing.near,
            locator=cite.locator,
            label=cite.label,
            number=self.numbers.get(cite.id, 0),
            first_note=standing.first_note,
            suppress_author=suppress,
        )
        pieces = self.program.render_cite(cursor)[0]
        return bibliography.without_lead(pieces) if suppress else pieces

    # --------------------------------------------------------------------------------- entries

    def _entries(self, order: Sequence[str]) -> list[tuple[str, Pieces]]:
        area = self.program.bibliography
        if area is None:
            return []
        made: list[tuple[str, Pieces]] = []
        for part in bibliography.in_parts(order, self.settings.parts):
            hidden = frozenset(part.without)
            entries = [(key, self._entry(key, area, hidden)) for key in part.sources]
            made += bibliography.with_authors_replaced(entries, area)
        return made

    def _entry(self, key: str, area: Area, hidden: frozenset[str]) -> Pieces:
        cursor = self._cursor(key, "bibliography")
        cursor.hidden = hidden
        look = area.layout.look
        if area.second_field_align is None:
            return laid_out(collapsing.begun(self.program.render_entry(cursor)[0]), look)
        first = collapsing.begun(self.program.render_first(cursor)[0])
        rest = self.program.render_rest(cursor)[0]
        if rest and look.suffix:
            rest = (*rest, look.suffix)
        if first and look.prefix:
            first = (look.prefix, *first)
        return bibliography.aligned(first, rest)


def _suffix(cursor: Cursor) -> str:
    return cursor.told.year_suffix


def laid_out(pieces: Pieces, look: Look) -> Pieces:
    """A layout's content: here, and only here, the affixes are within the format."""
    if not pieces:
        return ()
    last = pieces[-1]
    if isinstance(last, Box) and last.display and look.suffix:
        pieces = (*pieces[:-1], with_pieces(last, (*last.pieces, look.suffix)))
        made: Pieces = (look.prefix, *pieces) if look.prefix else pieces
    else:
        made = tuple(piece for piece in (look.prefix, *pieces, look.suffix) if piece)
    return (Box(made, look.format, quotes=look.quotes),) if look.format or look.quotes else made


def _disambiguating_conditions(sheet: StyleSheet) -> int:
    """How many conditions of the style are `disambiguate`."""

    def count(elements: tuple[Element, ...]) -> int:
        return sum(map(count_one, elements))

    def count_one(element: Element) -> int:
        match element:
            case Group(children=children) | Names(substitute=children):
                return count(children)
            case Choose(branches=branches):
                return sum(map(count_branch, branches))
            case _:
                return 0

    def count_branch(branch: Branch) -> int:
        own = any(test.kind == "disambiguate" for test in branch.tests)
        return own + count(branch.children)

    return count(sheet.citation.layout.children) + sum(count(macro) for _, macro in sheet.macros)


__all__ = ["Printed", "Program", "Settings", "run"]
