"""A cover set in type, from the edition's facts, for a book that was given none."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from biokit.exporters.base import UsedFile
from biokit.exporters.display import Lines, fitted, is_wide
from biokit.exporters.epub.spelling import language_tag, legal
from biokit.exporters.faces import digest, faces_in, folders
from biokit.exporters.rasters import Broken, drawn
from biokit.model.walk import plain_text
from biokit.projections.book import Book

if TYPE_CHECKING:
    import jinja2

__all__ = ["PHOTOGRAPH", "as_photograph", "cover_svg"]

TEMPLATE = "ebook/cover.svg"
_WIDTH = 1200
"""What a line may take of the cover's 1600 units; the rest is margin, and leeway for wide faces."""


PHOTOGRAPH = "images/cover.jpg"
"""The image of a drawn cover for shops."""
WIDTH = 1600
"""Of a cover as a picture of points; by 2400 it is within the four million points of a shop."""


def as_photograph(svg: bytes, project: Path | None) -> tuple[bytes, tuple[UsedFile, ...]]:
    """A cover that is a drawing as a JPEG, and the faces that its type may have been set in.

    Shops show no drawings, nor do all readers set their type in the same face.

    Raises:
        Broken: it cannot be drawn, or there is no face to set its type in.
    """
    faces = sorted({face.path for face in faces_in(folders(project))})
    if not faces and b"<text" in svg:
        raise Broken("there is no face to set its type in")
    used = tuple(UsedFile(path.name, digest(path.read_bytes())) for path in faces)
    return drawn(svg, WIDTH, faces), used


def cover_svg(book: Book, templates: jinja2.Environment) -> bytes:
    """The cover as an SVG of 1600 by 2400 units; the same book has the same colour every time."""
    biography = book.biography
    title = legal(plain_text(biography.title))
    authors = [legal(made.name.text) for made in biography.contributors if made.role == "aut"]
    shade = sha256(title.encode()).digest()[0]
    made = templates.get_template(TEMPLATE).render(
        title=_set(title, (190, 170, 150, 130, 110, 90, 70), most=4),
        subtitle=_set(legal(plain_text(biography.subtitle)), (72, 60, 48), most=3),
        authors=[_set(author, (68, 56, 44), most=1) for author in authors[:3]],
        publisher=legal(book.edition.publisher or ""),
        ornament=_other_script(book, title),
        lang=language_tag(book.lang),
        shade=shade,
    )
    return made.encode()


def _other_script(book: Book, title: str) -> str:
    """The subject's name in a script of few signs that the title is not in: 蔡奇."""
    subjects = set(book.biography.subjects)
    for person in book.biography.life.persons:
        if person.id in subjects:
            for form in (form for name in person.names[:1] for form in name.forms):
                if 1 < len(form.text) <= 4 and all(map(is_wide, form.text)):
                    return "" if form.text in title else form.text
    return ""


def _set(words: str, sizes: tuple[float, ...], *, most: int) -> Lines:
    return fitted(words, sizes, _WIDTH, most=most)
