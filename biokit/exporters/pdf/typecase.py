"""The typecase of one book: its faces, what they lack, and which of them went into the product."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from biokit.diagnostics import Finding
from biokit.errors import ExportFailed
from biokit.exporters.base import Options, UsedFile
from biokit.exporters.faces import digest, digest_of, faces_in, folders
from biokit.exporters.pdf.fonts import Uncovered, missing, uncovered
from biokit.exporters.pdf.laid import Printed
from biokit.projections.book import Book

__all__ = ["Typecase"]

MACHINE = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/opt/homebrew/share/fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
    Path.home() / "Library/Fonts",
)
"""The folders of `templates/print/fonts.conf`."""
FACES = frozenset({".ttf", ".otf", ".ttc", ".otc"})


class Typecase:
    """What a book is set in.

    Args:
        book: whose characters are wanted.
        options: whose project may have faces of its own.
        design: the tokens, which name the families.

    Raises:
        BadInput: a folder of faces holds what is no face.
    """

    def __init__(self, book: Book, options: Options, design: Mapping[str, str]) -> None:
        places = folders(options.resources.project)
        self._faces = faces_in(places)
        self._missing = tuple(missing(self._faces, design))
        self._uncovered = uncovered(book, self._faces)
        self.configuration = (
            options.resources.templates()
            .get_template("print/fonts.conf")
            .render(folders=[str(place) for place in places], system=self.needs_machine)
        )

        self._files = {digest_of(face.path): face.path for face in self._faces}
        self.digest = digest(" ".join(sorted(self._files)).encode())
        """Of all its faces."""

    @property
    def needs_machine(self) -> bool:
        """Whether the machine's own faces must stand in for something."""
        return bool(self._missing or self._uncovered)

    def findings(self, unprinted: frozenset[str]) -> Iterator[Finding]:
        """Faces that are missing and characters no face has.

        Args:
            unprinted: characters that were printed as an empty box.
        """
        yield from self._missing
        told = {each.character for each in self._uncovered}
        others = (Uncovered(sign, None) for sign in sorted(unprinted - told))
        for each in (*self._uncovered, *others):
            yield _finding(each, boxed=each.character in unprinted)

    def used(self, printed: Iterable[Printed]) -> tuple[UsedFile, ...]:
        """The files of the faces in the product; one of the machine's own by its family."""
        embedded = {(each.family, each.sha256) for each in printed}
        return tuple(
            UsedFile(f"fonts/{self._files[sha].name}" if sha in self._files else family, sha)
            for family, sha in sorted(embedded)
        )

    def program(self, sha256: str) -> bytes:
        """The file of a face in the product.

        Raises:
            ExportFailed: it is not there any more.
        """
        known = self._files.get(sha256) or _of_machine().get(sha256)
        if known is None:
            raise ExportFailed("a face was taken away while the book was printed")
        return known.read_bytes()


@cache
def _of_machine() -> dict[str, Path]:
    """The machine's own faces by digest. It takes a second, and only a book with a finding asks."""
    places = (folder for folder in MACHINE if folder.is_dir())
    files = (path for place in places for path in sorted(place.rglob("*")) if path.is_file())
    return {digest(path.read_bytes()): path for path in files if path.suffix.lower() in FACES}


def _finding(lacking: Uncovered, *, boxed: bool) -> Finding:
    origin = lacking.node.origin if lacking.node else None
    said = "it is printed as an empty box" if boxed else "a face of this machine stands in"
    return Finding(
        "glyph-missing",
        f"no face of the book has {lacking.named}: {said}",
        severity="error" if boxed else "warning",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=lacking.node.id if lacking.node else None,
        hint="put a face that has it into the project's fonts/ folder",
    )
