"""What our own pages say is read back as the node that said it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given

from biokit.exporters.xhtml import Medium, Renderer
from biokit.importers.xhtml.dialect import Dialect
from biokit.importers.xhtml.parsing import parsed
from biokit.importers.xhtml.reader import Reader
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Edition, Rights
from biokit.model.life import Life, Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    Cell,
    Code,
    CodeBlock,
    CrossReference,
    DateMark,
    Definition,
    DefinitionList,
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
    Mention,
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
from biokit.projections.compose import compose
from tests.importers.xhtml.trees import bodies
from tests.importers.xhtml.words import page

OURS = Dialect(
    picture=lambda address: address,
    target=lambda address: address[1:] if address.startswith("#") else None,
    classes=lambda names: names,
)


FOREIGN = Dialect(picture=lambda address: address, classes=lambda names: names)


def t(words: str) -> tuple[Text, ...]:
    return (Text(words),)


def p(words: str) -> Paragraph:
    return Paragraph(t(words))


INLINES: tuple[Inline, ...] = (
    Emphasis(t("stress")),
    Emphasis(t("stress"), lang="fr", id="stress", classes=("mine",)),
    Strong((Emphasis(t("both")),)),
    SmallCapitals(t("bc")),
    SmallCapitals(t("bc"), classes=("era",)),
    Superscript(t("th")),
    Subscript(t("2")),
    Strikeout(t("gone")),
    Code("MS.  Add. <1>"),
    Quote(t("said so")),
    Quote((Text("he said "), Quote((Text("it is "), Emphasis(t("so"))))), lang="fr"),
    Foreign(t("mot juste"), lang="fr"),
    WorkTitle(t("Emma")),
    WorkTitle(t("Ode"), "part"),
    WorkTitle((Text("Ode to "), Emphasis(t("X"))), "part"),
    WorkTitle(t("HMS Beagle"), "ship"),
    Span(t("run"), id="run", lang="de", classes=("mine",)),
    Span(t("run"), (("key", "value"),)),
    Mention(t("the Queen"), "victoria"),
    DateMark(t("that June"), Date("1837-06")),
    DateMark(t("that June"), Date("1837-06~", "that June")),
    CrossReference("other", t("there")),
    IndexMark(("Cai Qi", "in Beijing!"), t("Cai")),
    IndexMark(("Cai Qi",), see="Qi"),
    Gap(),
    Gap("possible", "torn", "and so"),
    Sic(t("recieve"), "receive"),
    Sic(t("recieve")),
    Link(t("there"), "https://example.org/a?b=c&d", "a title"),
    InlineImage("media/m.png", "M"),
    PageMark("xii"),
    PageMark("4", id="start"),
    LineBreak(),
    LineBreak(id="end"),
)

BLOCKS: tuple[Block, ...] = (
    Paragraph(t("a"), id="one", lang="fr", classes=("mine", "letter")),
    BlockQuotation((p("a"), p("b"))),
    BlockQuotation((p("a"),), t("Greville")),
    BlockQuotation((p("a"), Paragraph((WorkTitle(t("Emma")),)))),
    BlockQuotation((p("a"),), (WorkTitle(t("Emma")),)),
    Letter((p("Sir,"),), "victoria", "albert", Date("1840-02-10", "10 Feb."), "Windsor"),
    Letter((p("Sir,"),), sender="victoria"),
    Letter((p("Sir,"),), id="l", classes=("mine",)),
    Verse(((VerseLine(t("a")), VerseLine(t("b"), 2)), (VerseLine(t("c")),))),
    Verse(((VerseLine(t("a")),),), t("Keats"), id="v", classes=("mine",)),
    List((ListItem((p("a"),)), ListItem((p("b"), List((ListItem((p("c"),)),)))))),
    List((ListItem((p("a"),)), ListItem((p("b"), p("c")))), tight=False),
    List((ListItem((p("a"), p("b"))),)),
    List((ListItem((p("a"),)),), ordered=True, start=4),
    List((ListItem((Paragraph(t("a"), id="i"),)),), id="list"),
    DefinitionList((Definition(t("a"), (p("b"),)), Definition(t("c"), (p("d"), p("e"))))),
    Table(
        (Row((Cell((p("a"),), header=True), Cell((p("1"),)))), Row((Cell((p("b"),), columns=2),))),
        (Row((Cell((p("x"),), header=True), Cell((p("y"),), header=True))),),
        ("left", "right"),
        t("of things"),
        id="table",
    ),
    Table((Row((Cell((p("a"), p("b")), rows=2), Cell())), Row((Cell((p("c"),)),)))),
    Figure("media/a.png", t("A caption"), "a man", t("By him"), id="f", classes=("wide",)),
    Figure("media/a.png", (), ""),
    Figure("media/a.png", t("A caption")),
    Figure(
        "media/a.png",
        t("A caption"),
        "a man",
        rights=Rights("© He", "He", 1999, "CC-BY-4.0", "https://example.org/by", "after him"),
    ),
    Figure(None, t("A caption")),
    Figure(None, t("A caption"), "a man", t("By him"), Rights(licence="CC0-1.0")),
    PlateSection((Figure("media/a.png", (), "a"), Figure("media/b.png", t("B"), "b"))),
    Break(),
    Break(id="pause", classes=("mine",)),
    CodeBlock("a\n  b <c>\n", "python"),
    CodeBlock("\nplain"),
    Division((p("a"), p("b")), classes=("mine",)),
    Division((p("a"),), (("key", "value"),), lang="fr"),
)


def test_a_point_with_an_id_is_read_as_one() -> None:
    around = Paragraph((Text("before "), Span((), id="point"), Text("after")))
    assert read_back(around) == (around,)


def read_back(*blocks: Block) -> tuple[Block, ...]:
    """Blocks as an ebook has them, read again."""
    chapter = Section(t("One"), blocks, role="chapter", id="chapter")
    other = Section(t("Other"), (p("x"),), role="chapter", id="other")
    persons = tuple(
        Person(id=key, names=(Name((NameForm(key.title()),)),)) for key in ("victoria", "albert")
    )
    life = Biography(t("A Life"), life=Life(persons), sections=(chapter, other), lang="en-GB")
    book = compose(life, Edition("x", "epub"))
    markup = Renderer(book, Medium(epub=True)).blocks(book.body[0].blocks)
    return Reader("page.xhtml", OURS, lang="en-GB").blocks(page(markup))


@given(bodies())
def test_what_was_read_is_printed_and_read_again_as_the_same(body: str) -> None:
    blocks = Reader("page.xhtml", OURS, lang="en-GB").blocks(page(body))
    assert read_back(*blocks) == blocks


@pytest.mark.slow
def test_pages_of_real_books_are_printed_and_read_again_as_the_same(shared_data: Path) -> None:
    pages = sorted((shared_data / "books").glob("[!s]*/text/*.xhtml"))
    assert len(pages) > 250
    for path in pages:
        body = parsed(path.read_bytes(), path.name, findings=[]).find("body")
        assert body is not None
        blocks = Reader("page.xhtml", FOREIGN, lang="en-GB").blocks(body)
        changed = [block.origin for block in blocks if read_back(block) != (block,)]
        assert not changed, path.name


@pytest.mark.parametrize("part", INLINES, ids=lambda part: type(part).__name__)
def test_an_inline_of_ours_is_read_as_the_node_it_was(part: Inline) -> None:
    around = Paragraph((Text("before "), part, Text(" after")))
    if isinstance(part, LineBreak):  # white space beside it is none
        around = Paragraph((Text("before"), part, Text("after")))
    assert read_back(around) == (around,)


@pytest.mark.parametrize("part", BLOCKS, ids=lambda part: type(part).__name__)
def test_a_block_of_ours_is_read_as_the_node_it_was(part: Block) -> None:
    assert read_back(p("before"), part, p("after")) == (p("before"), part, p("after"))


def test_every_kind_of_node_that_a_page_can_hold_is_among_them() -> None:
    kinds = {type(part).__name__ for part in (*INLINES, *BLOCKS)} | {"Paragraph", "Text"}
    every = {kind.__name__ for kind in (*get_args(Inline), *get_args(Block))}
    assert every - kinds == {"Citation", "Note", "Derived"}
