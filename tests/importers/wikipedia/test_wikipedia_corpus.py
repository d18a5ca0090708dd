"""Real pages: what they hold is counted by other means than the importer's, and must be there."""

from __future__ import annotations

import re
import time
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from biokit.importers.base import Import, ImportOptions
from biokit.importers.wikipedia import WikipediaImporter
from biokit.importers.wikipedia.elements import dropped, found, words
from biokit.model.codec import encode_for_reading
from biokit.model.nodes import (
    Account,
    Citation,
    CitationItem,
    CrossReference,
    Note,
    Section,
)
from biokit.model.walk import plain_text, walk
from tests.importers.wikipedia.pages import SHARED

PAGES = sorted(SHARED.glob("**/*.html"))
pytestmark = pytest.mark.skipif(not PAGES, reason="the shared pages are not here")
EINSTEIN = SHARED / "en-2016/en.wikipedia.org/wiki/Albert_Einstein.html"
KUROSAWA = SHARED / "en-2016/en.wikipedia.org/wiki/Akira_Kurosawa.html"
ITEM = re.compile(rb'<li[^>]*\sid="cite_note-')
MARKER = re.compile(rb'<(?:sup|span)[^>]*\sid="cite_ref-[^"]*"')
PAGE_MARK = re.compile(rb'<sup class="reference"[^>]*>:')
COINS = re.compile(rb'class="Z3988"')
NOT_ARTICLE = (
    './/sup[contains(@class,"reference") or starts-with(@id,"cite_ref")]|.//style|.//script'
    '|.//span[@typeof="mw:Extension/ref"]|.//*[contains(translate(@style," ",""),"display:none")]'
    '|.//*[contains(@class,"noprint") or contains(@class,"mw-editsection")]'
    '|.//*[contains(@class,"haudio") or contains(@class,"metadata")]'
    '|.//*[contains(@class,"geo-nondefault") or contains(@class,"geo-multi-punct")]'
    '|.//span[contains(@class,"mwe-math-element")]|.//ol[contains(@class,"references")]'
    '|.//*[contains(@class,"hatnote") or contains(@class,"navbox") or contains(@class,"mbox")]'
    '|.//table[contains(@class,"box") or contains(@class,"sidebar")]'
)


@cache
def read(path: Path) -> Import:
    return WikipediaImporter().read(path.read_bytes(), path.name, ImportOptions())


def counts(imported: Import) -> dict[str, int]:
    return dict(imported.counts)


def article_of(path: Path) -> etree._Element:
    """What stands in the page's content, parsed by itself."""
    parser = html.HTMLParser(encoding="utf-8")
    content = html.fromstring(path.read_bytes(), parser=parser)
    return next(iter(found(content, '//*[@id="mw-content-text"]')), content)


def drop(article: etree._Element, path: str) -> None:
    """Take out what a path leads to."""
    for gone in found(article, path):
        dropped(gone)


def name(path: Path) -> str:
    return path.stem


def markers_of(citation: Citation) -> int:
    """How many markers of the page a citation is: `[1][2]` is two."""
    said = (citation.origin.words if citation.origin else None) or ""
    return max(1, said.count("["))


def called(imported: Import) -> int:
    """Markers in the model: citations and notes of the article, and those of the life."""
    biography = imported.biography
    article = biography.accounts[0]
    again = sum(isinstance(p, CrossReference) and p.form == "number" for p in walk(biography))
    in_life = [
        item
        for part in walk(biography.life)
        if isinstance(part, CitationItem) and (item := part).source != article.source
    ]
    notes = sum(isinstance(part, Note) for part in walk(biography))
    cited = sum(markers_of(part) for part in walk(article) if isinstance(part, Citation))
    return cited + notes + again + len(in_life)


@pytest.mark.parametrize(
    ("path", "items", "markers", "places"), [(EINSTEIN, 198, 250, 10), (KUROSAWA, 278, 295, 0)]
)
def test_every_item_and_every_marker_of_the_largest_pages_is_found(
    path: Path, items: int, markers: int, places: int
) -> None:
    counted = counts(read(path))
    assert (counted["references"], counted["markers"]) == (items, markers)
    assert len(PAGE_MARK.findall(path.read_bytes())) == places


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_as_many_references_are_read_as_the_page_has(path: Path) -> None:
    content = path.read_bytes()
    counted = counts(read(path))
    assert counted["references"] == len(ITEM.findall(content))
    assert counted["markers"] == len(MARKER.findall(content))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_marker_is_a_citation_or_a_note(path: Path) -> None:
    imported = read(path)
    nested = counts(imported)["markers"]
    # A statement of the life and prose that leads to the bibliography may cite besides.
    assert nested <= called(imported) <= nested + 4


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_whatever_is_cited_is_there_and_no_source_comes_from_nowhere(path: Path) -> None:
    biography = read(path).biography
    known = {each.id for each in biography.sources}
    cited = {part.source for part in walk(biography) if isinstance(part, CitationItem)}
    assert cited <= known
    assert len(known) == len(biography.sources)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_reference_called_again_is_one_source_cited_again(path: Path) -> None:
    imported = read(path)
    again = sum(
        len(re.findall(rb'href="[^"]*#cite_ref-', each)) > 1
        for each in re.findall(rb'<li[^>]*\sid="cite_note-.*?</li>', path.read_bytes(), re.DOTALL)
    )
    cited = Counter(
        part.source for part in walk(imported.biography) if isinstance(part, CitationItem)
    )
    del cited[imported.biography.accounts[0].source]
    several = sum(count > 1 for count in cited.values())
    notes = counts(imported)["notes"]
    shared = len(imported.biography.sources) - 1 - counts(imported)["references"]
    assert several + notes + max(0, -shared) >= again * 0.9


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_the_paragraphs_of_the_article_are_in_the_model(path: Path) -> None:
    article = article_of(path)
    drop(article, NOT_ARTICLE)
    paragraphs = ["".join(words(each).split()) for each in found(article, ".//p")]
    model = "".join(plain_text(read(path).biography.accounts[0]).split())
    assert [each for each in paragraphs if each not in model] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_headings_of_the_page_are_sections_or_told_to_be_gone(path: Path) -> None:
    article = article_of(path)
    drop(article, './/*[contains(@class,"mw-editsection") or @id="toc"]')
    headings = [words(each) for each in found(article, ".//h2|.//h3|.//h4|.//h5|.//h6")]
    imported = read(path)
    sections = [
        plain_text(part.title)
        for part in walk(imported.biography.accounts[0])
        if isinstance(part, Section)
    ]
    told = [each.words or "" for each in imported.findings if each.code == "dropped-reference-list"]
    assert sorted(headings) == sorted([*sections, *told])


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_no_script_and_no_style_survives(path: Path) -> None:
    written = encode_for_reading(read(path).biography).decode()
    for sign in ("<script", "function(", "mw-parser-output", "onclick", "javascript:", "@media"):
        assert sign not in written


@pytest.mark.parametrize("path", [EINSTEIN, KUROSAWA], ids=name)
def test_short_references_cite_the_bibliography(path: Path) -> None:
    account = read(path).biography.accounts[0]
    short = len(re.findall(rb'<a href="#CITEREF', path.read_bytes()))
    cited = [part for part in walk(account) if isinstance(part, CitationItem)]
    assert sum(bool(each.locators) for each in cited) >= short * 0.85


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_the_same_page_is_read_the_same(path: Path) -> None:
    again = WikipediaImporter().read(path.read_bytes(), path.name, ImportOptions())
    assert again == read(path)


def test_what_carries_a_description_unseen_is_a_typed_source() -> None:
    imported = read(EINSTEIN)
    described = sum(
        bool(each.item.author or each.item.container_title or each.item.publisher)
        for each in imported.biography.sources
    )
    in_notes = len(
        re.findall(rb"<li id=\"cite_note-(?:(?!</li>).)*Z3988", EINSTEIN.read_bytes(), re.DOTALL)
    )
    assert described >= in_notes * 0.95


def test_a_page_of_a_million_bytes_is_read_in_seconds() -> None:
    content = EINSTEIN.read_bytes()
    start, end = content.index(b'<h2><span class="mw-headline"'), content.index(b'id="Notes_.26')
    end = content.rindex(b"<h2>", 0, end)
    more = re.sub(rb' id="[^"]*"', b"", content[start:end])
    while len(content) < 1_000_000:
        content = content[:end] + more + content[end:]
    begin = time.process_time()
    imported = WikipediaImporter().read(content, "large.html", ImportOptions())
    assert time.process_time() - begin < 3
    assert len(imported.biography.accounts[0].sections) > 10


def test_pictures_beside_a_page_come_with_it_and_others_are_told() -> None:
    pictures = {"Ada_files/a.png": b"\x89PNG\r\n\x1a\n" + b"0" * 20}

    def beside(place: str) -> bytes:
        from biokit.errors import BadInput

        if place in pictures:
            return pictures[place]
        raise BadInput("there is no such file", path=place)

    body = (
        b'<html><head><meta name="generator" content="MediaWiki"></head><body>'
        b'<div id="mw-content-text"><figure typeof="mw:File/Thumb"><img src="Ada_files/a.png">'
        b'<figcaption>Ada</figcaption></figure><figure typeof="mw:File/Thumb">'
        b'<img src="../I/m/b.jpg"><figcaption>Ben</figcaption></figure></div></body></html>'
    )
    imported = WikipediaImporter().read(body, "x.html", ImportOptions(beside=beside))
    assert imported.media == (("media/a.png", pictures["Ada_files/a.png"]),)
    assert [each.words for each in imported.findings if each.code == "missing-picture"] == [
        "../I/m/b.jpg"
    ]
    assert isinstance(imported.biography.accounts[0], Account)
