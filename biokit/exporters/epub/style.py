"""The style sheet of the package: whole in itself, with the shared tokens written out.

Reading systems on e-ink know no custom properties, and drop every declaration that uses one.
"""

from __future__ import annotations

import re
from hashlib import sha256

from biokit.errors import BadInput
from biokit.exporters.base import UsedFile
from biokit.exporters.epub.package import CSS, Item
from biokit.resources import Resources

__all__ = ["style_sheet", "tokens", "used_styles"]

TOKENS = "tokens.css"
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)[;}]")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_USE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_DEEPEST = 8
"""How many tokens may be made of tokens."""


def style_sheet(resources: Resources, design: str | None) -> Item:
    """The style sheet of a design, `styles/ebook/DESIGN/book.css`, or our own.

    Raises:
        BadInput: it uses a token that there is not.
        BadUsage: there is no such design.
    """
    name = _name(design)
    declared = tokens(resources)

    def value(use: re.Match[str]) -> str:
        token = use[1].removeprefix("--")
        if token not in declared:
            path = resources.path("styles", name).as_posix()
            hint = f"tokens are declared in styles/{TOKENS}"
            raise BadInput(f"there is no token {use[1]}", path=path, hint=hint)
        return declared[token]

    text = resources.text("styles", name)
    for _ in range(_DEEPEST):
        text = _USE.sub(value, text)
    return Item("style", "css/book.css", CSS, text.encode())


def tokens(resources: Resources) -> dict[str, str]:
    """The tokens that all products share, by their names without dashes."""
    declared = _TOKEN.findall(_COMMENT.sub("", resources.text("styles", TOKENS)))
    return {name.removeprefix("--"): value.strip() for name, value in declared}


def used_styles(resources: Resources, design: str | None) -> tuple[UsedFile, ...]:
    """The files that the style sheet is made of, as they were."""
    read = {name: resources.text("styles", name) for name in (TOKENS, _name(design))}
    return tuple(
        UsedFile(f"styles/{name}", sha256(css.encode()).hexdigest()) for name, css in read.items()
    )


def _name(design: str | None) -> str:
    return "ebook/book.css" if design is None else f"ebook/{design}/book.css"
