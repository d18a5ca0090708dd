"""The folder of a project: its files by their place in it, and nothing outside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from biokit.errors import BadInput
from biokit.files import is_folder, read_whole

LARGEST_IMAGE = 256 * 1024 * 1024
"""Bytes of one picture: a plate of A3 at 600 dpi is 210 MB without compression."""


class Folder:
    """A folder whose files are read, and no others.

    Args:
        path: where it lies, as the user named it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._root = path.resolve()

    def named(self, place: str) -> str:
        """What messages call the file at a place."""
        return (self.path / place).as_posix()

    def has(self, place: str) -> bool:
        """Whether anything is there, be it a file, a folder, or a link to nowhere."""
        if Path(place).is_absolute() or ".." in Path(place).parts:
            return False
        try:
            (self.path / place).lstat()
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return False
        except OSError:  # something is there; whoever reads it says why it can't be
            return True
        return True

    def read(self, place: str, limit: int) -> bytes:
        """The bytes of the file at a place.

        Raises:
            BadInput: there is none, it lies outside the folder, or it may not be read.
            TooLarge: it is past the limit.
        """
        return read_whole(self._inside(place), limit, self.named(place))

    def _inside(self, place: str) -> Path:
        if Path(place).is_absolute() or ".." in Path(place).parts:
            raise BadInput(
                f"{place} leads out of the folder",
                path=self.named("") if Path(place).is_absolute() else self.named(place),
                hint="copy the file into it and name it from there",
            )
        there = self.path / place
        try:
            real = there.resolve(strict=True)
        except (OSError, RuntimeError, ValueError):
            return there  # whoever reads it says why it can't be
        if not real.is_relative_to(self._root):
            raise BadInput(
                "the file is a symbolic link that leads out of the folder",
                path=self.named(place),
                hint="copy the file into the folder",
            )
        return there

    def texts(self, place: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The places of the Markdown files in a folder in order of name, and of what else is there.

        Hidden files and an editor's copies (`~`) are neither.

        Raises:
            BadInput: the folder cannot be read.
        """
        shown = [n for n in self.names(place) if not n.startswith(".") and not n.endswith("~")]
        markdown = tuple(f"{place}/{name}" for name in shown if name.endswith(".md"))
        others = tuple(f"{place}/{name}" for name in shown if not name.endswith(".md"))
        return markdown, others

    def names(self, place: str) -> tuple[str, ...]:
        """The names of what lies in a folder, in their order; none if there is no such folder.

        Raises:
            BadInput: it cannot be read.
        """
        there = self.path / place
        if not is_folder(there):
            return ()
        try:
            names = sorted(entry.name for entry in there.iterdir())
        except OSError as fault:
            raise BadInput("the folder may not be read", path=self.named(place)) from fault
        for name in names:
            if any("\ud800" <= sign <= "\udfff" for sign in name):
                raise BadInput(
                    f"the name of a file is not UTF-8: {name!a}",
                    path=self.named(place),
                    hint="give it another",
                )
        return tuple(names)


class Overlay(Folder):
    """A folder as it will be when some of its files are written, and some taken away.

    Args:
        path: where it lies, or will.
        files: what they will hold, by their places; `None` for one that is taken away.
    """

    def __init__(self, path: Path, files: Mapping[str, bytes | None]) -> None:
        super().__init__(path)
        self._files = files

    def has(self, place: str) -> bool:
        """Whether anything will be there."""
        if place in self._files:
            return self._files[place] is not None
        return super().has(place) or any(
            f"{place}/" == each[: len(place) + 1] for each in self._files
        )

    def read(self, place: str, limit: int) -> bytes:
        """The bytes that the file will hold.

        Raises:
            BadInput: there will be none, or what `Folder.read` raises.
        """
        if place not in self._files:
            return super().read(place, limit)
        content = self._files[place]
        if content is None:
            raise BadInput("there is no such file", path=self.named(place))
        return content

    def names(self, place: str) -> tuple[str, ...]:
        """The names of what will lie in a folder."""
        head = f"{place}/" if place else ""
        inside = {
            each.removeprefix(head).partition("/")[0]: content is not None
            or "/" in each.removeprefix(head)
            for each, content in self._files.items()
            if each.startswith(head)
        }
        there = [name for name in super().names(place) if inside.get(name, True)]
        return tuple(sorted({*there, *(name for name, kept in inside.items() if kept)}))
