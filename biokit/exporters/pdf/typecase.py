"""The typecase of one book: its faces, what they lack, and which of them went into the product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from biokit.diagnostics import Finding
from biokit.exporters.base import Options, UsedFile
from biokit.exporters.faces import digest, faces_in, folders
from biokit.exporters.pdf.fonts import Uncovered, missing, uncovered
from biokit.exporters.pdf.press import Embedded
from biokit.projections.book import Book

__all__ = ["Typecase"]


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

    def used(self, embedded: tuple[Embedded, ...]) -> tuple[UsedFile, ...]:
        """The files of the faces in the product; one of the machine's own by its family."""
        ours: dict[str, Path] = {
            digest(face.path.read_bytes()): face.path
            for face in self._faces
            if any(face.family == each.family for each in embedded)
        }
        return tuple(
            UsedFile(
                f"fonts/{ours[each.sha256].name}" if each.sha256 in ours else each.family,
                each.sha256,
            )
            for each in sorted(embedded, key=lambda each: (each.family, each.sha256))
        )


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
