"""What the book is about: subjects by scheme, and keywords."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.exporters.onix.elements import Element, empty, group, in_line, said
from biokit.model.biography import Biography
from biokit.model.edition import SubjectHeading
from biokit.model.registers import is_bisac, is_thema, scheme_named

__all__ = ["MAIN_SCHEMES", "subjects"]

SCHEMES = {
    "AAT": "08",
    "BIC": "12",
    "BISAC": "10",
    "CLC": "88",
    "CLIL": "29",
    "DDC": "01",
    "EuroVoc": "B0",
    "LCSH": "04",
    "NDC": "40",
    "UDC": "09",
    "WGS": "26",
}
"""List 27 by the names of schemes."""
THEMA = "93"
THEMA_QUALIFIERS = {"1": "94", "2": "95", "3": "96", "4": "97", "5": "98", "6": "99"}
"""List 27 by the digit that a qualifier of Thema begins with."""
KEYWORDS, PROPRIETARY = "20", "24"
IN_WORDS = frozenset({"04", "08"})
"""Schemes whose subjects go by their words; a code there is the number of a record."""
MAIN_SCHEMES = frozenset({"10", THEMA})
"""Schemes of which shops want one subject to be the main one."""


def subjects(biography: Biography) -> Iterator[Element]:
    """Every heading, the first of each shop's scheme as the main one; keywords together."""
    had: set[str] = set()
    for heading in dict.fromkeys(biography.headings):
        scheme = _scheme(heading)
        code = _code_in(scheme, heading)
        main = code is not None and scheme in MAIN_SCHEMES - had
        had.update({scheme} if main else ())
        yield from _subject(heading, scheme, code, main=main)
    words = dict.fromkeys(in_line(word).replace(";", ",") for word in biography.keywords)
    text = "; ".join(word for word in words if word)
    if text:
        scheme_of_words = said("SubjectSchemeIdentifier", KEYWORDS)
        yield from group("Subject", scheme_of_words, said("SubjectHeadingText", text))


def _scheme(heading: SubjectHeading) -> str:
    name = scheme_named(heading.scheme or "")
    if name == "Thema":
        return THEMA_QUALIFIERS.get((_code(heading) or " ")[0], THEMA)
    return SCHEMES.get(name, PROPRIETARY)


def _code(heading: SubjectHeading) -> str | None:
    """A heading's code; some put it where its words belong."""
    code = in_line(heading.code or "")
    words = in_line(heading.text)
    return code or (words if is_bisac(words) or is_thema(words) else None)


def _code_in(scheme: str, heading: SubjectHeading) -> str | None:
    """The code, if it has the form that its scheme's have."""
    code = _code(heading) or ""
    if scheme in IN_WORDS:
        return None
    if scheme == SCHEMES["BISAC"]:
        return code if is_bisac(code) else None
    if scheme in {THEMA, *THEMA_QUALIFIERS.values()}:
        return code if is_thema(code) else None
    return in_line(heading.code or "") or None


def _subject(
    heading: SubjectHeading, scheme: str, code: str | None, *, main: bool
) -> Iterator[Element]:
    words = in_line(heading.text)
    if code or words:
        name = in_line(heading.scheme or "") or "Subjects of the publisher's own"
        yield from group(
            "Subject",
            empty("MainSubject") if main else (),
            said("SubjectSchemeIdentifier", scheme),
            said("SubjectSchemeName", name if scheme == PROPRIETARY else None),
            said("SubjectCode", code),
            said("SubjectHeadingText", None if words == code else words),
        )
