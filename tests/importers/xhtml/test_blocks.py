"""What stands by itself: in the shapes that books, wikis and the web have it."""

from __future__ import annotations

import pytest

from biokit.importers.xhtml.dialect import Dialect
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Emphasis,
    Figure,
    Inline,
    Letter,
    List,
    ListItem,
    PageMark,
    Paragraph,
    Row,
    Span,
    Strong,
    Table,
    Text,
    Verse,
    VerseLine,
    WorkTitle,
)
from tests.importers.xhtml.words import page, reader

PICTURES = Dialect(picture=lambda address: address if address.endswith(".png") else None)


def read(markup: str) -> tuple[Block, ...]:
    return reader(PICTURES).blocks(page(markup))


def t(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def p(words: str) -> Paragraph:
    return Paragraph(t(words))


def lines(*words: str) -> tuple[VerseLine, ...]:
    return tuple(
        VerseLine(t(each.lstrip("> ")), (len(each) - len(each.lstrip("> "))) // 2) for each in words
    )


# ----------------------------------------------------------------------- paragraphs and containers


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("a<p>b</p>c", (p("a"), p("b"), p("c"))),
        ("<div>a<div>b</div>c</div>", (p("a"), p("b"), p("c"))),
        ("<main><article><header><p>a</p></header>b</article></main>", (p("a"), p("b"))),
        ("<p>a</p><p> </p><p>&#160;</p><p>b</p>", (p("a"), p("b"))),
        ("<div><span>a</span> <b>b</b></div>", (Paragraph((Text("a "), Strong(t("b")))),)),
        ("<h3>a</h3>", (Paragraph((Strong(t("a")),)),)),
        ("<details><summary>a</summary>b</details>", (Paragraph((Strong(t("a")),)), p("b"))),
        ("a<hr/>b", (p("a"), Break(), p("b"))),
        ("<pre>a\n  b<br/>c</pre>", (CodeBlock("a\n  b\nc"),)),
        ("<pre>\na</pre>", (CodeBlock("a"),)),
        ('<pre><code class="language-c">a</code></pre>', (CodeBlock("a", "c"),)),
        ("<p>a<ul><li>b</li></ul>c</p>", (p("a"), List((ListItem((p("b"),)),)), p("c"))),
        ("a<div></div>b", (p("a b"),)),
    ],
)
def test_text_between_blocks_is_paragraphs(markup: str, blocks: tuple[Block, ...]) -> None:
    assert read(markup) == blocks


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ('<div class="mine"><p>a</p></div>', (Division((p("a"),), classes=("mine",)),)),
        ('<div class="mine">a</div>', (Paragraph(t("a"), classes=("mine",)),)),
        ('<div class="calibre3 mbp_pagebreak"><p>a</p></div>',
         (Division((p("a"),), classes=("mbp_pagebreak",)),)),
        ('<div class="container"><p class="calibre1">a</p></div>', (p("a"),)),
        ('<div lang="fr"><p>a</p></div>', (Division((p("a"),), lang="fr"),)),
        ('<div data-key="v"><p>a</p></div>', (Division((p("a"),), (("key", "v"),)),)),
        ('<div id="x"><p>a</p><p>b</p></div>', (Paragraph(t("a"), id="x"), p("b"))),
        ('<div id="x"><p id="y">a</p></div>', (Division((Paragraph(t("a"), id="y"),), id="x"),)),
        ('<div id="x"/><p>a</p>', (Paragraph((Span((), id="x"), Text("a"))),)),
        ('<p>a</p><a id="x"/>', (Paragraph((Text("a"), Span((), id="x"))),)),
    ],
)  # fmt: skip
def test_a_division_is_one_only_if_it_says_something(
    markup: str, blocks: tuple[Block, ...]
) -> None:
    assert read(markup) == blocks


def test_a_division_in_the_language_of_the_page_says_nothing() -> None:
    assert reader(lang="en").blocks(page('<div lang="en"><p>a</p></div>')) == (p("a"),)


def test_a_dialect_may_leave_classes_and_attributes_to_their_designer() -> None:
    bare = Dialect(classes=lambda _: (), attributes=lambda _: ())
    markup = '<div class="box" data-mw="1"><p class="big">a <span class="x">b</span></p></div>'
    assert reader(bare).blocks(page(markup)) == (p("a b"),)


@pytest.mark.parametrize(
    "markup",
    [
        '<p>a</p><div epub:type="pagebreak" title="4"/><p>b</p>',
        '<p>a</p><span epub:type="pagebreak" title="4"/><p>b</p>',
        '<p>a</p><hr epub:type="pagebreak" title="4"/><p>b</p>',
        '<p>a</p><p><span epub:type="pagebreak" title="4"/>b</p>',
    ],
)
def test_a_page_that_begins_between_paragraphs_begins_the_next(markup: str) -> None:
    assert read(markup) == (p("a"), Paragraph((PageMark("4"), Text("b"))))


def test_a_page_that_begins_after_all_text_ends_the_last_paragraph() -> None:
    assert read('<p>a</p><div epub:type="pagebreak" title="4"/>') == (
        Paragraph((Text("a"), PageMark("4"))),
    )


# ------------------------------------------------------------------------------------- quotations


@pytest.mark.parametrize(
    "by",
    [
        "<cite>b</cite>",
        "<footer>b</footer>",
        "<footer><cite>b</cite></footer>",
        "<footer><p>b</p></footer>",
        "<p><cite>b</cite></p>",
        '<p class="attribution">b</p>',
        '<div class="templatequotecite"><cite>b</cite></div>',
    ],
)
def test_who_said_it_stands_at_the_end_of_a_quotation(by: str) -> None:
    markup = f"<blockquote><p>a</p>{by}</blockquote>"
    assert read(markup) == (BlockQuotation((p("a"),), t("b")),)


def test_a_title_in_a_quotation_is_not_who_said_it() -> None:
    title = WorkTitle(t("b"))
    assert read("<blockquote><p>a <cite>b</cite></p></blockquote>") == (
        BlockQuotation((Paragraph((Text("a "), title)),)),
    )
    assert read("<blockquote>a <cite>b</cite></blockquote>") == (
        BlockQuotation((Paragraph((Text("a "), title)),)),
    )


def test_the_caption_of_a_quotation_is_who_said_it() -> None:
    markup = "<figure><blockquote><p>a</p></blockquote><figcaption>b</figcaption></figure>"
    assert read(markup) == (BlockQuotation((p("a"),), t("b")),)


def test_an_epigraph_is_known_for_one() -> None:
    assert read('<blockquote epub:type="epigraph"><p>a</p></blockquote>') == (
        BlockQuotation((p("a"),), classes=("epigraph",)),
    )


def test_a_letter_keeps_its_parts_by_name() -> None:
    markup = """<blockquote epub:type="z3998:letter"><header>
        <p epub:type="se:letter.dateline">a</p><p epub:type="z3998:salutation">b</p></header>
        <p>c</p><footer><p epub:type="z3998:valediction">d</p>
        <p epub:type="z3998:sender z3998:signature">e</p>
        <div epub:type="z3998:postscript"><p>f</p></div></footer></blockquote>"""
    parts: list[Block] = [
        Paragraph(t("a"), classes=("dateline",)),
        Paragraph(t("b"), classes=("salutation",)),
        p("c"),
        Paragraph(t("d"), classes=("valediction",)),
        Paragraph(t("e"), classes=("sender", "signature")),
        Division((p("f"),), classes=("postscript",)),
    ]
    assert read(markup) == (Letter(tuple(parts)),)


# ------------------------------------------------------------------------------------------ verse


TWO = Verse((lines("a", "> b"), lines("c")))


SHAPES = {
    "Standard Ebooks": """<blockquote epub:type="z3998:verse"><p><span>a</span><br/>
        <span class="i1">b</span></p><p><span>c</span></p></blockquote>""",
    "by its form alone": """<p><span>a</span><br/><span class="i1">b</span></p>
        <p class="stanza"><span>c</span></p>""",
    "Gutenberg's older": """<div class="poem"><div class="stanza"><span class="i0">a<br/></span>
        <span class="i1">b<br/></span></div><div class="stanza"><span>c<br/></span></div></div>""",
    "Gutenberg's newer": """<div class="poetry"><div class="stanza">
        <div class="verse indent0">a</div><div class="verse indent1">b</div></div>
        <div class="stanza"><div class="verse">c</div></div></div>""",
    "IDPF's": """<div class="linegroup"><div>a</div><div class="indent">b</div></div>
        <div class="linegroup"><div>c</div></div>""",
    "with breaks": '<div class="poem"><p>a<br/>&#160;&#160;b</p><p>c</p></div>',
    "a paragraph a stanza": '<p class="poem">a<br/>&#160;&#160;b</p><p class="poem">c<br/></p>',
}


@pytest.mark.parametrize("markup", SHAPES.values(), ids=SHAPES)
def test_verse_is_known_by_every_shape_it_has(markup: str) -> None:
    assert read(markup) == (TWO,)


def test_who_wrote_the_verse_is_its_attribution() -> None:
    markup = '<blockquote epub:type="z3998:verse"><p><span>a</span></p><cite>b</cite></blockquote>'
    assert read(markup) == (Verse((lines("a"),), t("b")),)


def test_verse_with_a_title_is_a_quotation_of_both() -> None:
    markup = '<blockquote epub:type="z3998:poem"><p epub:type="title">a</p><p><span>b</span></p></blockquote>'
    assert read(markup) == (BlockQuotation((p("a"), Verse((lines("b"),)))),)


def test_lines_of_a_group_within_a_stanza_are_turned_in_and_keep_their_language() -> None:
    markup = (
        '<div class="linegroup"><div>a</div><blockquote lang="de"><div><div id="x">b</div>'
        "<div>c</div></div></blockquote><div>d</div></div>"
    )
    made = (
        VerseLine(t("a")),
        VerseLine((Span(t("b"), id="x", lang="de"),), 1),
        VerseLine((Span(t("c"), lang="de"),), 1),
        VerseLine(t("d")),
    )
    assert read(markup) == (Verse((made,)),)


def test_emphasis_across_lines_is_in_each_of_them() -> None:
    made = (VerseLine((Emphasis(t("a")),)), VerseLine((Emphasis(t("b")),)))
    assert read('<p class="verse"><i>a<br/>b</i></p>') == (Verse((made,)),)


def test_a_page_that_begins_between_stanzas_begins_the_next() -> None:
    markup = (
        '<div class="poem"><p><span>a</span></p><div epub:type="pagebreak" title="4"/>'
        "<p><span>b</span></p></div>"
    )
    second = (VerseLine((PageMark("4"), Text("b"))),)
    assert read(markup) == (Verse((lines("a"), second)),)


def test_an_address_in_spans_that_mean_something_is_no_verse() -> None:
    (block,) = read('<p><span epub:type="z3998:sender">a</span><br/><span>b</span></p>')
    assert isinstance(block, Paragraph)


# ------------------------------------------------------------------------------- lists and tables


@pytest.mark.parametrize(
    ("markup", "block"),
    [
        ("<ul><li>a</li><li>b</li></ul>", List((ListItem((p("a"),)), ListItem((p("b"),))))),
        ("<ul><li><p>a</p></li></ul>", List((ListItem((p("a"),)),), tight=False)),
        ('<ol start="3"><li>a</li></ol>', List((ListItem((p("a"),)),), ordered=True, start=3)),
        ('<ol><li value="7">a</li></ol>', List((ListItem((p("a"),)),), ordered=True, start=7)),
        ('<ol start="x"><li>a</li></ol>', List((ListItem((p("a"),)),), ordered=True)),
        ('<ul><li id="x">a</li></ul>', List((ListItem((Paragraph(t("a"), id="x"),)),))),
        ("<ul>z<li>a</li>y</ul>", List((ListItem((p("z"),)), ListItem((p("a"), p("y")))))),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>",
         List((ListItem((p("a"), List((ListItem((p("b"),)),)))),))),
        ("<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></dl>",
         DefinitionList((Definition(t("a"), ()), Definition(t("b"), (p("c"), p("d")))))),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", DefinitionList((Definition(t("a"), (p("b"),)),))),
        ("<dl><dd>b</dd></dl>", DefinitionList((Definition((), (p("b"),)),))),
    ],
)  # fmt: skip
def test_lists_are_read_as_they_are_meant(markup: str, block: Block) -> None:
    assert read(markup) == (block,)


def cell(words: str, *, header: bool = False, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((p(words),) if words else (), header=header, columns=columns, rows=rows)


def test_a_table_has_its_header_its_spans_and_its_alignments() -> None:
    markup = """<table><caption>of <i>x</i></caption><colgroup><col/></colgroup>
        <thead><tr><td/><th align="right">b</th></tr></thead>
        <tfoot><tr><td colspan="2">f</td></tr></tfoot>
        <tbody><tr><th rowspan="2">c</th><td class="right">1</td></tr>
        <tr><td style="text-align: right">2</td></tr></tbody></table>"""
    assert read(markup) == (
        Table(
            (
                Row((cell("c", header=True, rows=2), cell("1"))),
                Row((cell("2"),)),
                Row((cell("f", columns=2),)),
            ),
            (Row((cell("", header=True), cell("b", header=True))),),
            ("default", "right"),
            (Text("of "), Emphasis(t("x"))),
        ),
    )


def test_a_first_row_of_headings_is_the_header() -> None:
    markup = "<table><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr></table>"
    (table,) = read(markup)
    assert isinstance(table, Table)
    assert (len(table.header), len(table.rows)) == (1, 1)


@pytest.mark.parametrize("said", ["0", "-3", "x", "99999999"])
def test_a_span_that_makes_no_sense_is_bounded(said: str) -> None:
    (table,) = read(f'<table><tr><td colspan="{said}" rowspan="{said}">a</td></tr></table>')
    assert isinstance(table, Table)
    assert 1 <= table.rows[0].cells[0].columns <= 1000


def test_what_stands_in_a_table_outside_its_cells_stands_before_it() -> None:
    markup = "<table>a<tr>b<td>c</td><p>d</p></tr></table>"
    assert read(markup) == (p("a"), p("b"), p("d"), Table((Row((cell("c"),)),)))


# ---------------------------------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("markup", "block"),
    [
        ('<p><img src="a.png" alt="A"/></p>', Figure("a.png", alt="A")),
        ('<div><a href="http://x/"><img src="a.png"/></a></div>', Figure("a.png")),
        ('<img src="a.png" alt=""/>', Figure("a.png", alt="")),
        ('<figure><img src="a.png" alt="A"/><figcaption>b</figcaption></figure>',
         Figure("a.png", t("b"), "A")),
        ("""<figure id="x" class="wide"><a href="b.jpg"><img src="a.png"/></a><figcaption><p>b</p>
            <p>c</p></figcaption></figure>""",
         Figure("a.png", t("b c"), id="x", classes=("wide",))),
        ('<figure><img src="a.png"/><figcaption>b <span class="credit">c</span></figcaption></figure>',
         Figure("a.png", t("b"), None, t("c"))),
        ('<figure><img src="gone.jpg" alt="A"/><figcaption>b</figcaption></figure>',
         Figure(None, t("b"), "A")),
        ("<figure><figcaption>b</figcaption></figure>", Figure(None, t("b"))),
        ('<svg><image xlink:href="a.png"/></svg>', Figure("a.png")),
        ("<figure><table><tr><td>a</td></tr></table><figcaption>b</figcaption></figure>",
         Table((Row((cell("a"),)),), caption=t("b"))),
    ],
)  # fmt: skip
def test_a_picture_that_stands_alone_is_a_figure(markup: str, block: Block) -> None:
    assert read(markup) == (block,)


def test_the_caption_of_several_pictures_is_that_of_the_last() -> None:
    markup = '<figure><img src="a.png"/><img src="b.png"/><figcaption>c</figcaption></figure>'
    assert read(markup) == (Figure("a.png"), Figure("b.png", t("c")))


def test_a_hook_for_blocks_is_asked_before_all_else() -> None:
    dialect = Dialect(
        blocks=lambda element, _: () if element.get("class") == "navbox" else None,
        inlines=lambda element, _: () if element.tag == "sup" else None,
    )
    markup = '<div class="navbox">a</div><p>b<sup>1</sup> c</p><table class="navbox"/>'
    assert reader(dialect).blocks(page(markup)) == (p("b c"),)


def test_a_node_says_on_which_line_it_stands() -> None:
    (first, second) = read("<p>a</p>\n\n<p>b</p>")
    assert first.origin is not None
    assert second.origin is not None
    assert (second.origin.path, second.origin.line) == ("page.xhtml", 3)
