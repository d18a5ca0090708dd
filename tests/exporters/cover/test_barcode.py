"""The bars of an ISBN, as published and as a scanner reads them."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from biokit.errors import BadUsage
from biokit.exporters.pdf.cover.barcode import Symbol, addon, ean13
from biokit.model.registers import isbn_13

TALL = 40
"""Points that a row is drawn high."""
SCALE = 3


def scanned(modules: str) -> list[str]:
    """What a scanner reads in a row of modules, the price with it."""
    row = bytes(0 if sign == "1" else 255 for sign in f"{'0' * 11}{modules}{'0' * 11}")
    image = Image.frombytes("L", (len(row), 1), row)
    image = image.resize((len(row) * SCALE, TALL), Image.Resampling.NEAREST)
    found = zxingcpp.read_barcodes(image, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read)
    return [each.text for each in found]


def test_the_symbol_of_the_standard_s_own_example_is_as_it_is_printed() -> None:
    # ISO/IEC 15420 and every textbook since: 5901234123457.
    assert ean13("5901234123457").modules == (
        "101"
        "0001011" "0100111" "0110011" "0010011" "0111101" "0011101"
        "01010"
        "1100110" "1101100" "1000010" "1011100" "1001110" "1000100"
        "101"
    )  # fmt: skip


@given(st.integers(0, 10**9 - 1))
def test_a_scanner_reads_whatever_isbn_is_printed(number: int) -> None:
    digits = isbn_13(f"978{number:09}{check(f'978{number:09}')}")
    assert digits is not None
    assert scanned(ean13(digits).modules) == [digits]


def check(stem: str) -> int:
    return -sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(stem)) % 10


@given(st.integers(0, 99_999))
def test_a_scanner_reads_whatever_price_stands_beside(number: int) -> None:
    price = f"{number:05}"
    row = ean13("9780306406157").modules + "0" * 9 + addon(price).modules
    assert scanned(row) == ["9780306406157" + price]


def test_guards_are_the_bars_that_reach_down_between_the_digits() -> None:
    symbol = ean13("9780306406157")
    assert [bar.left for bar in symbol.bars if bar.guard] == [0, 2, 46, 48, 92, 94]
    assert len(symbol.modules) == 95


def test_bars_and_modules_say_the_same() -> None:
    symbol = Symbol("", "1011001", frozenset({2}))
    assert [(bar.left, bar.width, bar.guard) for bar in symbol.bars] == [
        (0, 1, False),
        (2, 2, True),
        (6, 1, False),
    ]


@pytest.mark.parametrize("price", ["", "5149", "514955", "5149a", "٥١٤٩٥"])
def test_a_price_that_is_no_five_digits_is_refused(price: str) -> None:
    with pytest.raises(BadUsage, match="no price for a barcode"):
        addon(price)
