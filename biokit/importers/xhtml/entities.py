"""A page's text before it is parsed: entities named, declarations and name spaces taken away.

An XML parser without the DTD knows five entities, and with it reads what the page's author wants
it to. So neither happens: the names that HTML has are put in their place here, and a document type
is not seen by the parser at all.
"""

from __future__ import annotations

import re
from html.entities import html5

from biokit.diagnostics import Finding

__all__ = ["without_declarations", "without_namespaces"]

_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAMED = re.compile(
    r"<!--(?:.*?-->|.*)|<!\[CDATA\[(?:.*?\]\]>|.*)|&([A-Za-z][\w.-]*);|&#(1[2-5][0-9]|[xX](?:8|9)[0-9A-Fa-f]);",
    re.DOTALL,
)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY\s+(%\s+)?([\w.:-]+)\s+(?:\"([^\"]*)\"|'([^']*)'|(SYSTEM|PUBLIC))")
_LONGEST = 32
"""Characters that an entity which a page declares may stand for; a name is as long."""
_CHARACTER = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What no XML may hold, and the one control character more that no text does."""

_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_NAMESPACE = re.compile(r"\sxmlns(?::([\w.-]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def without_declarations(text: str, path: str, findings: list[Finding]) -> str:
    """Text without XML declaration, document type, named entities and forbidden characters.

    Lines keep their numbers. Entities that nobody knows stay as the words they are.
    """
    declaration = _DECLARATION.match(text)
    if declaration:
        text = _lines(declaration[0]) + text[declaration.end() :]
    if "\x0c" in text:  # white space to HTML, forbidden in XML
        text = text.replace("\x0c", " ")
    forbidden = _FORBIDDEN.findall(text)
    if forbidden:
        text = _FORBIDDEN.sub("", text)
        message = f"{len(forbidden)} control characters are left out"
        findings.append(Finding("dropped-characters", message, "note", path))
    text, declared = _without_type(text, path, findings)
    return _resolved(text, declared) if "&" in text else text


def _lines(words: str) -> str:
    return "\n" * words.count("\n")


def _without_type(text: str, path: str, findings: list[Finding]) -> tuple[str, dict[str, str]]:
    """Text without its document type, and the short plain entities that it declares."""
    start = text.find("<!DOCTYPE")
    if start < 0:
        start = text[:4096].lower().find("<!doctype")
    if start < 0 or re.search(r"<[A-Za-z]", text[:start]):
        return text, {}
    end = _end_of_type(text, start)
    said = text[start:end]
    declared: dict[str, str] = {}
    refused: list[str] = []
    for found in _ENTITY.finditer(said):
        value = _plain(found[3] if found[3] is not None else found[4])
        if found[1] or found[5] or value is None:
            refused.append(found[2])
        else:
            declared.setdefault(found[2], value)
    if refused:
        names = ", ".join(refused[:3]) + (" …" if len(refused) > 3 else "")
        message = f"entities that the page declares are not followed: {names}"
        line = text.count("\n", 0, start) + 1
        findings.append(Finding("dropped-entities", message, path=path, line=line))
    return text[:start] + _lines(said) + text[end:], declared


def _end_of_type(text: str, start: int) -> int:
    """Where a document type ends: at `>` outside quotation marks and brackets."""
    sign = re.compile(r"[\[\]>\"']|<!--")
    place, subset = start + 2, False
    while found := sign.search(text, place):
        place = found.end()
        match found[0]:
            case "[":
                subset = True
            case "]":
                subset = False
            case ">" if not subset:
                return place
            case '"' | "'" as mark:
                place = text.find(mark, place) + 1 or len(text)
            case "<!--":
                place = text.find("-->", place) + 3 if text.find("-->", place) >= 0 else len(text)
            case _:
                pass
    return len(text)


def _plain(value: str | None) -> str | None:
    """What an entity stands for, if that is a few characters and nothing else."""
    if value is None or len(value) > _LONGEST:
        return None
    made = _CHARACTER.sub(_character, value)
    return None if {"&", "<", "%"} & set(made) else made


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000 else ""


def _resolved(text: str, declared: dict[str, str]) -> str:
    def character(found: re.Match[str]) -> str:
        name, number = found[1], found[2]
        if number:
            code = int(number[1:], 16) if number[0] in "xX" else int(number)
            # As HTML has it: numbers of the second control block mean a code page's characters.
            return bytes([code]).decode("cp1252", "replace") if 0x80 <= code < 0xA0 else found[0]
        if name is None or name in _XML_OWN:
            return found[0]
        made = declared.get(name) or html5.get(f"{name};")
        if made is None:
            return f"&amp;{name};"
        return made.replace("&", "&amp;").replace("<", "&lt;")

    return _NAMED.sub(character, text)


def without_namespaces(text: str) -> str:
    """Text without declared name spaces; the prefixes stay, as `epub:` whatever it was called.

    Elements of XHTML itself lose the prefix that they may have.
    """
    made: list[str] = []
    prefixes: dict[str, str] = {}
    done = seen = place = 0
    while (place := text.find("xmlns", place)) >= 0:
        # No tag that begins before the last place reaches as far as this one.
        opening = text.rfind("<", seen, place)
        seen = place
        tag = _TAG.match(text, opening) if opening >= 0 else None
        if tag is None or tag.end() < place:
            place += 5
            continue
        for found in _NAMESPACE.finditer(tag[0]):
            prefixes[found[1] or ""] = found[2] or found[3] or ""
        made += (text[done:opening], _NAMESPACE.sub(lambda it: _lines(it[0]), tag[0]))
        done = seen = place = tag.end()
    made.append(text[done:])
    return _renamed("".join(made), prefixes)


def _renamed(text: str, prefixes: dict[str, str]) -> str:
    for prefix, space in prefixes.items():
        if prefix and space == _XHTML:
            text = re.sub(rf"(</?){re.escape(prefix)}:(?=[A-Za-z])", r"\1", text)
        elif prefix and space == _OPS and prefix != "epub":
            text = re.sub(rf"(\s){re.escape(prefix)}:type(?=\s*=)", r"\1epub:type", text)
    return text
