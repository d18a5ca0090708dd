"""Pictures made of points: read whole, and written anew where a product cannot hold them so.

No other module knows Pillow and resvg. The encoders' settings stand here, so that the same picture
has the same bytes every time.
"""

from __future__ import annotations

import io
import math
import struct
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from biokit.exporters.swapping import swapped
from biokit.images import media_type

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["Broken", "Fitted", "Shades", "drawn", "fitted", "for_pages", "shades_of", "size_of"]

Shades = Literal["line", "grey", "rgb", "cmyk"]
"""Black and white, greys, coloured lights, inks."""

QUALITY = 90
"""Of JPEG: above it files grow and nobody sees why."""
ORIENTATION = 0x0112
GPS = 0x8825
"""Tags of Exif (CIPA DC-008, 4.6): how the camera was held, and where."""
PRINT = frozenset({"CMYK", "YCCK"})
"""Modes of pictures made for a press: readers show them wrong or not at all."""
GREY_16 = b"\x10\0"
"""Bit depth and colour type of a PNG (https://www.w3.org/TR/png-3/#11IHDR)."""
OF_PAGES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""Modes that WeasyPrint writes rightly, if they are in a PNG."""
MOST_POINTS = 100_000_000
"""A larger picture is no picture of a book: a full page at 1200 dpi has half of them."""

_MOST = ", and a hundred million are the most"


class Broken(Exception):
    """The bytes begin like a picture and are none; the message says what is wrong."""


class Fitted(msgspec.Struct, frozen=True):
    """A picture as a product can hold it."""

    content: bytes
    media_type: str
    width: int
    height: int
    done: tuple[str, ...] = ()
    """What was done to it, each in words that follow its name: `is TIFF and was made PNG`."""


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """A picture with its first frame read whole.

    Raises:
        Broken: it cannot be.
    """
    from PIL import Image, ImageFile

    # WeasyPrint has Pillow fill up what is missing, for all of the process.
    whole = swapped(ImageFile, "LOAD_TRUNCATED_IMAGES", value=False)
    try:
        with warnings.catch_warnings(), whole:
            warnings.simplefilter("ignore")  # of harmless oddities, and of large pictures
            with Image.open(io.BytesIO(content)) as picture:
                if picture.width * picture.height > MOST_POINTS:
                    raise Broken(f"it has {picture.width} by {picture.height} points{_MOST}")
                picture.load()
                yield picture
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as fault:
        raise Broken(_reason(fault)) from fault
    except Image.DecompressionBombError as fault:
        raise Broken(f"it has too many points{_MOST}") from fault


def _reason(fault: Exception) -> str:
    said = str(fault).lower()
    if "truncated" in said or "not enough" in said or isinstance(fault, EOFError):
        return "the file is cut short"
    return "the file is damaged"


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height in points.

    Raises:
        Broken: it is no picture of points.
    """
    with _opened(content) as picture:
        return picture.size


def shades_of(content: bytes) -> tuple[Shades, bool]:
    """What a picture is made of, and whether it can be seen through in places.

    Raises:
        Broken: it is no picture of points.
    """
    with _opened(content) as picture:
        clear = picture.mode.endswith(("A", "a")) or "transparency" in picture.info
        mode = picture.mode
        if mode == "P":  # at most 256 colours, all of which may be greys
            hues = (hue for _, hue in picture.convert("RGB").getcolors() or ())
            grey = all(isinstance(hue, tuple) and len(set(hue)) == 1 for hue in hues)
            mode = "L" if grey else "RGB"
    match mode:
        case "1":
            return "line", clear
        case "L" | "LA" | "La" | "I" | "I;16" | "F":
            return "grey", clear
        case "CMYK":
            return "cmyk", clear
        case _:
            return "rgb", clear


def fitted(content: bytes, accepted: frozenset[str], most_pixels: int | None = None) -> Fitted:
    """A picture as a product can hold it: itself, byte for byte, if nothing has to be done.

    Args:
        content: a picture of points.
        accepted: the media types that the product can hold.
        most_pixels: width times height; a larger picture is made smaller.

    Raises:
        Broken: it cannot be read to its end.
    """
    kind = media_type(content)
    with _opened(content) as picture:
        if not _must_change(picture, kind, accepted, most_pixels):
            bare = without_metadata(content, kind) if GPS in picture.getexif() else content
            done = () if bare == content else ("said where it was taken, and no longer does",)
            return Fitted(bare, kind or "", *picture.size, done)
        made = _remade(picture, kind, most_pixels)
        return msgspec.structs.replace(made, done=tuple(_done(picture, kind, made)))


def for_pages(content: bytes) -> tuple[bytes, str]:
    """A picture as WeasyPrint writes it rightly, and its media type: itself, wherever that can be.

    Of a TIFF in inks it would write nothing, and of 16 bits of grey a black page.

    Args:
        content: a picture of points.

    Raises:
        Broken: it cannot be read to its end.
    """
    kind = media_type(content)
    if kind is not None and not (kind == "image/png" and content[24:26] == GREY_16):
        return content, kind
    file = io.BytesIO()
    with _opened(content) as picture:
        if picture.mode == "CMYK":
            profile = picture.info.get("icc_profile")
            picture.save(file, "JPEG", quality=QUALITY, subsampling="4:4:4", icc_profile=profile)
            return file.getvalue(), "image/jpeg"
        made = picture if picture.mode in OF_PAGES else _in_screen_colours(picture)
        made.save(file, "PNG", icc_profile=picture.info.get("icc_profile"))
    return file.getvalue(), "image/png"


def _must_change(
    picture: Image.Image, kind: str | None, accepted: frozenset[str], most_pixels: int | None
) -> bool:
    return (
        kind not in accepted
        or picture.mode in PRINT
        or picture.getexif().get(ORIENTATION, 1) != 1
        or (most_pixels is not None and picture.width * picture.height > most_pixels)
    )


def _done(picture: Image.Image, kind: str | None, made: Fitted) -> Iterator[str]:
    if made.media_type != kind:
        yield f"is {picture.format} and was made {made.media_type.removeprefix('image/').upper()}"
    if getattr(picture, "n_frames", 1) > 1:
        yield "moves and was stopped at its first frame"
    if picture.mode in PRINT:
        yield "is in the colours of print (CMYK) and was put into those of screens"
    if picture.getexif().get(ORIENTATION, 1) != 1:
        yield "was turned upright, as its Exif says"
    if made.width * made.height != picture.width * picture.height:
        size = f"{picture.width} by {picture.height}"
        yield f"has {size} points and was made {made.width} by {made.height}"


def _remade(picture: Image.Image, kind: str | None, most_pixels: int | None) -> Fitted:
    """The first frame, upright, in the colours of screens, with its profile and nothing else."""
    from PIL import ImageOps

    profile = None if picture.mode in PRINT else picture.info.get("icc_profile")
    photograph = kind == "image/jpeg" or picture.mode in PRINT or picture.format == "JPEG2000"
    made = _in_screen_colours(ImageOps.exif_transpose(picture))
    if most_pixels is not None and made.width * made.height > most_pixels:
        made = _smaller(made, most_pixels)
    file = io.BytesIO()
    kept = {} if profile is None else {"icc_profile": profile}
    if photograph and made.mode in {"L", "RGB"}:
        made.save(file, "JPEG", quality=QUALITY, optimize=True, subsampling="4:4:4", **kept)
        return Fitted(file.getvalue(), "image/jpeg", *made.size)
    made.save(file, "PNG", optimize=True, **kept)
    return Fitted(file.getvalue(), "image/png", *made.size)


def _in_screen_colours(picture: Image.Image) -> Image.Image:
    """Grey, colour, or colour that shines through; 16 bits of grey become 8."""
    match picture.mode:
        case "1" | "L" | "RGB" | "RGBA" | "P":
            return picture
        case "LA" | "PA" | "La" | "RGBa":
            return picture.convert("RGBA")
        case "I;16" | "I;16L" | "I;16B" | "I":
            return picture.point(lambda grey: grey / 256).convert("L")
        case "CMYK" if picture.info.get("icc_profile"):
            return _by_profile(picture)
        case _:
            return picture.convert("RGB")


def _by_profile(picture: Image.Image) -> Image.Image:
    """Inks as the press would have mixed them, which no arithmetic on four numbers knows."""
    from PIL import ImageCms

    profile = io.BytesIO(picture.info["icc_profile"])
    try:
        made = ImageCms.profileToProfile(
            picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        made = None
    return picture.convert("RGB") if made is None else made


def _smaller(picture: Image.Image, most_pixels: int) -> Image.Image:
    from PIL import Image

    scale = math.sqrt(most_pixels / (picture.width * picture.height))
    size = max(1, int(picture.width * scale)), max(1, int(picture.height * scale))
    if picture.mode not in {"L", "RGB", "RGBA"}:
        shines = "transparency" in picture.info
        picture = picture.convert("L" if picture.mode == "1" else "RGBA" if shines else "RGB")
    return picture.resize(size, Image.Resampling.LANCZOS)


def without_metadata(content: bytes, kind: str | None) -> bytes:
    """A JPEG without Exif and XMP, a PNG without Exif and text: the points are not touched."""
    match kind:
        case "image/jpeg":
            return b"".join(_jpeg_without(content))
        case "image/png":
            return b"".join(_png_without(content))
        case _:
            return content


def _jpeg_without(content: bytes) -> Iterator[bytes]:
    """The segments of a JPEG but those of application 1 (ITU-T T.81, B.1.1.4), up to the scan."""
    yield content[:2]
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1] not in {0xDA, 0xFF}:
        ends = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at + 1] != 0xE1:
            yield content[at:ends]
        at = ends
    yield content[at:]


def _png_without(content: bytes) -> Iterator[bytes]:
    """The chunks of a PNG but those of words (https://www.w3.org/TR/png-3/#5Chunk-layout)."""
    yield content[:8]
    at = 8
    while at + 8 <= len(content):
        ends = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if content[at + 4 : at + 8] not in {b"eXIf", b"tEXt", b"zTXt", b"iTXt"}:
            yield content[at:ends]
        at = ends


def drawn(svg: bytes, width: int, faces: Iterable[Path]) -> bytes:
    """A drawing as a JPEG, its type set in these faces and no others.

    Raises:
        Broken: it cannot be drawn.
    """
    import resvg_py
    from PIL import Image

    files = [str(path) for path in faces]
    try:
        made = resvg_py.svg_to_bytes(
            svg_string=svg.decode(),
            skip_system_fonts=True,  # or every machine would make another cover
            font_files=files,
            width=width,
            background="white",
        )
    except ValueError as fault:
        raise Broken("the drawing cannot be drawn") from fault
    file = io.BytesIO()
    with Image.open(io.BytesIO(made)) as picture:
        picture.convert("RGB").save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
