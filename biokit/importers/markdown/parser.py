"""markdown-it with our rules among its own, for each flavour."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from biokit.importers.markdown.block_rules import block_rules
from biokit.importers.markdown.flavours.flavour import Flavour
from biokit.importers.markdown.inline_rules import inline_rules

__all__ = ["parser"]


@cache
def parser(flavour: Flavour) -> MarkdownIt:
    """CommonMark's rules with the flavour's; inlines are parsed when they are needed."""
    md = MarkdownIt("commonmark", {"maxNesting": 10_000})
    md.core.ruler.disable(["inline", "text_join"])
    block_rules(md, flavour)
    if flavour.foreign:
        from biokit.importers.markdown.flavours.block_rules import foreign_block_rules

        foreign_block_rules(md, flavour)
    inline_rules(md, flavour)
    return md
