"""Bytes of a page to text, whatever they say of themselves."""

from __future__ import annotations

import codecs
import re

from biokit.diagnostics import Finding

__all__ = ["page_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer first."""

_DECLARED = re.compile(
    rb"""<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)|<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096
"""Bytes at the beginning in which a page says how it is encoded."""

_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "unicode": "utf-8",
}
"""What a declared name stands for (https://encoding.spec.whatwg.org/#names-and-labels). A page in
which the declaration could be read is not in UTF-16, whatever it says."""

_BY_LANGUAGE = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "be"), "cp1251"),
    "el": "cp1253",
    "tr": "cp1254",
    "he": "cp1255",
    "ar": "cp1256",
}
"""The code page of Windows in which a language is most likely written."""

_LANG = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([a-zA-Z]+)", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]*>")
_FEW = 0.4
"""Up to this share of the text's bytes, those beyond ASCII are accents and curly quotes."""
_SAMPLE = 256 * 1024


def page_text(content: bytes, path: str) -> tuple[str, Finding | None]:
    """The text of a page without its byte order mark, and what had to be guessed."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding, path)
    if content[:2] in {b"<\x00", b"\x00<"}:
        return _decoded(content, "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be", path)
    return _declared(content, path)


def _declared(content: bytes, path: str) -> tuple[str, Finding | None]:
    found = _DECLARED.search(content[:_HEAD])
    said = (found[1] or found[2]).decode("ascii", "replace").lower() if found else None
    encoding = _known(_MEANT.get(said, said)) if said else None
    if encoding is None or encoding == "utf-8" or encoding.startswith("cp125"):
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            # Text in a code page is hardly ever UTF-8 by chance; the reverse is common.
            wrong = encoding not in {None, "utf-8"} and not text.isascii()
            return text, _guessed("UTF-8", said, path) if wrong else None
    if encoding is None or encoding == "utf-8":
        return _undeclared(content, said, path)
    return _decoded(content, encoding, path)


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _decoded(content: bytes, encoding: str, path: str) -> tuple[str, Finding | None]:
    try:
        return content.decode(encoding), None
    except UnicodeDecodeError as fault:
        finding = Finding(
            "guess-encoding",
            f"some bytes are not {encoding}: \N{REPLACEMENT CHARACTER} stands in their place",
            path=path,
            line=content.count(b"\n", 0, fault.start) + 1,
        )
        return content.decode(encoding, "replace"), finding


def _undeclared(content: bytes, said: str | None, path: str) -> tuple[str, Finding | None]:
    """A page that is not UTF-8 and says nothing else."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    beyond = sum(1 for sign in text if sign > "\x7f")
    if broken * 20 <= beyond:
        return _decoded(content, "utf-8", path)
    encoding = _likely(content)
    return content.decode(encoding, "replace"), _guessed(encoding, said, path)


def _likely(content: bytes) -> str:
    words = _TAG.sub(b" ", content[:_SAMPLE])
    share = sum(1 for byte in words if byte > 0x7F) / max(1, len(words))
    lang = _LANG.search(content[:_HEAD])
    page = _BY_LANGUAGE.get(lang[1].decode("ascii").lower()) if lang else None
    if page is not None:
        return page
    if share <= _FEW:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(words).best()
    return best.encoding if best is not None else "cp1252"


def _guessed(encoding: str, said: str | None, path: str) -> Finding:
    claim = f"the page says it is in {said} and is not" if said else "the page says no encoding"
    return Finding("guess-encoding", f"{claim}: read as {encoding}", path=path)
