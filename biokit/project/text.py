"""text/*.md and accounts/*.md: one chapter or account a file, in order of the files' names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from typing import Literal, TypeAlias

import msgspec

from biokit.checks.writing import CHARACTER_HINT, illegal, illegal_character
from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.files import decoded
from biokit.importers.markdown import Parsed, read_sections
from biokit.memory import FORGETFUL, Memory
from biokit.model.nodes import Account, Section
from biokit.model.spelling import ILLEGAL
from biokit.project.folder import Folder
from biokit.project.mistakes import Mistakes

TEXT = "text"
ACCOUNTS = "accounts"


Kind: TypeAlias = Literal["chapter", "account"]


class Read(msgspec.Struct, frozen=True):
    """What stands in the text files of a project."""

    sections: tuple[Section, ...] = ()
    accounts: tuple[Account, ...] = ()
    findings: tuple[Finding, ...] = ()
    illegal: tuple[Finding, ...] = ()
    """Characters that no book can hold, line by line."""


def read_texts(folder: Folder, limit: int, mistakes: Mistakes, memory: Memory = FORGETFUL) -> Read:
    """Everything in `text/` and `accounts/`; what is wrong is noted and left out.

    Args:
        folder: of the project.
        limit: the most bytes that are read of one file.
        mistakes: where they are noted.
        memory: what was read before.
    """
    reading = _Reading(folder, limit, memory)
    chapters = _read_folder(reading, TEXT, "chapter", mistakes)
    accounts = _read_folder(reading, ACCOUNTS, "account", mistakes)
    return Read(
        tuple(section for read in chapters for section in read.sections),
        tuple(account for read in accounts for account in read.accounts),
        tuple(finding for read in (*chapters, *accounts) for finding in read.findings),
        tuple(finding for read in (*chapters, *accounts) for finding in read.illegal),
    )


class _Reading(msgspec.Struct, frozen=True):
    folder: Folder
    limit: int
    memory: Memory


def _read_folder(reading: _Reading, place: str, level_one: Kind, mistakes: Mistakes) -> list[Read]:
    folder = reading.folder
    try:
        files, others = folder.texts(place)
    except BadInput as fault:
        mistakes.lose(fault)
        return []
    read = [Read(findings=tuple(_not_read(folder.named(other)) for other in others))]
    for file in files:
        try:
            read.append(_read_file(reading, file, level_one))
        except BadInput as fault:
            mistakes.lose(fault)
    return read


def _read_file(reading: _Reading, place: str, level_one: Kind) -> Read:
    name = reading.folder.named(place)
    content = reading.folder.read(place, reading.limit)
    key = blake2b(f"{level_one}\0{name}\0".encode() + content).digest()
    kept = reading.memory.recall(key)
    if kept is not None:
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            return msgspec.msgpack.decode(kept, type=Read)
    read = _read(content, name, level_one)
    if reading.memory is FORGETFUL:
        return read
    kept = msgspec.msgpack.encode(read)
    reading.memory.keep(key, kept)
    return msgspec.msgpack.decode(kept, type=Read)  # as it will be remembered


def _read(content: bytes, name: str, level_one: Kind) -> Read:
    text = decoded(content, name)
    if not text.strip():
        raise BadInput("the file is empty", path=name, hint="write a chapter, or delete the file")
    parsed = read_sections(text, name)
    _refuse_other_than_one(parsed, level_one, name)
    return Read(parsed.sections, parsed.accounts, parsed.findings, tuple(_illegal(text, name)))


def _illegal(text: str, name: str) -> Iterator[Finding]:
    """Where the parser knows but the paragraph, the text knows the line."""
    if not ILLEGAL.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for sign in dict.fromkeys(ILLEGAL.findall(line)):
            rule, message = illegal_character, illegal(sign)
            yield Finding(rule.code, message, rule.severity, name, number, hint=CHARACTER_HINT)


def _refuse_other_than_one(parsed: Parsed, level_one: Kind, name: str) -> None:
    """See that a file begins with a heading of level 1, has no other, and lies where it should."""
    found: tuple[Section | Account, ...] = (*parsed.sections, *parsed.accounts)
    tops = sorted(found, key=_line)
    if not tops or any(finding.code == "no-heading" for finding in parsed.findings):
        raise BadInput("there is no heading of level 1", path=name, hint="begin with `# Title`")
    if len(tops) > 1:
        raise BadInput(
            "there is a second heading of level 1",
            path=name,
            line=_line(tops[1]),
            hint=f"one {level_one} a file: make it `##`, or give it a file of its own",
        )
    if level_one == "account" and not parsed.accounts:
        raise BadInput(
            "this is not an account",
            path=name,
            line=_line(tops[0]),
            hint="say whose text it is: `# Title {.account source=ID}`",
        )
    if level_one == "chapter" and parsed.accounts:
        raise BadInput(
            "this is an account", path=name, line=_line(tops[0]), hint="put it into accounts/"
        )


def _line(part: Section | Account) -> int:
    return part.origin.line or 1 if part.origin else 1


def _not_read(name: str) -> Finding:
    return Finding(
        "not-read",
        "only files that end in .md are read here",
        severity="note",
        path=name,
    )
