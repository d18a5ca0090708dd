"""Which bytes are an image: told by what stands in them, never by the name of the file."""

from __future__ import annotations

from xml.parsers import expat

__all__ = ["CONVERTIBLE", "foreign_format", "is_animated", "media_type"]

SVG = "http://www.w3.org/2000/svg"


def media_type(content: bytes) -> str | None:
    """The media type of an image that every product can show; `None` if it is none.

    PNG, JPEG, GIF, WebP by their first bytes; SVG by being XML throughout with the root `svg`.
    """
    match content[:12]:
        case head if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return "image/png"
        case head if head.startswith(b"\xff\xd8\xff"):
            return "image/jpeg"
        case head if head.startswith((b"GIF87a", b"GIF89a")):
            return "image/gif"
        case head if head.startswith(b"RIFF") and head.endswith(b"WEBP"):
            return "image/webp"
        case _:
            return "image/svg+xml" if _is_svg(content) else None


_FOREIGN: tuple[tuple[int, tuple[bytes, ...], str], ...] = (
    (0, (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), "TIFF"),
    (0, (b"BM",), "BMP"),
    (4, (b"ftypavif", b"ftypavis"), "AVIF"),
    (4, (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1"), "HEIC"),
    (0, (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"), "JPEG 2000"),
    (0, (b"\xff\x0a", b"\0\0\0\x0cJXL "), "JPEG XL"),
    (0, (b"8BPS",), "Photoshop’s format"),
    (0, (b"%!PS",), "PostScript"),
    (0, (b"%PDF-",), "PDF"),
)
"""Formats of pictures that products cannot show: where in the file their signs stand, and which."""

CONVERTIBLE = frozenset({"TIFF", "BMP", "AVIF", "JPEG 2000"})
"""Those of them that are made PNG or JPEG where a product cannot hold them."""


def foreign_format(content: bytes) -> str | None:
    """The name of a picture's format that is none of `media_type`'s; `None` if it is no picture."""
    for place, signs, name in _FOREIGN:
        if any(content.startswith(sign, place) for sign in signs):
            return name
    return None


def is_animated(content: bytes) -> bool:
    """Whether an image moves, by the chunks that only such images have."""
    match media_type(content):
        case "image/gif":
            return _frames(content) > 1
        case "image/png":
            return b"acTL" in content
        case "image/webp":
            return b"ANIM" in content[:64]
        case "image/svg+xml":
            return b"<animate" in content or b"@keyframes" in content
        case _:
            return False


def _frames(gif: bytes) -> int:
    """How many pictures a GIF holds (https://www.w3.org/Graphics/GIF/spec-gif89a.txt)."""
    at, frames = 13 + _table(gif[10:11]), 0
    while gif[at : at + 1] in {b"\x21", b"\x2c"}:
        if gif[at] == 0x2C:
            frames += 1
            at += 11 + _table(gif[at + 9 : at + 10])
        else:
            at += 2
        while at < len(gif) and gif[at]:
            at += gif[at] + 1
        at += 1
    return frames


def _table(flags: bytes) -> int:
    """Bytes of the table of colours that a byte of flags announces."""
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & 0x80 else 0


class _Refused(Exception):
    """The XML declares entities, which an image has no need of and an attack has."""


def _is_svg(content: bytes) -> bool:
    roots: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        if not roots:
            roots.append(name)
            if name != f"{SVG} svg":
                raise _Refused

    def entity(*_: object) -> None:
        raise _Refused

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, _Refused, ValueError, LookupError):
        return False
    return bool(roots)
