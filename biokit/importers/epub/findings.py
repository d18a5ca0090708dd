"""What is said of the reading of a book: the same thing said once, with its count and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from biokit.diagnostics import Finding, Severity

__all__ = ["Findings"]

SHOWN = 12
"""Words quoted of what is not lost; of what is dropped, all are."""
BETWEEN = " · "


class Kind(msgspec.Struct, frozen=True):
    """One kind of finding that a book may have by the hundreds."""

    one: str
    many: str
    severity: Severity = "note"
    hint: str | None = None


KINDS: dict[str, Kind] = {
    "missing-file": Kind(
        "a file that the package names is not there",
        "{count} files that the package names are not there",
        "warning",
    ),
    "missing-item": Kind(
        "the reading order names an item that the manifest does not have",
        "the reading order names {count} items that the manifest does not have",
        "warning",
    ),
    "missing-picture": Kind(
        "a picture did not come with the book", "{count} pictures did not come with the book"
    ),
    "remote-resource": Kind(
        "a resource lies outside of the book: it was not fetched",
        "{count} resources lie outside of the book: they were not fetched",
    ),
    "unshown-picture": Kind(
        "a picture of the package is shown nowhere in the text",
        "{count} pictures of the package are shown nowhere in the text",
    ),
    "dangling-link": Kind(
        "a link leads nowhere: its words are kept",
        "{count} links lead nowhere: their words are kept",
    ),
    "lost-note": Kind(
        "a note is called that is not there: its mark is kept as text",
        "{count} notes are called that are not there: their marks are kept as text",
        "warning",
    ),
    "uncalled-note": Kind(
        "a note is called by nothing: it stays where it stands, as text",
        "{count} notes are called by nothing: they stay where they stand, as text",
    ),
    "guess-note": Kind(
        "a link is taken for the call of a note by its shape",
        "{count} links are taken for calls of notes by their shape",
    ),
    "guess-role": Kind(
        "what a section is was told by the name of its file",
        "what {count} sections are was told by the names of their files",
    ),
    "guess-title": Kind(
        "a section without a heading has the title that the contents give it",
        "{count} sections without headings have the titles that the contents give them",
    ),
    "guess-continued": Kind(
        "a file without a heading continues the section before it",
        "{count} files without headings continue the sections before them",
    ),
    "guess-order": Kind(
        "a file that is not in the reading order is put at its end, for the text links to it",
        "{count} files that are not in the reading order are put at its end, for the text links "
        "to them",
    ),
    "dropped-number": Kind(
        "the number of a section is left out of its title, for the book numbers it so anyway",
        "the numbers of {count} sections are left out of their titles, for the book numbers them "
        "so anyway",
    ),
    "dropped-title-page": Kind(
        "a page says only what the metadata say, and is made of them anew",
        "pages say only what the metadata say, and are made of them anew",
    ),
    "dropped-contents": Kind(
        "the table of contents is left out, for it is made of the headings anew",
        "tables of contents are left out, for they are made of the headings anew",
    ),
    "dropped-made": Kind(
        "what biokit had made of the book is left out, for it is made anew",
        "{count} things that biokit had made of the book are left out, for they are made anew",
    ),
    "dropped-heading": Kind(
        "a heading over notes that were joined to the text is left out",
        "{count} headings over notes that were joined to the text are left out",
    ),
    "dropped-file": Kind(
        "a file of text that nothing leads to is left out",
        "{count} files of text that nothing leads to are left out",
        "warning",
    ),
    "loss-file": Kind(
        "an item of the reading order is of a kind that is not read",
        "{count} items of the reading order are of kinds that are not read",
        "warning",
    ),
    "loss-metadata": Kind(
        "something the metadata say has no place in a biography",
        "{count} things the metadata say have no place in a biography",
    ),
}


class Findings:
    """Collects findings about one book; iterated, gives them in order, kinds told together."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._single: dict[Finding, None] = {}
        self._counted: dict[str, list[str]] = {}
        self._places: dict[str, tuple[str, int | None]] = {}

    def say(
        self,
        code: str,
        message: str,
        *,
        severity: Severity = "warning",
        path: str | None = None,
        line: int | None = None,
        hint: str | None = None,
        words: str | None = None,
    ) -> None:
        """Say one thing; the same is said once."""
        told = Finding(
            code,
            message,
            severity=severity,
            path=path or self._path,
            line=line,
            hint=hint,
            words=words,
        )
        self._single[told] = None

    def take(self, found: Iterable[Finding]) -> None:
        """Take what another has found."""
        self._single.update(dict.fromkeys(found))

    def count(
        self, code: str, words: str, *, path: str | None = None, line: int | None = None
    ) -> None:
        """Say one of many things of a kind, with its words; the place of the first is told."""
        self._counted.setdefault(code, []).append(" ".join(words.split()))
        self._places.setdefault(code, (path or self._path, line))

    def counted(self, code: str) -> int:
        """How often a kind was counted."""
        return len(self._counted.get(code, ()))

    def __iter__(self) -> Iterator[Finding]:
        """Single ones first, then kinds in the order in which they were first met."""
        yield from self._single
        for code, words in self._counted.items():
            kind = KINDS[code]
            path, line = self._places[code]
            whole = code.startswith(("dropped-", "loss-"))
            shown = list(words if whole else dict.fromkeys(words))
            if not whole and len(shown) > SHOWN:
                shown = [*shown[:SHOWN], "…"]
            yield Finding(
                code,
                kind.one if len(words) == 1 else kind.many.format(count=len(words)),
                severity=kind.severity,
                path=path,
                line=line,
                hint=kind.hint,
                words=BETWEEN.join(filter(None, shown)) or None,
            )
