"""The people, places and bodies that a box of facts names, each once, under ids made of names."""

from __future__ import annotations

import re

from biokit.importers.wiki.keys import Keys, slug
from biokit.model.base import Origin
from biokit.model.life import Organisation, Person, Place
from biokit.model.names import Name, NameForm

MOST_PARTS = 4
"""Of a place, from the house to the country; more of them are several places in a list."""
LONGEST_NAME = 80
MOST_WORDS = 6
COMMA = re.compile(r"\s*[,，、]\s*")


class Entities:
    """Hands out the id of whom or what is named."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.persons: dict[str, Person] = {}
        self.places: dict[tuple[str, ...], Place] = {}
        self.organisations: dict[str, Organisation] = {}

    def person(self, words: str, origin: Origin | None, *, dead: bool = False) -> str | None:
        """The id of a person; `None` if the words are no name."""
        if not words or len(words.split()) > MOST_WORDS or re.search(r"\d", words):
            return None
        if words not in self.persons:
            self.persons[words] = Person(
                id=self.keys.fresh(slug(words)),
                names=(Name((NameForm(words),)),),
                living=False if dead else None,
                origin=origin,
            )
        return self.persons[words].id

    def place(self, words: str, origin: Origin | None) -> str | None:
        """The id of a place, with all that it lies in: `Ulm, Württemberg, German Empire`."""
        parts = tuple(part for part in COMMA.split(words.strip(" .,;")) if part)
        if not parts or len(parts) > MOST_PARTS or any(len(part) > LONGEST_NAME for part in parts):
            return None
        within = None
        for start in range(len(parts) - 1, -1, -1):
            chain = parts[start:]
            if chain not in self.places:
                self.places[chain] = Place(
                    id=self.keys.fresh(slug(chain[0])),
                    names=(Name((NameForm(chain[0]),)),),
                    within=within,
                    origin=origin,
                )
            within = self.places[chain].id
        return within

    def organisation(self, words: str, origin: Origin | None) -> str | None:
        """The id of a body; `None` if the words are none's name."""
        words = words.strip(" .,;")
        if not words or len(words) > LONGEST_NAME or not any(sign.isalpha() for sign in words):
            return None
        if words not in self.organisations:
            self.organisations[words] = Organisation(
                id=self.keys.fresh(slug(words)), names=(Name((NameForm(words),)),), origin=origin
            )
        return self.organisations[words].id
