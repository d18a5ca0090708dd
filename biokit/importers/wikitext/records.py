"""The unseen record that the German wiki keeps of a person: `{{Personendaten|NAME=…}}`.

Its names stand as a catalogue files them, `Muster, Ada`, with a semicolon between several, and in
brackets after one what kind of name it is: `Linz, Ada (Geburtsname); Die Uhrmacherin (Pseudonym)`.
"""

from __future__ import annotations

import re

from biokit.importers.wiki.infobox import Row
from biokit.importers.wiki.infobox_labels import field_of
from biokit.model.base import Origin
from biokit.model.nodes import Text

__all__ = ["filed_name", "in_order", "recorded"]

NAME = re.compile(r"\{\{\s*Personendaten\b[^{}]*?\|\s*NAME\s*=[ \t]*([^|{}\n]+)", re.IGNORECASE)
KIND = re.compile(r"(?P<name>[^()]+?)\s*\((?P<kind>[^()]+)\)")
OF_NAMES = frozenset({"birth-name", "nickname", "pen-name", "religious-name"})


def recorded(key: str, label: str, words: str, origin: Origin | None) -> list[Row]:
    """The rows of one parameter: one, or one for each of the other names.

    Args:
        key: the parameter's name.
        label: what a row of it is called in a box of facts.
        words: its value.
        origin: where it stands.
    """
    if key.casefold() != "alternativnamen":
        return [Row(label, ((Text(words),),), origin=origin)]
    made = []
    for each in filter(None, (part.strip() for part in words.split(";"))):
        said = KIND.fullmatch(each)
        if said is not None and field_of(said["kind"]) in OF_NAMES:
            made.append(Row(said["kind"], ((Text(in_order(said["name"])),),), origin=origin))
        else:
            after = f" ({said['kind']})" if said is not None else ""
            name = in_order(said["name"] if said is not None else each)
            made.append(Row(label, ((Text(name + after),),), origin=origin))
    return made


def in_order(name: str) -> str:
    """`Ada Muster`, of `Muster, Ada`; what has no comma, or several, as it stands."""
    family, comma, given = (part.strip() for part in name.partition(","))
    return f"{given} {family}" if comma and given and "," not in given else name.strip()


def filed_name(text: str) -> str:
    """The name that the record of a page has, in order; empty if there is none."""
    found = NAME.search(text)
    return in_order(found[1]) if found is not None else ""
