"""Functions of the wiki's parser, as far as they can be decided on the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mwparserfromhell.wikicode import Wikicode

    from biokit.importers.wikitext.call import Call

__all__ = ["chosen"]


def chosen(call: Call) -> Wikicode | str | None:
    """What a function gives: the branch that its condition chooses, or its first value."""
    function, _, subject = str(call.node.name).strip().partition(":")
    values = [parameter.value for parameter in call.node.params]
    match function.strip().casefold():
        case "#if" | "#ifexist" | "#ifexpr":
            return _nth(values, 0 if subject.strip() else 1)
        case "#ifeq":
            same = bool(values) and subject.strip() == str(values[0]).strip()
            return _nth(values, 1 if same else 2)
        case "#iferror":
            return _nth(values, 1) or subject
        case "#switch":
            return _switched(call, subject.strip())
        case "#expr":
            return subject
        case "#time":
            return _nth(values, 0) or subject
        case _:
            return _nth(values, 0) or subject or None


def _nth(values: list[Wikicode], at: int) -> Wikicode | None:
    return values[at] if at < len(values) else None


def _switched(call: Call, subject: str) -> Wikicode | None:
    default = None
    falls = False
    for parameter in call.node.params:
        key = str(parameter.name).strip() if parameter.showkey else str(parameter.value).strip()
        falls = falls or key == subject
        if key == "#default" or not parameter.showkey:
            default = parameter.value
        if falls and parameter.showkey:
            return parameter.value  # type: ignore[no-any-return]
    return default
