"""The images of a biography: those that came within its input, those of its folder, and no others.

A book carries its pictures with it; a project and a text in Markdown have theirs beside them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from biokit.errors import BadInput
from biokit.exporters.base import Assets, no_assets
from biokit.images import CONVERTIBLE, foreign_format, media_type
from biokit.importers.base import Import, ImportOptions
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.nodes import Figure, InlineImage
from biokit.model.walk import seek
from biokit.project.folder import LARGEST_IMAGE, Folder
from biokit.project.front import BIOGRAPHY_FILE
from biokit.resources import Resources


def assets_of(biography: Biography) -> Assets:
    """What reads the images of a biography from where it was loaded from.

    An input that is no project is read once more when the first image is asked for, since its
    pictures may stand within it. What this raises names the file and line of the figure that shows
    the image.
    """
    if biography.origin is None:
        return no_assets
    path = Path(biography.origin.path)
    if path.name == BIOGRAPHY_FILE:
        return assets_in(path.parent, biography)
    return _first(cache(lambda: _within(path)), assets_in(path.parent, biography))


def assets_with(read: Import) -> Assets:
    """As `assets_of` the biography that was read, whose input need not be read again."""
    within, origin = dict(read.media), read.biography.origin
    if origin is None:
        return _first(lambda: within, no_assets)
    return _first(lambda: within, assets_in(Path(origin.path).parent, read.biography))


def _within(path: Path) -> Mapping[str, bytes]:
    """The pictures that came within an input: none, if it cannot be read any more."""
    from biokit.project.loading import load_with_findings  # which reads images itself

    try:
        # How large it may be was settled when it was loaded.
        return dict(load_with_findings(path, options=ImportOptions(max_size=sys.maxsize)).media)
    except BadInput:
        return {}


def _first(within: Callable[[], Mapping[str, bytes]], beside: Assets) -> Assets:
    """Reads what came within the input from there, and everything else from beside it."""

    def read(place: str) -> bytes:
        content = within().get(place)
        return beside(place) if content is None else content

    return read


def assets_in(path: Path, biography: Biography | None = None) -> Assets:
    """What reads images from a folder and from nowhere else.

    Args:
        path: the folder.
        biography: whose figures are named where an image is missing.
    """
    folder = Folder(path)
    shown = {} if biography is None else dict(reversed(list(images_in(biography))))

    def read(place: str) -> bytes:
        try:
            return read_image(folder, place)
        except BadInput as fault:
            origin = shown.get(place)
            if origin is None:
                raise
            raise _where_shown(fault, place, origin) from fault

    return read


def images_in(biography: Biography) -> Iterator[tuple[str, Origin | None]]:
    """The places of its images and of the figures that show them, in the order of the book."""
    for part in seek((biography,), frozenset({Figure, InlineImage})):
        if isinstance(part, Figure | InlineImage) and part.path is not None:
            yield part.path, part.origin


def is_address(place: str) -> bool:
    """Whether an image is somewhere else, or written out where it is shown."""
    return "://" in place or place.startswith("data:")


def read_image(folder: Folder, place: str) -> bytes:
    """The bytes of an image.

    Raises:
        BadInput: there is none there, it lies outside the folder, or it is no image.
    """
    if is_address(place):
        raise BadInput(
            "an image is a file, not an address", path=place, hint="save it in media/ and name that"
        )
    content = folder.read(place, LARGEST_IMAGE)
    foreign = None if media_type(content) else foreign_format(content) or "not an image"
    if foreign is not None and foreign not in CONVERTIBLE:
        raise BadInput(
            f"this is {foreign}",
            path=folder.named(place),
            hint="PNG, JPEG, GIF, WebP and SVG can be shown",
        )
    return content


def broken_images(folder: Folder, biography: Biography) -> Iterator[tuple[str, BadInput]]:
    """Every image that cannot be shown, and why, with the file and line of each of its figures."""
    seen: dict[str, BadInput | None] = {}
    for place, origin in (*images_in(biography), *_covers(biography)):
        if place not in seen:
            try:
                read_image(folder, place)
                seen[place] = None
            except BadInput as fault:
                seen[place] = fault
        known = seen[place]
        if known is not None:
            yield place, _where_shown(known, place, origin)


def _covers(biography: Biography) -> Iterator[tuple[str, Origin | None]]:
    """The images that editions name as covers; the line is that of their file's beginning."""
    for edition in biography.editions:
        for name, value in edition.options:
            if name == "cover" and value:
                yield value, biography.origin


def _where_shown(fault: BadInput, place: str, origin: Origin | None) -> BadInput:
    if origin is None:
        return fault
    return BadInput(
        f"the image {place} cannot be shown: {fault.message}",
        path=origin.path,
        line=origin.line,
        hint=fault.hint,
    )


def project_of(biography: Biography) -> Path | None:
    """The project folder that a biography was loaded from; `None` if it was a file."""
    path = None if biography.origin is None else Path(biography.origin.path)
    return path.parent if path is not None and path.name == BIOGRAPHY_FILE else None


def own_styles(biography: Biography) -> tuple[Path, ...]:
    """Where the project of a biography keeps citation styles of its own."""
    return Resources(project_of(biography)).citation_styles
