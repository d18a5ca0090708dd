"""Ways into the book as it has them: contents as a tree, landmarks, pages of a printed edition.

Of a navigation document and an NCX, the first that has contents is believed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.epub.container import Opened
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.markup import children, document, first, said
from biokit.importers.epub.package import Package
from biokit.importers.epub.places import Place, place_of
from biokit.importers.xhtml.parsing import parsed

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Navigation", "Point", "is_kind", "navigation_of"]


class Point(msgspec.Struct, frozen=True):
    """One line of the contents, with those below it."""

    words: str
    place: Place | None
    """`None` for a line that leads nowhere itself."""
    inner: tuple[Point, ...] = ()


class Navigation(msgspec.Struct, frozen=True):
    """What a book says of its own structure."""

    points: tuple[Point, ...] = ()
    landmarks: tuple[tuple[str, Place], ...] = ()
    """What is where, in EPUB's words: `bodymatter`, `cover`, `text`."""
    pages: tuple[tuple[str, Place], ...] = ()
    """Labels of printed pages with the places where they begin."""


def is_kind(element: etree._Element, *kinds: str) -> bool:
    """Whether an element says by `epub:type` or by its role that it is one of these."""
    said_kinds = f"{element.get('epub:type') or ''} {element.get('role') or ''}".lower().split()
    return any(kind.removeprefix("doc-") in kinds for kind in said_kinds)


def navigation_of(package: Package, book: Opened, findings: Findings) -> Navigation:
    """Read the navigation document and the NCX, as far as they are there."""
    guide = tuple((guide.kind, guide.place) for guide in package.guide)
    new = _from_document(package, book, findings)
    old = _from_ncx(package, book, findings)
    return Navigation(
        points=new.points or old.points,
        landmarks=new.landmarks + guide,
        pages=new.pages or old.pages,
    )


def walk_points(points: tuple[Point, ...]) -> Iterator[Point]:
    """Every line of the contents, in order."""
    for point in points:
        yield point
        yield from walk_points(point.inner)


# ---------------------------------------------------------------------- the navigation document


def _from_document(package: Package, book: Opened, findings: Findings) -> Navigation:
    """https://www.w3.org/TR/epub-33/#sec-nav ."""
    item = package.nav
    content = book.files.read(item.file) if item is not None else None
    if item is None or content is None:
        return Navigation()
    told: list[Finding] = []
    try:
        root = parsed(content, book.folder + item.file, findings=told)
    except BadInput as fault:
        findings.say("missing-file", fault.message, path=fault.path, line=fault.line)
        return Navigation()
    findings.take(iter(told))
    found = Navigation()
    for nav in root.iter("nav"):
        lines = next(nav.iter("ol", "ul"), None)
        if lines is None:
            continue
        if is_kind(nav, "toc") and not found.points:
            found = msgspec.structs.replace(found, points=tuple(_points(lines, item.file)))
        elif is_kind(nav, "landmarks"):
            found = msgspec.structs.replace(found, landmarks=tuple(_landmarks(lines, item.file)))
        elif is_kind(nav, "page-list", "pagelist"):
            pages = _points(lines, item.file)
            listed = tuple((page.words, page.place) for page in pages if page.place is not None)
            found = msgspec.structs.replace(found, pages=listed)
    return found


def _points(lines: etree._Element, file: str, depth: int = 1) -> Iterator[Point]:
    for line in children(lines, "li"):
        label = next((each for each in line.iter("a", "span") if said(each)), None)
        below = next(children(line, "ol", "ul"), None)
        inner = tuple(_points(below, file, depth + 1)) if below is not None else ()
        if label is None or (below is not None and below in label.iterancestors()):
            yield from inner
            continue
        href = label.get("href")
        place = place_of(href, file) if href else None
        if depth >= DEPTH_LIMIT:
            yield Point(said(label), place)
            yield from inner
        else:
            yield Point(said(label), place, inner)


def _landmarks(lines: etree._Element, file: str) -> Iterator[tuple[str, Place]]:
    for link in lines.iter("a"):
        place = place_of(link.get("href") or "", file)
        for kind in (link.get("epub:type") or "").lower().split():
            if place is not None:
                yield kind, place


# -------------------------------------------------------------------------------------- the NCX


def _from_ncx(package: Package, book: Opened, findings: Findings) -> Navigation:
    """https://daisy.org/activities/standards/daisy/daisy-3/z39-86-2005-r2012-authoring/#NCX ."""
    item = package.ncx
    content = book.files.read(item.file) if item is not None else None
    if item is None or content is None:
        return Navigation()
    try:
        root = document(content, book.folder + item.file, findings)
    except BadInput as fault:
        findings.say("missing-file", fault.message, path=fault.path, line=fault.line)
        return Navigation()
    lines = first(root, "navMap")
    points = tuple(_nav_points(lines, item.file)) if lines is not None else ()
    pages: list[tuple[str, Place]] = []
    for target in root.iter("pageTarget"):
        place = _source(target, item.file)
        label = said(first(target, "navLabel", "text")) or target.get("value", "")
        if place is not None and label:
            pages.append((label, place))
    return Navigation(points=points, pages=tuple(pages))


def _nav_points(lines: etree._Element, file: str, depth: int = 1) -> Iterator[Point]:
    for point in children(lines, "navPoint"):
        inner = tuple(_nav_points(point, file, depth + 1))
        words = said(first(point, "navLabel", "text"))
        if depth >= DEPTH_LIMIT:
            yield Point(words, _source(point, file))
            yield from inner
        else:
            yield Point(words, _source(point, file), inner)


def _source(point: etree._Element, file: str) -> Place | None:
    content = first(point, "content")
    return place_of(content.get("src", ""), file) if content is not None else None
