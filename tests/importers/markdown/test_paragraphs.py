"""Paragraphs are found as markdown-it finds them, whatever stands below them."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt, rules_block

from biokit.errors import BadInput
from biokit.importers.markdown.block_rules import block_rules
from biokit.importers.markdown.flavours.flavour import OWN
from biokit.importers.markdown.reading import Reading

LINES = (
    "words and words", "“Words”", "É words", "1955 was", "— a dash", "", "   more", "     much more",
    "---", "===", "=", "-- words", "| a | b |", "a | b", "|---|---|", "---|---", ":-- | --:",
    "- item", "  - below", "+ item", "1. item", "2) item", "> quoted", ">> again", "# Heading",
    "```", "~~~", "    code", "::: {.letter}", ":::", "[^1]: a note", "    of two lines",
    ":   defined", "| verse", "<!-- said -->", "<!-- ", "-->", "[a]: https://example.org", "\\- no",
)  # fmt: skip


def tokens(text: str, *, own: bool) -> object:
    """What markdown-it makes of the blocks of a text, with our paragraphs or with its own."""
    md = MarkdownIt("commonmark", {"maxNesting": 10_000})
    md.core.ruler.disable(["inline", "text_join"])
    block_rules(md, OWN)
    if not own:
        md.block.ruler.at("lheading", rules_block.lheading)
        md.block.ruler.at("paragraph", rules_block.paragraph)
    try:
        made = md.parse(text, {"reading": Reading("text.md")})
    except BadInput as fault:
        return str(fault)
    return [(one.type, one.tag, one.map, one.content, one.level, one.hidden) for one in made]


@given(st.lists(st.sampled_from(LINES), max_size=12))
@example(["words and words", "a | b", "---|---", "c | d"])
@example(["- item", "words and words", "===", "words and words"])
@example(["> quoted", "words and words", "---"])
@example([":   defined", "words and words", ":   defined"])
def test_a_text_has_the_blocks_that_markdown_it_finds(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert tokens(text, own=True) == tokens(text, own=False)
