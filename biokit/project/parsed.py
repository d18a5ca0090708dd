"""TOML and JSON as values that know on which line they stand.

The standard library's parsers say what a file says and refuse what is wrong; tree-sitter says
where each part of it stands.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any, TypeAlias

import tree_sitter
import tree_sitter_json
import tree_sitter_toml

from biokit.errors import BadInput
from biokit.files import decoded
from biokit.model.spelling import ILLEGAL
from biokit.project.mistakes import Mistakes

Steps: TypeAlias = tuple[str | int, ...]
"""From the root of a file to a value: `("events", 3, "date")`."""

Lines: TypeAlias = dict[Steps, int]

DEPTH_LIMIT = 64
"""Levels of nesting in a file; what lies deeper is a mistake or an attack."""


class ParsedFile:
    """A file that was parsed.

    Args:
        name: what messages call it.
        value: what it says.
        lines: the line of every key and every member of an array.
        mistakes: where its mistakes are gathered.
    """

    def __init__(self, name: str, value: object, lines: Lines, mistakes: Mistakes) -> None:
        self.name = name
        self.value = value
        self.mistakes = mistakes
        self._lines = lines

    def line(self, steps: Steps) -> int:
        """The line on which a value stands, or the nearest thing around it that is there."""
        while steps and steps not in self._lines:
            steps = steps[:-1]
        return self._lines.get(steps, 1)

    def line_of(self, word: str, within: int) -> int:
        """The line of a word in the table that begins on the line `within`; that line without it.

        The word is a string of its own, or a key in the syntax of citations.
        """
        cited = re.compile(rf"@\{{?{re.escape(word)}(?![\w-])")
        starts = [steps for steps, line in self._lines.items() if line == within]
        for start in sorted(starts, key=len, reverse=True) or [()]:
            for steps, line in self._lines.items():
                if steps[: len(start)] == start:
                    value = self._value(steps)
                    if value == word or (isinstance(value, str) and _holds(value, word, cited)):
                        return line
        return within

    def _value(self, steps: Steps) -> object:
        value: Any = self.value
        for step in steps:
            value = value[step]
        return value


def _holds(value: str, word: str, cited: re.Pattern[str]) -> bool:
    """Whether a string cites a word, or has it in it that no string may have."""
    return cited.search(value) is not None or (
        word in value and ILLEGAL.fullmatch(word) is not None
    )


class Spot:
    """A value in a file."""

    def __init__(self, file: ParsedFile, steps: Steps, value: object) -> None:
        self.file = file
        self.steps = steps
        self.value = value

    @property
    def line(self) -> int:
        """The line it stands on, from 1."""
        return self.file.line(self.steps)

    @property
    def name(self) -> str:
        """The last key on the way to it, for messages."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "")

    def at(self, step: str | int, value: object) -> Spot:
        """A value inside it."""
        return Spot(self.file, (*self.steps, step), value)

    def members(self) -> Iterator[Spot]:
        """The members of an array; none of anything else."""
        if isinstance(self.value, list):
            for index, member in enumerate(self.value):
                yield self.at(index, member)

    def wrong(self, message: str, hint: str | None = None) -> None:
        """Note a mistake on its line."""
        self.file.mistakes.add(message, path=self.file.name, line=self.line, hint=hint)


def kind_of(value: object) -> str:
    """What a value is, in an author's words."""
    match value:
        case bool():
            return "true or false"
        case str():
            return "a string"
        case int():
            return "a whole number"
        case float():
            return "a fraction"
        case list():
            return "an array"
        case dict():
            return "a table"
        case dt.date() | dt.time():
            return "a date without quotation marks"
        case _:
            return "nothing"


# ------------------------------------------------------------------------------------------ TOML


def parse_toml(content: bytes, name: str, mistakes: Mistakes) -> Spot:
    """The root table of a TOML file.

    Raises:
        BadInput: it is not UTF-8 or not TOML; names the line.
    """
    text = decoded(content, name)
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise _not_toml(str(fault), text, name) from fault
    except RecursionError as fault:
        raise _too_deep(name) from fault
    lines: Lines = {(): 1}
    tree = _tree(tree_sitter_toml.language(), text)
    counts: dict[Steps, int] = {}
    for node in tree.root_node.named_children:
        _toml_lines(node, lines, counts)
    _refuse_depth(lines, name)
    return Spot(ParsedFile(name, value, lines, mistakes), (), value)


def _not_toml(fault: str, text: str, name: str) -> BadInput:
    found = re.fullmatch(
        r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", fault, re.DOTALL
    )
    if found is None:
        return BadInput(f"not TOML: {fault[:1].lower()}{fault[1:]}", path=name)
    what, line, column = found.groups()
    where = "" if column is None else f" in column {column}"
    return BadInput(
        f"not TOML: {what[:1].lower()}{what[1:]}{where}",
        path=name,
        line=text.count("\n", 0, len(text.rstrip())) + 1 if line is None else int(line),
        hint="words stand in quotation marks, and every key once" if line else None,
    )


def _toml_lines(node: tree_sitter.Node, lines: Lines, counts: dict[Steps, int]) -> None:
    """The lines of what stands at the top of a file: a pair, or a table with its pairs."""
    if node.type == "pair":
        _value_lines(node, (), lines, _toml_inside)
    elif node.type in {"table", "table_array_element"}:
        key, *pairs = node.named_children
        steps = _into_last(_keys(key), counts)
        if node.type == "table_array_element":
            counts[steps] = counts.get(steps, -1) + 1
            lines.setdefault(steps, _line(node))
            steps = (*steps, counts[steps])
        lines.setdefault(steps, _line(node))
        for pair in pairs:
            _value_lines(pair, steps, lines, _toml_inside)


def _into_last(keys: tuple[str, ...], counts: dict[Steps, int]) -> Steps:
    """The steps of a header's keys: those that lead through an array of tables mean its last."""
    steps: Steps = ()
    for key in keys[:-1]:
        steps = (*steps, key)
        if steps in counts:
            steps = (*steps, counts[steps])
    return (*steps, *keys[-1:])


@lru_cache(maxsize=4096)
def _key_steps(text: str) -> tuple[str, ...]:
    steps: list[str] = []
    value: Any = tomllib.loads(f"{text} = 0")
    while isinstance(value, dict):
        ((key, value),) = value.items()
        steps.append(key)
    return tuple(steps)


def _keys(node: tree_sitter.Node) -> tuple[str, ...]:
    return _key_steps((node.text or b"").decode())


Parts: TypeAlias = Iterator[tuple[tree_sitter.Node, Steps]]
"""The parts of a node, and the steps to each."""


def _toml_inside(node: tree_sitter.Node, steps: Steps) -> Parts:
    match node.type:
        case "pair":
            key, *values = node.named_children
            for value in values:
                yield value, (*steps, *_keys(key))
        case "inline_table":
            for pair in node.named_children:
                yield pair, steps
        case "array":
            values = [child for child in node.named_children if child.type != "comment"]
            for index, value in enumerate(values):
                yield value, (*steps, index)
        case _:
            pass


def _value_lines(
    node: tree_sitter.Node,
    steps: Steps,
    lines: Lines,
    inside: Callable[[tree_sitter.Node, Steps], Parts],
) -> None:
    """The lines of everything in a value. Not recursive: a file may be nested to any depth."""
    waiting = [(node, steps)]
    while waiting:
        here, so_far = waiting.pop()
        for part, steps_to_it in inside(here, so_far):
            for end in range(len(so_far) + 1, len(steps_to_it) + 1):
                lines.setdefault(steps_to_it[:end], _line(part))
            waiting.append((part, steps_to_it))


# ------------------------------------------------------------------------------------------ JSON


def parse_json(content: bytes, name: str, mistakes: Mistakes) -> Spot:
    """The root of a JSON file.

    Raises:
        BadInput: it is not UTF-8 or not JSON, or has a key twice; names the line.
    """
    text = decoded(content, name)
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as fault:
        raise BadInput(
            f"not JSON: {fault.msg[:1].lower()}{fault.msg[1:]} in column {fault.colno}",
            path=name,
            line=fault.lineno,
        ) from fault
    except RecursionError as fault:
        raise _too_deep(name) from fault
    except ValueError as fault:
        raise BadInput(f"not JSON: {fault}", path=name) from fault
    lines: Lines = {}
    file = ParsedFile(name, value, lines, mistakes)
    for node in _tree(tree_sitter_json.language(), text).root_node.named_children:
        lines.setdefault((), _line(node))
        _value_lines(node, (), lines, partial(_json_inside, name=name))
    _refuse_depth(lines, name)
    return Spot(file, (), value)


def _no_constant(name: str) -> object:
    message = f"there is no {name}"
    raise ValueError(message)


@lru_cache(maxsize=4096)
def _json_key(text: bytes) -> str:
    return str(json.loads(text))


def _json_inside(node: tree_sitter.Node, steps: Steps, *, name: str) -> Parts:
    children = node.named_children
    match node.type:
        case "object":
            seen: set[str] = set()
            for pair in children:
                node_of_key, value = pair.named_children
                key = _json_key(node_of_key.text or b"")
                if key in seen:
                    raise BadInput(f"the key `{key}` stands twice", path=name, line=_line(pair))
                seen.add(key)
                yield value, (*steps, key)
        case "array":
            for index, value in enumerate(children):
                yield value, (*steps, index)
        case _:
            pass


# ------------------------------------------------------------------------------------------ both


def _tree(language: object, text: str) -> tree_sitter.Tree:
    return tree_sitter.Parser(tree_sitter.Language(language)).parse(text.encode())


def _line(node: tree_sitter.Node) -> int:
    return node.start_point[0] + 1


def _refuse_depth(lines: Lines, name: str) -> None:
    deepest = max(lines, key=len, default=())
    if len(deepest) > DEPTH_LIMIT:
        raise BadInput(
            f"nested more than {DEPTH_LIMIT} levels deep", path=name, line=lines[deepest]
        )


def _too_deep(name: str) -> BadInput:
    return BadInput(f"nested more than {DEPTH_LIMIT} levels deep", path=name)
