"""Pages made by a few lines, and what is read from them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from biokit.importers.base import Import, ImportOptions
from biokit.importers.wikipedia import WikipediaImporter
from biokit.model.biography import Biography
from biokit.model.nodes import Account, Citation, CitationItem
from biokit.model.sources import Source
from biokit.model.walk import Part, plain_text, walk

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data" / "wikipedia-html"
P = TypeVar("P", bound=Part)


def page(body: str, title: str = "Ada Muster", lang: str = "en") -> bytes:
    """A page of today's skin with that body."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="generator" content="MediaWiki 1.43"><title>{title}</title>'
        f'<link rel="canonical" href="https://{lang}.wikipedia.org/wiki/{title}"></head>'
        f'<body class="mediawiki"><h1 id="firstHeading">{title}</h1><div id="mw-content-text">'
        f'<div class="mw-parser-output" lang="{lang}">{body}</div></div></body></html>'
    ).encode()


def read(content: bytes, **options: object) -> Import:
    """The page read."""
    return WikipediaImporter().read(content, "page.html", ImportOptions(**options))  # type: ignore[arg-type]


def read_body(body: str, lang: str = "en") -> Import:
    """A page with that body, read."""
    return read(page(body, lang=lang))


def account(imported: Import) -> Account:
    """The article."""
    return imported.biography.accounts[0]


def text(imported: Import) -> str:
    """The words of the article under its title."""
    article = account(imported)
    return " ".join(plain_text(each) for each in (*article.blocks, *article.sections))


def every(part: Part | Biography, kind: type[P]) -> list[P]:
    """All parts of a kind, in order."""
    return [each for each in walk(part) if isinstance(each, kind)]


def items(imported: Import) -> list[CitationItem]:
    """What the article cites, in order."""
    return [item for each in every(account(imported), Citation) for item in each.items]


def source(imported: Import, key: str) -> Source:
    """The source of that id."""
    return next(each for each in imported.biography.sources if each.id == key)


def call(key: str, said: str = "[1]", times: int = 0) -> str:
    """The marker of a reference."""
    return (
        f'<sup id="cite_ref-{key}-{times}" class="reference">'
        f'<a href="#cite_note-{key}">{said}</a></sup>'
    )


def references(**listed: str) -> str:
    """A list of references, by key."""
    made = "".join(
        f'<li id="cite_note-{key}"><span class="mw-cite-backlink"><a href="#cite_ref-{key}">^</a>'
        f'</span> <span class="reference-text">{words}</span></li>'
        for key, words in listed.items()
    )
    return f'<h2 id="References">References</h2><ol class="references">{made}</ol>'


def book(author: str = "Fox", year: str = "2007", title: str = "Lives", more: str = "") -> str:
    """A citation of a book, with what it carries unseen."""
    return (
        f'<cite id="CITEREF{author}{year}" class="citation book cs1">{author}, Ann ({year}). '
        f"<i>{title}</i>. Ulm: Press.{more}</cite>"
        f'<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3A'
        f"mtx%3Abook&amp;rft.genre=book&amp;rft.btitle={title}&amp;rft.place=Ulm&amp;rft.pub=Press"
        f'&amp;rft.date={year}&amp;rft.aulast={author}&amp;rft.aufirst=Ann"></span>'
    )
