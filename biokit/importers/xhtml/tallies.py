"""What there is to say about a page, with what is found often said once."""

from __future__ import annotations

from biokit.diagnostics import Finding, Severity

__all__ = ["Tallies"]

_SAID: dict[str, tuple[Severity, str]] = {
    "too-deep": ("warning", "{count} elements are nested too deeply: their text is kept"),
    "loss-math": ("warning", "{count} formulas are kept as their text"),
    "loss-ruby": ("note", "{count} readings beside the text stand in brackets after it"),
    "loss-media": ("warning", "{count} sounds, films or embedded pages are not kept"),
    "loss-form": ("note", "{count} controls of a form are kept as their text"),
    "loss-drawing": ("warning", "{count} drawings are kept as their text"),
    "loss-picture-link": ("note", "{count} pictures lose the address they lead to"),
    "loss-expansion": ("note", "what {count} abbreviations stand for is not kept"),
    "dropped-link": ("note", "{count} links lead nowhere: their words are kept"),
    "missing-picture": ("note", "{count} pictures did not come with the input"),
}
"""Severity and words by code."""

_LISTED = 3
"""Of things counted, how many are named."""


class _Tally:
    def __init__(self, path: str, line: int | None) -> None:
        self.path = path
        self.line = line
        self.count = 0
        self.words: dict[str, None] = {}


class Tallies:
    """Findings in the order in which each kind was first found."""

    def __init__(self) -> None:
        self._said: list[Finding | str] = []
        self._counted: dict[str, _Tally] = {}

    def say(self, finding: Finding) -> None:
        """Keep a finding as it is."""
        self._said.append(finding)

    def count(self, code: str, path: str, line: int | None, words: str | None) -> None:
        """Keep one more of a kind, with the input's words that are not in the model."""
        tally = self._counted.get(code)
        if tally is None:
            tally = self._counted[code] = _Tally(path, line)
            self._said.append(code)
        tally.count += 1
        if words:
            tally.words[words] = None

    def findings(self) -> tuple[Finding, ...]:
        """All of them."""
        return tuple(
            self._finding(each, self._counted[each]) if isinstance(each, str) else each
            for each in self._said
        )

    @staticmethod
    def _finding(code: str, tally: _Tally) -> Finding:
        severity, message = _SAID[code]
        listed = list(tally.words)
        named = "; ".join(listed[:_LISTED]) + (" …" if len(listed) > _LISTED else "")
        said = message.format(count=tally.count) + (f": {named}" if named else "")
        words = "\n".join(listed) or None
        return Finding(code, said, severity, tally.path, tally.line, words=words)
