"""What of a book is given by its page, wherever that is printed."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.exporters.xhtml.medium import call_id
from biokit.model.nodes import CrossReference
from biokit.model.walk import seek
from biokit.projections.book import Book

__all__ = ["wanted_places"]


def wanted_places(book: Book) -> tuple[str, ...]:
    """The ids whose folio a printed book asks for, each once.

    They are those of the contents, of what is referred to by page (picture credits among it), of
    the calls of keyed notes, and of all that the index, the lists of illustrations and tables and
    the bibliography lead to.
    """
    return tuple(dict.fromkeys(_all(book)))


def _all(book: Book) -> Iterator[str]:
    yield from (entry.id for entry in book.contents)
    for part in seek(book.matter, frozenset({CrossReference})):
        if isinstance(part, CrossReference) and part.form == "page":
            yield part.target
    yield from (call_id(one.note.id or "") for one in book.notes if one.key)
    yield from book.index.places
    yield from (line.id for line in (*book.illustrations, *book.tables))
    yield from (place.id for places in book.cited.values() for place in places)
