"""Classes that most paragraphs of a book bear: the running text's, which say nothing of any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from biokit.importers.xhtml.labels import names_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["everyday_classes"]

FEWEST = 8
"""Of fewer paragraphs nothing can be said to be usual."""


def everyday_classes(bodies: Iterable[etree._Element]) -> frozenset[str]:
    """The classes of more than half of all paragraphs, on them or on a division around each."""
    paragraphs = 0
    borne: Counter[str] = Counter()
    for body in bodies:
        for element in body.iter("p", "div"):
            paragraphs += element.tag == "p"
            borne.update(names_of(element))
    return frozenset(
        name for name, count in borne.items() if count >= FEWEST and 2 * count > paragraphs
    )
