"""The canonical JSON form of a biography, and its schema.

    {"biokit": 1, "biography": {"type": "biography", "title": [...], ...}}

`biokit` is the version of the form. Fields that hold their default are left out; the order of the
fields is the order of the types; so the same biography is always the same bytes.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from biokit.errors import BadModel
from biokit.model.biography import Biography

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
    """The same JSON, one member a line, ending in a line feed: for files and version control."""
    return msgspec.json.format(encode(biography), indent=1) + b"\n"


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
        raise BadModel(
            f"not a biography: {fault}", path=path, hint="`biokit schema` prints what is expected"
        ) from fault
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


def _line_of(encoded: bytes, fault: str) -> int | None:
    """The line of `... (byte 123)`, from 1."""
    _, found, tail = fault.rpartition("(byte ")
    return encoded.count(b"\n", 0, int(tail.rstrip(")"))) + 1 if found else None


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the canonical form."""
    return {
        "$schema": SCHEMA_DIALECT,
        "$id": f"urn:biokit:schema:{VERSION}",
        "title": "biokit biography",
        **msgspec.json.schema(Document),
    }
