"""What a book can be made without: it is found, named with its place, and the rest is built.

A picture that is missing or broken has its words in its place; of an id that is given twice, the
first stands; a reference to nothing is words. Where the user asks for strictness, all of it is a
mistake like any other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from functools import cache

import msgspec

from biokit.exporters.pictures import in_words
from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.life import Life
from biokit.model.nodes import Figure, InlineImage
from biokit.model.walk import Part, altered, children, ids_of, rebuild, rebuilt, walk

__all__ = ["has_droppable_id", "with_each_id_once", "without_images"]


def without_images(biography: Biography, places: Collection[str]) -> Biography:
    """The biography with words in the place of the images that cannot be shown."""
    if not places:
        return biography

    def without(part: Part) -> Part | tuple[Part, ...]:
        match part:
            case Figure(path=str(path)) | InlineImage(path=path) if path in places:
                return in_words(part)
            case Edition(options=options) if any(value in places for _, value in options):
                kept = tuple(pair for pair in options if pair[1] not in places)
                return altered(part, options=kept)
            case _:
                return part

    return rebuild(biography, without)


def has_droppable_id(part: Part) -> bool:
    """Whether a part can be without an id: what the text says can, what the life says cannot."""
    return isinstance(part, Node) and not _needs_id(type(part))


@cache
def _needs_id(kind: type[Part]) -> bool:
    return any(field.name == "id" and field.required for field in msgspec.structs.fields(kind))


def with_each_id_once(biography: Biography) -> Biography:
    """The biography in which of the parts with one id only the first has it.

    What stands in the life keeps its ids: nothing there is known otherwise.
    """
    trees = (*biography.sections, *biography.accounts)
    ids = [*ids_of((biography.life,)), *ids_of(trees)]
    if len(set(ids)) == len(ids):
        return biography
    again = frozenset(map(id, _again(biography.life, trees)))
    if not again:
        return biography
    # A tree is rebuilt from its leaves up, and the first to have an id may hold the second.
    goes = deque(id(part) in again for tree in trees for part in _upwards(tree) if _has_id(part))

    def once(part: Part) -> Part:
        return altered(part, id=None) if _has_id(part) and goes.popleft() else part

    return altered(
        biography,
        sections=rebuilt(biography.sections, once),
        accounts=rebuilt(biography.accounts, once),
    )


def _again(life: Life, trees: tuple[Part, ...]) -> Iterator[Part]:
    """The parts whose id another has before them, in the order of the book."""
    taken = {getattr(part, "id", None) for part in walk(life)}
    for tree in trees:
        for part in walk(tree):
            if _has_id(part):
                key = getattr(part, "id", None)
                if key in taken:
                    yield part
                taken.add(key)


def _upwards(part: Part) -> Iterator[Part]:
    for child in children(part):
        yield from _upwards(child)
    yield part


def _has_id(part: Part) -> bool:
    return getattr(part, "id", None) is not None and has_droppable_id(part)
