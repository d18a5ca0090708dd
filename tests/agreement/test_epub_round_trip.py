"""An ebook that is read, written and read again is the same book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

import biokit
from biokit.exporters.base import Assets, Options
from biokit.exporters.epub import EpubExporter
from biokit.exporters.epub.prepare import prepared, shown_pictures
from biokit.exporters.xhtml.markup import legal
from biokit.exporters.xhtml.roles import UNTITLED
from biokit.importers.base import Import, ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import (
    Contributor,
    Edition,
    Identifier,
    Rights,
    Series,
    SubjectHeading,
    Title,
)
from biokit.model.names import NameForm
from biokit.model.nodes import (
    Block,
    Cell,
    Citation,
    Code,
    CodeBlock,
    DateMark,
    Division,
    Figure,
    Gap,
    IndexMark,
    InlineImage,
    Letter,
    List,
    ListItem,
    Note,
    PageMark,
    Quote,
    Row,
    Section,
    Sic,
    Span,
    Table,
    Text,
    WorkTitle,
)
from biokit.model.walk import altered, children, rebuilt, walk
from biokit.project.around import beside_of
from biokit.project.assets import assets_of
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.projections.matter import TEMPLATED
from tests.exporters.epubs import epubcheck
from tests.exporters.lives import assets, everything, p, t
from tests.strategies import WHOLE_BOOKS
from tests.strategies_markdown import sections

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cai-qi"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
BOOKS = [*sorted(SHARED.glob("epub/*.epub")), *sorted(SHARED.glob("books/*/content.opf"))]
VALIDATED = ("lytton-strachey", "charles-darwin", "benjamin-franklin", "samuel-pepys")
LIMIT = 1 << 26
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "08d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)

MAY_DIFFER = {
    "accessibility": "what biokit makes is judged anew, by what is in it",
}
"""Fields of an edition that are others after the way through a file, and why. Nothing else is."""


def written(biography: Biography, pictures: Assets) -> bytes:
    """The book as an ebook, of the edition that it has."""
    edition = biography.editions[0] if biography.editions else Edition("epub", "epub")
    return EpubExporter().export(biography, Options(edition, assets=pictures)).content


def read(content: bytes) -> Import:
    return EpubImporter().read(content, "book.epub", ImportOptions())


def read_from(path: Path) -> Import:
    options = ImportOptions(beside=beside_of(path, path.parent, LIMIT))
    return EpubImporter().read(path.read_bytes(), path.name, options)


def written_again(given: Import) -> bytes:
    return written(given.biography, dict(given.media).__getitem__)


def comparable(biography: Biography) -> Biography:
    """The book without what may differ."""
    nothing = dict.fromkeys(MAY_DIFFER, ())
    editions = tuple(altered(each, **nothing) for each in biography.editions)
    return altered(biography, editions=editions)


def difference(one: object, other: object, place: str = "") -> str | None:
    """The first place where two models differ, with what stands there."""
    if isinstance(one, msgspec.Struct) and type(one) is type(other):
        names = [name for name in one.__struct_fields__ if name != "origin"]
        pairs = [(f".{name}", getattr(one, name), getattr(other, name)) for name in names]
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        pairs = [(f"[{at}]", *pair) for at, pair in enumerate(zip(one, other, strict=True))]
    else:
        return None if one == other else f"{place}:\n  {one!r}\n  {other!r}"
    found = (difference(first, second, f"{place}{name}") for name, first, second in pairs)
    return next((each for each in found if each is not None), None)


def check_same(one: Import, other: Import) -> None:
    first, second = comparable(one.biography), comparable(other.biography)
    assert difference(first, second) is None
    assert first == second
    assert dict(one.media) == dict(other.media)


# ------------------------------------------------------------------------------- the same model


@pytest.mark.parametrize("name", ["everything", "example"])
def test_a_book_of_every_node_that_was_read_is_read_again_as_it_was(name: str) -> None:
    life = everything() if name == "everything" else biokit.load(EXAMPLE)
    first = read(written(life, assets if name == "everything" else assets_of(life)))
    check_same(first, read(written_again(first)))


def named(path: Path) -> str:
    return path.name if path.suffix == ".epub" else path.parent.name


@pytest.mark.slow
@pytest.mark.skipif(not BOOKS, reason="the shared inputs are not beside this checkout")
@pytest.mark.parametrize("path", BOOKS, ids=named)
def test_a_real_book_is_read_again_as_it_was(path: Path, tmp_path: Path) -> None:
    """And EPUBCheck has nothing to say of those that have most of what a book can have."""
    first = read_from(path)
    content = written_again(first)
    check_same(first, read(content))
    if path.parent.name.startswith(VALIDATED):
        assert epubcheck(content, tmp_path) == []


@WHOLE_BOOKS
@given(sections())
def test_any_book_is_read_again_as_it_was(made: tuple[Section, ...]) -> None:
    first = read(written(book_of(made), lambda _: PNG))
    check_same(first, read(written_again(first)))


FACTS = {
    "subtitle": t("A Life of Ada"),
    "titles": (Title("Ada", "short"), Title("Die Zauberin", "original", "de"), Title("A")),
    "lang": "en-GB",
    "contributors": (
        Contributor(NameForm("Ada Byron", family="Byron", given="Ada")),
        Contributor(NameForm("蔡奇", lang="zh-Hans", sort="Cai Qi"), "trl"),
        Contributor(NameForm("The Press"), "pbl"),
    ),
    "rights": Rights(
        "All rights reserved.",
        "A. N. Author",
        1921,
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "From a scan",
        "https://example.org/scan",
    ),
    "description": "A paragraph.",
    "keywords": ("engines", "poets"),
    "headings": (SubjectHeading("Women", "LCSH", "sh1"), SubjectHeading("Lives", "BISAC")),
    "series": (Series("Lives", "7"), Series("Works", kind="set", identifier="1234-5679")),
    "identifiers": (Identifier("10.1/x", "doi"), Identifier("https://example.org/a", "uri")),
    "based_on": ("https://example.org/scan",),
}


def test_all_that_catalogues_know_comes_back() -> None:
    edition = Edition(
        "epub",
        "epub",
        placement="book-end",
        isbn="978-3-16-148410-0",
        publisher="Grove",
        date=Date("1921-03"),
        statement="Second edition",
    )
    life = Biography(t("Ada"), sections=SECTIONS, editions=(edition,), **FACTS)  # type: ignore[arg-type]
    made = read(written(life, assets)).biography
    assert {name: getattr(made, name) for name in FACTS} == FACTS
    (edition_again,) = comparable(made).editions
    assert edition_again == altered(edition, isbn="9783161484100")


SECTIONS = (
    Section(t("To my mother"), (p("x"),), role="dedication", classes=("guessed", "own")),
    Section(t("Part"), (p("a"),), (Section(t("One"), role="chapter"),), "part", lang="fr"),
    Section(t("Two"), role="chapter", short_title="2", numbered=False, level_guessed=True),
    Section(t("Uncopyright"), (p("b"),), role="copyright-page"),
    Section(t("Notes"), (p("c"),), role="notes"),
    Section((), (p("d"),), role="title-page"),
    Section(t("Half"), role="half-title"),
    Section(t("Plates"), role="frontispiece"),
)
"""In no order of a book."""


def test_sections_come_back_in_the_order_and_with_all_that_they_had() -> None:
    life = Biography(t("A Life"), sections=SECTIONS, lang="en-GB")
    assert read(written(life, assets)).biography.sections == SECTIONS


BLOCKS = (
    p("x", Note((p("n"),), "editor", classes=("own",), lang="de"), Note((p("m"),), anchor=t("12"))),
    Letter((p("Dear"),), "ada", None, Date("1843~", "in 1843"), "Ockham", classes=("letter",)),
    List((ListItem((p("a"), p("b"))), ListItem((p("c"),)))),
    List((ListItem((p("a"),)),), ordered=True, start=4, tight=False),
    Figure(None, t("Lost"), None, t("Who"), Rights("Mine", year=1900)),
    Figure(None, t("Lost"), description=(p("A house."), List((ListItem((p("a door"),)),)))),
    Figure(
        "ada.svg",
        t("Here"),
        "Ada",
        description=(p("Her hat."), p("Her dog, ", Span(t("chien"), lang="fr"))),
    ),
    Figure("ada.svg", alt="Ada", description=(p("Her hat."),)),
    p(
        Gap("possible", "torn", "Fujian"),
        Sic(t("Ca"), "Cai"),
        IndexMark(("A!", "b"), (), "c", "d"),
        IndexMark(("E",), t("e")),
        DateMark(t("then"), Date("1843~", "about then")),
        DateMark(t("that day"), Date("1815-12-10", "that day")),
        Quote(t("said")),
        WorkTitle(t("A Letter"), "part"),
        PageMark("xii", classes=("own",)),
        classes=("verse",),
    ),
    Table((Row((Cell((p("a"),)),)),), caption=t("Posts"), alignments=("right",)),
    Division((p("y"),), classes=("plates", "own"), attributes=(("k", "v"),)),
    CodeBlock("a\n b", "text"),
)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_what_classes_cannot_say_of_a_node_comes_back(block: Block) -> None:
    chapter = Section(t("One"), (block,), role="chapter")
    life = Biography(t("A Life"), sections=(chapter,), lang="en-GB")
    assert difference(read(written(life, assets)).biography.sections, (chapter,)) is None


# ------------------------------------------------------------------------------- the same words


@WHOLE_BOOKS
@given(sections())
def test_any_book_has_its_words_and_its_notes_when_it_is_read(made: tuple[Section, ...]) -> None:
    life = book_of(made)
    book = composed(life)
    given_sections = sorted(
        (section for section in book.matter if section.id not in book.made_sections),
        key=lambda section: int(book.places.get(section.id or "", len(made) + 1)),
    )
    biography = read(written(life, lambda _: PNG)).biography
    assert words(biography.sections) == words(given_sections)
    assert notes(biography.sections) == notes(given_sections)


def book_of(made: tuple[Section, ...]) -> Biography:
    """A biography of some sections, in which all pictures are there, and no id is said twice.

    A title that only the reader's software says has no note.
    """
    taken: set[str] = set()

    def fit(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        if isinstance(part, Node) and part.id is not None:
            part = altered(part, id=None) if part.id in taken else part
            taken.add(part.id or "")
        match part:
            case Figure(path=str()) | InlineImage():
                return altered(part, path="media/a.png")
            case Section(role=role, title=title) if role in UNTITLED | TEMPLATED:
                return altered(part, title=rebuilt(title, without_notes))
            case _:
                return part

    return Biography((Text("A Life"),), sections=rebuilt(made, fit), lang="en-GB")


def without_notes(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
    return () if isinstance(part, Note | Citation) else part


def composed(life: Biography) -> Book:
    book = compose(life, Edition("epub", "epub"))
    return prepared(book, frozenset(path for path, _ in shown_pictures(book)))


def words(parts: tuple[msgspec.Struct, ...] | list[Section]) -> str:
    """All that is to be read, white space aside, without what biokit adds."""
    return "".join(legal("".join(piece for part in parts for piece in pieces(part))).split())


def pieces(part: msgspec.Struct) -> Iterator[str]:
    inside = list(children(part))
    match part:
        case Span(attributes=(("made", "whole"),)):
            return
        case Text(value=value) | Code(value=value) | CodeBlock(value=value):
            yield value
        case Span(content=(Text(), *within, Text()), classes=("quote", *_)):
            inside = list(within)
        case Section(role=role, title=title) if role in UNTITLED | TEMPLATED:
            inside = inside[len(title) :]
        case _:
            pass
    for each in inside:
        yield from pieces(each)


def notes(parts: tuple[Section, ...] | list[Section]) -> int:
    return sum(isinstance(each, Note) for part in parts for each in walk(part))
