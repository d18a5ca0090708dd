"""The head of a foreign document: YAML, TOML or a title block, with the keys that tools know."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.importers.described import Described, contributor, rights_in
from biokit.importers.markdown.filed_under import filed_under
from biokit.importers.markdown.front_matter import FENCED
from biokit.importers.markdown.references import read_reference
from biokit.importers.markdown.tree import Tree
from biokit.model.edition import Contributor, Identifier, Series, SubjectHeading, Title
from biokit.model.sources import Item, Source
from biokit.notation.prose import plain_words

__all__ = ["ForeignHead", "read_head"]

Mapping = dict[str, Any]

TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?\n)?\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
BLOCK = re.compile(
    r"\A%[ \t]*([^\n]*(?:\n[ \t]+[^\n]*)*)(?:\n%[ \t]*([^\n]*(?:\n[ \t]+[^\n]*)*))?"
    r"(?:\n%[ \t]*([^\n]*))?(?:\n|\Z)"
)

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "short": ("short_title", "short-title", "shorttitle"),
    "aliases": ("aliases", "alias"),
    "author": ("author", "authors", "by", "creator"),
    "editor": ("editor", "editors"),
    "translator": ("translator", "translators"),
    "date": ("date", "published", "date-published", "issued", "year", "created"),
    "publisher": ("publisher",),
    "container": ("publication", "journal", "venue", "site"),
    "lang": ("lang", "language"),
    "description": ("description", "abstract", "summary", "excerpt"),
    "keywords": ("keywords", "tags", "tag", "categories", "category"),
    "rights": ("rights", "copyright"),
    "licence": ("license", "licence"),
    "url": ("url", "canonical_url", "canonical-url", "canonical", "source"),
    "doi": ("doi",),
    "isbn": ("isbn",),
    "series": ("series",),
}
"""What is read, and the keys under which tools have it, the first that is given."""
ELSEWHERE = frozenset({"references", "bibliography", "nocite"})


NAMES = frozenset({"name", "literal", "given", "first", "family", "last"})
"""Keys of a contributor's table that make the name."""


class ForeignHead(msgspec.Struct, frozen=True):
    """What stands above the text."""

    described: Described = Described()
    headings: tuple[SubjectHeading, ...] = ()
    sources: tuple[Source, ...] = ()
    bibliography: tuple[str, ...] = ()
    """Places of lists of sources."""
    lines: int = 0
    findings: tuple[Finding, ...] = ()


def read_head(text: str, path: str) -> tuple[ForeignHead, str]:
    """The head of a document, and the text below it. What cannot be read is in a finding."""
    for pattern, read in ((FENCED, _yaml), (TOML, _toml)):
        found = pattern.match(text)
        if found is None:
            continue
        lines = found[0].count("\n")
        try:
            values, tree = read(found[1] or "", path)
        except BadInput as fault:
            message = f"{fault.message}: the metadata are left out"
            finding = Finding(
                "dropped-metadata", message, path=path, line=fault.line, words=found[1]
            )
            return ForeignHead(lines=lines, findings=(finding,)), text[found.end() :]
        return _Head(values, tree, path).read(lines), text[found.end() :]
    return _title_block(text, path)


def _yaml(text: str, path: str) -> tuple[Mapping, Tree | None]:
    tree = Tree(text, path, before=1)
    if tree.value is not None and not isinstance(tree.value, dict):
        raise BadInput("the metadata are no keys with values", path=path, line=1)
    return tree.value or {}, tree


def _toml(text: str, path: str) -> tuple[Mapping, Tree | None]:
    try:
        return tomllib.loads(text), None
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(f"the metadata are no TOML ({fault})", path=path, line=1) from fault


def _title_block(text: str, path: str) -> tuple[ForeignHead, str]:
    """Pandoc's `% title`, `% authors`, `% date`."""
    found = BLOCK.match(text)
    if found is None:
        return ForeignHead(), text
    title, authors, date = ((part or "").strip() for part in found.groups())
    values: Mapping = {"title": " ".join(title.split())}
    if authors:
        values["author"] = [name.strip() for name in re.split(r";|\n", authors) if name.strip()]
    if date:
        values["date"] = date
    return _Head(values, None, path).read(found[0].count("\n")), text[found.end() :]


class _Head:
    """One head while it is read."""

    def __init__(self, values: Mapping, tree: Tree | None, path: str) -> None:
        self._values = {str(key): value for key, value in values.items()}
        self._tree = tree
        self._path = path
        self._read: set[str] = set(ELSEWHERE)
        self._findings: list[Finding] = []

    def read(self, lines: int) -> ForeignHead:
        """All of it."""
        filed, known = filed_under(self._values)
        self._read |= known
        identifiers = [Identifier(**each) for each in filed.get("identifiers", [])]
        identifiers += [
            Identifier(value, scheme) for scheme in ("doi", "isbn") if (value := self._word(scheme))
        ]
        series = [Series(**each) for each in filed.get("series", [])]
        series += [Series(name) for name in self._words("series")]
        described = Described(
            title=self._word("title"),
            subtitle=self._word("subtitle"),
            titles=self._titles(),
            contributors=self._contributors(),
            date=self._word("date"),
            publisher=self._word("publisher"),
            container=self._word("container"),
            lang=self._word("lang"),
            description=self._word("description"),
            keywords=tuple(dict.fromkeys(self._keywords())),
            rights=rights_in(self._word("rights"), self._word("licence")),
            url=self._url(),
            identifiers=tuple(identifiers),
            series=tuple(series),
        )
        headings = tuple(SubjectHeading(**each) for each in filed.get("headings", []))
        sources = self._sources()
        places = self._values.get("bibliography")
        listed = places if isinstance(places, list) else [] if places is None else [places]
        self._unknown()
        return ForeignHead(
            described,
            headings,
            sources,
            tuple(str(place) for place in listed),
            lines,
            tuple(self._findings),
        )

    def _value(self, what: str) -> object:
        for key in KEYS[what]:
            if self._values.get(key) not in (None, "", [], {}):
                self._read.add(key)
                return self._values[key]
        self._read.update(key for key in KEYS[what] if self._values.get(key) in ("", [], {}))
        return None

    def _word(self, what: str) -> str | None:
        match self._value(what):
            case None | bool():
                return None
            case [only]:
                return plain_words(str(only))
            case list() as several:
                return ", ".join(plain_words(str(each)) for each in several)
            case dict() as table:
                named = (
                    table.get("name") or table.get("title") or table.get("id") or table.get("text")
                )
                return None if named is None else plain_words(str(named))
            case value:
                return plain_words(str(value)) or None

    def _words(self, what: str) -> list[str]:
        match self._value(what):
            case None:
                return []
            case list() as several:
                return [plain_words(_name_in(each)) for each in several if _name_in(each)]
            case value:
                return [plain_words(_name_in(value))]

    def _keywords(self) -> list[str]:
        found: list[str] = []
        for key in KEYS["keywords"]:
            value = self._values.get(key)
            if value is None:
                continue
            self._read.add(key)
            for each in value if isinstance(value, list) else str(value).split(","):
                word = str(each).strip().removeprefix("#")
                if word and not isinstance(each, dict):
                    found.append(plain_words(word))
        return found

    def _titles(self) -> tuple[Title, ...]:
        short = self._word("short")
        titles = (Title(short, "short"),) if short else ()
        return (*titles, *(Title(words) for words in self._words("aliases")))

    def _contributors(self) -> tuple[Contributor, ...]:
        made: list[Contributor] = []
        for what, role in (("author", "aut"), ("editor", "edt"), ("translator", "trl")):
            self._said_besides(what)
            for name in self._words(what):
                made += [
                    contributor(part, role) for part in re.split(r"\s+(?:and|und|et)\s+|;", name)
                ]
        return tuple(each for each in made if each.name.text)

    def _said_besides(self, what: str) -> None:
        """What a contributor's table says besides the name."""
        value = self._value(what)
        for table in value if isinstance(value, list) else [value]:
            rest = (
                {key: words for key, words in table.items() if key not in NAMES}
                if isinstance(table, dict)
                else {}
            )
            if rest:
                key = next(key for key in KEYS[what] if key in self._values)
                self._find(f"what is said of the {what} besides the name", (key,), rest)

    def _url(self) -> str | None:
        words = self._word("url")
        if words is None or words.startswith(("http://", "https://")):
            return words
        self._read -= set(KEYS["url"])
        return None

    def _sources(self) -> tuple[Source, ...]:
        """Pandoc's `references`; one that CSL cannot hold is in a finding."""
        listed = self._values.get("references")
        made = []
        for index, reference in enumerate(listed if isinstance(listed, list) else []):
            id_ = reference.get("id") if isinstance(reference, dict) else None
            try:
                item, strange = read_reference(reference)
                if id_ is None:
                    raise msgspec.ValidationError
                made.append(Source(id=str(id_), item=msgspec.convert(item, Item)))
            except (msgspec.ValidationError, AttributeError):
                self._find("a reference that is none", ("references", index), reference)
                continue
            for name, value in strange:
                message = f"the reference {id_} has no variable {name}"
                self._find(message, ("references", index), value)
        return tuple(made)

    def _unknown(self) -> None:
        for key, value in self._values.items():
            if key not in self._read and value is not None:
                self._find(f"the metadata's {key} has no place in a biography", (key,), value)
        if (date := self._word("date")) is not None:
            key = next(key for key in KEYS["date"] if key in self._values)
            self._find("a date is kept in the source that the text is", (key,), date)

    def _find(self, message: str, place: tuple[str | int, ...], value: object) -> None:
        words = value if isinstance(value, str) else msgspec.json.encode(value).decode()
        line = 1 if self._tree is None else self._tree.line(place)
        self._findings.append(
            Finding("dropped-metadata", message, "note", self._path, line, words=words)
        )


def _name_in(value: object) -> str:
    """A name, or that of a table: `{name: {given: Ada, family: Lovelace}}`."""
    match value:
        case dict():
            named: Any = value.get("name") or value.get("literal")
            if isinstance(named, dict):
                return _name_in(named)
            if named:
                return str(named)
            parts = (
                value.get("given") or value.get("first"),
                value.get("family") or value.get("last"),
            )
            return " ".join(str(part) for part in parts if part)
        case None:
            return ""
        case _:
            return str(value)
