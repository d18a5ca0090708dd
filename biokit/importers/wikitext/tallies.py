"""What is to be said of a page, gathered: one finding for many of a kind, with the first line."""

from __future__ import annotations

from biokit.diagnostics import Finding, Severity

LONGEST = 1_200
"""Characters of words in a finding of many."""


class Tally:
    """Gathers findings while a page is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.single: list[Finding] = []
        self._many: dict[tuple[str, str], tuple[list[int | None], list[str], Severity]] = {}

    def say(
        self,
        code: str,
        message: str,
        line: int | None = None,
        *,
        words: str | None = None,
        severity: Severity = "note",
        hint: str | None = None,
    ) -> None:
        """One thing that happens once."""
        self.single.append(
            Finding(code, message, severity, self.path, line, hint=hint, words=words)
        )

    def count(
        self, code: str, message: str, line: int | None, words: str, severity: Severity = "note"
    ) -> None:
        """One of many: `message` says what they are."""
        lines, said, _ = self._many.setdefault((code, message), ([], [], severity))
        lines.append(line)
        if words:
            said.append(" ".join(words.split()))

    def total(self, code: str) -> int:
        """How many were counted under a code."""
        return sum(len(lines) for (each, _), (lines, _, _) in self._many.items() if each == code)

    def all(self) -> tuple[Finding, ...]:
        """Everything, in the order of lines."""
        made = list(self.single)
        for (code, message), (lines, said, severity) in self._many.items():
            listed = "; ".join(dict.fromkeys(said))
            if len(listed) > LONGEST:
                listed = listed[:LONGEST].rpartition(" ")[0] + " …"
            where = sorted({line for line in lines if line})
            shown = ", ".join(map(str, where[:6])) + (" …" if len(where) > 6 else "")
            text = f"{len(lines)}: {message}"
            if len(where) > 1:
                text += f" (lines {shown})"
            first = where[0] if where else None
            made.append(Finding(code, text, severity, self.path, first, words=listed or None))
        return tuple(sorted(made, key=lambda each: each.line or 0))
