"""Pictures that a text shows, fetched from beside it."""

from __future__ import annotations

import re
from posixpath import normpath
from urllib.parse import unquote

from biokit.errors import BadInput
from biokit.importers.base import Beside
from biokit.importers.markdown.reading import Reading
from biokit.model.nodes import Figure, InlineImage, Section, Text
from biokit.model.walk import Part, altered, rebuilt

__all__ = ["with_pictures"]

_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)

Media = tuple[tuple[str, bytes], ...]


def with_pictures(
    sections: tuple[Section, ...], beside: Beside, reading: Reading, *, needed: bool = True
) -> tuple[tuple[Section, ...], Media]:
    """The sections, whose pictures are those that came with the text, and their bytes.

    Args:
        sections: of the text; their paths are relative to it.
        beside: reads what lies beside the text.
        reading: the findings of the text.
        needed: whether a picture that did not come is shown as one that is not there.
    """
    pictures = _Pictures(beside, reading, needed=needed)
    return rebuilt(sections, pictures.shown), tuple(pictures.media.items())


class _Pictures:
    """The pictures of one text."""

    def __init__(self, beside: Beside, reading: Reading, *, needed: bool) -> None:
        self._beside = beside
        self._reading = reading
        self._needed = needed
        self._known: dict[str, str | None] = {}
        self.media: dict[str, bytes] = {}

    def shown(self, part: Part) -> Part | tuple[Part, ...]:
        """The picture with its own path, or without one if it did not come."""
        match part:
            case Figure(str(address)):
                path = self._path(address, part)
                return part if path is None and not self._needed else altered(part, path=path)
            case InlineImage(address, alt):
                path = self._path(address, part)
                if path is not None:
                    return altered(part, path=path)
                return ((Text(alt, origin=part.origin),) if alt else ()) if self._needed else part
            case _:
                return part

    def _path(self, address: str, part: Figure | InlineImage) -> str | None:
        if address not in self._known:
            self._known[address] = self._fetched(address, part)
        return self._known[address]

    def _fetched(self, address: str, part: Figure | InlineImage) -> str | None:
        line = part.origin.line or 1 if part.origin else 1
        if _ELSEWHERE.match(address):
            return self._missing(address, line, "a picture that is not beside the text")
        for place in dict.fromkeys((address, unquote(address).partition("?")[0])):
            path = normpath(place.lstrip("/"))
            try:
                self.media[path] = self._beside(path)
            except (BadInput, ValueError):
                continue
            return path
        return self._missing(address, line, "a picture that did not come with the text")

    def _missing(self, address: str, line: int, message: str) -> str | None:
        if self._needed:
            self._reading.find("missing-picture", message, line, words=address, severity="note")
        return None
