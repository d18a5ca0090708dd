"""What a book may load: its own pictures, styles and what styles name; nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from html import unescape
from urllib.parse import quote, unquote, urljoin, urlsplit

from biokit.errors import BadInput, BiokitError
from biokit.exporters.base import Assets
from biokit.exporters.pdf.layout.task import Picture
from biokit.exporters.pdf.layout.weasy import Fetcher, Response
from biokit.exporters.rasters import Broken, for_pages
from biokit.exporters.xhtml import identifier
from biokit.images import CONVERTIBLE, foreign_format, media_type
from biokit.resources import Resources

__all__ = [
    "BASE",
    "Fetch",
    "asset_address",
    "book_address",
    "fetch_from",
    "limited",
    "named_in",
    "pictures_in",
]

BASE = "http://biokit.invalid/"
"""A host that cannot exist (RFC 6761): whatever is not answered here is asked of nobody."""

SVG = "image/svg+xml"

_SHOWN = re.compile(rf'"{re.escape(BASE)}(assets/[^"]+)"')
_NAMED = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")

Fetch = Callable[[str], tuple[bytes, str]]
"""Bytes and media type by path; raises ValueError for what may not be loaded."""


def asset_address(path: str) -> str:
    """The address of a picture by its path in the biography."""
    return f"{BASE}assets/{quote(path)}"


def fetch_from(assets: Assets, resources: Resources) -> Fetch:
    """Loads `assets/…` from the biography, each once, and `styles/…` from the shelf."""

    @cache  # many parts may show one picture, and every part is written more than once
    def picture(name: str) -> tuple[bytes, str]:
        content = assets(name)
        kind = media_type(content)
        if kind == SVG:
            return content, SVG
        if kind is None and foreign_format(content) not in CONVERTIBLE:
            raise BadInput("this is not an image", path=name)
        try:
            return for_pages(content)
        except Broken:  # whoever asks for all pictures tells of it
            return content, kind or "image/x-unknown"

    def fetch(path: str) -> tuple[bytes, str]:
        shelf, _, name = path.partition("/")
        match shelf:
            case "assets":
                return picture(name)
            case "styles" if not {"", ".", ".."} & set(name.split("/")):
                return resources.path("styles", name).read_bytes(), "application/octet-stream"
            case _:
                raise ValueError(path)

    return fetch


def limited(pictures: Mapping[str, Picture]) -> Fetcher:
    """A WeasyPrint fetcher that knows these files and `data:` addresses.

    Args:
        pictures: by the path of their address.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Limited(URLFetcher):  # type: ignore[misc] # WeasyPrint has no annotations
        def __init__(self) -> None:
            super().__init__(allowed_protocols=("data",), allow_redirects=False)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Response:
            if not url.startswith(BASE):
                return super().fetch(url, headers)
            path = unquote(urlsplit(url).path.lstrip("/"))
            if path not in pictures:
                raise ValueError(path)
            known = pictures[path]
            return URLFetcherResponse(url, known.content, {"Content-Type": known.media_type})

    return Limited()


def book_address(key: str) -> str:
    """The address of a place in the book, in whatever part it is laid out."""
    return f"{BASE}#{quote(identifier(key))}"


def pictures_in(xhtml: str, fetch: Fetch) -> tuple[Picture, ...]:
    """The files that a page shows, once each, in their order; those that may be loaded."""
    return _loaded(dict.fromkeys(map(unquote, _SHOWN.findall(unescape(xhtml)))), fetch)


def named_in(sheets: Mapping[str, str], fetch: Fetch) -> tuple[Picture, ...]:
    """The files that style sheets name, and those that these name."""
    found: dict[str, Picture] = {}
    waiting = [(f"styles/{name}", css) for name, css in sheets.items()]
    while waiting:
        place, css = waiting.pop(0)
        addresses = (urljoin(f"{BASE}{place}", name) for name in _NAMED.findall(css))
        paths = [unquote(one.removeprefix(BASE)) for one in addresses if one.startswith(BASE)]
        for picture in _loaded(dict.fromkeys(path for path in paths if path not in found), fetch):
            found[picture.address] = picture
            if picture.address.endswith(".css"):
                waiting.append((picture.address, picture.content.decode("utf-8", "replace")))
    return tuple(found.values())


def _loaded(paths: Iterable[str], fetch: Fetch) -> tuple[Picture, ...]:
    made: list[Picture] = []
    for path in paths:
        # WeasyPrint asks for what is not there too, and what it says then names the place.
        with suppress(BiokitError, ValueError, OSError):
            made.append(Picture(path, *fetch(path)))
    return tuple(made)
