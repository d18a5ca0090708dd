"""Sources that nobody describes: an imported article's `[3]`, printed as the number it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeGuard

from biokit.citing.base import Entry
from biokit.citing.csl.pieces import Pieces
from biokit.citing.inlines import Run, ended, join, merged, text
from biokit.citing.terms import Terms
from biokit.model.nodes import CitationItem
from biokit.model.sources import Item, Source

ShortForm = Callable[[Source], Pieces]


def is_lacking(source: Source | None) -> TypeGuard[Source]:
    """Whether all that is known of a source is that something cites it."""
    return source is not None and source.state == "unresolved" and source.item == Item()


def grouped(
    items: Sequence[CitationItem], sources: Mapping[str, Source]
) -> list[list[CitationItem]]:
    """Neighbouring bare references that one account leaves undescribed are said in one breath."""
    groups: list[list[CitationItem]] = []
    for item in items:
        last = groups[-1][-1] if groups else None
        together = (
            last is not None
            and _is_bare(item, sources)
            and _is_bare(last, sources)
            and sources[item.source].within == sources[last.source].within
        )
        if together:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _is_bare(item: CitationItem, sources: Mapping[str, Source]) -> bool:
    bare = not (item.locators or item.prefix or item.suffix or item.quoted)
    return bare and is_lacking(sources.get(item.source))


def reference_words(
    group: Sequence[CitationItem],
    sources: Mapping[str, Source],
    words: Terms,
    short_form: ShortForm,
) -> Pieces:
    """`Wikipedia, references 3 and 4 (not given in the text read)`."""
    first = sources[group[0].source]
    labels = [sources[item.source].label or item.source for item in group]
    term = words.reference if len(labels) == 1 else words.references
    named = f"{term.format(labels=_listed(labels, words))} ({words.unresolved})"
    account = sources.get(first.within or "")
    return (named,) if account is None else (*short_form(account), ", ", named)


def _listed(labels: Sequence[str], words: Terms) -> str:
    if len(labels) == 1:
        return labels[0]
    return f"{', '.join(labels[:-1])} {words.conjunction} {labels[-1]}"


def missing_entries(
    cited: Iterable[str], sources: Mapping[str, Source], words: Terms, named: Mapping[str, Run]
) -> list[Entry]:
    """What a bibliography says of cited sources that it cannot describe.

    Args:
        cited: keys of sources.
        sources: by key.
        words: of the book's language.
        named: what the style calls the accounts that cite them, by key.
    """
    keys = list(cited)
    entries = [Entry(key, ended(text(key))) for key in sorted(set(keys) - set(sources))]
    lacking = [sources[key] for key in keys if key in sources and is_lacking(sources[key])]
    by_account: dict[str, list[Source]] = {}
    for source in sorted(lacking, key=_label_key):
        by_account.setdefault(source.within or "", []).append(source)
    for account, each in sorted(by_account.items()):
        labels = _listed(_ranges([source.label or source.id for source in each]), words)
        before, _, after = words.missing_references.partition("{account}")
        name = named.get(account) or text(account)
        run = merged((*text(before), *name, *text(after.format(labels=labels))))
        entries.append(Entry(f"{account or 'references'}-unresolved", ended(join((run,)))))
    return entries


def _ranges(labels: Sequence[str]) -> list[str]:
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
