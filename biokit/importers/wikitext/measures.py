"""Measures in two systems: `6 feet (1.8 m)`, for the units that lives are told in."""

from __future__ import annotations

import re

__all__ = ["in_other_units"]

UNITS: dict[str, tuple[str, str, str, str, float]] = {
    "ft": ("foot", "feet", "ft", "m", 0.3048),
    "in": ("inch", "inches", "in", "cm", 2.54),
    "yd": ("yard", "yards", "yd", "m", 0.9144),
    "mi": ("mile", "miles", "mi", "km", 1.609344),
    "nmi": ("nautical mile", "nautical miles", "nmi", "km", 1.852),
    "m": ("metre", "metres", "m", "ft", 1 / 0.3048),
    "cm": ("centimetre", "centimetres", "cm", "in", 1 / 2.54),
    "mm": ("millimetre", "millimetres", "mm", "in", 1 / 25.4),
    "km": ("kilometre", "kilometres", "km", "mi", 1 / 1.609344),
    "lb": ("pound", "pounds", "lb", "kg", 0.45359237),
    "oz": ("ounce", "ounces", "oz", "g", 28.349523125),
    "st": ("stone", "stone", "st", "kg", 6.35029318),
    "kg": ("kilogram", "kilograms", "kg", "lb", 1 / 0.45359237),
    "g": ("gram", "grams", "g", "oz", 1 / 28.349523125),
    "acre": ("acre", "acres", "acre", "ha", 0.40468564224),
    "ha": ("hectare", "hectares", "ha", "acres", 1 / 0.40468564224),
    "sqmi": ("square mile", "square miles", "sq mi", "km2", 2.589988110336),
    "sqft": ("square foot", "square feet", "sq ft", "m2", 0.09290304),
    "km2": ("square kilometre", "square kilometres", "km2", "sq mi", 1 / 2.589988110336),
    "m2": ("square metre", "square metres", "m2", "sq ft", 1 / 0.09290304),
    "mph": ("mile per hour", "miles per hour", "mph", "km/h", 1.609344),
    "km/h": ("kilometre per hour", "kilometres per hour", "km/h", "mph", 1 / 1.609344),
}
"""One, several, short; the other system's unit, and how many of it one is."""
ALIASES = {"foot": "ft", "feet": "ft", "inch": "in", "miles": "mi", "mile": "mi", "acres": "acre",
           "metre": "m", "meter": "m", "kilometer": "km", "kilometre": "km", "pound": "lb",
           "lbs": "lb", "sq mi": "sqmi", "sq ft": "sqft", "kph": "km/h", "stone": "st"}  # fmt: skip
NUMBER = re.compile(r"[\d,]+(?:\.\d+)?")
BETWEEN = {"-": "–", "–": "–", "to": " to ", "and": " and ", "x": " × ", "by": " by ", "or": " or "}


def in_other_units(values: list[str], *, short: bool = False, only: bool = False) -> str:
    """What `{{convert}}` shows.

    Args:
        values: its parameters without names: `6`, `ft`, `2`, `in`, or `5`, `to`, `6`, `mi`.
        short: units are abbreviated.
        only: the given measure is not shown.
    """
    numbers, sign, unit, rest = _parts(values)
    known = UNITS.get(ALIASES.get(unit, unit))
    written = sign.join(numbers)
    if known is None or not numbers:
        return " ".join(value for value in values if value)
    one, several, abbreviated, other, factor = known
    name = abbreviated if short else (one if numbers == ["1"] else several)
    amounts = [float(number.replace(",", "")) for number in numbers]
    said = f"{written} {name}"
    precision = _precision(numbers[-1], factor)
    if len(rest) > 1 and NUMBER.fullmatch(rest[0]) and rest[1] in UNITS and unit in {"ft", "st"}:
        inner = UNITS[rest[1]]
        said += f" {rest[0]} {inner[2] if short else inner[1]}"
        per = {"ft": 12, "st": 14}[unit]
        amounts[-1] += float(rest[0].replace(",", "")) / per
        precision = 2 if unit == "ft" else 0
    made = sign.join(f"{amount * factor:,.{precision}f}" for amount in amounts)
    return f"{made} {other}" if only else f"{said} ({made} {other})"


def _parts(values: list[str]) -> tuple[list[str], str, str, list[str]]:
    """The numbers, what stands between them, the unit, and what follows it."""
    numbers = [values[0]] if values and NUMBER.fullmatch(values[0]) else []
    rest = values[1:]
    sign = ""
    if len(rest) > 2 and rest[0] in BETWEEN and NUMBER.fullmatch(rest[1]):
        sign = BETWEEN[rest[0]]
        numbers.append(rest[1])
        rest = rest[2:]
    return numbers, sign, (rest[0] if rest else ""), rest[1:]


def _precision(number: str, factor: float) -> int:
    """Decimals that say no more than the given number does."""
    _, _, decimals = number.partition(".")
    digits = number.replace(",", "").replace(".", "").strip("0")
    exact = len(decimals) if decimals else 0
    size = float(number.replace(",", "")) * factor
    if exact:
        return exact + (1 if factor < 0.2 else 0)
    if size >= 10 or size == 0:
        return 0
    return 1 if len(digits) <= 2 else 2
