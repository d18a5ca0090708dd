"""Which kind of source an item is, where nobody says so."""

from __future__ import annotations

import re
from typing import get_args

from biokit.model.sources import Item, ItemType, SourceKind

KINDS: frozenset[str] = frozenset(get_args(SourceKind))

BY_TYPE: dict[ItemType, SourceKind] = {
    "article": "secondary",
    "article-journal": "secondary",
    "article-magazine": "press",
    "article-newspaper": "press",
    "bill": "printed-primary",
    "book": "secondary",
    "broadcast": "audiovisual",
    "chapter": "secondary",
    "classic": "printed-primary",
    "collection": "archive",
    "dataset": "dataset",
    "entry": "tertiary",
    "entry-dictionary": "tertiary",
    "entry-encyclopedia": "tertiary",
    "figure": "audiovisual",
    "graphic": "audiovisual",
    "hearing": "printed-primary",
    "interview": "interview",
    "legal_case": "printed-primary",
    "legislation": "printed-primary",
    "manuscript": "manuscript",
    "map": "audiovisual",
    "motion_picture": "audiovisual",
    "musical_score": "audiovisual",
    "paper-conference": "secondary",
    "patent": "printed-primary",
    "performance": "audiovisual",
    "periodical": "press",
    "personal_communication": "letter",
    "post": "web",
    "post-weblog": "web",
    "regulation": "printed-primary",
    "report": "secondary",
    "review": "secondary",
    "review-book": "secondary",
    "software": "dataset",
    "song": "audiovisual",
    "speech": "printed-primary",
    "standard": "printed-primary",
    "thesis": "secondary",
    "treaty": "printed-primary",
    "webpage": "web",
}

UNPRINTED = frozenset({"manuscript", "document", "personal_communication"})
LETTER = re.compile(r"\b(letter|telegram|postcard|brief|lettre|carta)s?\b", re.IGNORECASE)
DIARY = re.compile(r"\b(diar(y|ies)|journal intime|tagebuch|tagebücher)\b|日[记記]", re.IGNORECASE)
PERIODICAL = re.compile(
    r"\b(times|post|gazette|herald|tribune|news|daily|guardian|observer|zeitung|monde)\b",
    re.IGNORECASE,
)


def inferred(item: Item) -> SourceKind:
    """The kind that type and fields of an item speak for."""
    described = " ".join(words for words in (item.genre, item.title) if words)
    if item.type in UNPRINTED and DIARY.search(described):
        return "diary"
    if item.type == "personal_communication" or (
        item.type in UNPRINTED and (item.recipient or LETTER.search(item.genre or ""))
    ):
        return "letter"
    if item.type in UNPRINTED and (item.archive or item.archive_collection):
        return "archive"
    if item.type == "review" and PERIODICAL.search(item.container_title or ""):
        return "press"
    if item.type == "document":
        return "web" if item.URL else "unknown"
    return BY_TYPE.get(item.type, "unknown")


def said(word: str, item_type: ItemType) -> SourceKind | None:
    """The kind that a keyword names; `primary` is printed unless the type says otherwise."""
    plain = word.strip().casefold().replace(" ", "-")
    if plain in {"primary", "primary-source"}:
        usual = BY_TYPE.get(item_type, "unknown")
        return "printed-primary" if usual in {"secondary", "unknown", "tertiary"} else None
    plain = {"secondary-source": "secondary", "newspaper": "press"}.get(plain, plain)
    return next((kind for kind in get_args(SourceKind) if kind == plain), None)
