"""Where lines of print are broken."""

from __future__ import annotations

import pytest

pytest.importorskip("weasyprint")

import weasyprint
from weasyprint.formatting_structure import boxes

from biokit.exporters.pdf.mends import lines

ENTRY = (
    "Royal Society of Chemistry. “Nobelium.” Accessed February 26, 2016. "
    "<a href='http://www.rsc.org/'>http://www.rsc.org/periodic-table/element/102/nobelium</a>."
)
WIDTHS = [300 + step for step in range(400)]


def short_lines() -> list[str]:
    """Lines that are not the last of their paragraph and not half full."""
    paragraphs = "".join(f"<p style='width: {width}px'>{ENTRY}</p>" for width in WIDTHS)
    css = "@page { size: 8in 200in } p { margin: 0; font: 13px serif }"
    page = weasyprint.HTML(string=f"<html lang=en><style>{css}</style>{paragraphs}</html>")
    found = []
    for box in page.render().pages[0]._page_box.descendants():
        if isinstance(box, boxes.BlockBox) and box.element_tag == "p":
            broken = [part for part in box.descendants() if isinstance(part, boxes.LineBox)]
            for line in broken[:-1]:
                texts = [part for part in line.descendants() if isinstance(part, boxes.TextBox)]
                if sum(text.width for text in texts) < box.width / 2:
                    found.append("".join(text.text for text in texts))
    return found


def test_a_space_that_hangs_at_the_end_of_a_line_breaks_none() -> None:
    with lines.mended():
        assert short_lines() == []


def test_this_weasyprint_has_the_fault_that_is_mended() -> None:
    assert "Royal" in {line.strip() for line in short_lines()}
