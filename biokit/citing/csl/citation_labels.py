"""Labels that cites go by in some styles, `Doe65a`: given, or made of names and year."""

from __future__ import annotations

import re

from biokit.citing.csl.cursor import Cursor
from biokit.citing.csl.name_values import PersonName


def citation_label(cursor: Cursor) -> str:
    """The item's label with its year suffix; one that nobody gave is made of names and year."""
    given = cursor.reference.texts.get("citation-label")
    if given is not None:
        return given + cursor.told.year_suffix
    names = cursor.reference.names
    people = next((names[role] for role in ("author", "editor") if role in names), ())
    people = people or (PersonName(literal=cursor.text("title")),)
    counts = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}.get(len(people), (1, 1, 1, 1))
    letters = "".join(
        re.sub(r"[\W_]", "", person.family or person.literal)[:count].title()
        for person, count in zip(people, counts, strict=False)
    )
    date = cursor.reference.dates.get("issued")
    year = "00" if date is None or date.start is None else f"{abs(date.start.year) % 100:02}"
    return letters + year + cursor.told.year_suffix
