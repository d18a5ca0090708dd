"""What a field's code says (17.16): its name, its words, its switches."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Code", "read_code"]

TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|“([^”]*)”|\\([^\s"\\])|([^\s"]+)')
WITH_VALUE: dict[str, str] = {
    "HYPERLINK": "lotn",
    "REF": "d",
    "PAGEREF": "",
    "NOTEREF": "",
    "XE": "tfry",
    "CITATION": "lpvfsm",
    "SYMBOL": "fs",
    "SEQ": "rs",
}
"""The switches of a field that have a value after them."""


class Code(NamedTuple):
    """A field's code in parts."""

    name: str
    """In capitals."""
    words: tuple[str, ...]
    switches: tuple[tuple[str, str], ...]
    """In their order, each with its value or nothing."""
    text: str
    """The code as it is written."""

    def has(self, letter: str) -> bool:
        """Whether there is such a switch."""
        return any(switch == letter for switch, _ in self.switches)

    def value(self, letter: str) -> str | None:
        """What follows a switch."""
        return next((value for switch, value in self.switches if switch == letter), None)


def read_code(text: str) -> Code:
    """The parts of a field's code."""
    begin = text.split(maxsplit=1)
    name = begin[0].upper() if begin else ""
    if name == "ADDIN" or len(begin) < 2:
        return Code(name, tuple(begin[1:]), (), text.strip())
    with_value = WITH_VALUE.get(name, "")
    words: list[str] = []
    switches: list[tuple[str, str]] = []
    waiting = False
    for found in TOKEN.finditer(begin[1]):
        if found[3] is not None:
            switches.append((found[3].lower(), ""))
            waiting = found[3].lower() in with_value
            continue
        said = found[1] if found[1] is not None else (found[2] or found[4] or "")
        said = re.sub(r'\\([\\"])', r"\1", said)
        if waiting:
            switches[-1] = (switches[-1][0], said)
            waiting = False
        else:
            words.append(said)
    return Code(name, tuple(words), tuple(switches), text.strip())
