"""Which flavour a text is written in, by the signs that only one of them has."""

from __future__ import annotations

import re

import msgspec

from biokit.importers.markdown.flavours.flavour import FLAVOURS, PANDOC, Flavour

__all__ = ["Guess", "guessed", "without_code"]

_FENCED = re.compile(
    r"^(?P<open>[ >]*(?P<fence>`{3,}|~{3,})[^\n]*\n)(?:.*?\n)??[ >]*(?P=fence)[`~]*[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_QUOTED_VALUE = re.compile(r'=[ ]?"(?:[^"\\\n]|\\.)*"')
_DESTINATION = re.compile(r"\(<[^\n]*?(?<!\\)>\)")
_HEAD = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`\n]{1,500}?(?<!`)\1(?!`)")

Sign = tuple[str, int, str, "re.Pattern[str]"]


def _sign(flavour: str, weight: int, what: str, pattern: str) -> Sign:
    return flavour, weight, what, re.compile(pattern, re.MULTILINE)


SIGNS: tuple[Sign, ...] = (
    _sign("obsidian", 4, "wiki links", r"(?<!\\)!?\[\[(?!\^)[^\[\]\n]+\]\](?![({\[])"),
    _sign("obsidian", 3, "%% comments %%", r"(?<!\\)%%(?=\S| [^%])[^\n]*"),
    _sign(
        "obsidian", 3, "callouts with titles or folds", r"^[ ]{0,3}>[ ]?\[![\w-]+\](?:[+-]|[ ]+\S)"
    ),
    _sign(
        "obsidian",
        3,
        "callouts",
        r"^[ ]{0,3}>[ ]?\[!(?!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])[\w-]+\]",
    ),
    _sign("obsidian", 2, "==highlights==", r"(?<![\\=])==[^\s=](?:[^=\n]*[^\s=])?==(?!=)"),
    _sign("obsidian", 2, "block ids", r"(?:^|[ ])\^[A-Za-z0-9-]+$"),
    _sign("obsidian", 2, "tags", r"(?:^|(?<=\s))#[A-Za-z][\w/-]*(?=$|[\s.,;])"),
    _sign(
        "obsidian", 2, "properties", r"\A---\n(?:(?!---|\.\.\.).*\n)*?(?:aliases|cssclass(?:es)?):"
    ),
    _sign("myst", 4, "roles", r"(?<![\\`])\{[a-z][\w:.+-]*\}`"),
    _sign(
        "myst",
        4,
        "directives",
        r"^[ ]{0,3}(?:`{3,}|~{3,}|:{3,})[ ]*\{(?!r\b|python\b|=|\.|#)[a-z][\w:-]*\}",
    ),
    _sign("myst", 4, "targets", r"^\([^()\n]+\)=[ \t]*$"),
    _sign("myst", 2, "% comments", r"^%(?![%\n])(?= ?\S)"),
    _sign("myst", 2, "+++ breaks", r"(?<=\n\n)\+\+\+(?:[ \t].*)?$"),
    _sign(
        "myst",
        3,
        "its metadata",
        r"\A---\n(?:(?!---|\.\.\.).*\n)*?(?:jupytext|kernelspec|myst|mystnb):",
    ),
    _sign("gfm", 4, "alerts", r"^[ ]{0,3}>[ ]?\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$"),
    _sign("gfm", 2, "task lists", r"^[ ]*(?:[-+*]|\d+[.)])[ ]\[[ xX]\][ ]"),
    _sign("gfm", 1, "HTML", r"</?(?!https?:|mailto:)[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>"),
    _sign("gfm", 1, "emoji codes", r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])"),
    _sign("gfm", 1, "bare addresses", r"(?:^|(?<=[\s(]))https?://\S+"),
    _sign("gfm", 1, "~~struck~~ words", r"(?<![\\~])~~[^\s~]"),
    _sign("pandoc", 3, "citations", r"(?<!\\)\[(?:[^\[\]\n]*[\s;-])?@\{?\w[^\[\]\n]*\]"),
    _sign("pandoc", 2, "citations in the text", r"(?:^|(?<=[\s(]))-?@[\w{][\w:.#$%&+?<>~/-]*\w"),
    _sign("pandoc", 3, "attributes", r"(?:\]|\)|`|[ \w])\{(?:[.#][\w-]|[\w-]+=|-\})[^{}\n]*\}"),
    _sign("pandoc", 3, "fenced divisions", r"^[ ]{0,3}:{3,}[ ]*(?:\{[.#]|[A-Za-z])"),
    _sign("pandoc", 3, "raw attributes", r"`\{=\w+\}|^`{3,}[ ]*\{=\w+\}"),
    _sign("pandoc", 3, "a title block", r"\A%[ ]\S"),
    _sign("pandoc", 2, "inline notes", r"(?<!\\)\^\["),
    _sign("pandoc", 2, "line blocks", r"^\|[ ](?!.*\|[ ]*$)\S"),
    _sign("pandoc", 2, "definition lists", r"(?<=\S\n)(?:\n)?[:~][ ]{1,3}\S"),
    _sign("pandoc", 3, "example lists", r"^[ ]{0,3}\(@[\w-]*\)[ ]"),
    _sign("pandoc", 3, "tables", r"^[ ]*\+(?:[-=:]{3,}\+)+[ ]*$|^[ ]*-{3,}(?:[ ]+-{3,})+[ ]*$"),
    _sign("pandoc", 3, "cells of code to run", r"^`{3,}[ ]*\{(?:r|python|julia|ojs)\b"),
    _sign("pandoc", 3, "shortcodes", r"\{\{<\s*\w"),
    _sign(
        "pandoc",
        2,
        "its metadata",
        r"\A---\n(?:(?!---|\.\.\.).*\n)*?(?:bibliography|csl|format|toc|nocite|header-includes|documentclass|geometry):",
    ),
    _sign("pandoc", 2, "TeX", r"^\\(?:newpage|clearpage|pagebreak|begin\{)"),
    _sign("pandoc", 1, "raised words", r"(?<=\w)\^[^\s^\[\]]+\^"),
    _sign("pandoc", 1, "mathematics", r"(?<![\\$\w])\$\$?[^\s$](?:[^$\n]*[^\s$\\])?\$\$?(?![\d$])"),
)
"""Whose sign, how much one of them says, what messages call it, and what it looks like."""

OURS = frozenset(
    {
        "citations",
        "citations in the text",
        "attributes",
        "fenced divisions",
        "inline notes",
        "line blocks",
        "definition lists",
        "raised words",
        "~~struck~~ words",
    }
)
"""Signs that biokit's own spelling has too."""
EITHERS = frozenset(
    {
        "HTML",
        "emoji codes",
        "bare addresses",
        "tags",
        "==highlights==",
        "%% comments %%",
        "% comments",
        "+++ breaks",
        "targets",
    }
)
"""Signs that mean something elsewhere, and are only characters in biokit's own spelling."""
MOST = 5
"""Occurrences of one sign that count."""
SAMPLE = 262_144
"""Characters that are looked at."""


class Guess(msgspec.Struct, frozen=True):
    """A flavour and what it was told by; pandoc's without any sign."""

    flavour: Flavour
    signs: tuple[str, ...] = ()
    """What was found of this flavour."""
    foreign: int = 0
    """How much speaks against biokit's own spelling."""


def guessed(text: str) -> Guess:
    """The flavour of a text, its head of metadata among it."""
    text = _DESTINATION.sub("(<>)", _QUOTED_VALUE.sub('=""', text[:SAMPLE]))
    head = _HEAD.match(text)
    body = without_code(text[head.end() if head else 0 :])
    scores: dict[str, int] = {}
    told: dict[str, list[str]] = {}
    foreign = 0
    for name, weight, what, pattern in SIGNS:
        place = text if pattern.pattern.startswith(r"\A") else body
        count = sum(1 for _, _ in zip(range(MOST), pattern.finditer(place), strict=False))
        if count:
            scores[name] = scores.get(name, 0) + weight * count
            told.setdefault(name, []).append(what)
            foreign += 0 if what in OURS | EITHERS else weight * count
    if not scores:
        return Guess(PANDOC)
    best = max(scores, key=lambda name: (scores[name], name == "pandoc"))
    return Guess(FLAVOURS[best], tuple(told[best]), foreign)


def without_code(text: str) -> str:
    """The text without what stands in code, of which only the first line of a fence is left."""
    return _INLINE_CODE.sub(_kept_role, _FENCED.sub(r"\g<open>", text))


def _kept_role(match: re.Match[str]) -> str:
    """Backticks stay, for the sake of what stands directly before or after them."""
    return match[1] * 2
