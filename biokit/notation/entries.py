r"""Index entries in one string: `Cai Qi!in Beijing`, with `\!` for an exclamation mark."""

from __future__ import annotations

import re


def read_entry(words: str) -> tuple[str, ...]:
    """The levels of an entry; none in an empty string."""
    if not words:
        return ()
    levels = [""]
    for piece in re.findall(r"\\[!\\]|!|[^!\\]+|\\", words):
        if piece == "!":
            levels.append("")
        else:
            levels[-1] += piece[1:] if piece in {"\\!", "\\\\"} else piece
    return tuple(levels)


def write_entry(entry: tuple[str, ...]) -> str:
    """The levels of an entry in one string."""
    return "!".join(re.sub(r"[!\\]", r"\\\g<0>", level) for level in entry)
