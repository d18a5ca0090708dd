"""Lines are broken where they are full: a fault of WeasyPrint's mended from outside.

WeasyPrint 70 measures a run of text with the space at its end, which hangs. Where the words fit in
the line and the space does not, it believes that the first word is too long, and breaks after it:
“Royal”, and the rest of the entry, up to a link, on the next line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import inf

from biokit.exporters.swapping import swapped

__all__ = ["mended"]

RESUME = 2
"""Where in what WeasyPrint returns it says at which byte the next line begins; `None` at none."""


@contextmanager
def mended() -> Iterator[None]:
    """Within it a space that hangs at the end of a line takes no room."""
    from weasyprint.layout import inline

    split = inline.split_first_line

    def split_where_full(  # WeasyPrint's own signature
        text: str,
        style: Mapping[str, object],
        context: object,
        max_width: float | None,
        spacing: float,
        **more: object,
    ) -> tuple[object, ...]:
        found: tuple[object, ...] = split(text, style, context, max_width, spacing, **more)
        if found[RESUME] is None or not text.endswith(" ") or max_width is None:
            return found
        if style["white_space"] not in ("normal", "pre-line"):
            return found
        words: tuple[object, ...] = split(
            text.rstrip(" "), style, context, max_width, spacing, **more
        )
        if words[RESUME] is not None:
            return found
        whole: tuple[object, ...] = split(text, style, context, inf, spacing, **more)
        return whole

    with swapped(inline, "split_first_line", split_where_full):
        yield
