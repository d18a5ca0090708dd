"""What has to be said about the reading of a document, what is of a kind together."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from biokit.diagnostics import Finding, Severity

__all__ = ["Report"]


class Kind(msgspec.Struct, frozen=True):
    """What is said of things that may come by the hundreds."""

    message: str
    """`{count}` is how many there were."""
    severity: Severity = "note"
    hint: str | None = None
    alone: int = 0
    """How many get a finding of their own before the rest share one."""


KINDS = {
    "dropped-deletion": Kind("deleted in a tracked change, which is accepted", alone=50),
    "dropped-contents": Kind("the table of contents is left out; the products make their own"),
    "dropped-index": Kind("the index is left out; the products make their own of its marks"),
    "dropped-bibliography": Kind(
        "the bibliography that the reference manager wrote is left out; it is made of the sources"
    ),
    "dropped-running-head": Kind("running heads are left out; the products have their own"),
    "dropped-page-break": Kind("page breaks by hand are left out: {count}"),
    "dropped-hidden": Kind("hidden text is left out", "warning"),
    "dropped-field": Kind("fields that show nothing are left out: {count}"),
    "dropped-lang": Kind(
        "languages that Word noted for a word or two are not believed: {count} runs"
    ),
    "dropped-object": Kind(
        "objects of other programs are left out: {count}", "warning", "insert them as pictures"
    ),
    "dropped-chart": Kind(
        "charts and diagrams are left out: {count}", "warning", "insert them as pictures"
    ),
    "dropped-form": Kind("what forms ask for is left out, as nobody has answered: {count}"),
    "dropped-note": Kind("notes that are never called are left out: {count}", "warning"),
    "dropped-reference": Kind(
        "cross-references lead nowhere and are kept as words: {count}", "warning"
    ),
    "dropped-address": Kind("links to places outside the web are kept as words: {count}"),
    "dropped-title-page": Kind("a line of the title page that is neither title nor author"),
    "dropped-author": Kind("the name of an author stands in the text's metadata"),
    "guess-heading": Kind(
        "taken for headings by their looks, as no heading has a style", alone=60,
        hint="give headings Word's styles, or check their levels",
    ),
    "guess-quotation": Kind(
        "taken for quotations, as they are set in on both sides: {count}", alone=0,
        hint="give them the style Quote",
    ),
    "guess-break": Kind("empty paragraphs are taken for breaks in the narrative: {count}"),
    "guess-language": Kind("runs are taken to be in the language that Word notes: {count}"),
    "guess-figure": Kind("pictures within a line are set apart as figures: {count}"),
    "loss-math": Kind("formulas are kept as plain text: {count}", "warning"),
    "loss-symbol": Kind(
        "signs of a symbol font are not known; each stands as U+FFFD: {count}", "warning"
    ),
    "loss-index-range": Kind("ranges of the index are kept as points: {count}"),
    "loss-layout": Kind("text boxes follow the paragraph that they are fixed to: {count}"),
    "missing-note": Kind("notes are called that the document does not hold: {count}", "error"),
    "missing-picture": Kind("this picture cannot be shown or did not come", alone=100),
    "unclosed-field": Kind(
        "fields that never end, or are nested too deep, are kept as words: {count}", "warning"
    ),
    "unread-citation": Kind(
        "citations of a reference manager cannot be read and are kept as words: {count}",
        "warning",
    ),
    "too-deep": Kind("what is nested too deep is flattened, its words kept", "warning"),
    "skipped-level": Kind("headings skip a level: {count}"),
    "repeated-note": Kind("notes are called twice, and stand twice: {count}"),
}  # fmt: skip


class Report:
    """Gathers findings.

    Args:
        path: the document as the user named it.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._findings: list[Finding] = []
        self._gathered: dict[str, list[tuple[str, int | None]]] = {}

    def say(
        self,
        code: str,
        message: str,
        *,
        severity: Severity = "note",
        line: int | None = None,
        words: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Note one thing."""
        self._findings.append(
            Finding(code, message, severity, self.path, line, hint=hint, words=words or None)
        )

    def note(self, code: str, words: str = "", line: int | None = None) -> None:
        """Note one of the things that may come by the hundreds.

        Args:
            code: one of `KINDS`.
            words: the document's own.
            line: the number of the paragraph.
        """
        self._gathered.setdefault(code, []).append((" ".join(words.split()), line))

    def add(self, findings: tuple[Finding, ...]) -> None:
        """Take what another reading said."""
        self._findings.extend(findings)

    def count(self, code: str) -> int:
        """How many of a kind were noted."""
        return len(self._gathered.get(code, ()))

    def findings(self) -> tuple[Finding, ...]:
        """Everything, in the order of the document."""
        told = [*self._findings, *self._of_kinds()]
        return tuple(sorted(told, key=lambda finding: finding.line or 0))

    def _of_kinds(self) -> Iterator[Finding]:
        """Each kind's findings; what to do about them is said once."""
        for code, noted in self._gathered.items():
            kind = KINDS[code]
            hint = kind.hint
            for words, line in noted[: kind.alone]:
                yield self._finding(code, 1, words, line, hint)
                hint = None
            rest = noted[kind.alone :]
            if rest:
                said = " · ".join(dict.fromkeys(words for words, _ in rest if words))
                yield self._finding(code, len(rest), said, rest[0][1], hint)

    def _finding(
        self, code: str, count: int, words: str, line: int | None, hint: str | None
    ) -> Finding:
        kind = KINDS[code]
        message = kind.message.format(count=count)
        more = f" ({count:,} times)" if count > 1 and "{count}" not in kind.message else ""
        return Finding(
            code, f"{message}{more}", kind.severity, self.path, line, hint=hint, words=words or None
        )
