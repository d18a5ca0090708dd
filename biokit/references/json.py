"""CSL-JSON: Zotero's, Better BibTeX's, pandoc's, biokit's own; and Zotero's JSON of its items.

Members are read one by one, so that one of them may be broken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from biokit.errors import BadInput
from biokit.references import zotero
from biokit.references.base import BROKEN, References, Report
from biokit.references.decoding import decoded
from biokit.references.gathering import gathered
from biokit.references.items import Entry

SPACE = re.compile(r"[\s,]*")
LIST = re.compile(r'"(items|references)"\s*:\s*\[')
ID = re.compile(r'"(?:id|citation-key|citekey|citationKey)"\s*:\s*"([^"\s]+)"')
START = re.compile(r'\{(?=\s*"(?:id|type|citation-key|itemType)"\s*:)')
DEEPEST = 64


class _Member(NamedTuple):
    value: object
    start: int
    text: str


def read_json(content: bytes, name: str) -> References:
    """The sources of a list in JSON.

    Raises:
        BadInput: it is not UTF-8, no list of sources, or not JSON from its beginning.
    """
    report = Report(name)
    text = decoded(content, name)
    if not text.strip():
        return gathered((), report)
    start = _list_start(text, name)
    entries: list[Entry | tuple[str, int]] = []
    line, counted = 1, 0
    for member in _members(text, start, report):
        line += text.count("\n", counted, member.start)
        counted = member.start
        if isinstance(member.value, dict):
            table = zotero.item_of(member.value) if "itemType" in member.value else member.value
            if table is not None:
                entries.append(Entry(table, line, _Lines(member.text, line)))
        elif isinstance(member.value, BrokenMember):
            if member.value.key:
                entries.append((member.value.key, line))
        else:
            report.say(BROKEN, "a source is a table, and this is none", line, hint="delete it")
    _refuse_foreign(entries, name)
    return gathered(entries, report)


class BrokenMember(NamedTuple):
    """A member of the list that is no JSON."""

    key: str | None


class _Lines:
    """Finds keys in the text of a member."""

    def __init__(self, text: str, first: int) -> None:
        self.text = text
        self.first = first

    def __call__(self, key: str) -> int:
        """The line of a key, or of the whole."""
        found = re.search(rf'"{re.escape(key)}"\s*:', self.text)
        return self.first + (self.text.count("\n", 0, found.start()) if found else 0)


def _list_start(text: str, name: str) -> int:
    """Where the first member of the list may begin."""
    root = text.lstrip()[:1]
    if root == "[":
        return text.index("[") + 1
    found = LIST.search(text) if root == "{" else None
    if found is None:
        raise BadInput(
            "this is no list of sources",
            path=name,
            line=1,
            hint='CSL-JSON is an array: [ { "id": "greville", "type": "book" } ]',
        )
    return found.end()


def _members(text: str, at: int, report: Report) -> Iterator[_Member]:
    decoder = json.JSONDecoder()
    while True:
        space = SPACE.match(text, at)
        at = space.end() if space else at
        if at >= len(text) or text[at] == "]":
            return
        try:
            value, end = decoder.raw_decode(text, at)
            _refuse_depth(value, report.path)
            _refuse_halves(value, text[at:end])
        except (json.JSONDecodeError, RecursionError, UnicodeEncodeError) as fault:
            following = _next_start(text, at)
            broken = text[at : following or len(text)]
            yield _Member(_broken(fault, broken, text, at, report), at, broken)
            if following is None:
                return
            at = following
            continue
        yield _Member(value, at, text[at:end])
        at = end


def _broken(fault: Exception, broken: str, text: str, at: int, report: Report) -> BrokenMember:
    found = ID.search(broken)
    key = found[1] if found else None
    if isinstance(fault, json.JSONDecodeError):
        line = text.count("\n", 0, fault.pos) + 1
        column = fault.pos - text.rfind("\n", 0, fault.pos)
        said = f"{fault.msg[:1].lower()}{fault.msg[1:]} in column {column}"
    else:
        halves = isinstance(fault, UnicodeEncodeError)
        said = "it has half a character, \\ud…, in it" if halves else "nested too deep"
        line = text.count("\n", 0, at) + 1
    report.say(
        BROKEN,
        f"{key or 'a source'} is not JSON: {said}",
        line,
        key=key,
        hint="look for a comma, a bracket or a quotation mark that is missing",
    )
    return BrokenMember(key)


def _next_start(text: str, at: int) -> int | None:
    """Where the member after a broken one begins.

    A brace indented as the broken one is, or one after which a source's own keys stand.
    """
    row = text.rfind("\n", 0, at) + 1
    indent = text[row:at]
    starts = [START.search(text, at + 1)]
    if not indent.strip():
        starts.append(re.compile(rf"^{re.escape(indent)}\{{", re.MULTILINE).search(text, at + 1))
    ends = [found.end() - 1 for found in starts if found is not None]
    return min(ends, default=None)


def _refuse_depth(value: Any, name: str) -> None:  # noqa: ANN401 (what a file says)
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return
    raise RecursionError(name)


def _refuse_halves(value: object, written: str) -> None:
    """Raise UnicodeEncodeError for one half of a pair of surrogates: nothing can print it."""
    if "\\ud" in written.casefold():
        json.dumps(value, ensure_ascii=False).encode()


def _refuse_foreign(entries: list[Entry | tuple[str, int]], name: str) -> None:
    """A list of which no member has an id or a type is something else."""
    tables = [entry.table for entry in entries if isinstance(entry, Entry)]
    if tables and not any({"id", "type", "citation-key"} & table.keys() for table in tables):
        keys = ", ".join(f"`{key}`" for key in list(tables[0])[:4])
        raise BadInput(
            f"this is no CSL-JSON: no source in it has an `id` or a `type`; they have {keys}",
            path=name,
            line=1,
            hint="export it as CSL-JSON",
        )
