"""The head of a book in one file: YAML between `---` fences, as pandoc has it.

`title`, `subtitle`, `author`, `lang`, `references` and what is in `filed_under` are pandoc's;
`biokit_` (or `biokit`) holds the rest in the form of the canonical JSON, its prose as Markdown.
What others put there besides is kept in findings.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.importers.markdown.filed_under import filed_under
from biokit.importers.markdown.references import read_reference
from biokit.importers.markdown.strings import read_citation, read_inlines
from biokit.importers.markdown.tree import Place, Tree
from biokit.model.biography import Biography
from biokit.model.edition import Contributor
from biokit.model.names import NameForm
from biokit.model.nodes import Inline
from biokit.model.sources import Source
from biokit.notation.prose import CITATION, plain_words, with_prose

Mapping = dict[str, Any]

FENCED = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
KNOWN = frozenset({"title", "subtitle", "author", "lang", "references", "biokit_", "biokit"})
_JSON_PATH = re.compile(r" - at `([^`]*)`")
_STEP = re.compile(r"\.([\w-]+)|\[(\d+)\]|\[\.\.\.\]")


class Head(msgspec.Struct, frozen=True):
    """What stands above the text."""

    biography: Biography
    """Everything but sections and accounts."""
    titled: bool = False
    """It has a title, if only an empty one."""
    lines: int = 0
    """How many lines of the file it takes, fences and all."""
    findings: tuple[Finding, ...] = ()


def split(text: str, path: str) -> tuple[Head, str]:
    """The head of a text, and the text below it.

    Raises:
        BadInput: the head is no YAML, or says what it must not; names the line.
    """
    found = FENCED.match(text)
    if found is None:
        return Head(Biography(())), text
    head = _Head(Tree(found[1] or "", path, before=1), path)
    return head.read(found[0].count("\n")), text[found.end() :]


class _Head:
    """One head while it is read."""

    def __init__(self, tree: Tree, path: str) -> None:
        self._tree = tree
        self._path = path
        self._findings: list[Finding] = []
        if tree.value is not None and not isinstance(tree.value, dict):
            raise self._fault((), "the metadata should be keys and values", "write title: …")
        self._values: Mapping = tree.value or {}

    def read(self, lines: int) -> Head:
        """All of it; what has no place in a biography is in the findings."""
        key = "biokit_" if "biokit_" in self._values else "biokit"
        rest = self._mapping(key)
        own = rest.pop("sources", [])
        filed, known = filed_under(self._values)
        for name, members in filed.items():
            rest[name] = [*members, *(rest.get(name) or [])]
        made = {"contributors": self._authors(), **rest, "type": "biography", "title": []}
        biography: Biography = self._made(made, Biography, (key,))
        fields = {name: getattr(biography, name) for name in biography.__struct_fields__}
        lang = self._string("lang")
        head = {
            "title": self._inlines("title"),
            "subtitle": self._inlines("subtitle"),
            "lang": biography.lang if lang is None else lang,
            "sources": self._sources(own, key),
        }
        for name, value in self._values.items():
            if name not in KNOWN | known:
                self._unknown(name, value)
        made_whole = Biography(**{**fields, **head})
        return Head(made_whole, "title" in self._values, lines, tuple(self._findings))

    def _mapping(self, key: str) -> Mapping:
        match self._values.get(key):
            case None:
                return {}
            case dict() as table:
                return dict(table)
            case _:
                raise self._fault(
                    (key,), f"{key} should be keys and values", "indent them below it"
                )

    def _string(self, key: str) -> str | None:
        match self._values.get(key):
            case None:
                return None
            case str() | int() | float() as value:
                return str(value)
            case _:
                raise self._fault((key,), f"{key} should be a string", f"write {key}: words")

    def _inlines(self, key: str) -> tuple[Inline, ...]:
        words = self._string(key)
        return read_inlines(words, self._path, self._tree.line((key,))) if words else ()

    def _authors(self) -> list[Mapping]:
        """Pandoc's `author`, a name or several, as contributors."""
        named = self._values.get("author")
        listed = named if isinstance(named, list) else [] if named is None else [named]
        names = [each.get("name") if isinstance(each, dict) else each for each in listed]
        made = [Contributor(NameForm(plain_words(str(name)))) for name in names if name]
        return [dict(msgspec.to_builtins(each)) for each in made]

    def _sources(self, own: object, key: str) -> tuple[Source, ...]:
        """Pandoc's `references`, with what biokit knows of each besides."""
        known: dict[object, Mapping] = {}
        for index, table in enumerate(own if isinstance(own, list) else [own]):
            if not isinstance(table, dict) or not isinstance(table.get("id"), str):
                raise self._fault((key, "sources", index), "this source has no id", "write id: …")
            known[table["id"]] = table
        listed = self._values.get("references") or []
        if not isinstance(listed, list):
            raise self._fault(("references",), "references should be a list", "write - id: …")
        return tuple(self._source(each, known, index) for index, each in enumerate(listed))

    def _source(self, reference: object, known: dict[object, Mapping], index: int) -> Source:
        place: Place = ("references", index)
        if not isinstance(reference, dict) or not isinstance(reference.get("id"), str | int):
            raise self._fault(
                place, "a reference has no id", "write - id: key, and cite it as @key"
            )
        item, strange = read_reference(reference)
        id_ = str(reference["id"])
        for name, value in strange:
            self._find(f"the reference {id_} has no variable {name}", (*place, name), value)
        table = {**known.get(id_, {}), "type": "source", "id": id_, "item": item}
        made: Source = self._made(table, Source, place)
        return made

    def _made(self, table: Mapping, kind: type, place: Place) -> Any:  # noqa: ANN401 (of `kind`)
        def read(words: Any, annotation: Any) -> Any:  # noqa: ANN401 (what `with_prose` gives)
            if not isinstance(words, str):
                return words
            line = self._tree.line(place)
            if annotation == CITATION:
                return msgspec.to_builtins(read_citation(words, self._path, line))
            return msgspec.to_builtins(read_inlines(words, self._path, line))

        try:
            return msgspec.convert(with_prose(table, kind, read), kind)
        except msgspec.ValidationError as fault:
            message = str(fault)
            found = _JSON_PATH.search(message)
            steps = _STEP.findall(found[1]) if found else []
            inner = tuple(name or int(index or 0) for name, index in steps)
            hint = "mend it, or take it out of the metadata"
            raise self._fault((*place, *inner), f"{place[0]}: {message}", hint) from fault

    def _fault(self, place: Place, message: str, hint: str) -> BadInput:
        return BadInput(message, path=self._path, line=self._tree.line(place), hint=hint)

    def _unknown(self, key: str, value: object) -> None:
        self._find(f"the metadata's {key} has no place in a biography", (key,), value)

    def _find(self, message: str, place: Place, value: object) -> None:
        words = value if isinstance(value, str) else msgspec.json.encode(value).decode()
        self._findings.append(
            Finding(
                "dropped-metadata",
                message,
                severity="note",
                path=self._path,
                line=self._tree.line(place),
                words=words,
            )
        )
