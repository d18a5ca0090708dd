from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias, cast

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from biokit.errors import BadModel
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.codec import decode, encode, encode_for_reading, schema
from biokit.model.life import Life
from biokit.model.nodes import Link, Paragraph, Role, Section, Text
from tests.strategies import biographies, parts, struct_kinds

Json: TypeAlias = Any
"""What `json.loads` gives: typed by its shape, which these tests spoil on purpose."""

SMALL = Biography(
    (Text("A Life"),),
    sections=(Section((Text("Birth"),), (Paragraph((Text("He was born."),)),)),),
)


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


# -------------------------------------------------------------------------------------- round trip


@given(biographies())
def test_a_biography_encodes_and_decodes_to_itself(biography: Biography) -> None:
    encoded = encode(biography)
    decoded = decode(encoded)
    assert decoded == biography
    # `==` overlooks origins, and 1 == True; the bytes overlook nothing.
    assert encode(decoded) == encoded


@pytest.mark.parametrize("kind", struct_kinds(), ids=lambda kind: kind.__name__)
def test_each_kind_of_part_encodes_and_decodes_to_itself(kind: type[msgspec.Struct]) -> None:
    decoder = msgspec.json.Decoder(kind)

    @settings(max_examples=20)
    @given(parts(kind, 2))
    def check(part: msgspec.Struct) -> None:
        encoded = msgspec.json.encode(part)
        decoded = decoder.decode(encoded)
        assert decoded == part
        assert msgspec.json.encode(decoded) == encoded

    check()


@given(biographies())
def test_the_form_for_reading_says_the_same(biography: Biography) -> None:
    read = encode_for_reading(biography)
    assert encode(decode(read)) == encode(biography)
    assert read.endswith(b"\n")


def test_origins_survive() -> None:
    here = Origin("seeds/001.txt", 12, words="[12]")
    biography = Biography((Text("A Life", origin=here),))
    (text,) = decode(encode(biography)).title
    assert text.origin is not None
    assert (text.origin.path, text.origin.line, text.origin.words) == ("seeds/001.txt", 12, "[12]")


@given(biographies(), st.randoms(use_true_random=False))
def test_the_order_of_keys_in_the_input_does_not_matter(
    biography: Biography, chance: random.Random
) -> None:
    def shuffled(value: Json) -> Json:
        if isinstance(value, dict):
            items = [(key, shuffled(member)) for key, member in value.items()]
            chance.shuffle(items)
            return dict(items)
        return [shuffled(member) for member in value] if isinstance(value, list) else value

    encoded = encode(biography)
    assert encode(decode(json.dumps(shuffled(json.loads(encoded))).encode())) == encoded


def test_one_member_a_line_for_version_control() -> None:
    lines = encode_for_reading(SMALL).decode().splitlines()
    lonely = [line.strip() for line in lines]
    assert '"value": "He was born."' in lonely
    assert '"type": "text",' in lonely


@pytest.mark.parametrize("kind", struct_kinds(), ids=lambda kind: kind.__name__)
def test_a_default_spelled_out_is_left_out_again(kind: type[msgspec.Struct]) -> None:
    decoder = msgspec.json.Decoder(kind)
    defaults = {
        field.encode_name: msgspec.to_builtins(field.default)
        for field in msgspec.structs.fields(kind)
        if not field.required
    }

    @settings(max_examples=10)
    @given(parts(kind, 0))
    def check(part: msgspec.Struct) -> None:
        required = {
            field.encode_name: msgspec.to_builtins(getattr(part, field.name))
            for field in msgspec.structs.fields(kind)
            if field.required
        }
        tag = kind.__struct_config__.tag
        said = {"type": tag} if tag else {}
        spelled_out = msgspec.json.encode({**said, **required, **defaults})
        encoded = msgspec.json.encode(decoder.decode(spelled_out))
        assert set(json.loads(encoded)) == {*said, *required}

    check()


def test_equal_biographies_read_the_same_however_they_were_made() -> None:
    role = "a section".removeprefix("a ")  # equal to the literal, not the same object
    title = (Text("A Life"),)
    plain = Biography(title, sections=(Section(title),))
    made = Biography(title, sections=(Section(title, role=cast("Role", role)),), life=Life())
    assert made == plain
    assert encode_for_reading(made) == encode_for_reading(plain)


# ------------------------------------------------------------------------------------------ schema


def test_the_schema_is_a_schema_of_2020_12() -> None:
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema())


def test_the_schema_sends_a_validator_down_one_branch_only() -> None:
    nested = Link((Text("a"),), "https://example.org")
    for _ in range(50):
        nested = Link((nested,), "https://example.org")
    validator().validate(json.loads(encode(Biography((nested,)))))


@given(biographies())
def test_the_schema_takes_every_biography(biography: Biography) -> None:
    validator().validate(json.loads(encode(biography)))


STRANGE: list[Json] = [None, True, 7, 1.5, "?", [], {}, ["x"], {"type": "text"}, {"edtf": "1955"}]


@given(biographies(), st.data())
def test_what_is_read_is_what_the_schema_takes(biography: Biography, data: st.DataObject) -> None:
    document = json.loads(encode(biography))
    spoil(document, data)
    encoded = json.dumps(document).encode()
    taken = validator().is_valid(document)
    refused: BadModel | None = None
    try:
        decode(encoded)
    except BadModel as fault:
        refused = fault
    if refused is None:
        assert taken
    elif taken:
        # What a schema of types cannot say.
        beyond = "is not a date", "at least one form"
        assert any(reason in str(refused) for reason in beyond), str(refused)


def spoil(document: Json, data: st.DataObject) -> None:
    """Change one value of a JSON document, rename a key, add one, or take one away."""
    places = list(containers(document))
    container = data.draw(st.sampled_from(places))
    strange = data.draw(st.sampled_from(STRANGE))
    if isinstance(container, list):
        container[data.draw(st.integers(0, len(container) - 1))] = strange
        return
    key = data.draw(st.sampled_from(sorted(container)))
    match data.draw(st.sampled_from(["change", "rename", "add", "remove"])):
        case "change":
            container[key] = strange
        case "rename":
            container[f"{key}s"] = container.pop(key)
        case "add":
            container["colour"] = strange
        case _:
            # msgspec does without `type` where only one kind can stand; the schema does not.
            assume(key != "type")
            del container[key]


def containers(value: Json) -> Iterator[Json]:
    """Every object and every array in JSON that is not empty."""
    if isinstance(value, dict | list) and value:
        yield value
        for member in value.values() if isinstance(value, dict) else value:
            yield from containers(member)


# ------------------------------------------------------------------------------------------ faults


def spoiled(path: str, value: Json) -> bytes:
    """The small biography with something else at a path of keys and numbers."""
    document: Json = json.loads(encode(SMALL))
    *steps, last = path.split("/")
    holder = document
    for step in steps:
        holder = holder[int(step) if step.isdigit() else step]
    holder[int(last) if last.isdigit() else last] = value
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("biography/sections/0/title/0/value", 5, "$.biography.sections[0].title[0].value"),
        ("biography/sections/0/title", "Birth", "$.biography.sections[0].title"),
        ("biography/sections/0/role", "chaptre", "$.biography.sections[0].role"),
        ("biography/sections/0/colour", "red", "$.biography.sections[0]"),
        ("biography/sections/0/blocks/0/type", "text", "$.biography.sections[0].blocks[0].type"),
        ("biography/sections/0/blocks/0", {"type": "break", "id": 1}, "blocks[0].id"),
        (
            "biography/life",
            {"events": [{"type": "event", "id": "e"}]},
            "$.biography.life.events[0]",
        ),
        (
            "biography/life",
            {"events": [{"type": "event", "id": "e", "subject": "p", "date": {"edtf": "1955-13"}}]},
            "$.biography.life.events[0].date",
        ),
        (
            "biography/life",
            {"persons": [{"type": "person", "id": "p", "names": [{"forms": []}]}]},
            "$.biography.life.persons[0].names[0]",
        ),
        ("biography/title", None, "$.biography.title"),
        ("colour", "red", "colour"),
    ],
)
def test_a_fault_is_named_with_its_path(path: str, value: Json, said: str) -> None:
    with pytest.raises(BadModel) as refused:
        decode(spoiled(path, value), "life.json")
    assert said in str(refused.value)
    assert str(refused.value).startswith("life.json: ")
    assert refused.value.hint


@given(biographies(), st.data())
def test_every_type_fault_carries_a_path(biography: Biography, data: st.DataObject) -> None:
    document = json.loads(encode(biography))
    spoil(document["biography"], data)
    if not validator().is_valid(document):
        with pytest.raises(BadModel, match=r"`\$"):
            decode(json.dumps(document).encode())


def test_json_of_another_version_is_refused_by_its_number() -> None:
    with pytest.raises(BadModel, match="version 2"):
        decode(encode(SMALL).replace(b'"biokit":1', b'"biokit":2'))


@pytest.mark.parametrize(
    "encoded", [b"", b"{", b"[]", b"null", b"{}", b'{"biokit":"1"}', b'{"biokit":1}']
)
def test_what_is_not_a_biography_is_refused(encoded: bytes) -> None:
    with pytest.raises(BadModel):
        decode(encoded)


def test_broken_json_is_refused_with_its_line() -> None:
    read = encode_for_reading(SMALL)
    lines = read.split(b"\n")
    lines[5] = b"oops"
    with pytest.raises(BadModel) as refused:
        decode(b"\n".join(lines), "life.json")
    assert refused.value.line == 6


def test_bytes_that_are_not_utf_8_are_refused() -> None:
    with pytest.raises(BadModel) as refused:
        decode(encode(SMALL).replace(b"born", b"b\xf6rn"), "life.json")
    assert "UTF-8" in str(refused.value)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(BadModel):
        decode(encode(SMALL).replace(b"born", b"\\ud800"))


def test_json_nested_without_end_is_refused() -> None:
    deep = b'{"type":"emphasis","content":[' * 5_000 + b"]}" * 5_000
    with pytest.raises(BadModel, match="nested too deeply"):
        decode(b'{"biokit":1,"biography":{"type":"biography","title":[' + deep + b"]}}")


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_whatever_escape_the_tree_of_errors(encoded: bytes) -> None:
    with contextlib.suppress(BadModel):
        decode(encoded)


def test_a_profile_by_its_old_name_is_refused_with_its_new_one() -> None:
    edition = b'"editions":[{"id":"pdf","format":"pdf","profile":"print-shop"}],"sections"'
    assert b'"sections"' in encode(SMALL)
    with pytest.raises(BadModel) as refused:
        decode(encode(SMALL).replace(b'"sections"', edition, 1))
    assert refused.value.hint == "the profile print-shop is called press now"
