"""HTML among the blocks, read as a page would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.errors import BadInput
from biokit.model.nodes import Block

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks

__all__ = ["html_blocks"]

LINES_BEFORE = 20_000
"""Up to which line the elements of a fragment know their own."""


def html_blocks(content: str, line: int, blocks: Blocks) -> tuple[Block, ...] | None:
    """The blocks of a fragment of HTML; tags that hold nothing make none."""
    if "<" not in content:
        return None
    from biokit.importers.xhtml.dialect import Dialect
    from biokit.importers.xhtml.parsing import parsed
    from biokit.importers.xhtml.reader import Reader

    reading = blocks.reading
    before = "\n" * (line - 1) if line < LINES_BEFORE else ""
    dialect = Dialect(
        picture=lambda address: address,
        target=lambda address: address[1:] if address.startswith("#") else None,
    )
    reader = Reader(reading.path, dialect)
    try:
        page = f"{before}<div>{content}</div>".encode()
        root = parsed(page, reading.path, findings=[])
        made = reader.blocks(root)
    except BadInput:
        reading.tally.add("dropped-html", "HTML that cannot be read", line, content)
        return None
    reading.findings.extend(reader.findings)
    return made or None
