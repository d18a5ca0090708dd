"""What a part is laid out from: everything that the layout depends on, pictures among it.

So the digest of a task is the key under which what came of it can be kept.
"""

from __future__ import annotations

import msgspec

__all__ = ["Picture", "Task"]


class Picture(msgspec.Struct, frozen=True, array_like=True):
    """A file that the part shows, or that a style names."""

    address: str
    """The path of its address."""
    content: bytes
    media_type: str


class Task(msgspec.Struct, frozen=True, array_like=True):
    """A part to be laid out."""

    xhtml: str
    """The whole page, well-formed, without namespaces."""
    sheets: tuple[tuple[str, str], ...]
    """CSS by name, in the order of the cascade."""
    pictures: tuple[Picture, ...]
    configuration: str
    """Fontconfig's: which faces there are."""
    faces: str
    """A digest of them."""
    variant: str | None
    """WeasyPrint's name for the kind of PDF; `None` for one without tags."""
    nodes: tuple[str, ...] = ()
    """Ids of sections, blocks and notes by which a place in the text is told."""
    notes: tuple[str, ...] = ()
    """Those of notes."""
    heads: bool = False
    """Whether these are running heads and folios, and no text."""
    words: bool = False
    """Whether the words of each page are wanted."""
    lasting: bool = True
    """Whether the same comes of it tomorrow: not if the machine's own faces stand in for some."""
