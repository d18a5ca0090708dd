"""A citation style at work: citations and entries from sources, in the order they are met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial

from msgspec import structs

from biokit.citing.base import USUAL, Cite, Entry, Formatted, Manner
from biokit.citing.catalogue import find_locale
from biokit.citing.csl.clusters import Citing, Cluster
from biokit.citing.csl.engine import Program, Settings, run
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.locales import Locale, locale_for
from biokit.citing.csl.pieces import Pieces
from biokit.citing.csl.reading import read_locale
from biokit.citing.csl.references import Reference
from biokit.citing.csl.syntax import LocaleSheet, StyleSheet
from biokit.citing.csl.typesetting import typeset
from biokit.citing.inlines import Run, ended
from biokit.citing.requests import clusters_of, references_of
from biokit.citing.terms import terms
from biokit.citing.unresolved import is_lacking, missing_entries
from biokit.diagnostics import Finding
from biokit.model.sources import Source

__all__ = ["Running", "locale_of"]


class Running:
    """A CSL style, compiled. It keeps nothing between calls, so that threads may share it.

    Args:
        name: the id it was found by.
        sheet: what its file says.
    """

    def __init__(self, name: str, sheet: StyleSheet) -> None:
        self.name = name
        self.kind = sheet.kind
        self.program = Program(sheet)

    def format(
        self,
        cites: Sequence[Cite],
        sources: Mapping[str, Source],
        lang: str | None,
        manner: Manner = USUAL,
    ) -> Formatted:
        """Format `cites`, given in the order the reader meets them, and their bibliography.

        A source that is not in `sources` is printed by its id; an *unresolved* one as what it is.

        Args:
            cites: the citations.
            sources: by id.
            lang: of the book, a BCP 47 tag; of its dialects the style's own is taken.
            manner: how the book cites beyond what its style says.
        """
        locale = locale_of(self.program.sheet, lang)
        references = references_of(sources.values(), lang, manner.titles)
        short = partial(_short_form, self.program, locale, references)
        clusters = clusters_of(cites, sources, terms(lang), locale, short)
        if self.kind == "in-text":
            clusters = [structs.replace(cluster, alone=True) for cluster in clusters]
        settings = Settings(
            listed=manner.listed,
            cjk_in_full=manner.cjk_names == "whole",
            sigla=manner.sigla,
            parts=manner.parts,
            locales=self._locales(references) if manner.terms == "source" else {},
        )
        made = run(self.program, locale, references, clusters, settings)
        # What the style has no entry for stands as in a first note, if the book wants it listed.
        unlisted = manner.bibliography == "all"
        entries = [
            Entry(
                key,
                self._entry(sources[key], pieces, locale)
                or (self._first_note(key, locale, references) if unlisted else ()),
                _annotation(references[key], manner, locale),
            )
            for key, pieces in made.entries
        ]
        entries = [entry for entry in entries if entry.content]
        cited = dict.fromkeys(item.source for cite in cites for item in cite.items)
        accounts = {source.within for source in map(sources.get, cited) if is_lacking(source)}
        named = {
            key: typeset(short(sources[key]), locale) for key in accounts if key and key in sources
        }
        entries += missing_entries(cited, sources, terms(lang), named)
        return Formatted(
            tuple(typeset(pieces, locale) for pieces in made.citations),
            tuple(entries),
            tuple(map(self._loss_of_place, made.unplaced)),
        )

    def _entry(self, source: Source, pieces: Pieces, locale: Locale) -> Run:
        """A line of the bibliography; what is given in words alone stands in them among notes."""
        if source.verbatim and self.kind == "note":
            return ended(typeset(rich_text(source.verbatim), locale))
        return typeset(pieces, locale)

    def _locales(self, references: Mapping[str, Reference]) -> dict[str, Locale]:
        """The locale of each source that names its language."""
        return {
            key: locale_of(self.program.sheet, reference.language)
            for key, reference in references.items()
            if reference.language
        }

    def _loss_of_place(self, key: str) -> Finding:
        return Finding(
            "loss-locator",
            f"the style {self.name} prints no place in {key}, which a citation gives",
            hint="choose another style, or say the place in the citation's own words",
            words=key,
        )

    def left_out(self, sources: Iterable[Source], lang: str | None) -> tuple[str, ...]:
        """Ids of the sources that this style has no entry for, though it has a bibliography."""
        if self.program.bibliography is None:
            return ()
        sources = tuple(sources)
        references = references_of(sources, lang)
        locale = locale_of(self.program.sheet, lang)
        made = run(self.program, locale, references, (), Settings(listed=tuple(references)))
        worded = {source.id for source in sources if source.verbatim and self.kind == "note"}
        return tuple(key for key, pieces in made.entries if not pieces and key not in worded)

    def in_full(self, source: Source, lang: str | None) -> Run:
        """A source by itself: as its first note has it or, without notes, as its entry does."""
        locale = locale_of(self.program.sheet, lang)
        references = references_of((source,), lang)
        if source.id not in references:
            return ()
        entries = run(self.program, locale, references, (), Settings(listed=(source.id,))).entries
        if self.kind == "in-text" and entries:
            return typeset(entries[0][1], locale)
        return self._first_note(source.id, locale, references)

    def _first_note(self, key: str, locale: Locale, references: Mapping[str, Reference]) -> Run:
        first = Cluster((Citing(key, position="first"),))
        made = run(self.program, locale, references, (first,), Settings())
        return typeset(made.citations[0], locale)


def _annotation(reference: Reference, manner: Manner, locale: Locale) -> Run:
    if manner.annotations == "none":
        return ()
    return typeset(rich_text(reference.texts.get(manner.annotations, "")), locale)


def _short_form(
    program: Program, locale: Locale, references: Mapping[str, Reference], source: Source
) -> Pieces:
    """What the style calls a source that has been cited before."""
    if source.siglum:
        return (source.siglum,)
    again = Cluster((Citing(source.id, position="subsequent"),), alone=False)
    return run(program, locale, references, (again,), Settings()).citations[0]


@cache
def _locale_sheet(tag: str) -> LocaleSheet | None:
    found = find_locale(tag)
    return None if found is None else read_locale(found.content, found.path)


@lru_cache(maxsize=64)
def _locale(sheet: StyleSheet, lang: str | None) -> Locale:
    return locale_for(lang, sheet.locales, _locale_sheet)


def locale_of(sheet: StyleSheet, lang: str | None) -> Locale:
    """The locale a style has for a language: in a dialect of its own, if it names one of that."""
    own = sheet.default_locale
    if own and (not lang or own.partition("-")[0] == lang.partition("-")[0]):
        return _locale(sheet, own)
    return _locale(sheet, lang)
