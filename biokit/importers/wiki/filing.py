"""How the subject of an article is filed: the name's parts, from what says so, never by place.

Wikis file their pages under a key, `Gogh, Vincent van`; records have a name, `Schopenhauer,
Arthur`. Where neither is there, a text that calls its subject by the last word of the name says
that it is the family's; that is a guess, and told as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from biokit.importers.wiki.keys import plain
from biokit.importers.wiki.names import EAST_ASIAN, PARTICLES, SUFFIX
from biokit.model.life import Person
from biokit.model.names import Name, NameForm
from biokit.model.walk import altered

__all__ = ["filed", "guessed", "is_split", "turned"]

OFTEN = 3
"""Times that a text calls somebody by a name alone before it is believed."""
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ.'’ -]+")
REGNAL = re.compile(r"[IVXLC]+\.?")


def filed(person: Person, keys: Iterable[str]) -> Person:
    """The subject with the parts of its usual name, as the first key that fits divides it.

    Args:
        person: as boxes name it.
        keys: what the page is filed under, the surest first: `Gogh, Vincent van`.
    """
    usual, *others = person.names
    forms = usual.forms
    for key in keys:
        forms = tuple(_by_key(form, key) for form in forms)
    if forms == usual.forms:
        return person
    return altered(person, names=(Name(forms, usual.kind), *others))


def _by_key(form: NameForm, key: str) -> NameForm:
    """The parts of one form; the form itself, if it has them already or the key is another's."""
    if form.family is not None or form.sort is not None:
        return form
    if "," not in key:
        return altered(form, sort=key) if _is_reading(form.text, key) else form
    family, _, given = (part.strip() for part in key.partition(","))
    return _divided(form, family) if family and given else form


def _is_reading(name: str, key: str) -> bool:
    """`くろさわ あきら` says how 黒澤明 is read, which is how it is filed."""
    return bool(EAST_ASIAN.search(name)) and re.fullmatch(r"[ぁ-ヿ・ー\s]+", key) is not None


def _divided(form: NameForm, family: str) -> NameForm:
    """`Martin Luther King Jr.` by `King`; the family's name may stand first, as in Hungary."""
    suffix = SUFFIX.search(form.text)
    words = (form.text[: suffix.start()] if suffix else form.text).rstrip(",").split()
    wanted = plain(family).split()
    said = [plain(word) for word in words]
    count = len(wanted)
    if len(words) <= count:
        return form
    if said[-count:] == wanted:
        given, own = words[:-count], words[-count:]
    elif said[:count] == wanted:
        given, own = words[count:], words[:count]
    else:
        return form
    particle: list[str] = []
    while len(given) > 1 and given[-1] in PARTICLES:
        particle.insert(0, given.pop())
    return NameForm(
        form.text,
        form.lang,
        family=" ".join(own),
        given=" ".join(given),
        particle=" ".join(particle) or None,
        suffix=suffix[1] if suffix else None,
    )


def is_split(person: Person) -> bool:
    """Whether it is known how the person's usual name is filed."""
    return any(form.family or form.sort for form in person.names[0].forms)


def turned(title: str, text: str) -> str | None:
    """The name in order, where a title is a key itself: `Пушкин, Александр Сергеевич`.

    Args:
        title: of the page.
        text: of the page: it must have the name in order, or the comma divides something else.
    """
    family, comma, given = (part.strip() for part in title.partition(","))
    name = f"{given} {family}"
    accents = dict.fromkeys((0x300, 0x301))
    return name if comma and given and name in text.translate(accents) else None


def guessed(person: Person, text: str) -> str | None:
    """The family's name, if the text calls its subject by the last word of the name alone."""
    name = person.names[0].forms[0].text
    suffix = SUFFIX.search(name)
    words = (name[: suffix.start()] if suffix else name).rstrip(",").split()
    if len(words) < 2 or not LATIN.fullmatch(name) or REGNAL.fullmatch(words[-1]):
        return None
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    family = " ".join(words[start:])
    alone = _alone(family, words, text) or _alone(words[-1], words, text)
    return family if alone >= OFTEN and alone > OFTEN * _alone(words[0], words, text) else None


def _alone(said: str, words: list[str], text: str) -> int:
    """How often a part of a name stands without any other name before or after it."""
    found = 0
    for each in re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", text, re.IGNORECASE):
        before = text[: each.start()][-40:].rstrip(" ").rpartition(" ")[2]
        after = text[each.end() : each.end() + 40].lstrip(" ").partition(" ")[0]
        others = [plain(word) for word in words if plain(word) not in plain(said).split()]
        if plain(before) not in others and not any(
            plain(after).startswith(word) for word in others
        ):
            found += 1
    return found
