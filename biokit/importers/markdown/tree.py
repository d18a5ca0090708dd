"""YAML as far as metadata needs it, each value with its line.

The scalars are those of YAML 1.2's core schema: `no` is a word and `2024-01-01` is one too. There
are no tags and no aliases: neither objects nor billions of laughs.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml

from biokit.errors import BadInput

Place = tuple[str | int, ...]
"""The keys and indices that lead to a value."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
HINT = "put values with colons, brackets or quotation marks in quotation marks"


class Tree:
    """What a YAML text says.

    Args:
        text: YAML.
        path: the file's name, for messages.
        before: how many lines of the file stand before the text.

    Raises:
        BadInput: it is no YAML; names the line.
    """

    def __init__(self, text: str, path: str, before: int) -> None:
        self._path = path
        self._before = before
        self._lines: dict[Place, int] = {}
        self._seen: set[int] = set()
        try:
            node = yaml.compose(text, Loader=_LOADER)
            self.value: Any = None if node is None else self._made(node, ())
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark
            line = 1 if mark is None else mark.line + 1
            self._fault(line, f"the metadata is no YAML: {fault.problem or 'it cannot be read'}")
        except yaml.YAMLError:
            self._fault(1, "the metadata is no YAML: it holds a character that YAML forbids")
        except RecursionError:
            self._fault(1, "the metadata is nested too deeply")

    def line(self, place: Place) -> int:
        """The line in the file of the value at `place`, or of the nearest around it."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1) + self._before

    def _fault(self, line: int, message: str) -> NoReturn:
        raise BadInput(message, path=self._path, line=line + self._before, hint=HINT)

    def _made(self, node: Any, place: Place) -> Any:  # noqa: ANN401 (PyYAML is untyped here)
        line: int = node.start_mark.line + 1
        self._lines.setdefault(place, line)
        if id(node) in self._seen:
            self._fault(line, "the metadata has an alias, which is not read")
        self._seen.add(id(node))
        match node:
            case yaml.MappingNode(value=pairs):
                table: dict[str, Any] = {}
                for key_node, member in pairs:
                    key = key_node.value if isinstance(key_node.value, str) else ""
                    if key in table:
                        self._fault(key_node.start_mark.line + 1, f"{key} stands there twice")
                    self._lines[(*place, key)] = key_node.start_mark.line + 1
                    table[key] = self._made(member, (*place, key))
                return table
            case yaml.SequenceNode(value=members):
                return [self._made(member, (*place, i)) for i, member in enumerate(members)]
            case _:
                return _scalar(node)


def _scalar(node: Any) -> Any:  # noqa: ANN401
    words: str = node.value
    if node.style in {"'", '"', "|", ">"}:
        return words
    if words.lower() in _WORDS:
        return _WORDS[words.lower()]
    if _INTEGER.fullmatch(words):
        return int(words)
    return float(words) if _FLOAT.fullmatch(words) else words
