"""The index of an ebook gives the pages on which the print edition beside it has each place."""

from __future__ import annotations

import io
import re
from itertools import groupby

import pytest
from pypdf import PdfReader

from biokit.build.run import Made, Request, make, plan
from tests.exporters.epubs import EPUB, XHTML, Files, texts, unzipped, words

pytestmark = pytest.mark.slow

EDITIONS = """
title = "A Life"
lang = "en-GB"

[editions.pdf]
trim = "4in 6in"

[editions.epub]
"""
LINE = (
    "And so it went on for a long time, with letters and with journeys and with little else. " * 9
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Files]:
    """The words of the PDF's last page, and the ebook."""
    folder = tmp_path_factory.mktemp("index") / "a-life"
    (folder / "text").mkdir(parents=True)
    marked = f'{LINE} [engine]{{.index entry="Engines"}}.[^{{n}}]\n\n[^{{n}}]: By {{by}}.\n'
    by = '[Menabrea]{.index entry="Menabrea"}'
    for name in ("One", "Two"):
        body = "\n".join(marked.replace("{n}", f"{n}").replace("{by}", by) for n in range(1, 6))
        folder.joinpath("text", f"{name}.md").write_text(f"# {name}\n\n{body}\n")
    folder.joinpath("text", "Z.md").write_text("# Index {.index}\n")
    folder.joinpath("biography.toml").write_text(EDITIONS)
    outcomes = make(plan(Request(folder)), 1, lambda _: None)
    assert all(isinstance(outcome, Made) for outcome in outcomes)
    made = folder / "build"
    last = PdfReader(io.BytesIO((made / "a-life.pdf").read_bytes())).pages[-1].extract_text()
    return last, unzipped((made / "a-life.epub").read_bytes())


def in_force(files: Files) -> dict[str, str]:
    """The page of print on which everything with an id stands in the text, by file and id."""
    page, found = "", {}
    for name, root in texts(files).items():
        for each in root.iter():
            if each.get("role") == "doc-pagebreak":
                page = (each.get("aria-label") or "").removeprefix("page ")
            if each.get("id"):
                found[f"{name}#{each.get('id')}"] = page
    return found


def entries(files: Files) -> dict[str, list[tuple[str, str]]]:
    """Each term with the words and the addresses of its places."""
    made = {}
    for item in texts(files)["index.xhtml"].iter(f"{XHTML}li"):
        term, *links = [each for each in item.iter() if each.get(f"{EPUB}type")][1:]
        made[words(term)] = [(words(link), link.get("href") or "") for link in links]
    return made


def test_each_place_has_the_page_that_is_marked_before_it(built: tuple[str, Files]) -> None:
    _, files = built
    pages = in_force(files)
    places = entries(files)["Engines"]
    assert len(places) > 5
    assert [said for said, _ in places] == [pages[address] for _, address in places]


def test_a_place_in_a_note_has_the_page_of_its_note(built: tuple[str, Files]) -> None:
    said = [words for words, _ in entries(built[1])["Menabrea"]]
    numbers = [re.fullmatch(r"(\d+)n(\d+)", each) for each in said]
    assert [found and found[2] for found in numbers] == [str(n) for n in range(1, 11)]


def test_print_says_the_same_with_pages_in_a_row_as_a_range(built: tuple[str, Files]) -> None:
    printed, files = built
    pages = [int(said) for said, _ in entries(files)["Engines"]]
    runs = groupby(enumerate(pages), lambda one: one[1] - one[0])
    ends = [[page for _, page in run] for _, run in runs]
    said = [[f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run) for run in ends]
    ranges = ", ".join(each for run in said for each in run)
    assert "–" in ranges
    assert f"Engines, {ranges}" in " ".join(printed.split())
