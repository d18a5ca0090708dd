"""Bibliographies on the page: parts, repositories, annotations, numbers in a margin."""

from __future__ import annotations

import io
from pathlib import Path

import page as validator
import pypdf
import pytest
from msgspec import structs

from biokit.exporters import faces
from biokit.exporters.base import Options
from biokit.exporters.html import HtmlExporter
from biokit.model.biography import Biography
from biokit.model.nodes import Section
from biokit.model.sources import Item, ItemName, Names, Source
from biokit.resources import Resources
from tests.conftest import Golden
from tests.exporters.lives import cited, options, p, t
from tests.exporters.test_pdf import codes, printed

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "html" / "bibliography"
"""With a style of our own, so that what is printed is ours alone."""
SMITH: Names = (ItemName(family="Smith", given="John"),)
LONG = "A book whose title runs over the end of its line and so shows how what follows is indented"
SOURCES = (
    Source(
        id="letter",
        item=Item(
            type="manuscript",
            title="To Ann",
            author=SMITH,
            archive="Record Office",
            archive_place="Exeter",
            archive_location="box 3",
        ),
    ),
    Source(id="one", item=Item(type="book", title="A Book", author=SMITH, annote="<i>Good.</i>")),
    Source(id="two", item=Item(type="book", title=LONG, author=SMITH)),
    Source(
        id="lun",
        transliteration="Lun Cai Qi",
        translation="On Cai Qi",
        item=Item(
            type="article-newspaper",
            language="zh",
            title="论蔡奇",
            author=(ItemName(family="Chen", given="Siyuan", original="陈思远"),),
        ),
    ),
)

needs_faces = pytest.mark.skipif(
    len(faces.faces_in(faces.folders(None))) < 6, reason="the faces are not installed: run `make`"
)


def life() -> Biography:
    chapter = Section(t("One"), (p("Said.", cited("letter", "one", "two", "lun")),), role="chapter")
    return Biography(t("A Life"), sections=(chapter,), sources=SOURCES, lang="en-GB")


def asked(target: str) -> Options:
    chosen = options(
        target,
        citation_style="numbered",
        bibliography_parts="kinds",
        annotations="annote",
        unprinted="asterisk",
    )
    return structs.replace(chosen, resources=Resources(GOLDEN / "in"))


def test_the_bibliography_on_the_web(golden: Golden) -> None:
    page = HtmlExporter().export(life(), asked("html")).content.decode()
    begun = page.partition('<section class="bibliography"')[2].partition("</main>")[0]
    golden(GOLDEN / "section.html", f'<section class="bibliography" {begun.strip()}\n')


@needs_faces
@pytest.mark.slow
def test_in_print_lines_after_the_number_begin_under_the_first_word() -> None:
    export = printed(life(), asked("pdf"))
    assert codes(export) == []
    report = validator.validate_pdf_bytes(
        export.content, profile=validator.ValidationProfile.PDF_UA_1
    )
    assert [failure.message for failure in report.failures] == []
    places: dict[str, float] = {}

    def visit(text: str, _cm: object, matrix: list[float], *_: object) -> None:
        for word in ("[3]", "———", "shows how", "Good."):
            if word in text:
                places[word] = matrix[4]

    for sheet in pypdf.PdfReader(io.BytesIO(export.content)).pages:
        sheet.extract_text(visitor_text=visit)
    assert places["———"] == pytest.approx(places["shows how"], abs=0.5)
    assert places["Good."] == pytest.approx(places["shows how"], abs=0.1)
    assert places["[3]"] < places["———"] - 20
