"""Which kind of source an item is, where nobody says so."""

from __future__ import annotations

from typing import get_args

from biokit.model.kinds import BY_TYPE, inferred
from biokit.model.sources import ItemType, SourceKind

__all__ = ["BY_TYPE", "KINDS", "inferred", "said"]

KINDS: frozenset[str] = frozenset(get_args(SourceKind))


def said(word: str, item_type: ItemType) -> SourceKind | None:
    """The kind that a keyword names; `primary` is printed unless the type says otherwise."""
    plain = word.strip().casefold().replace(" ", "-")
    if plain in {"primary", "primary-source"}:
        usual = BY_TYPE.get(item_type, "unknown")
        return "printed-primary" if usual in {"secondary", "unknown", "tertiary"} else None
    plain = {"secondary-source": "secondary", "newspaper": "press"}.get(plain, plain)
    return next((kind for kind in get_args(SourceKind) if kind == plain), None)
