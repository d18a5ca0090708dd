"""What every node of the model has: an id, and where it came from."""

from __future__ import annotations

import msgspec


class Origin(
    msgspec.Struct,
    frozen=True,
    eq=False,
    omit_defaults=True,
    gc=False,
    forbid_unknown_fields=True,
):
    """Where in which input a node came from.

    Provenance is not content: any two origins are equal, and equal to none at all, so that two
    nodes which say the same thing are equal wherever they were read. To compare origins, compare
    their fields.
    """

    path: str
    """The input's name as the user gave it, with `/` on every system."""
    line: int | None = None
    """The line it begins on, from 1."""
    words: str | None = None
    """The input's own words, where the node says them otherwise (`[12]`, `1955年12月`)."""

    def __eq__(self, other: object) -> bool:
        """Equal to every origin and to none."""
        return other is None or isinstance(other, Origin)

    def __hash__(self) -> int:
        """One value for all, as equality wants."""
        return 0


class Node(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    gc=False,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="type",
):
    """What every node of the document has."""

    id: str | None = None
    """Unique in the biography: what links, cross-references and the page map point to."""
    origin: Origin | None = None
    lang: str | None = None
    """BCP 47; `None` is the language of what stands around it."""
    classes: tuple[str, ...] = ()
    """The author's own names for a kind of node; styles may know them, biokit does not."""


def share_defaults(part: msgspec.Struct, *names: str) -> None:
    """Put the default itself in place of a field's value that equals it.

    msgspec leaves a default out of the JSON only if it is the very same object, as small numbers,
    `()` and names of literals are anyway, but a struct or a string made at run time is not. For
    `__post_init__` of the types that have such defaults.
    """
    kind = type(part)
    defaults = dict(
        zip(reversed(kind.__struct_fields__), reversed(kind.__struct_defaults__), strict=False)
    )
    for name in names:
        if getattr(part, name) == defaults[name]:
            msgspec.structs.force_setattr(part, name, defaults[name])
