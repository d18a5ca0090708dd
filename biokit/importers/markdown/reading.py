"""What is known while one text is read: its name, its lines, its notes, what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import msgspec
from markdown_it.token import Token

from biokit.diagnostics import Finding, Severity
from biokit.errors import BadInput
from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.markdown.flavours.flavour import OWN, Flavour
from biokit.model.base import Origin
from biokit.notation.attributes import Attributes, Given


class Definition(msgspec.Struct):
    """A note's definition, not yet read: `[^label]: …`."""

    label: str
    line: int
    tokens: list[Token]
    words: str
    """Its own, for what is never called."""
    calls: int = 0
    open: bool = False
    """It is being read."""


class LooseGiven(Given):
    """Attributes of a foreign text: what is strange is left out, with its words in a finding."""

    def __init__(
        self,
        attributes: Attributes,
        what: str,
        fault: Callable[[str, str], NoReturn],
        tally: Tally,
        line: int,
    ) -> None:
        super().__init__(attributes, what, fault)
        self._tally = tally
        self._line = line

    def choose(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """The value of `key`, if it is one of `choices`."""
        value = self.take(key)
        if value is None or value in choices:
            return default if value is None else value
        self._drop(key, value)
        return default

    def number(self, key: str, default: int) -> int:
        """The value of `key`, if it is a whole number."""
        try:
            return super().number(key, default)
        except BadInput:
            self._drop(key, self.take(key) or "")
            return default

    def done(self) -> None:
        """What is left has no place."""
        for key, value in self._left():
            self._drop(key, value)

    def _drop(self, key: str, value: str) -> None:
        message = f"{self.what} has no such attribute in a biography"
        self._tally.add("dropped-attribute", message, self._line, f'{key}="{value}"')


class Tally:
    """What would be found by the hundreds, counted by kind.

    Args:
        path: of the text.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: dict[tuple[str, str], list[tuple[int, str]]] = {}

    def add(self, code: str, message: str, line: int, words: str) -> None:
        """One more of those that `message` speaks of."""
        self._found.setdefault((code, message), []).append((line, words))

    def findings(self) -> list[Finding]:
        """One a kind, with how many there are, and all their words."""
        return [
            Finding(
                code,
                f"{message} ({len(found)})" if len(found) > 1 else message,
                severity="note",
                path=self._path,
                line=found[0][0],
                words="\n".join(words for _, words in found),
            )
            for (code, message), found in self._found.items()
        ]


class Reading:
    """One text being read.

    Args:
        path: its name, for origins and messages.
        before: how many lines of the file stand before the text.
        flavour: how it is written.
    """

    def __init__(self, path: str, before: int = 0, flavour: Flavour = OWN) -> None:
        self.path = path
        self.before = before
        self.flavour = flavour
        self.tally = Tally(path)
        self.labels: dict[int, str] = {}
        """Ids that stand before what they name, by its line."""
        self.definitions: dict[str, Definition] = {}
        self.findings: list[Finding] = []
        self._depth = 0
        self._origins: dict[int, Origin] = {}

    def line(self, index: int) -> int:
        """The line in the file of the text's line `index`, which counts from 0."""
        return index + 1 + self.before

    def origin(self, line: int) -> Origin:
        """Where a node on that line comes from."""
        origin = self._origins.get(line)
        if origin is None:
            origin = self._origins[line] = Origin(self.path, line)
        return origin

    @contextmanager
    def within(self, line: int) -> Iterator[None]:
        """Count a level of nesting.

        Raises:
            BadInput: it is one too many.
        """
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            self.too_deep(line)
        try:
            yield
        finally:
            self._depth -= 1

    def too_deep(self, line: int) -> NoReturn:
        """Give up on a text that is nested too deeply.

        Raises:
            BadInput: always.
        """
        raise BadInput(
            f"nested more than {DEPTH_LIMIT} levels deep",
            path=self.path,
            line=line,
            hint="take some of the lists, quotations or brackets apart",
        )

    def fault(self, line: int, message: str, hint: str) -> NoReturn:
        """Give up on a mistake.

        Raises:
            BadInput: always.
        """
        raise BadInput(message, path=self.path, line=line, hint=hint)

    def given(self, attributes: Attributes, what: str, line: int) -> Given:
        """Attributes to make a node of, which knows where to report what is wrong with them."""

        def fault(message: str, hint: str) -> NoReturn:
            self.fault(line, message, hint)

        if self.flavour.foreign:
            return LooseGiven(attributes, what, fault, self.tally, line)
        return Given(attributes, what, fault)

    def find(  # (a finding's fields, each named where it is given)
        self,
        code: str,
        message: str,
        line: int,
        *,
        words: str | None = None,
        hint: str | None = None,
        severity: Severity = "warning",
    ) -> None:
        """Note something that has to be said about the reading."""
        self.findings.append(
            Finding(
                code,
                message,
                severity=severity,
                path=self.path,
                line=line,
                words=words,
                hint=hint,
            )
        )
