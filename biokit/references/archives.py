"""Where an unprinted thing lies: one line of words as repository, collection and place in it.

`Box 3, folder 3, Example Papers, County Record Office`, or the other way round, as the British
have it. Divided only where every word is accounted for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

UNITS = (
    r"box|boxes|carton|container|folder|file|fol\.|folio|ff?\.|item|reel|roll|frame|vol\.|volume|"
    r"series|record group|rg|ms|mss|add\.? mss?|dossier|bundle|piece|drawer|album|no\.|nos\.|"
    r"kasten|karton|mappe|akte|bd\.|band|liasse|carton|busta|fasc\.|盒|卷|p\.|pp\."
)
PLACE = re.compile(
    rf"(?:{UNITS})\s*[\w./–-]*\d[\w./–-]*(?:\s*[-–]\s*\d+)?|(?:{UNITS})\s+[A-Z]{{1,3}}",
    re.IGNORECASE,
)
CALL_NUMBER = re.compile(r"(?:[A-Z]{1,5}[ ./-]?){1,3}\d[\w./ -]*")
COLLECTION = re.compile(
    r"\b(papers|collections?|records|correspondence|manuscripts|mss|muniments|deposit|nachla(ss|ß)|"
    r"fonds|fondo|bestand|legation archives|letters)\b|(文书|档案)$",
    re.IGNORECASE,
)
REPOSITORY = re.compile(
    r"\b(library|libraries|archives?|record office|records office|museum|historical society|"
    r"public record office|archiv|staatsarchiv|bundesarchiv|landesarchiv|bibliothek|"
    r"staatsbibliothek|bibliothèque|archivio|archivo|biblioteca|history cent(re|er))\b|"
    r"(archiv|bibliothek)$|(档案馆|檔案館|图书馆|圖書館)$",
    re.IGNORECASE,
)
AROUND = re.compile(r"\b(university|college|institute|school|house|abbey|palace)\b", re.IGNORECASE)
WORD_OF_PLACE = re.compile(r"[^\W\d_][^\d,:;()]{1,30}")


class Holding(NamedTuple):
    """Where something is kept."""

    archive: str
    collection: str | None = None
    location: str | None = None
    place: str | None = None


def holding_in(words: str) -> Holding | None:
    """The holding that words describe; none if they may mean something else."""
    parts = [part.strip().rstrip(".") for part in words.strip().split(",")]
    if len(parts) < 2 or len(parts) > 9 or not all(parts):
        return None
    return _upwards(parts) or _downwards(parts)


def is_place(words: str) -> bool:
    """Whether words speak of where something lies, be it that nobody can divide them."""
    return any(
        PLACE.match(part.strip()) or COLLECTION.search(part) or REPOSITORY.search(part)
        for part in words.split(",")
    )


def _upwards(parts: list[str]) -> Holding | None:
    """From the box to the town."""
    boxes = _boxes(parts)
    return _named(parts[boxes:], ", ".join(parts[:boxes]) or None)


def _downwards(parts: list[str]) -> Holding | None:
    """From the repository to the box."""
    boxes = _boxes(parts[::-1])
    if not boxes:
        return None
    rest, location = parts[: len(parts) - boxes], ", ".join(parts[len(parts) - boxes :])
    if not rest or not REPOSITORY.search(rest[0]):
        return None
    held = [part for part in rest[1:] if COLLECTION.search(part)]
    between = [part for part in rest[1:] if not COLLECTION.search(part)]
    if len(held) > 1 or (held and rest[-1] != held[0]):
        return None
    return _named([*held, rest[0], *between], location)


def _boxes(parts: list[str]) -> int:
    """How many of the first parts are boxes, folders and the like."""
    count = 0
    for part in parts:
        if not PLACE.fullmatch(part) and not (count == 0 and CALL_NUMBER.fullmatch(part)):
            break
        count += 1
    return count


def _named(parts: list[str], location: str | None) -> Holding | None:
    """Collection, repository, what the repository belongs to, and town, in this order."""
    at = next((n for n, part in enumerate(parts) if _is_repository(part)), None)
    if at is None or at > 1 or (at == 1 and not COLLECTION.search(parts[0])):
        return None
    if at == 0 and location is None:
        return None
    collection = parts[0] if at == 1 else None
    after = parts[at + 1 :]
    institution = [parts[at]]
    while after and AROUND.search(after[0]):
        institution.append(after.pop(0))
    if len(after) > 2 or not all(WORD_OF_PLACE.fullmatch(part) for part in after):
        return None
    return Holding(", ".join(institution), collection, location, ", ".join(after) or None)


def _is_repository(part: str) -> bool:
    return REPOSITORY.search(part) is not None and not COLLECTION.search(part)
