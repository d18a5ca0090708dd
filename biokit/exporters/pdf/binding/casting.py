"""The faces of the whole book, each with its program once.

A part knows of a face only the glyphs it uses itself. Here they become one font of the PDF: its
program holds the glyphs of all parts, and so do its widths and the map to what they stand for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name

from biokit.exporters.pdf.binding.programs import Subset, glyph_count
from biokit.exporters.pdf.layout.laid import Laid, Printed

__all__ = ["Casting"]

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
FIXED = 1
"""The flag of a face whose glyphs are all equally wide."""
AT_ONCE = 100
"""Lines a section of a CMap may have."""

CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType {kind} def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{lines}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class _Program(msgspec.Struct, frozen=True):
    """What makes the outlines of two faces the same."""

    sha256: str
    index: int
    axes: tuple[tuple[str, float], ...]


class _Face(msgspec.Struct, frozen=True):
    """What makes two faces of two parts the same: small capitals have a name of their own."""

    name: str
    program: _Program


class _Cast:
    """One font of the PDF."""

    def __init__(self) -> None:
        self.letters: dict[int, str] = {}
        self.widths: dict[int, float] = {}
        self.font: pikepdf.Object | None = None
        """Copied from the first part that has it, and filled when all is bound."""

    def takes(self, letters: Iterable[tuple[int, str]], count: int) -> bool:
        """Whether numbers beyond the face's glyphs mean here what they mean in another part.

        Each part counts the characters that a face lacks by itself.
        """
        own = self.letters
        return all(own.get(glyph, words) == words for glyph, words in letters if glyph >= count)

    def add(self, printed: Printed) -> None:
        """What a part uses of the face; where two disagree, the first is right."""
        for glyph, words in printed.letters:
            if not self.letters.get(glyph):
                self.letters[glyph] = words
        for glyph, width in printed.widths:
            self.widths.setdefault(glyph, width)


class Casting:
    """All faces of a book.

    Args:
        book: the PDF that is made.
        parts: in the order of the book, running heads after all else.
        program: the file of a face, by its SHA-256.
        subset: what is embedded of it.
    """

    def __init__(
        self,
        book: pikepdf.Pdf,
        parts: Iterable[Laid],
        program: Callable[[str], bytes],
        subset: Subset,
    ) -> None:
        self._book = book
        self._program = program
        self._subset = subset
        self._casts: dict[_Face, list[_Cast]] = {}
        self._counts: dict[_Program, int] = {}
        self._of = {id(part): dict(self._chosen(part)) for part in parts}

    def _chosen(self, part: Laid) -> Iterator[tuple[str, _Cast]]:
        """The font of each of a part's resources."""
        for printed in part.faces:
            program = _Program(printed.sha256, printed.index, printed.axes)
            if program not in self._counts:
                self._counts[program] = glyph_count(self._program(program.sha256), program.index)
            casts = self._casts.setdefault(_Face(printed.name, program), [])
            count = self._counts[program]
            cast = next((cast for cast in casts if cast.takes(printed.letters, count)), None)
            if cast is None:
                cast = _Cast()
                casts.append(cast)
            cast.add(printed)
            yield f"/{printed.resource}", cast

    def take(self, fonts: pikepdf.Object, part: Laid) -> None:
        """Take the fonts out of a part, before it is copied."""
        for resource, cast in self._of[id(part)].items():
            if resource not in fonts or "/DescendantFonts" not in fonts[resource]:
                continue  # one whose glyphs are pictures has no program
            if cast.font is None:
                font = fonts[resource]
                descriptor = font.DescendantFonts[0].FontDescriptor
                for key in (*PROGRAMS, "/CIDSet"):
                    if key in descriptor:
                        del descriptor[key]
                del font.ToUnicode
                font.Encoding = Name("/Identity-H")
                cast.font = self._book.copy_foreign(font)
            del fonts[resource]

    def give(self, fonts: pikepdf.Object, part: Laid) -> None:
        """Put the fonts of the book in their place, when it has been copied."""
        for resource, cast in self._of[id(part)].items():
            if cast.font is not None:
                fonts[resource] = cast.font

    def finish(self) -> None:
        """Fill the fonts: every part's glyphs are known."""
        programs: dict[_Program, list[_Cast]] = {}
        for face, casts in self._casts.items():
            programs.setdefault(face.program, []).extend(casts)
        for program, casts in programs.items():
            stream, cubic = self._embedded(program, casts)
            for cast in casts:
                self._fill(cast, stream, self._counts[program], cubic=cubic)

    def _embedded(self, program: _Program, casts: Iterable[_Cast]) -> tuple[pikepdf.Stream, bool]:
        """The program that some fonts share, and whether its outlines are cubic."""
        glyphs = frozenset(glyph for cast in casts for glyph in (*cast.letters, *cast.widths))
        whole = self._program(program.sha256)
        content = self._subset(whole, program.index, program.axes, glyphs)
        cubic = content[:1] == b"\x01"  # the major version of a CFF table
        stream = self._book.make_stream(content)
        if cubic:
            stream.Subtype = Name("/CIDFontType0C")
        else:
            stream.Length1 = len(content)
        return stream, cubic

    def _fill(self, cast: _Cast, program: pikepdf.Stream, count: int, *, cubic: bool) -> None:
        if cast.font is None:
            return
        font = cast.font
        font.ToUnicode = self._book.make_stream(_to_unicode(cast.letters))
        if any(glyph >= count for glyph in cast.letters):
            font.Encoding = self._encoding(cast.letters, count)
        descendant = font.DescendantFonts[0]
        descendant.Subtype = Name("/CIDFontType0" if cubic else "/CIDFontType2")
        if not cubic:
            descendant.CIDToGIDMap = Name("/Identity")
        elif "/CIDToGIDMap" in descendant:
            del descendant["/CIDToGIDMap"]
        widths = {glyph: width for glyph, width in cast.widths.items() if glyph < count}
        descendant.W = _widths(widths)
        descriptor = descendant.FontDescriptor
        descriptor["/FontFile3" if cubic else "/FontFile2"] = program
        left, low, _, high = descriptor.FontBBox
        descriptor.FontBBox = Array([left, low, max(widths.values(), default=0), high])
        fixed = len(widths) > 1 and len(set(widths.values())) == 1
        descriptor.Flags = int(descriptor.Flags) & ~FIXED | (FIXED if fixed else 0)

    def _encoding(self, letters: Iterable[int], count: int) -> pikepdf.Stream:
        """Codes to glyphs, where some codes stand for what the face lacks: its empty box."""
        lines = (f"<{code:04x}> {code if code < count else 0}" for code in sorted(letters))
        name = "Lacking-Identity"
        stream = self._book.make_stream(
            _cmap(name, "cid", lines, kind=1, ordering="Identity"),
        )
        stream.Type = Name("/CMap")
        stream.CMapName = Name(f"/{name}")
        stream.CIDSystemInfo = Dictionary(
            Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
        )
        return stream


def _to_unicode(letters: dict[int, str]) -> bytes:
    lines = (
        f"<{glyph:04x}> <{words.encode('utf-16-be').hex()}>"
        for glyph, words in sorted(letters.items())
    )
    return _cmap("Adobe-Identity-UCS", "bf", lines, kind=2, ordering="UCS")


def _cmap(name: str, entry: str, lines: Iterable[str], *, kind: int, ordering: str) -> bytes:
    """A CMap of single codes, ISO 32000-1, 9.7.5."""
    given = list(lines)
    sections = (given[first : first + AT_ONCE] for first in range(0, len(given), AT_ONCE))
    written = "\n".join(
        "\n".join((f"{len(section)} begin{entry}char", *section, f"end{entry}char"))
        for section in sections
    )
    return CMAP.format(name=name, kind=kind, ordering=ordering, lines=written).encode()


def _widths(widths: dict[int, float]) -> Array:
    """`[first [width width ...] ...]`, ISO 32000-1, 9.7.4.3."""
    runs: list[tuple[int, list[float]]] = []
    for glyph, width in sorted(widths.items()):
        if runs and glyph == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(width)
        else:
            runs.append((glyph, [width]))
    return Array([item for first, run in runs for item in (first, Array(run))])
