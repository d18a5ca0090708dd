"""One product of one biography."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.build.once import edition_for, export, format_of
from biokit.errors import BadUsage, ExportFailed, OutputFailed, UnknownFormat
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Edition
from biokit.model.nodes import Text

pytestmark = pytest.mark.usefixtures("formats")

BOOK = Biography(
    (Text("A Life"),),
    editions=(Edition("trade", "plain", publisher="Press", options=(("ink", "black"),)),),
)


def test_the_suffix_tells_the_format(tmp_path: Path) -> None:
    export(BOOK, tmp_path / "x.json")
    assert b'"biokit": 1' in (tmp_path / "x.json").read_bytes()


def test_the_suffix_may_be_in_capitals() -> None:
    assert format_of(Path("X.JSON")) == "json"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x.docx", r"x\.docx: no format has the suffix \.docx.*there are:.*\.json \(json\)"),
        ("x", "the name has no suffix"),
        ("x.plain", r"several formats have the suffix \.plain.*plain, second"),
    ],
)
def test_a_suffix_that_tells_no_format_is_refused(name: str, message: str) -> None:
    with pytest.raises(UnknownFormat, match=message):
        format_of(Path(name))


def test_an_edition_is_asked_for_by_its_name_or_by_its_format() -> None:
    for to in ("trade", "plain"):
        assert edition_for(BOOK, Path("x"), to, {}) == BOOK.editions[0]
    assert edition_for(BOOK, Path("x.json"), None, {}).publisher == "Press"


def test_options_are_fields_of_the_edition_or_the_exporters_own() -> None:
    said = {"trim": "5in 8in", "contents-depth": "3", "date": "2026-05", "ink": "blue", "x": "1"}
    edition = edition_for(BOOK, Path("x"), "trade", said)
    assert (edition.trim, edition.contents_depth, edition.date) == ("5in 8in", 3, Date("2026-05"))
    assert edition.options == (("ink", "blue"), ("x", "1"))
    assert edition.publisher == "Press"


@pytest.mark.parametrize(
    "said", [{"contents-depth": "many"}, {"profile": "loud"}, {"date": "soon"}, {"format": "json"}]
)
def test_an_option_with_a_value_it_cannot_have_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(BadUsage):
        edition_for(BOOK, Path("x"), "trade", said)


def test_an_unknown_format_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"called docx.*json"):
        export(BOOK, tmp_path / "x.docx", to="docx")
    assert list(tmp_path.glob("x*")) == []


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "x.refusing"
    old.write_text("old")
    with pytest.raises(ExportFailed):
        export(BOOK, old)
    assert old.read_text() == "old"


def test_an_output_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed):
        export(BOOK, tmp_path / "nowhere" / "x.json")


def test_the_suffix_of_kobos_ebooks_and_the_name_of_a_profile_ask_for_one() -> None:
    made = edition_for(BOOK, Path("x.kepub.epub"), None, {})
    assert (made.format, made.profile, made.publisher) == ("epub", "kobo", "Press")
    assert edition_for(BOOK, Path("x.epub"), "epub-retail", {}).profile == "epub-retail"
    assert edition_for(BOOK, Path("x.epub"), None, {}).profile == "screen"


def test_of_two_suffixes_that_fit_the_longer_tells_the_format() -> None:
    assert format_of(Path("x.cover.pdf")) == "cover"
    assert format_of(Path("x.pdf")) == format_of(Path("cover.pdf")) == "pdf"
    assert edition_for(BOOK, Path("x.pdf"), "kdp", {}).profile == "kdp"


def test_a_profile_that_is_none_of_the_format_is_refused() -> None:
    with pytest.raises(BadUsage, match="kobo is for EPUB, and the format is plain"):
        edition_for(BOOK, Path("x"), "trade", {"profile": "kobo"})
