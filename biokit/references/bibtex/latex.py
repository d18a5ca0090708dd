"""LaTeX as the rich text of CSL: accents, dashes, quotation marks, italics, small caps.

What a command that nobody knows is about stays; that it was there is told.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from biokit.references.bibtex import symbols

DEEPEST = 60
"""Levels of braces that are followed; those below are left out, what they hold is not."""

NAME = re.compile(r"[A-Za-z]+\*?")
RUN = re.compile(r"[^{}\\$~`'\-,!?]+")
"""Characters that stand for themselves."""
SPACE = re.compile(r"[ \t\n]+")
OPTION = re.compile(r"\s*\[[^\[\]{}]*\]")
DASHES = re.compile(r"-{2,3}")
QUOTES = {"``": "“", "''": "”", ",,": "„", "!`": "¡", "?`": "¿", "`": "‘", "'": "’"}
QUOTE = re.compile(r"``|''|,,|!`|\?`|`|'")
ESCAPED = re.compile(r"\\([%&#_~{}$])")


class Decoded(NamedTuple):
    """Text without LaTeX."""

    text: str
    unknown: tuple[str, ...]
    """Commands that were left out because nobody knows what they do: `\\foo`."""


def decoded(written: str, *, rich: bool = True, protect: bool = False) -> Decoded:
    """The text of a value.

    Args:
        written: the value, without the braces or quotation marks around it.
        rich: keep italics and the like, as tags.
        protect: braces keep the case of what is in them, as in titles.
    """
    decoder = _Decoder(written, rich=rich, protect=protect)
    text = unicodedata.normalize("NFC", decoder.whole())
    return Decoded(SPACE.sub(" ", text).strip(" "), tuple(dict.fromkeys(decoder.unknown)))


def plain(written: str) -> str:
    """The text of a value, without any tags."""
    return decoded(written, rich=False).text


def verbatim(written: str) -> str:
    """An address or a number: signs that LaTeX wants escaped, as they are."""
    return "".join(ESCAPED.sub(r"\1", written.replace("{", "").replace("}", "")).split())


class _Decoder:
    def __init__(self, text: str, *, rich: bool, protect: bool) -> None:
        self.text = text
        self.at = 0
        self.rich = rich
        self.protect = protect
        self.unknown: list[str] = []

    def whole(self) -> str:
        made = [self.sequence(0)]
        while self.at < len(self.text):  # a brace that closes nothing
            self.at += 1
            made.append(self.sequence(0))
        return "".join(made)

    def sequence(self, depth: int) -> str:
        """Everything up to the brace that closes this group, which is not taken."""
        made: list[str] = []
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == "}":
                break
            if sign == "{":
                made.append(self.group(depth))
            elif sign == "\\":
                made.append(self.command(depth))
            elif sign == "$":
                made.append(self.formula(depth))
            else:
                made.append(self.characters())
        return "".join(made)

    def characters(self) -> str:
        """A run of characters, or several that stand for one."""
        run = RUN.match(self.text, self.at)
        if run is not None:
            self.at = run.end()
            return run[0]
        quote = QUOTE.match(self.text, self.at)
        if quote is not None:
            self.at = quote.end()
            return QUOTES[quote[0]]
        dashes = DASHES.match(self.text, self.at)
        if dashes is not None:
            self.at = dashes.end()
            return "—" if len(dashes[0]) == 3 else "–"
        sign = self.text[self.at]
        self.at += 1
        return "\u00a0" if sign == "~" else sign

    def group(self, depth: int) -> str:
        """`{…}`; in titles, it keeps its case."""
        self.at += 1
        if depth >= DEEPEST:
            return ""
        special = self.text.startswith("\\", self.at)
        inner = self.sequence(depth + 1)
        self.at += 1
        cased = any(sign.isupper() for sign in inner)
        if self.protect and self.rich and depth == 0 and cased and not special:
            return inner.join(symbols.NOCASE)
        return inner

    def argument(self, depth: int) -> str:
        """The next group, command or character."""
        space = SPACE.match(self.text, self.at)
        if space is not None:
            self.at = space.end()
        if self.at >= len(self.text) or self.text[self.at] == "}":
            return ""
        if self.text[self.at] == "{":
            return self.group(depth + 1)
        if self.text[self.at] == "\\":
            return self.command(depth + 1)
        self.at += 1
        return self.text[self.at - 1]

    def command(self, depth: int) -> str:
        """A command with what belongs to it."""
        found = NAME.match(self.text, self.at + 1)
        if depth >= DEEPEST:
            self.at += 1
            return ""
        if found is None:
            return self.sign(depth)
        name = found[0]
        self.at = found.end()
        bare = name.rstrip("*")
        if len(bare) == 1 and bare in symbols.ACCENTS:
            return self.accent(bare, depth)
        wrap = symbols.AROUND.get(name) or symbols.AROUND.get(bare)
        if wrap is not None:
            self.skip_option()
            return self.wrapped(self.argument(depth), wrap)
        return self.word(name, bare, depth)

    def word(self, name: str, bare: str, depth: int) -> str:
        """A command of letters that is no accent and sets nothing in a type."""
        if bare in symbols.PLAIN:
            self.skip_option()
            return self.argument(depth)
        if bare in symbols.LAST_OF_TWO:
            first, second = self.argument(depth), self.argument(depth)
            return second.join(("“", "”")) if bare == "foreignquote" else second or first
        if bare in symbols.DROPPED:
            self.argument(depth)
            return ""
        if bare in {"bibstring", "bibsstring", "biblstring", "bibcpstring", "autocapbibstring"}:
            key = self.argument(depth)
            return symbols.BIBSTRINGS.get(key.strip().casefold(), key)
        space = SPACE.match(self.text, self.at)
        if space is not None:  # it ends the command, and is not printed
            self.at = space.end()
        if bare in symbols.SWITCHES:
            return self.wrapped(self.sequence(depth), symbols.SWITCHES[bare])
        text = symbols.WORDS.get(bare) or symbols.greek(bare)
        if text is None and bare not in symbols.WORDS:
            self.unknown.append(f"\\{name}")
        return text or ""

    def sign(self, depth: int) -> str:
        r"""A command of one sign: `\&`, `\'e`."""
        sign = self.text[self.at + 1 : self.at + 2]
        self.at += 2
        if sign in symbols.ACCENTS and sign:
            return self.accent(sign, depth)
        if sign in symbols.SIGNS:
            return symbols.SIGNS[sign]
        return sign

    def accent(self, mark: str, depth: int) -> str:
        base = self.argument(depth)
        first = {"ı": "i", "ȷ": "j"}.get(base[:1], base[:1])
        return f"{first}{symbols.ACCENTS[mark]}{base[1:]}" if first else ""

    def formula(self, depth: int) -> str:
        """`$…$`: raised and lowered parts, and letters by name; a lone `$` is a dollar."""
        end = self.text.find("$", self.at + 1)
        if end < 0 or depth >= DEEPEST:
            self.at += 1
            return "$"
        inside = _Decoder(self.text[self.at + 1 : end], rich=self.rich, protect=False)
        made: list[str] = []
        while inside.at < len(inside.text):
            sign = inside.text[inside.at]
            if sign in "^_":
                inside.at += 1
                wrap = symbols.SUPERSCRIPT if sign == "^" else symbols.SUBSCRIPT
                made.append(self.wrapped(inside.argument(depth), wrap))
            elif sign == "{":
                made.append(inside.group(depth))
            elif sign == "\\":
                made.append(inside.command(depth))
            elif sign == "}":
                inside.at += 1
            else:
                inside.at += 1
                made.append("−" if sign == "-" else sign)
        self.unknown += inside.unknown
        self.at = end + 1
        return "".join(made)

    def skip_option(self) -> None:
        found = OPTION.match(self.text, self.at)
        if found is not None:
            self.at = found.end()

    def wrapped(self, inner: str, wrap: tuple[str, str]) -> str:
        if not inner or (not self.rich and wrap[0].startswith("<")):
            return inner
        return inner.join(wrap)
