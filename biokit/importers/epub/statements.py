"""What the package says of the book, statement by statement, in the words of EPUB 2 and EPUB 3.

https://www.w3.org/TR/epub-33/#sec-pkg-metadata, https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from biokit.importers.epub.markup import line_of, said

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Statement", "Statements"]


class Statement(msgspec.Struct, frozen=True, eq=False):
    """One element of the metadata."""

    name: str
    """`dc:title`; the property or the name of a `meta`; the relation of a `link`, `link:record`."""
    value: str
    lang: str | None = None
    key: str = ""
    """The id by which others say more of it."""
    refines: str = ""
    scheme: str = ""
    own: tuple[tuple[str, str], ...] = ()
    """What EPUB 2 says on the element itself: `("role", "aut")`."""
    line: int | None = None


class Statements:
    """All statements about a book. What is asked for is used; the rest has to be told."""

    def __init__(self, metadata: etree._Element) -> None:
        self._all = tuple(_statements(metadata))
        self._used: set[int] = set()
        self._more: dict[str, list[Statement]] = {}
        for statement in self._all:
            if statement.refines:
                self._more.setdefault(statement.refines, []).append(statement)

    def all(self, *names: str) -> tuple[Statement, ...]:
        """The statements of these names about the book itself, in order."""
        asked = [one for one in self._all if one.name in names and not one.refines]
        self._use(asked)
        return tuple(asked)

    def starting(self, *starts: str) -> tuple[Statement, ...]:
        """All statements whose names start so, what says more of others among them."""
        asked = [one for one in self._all if one.name.startswith(starts)]
        self._use(asked)
        return tuple(asked)

    def value(self, *names: str) -> str | None:
        """The first value of these names."""
        return next((one.value for one in self.all(*names) if one.value), None)

    def more(self, statement: Statement, *names: str) -> tuple[Statement, ...]:
        """What is said more of a statement, in both spellings: `refines`, and own attributes."""
        refining = self._more.get(statement.key, ()) if statement.key else ()
        asked = [one for one in refining if one.name in names]
        self._use(asked)
        own = (Statement(name, value) for name, value in statement.own if name in names and value)
        return (*asked, *own)

    def word(self, statement: Statement, *names: str) -> str | None:
        """The first value of what is said more of a statement."""
        return next((one.value for one in self.more(statement, *names) if one.value), None)

    def unused(self) -> Iterator[Statement]:
        """What was never asked for."""
        for statement in self._all:
            if id(statement) not in self._used and statement.value:
                yield statement

    def named(self, key: str) -> Statement | None:
        """The statement with an id."""
        return next((one for one in self._all if one.key == key and key), None)

    def _use(self, asked: list[Statement]) -> None:
        self._used.update(id(one) for one in asked)


_OWN = ("role", "file-as", "event", "scheme", "authority", "term", "type")
_ONLY_STRUCTURE = frozenset({"metadata", "dc-metadata", "x-metadata"})


def _statements(metadata: etree._Element) -> Iterator[Statement]:
    for element in metadata.iterdescendants("*"):
        name = str(element.tag)
        value = _whole(element)
        if name in _ONLY_STRUCTURE:
            continue
        if name == "meta":
            name = element.get("property") or element.get("name") or ""
            value = value or " ".join((element.get("content") or "").split())
        elif name == "link":
            name, value = f"link:{element.get('rel') or ''}", element.get("href") or ""
        else:
            name = f"dc:{name.lower()}"
        yield Statement(
            name=name.strip(),
            value=value,
            lang=element.get("lang"),
            key=element.get("id") or "",
            refines=(element.get("refines") or "").strip().removeprefix("#"),
            scheme=element.get("scheme") or "",
            own=tuple((each, element.get(each) or "") for each in _OWN if element.get(each)),
            line=line_of(element),
        )


def _whole(element: etree._Element) -> str:
    """An element's words; markup that some put in a description unescaped stays markup."""
    if not len(element):
        return said(element)
    from lxml import etree

    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return " ".join(f"{element.text or ''}{inner}".split())
