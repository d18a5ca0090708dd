"""`cs:label`: the term for a variable, in the number that its value asks for."""

from __future__ import annotations

import re

from biokit.citing.csl.cursor import NOTHING, Cursor, Out, Render
from biokit.citing.csl.looks import dressed
from biokit.citing.csl.numbers import is_several
from biokit.citing.csl.references import variable
from biokit.citing.csl.syntax import Label

COUNTS = frozenset(("number-of-pages", "number-of-volumes"))
OWN_LABEL = re.compile(r"[^\W\d_]{2,}\.\s")
"""A locator that says itself what it counts: `vol. 1, fol. 186`."""


def compiled_label(element: Label, before: str = "") -> Render:
    """A label; it is silent where its variable is, and so is the number that it stands before.

    Styles put the label of `page` before a locator, and that of `issue` before a number.
    """
    of_pages = element.variable in ("page", "page-first", "number-of-pages")
    name = variable(element.variable)
    form, plural, look = element.form, element.plural, element.look

    def render(cursor: Cursor) -> Out:
        value = "" if name in cursor.hidden else cursor.text(name)
        other = "locator" if of_pages and cursor.locator else before
        if not value and not (other and other not in cursor.hidden and cursor.text(other)):
            return (), NOTHING
        if name == "locator" and OWN_LABEL.match(value):
            return (), NOTHING
        term = cursor.label if name == "locator" else element.variable
        words = cursor.locale.word(term, form, plural=_is_plural(name, value, plural))
        return (dressed((words,), look, cursor, own=True) if words else ()), NOTHING

    return render


def _is_plural(name: str, value: str, plural: str) -> bool:
    if plural != "contextual":
        return plural == "always"
    if name in COUNTS:
        return value.strip() not in ("1", "one")
    return is_several(value)
