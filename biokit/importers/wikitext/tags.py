"""Tags in wikitext, by what they mean: HTML's, and those of the wiki's own extensions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from biokit.importers.wikitext.links import figure, gallery
from biokit.importers.wikitext.namespaces import namespace_of
from biokit.importers.wikitext.pieces import Piece
from biokit.importers.wikitext.scanning import uncovered
from biokit.importers.wikitext.tables import table
from biokit.model.nodes import (
    BlockQuotation,
    Break,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Emphasis,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Quote,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    Verse,
    VerseLine,
    WorkTitle,
)

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader

__all__ = ["stanzas", "tag"]

IN_LINE: dict[str, type[Any]] = {
    "b": Strong,
    "strong": Strong,
    "i": Emphasis,
    "em": Emphasis,
    "dfn": Emphasis,
    "cite": WorkTitle,
    "sup": Superscript,
    "sub": Subscript,
    "s": Strikeout,
    "del": Strikeout,
    "strike": Strikeout,
    "q": Quote,
}
AS_BLOCKS = frozenset(
    {"div", "center", "p", "section", "onlyinclude", "noinclude", "h1", "h2", "h3"}
)
CODES = frozenset({"code", "tt", "kbd", "samp", "var"})
NOT_READ = frozenset({"includeonly", "templatestyles", "indicator", "templatedata", "inputbox"})
DRAWN = frozenset({"timeline", "graph", "mapframe", "maplink", "hiero", "score"})
SMALL_CAPS = re.compile(r"font-variant\s*:\s*(?:all-)?small-caps")
HIDDEN = re.compile(r"display\s*:\s*none")
SPACES = re.compile(r"^(?:[ \t:]|&nbsp;|\xa0)+")


def tag(node: Any, reader: Reader) -> list[Piece]:  # noqa: ANN401 (the lexer's Tag)
    """What a tag and all in it is."""
    name = str(node.tag).strip().casefold()
    made = _own(node, name, reader)
    if made is not None:
        return made
    inside = node.contents
    if node.wiki_markup and name in {"li", "dt", "dd"}:  # a mark of a list within a line
        return [Text(" ")]
    attributes = _attributes(node, reader)
    if HIDDEN.search(attributes.get("style", "")):
        reader.tally.count("dropped-hidden", "words that the page hides", reader.line,
                           reader.words(inside))  # fmt: skip
        return []
    if name in IN_LINE:
        run = reader.inlines(inside)
        return [IN_LINE[name](run, lang=attributes.get("lang"))] if run else []
    if name in CODES:
        return [Code(reader.words(inside))] if str(inside).strip() else []
    if name in AS_BLOCKS:
        return _block(node, attributes, reader)
    return _inline(name, node, attributes, reader)


def _own(node: Any, name: str, reader: Reader) -> list[Piece] | None:  # noqa: ANN401 (the lexer's Tag)
    """Tags with a meaning of their own; `None` is any other."""
    text = "" if node.contents is None else str(node.contents)
    match name:
        case "ref":
            return [reader.refs.tag(_attributes(node, reader), text, node, reader)]
        case "references":
            reader.refs.listed(_attributes(node, reader).get("group", ""), text, reader)
            return []
        case "br":
            return [LineBreak()]
        case "hr":
            return [Break(origin=reader.origin())]
        case "wbr":
            return []
        case "nowiki":
            return [Text(uncovered(text))] if text else []
        case "math" | "ce" | "chem":
            reader.tally.count("loss-math", "formulas are kept as they are written", reader.line,
                               text[:60])  # fmt: skip
            return [Code(" ".join(text.split()))] if text.strip() else []
        case "pre" | "syntaxhighlight" | "source":
            return [CodeBlock(uncovered(text).strip("\n"), origin=reader.origin())]
        case "poem":
            return [_poem(text, reader)]
        case "gallery":
            return gallery(text, reader)
        case "imagemap":
            return _imagemap(text, reader)
        case "blockquote":
            return [BlockQuotation(reader.blocks(text), origin=reader.origin())]
        case "table":
            return table(node, reader)
        case "ul" | "ol":
            return [_listed(node, name, reader)]
        case "dl":
            return [_terms(node, reader)]
        case _ if name in NOT_READ:
            return []
        case _ if name in DRAWN:
            reader.tally.count("dropped-drawing", f"<{name}>: drawn by the wiki", reader.line, text,
                               "warning")  # fmt: skip
            return []
        case _:
            return None


def _attributes(node: Any, reader: Reader) -> dict[str, str]:  # noqa: ANN401 (the lexer's Tag)
    return {
        str(each.name).strip().casefold(): reader.expander.plain(each.value).strip()
        for each in node.attributes
        if each.value is not None
    }


def _block(node: Any, attributes: dict[str, str], reader: Reader) -> list[Piece]:  # noqa: ANN401
    text = str(node.contents)
    if "poem" in attributes.get("class", "").split():
        return [_poem(text, reader)]
    return list(reader.blocks(text.strip("\n")))


def _inline(
    name: str,
    node: Any,  # noqa: ANN401
    attributes: dict[str, str],
    reader: Reader,
) -> list[Piece]:
    if SMALL_CAPS.search(attributes.get("style", "")):
        return [SmallCapitals(reader.inlines(node.contents))]
    lang = attributes.get("lang")
    if lang:
        return [Span(reader.inlines(node.contents), lang=lang)]
    if name == "rp":  # the brackets around a reading stay: they are how it reads in a line
        return reader.pieces(node.contents)
    if "\n\n" in str(node.contents).strip():
        return list(reader.blocks(str(node.contents)))
    return reader.pieces(node.contents) if node.contents is not None else []


# ----------------------------------------------------------------------------------------- poems


def _poem(text: str, reader: Reader) -> Verse:
    return Verse(stanzas(text, reader), origin=reader.origin())


def stanzas(text: str, reader: Reader) -> tuple[tuple[VerseLine, ...], ...]:
    """Lines of verse; an empty one divides stanzas, spaces before a line set it in."""
    made: list[tuple[VerseLine, ...]] = []
    lines: list[VerseLine] = []
    for line in re.split(r"\n|<br\s*/?>\n?", text.strip("\n")):
        content = reader.inlines(SPACES.sub("", line))
        if content:
            indent = SPACES.match(line)
            steps = 0 if indent is None else max(1, len(indent[0].replace("&nbsp;", " ")) // 2)
            lines.append(VerseLine(content, min(steps, 6)))
        elif lines:
            made.append(tuple(lines))
            lines = []
    if lines:
        made.append(tuple(lines))
    return tuple(made)


# ----------------------------------------------------------------------------------- HTML's lists


def _children(node: Any, *names: str) -> list[Any]:  # noqa: ANN401
    return [
        each
        for each in node.contents.nodes
        if type(each).__name__ == "Tag" and str(each.tag).strip().casefold() in names
    ]


def _listed(node: Any, name: str, reader: Reader) -> List:  # noqa: ANN401
    items = []
    for each in _children(node, "li"):
        blocks = [
            Paragraph(part) if isinstance(part, tuple) else part
            for part in _parts(each.contents, reader)
        ]
        items.append(ListItem(tuple(blocks)))
    return List(tuple(items), ordered=name == "ol", origin=reader.origin())


def _terms(node: Any, reader: Reader) -> DefinitionList:  # noqa: ANN401
    items: list[Definition] = []
    for each in _children(node, "dt", "dd"):
        if str(each.tag).strip().casefold() == "dt" or not items:
            items.append(Definition(reader.inlines(each.contents), ()))
        else:
            blocks = reader.blocks(str(each.contents).strip("\n"))
            items[-1] = Definition(items[-1].term, (*items[-1].blocks, *blocks))
    return DefinitionList(tuple(items), origin=reader.origin())


def _parts(content: Any, reader: Reader) -> list[Any]:  # noqa: ANN401
    from biokit.importers.wikitext.pieces import lined

    return list(lined(reader.content(content)))


def _imagemap(text: str, reader: Reader) -> list[Piece]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    name, _, caption = first.partition("|")
    if namespace_of(name.strip()) != "file":
        return []
    said: tuple[Inline, ...] = reader.inlines(caption.rpartition("|")[2]) if caption else ()
    return [figure(name.partition(":")[2], said, None, reader)]
