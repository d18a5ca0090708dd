"""Who made a work, from the parameters of a template: `last2`, `Autor`, `vauthors`, `姓`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biokit.importers.wiki.names import BODY, in_parts, is_person, name_of, names_in
from biokit.model.sources import ItemName

__all__ = ["people_of"]

Part = tuple[str, int, str]
"""A role, the place among its names, the part of the name."""
VARIABLES = {"container-author": "container_author"}
INITIALS = re.compile(r"(?P<family>[^\W\d_].*?)\s+(?P<given>[A-Z]{1,4})")
MARKUP = re.compile(r"</?[a-z]+>")
AND_OTHERS = re.compile(r"[,;]?\s*(?:et\.? al\.?|u\.\s?a\.|и др\.|et alii|等)\s*$", re.IGNORECASE)


def people_of(named: Iterable[tuple[Part, str]]) -> dict[str, tuple[ItemName, ...]]:
    """The names by the variable of CSL that they stand in, in their order."""
    roles: dict[str, dict[int, dict[str, str]]] = {}
    for (role, place, part), said in named:
        words = AND_OTHERS.sub("", MARKUP.sub("", said)).strip(" ,;")
        if words:
            roles.setdefault(role, {}).setdefault(place, {}).setdefault(part, words)
    made = {}
    for role, places in roles.items():
        names = [name for place in sorted(places) for name in _names(places[place])]
        if names:
            made[VARIABLES.get(role, role)] = tuple(dict.fromkeys(names))
    return made


def _names(parts: dict[str, str]) -> Iterable[ItemName]:
    """One name in parts, or those of a list in one parameter, or both."""
    family, given = parts.get("family"), parts.get("given")
    if family is not None:
        yield in_parts(family, given) if given else name_of(family)
    if "whole" in parts:
        if given is not None and family is None:  # `autor=Fox |nombre=Ann`
            yield ItemName(family=parts["whole"], given=given)
        else:
            yield from _several(parts["whole"])
    elif given is not None and family is None:
        yield ItemName(literal=given)


def _several(words: str) -> tuple[ItemName, ...]:
    """`Ann Fox, Bo Lee`, `Fox A, Lee B`, `Fox, Ann; Lee, Bo`, or a single name."""
    if BODY.search(words) and not re.search("[,;]", words):
        return (ItemName(literal=words),)
    parts = [part.strip() for part in re.split(r"[,、，]", words) if part.strip()]
    if len(parts) > 1 and ";" not in words:
        abbreviated = [INITIALS.fullmatch(part) for part in parts]
        if all(abbreviated):
            return tuple(
                ItemName(family=found["family"], given=found["given"])
                for found in abbreviated
                if found
            )
        if all(" " in part and is_person(part) for part in parts) or "、" in words:
            return tuple(name_of(part) for part in parts)
    return names_in(words)
