"""Finds styles and templates: a project's own first, then those that ship with biokit.

In a wheel they lie inside the package; in a checkout or an editable install, beside it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from biokit.errors import BadInput, BadUsage

if TYPE_CHECKING:
    import jinja2

Shelf = Literal["styles", "templates"]


@cache
def shipped(shelf: Shelf) -> Path:
    """The folder of biokit's own styles or templates."""
    inside = Path(str(files("biokit"))) / shelf
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent / shelf


class Resources:
    """Styles and templates, with those of a project in front.

    Args:
        project: the project folder, whose `styles/` and `templates/` replace ours file by file.
    """

    def __init__(self, project: Path | None = None) -> None:
        self._project = project

    @property
    def project(self) -> Path | None:
        """The project folder, if there is one."""
        return self._project

    def folders(self, shelf: Shelf) -> tuple[Path, ...]:
        """Where to look, in order."""
        own = () if self._project is None else (self._project / shelf,)
        return (*(folder for folder in own if folder.is_dir()), shipped(shelf))

    @property
    def citation_styles(self) -> tuple[Path, ...]:
        """Where a project keeps citation styles of its own."""
        return () if self._project is None else (self._project / "styles" / "citations",)

    def find(self, shelf: Shelf, name: str) -> Path | None:
        """The file `name` of a shelf, if there is one."""
        places = (folder / name for folder in self.folders(shelf))
        return next((place for place in places if place.is_file()), None)

    def path(self, shelf: Shelf, name: str) -> Path:
        """The file `name` (`print/book.css`) of a shelf.

        Raises:
            BadUsage: there is none of that name.
        """
        found = self.find(shelf, name)
        if found is not None:
            return found
        raise BadUsage(f"there is no {shelf[:-1]} {name}", hint=f"see {shipped(shelf)} for ours")

    def text(self, shelf: Shelf, name: str) -> str:
        """The text of a file of a shelf.

        Raises:
            BadUsage: there is none of that name.
            BadInput: it is not UTF-8.
        """
        path = self.path(shelf, name)
        content = path.read_bytes()
        try:
            return content.decode().replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as fault:
            line = content.count(b"\n", 0, fault.start) + 1
            raise BadInput(
                "this is not UTF-8", path=path.as_posix(), line=line, hint="save it as UTF-8"
            ) from fault

    def templates(self) -> jinja2.Environment:
        """A Jinja2 environment over the templates, escaping XML, strict about names."""
        from biokit.sandbox import Templates  # loads Jinja: only when something is printed

        *own, ours = self.folders("templates")
        return Templates(own, ours)
