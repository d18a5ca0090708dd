"""A picture that cannot be shown has its words in its place, the same in every product."""

from __future__ import annotations

from collections.abc import Collection

from biokit.model.nodes import Figure, InlineImage, Section, Text
from biokit.model.walk import Part, altered, rebuilt

__all__ = ["in_words", "without_pictures"]


def in_words(part: Figure | InlineImage) -> Part | tuple[Part, ...]:
    """A picture as its caption, or as what is said of it to those who cannot see it."""
    match part:
        case Figure(caption=caption, alt=alt):
            said = (Text(alt),) if alt else ()
            return altered(part, path=None, caption=caption or said)
        case InlineImage(alt=alt):
            words = Text(alt, id=part.id, lang=part.lang, classes=part.classes)
            return words if alt or part.id else ()


def without_pictures(sections: tuple[Section, ...], broken: Collection[str]) -> tuple[Section, ...]:
    """Sections with words in the place of these pictures."""
    if not broken:
        return sections

    def change(part: Part) -> Part | tuple[Part, ...]:
        match part:
            case Figure(path=str(path)) | InlineImage(path=path) if path in broken:
                return in_words(part)
            case _:
                return part

    return rebuilt(sections, change)
