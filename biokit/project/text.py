"""text/*.md and accounts/*.md: one chapter or account a file, in order of the files' names."""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.files import decoded
from biokit.importers.markdown import read_sections
from biokit.model.nodes import Account, Section
from biokit.project.folder import Folder
from biokit.project.mistakes import Mistakes

TEXT = "text"
ACCOUNTS = "accounts"


class Read(msgspec.Struct, frozen=True):
    """What stands in the text files of a project."""

    sections: tuple[Section, ...] = ()
    accounts: tuple[Account, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_texts(folder: Folder, limit: int, mistakes: Mistakes) -> Read:
    """Everything in `text/` and `accounts/`; what is wrong is noted and left out."""
    chapters = _read_folder(folder, TEXT, "chapter", limit, mistakes)
    accounts = _read_folder(folder, ACCOUNTS, "account", limit, mistakes)
    return Read(
        tuple(section for read in chapters for section in read.sections),
        tuple(account for read in accounts for account in read.accounts),
        tuple(finding for read in (*chapters, *accounts) for finding in read.findings),
    )


def _read_folder(
    folder: Folder,
    place: str,
    level_one: Literal["chapter", "account"],
    limit: int,
    mistakes: Mistakes,
) -> list[Read]:
    try:
        files, others = folder.texts(place)
    except BadInput as fault:
        mistakes.lose(fault)
        return []
    read = [Read(findings=tuple(_not_read(folder.named(other)) for other in others))]
    for file in files:
        try:
            read.append(_read_file(folder, file, level_one, limit))
        except BadInput as fault:
            mistakes.lose(fault)
    return read


def _read_file(
    folder: Folder, place: str, level_one: Literal["chapter", "account"], limit: int
) -> Read:
    name = folder.named(place)
    text = decoded(folder.read(place, limit), name)
    if not text.strip():
        raise BadInput("the file is empty", path=name, hint="write a chapter, or delete the file")
    parsed = read_sections(text, name, level_one)
    wanted = parsed.accounts if level_one == "account" else parsed.sections
    others = parsed.sections if level_one == "account" else parsed.accounts
    if len(wanted) != 1 or others:
        raise _not_one(level_one, name, (*wanted, *others)[1:2])
    return Read(parsed.sections, parsed.accounts, parsed.findings)


def _not_one(level_one: str, name: str, second: tuple[Section | Account, ...]) -> BadInput:
    if not second:
        return BadInput(
            "there is no heading of level 1", path=name, line=1, hint="begin with `# Title`"
        )
    origin = second[0].origin
    return BadInput(
        "there is a second heading of level 1",
        path=name,
        line=origin.line if origin else None,
        hint=f"one {level_one} a file: make it `##`, or give it a file of its own",
    )


def _not_read(name: str) -> Finding:
    return Finding(
        "not-read",
        "only files that end in .md are read here",
        severity="note",
        path=name,
    )
