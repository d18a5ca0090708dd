"""What stands on a cover, and how it is fitted to it."""

from __future__ import annotations

from typing import Any

import pytest

from biokit.exporters.pdf.cover.page import placed
from biokit.exporters.pdf.cover.words import Words, words_of
from biokit.exporters.pdf.cover.wrap import Wrap, wrap_of
from biokit.model.biography import Biography
from biokit.model.edition import Contributor, Edition
from biokit.model.names import NameForm
from biokit.model.nodes import Text

ISBN = "978-0-306-40615-7"


def made(
    title: str = "Ada Lovelace",
    lang: str = "en",
    pages: int = 300,
    direction: str = "",
    author: str = "Nora Author",
    **fields: Any,  # noqa: ANN401
) -> tuple[Words, Wrap]:
    printed = Edition("paperback", "pdf", profile="kdp", imprint="Grove", **fields)
    life = Biography(title=(Text(title),), lang=lang, contributors=(Contributor(NameForm(author)),))
    wrap = wrap_of(printed, pages)
    return words_of(life, printed, wrap, "", direction), wrap


def directions(**said: Any) -> str:  # noqa: ANN401
    words, _ = made(**said)
    assert words.spine is not None
    return words.spine.direction


def test_a_spine_reads_as_its_language_has_it() -> None:
    assert directions() == "down"
    assert directions(lang="fr") == directions(lang="de-AT") == "up"
    assert directions(lang="fr", direction="down") == "down"


def test_a_title_of_square_signs_is_set_one_below_the_other() -> None:
    assert directions(title="蔡奇传", lang="zh-Hans") == "stacked"
    assert directions(title="蔡奇传", direction="down") == "down"


def test_beside_stacked_signs_stands_only_a_name_that_can_be_stacked() -> None:
    (latin, _), (square, _) = made("蔡奇传"), made("蔡奇传", author="陈思远")
    assert latin.spine is not None
    assert square.spine is not None
    assert (latin.spine.author, square.spine.author) == ("", "陈思远")


def test_words_on_a_spine_grow_with_it_and_stay_between_the_folds() -> None:
    sizes = []
    for pages in (120, 200, 400):
        words, wrap = made(pages=pages)
        assert words.spine is not None
        assert words.spine.size < wrap.spine.width - 2 * wrap.spine_safe
        sizes.append(words.spine.size)
    assert sizes == sorted(set(sizes))


def test_a_long_title_drives_the_imprint_off_the_spine_and_then_the_author() -> None:
    long, _ = made("A Very Long Title Indeed, and Then Some More of It, to the End " * 2, pages=100)
    assert long.spine is None or not long.spine.imprint
    endless, _ = made("A Title That Never Comes to an End " * 8)
    assert endless.spine is None
    assert "spine-without-words" in [each.code for each in endless.findings]


def test_what_follows_a_title_s_colon_is_left_off_before_the_type_becomes_too_small() -> None:
    words, _ = made(
        "Cai Qi and the Party: Secretaries, Letters, Loyalties, and Whatever Else They Left Behind"
    )
    assert words.spine is not None
    assert words.spine.title == "Cai Qi and the Party"
    assert (words.spine.author, words.spine.imprint) == ("Nora Author", "Grove")


def test_a_barcode_stands_in_the_corner_at_the_spine_in_the_printer_s_white_place() -> None:
    words, wrap = made(isbn=ISBN)
    assert words.barcode is not None
    box = placed(words.barcode, wrap)
    assert (box.width, box.height) == pytest.approx((144, 86.4))
    assert box.left + box.width == pytest.approx(432 - 18, abs=0.01)
    assert box.top + box.height == pytest.approx(648 - 18, abs=0.01)
    assert box.module == pytest.approx(0.33 / 25.4 * 72, rel=0.1)


def test_the_isbn_is_printed_with_its_hyphens_and_an_old_one_in_thirteen_digits() -> None:
    (new, _), (old, _) = made(isbn=ISBN), made(isbn="0-306-40615-2")
    assert new.barcode is not None
    assert old.barcode is not None
    assert (new.barcode.isbn, old.barcode.isbn) == (ISBN, "9780306406157")
    assert new.barcode.symbol == old.barcode.symbol


@pytest.mark.parametrize("isbn", [None, "978-0-306-40615-8"])
def test_without_an_isbn_that_is_one_there_is_no_barcode(isbn: str | None) -> None:
    words, _ = made(isbn=isbn)
    assert words.barcode is None
    assert "no-barcode" in [each.code for each in words.findings]


def test_a_book_always_has_the_same_ground() -> None:
    assert made()[0].ink == made()[0].ink
    assert len({made(f"Life {number}")[0].ink for number in range(40)}) > 4
