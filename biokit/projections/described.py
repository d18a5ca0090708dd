"""Long descriptions of pictures: for ebooks and the web, with nothing in them that is numbered."""

from __future__ import annotations

import msgspec

from biokit.model.nodes import Citation, Figure, IndexMark, Note, PageMark, Section
from biokit.model.walk import altered, rebuilt, seek

__all__ = ["with_descriptions"]


def with_descriptions(sections: tuple[Section, ...], *, printed: bool) -> tuple[Section, ...]:
    """The sections with the descriptions that a product has.

    A description is read by some and in some products only: a note in it would have a number that
    is missing elsewhere. `biokit check` names those that are left out.

    Args:
        sections: of the book.
        printed: whether they are for paper, which has none.
    """

    def change(part: msgspec.Struct) -> msgspec.Struct:
        match part:
            case Figure(description=(_, *_) as blocks):
                return altered(part, description=() if printed else rebuilt(blocks, _unnumbered))
            case _:
                return part

    figures = (part for part in seek(sections, frozenset({Figure})) if isinstance(part, Figure))
    described = any(figure.description for figure in figures)
    return rebuilt(sections, change) if described else sections


def _unnumbered(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
    match part:
        case Note(anchor=anchor):
            return anchor
        case Citation() | PageMark():
            return ()
        case IndexMark(content=content):
            return content
        case _:
            return part
