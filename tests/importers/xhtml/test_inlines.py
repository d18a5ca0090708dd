"""What stands in a line is read for what it means, not for how it looks."""

from __future__ import annotations

import pytest

from biokit.importers.xhtml.dialect import Dialect
from biokit.importers.xhtml.stylesheets import looks_in
from biokit.model.dates import Date
from biokit.model.nodes import (
    Code,
    CrossReference,
    DateMark,
    Emphasis,
    Figure,
    Foreign,
    Inline,
    InlineImage,
    LineBreak,
    Link,
    PageMark,
    Paragraph,
    Quote,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from tests.importers.xhtml.words import page, reader

WITHIN = Dialect(
    picture=lambda address: f"media/{address}" if address.endswith(".png") else None,
    target=lambda address: "there" if address == "ch2.xhtml#x" else None,
)
A = (Text("a"),)


def read(markup: str) -> tuple[Inline, ...]:
    return reader(WITHIN).inlines(page(markup))


@pytest.mark.parametrize(
    ("markup", "node"),
    [
        ("<em>a</em>", Emphasis(A)),
        ("<i>a</i>", Emphasis(A)),
        ("<dfn>a</dfn>", Emphasis(A)),
        ("<b>a</b>", Strong(A)),
        ('<b epub:type="z3998:personal-name">a</b>', Strong(A)),
        ("<sup>a</sup>", Superscript(A)),
        ("<sub>a</sub>", Subscript(A)),
        ("<s>a</s>", Strikeout(A)),
        ("<del>a</del>", Strikeout(A)),
        ("<q>a</q>", Quote(A)),
        ("<kbd>a</kbd>", Code("a")),
        ("<code>a  b</code>", Code("a  b")),
        ("<code>a\n  b</code>", Code("a b")),
        ("<cite>a</cite>", WorkTitle(A)),
        ('<i epub:type="se:name.publication.book">a</i>', WorkTitle(A)),
        ('<i epub:type="se:name.publication.poem">a</i>', WorkTitle(A)),
        ('<i epub:type="se:name.visual-art.painting">a</i>', WorkTitle(A)),
        ('<em epub:type="se:name.music.opera">a</em>', WorkTitle(A)),
        ('<i epub:type="se:name.vessel.ship">a</i>', WorkTitle(A, "ship")),
        ('<i epub:type="se:name.vessel.boat" lang="fr">a</i>', WorkTitle(A, "ship", lang="fr")),
        ('<i epub:type="se:name.publication.book" xml:lang="la">a</i>', WorkTitle(A, lang="la")),
        ('<i xml:lang="fr">a</i>', Foreign(A, lang="fr")),
        ('<span xml:lang="fr">a</span>', Span(A, lang="fr")),
        ('<span class="italic" lang="fr">a</span>', Foreign(A, lang="fr")),
        ('<i epub:type="z3998:grapheme">a</i>', Emphasis(A)),
        ('<span class="italic">a</span>', Emphasis(A)),
        ('<span class="calibre3 bold">a</span>', Strong(A)),
        ('<span class="small-caps">a</span>', SmallCapitals(A)),
        ('<span class="sc mine">a</span>', SmallCapitals(A, classes=("mine",))),
        ('<font class="superscript">a</font>', Superscript(A)),
        ('<span class="italic bold">a</span>', Emphasis((Strong(A),))),
        ('<span style="font-style: italic">a</span>', Emphasis(A)),
        ('<span style="font-variant:small-caps; color: red">a</span>', SmallCapitals(A)),
        ('<time datetime="1840-02-10">a</time>', DateMark(A, Date("1840-02-10"))),
        ('<a href="https://x.example/">a</a>', Link(A, "https://x.example/")),
        ('<a href="//x.example/">a</a>', Link(A, "https://x.example/")),
        ('<a href="mailto:a@b.example" title="t">a</a>', Link(A, "mailto:a@b.example", "t")),
        ('<a href="ch2.xhtml#x">a</a>', CrossReference("there", A)),
        ('<span class="mine">a</span>', Span(A, classes=("mine",))),
        ('<span data-key="value">a</span>', Span(A, (("key", "value"),))),
        ('<abbr id="x">a</abbr>', Span(A, id="x")),
    ],
)
def test_an_element_is_the_node_that_it_means(markup: str, node: Inline) -> None:
    assert read(f"b {markup} c") == (Text("b "), node, Text(" c"))


@pytest.mark.parametrize(
    "markup",
    [
        '<abbr epub:type="z3998:initialism">a</abbr>',
        '<span epub:type="z3998:roman">a</span>',
        '<span class="calibre5">a</span>',
        "<nosuch>a</nosuch>",
        "<font size='2'>a</font>",
        '<time datetime="PT3H">a</time>',
        "<a>a</a>",
        "<ins>a</ins>",
        "<small>a</small>",
    ],
)
def test_what_is_no_more_than_its_words_is_its_words(markup: str) -> None:
    assert read(f"b {markup} c") == (Text("b a c"),)


def test_a_style_sheet_may_say_what_numbered_classes_look_like() -> None:
    looks = looks_in(
        "/* .calibre9 { font-style: italic } */ @media print { .calibre1 { color: red } }\n"
        ".calibre5, span.calibre6 { font-style: italic; color: #000 } p.calibre7, .calibre8 b\n"
        "{ font-style: italic } .calibre5 { font-weight: bold } broken { .calibre4 {"
    )
    assert looks == {"calibre5": ("emphasis", "strong"), "calibre6": ("emphasis",)}
    dialect = Dialect(looks=lambda name: looks.get(name, ()))
    markup = '<span class="calibre6">a</span> <span class="calibre5 x">b</span>'
    assert reader(dialect).inlines(page(markup)) == (
        Emphasis(A),
        Text(" "),
        Emphasis((Strong((Text("b"),)),), classes=("x",)),
    )


def test_quotation_marks_around_the_title_of_a_part_are_the_styles() -> None:
    markup = 'in “<span epub:type="se:name.publication.essay">On X</span>” he'
    assert read(markup) == (Text("in "), WorkTitle((Text("On X"),), "part"), Text(" he"))


def test_quotation_marks_that_hold_more_than_the_title_stay() -> None:
    markup = 'in “<span epub:type="se:name.publication.essay">On X</span>,” he'
    assert read(markup) == (Text("in “On X,” he"),)


@pytest.mark.parametrize(
    "mark",
    [
        '<span epub:type="pagebreak" id="p4" title="4"/>',
        '<span role="doc-pagebreak" id="p4" aria-label=" page 4. "/>',
        '<a epub:type="pagebreak" id="p4">4</a>',
        '<span epub:type="pagebreak" id="p4"></span>',
    ],
)
def test_where_a_page_of_print_begins_is_marked(mark: str) -> None:
    assert read(f"a {mark} b") == (Text("a "), PageMark("4", id="p4"), Text("b"))


def test_pages_in_roman_numbers_are_called_by_them() -> None:
    assert read('<span epub:type="pagebreak" id="pg_xii"/>') == (PageMark("xii", id="pg_xii"),)


@pytest.mark.parametrize(
    ("markup", "run"),
    [
        ("  a \n\t b  ", (Text("a b"),)),
        ("a<i> b </i>c", (Text("a "), Emphasis((Text("b"),)), Text(" c"))),
        ("a <i> b</i> c", (Text("a "), Emphasis((Text("b"),)), Text(" c"))),
        ("a<i> </i>b", (Text("a b"),)),
        ("a <b></b> b", (Text("a b"),)),
        ("a <br/> b", (Text("a"), LineBreak(), Text("b"))),
        ("<i>a <br/> b</i>", (Emphasis((Text("a"), LineBreak(), Text("b"))),)),
        ("a <i><br/>b</i>", (Text("a"), LineBreak(), Emphasis((Text("b"),)))),
        ("a<br/>", (Text("a"),)),
        ("a\u00a0 b", (Text("a\u00a0 b"),)),
        ("蔡\n  奇", (Text("蔡奇"),)),
        ("蔡\na", (Text("蔡 a"),)),
        ("a<span>b</span>c", (Text("abc"),)),
    ],
)
def test_white_space_is_what_a_reader_of_the_page_sees(
    markup: str, run: tuple[Inline, ...]
) -> None:
    assert read(markup) == run


def test_a_point_with_an_id_stays_in_its_place() -> None:
    assert read('a <a name="x"/>b') == (Text("a "), Span((), id="x"), Text("b"))


def test_a_picture_in_a_line_is_one_or_what_is_said_in_its_place() -> None:
    assert read('a <img src="m.png" alt="M"/> b') == (
        Text("a "),
        InlineImage("media/m.png", "M"),
        Text(" b"),
    )
    assert read('a <img src="gone.jpg" alt="M"/> b') == (Text("a [M] b"),)
    assert read('a <img src="gone.jpg"/> b') == (Text("a b"),)


def test_a_link_that_leads_nowhere_is_its_words_and_told_once() -> None:
    to = reader(WITHIN)
    assert to.inlines(page('<a href="a.html">b</a> <a href="#c">d</a>')) == (Text("b d"),)
    (finding,) = to.findings
    assert (finding.code, finding.severity, finding.words) == ("dropped-link", "note", "a.html\n#c")


def test_a_link_has_the_address_that_a_book_will_write() -> None:
    (link,) = read('<a href=" https://a.org/?b[]=c d ">e</a>')
    assert link == Link((Text("e"),), "https://a.org/?b%5B%5D=c%20d")


def test_a_link_to_a_host_that_cannot_be_is_its_words_and_told() -> None:
    to = reader(WITHIN)
    assert to.inlines(page('<a href="http://a b.org">c</a>')) == (Text("c"),)
    assert [(each.code, each.words) for each in to.findings] == [("dropped-link", "http://a b.org")]


@pytest.mark.parametrize(
    ("markup", "words", "code"),
    [
        ("<ruby>漢<rt>kan</rt></ruby>", "漢(kan)", "loss-ruby"),
        ("<ruby>漢<rp>（</rp><rt>kan</rt><rp>）</rp></ruby>", "漢（kan）", "loss-ruby"),
        ('<math alttext="x^2"><mi>x</mi></math>', "x^2", "loss-math"),
        ("<math><mi>x</mi><annotation>y</annotation></math>", "x", "loss-math"),
        ('<m:math xmlns:m="m"><m:mi>x</m:mi></m:math>', "x", "loss-math"),
        ('<video src="v.mp4">no <b>film</b></video>', "no film", "loss-media"),
        ('<object data="o.swf">none</object>', "none", "loss-media"),
        ("<select><option>a</option><option>b</option></select>", "a b", "loss-form"),
        ("<button>press</button>", "press", "loss-form"),
        ("<svg><title>t</title><text>u</text></svg>", "t u", "loss-drawing"),
        ('<abbr title="before Christ">BC</abbr>', "BC", "loss-expansion"),
    ],
)
def test_what_a_book_cannot_hold_is_kept_as_its_words_and_told(
    markup: str, words: str, code: str
) -> None:
    to = reader(WITHIN)
    run = to.inlines(page(markup))
    assert "".join(part.value for part in run if isinstance(part, Text)).strip() == words.replace(
        "film", ""
    ).strip() or any(isinstance(part, Strong) for part in run)
    assert [finding.code for finding in to.findings] == [code]


def test_the_address_of_a_film_is_in_the_report() -> None:
    to = reader(WITHIN)
    to.inlines(page('<video><source src="v.mp4"/></video><audio src="a.mp3"/>'))
    assert [finding.words for finding in to.findings] == ["v.mp4\na.mp3"]


def test_an_element_in_a_line_around_paragraphs_is_around_the_words_of_each() -> None:
    blocks = reader(WITHIN).blocks(page('<i id="x">a<p>b</p><p>c</p></i>'))
    assert blocks == (
        Paragraph((Emphasis((Text("a"),), id="x"),)),
        Paragraph((Emphasis((Text("b"),)),)),
        Paragraph((Emphasis((Text("c"),)),)),
    )


def test_a_link_around_blocks_is_a_link_in_each() -> None:
    url = "https://x.example/"
    blocks = reader(WITHIN).blocks(
        page(f'<a href="{url}"><p>b</p><figure><img src="a.png" alt=""/></figure></a>')
    )
    assert blocks == (Paragraph((Link((Text("b"),), url),)), Figure("media/a.png", alt=""))


def test_blocks_in_a_line_are_parted_by_a_space() -> None:
    assert read("<p>a</p><p>b</p>c<ul><li>d</li><li>e</li></ul>") == (Text("a b c d e"),)
