"""The style that comes built in, `biokit-notes`: full form first, then short; plain and exact.

It reads every kind of source alike: who, what, in what, who published it, when, where in it. It
never prints *ibid.*, which says nothing where notes are read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from biokit.citing.base import Cite, Entry, Formatted
from biokit.citing.inlines import Run, around, ended, join, link, quoted, text, work
from biokit.citing.terms import Terms, terms
from biokit.model.dates import Date, printed
from biokit.model.nodes import CitationItem, Locator
from biokit.model.sources import Item, ItemDate, ItemName, Source

PARTS_OF_WORKS = frozenset(
    {
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "chapter",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "paper-conference",
        "post",
        "post-weblog",
        "review",
        "review-book",
        "song",
        "speech",
        "webpage",
    }
)
"""Types whose title is set in quotation marks; the container's is set in italic."""

UNTITLED = frozenset({"personal_communication", "interview", "manuscript", "document"})
"""Types whose title is often a description: roman, without marks."""

LABELS = {
    "page": ("p.", "pp."),
    "chapter": ("chap.", "chaps."),
    "section": ("sec.", "secs."),
    "volume": ("vol.", "vols."),
    "folio": ("fol.", "fols."),
    "line": ("l.", "ll."),
    "note": ("n.", "nn."),
    "number": ("no.", "nos."),
    "paragraph": ("para.", "paras."),
    "part": ("pt.", "pts."),
    "verse": ("v.", "vv."),
    "column": ("col.", "cols."),
    "figure": ("fig.", "figs."),
    "book": ("bk.", "bks."),
}
SEVERAL = re.compile(r"[\divxlcIVXLC]+[rv]?\s?[–,&]")
"""A locator's value that is a range or a list of numbers, not a heading that holds a comma."""

AUTHORS_BEFORE_ET_AL = 3


class BuiltinNotes:
    """Notes with a bibliography."""

    name = "biokit-notes"
    kind: Literal["note", "in-text"] = "note"

    def format(
        self, cites: Sequence[Cite], sources: Mapping[str, Source], lang: str | None
    ) -> Formatted:
        """Format all citations, then the entries of the sources cited, authors first."""
        words = terms(lang)
        seen: dict[str, set[str]] = {}
        citations = tuple(
            _citation(cite, sources, seen.setdefault(cite.scope, set()), words, lang)
            for cite in cites
        )
        cited = {item.source for cite in cites for item in cite.items}
        return Formatted(citations, _entries(cited, sources, words, lang))


def _citation(
    cite: Cite, sources: Mapping[str, Source], seen: set[str], words: Terms, lang: str | None
) -> Run:
    parts: list[Run] = []
    for group in _grouped(cite.items, sources):
        if len(group) > 1 or _is_bare_unresolved(group[0], sources):
            parts.append(_missing(group, sources, words))
            continue
        item = group[0]
        source = sources.get(item.source)
        if source is None:
            core = text(item.source)
        elif item.source in seen:
            core = _short(source, item, words)
        else:
            core = _full(source, item, words, lang)
            seen.add(item.source)
        located = join((core, _locators(item.locators)))
        quotation = quoted(item.quoted, words)
        parts.append(join((join((item.prefix, located), " "), quotation, item.suffix)))
    run = join(parts, "; ")
    return ended(run) if cite.note and cite.alone else run


def _grouped(
    items: tuple[CitationItem, ...], sources: Mapping[str, Source]
) -> list[list[CitationItem]]:
    """Neighbouring bare references whose descriptions one account lacks are said in one breath."""
    groups: list[list[CitationItem]] = []
    for item in items:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and _is_bare_unresolved(item, sources)
            and _is_bare_unresolved(last, sources)
            and sources[item.source].within == sources[last.source].within
        ):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _is_bare_unresolved(item: CitationItem, sources: Mapping[str, Source]) -> bool:
    source = sources.get(item.source)
    bare = not (item.locators or item.prefix or item.suffix or item.quoted)
    return source is not None and source.state == "unresolved" and bare


def _missing(group: list[CitationItem], sources: Mapping[str, Source], words: Terms) -> Run:
    first = sources[group[0].source]
    labels = [sources[item.source].label or item.source for item in group]
    term = words.reference if len(labels) == 1 else words.references
    named = text(term.format(labels=_listed(labels, words)))
    account = sources.get(first.within or "")
    where = _short(account, CitationItem(account.id), words) if account is not None else ()
    return join((where, (*named, *text(f" ({words.unresolved})"))))


def _listed(labels: list[str], words: Terms) -> str:
    if len(labels) == 1:
        return labels[0]
    return f"{', '.join(labels[:-1])} {words.conjunction} {labels[-1]}"


def _full(source: Source, item: CitationItem, words: Terms, lang: str | None) -> Run:
    described = source.item
    if source.state == "unresolved" and described == Item():
        return _missing([item], {source.id: source}, words)
    names = () if item.suppress_author else _names(described.author or described.editor, words)
    first_line = join((names, _title(source, words), _container(described, words)))
    publication = around("(", _publication(described, words, lang), ")")
    return join(
        (
            join((first_line, publication), " ") or text(source.id),
            _archive(described),
            _accessed(described, words, lang),
            link(described.URL),
        )
    )


def _short(source: Source, item: CitationItem, words: Terms) -> Run:
    if source.siglum:
        return work(source.siglum) if source.item.type == "book" else text(source.siglum)
    described = source.item
    names = described.author or described.editor
    author = () if item.suppress_author else text(_surnames(names, words))
    title = described.title_short or described.shortTitle or described.title
    container = () if names else work(described.container_title)
    shown = _styled_title(title, described, words)
    return join((author, shown, container)) or text(source.id)


def _entries(
    cited: set[str], sources: Mapping[str, Source], words: Terms, lang: str | None
) -> tuple[Entry, ...]:
    found = [sources[key] for key in cited if key in sources]
    described = [source for source in found if source.state == "resolved" or source.item != Item()]
    described.sort(key=_sort_key)
    entries = [Entry(source.id, _entry(source, words, lang)) for source in described]
    entries += [Entry(key, ended(text(key))) for key in sorted(cited - set(sources))]
    missing: dict[str, list[Source]] = {}
    for source in sorted(found, key=_label_key):
        if source not in described:
            missing.setdefault(source.within or "", []).append(source)
    for within, lacking in sorted(missing.items()):
        entries.append(_missing_entry(within, lacking, sources, words))
    return tuple(entries)


def _missing_entry(
    within: str, lacking: list[Source], sources: Mapping[str, Source], words: Terms
) -> Entry:
    account = sources.get(within)
    named = _short(account, CitationItem(within), words) if account is not None else text(within)
    labels = _listed(_ranges([source.label or source.id for source in lacking]), words)
    before, _, after = words.missing_references.partition("{account}")
    run = join((text(before), named, text(after.format(labels=labels))), "")
    return Entry(f"{within or 'references'}-unresolved", ended(run))


def _ranges(labels: list[str]) -> list[str]:
    """Numbers that follow each other as ranges: `1–3`, `7`."""
    ranges: list[list[str]] = []
    for label in labels:
        last = ranges[-1][-1] if ranges else ""
        if last.isdecimal() and label.isdecimal() and int(label) == int(last) + 1:
            ranges[-1].append(label)
        else:
            ranges.append([label])
    listed: list[str] = []
    for run in ranges:
        listed += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else run
    return listed


def _label_key(source: Source) -> tuple[str, int, str]:
    label = source.label or source.id
    return (source.within or "", int(label) if label.isdecimal() else 0, label)


def _sort_key(source: Source) -> tuple[str, str, str, str]:
    item = source.item
    names = item.author or item.editor
    first = names[0] if names else ItemName()
    filed = first.family or first.literal or item.title or source.id
    titled = (item.title or "").casefold()
    # The id last: two articles of one title must not change places from run to run.
    return (filed.casefold(), (first.given or "").casefold(), titled, source.id)


def _entry(source: Source, words: Terms, lang: str | None) -> Run:
    item = source.item
    siglum = text(f"[{source.siglum}]") if source.siglum else ()
    names = _names(item.author or item.editor, words, filed=True)
    main = (
        names,
        _title(source, words),
        join((_container(item, words), _pages(item))),
        _publication(item, words, lang),
        _archive(item),
        _accessed(item, words, lang),
        link(item.URL),
    )
    run = join((ended(part) for part in main if part), " ")
    return join((siglum, run or ended(text(source.id))), " ")


def _title(source: Source, words: Terms) -> Run:
    return _styled_title(source.item.title, source.item, words)


def _styled_title(title: str | None, item: Item, words: Terms) -> Run:
    if item.type in PARTS_OF_WORKS:
        return quoted(title, words)
    if item.type in UNTITLED:
        return text(title)
    lang = item.language
    return work(title, lang)


def _container(item: Item, words: Terms) -> Run:
    volume = text(item.volume)
    issue = around("no. ", text(item.issue), "")
    numbered = join((volume, issue))
    container = join((work(item.container_title), numbered), " ")
    edited = _names(item.editor, words) if item.author and item.editor else ()
    translated = _names(item.translator, words)
    return join(
        (
            container,
            _phrase(words.edited_by, "names", edited),
            _phrase(words.translated_by, "names", translated),
        )
    )


def _phrase(term: str, slot: str, run: Run) -> Run:
    before, _, after = term.partition("{" + slot + "}")
    return around(before, run, after)


def _publication(item: Item, words: Terms, lang: str | None) -> Run:
    where = join((text(item.publisher_place), text(item.publisher)), ": ")
    return join((where, _date(item.issued, words, lang)))


def _date(date: ItemDate | None, words: Terms, lang: str | None) -> Run:
    """The date in the house's print; a form of CSL that cannot be read stays as it is."""
    if date is None:
        return ()
    if date.literal or date.raw:
        return text(date.literal or date.raw)
    edtf = date.edtf or "/".join("-".join(_padded(parts)) for parts in date.date_parts)
    if not edtf:
        return text(words.no_date)
    try:
        return text(printed(Date(edtf + ("~" if date.circa else "")), lang or "en"))
    except ValueError:
        return text(edtf)


def _padded(parts: tuple[int | str, ...]) -> list[str]:
    widths = (4, 2, 2)
    return [str(part).zfill(width) for part, width in zip(parts, widths, strict=False)]


def _pages(item: Item) -> Run:
    return text(str(item.page).replace("-", "–")) if item.page is not None else ()


def _archive(item: Item) -> Run:
    return join(
        text(part)
        for part in (
            item.call_number,
            item.archive_collection,
            item.archive_location,
            item.archive,
            item.archive_place,
        )
    )


def _accessed(item: Item, words: Terms, lang: str | None) -> Run:
    return _phrase(words.accessed, "date", _date(item.accessed, words, lang))


def _locators(locators: tuple[Locator, ...]) -> Run:
    match locators:
        case (Locator("volume", volume), Locator("page", page)):
            return text(f"{volume}:{_dashed(page)}")
        case _:
            return join(text(_locator(locator)) for locator in locators)


def _locator(locator: Locator) -> str:
    value = _dashed(locator.value)
    if locator.label not in LABELS:
        return f"{locator.label} {value}"
    single, several = LABELS[locator.label]
    return f"{several if SEVERAL.match(value) else single} {value}"


def _dashed(value: str) -> str:
    """Ranges of numbers take an en dash; words keep their hyphens."""
    return value.replace("-", "–") if any(sign.isdigit() for sign in value) else value


def _names(names: tuple[ItemName, ...], words: Terms, *, filed: bool = False) -> Run:
    shown = [_name(name, filed=filed and index == 0) for index, name in enumerate(names)]
    if len(shown) > AUTHORS_BEFORE_ET_AL and not filed:
        return text(f"{shown[0]} et al.")
    if len(shown) > 1:
        return text(f"{', '.join(shown[:-1])} {words.conjunction} {shown[-1]}")
    return text("".join(shown))


def _name(name: ItemName, *, filed: bool) -> str:
    if name.literal:
        return name.literal
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    if family and given and _is_east_asian(family + given):
        return family + given
    suffix = f", {name.suffix}" if name.suffix else ""
    if filed and given:
        return f"{family}, {given}{suffix}"
    return f"{given} {family}".strip() + suffix


def _is_east_asian(name: str) -> bool:
    return all("\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7af" for sign in name)


def _surnames(names: tuple[ItemName, ...], words: Terms) -> str:
    """The names a short form goes by; a Chinese name is never cut to its family name."""
    shown = [
        _name(name, filed=False)
        if name.literal or _is_east_asian((name.family or "") + (name.given or ""))
        else " ".join(part for part in (name.non_dropping_particle, name.family) if part)
        or name.given
        or ""
        for name in names
    ]
    if len(shown) > AUTHORS_BEFORE_ET_AL:
        return f"{shown[0]} et al."
    return _listed(shown, words) if shown else ""
