"""What is known while one text is read: its name, its lines, its notes, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import msgspec
from markdown_it.token import Token

from biokit.diagnostics import Finding, Severity
from biokit.errors import BadInput
from biokit.importers.base import DEPTH_LIMIT
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


class Reading:
    """One text being read.

    Args:
        path: its name, for origins and messages.
        before: how many lines of the file stand before the text.
    """

    def __init__(self, path: str, before: int = 0) -> None:
        self.path = path
        self.before = before
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
