"""An item of CSL, as JSON and YAML have it, made a source: every variable by its type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, cast, get_args

import msgspec

from biokit.diagnostics import near
from biokit.model.edtf import BadDate, parse
from biokit.model.sources import Item, ItemDate, ItemName, ItemType, Names
from biokit.references import kinds
from biokit.references.base import NO_DATE, Draft, Report, shown
from biokit.references.bibtex.dates import HINT, of_edtf

ALIASES = {
    "part-number": "part",
    "printing-number": "printing",
    "supplement-number": "supplement",
    "section-number": "section",
    "citekey": "citation-key",
}
"""Other spellings of variables; all are read with `_` as with `-`."""

OWN = ("kind", "siglum", "state", "within", "label", "transliteration", "translation", "verbatim")
"""What biokit knows besides, under `custom`."""

__all__ = ["HINT", "Entry", "date_of", "draft_of", "flaw_in"]

PARTS_OF_NAMES = frozenset(field.encode_name for field in msgspec.structs.fields(ItemName))
NO_DATES = (ValueError, TypeError, OverflowError, msgspec.ValidationError)
"""What is raised by parts of a date that are none; a BadDate is a ValueError."""

NOTED = re.compile(r"(?im)^(transliteration|translation)[ \t]*:[ \t]*(\S.*?)[ \t]*$\n?")

Table = Mapping[str, object]


class Entry(NamedTuple):
    """One item of a list, as it stands in a file."""

    table: Table
    line: int
    line_of: Callable[[str], int]
    """The line of a key in it."""


@cache
def _variables() -> dict[str, tuple[str, str]]:
    """The field and the form of every variable, by its name in CSL-JSON."""
    found: dict[str, tuple[str, str]] = {}
    for field in msgspec.structs.fields(Item):
        kinds_of = {field.type, *get_args(field.type)}
        form = "text"
        if field.type == Names:
            form = "names"
        elif ItemDate in kinds_of:
            form = "date"
        elif field.name == "categories":
            form = "words"
        found[field.encode_name] = (field.name, form)
    return found


def draft_of(entry: Entry, report: Report, text: Callable[[str], str] = str) -> Draft | None:
    """The source that an item describes; none if it has no key.

    Args:
        entry: the item.
        report: where its faults are noted.
        text: what becomes of a text, where the format has a markup of its own.
    """
    key = _key(entry, report)
    if key is None:
        return None
    draft = Draft(key, entry.line, report)
    _take_type(entry, draft)
    for name, value in entry.table.items():
        if name in {"id", "type", "custom"} or value is None or value in ("", [], {}):
            continue
        plain = name.replace("_", "-")
        plain = ALIASES.get(plain, plain)
        known = _variables().get(plain)
        line = entry.line_of(name)
        if known is None:
            draft.lose(name, value, line, hint=near(name, _variables()) if len(name) > 3 else None)
            continue
        field, form = known
        made = _value(form, value, draft, name, line, text)
        if made and not draft.put(field, made):
            draft.lose(name, value, line)
    _take_custom(entry, draft)
    _take_noted(draft)
    return draft


def _key(entry: Entry, report: Report) -> str | None:
    """The id; Zotero's own addresses give way to the key that people cite by."""
    table = entry.table
    key, named = table.get("id"), table.get("citation-key")
    if isinstance(named, str) and (key is None or "zotero.org/" in str(key)):
        key = named
    if isinstance(key, int) and not isinstance(key, bool):
        key = str(key)
    if isinstance(key, str) and key.split() == [key]:
        return key
    title = table.get("title")
    what = f"the source “{shown(title)}”" if isinstance(title, str) else "this source"
    message = f"{what} has no `id`" if not key else f"an id has no spaces: {shown(key)}"
    report.say("no-key", message, entry.line, hint="every source needs one, to be cited by")
    return None


def _take_type(entry: Entry, draft: Draft) -> None:
    said = entry.table.get("type")
    known = get_args(ItemType)
    if said in known:
        draft.fields["type"] = said
        return
    draft.fields["type"] = "document"
    if said is not None:
        draft.wrong(
            f"`{shown(said)}` is no `type`; it is read as a document",
            entry.line_of("type"),
            code="unknown-type",
            severity="warning",
            hint=near(str(said), known),
        )


def _take_custom(entry: Entry, draft: Draft) -> None:
    custom = entry.table.get("custom")
    if not isinstance(custom, dict):
        return
    line = entry.line_of("custom")
    for name, value in cast("dict[str, object]", custom).items():
        if name == "kind" and isinstance(value, str) and value in kinds.KINDS:
            draft.kind = kinds.said(value, draft.fields["type"])
        elif name == "state" and value in ("resolved", "unresolved"):
            draft.custom["state"] = value
        elif name in OWN[4:] + OWN[1:2] + OWN[3:4] and isinstance(value, str):
            draft.custom[name] = value
        elif value not in (None, "", [], {}):
            draft.lose(f"custom.{name}", value, line, severity="note")


def _take_noted(draft: Draft) -> None:
    """A title's other scripts in lines of the note: Zotero's users write there what has no field.

    Such lines that are variables of CSL are left to the styles.
    """
    note = draft.fields.get("note", "")
    for line in NOTED.finditer(note):
        draft.custom.setdefault(line[1].lower(), line[2])
    left = NOTED.sub("", note).strip()
    if left != note.strip():
        draft.fields["note"] = left or None


def _value(
    form: str,
    value: object,
    draft: Draft,
    name: str,
    line: int,
    text: Callable[[str], str],
) -> object:
    match form:
        case "names":
            return _names(value, draft, name, line)
        case "date":
            return date_of(value, draft, name, line)
        case "words":
            return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        case _:
            return _text(value, draft, name, line, text)


def _text(
    value: object, draft: Draft, name: str, line: int, text: Callable[[str], str]
) -> str | None:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and name == "keyword":
        return ", ".join(map(str, value))
    draft.wrong(f"`{name}` is a string, and this is not: {shown(value)}", line)
    return None


def _names(value: object, draft: Draft, name: str, line: int) -> Names:
    members = value if isinstance(value, list) else [value]
    made: list[ItemName] = []
    for member in members:
        found = _name(member, draft, name, line)
        if found is not None:
            made.append(found)
    return tuple(made)


def _name(member: object, draft: Draft, name: str, line: int) -> ItemName | None:
    if isinstance(member, str):
        return ItemName(literal=member) if member.strip() else None
    if not isinstance(member, dict):
        draft.wrong(f"`{name}`: a name has parts, and this has none: {shown(member)}", line)
        return None
    kept: dict[str, Any] = {}
    for part, said in cast("dict[str, object]", member).items():
        plain = str(part).replace("_", "-")
        if plain in PARTS_OF_NAMES and isinstance(said, str | bool | int):
            kept[plain] = said
        elif said not in (None, ""):
            draft.lose(f"{name}.{part}", said, line, hint=near(str(part), PARTS_OF_NAMES))
    for part in ("family", "given", "literal", "suffix"):
        if part in kept and not isinstance(kept[part], str):
            kept[part] = str(kept[part])
    try:
        found = msgspec.convert(kept, ItemName)
    except msgspec.ValidationError as fault:
        draft.wrong(f"`{name}`: {fault}", line)
        return None
    return found if found != ItemName() else None


# ------------------------------------------------------------------------------------------ dates


def date_of(value: object, draft: Draft, name: str, line: int) -> ItemDate | None:
    """A date in any of the forms that programs write."""
    try:
        return _date(value)
    except NO_DATES as fault:
        draft.wrong(
            f"`{name}`: “{shown(value)}” is no date", line, code=NO_DATE,
            hint=getattr(fault, "hint", None) or HINT,
        )  # fmt: skip
        return ItemDate(literal=_words(value))


def flaw_in(date: ItemDate) -> str | None:
    """The words of a date that is no date, though it has the form of one."""
    try:
        _parts(date.date_parts)
        if date.edtf:
            parse(date.edtf)
    except NO_DATES:
        parts = ("-".join(map(str, part)) for part in date.date_parts)
        return date.edtf or "/".join(parts)
    return None


def _words(value: object) -> str:
    """A date that is none, as its words."""
    if isinstance(value, dict) and isinstance(value.get("date-parts"), list):
        return "/".join(
            "-".join(map(str, part)) if isinstance(part, list) else str(part)
            for part in value["date-parts"]
        )
    if isinstance(value, dict):
        return shown(next((said for said in value.values() if isinstance(said, str)), value))
    return shown(value)


def _date(value: object) -> ItemDate | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return of_edtf(f"{value:04}")
    if isinstance(value, str):
        return of_edtf(value.strip())
    if isinstance(value, list):  # pandoc's: one date, or two of a range
        return _of_tables(value)
    if not isinstance(value, dict):
        raise BadDate("this is no date", HINT)
    table = {
        str(key).replace("_", "-"): said
        for key, said in value.items()
        if said not in (None, "", [])
    }
    if "year" in table:
        return _of_tables([table])
    if "date-parts" in table:
        table["date-parts"] = _parts(table["date-parts"])
    if "edtf" in table:
        parse(str(table["edtf"]))
    return msgspec.convert(table, ItemDate) if table else None


def _of_tables(tables: list[Any]) -> ItemDate | None:
    parts = []
    for table in tables:
        if not isinstance(table, dict):
            return ItemDate(date_parts=_parts([tables])) if tables else None
        said = [table.get(part) for part in ("year", "month", "day")]
        parts.append([part for part in said if part not in (None, "")])
    return ItemDate(date_parts=_parts(parts))


def _parts(value: Any) -> tuple[tuple[int, ...], ...]:  # noqa: ANN401 (what a file says)
    """Years, months and days as numbers; those that are no day of any calendar are refused."""
    found: list[tuple[int, ...]] = []
    for date in value:
        parts = [int(part) for part in date if part not in (None, "")]
        while len(parts) > 1 and parts[-1] == 0:
            parts.pop()
        if not parts or parts == [0]:
            continue
        if parts[0] >= 0:
            year, *rest = parts
            parse("-".join([f"{year:04}", *(f"{part:02}" for part in rest)]))
        found.append(tuple(parts))
    return tuple(found)
