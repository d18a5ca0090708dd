"""The year told and the subject's age: from typed dates, never from a difference of years."""

from __future__ import annotations

import pytest

from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Edition
from biokit.model.life import Event, Life, Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import BlockQuotation, DateMark, Letter, Note, Paragraph, Section, Text
from biokit.projections.compose import compose
from biokit.projections.telling import Told, head_words, told

BORN, DIED = "1819-08-26", "1861-12-14"


def event(kind: str, date: str, number: int = 0) -> Event:
    return Event(id=f"{kind}-{number}", kind=kind, subject="albert", date=Date(date))  # type: ignore[arg-type]


def told_of(
    *marks: DateMark | Note | str,
    events: tuple[Event, ...] = (event("birth", BORN), event("death", DIED)),
    subjects: tuple[str, ...] = ("albert",),
    lang: str = "en-GB",
    role: str = "chapter",
) -> tuple[Told, ...]:
    run = tuple(
        DateMark((Text("then"),), Date(one)) if isinstance(one, str) else one for one in marks
    )
    person = Person(id="albert", names=(Name((NameForm("Albert"),)),))
    chapter = Section((Text("One"),), (Paragraph(run),), role=role)  # type: ignore[arg-type]
    life = Life(persons=(person,), events=events)
    book = Biography(
        (Text("A Life"),), subjects=subjects, life=life, sections=(chapter,), lang=lang
    )
    return told(compose(book, Edition("pdf", "pdf")))


def words(*marks: str, **fields: object) -> list[str]:
    return [one.words for one in told_of(*marks, **fields)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1840-08-25", "1840 · aged 20"),
        ("1840-08-26", "1840 · aged 21"),
        ("1840-02", "1840 · aged 20"),
        ("1840-08", "1840 · aged 20–21"),
        ("1840", "1840 · aged 20–21"),
        ("1840-02-10/1840-03", "1840 · aged 20"),
        ("1840~", "c. 1840"),
        ("1819-09", "1819"),
        ("1810", "1810"),
        ("1861", "1861 · aged 41–42"),
        ("1861-12-14", "1861 · aged 42"),
        ("1861-12-15", "1861"),
        ("1901-01-22", "1901"),
    ],
)
def test_an_age_is_counted_from_the_day_of_birth_as_far_as_dates_are_known(
    date: str, said: str
) -> None:
    assert words(date) == [said]


def test_two_possible_ages_are_no_one_age() -> None:
    sure, open_ = told_of("1840-02-10", "1840")
    assert (sure.age, open_.age) == (20, None)
    assert sure.year == open_.year == "1840"


@pytest.mark.parametrize("date", ["184X", "1840/1850", "1840/..", "../1840", "1840/", "18XX-12-25"])
def test_what_lies_in_no_one_year_is_not_told(date: str) -> None:
    assert told_of(date) == ()


def test_a_birth_known_by_its_year_alone_leaves_two_ages() -> None:
    assert words("1840-02-10", events=(event("birth", "1819"),)) == ["1840 · aged 20–21"]
    assert words("1840", events=(event("birth", "1819"),)) == ["1840 · aged 20–21"]


def test_more_than_two_possible_ages_are_none() -> None:
    assert words("1840", events=(event("birth", "1819~"),)) == ["1840"]
    assert words("1840-02-10", events=(event("birth", "181X"),)) == ["1840"]


@pytest.mark.parametrize(
    "events", [(), (event("birth", BORN), event("birth", "1818", 1))], ids=["none", "two"]
)
def test_without_one_birth_there_is_no_age(events: tuple[Event, ...]) -> None:
    assert words("1840-02-10", events=events) == ["1840"]


def test_the_lives_of_two_have_no_one_age() -> None:
    assert words("1840-02-10", subjects=("albert", "victoria")) == ["1840"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("de", "1840 · 20 Jahre alt"), ("fr", "1840 · 20 ans"), ("zh", "1840年 · 20岁")],
)
def test_heads_are_in_the_book_s_language(lang: str, said: str) -> None:
    assert words("1840-02-10", lang=lang) == [said]


def test_dates_that_are_not_the_narrative_s_are_not_told() -> None:
    mark = DateMark((Text("then"),), Date("1830"))
    aside = DateMark((Text("before"),), Date("1799"), classes=("aside",))
    assert told_of(Note((Paragraph((mark,)),)), aside) == ()
    assert told_of("1830", role="preface") == ()
    quoted = Section((Text("One"),), (BlockQuotation((Paragraph((mark,)),)),), role="chapter")
    assert told(compose(Biography((Text("A"),), sections=(quoted,)), Edition("pdf", "pdf"))) == ()


def test_a_letter_that_can_be_pointed_to_tells_its_date() -> None:
    letter = Letter((Paragraph((Text("My dear,"),)),), date=Date("1843-07"), id="dear")
    part = Section((Text("One"),), (letter,), role="chapter")
    found = told(compose(Biography((Text("A"),), sections=(part,)), Edition("pdf", "pdf")))
    assert [(one.node, one.words) for one in found] == [("dear", "1843")]


def test_dates_have_ids_in_print_alone() -> None:
    mark = Section((Text("One"),), (Paragraph((DateMark((Text("x"),), Date("1840")),)),))
    life = Biography((Text("A"),), sections=(mark,))
    assert "date-1" in compose(life, Edition("pdf", "pdf")).labels
    assert "date-1" not in compose(life, Edition("epub", "epub")).labels


def test_a_page_has_its_first_date_or_the_last_before_it() -> None:
    pages = {"a": 3, "b": 3, "c": 5, "d": None}
    all_ = tuple(Told(node, node.upper(), None, node.upper()) for node in pages)
    heads = [head_words(all_, pages.get, page) for page in (2, 3, 4, 5, 6)]
    assert heads == [None, "A", "B", "C", "C"]
