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


def words_in(element: etree._Element, between: str = "") -> str:
    """All text in an element as it stands, but for what runs or styles the page.

    Args:
        element: the element.
        between: what stands between two pieces of text.
    """
    if not len(element):
        return element.text or ""
    return between.join(cast("list[str]", element.xpath(_SEEN)))


_SEEN = ".//text()[not(ancestor::*[local-name()='script' or local-name()='style'])]"
