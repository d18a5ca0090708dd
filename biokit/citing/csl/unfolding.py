"""How large and how deep a style is once its macros stand where they are called.

A hundred lines of macros that call each other twice unfold to more than any machine can run, and a
long chain of them to more than Python can nest. Both are refused before they are compiled.
"""

from __future__ import annotations

from biokit.citing.csl.syntax import Choose, Element, Group, Names, StyleSheet, Text
from biokit.errors import BadInput

MOST = 50_000_000
"""Elements; the largest style of the CSL project has about a million."""
DEEPEST = 120
"""Elements within each other, calls of macros included; the deepest there is has about forty."""


def check_unfolded(sheet: StyleSheet, path: str) -> None:
    """See that a style is of a size that can be run.

    Raises:
        BadInput: it is not.
    """
    areas = (sheet.citation, sheet.bibliography)
    measure = _Measure(sheet)
    for area in filter(None, areas):
        keys = tuple(Text("macro", key.macro) for key in area.sort if key.macro is not None)
        size, depth = measure.sequence((*area.layout.children, *keys), 0)
        if size > MOST or depth > DEEPEST:
            raise BadInput(
                "the macros of this style call each other too often",
                path=path,
                hint="let macros that are called in several places call fewer others",
            )


class _Measure:
    def __init__(self, sheet: StyleSheet) -> None:
        self.macros = dict(sheet.macros)
        self.known: dict[str, tuple[int, int]] = {}
        self.open: set[str] = set()

    def sequence(self, elements: tuple[Element, ...], level: int) -> tuple[int, int]:
        """How many elements there are with all that is in them, and how deep they go."""
        found = [self.element(element, level + 1) for element in elements]
        return sum(size for size, _ in found), max((depth for _, depth in found), default=0)

    def element(self, element: Element, level: int) -> tuple[int, int]:
        match element:
            case Text(source="macro", name=name) if name in self.macros and name not in self.open:
                size, depth = self.macro(name, level)
            case Group(children=children) | Names(substitute=children):
                size, depth = self.sequence(children, level)
            case Choose(branches=branches):
                found = [self.sequence(branch.children, level) for branch in branches]
                size = sum(each for each, _ in found)
                depth = max((each for _, each in found), default=0)
            case _:
                size = depth = 0
        return size + 1, depth + 1

    def macro(self, name: str, level: int) -> tuple[int, int]:
        """A macro, measured once; one that is deeper than may be is not looked into."""
        if level > DEEPEST:
            return 0, DEEPEST
        if name not in self.known:
            self.open.add(name)
            self.known[name] = self.sequence(self.macros[name], level)
            self.open.discard(name)
        return self.known[name]
