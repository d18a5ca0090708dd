"""The rights of several inputs as those of one book, so that it can meet what each of them asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biokit.model.edition import Rights

__all__ = ["combined"]

FAMILY = re.compile(r"CC-(?P<terms>BY(?:-NC)?(?:-SA|-ND)?)-(?P<version>\d+\.\d+)(?:-.*)?")
STRICT = frozenset({"SA", "ND"})
"""Terms that want the whole to be under the same."""
SENTENCE = re.compile(r"(?:[.!?]\s+|\n)(?=\S)")
"""Where one sentence ends and the next begins."""
FREE = re.compile(r"CC0-.*|CC-PDDC|.*public.domain.*", re.IGNORECASE)


def combined(rights: Sequence[Rights | None]) -> Rights | None:
    """What has to be said of a book that is made from several inputs.

    Every attribution is kept, each a line; what all of them end with is said once, in the last. Of
    licences of one family the most demanding is the book's; of others each is named in the
    statement, and the book has none.
    """
    known = list(dict.fromkeys(one for one in rights if one is not None and one != Rights()))
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    licensed = [one for one in known if one.licence or one.licence_url]
    first = _most_demanding(licensed)
    said = [] if first is not None else [_line_on(one) for one in licensed]
    return Rights(
        statement=_joined([*(one.statement for one in known), *said]),
        holder=_only({one.holder for one in known if one.holder}),
        year=max((one.year for one in known if one.year is not None), default=None),
        licence=first.licence if first else None,
        licence_url=first.licence_url if first else None,
        attribution=_listed(known),
    )


def _only(said: set[str]) -> str | None:
    return next(iter(said)) if len(said) == 1 else None


def _joined(parts: Sequence[str | None]) -> str | None:
    """Different sentences one after another."""
    kept = list(dict.fromkeys(part.strip() for part in parts if part and part.strip()))
    return " ".join(kept) or None


def _listed(known: Sequence[Rights]) -> str | None:
    """What the inputs' licences ask to be said, each with where it came from, line by line."""
    said = [one.attribution or _owner(one) for one in known]
    closing = _closing([words for words in said if words])
    lines: list[str] = []
    for one, words in zip(known, said, strict=True):
        own = words.removesuffix(closing).rstrip()
        address = "" if (one.source_url or "") in words else f" {one.source_url}"
        lines += f"{own}{address}".strip().split("\n")
    return "\n".join(dict.fromkeys(line for line in (*lines, closing) if line)) or None


def _owner(one: Rights) -> str:
    return f"© {one.year or ''} {one.holder}".replace("  ", " ") if one.holder else ""


def _closing(said: Sequence[str]) -> str:
    """The sentences with which all attributions end: such as `Used under CC BY-SA 4.0`."""
    first = said[0] if len(said) > 1 else ""
    ends = (first[found.end() :] for found in SENTENCE.finditer(first))
    return next((end for end in ends if all(words.endswith(end) for words in said)), "")


def _line_on(one: Rights) -> str:
    """`Parts of this book: CC-BY-SA-4.0, https://…`."""
    named = ", ".join(part for part in (one.licence, one.licence_url) if part)
    return f"Parts of this book are under {named}."


def _most_demanding(licensed: Sequence[Rights]) -> Rights | None:
    """The one whose terms hold all others'; `None` if no licence can stand for all.

    Share-alike wants its own terms for the whole, and no-derivatives is kept by nothing else.
    """
    bound = [one for one in licensed if not FREE.fullmatch(one.licence or "")]
    if len({one.licence for one in bound}) <= 1:
        return next(iter(bound or licensed), None)
    found = [FAMILY.fullmatch(one.licence or "") for one in bound]
    named = [each for each in found if each is not None]
    terms = [frozenset(each["terms"].split("-")) for each in named]
    largest = max(terms, key=len, default=frozenset())
    holds = all(one <= largest and (one == largest or not one & STRICT) for one in terms)
    if len(named) < len(bound) or not holds:
        return None
    latest = max(each["version"] for each, one in zip(named, terms, strict=True) if one == largest)
    return next(
        rights
        for rights, each, one in zip(bound, named, terms, strict=True)
        if one == largest and each["version"] == latest
    )
