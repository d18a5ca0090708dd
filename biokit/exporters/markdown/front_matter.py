"""The head of a book in one file: what pandoc knows of it, and the rest under `biokit_`.

`title`, `subtitle`, `author`, `lang` and `references` are pandoc's own, so that its citeproc can
set the notes; so are `subject`, `identifier` and `belongs-to-collection`, for the ebooks it makes
(https://pandoc.org/MANUAL.html#epub-metadata). `biokit_` has everything else in the form of the
canonical JSON, its prose as Markdown; pandoc leaves a key that ends in `_` alone. With the text,
that is the whole biography.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from biokit.exporters.markdown.blocks import BlockWriter
from biokit.exporters.markdown.escaping import LINE
from biokit.exporters.markdown.notes import Notes
from biokit.model.biography import Biography
from biokit.model.edition import Contributor, Series
from biokit.model.names import NameForm
from biokit.model.nodes import Citation, Inline
from biokit.model.sources import Source
from biokit.notation.canonical import canonical_inlines
from biokit.notation.prose import CITATION, INLINES, escaped_words

Mapping = dict[str, Any]

ELSEWHERE = frozenset(
    {
        "type",
        "title",
        "subtitle",
        "lang",
        "headings",
        "identifiers",
        "sections",
        "accounts",
        "sources",
        "origin",
    }
)
"""What of a biography stands under pandoc's keys, or in the text."""

_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.’“”–()/&;+-]*[\w.)])?")
_TAKEN = re.compile(r"(?:true|false|yes|no|on|off|null|y|n|nan|inf)", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def front_matter(biography: Biography) -> str:
    """The metadata block, with its fences, ending in a line feed."""
    head: Mapping = {"title": written_prose(biography.title)}
    if biography.subtitle:
        head["subtitle"] = written_prose(biography.subtitle)
    authors = [each.name.text for each in biography.contributors if each.role == "aut"]
    if authors:
        head["author"] = [escaped_words(name) for name in authors]
    if biography.lang is not None:
        head["lang"] = biography.lang
    head |= _filed_under(biography)
    if biography.sources:
        head["references"] = [_reference(source) for source in biography.sources]
    rest = _rest(biography, authors)
    if rest:
        head["biokit_"] = rest
    return "\n".join(["---", *_lines(head, ""), "---"]) + "\n"


def _filed_under(biography: Biography) -> Mapping:
    """What catalogues know the work by, as far as pandoc has names for it."""
    table: Mapping = {
        "identifier": [
            _words({"scheme": each.scheme, "text": each.value}) for each in biography.identifiers
        ],
        "subject": [
            _words({"text": each.text, "authority": each.scheme, "term": each.code})
            for each in biography.headings
        ],
    }
    if _is_one_series(biography):
        (series,) = biography.series
        said = {"belongs-to-collection": series.name, "group-position": series.position}
        table |= _words(said)
    return {key: value for key, value in table.items() if value != []}


def _words(said: dict[str, str | None]) -> Mapping:
    return {key: escaped_words(words) for key, words in said.items() if words is not None}


def _is_one_series(biography: Biography) -> bool:
    """Whether pandoc can say it: it knows of one, its name and the work's number there."""
    match biography.series:
        case (Series(name=str(), kind="series", identifier=None),):
            return True
        case _:
            return False


def written_prose(content: tuple[Inline, ...]) -> str:
    """Inlines as a string; the definitions of their notes stand below."""
    content = canonical_inlines(content)
    if not content:
        return ""
    writer = BlockWriter(Notes())
    words = writer.inlines.paragraph(content, LINE)
    return "\n".join([words, *writer.definitions()])


def _reference(source: Source) -> Mapping:
    item = {
        key: value if key == "type" else _escaped(value)
        for key, value in _table(source.item).items()
    }
    return {"id": source.id, **item}


def _escaped(value: Any) -> Any:  # noqa: ANN401 (any JSON)
    """A value of a reference, in whose strings pandoc reads Markdown."""
    match value:
        case str():
            return escaped_words(value)
        case dict():
            return {key: _escaped(member) for key, member in value.items()}
        case list() | tuple():
            return [_escaped(member) for member in value]
        case _:
            return value


def _rest(biography: Biography, authors: list[str]) -> Mapping:
    """What neither pandoc's keys nor the text can say."""
    filed = {"series"} if _is_one_series(biography) else set()
    table = _table(biography, without=ELSEWHERE | filed)
    if biography.contributors == tuple(Contributor(NameForm(name)) for name in authors):
        table.pop("contributors", None)
    own = [_table(source, without=frozenset({"type", "item"})) for source in biography.sources]
    told = [one for one in own if len(one) > 1]
    return {**table, **({"sources": told} if told else {})}


def _table(part: msgspec.Struct, without: frozenset[str] = frozenset()) -> Mapping:
    """A struct in the form of the canonical JSON, without where it comes from."""
    kind = type(part)
    tag = kind.__struct_config__.tag
    table: Mapping = {} if tag is None or "type" in without else {"type": tag}
    for field in msgspec.structs.fields(kind):
        value = getattr(part, field.name)
        left_out = field.name == "origin" or field.name in without
        if not left_out and (field.required or value != _default(field)):
            table[field.encode_name] = _told(value, field.type)
    return table


def _default(field: msgspec.structs.FieldInfo) -> object:
    made: Any = field.default_factory
    return field.default if made is msgspec.NODEFAULT else made()


def _told(value: Any, annotation: Any) -> Any:  # noqa: ANN401 (a field's value, and its type)
    if annotation == INLINES:
        return written_prose(value)
    if annotation == CITATION:
        return written_prose((Citation(value),)) if value else ""
    match value:
        case msgspec.Struct():
            return _table(value)
        case tuple():
            (member, *_) = (*get_args(annotation), None)
            return [_told(each, member) for each in value]
        case _:
            return value


# ------------------------------------------------------------------------------------------- YAML


def _lines(value: Mapping | list[Any], indent: str) -> Iterator[str]:
    """YAML in block style, one value a line, so that an edit stays on its line."""
    members: list[tuple[str, Any]]
    if isinstance(value, dict):
        members = [(f"{_scalar(key)}:", member) for key, member in value.items()]
    else:
        members = [("-", member) for member in value]
    for mark, member in members:
        if not isinstance(member, dict | list):
            yield f"{indent}{mark} {_scalar(member)}"
        elif not member:
            yield f"{indent}{mark} {'{}' if isinstance(member, dict) else '[]'}"
        elif mark == "-":
            first, *others = _lines(member, f"{indent}  ")
            yield f"{indent}- {first.lstrip(' ')}"
            yield from others
        elif _is_flat(member):
            yield f"{indent}{mark} [{', '.join(_scalar(each) for each in member)}]"
        else:
            yield f"{indent}{mark}"
            yield from _lines(member, f"{indent}  ")


def _is_flat(member: Mapping | list[Any]) -> bool:
    """Whether a list is of numbers or ids, which go on one line."""
    if isinstance(member, dict):
        return False
    return all(isinstance(each, int) or _is_word(each) for each in member)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[A-Za-z][\w-]*", value) is not None


def _scalar(value: Any) -> str:  # noqa: ANN401 (any JSON)
    match value:
        case str() if _PLAIN.fullmatch(value) and not _TAKEN.fullmatch(value):
            return value
        case str():
            quoted = json.dumps(value, ensure_ascii=False)
            return _UNPRINTABLE.sub(lambda mark: f"\\u{ord(mark[0]):04x}", quoted)
        case _:
            return json.dumps(value)
