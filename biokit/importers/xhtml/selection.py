"""What is asked of a tree, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["line_of", "selected", "words_in"]


def selected(root: etree._Element, path: str, name: str | None = None) -> list[etree._Element]:
    """The elements that an XPath finds.

    Args:
        root: where it starts.
        path: of elements, not of attributes or text.
        name: the value of `$name` in it.
    """
    variables: dict[str, Any] = {} if name is None else {"name": name}
    return cast("list[Any]", root.xpath(path, **variables))


def line_of(element: etree._Element) -> int | None:
    """The line of its page on which an element begins."""
    return cast("int | None", element.sourceline)


def words_in(element: etree._Element) -> str:
    """All text in an element as it stands."""
    return "".join(cast("list[str]", list(element.itertext())))
