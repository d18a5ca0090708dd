"""What floats is painted where it stands in the text.

CSS has floats painted before all text of the page (https://www.w3.org/TR/CSS21/zindex.html), so the
dropped letter of a chapter would come before the chapter's title in the file, and be read so by
whatever knows no tags: most searches, and many who copy. Nothing lies under a float here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from biokit.exporters.pdf.layout.weasy import Box
from biokit.exporters.swapping import swapped

__all__ = ["in_order"]


@contextmanager
def in_order() -> Iterator[None]:
    """Within it a page is painted in the order of its text."""
    from weasyprint import stacking
    from weasyprint.formatting_structure import boxes

    dispatch: Callable[..., Box] = stacking._dispatch_children  # noqa: SLF001 (pinned)

    def in_place(box: Box, *others: object) -> Box:  # WeasyPrint's own signature
        # Within a line, or a part of one, nothing but parts of lines can be painted.
        if isinstance(box, boxes.ParentBox) and not isinstance(
            box, boxes.InlineBox | boxes.LineBox
        ):
            for child in box.children:
                real = getattr(child, "_box", child)
                if real.is_floated() and real.style["position"] == "static":
                    real.is_floated = _no
        return dispatch(box, *others)

    with swapped(stacking, "_dispatch_children", in_place):
        yield


def _no() -> bool:
    return False
