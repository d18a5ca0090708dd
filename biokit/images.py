"""Which bytes are an image: told by what stands in them, never by the name of the file."""

from __future__ import annotations

from xml.parsers import expat

__all__ = ["media_type"]

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
