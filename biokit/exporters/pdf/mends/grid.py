"""The lines of a page: after what is set off, the text comes back to them.

A quotation with half a line above it, a picture, a table stand between the lines that text has on
every page. CSS would have the paragraph after them come back by `block-step-size`, which WeasyPrint
70 does not know; so the space before such a paragraph is rounded up from outside.

https://drafts.csswg.org/css-rhythm/#block-step
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from biokit.exporters.pdf.layout.weasy import Box
from biokit.exporters.swapping import swapped

__all__ = ["kept"]

NEAR = 0.02
"""Pixels by which a line may miss the grid: lengths are floats."""


class _Grid(msgspec.Struct, frozen=True):
    """In CSS pixels."""

    top: float
    """Where the first line of every page begins."""
    step: float
    """From line to line."""


@contextmanager
def kept() -> Iterator[None]:
    """Within it, paragraphs of a section stand on the lines of the page.

    The grid is that of the body: it begins where the body does, in steps of its line height.
    """
    from weasyprint.layout import block

    lay_out = block.block_level_layout
    grid: _Grid | None = None

    def on_the_grid(context: object, box: Box, *others: Any, **more: object) -> object:  # noqa: ANN401
        nonlocal grid
        match others:
            case (bottom_space, skip_stack, around, *rest):
                if box.element_tag == "body":
                    step = _leading(box)
                    grid = None if step is None else _Grid(around.content_box_y(), step)
                elif grid and skip_stack is None and _is_text(box, around, grid):
                    rest = _on(grid, box, rest)
                return lay_out(context, box, bottom_space, skip_stack, around, *rest, **more)
            case _:  # as the layouts of flexible boxes and grids call it
                return lay_out(context, box, *others, **more)

    with swapped(block, "block_level_layout", on_the_grid):
        yield


def _leading(box: Box) -> float | None:
    """A box's line height, if it is a length: it may be a bare number, or `normal`."""
    said = box.style["line_height"]
    return said.value if getattr(said, "unit", None) == "px" and said.value > 1 else None


def _is_text(box: Box, around: Box, grid: _Grid) -> bool:
    """Whether it is a paragraph of the text itself, set with the leading of the text."""
    if box.element_tag != "p" or around.element_tag != "section":
        return False
    leading = _leading(box)
    return leading is not None and abs(leading - grid.step) < NEAR


def _on(grid: _Grid, box: Box, others: list[object]) -> list[object]:
    """What else `block_level_layout` is given, with a margin that puts the box on the grid."""
    match others:
        case [False, absolute, fixed, list(adjoining), *rest]:
            margins = [*adjoining, _rounded(box, adjoining, grid)]
            return [False, absolute, fixed, margins, *rest]
        case _:  # the page has nothing yet: the box begins it
            return others


def _rounded(box: Box, adjoining: list[float], grid: _Grid) -> float:
    """A margin above it that puts it on the grid, with those that it has; 0 if they do."""
    own = box.margin_top if isinstance(box.margin_top, float | int) else 0.0
    margins = [*adjoining, own]
    below = min(0.0, *margins)
    collapsed = max(0.0, *margins) + below
    over: float = (box.position_y + collapsed - grid.top) % grid.step
    if over < NEAR or grid.step - over < NEAR:
        return 0.0
    return collapsed - below + grid.step - over
