"""The lines of a page: after what is set off, the text comes back to them.

A quotation with half a line above it, a picture, a table stand between the lines that text has on
every page. CSS would have the paragraph after them come back by `block-step-size`, which WeasyPrint
70 does not know; so the space before such a paragraph is rounded up from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from biokit.exporters.pdf.weasy import Box
from biokit.exporters.swapping import swapped

__all__ = ["kept"]

PX = 0.75
"""A CSS pixel in points."""

NEAR = 0.02
"""Pixels by which a line may miss the grid: lengths are floats."""


@contextmanager
def kept(head: float, leading: float) -> Iterator[None]:
    """Within it, paragraphs of a section stand on the lines of the page.

    Args:
        head: the margin above the first line, in points.
        leading: from line to line, in points.
    """
    from weasyprint.layout import block

    lay_out = block.block_level_layout
    top, step = head / PX, leading / PX

    def on_the_grid(  # noqa: PLR0913, PLR0917 (WeasyPrint's own signature)
        context: object,
        box: Box,
        bottom_space: float,
        skip_stack: object,
        around: Box,
        page_is_empty: bool = True,  # noqa: FBT001, FBT002
        absolute: object = None,
        fixed: object = None,
        adjoining: list[float] | None = None,
        *others: object,
        **more: object,
    ) -> object:
        margins = list(adjoining or ())
        if skip_stack is None and not page_is_empty and _is_text(box, around, step):
            margins.append(_rounded(box, margins, top, step))
        return lay_out(
            context,
            box,
            bottom_space,
            skip_stack,
            around,
            page_is_empty,
            absolute,
            fixed,
            margins,
            *others,
            **more,
        )

    with swapped(block, "block_level_layout", on_the_grid):
        yield


def _is_text(box: Box, around: Box, step: float) -> bool:
    """Whether it is a paragraph of the text itself, set with the leading of the text."""
    if box.element_tag != "p" or around.element_tag != "section":
        return False
    leading = box.style["line_height"]  # a length, or a bare number, or `normal`
    return getattr(leading, "unit", None) == "px" and abs(leading.value - step) < NEAR


def _rounded(box: Box, adjoining: list[float], top: float, step: float) -> float:
    """The margin above it that puts it on the grid: the one it would have, or a little more."""
    own = box.margin_top if isinstance(box.margin_top, float | int) else 0.0
    margins = [*adjoining, own]
    collapsed = max(0.0, *margins) + min(0.0, *margins)
    over: float = (box.position_y + collapsed - top) % step
    if over < NEAR or step - over < NEAR:
        return 0.0
    return collapsed + step - over - min(0.0, *margins)
