"""The designs of the printed page: what stands on its lines, and what each design promises."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

import pytest

pytest.importorskip("weasyprint")

from pypdf import PdfReader
from weasyprint.formatting_structure import boxes

from biokit.exporters.base import Options
from biokit.exporters.faces import folders
from biokit.exporters.pdf.layout.press import running
from biokit.exporters.pdf.layout.task import Task
from biokit.exporters.pdf.layout.weasy import Box, Document, Page
from biokit.exporters.pdf.mends import ladders
from biokit.exporters.pdf.pages.leaf import Leaf, lay_out, points
from biokit.exporters.pdf.pages.openings import opened
from biokit.exporters.pdf.pages.sheet import Design
from biokit.exporters.pdf.printers.profile import made_for
from biokit.exporters.swapping import swapped
from biokit.exporters.xhtml import legal
from biokit.model.edition import TRIMS, Edition
from biokit.model.nodes import BlockQuotation, Paragraph, Section, Span, Text
from biokit.model.walk import plain_text
from biokit.resources import Resources
from tests.exporters.lives import p, t

DESIGNS = ("trade", "scholarly", "large-print")
PX = 0.75

WORDS = (
    "She was immured at Windsor, but no more was heard of the extraordinarily disappointing "
    "Prince, whose circumstances were comfortable; and the unquestionable consequences of an "
    "indiscriminate correspondence, however uncharacteristically considerate, were forgotten. "
)
OPENING = (
    '<p class="dropped"><span class="initial"><span class="mark">“</span>O</span>'
    '<span class="opening">f his parents</span> nothing is known”, ' + WORDS + "</p>"
)


def design(name: str) -> Design:
    edition = Edition("pdf", "pdf", design=name)
    return Design(Options(edition), made_for(edition))


@cache
def configuration() -> str:
    fonts = Resources().templates().get_template("print/fonts.conf")
    return fonts.render(folders=[str(place) for place in folders(None)], system=False)


def task(name: str, trim: str, chapter: str) -> tuple[Task, Leaf]:
    chosen = design(name)
    leaf = lay_out(trim, chosen.tokens, 200)
    xhtml = (
        '<html lang="en-GB"><head><title>A Life</title></head><body class="screen">'
        f'<div class="body"><section class="chapter">{chapter}</section></div></body></html>'
    )
    sheets = tuple(chosen.text(leaf).items())
    return Task(legal(xhtml), sheets, (), configuration(), "", None), leaf


def printed(name: str, chapter: str, trim: str = "6x9") -> tuple[Document, Leaf, list[str]]:
    made, leaf = task(name, trim, chapter)
    with running(made.configuration) as press, press.hearing() as heard:
        document = press.lay_out(made)
        return document, leaf, [words for _, words in heard]


def full_chapter() -> str:
    """Everything that may stand between the lines."""
    note = '<span class="footnote">What is said of it elsewhere, at some length.</span>'
    quoted = f"<blockquote><p>{WORDS}</p><p>{WORDS * 2}</p></blockquote>"
    verse = (
        '<div class="verse"><p class="stanza"><span class="line">One</span>'
        '<span class="line">Two</span></p></div>'
    )
    table = (
        "<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"
    )
    figure = (
        '<figure><div style="height: 101.3pt"></div><figcaption>A picture</figcaption></figure>'
    )
    listed = f"<ul><li>{WORDS}</li><li>Another</li></ul>"
    text = f"<p>{WORDS * 3}{note}</p>"
    set_off = (quoted, figure, verse, table, listed, quoted)
    inner = "".join(
        f"<section><h2>{number}. A Section</h2>{text}{part}{text}{text}{part}{text}"
        f"<section><h3>More of it</h3>{text}</section></section>"
        for number, part in enumerate(set_off)
    )
    return f"<h1><span class='number'>1</span> A Chapter of It</h1>{OPENING}{text}{inner}"


def lines_in(paragraph: Box) -> Iterator[Box]:
    """Its own lines, without those of a letter beside them."""
    for box in paragraph.children:
        if isinstance(box, boxes.LineBox):
            yield box
        elif isinstance(box, boxes.BlockBox) and not box.is_floated():
            yield from lines_in(box)


def texts_in(box: Box) -> list[Box]:
    return [each for each in box.descendants() if isinstance(each, boxes.TextBox)]


def lines_of_text(page: Page) -> Iterator[float]:
    """Where lines of paragraphs of the text itself stand: their baselines, from the page's head."""
    waiting: list[tuple[Box, Box | None]] = [(page._page_box, None)]
    while waiting:
        box, around = waiting.pop()
        within = around is not None and around.element_tag == "section"
        if isinstance(box, boxes.BlockBox) and box.element_tag == "p" and within:
            for line in lines_in(box):
                yield line.position_y + line.baseline
        elif isinstance(box, boxes.ParentBox):
            waiting += [(child, box) for child in box.children]


@pytest.mark.parametrize("name", DESIGNS)
def test_the_lines_of_facing_pages_lie_beside_each_other(name: str) -> None:
    document, leaf, said = printed(name, full_chapter())
    leading = points(design(name).tokens["print-leading"]) / PX
    head = leaf.head / PX
    baselines = [[*lines_of_text(page)] for page in document.pages]
    offsets = {round((line - head) % leading, 1) for page in baselines for line in page}
    assert said == []
    assert len(baselines) > 4
    assert sum(len(page) for page in baselines) > 100
    assert len(offsets) == 1


def test_without_the_grid_they_would_not() -> None:
    from biokit.exporters.pdf.mends import grid

    with swapped(grid, "_is_text", lambda *_: False):
        document, leaf, _ = printed("trade", full_chapter())
    offsets = {
        round((line - leaf.head / PX) % (15 / PX), 1)
        for page in document.pages
        for line in lines_of_text(page)
    }
    assert len(offsets) > 1


# ------------------------------------------------------------------------------------------ initial


def boxes_of(document: Document, kind: str) -> list[Box]:
    return [
        box
        for box in document.pages[0]._page_box.descendants()
        if box.element is not None and kind in (box.element.get("class") or "").split()
    ]


def test_a_dropped_letter_stands_on_the_third_line_and_is_as_high_as_the_first() -> None:
    document, _, _ = printed("trade", OPENING + f"<p>{WORDS}</p>")
    (initial, *_) = (box for box in boxes_of(document, "initial") if box.is_floated())
    letter = next(
        box for box in initial.descendants() if isinstance(box, boxes.TextBox) and box.text == "O"
    )
    lines = [*lines_of_text(document.pages[0])]
    lines.sort()
    foot = letter.position_y + letter.baseline
    size = letter.style["font_size"]
    capital = 0.65
    assert foot == pytest.approx(lines[2], abs=0.1)
    assert foot - capital * size == pytest.approx(lines[0] - capital * 11.5 / PX, abs=0.1)


def test_a_dropped_letter_is_read_after_the_title_and_before_its_word() -> None:
    made, _ = task("trade", "6x9", "<h1>Childhood</h1>" + OPENING)
    with running(made.configuration) as press:
        document = press.lay_out(made)
        content = document.write_pdf()
    (page,) = PdfReader(io.BytesIO(content)).pages
    assert "".join(page.extract_text().split()).startswith("Childhood“Ofhisparents")


def test_what_hangs_before_it_is_as_large_as_the_text() -> None:
    document, leaf, _ = printed("trade", OPENING)
    (mark, *_) = (
        box
        for box in document.pages[0]._page_box.descendants()
        if isinstance(box, boxes.TextBox) and box.text == "“"
    )
    assert mark.style["font_size"] == pytest.approx(11.5 / PX)
    assert mark.position_x < leaf.inner / PX


def test_the_lines_beside_a_dropped_letter_are_as_long_as_the_others() -> None:
    document, leaf, _ = printed("trade", OPENING + f"<p>{WORDS}</p>")
    (paragraph, *_) = boxes_of(document, "dropped")
    ends_at = [
        max(
            box.position_x + box.width
            for box in line.descendants()
            if isinstance(box, boxes.TextBox)
        )
        for line in [*lines_in(paragraph)][:4]
    ]
    right = (leaf.inner + leaf.measure) / PX
    assert ends_at == [pytest.approx(right, abs=0.1)] * 4


def test_no_line_beside_a_dropped_letter_is_longer_than_there_is_room() -> None:
    words = "n May she crossed into the neighbouring province of <i>Zhejiang</i>, and stayed there."
    letter = '<span class="initial">I</span>'
    document, leaf, _ = printed(
        "trade",
        "".join(
            f'<p class="dropped" style="width: {width}px">{letter}{words} {WORDS}</p>'
            for width in range(300, 400)
        ),
        trim="A4",
    )
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox):
                ends_at = max(text.position_x + text.width for text in texts_in(box))
                room = float(box.element.get("style", "width: 999px")[7:-2])
                assert ends_at <= leaf.inner / PX + room + 0.1


@pytest.mark.parametrize("name", ["scholarly", "large-print"])
def test_other_designs_begin_as_any_paragraph_does(name: str) -> None:
    document, _, _ = printed(name, OPENING)
    assert not [box for box in boxes_of(document, "initial") if box.is_floated()]


# ------------------------------------------------------------------------------------------ hyphens


def ends(document: Document) -> list[str]:
    """The last letter of each line but the last of its paragraph."""
    found = []
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox):
                texts = [each for each in box.descendants() if isinstance(each, boxes.TextBox)]
                found.append(texts[-1].text[-1:] if texts else "")
    return found


def longest_ladder(document: Document) -> int:
    longest = run = 0
    for end in ends(document):
        run = run + 1 if end in ladders.HYPHENS else 0
        longest = max(longest, run)
    return longest


NARROW = "".join(f'<p style="width: {width}pt">{WORDS * 3}</p>' for width in range(90, 140, 2))


def test_no_more_than_two_lines_in_a_row_are_divided() -> None:
    document, _, _ = printed("trade", NARROW)
    assert longest_ladder(document) == ladders.MOST


def test_this_weasyprint_makes_the_ladders_that_are_taken_away() -> None:
    with swapped(ladders, "MOST", 1000):
        document, _, _ = printed("trade", NARROW)
    assert longest_ladder(document) > 2


def test_a_word_longer_than_the_line_is_divided_none_the_less() -> None:
    word = "unquestionable" * 12
    document, _, _ = printed("trade", f'<p style="width: 60pt">{word}</p>')
    for box in document.pages[0]._page_box.descendants():
        if isinstance(box, boxes.TextBox):
            assert box.width <= 60 / PX


# -------------------------------------------------------------------------------------- large print


def sizes(document: Document) -> set[float]:
    return {
        round(box.style["font_size"] * PX, 2)
        for page in document.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TextBox) and box.text.strip()
    }


def test_large_print_has_no_letter_below_sixteen_points_and_divides_no_word() -> None:
    document, _, _ = printed("large-print", full_chapter())
    assert min(sizes(document)) >= 16
    assert 18 in sizes(document)
    assert not {"-", "\N{HYPHEN}"} & set(ends(document))


def test_large_print_is_upright_and_ragged() -> None:
    document, _, _ = printed("large-print", full_chapter())
    texts = [
        box
        for page in document.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TextBox)
    ]
    assert {box.style["font_variant_caps"] for box in texts} == {"normal"}
    assert {box.justification_spacing for box in texts} == {0}


# ----------------------------------------------------------------------------------------- heads


def heads(name: str, *leaves: tuple[str, str, str, str], verso: bool = False) -> Document:
    chosen = design(name)
    leaf = lay_out("5x8", chosen.tokens, 200)
    body = "".join(
        f'<div class="leaf {kind}" data-folio="{folio}" data-left="{left}" data-right="{right}"/>'
        for kind, folio, left, right in leaves
    )
    start = ' class="verso"' if verso else ""
    xhtml = f'<html lang="en"{start}><head><title>h</title></head><body>{body}</body></html>'
    made = Task(xhtml, tuple(chosen.heads(leaf).items()), (), configuration(), "", None, heads=True)
    with running(made.configuration) as press, press.hearing() as heard:
        document = press.lay_out(made)
        assert list(heard) == []
    return document


def words_on(page: Page) -> list[str]:
    return [
        box.text.strip()
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TextBox) and box.text.strip()
    ]


KINDS: tuple[tuple[str, set[str]], ...] = (
    ("front-opening", {"1"}),
    ("front", {"2", "Left"}),
    ("body-opening", {"3"}),
    ("body", {"4", "Left"}),
    ("body", {"5", "Right"}),
    ("blank", set()),
    ("notes", {"7", "Right"}),
    ("plate", {"8"}),
    ("part", set()),
    ("plain", set()),
    ("back-opening", {"11"}),
    ("back", {"12", "Left"}),
)


@pytest.mark.parametrize("name", DESIGNS)
def test_each_kind_of_page_says_what_it_should(name: str) -> None:
    leaves = [(kind, str(number), "Left", "Right") for number, (kind, _) in enumerate(KINDS, 1)]
    document = heads(name, *leaves)
    assert [set(words_on(page)) for page in document.pages] == [said for _, said in KINDS]


def test_a_part_may_begin_on_a_left_hand_page() -> None:
    leaves = (("body", "4", "Left", "Right"), ("body", "5", "Left", "Right"))
    document = heads("trade", *leaves, verso=True)
    assert [set(words_on(page)) for page in document.pages] == [{"4", "Left"}, {"5", "Right"}]


@pytest.mark.parametrize("name", DESIGNS)
def test_a_head_too_long_for_its_line_is_cut_short(name: str) -> None:
    long = "A Chapter Whose Title Is So Long That No Line of a Head Will Ever Hold It, However Wide"
    document = heads(name, ("body-opening", "1", "", ""), ("body", "2", long, long))
    (shown,) = set(words_on(document.pages[1])) - {"2"}
    assert long.startswith(shown)
    assert shown != long
    for box in document.pages[1]._page_box.descendants():
        if isinstance(box, boxes.MarginBox) and box.width:
            assert box.position_x >= 0
            assert box.position_x + box.margin_width() <= 360 / PX


# --------------------------------------------------------------------------------------------- trims


@pytest.mark.parametrize("name", DESIGNS)
@pytest.mark.parametrize("trim", TRIMS)
def test_every_design_fits_every_trim(name: str, trim: str) -> None:
    tokens = design(name).tokens
    leaf = lay_out(trim, tokens, 400)
    assert leaf.measure <= points(tokens["print-longest-line"]) + 0.02
    assert leaf.lines >= 15
    assert leaf.head_size * 2 < leaf.head


# ------------------------------------------------------------------------------------------- openings


def begun(*blocks: object, lang: str = "en") -> Section:
    (made,) = opened((Section(t("One"), blocks, role="chapter"),), lang)  # type: ignore[arg-type]
    return made


def initial(section: Section) -> str | None:
    """The first letter with its mark, where it is to be dropped."""
    (first, *_) = (block for block in section.blocks if isinstance(block, Paragraph))
    if "dropped" not in first.classes:
        return None
    match first.content:
        case (Span(content=run, classes=("initial", *_)), *_):
            return plain_text(run)
        case _:
            raise AssertionError(first)


LONG = "Of his parents nothing is known from either of the two accounts that there are. " * 5


@pytest.mark.parametrize(
    ("words", "letter"),
    [
        (LONG, "O"),
        (f"“{LONG}”", "“O"),
        (f"«\u202f{LONG}\u202f»", "«\u202fO"),
        (f"Élodie {LONG}", "É"),
        (f"1862 {LONG}", None),
        ("Of his parents nothing is known.", None),
    ],
)
def test_the_first_letter_is_dropped_where_lines_enough_stand_beside_it(
    words: str, letter: str | None
) -> None:
    section = begun(p(words))
    assert initial(section) == letter
    assert plain_text(section) == "One" + words


def test_a_quotation_in_marks_begins_with_both() -> None:
    quote = Span((Text("“"), Text(LONG), Text("”")), classes=("quote",))
    section = begun(p(quote, Text(" he said.")))
    assert "dropped" in section.blocks[0].classes
    assert plain_text(section) == f"One“{LONG}” he said."


def test_a_letter_is_dropped_beside_paragraphs_and_nothing_else() -> None:
    short = p("Of his parents nothing is known, from either of the two accounts of his life.")
    assert initial(begun(short, short, short)) == "O"
    assert initial(begun(short, BlockQuotation((short, short)), short)) is None


def test_what_stands_before_a_chapter_is_no_beginning() -> None:
    said = BlockQuotation((p("A motto."),), classes=("epigraph",))
    section = begun(said, p(LONG))
    assert section.blocks[0] is said
    assert initial(section) == "O"


def test_a_chapter_of_sections_begins_with_the_first() -> None:
    inner = Section(t("I"), (p(LONG),))
    (made,) = opened((Section(t("One"), (), (inner, inner), role="chapter"),), "en")
    first, second = made.sections
    assert initial(first) == "O"
    assert second is inner


def test_scripts_without_capitals_have_none() -> None:
    assert initial(begun(p("蔡奇生于一九五五年" * 40), lang="zh-Hans")) is None
