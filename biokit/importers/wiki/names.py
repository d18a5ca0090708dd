"""Names of people and bodies as references write them, in parts.

Given and family names, particles and suffixes apart (`Albrecht Fölsing`, `von Hirschhausen,
Ulrike`, `King, Martin Luther, Jr.`); the name of a body whole (`Royal Society of Chemistry`).
"""

from __future__ import annotations

import re

from biokit.model.sources import ItemName

PARTICLE_WORDS = """
    von vom van der den de del della di da do dos du des la le ten ter zu zum zur af av al el bin
    ibn ben
"""
PARTICLES = frozenset(PARTICLE_WORDS.split())
OF_FAMILIES = frozenset({"De", "Del", "Della", "Di", "Da", "Van", "Von", "Den", "Der", "Du"})
"""Particles that some families write with a capital: Giancarlo De Cataldo."""
SUFFIX = re.compile(
    r"(?:,\s*|\s+)(Jr\.?|Sr\.?|II|III|IV|Ph\.?\s?D\.?|M\.?D\.?|Esq\.?)$", re.IGNORECASE
)
BODY = re.compile(
    r"\b(?:academy|administration|agency|archives?|association|associated|authority|bank|bbc|"
    r"board|books?|bureau|center|centre|church|club|college|commission|committee|company|congress|"
    r"corporation|council|court|department|editors?|encyclop\w+|federation|festival|foundation|"
    r"fund|gallery|government|group|inc|institut\w*|international|journal|laborator\w+|league|"
    r"library|limited|ltd|magazine|media|ministry|museum|national|network|news|newspaper|office|"
    r"online|organi[sz]ation|party|post|press|project|records|registry|review|royal|school|"
    r"service|societ\w+|staff|states|studios?|system|team|television|times|trust|tv|union|united|"
    r"universit\w+|akademie|archiv|bibliothek|gesellschaft|redaktion|stiftung|verlag|zeitung|"
    r"académie|archives|bibliothèque|fondation|rédaction|société|musée|accademia|biblioteca|"
    r"fondazione|redazione|società|ministero)\b|[\d/@.]\w|\.com\b|&",
    re.IGNORECASE,
)
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
OTHERS = re.compile(r"(?:et al|u\.\s?a|and others|y otros|altri|等)\.?", re.IGNORECASE)
MOST_WORDS = 5
"""Of a person's name written in one piece; what is longer is a body or a sentence."""


def name_of(words: str) -> ItemName:
    """One name in its parts; a body's, and what cannot be divided, as it is written."""
    words = " ".join(words.replace("\xa0", " ").split()).strip(" ,;")
    suffix = SUFFIX.search(words)
    bare = words[: suffix.start()] if suffix else words
    after = suffix[1] if suffix else None
    family, comma, given = (part.strip() for part in bare.partition(","))
    if comma and given:
        return ItemName(family=family, given=given.strip(" ,"), suffix=after)
    if not is_person(bare):
        return ItemName(literal=words)
    return _in_order(bare.split(), after)


def in_parts(family: str, given: str) -> ItemName:
    """A name that comes in two parts; a suffix may hang on either: `King, Jr.`, `Stuart, IV`."""
    after = None
    if (suffix := SUFFIX.search(given)) is not None:
        given, after = given[: suffix.start()], suffix[1]
    elif (suffix := SUFFIX.search(family)) is not None:
        family, after = family[: suffix.start()], suffix[1]
    return ItemName(family=family, given=given, suffix=after)


def is_person(words: str) -> bool:
    """Whether words without a comma read like the name of a human being."""
    parts = words.split()
    if not 1 < len(parts) <= MOST_WORDS or EAST_ASIAN.search(words) or BODY.search(words):
        return False
    if parts[0].casefold() in {"the", "der", "die", "das", "la", "le", "les", "il"}:
        return False
    return all(part[0].isupper() or part in PARTICLES for part in parts) and not words.isupper()


def _in_order(parts: list[str], suffix: str | None) -> ItemName:
    """Given names first: the family's begins with the first particle, or is the last word."""
    start = len(parts) - 1
    while start > 1 and (parts[start - 1] in PARTICLES or parts[start - 1] in OF_FAMILIES):
        start -= 1
    return ItemName(family=" ".join(parts[start:]), given=" ".join(parts[:start]), suffix=suffix)


def names_in(words: str) -> tuple[ItemName, ...]:
    """The names of a list: `Charles, Ray; Ritz, David`, `A. Calaprice & T. Lipscombe`."""
    if ";" in words:
        parts = words.split(";")
    else:
        parts = re.split(r"\s+(?:&|and|und|et|e|y)\s+", words)
        if len(parts) > 1 and parts[0].count(",") > 1:
            parts = [*_by_pairs(parts[0]), *parts[1:]]
    bare = (re.sub(r"^(?:&|and|und|et(?! al))\s+", "", part.strip()) for part in parts)
    cleaned = (part.strip(" ,") for part in bare)
    return tuple(name_of(part) for part in cleaned if part and not OTHERS.fullmatch(part))


def _by_pairs(words: str) -> list[str]:
    """`Highfield, Roger, Carter, Paul` or `J. Smith, K. Jones, L. Doe`, name by name."""
    parts = [part.strip() for part in words.split(",")]
    if all(" " in part for part in parts):
        return parts
    if len(parts) % 2 == 0:
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    return [words]
