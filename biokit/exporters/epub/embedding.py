"""Faces in the package: those of the design, cut down to the characters that the book has.

Off unless the edition asks for it: the reader's own face is what most readers want, and what a
publisher may embed is for its licence to say. OpenType's own answer to that, `fsType`, is heeded
(https://learn.microsoft.com/typography/opentype/spec/os2#fstype); the copyright and the licence
stay in each face, as the SIL Open Font License asks.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import ExportFailed
from biokit.exporters.base import UsedFile
from biokit.exporters.epub.package import CSS, XHTML, Item
from biokit.exporters.faces import Face, digest, faces_in, first_family, folders

if TYPE_CHECKING:
    from pathlib import Path

    import jinja2
    from fontTools.ttLib import TTFont

__all__ = ["FACES", "Embedding", "embedded"]

FACES = "css/faces.css"
"""The style sheet that names the faces."""

FAMILIES = ("face-text", "face-han")
"""The tokens whose first families a book is set in."""
TEMPLATE = "ebook/faces.css"

_RESTRICTED = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200
_LICENCE_NAMES = (0, 7, 13, 14)
"""Name records that say whose a face is: copyright, trademark, licence, its address."""

_MARKUP = re.compile(r"<[^>]*>")
_STRONG = re.compile(r"<(strong|b)\b[^>]*>(.*?)</\1>", re.DOTALL)
_BOLD_STYLE = re.compile(r"font(?:-weight)?\s*:[^;}]*\b(?:bold|bolder|[6-9]00)\b")
_ENTITY = re.compile(r"&(?:#(\d+)|#x([0-9A-Fa-f]+)|(lt|gt|amp|quot));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class Embedding(msgspec.Struct, frozen=True):
    """What an ebook carries to be set in."""

    items: tuple[Item, ...] = ()
    """The style sheet that names the faces, then the faces."""
    used: tuple[UsedFile, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Signs(msgspec.Struct, frozen=True):
    """The characters of a book, and those of them that are set in bold."""

    all: frozenset[int]
    bold: frozenset[int]


def embedded(
    items: Iterable[Item],
    project: Path | None,
    tokens: dict[str, str],
    templates: jinja2.Environment,
) -> Embedding:
    """The faces of the design as far as the book has characters for them.

    Args:
        items: the files of the package.
        project: the folder that may have faces of its own.
        tokens: the design's, without their dashes: `face-text` and its families.
        templates: where `ebook/faces.css` is.

    Raises:
        BadInput: a folder of faces holds what is no face.
        ExportFailed: the library that cuts faces down is not installed.
    """
    signs = _signs_of(tuple(items))
    faces = faces_in(folders(project))
    findings: list[Finding] = []
    kept: list[Face] = []
    made: list[Item] = []
    for token in FAMILIES:
        family = first_family(tokens.get(token, ""))
        of_family = [face for face in faces if face.family == family]
        if not of_family:
            findings.append(_absent(family))
        for face in sorted(of_family, key=lambda face: (face.weight, face.style)):
            wanted = signs.bold if face.bold else signs.all
            found = _cut(face, wanted, len(kept) + 1)
            if isinstance(found, Finding):
                findings.append(found)
            elif found is not None:
                kept.append(face)
                made.append(found)
    sheet = templates.get_template(TEMPLATE).render(
        faces=[(face, item.name.rpartition("/")[2]) for face, item in zip(kept, made, strict=True)],
        text=tokens.get("face-text", ""),
        han=tokens.get("face-han", ""),
    )
    used = (UsedFile(f"fonts/{face.path.name}", digest(face.path.read_bytes())) for face in kept)
    return Embedding(
        (Item("faces", FACES, CSS, sheet.encode()), *made), tuple(used), tuple(findings)
    )


def _absent(family: str) -> Finding:
    return Finding(
        "face-missing",
        f"the face {family} is not installed: the ebook goes without it",
        hint="`make` fetches the faces; BIOKIT_FONTS names a folder of your own",
    )


def _signs_of(items: tuple[Item, ...]) -> _Signs:
    """Every character that the pages show; all are bold if a style sheet makes anything bold."""
    seen: set[str] = set()
    strong: set[str] = set()
    for item in items:
        if item.media_type == XHTML:
            page = item.content.decode()
            seen.update(_MARKUP.sub("", page))
            seen.update(_named_in(page))
            strong.update(*(_MARKUP.sub("", run) for _, run in _STRONG.findall(page)))
    styled = any(
        item.media_type == CSS and _BOLD_STYLE.search(item.content.decode()) for item in items
    )
    every = frozenset(map(ord, seen))
    return _Signs(every, every if styled else frozenset(map(ord, strong)))


def _named_in(page: str) -> Iterator[str]:
    for decimal, hexadecimal, name in _ENTITY.findall(page):
        yield _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))


def _cut(face: Face, wanted: frozenset[int], number: int) -> Item | Finding | None:
    """A face with what the book needs of it; `None` if that is nothing."""
    try:
        from fontTools.ttLib import TTFont
    except ModuleNotFoundError:
        raise ExportFailed(
            "faces cannot be embedded without fontTools", hint="pip install 'biokit[epub]'"
        ) from None
    content = face.path.read_bytes()
    with TTFont(io.BytesIO(content), lazy=True) as font:
        needed = {sign for sign in font.getBestCmap() or () if sign in wanted and sign > 0x20}
        if not needed:
            return None
        rights = font["OS/2"].fsType
        if rights & _RESTRICTED or rights & _BITMAPS_ONLY:
            return Finding(
                "face-not-embeddable",
                f"{face.path.name} forbids embedding: the ebook goes without it",
                path=face.path.name,
                hint="choose a face whose licence allows it, one under the Open Font License",
            )
        if not rights & _NO_SUBSETTING:
            content = _subset(font, needed)
        kind: Literal["otf", "ttf"] = "otf" if font.sfntVersion == "OTTO" else "ttf"
    name = f"fonts/{re.sub('[^A-Za-z0-9.-]', '-', face.path.stem)}.{kind}"
    return Item(f"face-{number}", name, f"font/{kind}", content)


def _subset(font: TTFont, wanted: set[int]) -> bytes:
    """The face with these characters and the forms that small capitals and figures need."""
    from fontTools.subset import Options, Subsetter

    options = Options()
    options.layout_features = [
        *(feature for feature in options.layout_features if feature != "*"),
        *("smcp", "c2sc", "onum", "lnum", "pnum", "tnum"),
    ]
    options.name_IDs = sorted({*options.name_IDs, *_LICENCE_NAMES, 1, 2, 3, 4, 5, 6, 16, 17})
    options.hinting = False
    options.notdef_outline = True
    cutter = Subsetter(options)
    cutter.populate(unicodes={*wanted, 0x20, 0xA0})
    cutter.subset(font)
    font.recalcTimestamp = False
    made = io.BytesIO()
    font.save(made, reorderTables=None)
    return made.getvalue()
