"""An ebook beside what its profile's shops take: what pictures may be, what is past a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadUsage
from biokit.exporters.epub.images import Allowed, Picture
from biokit.exporters.epub.package import SVG, XHTML, Item
from biokit.exporters.epub.shops import Limit, Measure, limits_for
from biokit.exporters.rasters import Broken, size_of
from biokit.model.base import Origin
from biokit.model.edition import MISFIT_HINT, Edition, Profile, misfit

__all__ = ["Measured", "allowed_by", "beyond", "check_profile"]


def check_profile(edition: Edition) -> None:
    """See that an edition's profile is one of an ebook.

    Raises:
        BadUsage: it is for something else.
    """
    fault = misfit(edition)
    if fault is not None:
        raise BadUsage(fault, hint=MISFIT_HINT)


def allowed_by(profile: Profile) -> Allowed:
    """What pictures may be for all shops of a profile."""
    kinds = Allowed().media_types
    for limit in limits_for(profile, "image-types"):
        kinds &= limit.types
    points = [limit.value for limit in limits_for(profile, "image-pixels")]
    return Allowed(kinds, min(points, default=None))


class Measured(msgspec.Struct, frozen=True):
    """A book as far as shops have limits for it."""

    size: int
    """Bytes of the whole."""
    items: tuple[Item, ...]
    pictures: tuple[Picture, ...]
    notes: Mapping[str, Origin | None]
    """The ids of the elements of notes, and where the notes stand in the text."""


def beyond(measured: Measured, profile: Profile) -> Iterator[Finding]:
    """A finding for everything that is beyond a limit of one of the profile's shops."""
    for limit in limits_for(profile, "book-bytes"):
        if measured.size > limit.value:
            yield _finding(limit, f"the book has {_bytes(measured.size)}", "leave out pictures")
    for item in measured.items:
        yield from _text(item, profile)
        if "cover-image" in item.properties:
            yield from _cover(item, profile, _where(item, measured.pictures))
    for picture in measured.pictures:
        yield from _picture(picture, profile)
    if limits_for(profile, "note-characters"):
        yield from _notes(measured, profile)


def _text(item: Item, profile: Profile) -> Iterator[Finding]:
    for limit in limits_for(profile, "text-bytes"):
        if item.media_type == XHTML and len(item.content) > limit.value:
            said = f"{item.name} has {_bytes(len(item.content))}"
            yield _finding(limit, said, "divide the chapter in two")


def _picture(picture: Picture, profile: Profile) -> Iterator[Finding]:
    size = len(picture.content)
    for limit in limits_for(profile, "image-bytes"):
        if size > limit.value:
            said = f"{picture.path} has {_bytes(size)}"
            yield _finding(limit, said, "save it smaller, or as JPEG", picture.origin)
    for limit in limits_for(profile, "image-moves"):
        if picture.moves:
            message = f"{picture.path} moves, and {limit.shop} shows no picture that does"
            yield _told(limit, message, "show one frame of it", picture.origin)


def _where(cover: Item, pictures: Iterable[Picture]) -> Origin | None:
    return next((each.origin for each in pictures if each.name == cover.name), None)


def _cover(item: Item, profile: Profile, origin: Origin | None) -> Iterator[Finding]:
    """A cover of points by its sides, formats and bytes; a drawing by its format."""
    for limit in limits_for(profile, "cover-types"):
        if item.media_type not in limit.types:
            message = (
                f"the cover {item.name} is {item.media_type}, which {limit.shop} does not take"
            )
            yield _told(limit, message, "give a JPEG", origin)
    for limit in limits_for(profile, "cover-bytes"):
        if len(item.content) > limit.value:
            said = f"the cover {item.name} has {_bytes(len(item.content))}"
            yield _finding(limit, said, "save it smaller", origin)
    if item.media_type == SVG:
        return
    try:
        short, long = sorted(size_of(item.content))
    except Broken:
        return
    sides: tuple[tuple[Measure, str, int, bool], ...] = (
        ("cover-short", "shorter", short, True),
        ("cover-long", "longer", long, True),
        ("cover-longest", "longer", long, False),
    )
    for measure, side, points, least in sides:
        for limit in limits_for(profile, measure):
            if (points < limit.value) if least else (points > limit.value):
                said = f"the {side} side of the cover {item.name} has {points} points"
                what = "less" if least else "more"
                yield _finding(limit, said, "1600 by 2400 suits all", origin, what)


def _notes(measured: Measured, profile: Profile) -> Iterator[Finding]:
    """Notes that are too long to pop up."""
    for key, length in _lengths(measured.items, measured.notes):
        for limit in limits_for(profile, "note-characters"):
            if length > limit.value:
                said = f"a note has {length} characters"
                hint = "shorten it, or make a part of it an appendix"
                yield _finding(limit, said, hint, measured.notes[key])


def _lengths(
    items: Iterable[Item], notes: Mapping[str, Origin | None]
) -> Iterator[tuple[str, int]]:
    """How many characters each note has, as they are printed."""
    from lxml import etree

    for item in items:
        if item.media_type == XHTML and any(
            f'id="{key}"'.encode() in item.content for key in notes
        ):
            for element in etree.fromstring(item.content).iter(etree.Element):
                key = element.get("id")
                if key is not None and key in notes:
                    words = " ".join("".join(map(str, element.itertext())).split())
                    yield key, len(words)


def _finding(
    limit: Limit, said: str, remedy: str, origin: Origin | None = None, than: str = "more"
) -> Finding:
    number = _bytes(limit.value) if limit.measure.endswith("bytes") else f"{limit.value:,}"
    takes = "takes no" if limit.firm else "advises no"
    if limit.measure.startswith("note"):
        takes = "lets pop up no"
    message = f"{said}, and {limit.shop} {takes} {than} than {number}"
    return _told(limit, message, remedy, origin)


def _told(limit: Limit, message: str, remedy: str, origin: Origin | None) -> Finding:
    at = origin or Origin("")
    return Finding(
        f"shop-{limit.measure}",
        message,
        "error" if limit.firm else "warning",
        at.path or None,
        at.line,
        hint=f"{remedy} ({limit.source}, read {limit.read})",
        words=at.words,
    )


def _bytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1000:.0f} kB"
