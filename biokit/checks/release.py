"""Rules of release: what a shop, a library or a court will ask of a finished book."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.checks.base import Examined, Flaw, Spot, rule
from biokit.model.edition import PRINTERS, Edition, Profile
from biokit.model.nodes import Figure, Gap, Section
from biokit.model.registers import is_isbn
from biokit.model.walk import plain_text

FOR_SHOPS: frozenset[Profile] = frozenset({"epub-retail", "epub-library", "kobo"})
"""Profiles of what a shop lists and its customers search for."""
FOR_SALE = FOR_SHOPS | PRINTERS
WRAPPING = frozenset({"cover"})
"""Formats of what goes around a book, and is sold with it under its ISBN."""


@rule("no-isbn", "warning", "an edition that is sold has no ISBN")
def no_isbn(examined: Examined) -> Iterator[Flaw]:
    """Asked of the profiles that are made for a printer or a shop."""
    for edition, spot in examined.of(Edition):
        if edition.format in WRAPPING:
            continue
        if edition.profile in FOR_SALE and edition.isbn is None:
            yield Flaw(spot, f"the edition {edition.id} has no ISBN", "set isbn")


@rule("wrong-isbn", "error", "an ISBN is mistyped")
def wrong_isbn(examined: Examined) -> Iterator[Flaw]:
    """By length and check digit."""
    for edition, spot in examined.of(Edition):
        if edition.isbn is not None and not is_isbn(edition.isbn):
            yield Flaw(
                spot,
                f"{edition.isbn}, the ISBN of the edition {edition.id}, is not one",
                "its last digit is a check on the others",
                edition.isbn,
            )


@rule("shared-isbn", "error", "two editions have one ISBN")
def shared_isbn(examined: Examined) -> Iterator[Flaw]:
    """Every format that is sold on its own has its own."""
    first: dict[str, str] = {}
    for edition, spot in examined.of(Edition):
        if edition.isbn is None or edition.format in WRAPPING:
            continue
        owner = first.setdefault(edition.isbn.replace("-", "").replace(" ", ""), edition.id)
        if owner != edition.id:
            yield Flaw(
                spot,
                f"the editions {owner} and {edition.id} have one ISBN",
                "each format needs its own",
            )


@rule("no-rights", "warning", "the book does not say who owns it")
def no_rights(examined: Examined) -> Iterator[Flaw]:
    """A statement to print, a licence, or a holder."""
    rights = examined.biography.rights
    if rights is None or not (rights.statement or rights.licence or rights.holder):
        yield Flaw(examined.root, "the book does not say who owns it", "set rights")


@rule("no-contributor", "warning", "the book has no author or editor")
def no_contributor(examined: Examined) -> Iterator[Flaw]:
    """Title page, catalogue and shop all want one."""
    if not examined.biography.contributors:
        yield Flaw(examined.root, "the book names no author or editor", "add a contributor")


@rule("no-description", "note", "an edition for shops has no description")
def no_description(examined: Examined) -> Iterator[Flaw]:
    """What stands on the shop's page."""
    sold = any(edition.profile in FOR_SHOPS for edition in examined.biography.editions)
    if sold and not examined.biography.description:
        yield Flaw(examined.root, "the book has no description for its shops", "set description")


@rule("figure-without-rights", "warning", "a picture has neither credit nor rights")
def figure_without_rights(examined: Examined) -> Iterator[Flaw]:
    """Somebody made it, and somebody may object."""
    for figure, spot in examined.of(Figure):
        if figure.path is not None and not figure.credit and figure.rights is None:
            yield Flaw(spot, f"the figure {figure.path} has no credit", "say whose it is")


@rule("gap-left", "note", "words are missing and nobody has supplied them")
def gap_left(examined: Examined) -> Iterator[Flaw]:
    """Printed as an ellipsis in brackets."""
    for gap, spot in examined.of(Gap):
        if gap.supplied is None:
            yield Flaw(spot, _gap_message(gap, spot), "supply them, or leave the gap as it is")


def _gap_message(gap: Gap, spot: Spot) -> str:
    words = spot.origin.words if spot.origin and spot.part is gap and gap.origin else None
    near = f" near “{words}”" if words else ""
    return f"words are missing here{near} ({gap.certainty}: {gap.reason or 'reason not known'})"


@rule("guessed-level", "note", "how deep a heading stands was guessed")
def guessed_level(examined: Examined) -> Iterator[Flaw]:
    """Importers mark what the input did not say."""
    for section, spot in examined.of(Section):
        if section.level_guessed:
            title = plain_text(section.title)
            yield Flaw(spot, f"the level of “{title}” was guessed", "take .guessed away if right")
