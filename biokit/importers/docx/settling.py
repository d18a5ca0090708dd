"""One spelling for what Word writes in several ways, made in the tree before it is read.

Simple fields, the bookmarks of Zotero and the content controls of Mendeley become complex fields;
of alternative contents one is left.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Mapping

from lxml import etree

from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.docx.parsing import Xml, text_of
from biokit.importers.docx.report import Report
from biokit.importers.docx.revisions import lifted, removed, replaced

__all__ = ["settle", "without_open_ends", "without_prompts"]

MENDELEY = "MENDELEY_CITATION_"
MENDELEY_LIST = "MENDELEY_BIBLIOGRAPHY"
ZOTERO = re.compile(r"ZOTERO_BREF_\w+|CSL_CITATION_\w+|Mendeley_\w+", re.ASCII)
SHOWN = ("pic-pic", "txbxContent", "t", "m-t", "v-imagedata")


def settle(root: Xml, properties: Mapping[str, str]) -> None:
    """Settle everything below an element.

    Args:
        root: of a part.
        properties: of the document, by name: there the bookmarks' codes are.
    """
    for choice in list(root.iter("mc-AlternateContent")):
        _choose(choice)
    for simple in list(root.iter("fldSimple")):
        _spell_out(simple, simple.get("instr") or "", list(simple))
    for control in list(root.iter("sdt")):
        _settle_control(control)
    _settle_bookmarks(root, properties)
    _join_capitals(root)


def _join_capitals(root: Xml) -> None:
    """Put a chapter's large first letter, a paragraph of its own in a frame, where it is read."""
    for frame in list(root.iterfind(".//pPr/framePr")):
        paragraph = next(frame.iterancestors("p"), None)
        following = None if paragraph is None else paragraph.getnext()
        is_capital = (frame.get("dropCap") or "none") != "none"
        if is_capital and paragraph is not None and following is not None and following.tag == "p":
            at = 1 if following.find("pPr") is not None else 0
            following[at:at] = [part for part in paragraph if part.tag != "pPr"]
            removed(paragraph)


def _choose(alternatives: Xml) -> None:
    """Leave the first content that shows something (ECMA-376 part 3, 7.2)."""
    found = [part for part in alternatives if part.tag in {"mc-Choice", "mc-Fallback"}]
    shown = [part for part in found if next(part.iter(*SHOWN), None) is not None]
    for kept in (shown or found)[:1]:
        alternatives[:] = list(kept)
    lifted(alternatives)


def _run(*content: Xml) -> Xml:
    run = etree.Element("r")
    run.extend(content)
    return run


def _mark(kind: str) -> Xml:
    mark = etree.Element("fldChar")
    mark.set("fldCharType", kind)
    return _run(mark)


def _begun(code: str) -> list[Xml]:
    told = etree.Element("instrText")
    told.text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", code)
    return [_mark("begin"), _run(told), _mark("separate")]


def _spell_out(element: Xml, code: str, content: Iterable[Xml]) -> None:
    replaced(element, [*_begun(code), *content, _mark("end")])


def _settle_control(control: Xml) -> None:
    tag = control.find("sdtPr/tag")
    said = "" if tag is None else tag.get("val") or ""
    content = control.find("sdtContent")
    if content is None or not said.startswith((MENDELEY, MENDELEY_LIST)):
        return
    code = "ADDIN CSL_BIBLIOGRAPHY"
    if said.startswith(MENDELEY):
        code = f"ADDIN CSL_CITATION {_unpacked(said.removeprefix(MENDELEY).partition('_')[2])}"
    if control.getparent() is None:
        return
    if (first := content.find("p")) is None:
        _spell_out(control, code, list(content))
        return
    at = 1 if first.find("pPr") is not None else 0
    first[at:at] = _begun(code)
    content.findall("p")[-1].append(_mark("end"))
    replaced(control, list(content))


def _unpacked(words: str) -> str:
    try:
        return base64.b64decode(words + "=" * (-len(words) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _settle_bookmarks(root: Xml, properties: Mapping[str, str]) -> None:
    """Make fields of bookmarks whose code is a property, in pieces: `NAME_1`, `NAME_2`."""
    ends = {end.get("id"): end for end in root.iter("bookmarkEnd")}
    for start in list(root.iter("bookmarkStart")):
        name = start.get("name") or ""
        code = _code(name, properties) if ZOTERO.fullmatch(name) else ""
        parent = start.getparent()
        if not code or parent is None or parent.tag != "p":
            continue
        end = ends.get(start.get("id"))
        place = None if end is None else end.getparent()
        if end is None or place is None or place.tag != "p":
            continue
        replaced(end, [_mark("end")])
        replaced(start, _begun(f"ADDIN {code}"))


def _code(name: str, properties: Mapping[str, str]) -> str:
    if name in properties:
        return properties[name]
    pieces: list[str] = []
    while (piece := properties.get(f"{name}_{len(pieces) + 1}")) is not None:
        pieces.append(piece)
    return "".join(pieces)


def without_open_ends(root: Xml, report: Report) -> None:
    """Take out the marks of fields that begin and never end, or end and never began.

    Otherwise everything after one would be hidden in its code. So are those of fields within more
    fields than anybody writes.
    """
    waiting: list[list[Xml]] = []
    for mark in list(root.iter("fldChar")):
        match mark.get("fldCharType"):
            case "begin":
                waiting.append([mark])
            case "separate" if waiting and len(waiting[-1]) == 1:
                waiting[-1].append(mark)
            case "end" if waiting:
                deep = len(waiting) > DEPTH_LIMIT
                marks = waiting.pop()
                if deep:
                    _unmark([*marks, mark], report)
            case _:
                removed(mark)
    for marks in waiting:
        _unmark(marks, report)


def _unmark(marks: list[Xml], report: Report) -> None:
    report.note("unclosed-field")
    for mark in marks:
        removed(mark)


def without_prompts(root: Xml, report: Report) -> None:
    """Take out what a form asks for where nobody has answered: `Click here to enter text.`."""
    for control in list(root.iter("sdt")):
        if control.find("sdtPr/showingPlcHdr") is not None:
            report.note("dropped-form", text_of(control))
            removed(control)
