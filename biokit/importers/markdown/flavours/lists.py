"""Pandoc's lists that CommonMark has not: lettered, roman, `#.`, and examples that go on counting.

Each becomes a numbered list in CommonMark's spelling, of the same width, so that what is indented
below it stays where it is (https://pandoc.org/MANUAL.html#ordered-lists).
"""

from __future__ import annotations

import re

__all__ = ["with_plain_lists"]

_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_ITEM = re.compile(
    r"(?P<margin>[ ]*)(?P<open>\(?)"
    r"(?P<mark>@[\w-]*|\#|[0-9]{1,9}|[a-z]|[A-Z]|[ivxlc]{1,7}|[IVXLC]{2,7})"
    r"(?P<close>[.)])(?P<space>[ ]+)(?=\S)"
)
_CALL = re.compile(r"\(@([\w-]+)\)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def with_plain_lists(text: str) -> str:
    """The text with its lists numbered, and with the numbers of examples where they are named."""
    lines = text.split("\n")
    named, counted = _examples(lines)
    fence = ""
    kinds: dict[int, str] = {}
    for index, line in enumerate(lines):
        fenced = _FENCE.match(line)
        if fenced is not None and (not fence or fenced[1].startswith(fence)):
            fence = "" if fence else fenced[1]
        if fence or fenced:
            continue
        found = _ITEM.match(line)
        if found is not None and (index == 0 or not lines[index - 1].strip() or kinds):
            lines[index] = _numbered(line, found, kinds, counted.get(index))
        elif line.strip() and not line.startswith(" "):
            kinds.clear()
        if named:
            lines[index] = _CALL.sub(
                lambda call: f"({named[call[1]]})" if call[1] in named else call[0], lines[index]
            )
    return "\n".join(lines)


def _examples(lines: list[str]) -> tuple[dict[str, int], dict[int, int]]:
    """The numbers of examples, by their names and by the lines they begin on."""
    named: dict[str, int] = {}
    counted: dict[int, int] = {}
    for index, line in enumerate(lines):
        found = _ITEM.match(line)
        if found is None or not found["mark"].startswith("@"):
            continue
        name = found["mark"][1:]
        counted[index] = named.get(name, len(counted) + 1)
        if name:
            named[name] = counted[index]
    return named, counted


def _numbered(line: str, found: re.Match[str], kinds: dict[int, str], example: int | None) -> str:
    """The line with a number in the place of its mark.

    Args:
        line: it begins an item.
        found: its mark.
        kinds: what the first items of the lists that are open were marked by, by their margins.
        example: the number of the example that it is.
    """
    mark, margin = found["mark"], len(found["margin"])
    if mark.isupper() and found["close"] == "." and len(found["space"]) < 2:
        return line
    number = example or _number(mark, kinds.get(margin))
    if number is None:
        return line
    kinds.setdefault(margin, mark.lower())
    written = f"{number}{found['close']}".ljust(min(len(found["open"]) + len(mark) + 1, 4))
    return f"{found['margin']}{written} {line[found.end('close') :].lstrip(' ')}"


def _number(mark: str, first: str | None) -> int | None:
    """What a mark counts; a letter that is a roman number too is what the first of its list was."""
    if mark in {"#", "@"}:
        return 1
    if mark.isdecimal():
        return int(mark)
    low = mark.lower()
    lettered = first is not None and len(first) == 1 and first != "i"
    if set(low) <= _ROMAN.keys() and (low == "i" or first is not None) and not lettered:
        values = [_ROMAN[letter] for letter in low]
        return sum(
            -value if value < following else value
            for value, following in zip(values, [*values[1:], 0], strict=True)
        )
    return ord(low) - ord("a") + 1 if len(low) == 1 and low.isalpha() else None
