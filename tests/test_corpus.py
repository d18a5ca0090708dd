"""The table of real inputs tells what was found, what is wrong, and ends accordingly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from biokit.cli.columns import width
from tests.corpus.inputs import Input, inputs_in
from tests.corpus.judging import pdf_fault
from tests.corpus.one import COUNTED, Made, Told, counts_of, peak
from tests.corpus.table import WIDEST, drawn
from tests.validate import Verdict

FORMATS = ("pdf", "epub", "markdown", "html", "json")


def corpus(checkout: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.corpus", *map(str, arguments)],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_input_has_a_line_and_what_must_be_read_and_is_not_is_a_fault(
    checkout: Path, tmp_path: Path
) -> None:
    (tmp_path / "hostile").mkdir()
    (tmp_path / "a.md").write_text("# A\n\nSee [@b].[^1]\n\n[^1]: A note.\n", encoding="utf-8")
    (tmp_path / "hostile" / "b.md").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "README.md").write_text("no input", encoding="utf-8")
    done = corpus(checkout, tmp_path, "--formats", "markdown,json", "-j", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    head, kind, first, _, second, *_ = done.stdout.splitlines()
    assert head.split()[:4] == ["INPUT", "READ", "AS", "WORDS"]
    assert kind.split()[:7] == ["A.MD", "1", "1", "read", "4", "1", "1"]
    assert first.split()[:6] == ["a.md", "markdown", "4", "1", "1", "1"]
    assert second.split()[:2] == ["b.md", "refused"]
    assert "2 inputs in" in done.stdout
    assert "0 faults" in done.stdout
    (tmp_path / "c.md").write_bytes(b"\xff\xfe\xff")
    done = corpus(checkout, tmp_path, "--formats", "json", "--only", "c.md")
    assert done.returncode == 1
    assert "c.md: " in done.stdout


def test_a_folder_that_is_not_there_is_told(checkout: Path, tmp_path: Path) -> None:
    done = corpus(checkout, tmp_path / "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert "pass one that holds inputs" in done.stderr


def test_the_shared_inputs_are_found(shared_data: Path) -> None:
    names = [one.name for one in inputs_in(shared_data)]
    assert "books/lytton-strachey_queen-victoria" in names
    assert sum(name.startswith("books/") for name in names) == 15
    assert sum(name.endswith(".epub") for name in names) == 5
    assert sum(name.endswith(".wikitext") for name in names) == 31
    assert not [name for name in names if "README" in name or "processor-tests" in name]


def test_words_are_counted_in_every_script() -> None:
    from biokit.importers.base import Import
    from biokit.model.biography import Biography
    from biokit.model.nodes import Paragraph, Section, Text

    words = Paragraph((Text("Cai Qi, 蔡奇, was born."),))
    read = Import(Biography((), sections=(Section((Text("One"),), (words,)),)))
    assert counts_of(read)["words"] == 7


def told(**others: object) -> Told:
    """An input of the largest counts there may be."""
    return Told(
        read_as="wikipedia",
        counts=dict.fromkeys(COUNTED, 6_543)
        | {"words": 1_234_567, "losses": 123, "images": 123, "pictures": 432},
        seconds=12.3,
        memory=456,
        made={name: Made(seconds=123.4, memory=987) for name in FORMATS},
        **others,  # type: ignore[arg-type]
    )


def row(text: str, words: str) -> str:
    return next(line for line in text.splitlines() if words in line)


def test_no_line_is_wider_than_a_page_of_print() -> None:
    names = ["wikipedia-html/en/蔡奇.org/" + "long" * 20 + ".html", "tei/a.xml"]
    refused = Told(fault="tei/a.xml: " + "words " * 40)
    text = drawn([Input(Path(name), name, False) for name in names], [told(), refused], FORMATS)
    assert max(map(width, text.splitlines())) <= WIDEST
    assert "1,234,567" in row(text, "longlong")


def test_inputs_refused_for_one_reason_are_one_line_and_a_kind_has_sums() -> None:
    names = ["a/1.xml", "a/2.xml", "a/3.xml", "b/4.md", "b/5.md"]
    inputs = [Input(Path(name), name, True) for name in names]
    refused = [Told(fault=f"{name}: {why}") for name, why in zip(names, "xxy", strict=False)]
    text = drawn(inputs, [*refused, told(), told()], FORMATS)
    assert row(text, "1.xml").split() == ["1.xml", "+1", "refused", "x"]
    assert "2.xml" not in text
    assert row(text, "3.xml").split() == ["3.xml", "refused", "y"]
    assert row(text, "A 3").split()[:5] == ["A", "3", "0", "read", "0"]
    assert row(text, "B 2").split()[:5] == ["B", "2", "2", "read", "2,469,134"]


def test_a_product_has_its_seconds_if_it_is_valid_and_else_what_is_wrong() -> None:
    tale = told()
    tale.made["pdf"] = Made(skipped="over 10 words")
    tale.made["epub"] = Made(fault="2 complaints")
    tale.made["json"] = Made(fault="KeyError", crashed=True)
    text = drawn([Input(Path("a/b"), "a/b", False)], [tale], FORMATS)
    assert row(text, " wikipedia ").split()[-6:-1] == ["-", "bad", "123", "123", "died"]
    assert row(text, "A 1").split()[-6:-1] == ["0ok", "0ok", "1ok", "1ok", "0ok"]


def test_memory_is_that_of_the_process_itself_not_of_the_one_that_began_it(checkout: Path) -> None:
    large = b"a" * 200_000_000
    asked = "from tests.corpus.one import peak; print(peak())"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=checkout, capture_output=True, text=True, check=True
    )
    assert peak() >= len(large) / 1024**2
    if sys.platform == "linux":
        assert float(done.stdout) < len(large) / 1024**2


def test_a_pdf_is_judged_by_pdf_ua_and_what_was_told_of_its_faces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pikepdf

    product = tmp_path / "book.pdf"
    opened = pikepdf.new()
    opened.save(product)
    assert pdf_fault(product, without_faces=False) == "it has no pages"
    opened.add_blank_page()
    opened.save(product)
    assert "PDFUA1" in (pdf_fault(product, without_faces=False) or "")
    said = Verdict("book.pdf", "", ("PDFUA1-NOTDEF-GLYPH-001: font",))
    monkeypatch.setattr("tests.corpus.judging.pdf_ua", lambda _: said)
    assert pdf_fault(product, without_faces=False) == said.complaints[0]
    assert pdf_fault(product, without_faces=True) is None
