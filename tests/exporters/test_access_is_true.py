"""What an ebook says of its accessibility is true of its files, whatever the book."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

import biokit
from biokit.exporters.base import Options
from biokit.exporters.epub import EpubExporter
from biokit.exporters.xhtml.roles import UNTITLED
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Cell,
    Citation,
    CrossReference,
    Derived,
    InlineImage,
    Note,
    PageMark,
    Row,
    Section,
    Table,
)
from biokit.model.walk import altered, rebuilt
from biokit.project.assets import assets_of
from biokit.projections.matter import TEMPLATED
from biokit.projections.scripts import foreign_script
from tests.exporters.epubs import EPUB, XHTML, Files, said, texts, tree, unzipped
from tests.exporters.lives import assets, everything, p, t
from tests.strategies_markdown import sections

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cai-qi"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MADE_BY_US = {"cover.xhtml", "nav.xhtml", "title-page.xhtml", "copyright-page.xhtml"}
"""Pages whose pictures and headings are those of the edition, not of the text."""
VOUCHED = (("certified-by", "Access House"),)

Pages = dict[str, etree._Element]


def pages_of(files: Files) -> Pages:
    return {name: page for name, page in texts(files).items() if name not in MADE_BY_US}


def pictures(pages: Pages) -> Iterator[etree._Element]:
    for page in pages.values():
        for image in page.iter(f"{XHTML}img"):
            decorates = image.get("alt") == "" and "inline" not in (image.get("class") or "")
            if not decorates:
                yield image


def is_described(image: etree._Element) -> bool:
    """What stands there because the author said nothing is no description."""
    return bool(image.get("alt")) and "alt" not in (image.get("data-made") or "").split()


def has_header(table: etree._Element) -> bool:
    rows = list(table.iterfind(f"./{XHTML}tbody/{XHTML}tr"))
    by_row = bool(rows) and all(row.find(f"{XHTML}th") is not None for row in rows)
    return table.find(f"{XHTML}thead") is not None or by_row


def skips(page: etree._Element) -> bool:
    """Whether a heading is deeper by more than one than the heading before it."""
    kinds = {f"{XHTML}h{level}": level for level in range(1, 7)}
    levels = [kinds[one.tag] for one in page.iter(*kinds)]
    return any(after > before + 1 for before, after in pairwise(levels))


def misread(page: etree._Element) -> str | None:
    """Words in a script that the language they are marked as has not."""
    for element in page.iter(etree.Element):
        around = next(
            (one.get(LANG) for one in (element, *element.iterancestors()) if one.get(LANG)), None
        )
        outside = next((one.get(LANG) for one in element.iterancestors() if one.get(LANG)), None)
        for words, lang in ((element.text, around), (element.tail, outside)):
            if words and foreign_script(words, lang):
                return words
    return None


def check(files: Files) -> None:
    pages = pages_of(files)
    claimed = set(said(files, "schema:accessibilityFeature"))
    summary = said(files, "schema:accessibilitySummary")[0]
    shown = list(pictures(pages))
    assert ("alternativeText" in claimed) == (bool(shown) and all(map(is_described, shown)))
    assert ("visual" in said(files, "schema:accessMode")) == bool(shown)
    marks = [
        one
        for page in texts(files).values()  # an author may add to a page that we make
        for one in page.iter()
        if one.get("role") == "doc-pagebreak"
    ]
    assert ("pageBreakMarkers" in claimed) == ("pageNavigation" in claimed) == bool(marks)
    assert bool(marks) == bool(said(files, "pageBreakSource"))
    listed = [
        nav
        for nav in tree(files, "nav.xhtml").iter(f"{XHTML}nav")
        if nav.get(f"{EPUB}type") == "page-list"
    ]
    assert sum(len(list(nav.iter(f"{XHTML}a"))) for nav in listed) == len(marks)
    details = [
        one
        for page in pages.values()
        for one in page.iter(f"{XHTML}img")
        if one.get("aria-details")
    ]
    assert ("longDescription" in claimed) == bool([one for one in details if one.get("alt")])
    tables = [one for page in pages.values() for one in page.iter(f"{XHTML}table")]
    assert ("Tables have headers." in summary) == (bool(tables) and all(map(has_header, tables)))
    if "structuralNavigation" in claimed:
        assert not [name for name, page in pages.items() if skips(page)]


def written(life: Biography, **fields: object) -> Files:
    edition = Edition("epub", "epub", **fields)  # type: ignore[arg-type]
    return unzipped(EpubExporter().export(life, Options(edition, assets=assets)).content)


def check_languages(files: Files) -> None:
    assert [(name, misread(page)) for name, page in texts(files).items() if misread(page)] == []


@pytest.mark.parametrize("placement", ["footnote", "chapter-end", "book-end", "keyed"])
def test_what_is_said_again_elsewhere_says_its_language_there(placement: str) -> None:
    table = Table((Row((Cell((p("a"),)),)),), caption=t("表格"), id="offices")
    note = Note((p("注释"),))
    chinese = (p("蔡奇", note, " ", CrossReference("english")), table)
    life = Biography(
        t("A Life"),
        sections=(
            Section(t("表"), (Derived("tables"),), role="tables", lang="zh-Hans"),
            Section(t("蔡奇传"), chinese, role="chapter", lang="zh-Hans", id="chinese"),
            Section(
                t("Two"),
                (p("See ", CrossReference("chinese"), CrossReference("offices")),),
                role="chapter",
                id="english",
            ),
            Section(t("注释"), (), role="notes", lang="zh-Hans"),
        ),
        lang="en-GB",
    )
    files = written(life, placement=placement)
    assert "marked with their language" in said(files, "schema:accessibilitySummary")[0]
    check_languages(files)


def test_the_example_says_what_is_true() -> None:
    life = biokit.load(EXAMPLE)
    options = Options(Edition("epub", "epub", options=VOUCHED), assets=assets_of(life))
    files = unzipped(EpubExporter().export(life, options).content)
    check(files)
    check_languages(files)
    assert said(files, "a11y:certifiedBy") == ["Access House"]


@pytest.mark.parametrize("placement", ["footnote", "chapter-end", "book-end", "keyed"])
def test_a_book_of_every_node_says_what_is_true(placement: str) -> None:
    check(written(everything(), placement=placement))


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(sections())
def test_any_book_says_what_is_true(made: tuple[Section, ...]) -> None:
    check(written(Biography(t("A Life"), sections=rebuilt(made, called_where_it_is_seen))))


def called_where_it_is_seen(part: msgspec.Struct) -> msgspec.Struct:
    """A title that is not printed calls no note and shows no picture."""
    match part:
        case Section(role=role, title=title) if role in UNTITLED | TEMPLATED:
            return altered(part, title=rebuilt(title, without_notes))
        case _:
            return part


def without_notes(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
    return () if isinstance(part, Note | Citation | InlineImage | PageMark) else part


def test_a_mark_without_a_label_is_none_of_the_pages() -> None:
    files = written(Biography(t("A"), sections=(Section(t("One"), (p("x", PageMark(" ")),)),)))
    check(files)
    assert "pageBreakMarkers" not in said(files, "schema:accessibilityFeature")
