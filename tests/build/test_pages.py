"""Print is made before the ebook that marks its pages; what that ebook is made of, and when."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from biokit.build import once
from biokit.build.run import Failed, Made, Outcome, Plan, Request, make, plan
from biokit.errors import BadUsage, ExportFailed
from biokit.exporters.base import Export, Options
from biokit.exporters.pdf import PdfExporter
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import PageMark, Paragraph, Section, Text
from biokit.projections.pages import PageMap, PageStart

FRONT = 'title = "A Life"\nlang = "en"\n'
PAPER = (
    '[editions.pdf]\n[editions.large]\nformat = "pdf"\ntrim = "10in 12in"\nisbn = "0306406152"\n'
)


def printed(exporter: PdfExporter, biography: Biography, options: Options) -> Export:
    """A PDF that is none, and pages that begin further on the larger they are."""
    if options.option("broken", ""):
        raise ExportFailed("the press stands still")
    inches = int(options.edition.trim.partition("in")[0])
    starts = (PageStart("1", "one"), PageStart("2", "one", 1 + inches))
    pages = PageMap(options.edition.id, options.edition.isbn, starts)
    return Export(b"%PDF " + options.edition.trim.encode(), pages=pages)


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(PdfExporter, "export", printed)
    project = tmp_path / "life"
    text = project / "text"
    text.mkdir(parents=True)
    words = "One two three four five six seven eight nine ten."
    text.joinpath("01.md").write_text(f"# One {{#one}}\n\n{words} []{{.page label=7}}{words}\n")
    return project


def declare(project: Path, editions: str) -> None:
    project.joinpath("biography.toml").write_text(FRONT + editions)


def planned(project: Path, *names: str, force: bool = False) -> Plan:
    return plan(Request(project, names, force=force))


def build(project: Path, *names: str, jobs: int = 1) -> tuple[Outcome, ...]:
    return make(planned(project, *names), jobs, lambda _: None)


def marked(epub: Path) -> list[str]:
    """The labels of the pages, with the first letters of what follows them."""
    with zipfile.ZipFile(epub) as book:
        text = book.read("EPUB/chapter-1.xhtml").decode()
    marks = text.split('<span class="page"')[1:]
    return [f"{m.split('page ')[1].split(chr(34))[0]} {m.split('</span>')[1][:4]}" for m in marks]


OWN = ["7 One "]


def test_an_ebook_marks_the_pages_of_the_print_edition_made_with_it(life: Path) -> None:
    declare(life, "[editions.epub]\n[editions.pdf]\n")
    outcomes = build(life)
    assert [one.target.name for one in outcomes] == ["pdf", "epub"]
    assert marked(life / "build" / "life.epub") == ["1 <h1>", "2 two "]


def test_of_several_the_first_with_an_isbn(life: Path) -> None:
    declare(life, PAPER + "[editions.epub]\n")
    (step,) = (step for step in planned(life).steps if step.target.name == "epub")
    assert step.source == "large"
    (step,) = (step for step in planned(life, "epub", "pdf").steps if step.target.name == "epub")
    assert step.source == "pdf"


def test_an_ebook_made_alone_keeps_its_own_marks_till_print_is_up_to_date(life: Path) -> None:
    declare(life, "[editions.pdf]\n[editions.epub]\n")
    build(life, "epub")
    assert marked(life / "build" / "life.epub") == OWN
    build(life, "pdf")
    assert planned(life, "epub").steps[0].reason == "the paging of pdf is new"
    build(life, "epub")
    assert marked(life / "build" / "life.epub") == ["1 <h1>", "2 two "]
    assert planned(life).stale == ()


@pytest.mark.parametrize(("said", "found"), [("own", OWN), ("none", [])])
def test_an_edition_may_ask_for_its_own_marks_or_none(
    life: Path, said: str, found: list[str]
) -> None:
    declare(life, f'[editions.pdf]\n[editions.epub]\npages-from = "{said}"\n')
    build(life)
    assert marked(life / "build" / "life.epub") == found
    assert planned(life).stale == ()


def test_a_named_print_edition_is_made_first(life: Path) -> None:
    declare(life, PAPER + '[editions.epub]\npages-from = "pdf"\n')
    assert [one.target.name for one in build(life, "epub")] == ["pdf", "epub"]
    assert build(life, "epub") == ()
    life.joinpath("build", "life-pdf.pdf").unlink(missing_ok=True)
    life.joinpath("build", "life.pdf").unlink(missing_ok=True)
    reasons = {step.target.name: step.reason for step in planned(life, "epub").steps}
    assert reasons == {"pdf": "it is not there", "epub": "the pages of pdf may have moved"}


def test_another_trim_moves_the_marks(life: Path) -> None:
    epub = '[editions.epub]\n[editions.pdf]\ntrim = "{}in 9in"\n'
    declare(life, epub.format(6))
    build(life)
    before = marked(life / "build" / "life.epub")
    declare(life, epub.format(9))
    assert {step.target.name for step in planned(life, "epub", "pdf").stale} == {"epub", "pdf"}
    build(life)
    assert marked(life / "build" / "life.epub") != before
    assert marked(life / "build" / "life.epub") == ["1 <h1>", "2 thre"]


def test_an_ebook_is_made_without_pages_if_print_fails_that_it_does_not_name(life: Path) -> None:
    declare(life, '[editions.pdf]\noptions = { broken = "yes" }\n[editions.epub]\n')
    first, second = build(life)
    assert isinstance(first, Failed)
    assert isinstance(second, Made)
    assert marked(life / "build" / "life.epub") == OWN


def test_an_ebook_fails_with_the_print_edition_that_it_names(life: Path) -> None:
    named = '[editions.epub]\npages-from = "pdf"\n'
    declare(life, '[editions.pdf]\noptions = { broken = "yes" }\n' + named)
    first, second = build(life, "epub")
    assert isinstance(first, Failed)
    assert isinstance(second, Failed)
    assert second.error.message == "epub marks the pages of pdf, and that could not be made"
    assert not life.joinpath("build", "life.epub").exists()


@pytest.mark.parametrize(
    ("named", "fault"), [("paper", "there is no such edition"), ("markdown", "that has no pages")]
)
def test_pages_can_be_taken_from_print_editions_only(life: Path, named: str, fault: str) -> None:
    declare(life, f'[editions.pdf]\n[editions.markdown]\n[editions.epub]\npages-from = "{named}"\n')
    with pytest.raises(BadUsage, match=f"takes its pages from {named}, and {fault}") as caught:
        planned(life, "epub")
    assert caught.value.hint == "pages-from may be: pdf, auto, none, own"


def test_one_product_alone_has_its_own_marks_or_those_it_names(life: Path) -> None:
    section = Section(
        (Text("One"),),
        (Paragraph((Text("Two three four five. "), PageMark("7"), Text("One six."))),),
        role="chapter",
        id="one",
    )
    editions = (Edition("pdf", "pdf"), Edition("epub", "epub"))
    biography = Biography((Text("A Life"),), sections=(section,), lang="en", editions=editions)
    once.export(biography, life / "a.epub")
    assert marked(life / "a.epub") == ["7 One "]
    once.export(biography, life / "b.epub", options={"pages-from": "pdf"})
    assert [mark[0] for mark in marked(life / "b.epub")] == ["1", "2"]
