"""The head of a book in one file: YAML between `---` fences, as pandoc has it.

`title`, `subtitle`, `author`, `lang` and `references` are pandoc's; `biokit` holds the rest in the
form of the canonical JSON. Keys of others' are kept in the findings.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.model.biography import Biography
from biokit.model.edition import Contributor
from biokit.model.names import NameForm
from biokit.model.sources import Source

Mapping = dict[str, Any]

FENCED = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
KNOWN = frozenset({"title", "subtitle", "author", "lang", "references", "biokit"})


class Head(msgspec.Struct, frozen=True):
    """What stands above the text."""

    biography: Biography
    """Everything but title, subtitle, sections and accounts."""
    title: str | None = None
    subtitle: str | None = None
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
    values = _mapping(found[1] or "", path)
    sources = _sources(values, path)
    rest = _object(values, "biokit", path)
    biography: Biography = _made(
        {"contributors": _authors(values), **rest, "type": "biography", "title": []},
        Biography,
        "biokit",
        path,
    )
    fields = {name: getattr(biography, name) for name in biography.__struct_fields__}
    lang = _string(values, "lang", path)
    biography = Biography(**{**fields, "lang": lang or biography.lang, "sources": sources})
    findings = tuple(
        _unknown(key, value, path) for key, value in values.items() if key not in KNOWN
    )
    head = Head(
        biography,
        _string(values, "title", path),
        _string(values, "subtitle", path),
        found[0].count("\n"),
        findings,
    )
    return head, text[found.end() :]


def _mapping(block: str, path: str) -> Mapping:
    try:
        values = yaml.safe_load(block)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        raise BadInput(
            f"the metadata is no YAML: {fault.problem or 'it cannot be read'}",
            path=path,
            line=1 if mark is None else mark.line + 2,
            hint="put values with colons or quotation marks in quotation marks",
        ) from fault
    except (yaml.YAMLError, RecursionError) as fault:
        raise BadInput("the metadata is no YAML", path=path, line=1) from fault
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise BadInput(
            "the metadata should be keys and values", path=path, line=1, hint="write title: …"
        )
    return {str(key): value for key, value in values.items()}


def _string(values: Mapping, key: str, path: str) -> str | None:
    match values.get(key):
        case None:
            return None
        case str() | int() | float() as value:
            return str(value)
        case _:
            raise _fault(f"{key} should be a string", path)


def _object(values: Mapping, key: str, path: str) -> Mapping:
    match values.get(key):
        case None:
            return {}
        case dict() as table:
            return {name: value for name, value in table.items() if name != "sources"}
        case _:
            raise _fault(f"{key} should be keys and values", path)


def _authors(values: Mapping) -> list[Mapping]:
    """Pandoc's `author`, a name or several, as contributors."""
    named = values.get("author")
    listed = named if isinstance(named, list) else [named] if named is not None else []
    names = [each.get("name") if isinstance(each, dict) else each for each in listed]
    made = [Contributor(NameForm(str(name))) for name in names if name]
    return [dict(msgspec.to_builtins(each)) for each in made]


def _sources(values: Mapping, path: str) -> tuple[Source, ...]:
    """Pandoc's `references`, with what biokit knows of each besides."""
    listed = values.get("references") or []
    biokit = values.get("biokit")
    own_list = biokit.get("sources", []) if isinstance(biokit, dict) else []
    own = {each.get("id"): each for each in own_list if isinstance(each, dict)}
    if not isinstance(listed, list):
        raise _fault("references should be a list", path)
    return tuple(_source(each, own, path) for each in listed)


def _source(reference: object, own: dict[object, Mapping], path: str) -> Source:
    if not isinstance(reference, dict) or "id" not in reference:
        raise _fault("a reference has no id", path)
    item = {key: value for key, value in reference.items() if key != "id"}
    key = str(reference["id"])
    made: Source = _made(
        {**own.get(key, {}), "type": "source", "id": key, "item": item},
        Source,
        f"references: {key}",
        path,
    )
    return made


def _made(value: Mapping, kind: type, what: str, path: str) -> Any:  # noqa: ANN401 (of `kind`)
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError) as fault:
        raise _fault(f"{what}: {fault}", path) from fault


def _fault(message: str, path: str) -> BadInput:
    return BadInput(message, path=path, line=1, hint="mend the metadata between the --- lines")


def _unknown(key: str, value: object, path: str) -> Finding:
    return Finding(
        "dropped-metadata",
        f"the metadata's {key} has no place in a biography",
        severity="note",
        path=path,
        line=1,
        words=value if isinstance(value, str) else repr(value),
    )
