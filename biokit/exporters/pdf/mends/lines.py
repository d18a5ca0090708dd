"""Lines are broken where they are full, and no line is broken twice.

WeasyPrint 70 measures a run of text with the space at its end, which hangs. Where the words fit in
the line and the space does not, it believes that the first word is too long, and breaks after it:
“Royal”, and the rest of the entry, up to a link, on the next line.

It also breaks a third of all lines several times over: those at the foot of a page, those whose
notes need room, those of a paragraph that is laid out again. What a line holds depends on its text,
its style and its room alone, so it is remembered as long as a part is laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from math import inf
from typing import Any

from biokit.exporters.swapping import swapped

__all__ = ["broken_once", "mended"]

MOST_LETTERS = 4
"""Letters that fit into a line as long as a letter is high, and more: WeasyPrint's own guess."""
RESUME, WIDTH = 2, 3
"""Where in what WeasyPrint returns it says at which byte the next line begins, `None` at none, and
how wide this one is."""
HAIR = 0.001
"""A part of a pixel: widths are sums of floats."""

Style = Mapping[str, Any]
Broken = tuple[Any, ...]
"""WeasyPrint's layout of the line, its length in bytes, where the next begins, and its measures."""


@contextmanager
def mended() -> Iterator[None]:
    """Within it a space that hangs at the end of a line takes no room."""
    from weasyprint.layout import inline

    split: Callable[..., Broken] = inline.split_first_line

    def split_where_full(  # WeasyPrint's own signature
        text: str,
        style: Style,
        context: object,
        max_width: float | None,
        spacing: float,
        **more: object,
    ) -> Broken:
        found = split(text, style, context, max_width, spacing, **more)
        if found[RESUME] is None or not text.endswith(" ") or max_width is None:
            return found
        if style["white_space"] not in ("normal", "pre-line"):
            return found
        if len(text) > max_width / style["font_size"] * MOST_LETTERS:
            return found  # there is more than a line of it anyway
        words = split(text.rstrip(" "), style, context, max_width, spacing, **more)
        if words[RESUME] is not None:
            return found
        whole = split(text, style, context, inf, spacing, **more)
        # Were the space within the line's width, the line would not fit beside a dropped letter.
        width = min(whole[WIDTH], max_width - HAIR)
        return (*whole[:WIDTH], width, *whole[WIDTH + 1 :])

    with swapped(inline, "split_first_line", split_where_full):
        yield


@contextmanager
def broken_once() -> Iterator[None]:
    """Within it, while one document is laid out, a line that was broken before is not again."""
    from weasyprint.layout import inline

    split: Callable[..., Broken] = inline.split_first_line
    # A style is told by where it lies, so it must not go away.
    known: dict[tuple[object, ...], tuple[Style, Broken]] = {}

    def split_once(
        text: str,
        style: Style,
        context: object,
        max_width: float | None,
        spacing: float,
        **more: object,
    ) -> Broken:
        key = (text, id(style), max_width, spacing, *more.items())
        if key not in known:
            known[key] = style, split(text, style, context, max_width, spacing, **more)
        layout, *measures = known[key][1]
        # Each box of text spaces its own words.
        return (copy(layout), *measures)

    with swapped(inline, "split_first_line", split_once):
        yield
