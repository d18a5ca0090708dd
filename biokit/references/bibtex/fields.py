"""The fields of one entry, taken one after another; what nobody takes is reported as lost."""

from __future__ import annotations

import re

from biokit.model.edtf import BadDate
from biokit.model.sources import ItemDate, ItemName
from biokit.references.base import NO_DATE, Draft
from biokit.references.bibtex.dates import date_in
from biokit.references.bibtex.latex import decoded, plain, verbatim
from biokit.references.bibtex.lexing import RawEntry
from biokit.references.bibtex.names import divided, names_in

OPTION = re.compile(r"([A-Za-z]+)\s*(?:=\s*\{?([^,{}]*)\}?)?")
ENDED = ("?", "!", ".", ":", "…", "”", "’")
FOR_PROGRAMS = frozenset(
    [
        "execute",
        "file",
        "gender",
        "groups",
        "hyphenation",
        "ids",
        "indexsorttitle",
        "indextitle",
        "label",
        "langidopts",
        "owner",
        "presort",
        "priority",
        "ranking",
        "read",
        "sortkey",
        "sortname",
        "sortshorthand",
        "sorttitle",
        "sortyear",
        "timestamp",
        "creationdate",
        "modificationdate",
        "xref",
        "relatedoptions",
        "shorthandintro",
        "date-added",
        "date-modified",
        "qualityassured",
        "username",
    ]
)
"""Fields that order, lay out or administer; no reader misses them."""


class Fields:
    """What an entry says, and has not said yet.

    Args:
        entry: with everything it inherits.
        draft: what its faults are noted with.
    """

    def __init__(self, entry: RawEntry, draft: Draft) -> None:
        self.left = {name: field for name, field in entry.fields.items() if field.value.strip()}
        self.draft = draft
        self.options = self._options()
        self.english = not self.left.keys() & {"langid", "hyphenation"} or any(
            word in self.left[name].value.casefold()
            for name in ("langid", "hyphenation")
            if name in self.left
            for word in ("english", "american", "british", "australian", "canadian", "en")
        )

    def _options(self) -> dict[str, str]:
        field = self.left.get("options")
        found = OPTION.finditer(field.value) if field else ()
        return {match[1].casefold(): (match[2] or "true").strip().casefold() for match in found}

    def has(self, name: str) -> bool:
        """Whether a field is there and not taken yet."""
        return name in self.left

    def line(self, name: str) -> int:
        """The line of a field; the entry's if there is none."""
        field = self.left.get(name)
        return field.line if field is not None else self.draft.line

    def raw(self, *names: str) -> str:
        """Take the first of some fields as it is written."""
        for name in names:
            if name in self.left:
                return self.left.pop(name).value
        return ""

    def text(self, *names: str, title: bool = False, rich: bool = True) -> str | None:
        """Take the first of some fields as text.

        Args:
            names: of the fields, the one preferred first.
            title: braces in it keep the case of what they hold.
            rich: italics and the like stay.
        """
        name = next((each for each in names if each in self.left), None)
        if name is None:
            return None
        line = self.line(name)
        found = decoded(self.left.pop(name).value, rich=rich, protect=title and self.english)
        if found.unknown:
            self.draft.wrong(
                f"nobody knows what {', '.join(found.unknown)} in `{name}` does: it is left out, "
                "what it is about stays",
                line,
                code="loss-latex",
                severity="note",
            )
        return found.text or None

    def verbatim(self, *names: str) -> str | None:
        """Take the first of some fields as an address or a number."""
        return verbatim(self.raw(*names)) or None

    def several(self, *names: str) -> str | None:
        """Take the first of some fields that are lists: two places, two publishers."""
        parts = [plain(part) for part in divided(self.raw(*names))]
        parts = ["et al." if part == "others" else part for part in parts if part]
        if len(parts) == 2 and self.english:
            return " and ".join(parts)
        return "; ".join(parts) or None

    def names(self, name: str) -> tuple[ItemName, ...]:
        """Take a field that is a list of names."""
        line = self.line(name)
        useprefix = self.options.get("useprefix") == "true"
        found = names_in(self.raw(name), useprefix=useprefix)
        for fault in found.faults:
            self.draft.wrong(
                f"`{name}`: {fault}", line, code="unreadable-name", severity="warning",
                hint="divide names by `and`, and the parts of one by a comma: Last, First",
            )  # fmt: skip
        return found.names

    def date(self, name: str) -> ItemDate | None:
        """Take a field that is a date; one that is none stays as its words."""
        if name not in self.left:
            return None
        line, written = self.line(name), self.raw(name)
        try:
            return date_in(written)
        except BadDate as fault:
            self.draft.wrong(f"`{name}`: {fault.message}", line, code=NO_DATE, hint=fault.hint)
            return ItemDate(literal=plain(written))

    def lose_rest(self) -> None:
        """Note every field that nobody took."""
        for name, field in self.left.items():
            quiet = name in FOR_PROGRAMS or name.startswith(("bdsk-", "__", "zotero", "sort"))
            self.draft.lose(
                name,
                plain(field.value),
                field.line,
                severity="note" if quiet else "warning",
            )


def joined(title: str | None, subtitle: str | None, between: str = ": ") -> str | None:
    """A title with what follows it; no colon stands after a question mark."""
    if not title or not subtitle:
        return title or subtitle
    bare = re.sub(r"<[^<>]*>", "", title)
    return f"{title}{' ' if bare.endswith(ENDED[:5]) else between}{subtitle}"
