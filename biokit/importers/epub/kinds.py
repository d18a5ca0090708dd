"""What sections say they are: EPUB's structural semantics, DPUB-ARIA roles, and guides.

https://www.w3.org/TR/epub-ssv-11/, https://www.w3.org/TR/dpub-aria-1.1/
"""

from __future__ import annotations

import re
from posixpath import basename, splitext
from typing import TYPE_CHECKING, Literal, get_args

from biokit.model.nodes import BackRole, FrontRole, Role

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["BACK", "FRONT", "Kind", "kind_of", "named_kind", "role_of_file", "zone_of"]

FRONT: frozenset[str] = frozenset(get_args(FrontRole))
BACK: frozenset[str] = frozenset(get_args(BackRole))

Kind = Role | Literal["cover"]
"""A role, or a cover, which is no section."""

KINDS: dict[str, Kind] = {
    "cover": "cover",
    "halftitlepage": "half-title",
    "halftitle": "half-title",
    "half-title": "half-title",
    "titlepage": "title-page",
    "title-page": "title-page",
    "frontispiece": "frontispiece",
    "imprint": "imprint",
    "imprimatur": "imprint",
    "copyright-page": "copyright-page",
    "copyright": "copyright-page",
    "dedication": "dedication",
    "epigraph": "epigraph",
    "toc": "contents",
    "contents": "contents",
    "loi": "illustrations",
    "lot": "tables",
    "foreword": "foreword",
    "preamble": "preface",
    "preface": "preface",
    "acknowledgments": "acknowledgments",
    "acknowledgements": "acknowledgments",
    "introduction": "introduction",
    "prologue": "prologue",
    "volume": "part",
    "part": "part",
    "division": "part",
    "chapter": "chapter",
    "subchapter": "section",
    "conclusion": "conclusion",
    "epilogue": "epilogue",
    "afterword": "afterword",
    "appendix": "appendix",
    "glossary": "glossary",
    "endnotes": "notes",
    "footnotes": "notes",
    "rearnotes": "notes",
    "notes": "notes",
    "bibliography": "bibliography",
    "credits": "credits",
    "other-credits": "credits",
    "contributors": "credits",
    "index": "index",
    "colophon": "colophon",
}
"""Types and roles, without prefixes, and the words of EPUB 2's guide."""

BY_CLASS: dict[str, Role] = {
    "section": "section",
    "frontispiece": "frontispiece",
    "family-tree": "family-tree",
    "chronology": "chronology",
    "people": "people",
    "abbreviations": "abbreviations",
}
"""Roles that no vocabulary has a word for, as biokit names them."""
OURS = frozenset({None, "appendix"})

BY_FILE: dict[str, Kind] = {
    r"cover": "cover",
    r"half-?_?title": "half-title",
    r"title-?_?page|title$": "title-page",
    r"copyright": "copyright-page",
    r"dedicat": "dedication",
    r"epigraph": "epigraph",
    r"(?:^|[^a-z])(?:toc|contents)(?:$|[^a-z])": "contents",
    r"foreword": "foreword",
    r"preface": "preface",
    r"acknowledge?ments?|(?:^|[^a-z])ack(?:$|[^a-z])": "acknowledgments",
    r"introduction|(?:^|[^a-z])intro(?:$|[^a-z])": "introduction",
    r"prologue": "prologue",
    r"epilogue": "epilogue",
    r"afterword": "afterword",
    r"appendix": "appendix",
    r"glossary": "glossary",
    r"endnotes|footnotes|(?:^|[^a-z])notes(?:$|[^a-z])": "notes",
    r"bibliography": "bibliography",
    r"colophon": "colophon",
}
"""What names of files say. `index` and `part` say nothing: tools name all their files so."""


def named_kind(words: str) -> Kind | None:
    """The kind that one of several types or roles names; the first that is one."""
    for word in words.lower().split():
        bare = word.removeprefix("doc-").rpartition(":")[2]
        if bare in KINDS:
            return KINDS[bare]
    return None


def kind_of(element: etree._Element) -> Kind | None:
    """What an element says that it is."""
    said = f"{element.get('epub:type') or ''} {element.get('role') or ''}"
    kind = named_kind(said) if not said.isspace() else None
    if kind in OURS and element.get("class"):
        for name in (element.get("class") or "").split():
            if name in BY_CLASS and element.tag == "section":
                return BY_CLASS[name]
    return kind


def zone_of(element: etree._Element | None) -> str | None:
    """`frontmatter`, `bodymatter` or `backmatter`, as the nearest element around says."""
    while element is not None:
        for word in (element.get("epub:type") or "").lower().split():
            if word in {"frontmatter", "bodymatter", "backmatter"}:
                return word
        element = element.getparent()
    return None


def role_of_file(file: str) -> Kind | None:
    """What the name of a file says."""
    stem = splitext(basename(file))[0].lower()
    return next((kind for pattern, kind in BY_FILE.items() if re.search(pattern, stem)), None)
