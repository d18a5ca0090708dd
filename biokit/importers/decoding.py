"""Bytes to text, the same for every importer."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from biokit.errors import BadInput

LINE_END = re.compile(rb"\r\n|\r|\n")


def decoded(content: bytes, path: str) -> str:
    """The text, without a byte order mark.

    Raises:
        BadInput: it is not UTF-8; names the line of the first byte that isn't.
    """
    hint = "save the file as UTF-8"
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise BadInput("the text is UTF-16, not UTF-8", path=path, line=1, hint=hint)
    try:
        return content.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as fault:
        start = fault.start + (len(BOM_UTF8) if content.startswith(BOM_UTF8) else 0)
        line = len(LINE_END.findall(content[:start])) + 1
        byte = content[start]
        message = f"the text is not UTF-8: byte 0x{byte:02X} at offset {start}"
        raise BadInput(message, path=path, line=line, hint=hint) from fault
