"""All products say the same: sections, notes, numbers, bibliography, captions, cross-references.

What the composed book says is compared with what is read back from each finished file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import pytest

import biokit
from biokit import registry
from biokit.citing.terms import terms
from biokit.exporters.base import Options
from biokit.exporters.xhtml.markup import identifier
from biokit.exporters.xhtml.roles import UNTITLED
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    CrossReference,
    Figure,
    Gap,
    LineBreak,
    Note,
    Section,
    Sic,
    Table,
    Text,
    WorkTitle,
)
from biokit.model.walk import children, walk
from biokit.project.assets import assets_of
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.projections.matter import TEMPLATED
from tests.agreement.told import Told, bare, told_by_epub, told_by_gfm, told_by_html, told_by_pdf
from tests.exporters.lives import assets, everything

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cai-qi"
READ: dict[str, Callable[[bytes], Told]] = {
    "epub": told_by_epub,
    "html": told_by_html,
    "pdf": told_by_pdf,
    "markdown": told_by_gfm,
}
PRODUCTS = tuple(READ)
LINKED = ("epub", "html")
"""Products in which notes and captions are elements of their own."""
LIVES = ("everything", "example")

pytestmark = pytest.mark.slow


@cache
def life(name: str) -> Biography:
    return everything() if name == "everything" else biokit.load(EXAMPLE)


@cache
def composed(name: str, product: str = "epub") -> Book:
    """The book; where notes are read one by one, they say works in full once a chapter."""
    target = "epub" if product in LINKED else "markdown"
    return compose(life(name), Edition(target, target, bibliography="all"))


@cache
def told(name: str, product: str) -> Told:
    """What the product says once it is written and read back."""
    dialect = (("dialect", "gfm"),) if product == "markdown" else ()
    edition = Edition(product, product, bibliography="all", options=dialect)
    images = assets if name == "everything" else assets_of(life(name))
    made = registry.exporter(product).export(life(name), Options(edition, assets=images))
    return READ[product](made.content)


def printed(part: msgspec.Struct | tuple[msgspec.Struct, ...]) -> str:
    """What a reader sees of a part of the book, its notes left out."""
    match part:
        case tuple():
            return "".join(map(printed, part))
        case Text(value):
            return value
        case LineBreak():
            return " "
        case Gap():
            return "[…]"
        case Sic(content):
            return f"{printed(content)} [sic]"
        case WorkTitle(content, "part"):
            opening, closing, *_ = terms("en").quotes
            return f"{opening}{printed(content)}{closing}"
        case Note(anchor=anchor):
            return printed(anchor)
        case _:
            return getattr(part, "value", "") + "".join(map(printed, children(part)))


def titled(book: Book) -> list[tuple[str | None, str]]:
    """Every heading of the book with the number that stands in it."""
    return [
        (book.labels[part.id or ""].number, bare(printed(part.title)))
        for section in book.matter
        for part in walk(section)
        if isinstance(part, Section) and part.title and part.role not in UNTITLED | TEMPLATED
    ]


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("product", PRODUCTS)
def test_the_same_sections_in_the_same_order_with_the_same_numbers(name: str, product: str) -> None:
    book = composed(name)
    apart = {bare(terms(book.lang).notes), bare(terms(book.lang).contents)}
    apart |= {bare(printed(book.biography.title))}
    apart |= {bare(printed(part.title)) for part in book.matter if part.role in UNTITLED}
    found = [heading for heading in told(name, product).headings if heading not in apart]
    wanted = titled(book)
    assert len(found) == len(wanted)
    for heading, (number, title) in zip(found, wanted, strict=True):
        assert heading.endswith(title)
        before = heading.removesuffix(title).removesuffix(".")
        assert before.endswith(number or "")
        assert bool(before) == bool(number)


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("product", [*LINKED, "markdown"])
def test_the_same_notes_with_the_same_numbers(name: str, product: str) -> None:
    notes = composed(name, product).notes
    wanted = {str(note.number): bare(printed(note.note.blocks)) for note in notes}
    assert wanted
    assert told(name, product).notes == wanted
    assert told(name, product).calls == list(wanted) == list(told(name, "epub").notes)


@pytest.mark.parametrize("name", LIVES)
def test_the_same_notes_stand_at_the_foot_of_pages(name: str) -> None:
    text = told(name, "pdf").text
    notes = composed(name, "pdf").notes
    wanted = [f"{note.number}.{bare(printed(note.note.blocks))}" for note in notes]
    assert [note for note in wanted if note not in text] == []


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("product", PRODUCTS)
def test_the_same_bibliography(name: str, product: str) -> None:
    said = told(name, product)
    wanted = [bare(printed(entry.content)) for entry in composed(name).entries]
    assert wanted
    if product in LINKED:
        assert said.entries == wanted
    places = [said.text.rfind(entry) for entry in wanted]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("product", PRODUCTS)
def test_the_same_captions(name: str, product: str) -> None:
    book, said = composed(name), told(name, product)
    wanted = [
        bare(printed(part.caption))
        for section in book.matter
        for part in walk(section)
        if isinstance(part, Figure | Table) and part.caption
    ]
    assert wanted
    assert [caption for caption in wanted if caption not in said.text] == []
    if product in LINKED:
        assert len(said.captions) == len(wanted)
        assert all(map(str.startswith, said.captions, wanted))


def references(book: Book) -> list[CrossReference]:
    return [
        part
        for section in book.matter
        for part in walk(section)
        if isinstance(part, CrossReference)
    ]


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("product", [*LINKED, "pdf"])
def test_the_same_cross_references_lead_to_the_same_places(name: str, product: str) -> None:
    wanted = [identifier(part.target) for part in references(composed(name))]
    assert wanted
    found = told(name, product).targets
    if product == "pdf":
        # A link that is broken over two lines is two areas; notes and contents are links too.
        found = [target for target in found if target in wanted]
        assert set(found) == set(wanted)
    else:
        assert found == wanted


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("product", PRODUCTS)
def test_cross_references_say_the_same_words(name: str, product: str) -> None:
    text = told(name, product).text
    for part in references(composed(name)):
        by_page = part.form == "page" and product == "pdf"
        assert by_page or bare(printed(part.content)) in text
