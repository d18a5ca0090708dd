"""Citations and bibliographies in any CSL style, as inlines of the model, never as markup.

    from biokit import citing

    style = citing.style("chicago-notes-bibliography")
    made = citing.cite(style, items, [[{"id": "greville", "locator": "12"}]])
    print(citing.as_html(made.citations[0]))

`style` finds and compiles a style; `cite` formats CSL-JSON with it; `CslStyle.format` does the same
for the model's own sources. `as_html` and `as_text` print what they make.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biokit.citing.base import Cite, Entry, Formatted, Manner
    from biokit.citing.document import cite
    from biokit.citing.html import as_html
    from biokit.citing.inlines import as_text
    from biokit.citing.styles import CslStyle, style

__all__ = [
    "Cite",
    "CslStyle",
    "Entry",
    "Formatted",
    "Manner",
    "as_html",
    "as_text",
    "cite",
    "style",
]

_ELSEWHERE = {
    "Cite": "biokit.citing.base:Cite",
    "CslStyle": "biokit.citing.styles:CslStyle",
    "Entry": "biokit.citing.base:Entry",
    "Formatted": "biokit.citing.base:Formatted",
    "Manner": "biokit.citing.base:Manner",
    "as_html": "biokit.citing.html:as_html",
    "as_text": "biokit.citing.inlines:as_text",
    "cite": "biokit.citing.document:cite",
    "style": "biokit.citing.styles:style",
}


def __getattr__(name: str) -> object:
    """What is loaded when it is first asked for: a compiler of styles is not wanted by `--help`."""
    if name not in _ELSEWHERE:
        message = f"module 'biokit.citing' has no attribute '{name}'"
        raise AttributeError(message)
    module, _, attribute = _ELSEWHERE[name].partition(":")
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
