"""How everybody can read an ebook, in codes of list 196: the same facts as in the ebook itself."""

from __future__ import annotations

from contextlib import suppress

from biokit.errors import BadInput
from biokit.exporters.base import Options
from biokit.images import is_animated
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Figure, InlineImage
from biokit.model.walk import altered, walk
from biokit.projections.access import access_of
from biokit.projections.access_codes import onix_196
from biokit.projections.book import Book
from biokit.projections.compose import compose

__all__ = ["access_codes"]


def access_codes(
    biography: Biography, edition: Edition, options: Options
) -> tuple[tuple[str, str], ...]:
    """Each code that is true of an edition, with the words that go with it.

    Raises:
        BadUsage: the edition's citation style does not exist.
        BadInput: its file is no CSL style.
    """
    book = compose(biography, edition, options.resources.citation_styles)
    known = options.pages
    marked = known is not None and edition.pages_from in {"auto", known.edition}
    access = access_of(book, moves=_moves(book, options), pages=known if marked else None)
    if edition.pages_from == "none":
        access = altered(access, page_source=None)
    return onix_196(access)


def _moves(book: Book, options: Options) -> bool:
    """Whether a picture is animated; one that cannot be read is not in the ebook either."""
    paths = dict.fromkeys(
        part.path
        for section in book.matter
        for part in walk(section)
        if isinstance(part, Figure | InlineImage) and part.path is not None
    )
    for path in paths:
        with suppress(BadInput):
            if is_animated(options.assets(path)):
                return True
    return False
