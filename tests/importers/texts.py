"""What the tests of the text importer share: reading a text, and looking at what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from biokit.importers.base import Import, ImportOptions
from biokit.importers.text import TextImporter
from biokit.model.nodes import Account, Citation, Figure, Gap, Paragraph, Section
from biokit.model.walk import plain_text, walk


def read(text: str | bytes, *, path: str = "in.txt", lang: str | None = None) -> Import:
    content = text if isinstance(text, bytes) else text.encode()
    return TextImporter().read(content, path, ImportOptions(lang=lang))


def read_lines(text: str) -> Import:
    return read(dedent(text).strip() + "\n")


def account(imported: Import, place: int = 0) -> Account:
    return imported.biography.accounts[place]


def paragraphs(imported: Import) -> list[Paragraph]:
    return [part for one in imported.biography.accounts for part in walk(one)
            if isinstance(part, Paragraph)]  # fmt: skip


def citations(imported: Import) -> list[Citation]:
    return [part for one in imported.biography.accounts for part in walk(one)
            if isinstance(part, Citation)]  # fmt: skip


def gaps(part: Account) -> list[Gap]:
    return [found for found in walk(part) if isinstance(found, Gap)]


def captions(imported: Import) -> list[str]:
    return [plain_text(part.caption) for one in imported.biography.accounts for part in walk(one)
            if isinstance(part, Figure)]  # fmt: skip


def outline(sections: tuple[Section, ...], depth: int = 1) -> Iterator[tuple[int, str, bool]]:
    """The level of each heading, its words, and whether the level is a guess."""
    for section in sections:
        yield depth, plain_text(section.title), section.level_guessed
        yield from outline(section.sections, depth + 1)


def labels(citation: Citation, imported: Import) -> list[str | None]:
    sources = {source.id: source.label for source in imported.biography.sources}
    return [sources[item.source] for item in citation.items]


def words_left_out(imported: Import, code: str = "dropped-") -> list[str | None]:
    return [finding.words for finding in imported.findings if finding.code.startswith(code)]


PROSE = (
    "She was the second child of a miller, learned to read from seed packets, and left the valley "
    "at fifteen for the sake of a piano that had been promised to her and was never delivered."
)
LEAD = f"Marta Vell (3 May 1871 – 9 June 1934) was a surveyor. {PROSE}"
