"""Cuts a run of inlines by places in its plain text."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.model.nodes import (
    CrossReference,
    Emphasis,
    Foreign,
    Inline,
    InlineImage,
    Link,
    Note,
    SmallCapitals,
    Span,
    Strong,
    Text,
)
from biokit.model.walk import altered, plain_text, walk

__all__ = ["Run", "cut", "obstacles", "wholes"]

Run = tuple[Inline, ...]
Stretch = tuple[int, int]

_Divisible = Emphasis | Strong | SmallCapitals | Foreign | Span
"""Two of them side by side look like one; other inlines stay whole."""
_Obstacle = Link | CrossReference | Note | InlineImage
"""What cannot stand in a link."""


def cut(run: Run, place: int, *, keep: bool) -> tuple[Run, Run]:
    """What stands before a place in the run's plain text, and what after it.

    Args:
        run: its inlines; those that cannot be divided are not, and go left.
        place: a number of characters.
        keep: whether what has no words of its own and stands there goes left too.
    """
    left: list[Inline] = []
    for number, part in enumerate(run):
        length = len(plain_text(part))
        if place < length or (place == length == 0 and not keep):
            if place == 0:
                return tuple(left), run[number:]
            before, after = _divided(part, place, keep=keep)
            return (*left, *before), (*after, *run[number + 1 :])
        left.append(part)
        place -= length
    return tuple(left), ()


def _divided(part: Inline, place: int, *, keep: bool) -> tuple[Run, Run]:
    match part:
        case Text(value):
            before = altered(part, value=value[:place])
            return (before,), (altered(part, value=value[place:], id=None),)
        case Emphasis() | Strong() | SmallCapitals() | Foreign() | Span():
            left, right = cut(part.content, place, keep=keep)
            return (altered(part, content=left),), (altered(part, content=right, id=None),)
        case _:
            return (part,), ()


def obstacles(run: Run, start: int = 0) -> Iterator[Stretch]:
    """The stretches of a run's plain text that cannot be part of a link."""
    for part in run:
        end = start + len(plain_text(part))
        if isinstance(part, _Divisible):
            yield from obstacles(part.content, start)
        elif any(isinstance(inner, _Obstacle) for inner in walk(part)):
            yield start, end
        start = end


def wholes(run: Run, start: int = 0) -> Iterator[Stretch]:
    """The stretches of a run's plain text that cannot be divided."""
    for part in run:
        end = start + len(plain_text(part))
        if isinstance(part, _Divisible):
            yield from wholes(part.content, start)
        elif not isinstance(part, Text):
            yield start, end
        start = end
