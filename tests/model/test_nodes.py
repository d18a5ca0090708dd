from __future__ import annotations

import re
import types
from typing import Annotated, Literal, Union, get_args, get_origin

import msgspec
import pytest
from hypothesis import given, settings

from biokit.model import nodes
from biokit.model.base import Node, Origin
from biokit.model.biography import Biography
from biokit.model.names import Name, NameForm
from biokit.model.nodes import Block, Inline, Role, Section, Text
from tests.strategies import origins, parts, struct_kinds

KINDS = struct_kinds()
NODES = [kind for kind in KINDS if issubclass(kind, Node)]


def name(kind: type) -> str:
    return kind.__name__


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_a_struct_of_the_model_is_frozen_and_knows_all_its_fields(
    kind: type[msgspec.Struct],
) -> None:
    assert kind.__struct_config__.frozen
    assert kind.__struct_config__.forbid_unknown_fields


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_a_struct_of_the_model_costs_the_garbage_collector_nothing(
    kind: type[msgspec.Struct],
) -> None:
    assert not kind.__struct_config__.gc


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_a_struct_of_the_model_holds_nothing_that_can_change(kind: type[msgspec.Struct]) -> None:
    for field in msgspec.structs.fields(kind):
        assert unchanging(field.type), field


def unchanging(annotation: object) -> bool:
    form, arguments = get_origin(annotation), get_args(annotation)
    if form is Literal:
        return True
    if form is Annotated:
        return unchanging(arguments[0])
    if form in {tuple, Union, types.UnionType}:
        return all(each is ... or unchanging(each) for each in arguments)
    return annotation in {str, int, bool, type(None)} or annotation in KINDS


@pytest.mark.parametrize("kind", NODES, ids=name)
def test_every_node_has_an_id_and_an_origin(kind: type[msgspec.Struct]) -> None:
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    assert not fields["origin"].required
    assert fields["id"].type in {str, str | None}


@pytest.mark.parametrize("kind", NODES, ids=name)
def test_every_node_says_in_json_what_it_is(kind: type[msgspec.Struct]) -> None:
    config = kind.__struct_config__
    assert config.tag_field == "type"
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", str(config.tag))


@pytest.mark.parametrize("union", [Inline, Block], ids=["inline", "block"])
def test_no_two_kinds_share_a_tag(union: types.UnionType) -> None:
    tags = [kind.__struct_config__.tag for kind in get_args(union)]
    assert len(set(tags)) == len(tags)


def test_every_node_of_the_document_is_an_inline_a_block_or_holds_them() -> None:
    defined = {
        kind
        for kind in vars(nodes).values()
        if isinstance(kind, type) and issubclass(kind, Node) and kind.__module__ == nodes.__name__
    }
    assert defined == {*get_args(Inline), *get_args(Block), nodes.Section, nodes.Account}


def test_every_struct_the_model_defines_can_be_in_a_biography() -> None:
    assert defined_in_the_model() - {kind.__name__ for kind in KINDS} == set()


def defined_in_the_model() -> set[str]:
    """The names of concrete structs, found by their modules and not by their fields."""
    from biokit.model import biography, edition, life, names, sources

    modules = [nodes, biography, edition, life, names, sources]
    bases = {"Node", "Entity", "Statement"}
    return {
        kind.__name__
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, msgspec.Struct)
        and kind.__name__ not in bases
    }


def test_a_section_has_a_role_of_front_body_or_back_and_no_role_twice() -> None:
    roles = get_args(Role)
    flat = [role for group in roles for role in get_args(group)] or list(roles)
    assert len(flat) == len(set(flat))
    assert Section((Text("I"),)).role in flat


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_a_struct_can_be_had_with_its_required_fields_alone(kind: type[msgspec.Struct]) -> None:
    @settings(max_examples=10)
    @given(parts(kind, 0))
    def check(part: msgspec.Struct) -> None:
        required = {
            f.name: getattr(part, f.name) for f in msgspec.structs.fields(kind) if f.required
        }
        plain = kind(**required)
        assert hash(plain) == hash(kind(**required))

    check()


def test_a_node_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        setattr(Text("a"), "value", "b")  # noqa: B010 (mypy sees the plain assignment)


@given(origins(), origins())
def test_where_a_node_came_from_is_not_what_it_says(one: Origin, other: Origin) -> None:
    assert Text("a", origin=one) == Text("a", origin=other) == Text("a")
    assert hash(Text("a", origin=one)) == hash(Text("a", origin=other))


def test_a_node_with_an_origin_is_not_another_node() -> None:
    here = Origin("life.toml", 3)
    assert Text("a", origin=here) != Text("b", origin=here)
    assert Text("a", id="x") != Text("a", id="y")
    assert here != "life.toml"


def test_a_name_has_a_form() -> None:
    with pytest.raises(ValueError, match="at least one form"):
        Name(())


@pytest.mark.parametrize(
    ("form", "key"),
    [
        (NameForm("Cai Qi", family="Cai", given="Qi"), "Cai, Qi"),
        (NameForm("Ludwig van Beethoven", sort="Beethoven, Ludwig van"), "Beethoven, Ludwig van"),
        (NameForm("Victoria"), "Victoria"),
        (NameForm("Queen Victoria", family="Victoria"), "Victoria"),
    ],
)
def test_a_name_is_filed_under_its_sort_key(form: NameForm, key: str) -> None:
    assert form.sort_key == key


def test_a_biography_needs_only_a_title() -> None:
    assert msgspec.json.encode(Biography((Text("A Life"),))) == (
        b'{"type":"biography","title":[{"type":"text","value":"A Life"}]}'
    )
