"""Sections and accounts in pandoc's Markdown: headings with attributes."""

from __future__ import annotations

from biokit.exporters.markdown.blocks import BlockWriter, Lines
from biokit.exporters.markdown.escaping import HEADING
from biokit.exporters.markdown.spelling import RESERVED
from biokit.model.nodes import Account, Inline, Role, Section
from biokit.notation.attributes import Attributes, write_attributes
from biokit.notation.classes import default_role

DEEPEST = 6
"""Levels of heading that Markdown has."""


def section_lines(
    section: Section,
    writer: BlockWriter,
    level: int = 1,
    parent: Role | None = None,
    level_one: Role = "chapter",
) -> Lines:
    """A section and those in it."""
    kinds: list[str] = []
    if section.role != default_role(parent, level_one):
        kinds.append(section.role)
    if not section.numbered:
        kinds.append("unnumbered")
    if section.level_guessed:
        kinds.append("guessed")
    pairs = [] if section.short_title is None else [("short", section.short_title)]
    made = _heading(section, tuple(kinds), pairs, writer, level)
    body = writer.lines(section.blocks)
    made += ["", *body] if body else []
    for below in section.sections:
        made += ["", *section_lines(below, writer, level + 1, section.role)]
    return made


def account_lines(account: Account, writer: BlockWriter) -> Lines:
    """An account and the sections in it."""
    made = _heading(account, ("account",), [("source", account.source)], writer, 1)
    body = writer.lines(account.blocks)
    made += ["", *body] if body else []
    for below in account.sections:
        made += ["", *section_lines(below, writer, 2, "chapter")]
    return made


def _heading(
    node: Section | Account,
    kinds: tuple[str, ...],
    pairs: list[tuple[str, str]],
    writer: BlockWriter,
    level: int,
) -> Lines:
    if node.lang is not None:
        pairs = [("lang", node.lang), *pairs]
    if level > DEEPEST:
        pairs.append(("level", str(level)))
    attributes = Attributes(node.id, kinds, tuple(pairs), node.classes)
    title: tuple[Inline, ...] = node.title
    words = writer.inlines.block(title, HEADING)
    marks = "#" * min(level, DEEPEST)
    written = write_attributes(attributes, RESERVED) if attributes else ""
    line = " ".join(part for part in (marks, words, written) if part)
    return [line, *writer.definitions()]
