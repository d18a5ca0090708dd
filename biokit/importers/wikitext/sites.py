"""Templates that link to a page of a well-known site: `{{YouTube|HZ_W3EAfp6I|How I See It}}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.pieces import Piece
from biokit.model.nodes import Link, Text, WorkTitle

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader

__all__ = ["BIOGRAPHIES", "SITES", "link", "national_biography"]

SITES: dict[str, tuple[str, str]] = {
    "allmusic": ("AllMusic", "https://www.allmusic.com/{}"),
    "curlie": ("Curlie", "https://curlie.org/{}"),
    "ddb": (
        "Deutsche Digitale Bibliothek",
        "https://www.deutsche-digitale-bibliothek.de/person/gnd/{}",
    ),
    "discogs artist": ("Discogs", "https://www.discogs.com/artist/{}"),
    "dnb-portal": ("Deutsche Nationalbibliothek", "https://d-nb.info/gnd/{}"),
    "dmoz": ("DMOZ", "http://www.dmoz.org/{}"),
    "facebook": ("Facebook", "https://www.facebook.com/{}"),
    "find a grave": ("Find a Grave", "https://www.findagrave.com/memorial/{}"),
    "goodreads author": ("Goodreads", "https://www.goodreads.com/author/show/{}"),
    "google books": ("Google Books", "https://books.google.com/books?id={}"),
    "gutenberg author": ("Project Gutenberg", "https://www.gutenberg.org/author/{}"),
    "hansard-contribs": ("Hansard", "https://api.parliament.uk/historic-hansard/people/{}"),
    "imdb": ("IMDb", "https://www.imdb.com/name/nm{}/"),
    "imdb name": ("IMDb", "https://www.imdb.com/name/nm{}/"),
    "imdb title": ("IMDb", "https://www.imdb.com/title/tt{}/"),
    "iep": ("Internet Encyclopedia of Philosophy", "https://iep.utm.edu/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/{}/"),
    "internet archive author": ("Internet Archive", "https://archive.org/search?query={}"),
    "isfdb name": ("ISFDB", "https://www.isfdb.org/cgi-bin/ea.cgi?{}"),
    "librivox author": ("LibriVox", "https://librivox.org/author/{}"),
    "mactutor": ("MacTutor", "https://mathshistory.st-andrews.ac.uk/Biographies/{}/"),
    "mathgenealogy": (
        "Mathematics Genealogy Project",
        "https://www.genealogy.math.ndsu.nodak.edu/id.php?id={}",
    ),
    "musicbrainz artist": ("MusicBrainz", "https://musicbrainz.org/artist/{}"),
    "npg name": (
        "National Portrait Gallery, London",
        "https://www.npg.org.uk/collections/search/person/{}",
    ),
    "ol author": ("Open Library", "https://openlibrary.org/authors/OL{}"),
    "open plaques": ("Open Plaques", "https://openplaques.org/people/{}"),
    "sep": (
        "Stanford Encyclopedia of Philosophy",
        "https://plato.stanford.edu/entries/{}/",
    ),
    "worldcat id": ("WorldCat", "https://www.worldcat.org/identities/{}"),
    "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
}
"""What the site is called, and the address of a page there by its number."""
BIOGRAPHIES = {
    "adb": ("Allgemeine Deutsche Biographie", "adbcontent"),
    "ndb": ("Neue Deutsche Biographie", "ndbcontent"),
}
"""National biographies of Germany, and where their articles are at their common site."""


def link(call: Call, reader: Reader) -> list[Piece]:
    """The page's title at the site."""
    site, address = SITES[call.name]
    values = [reader.words(value) for value in call.unnamed]
    if values[:1] == ["Person"]:  # what the German Digital Library has: persons, and things
        values = values[1:]
    number = reader.words(call.text("id")) or (values[0] if values else "")
    title = reader.words(call.text("title", "name")) or (values[1] if len(values) > 1 else "")
    title = title or reader.title
    between = _between(site, reader.lang)
    if number.startswith(("http://", "https://")):
        return [Link((Text(title),), number), Text(f"{between}{site}")]
    if not number or " " in number:
        return [Text(f"{title}{between}{site}")]
    return [Link((Text(title),), address.format(number)), Text(f"{between}{site}")]


def _between(site: str, lang: str | None) -> str:
    if (lang or "en").partition("-")[0] != "en":
        return " – "
    return " on " if site == "YouTube" else " at "


def national_biography(call: Call, reader: Reader) -> list[Piece]:
    """`{{NDB|23|471|473|Schopenhauer, Arthur|Lore Hühn|118610465}}`: an article of theirs."""
    work, anchor = BIOGRAPHIES[call.name]
    values = [reader.words(call.text(str(at))) for at in range(1, 7)]
    volume, first, last, title, author, number = values
    link = f"https://www.deutsche-biographie.de/pnd{number}.html#{anchor}"
    head: list[Piece] = [Text(f"{author}: ")] if author else []
    title = title or reader.title
    named: Piece = Link((Text(title),), link) if number.isalnum() else Text(title)
    pages = f"{first}–{last}" if last else first
    where = f", Band {volume}, S. {pages}" if volume and pages else ""
    return [*head, named, Text(". In: "), WorkTitle((Text(work),)), Text(where)]
