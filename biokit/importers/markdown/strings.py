"""Markdown in strings: a chapter's text, a title, a citation."""

from __future__ import annotations

from biokit.errors import BadInput
from biokit.importers.markdown.reading import Reading
from biokit.importers.markdown.sections import Parsed, read_text
from biokit.model.nodes import Citation, CitationItem, Inline, Paragraph, Role


def read_sections(text: str, path: str, level_one: Role = "chapter") -> Parsed:
    """The sections and accounts of a text.

    Args:
        text: Markdown without front matter.
        path: the file's name, for origins and messages.
        level_one: the role of a heading of level 1 that doesn't say.

    Raises:
        BadInput: the text holds a mistake; names the line.
    """
    return read_text(text, Reading(path), level_one)


def read_inlines(text: str, path: str, line: int = 1) -> tuple[Inline, ...]:
    """The content of one paragraph; definitions of its notes may follow it.

    Raises:
        BadInput: it holds a mistake, or is more than a paragraph.
    """
    reading = Reading(path, before=line - 1)
    parsed = read_text(text, reading, "chapter")
    blocks = [block for section in parsed.sections for block in section.blocks]
    match blocks:
        case []:
            return ()
        case [Paragraph(content=content, id=None, lang=None, classes=())]:
            return content
        case _:
            raise BadInput(
                "this should be the words of one paragraph",
                path=path,
                line=line,
                hint="put a backslash before what begins a list, a heading or a quotation",
            )


def read_citation(text: str, path: str, line: int = 1) -> tuple[CitationItem, ...]:
    """The items of a citation, with or without its brackets.

    Raises:
        BadInput: it is no citation.
    """
    words = text.strip()
    if not words:
        return ()
    if not words.startswith("["):
        words = f"[{words}]"
    match read_inlines(words, path, line):
        case ():
            return ()
        case (Citation(items=items, mode="normal"),):
            return items
        case _:
            raise BadInput(
                f"{text!r} is no citation", path=path, line=line, hint="write [@key, p. 12; @other]"
            )
