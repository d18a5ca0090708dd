"""The parts of a document and how they lead to each other (ECMA-376 part 2).

Nothing outside the package is ever read: a target with `TargetMode="External"` is an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import msgspec

from biokit.errors import BadInput, TooLarge
from biokit.importers.archive import Archive
from biokit.importers.docx.parsing import Xml, parsed

__all__ = ["MAIN", "Package", "Relation"]

MAIN = "word/document.xml"
WORD_ITSELF = "open it in Word or LibreOffice and save it as .docx"


class Relation(msgspec.Struct, frozen=True):
    """Where one part leads."""

    kind: str
    """The last word of its type: `footnotes`, `image`, `hyperlink` …"""
    target: str
    """The name of a part, or an address."""
    external: bool = False


class Package:
    """The parts of one document.

    Args:
        content: the document's bytes.
        path: as the user named it.
        limit: bytes that a part may have.

    Raises:
        BadInput: it is no package, or there is no text in it.
    """

    def __init__(self, content: bytes, path: str, limit: int) -> None:
        self.path = path
        self.archive = Archive(content, path, limit=limit)
        self._names = {name.lower(): name for name in self.archive.names}
        self.damaged: dict[str, str] = {}
        """Parts that were wanted and cannot be read, with the reason."""
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._main_part()

    def has(self, name: str) -> bool:
        """Whether there is such a part; their names know no case."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """The content of a part.

        Raises:
            BadInput: it is missing or damaged.
        """
        return self.archive.read(self._names.get(name.lower(), name))

    def root(self, name: str) -> Xml | None:
        """The XML of a part; none if there is no such part.

        Raises:
            BadInput: it is not XML.
        """
        return parsed(self.read(name), self.path, name) if self.has(name) else None

    def aside(self, name: str) -> Xml | None:
        """The XML of a part that the text can do without; none, and noted, if it is damaged.

        Raises:
            TooLarge: it is past the limit.
        """
        try:
            return self.root(name)
        except TooLarge:
            raise
        except BadInput as fault:
            self.damaged[name] = fault.message
            return None

    def relations(self, name: str) -> dict[str, Relation]:
        """Where a part leads, by the ids it uses."""
        if name not in self._relations:
            beside = join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")
            self._relations[name] = dict(self._read_relations(self.root(beside), dirname(name)))
        return self._relations[name]

    def led_to(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts of one kind that a part leads to, and that are there."""
        found = self.relations(name).values()
        return tuple(
            one.target
            for one in found
            if one.kind == kind and not one.external and self.has(one.target)
        )

    def _read_relations(self, root: Xml | None, folder: str) -> Iterator[tuple[str, Relation]]:
        for one in () if root is None else root.iter("Relationship"):
            kind = (one.get("Type") or "").rstrip("/").rpartition("/")[2]
            target = one.get("Target") or ""
            external = (one.get("TargetMode") or "").lower() == "external"
            if not external:
                place = target if target.startswith("/") else join(folder, target)
                target = normpath(unquote(place).replace("\\", "/")).lstrip("/")
            yield one.get("Id") or "", Relation(kind, target, external)

    def _main_part(self) -> str:
        for name in (*self.led_to("", "officeDocument"), MAIN):
            if self.has(name):
                return name
        if self.has("content.xml") or self.has("mimetype"):
            raise BadInput(
                "this is not a Word document, but one of another office suite",
                path=self.path,
                hint=WORD_ITSELF,
            )
        raise BadInput(
            f"there is no text in this document: {MAIN} is missing",
            path=self.path,
            hint="it is damaged, or no Word document; get it anew",
        )
