"""The subject of an article: by registers, by its sort key, and by the first sentence."""

from __future__ import annotations

from collections.abc import Iterable

from biokit.diagnostics import Finding
from biokit.importers.text.lead import lead_of_person
from biokit.importers.wiki.filing import filed, guessed, is_split, turned
from biokit.importers.wiki.infobox import Facts, Row
from biokit.importers.wiki.infobox_labels import field_of
from biokit.model.base import Origin
from biokit.model.dates import Date
from biokit.model.names import Name
from biokit.model.nodes import Account, Paragraph, Text
from biokit.model.walk import altered, plain_text


def identified(
    told: Facts, registers: tuple[tuple[str, str], ...], description: str | None = None
) -> Facts:
    """With what the world's registers know the subject by, and who it was in a line."""
    said = (Text(description),) if description else ()
    person = altered(told.person, identifiers=registers, description=said)
    life = altered(told.life, persons=(person, *told.life.persons[1:]))
    return Facts(person, life, told.rows)


def named(
    told: Facts, keys: Iterable[str], account: Account, path: str
) -> tuple[Facts, tuple[Finding, ...]]:
    """With the parts of the subject's name, and the finding if they are a guess.

    Args:
        told: what boxes say.
        keys: what the page is filed under, the surest first.
        account: the article.
        path: of the page.
    """
    text = plain_text(account)
    person = told.person
    findings: tuple[Finding, ...] = ()
    usual, *others = person.names
    if (in_order := turned(usual.forms[0].text, text)) is not None:
        first = altered(usual.forms[0], text=in_order)
        keys = (usual.forms[0].text, *keys)
        person = altered(person, names=(Name((first, *usual.forms[1:])), *others))
    person = filed(person, keys)
    if not is_split(person) and (family := guessed(person, text)) is not None:
        name = person.names[0].forms[0].text
        message = f"“{name}” is filed under “{family}”, as the text calls the subject"
        findings = (Finding("guess-name", message, "note", path),)
        person = filed(person, (f"{family}, {name}",))
    life = altered(told.life, persons=(person, *told.life.persons[1:]))
    return Facts(person, life, told.rows), findings


def lead_rows(
    account: Account, lang: str | None, rows: list[Row], path: str
) -> list[tuple[Row, Finding]]:
    """Birth and death as the first sentence has them, if no row of a box does."""
    known = {field_of(row.label) for row in rows}
    first = next((each for each in account.blocks if isinstance(each, Paragraph)), None)
    if first is None or lang is None:
        return []
    lead = lead_of_person(plain_text(first))
    if lead is None:
        return []
    made = []
    line = first.origin.line if first.origin else None
    for label, date, fields in (
        ("born", lead.born, {"born", "birth-date"}),
        ("died", lead.died, {"died", "death-date"}),
    ):
        if date is not None and not known & fields:
            made.append((_row(label, date, path, line), _guess(label, date, path, line)))
    return made


def _row(label: str, date: Date, path: str, line: int | None) -> Row:
    words = date.words or date.edtf
    return Row(label, ((Text(words),),), date=date.edtf, origin=Origin(path, line))


def _guess(label: str, date: Date, path: str, line: int | None) -> Finding:
    message = f"read from the brackets of the first sentence: {label} {date.edtf}"
    return Finding("guess-event", message, "note", path, line)
