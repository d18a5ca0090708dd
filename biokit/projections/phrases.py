"""The words a keyed note is found by: the opening of the clause it is called in.

A phrase is where it stands in a run's plain text, `(start, end)`, so that it can be tried out
before anything is changed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

__all__ = ["phrases"]

ENOUGH = 3
"""Words that a reader can find; a shorter clause takes the one before it."""
WHOLE, OPENING = 8, 6
"""A clause of so many words is given whole; of a longer one, its opening."""
TRIES = 24
"""Longer phrases that are tried before a phrase is given up as never unique."""

_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\s{_HAN}]*[^\W_{_HAN}][^\s{_HAN}]*")
_CLAUSE = re.compile(r"[.,;:!?…]+[”’»\"')\]]*\s+|\s*[—–]\s*|[。，；：！？、]+[”’」』]*|\n")
_WEAK = 3
"""Letters of the articles and prepositions that no phrase ends with."""
_MARKS = {"“": "”", "‘": "’", "«": "»", "„": "“", "‚": "‘", "(": ")", "[": "]", '"': '"'}
_LETTER = re.compile(r"\w")

Phrase = tuple[int, int]


def phrases(text: str, start: int, end: int, begins: int | None = None) -> tuple[Phrase, ...]:
    """The phrase that opens the last clause of `text[start:end]`, then longer and longer ones.

    Args:
        text: a run's plain text.
        start: where the words begin that the note may be about.
        end: where its call stands.
        begins: where the words it is about begin, if the author says so.
    """
    words = [found.span() for found in _WORD.finditer(text, start, end)]
    if not words:
        return ()
    clause = _clause(text, words, end) if begins is None else begins
    first = next((n for n, (_, stop) in enumerate(words) if stop > clause), len(words) - 1)
    last = _opening(text, words, first)
    made = (_trimmed(text, words[i][0], words[j - 1][1]) for i, j in _longer(first, last, words))
    return tuple(dict.fromkeys(itertools.islice(made, TRIES)))


def _clause(text: str, words: Sequence[Phrase], end: int) -> int:
    """Where the last clause begins that has words enough."""
    breaks = [found.end() for found in _CLAUSE.finditer(text, words[0][0], end)]
    for begins in reversed(breaks):
        if sum(start >= begins for start, _ in words) >= ENOUGH:
            return begins
    return words[0][0]


def _opening(text: str, words: Sequence[Phrase], first: int) -> int:
    """The word before which the opening ends."""
    if len(words) - first <= WHOLE:
        return len(words)
    last = first + OPENING
    while last - first > ENOUGH and _is_weak(text[slice(*words[last - 1])]):
        last -= 1
    return _balanced(text, words, first, last)


def _balanced(text: str, words: Sequence[Phrase], first: int, last: int) -> int:
    """The same, but not in the middle of words between marks, if a little less or more will do."""
    # In German “ is the closing mark.
    pairs = ("„“", "«»", "「」") if "„" in text else ("“”", "«»", "「」")
    fewer, more = range(last - 1, first + 1, -1), range(last + 1, first + 2 * WHOLE + 1)
    for number in itertools.chain((last,), fewer, more):
        if number <= len(words):
            said = text[words[first][0] : words[number - 1][1]]
            if all(said.count(pair[0]) == said.count(pair[1]) for pair in pairs):
                return number
    return last


def _is_weak(word: str) -> bool:
    return len(word) <= _WEAK and word.islower()


def _longer(first: int, last: int, words: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """On to the call word by word, then back to where the words begin."""
    yield first, last
    yield from ((first, further) for further in range(last + 1, len(words) + 1))
    yield from ((before, len(words)) for before in range(first - 1, -1, -1))


def _trimmed(text: str, start: int, end: int) -> Phrase:
    """Without punctuation at its edges, unless it is one of a pair that the phrase holds."""
    letters = [found.start() for found in _LETTER.finditer(text, start, end)]
    first, last = letters[0], letters[-1] + 1
    if first > start and _MARKS.get(text[first - 1], "\0") in text[first:last]:
        first -= 1
    if last < end and any(text[last] == _MARKS.get(sign) for sign in text[first:last]):
        last += 1
    return first, last
