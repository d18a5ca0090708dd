"""Three texts made one: as it was read in, as an author has it now, and as it is read in now.

Texts are taken block by block, a paragraph or whatever stands between blank lines. What only one
side changed is as that side has it. Where both changed the same block, or put different ones into
the same place, the author's stands and the other is told. So no edit of an author's is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

import msgspec

__all__ = ["Conflict", "Merged", "blocks_of", "changed_blocks", "merged"]

Blocks: TypeAlias = tuple[str, ...]
LIKE_ENOUGH = 0.5
"""Of the words of two blocks, how much is the same if one is the other changed."""
NEAR = 12
"""Blocks that are looked at to find the one that another was before."""
NOTE = re.compile(r"\[\^([^\]\s]+)\]")
DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*(.*)", re.DOTALL)
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class Conflict(msgspec.Struct, frozen=True):
    """One place that both changed."""

    before: Blocks
    """As it was read in."""
    author: Blocks
    """What stands."""
    input: Blocks
    """What does not."""


class Merged(msgspec.Struct, frozen=True):
    """What came of it."""

    text: str
    conflicts: tuple[Conflict, ...] = ()
    taken: int = 0
    """Blocks of the input's that are new in the author's text, or gone from it."""


def blocks_of(text: str) -> Blocks:
    """The blocks of a text, without the blank lines around them."""
    return tuple(map(_bare, _whole_blocks(text)))


def _whole_blocks(text: str) -> Blocks:
    """The blocks with the blank lines after them; those in a fence of code are its own."""
    made: list[str] = []
    fence: str | None = None
    ended = True
    for line in _lines(text):
        mark = FENCE.match(line)
        if not line.strip() and made and fence is None:
            ended = True
        elif ended and line.strip():
            made.append("")
            ended = False
        fence = _fence_after(fence, mark[1] if mark else None, line)
        if made:
            made[-1] += line
    return tuple(made)


def _fence_after(fence: str | None, mark: str | None, line: str) -> str | None:
    """The fence that is open after a line: what opens one, or closes the one that is open."""
    if fence is None:
        return mark
    closes = mark is not None and mark.startswith(fence) and not line.strip(" \t\r\n`~")
    return None if closes else fence


def _lines(text: str) -> list[str]:
    """Lines with their ends; only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _bare(block: str) -> str:
    return "\n".join(line.rstrip() for line in block.strip("\r\n").split("\n")).rstrip()


def changed_blocks(before: str, after: str) -> int:
    """How many blocks differ between two texts."""
    matcher = _matcher(blocks_of(before), blocks_of(after))
    return sum(
        max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    )


def merged(before: str, author: str, new: str) -> Merged:
    """The author's text with what the input changed.

    Args:
        before: as it was read in when it was last.
        author: as the author has it; what is not changed is kept to the letter.
        new: as it is read in now.
    """
    new = with_labels(before, author, new)
    if author == before:
        return Merged(new, taken=changed_blocks(before, new))
    if new == before:
        return Merged(author)
    base, own_blocks = blocks_of(before), _whole_blocks(author)
    mine = _sides(base, blocks_of(author), own_blocks)
    theirs = _sides(base, blocks_of(new), _whole_blocks(new))
    made: list[str] = []
    conflicts: list[Conflict] = []
    taken = 0
    for place, (kept, came) in enumerate(zip(mine, theirs, strict=True)):
        was: Blocks = () if place % 2 == 0 else (base[place // 2],)
        own, other = tuple(map(_bare, kept)), tuple(map(_bare, came))
        if own == was and other != was:
            made += came
            taken += max(len(other), len(was))
        else:
            made += kept
        if was not in {own, other} and own != other:
            conflicts.append(Conflict(was, own, other))
    text = _joined(made, author) if taken else author
    return Merged(text, tuple(conflicts), taken)


def _joined(blocks: Sequence[str], author: str) -> str:
    """Blocks as a text, with the author's line ends, and a blank line wherever one is wanted."""
    end = "\r\n" if "\r\n" in author else "\n"
    made: list[str] = []
    for block in blocks:
        body = block.rstrip("\r\n")
        after = block[len(body) :]
        apart = after if after.count("\n") > 1 else end + end
        made.append(re.sub(r"\r?\n", end, body) + apart)
    return "".join(made).rstrip() + end


# ------------------------------------------------------------------------------------- alignment


def _matcher(one: Blocks, other: Blocks) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _sides(base: Blocks, side: Blocks, as_written: Blocks) -> list[Blocks]:
    """What one side has in each gap and for each block: gap, block, gap, … gap.

    Args:
        base: the blocks of what both began with.
        side: those of one side.
        as_written: the same as they are to be kept.
    """
    made: list[Blocks] = [() for _ in range(2 * len(base) + 1)]
    for tag, i1, i2, j1, j2 in _matcher(base, side).get_opcodes():
        if tag == "equal":
            pairs: list[int | None] = list(range(i2 - i1))
        else:
            pairs = _replaced(base[i1:i2], side[j1:j2])
        gap = i1
        for place, block in zip(pairs, as_written[j1:j2], strict=True):
            if place is None:
                made[2 * gap] = (*made[2 * gap], block)
            else:
                gap = i1 + place + 1
                made[2 * gap - 1] = (block,)
    return made


def _replaced(base: Blocks, side: Blocks) -> list[int | None]:
    """For each block of a changed run the place of the block that it is the changed form of."""
    if len(base) == len(side):
        return list(range(len(base)))
    made: list[int | None] = []
    first = 0
    for block in side:
        near = range(first, min(len(base), first + NEAR))
        found = next((at for at in near if _alike(base[at], block)), None)
        first = first if found is None else found + 1
        made.append(found)
    return made


def _alike(one: str, other: str) -> bool:
    words = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return words.quick_ratio() >= LIKE_ENOUGH and words.ratio() >= LIKE_ENOUGH


# ----------------------------------------------------------------------------------------- notes


def with_labels(before: str, author: str, new: str) -> str:
    """The new text with the labels of notes that it had before.

    Notes are numbered as they come, so that one note more would change every paragraph after it. A
    note that says the same keeps its label; one that is new gets one that neither text has.
    """
    was, now = _notes_in(before), _notes_in(new)
    if not now or not was:
        return new
    labels = _paired(was, now)
    taken = {*was, *_notes_in(author), *NOTE.findall(author)}
    for label in now:
        if label not in labels:
            labels[label] = _free(label, taken)
        taken.add(labels[label])
    return _outside_code(new, lambda text: NOTE.sub(lambda m: f"[^{labels.get(m[1], m[1])}]", text))


def _notes_in(text: str) -> dict[str, str]:
    """The notes that a text defines: what they say, by label, in the order of their calls."""
    blocks = blocks_of(text)
    defined: dict[str, str] = {}
    label = None
    for block in blocks:
        found = DEFINITION.match(block)
        if found:
            label = found[1]
            defined[label] = found[2]
        elif label is not None and block.startswith("    "):
            defined[label] += f"\n\n{block}"
        else:
            label = None
    return defined


def _paired(was: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    """Old labels by new ones: of notes that say the same, then of those between them in order."""
    old, new = list(was), list(now)
    pairs: dict[str, str] = {}
    matcher = _matcher(tuple(was.values()), tuple(now.values()))
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
            pairs |= dict(zip(new[j1:j2], old[i1:i2], strict=True))
    return pairs


def _free(label: str, taken: set[str]) -> str:
    if label not in taken:
        return label
    stem = re.sub(r"-?\d+$", "", label)
    number = 1 + max((int(one) for one in taken if one.isdecimal()), default=0)
    while (made := f"{stem}-{number}" if stem else str(number)) in taken:
        number += 1
    return made


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text changed, but for what stands in code, in a fence or in the line."""
    made: list[str] = []
    fence: str | None = None
    for line in _lines(text):
        mark = FENCE.match(line)
        if fence is None and mark:
            fence = mark[1]
        elif fence is not None:
            fence = _fence_after(fence, mark[1] if mark else None, line)
        else:
            parts = re.split(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", line)
            made.append(_with_code(parts, change))
            continue
        made.append(line)
    return "".join(made)


def _with_code(parts: Sequence[str], change: Callable[[str], str]) -> str:
    """A line split at its code: words, ticks, code, and again."""
    made = ""
    for place, part in enumerate(parts):
        match place % 3:
            case 0:
                made += change(part)
            case 1:
                made += part
            case _:
                made += part + parts[place - 1]
    return made
