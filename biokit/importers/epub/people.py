"""Who had a part in the book: names with their sort keys, roles by MARC's codes."""

from __future__ import annotations

import re

from biokit.importers.epub.statements import Statement, Statements
from biokit.importers.wiki.names import is_person
from biokit.model.edition import Contributor
from biokit.model.names import NameForm

__all__ = ["contributors", "programs"]

MAKERS = frozenset({"aut", "cre", "dub"})
"""Roles whose holders made the work; they are named before those who contributed to it."""
ROLES = {
    "author": "aut",
    "editor": "edt",
    "translator": "trl",
    "illustrator": "ill",
    "photographer": "pht",
    "narrator": "nrt",
    "compiler": "com",
    "annotator": "ann",
    "contributor": "ctb",
    "introduction": "aui",
    "afterword": "aft",
}
"""Words that some write in the place of a code."""
UNPLACED = 1_000_000
CODE = re.compile("[a-z]{3}")
PRODUCER = "bkp"
PROGRAM = re.compile(
    r"https?://|\bv?\d+\.\d+|\b(?:calibre|sigil|pandoc|indesign|jutoh|vellum|scrivener)\b",
    re.IGNORECASE,
)
"""What stands in the name of a program, and in none of a person or a house."""


def contributors(statements: Statements) -> tuple[Contributor, ...]:
    """Everyone named, once for each role, the makers of the work first."""
    named = [(one, "aut") for one in statements.all("dc:creator")]
    named += [(one, "ctb") for one in statements.all("dc:contributor")]
    order = sorted(named, key=lambda pair: _place(pair[0], statements))
    made = [
        Contributor(_name(one, statements), role, forms=_forms(one, statements))
        for one, usual in order
        if one.value
        for role in _roles(one, usual, statements)
        if not _is_program(one, role)
    ]
    return tuple(dict.fromkeys(sorted(made, key=lambda one: one.role not in MAKERS)))


def programs(statements: Statements) -> tuple[str, ...]:
    """The programs that are named as who produced the book."""
    return tuple(
        one.value
        for one in statements.all("dc:contributor", "dc:creator")
        if any(_is_program(one, role) for role in _roles(one, "ctb", statements))
    )


def _is_program(statement: Statement, role: str) -> bool:
    return role == PRODUCER and PROGRAM.search(statement.value) is not None


def _place(statement: Statement, statements: Statements) -> int:
    said = statements.word(statement, "display-seq") or ""
    return int(said) if said.isdecimal() else UNPLACED


def _roles(statement: Statement, usual: str, statements: Statements) -> list[str]:
    said = [one.value.strip().lower() for one in statements.more(statement, "role")]
    codes = [ROLES.get(word, word) for word in said]
    return [code for code in dict.fromkeys(codes) if CODE.fullmatch(code)] or [usual]


def _forms(statement: Statement, statements: Statements) -> tuple[NameForm, ...]:
    scripts = statements.more(statement, "alternate-script")
    return tuple(NameForm(one.value, lang=one.lang) for one in scripts if one.value)


def _name(statement: Statement, statements: Statements) -> NameForm:
    """A name in its parts where the sort key tells them: `Strachey, Lytton`."""
    text, sort = statement.value, statements.word(statement, "file-as")
    if sort is None or sort == text:
        return NameForm(text, lang=statement.lang)
    family, comma, given = (part.strip() for part in sort.partition(","))
    if comma and f"{given} {family}" == text and is_person(text) and "," not in given:
        return NameForm(text, lang=statement.lang, family=family, given=given)
    return NameForm(text, lang=statement.lang, sort=sort)
