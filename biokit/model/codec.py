"""The canonical JSON form of a biography, and its schema.

    {"biokit": 1, "biography": {"type": "biography", "title": [...], ...}}

`biokit` is the version of the form. Fields that hold their default are left out, and the order of
the fields is the order of the types: equal biographies that were decoded encode to the same bytes.
One made in code may spell out a default (a role taken from a longer text is not the literal's own
object, by which msgspec knows it); the form for reading never does.
"""

from __future__ import annotations

from types import UnionType
from typing import Any, Literal, get_args

import msgspec

from biokit.errors import BadModel
from biokit.model.biography import Biography
from biokit.model.edition import RENAMED
from biokit.model.life import Value
from biokit.model.nodes import Block, Inline

VERSION: Literal[1] = 1
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Versioned(msgspec.Struct):
    biokit: int


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A biography with the version of the form it is written in."""

    biokit: Literal[1]
    biography: Biography


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Document)
_version_decoder = msgspec.json.Decoder(_Versioned)


def encode(biography: Biography) -> bytes:
    """The biography as compact UTF-8 JSON."""
    return _encoder.encode(Document(VERSION, biography))


def encode_for_reading(biography: Biography) -> bytes:
    """The JSON, one member a line, ending in a line feed: for files and version control.

    The same biography is always the same bytes, however it was made.
    """
    settled = _decoder.decode(encode(biography)).biography
    return msgspec.json.format(encode(settled), indent=1) + b"\n"


def decode(encoded: bytes, path: str | None = None) -> Biography:
    """The biography in `encoded`.

    Args:
        encoded: UTF-8 JSON.
        path: the file it was read from, for messages.

    Raises:
        BadModel: it is no JSON, of another version, or not a biography; names the line or the
            JSON path of the fault.
    """
    try:
        version = _version_decoder.decode(encoded).biokit
        if version != VERSION:
            raise BadModel(
                f"this is version {version} of biokit's JSON, and this biokit reads {VERSION}",
                path=path,
                hint="use the biokit that wrote it, or a later one",
            )
        return _decoder.decode(encoded).biography
    except msgspec.ValidationError as fault:
        raise BadModel(f"not a biography: {fault}", path=path, hint=_hint_at(str(fault))) from fault
    except UnicodeDecodeError as fault:
        raise BadModel(
            f"not UTF-8 at byte {fault.start}", path=path, hint="save the file as UTF-8"
        ) from fault
    except msgspec.DecodeError as fault:
        raise BadModel(
            f"not JSON: {fault}", path=path, line=_line_of(encoded, str(fault))
        ) from fault
    except RecursionError as fault:
        raise BadModel(
            "nested too deeply", path=path, hint="at most 64 levels make sense"
        ) from fault


def _hint_at(fault: str) -> str:
    """What to do about it; of a word that was right once, the word that took its place."""
    for old, new in RENAMED.items():
        if f"'{old}' - at `$.biography.editions" in fault:
            return f"the profile {old} is called {new} now"
    return "`biokit schema` prints what is expected"


def _line_of(encoded: bytes, fault: str) -> int | None:
    """The line of `... (byte 123)`, from 1."""
    _, found, tail = fault.rpartition("(byte ")
    return encoded.count(b"\n", 0, int(tail.rstrip(")"))) + 1 if found else None


_UNIONS = {"Inline": Inline, "Block": Block, "Value": Value}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the canonical form."""
    described = msgspec.json.schema(Document)
    kinds = _with_unions_named(described.pop("$defs"))
    unions = {name: _chosen_by_type(union) for name, union in _UNIONS.items()}
    return {
        "$schema": SCHEMA_DIALECT,
        "$id": f"urn:biokit:schema:{VERSION}",
        "title": "biokit biography",
        **described,
        "$defs": {**kinds, **unions},
    }


def _with_unions_named(described: dict[str, Any]) -> dict[str, Any]:
    """The schema with each tagged union as a reference to its name, not as `anyOf`."""
    match described:
        case {"anyOf": _, "discriminator": {"mapping": by_tag}}:
            return {"$ref": f"#/$defs/{_union_name(by_tag)}"}
        case _:
            return {
                key: _with_unions_named(member) if isinstance(member, dict) else member
                for key, member in described.items()
            }


def _union_name(by_tag: dict[str, str]) -> str:
    return next(name for name, union in _UNIONS.items() if _tags(union) == list(by_tag))


def _tags(union: UnionType) -> list[str]:
    return [kind.__struct_config__.tag for kind in get_args(union)]


def _chosen_by_type(union: UnionType) -> dict[str, Any]:
    """A schema that looks at `type` and then at one kind only.

    A validator tries every branch of an `anyOf` down to its leaves, and as a node's children come
    from the same union, each level of nesting would cost sixteen times the one above.
    """
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": _tags(union)}},
        "allOf": [
            {
                "if": {"properties": {"type": {"const": kind.__struct_config__.tag}}},
                "then": {"$ref": f"#/$defs/{kind.__name__}"},
            }
            for kind in get_args(union)
        ],
    }
