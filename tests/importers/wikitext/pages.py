"""Pages made by a few lines of wikitext, and what is read from them."""

from __future__ import annotations

from pathlib import Path

from biokit.importers.base import Import, ImportOptions
from biokit.importers.wikitext import WikitextImporter
from biokit.model.nodes import Account, Block, Paragraph
from biokit.model.walk import plain_text

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data"
PAGES = sorted((SHARED / "wikipedia-wikitext").glob("*/*.wikitext"))


def read(text: str, path: str = "page.wikitext", lang: str | None = "en") -> Import:
    """The page read."""
    return WikitextImporter().read(text.encode(), path, ImportOptions(lang=lang))


def account(text: str, lang: str | None = "en") -> Account:
    """The account that a page is."""
    return read(text, lang=lang).biography.accounts[0]


def blocks(text: str, lang: str | None = "en") -> tuple[Block, ...]:
    """The blocks of its lead."""
    return account(text, lang).blocks


def words(text: str, lang: str | None = "en") -> str:
    """The words of a page of one paragraph."""
    made = blocks(text, lang)
    assert all(isinstance(block, Paragraph) for block in made)
    return " ".join(plain_text(block) for block in made)


def counts(imported: Import) -> dict[str, int]:
    """How many of what."""
    return dict(imported.counts)
