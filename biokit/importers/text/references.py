"""A list of references that was copied too: which number stands for which."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from biokit.importers.text.pieces import Listing, Piece, Prose

ENTRY = re.compile(
    r"(?:(?P<number>\d{1,3})\.\s*)?"
    r"(?:[\^↑]\s*(?:(?:Jump up to:?|Hochspringen nach:?)\s*)?"
    r"(?:[a-z]{1,2}(?:\s[a-z]{1,2})*\s(?=[^a-z]))?"
    r"(?:[\d.]+\s)*)?"
    r"(?P<words>\S.*)"
)


class Reference(msgspec.Struct, frozen=True, gc=False):
    """An entry: its label, its words, and how the input wrote it."""

    label: str
    words: str
    line: int
    whole: str


def references_in(pieces: Sequence[Piece], labels: Collection[str]) -> tuple[Reference, ...]:
    """The entries of a section of references, if it is sure which is which.

    Sure is a list with its numbers, or one whose entries (`^ Author …`) are exactly as many as the
    highest number in the text. Any other stays a part of the text, and its numbers unresolved.
    """
    lines: list[tuple[int, str]] = []
    for piece in pieces:
        match piece:
            case Prose(number, text):
                lines.append((number, text))
            case Listing(_, items, mark, start):
                counted = enumerate(items, start or 0)
                lines += [
                    (number, text if start is None else f"{at}{mark} {text}")
                    for at, (number, text) in counted
                ]
                if start is None:
                    return ()
            case _:
                return ()
    return _numbered(lines, labels)


def _numbered(lines: Sequence[tuple[int, str]], labels: Collection[str]) -> tuple[Reference, ...]:
    numbers = {int(label) for label in labels if label.isdecimal()}
    if not lines or not numbers:
        return ()
    entries = []
    for place, (line, text) in enumerate(lines, 1):
        found = ENTRY.fullmatch(text)
        arrow = text.startswith(("^", "↑"))
        if found is None or (found["number"] is None and not arrow):
            return ()
        if found["number"] is not None and int(found["number"]) != place:
            return ()
        entries.append(Reference(str(place), found["words"], line, text))
    explicit = all(re.match(r"\d", text) for _, text in lines)
    if explicit:
        return tuple(entries) if max(numbers) <= len(entries) else ()
    return tuple(entries) if max(numbers) == len(entries) else ()
