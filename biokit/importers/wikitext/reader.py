"""Wikitext to blocks and inlines: the lexer's nodes, one by one, to pieces of the model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from biokit.importers.wiki.infobox import Row
from biokit.importers.wikitext import links, tags
from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.lines import Flow
from biokit.importers.wikitext.pieces import Piece, Ticks, is_block, styled, tidy
from biokit.importers.wikitext.scanning import Chunk, scanned, uncovered
from biokit.importers.wikitext.tallies import Tally
from biokit.model.base import Origin
from biokit.model.dates import Date
from biokit.model.nodes import Block, Inline, Link, Paragraph, Strong, Text
from biokit.model.walk import plain_text

if TYPE_CHECKING:
    from mwparserfromhell.wikicode import Wikicode

    from biokit.importers.wikitext.expanding import Expander
    from biokit.importers.wikitext.refs import Refs

__all__ = ["HEADING", "Reader"]

HEADING = re.compile(r"(={1,6})[ \t]*(.+?)[ \t]*\1[ \t]*", re.DOTALL)
MARKS = re.compile(r"[ \t]*([*#:;]+)[ \t]*(.*)", re.DOTALL)
RULE = re.compile(r"-{4,}[ \t]*(.*)", re.DOTALL)
MARKUP = re.compile(r"[{\[<&'~]|__|[a-z]:|//", re.IGNORECASE)
"""What the lexer may find something in."""
SWITCH = re.compile(r"__[A-Z]{3,30}__|__[A-Zİ]+__")
TICKS = re.compile(r"'{2,}")
DEEPEST = 30
"""Readings within readings; the scan lets no more pairs through."""


class Reader:
    """Reads the wikitext of one page.

    Args:
        path: the page's, for origins.
        lang: of the page.
        tally: gathers what is to be said.
    """

    def __init__(self, path: str, lang: str | None, tally: Tally) -> None:
        self.path = path
        self.lang = lang
        self.tally = tally
        self.title = ""
        """What the page is called."""
        self.line = 1
        """Of what is being read."""
        self.alone = False
        """Whether the template being read has its line to itself."""
        self.images: list[str] = []
        self.categories: list[str] = []
        self.sort_keys: list[str] = []
        """What the page is filed under."""
        self.in_lead = False
        """Whether what is being read is the lead's own text, in no box and under no heading."""
        self.lifetime: dict[str, Row] = {}
        """Birth and death as templates of dates in the lead have them."""
        self.refs: Refs
        self.expander: Expander
        self._depth = 0

    def origin(self, words: str | None = None) -> Origin:
        """Where what is being read stands."""
        return Origin(self.path, self.line, words)

    def tell_life(self, label: str, date: Date) -> None:
        """When the subject was born, or died, if this is the lead; the first says it."""
        if not self.in_lead:
            return
        words = (Text(date.words or date.edtf),)
        self.lifetime.setdefault(label, Row(label, (words,), date=date.edtf, origin=self.origin()))

    # --------------------------------------------------------------------------------------- blocks

    def blocks(self, text: str, line: int | None = None) -> tuple[Block, ...]:
        """A part of the page that was scanned before, as blocks."""
        before = self.line
        chunks = scanned(text, line=line or self.line, inner=True).chunks
        if self._depth > DEEPEST:
            run = tidy((Text(uncovered(text)),))
            return (Paragraph(run, origin=self.origin()),) if run else ()
        self._depth += 1
        made = self.flow(chunks)
        self._depth -= 1
        self.line = before
        return made

    def flow(self, chunks: Sequence[Chunk]) -> tuple[Block, ...]:
        """Chunks as blocks; headings among them are words in bold."""
        flow = Flow(self.path)
        for chunk in chunks:
            self.line = chunk.line
            text = chunk.text
            if (heading := HEADING.fullmatch(text)) is not None:
                flow.end()
                flow.line("", [Strong(self.inlines(heading[2]))], chunk.line)
                flow.end()
            elif (marked := MARKS.fullmatch(text)) is not None:
                if marked[2].lstrip().startswith("{|"):
                    flow.line("", self.line_of(marked[2]), chunk.line)
                else:
                    pieces = self.line_of(marked[2], listed=True)
                    flow.line(marked[1], pieces, chunk.line)
            elif (rule := RULE.fullmatch(text)) is not None:
                flow.rule(chunk.line)
                flow.line("", self.line_of(rule[1]), chunk.line)
            elif text.strip():
                flow.line("", self.line_of(text), chunk.line, kept=text.startswith(" "))
            else:
                flow.end()
        return flow.done()

    def line_of(self, text: str, *, listed: bool = False) -> list[Inline | Block]:
        """One line's pieces.

        Args:
            text: the line, without the marks of a list.
            listed: it is an item of a list, where no box stands.
        """
        if MARKUP.search(text) is None:
            return [Text(uncovered(text))]
        code = self.parsed(text)
        nodes = [node for node in code.nodes if str(node).strip()]
        self.alone = len(nodes) == 1 and not listed
        made = styled(self.pieces(code))
        self.alone = False
        return made

    # -------------------------------------------------------------------------------------- inlines

    def inlines(self, content: Wikicode | str) -> tuple[Inline, ...]:
        """Content in a line; blocks in it are their words."""
        made: list[Inline] = []
        for piece in styled(self.pieces(self.parsed(content))):
            if not is_block(piece):
                made.append(cast("Inline", piece))
            elif isinstance(piece, Paragraph):
                made += [Text(" "), *piece.content, Text(" ")]
            else:
                words = plain_text(piece)
                made.append(Text(f" {words} "))
                message = "blocks within a line are their words"
                self.tally.count("loss-block-in-line", message, self.line, words[:60])
        return tidy(made)

    def parsed(self, content: Wikicode | str) -> Wikicode:
        """Wikitext through the lexer."""
        import mwparserfromhell

        if not isinstance(content, str):
            return content
        return mwparserfromhell.parse(content, skip_style_tags=True)

    def content(self, content: Wikicode | str) -> list[Inline | Block]:
        """Content that is lines if it has several, else a run."""
        text = str(content)
        if "\n" in text.strip() or re.match(r"\s*(?:[*#:;]|\{\|)", text):
            return list(self.blocks(text.strip("\n")))
        return styled(self.pieces(self.parsed(content)))

    def words(self, content: Wikicode | str) -> str:
        """Content as plain words; a reference called in them is called by nothing."""
        before, self.refs.unheard = self.refs.unheard, True
        said = " ".join(plain_text(self.inlines(content)).split())
        self.refs.unheard = before
        return said

    def pieces(self, content: Wikicode) -> list[Piece]:
        """The nodes of the lexer as pieces."""
        if self._depth > DEEPEST:
            return [Text(uncovered(str(content)))]
        self._depth += 1
        made: list[Piece] = []
        alone, self.alone = self.alone, False
        first, passed = self.line, 0
        for node in content.nodes:
            self.line = first + passed
            self.alone = alone and type(node).__name__ == "Template"
            self._node(node, made)
            passed += str(node).count("\n")
        self.line = first
        self._depth -= 1
        return made

    def _node(self, node: Any, made: list[Piece]) -> None:  # noqa: ANN401 (one of the lexer's eight)
        match type(node).__name__:
            case "Text":
                made += self._text(str(node.value))
            case "HTMLEntity":
                made.append(Text(_sign(node)))
            case "Wikilink":
                made += links.wikilink(node, self)
            case "ExternalLink":
                made += self._web(node)
            case "Tag":
                made += tags.tag(node, self)
            case "Template":
                self.expander.expand(Call(node, self.line), made)
            case "Argument":
                if node.default is not None:
                    made += self.pieces(node.default)
                else:
                    made.append(Text(uncovered(str(node))))
            case "Heading":
                made += [Text("\n"), Strong(self.inlines(node.title))]
            case _:  # a comment
                return

    def _text(self, text: str) -> list[Piece]:
        made: list[Piece] = []
        at = 0
        if "__" in text:
            text = SWITCH.sub("", text)
        for ticks in TICKS.finditer(text):
            if ticks.start() > at:
                made.append(Text(uncovered(text[at : ticks.start()])))
            made.append(Ticks(ticks.end() - ticks.start()))
            at = ticks.end()
        if at < len(text):
            made.append(Text(uncovered(text[at:])))
        return made

    def _web(self, node: Any) -> list[Piece]:  # noqa: ANN401 (an ExternalLink)
        url = uncovered(self.expander.address(node.url)).strip()
        after = ""
        if not node.brackets:
            bare = url.rstrip(".,;:!?")
            if bare.endswith(")") and "(" not in bare:
                bare = bare[:-1]
            url, after = bare, url[len(bare) :]
        title = self.inlines(node.title) if node.title is not None else ()
        content = title or (Text(url.removeprefix("//")),)
        made: list[Piece] = [Link(content, f"https:{url}" if url.startswith("//") else url)]
        return [*made, Text(after)] if after else made


def _sign(node: Any) -> str:  # noqa: ANN401 (an HTMLEntity)
    try:
        return str(node.normalize())
    except (ValueError, KeyError, OverflowError):
        return str(node)
