"""Bytes to numbered lines: what every text must be before anything else can be said of it."""

from __future__ import annotations

import re

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput, TooLarge
from biokit.importers.base import ImportOptions
from biokit.importers.decoding import decoded

LINE_END = re.compile(r"\r\n|\n|\r")
CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
    )
    + "]"
)
"""Characters that no format of ours can hold, or that no reader can see: XML 1.0 section 2.2, and
the noncharacters of Unicode. Tab, line feed, form feed and their like are white space."""
OVERRIDES = re.compile("[\u202d\u202e]")
"""They turn the text that follows round, so that what is read is not what is written."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line without white space at its ends, and without control characters."""

    number: int
    """From 1."""
    text: str


def read_lines(
    content: bytes, path: str, options: ImportOptions
) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines of a UTF-8 text, empty ones among them, and what was taken out of them.

    Raises:
        TooLarge: past the limit of the options.
        BadInput: not UTF-8 (names the line), or nothing but white space.
    """
    if len(content) > options.max_size:
        raise TooLarge(
            f"the file has {len(content):,} bytes, more than the limit of {options.max_size:,}",
            path=path,
            hint="raise the limit with --max-size, or split the file",
        )
    text = decoded(content, path)
    if not text.split():
        raise BadInput("the document is empty", path=path, hint="there must be some text to read")
    lines = []
    findings = []
    for number, raw in enumerate(LINE_END.split(text), 1):
        line = CONTROLS.sub("", raw)
        if line != raw:
            findings.append(_dropped_controls(path, number, "".join(CONTROLS.findall(raw))))
        if OVERRIDES.search(line):
            findings.append(_kept_override(path, number))
        lines.append(Line(number, line.strip()))
    return tuple(lines), tuple(findings)


def _dropped_controls(path: str, number: int, characters: str) -> Finding:
    named = ", ".join(f"U+{ord(character):04X}" for character in characters[:8])
    more = f" and {len(characters) - 8} more" if len(characters) > 8 else ""
    return Finding(
        "dropped-control",
        f"characters that no book can print were left out: {named}{more}",
        path=path,
        line=number,
        words=characters,
    )


def _kept_override(path: str, number: int) -> Finding:
    return Finding(
        "kept-override",
        "a bidirectional override turns text round here; it was kept",
        path=path,
        line=number,
        hint="read the line in logical order and remove U+202D or U+202E if it hides something",
    )
