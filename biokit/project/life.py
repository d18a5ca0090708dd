"""life.toml: who and what the book speaks of, what happened, and what each source says of it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import cast

import msgspec

from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import Rights
from biokit.model.life import Life
from biokit.model.nodes import Figure, Inline, Paragraph
from biokit.model.walk import Part, altered, rebuild
from biokit.project.parsed import Spot
from biokit.project.reading import WHERE_FROM, fields_in, origin_of, structs_in

LIFE_FILE = "life.toml"


class Medium(msgspec.Struct, frozen=True):
    """What is to be said of an image wherever it is shown, unless the text says it otherwise."""

    path: str
    """Relative to the project."""
    caption: tuple[Inline, ...] = ()
    alt: str | None = None
    description: tuple[Inline, ...] = ()
    """A paragraph; what needs several stands in the text, where the picture is shown."""
    credit: tuple[Inline, ...] = ()
    rights: Rights | None = None
    origin: Origin | None = None


def read_life(spot: Spot) -> tuple[Life, tuple[Medium, ...]]:
    """The life and the media in the root of life.toml."""
    fields = fields_in(spot, Life, {"media": lambda media: structs_in(media, Medium)}) or {}
    media = cast("tuple[Medium, ...]", fields.pop("media", ()))
    return Life(**fields), media


def read_medium(spot: Spot, path: str) -> Medium:
    """What the file beside an image says of it, which is all but its path."""
    fields = fields_in(spot, Medium, without=WHERE_FROM | {"path"}) or {}
    return Medium(path, origin=origin_of(spot), **fields)


def with_media(biography: Biography, media: tuple[Medium, ...]) -> Biography:
    """Figures with what the media say of them and the text does not."""
    by_path = {PurePosixPath(medium.path): medium for medium in media}

    def fill(part: Part) -> Part:
        if not isinstance(part, Figure) or part.path is None:
            return part
        medium = by_path.get(PurePosixPath(part.path))
        return part if medium is None else _filled(part, medium)

    return rebuild(biography, fill) if media else biography


def _filled(figure: Figure, medium: Medium) -> Figure:
    described = (Paragraph(medium.description),) if medium.description else ()
    return altered(
        figure,
        description=figure.description or described,
        caption=figure.caption or medium.caption,
        alt=medium.alt if figure.alt is None else figure.alt,
        credit=figure.credit or medium.credit,
        rights=figure.rights or medium.rights,
    )
