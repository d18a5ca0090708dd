"""What sections are to assistive software: DPUB-ARIA roles and EPUB's structural semantics.

https://www.w3.org/TR/dpub-aria-1.1/ and https://www.w3.org/TR/epub-ssv-11/
"""

from __future__ import annotations

from biokit.model.nodes import Role

__all__ = ["ARIA", "EPUB_TYPE", "UNTITLED"]

ARIA: dict[Role, str] = {
    "dedication": "doc-dedication",
    "epigraph": "doc-epigraph",
    "foreword": "doc-foreword",
    "preface": "doc-preface",
    "acknowledgments": "doc-acknowledgments",
    "introduction": "doc-introduction",
    "prologue": "doc-prologue",
    "part": "doc-part",
    "chapter": "doc-chapter",
    "conclusion": "doc-conclusion",
    "epilogue": "doc-epilogue",
    "afterword": "doc-afterword",
    "appendix": "doc-appendix",
    "chronology": "doc-appendix",
    "people": "doc-appendix",
    "abbreviations": "doc-appendix",
    "glossary": "doc-glossary",
    "notes": "doc-endnotes",
    "bibliography": "doc-bibliography",
    "credits": "doc-credits",
    "index": "doc-index",
    "colophon": "doc-colophon",
}
"""Those roles that have one; an ordinary section has none."""

EPUB_TYPE: dict[Role, str] = {
    "half-title": "halftitlepage",
    "title-page": "titlepage",
    "imprint": "imprint",
    "copyright-page": "copyright-page",
    "dedication": "dedication",
    "epigraph": "epigraph",
    "contents": "toc",
    "illustrations": "loi",
    "tables": "lot",
    "foreword": "foreword",
    "preface": "preface",
    "acknowledgments": "acknowledgments",
    "introduction": "introduction",
    "prologue": "prologue",
    "part": "part",
    "chapter": "chapter",
    "conclusion": "conclusion",
    "epilogue": "epilogue",
    "afterword": "afterword",
    "appendix": "appendix",
    "chronology": "appendix",
    "people": "appendix",
    "abbreviations": "appendix",
    "glossary": "glossary",
    "bibliography": "bibliography",
    "credits": "other-credits",
    "index": "index",
    "colophon": "colophon",
}
"""Those roles that have one; EPUB knows no frontispiece. Notes are known by their ARIA role alone:
Kobo’s shop has refused `endnotes` (https://github.com/kobolabs/epub-spec/issues/55)."""

UNTITLED: frozenset[Role] = frozenset({"frontispiece", "dedication", "epigraph"})
"""Matter whose title is for the reader's software; in a book it has none."""
