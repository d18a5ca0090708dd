"""The images of a biography: those of its own folder, and images only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from biokit.errors import BadInput
from biokit.exporters.base import Assets, no_assets
from biokit.images import media_type
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.nodes import Figure, InlineImage
from biokit.model.walk import walk
from biokit.project.folder import LARGEST_IMAGE, Folder
from biokit.project.front import BIOGRAPHY_FILE
from biokit.project.mistakes import Mistakes
from biokit.resources import Resources


def assets_of(biography: Biography) -> Assets:
    """What reads the images of a biography from the folder it was loaded from.

    What it raises names the file and line of the figure that shows the image.
    """
    if biography.origin is None:
        return no_assets
    return assets_in(Path(biography.origin.path).parent, biography)


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
    for part in walk(biography):
        if isinstance(part, Figure | InlineImage) and part.path is not None:
            yield part.path, part.origin


def read_image(folder: Folder, place: str) -> bytes:
    """The bytes of an image.

    Raises:
        BadInput: there is none there, it lies outside the folder, or it is no image.
    """
    if "://" in place or place.startswith("data:"):
        raise BadInput(
            "an image is a file, not an address", path=place, hint="save it in media/ and name that"
        )
    content = folder.read(place, LARGEST_IMAGE)
    if media_type(content) is None:
        raise BadInput(
            "this is not an image",
            path=folder.named(place),
            hint="PNG, JPEG, GIF, WebP and SVG can be shown",
        )
    return content


def check_images(folder: Folder, biography: Biography, mistakes: Mistakes) -> None:
    """Note every image that cannot be shown, with the file and line of its figure."""
    seen: dict[str, BadInput | None] = {}
    for place, origin in images_in(biography):
        if place not in seen:
            try:
                read_image(folder, place)
                seen[place] = None
            except BadInput as fault:
                seen[place] = fault
        known = seen[place]
        if known is not None:
            told = _where_shown(known, place, origin)
            mistakes.add(told.message, path=told.path or "", line=told.line, hint=told.hint)


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
