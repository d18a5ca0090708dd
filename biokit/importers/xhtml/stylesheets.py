"""Which classes a style sheet sets in italics, bold or small capitals.

Programs that make ebooks number their classes: `<span class="calibre5">` is emphasis because the
style sheet says so, and nothing else does.
"""

from __future__ import annotations

import re

from biokit.importers.xhtml.labels import BY_STYLE, Look

__all__ = ["looks_in"]

_COMMENT = re.compile(r"/\*(?:(?!\*/).)*(?:\*/)?", re.DOTALL)
_OF_A_RUN = re.compile(r"(?:span|i|b|em|strong|small|font|a)?\.([\w-]+)")
"""A selector that is of a run of text, whatever it stands in."""


def looks_in(css: str) -> dict[str, tuple[Look, ...]]:
    """How the runs of each class look, of classes that have a look; later rules add to it.

    Args:
        css: the text of a style sheet; what is no rule in it is left out.
    """
    found: dict[str, tuple[Look, ...]] = {}
    for rule in _COMMENT.sub(" ", css).split("}"):
        head, _, declared = rule.rpartition("{")
        looks = tuple(meant for pattern, meant in BY_STYLE if pattern.search(declared))
        if not looks:
            continue
        for selector in head.rpartition("{")[2].split(","):
            named = _OF_A_RUN.fullmatch(selector.strip())
            if named:
                before = found.get(named[1], ())
                found[named[1]] = tuple(dict.fromkeys((*before, *looks)))
    return found
