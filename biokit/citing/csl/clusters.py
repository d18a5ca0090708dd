"""What is to be formatted: citations and their cites, as the engine takes them."""

from __future__ import annotations

import msgspec

from biokit.citing.csl.cursor import Position
from biokit.citing.csl.pieces import Pieces


class Citing(msgspec.Struct, frozen=True):
    """One item as one citation cites it: CSL's *cite*."""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: Pieces = ()
    suffix: Pieces = ()
    quoted: str = ""
    """The item's own words, printed in quotation marks before the suffix."""
    suppress_author: bool = False
    author_only: bool = False
    instead: Pieces = ()
    """What is printed in place of what the style would say: of a source that nobody describes."""
    verbatim: Pieces = ()
    """What a note prints in place of the full form: a reference that is given in words alone."""
    siglum: str = ""
    """The abbreviation the item goes by."""
    position: Position | None = None
    """Given from outside; else the engine finds it."""
    near: bool | None = None


class Cluster(msgspec.Struct, frozen=True):
    """One citation."""

    cites: tuple[Citing, ...]
    note: int = 0
    """The number of its note; 0 in the text."""
    scope: str = ""
    """Positions start anew where this changes."""
    apart: bool = False
    """It is read by itself, and never says *ibid.*"""
    narrative: bool = False
    """The author of its first cite is a part of the sentence, and the rest follows."""
    alone: bool = True
    """The layout's own prefix and suffix are set: the citation is not a part of a sentence."""


class Standing(msgspec.Struct, frozen=True):
    """Where a cite stands among the others."""

    position: Position = "first"
    near: bool = False
    first_note: int = 0


FIRST = Standing()
