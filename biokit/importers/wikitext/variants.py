r"""Wikitext in the spelling it is read in.

Words that a wiki converts between scripts, `-{zh-hans:计算机; zh-hant:電腦}-`, in one of them; a
page that was copied out of a program's file, `\u2013` and `\"`, without its escapes.
"""

from __future__ import annotations

import re

from biokit.importers.wikitext.tallies import Tally

__all__ = ["settled_variants", "unescaped"]

VARIANT = re.compile(r"-\{(?!\{)((?:[^{}]|\{(?!-)|\}(?!-)){0,600}?)\}-")
CONVERTED = frozenset({"zh", "sr", "kk", "ku", "uz", "gan", "iu", "shi", "tg", "crh"})
NAMED = re.compile(
    r"\s*(zh(?:-[a-z]+)?|sr(?:-[a-z]+)?|[a-z]{2,3}-[a-z]{2,5})\s*:\s*(.*)", re.DOTALL
)
FIRST = ("zh-hans", "zh-cn", "zh", "zh-hant", "zh-tw", "sr-el", "sr-ec")


ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\([\"/\\'])")
ENOUGH = 5
"""Escapes from which a page is one of those: an article on programs may show a few."""


def unescaped(text: str, tally: Tally) -> str:
    """The text without the escapes of a program's file, if it is full of them."""
    if len(re.findall(r"\\u[0-9a-fA-F]{4}", text)) < ENOUGH or text.count('\\"') < ENOUGH:
        return text
    tally.say("guess-escapes", "the page is written with a program's escapes, which are undone")
    joined = ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def settled_variants(text: str, lang: str | None, tally: Tally) -> str:
    """The text with one spelling of each: the simplified one, or the first."""
    if (lang or "").partition("-")[0] not in CONVERTED or "-{" not in text:
        return text

    def one(found: re.Match[str]) -> str:
        flags, bar, inside = found[1].partition("|")
        if not bar or len(flags) > 8:
            flags, inside = "", found[1]
        line = text.count("\n", 0, found.start()) + 1
        if flags.strip() in {"H", "T", "-"}:
            tally.count("dropped-conversion", "rules of conversion between scripts", line, found[1])
            return ""
        spellings = {
            named[1]: named[2] for each in inside.split(";") if (named := NAMED.fullmatch(each))
        }
        if not spellings:
            return inside
        tally.count("dropped-conversion", "words in several spellings: one is kept", line, found[1])
        return next(
            (spellings[name] for name in FIRST if name in spellings), next(iter(spellings.values()))
        )

    return VARIANT.sub(one, text)
