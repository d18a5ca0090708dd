"""Where things are in a package: a file, relative to the package document, and an id in it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import msgspec

__all__ = ["Place", "folded", "is_remote", "place_of"]


class Place(msgspec.Struct, frozen=True, gc=False):
    """A file of the package, and the id of an element in it or nothing for the file as a whole."""

    file: str
    fragment: str = ""


@lru_cache(maxsize=4096)
def place_of(address: str, base: str = "") -> Place | None:
    """Where an address of the book leads; `None` if it leads out of it.

    Args:
        address: as it is written, percent-encoded or not.
        base: the file it is written in, relative to the package document.
    """
    try:
        parts = urlsplit(address.strip().replace("\\", "/"))
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    file = base
    if parts.path:
        file = normpath(join(dirname(base), unquote(parts.path)))
    return Place(file.removeprefix("/"), unquote(parts.fragment))


def is_remote(address: str) -> bool:
    """Whether an address asks for something of the network."""
    return address.strip().lower().startswith(("http:", "https:", "//", "ftp:"))


def folded(name: str) -> str:
    """A name as systems that do not tell case or composition apart see it."""
    return unicodedata.normalize("NFC", name).casefold()
