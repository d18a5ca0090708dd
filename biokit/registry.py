"""Finds importers and exporters, ours and others', by their entry points; loads what is used."""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from biokit.errors import UnknownFormat

if TYPE_CHECKING:
    from biokit.exporters.base import Exporter
    from biokit.importers.base import Importer

IMPORTERS = "biokit.importers"
EXPORTERS = "biokit.exporters"
SUFFIXES = {
    "biokit.exporters.html:HtmlExporter": ".html",
    "biokit.exporters.json:JsonExporter": ".json",
    "biokit.exporters.markdown:MarkdownExporter": ".md",
    "biokit.exporters.pdf:PdfExporter": ".pdf",
}
"""Of exporters of ours that write one kind of file, by entry point: known without loading them."""


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
