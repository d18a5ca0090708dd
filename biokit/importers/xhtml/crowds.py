"""Elements with so many attributes that a parser, which compares each with all, would not end."""

from __future__ import annotations

import re

from biokit.diagnostics import Finding

__all__ = ["without_crowds"]

MOST = 256
"""Attributes of one element that are read: no page that anybody has made has half as many."""
_TAG = re.compile(r"""<([A-Za-z][^\s/<>"'=]*)([\s/](?:[^"'>]|"[^"]*"|'[^']*')*+)""")
_ATTRIBUTE = re.compile(
    r"""(?:[^\s"'>=/]+|"[^"]*"|'[^']*'|[\s/]+(?=["']))(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?"""
)


def without_crowds(text: str, path: str, findings: list[Finding]) -> str:
    """A page whose elements have a number of attributes that can be read."""
    lines: list[int] = []

    def tag(found: re.Match[str]) -> str:
        if found.end() - found.start() <= MOST * 2:
            return found[0]
        attributes = [each[0] for each in _ATTRIBUTE.finditer(found[2])]
        if len(attributes) <= MOST:
            return found[0]
        lines.append(text.count("\n", 0, found.start()) + 1 if not lines else 0)
        return f"<{found[1]}{' '.join(('', *attributes[:MOST]))}"

    made = _TAG.sub(tag, text)
    if lines:
        message = f"{len(lines)} elements have more than {MOST} attributes: the rest are left out"
        findings.append(Finding("dropped-attributes", message, path=path, line=lines[0]))
    return made
