"""`biokit new`: a project that builds at once, for the author to write over."""

from __future__ import annotations

from pathlib import Path

import tomlkit

from biokit.errors import BadUsage, OutputFailed
from biokit.exporters.markdown import write_inlines
from biokit.files import make_folder, write_atomically
from biokit.model.nodes import Text
from biokit.project.front import BIOGRAPHY_FILE
from biokit.project.pictures import MEDIA
from biokit.resources import shipped

SKELETON = "project"


def new_project(folder: Path, title: str | None = None) -> tuple[Path, ...]:
    """Make a project in a folder that is empty or not there yet.

    Args:
        folder: where.
        title: of the book, plain words; without one, the folder's name with capitals.

    Returns:
        The files that were written, `biography.toml` first.

    Raises:
        BadUsage: there is something in the folder.
        OutputFailed: it cannot be written.
    """
    _refuse_what_is_there(folder)
    skeleton = shipped("templates") / SKELETON
    places = sorted(p.relative_to(skeleton) for p in skeleton.rglob("*") if p.is_file())
    make_folder(folder / MEDIA)
    for place in places:
        make_folder((folder / place).parent)
        content = (skeleton / place).read_bytes()
        if place.name == BIOGRAPHY_FILE:
            content = _titled(content.decode("utf-8"), title or _title_from(folder))
        write_atomically(folder / place, content)
    written = [folder / place for place in places]
    return tuple(sorted(written, key=lambda path: path.name != BIOGRAPHY_FILE))


def _refuse_what_is_there(folder: Path) -> None:
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as fault:
        raise OutputFailed("the folder cannot be read", path=folder.as_posix()) from fault
    if taken:
        what = "the folder is not empty" if folder.is_dir() else "a file is in the way"
        raise BadUsage(what, path=folder.as_posix(), hint="a new project wants a folder of its own")


def _title_from(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "A Life"


def _titled(text: str, title: str) -> bytes:
    """The skeleton's biography.toml with another title, its comments kept."""
    document = tomlkit.parse(text)
    document["title"] = write_inlines((Text(title),))
    return tomlkit.dumps(document).encode("utf-8")
