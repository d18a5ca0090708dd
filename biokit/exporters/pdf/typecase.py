"""The typecase of one book: its faces, what they lack, and which of them went into the product."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from biokit.diagnostics import Finding
from biokit.errors import ExportFailed
from biokit.exporters.base import Options, UsedFile
from biokit.exporters.faces import digest, digest_of, faces_in, first_family, folders
from biokit.exporters.pdf.fonts import Uncovered, is_han, missing, named, uncovered
from biokit.exporters.pdf.layout.laid import Printed
from biokit.model.base import Node
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

        self._text = first_family(design.get("face-text", ""))
        self._han = first_family(design.get("face-han", "")) or self._text
        self._files = {digest_of(face.path): face.path for face in self._faces}
        self.digest = digest(" ".join(sorted(self._files)).encode())
        """Of all its faces."""

    @property
    def needs_machine(self) -> bool:
        """Whether the machine's own faces must stand in for something."""
        return bool(self._missing or self._uncovered)

    def findings(self, unprinted: frozenset[str], printed: Iterable[Printed]) -> Iterator[Finding]:
        """Faces that are missing and characters no face has.

        Args:
            unprinted: characters that were printed as an empty box.
            printed: the faces in the product.
        """
        yield from self._missing
        standing_in = self._standing_in(printed)
        told = {each.character for each in self._uncovered}
        others = (Uncovered(sign, None) for sign in sorted(unprinted - told))
        found: dict[tuple[str, str | None, str], tuple[Node | None, list[str]]] = {}
        for each in (*self._uncovered, *others):
            sign = each.character
            family = None if sign in unprinted else _family(sign, standing_in)
            if family != "":
                of = each.node.id if each.node and each.node.id else str(id(each.node))
                key = (of, family, self._asked(sign))
                found.setdefault(key, (each.node, []))[1].append(sign)
        for (_, family, asked), (node, signs) in found.items():
            yield _finding("".join(signs), node, asked, family)

    def _standing_in(self, printed: Iterable[Printed]) -> dict[str, str]:
        """What was set in the machine's own faces, by their families."""
        own = {face.family for face in self._faces}
        found: dict[str, str] = {}
        for each in printed:
            if each.family not in own:
                words = "".join(letters for _, letters in each.letters)
                found[each.family] = found.get(each.family, "") + words
        return found

    def _asked(self, sign: str) -> str:
        """The family that a character should be set in."""
        return self._text if not is_han(sign) else self._han

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


def _family(sign: str, standing_in: Mapping[str, str]) -> str:
    """The family that stood in for a character; none if it was not printed."""
    fitting = (family for family, words in sorted(standing_in.items()) if sign in words)
    # Where letters are joined, a shape may be known by others of those it stands for.
    return next(fitting, " or ".join(sorted(standing_in)))


def _finding(signs: str, node: Node | None, asked: str, family: str | None) -> Finding:
    origin = node.origin if node else None
    nobody = f"neither {asked} nor another face of the book has" if asked else "no face has"
    if family is None:
        said = "they are empty boxes" if len(signs) > 1 else "it is printed as an empty box"
    else:
        those = "they are" if len(signs) > 1 else "it is"
        said = f"{those} set in {family}, a face of this machine"
    return Finding(
        "glyph-missing",
        f"{nobody} {named(signs)}: {said}",
        severity="error" if family is None else "warning",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=node.id if node else None,
        hint="put a face that has it into the project's fonts/ folder",
    )
