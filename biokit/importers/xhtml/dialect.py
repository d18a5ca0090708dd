"""Where the pages of books, wikis and the web differ. Everything else is read the same for all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from biokit.importers.xhtml.labels import Look, authors_own
from biokit.model.nodes import Block, Inline

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["Dialect"]


def _no_inlines(element: etree._Element, reader: Reader) -> tuple[Inline, ...] | None:  # noqa: ARG001 (nothing is special)
    return None


def _no_blocks(element: etree._Element, reader: Reader) -> tuple[Block, ...] | None:  # noqa: ARG001 (nothing is special)
    return None


def _nowhere(address: str) -> str | None:  # noqa: ARG001 (nothing is there)
    return None


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """How one kind of page says what differs. As it is made, that of a page on its own."""

    inlines: Callable[[etree._Element, Reader], tuple[Inline, ...] | None] = _no_inlines
    """What an element in a line is, tail left out: a note's call, a reference marker. `()` leaves
    it out; `None` is an element like any other."""
    blocks: Callable[[etree._Element, Reader], tuple[Block, ...] | None] = _no_blocks
    """The same for an element that stands as a block, by its name or because it is one."""
    picture: Callable[[str], str | None] = _nowhere
    """The path in the model of the picture that a page shows under an address; `None` if it did not
    come with the input. It keeps the picture's bytes and says what has to be said."""
    target: Callable[[str], str | None] = _nowhere
    """The id of the node that an address leads to, if it stands in this input."""
    key: Callable[[str], str | None] = lambda key: key
    """The id in the model of the element with that `id`; `None` leaves it without."""
    address: Callable[[str], str] = lambda address: address
    """An address out of the book, made whole."""
    looks: Callable[[str], tuple[Look, ...]] | None = None
    """How runs of a class look by the page's style sheets (`stylesheets.looks_in(css)`), where they
    are at hand: of most ebooks that programs made, nothing else says what is emphasis."""
    exact: bool = False
    """Whether every element says by its classes what it is, so that nothing is told by its shape:
    in pages of biokit's own."""
    classes: Callable[[tuple[str, ...]], tuple[str, ...]] = authors_own
    """The classes of an element that go into the model, of those that no meaning was found in. A
    `div` is a division only if one of them, a language or an attribute is left. Pages in which
    classes are a designer's leave none: `lambda names: ()`."""
    attributes: Callable[[tuple[tuple[str, str], ...]], tuple[tuple[str, str], ...]] = (
        lambda pairs: pairs
    )
    """The same for attributes of divisions and spans, `data-` left out."""
