"""Finds importers and exporters, ours and others', by their entry points; loads what is used."""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Literal, NamedTuple

from biokit.errors import UnknownFormat

if TYPE_CHECKING:
    from biokit.exporters.base import Exporter
    from biokit.importers.base import Importer

IMPORTERS = "biokit.importers"
EXPORTERS = "biokit.exporters"


class Known(NamedTuple):
    """What is known of an exporter without loading it."""

    suffix: str
    """Of what it writes where no profile is asked for."""
    marks_pages: bool = False
    faces: Literal["never", "if asked", "always"] = "never"
    """Whether what it writes can be set in faces."""


OURS = {
    "biokit.exporters.pdf.cover:CoverExporter": Known(
        ".cover.pdf", marks_pages=True, faces="always"
    ),
    "biokit.exporters.epub:EpubExporter": Known(".epub", marks_pages=True, faces="if asked"),
    "biokit.exporters.html:HtmlExporter": Known(".html"),
    "biokit.exporters.json:JsonExporter": Known(".json"),
    "biokit.exporters.markdown:MarkdownExporter": Known(".md"),
    "biokit.exporters.onix:OnixExporter": Known(".onix.xml", marks_pages=True),
    "biokit.exporters.pdf:PdfExporter": Known(".pdf", faces="always"),
}
"""The exporters of biokit, by entry point."""


def known(name: str) -> Known | None:
    """What is known of a format's exporter; `None` if it is another's."""
    return OURS.get(registered(EXPORTERS)[name].value)


def registered(group: str) -> dict[str, EntryPoint]:
    """The entry points of a group by name, in alphabetical order; nothing is loaded."""
    return dict(_registered(group, tuple(sys.path)))


@lru_cache(maxsize=16)
def _registered(group: str, path: tuple[str, ...]) -> dict[str, EntryPoint]:
    """Every distribution on the module path is asked, a tenth of a second: once for each path."""
    del path
    return {point.name: point for point in sorted(entry_points(group=group), key=lambda p: p.name)}


def exporter(name: str) -> Exporter:
    """The exporter of that name.

    Raises:
        UnknownFormat: there is none, and the message lists those there are; or it cannot be loaded.
    """
    made: Exporter = _find(EXPORTERS, name)()
    return made


def importer(name: str) -> Importer:
    """The importer of that name.

    Raises:
        UnknownFormat: there is none, and the message lists those there are; or it cannot be loaded.
    """
    made: Importer = _find(IMPORTERS, name)()
    return made


def _find(group: str, name: str) -> type:
    points = registered(group)
    if name not in points:
        kind = group.rpartition(".")[2]
        raise UnknownFormat(
            f"there is no {kind.removesuffix('s')} called {name}",
            hint=f"there are: {', '.join(points)}",
        )
    try:
        loaded: type = points[name].load()
    except (ImportError, AttributeError) as fault:
        raise UnknownFormat(
            f"the {group.rpartition('.')[2].removesuffix('s')} {name} cannot be loaded: {fault}",
            hint="install what it needs, or install it anew",
        ) from fault
    return loaded
