"""RIS, as library catalogues and databases write it.

One tag a line, `TY  - BOOK` to `ER  -`. What a tag means depends on the type: `A2` is a letter's
recipient and a chapter's editor, `SN` an ISBN or an ISSN.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from biokit.diagnostics import near
from biokit.references.base import BROKEN, References, Report
from biokit.references.decoding import decoded
from biokit.references.gathering import gathered
from biokit.references.items import Entry

TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)")
DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?:/(.*))?/*")
ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
ISBN = re.compile(r"(97[89])?\d{9}[\dXx]")

TYPES = {
    "ABST": "article",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "GEN": "document",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INTV": "interview",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "legislation",
    "LETTER": "personal_communication",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "webpage",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}

SIMPLE = {
    "AB": "abstract",
    "N2": "abstract",
    "C2": "PMCID",
    "CN": "call-number",
    "CY": "publisher-place",
    "PP": "publisher-place",
    "DB": "source",
    "DO": "DOI",
    "DP": "source",
    "ET": "edition",
    "IS": "issue",
    "J1": "container-title-short",
    "J2": "container-title-short",
    "JA": "container-title-short",
    "LA": "language",
    "N1": "note",
    "NV": "number-of-volumes",
    "OP": "original-title",
    "PB": "publisher",
    "RI": "reviewed-title",
    "SE": "section",
    "ST": "title-short",
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "UR": "URL",
    "LK": "URL",
    "VL": "volume",
    "VO": "volume",
    "AV": "archive_location",
    "M3": "genre",
}
FOR_PROGRAMS = frozenset({"L1", "L2", "L3", "L4", "TA", "RP", "AD", "DA_", "UK", "LB"})
IN_PARTS = frozenset(
    [
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "chapter",
        "paper-conference",
        "entry-dictionary",
        "entry-encyclopedia",
        "periodical",
        "webpage",
        "post-weblog",
        "broadcast",
    ]
)


class _Line(NamedTuple):
    tag: str
    value: str
    line: int


def read_ris(content: bytes, name: str) -> References:
    """The sources of a file in RIS.

    Raises:
        BadInput: it is not UTF-8.
    """
    report = Report(name)
    entries = [
        entry
        for lines in _records(decoded(content, name), report)
        for entry in _entry(lines, report)
    ]
    return gathered(entries, report)


def _records(text: str, report: Report) -> Iterator[list[_Line]]:
    """The lines of one entry after the other; one that is not ended ends where the next begins."""
    lines: list[_Line] = []
    for number, row in enumerate(text.split("\n"), 1):
        found = TAG.fullmatch(row.strip())
        if found is None:
            if row.strip() and lines:
                tag, value, line = lines[-1]
                lines[-1] = _Line(tag, f"{value} {row.strip()}", line)
            elif row.strip() and not row.strip().isdecimal():
                report.say(
                    BROKEN, f"this is no line of RIS: {row.strip()[:60]}", number,
                    severity="warning", hint="a line is a tag of two signs, and `  - `",
                )  # fmt: skip
            continue
        tag, value = found[1], found[2].strip()
        if tag == "TY" and lines:
            report.say(
                BROKEN, "this entry has no end", lines[0].line,
                severity="warning", hint="write `ER  - ` after it",
            )  # fmt: skip
            yield lines
            lines = []
        if tag == "ER":
            if lines:
                yield lines
            lines = []
        else:
            lines.append(_Line(tag, value, number))
    if lines:
        report.say(
            BROKEN, "this entry has no end", lines[0].line,
            severity="warning", hint="write `ER  - ` after it",
        )  # fmt: skip
        yield lines


def _entry(lines: list[_Line], report: Report) -> Iterator[Entry]:
    first = lines[0]
    if first.tag != "TY":
        report.say(
            BROKEN,
            f"an entry begins with `TY  - `, and this with `{first.tag}`: it is left out",
            first.line,
            hint="write what it is, as TY  - BOOK",
        )
        return
    kind = TYPES.get(first.value)
    if kind is None:
        report.say(
            "unknown-type", f"there is no type {first.value}; it is read as a document", first.line,
            severity="warning", hint=near(first.value, TYPES),
        )  # fmt: skip
    made: dict[str, object] = {"type": kind or "document"}
    where: dict[str, int] = {}
    for line in lines[1:]:
        if line.value:
            _take(line, made, where)
    made.setdefault("id", _key_of(made))
    if made["id"] is None:
        del made["id"]
    yield Entry(made, first.line, lambda key: where.get(key, first.line))


def _key_of(made: dict[str, object]) -> str | None:
    """A key for an entry without one, as people make them: `smith1921`."""
    names = made.get("author") or made.get("editor")
    name = names[0] if isinstance(names, list) and names else {}
    word = str(name.get("family") or name.get("literal") or made.get("title") or "")
    date = made.get("issued")
    year = str(date)[:4] if isinstance(date, str) else ""
    word = "".join(sign for sign in word.split(" ", maxsplit=1)[0].casefold() if sign.isalnum())
    return f"{word}{year}" if word else None


def _take(line: _Line, made: dict[str, object], where: dict[str, int]) -> None:
    name, value = _meaning(line, made)
    where.setdefault(name, line.line)
    before = made.get(name)
    if isinstance(value, dict):
        names = made.setdefault(name, [])
        if isinstance(names, list):
            names.append(value)
    elif before is None or name == "issued":
        made[name] = value
    elif name == "keyword":
        made[name] = f"{before}, {value}"
    elif name in {"note", "abstract"}:
        made[name] = f"{before}. {value}"
    elif before != value:
        made[f"{line.tag} ({name})"] = value
        where[f"{line.tag} ({name})"] = line.line


def _meaning(line: _Line, made: dict[str, object]) -> tuple[str, object]:
    """The variable of CSL that a line says, and its value."""
    tag, value, kind = line.tag, line.value, str(made["type"])
    match tag:
        case "AU" | "A1":
            return "author", _name(value)
        case "A2" | "ED":
            role = "editor"
            if kind == "personal_communication":
                role = "recipient"
            elif kind == "interview":
                role = "interviewer"
            elif kind in {"motion_picture", "broadcast"}:
                role = "director"
            return role, _name(value)
        case "A3":
            return "collection-editor" if kind in {"book", "chapter"} else "editor", _name(value)
        case "A4":
            return "translator", _name(value)
        case "ID" | "LB" if len(value.split()) == 1:
            return "id", value
        case "PY" | "Y1" | "DA":
            return "issued", _date(value)
        case "Y2":
            return "accessed", _date(value)
        case "KW":
            return "keyword", value
        case "CY" | "PP" if kind in {"personal_communication", "interview"}:
            return "event-place", value
        case "SN":
            return _number(value), value
        case "SP":
            return "page", value
        case "EP" if "page" in made:
            return _end_page(value, made)
        case "JO" | "JF" | "T2" | "BT":
            if tag == "BT" and kind == "book":
                return "title", value
            return ("container-title" if kind in IN_PARTS else "collection-title"), value
        case "T3":
            return "collection-title", value
        case "M1":
            return ("issue" if kind in IN_PARTS else "number"), value
        case "IS" if kind in {"book", "report", "manuscript"}:
            return "number", value
        case _:
            return SIMPLE.get(tag, tag), value


def _end_page(value: str, made: dict[str, object]) -> tuple[str, object]:
    start = str(made["page"])
    if start != value and "-" not in start:
        made["page"] = f"{start}-{value}"
    return "page", made["page"]


def _name(value: str) -> dict[str, object]:
    """`Last, First, Suffix`; a name without a comma is an institution, or stands as it is."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 1:
        return {"literal": parts[0]}
    made: dict[str, object] = {"family": parts[0], "given": parts[1]}
    if len(parts) > 2 and parts[2]:
        made["suffix"] = parts[2]
    return made


def _date(value: str) -> str:
    """`1921/05/09/` as EDTF; anything else as it is."""
    found = DATE.fullmatch(value)
    if found is None or found[4]:
        return value.strip("/")
    parts = [found[1], *(f"{int(part):02}" for part in (found[2], found[3]) if part and int(part))]
    return "-".join(parts)


def _number(value: str) -> str:
    bare = re.sub(r"[\s-]|\(.*\)", "", value)
    if ISBN.fullmatch(bare):
        return "ISBN"
    return "ISSN" if ISSN.fullmatch(bare) else "number"
