"""What is seen on laid-out pages, and what is put on them that no page can hold."""

from __future__ import annotations

import io
import logging
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("weasyprint")

import weasyprint
from PIL import Image

from biokit.exporters.pdf import complaints, surveyed
from biokit.exporters.pdf.complaints import Sheets
from biokit.exporters.pdf.fetching import BASE
from biokit.exporters.pdf.layout import tables
from biokit.exporters.pdf.layout.survey import survey
from biokit.exporters.pdf.surveyed import BookSurvey, PageSurvey, PartOfBook, PartSurvey, Spot
from biokit.model.base import Origin
from biokit.model.nodes import Paragraph, Text
from biokit.resources import Resources, shipped

PAGE = """
@page { size: 300pt 400pt; margin: 40pt }
html { font: 10pt/15pt serif; hyphens: manual; orphans: 1; text-align: left; widows: 1 }
body { margin: 0 } p { margin: 0 }
"""
WORDS = "The extraordinary administration went on. "
LINE = "<p>A line of text.</p>"


def limits() -> str:
    """Our own rules against what no page can hold."""
    return (shipped("styles") / "print" / "limits.css").read_text(encoding="utf-8")


def laid(body: str, css: str = "") -> weasyprint.Document:
    markup = f"<html lang='en'><head><title>x</title></head><body>{body}</body></html>"
    sheets = [weasyprint.CSS(string=PAGE + css)]
    return weasyprint.HTML(string=markup, base_url=BASE).render(stylesheets=sheets)


@cache
def seen(body: str, css: str = "") -> PartSurvey:
    return survey(laid(body, css))


def spots(kind: str, body: str, css: str = "") -> list[Spot]:
    return [s for page in seen(body, css).pages for s in page.spots if s.kind == kind]


def pages(body: str, css: str = "") -> tuple[PageSurvey, ...]:
    return seen(body, css).pages


# ------------------------------------------------------------------------------ what runs out


def test_a_word_longer_than_its_line_is_told_with_the_element_it_stands_in() -> None:
    (spot,) = spots("overfull-line", f"<section id='one'><p>So {'x' * 42} it was.</p></section>")
    assert (spot.id, spot.words) == ("one", "x" * 42)
    assert 5 < spot.amount < 60


def test_a_word_that_reaches_beyond_the_leaf_is_an_error_of_the_build() -> None:
    part = seen(f"<section id='one'><p>So {'x' * 200} it was.</p></section>")
    node = Paragraph((Text("So"),), id="s1", origin=Origin("text/01.md", 7))
    (found,) = surveyed.findings(part, {"one": node})
    assert (found.code, found.severity) == ("cut-off", "error")
    assert (found.path, found.line, found.node) == ("text/01.md", 7, "s1")


def test_text_upon_text_is_an_error_of_the_build() -> None:
    body = f"<p>{WORDS}</p><p id='upon' style='margin-top: -12pt'>Upon it stands another.</p>"
    (found,) = surveyed.findings(seen(body))
    assert (found.code, found.severity) == ("overprinted", "error")
    assert found.message == "“Upon it stands another.” stands upon other text"


def test_text_beside_text_and_a_box_in_a_line_stand_upon_nothing() -> None:
    box = "<span style='display: inline-block; width: 20pt'>1.</span>"
    columns = f"<div style='columns: 2'>{LINE * 9}</div>"
    drop = f"<p><span style='float: left; font-size: 30pt; line-height: 1'>O</span>{WORDS * 3}</p>"
    table = f"<table><tr><td>{WORDS}</td><td>{WORDS}</td></tr></table>"
    assert not spots("overprinted", f"<p>{box}{WORDS}</p>{columns}{drop}{table}")


def test_with_our_limits_a_word_without_an_end_is_broken_and_nothing_runs_out() -> None:
    body = f"<p>So {'x' * 200} it was.</p><ul><li>{'y' * 200}</li></ul><pre>{'z' * 200}</pre>"
    style = "pre { white-space: pre-wrap }"
    assert not {s.kind for page in pages(body, style + limits()) for s in page.spots} & {
        "cut-off",
        "overfull-line",
    }
    assert spots("cut-off", body, style)


def test_our_limits_break_no_line_otherwise() -> None:
    style = "html { hyphens: auto; text-align: justify }"
    body = f"<p>{WORDS * 30}</p>"
    without, within = pages(body, style), pages(body, style + limits())
    assert [page.look for page in without] == [page.look for page in within]


def table(columns: int, word: str = "Considerable") -> str:
    cells = "".join(f"<td>{word}{number}</td>" for number in range(columns))
    return f"<table id='t1' class='wide'><tbody>{f'<tr>{cells}</tr>' * 3}</tbody></table>"


TABLES = "table { width: 100% } td { padding: 2pt .9em 2pt 0 } :root { --size-note: .83em }"


def fitted(columns: int) -> tuple[str, int]:
    """The markup of a table that fits, and how often it was laid out."""
    markup = f"<html lang='en'><head><title>x</title></head><body>{table(columns)}</body></html>"
    for times in range(1, 6):
        sheets = [weasyprint.CSS(string=PAGE + TABLES + limits())]
        document = weasyprint.HTML(string=markup).render(stylesheets=sheets)
        closer = tables.narrowed(markup, document)
        if closer is None:
            found = [s.kind for page in survey(document).pages for s in page.spots]
            assert not {"cut-off", "overfull-line", "table-too-wide"} & set(found)
            return markup, times
        markup = closer
    pytest.fail("it is laid out again and again")


def test_a_table_wider_than_the_page_is_told_once_and_not_cell_by_cell() -> None:
    (spot,) = (s for page in pages(table(12), TABLES) for s in page.spots)
    assert (spot.kind, spot.id, spot.words) == ("cut-off", "t1", "Considerable0")


def test_a_table_that_fits_is_laid_out_once_and_left_alone() -> None:
    markup, times = fitted(2)
    assert times == 1
    assert 'class="wide"' not in markup  # as it was written


@pytest.mark.parametrize(
    ("columns", "step"), [(4, "narrower"), (7, "narrowest"), (20, "was-table")]
)
def test_a_table_is_set_closer_until_it_fits(columns: int, step: str) -> None:
    markup, times = fitted(columns)
    assert step in markup
    assert 'id="t1"' in markup
    assert times <= 4
    assert markup.count(f"Considerable{columns - 1}") == 3


def test_a_build_tells_of_a_table_that_became_a_list() -> None:
    markup, _ = fitted(20)
    (found,) = surveyed.findings(seen(markup, TABLES + limits()))
    assert (found.code, found.severity) == ("table-listed", "warning")


# --------------------------------------------------------------------------------- pictures


def picture(width: int, height: int) -> str:
    import base64

    made = io.BytesIO()
    Image.new("L", (width, height), 128).save(made, "PNG")
    return f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"


def test_a_picture_is_told_with_its_points_its_size_in_print_and_what_that_makes() -> None:
    source = picture(300, 150)
    ((found,),) = (
        page.pictures for page in pages(f"<p><img id='i' style='width:72pt' src='{source}'></p>")
    )
    assert (found.id, found.across, found.down) == ("i", 300, 150)
    assert found.width == pytest.approx(72)
    assert found.height == pytest.approx(36)
    assert found.dpi == 300


def test_a_picture_larger_than_the_page_runs_out_and_our_limits_hold_it() -> None:
    body = f"<p><img src='{picture(900, 30)}'></p>"
    assert spots("image-too-large", body)
    assert not spots("image-too-large", body, "html { --leaf-depth: 320pt }" + limits())


def test_a_picture_of_a_few_points_is_told_and_printed_no_larger_than_it_is() -> None:
    part = seen(f"<p><img src='{picture(4, 4)}'></p>", limits())
    assert [found.code for found in surveyed.findings(part)] == ["image-too-small"]
    assert part.pages[0].pictures[0].width == pytest.approx(3)


# ------------------------------------------------------------------------------- matters of taste


def test_a_page_says_how_full_it_is() -> None:
    full, rest = pages(LINE * 26)
    assert 0.9 < full.full <= 1
    assert rest.full == pytest.approx(5 * 15 / 320, abs=0.01)
    assert rest.lines == 5


def test_a_page_left_half_empty_is_told_unless_it_was_meant_or_is_the_last() -> None:
    tall = "<div style='height: 300pt'><p>high</p></div>"
    whole = f"<section id='s'>{LINE * 5}</section><div style='break-inside: avoid'>{tall}</div>"
    (spot,) = spots("underfull-page", whole)
    assert spot.amount == pytest.approx(245, abs=5)
    meant = f"{LINE * 5}<div style='break-before: page'>{tall}</div>"
    assert not spots("underfull-page", meant)


def test_notes_at_the_foot_fill_a_page() -> None:
    css = "i { float: footnote; display: block } i::footnote-call { content: none }"
    notes = "".join(f"<p>Text.<i id='n{n}'>{'A long note. ' * 9}</i></p>" for n in range(3))
    (page,) = pages(notes, css)
    assert page.notes == 3
    assert page.lines == 3
    assert page.full > 12 * 15 / 320 - 0.05


def test_a_note_on_another_page_than_its_call_is_told() -> None:
    css = "i { float: footnote; footnote-policy: auto; display: block }"
    note = f"<p>Text<a id='call-n1'>1</a>.<i id='n1'>{'A long note. ' * 40}</i></p>"
    (astray,) = seen(LINE * 17 + note + LINE * 4, css).astray
    assert (astray.id, astray.called, astray.page) == ("n1", 0, 1)


def test_widows_and_orphans_are_told_on_their_pages() -> None:
    lines = "<br>".join(["a line"] * 4)
    torn, rest = pages(LINE * 20 + f"<p>{lines}</p>{LINE * 4}")
    assert [spot.kind for spot in torn.spots] == ["orphan"]
    assert not rest.spots
    torn, rest = pages(LINE * 18 + f"<p>{lines}</p>{LINE * 4}")
    assert not torn.spots
    assert [spot.kind for spot in rest.spots] == ["widow"]


def test_hyphens_in_a_ladder_are_told_with_what_stands_before_them() -> None:
    body = "<p id='p'>ex-<br>tra-<br>or-<br>dinary</p>"
    (spot,) = spots("hyphen-ladder", body)
    assert (spot.words, spot.amount) == ("ex- · tra- · or-", 3)


def test_two_hyphens_in_a_row_are_no_ladder() -> None:
    assert not spots("hyphen-ladder", "<p>ex-<br>tra-<br>or</p>")


def test_a_loose_line_is_told_by_its_word_spaces() -> None:
    css = "p { text-align: justify }"
    (spot,) = spots("loose-line", f"<p>One two {'x' * 38} three.</p>", css)
    assert spot.words == "One two"
    assert spot.amount > 5


def test_a_river_is_seen_where_spaces_stand_under_one_another() -> None:
    css = "p { font-family: monospace; text-align-last: justify; width: 180pt }"
    (spot,) = spots("river", f"<p>{'<br>'.join(['aaaaaa bbbbbbbb cccccc'] * 5)}</p>", css)
    assert (spot.words, spot.amount) == ("aaaaaa bbbbbbbb cccccc", 5)
    lines = ["aaaaaaaaaaaaaa bbb ccc", "aaa bbbbbb ccccccccccc", "aaaaaaa bbbbbbbbbbb cc"] * 3
    assert not spots("river", f"<p>{'<br>'.join(lines)}</p>", css)


def test_a_last_line_of_a_few_letters_is_told() -> None:
    (spot,) = spots("short-last-line", "<p id='p'>A paragraph that ends<br>so.</p>")
    assert (spot.id, spot.words) == ("p", "so.")


def test_a_last_page_of_a_line_or_two_is_told() -> None:
    assert spots("short-last-page", LINE * 23)
    assert not spots("short-last-page", LINE)


def test_faces_are_told_with_the_letters_that_are_set_in_them() -> None:
    part = seen("<p>abc <i>de</i></p>")
    assert [(face.family, face.slanted) for face in part.faces] == [
        ("serif", False),
        ("serif", True),
    ]
    assert part.pages[0].letters == ((0, 4), (1, 2))


def test_pages_are_named_by_their_words_and_by_how_they_look() -> None:
    (one,), (other,), (moved,) = pages("<p>One."), pages("<p>Two."), pages("<p> </p><br><p>One.")
    assert one.text != other.text
    assert one.text == pages("<p>One.", "p { margin-top: 9pt }")[0].text
    assert one.look != pages("<p>One.", "p { margin-top: 9pt }")[0].look
    assert moved.look != one.look


def test_a_survey_is_the_same_after_a_journey() -> None:
    part = seen(LINE * 26)
    assert surveyed.decoded(surveyed.encoded(part), PartSurvey) == part
    book = BookSurvey((PartOfBook("One", 3, part),))
    assert surveyed.decoded(surveyed.encoded(book), BookSurvey) == book


# ---------------------------------------------------------------------------- mistakes in a style


class Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.levelno, record.getMessage()))


def told(css: str, tmp_path: Path) -> list[str]:
    """What is said of a project's own style, without the folder it is in."""
    own = tmp_path / "styles" / "print" / "own.css"
    own.parent.mkdir(parents=True)
    own.write_text(css, encoding="utf-8")
    heard, logger = Heard(), logging.getLogger("weasyprint")
    logger.addHandler(heard)
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",))
    try:
        style = weasyprint.CSS(
            string=css, base_url=f"{BASE}styles/print/own.css", url_fetcher=fetcher
        )
        parsed = [(level, f"styles/print/own.css: {said}") for level, said in heard.said]
        heard.said.clear()
        weasyprint.HTML(string="<p>x", url_fetcher=fetcher).render(stylesheets=[style])
    finally:
        logger.removeHandler(heard)
    sheets = Sheets({"print/own.css": css}, Resources(tmp_path))
    found = [
        complaints.finding(n, complaints.explained(said), sheets) for n, said in parsed + heard.said
    ]
    found += complaints.unbalanced(sheets)
    return [str(one).removeprefix(f"{tmp_path.as_posix()}/") for one in found]


UNKNOWN = """\
styles/print/own.css:2: warning: `colr: red` is ignored: unknown property [style-ignored]. \
did you mean `color`?"""
NO_SELECTOR = """\
styles/print/own.css:2: warning: the rule `p::nothing` is ignored: no such selector [style-ignored]"""
NEVER_CLOSED = """\
styles/print/own.css:3: error: the comment is never closed [style-unbalanced]. \
everything after it is read as something else"""
MISTAKES = {
    "p {\n  colr: red;\n}": UNKNOWN,
    "p {\n  color: 12q\n}": "styles/print/own.css:2: warning: `color: 12q` is ignored: invalid value [style-ignored]",
    "h1 { margin: 0 }\np::nothing { color: red }": NO_SELECTOR,
    "h1 { margin: 0 }\n@foo { p { color: red } }": "styles/print/own.css:2: warning: Unknown rule <AtRule @foo … { … }> [style-ignored]",
    "h1 { margin: 0 }\np { color: red }\n/* never\nh1 { margin: 1pt }": NEVER_CLOSED,
}


def test_a_reckoning_that_fails_in_the_layout_is_told_with_its_line(tmp_path: Path) -> None:
    said = told("\np { font-size: calc(0.8 * 1em) }", tmp_path)[-1]
    assert said.startswith("styles/print/own.css:2: warning: Invalid math function")


@pytest.mark.parametrize("css", MISTAKES)
def test_a_mistake_in_a_style_is_told_with_file_line_and_property(css: str, tmp_path: Path) -> None:
    assert told(css, tmp_path) == [MISTAKES[css]]


def test_a_brace_that_is_never_closed_is_told_where_it_was_opened(tmp_path: Path) -> None:
    said = told("h1 { margin: 0 }\np { color: red\nh2 { margin: 0 }", tmp_path)
    assert "styles/print/own.css:2: error: `{` is never closed [style-unbalanced]" in said[-1]


def test_a_brace_too_many_is_told(tmp_path: Path) -> None:
    said = told("p { content: '}' } /* } */\n}\nh1 { margin: 0 }", tmp_path)
    assert "styles/print/own.css:2: error: `}` closes nothing" in said[-1]


REFUSED = {
    "h1 { margin: 0 }\np { background: url(http://example.org/a.png) }": "http://example.org/a.png",
    "h1 { margin: 0 }\np { background: url(file:///etc/passwd) }": "file:///etc/passwd",
    "\n@import '../../../etc/passwd';": "etc/passwd",
    "\n@import url(http://example.org/x.css);": "http://example.org/x.css",
}


@pytest.mark.parametrize("css", REFUSED)
def test_what_a_style_may_not_read_is_told_with_its_line(css: str, tmp_path: Path) -> None:
    (said,) = told(css, tmp_path)
    assert said.startswith(f"styles/print/own.css:2: error: {REFUSED[css]} is not read;")


def test_our_own_styles_have_no_mistakes_of_this_kind() -> None:
    shelf = shipped("styles")
    texts = {
        path.relative_to(shelf).as_posix(): path.read_text("utf-8") for path in shelf.rglob("*.css")
    }
    assert texts
    assert not list(complaints.unbalanced(Sheets(texts, Resources())))
