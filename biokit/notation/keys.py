"""Citation keys as pandoc has them: `@greville`, `@doi:10.1/x`, `@{any thing else}`."""

from __future__ import annotations

import re

SHORT = re.compile(r"[^\W_](?:\w|[:.#$%&\-+?<>~/](?=\w))*|_(?:\w|[:.#$%&\-+?<>~/](?=\w))*")
BRACED = re.compile(r"\{((?:[^\\{}]|\\.)*)\}", re.DOTALL)
KEY = re.compile(rf"(-?)@(?:(?P<short>{SHORT.pattern})|{BRACED.pattern})", re.DOTALL)
"""A key where it is cited; group 1 says whether the author is suppressed."""


def cited_key(match: re.Match[str]) -> str:
    """The source's id that a match of `KEY` names."""
    short: str | None = match["short"]
    return short if short is not None else re.sub(r"\\(.)", r"\1", match[3], flags=re.DOTALL)


def write_key(source: str, *, braces: bool = False) -> str:
    """`@` and the source's id, in braces where need be or where asked for."""
    if not braces and SHORT.fullmatch(source):
        return f"@{source}"
    return "@{" + re.sub(r"[\\{}\[\]`<;@]", r"\\\g<0>", source) + "}"
