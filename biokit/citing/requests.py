"""The model's citations and sources as the engine takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from biokit.citing.base import Cite
from biokit.citing.bilingual import Script, Titles, in_scripts, leading
from biokit.citing.csl.authored import authored
from biokit.citing.csl.clusters import Citing, Cluster
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.locales import Locale
from biokit.citing.csl.numbers import is_several
from biokit.citing.csl.pieces import Pieces, plain
from biokit.citing.csl.references import Reference, reference
from biokit.citing.terms import Terms
from biokit.citing.unresolved import ShortForm, grouped, is_lacking, reference_words
from biokit.model.nodes import CitationItem, Locator
from biokit.model.sources import Source


def references_of(
    sources: Iterable[Source], lang: str | None = None, titles: Titles = "auto"
) -> dict[str, Reference]:
    """The sources that are described, by id, as CSL items.

    Args:
        sources: any.
        lang: of the book.
        titles: which script of a title or a name leads.
    """
    return {
        source.id: _reference(source, leading(source, lang, titles))
        for source in sources
        if not is_lacking(source)
    }


@lru_cache(maxsize=16384)
def _reference(source: Source, script: Script) -> Reference:
    return reference({**in_scripts(source, script), "id": source.id})


def clusters_of(
    cites: Sequence[Cite],
    sources: Mapping[str, Source],
    words: Terms,
    locale: Locale,
    short_form: ShortForm,
) -> list[Cluster]:
    """The citations, those of sources that nobody describes with their words filled in.

    Args:
        cites: in their order.
        sources: by id.
        words: of the book's language.
        locale: the style's words for parts of a work.
        short_form: what the style calls a source cited before.
    """
    return [
        Cluster(
            tuple(
                _citing(group, sources, words, locale, short_form)
                for group in grouped(cite.items, sources)
            ),
            note=cite.note,
            scope=cite.scope,
            apart=cite.apart,
            narrative=cite.narrative,
            alone=cite.alone,
        )
        for cite in cites
    ]


def _citing(
    group: Sequence[CitationItem],
    sources: Mapping[str, Source],
    words: Terms,
    locale: Locale,
    short_form: ShortForm,
) -> Citing:
    item = group[0]
    source = sources.get(item.source)
    lacking = is_lacking(source)
    locator, label = _located(item.locators, locale)
    return Citing(
        item.source,
        locator=locator,
        label=label,
        prefix=authored(item.prefix),
        suffix=_suffix(item),
        quoted=item.quoted or "",
        suppress_author=item.suppress_author,
        instead=reference_words(group, sources, words, short_form) if lacking else (),
        verbatim=rich_text((source and source.verbatim) or ""),
        siglum=(source.siglum or "") if source is not None else "",
    )


def _located(locators: Sequence[Locator], locale: Locale) -> tuple[str, str]:
    """CSL knows one locator: a page within a volume is `2:326`, and others follow in words."""
    match locators:
        case ():
            return "", "page"
        case (Locator("volume", volume), Locator("page", page), *rest):
            return _with_rest(f"{volume}:{page}", rest, locale), "page"
        case (Locator(label, value), *rest):
            return _with_rest(value, rest, locale), label.replace(" ", "-")
        case _:
            return "", "page"


def _with_rest(value: str, rest: Sequence[Locator], locale: Locale) -> str:
    return ", ".join((value, *(_worded(each, locale) for each in rest)))


def _worded(locator: Locator, locale: Locale) -> str:
    """`chap. 3`, in the style's language."""
    name = locator.label.replace(" ", "-")
    label = locale.word(name, "short", plural=is_several(locator.value)) or locator.label
    return f"{label} {locator.value}"


def _suffix(item: CitationItem) -> Pieces:
    """The author's own words after the cite, with the comma that the text's syntax leaves out."""
    own = authored(item.suffix)
    opens = plain(own)[:1]
    return (", ", *own) if opens.isalnum() or opens in tuple("“‘«\"'*") else own
