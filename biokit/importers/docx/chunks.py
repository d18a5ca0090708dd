"""Parts in other formats that a document takes in whole (17.17.2): their words, for the report."""

from __future__ import annotations

from lxml import etree

from biokit.errors import BadInput
from biokit.importers.base import SIZE_LIMIT
from biokit.importers.docx.package import Package
from biokit.importers.docx.parsing import parsed, text_of

__all__ = ["words_of_chunk"]

PAGES = (".htm", ".html", ".xhtml", ".mht")
NO_WORDS = ("script", "style")


def words_of_chunk(package: Package, name: str) -> str:
    """The words of a page, a text or another document; its name if they cannot be told."""
    try:
        content = package.read(name)
        if content.startswith(b"PK"):
            inner = Package(content, package.path, SIZE_LIMIT)
            root = parsed(inner.read(inner.main), package.path, inner.main)
            return " ".join(text_of(paragraph) for paragraph in root.iter("p")) or name
    except BadInput:
        return name
    text = content.decode("utf-8", "replace")
    return _of_page(text) if name.lower().endswith(PAGES) else text


def _of_page(text: str) -> str:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<body>{text}</body>", parser)
    if root is None:
        return ""
    for element in list(root.iter(*NO_WORDS)):
        element.clear(keep_tail=True)
    return " ".join(" ".join(map(str, root.itertext())).split())
