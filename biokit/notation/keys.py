"""Citation keys as pandoc has them: `@greville`, `@doi:10.1/x`, `@{any thing else}`."""

from __future__ import annotations

import re

SHORT = re.compile(r"[^\W_](?:\w|[:.#$%&\-+?<>~/](?=\w))*|_(?:\w|[:.#$%&\-+?<>~/](?=\w))*")
BRACED = re.compile(r"\{((?:[^\\{}]|\\.)*)\}", re.DOTALL)
KEY = re.compile(rf"(-?)@(?:(?P<short>{SHORT.pattern})|{BRACED.pattern})", re.DOTALL)
"""A key where it is cited; group 1 says whether the author is suppressed."""


_ENDS = {"\n": "\N{SYMBOL FOR LINE FEED}", "\r": "\N{SYMBOL FOR CARRIAGE RETURN}"}
"""The end of a line would end a heading, and a symbol stands for it."""
_SPECIAL = re.compile(rf"[\\{{}}\[\]`<;@{''.join(_ENDS.values())}]")
_WRITTEN = re.compile(rf"\\(.)|([{''.join(_ENDS.values())}])", re.DOTALL)
_SYMBOLS = {ord(end): symbol for end, symbol in _ENDS.items()}
_MEANT = {symbol: end for end, symbol in _ENDS.items()}


def cited_key(match: re.Match[str]) -> str:
    """The source's id that a match of `KEY` names."""
    short: str | None = match["short"]
    if short is not None:
        return short
    return _WRITTEN.sub(lambda sign: sign[1] or _MEANT[sign[2]], match[3])


def write_key(source: str, *, braces: bool = False) -> str:
    """`@` and the source's id, in braces where need be or where asked for."""
    if not braces and SHORT.fullmatch(source):
        return f"@{source}"
    escaped = _SPECIAL.sub(r"\\\g<0>", source)
    return "@{" + escaped.translate(_SYMBOLS) + "}"
