"""Bytes to text, and what to do if they are none."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from biokit.errors import BadInput

LINE_END = re.compile(r"\r\n|\r|\n")
LINE_END_BYTES = re.compile(rb"\r\n|\r|\n")


def decoded(content: bytes, name: str) -> str:
    """The text without a byte order mark, its lines ended by line feeds.

    Raises:
        BadInput: it is not UTF-8; names line and byte, and says how to convert it.
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise BadInput(
            "the text is UTF-16, not UTF-8", path=name, line=1, hint=_conversion("UTF-16", name)
        )
    start = len(BOM_UTF8) if content.startswith(BOM_UTF8) else 0
    try:
        text = content[start:].decode("utf-8")
    except UnicodeDecodeError as fault:
        offset = fault.start + start
        before = content[:offset]
        line = len(LINE_END_BYTES.findall(before)) + 1
        column = offset - max(before.rfind(b"\n"), before.rfind(b"\r"))
        raise BadInput(
            f"the text is not UTF-8: byte 0x{content[offset]:02X} in column {column}",
            path=name,
            line=line,
            hint=_conversion("LATIN1", name),
        ) from fault
    return LINE_END.sub("\n", text)


def _conversion(encoding: str, name: str) -> str:
    base = name.rpartition("/")[2]
    return (
        f"if it is {encoding}, convert it: iconv -f {encoding} -t UTF-8 '{base}' > new, or save it "
        "as UTF-8 in your editor"
    )
