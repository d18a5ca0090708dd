"""No more than two lines in a row end in a hyphen: a rule that WeasyPrint does not know.

CSS has `hyphenate-limit-lines` for it; WeasyPrint 70 ignores it. It makes lines one after the
other and never goes back, so it is enough to tell it, for the line after two that were divided,
that words are not to be. Where a word is longer than the whole line it is divided none the less.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf

from biokit.exporters.pdf.layout.weasy import Box
from biokit.exporters.swapping import swapped

__all__ = ["MOST", "mended"]

MOST = 2
"""Lines in a row that may end in a hyphen."""

HYPHENS = ("-", "\N{HYPHEN}")
"""A word's own hyphen at the end of a line is one as well."""

RESUME, WIDTH = 2, 3
"""Where in what WeasyPrint says of a line it says where the next begins, and how wide it is."""


@contextmanager
def mended() -> Iterator[None]:
    """Within it, while one document is laid out, a paragraph has no ladders of hyphens.

    It goes within `lines.broken_once`, which knows a line by its style.
    """
    from weasyprint.layout import inline

    next_line, split = inline.get_next_linebox, inline.split_first_line
    whole = _Whole()
    runs: dict[tuple[object, str], int] = {}
    """By the element and where in it a line begins: how many lines before it end in a hyphen."""

    def line_of(  # WeasyPrint's own signature
        context: object,
        box: Box,
        position_y: float,
        bottom_space: float,
        skip_stack: object,
        *others: object,
    ) -> tuple[Box, object]:
        run = runs.get((box.element, repr(skip_stack)), 0) if skip_stack else 0
        with whole.words(run >= MOST):
            line, resume_at = next_line(context, box, position_y, bottom_space, skip_stack, *others)
        if line is not None and resume_at is not None:
            runs[box.element, repr(resume_at)] = run + 1 if _ends_in_hyphen(line) else 0
        return line, resume_at

    def split_whole(  # WeasyPrint's own signature
        text: str,
        style: Box,
        context: object,
        max_width: float | None,
        *others: object,
        **more: object,
    ) -> tuple[object, ...]:
        if whole.wanted and style["hyphens"] == "auto":
            found: tuple[object, ...] = split(
                text, whole.style(style), context, max_width, *others, **more
            )
            width = found[WIDTH]
            room = inf if max_width is None else max_width
            if isinstance(width, float | int) and width <= room:
                return found
        divided: tuple[object, ...] = split(text, style, context, max_width, *others, **more)
        return divided

    with (
        swapped(inline, "get_next_linebox", line_of),
        swapped(inline, "split_first_line", split_whole),
    ):
        yield


class _Whole:
    """Whether the words of a line are to stay whole, and the styles that say so."""

    def __init__(self) -> None:
        self.wanted = False
        self._styles: dict[int, tuple[Box, Box]] = {}

    @contextmanager
    def words(self, wanted: bool) -> Iterator[None]:  # noqa: FBT001 (it is the only thing said)
        """Within it words stay whole, or not; a line may hold boxes with lines of their own."""
        before, self.wanted = self.wanted, wanted
        try:
            yield
        finally:
            self.wanted = before

    def style(self, style: Box) -> Box:
        """The style, but that words are divided only where their author allows it."""
        known = self._styles.get(id(style))
        if known is None or known[0] is not style:
            made = style.copy()
            made["hyphens"] = "manual"
            known = self._styles[id(style)] = (style, made)
        return known[1]


def _ends_in_hyphen(line: Box) -> bool:
    box = line
    while not hasattr(box, "text"):
        children = getattr(box, "children", ())
        if not children:
            return False
        box = children[-1]
    return str(box.text).endswith(HYPHENS)
