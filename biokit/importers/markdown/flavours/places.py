"""Where links lead: to a heading of the text, out into the world, or to files that are not here."""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference

from biokit.importers.markdown.reading import Tally
from biokit.model.nodes import (
    Citation,
    CrossReference,
    Inline,
    Link,
    Section,
    Text,
)
from biokit.model.walk import Part, altered, plain_text, rebuilt, walk

__all__ = ["implied_references", "settled_places", "slug"]

_OUT = re.compile(r"(?:https?|mailto|ftp|tel|doi|urn|geo):", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}[ ]+(\S.*?)(?:[ ]+\{[^{}\n]*\})?[ ]*#*[ ]*$", re.MULTILINE)
_REFERRED = re.compile(r"(?:fig|tbl|tab|sec|eq|lst|thm|exm|cha|chap)[-:].+")


def slug(words: str) -> str:
    """A heading as GitHub and pandoc name it in addresses: `The Seed Trade` is `the-seed-trade`."""
    kept = re.sub(r"[^\w\s.-]", "", words.strip().lower())
    return re.sub(r"\s+", "-", kept)


def implied_references(text: str) -> dict[str, dict[str, str]]:
    """What `[Heading]` leads to in pandoc's Markdown, in markdown-it's form."""
    headings = [found[1] for found in _HEADING.finditer(text)]
    return {
        normalizeReference(words): {"href": f"#{slug(words)}", "title": ""} for words in headings
    }


def settled_places(sections: tuple[Section, ...], tally: Tally) -> tuple[Section, ...]:
    """The sections with every link led to where it can lead, and headings named where they must."""
    places = _Places(sections)
    settled = rebuilt(sections, lambda part: _settled(part, places, tally))
    return rebuilt(settled, lambda part: _named(part, places))


class _Places:
    """The ids of a text, and those its headings would have."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        parts = [part for section in sections for part in walk(section)]
        self.ids = {id_ for part in parts if (id_ := getattr(part, "id", None))}
        self.names: dict[str, str] = {}
        """What headings are called, by their slugs and by their words in lower case."""
        self.slugs: dict[str, str] = {}
        """The names of headings without an id, by their words."""
        self.wanted: set[str] = set()
        seen: dict[str, int] = {}
        for part in parts:
            if not isinstance(part, Section) or not part.title:
                continue
            words = " ".join(plain_text(part.title).split())
            name = part.id or self._next(slug(words), seen)
            for key in (name, slug(words), words.casefold()):
                self.names.setdefault(key, name)
            if part.id is None:
                self.slugs[_key(part)] = name

    def _next(self, name: str, seen: dict[str, int]) -> str:
        count = seen.get(name, 0)
        seen[name] = count + 1
        return f"{name}-{count}" if count else name

    def find(self, target: str) -> str | None:
        """The id that a target means, which its heading is then given."""
        plain = target.strip().lstrip("#")
        if plain in self.ids:
            return plain
        words = " ".join(plain.split()).casefold()
        for key in (plain, slug(plain), re.sub(r"^[^a-z]+", "", plain), words):
            name = self.names.get(key)
            if name is not None:
                self.wanted.add(name)
                return name
        return None


def _key(section: Section) -> str:
    line = section.origin.line if section.origin else 0
    return f"{line}:{plain_text(section.title)}"


def _named(part: Part, places: _Places) -> Part:
    """A heading that something refers to has an id."""
    if isinstance(part, Section) and part.id is None:
        name = places.slugs.get(_key(part))
        if name in places.wanted:
            return altered(part, id=name)
    return part


def _settled(part: Part, places: _Places, tally: Tally) -> Part | tuple[Part, ...]:
    match part:
        case CrossReference(target, content):
            return _reference(part, target, content, places, tally)
        case Link(content, url):
            return _link(part, content, url, tally)
        case Citation(items) if all(_REFERRED.fullmatch(item.source) for item in items):
            found = [name for item in items if (name := places.find(item.source))]
            if len(found) < len(items):
                return part
            made: list[Part] = []
            for name in found:
                if made:
                    made.append(Text(", "))
                made.append(CrossReference(name, form="number", origin=part.origin))
            return tuple(made)
        case _:
            return part


def _reference(
    part: CrossReference, target: str, content: tuple[Inline, ...], places: _Places, tally: Tally
) -> Part | tuple[Part, ...]:
    found = places.find(target)
    if found is not None:
        return altered(part, target=found)
    line = part.origin.line or 0 if part.origin else 0
    tally.add("loss-link", "a link to a place that is not here is kept as its words", line, target)
    return content or (Text(target.lstrip("#"), origin=part.origin),)


def _link(
    part: Link, content: tuple[Inline, ...], url: str, tally: Tally
) -> Part | tuple[Part, ...]:
    if url.startswith("//"):
        return altered(part, url=f"https:{url}")
    if _OUT.match(url):
        return part
    line = part.origin.line or 0 if part.origin else 0
    tally.add("loss-link", "a link to another file is kept as its words", line, url)
    return content
