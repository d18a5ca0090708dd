"""Pictures that WeasyPrint could not draw, or that ask for what is not read: told by their place.

WeasyPrint tells them by their address, and prints the page without them.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from biokit.diagnostics import Finding
from biokit.errors import BiokitError
from biokit.exporters.pdf.complaints import NOT_READ
from biokit.exporters.pdf.fetching import SVG, Fetch, asset_address
from biokit.exporters.pdf.layout.laid import Heard
from biokit.exporters.pdf.layout.weasy import PdfObject
from biokit.exporters.swapping import swapped
from biokit.model.base import Origin
from biokit.model.nodes import Figure, InlineImage, Section
from biokit.model.walk import walk

__all__ = ["Drawings", "fault_of", "whole_or_none"]

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TOLD = re.compile(r"Failed to (?:load image at '(.*?)': |render SVG image (\S+))")


MOST_UNITS = 1_000_000.0
"""WeasyPrint writes six decimals: a drawing of more units would be drawn by a scale of nothing."""


def fault_of(svg: bytes) -> str | None:
    """What is wrong with the measures of a drawing; `None` if nothing is."""
    _, root = next(ET.iterparse(io.BytesIO(svg), ("start",)))  # noqa: S314 (it declares no entities)
    said = " ".join(root.get(name, "") for name in ("width", "height", "viewBox"))
    for number in map(float, _NUMBER.findall(said)):
        if abs(number) > MOST_UNITS:
            return f"it is {number:g} units large, and a million are the most"
    return None


@contextmanager
def whole_or_none() -> Iterator[None]:
    """Within it, nothing stays on the page of a drawing that fails before its end.

    How much of it would depends on how deep Python's stack is: not the same in every process.
    """
    from weasyprint import svg

    draw = svg.SVG.draw

    def drawn(drawing: object, stream: PdfObject, *others: object) -> None:
        begins, depth = len(stream.stream), len(stream._ctm_stack)  # noqa: SLF001 (it has no other way)
        try:
            draw(drawing, stream, *others)
        except BaseException:
            del stream.stream[begins:]
            del stream._ctm_stack[depth:]  # noqa: SLF001
            raise

    with swapped(svg.SVG, "draw", drawn):
        yield


class Drawings:
    """The pictures of a book by their addresses.

    Args:
        matter: what of the book is printed.
        fetch: the bytes of a picture.
    """

    def __init__(self, matter: Iterable[Section], fetch: Fetch) -> None:
        self._fetch = fetch
        self._shown: dict[str, Origin | None] = {}
        for section in matter:
            for part in walk(section):
                match part:
                    case Figure(path=str(path)) | InlineImage(path=path):
                        self._shown.setdefault(path, part.origin)
                    case _:
                        pass

    def told(self, heard: Iterable[Heard]) -> tuple[tuple[Finding, ...], tuple[Heard, ...]]:
        """What is said of these pictures, and what is said of anything else."""
        findings: dict[Finding, None] = {}
        others: list[Heard] = []
        for one in heard:
            found = tuple(self._findings(one))
            findings |= dict.fromkeys(found)
            if not found:
                others.append(one)
        return tuple(findings), tuple(others)

    def _findings(self, heard: Heard) -> Iterator[Finding]:
        told = _TOLD.search(heard.words)
        if told is None:
            return
        address = told[1] or told[2]
        for path, origin in self._shown.items():
            if address == asset_address(path):
                yield _finding(
                    f"the image {path} cannot be drawn, and is left out",
                    origin,
                    "save it anew, without what it takes from elsewhere",
                )
            elif self._asks(path, address):
                yield _finding(f"the image {path} asks for {address}; {NOT_READ}", origin, None)

    def _asks(self, path: str, address: str) -> bool:
        """Whether a drawing asks for what has this address."""
        try:
            content, kind = self._fetch(f"assets/{path}")
        except BiokitError:
            return False
        named = unquote(address).rpartition("/")[2]
        return kind == SVG and bool(named) and named in unquote(content.decode("utf-8", "replace"))


def _finding(message: str, origin: Origin | None, hint: str | None) -> Finding:
    return Finding(
        "image-refused",
        message,
        "error",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        hint=hint,
    )
