"""Attributes in braces, as pandoc has them: `{#id .class key=value key="two words"}`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from typing import NoReturn

import msgspec

NAME = re.compile(r"[^\W\d_][\w:.-]*")
"""What an id or a class has to be for the short spellings `#id` and `.class`."""
KEY = re.compile(r"[\w:.-]+")
BARE = re.compile(r"[A-Za-z][\w-]*")
"""What a value has to be to go without quotation marks."""
PLAIN = frozenset(
    {
        "of",
        "certainty",
        "kind",
        "kinds",
        "form",
        "what",
        "printed",
        "by",
        "from",
        "to",
        "source",
        "lang",
        "licence",
    }
)
"""Keys whose values are names, not prose."""
IN_JSON = "attributes"
"""The key under which those attributes stand that have no spelling of their own."""
MEANING = frozenset({"id", "class", "classes", "lang", IN_JSON})
"""Keys that are never the author's own."""
ALIKE = re.compile(r"\{\s*(?:[#.][^\s.]|[\w:.-]+=|-?\s*\})")
"""What is meant to be attributes, well made or not."""

_PART = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}\#"'=]+)
      | \.(?P<name>[^\s{}\#"'=.][^\s{}\#"'=]*)
      | (?P<key>[\w:.-]+)=(?:"(?P<double>[^"\\]*(?:\\.[^"\\]*)*)"
                            |'(?P<single>[^'\\]*(?:\\.[^'\\]*)*)'
                            |(?P<bare>[^\s{}"']+))
      | (?P<unnumbered>-)
    )(?=[\s}])""",
    re.VERBOSE | re.DOTALL,
)
_END = re.compile(r"\s*\}")
_ESCAPED = re.compile(
    r"\\(_|[^\w\s])|(&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});)"
)


class Attributes(msgspec.Struct, frozen=True, gc=False):
    """An id, classes, and keys with values, in the order they were written."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    """What kind of node it is, if biokit knows the class, or the author's own."""
    pairs: tuple[tuple[str, str], ...] = ()
    own: tuple[str, ...] = ()
    """Surely the author's own classes, whatever they are called."""

    def __bool__(self) -> bool:
        """Whether there is anything to spell."""
        return bool(self.id is not None or self.classes or self.pairs or self.own)


NONE = Attributes()


def read_attributes(text: str, start: int) -> tuple[Attributes, int] | None:
    """The attributes whose brace opens at `start`, and where they end; `None` if these are none.

    The last id holds, as in pandoc. `id="…"` says what `#` cannot, and `classes="…"` names classes
    that are the author's own even where biokit would take them for a kind of node.
    """
    if not text.startswith("{", start):
        return None
    position = start + 1
    id_: str | None = None
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    own: list[str] = []
    while (end := _END.match(text, position)) is None:
        part = _PART.match(text, position)
        if part is None:
            return None
        position = part.end()
        match part.lastgroup:
            case "id":
                id_ = part["id"]
            case "name":
                classes.append(part["name"])
            case "unnumbered":
                classes.append("unnumbered")
            case _:
                value = _value(part)
                if part["key"] == "id":
                    id_ = value
                elif part["key"] == "class":
                    classes += value.split()
                elif part["key"] == "classes":
                    own += value.split()
                else:
                    pairs.append((part["key"], value))
    return Attributes(id_ or None, tuple(classes), tuple(pairs), tuple(own)), end.end()


def _value(part: re.Match[str]) -> str:
    if part["bare"] is not None:
        return part["bare"]
    quoted = part["double"] if part["double"] is not None else part["single"]
    return _ESCAPED.sub(_unescaped, quoted.replace("\n", " "))


def _unescaped(match: re.Match[str]) -> str:
    return match[1] if match[1] is not None else unescape(match[2])


def write_attributes(attributes: Attributes, reserved: frozenset[str] = frozenset()) -> str:
    """The attributes in braces.

    Args:
        attributes: what to spell.
        reserved: classes that stand for a kind of node in this place, so that one of the author's
            own of the same name is spelled `classes="…"`.
    """
    parts: list[str] = []
    if attributes.id is not None:
        short = NAME.fullmatch(attributes.id) is not None
        parts.append(f"#{attributes.id}" if short else write_pair("id", attributes.id))
    parts += [f".{name}" for name in attributes.classes]
    if all(NAME.fullmatch(name) and name not in reserved for name in attributes.own):
        parts += [f".{name}" for name in attributes.own]
    else:
        parts.append(write_pair("classes", " ".join(attributes.own)))
    parts += [write_pair(key, value) for key, value in attributes.pairs]
    return "{" + " ".join(parts) + "}"


def write_pair(key: str, value: str) -> str:
    """`key=value`, the value in quotation marks unless it is a plain word, not prose."""
    if key in PLAIN and BARE.fullmatch(value):
        return f"{key}={value}"
    escaped = re.sub(r'[\\"]|&(?=[#A-Za-z])', r"\\\g<0>", value)
    escaped = escaped.replace("\n", "&#10;").replace("\r", "&#13;")
    return f'{key}="{escaped}"'


def own_pairs(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The author's own attributes as they are spelled.

    One whose key is no name, or means something here, takes all into one attribute, as JSON.
    """
    if all(KEY.fullmatch(key) and key not in MEANING for key, _ in pairs):
        return pairs
    return ((IN_JSON, json.dumps(pairs, ensure_ascii=False)),)


class Given:
    """Attributes while they are turned into a node: each is taken once, what is left is a fault.

    Args:
        attributes: what was written.
        what: what it was written on, for messages.
        fault: raises the reader's error, with its place.
    """

    def __init__(
        self, attributes: Attributes, what: str, fault: Callable[[str, str], NoReturn]
    ) -> None:
        self.what = what
        self.fault = fault
        self._pairs = attributes.pairs
        self._taken: set[str] = set()

    def take(self, key: str) -> str | None:
        """The value of `key`, if it is given."""
        self._taken.add(key)
        return dict(self._pairs).get(key)

    def need(self, key: str) -> str:
        """The value of `key`, without which the node makes no sense."""
        value = self.take(key)
        if value is None:
            self.fault(f"{self.what} lacks {key}=…", f"write {{… {key}=…}}")
        return value

    def choose(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """The value of `key`, one of `choices`."""
        value = self.take(key)
        if value is None:
            return default
        if value not in choices:
            self.fault(f"{key}={value} is not known", f"there are: {', '.join(choices)}")
        return value

    def number(self, key: str, default: int) -> int:
        """The value of `key`, a whole number."""
        value = self.take(key)
        if value is None:
            return default
        if not re.fullmatch(r"-?\d{1,19}", value, re.ASCII):
            self.fault(f"{key}={value} is not a number", f"write {key}={default}, say")
        return int(value)

    def others(self) -> tuple[tuple[str, str], ...]:
        """What no one has taken, as it is: the author's own."""
        pairs: list[tuple[str, str]] = []
        for key, value in self._left():
            pairs += self._in_json(value) if key == IN_JSON else [(key, value)]
        return tuple(pairs)

    def _in_json(self, value: str) -> list[tuple[str, str]]:
        try:
            return msgspec.json.decode(value, type=list[tuple[str, str]])
        except msgspec.DecodeError:
            self.fault(f"{IN_JSON}=… is not a list of pairs", 'write [["key", "value"]], as JSON')

    def _left(self) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in self._pairs if pair[0] not in self._taken)

    def done(self) -> None:
        """Nothing may be left."""
        for key, _ in self._left():
            self.fault(f"{self.what} knows no attribute {key}", "remove it, or correct its name")
