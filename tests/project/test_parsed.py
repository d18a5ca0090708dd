"""Every value of a file knows its line, and what is no TOML or JSON is told with its line."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.errors import BadInput
from biokit.project.mistakes import Mistakes
from biokit.project.parsed import Spot, parse_json, parse_toml
from biokit.project.toml import written

TOML = """\
title = "x" # line 1
a."b c".d = 1

[x.y]
z = [
  { q = 1, w.e = \"\"\"
two lines\"\"\" },
  # a comment
  3,
]

[[events]]
id = "first"

[[events]]
id = "second"
[events.more]
deep = [[1],
        [2, 3]]
[[events.parts]]
n = 1
[[events.parts]]
n = 2
"""

KEYS = st.text(st.characters(codec="utf-8", exclude_characters="\x7f"), max_size=6)
LEAVES = st.integers(-5, 5) | st.booleans() | st.text(st.characters(codec="utf-8"), max_size=8)
TABLES = st.dictionaries(
    KEYS,
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


def toml(text: str | bytes) -> Spot:
    content = text.encode() if isinstance(text, str) else text
    return parse_toml(content, "life.toml", Mistakes())


def from_json(text: str) -> Spot:
    return parse_json(text.encode(), "sources.json", Mistakes())


def every(spot: Spot) -> Iterator[Spot]:
    yield spot
    if isinstance(spot.value, dict):
        for key, value in spot.value.items():
            yield from every(spot.at(key, value))
    for member in spot.members():
        yield from every(member)


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        (("title",), 1),
        (("a", "b c", "d"), 2),
        (("x", "y"), 4),
        (("x", "y", "z"), 5),
        (("x", "y", "z", 0, "q"), 6),
        (("x", "y", "z", 0, "w", "e"), 6),
        (("x", "y", "z", 1), 9),
        (("events",), 12),
        (("events", 0, "id"), 13),
        (("events", 1), 15),
        (("events", 1, "more"), 17),
        (("events", 1, "more", "deep", 1, 0), 19),
        (("events", 1, "parts", 0, "n"), 21),
        (("events", 1, "parts", 1), 22),
        (("events", 1, "parts", 1, "n"), 23),
        (("events", 1, "no such key"), 15),
        (("nothing",), 1),
    ],
)
def test_a_toml_value_knows_its_line(steps: tuple[str | int, ...], line: int) -> None:
    assert toml(TOML).file.line(steps) == line


def test_a_json_value_knows_its_line() -> None:
    spot = from_json('[\n  {"id": "a",\n   "b": [1,\n 2]},\n {"\\u0069d":\n "c"}]')
    lines = {(0,): 2, (0, "b"): 3, (0, "b", 1): 4, (1,): 5, (1, "id"): 6}
    assert {steps: spot.file.line(steps) for steps in lines} == lines


@given(TABLES, st.lists(TABLES, max_size=3))
def test_what_is_written_as_toml_is_read_again(
    root: dict[str, object], members: list[dict[str, object]]
) -> None:
    rest = {key: value for key, value in root.items() if key not in {"events", "rights"}}
    text = written(rest, [("rights", {"a": 1})], [("events", member) for member in members])
    expected = {**rest, "rights": {"a": 1}}
    assert tomllib.loads(text) == ({**expected, "events": members} if members else expected)


@given(TABLES)
def test_every_value_stands_on_the_line_of_its_key(table: dict[str, object]) -> None:
    """A key of the root has a line to itself, unless its array of tables has several."""
    spot = toml(written(table))
    lines = written(table).split("\n")
    for key, value in table.items():
        line = spot.at(key, value).line
        assert tomllib.loads("\n".join(lines[: line - 1])).keys() < table.keys()
        assert list(table)[len(tomllib.loads("\n".join(lines[: line - 1])))] == key


@given(TABLES)
def test_every_json_value_stands_on_its_own_line(table: dict[str, object]) -> None:
    text = json.dumps(table, indent=1)
    assert [spot.value for spot in every(from_json(text))] == [
        s.value for s in every(toml_of(table))
    ]
    lines = text.splitlines()
    for spot in every(from_json(text)):
        if isinstance(spot.value, int | str) and spot.steps:
            assert json.dumps(spot.value) in lines[spot.line - 1]


def toml_of(table: dict[str, object]) -> Spot:
    return toml(written(table))


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b'a = 1\nb = "x\n', 2, "illegal character"),
        (b"a = 1\na = 2\n", 2, "overwrite a value"),
        (b"a = 1\n\nb = [1,\n", 3, "not TOML"),
        (b"a = \n", 1, "invalid value"),
        (b"[a]\n[a]\n", 2, "declare"),
        (b"a = 1\nb = '\xff'\n", 2, "0xFF is not UTF-8"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(content: bytes, line: int, what: str) -> None:
    with pytest.raises(BadInput, match=what) as caught:
        toml(content)
    assert str(caught.value).startswith(f"life.toml:{line}: ")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("[\n1,\n]", 3, "not JSON"),
        ("[\n", 2, "not JSON"),
        ('[{"a": 1,\n "b": 2,\n "a": 3}]', 3, "the key `a` stands twice"),
        ('["\n"]', 1, "not JSON"),
        ("", 1, "not JSON"),
    ],
)
def test_what_is_no_json_is_told_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(BadInput, match=what) as caught:
        from_json(text)
    assert str(caught.value).startswith(f"sources.json:{line}: ")


@pytest.mark.parametrize("text", ["[NaN]", "[Infinity]", "[-Infinity]"])
def test_json_has_no_numbers_that_are_none(text: str) -> None:
    with pytest.raises(BadInput, match="not JSON: there is no"):
        from_json(text)


@pytest.mark.parametrize("depth", [66, 1_000, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    with pytest.raises(BadInput, match="nested more than 64 levels deep"):
        toml(f"a = {'[' * depth}{']' * depth}")
    with pytest.raises(BadInput, match="nested more than 64 levels deep"):
        from_json("[" * depth + "]" * depth)
