"""Formulas (22.1) in a line of plain text: `(a+b)/c`, `x^2`."""

from __future__ import annotations

from biokit.importers.docx.parsing import Xml

__all__ = ["linear"]


def linear(formula: Xml) -> str:
    """The formula as people type it."""
    return " ".join(_told(formula).split())


def _told(element: Xml) -> str:
    match element.tag:
        case "m-t" | "t":
            return element.text or ""
        case "m-f":
            return f"{_group(element, 'm-num')}/{_group(element, 'm-den')}"
        case "m-sSup":
            return f"{_part(element, 'm-e')}^{_group(element, 'm-sup')}"
        case "m-sSub":
            return f"{_part(element, 'm-e')}_{_group(element, 'm-sub')}"
        case "m-sSubSup":
            below, above = _group(element, "m-sub"), _group(element, "m-sup")
            return f"{_part(element, 'm-e')}_{below}^{above}"
        case "m-rad":
            degree = _part(element, "m-deg")
            return (
                f"root({degree}, {_part(element, 'm-e')})"
                if degree
                else f"√{_group(element, 'm-e')}"
            )
        case "m-d":
            return f"({', '.join(_told(each) for each in element.findall('m-e'))})"
        case "m-nary":
            sign = element.find("m-naryPr/m-chr")
            shown = "∫" if sign is None else sign.get("m-val") or "∫"
            limits = "".join(
                f"{mark}{_group(element, name)}"
                for mark, name in (("_", "m-sub"), ("^", "m-sup"))
                if _part(element, name)
            )
            return f"{shown}{limits} {_part(element, 'm-e')}"
        case _:
            return "".join(_told(part) for part in element)


def _part(element: Xml, name: str) -> str:
    found = element.find(name)
    return "" if found is None else "".join(_told(part) for part in found)


def _group(element: Xml, name: str) -> str:
    words = _part(element, name)
    return words if len(words) < 2 or words.isalnum() else f"({words})"
