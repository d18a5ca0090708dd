"""What a book may load: its own pictures, styles and what styles name; nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

from biokit.errors import BadInput
from biokit.exporters.base import Assets
from biokit.exporters.pdf.weasy import Fetcher, Response
from biokit.images import CONVERTIBLE, foreign_format, media_type
from biokit.resources import Resources

__all__ = ["BASE", "Fetch", "asset_address", "fetch_from", "limited"]

BASE = "http://biokit.invalid/"
"""A host that cannot exist (RFC 6761): whatever is not answered here is asked of nobody."""

Fetch = Callable[[str], tuple[bytes, str]]
"""Bytes and media type by path; raises ValueError for what may not be loaded."""


def asset_address(path: str) -> str:
    """The address of a picture by its path in the biography."""
    return f"{BASE}assets/{quote(path)}"


def fetch_from(assets: Assets, resources: Resources) -> Fetch:
    """Loads `assets/…` from the biography and `styles/…` from the shelf."""

    def fetch(path: str) -> tuple[bytes, str]:
        shelf, _, name = path.partition("/")
        match shelf:
            case "assets":
                content = assets(name)
                kind = media_type(content)
                if kind is None and foreign_format(content) in CONVERTIBLE:
                    return content, "image/x-unknown"  # WeasyPrint asks Pillow what it is
                if kind is None:
                    raise BadInput("this is not an image", path=name)
                return content, kind
            case "styles" if not {"", ".", ".."} & set(name.split("/")):
                return resources.path("styles", name).read_bytes(), "application/octet-stream"
            case _:
                raise ValueError(path)

    return fetch


def limited(fetch: Fetch) -> Fetcher:
    """A WeasyPrint fetcher that knows these files and `data:` addresses."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Limited(URLFetcher):  # type: ignore[misc] # WeasyPrint has no annotations
        def __init__(self) -> None:
            super().__init__(allowed_protocols=("data",), allow_redirects=False)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Response:
            if not url.startswith(BASE):
                return super().fetch(url, headers)
            content, kind = fetch(unquote(urlsplit(url).path.lstrip("/")))
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return Limited()
