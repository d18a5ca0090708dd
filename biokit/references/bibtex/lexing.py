"""A .bib file as entries of raw fields: what stands where, and nothing of what it means.

bibtexparser finds where entries and fields begin and end, and goes on after a broken one. Strings
are joined here (`jan # "~5"`), and what stands outside every entry is looked at.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from biokit.diagnostics import near
from biokit.references.base import BROKEN, LOST, Report

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
"""The strings that every BibTeX style defines."""

BARE = re.compile(r"""[^\s#{}",=]+""")
KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}()=\"]+)\s*,")
FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:.+/-]*)\s*=\s*")
STRAY = re.compile(r"^\s*(\w[\w-]*)\s*=", re.MULTILINE)
REASONS = (
    ("Unexpected block start", "it is not closed where the next entry begins"),
    ("Unexpectedly reached end of file", "it is not closed where the file ends"),
)
"""How the parser begins what it says of a broken entry, and what an author can do with."""
REASON = re.compile(r"\s+")


class RawField(NamedTuple):
    """A field's value, its outer braces or quotation marks gone, its inner braces not."""

    value: str
    line: int


class RawEntry(NamedTuple):
    """An entry as it is written."""

    type: str
    """In lower case, as all names of fields."""
    key: str
    line: int
    fields: dict[str, RawField]


class BrokenEntry(NamedTuple):
    """An entry that cannot be read; its fault is reported."""

    key: str
    line: int


def entries_in(text: str, report: Report) -> Iterator[RawEntry | BrokenEntry]:
    """The entries of a file in their order; what is wrong is reported on its line."""
    # Loads a LaTeX library besides, which takes time.
    from bibtexparser.splitter import Splitter

    quiet = logging.getLogger("bibtexparser")
    if not quiet.handlers:  # its complaints are made findings below
        quiet.addHandler(logging.NullHandler())
    lexer = _Lexer(report)
    # It counts no line feed that a backslash stands before.
    for block in Splitter(text.replace("\\\n", "\\ \n")).split().blocks:
        yield from lexer.entries(block)


class _Value(NamedTuple):
    value: str
    rest: str
    """What follows, which should be nothing."""


class _Lexer:
    """Makes entries of blocks; remembers the strings that were defined before."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.strings = dict(MONTHS)
        self.key = ""
        """Of the entry that is read."""
        self.line = 1

    def entries(self, block: Block) -> Iterator[RawEntry | BrokenEntry]:
        """The entry in a block, if there is one."""
        from bibtexparser import model

        self.key = ""
        self.line = (block.start_line or 0) + 1
        while isinstance(block, model.DuplicateFieldKeyBlock | model.DuplicateBlockKeyBlock):
            inner = block.ignore_error_block
            if inner is None:
                return
            block = inner
        match block:
            case model.String():
                self.strings[block.key.casefold()] = self.evaluated(block.value).value
            case model.Entry():
                yield from self.entry(block)
            case model.ParsingFailedBlock():
                yield from self.broken(block.raw or "", block.error)
            case model.ImplicitComment():
                self.look_outside(block.comment)
            case _:
                pass

    def broken(self, raw: str, error: Exception) -> Iterator[BrokenEntry]:
        found = KEY.match(raw)
        said = REASON.sub(" ", str(getattr(error, "abort_reason", error))).strip().rstrip(".")
        reason = next((words for start, words in REASONS if said.startswith(start)), said)
        self.report.say(
            BROKEN,
            f"{found[1] if found else 'an entry'} cannot be read: {reason[:1].lower()}{reason[1:]}",
            self.line,
            key=found[1] if found else None,
            hint="look for a brace, a quotation mark or a comma that is missing",
        )
        if found:
            yield BrokenEntry(found[1], self.line)

    def entry(self, block: Entry) -> Iterator[RawEntry]:
        key = block.key.strip()
        if not key or "=" in key or key.split() != [key]:
            what = f"the key “{key}” has a space or = in it" if key else "this entry has no key"
            self.report.say(
                "no-key",
                f"@{block.entry_type}: {what}",
                self.line,
                hint="write one after the brace, to cite it by: @book{smith:1921, …",
            )
            return
        self.key = key
        fields: dict[str, RawField] = {}
        start = self.line
        for field in block.fields:
            self.line = (field.start_line or 0) + 1
            self.take(field.key, str(field.value), fields)
        yield RawEntry(block.entry_type.strip().casefold(), key, start, fields)

    def take(self, name: str, written: str, fields: dict[str, RawField]) -> None:
        """One field; more of them if commas are missing."""
        while True:
            name = name.strip().casefold()
            found = self.evaluated(written)
            if name in fields:
                self.warn(
                    f"`{name}` stands twice, and is left out here: “{found.value}”",
                    "keep one of them",
                    code=LOST,
                    words=found.value,
                )
            else:
                fields[name] = RawField(found.value.strip(), self.line)
            following = FIELD.match(found.rest)
            if following is None:
                break
            self.line += written.count("\n", 0, len(written) - len(found.rest) + following.end())
            self.warn(f"a comma is missing before `{following[1]}`", "every field ends with one")
            name, written = following[1], found.rest[following.end() :]
        if found.rest.strip():
            self.warn(
                f"words after the value of `{name}` are left out: “{found.rest.strip()}”",
                "put the whole value in braces",
                words=found.rest.strip(),
            )

    def warn(
        self, message: str, hint: str | None, *, code: str = BROKEN, words: str | None = None
    ) -> None:
        self.report.say(
            code,
            f"{self.key}: {message}",
            self.line,
            severity="warning",
            key=self.key,
            hint=hint,
            words=words,
        )

    def evaluated(self, written: str) -> _Value:
        """The parts of a value joined: `"a" # string # {b}`."""
        made: list[str] = []
        at = 0
        while True:
            at = len(written) - len(written[at:].lstrip())
            part, at = self.part(written, at)
            made.append(part)
            rest = written[at:].lstrip()
            if not rest.startswith("#"):
                return _Value("".join(made), rest)
            at = len(written) - len(rest) + 1

    def part(self, written: str, at: int) -> tuple[str, int]:
        first = written[at : at + 1]
        if first in {"{", '"'}:
            end = _end(written, at)
            return written[at + 1 : end], end + 1
        found = BARE.match(written, at)
        if found is None:
            return "", at
        word = found[0]
        known = self.strings.get(word.casefold())
        if known is None and not word.isdecimal() and self.key:
            near_by = near(word, set(self.strings) - set(MONTHS))
            hint = near_by or "put the words in braces"
            self.warn(f"there is no @string `{word}`", hint, code="unknown-string")
        return (word if known is None else known), found.end()

    def look_outside(self, comment: str) -> None:
        """Text between entries is a comment; one that has fields in it is a mishap."""
        rows = comment.split("\n")
        kept = "\n".join("" if row.lstrip().startswith("%") else row for row in rows)
        found = STRAY.search(kept)
        if found is None:
            return
        self.report.say(
            BROKEN,
            f"`{found[1]} = …` stands outside every entry, and is not read",
            self.line + kept.count("\n", 0, found.start(1)),
            hint="the entry before it may end too early, with one brace too many",
        )


def _end(written: str, start: int) -> int:
    """Where what opens at `start` is closed; the end of the text if it is not."""
    quoted = written[start] == '"'
    depth = 0
    for at in range(start + (1 if quoted else 0), len(written)):
        sign = written[at]
        if written[at - 1] == "\\" and sign in '{}"':
            continue
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0 and not quoted:
                return at
        elif sign == '"' and quoted and depth <= 0:
            return at
    return len(written)
