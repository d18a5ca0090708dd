"""What persons, places and organisations are called in an index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from biokit.model.life import Life, Organisation, Person, Place
from biokit.model.names import NameForm
from biokit.model.walk import plain_text
from biokit.projections.filing import is_latin

__all__ = ["Called", "Names", "alike"]

Entity = Person | Place | Organisation

_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"\w+")
_OTHER_NAMES = frozenset({"birth", "married", "pen", "religious", "nickname", "title"})
"""Kinds of names under which a reader may look, and is told where to look instead."""


class Called(msgspec.Struct, frozen=True):
    """A heading, and how it is filed."""

    heading: str
    filed_as: str
    lang: str | None = None
    """Of a heading that is not in Latin letters."""
    romanised: str | None = None
    also: tuple[str, ...] = ()
    """Other headings, from which a reader is sent to this one."""


def alike(words: str) -> str:
    """Words as they are compared: without regard to capitals, spaces and the shape of quotes."""
    folded = unicodedata.normalize("NFC", words).casefold().replace("’", "'")
    return _SPACES.sub(" ", folded).strip()


class Names:
    """The headings of all that a life names.

    Args:
        life: with them.
    """

    def __init__(self, life: Life) -> None:
        entities = [each for each in _entities(life) if each.names]
        counts: dict[str, int] = {}
        for entity in entities:
            heading = _heading(entity.names[0].forms[0])
            counts[alike(heading)] = counts.get(alike(heading), 0) + 1
        self._called = {
            entity.id: _called(entity, apart=counts[alike(_heading(entity.names[0].forms[0]))] > 1)
            for entity in entities
        }
        said: dict[str, set[str]] = {}
        for entity in entities:
            for words in _ways(entity, self._called[entity.id]):
                said.setdefault(alike(words), set()).add(entity.id)
        self._by_words = {words: keys.pop() for words, keys in said.items() if len(keys) == 1}

    def called(self, key: str) -> Called | None:
        """What the entity with that id is called, if there is one with a name."""
        return self._called.get(key)

    def named(self, words: str) -> str | None:
        """The id of the one entity that goes by some words."""
        return self._by_words.get(alike(words))


def _entities(life: Life) -> Iterator[Entity]:
    yield from life.persons
    yield from life.places
    yield from life.organisations


def _called(entity: Entity, *, apart: bool) -> Called:
    """What an entity is called, with a word on who it is if others are called the same."""
    forms = entity.names[0].forms
    usual = forms[0]
    heading = _heading(usual)
    described = re.split("[;,]", plain_text(entity.description))[0].strip()
    who = f" ({described})" if apart and described else ""
    latin = is_latin(heading)
    romanised = None if latin else next((f for f in forms if is_latin(f.sort_key)), None)
    return Called(
        heading=heading + who,
        filed_as=(_filed_as(usual) if latin else heading) + who,
        lang=None if latin else usual.lang,
        romanised=None if romanised is None else _filed_as(romanised),
        also=tuple(
            other
            for name in entity.names[1:]
            if name.kind in _OTHER_NAMES
            and alike(other := _heading(name.forms[0])) != alike(heading)
        ),
    )


def _heading(form: NameForm) -> str:
    """A name as an index prints it: `Beethoven, Ludwig van`, `Cai Qi`, `Louis XIV`."""
    inverted = _inverted(form)
    if form.sort is None:
        return inverted
    # A key that is made of other words is for filing only: `Louis 14`.
    own = sorted(_WORDS.findall(form.sort.casefold()))
    said = (sorted(_WORDS.findall(way.casefold())) for way in (form.text, inverted))
    return form.sort if own in said else form.text


def _inverted(form: NameForm) -> str:
    if form.family is None or form.given is None:
        return form.family or form.text
    if form.text.startswith(form.family):
        return form.text  # the family's name stands first anyway
    given = f"{form.given} {form.particle}" if form.particle else form.given
    return ", ".join(part for part in (form.family, given, form.suffix) if part)


def _filed_as(form: NameForm) -> str:
    """The key of a name; where the family's name stands first, it is compared alone first."""
    if form.family and form.given and form.sort in {None, f"{form.family} {form.given}"}:
        return f"{form.family}, {form.given}"
    return form.sort_key


def _ways(entity: Entity, called: Called) -> Iterator[str]:
    """All words that an author may have written for an entity."""
    yield called.heading
    for name in entity.names:
        for form in name.forms:
            yield from (form.text, form.sort_key, _heading(form))
