"""Pages of the web, and what word processors save as such: the text, its notes, what it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from biokit.errors import BadInput, TooLarge
from biokit.importers.base import Import, ImportOptions
from biokit.importers.html import HtmlImporter
from biokit.importers.report import as_text
from biokit.model.codec import decode, encode_for_reading
from biokit.model.nodes import (
    BlockQuotation,
    CrossReference,
    Figure,
    Link,
    Note,
    PageMark,
    Section,
    Table,
    Verse,
)
from biokit.model.walk import plain_text, walk
from tests.conftest import Golden

CASES = Path(__file__).resolve().parents[2] / "golden" / "importers" / "html"
PIXEL = b"\x89PNG\r\n\x1a\n"
N = TypeVar("N")


def cases() -> list[Path]:
    return sorted(CASES.iterdir())


def read(
    page: str | bytes, path: str = "page.html", options: ImportOptions | None = None
) -> Import:
    content = page.encode() if isinstance(page, str) else page
    return HtmlImporter().read(content, path, options or ImportOptions())


def sample(name: str) -> Import:
    return read((CASES / name / "in.html").read_bytes(), "in.html")


def nodes(imported: Import, kind: type[N]) -> list[N]:
    return [
        part
        for each in imported.biography.sections
        for part in walk(each)
        if isinstance(part, kind)
    ]


def words_left_out(imported: Import) -> str:
    return " ".join(
        each.words or "" for each in imported.findings if each.code.startswith("dropped-")
    )


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_page_is_read_as_it_always_was(case: Path, golden: Golden) -> None:
    imported = read((case / "in.html").read_bytes(), "in.html")
    golden(case / "golden.json", encode_for_reading(imported.biography).decode())
    golden(case / "report.txt", as_text("in.html", imported))
    assert decode(encode_for_reading(imported.biography)) == imported.biography


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_word_of_a_page_is_in_the_model_or_in_the_report(case: Path) -> None:
    imported = read((case / "in.html").read_bytes(), "in.html")
    tree = html.fromstring((case / "in.html").read_bytes())
    etree.strip_elements(tree, "script", "style", "title", with_tail=False)
    texts = (str(text) for text in tree.itertext())
    said = re.findall(r"\w{3,}", " ".join(texts))
    kept = set(re.findall(r"\w{3,}", encode_for_reading(imported.biography).decode()))
    kept |= set(re.findall(r"\w{3,}", " ".join(each.words or "" for each in imported.findings)))
    assert {word for word in said if word not in kept} == set()


@pytest.mark.parametrize(
    ("name", "calls"),
    [
        ("news", "//sup/a"),
        ("pandoc", "//a[@role='doc-noteref']"),
        ("word", "//a[starts-with(@href, '#_ftn') and not(starts-with(@href, '#_ftnref'))]"),
        ("gutenberg", "//a[@class='fnanchor']"),
        ("gdocs", "//sup/a"),
        ("libreoffice", "//a[@class='sdfootnoteanc']"),
        ("letter-of-news", "//a[@class='footnote-anchor']"),
    ],
)
def test_every_note_is_at_its_call(name: str, calls: str) -> None:
    called: Any = html.fromstring((CASES / name / "in.html").read_bytes()).xpath(calls)
    notes = nodes(sample(name), Note)
    assert len(notes) == len(called) > 0
    assert all(note.blocks for note in notes)
    assert not any(re.match(r"[\[\d↩]", plain_text(note.blocks)) for note in notes)


def test_what_stands_around_the_text_is_in_the_report_and_nowhere_else() -> None:
    imported = sample("news")
    model = encode_for_reading(imported.biography).decode()
    for words in ("We use cookies", "Share on X", "Read more", "First!", "News"):
        assert words in words_left_out(imported)
        assert words not in model


def test_a_page_says_what_it_is() -> None:
    imported = sample("news")
    assert imported.itself is not None
    item = imported.itself.item
    assert (item.type, imported.itself.kind) == ("article-newspaper", "press")
    assert (item.title, item.container_title) == ("Seedsman of the Tarn dies", "The Daily Heron")
    assert [name.family for name in item.author] == ["Roux", "Poole"]
    assert item.issued is not None
    assert item.issued.edtf == "2021-05-12"
    assert item.URL == "https://heron.example/2021/05/seedsman"
    assert imported.biography.rights is not None
    assert imported.biography.rights.licence == "CC-BY-4.0"
    assert imported.biography.based_on == ("https://heron.example/2021/05/seedsman",)


DUBLIN_CORE = """<meta name="DC.title" content="A"><meta name="DC.creator" content="Roux, Aline">
<meta name="DC.date" content="2001">"""
SCHOLARS = """<meta name="citation_title" content="B"><meta name="citation_author" content="Aline Roux">
<meta name="citation_publication_date" content="2001/05/02">"""
PREVIEWS = """<meta property="og:title" content="C"><meta name="author" content="By Aline Roux">
<meta property="article:published_time" content="2001-05-02T10:00">"""
PLAIN = """<title>D | The Heron</title><meta name="author" content="Aline Roux">"""
LINKED = """<script type="application/ld+json">[{"@graph": [{"@type": "Article", "headline": "E",
"author": "Aline Roux", "datePublished": "2 May 2001"}]}]</script>"""
BROKEN = """<script type="application/ld+json">{broken</script><title>F</title>
<meta name="author" content="Aline Roux">"""


@pytest.mark.parametrize(
    ("head", "title", "author", "date"),
    [
        (DUBLIN_CORE, "A", "Aline Roux", "2001"),
        (SCHOLARS, "B", "Aline Roux", "2001-05-02"),
        (PREVIEWS, "C", "Aline Roux", "2001-05-02"),
        (PLAIN, "D", "Aline Roux", None),
        (LINKED, "E", "Aline Roux", "2001-05-02"),
        (BROKEN, "F", "Aline Roux", None),
    ],
    ids=list("ABCDEF"),
)
def test_each_way_to_say_it_is_read(head: str, title: str, author: str, date: str | None) -> None:
    imported = read(f"<html><head>{head}</head><body><p>Text of the page.</p></body></html>")
    assert plain_text(imported.biography.title) == title
    assert [each.name.text for each in imported.biography.contributors] == [author]
    assert imported.itself is not None
    issued = imported.itself.item.issued
    assert (issued.edtf if issued else None) == date


def test_headings_are_sections_whatever_levels_they_skip() -> None:
    imported = read("<h1>A</h1><p>a</p><h3>B</h3><p>b</p><h6>C</h6><p>c</p><h3>D</h3><p>d</p>")
    tree = [
        (plain_text(each.title), [plain_text(below.title) for below in each.sections])
        for each in imported.biography.sections
    ]
    assert plain_text(imported.biography.title) == "A"
    assert tree == [("", []), ("B", ["C"]), ("D", [])]


def test_word_processors_lists_and_quotations_are_what_they_look_like() -> None:
    imported = sample("word")
    assert plain_text(imported.biography.title) == "The Life of Henry"
    assert plain_text(imported.biography.subtitle) == "A seedsman"
    assert "“quoted”" in encode_for_reading(imported.biography).decode()
    assert len(nodes(imported, BlockQuotation)) == 1


def test_a_book_of_project_gutenberg_is_a_book() -> None:
    imported = sample("gutenberg")
    assert [plain_text(each.title) for each in imported.biography.sections] == [
        "CHAPTER I Childhood",
        "CHAPTER II School",
    ]
    assert [each.label for each in nodes(imported, PageMark)] == ["1", "2"]
    assert len(nodes(imported, Verse)) == 1
    assert "START OF THE PROJECT GUTENBERG" in words_left_out(imported)
    assert imported.itself is not None
    assert imported.itself.item.type == "book"


def test_links_within_a_page_lead_to_its_sections() -> None:
    imported = sample("pandoc")
    (reference,) = nodes(imported, CrossReference)
    assert reference.target in {each.id for each in nodes(imported, Section)}


def test_pictures_come_from_beside_the_page() -> None:
    def beside(place: str) -> bytes:
        if place != "page_files/a b.png":
            raise BadInput("none", path=place)
        return PIXEL

    page = (
        "<p>x</p><figure><img src='page_files/a%20b.png' alt='A'><figcaption>Words</figcaption>"
        "</figure><p><img src='https://example.org/far.png' alt='Far'></p>"
    )
    imported = read(page, options=ImportOptions(beside=beside))
    assert imported.media == (("page_files/a b.png", PIXEL),)
    assert [(each.path, each.alt) for each in nodes(imported, Figure)] == [
        ("page_files/a b.png", "A"),
        (None, "Far"),
    ]
    assert [each.code for each in imported.findings if "picture" in each.code] == [
        "missing-picture"
    ]


def test_scripts_styles_and_what_they_hang_on_never_come_through() -> None:
    imported = read(
        "<body onload=a()><script>evil()</script><style>x{}</style><p onclick='b()'>Kept "
        "<a href='javascript:c()'>words</a></p><noscript>none</noscript><iframe src=d></iframe>"
        "<svg><script>e()</script></svg></body>"
    )
    model = encode_for_reading(imported.biography).decode()
    assert not re.search(r"evil|onclick|javascript|\ba\(\)|x\{\}", model)
    assert "Kept words" in "".join(plain_text(each) for each in imported.biography.sections)
    assert not nodes(imported, Link)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Half a <b>page <i>that", "Half a page that"),
        ("text alone <br> and more", "text alone"),
        ("<td>cell</td>", "cell"),
        ("\ufeff<p>mark</p>", "mark"),
        ("<P CLASS=x>LOUD</P>", "LOUD"),
        ("<div>" * 5000 + "deep" + "</div>" * 5000, "deep"),
        ("<b>" * 20000 + "bold", "bold"),
        ("<table>" * 3000 + "<tr><td>cell", "cell"),
        ("<p>&bogus; &lt; &#0; &#xD800; fine", "fine"),
        (
            "<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d SYSTEM 'file:///etc/passwd'>]><p>&d;safe</p>",
            "safe",
        ),
    ],
    ids=range(10),
)
def test_half_pages_and_hostile_ones_are_read_or_refused(page: str, words: str) -> None:
    imported = read(page)
    assert words in " ".join(plain_text(each) for each in imported.biography.sections)
    assert "root:" not in encode_for_reading(imported.biography).decode()


@pytest.mark.parametrize("page", ["", "  ", "<html></html>", "<script>x</script>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(page)
    assert caught.value.path == "page.html"
    assert caught.value.hint


def test_a_page_past_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge):
        read("<p>x</p>", options=ImportOptions(max_size=3))


PIECES = ["<p>", "</p>", "<h1>A", "<h3>", "<aside>", "<nav>", "<main>", "<article>", "word ", "<sup>",
          "<a href='#a'>1</a>", "<p id=a>1 ", "<table><td>", "<li>", "<ul>", "</div>", "<img src=x>",
          "<hr>", "<footer>", "<blockquote>", "&amp;", "<figure>", "<pre>", "<br>", "<dl><dt>", "<dd>"]  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_whatever_a_page_is_made_of_its_words_are_kept(pieces: list[str]) -> None:
    imported = read("<p>first</p>" + "".join(pieces))
    kept = encode_for_reading(imported.biography).decode() + words_left_out(imported)
    assert kept.count("word") >= pieces.count("word ")
    assert decode(encode_for_reading(imported.biography)) == imported.biography


def test_chapters_of_real_books_lose_no_word_as_pages(shared_data: Path) -> None:
    pages = sorted((shared_data / "books").glob("*washington*/text/chapter-*.xhtml"))[:4]
    for page in pages:
        imported = read(page.read_bytes(), page.name)
        body: Any = html.fromstring(page.read_bytes()).find("body")
        expected = "".join("".join(str(text) for text in body.itertext()).split())
        sections = imported.biography.sections
        found = "".join(_all_words(each) for each in sections)
        assert len(found) >= 0.99 * len(expected)
    assert nodes(imported, Table) == []


def _all_words(section: Section) -> str:
    words = plain_text(section.title) + "".join(plain_text(block) for block in section.blocks)
    return "".join(words.split()) + "".join(_all_words(below) for below in section.sections)


def test_a_caption_of_word_belongs_to_the_picture_before_it() -> None:
    picture = '<p class=MsoNormal><img src="a.png" alt="Tom"></p>'
    found = read(f"<body><h1>War</h1><p>a</p>{picture}<p class=MsoCaption>Tom, 1916</p><p>b</p>")
    (figure,) = nodes(found, Figure)
    assert (figure.alt, plain_text(figure.caption)) == ("Tom", "Tom, 1916")
