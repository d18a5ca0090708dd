"""The cover as a PDF: one page whose spine fits the book, and a barcode that scanners read."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from biokit.errors import BadUsage, ExportFailed
from biokit.exporters.base import Export, Options
from biokit.exporters.pdf.binding.inspection import inspect
from biokit.exporters.pdf.cover import CoverExporter
from biokit.model.biography import Biography
from biokit.model.edition import Contributor, Edition, Profile
from biokit.model.names import NameForm
from biokit.model.nodes import Text
from biokit.projections.pages import PageMap, PageStart

ISBN = "978-0-306-40615-7"
BLURB = "She counted before she could write.\n\nThis life follows her to the Engine."


def book(
    title: str = "Ada Lovelace",
    profile: Profile = "kdp",
    lang: str = "en",
    description: str | None = BLURB,
    about: str | None = "A. N. Author writes lives.",
    **fields: Any,  # noqa: ANN401
) -> Biography:
    given = {"isbn": ISBN, "imprint": "Grove", **fields}
    return Biography(
        title=(Text(title),),
        subtitle=(Text("A Life"),),
        lang=lang,
        contributors=(Contributor(NameForm("Nora Author"), about=about),),
        editions=(Edition("paperback", "pdf", profile=profile, **given),),
        description=description,
    )


def cover(life: Biography, pages: int = 300, assets: Any = None, **options: str) -> Export:  # noqa: ANN401
    named = {name.replace("_", "-"): value for name, value in options.items()}
    edition = Edition("cover", "cover", options=tuple(named.items()))
    starts = tuple(PageStart(str(number + 1)) for number in range(pages))
    known = PageMap("paperback", ISBN, starts) if pages else None
    made = (
        Options(edition, pages=known) if assets is None else Options(edition, assets, pages=known)
    )
    return CoverExporter().export(life, made)


def codes(made: Export) -> list[str]:
    return [finding.code for finding in made.findings]


def words(made: Export) -> str:
    (page,) = PdfReader(io.BytesIO(made.content)).pages
    return " ".join(page.extract_text().split())


def scanned(made: Export) -> list[str]:
    page = pypdfium2.PdfDocument(made.content)[0]
    image = page.render(scale=300 / 72).to_pil()
    found = zxingcpp.read_barcodes(image, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read)
    return [each.text for each in found]


@pytest.fixture(scope="module")
def usual() -> Export:
    return cover(book())


def test_it_is_one_page_as_wide_as_the_book_s_pages_make_it(usual: Export) -> None:
    (page,) = inspect(usual.content).pages
    left, lower, right, upper = page.trim
    assert right - left == pytest.approx(2 * 432 + 300 * 0.002252 * 72, abs=0.01)
    assert upper - lower == pytest.approx(648)
    assert page.bleed == page.media == (0, 0, right + 9, upper + 9)


def test_all_that_a_reader_looks_for_stands_on_it(usual: Export) -> None:
    said = words(usual)
    for piece in ("Ada", "Lovelace", "A Life", "Nora Author", "before she could write", "Grove"):
        assert piece in said
    assert "A. N. Author writes lives." in said
    assert f"ISBN {ISBN}" in said


def test_a_scanner_reads_its_isbn(usual: Export) -> None:
    assert scanned(usual) == ["9780306406157"]


def test_it_is_in_inks_with_its_faces_and_nothing_to_click(usual: Export) -> None:
    file = inspect(usual.content)
    assert file.pages[0].colours == {"cmyk"}
    assert file.unembedded == ()
    assert not file.outline
    assert file.pages[0].annotations == 0


def test_the_same_book_has_the_same_cover_byte_for_byte(usual: Export) -> None:
    assert cover(book()).content == usual.content


def test_nothing_is_found_wanting_but_how_sure_the_paper_is(usual: Export) -> None:
    assert codes(usual) == ["spine-estimated"]


def test_a_price_stands_beside_and_a_scanner_reads_both() -> None:
    # The price's bars begin lower, so a beam may meet the ISBN alone.
    assert "978030640615751495" in scanned(cover(book(), price_code="51495"))


def test_a_thin_book_without_an_isbn_has_neither_words_on_its_spine_nor_bars() -> None:
    made = cover(book(isbn=None), 60)
    assert {"spine-without-words", "no-barcode"} <= set(codes(made))
    assert scanned(made) == []
    assert words(made).count("Nora Author") == 1


def test_words_that_do_not_fit_on_the_back_are_told_not_hidden() -> None:
    (one,) = [f for f in cover(book(description="Words " * 1200)).findings if f.severity == "error"]
    assert one.code == "cover-text-too-long"
    assert "shorten them by" in (one.hint or "")


def test_the_front_may_be_a_picture_that_is_sharp_enough() -> None:
    made = cover(book(), assets=lambda _: png(90, 140), cover="media/cover.png")
    assert "image-low-resolution" in codes(made)
    assert "Ada Lovelace" in words(made)  # on the spine
    assert "A Life" not in words(made)
    (one,) = [f for f in made.findings if f.code == "image-low-resolution"]
    assert "as it is printed on the cover" in one.message


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = b"".join(b"\0" + b"\x80\x20\x20" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_cover_needs_to_know_how_many_pages_there_are() -> None:
    with pytest.raises(ExportFailed, match="how many pages the book has is not known") as refused:
        cover(book(), 0)
    assert "pages-from" in (refused.value.hint or "")
    assert cover(book(), 0, page_count="300").content == cover(book(), 300).content


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"page_count": "many"}, "many is no number of pages"),
        ({"spine_words": "sideways"}, "does not read sideways"),
        ({"price_code": "5"}, "5 is no price"),
        ({"spine": "thick"}, "thick is no length"),
    ],
)
def test_an_option_that_cannot_be_is_refused(options: dict[str, str], said: str) -> None:
    with pytest.raises(BadUsage, match=said):
        cover(book(), 300, None, **options)
