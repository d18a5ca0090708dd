"""Where the call of a citation's note stands: close to the words, after the punctuation.

An author writes a citation as a part of the sentence, `in Fujian [@greville].`; when it becomes a
note, its call stands at the end of the clause, `in Fujian.¹`, or in French before the stop.
"""

from __future__ import annotations

import re

import msgspec

from biokit.model.nodes import Citation, Inline, Note, Paragraph, Section, Text
from biokit.model.walk import altered, holding_fields, rebuilt

__all__ = ["with_calls_in_place"]

_CLOSING = re.compile(r"[.,;:!?…。，；：！？]+[”’»\"')\]]*")
_CALLED_FIRST = frozenset({"fr"})
"""Languages in which the call stands before the punctuation."""

Run = tuple[Inline, ...]


def with_calls_in_place(sections: tuple[Section, ...], lang: str) -> tuple[Section, ...]:
    """The sections with the calls of notes that were citations where the language wants them."""
    after = lang.partition("-")[0].lower() not in _CALLED_FIRST

    def tidy(part: msgspec.Struct) -> msgspec.Struct:
        changed = {
            name: _in_place(run, after=after)
            for name in holding_fields(type(part))
            if isinstance(run := getattr(part, name), tuple) and any(map(_was_citation, run))
        }
        return altered(part, **changed) if changed else part

    return rebuilt(sections, tidy, frozenset({Citation}))


def _was_citation(part: object) -> bool:
    match part:
        case Note(blocks=(Paragraph(content=(Citation(),)),), kind="source"):
            return True
        case _:
            return False


def _in_place(run: Run, *, after: bool) -> Run:
    made: list[Inline] = []
    calls: list[Inline] = []
    for part, following in zip(run, (*run[1:], None), strict=True):
        match part:
            case Note() if _was_citation(part):
                _close_up(made)
                calls.append(part)
                continue
            case Text(" ") if calls and _was_citation(following):
                continue
            case Text(value) if calls and after and (found := _CLOSING.match(value)):
                made += [Text(found[0]), *calls, *_rest(part, found.end())]
            case _:
                made += [*calls, part]
        calls = []
    return _joined([*made, *calls])


def _close_up(before: list[Inline]) -> None:
    """Take the space from the end of the text before a call."""
    match before[-1:]:
        case [Text(value) as text] if value.endswith(" "):
            before[-1:] = _rest(altered(text, value=value.rstrip(" ")), 0)
        case _:
            pass


def _rest(text: Text, start: int) -> list[Inline]:
    value = text.value[start:]
    return [altered(text, value=value)] if value else []


def _joined(run: list[Inline]) -> Run:
    """Neighbouring bare texts as one, as a reader would have written them."""
    made: list[Inline] = []
    for part in run:
        match made[-1:], part:
            case [Text(before, id=None, lang=None, classes=()) as text], Text(
                value, id=None, lang=None, classes=()
            ):
                made[-1] = altered(text, value=before + value)
            case _:
                made.append(part)
    return tuple(made)
