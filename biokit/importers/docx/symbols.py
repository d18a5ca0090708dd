"""Signs of fonts that are not letters (17.3.3.30): what Unicode has for the most common."""

from __future__ import annotations

import re

__all__ = ["UNKNOWN", "of_private_use", "symbol"]

UNKNOWN = "\ufffd"

GREEK = dict(
    zip(
        range(0x41, 0x5B),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
) | dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
SYMBOL = GREEK | {
    0x20: " ", 0x22: "∀", 0x24: "∃", 0x27: "∍", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴",
    0x5E: "⊥", 0x7E: "∼", 0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA6: "ƒ",
    0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xBF: "↵", 0xC0: "ℵ",
    0xC4: "⊗", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xC9: "⊃", 0xCA: "⊇", 0xCB: "⊄",
    0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔",
    0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0xE0: "◊", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
WINGDINGS = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x45: "☜", 0x46: "☞", 0x4A: "☺",
    0x4C: "☹", 0x51: "✈", 0x52: "☼", 0x54: "❄", 0x56: "✞", 0x58: "✠", 0x59: "✡", 0x5A: "☪",
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x7B: "❀", 0x80: "⓪", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤",
    0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xAF: "✵",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑", 0x26: "📖", 0xF0: "⇨",
}  # fmt: skip
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS}
"""Wingdings after https://www.unicode.org/L2/L2011/11052r-wingding.pdf, Symbol after Adobe."""


def symbol(font: str, code: str) -> str:
    """The character that a font shows under a code; `UNKNOWN` if it is not known.

    Args:
        font: its name.
        code: hexadecimal, often in the private use area from F000.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    known = FONTS.get(font.strip().lower())
    if known is not None and 0xF000 <= number <= 0xF0FF:
        number -= 0xF000
    if known is not None:
        plain = known is SYMBOL and 0x21 <= number < 0x40
        return known.get(number, chr(number) if plain else UNKNOWN)
    printable = 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xF8FF
    return chr(number) if printable and chr(number).isprintable() else UNKNOWN


def of_private_use(text: str, font: str) -> str:
    """Text in a symbol font, whose characters stand in the private use area, as it is seen.

    What is not known stays as it is.
    """
    if font.strip().lower() not in FONTS:
        return text

    def seen(sign: re.Match[str]) -> str:
        known = symbol(font, f"{ord(sign[0]):x}")
        return sign[0] if known == UNKNOWN else known

    return re.sub("[\uf020-\uf0ff]", seen, text)
