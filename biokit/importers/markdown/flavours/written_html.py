"""HTML that stands in Markdown, as it is written."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["TAG", "attributes_of"]

TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^<>]*?)/?>", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?"""
)


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag, by their names in lower case."""
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(written)
    }
