"""Exports a biography as its headings, one a line, indented by level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from biokit.diagnostics import Finding
from biokit.exporters.base import Export, Options
from biokit.model.biography import Biography
from biokit.model.nodes import Section
from biokit.model.walk import plain_text


class OutlineExporter:
    """An outline says what the chapters are called and nothing of what is in them."""

    name: ClassVar[str] = "outline"
    description: ClassVar[str] = "headings only, one a line"
    suffix: ClassVar[str] = ".outline"

    def export(self, biography: Biography, options: Options) -> Export:
        """Title first, then every section of the book."""
        lines = [plain_text(biography.title), *headings(biography.sections, 1)]
        loss = Finding("loss-text", "an outline holds no text", severity="note")
        return Export("".join(f"{line}\n" for line in lines).encode(), (loss,))


def headings(sections: tuple[Section, ...], level: int) -> Iterator[str]:
    """Two spaces a level."""
    for section in sections:
        yield "  " * level + plain_text(section.title)
        yield from headings(section.sections, level + 1)
