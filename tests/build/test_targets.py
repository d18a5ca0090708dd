"""Which editions a build makes, and what their files are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit import registry
from biokit.build.targets import targets, undeclared
from biokit.errors import BadUsage, UnknownFormat
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Text

pytestmark = pytest.mark.usefixtures("formats")


def book(*editions: Edition) -> Biography:
    return Biography((Text("A Life"),), editions=editions)


def files(biography: Biography, *asked: str) -> dict[str, str]:
    return {t.name: t.output.name for t in targets(biography, asked, Path("build"), "life")}


def test_all_declared_editions_are_made_if_none_is_named() -> None:
    found = targets(book(Edition("plain", "plain"), Edition("json", "json")), (), Path("b"), "life")
    assert [str(target.output) for target in found] == ["b/life.plain", "b/life.json"]


def test_an_edition_is_made_by_its_name() -> None:
    assert files(book(Edition("web", "plain"), Edition("json", "json")), "web") == {
        "web": "life.plain"
    }


def test_a_format_stands_for_all_its_editions() -> None:
    both = book(Edition("trade", "plain"), Edition("large", "plain"), Edition("json", "json"))
    assert files(both, "plain") == {"trade": "life-trade.plain", "large": "life-large.plain"}


def test_a_format_without_an_edition_is_made_with_what_all_editions_agree_on() -> None:
    biography = book(
        Edition("a", "plain", publisher="Press", place="Bath", contents_depth=3, isbn="1"),
        Edition("b", "json", publisher="Press", place="York", contents_depth=3, isbn="2"),
    )
    edition = undeclared(biography, "lossy")
    assert edition == Edition("lossy", "lossy", publisher="Press", contents_depth=3)


def test_a_format_named_twice_is_made_once() -> None:
    assert files(book(), "json", "json") == {"json": "life.json"}


def test_the_edition_that_is_called_like_its_format_keeps_the_short_name() -> None:
    both = book(Edition("plain", "plain"), Edition("large", "plain"))
    assert files(both) == {"plain": "life.plain", "large": "life-large.plain"}


def test_a_files_name_does_not_depend_on_what_else_is_made() -> None:
    both = book(Edition("trade", "plain"), Edition("large", "plain"))
    assert files(both, "large") == {"large": "life-large.plain"}


def test_two_formats_with_one_suffix_do_not_overwrite_each_other() -> None:
    assert files(book(), "plain", "second") == {
        "plain": "life-plain.plain",
        "second": "life-second.plain",
    }


def test_an_unknown_target_is_refused_with_a_list_of_those_there_are() -> None:
    with pytest.raises(UnknownFormat) as caught:
        files(book(Edition("trade", "plain")), "paperback")
    assert "no target called paperback" in str(caught.value)
    assert "trade" in str(caught.value)
    assert "json" in str(caught.value)


@pytest.mark.parametrize("name", ["../up", ".hidden", "a\\b"])
def test_an_edition_whose_file_would_lie_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(BadUsage, match="cannot be called"):
        files(book(Edition(name, "plain")))


def test_a_declared_edition_of_an_unknown_format_is_a_mistake_of_the_project() -> None:
    with pytest.raises(UnknownFormat, match=r"the edition paperback has the format pfd.*json"):
        files(book(Edition("plain", "plain"), Edition("paperback", "pfd")), "plain")


def test_an_edition_whose_exporter_cannot_be_loaded_stops_nobody_else(formats: Path) -> None:
    points = formats / "fakes-1.0.dist-info" / "entry_points.txt"
    points.write_text(points.read_text() + "ghost = no_such_module:Ghost\n")
    biography = book(Edition("plain", "plain"), Edition("ghost", "ghost"))
    assert files(biography, "plain") == {"plain": "life.plain"}
    with pytest.raises(UnknownFormat, match="the exporter ghost cannot be loaded: No module"):
        files(biography, "ghost")


EBOOK = Edition("epub", "epub", publisher="Press", isbn="978-0-00-000000-2")


def test_a_profile_of_ebooks_is_made_like_the_projects_own_ebook_beside_it() -> None:
    found = targets(book(EBOOK), ("kobo", "epub-retail"), Path("build"), "life")
    assert [(t.name, t.output.name, t.edition.format) for t in found] == [
        ("kobo", "life.kepub.epub", "epub"),
        ("epub-retail", "life-epub-retail.epub", "epub"),
    ]
    assert {target.edition.publisher for target in found} == {"Press"}
    assert [target.edition.profile for target in found] == ["kobo", "epub-retail"]


def test_the_ebook_of_a_profile_never_takes_the_name_of_the_ebook() -> None:
    assert files(book(), "epub-retail") == {"epub-retail": "life-epub-retail.epub"}
    assert files(book(), "epub", "kobo") == {"epub": "life.epub", "kobo": "life.kepub.epub"}


def test_a_profile_stands_for_every_edition_that_has_it() -> None:
    shop = Edition("shop", "epub", profile="epub-retail")
    assert files(book(EBOOK, shop), "epub-retail") == {"shop": "life-shop.epub"}
    assert files(book(EBOOK, shop)) == {"epub": "life.epub", "shop": "life-shop.epub"}


PAPERBACK = Edition("pdf", "pdf", publisher="Press", trim="5in 8in")


def test_a_printer_s_pdf_is_made_like_the_projects_own_beside_it() -> None:
    found = targets(book(PAPERBACK), ("kdp", "archive"), Path("build"), "life")
    assert [(t.output.name, t.edition.profile, t.edition.trim) for t in found] == [
        ("life-kdp.pdf", "kdp", "5in 8in"),
        ("life-archive.pdf", "archive", "5in 8in"),
    ]


def test_a_cover_lies_beside_the_book_and_takes_no_other_s_name() -> None:
    made = files(book(PAPERBACK, Edition("cover", "cover"), EBOOK))
    assert made == {"pdf": "life.pdf", "cover": "life.cover.pdf", "epub": "life.epub"}


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        (Edition("web", "html", profile="epub-retail"), "epub-retail is for EPUB, and the format"),
        (Edition("pdf", "pdf", profile="kobo"), "kobo is for EPUB, and the format is pdf"),
        (Edition("epub", "epub", profile="archive"), "archive is for PDF, and the format is epub"),
    ],
)
def test_a_profile_of_another_format_is_refused_with_those_there_are(
    edition: Edition, said: str
) -> None:
    with pytest.raises(BadUsage, match=said) as refused:
        targets(book(edition), (), Path("build"), "life")
    assert "EPUB has screen, epub-retail, epub-library and kobo" in str(refused.value)


def test_what_is_known_of_our_exporters_without_loading_them_is_so() -> None:
    points = {one.value: one for one in registry.registered(registry.EXPORTERS).values()}
    assert registry.OURS.keys() == {one for one in points if one.startswith("biokit.exporters.")}
    for value, known in registry.OURS.items():
        exporter = points[value].load()
        assert exporter.suffix == known.suffix
        assert getattr(exporter, "marks_pages", False) == known.marks_pages
