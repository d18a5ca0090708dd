"""Names of BibTeX, in all its forms, before any LaTeX in them is decoded.

First von Last · von Last, First · von Last, Jr, First · {Foreign Office}
family=Last, given=First, prefix=von, suffix=Jr, useprefix=true
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from biokit.model.sources import ItemName
from biokit.references.bibtex.latex import plain

PARTS = frozenset({"family", "given", "prefix", "suffix", "useprefix"})
PART = re.compile(r"\s*([a-z]+(?:-i)?)\s*=\s*", re.IGNORECASE)
OTHERS = "others"


class Names(NamedTuple):
    """What a list of names says."""

    names: tuple[ItemName, ...]
    faults: tuple[str, ...]
    """What is wrong with them, or had to be left out."""


def names_in(written: str, *, useprefix: bool = False) -> Names:
    """The names in a value.

    Args:
        written: the value, with its braces.
        useprefix: particles belong to the surname, as BibLaTeX's option of that name says.
    """
    names: list[ItemName] = []
    faults: list[str] = []
    for each in divided(written):
        name = _name(each, faults, useprefix=useprefix)
        if name is not None:
            names.append(name)
    return Names(tuple(names), tuple(faults))


def divided(written: str, word: str = "and") -> list[str]:
    """The members of a list, which `and` divides outside braces."""
    members: list[str] = []
    current: list[str] = []
    for token in _tokens(written, str.isspace):
        if token.casefold() == word:
            members.append(" ".join(current))
            current = []
        else:
            current.append(token)
    members.append(" ".join(current))
    return [member for member in members if member]


def _tokens(written: str, divides: Callable[[str], bool]) -> list[str]:
    """What stands between the signs that divide, outside braces."""
    tokens: list[str] = []
    current: list[str] = []
    depth = 0
    before = ""
    for sign in written:
        escaped = before == "\\"
        depth += (sign == "{" and not escaped) - (sign == "}" and not escaped)
        depth = max(depth, 0)
        if depth == 0 and divides(sign) and not escaped:
            tokens.append("".join(current))
            current = []
        else:
            current.append(sign)
        before = "" if escaped else sign
    tokens.append("".join(current))
    return [token for token in tokens if token]


def _name(written: str, faults: list[str], *, useprefix: bool) -> ItemName | None:
    if written.casefold() == OTHERS:
        return ItemName(literal=OTHERS)
    parts = [part.strip() for part in _commas(written)]
    if len(parts) > 0 and all(PART.match(part) for part in parts):
        return _extended(parts, faults, useprefix=useprefix)
    whole = _braced(written)
    if whole is not None:
        return _literal(plain(whole))
    if len(parts) > 3:
        faults.append(f"“{plain(written)}” has too many commas: names are divided by `and`")
        return _literal(plain(written))
    return _divided(parts, useprefix=useprefix)


def _commas(written: str) -> list[str]:
    parts: list[str] = []
    depth = start = 0
    for at, sign in enumerate(written):
        depth = max(depth + (sign == "{") - (sign == "}"), 0)
        if sign == "," and depth == 0:
            parts.append(written[start:at])
            start = at + 1
    return [*parts, written[start:]]


def _braced(written: str) -> str | None:
    """What is in the braces around all of a name; they make it one word."""
    text = written.strip()
    if not text.startswith("{") or text.startswith("{\\"):
        return None
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return text[1:at] if at == len(text) - 1 else None
    return None


def _literal(text: str) -> ItemName | None:
    return ItemName(literal=text) if text else None


def _divided(parts: list[str], *, useprefix: bool) -> ItemName | None:
    suffix = ""
    if len(parts) == 1:
        given, prefix, family = _first_von_last(_words(parts[0]))
    else:
        prefix, family = _von_last(_words(parts[0]))
        given = parts[-1]
        suffix = parts[1] if len(parts) == 3 else ""
    return _made(given, prefix, family, suffix, useprefix=useprefix)


def _made(given: str, prefix: str, family: str, suffix: str, *, useprefix: bool) -> ItemName | None:
    """A name of parts that are decoded now, and no sooner."""
    given, prefix, family, suffix = map(_spaced, (given, prefix, family, suffix))
    if not family:
        return ItemName(given=given) if given and prefix else _literal(given or prefix)
    if not given and not prefix and not family.isascii() and not _is_cased(family):
        return ItemName(literal=family)
    return ItemName(
        family=family,
        given=given or None,
        suffix=suffix or None,
        dropping_particle=(prefix or None) if not useprefix else None,
        non_dropping_particle=(prefix or None) if useprefix else None,
    )


def _spaced(part: str) -> str:
    """A part decoded; a style sees to it that initials stay together."""
    return plain(part).replace("\u00a0", " ").strip(" ,;")


def _is_cased(text: str) -> bool:
    return text.lower() != text.upper()


def _words(written: str) -> list[str]:
    return _tokens(written, lambda sign: sign.isspace() or sign == "~")


def _first_von_last(words: list[str]) -> tuple[str, str, str]:
    lower = [at for at, word in enumerate(words[:-1]) if _is_lower(word)]
    if not lower:
        return " ".join(words[:-1]), "", " ".join(words[-1:])
    first, last = lower[0], lower[-1]
    return (
        " ".join(words[:first]),
        " ".join(words[first : last + 1]),
        " ".join(words[last + 1 :]),
    )


def _von_last(words: list[str]) -> tuple[str, str]:
    lower = [at for at, word in enumerate(words[:-1]) if _is_lower(word)]
    if not lower or lower[0] != 0:
        return "", " ".join(words)
    return " ".join(words[: lower[-1] + 1]), " ".join(words[lower[-1] + 1 :])


def _is_lower(word: str) -> bool:
    """Whether a word begins in lower case, what is in braces apart, as BibTeX sees it."""
    depth = 0
    for at, sign in enumerate(word):
        if sign == "\\" or word.startswith("{\\", at):
            decoded = plain(word[at:])
            return decoded[:1].islower()
        depth = max(depth + (sign == "{") - (sign == "}"), 0)
        if depth == 0 and sign.isalpha():
            return sign.islower()
    return False


def _extended(parts: list[str], faults: list[str], *, useprefix: bool) -> ItemName | None:
    """A name whose parts are named."""
    found: dict[str, str] = {}
    for part in parts:
        named, _, said = part.partition("=")
        key, value = named.strip().casefold(), said.strip().strip('"')
        if key in PARTS:
            found[key] = value
        elif not key.endswith("-i"):
            faults.append(f"the part `{key}` of a name is left out: “{plain(value)}”")
    if "useprefix" in found:
        useprefix = found["useprefix"].strip("{} ").casefold() == "true"
    return _made(
        found.get("given", ""),
        found.get("prefix", ""),
        found.get("family", ""),
        found.get("suffix", ""),
        useprefix=useprefix,
    )
