"""A day in the words of a language: what a template of dates shows where only numbers are given."""

from __future__ import annotations

import re

from biokit.importers.calendar_words import MONTHS

__all__ = ["in_words"]

PLAIN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
SHAPES: dict[str, tuple[str, str, str]] = {
    "zh": ("{year}年", "{year}年{number}月", "{year}年{number}月{day}日"),
    "ja": ("{year}年", "{year}年{number}月", "{year}年{number}月{day}日"),
    "ko": ("{year}년", "{year}년 {number}월", "{year}년 {number}월 {day}일"),
    "vi": ("{year}", "tháng {number} năm {year}", "{day} tháng {number} năm {year}"),
    "es": ("{year}", "{month} de {year}", "{day} de {month} de {year}"),
    "pt": ("{year}", "{month} de {year}", "{day} de {month} de {year}"),
    "hu": ("{year}", "{year}. {month}", "{year}. {month} {day}."),
    "cs": ("{year}", "{month} {year}", "{day}. {month} {year}"),
}
"""A year, a month and a day, where it is not `5 dicembre 1955`."""
USUAL = ("{year}", "{month} {year}", "{day} {month} {year}")


def in_words(edtf: str, lang: str) -> str | None:
    """`5 dicembre 1955`; `None` for what is no plain day, or in no known language."""
    found = PLAIN.fullmatch(edtf)
    base = lang.partition("-")[0]
    if found is None or (base not in SHAPES and base not in MONTHS):
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    names = MONTHS.get(base, {})
    name = next((name for name, number in names.items() if number == month), "")
    shape = SHAPES.get(base, USUAL)[bool(month) + bool(day)]
    return shape.format(year=year, month=name, number=month, day=day)
