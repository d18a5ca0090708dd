"""What the book is called: title, subtitle, and whatever else it goes by."""

from __future__ import annotations

import msgspec

from biokit.importers.epub.statements import Statement, Statements
from biokit.model.edition import Series, Title

__all__ = ["Titles", "titles_of"]

KINDS: dict[str, str] = {
    "short": "short",
    "expanded": "expanded",
    "extended": "expanded",
    "edition": "edition",
    "original": "original",
}
"""Types of titles (https://www.w3.org/TR/epub-33/#sec-title-type) that are a `Title`."""


class Titles(msgspec.Struct, frozen=True):
    """The titles of a book."""

    title: str = ""
    subtitle: str = ""
    others: tuple[Title, ...] = ()
    statement: str | None = None
    """What the edition is called: `The Special Edition`."""
    collections: tuple[Series, ...] = ()
    sort: str | None = None
    """The key the title is filed under, if it is another."""


def titles_of(statements: Statements) -> Titles:
    """Read all titles; the first that says nothing of itself is the main one."""
    found = [(_kind(one, statements), one) for one in statements.all("dc:title") if one.value]
    found.sort(key=lambda pair: _place(pair[1], statements))
    main = _first(found, "main") or _first(found, "") or next((one for _, one in found), None)
    subtitle = _first(found, "subtitle")
    others: list[Title] = []
    collections: list[Series] = []
    statement: str | None = None
    for kind, one in found:
        others += _in_other_scripts(one, statements, is_main=one is main)
        if one in (main, subtitle):
            continue
        if kind == "collection":
            collections.append(Series(one.value, statements.word(one, "group-position")))
        elif kind == "edition" and statement is None:
            statement = one.value
        else:
            others.append(msgspec.convert(_title(kind, one), Title))
    sort = statements.word(main, "file-as") if main is not None else None
    return Titles(
        title=main.value if main is not None else "",
        subtitle=subtitle.value if subtitle is not None else "",
        others=tuple(dict.fromkeys(others)),
        statement=statement,
        collections=tuple(collections),
        sort=sort if main is not None and sort != main.value else None,
    )


def _in_other_scripts(one: Statement, statements: Statements, *, is_main: bool) -> list[Title]:
    scripts = statements.more(one, "alternate-script")
    return [
        Title(script.value, "alternate-script" if is_main else "other", script.lang)
        for script in scripts
    ]


def _title(kind: str, one: Statement) -> dict[str, str | None]:
    return {"text": one.value, "kind": KINDS.get(kind, "other"), "lang": one.lang}


def _kind(statement: Statement, statements: Statements) -> str:
    return (statements.word(statement, "title-type", "type") or "").lower()


def _place(statement: Statement, statements: Statements) -> int:
    said = statements.word(statement, "display-seq") or ""
    return int(said) if said.isdecimal() else 1_000_000


def _first(found: list[tuple[str, Statement]], kind: str) -> Statement | None:
    return next((one for each, one in found if each == kind), None)
