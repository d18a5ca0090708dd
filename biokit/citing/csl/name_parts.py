"""One name as pieces: the order of its parts, its particles, its initials, its formats.

https://docs.citationstyles.org/en/stable/specification.html#name
"""

from __future__ import annotations

import re

import msgspec
from msgspec import structs

from biokit.citing.csl.beside import in_language, in_own_script
from biokit.citing.csl.cursor import Cursor
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.initials import initialized, normalized
from biokit.citing.csl.looks import dressed
from biokit.citing.csl.name_values import PersonName
from biokit.citing.csl.pieces import Pieces, joined, plain
from biokit.citing.csl.syntax import PLAIN, Look

ELIDED = re.compile(r"(?:-|(?:^|\W)(?:[^\W\d_]|[^\W\d_]*ll)[’'‘])$")
"""Particles that lean on the name: `d’`, `dell’`, `al-`; not the `de’` of *de’ Medici*."""


class NameForm(msgspec.Struct, frozen=True):
    """How a names element prints each of its names."""

    form: str
    initialize: bool
    initialize_with: str | None
    hyphen: bool
    sort_separator: str
    demote: str
    family: Look
    given: Look


def one_name(
    name: PersonName, form: NameForm, cursor: Cursor, *, inverted: bool, told: int
) -> Pieces:
    """A name; in full, with its original script beside it.

    Args:
        name: whose.
        form: what the style says of all names.
        cursor: where this is.
        inverted: family name first.
        told: how much of the given names tells it from others: 0 as the style has it, 1 with
            initials, 2 in full.
    """
    pieces = _romanised(name, form, cursor, inverted=inverted, told=told)
    if not name.original or form.form != "long" or cursor.sorting:
        return pieces
    original = in_language(name.original, cursor.reference.language)
    return (*original, " ", *pieces) if name.original_first else (*pieces, " ", *original)


def _romanised(
    name: PersonName, form: NameForm, cursor: Cursor, *, inverted: bool, told: int
) -> Pieces:
    lang, around = cursor.reference.language, cursor.locale.lang
    if name.literal:
        words = rich_text(name.literal)
        own = words if cursor.sorting else in_own_script(words, name.literal, lang, around)
        return dressed(own, _without_affixes(form.family), cursor)
    short = form.form == "short" and told == 0
    if not name.romanesque:
        made = _in_own_order(name, form, cursor, short=short and not cursor.cjk_in_full)
        return made if cursor.sorting else in_own_script(made, plain(made), lang, around)
    given = name.given if not name.family else _given(name.given, form, told)
    if short:
        particle = "" if cursor.sorting and form.demote != "never" else name.non_dropping
        return _family(name, form, cursor, particle) or _given_part((given,), form, cursor)
    if not name.family:
        return _suffixed(_given_part((given,), form, cursor), name, form, cursor)
    if name.static:
        family = _family(name, form, cursor, name.non_dropping)
        return _spaced(family, _given_part((given,), form, cursor))
    if inverted:
        return _inverted(name, given, form, cursor)
    first = _given_part((given, name.dropping), form, cursor)
    family = _family(name, form, cursor, name.non_dropping)
    return _suffixed(_spaced(first, family), name, form, cursor)


def _suffixed(pieces: Pieces, name: PersonName, form: NameForm, cursor: Cursor) -> Pieces:
    if not name.suffix:
        return pieces
    joint = ", " if name.comma_suffix else " "
    return (*pieces, joint, *_part(_suffix(name, form), PLAIN, cursor))


def _suffix(name: PersonName, form: NameForm) -> str:
    """`Jr.`, or `Jr` where initials have no points."""
    pointed = form.initialize_with is None or "." in form.initialize_with
    return name.suffix if pointed else name.suffix.replace(".", "")


def _in_own_order(name: PersonName, form: NameForm, cursor: Cursor, *, short: bool) -> Pieces:
    family = _part(name.family, _without_affixes(form.family), cursor)
    if short and family:
        return family
    given = _part(name.given, _without_affixes(form.given), cursor)
    return (*family, *given)


def _inverted(name: PersonName, given: str, form: NameForm, cursor: Cursor) -> Pieces:
    demoted = form.demote == "display-and-sort" or (cursor.sorting and form.demote == "sort-only")
    family = _family(name, form, cursor, "" if demoted else name.non_dropping)
    after = _given_part((given, name.dropping), form, cursor, name.non_dropping if demoted else "")
    parts = [family, after, _part(_suffix(name, form), PLAIN, cursor)]
    return joined(parts, form.sort_separator)


def _family(name: PersonName, form: NameForm, cursor: Cursor, particle: str) -> Pieces:
    """The family name with its particle, each in the family name's format."""
    look = form.family
    inner = Look(format=look.format)
    pieces = _spaced(_part(particle, inner, cursor), _part(name.family, inner, cursor))
    return dressed(pieces, _without_format(look), cursor)


def _given_part(
    words: tuple[str, ...], form: NameForm, cursor: Cursor, particle: str = ""
) -> Pieces:
    """Given names and what goes with them; a particle of the family name keeps its look."""
    look = form.given
    inner = _without_affixes(look)
    pieces: Pieces = ()
    for each in words:
        pieces = _spaced(pieces, _part(each, inner, cursor))
    pieces = _spaced(pieces, _part(particle, _without_affixes(form.family), cursor))
    return dressed(pieces, Look(look.prefix, look.suffix), cursor)


def _without_format(look: Look) -> Look:
    if look is PLAIN:
        return PLAIN
    return Look(look.prefix, look.suffix, None, look.quotes, look.text_case, look.strip_periods)


def _without_affixes(look: Look) -> Look:
    return structs.replace(look, prefix="", suffix="")


def _part(words: str, look: Look, cursor: Cursor) -> Pieces:
    return dressed(rich_text(words), look, cursor) if words else ()


def _spaced(before: Pieces, after: Pieces) -> Pieces:
    """Two parts with a space, unless the first is elided: `d’Artagnan`, `al-Khwarizmi`."""
    if not before or not after:
        return before or after
    elided = ELIDED.search(plain(before)) is not None
    return (*before, *after) if elided else (*before, " ", *after)


def _given(given: str, form: NameForm, told: int) -> str:
    mark = form.initialize_with
    if mark is None or not given:
        return given
    if not form.initialize or told == 2:
        return normalized(given, mark, hyphen=form.hyphen)
    return initialized(given, mark, hyphen=form.hyphen)
