"""biography.toml: the work, who made it, and the editions it appears in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from biokit.model.biography import Biography
from biokit.model.edition import MISFIT_HINT, OF_PROFILE, Contributor, Edition, misfit
from biokit.model.names import NameForm
from biokit.model.walk import altered
from biokit.project.parsed import Spot, kind_of
from biokit.project.reading import (
    WHERE_FROM,
    WRONG,
    Fields,
    array_in,
    fields_in,
    origin_of,
    string_in,
)

BIOGRAPHY_FILE = "biography.toml"

USUAL_EDITIONS = ("pdf", "epub", "markdown")
"""What a project makes that declares no edition."""

ELSEWHERE = WHERE_FROM | {"sections", "accounts", "sources", "life", "editions"}
"""What of a biography stands in other files, or is spelt otherwise."""
OTHERWISE = frozenset({"id", "format"})
"""An edition's id is its table's name, and so is its format unless the table says another."""


def read_front(spot: Spot) -> Fields:
    """The fields of a biography that its biography.toml says, `title` among them if it can be."""
    also = {"contributors": _contributors, "edition": _defaults, "editions": _editions}
    fields = fields_in(spot, Biography, also, ELSEWHERE) or {}
    defaults: Fields = fields.pop("edition", {})
    declared: dict[str, Fields] = fields.pop("editions", {name: {} for name in USUAL_EDITIONS})
    fields["editions"] = tuple(_edition(name, defaults, own) for name, own in declared.items())
    _note_misfits(fields["editions"], declared, spot)
    fields["origin"] = origin_of(spot)
    return fields


def _edition(name: str, defaults: Fields, own: Fields) -> Edition:
    """An edition with what all have; one that is called like a profile is one of it."""
    called = {"format": OF_PROFILE.get(name, name)}
    fields = {**called, **defaults, **own, "id": name}
    if name in OF_PROFILE and "profile" not in own:
        fields["profile"] = name
    edition = Edition(**fields)
    # What all editions are for, some cannot be for.
    shared = "profile" not in own and name not in OF_PROFILE
    return altered(edition, profile="screen") if shared and misfit(edition) else edition


def _note_misfits(editions: Iterable[Edition], declared: dict[str, Fields], spot: Spot) -> None:
    for edition in editions:
        fault = misfit(edition)
        if fault is not None:
            table = spot.at("editions", None).at(edition.id, None)
            said = "profile" in declared[edition.id]
            (table.at("profile", None) if said else table).wrong(fault, MISFIT_HINT)


def _contributors(spot: Spot) -> object:
    made = array_in(spot, _contributor)
    return tuple(each for each in made if isinstance(each, Contributor))


class _Contributor(msgspec.Struct, frozen=True):
    """A contributor as the file has it: the name's parts beside the role."""

    name: str
    role: str = "aut"
    kind: Literal["person", "body"] = "person"
    about: str | None = None
    forms: tuple[NameForm, ...] = ()
    lang: str | None = None
    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None
    sort: str | None = None


def _contributor(spot: Spot) -> object:
    fields = fields_in(spot, _Contributor)
    if fields is None:
        return WRONG
    own = {name: fields.pop(name) for name in ("role", "kind", "about", "forms") if name in fields}
    return Contributor(NameForm(fields.pop("name"), **fields), **own)


def _defaults(spot: Spot) -> object:
    fields = fields_in(spot, Edition, without=OTHERWISE)
    return WRONG if fields is None else fields


def _editions(spot: Spot) -> object:
    if not isinstance(spot.value, dict):
        spot.wrong(f"`editions` is a table of tables, and this is {kind_of(spot.value)}")
        return WRONG
    made = {name: _own(spot.at(name, value)) for name, value in spot.value.items()}
    return {name: fields for name, fields in made.items() if fields is not None}


def _own(spot: Spot) -> Fields | None:
    return fields_in(spot, Edition, {"format": string_in}, OTHERWISE)
