"""What a style file says of itself before it says anything about citations.

Its id, title, kind and parent, and no more: enough to find and to list styles. It is read with a
parser that opens no other file and stops after `<info>`.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from biokit.errors import BadInput

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["CSL", "StyleFile", "StyleHead", "read_head"]

CSL = "http://purl.org/net/xbiblio/csl"
_INFO = f"{{{CSL}}}info"
_STYLE = f"{{{CSL}}}style"


class StyleFile(msgspec.Struct, frozen=True):
    """A style or a locale as it lies on the disk."""

    name: str
    """The short id of a style (`apa`), the tag of a locale (`de-DE`)."""
    path: str
    """What messages call it."""
    content: bytes


class StyleHead(msgspec.Struct, frozen=True):
    """What stands in the `<info>` of a style."""

    id: str
    title: str
    kind: str
    """`note`, `author-date`, `numeric`, `author` or `label`; `in-text` where it does not say."""
    parent: str | None = None
    """The id, in full, of the style that a dependent one rests on."""
    parent_line: int | None = None


class _InSteps(BytesIO):
    """Bytes a little at a time, so that a style of 6,000 lines is parsed no further than its head.

    Reading all heads of the CSL project takes a third of the time.
    """

    def read(self, _size: int | None = -1, /) -> bytes:
        return super().read(2048)


def read_head(style: StyleFile) -> StyleHead:
    """What the style says of itself.

    Raises:
        BadInput: it is no XML, or no CSL style; with the line.
    """
    from lxml import etree  # heavy, and most commands need no style

    events = etree.iterparse(
        _InSteps(style.content),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    info = root = None
    try:
        for event, element in events:
            if root is None:
                root = _checked(element, style)
            elif event == "end" and element.tag == _INFO:
                info = element
                break
    except etree.XMLSyntaxError as fault:
        raise BadInput(
            f"the style is no XML: {fault.msg}",
            path=style.path,
            line=fault.lineno,
            hint="fetch the file again, or mend it there",
        ) from fault
    if root is None or info is None:
        raise BadInput(
            "the style says nothing of itself",
            path=style.path,
            line=1,
            hint="a style begins with <info>, which holds its id and its title",
        )
    return _head(root, info)


def _checked(root: etree._Element, style: StyleFile) -> etree._Element:
    """The root of a style.

    Raises:
        BadInput: it is something else.
    """
    if root.tag == _STYLE:
        return root
    raise BadInput(
        f"this is no CSL style: it begins with <{str(root.tag).rpartition('}')[2]}>",
        path=style.path,
        line=_line(root),
        hint=f'a style begins with <style xmlns="{CSL}" version="1.0">',
    )


def _head(root: etree._Element, info: etree._Element) -> StyleHead:
    format_ = next(filter(None, (one.get("citation-format") for one in _all(info, "category"))), "")
    links = (link for link in _all(info, "link") if link.get("rel") == "independent-parent")
    parent = next(links, None)
    return StyleHead(
        _text(info, "id"),
        _text(info, "title"),
        format_ or root.get("class", ""),
        None if parent is None else parent.get("href", "").strip(),
        None if parent is None else _line(parent),
    )


def _all(info: etree._Element, name: str) -> list[etree._Element]:
    return info.findall(f"{{{CSL}}}{name}")


def _text(info: etree._Element, name: str) -> str:
    """The words of an element of `<info>` on one line."""
    found = info.find(f"{{{CSL}}}{name}")
    return "" if found is None else " ".join("".join(map(str, found.itertext())).split())


def _line(element: etree._Element) -> int | None:
    line: object = element.sourceline  # lxml's stubs do not say what it is
    return line if isinstance(line, int) else None
