"""Headings make sections: their level says how deep, their classes which role."""

from __future__ import annotations

from typing import Any

import msgspec
from markdown_it.token import Token

from biokit.diagnostics import Finding
from biokit.importers.markdown.blocks import Blocks
from biokit.importers.markdown.reading import Reading
from biokit.importers.markdown.tables import trailing_attributes
from biokit.model.nodes import Account, Block, Inline, Role, Section
from biokit.model.walk import altered
from biokit.notation.attributes import Attributes
from biokit.notation.canonical import canonical_parts
from biokit.notation.classes import ROLES, SECTIONS, default_role


class Parsed(msgspec.Struct, frozen=True):
    """What a text holds."""

    sections: tuple[Section, ...]
    accounts: tuple[Account, ...] = ()
    findings: tuple[Finding, ...] = ()


class Heading(msgspec.Struct):
    """A heading with what stands below it, while that is still being read."""

    level: int
    line: int
    title: tuple[Inline, ...]
    attributes: Attributes
    blocks: list[Block]
    below: list[Heading]


def read_text(text: str, reading: Reading, level_one: Role = "chapter") -> Parsed:
    """The sections and accounts of a text.

    Words before the first heading make a section without a title, with the finding `no-heading`.

    Raises:
        BadInput: the text holds a mistake; names the line.
    """
    blocks = Blocks(text, reading)
    top: list[Heading] = []
    path: list[Heading] = []
    while (token := blocks.peek()) is not None:
        blocks.next()
        if token.type == "heading_open":
            _place(_heading(token, blocks), top, path, reading)
            continue
        if not path:
            found: list[Block] = []
            blocks.add(token, found)
            if found:
                line = blocks.line(token)
                _place(Heading(1, line, (), Attributes(), found, []), top, path, reading)
                reading.find("no-heading", "the text begins without a heading", line)
            continue
        blocks.add(token, path[-1].blocks)
    for definition in reading.definitions.values():
        if not definition.calls:
            reading.find(
                "dropped-note",
                f"the note {definition.label} is never called",
                definition.line,
                words=definition.words,
                hint=f"write [^{definition.label}] where it belongs",
            )
    accounts = [_account(one, reading) for one in top if _is_account(one, reading)]
    sections = [
        _section(one, None, level_one, reading) for one in top if not _is_account(one, reading)
    ]
    return Parsed(
        canonical_parts(tuple(sections)), canonical_parts(tuple(accounts)), tuple(reading.findings)
    )


def _is_account(heading: Heading, reading: Reading) -> bool:
    return "account" in heading.attributes.classes and not reading.flavour.foreign


def _heading(token: Token, blocks: Blocks) -> Heading:
    inline = blocks.next()
    blocks.next()
    line = blocks.line(token)
    reading = blocks.reading
    words, attributes = trailing_attributes(inline.content)
    level = int(token.tag[1:])
    deeper = dict(attributes.pairs).get("level")
    if deeper is not None and deeper.isdecimal() and level == 6:
        level = max(level, int(deeper[:4]))
    if attributes.id is None and line in reading.labels:
        attributes = altered(attributes, id=reading.labels[line])
    return Heading(level, line, blocks.inlines(words, line), attributes, [], [])


def _place(heading: Heading, top: list[Heading], path: list[Heading], reading: Reading) -> None:
    while path and path[-1].level >= heading.level:
        path.pop()
    expected = path[-1].level + 1 if path else 1
    if heading.level > expected and "level" not in dict(heading.attributes.pairs):
        reading.find(
            "skipped-level",
            f"a heading of level {heading.level} stands below one of level {expected - 1}",
            heading.line,
            severity="note",
        )
    (path[-1].below if path else top).append(heading)
    path.append(heading)
    if len(path) > 64:
        reading.too_deep(heading.line)


def _section(heading: Heading, parent: Role | None, level_one: Role, reading: Reading) -> Section:
    attributes = heading.attributes
    given = reading.given(attributes, "a heading", heading.line)
    foreign = reading.flavour.foreign
    if "account" in attributes.classes and not foreign:
        given.fault("an account begins with a heading of level 1", "write # Title {.account …}")
    roles: list[Role] = [role for role in ROLES if role in attributes.classes]
    if len(roles) > 1 and not foreign:
        given.fault(f"this cannot be both .{roles[0]} and .{roles[1]}", "remove one of the roles")
    role = roles[0] if roles else default_role(parent, level_one)
    given.take("level")
    section = Section(
        heading.title,
        tuple(heading.blocks),
        tuple(_section(below, role, level_one, reading) for below in heading.below),
        role,
        given.take("short"),
        numbered="unnumbered" not in attributes.classes,
        level_guessed="guessed" in attributes.classes,
        **_own(heading, given.take("lang"), reading),
    )
    given.done()
    return section


def _account(heading: Heading, reading: Reading) -> Account:
    given = reading.given(heading.attributes, "an account", heading.line)
    account = Account(
        heading.title,
        given.need("source"),
        tuple(heading.blocks),
        tuple(_section(below, "chapter", "section", reading) for below in heading.below),
        **_own(heading, given.take("lang"), reading),
    )
    given.done()
    return account


def _own(heading: Heading, lang: str | None, reading: Reading) -> dict[str, Any]:
    attributes = heading.attributes
    others = tuple(name for name in attributes.classes if name not in SECTIONS)
    return {
        "id": attributes.id,
        "lang": lang,
        "classes": others + attributes.own,
        "origin": reading.origin(heading.line),
    }
