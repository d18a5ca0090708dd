"""The pictures that the text shows, with their bytes, under their places in the package."""

from __future__ import annotations

from posixpath import normpath

from biokit.errors import TooLarge
from biokit.importers.epub.container import Opened
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.package import Package
from biokit.importers.epub.places import is_remote, place_of

__all__ = ["Pictures"]


class Pictures:
    """Keeps what is shown.

    Args:
        package: whose pictures.
        book: they are read from it.
        findings: those that are not there are told there.
    """

    def __init__(self, package: Package, book: Opened, findings: Findings) -> None:
        self._package = package
        self._book = book
        self._findings = findings
        self._shown: dict[str, bytes | None] = {}

    @property
    def media(self) -> tuple[tuple[str, bytes], ...]:
        """Paths in the model with contents, in the order in which they are first shown."""
        return tuple(
            (_path(file), content) for file, content in self._shown.items() if content is not None
        )

    def shown(self, address: str, page: str, where: str) -> str | None:
        """The path in the model of a picture that a page shows; `None` if it is not there.

        Args:
            address: as the page has it.
            page: the file of the page.
            where: what the page is called in messages.
        """
        if is_remote(address):
            self._findings.count("remote-resource", address, path=where)
            self._findings.count("missing-picture", address, path=where)
            return None
        place = place_of(address, page)
        if place is None or not self.take(place.file):
            self._findings.count("missing-picture", address[:200], path=where)
            return None
        return _path(self._book.files.spelt(place.file))

    def take(self, file: str) -> bool:
        """Whether a picture is there; if so, it is kept.

        Raises:
            TooLarge: it is past the limit.
        """
        name = self._book.files.spelt(file)
        if name not in self._shown:
            try:
                self._shown[name] = self._book.files.read(name)
            except TooLarge as fault:
                self._findings.say("missing-picture", fault.message, path=fault.path)
                self._shown[name] = None
        return self._shown[name] is not None

    def path(self, file: str) -> str:
        """The path in the model of a picture that was taken."""
        return _path(self._book.files.spelt(file))

    def tell_unshown(self) -> None:
        """Count the pictures of the manifest that nothing shows."""
        for item in self._package.items:
            if item.is_picture and self._book.files.spelt(item.file) not in self._shown:
                self._findings.count("unshown-picture", item.file, path=self._book.path)


def _path(file: str) -> str:
    """A place in the package without steps out of the folder of its package document."""
    parts = [part for part in normpath(file).split("/") if part not in {"..", "."}]
    return "/".join(parts)
