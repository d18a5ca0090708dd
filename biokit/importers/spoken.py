"""Which language a text is in, where nobody says: by its words."""

from __future__ import annotations

from biokit.diagnostics import Finding
from biokit.importers.text.language import language_of
from biokit.model.nodes import Paragraph, Section
from biokit.model.walk import plain_text, walk

__all__ = ["spoken_language"]

PARAGRAPHS = 200
"""Of the text that are looked at."""


def spoken_language(
    sections: tuple[Section, ...], path: str
) -> tuple[str | None, tuple[Finding, ...]]:
    """The language of a text, as BCP 47, with a finding; `None` where its words do not tell."""
    words: list[str] = []
    for section in sections:
        for part in walk(section):
            if isinstance(part, Paragraph):
                words.append(plain_text(part))
                if len(words) >= PARAGRAPHS:
                    break
    lang = language_of(words)
    if lang is None:
        return None, ()
    message = f"the language is taken to be {lang}, by its words"
    found = Finding("guess-language", message, "note", path, 1, hint="say it with --lang")
    return lang, (found,)
