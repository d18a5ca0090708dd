"""The pictures of a page, as far as they came with it. Nothing is fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.images import media_type
from biokit.model.edition import Rights
from biokit.model.nodes import Block, Figure

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.base import Beside
    from biokit.importers.xhtml.reader import Reader

FOLDER = "media"
FILE = re.compile(r"[^/]+\.(?:jpe?g|png|gif|svg|tiff?|webp|webm|ogv|pdf|xcf)", re.IGNORECASE)
"""What a wiki says of a picture of which its authors say nothing: its name."""


class Pictures:
    """Finds the files that a page shows, and keeps what came."""

    def __init__(self, path: str, beside: Beside) -> None:
        self.path = path
        self.beside = beside
        self.kept: dict[str, bytes] = {}
        self.findings: list[Finding] = []
        self.shown = 0
        self._known: dict[str, str | None] = {}

    def picture(self, address: str) -> str | None:
        """The path in the model of the picture at an address; `None` if it did not come."""
        self.shown += 1
        if address not in self._known:
            self._known[address] = self._read(address)
        return self._known[address]

    def _read(self, address: str) -> str | None:
        place = unquote(address.partition("#")[0].partition("?")[0]).removeprefix("./")
        content = None
        if place and not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/", place):
            try:
                content = self.beside(place)
            except BadInput:
                content = None
        if content is None or media_type(content) is None:
            message = "a picture did not come with the page"
            self.findings.append(
                Finding("missing-picture", message, "note", self.path, words=address)
            )
            return None
        return self._keep(place, content)

    def _keep(self, place: str, content: bytes) -> str:
        name = place.replace("\\", "/").rpartition("/")[2]
        stem, dot, suffix = name.rpartition(".")
        number, path = 1, f"{FOLDER}/{name}"
        while self.kept.get(path, content) != content:
            number += 1
            path = f"{FOLDER}/{stem}-{number}{dot}{suffix}"
        self.kept[path] = content
        return path

    def figures(self, element: etree._Element, reader: Reader) -> tuple[Block, ...]:
        """A frame: a figure for each picture, the caption with the last."""
        caption = element.find("figcaption")
        said = () if caption is None else reader.inlines(caption)
        page = element.get("page")
        rights = Rights(source_url=page) if page else None
        origin = reader.origin(element)
        pictures = [each for each in element if each.tag == "img"]
        if not pictures:
            return (Figure(None, said, origin=origin),) if said else ()
        made = []
        for at, each in enumerate(pictures):
            path = self.picture((each.get("src") or "").strip())
            last = at == len(pictures) - 1
            alt = _told(each.get("alt"))
            made.append(Figure(path, said if last else (), alt, rights=rights, origin=origin))
        return tuple(made)


def _told(alt: str | None) -> str | None:
    return None if not alt or FILE.fullmatch(alt.strip()) else alt
