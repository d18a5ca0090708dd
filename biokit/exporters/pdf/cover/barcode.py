"""The barcode of an ISBN: EAN-13, with the five digits of a price beside it if they are wanted.

ISO/IEC 15420 has the patterns; https://www.gs1.org/standards/barcodes/ean-upc says how large bars
are and how much stays white on either side. A symbol is a row of modules, each black or white.
"""

from __future__ import annotations

from itertools import groupby

import msgspec

from biokit.errors import BadUsage

__all__ = ["Bar", "Symbol", "addon", "ean13"]

_ODD = (
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
)
"""Of a digit of set A; set C has each module the other way, and set B is C read backwards."""
_EVEN = [pattern.translate(str.maketrans("01", "10"))[::-1] for pattern in _ODD]
_RIGHT = [pattern.translate(str.maketrans("01", "10")) for pattern in _ODD]
_FIRST = (
    "AAAAAA",
    "AABABB",
    "AABBAB",
    "AABBBA",
    "ABAABB",
    "ABBAAB",
    "ABBBAA",
    "ABABAB",
    "ABABBA",
    "ABBABA",
)
"""The sets of the left half, by which the first digit is read."""
_CHECKED = (
    "BBAAA",
    "BABAA",
    "BAABA",
    "BAAAB",
    "ABBAA",
    "AABBA",
    "AAABB",
    "ABABA",
    "ABAAB",
    "AABAB",
)
"""The sets of a supplement of five, by its check digit."""
GUARD, CENTRE = "101", "01010"
ADDON_GUARD, BETWEEN = "1011", "01"


class Bar(msgspec.Struct, frozen=True):
    """A black bar, in modules."""

    left: int
    width: int
    guard: bool = False
    """It reaches down between the digits."""


class Symbol(msgspec.Struct, frozen=True):
    """A row of bars."""

    digits: str
    modules: str
    """`1` is black."""
    guards: frozenset[int] = frozenset()
    """Modules of bars that are longer."""

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The black bars from left to right."""
        made: list[Bar] = []
        at = 0
        for sign, run in groupby(self.modules):
            width = len(list(run))
            if sign == "1":
                made.append(Bar(at, width, at in self.guards))
            at += width
        return tuple(made)


def ean13(digits: str) -> Symbol:
    """The symbol of thirteen digits, the last of which is their check."""
    sets = _FIRST[int(digits[0])]
    left = "".join(_digit(digit, kind) for digit, kind in zip(digits[1:7], sets, strict=True))
    right = "".join(_RIGHT[int(digit)] for digit in digits[7:])
    modules = f"{GUARD}{left}{CENTRE}{right}{GUARD}"
    return Symbol(digits, modules, frozenset({0, 2, 46, 48, 92, 94}))


def addon(digits: str) -> Symbol:
    """The symbol of five digits that stands beside, and has no guard at its end.

    Raises:
        BadUsage: they are not five digits.
    """
    if len(digits) != 5 or not (digits.isascii() and digits.isdecimal()):
        raise BadUsage(
            f"{digits} is no price for a barcode",
            hint="it has five digits: a currency and an amount, like 51495, or 90000 for no price",
        )
    check = sum(int(digit) * (3, 9)[place % 2] for place, digit in enumerate(digits)) % 10
    patterns = (_digit(digit, kind) for digit, kind in zip(digits, _CHECKED[check], strict=True))
    return Symbol(digits, ADDON_GUARD + BETWEEN.join(patterns))


def _digit(digit: str, kind: str) -> str:
    return (_ODD if kind == "A" else _EVEN)[int(digit)]
