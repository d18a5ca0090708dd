"""Lists, tables, pictures, and what a document says of itself."""

from __future__ import annotations

import pytest

from biokit.model.nodes import (
    Cell,
    Figure,
    InlineImage,
    List,
    ListItem,
    Paragraph,
    Row,
    Table,
    Text,
)
from biokit.model.walk import plain_text
from tests.importers.docx.reads import blocks, codes, every, imported, said
from tests.importers.docx.word import DECLARED, PNG, document, drawing, field, item, p, styles

T = Text


def P(words: str) -> Paragraph:  # noqa: N802 (a node's short name)
    return Paragraph((T(words),))


def test_lists_nest_and_number_as_word_has_them() -> None:
    made = blocks(item("a", 1), item("b", 1, 1), item("c", 1), item("four", 2), item("five", 2))
    below = List((ListItem((P("b"),)),))
    assert made == (
        List((ListItem((P("a"), below)), ListItem((P("c"),)))),
        List((ListItem((P("four"),)), ListItem((P("five"),))), ordered=True, start=4),
    )


def test_the_levels_of_lists_are_told_by_the_names_of_word_s_own_styles() -> None:
    more = "".join(
        f'<w:style w:type="paragraph" w:styleId="L{n}"><w:name w:val="List Bullet{n}"/></w:style>'
        for n in ("", " 2")
    )
    parts = {"styles.xml": styles(more)}
    made = blocks(p("a", style="L"), p("b", style="L 2"), p("c", style="L"), parts=parts)
    below = List((ListItem((P("b"),)),))
    assert made == (List((ListItem((P("a"), below)), ListItem((P("c"),)))),)


def test_a_list_goes_on_after_a_paragraph() -> None:
    made = blocks(item("four", 2), p("Between."), item("five", 2))
    assert [each.start for each in made if isinstance(each, List)] == [4, 5]


def test_a_paragraph_set_in_between_items_belongs_to_the_one_before() -> None:
    inside = p("more", style="ListParagraph", properties='<w:ind w:left="720"/>')
    (only,) = blocks(item("a", 1), inside, item("b", 1))
    assert isinstance(only, List)
    assert only.items[0].blocks == (P("a"), P("more"))


def test_a_number_that_there_is_not_makes_no_list() -> None:
    assert blocks(item("a", 77), item("b", 0)) == (P("a"), P("b"))


def test_lists_whose_look_is_borrowed_in_a_circle_are_read() -> None:
    circle = (
        f"<w:numbering {DECLARED}>"
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="A"/><w:numStyleLink w:val="B"/>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="B"/>'
        '<w:numStyleLink w:val="A"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    (only,) = blocks(item("a", 1), parts={"numbering.xml": circle})
    assert isinstance(only, List)


# ---------------------------------------------------------------------------------------- tables


def row(*cells: str, head: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{''.join(cells)}</w:tr>"


def cell(words: str, properties: str = "", align: str = "") -> str:
    set_as = f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words, properties=set_as)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_cells_span_columns_and_rows_and_header_rows_are_headers() -> None:
    made = blocks(
        p("x"),
        table(
            row(cell("Reigns", '<w:gridSpan w:val="2"/>'), head=True),
            row(cell("Hanover", '<w:vMerge w:val="restart"/>'), cell("1837", align="right")),
            row(cell("", "<w:vMerge/>"), cell("1901", align="right")),
        ),
    )
    assert made[1] == Table(
        (
            Row((Cell((P("Hanover"),), rows=2), Cell((P("1837"),)))),
            Row((Cell((P("1901"),)),)),
        ),
        header=(Row((Cell((P("Reigns"),), header=True, columns=2),)),),
        alignments=("default", "right"),
    )


@pytest.mark.parametrize("above", [True, False])
def test_a_table_s_caption_stands_above_or_below_it(*, above: bool) -> None:
    caption = p("Table ", field("SEQ Table", "1"), ". Reigns", style="Caption")
    made = blocks(p("x"), *([caption] if above else []), table(row(cell("a"))), *([] if above else [caption]))  # fmt: skip
    assert isinstance(made[1], Table)
    assert plain_text(made[1].caption) == "Table 1. Reigns"


def test_tables_in_tables_are_read() -> None:
    inner = table(row(cell("inner")))
    read_in = imported(p("x"), table(row(f"<w:tc>{p('outer')}{inner}{p()}</w:tc>")))
    assert len(every(Table, read_in)) == 2


# -------------------------------------------------------------------------------------- pictures

MEDIA = {"parts": {"media/image1.png": PNG}, "links": {"i": ("image", "media/image1.png")}}


def test_a_picture_with_its_caption_is_a_figure_and_its_bytes_come_along() -> None:
    read_in = imported(
        p(drawing("i", "A queen")), p("Figure ", field("SEQ Figure", "1"), ". The Queen", style="Caption"),
        **MEDIA,
    )  # fmt: skip
    assert read_in.biography.sections[0].blocks == (
        Figure("media/image1.png", caption=(T("Figure 1. The Queen"),), alt="A queen"),
    )
    assert read_in.media == (("media/image1.png", PNG),)


def test_a_small_picture_in_a_line_stays_in_it_and_a_large_one_is_set_apart() -> None:
    small, large = drawing("i", "sign", height=200_000), drawing("i", "view")
    (first,) = blocks(p("a ", small, " b"), **MEDIA)
    assert first == Paragraph((T("a "), InlineImage("media/image1.png", "sign"), T(" b")))
    made = blocks(p("a ", large, " b"), **MEDIA)
    assert made == (P("a b"), Figure("media/image1.png", alt="view"))


def test_a_floating_picture_follows_its_paragraph() -> None:
    made = blocks(p(drawing("i", floating=True), "Beside it."), **MEDIA)
    assert made == (P("Beside it."), Figure("media/image1.png"))


@pytest.mark.parametrize(
    ("content", "target"),
    [
        (b"\x01\0\0\0 an enhanced metafile", "media/image1.emf"),
        (b"", "media/gone.png"),
        (b"", "https://elsewhere.example/x.png"),
        (b"", "../../../../etc/passwd"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_a_figure_without_one_and_told(
    content: bytes, target: str
) -> None:
    parts = {target: content} if content else {}
    read_in = imported(p(drawing("i", "A queen")), parts=parts, links={"i": ("image", target)})
    assert read_in.biography.sections[0].blocks == (Figure(None, alt="A queen"),)
    (words,) = said(read_in, "missing-picture")
    assert words is not None
    assert target.rpartition("/")[2] in words


def test_a_picture_of_the_older_kind_is_a_figure() -> None:
    shape = '<w:r><w:pict><v:shape alt="A queen"><v:imagedata r:id="i"/></v:shape></w:pict></w:r>'
    assert blocks(p(shape), **MEDIA) == (Figure("media/image1.png", alt="A queen"),)


def test_charts_are_told_with_their_words() -> None:
    chart = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="chart"><c:chart r:id="c"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    part = (
        f"<c:chartSpace {DECLARED}><a:p><a:r><a:t>Letters a year</a:t></a:r></a:p></c:chartSpace>"
    )
    read_in = imported(p("x", chart), parts={"charts/chart1.xml": part}, links={"c": ("chart", "charts/chart1.xml")})  # fmt: skip
    assert said(read_in, "dropped-chart") == ["Letters a year"]


def test_objects_of_other_programs_are_told_and_their_pictures_shown() -> None:
    sheet = (
        '<w:r><w:object><v:shape><v:imagedata r:id="i"/></v:shape>'
        '<o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    )
    read_in = imported(p(sheet), **MEDIA)
    assert read_in.biography.sections[0].blocks == (Figure("media/image1.png"),)
    assert said(read_in, "dropped-object") == ["Excel.Sheet.12"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk.html", "<p>Kept <b>elsewhere</b></p><script>gone()</script>"),
        ("chunk.txt", "Kept elsewhere"),
        ("chunk.docx", document(p("Kept elsewhere"))),
    ],
)
def test_a_part_in_another_format_is_told_with_its_words(name: str, content: str | bytes) -> None:
    read_in = imported(
        p("a"), '<w:altChunk r:id="c"/>', parts={name: content}, links={"c": ("aFChunk", name)}
    )
    assert said(read_in, "dropped-chunk") == ["Kept elsewhere"]


# -------------------------------------------------------------------------------------- metadata

CORE = f"""<cp:coreProperties {DECLARED}><dc:title>Victoria</dc:title><dc:creator>Ann Author;Bob Both
</dc:creator><cp:keywords>queens, letters; court</cp:keywords><dc:description>A life.</dc:description>
<dcterms:modified>2024-05-06T07:08:09Z</dcterms:modified></cp:coreProperties>"""


def test_properties_are_metadata_and_the_document_is_a_source() -> None:
    read_in = imported(p("a"), parts={"/docProps/core.xml": CORE})
    book = read_in.biography
    assert plain_text(book.title) == "Victoria"
    assert [one.name.text for one in book.contributors] == ["Ann Author", "Bob Both"]
    assert (book.keywords, book.description) == (("queens", "letters", "court"), "A life.")
    assert book.lang == "en-GB"
    itself = read_in.itself
    assert itself is not None
    assert (itself.id, itself.kind, itself.item.type) == ("victoria", "manuscript", "manuscript")
    assert itself.item.issued is not None
    assert itself.item.issued.date_parts == ((2024, 5, 6),)


def test_the_title_in_the_text_is_before_that_of_the_properties() -> None:
    read_in = imported(p("The Widow", style="Title"), p("a"), parts={"/docProps/core.xml": CORE})
    assert plain_text(read_in.biography.title) == "The Widow"


def test_a_document_without_a_title_is_called_by_its_file() -> None:
    read_in = imported(p("a"))
    assert plain_text(read_in.biography.title) == "life"
    assert "missing-picture" not in codes(read_in)
