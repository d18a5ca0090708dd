"""An item as a style asks for it: variables by CSL's names, as text, names and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from biokit.citing.csl.date_types import DateValue
from biokit.citing.csl.date_values import date_value
from biokit.citing.csl.name_values import PersonName, name_value

NAMES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator
    director editor editorial-director editor-translator executive-producer guest host illustrator
    interviewer narrator organizer original-author performer producer recipient reviewed-author
    script-writer series-creator translator""".split()  # noqa: SIM905 (a list to be read)
)
DATES = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)
NUMBERS = frozenset(
    """chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-number
    section supplement-number version volume""".split()  # noqa: SIM905 (a list to be read)
)
"""https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables"""

OTHER_NAMES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
    "part": "part-number",
    "printing": "printing-number",
    "supplement": "supplement-number",
    "archive_collection": "archive-collection",
    "archive_location": "archive-location",
}
"""Names that a variable has besides, by older schemas, citeproc and the 1.0.2 data schema."""

FACTS = frozenset(
    """abstract annote archive archive-collection archive-location archive-place authority call-
    number citation-key citation-label collection-title container-title container-title-short
    collection-title-short dimensions division DOI event-place event-title genre ISBN ISSN
    jurisdiction keyword language medium note original-publisher original-publisher-place
    original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
    reviewed-title scale source status title title-short type URL volume-title
    year-suffix""".split()  # noqa: SIM905 (a list to be read)
)
LINE = re.compile(r"^\s*([A-Za-z][A-Za-z_-]*)\s*:\s*(\S.*?)\s*$")
BRACED = re.compile(r"\{:([A-Za-z_-]+):\s*([^{}]+)\}")


def variable(name: str) -> str:
    """A variable's name, in the one spelling used here."""
    return OTHER_NAMES.get(name, name)


class Reference(msgspec.Struct, frozen=True):
    """A CSL item."""

    id: str
    type: str
    texts: dict[str, str]
    """Standard and number variables."""
    names: dict[str, tuple[PersonName, ...]]
    dates: dict[str, DateValue]

    @property
    def language(self) -> str | None:
        """The item's own language, a BCP 47 tag."""
        return self.texts.get("language")

    def has(self, name: str) -> bool:
        """Whether the variable says anything."""
        return name in self.texts or name in self.names or name in self.dates


def reference(item: Mapping[str, object]) -> Reference:
    """An item of CSL-JSON; what its `note` says in `key: value` lines counts as the item's own."""
    texts: dict[str, str] = {}
    names: dict[str, tuple[PersonName, ...]] = {}
    dates: dict[str, DateValue] = {}
    kind = str(item.get("type") or "document")
    for key, value in item.items():
        name = variable(key)
        if name in NAMES and isinstance(value, list | tuple):
            found = map(name_value, value)
            people = tuple(person for person in found if person is not None)
            if people:
                names[name] = people
        elif name in DATES:
            date = date_value(value)
            if date is not None:
                dates[name] = date
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            words = str(value).strip() if name in NUMBERS else str(value)
            if words.strip() and name not in ("id", "type"):
                texts.setdefault(name, words)
    kind = _noted(texts, names, dates) or kind
    if "page" in texts and "page-first" not in texts:
        texts["page-first"] = re.split(r"\s*[-–—,&]", texts["page"])[0].strip()
    return Reference(str(item.get("id", "")), kind, texts, names, dates)


def _noted(
    texts: dict[str, str],
    names: dict[str, tuple[PersonName, ...]],
    dates: dict[str, DateValue],
) -> str | None:
    """Move variables out of the note to where they belong; return the type, if it names one."""
    note = texts.get("note")
    if note is None or ":" not in note:
        return None
    kind: str | None = None
    people: dict[str, list[PersonName]] = {}
    rest: list[str] = []
    for name, value, line in _pairs(note):
        key = variable(name)
        if name == "type":
            kind = value
        elif key in NAMES:
            family, _, given = value.partition("||")
            parts = {"family": family.strip(), "given": given.strip()}
            person = name_value(parts if given else {"literal": value})
            if person is not None:
                people.setdefault(key, []).append(person)
        elif key in DATES:
            date = date_value({"raw": value})
            if date is not None:
                dates[key] = date
        elif key in FACTS or key in NUMBERS:
            texts.setdefault(key, value)
        else:
            rest.append(line)
    for key, found in people.items():
        names.setdefault(key, tuple(found))
    remaining = "\n".join(line for line in rest if line.strip())
    if remaining:
        texts["note"] = remaining
    else:
        del texts["note"]
    return kind


def _pairs(note: str) -> Iterator[tuple[str, str, str]]:
    """Name, value and the line itself; a line that is no pair has no name."""
    for braced in BRACED.finditer(note):
        yield braced[1], braced[2].strip(), ""
    leading = True
    for number, line in enumerate(BRACED.sub("", note).splitlines()):
        match = LINE.match(line) if leading else None
        if match is not None and _is_variable(match[1]):
            yield match[1], match[2], line
            continue
        # The first line may be prose; after it, the first line that is no pair ends the pairs.
        leading = leading and number == 0
        yield "", "", line


def _is_variable(name: str) -> bool:
    key = variable(name)
    return name == "type" or key in NAMES or key in DATES or key in NUMBERS or key in FACTS
