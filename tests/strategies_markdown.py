"""Hypothesis strategies: whatever a book can say, made of what Markdown finds hardest to keep.

Everything comes in its canonical form, the one that reading gives.
"""

from __future__ import annotations

from functools import cache
from typing import TypeVar, get_args

from hypothesis import strategies as st

from biokit.model.base import Node
from biokit.model.edition import Rights
from biokit.model.nodes import (
    Account,
    Alignment,
    Block,
    BlockQuotation,
    Break,
    Cell,
    Citation,
    CitationItem,
    Code,
    CodeBlock,
    CrossReference,
    DateMark,
    Definition,
    DefinitionList,
    Derived,
    Division,
    Emphasis,
    Figure,
    Foreign,
    Gap,
    IndexMark,
    Inline,
    InlineImage,
    Letter,
    LineBreak,
    Link,
    List,
    ListItem,
    Locator,
    Mention,
    Note,
    PageMark,
    Paragraph,
    PlateSection,
    Quote,
    Row,
    Section,
    Sic,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Verse,
    VerseLine,
    WorkTitle,
)
from biokit.model.sources import SourceKind
from biokit.notation.canonical import canonical_inlines, canonical_parts
from biokit.notation.classes import BLOCKS, INLINES, PARTS_OF_BLOCKS, ROLES
from biokit.notation.locators import WORDS
from tests.strategies_dates import dates

__all__ = ["accounts", "blocks", "citations", "inlines", "plain_words", "sections", "words"]

# fmt: off
FRAGMENTS = [
    "word", "Cai Qi", "蔡奇", "中", "“quoted”", "’s", "a", "A", "x2", " ", " ", "  ", "\t", "\n",
    "*", "**", "_", "__", "a_b", "[", "]", "](", "(", ")", "{", "}", "{.x}", "{#id}", "{=html}", "!",
    "![", "^", "^[", "~", "~~", "~~~", "`", "``", "```", "\\", "\\ ", "|", "||", "|---|", "$", "$x$",
    "@", "@key", "-@k", "@{", "<", "<b>", "</b>", "<!--", "-->", "<https://x.y>", "&", "&amp;",
    "&#32;", "&nbsp;", "#", "# ", "## ", ">", "> ", "-", "- ", "+", "+ ", "1.", "1. ", "12) ", "a) ",
    "(1) ", "i. ", "MM. ", "#. ", "(@) ", ":", ": ", ":   ", ":::", "::: x", "---", "===", "***",
    "___", "* * *", "...", "Mr. ", ". ", ".", "? ", "! ", "; ", ";", ", ", ",", "\u00a0", "\u2003",
    "\u200b", "\u202e", "\u2028", "\x0b", "\x0c", "\x1c", "\x85", "\x01", "\ufeff", "\ufffe",
    "Table: ", "table:", "[^1]", "[^1]: ", "[x]: y", "https://x.y/z_w?a=b&c=d", "%", "% a", "'", '"',
    "—", "–", "é", "e\u0301", "p. 3", "3", "12–14", "2:326", "{p. 3}", "sec. ", "é. É", "He left. She",
    "A. J. P. Taylor", "said.” The", "\\begin{x}", "👩🏽‍💻", "=", "==", "+--+",
]
NAMES = ["a", "b-c", "fig-1", "x.y", "12", "a b", "Ä", "ü1", "x}y", 'q"r', "1a", "-", "note", "{", "é:é"]
KEYS = ["greville", "a", "doi:10.1/x.y", "a b", "x}y", "{", "a.", "é", "12", "x_y", "a;b", "@", "]", "\\"]
# fmt: on


def words() -> st.SearchStrategy[str]:
    """Text full of what has a meaning in Markdown."""
    piece = st.sampled_from(FRAGMENTS) | st.text(st.characters(codec="utf-8"), max_size=4)
    return st.lists(piece, max_size=8).map("".join)


def plain_words() -> st.SearchStrategy[str]:
    """Text as people write it."""
    return st.lists(st.sampled_from(["the", "King", "of", "Fujian", "left"]), min_size=1).map(
        " ".join
    )


def _names() -> st.SearchStrategy[str]:
    return st.sampled_from(NAMES)


def _maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


_OWN = st.fixed_dictionaries(
    {},
    optional={
        "id": _names(),
        "lang": st.sampled_from(["fr", "zh-Hans", "x y"]),
        "classes": st.lists(
            st.sampled_from(["x", "own", "1x", *sorted(INLINES), *sorted(BLOCKS), "chapter"])
            | st.sampled_from([*sorted(PARTS_OF_BLOCKS), "header"]),
            min_size=1,
            max_size=2,
        ).map(tuple),
    },
)
N = TypeVar("N", bound=Node)

ALIGNMENTS: tuple[Alignment, ...] = ("default", "left", "centre", "right")
_NOTHING: st.SearchStrategy[dict[str, object]] = st.just({})


@st.composite
def _with_own(draw: st.DrawFn, made: st.SearchStrategy[N]) -> N:
    node = draw(made)
    own = draw(_NOTHING | _NOTHING | _OWN)
    fields = {name: getattr(node, name) for name in node.__struct_fields__}
    return type(node)(**{**fields, **own})


_ATTRIBUTES = st.lists(
    st.tuples(st.sampled_from(["k", "data-x", "of", "kind", "words"]), words()), max_size=2
).map(tuple)


@cache
def _run(depth: int, most: int = 4) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.deferred(lambda: st.lists(_inline(depth), max_size=most).map(tuple))


def _text() -> st.SearchStrategy[Inline]:
    return st.builds(Text, words())


@cache
def _inline(depth: int) -> st.SearchStrategy[Inline]:
    leaves: st.SearchStrategy[Inline] = st.one_of(
        _text(),
        _text(),
        st.builds(LineBreak),
        st.builds(Code, words()),
        st.builds(
            Gap,
            st.sampled_from(["certain", "probable", "possible"]),
            _maybe(words()),
            _maybe(words()),
        ),
        st.builds(InlineImage, words(), words()),
        st.builds(PageMark, words()),
    )
    if depth <= 0:
        return leaves
    inner = _run(depth - 1)
    nested: st.SearchStrategy[Inline] = st.one_of(
        *(
            st.builds(kind, inner)
            for kind in (Emphasis, Strong, SmallCapitals, Superscript, Subscript, Strikeout)
        ),
        st.builds(Emphasis, inner),
        st.builds(Strong, inner),
        st.builds(Quote, inner),
        st.builds(Foreign, inner),
        st.builds(WorkTitle, inner, st.sampled_from(["work", "part", "ship"])),
        st.builds(Span, inner, _ATTRIBUTES),
        st.builds(Mention, inner, words()),
        st.builds(DateMark, inner, dates()),
        _citation(depth),
        st.builds(
            Note,
            st.lists(_block(depth - 1), max_size=3).map(tuple),
            st.sampled_from(["comment", "source", "editor", "translator"]),
            st.just(()) | inner,
        ),
        st.builds(CrossReference, words(), inner, st.sampled_from(["title", "number", "page"])),
        st.builds(
            IndexMark,
            st.lists(words(), max_size=3).map(tuple),
            inner,
            _maybe(words()),
            _maybe(words()),
        ),
        st.builds(Sic, inner, _maybe(words())),
        st.builds(Link, inner, words(), _maybe(words())),
    )
    return _text() | _with_own(leaves | nested) | nested


def _citation(depth: int) -> st.SearchStrategy[Inline]:
    locator = st.builds(
        Locator,
        st.sampled_from([*WORDS, "page", "volume", "own"]),
        st.sampled_from(["3", "12–14", "iv", "2:3", "Early life", "3, p. 4", "a}b", ""]) | words(),
    )
    item = st.builds(
        CitationItem,
        st.sampled_from(KEYS),
        st.lists(locator, max_size=2).map(tuple),
        _run(depth - 1, 2),
        _run(depth - 1, 2),
        _maybe(words()),
        st.booleans(),
    )
    items = st.lists(item, max_size=2).map(tuple)
    return st.builds(Citation, items, st.sampled_from(["normal", "in-text"]))


def _blocks(depth: int, most: int = 3) -> st.SearchStrategy[tuple[Block, ...]]:
    return st.lists(_block(depth), max_size=most).map(tuple)


_RIGHTS = st.builds(
    Rights,
    _maybe(words()),
    _maybe(words()),
    st.none() | st.integers(-300, 3000),
    *(_maybe(words()) for _ in range(4)),
)


def _figure(run: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Figure]:
    said = st.lists(st.builds(Paragraph, run) | st.builds(Break), max_size=2).map(tuple)
    rights = st.none() | _RIGHTS
    return st.builds(Figure, _maybe(words()), run, _maybe(words()), run, rights, said)


@cache
def _block(depth: int) -> st.SearchStrategy[Block]:
    run = _run(max(min(depth, 2), 0))
    leaves: st.SearchStrategy[Block] = st.one_of(
        st.builds(Paragraph, run),
        st.builds(Paragraph, run),
        _verse(run),
        _figure(run),
        st.builds(Break),
        st.builds(CodeBlock, words(), _maybe(words())),
        st.builds(
            Derived,
            st.sampled_from(["chronology", "bibliography", "disagreements", "people", "credits"]),
        ),
        st.builds(
            Derived,
            st.just("bibliography"),
            st.lists(st.sampled_from(get_args(SourceKind)), max_size=3).map(tuple),
            st.sampled_from([None, True, False]),
            _maybe(words()),
            st.sampled_from([None, "repository", "collection"]),
        ),
    )
    if depth <= 0:
        return leaves
    inner = _blocks(depth - 1)
    nested: st.SearchStrategy[Block] = st.one_of(
        st.builds(Paragraph, run),
        st.builds(BlockQuotation, inner, st.just(()) | run),
        st.builds(Letter, inner, *[_maybe(words())] * 2, st.none() | dates(), _maybe(words())),
        _list(inner),
        _list(st.lists(st.builds(Paragraph, run), max_size=1).map(tuple)),
        st.builds(
            DefinitionList, st.lists(st.builds(Definition, run, inner), max_size=3).map(tuple)
        ),
        _table(inner),
        _table(st.lists(st.builds(Paragraph, run), max_size=1).map(tuple)),
        st.builds(PlateSection, st.lists(_with_own(_figure(run)), max_size=2).map(tuple)),
        st.builds(Division, inner, _ATTRIBUTES),
    )
    return _with_own(leaves | nested) | nested


def _list(inner: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[Block]:
    items = st.lists(st.builds(ListItem, inner), max_size=3).map(tuple)
    return st.builds(List, items, st.booleans(), st.integers(-1, 12), st.booleans())


def _verse(run: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Block]:
    line = st.builds(VerseLine, run, st.integers(-1, 3))
    stanza = st.lists(line, max_size=3).map(tuple)
    return st.builds(Verse, st.lists(stanza, max_size=2).map(tuple), st.just(()) | run)


@st.composite
def _table(draw: st.DrawFn, inner: st.SearchStrategy[tuple[Block, ...]]) -> Block:
    plain = draw(st.booleans())
    columns = draw(st.integers(0, 3))
    rare = st.just(1) if plain else st.integers(1, 2)
    heading = st.just(value=False) if plain else st.booleans()
    row = st.lists(st.builds(Cell, inner, heading, rare, rare), min_size=columns, max_size=columns)
    alignment = st.sampled_from(ALIGNMENTS)
    return Table(
        tuple(Row(tuple(cells)) for cells in draw(st.lists(row, max_size=3))),
        tuple(Row(tuple(cells)) for cells in draw(st.lists(row, max_size=1 if plain else 2))),
        tuple(draw(st.lists(alignment, max_size=columns))),
        draw(st.just(()) | _run(1)),
    )


@st.composite
def _section(draw: st.DrawFn, depth: int) -> Section:
    return Section(
        draw(_run(1)),
        draw(_blocks(1)),
        () if depth <= 0 else tuple(draw(st.lists(_section(depth - 1), max_size=2))),
        draw(st.sampled_from(["chapter", "section", *ROLES])),
        draw(_maybe(words())),
        numbered=draw(st.booleans()),
        level_guessed=draw(st.booleans()),
        **draw(_NOTHING | _OWN),
    )


def inlines() -> st.SearchStrategy[tuple[Inline, ...]]:
    """The content of a paragraph."""
    return _run(3).map(canonical_inlines)


def citations() -> st.SearchStrategy[tuple[CitationItem, ...]]:
    """The items of one citation."""
    return (
        _citation(2)
        .map(lambda citation: canonical_inlines((citation,)))
        .map(lambda run: run[0].items if run and isinstance(run[0], Citation) else ())
    )


def blocks() -> st.SearchStrategy[tuple[Block, ...]]:
    """Blocks of a section."""
    return _blocks(2).map(canonical_parts)


def sections() -> st.SearchStrategy[tuple[Section, ...]]:
    """Sections of a book, up to eight deep."""
    shallow = st.lists(_section(2), max_size=2).map(tuple)
    deep = st.lists(_section(8), max_size=1).map(tuple)
    return (shallow | deep).map(canonical_parts)


def accounts() -> st.SearchStrategy[Account]:
    """An account."""
    made = st.builds(
        Account, _run(1), words(), _blocks(1), st.lists(_section(1), max_size=2).map(tuple)
    )
    return made.map(lambda account: canonical_parts((account,))[0])
