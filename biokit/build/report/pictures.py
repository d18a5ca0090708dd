"""The pages of a finished PDF as small pictures, and the faces that are in it.

No other module knows PDFium.
"""

from __future__ import annotations

import ctypes
import io
from base64 import b64encode
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from itertools import pairwise

import msgspec

__all__ = ["Embedded", "Pictures", "available", "drawn"]

WIDTH = 132
"""Points across a picture of a page."""
QUALITY = 50
"""Of JPEG: words are a grey texture at this size, and pictures can be told apart. WebP is no
smaller here, and takes twenty times as long."""


class Embedded(msgspec.Struct, frozen=True):
    """A face in the file."""

    name: str
    embedded: bool
    size: int
    """Bytes of its program, unpacked."""
    glyphs: int | None
    """That its program draws; `None` if it cannot be read."""


class Pictures(msgspec.Struct, frozen=True):
    """Some pages of a PDF."""

    pages: dict[int, str]
    """By page, counted from 0, the address that holds its picture."""
    faces: tuple[Embedded, ...]
    """On these pages."""
    height: int
    """Of the pictures, which are `WIDTH` wide."""


def available() -> bool:
    """Whether pages can be drawn."""
    return find_spec("pypdfium2") is not None


def drawn(content: bytes, wanted: Collection[int]) -> Pictures:
    """Draw pages of a PDF.

    Args:
        content: the file.
        wanted: which, counted from 0; those that it has not are left out.
    """
    import pypdfium2

    pages: dict[int, str] = {}
    faces: dict[str, Embedded] = {}
    height = 0
    with pypdfium2.PdfDocument(content) as file:
        for number in sorted(wanted):
            if number >= len(file):
                break
            page = file[number]
            width, depth = page.get_size()
            height = height or round(WIDTH * depth / width)
            bitmap = page.render(scale=WIDTH / width)
            pages[number] = _address(bitmap)
            bitmap.close()
            for face in _faces(page, faces):
                faces[face.name] = face
            page.close()
    return Pictures(pages, tuple(faces[name] for name in sorted(faces)), height)


def _address(bitmap: object) -> str:
    made = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(made, "JPEG", quality=QUALITY)  # type: ignore[attr-defined]
    return f"data:image/jpeg;base64,{b64encode(made.getvalue()).decode()}"


def _faces(page: object, known: Collection[str]) -> Iterator[Embedded]:
    """The faces of a page that no page before it had."""
    from pypdfium2 import raw

    met: set[str] = set()
    for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):  # type: ignore[attr-defined]
        font = text.get_font()
        name = font.get_base_name()
        if name not in known and name not in met:
            met.add(name)
            program = _program(font.raw) if font.is_embedded else b""
            yield Embedded(name, bool(font.is_embedded), len(program), _glyphs(program))


def _program(font: object) -> bytes:
    from pypdfium2 import raw

    length = ctypes.c_size_t()
    if not raw.FPDFFont_GetFontData(font, None, 0, ctypes.byref(length)):
        return b""
    place = (ctypes.c_uint8 * length.value)()
    raw.FPDFFont_GetFontData(font, place, length.value, ctypes.byref(length))
    return bytes(place)


def _glyphs(program: bytes) -> int | None:
    """How many glyphs are not empty: a subset keeps the numbers of those it leaves out."""
    from fontTools.cffLib import CFFFontSet
    from fontTools.ttLib import TTFont, TTLibError

    try:
        if program[:1] == b"\x01":  # CFF without a wrapping
            bare = CFFFontSet()
            bare.decompile(io.BytesIO(program), None)
            return _of_cff(bare)
        with TTFont(io.BytesIO(program)) as face:
            if "glyf" in face:
                places = face["loca"].locations
                return sum(bool(here < then) for here, then in pairwise(places))
            return _of_cff(face["CFF "].cff)
    except (TTLibError, KeyError, ValueError, AssertionError, IndexError):
        return None


def _of_cff(fonts: object) -> int:
    strings = fonts[0].CharStrings  # type: ignore[index]
    return sum(len(strings[name].bytecode or b"") > 1 for name in strings.keys())  # noqa: SIM118
