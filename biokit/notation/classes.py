"""Which class says which kind of node, and which role a section has by its place."""

from __future__ import annotations

import re
from typing import get_args

from biokit.model.nodes import BackRole, BodyRole, FrontRole, Role

INLINES = frozenset(
    {
        "smallcaps",  # pandoc's own name
        "quote",
        "foreign",
        "title",
        "mention",
        "date",
        "index",
        "gap",
        "sic",
        "page",
        "noted",
        "in-text",
        "quoted",
        "link",
        "break",
    }
)
"""Classes of `[words]{.class}` that stand for a kind of inline."""

BLOCKS = frozenset({"blockquote", "letter", "verse", "table", "figure", "plates", "derived"})
"""Classes of `::: {.class}` that stand for a kind of block."""

PARTS_OF_BLOCKS = frozenset({"attribution", "caption", "description", "row", "cell", "note"})
"""Classes of `::: {.class}` that stand for a part of the block around it, and only there."""

ROLES: tuple[Role, ...] = tuple(
    role for roles in (FrontRole, BodyRole, BackRole) for role in get_args(roles)
)
"""Classes of `# Heading {.class}` that are roles."""

SECTIONS = frozenset(ROLES) | {"unnumbered", "guessed", "account"}
"""Classes of `# Heading {.class}` that have a meaning."""

NOTE_LABEL = re.compile(r"\w[\w:.+-]*")
"""What a note's id has to be in order to be its label."""
NUMBERED_LABEL = re.compile(r"\d+(?:-\d+)*", re.ASCII)
"""A note's label that is only a number, and not the note's id."""


def default_role(parent: Role | None, level_one: Role = "chapter") -> Role:
    """The role of a section that doesn't say.

    Args:
        parent: the role of the section around it; `None` at the top.
        level_one: the role at the top.
    """
    if parent is None:
        return level_one
    return "chapter" if parent == "part" else "section"
