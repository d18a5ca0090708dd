"""Which kind of source an item is, and whether it was ever printed."""

from __future__ import annotations

import re

from biokit.model.sources import Item, ItemType, Source, SourceKind

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

UNPRINTED: frozenset[ItemType] = frozenset({"manuscript", "document", "personal_communication"})
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


def kind_of(source: Source) -> SourceKind:
    """The kind that the author gave a source, or else the one that its item speaks for."""
    return inferred(source.item) if source.kind == "unknown" else source.kind


def is_unprinted(source: Source) -> bool:
    """Whether readers can find it in one place only: papers, typescripts, talks with witnesses."""
    item = source.item
    if item.type == "thesis":
        return True
    match kind_of(source):
        case "archive" | "manuscript":
            return True
        case "letter" | "diary" | "interview":
            return not (item.container_title or item.publisher or item.URL or item.DOI)
        case _:
            return False
