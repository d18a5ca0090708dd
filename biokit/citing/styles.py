"""The citation styles there are, by name."""

from __future__ import annotations

from biokit.citing.base import CitationStyle
from biokit.citing.builtin import BuiltinNotes
from biokit.errors import BadUsage

_STYLES: dict[str, type[CitationStyle]] = {BuiltinNotes.name: BuiltinNotes}


def style_names() -> tuple[str, ...]:
    """The names of all styles, in alphabetical order."""
    return tuple(sorted(_STYLES))


def style(name: str) -> CitationStyle:
    """The style of that name.

    Raises:
        BadUsage: there is none; the message lists those there are.
    """
    if name not in _STYLES:
        raise BadUsage(
            f"there is no citation style called {name}",
            hint=f"there are: {', '.join(style_names())}",
        )
    return _STYLES[name]()
