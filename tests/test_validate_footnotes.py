"""The proof of the footnotes: it finds each note by its words, and notices one that went astray."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from biokit.project.loading import load_project
from tests.validate.footnotes import NOTES, Pages, calls_in, reported, stress

NOTE = '<li value="{0}"><p>Remark {0} says so. <a role="doc-backlink" href="#c{0}">↩</a></p></li>'
CALLS = range(1, 7)
TEXT = "".join(
    f'<p>Place {n} is met.<sup><a class="call" href="#n{n}">{n}</a></sup> And on.</p>'
    for n in CALLS
)
PAGE = f"""<html><head><title>1</title></head><body><main>{TEXT}</main>
<section role="doc-endnotes"><ol>{"".join(map(NOTE.format, CALLS))}</ol></section></body></html>"""


def pdf(*pages: str) -> bytes:
    import weasyprint

    body = "".join(f"<div style='break-after:page'>{page}</div>" for page in pages)
    page = weasyprint.HTML(string=f"<html lang='en'><body>{body}</body></html>")
    content: bytes = page.write_pdf()
    return content


def text(*numbers: int) -> str:
    return "".join(f"<p>Place {n} is met.<sup>{n}</sup> And on.</p>" for n in numbers)


def notes(*numbers: int) -> str:
    return "".join(f"<p>{n}. Remark {n} says so.</p>" for n in numbers)


def test_notes_are_taken_from_html_with_the_words_before_their_calls() -> None:
    first, *others = calls_in(PAGE.encode())
    assert (first.number, first.before, first.words) == ("1", "Place1ismet.", "Remark1saysso.")
    assert [one.number for one in others] == ["2", "3", "4", "5", "6"]
    assert others[0].before.endswith("Andon.Place2ismet.")


@pytest.mark.slow
def test_a_note_that_is_lost_early_or_late_is_told() -> None:
    right = pdf(text(1, 2, 3) + notes(1, 2, 3), text(4, 5, 6) + notes(4, 5, 6))
    report = reported("right", right, PAGE.encode(), set())
    assert (report.pages, report.notes, report.is_clean) == (2, 6, True)
    wrong = pdf(text(1, 2, 3) + notes(1, 2, 5), text(4, 5, 6) + notes(3, 4))
    report = reported("wrong", wrong, PAGE.encode(), set())
    assert (report.lost, report.early, report.late) == (["6"], ["5"], ["3"])
    assert not report.is_clean
    assert reported("moved", wrong, PAGE.encode(), {"3", "5", "6"}).lost == ["6"]


@pytest.mark.slow
def test_a_call_whose_words_begin_on_the_page_before_is_found() -> None:
    broken = pdf(
        text(1, 2, 3) + "<p>Place 4 is</p>" + notes(1, 2, 3),
        "<p>met.<sup>4</sup> And on.</p>" + text(5, 6) + notes(4, 5, 6),
    )
    assert reported("broken", broken, PAGE.encode(), set()).is_clean


def test_the_stress_document_has_a_thousand_notes_each_called_once(tmp_path: Path) -> None:
    stress(tmp_path / "stress")
    texts = [path.read_text() for path in sorted((tmp_path / "stress" / "text").glob("*.md"))]
    whole = "\n".join(texts)
    defined = re.findall(r"^\[\^(\d+)\]:", whole, re.MULTILINE)
    called = re.findall(r"\[\^(\d+)\](?!:)", whole)
    assert len(defined) == NOTES
    assert sorted(called) == sorted(defined)
    assert len(load_project(tmp_path / "stress").sections) == 10


def test_places_of_a_text_are_on_their_pages() -> None:
    pages = Pages.__new__(Pages)
    pages.texts = ["abc", "", "de"]
    pages.begin()
    assert [pages.page(place) for place in range(5)] == [0, 0, 0, 2, 2]
