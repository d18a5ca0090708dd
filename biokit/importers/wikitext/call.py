"""A template as it is called on a page: its name, and its parameters in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from biokit.importers.wiki.work_kinds import named

if TYPE_CHECKING:
    from mwparserfromhell.wikicode import Wikicode

__all__ = ["Call"]


class Call:
    """One template.

    Args:
        node: the lexer's Template.
        line: of the page.
    """

    def __init__(self, node: Any, line: int) -> None:  # noqa: ANN401 (the lexer's, loaded late)
        self.node = node
        self.line = line
        written = str(node.name)
        bare = " ".join(written.split()).removeprefix("Template:").removeprefix("Vorlage:")
        self.written = bare.replace("_", " ")
        """The name as it stands."""
        self.name = named(bare)
        """The name as tables have it."""
        self._by_name: dict[str, Wikicode] = {}
        self._lines: dict[str, int] = {}
        told: dict[str, Wikicode] = {}
        count = 0
        passed = line + written.count("\n")
        for parameter in node.params:
            count += not parameter.showkey
            key = " ".join(str(parameter.name).split()) if parameter.showkey else str(count)
            self._by_name[key.casefold()] = parameter.value
            self._lines[key] = passed
            passed += str(parameter).count("\n")
            told.pop(key, None)
            if str(parameter.value).strip():
                told[key] = parameter.value
        self.given = list(told.items())
        """Name and value of each parameter, the last of a name's, empty ones left out."""

    def get(self, *names: str) -> Wikicode | None:
        """The value of the first of these parameters that is given and not empty."""
        for name in names:
            value = self._by_name.get(name)
            if value is not None and str(value).strip():
                return value
        return None

    def text(self, *names: str) -> str:
        """The wikitext of a parameter; empty if it is not given."""
        value = self.get(*names)
        return "" if value is None else str(value).strip()

    def line_of(self, key: str) -> int:
        """The line that a parameter begins on."""
        return self._lines.get(key, self.line)

    @property
    def unnamed(self) -> list[Wikicode]:
        """The values without a name, in order, empty ones left out."""
        return [value for key, value in self.given if key.isdecimal()]

    @property
    def named(self) -> list[tuple[str, Wikicode]]:
        """The parameters with a name."""
        return [(key, value) for key, value in self.given if not key.isdecimal()]
