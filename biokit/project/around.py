"""What belongs to a file that is read in: the pages of an unpacked book, a page's pictures."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from posixpath import normpath

from biokit.importers.base import Beside
from biokit.project.folder import Folder
from biokit.project.front import BIOGRAPHY_FILE

PACKAGE = ".opf"

USUAL = ("", "OEBPS", "EPUB", "OPS", "epub", "src/epub")
"""Where in an unpacked EPUB its package document lies."""


def package_in(folder: Folder) -> str | None:
    """The place of the package document of an unpacked EPUB; `None` if the folder is none."""
    if folder.has(BIOGRAPHY_FILE):
        return None
    for place in USUAL:
        for name in folder.names(place):
            if PurePosixPath(name).suffix == PACKAGE:
                return f"{place}/{name}" if place else name
    return None


def beside_of(path: Path, root: Path, limit: int) -> Beside:
    """What reads the files that belong to an input.

    Args:
        path: of the input.
        root: the folder nothing outside of which is read.
        limit: the most bytes that are read of one.
    """
    folder = Folder(root)
    own = path.parent.relative_to(root).as_posix()

    def read(place: str) -> bytes:
        return folder.read(normpath(f"{own}/{place}"), limit)

    return read
