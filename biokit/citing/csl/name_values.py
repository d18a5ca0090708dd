"""A person or body of a CSL item, with the particles of the name told from the name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import msgspec
from msgspec import structs

PARTICLE = re.compile(r"^(?:[^\W\d_A-Z]|['’`‘.-])+$")
"""A word without a capital."""
LEADING = re.compile(
    r"(?:(?:[^\W\d_]|-)+['’]|(?:[^\W\d_]|['’.-])+[ \u00a0]+|(?:a[a-z]|el|ash)-)(?=\S)"
)
ROMANESQUE = re.compile(r"[a-zA-Z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]")
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SUFFIXES = re.compile(
    r"^(?:jr|sr|[ivx]+|\d+(?:st|nd|rd|th)|esq|ph\.?\s?d|m\.?d)\.?$", re.IGNORECASE
)


class PersonName(msgspec.Struct, frozen=True, gc=False):
    """A name in its parts, or whole as `literal`."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static: bool = False
    """Set family first and without a comma, as Chinese and Hungarian names are."""
    original: str = ""
    """The name in its own script, printed beside its romanised form where that is in full."""
    original_first: bool = False

    @property
    def romanesque(self) -> bool:
        """Written in Latin, Greek or Cyrillic letters, which take initials and spaces."""
        return ROMANESQUE.search(self.family + self.given + self.literal) is not None


def name_value(value: object) -> PersonName | None:
    """A name of CSL-JSON; `None` if it says nothing."""
    if not isinstance(value, Mapping):
        return None
    fields = {
        key: " ".join(str(part).split(" ")).strip()
        for key, part in value.items()
        if isinstance(part, str | int) and not isinstance(part, bool)
    }
    original = fields.get("original", "")
    first = bool(value.get("original-first"))
    if fields.get("literal"):
        return PersonName(literal=fields["literal"], original=original, original_first=first)
    family, given = fields.get("family", ""), fields.get("given", "")
    if not family and not given:
        return None
    if value.get("isInstitution") and not given:
        return PersonName(literal=family)
    parse = value.get("parse-names") not in (False, 0, "false", "0")
    # Those who write a name in ideographs say the family's first, in any script.
    eastern = "static-ordering" not in value and IDEOGRAPHS.search(original) is not None
    made = _parsed(
        family,
        given,
        fields.get("dropping-particle", ""),
        fields.get("non-dropping-particle", ""),
        fields.get("suffix", ""),
        comma=bool(value.get("comma-suffix")),
        static=eastern or bool(value.get("static-ordering")),
        parse=parse,
    )
    return structs.replace(made, original=original, original_first=first) if original else made


@lru_cache(maxsize=8192)
def _parsed(
    family: str,
    given: str,
    dropping: str,
    non_dropping: str,
    suffix: str,
    *,
    comma: bool,
    static: bool,
    parse: bool,
) -> PersonName:
    if family[:1] == family[-1:] == '"' and len(family) > 1:
        # Quotation marks say that the family name is to be taken as it stands.
        family, parse = family[1:-1], False
    if parse:
        if not suffix:
            given, suffix, comma = _suffix_of(given, comma=comma)
        if not non_dropping:
            non_dropping, family = _leading_particles(family)
        if not dropping:
            given, dropping = _trailing_particles(given)
    return PersonName(
        _apostrophes(family),
        _apostrophes(given),
        _apostrophes(dropping),
        _apostrophes(non_dropping),
        suffix,
        comma_suffix=comma,
        static=static,
    )


def _apostrophes(words: str) -> str:
    return words.replace("'", "’")


def _suffix_of(given: str, *, comma: bool) -> tuple[str, str, bool]:
    """`Martin Luther, Jr.` is a given name and a suffix; `!` after the comma keeps the comma."""
    before, _, after = given.partition(",")
    after = after.strip()
    if not after:
        return given.strip().removesuffix(","), "", comma
    if after.startswith("!"):
        return before.strip(), after[1:].strip(), True
    if SUFFIXES.match(after):
        return before.strip(), after, comma
    words = f"{before.strip()} {after}"
    particle = all(PARTICLE.match(word) for word in after.split())
    return (words, "", comma) if particle else (given, "", comma)


def _leading_particles(family: str) -> tuple[str, str]:
    """The words without a capital that a family name begins with, and the name."""
    taken = ""
    rest = family
    while (match := LEADING.match(rest)) is not None and PARTICLE.match(match[0].strip()):
        taken += match[0]
        rest = rest[match.end() :]
    return taken.rstrip(), rest


def _trailing_particles(given: str) -> tuple[str, str]:
    """A given name, and the words without a capital that follow it."""
    words = given.split(" ")
    count = 0
    while (
        count < len(words) - 1 and PARTICLE.match(words[-1 - count]) and words[-1 - count].islower()
    ):
        count += 1
    if not count or words[-1].endswith("."):
        return given, ""
    return " ".join(words[:-count]), " ".join(words[-count:])
