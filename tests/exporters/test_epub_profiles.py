"""Ebooks for shops, for libraries and for Kobo: their covers, their limits, and Kobo's own form."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from biokit.errors import BadUsage
from biokit.exporters.base import Export, Options
from biokit.exporters.epub.kepub import spanned
from biokit.exporters.epub.package import XHTML as TEXT
from biokit.exporters.epub.package import Item
from biokit.exporters.epub.shops import LIMITS, PROFILES, limits_for
from biokit.importers.base import ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import EPUB_PROFILES, Edition
from biokit.model.nodes import Note, Paragraph, Section
from biokit.model.nodes import Text as Words
from biokit.model.walk import altered
from tests.exporters.epubs import (
    XHTML,
    Files,
    epubcheck,
    exported,
    lost_links,
    package,
    repeated_ids,
    texts,
    unzipped,
)
from tests.exporters.lives import assets, everything

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 16"><path d="M0 0h10v16z"/></svg>'
)


def made(profile: str, biography: Biography | None = None, **fields: object) -> Export:
    edition = Edition("epub", "epub", profile=profile, **fields)  # type: ignore[arg-type]
    return exported(biography or everything(), Options(edition, assets=assets))


def book(*blocks: Paragraph) -> Biography:
    chapter = Section((Words("One"),), blocks, role="chapter")
    return Biography((Words("A Life"),), sections=(chapter,), lang="en")


def said(export: Export, code: str) -> list[str]:
    return [str(one) for one in export.findings if one.code == code]


@pytest.fixture(scope="module")
def plain() -> Export:
    return made("screen")


@pytest.fixture(scope="module")
def kobo() -> Export:
    return made("kobo")


# ------------------------------------------------------------------------------------------ limits


def test_every_limit_says_where_it_was_read_and_when() -> None:
    for limit in LIMITS:
        assert re.match(r"https?://\S+$", limit.source), limit
        assert date(2026, 1, 1) < date.fromisoformat(limit.read)
        assert bool(limit.value) or bool(limit.types) or limit.measure == "image-moves"


def test_every_profile_of_ebooks_has_shops_that_the_table_knows() -> None:
    assert PROFILES.keys() == EPUB_PROFILES
    assert {shop for shops in PROFILES.values() for shop in shops} == {each.shop for each in LIMITS}
    assert not limits_for("screen", "book-bytes", "image-pixels", "cover-short")


def cover_of(size: tuple[int, int], kind: str = "JPEG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, kind)
    return file.getvalue()


def with_cover(content: bytes, profile: str) -> Export:
    edition = Edition("epub", "epub", profile=profile, options=(("cover", "media/front.jpg"),))  # type: ignore[arg-type]
    life = altered(book(Paragraph((Words("So."),))), origin=Origin("biography.toml", 1))
    return exported(life, Options(edition, assets=lambda _: content))


def test_a_cover_that_is_too_small_for_shops_is_told_with_the_shop_and_its_page() -> None:
    small = with_cover(cover_of((600, 900)), "epub-retail")
    lines = "\n".join(said(small, "shop-cover-short"))
    assert (
        "biography.toml:1: error: the shorter side of the cover media/front.jpg has 600 points,"
        " and Amazon KDP takes no less than 625" in lines
    )
    assert "Apple Books takes no less than 1,400" in lines
    assert "https://kdp.amazon.com/en_US/help/topic/G6GTK3T3NUHKLEFX, read 2026-11-28" in lines
    assert said(small, "shop-cover-long")
    assert not said(with_cover(cover_of((600, 900)), "screen"), "shop-cover-short")


@pytest.mark.parametrize("profile", sorted(EPUB_PROFILES))
def test_a_cover_of_1600_by_2400_suits_all(profile: str) -> None:
    found = with_cover(cover_of((1600, 2400)), profile).findings
    assert not [one for one in found if one.code.startswith("shop-")]


def test_a_chapter_that_is_too_long_for_old_readers_is_told_to_libraries_alone() -> None:
    long = book(*[Paragraph((Words("So it was. " * 1000),))] * 30)
    [line] = said(made("epub-library", long), "shop-text-bytes")
    assert (
        "chapter-1.xhtml has 331 kB, and Adobe Digital Editions advises no more than 266 kB" in line
    )
    assert not said(made("epub-retail", long), "shop-text-bytes")


def test_notes_that_kobo_does_not_pop_up_are_told_where_they_stand() -> None:
    def noted(words: str, line: int) -> Paragraph:
        note = Note((Paragraph((Words(words),)),), origin=Origin("text/01.md", line))
        return Paragraph((Words("So"), note))

    life = book(noted("See.", 3), noted("Long. " * 1000, 5))
    [long] = said(made("kobo", life), "shop-note-characters")
    assert long.startswith("text/01.md:5: warning: a note has 60")
    assert not said(made("epub-library", life), "shop-note-characters")


def test_a_profile_of_print_is_none_of_an_ebook() -> None:
    with pytest.raises(BadUsage, match="press is for PDF, and the format is epub"):
        made("press")


# ------------------------------------------------------------------------------------------- cover


def cover_in(export: Export) -> tuple[str, str, bytes]:
    files = unzipped(export.content)
    [item] = [i for i in package(files).iter("{*}item") if i.get("properties") == "cover-image"]
    name = str(item.get("href"))
    return name, str(item.get("media-type")), files[f"EPUB/{name}"]


@pytest.mark.parametrize("profile", sorted(EPUB_PROFILES))
def test_a_cover_set_in_type_is_a_picture_of_points_for_shops(profile: str) -> None:
    export = made(profile)
    name, kind, content = cover_in(export)
    assert (name, kind) == ("images/cover.jpg", "image/jpeg")
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (1600, 2400)
        assert picture.mode == "RGB"
        colours = picture.getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 50, "there is type on it"
    assert export.used


def test_a_drawing_that_is_given_as_a_cover_is_one_too_and_no_stray_file() -> None:
    export = with_cover(DRAWING, "epub-retail")
    name, kind, content = cover_in(export)
    assert (name, kind) == ("images/cover.jpg", "image/jpeg")
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (1600, 2560)
    assert not [file for file in unzipped(export.content) if "front" in file]
    assert cover_in(with_cover(DRAWING, "screen"))[1] == "image/svg+xml"


def test_without_a_face_the_cover_stays_a_drawing_and_the_shops_hear_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("biokit.exporters.epub.cover.folders", lambda _: ())
    export = made("epub-retail", book(Paragraph((Words("So."),))))
    assert cover_in(export)[1] == "image/svg+xml"
    [line] = said(export, "shop-cover-drawn")
    assert "there is no face to set its type in" in line


# -------------------------------------------------------------------------------------------- kobo


def spans(files: Files) -> dict[str, list[etree._Element]]:
    return {
        name: [span for span in root.iter(f"{XHTML}span") if span.get("class") == "koboSpan"]
        for name, root in texts(files).items()
    }


def body_of(root: etree._Element) -> etree._Element:
    found = root.find(f"{XHTML}body")
    assert found is not None
    return found


def test_not_a_letter_nor_a_space_of_the_text_is_another(plain: Export, kobo: Export) -> None:
    before, after = texts(unzipped(plain.content)), texts(unzipped(kobo.content))
    assert before.keys() == after.keys()
    for name, root in before.items():
        assert _text(root) == _text(after[name]), name


def _text(root: etree._Element) -> str:
    return "".join(map(str, body_of(root).itertext()))


def test_every_id_language_and_link_is_where_it_was(plain: Export, kobo: Export) -> None:
    def marks(files: Files) -> list[tuple[str, str, str | None]]:
        return [
            (name, attribute, element.get(attribute))
            for name, root in texts(files).items()
            for element in body_of(root).iter(etree.Element)
            for attribute in ("id", "lang", "href", "role", "{http://www.idpf.org/2007/ops}type")
            if element.get(attribute) is not None
            and not str(element.get("id")).startswith(("kobo.", "book-"))
        ]

    assert marks(unzipped(plain.content)) == marks(unzipped(kobo.content))
    assert list(lost_links(unzipped(kobo.content))) == []
    assert repeated_ids(unzipped(kobo.content)) == []


def test_all_words_and_pictures_stand_in_spans_numbered_as_kobo_does(kobo: Export) -> None:
    files = unzipped(kobo.content)
    for name, found in spans(files).items():
        body = body_of(texts(files)[name])
        [columns] = body
        assert columns.get("id") == "book-columns"
        assert [child.get("id") for child in columns] == ["book-inner"]
        keys = [tuple(map(int, str(span.get("id")).split(".")[1:])) for span in found]
        assert keys == sorted(set(keys)), name
        left = [
            words
            for words in body.xpath(".//text()[not(ancestor::*[@class='koboSpan'])]")  # type: ignore[union-attr]
            if str(words).strip() and words.getparent().tag != f"{XHTML}pre"  # type: ignore[union-attr]
        ]
        within = [words for words in left if not _in_code(words)]
        assert not within, name
        for picture in body.iter(f"{XHTML}img"):
            parent = picture.getparent()
            assert parent is not None
            assert parent.get("class") == "koboSpan"


def _in_code(words: object) -> bool:
    parent = words.getparent()  # type: ignore[attr-defined]
    return any(element.tag == f"{XHTML}pre" for element in (parent, *parent.iterancestors()))


def body(content: str) -> str:
    page = f"<html><head></head><body>{content}</body></html>"
    whole = spanned(Item("a", "a.xhtml", TEXT, page.encode())).content.decode()
    inner = whole.partition('<div id="book-inner">')[2].rpartition("</div></div></body>")[0]
    return inner.replace(' class="koboSpan"', "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<p>One. Two! <em>Three</em> four</p>",
            (
                '<p><span id="kobo.1.1">One. </span><span id="kobo.1.2">Two! </span><em>'
            '<span id="kobo.1.3">Three</span></em><span id="kobo.1.4"> four</span></p>'
            ),
        ),
        (
            "<p>“So.” He went.</p>\n<p>Up</p>",
            (
                '<p><span id="kobo.1.1">“So.” </span><span id="kobo.1.2">He went.</span></p>\n'
            '<p><span id="kobo.2.1">Up</span></p>'
            ),
        ),
        (
            "<ul>\n<li>A &amp; B &lt; C</li>\n</ul>",
            '<ul>\n<li><span id="kobo.1.1">A &amp; B &lt; C</span></li>\n</ul>',
        ),
        (
            '<p>A</p><figure><img src="a.png" alt="A &gt; B"/></figure><p>B</p>',
            (
                '<p><span id="kobo.1.1">A</span></p><figure><span id="kobo.2.1">'
            '<img src="a.png" alt="A &gt; B"/></span></figure><p><span id="kobo.3.1">B</span></p>'
            ),
        ),
        ("<p>A<br/> </p>", '<p><span id="kobo.1.1">A</span><br/><span id="kobo.1.2"> </span></p>'),
        ("<pre>So. It\n is.</pre>", "<pre>So. It\n is.</pre>"),
        ("<h1>Title</h1>", '<h1><span id="kobo.0.1">Title</span></h1>'),
        ("<!-- A. B. --><p></p>", "<!-- A. B. --><p></p>"),
        ("<p>&#34;So.&#34; He</p>", '<p><span id="kobo.1.1">"So." </span><span id="kobo.1.2">He</span></p>'),
    ],
)  # fmt: skip
def test_sentences_are_told_as_kepubify_tells_them(before: str, after: str) -> None:
    assert body(before) == after


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=60))
def test_whatever_stands_in_a_paragraph_stays(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    made_of = etree.fromstring(f"<p>{body(f'<p>{escaped}</p>')}</p>")
    assert "".join(map(str, made_of.itertext())) == words


def test_kobos_form_is_read_as_the_same_book(plain: Export, kobo: Export) -> None:
    def read(export: Export) -> Biography:
        found = EpubImporter().read(export.content, "a.epub", ImportOptions()).biography
        return altered(found, editions=())

    assert read(kobo) == read(plain)


def test_epubcheck_has_nothing_to_say_of_kobos_form_and_of_that_for_shops(
    kobo: Export, tmp_path: Path
) -> None:
    assert epubcheck(kobo.content, tmp_path) == []
    assert epubcheck(made("epub-retail").content, tmp_path) == []


def test_the_same_book_has_the_same_bytes(kobo: Export) -> None:
    assert made("kobo").content == kobo.content
