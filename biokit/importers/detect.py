"""Tells what a document is: every importer there is says how sure it is that it can read it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import PurePosixPath

from biokit.errors import UnknownFormat
from biokit.importers.base import Importer
from biokit.importers.unread import unread_format

GROUP = "biokit.importers"


SURE = 0.97
"""From here on an importer is believed even of a file that looks like what nothing reads."""


def choose(content: bytes, path: str) -> tuple[Importer, float]:
    """The importer that is surest that it can read `content`, and how sure it is.

    Of two that are equally sure, the one whose files have the suffix of `path`, then the first by
    name.

    Raises:
        UnknownFormat: none thinks that it can. It says what the file seems to be and what to do,
            or lists the importers there are.
    """
    ranked = [(importer, sure) for importer, sure in ranking(content, path) if sure > 0]
    unread = unread_format(content)
    if unread is not None:
        if unread.surely:
            ranked = [pair for pair in ranked if pair[1] >= SURE or not _is_ours(pair[0])]
        if not ranked:
            raise UnknownFormat(
                f"this is {unread.what}, which no importer reads", path=path, hint=unread.hint
            )
    if not ranked:
        names = ", ".join(importer.name for importer in _importers())
        raise UnknownFormat(
            "it cannot be told what kind of file this is",
            path=path,
            hint=f"say it with --from; there are: {names}",
        )
    return ranked[0]


def _is_ours(importer: Importer) -> bool:
    return type(importer).__module__.startswith("biokit.")


def ranking(content: bytes, path: str) -> tuple[tuple[Importer, float], ...]:
    """Every importer with its certainty, from 0 to 1, the surest first."""
    suffix = PurePosixPath(path.lower()).suffix
    told = [(importer, importer.recognise(content, path)) for importer in _importers()]
    told.sort(key=lambda pair: (-pair[1], suffix not in pair[0].suffixes, pair[0].name))
    return tuple(told)


def _importers() -> Iterator[Importer]:
    """Ours and others'. One that can't be loaded (its library is missing) can't read anything."""
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            kind: type[Importer] = point.load()
        except (ImportError, AttributeError):
            continue
        yield kind()
