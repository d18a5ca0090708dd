"""The index: what is marked and who is mentioned, under headings, with the places they lead to."""

from __future__ import annotations

import pytest

from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.life import Life, Organisation, Person
from biokit.model.life import Place as LifePlace
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Derived,
    Figure,
    IndexMark,
    Inline,
    Mention,
    Note,
    PageMark,
    Paragraph,
    Section,
    Table,
    Text,
)
from biokit.model.walk import plain_text, walk
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.projections.index import Entry
from biokit.projections.index_places import pages_of


def p(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))


def m(of: str, words: str = "they") -> Mention:
    return Mention((Text(words),), of)


def mark(
    *entry: str, words: str = "words", see: str | None = None, see_also: str | None = None
) -> IndexMark:
    return IndexMark(entry, (Text(words),) if words else (), see, see_also)


def chapter(title: str, *blocks: Paragraph, sections: tuple[Section, ...] = ()) -> Section:
    return Section((Text(title),), blocks, sections, role="chapter")


def section(title: str, *blocks: Paragraph) -> Section:
    return Section((Text(title),), blocks)


INDEX = Section((Text("Index"),), role="index")


def person(key: str, *names: Name | NameForm, words: str = "") -> Person:
    made = tuple(Name((each,)) if isinstance(each, NameForm) else each for each in names)
    return Person(id=key, names=made, description=(Text(words),) if words else ())


LIFE = Life(
    persons=(
        person("ada", NameForm("Ada Byron", family="Byron", given="Ada")),
        person(
            "carroll",
            NameForm("Lewis Carroll", family="Carroll", given="Lewis"),
            Name(
                (NameForm("Charles Dodgson", family="Dodgson", given="Charles"),),
                kind="birth",
            ),
        ),
        person(
            "beethoven",
            NameForm("Ludwig van Beethoven", family="Beethoven", given="Ludwig", particle="van"),
        ),
        person("cai-qi", NameForm("Cai Qi", family="Cai", given="Qi")),
        person("louis", NameForm("Louis XIV", sort="Louis 14")),
        person("li-a", NameForm("Li Qiang"), words="premier; earlier governor"),
        person("li-b", NameForm("Li Qiang"), words="a painter"),
    ),
    places=(LifePlace(id="beijing", names=(Name((NameForm("Beijing"),)),)),),
    organisations=(Organisation(id="party", names=(Name((NameForm("The Party"),)),)),),
)


def book(*sections: Section, subjects: tuple[str, ...] = ("ada",), **fields: str) -> Book:
    edition = Edition("epub", "epub", **fields)  # type: ignore[arg-type]
    life = Biography(
        (Text("A Life"),), sections=(*sections, INDEX), life=LIFE, subjects=subjects, lang="en-GB"
    )
    return compose(life, edition)


def told(made: Book) -> list[str]:
    """The index as lines, sub-entries indented."""
    return [line for group in made.index.groups for e in group.entries for line in _lines(e)]


def _lines(entry: Entry, depth: int = 0) -> list[str]:
    where = [
        one.place.words + ("" if one.note is None else f"n{one.note}") for one in entry.locators
    ]
    see = [f"see {one.words}" for one in entry.see]
    also = [f"see also {one.words}" for one in entry.see_also]
    line = "  " * depth + ", ".join([entry.heading, *where, *see, *also])
    return [line, *(each for inner in entry.entries for each in _lines(inner, depth + 1))]


def test_mentions_stand_under_sort_names_and_marks_under_their_words() -> None:
    made = book(
        chapter("One", p(m("carroll"), mark("Engines", "analytical"), m("beethoven"))),
        chapter("Two", p(m("louis"), mark("Engines"), m("cai-qi"), m("party"))),
    )
    assert told(made) == [
        "Beethoven, Ludwig van, 1",
        "Cai Qi, 2",
        "Carroll, Lewis, 1",
        "Dodgson, Charles, see Carroll, Lewis",
        "Engines, 2",
        "  analytical, 1",
        "Louis XIV, 2",
        "The Party, 2",
    ]
    assert [group.initial for group in made.index.groups] == list("BCDELP")


def test_places_are_the_nodes_in_the_order_of_the_book_with_chapter_and_section() -> None:
    made = book(
        Section((Text("Before: a word"),), (p(m("louis")),), role="preface"),
        chapter(
            "One",
            p(m("louis"), Note((p(m("louis")),))),
            sections=(section("First"), section("Second", p(m("louis")))),
        ),
    )
    (entry,) = made.index.groups[0].entries
    assert told(made) == ["Louis XIV, Before: a word, 1, 1n1, 1.2"]
    assert [one.place.title for one in entry.locators] == [
        "Before: a word",
        "One",
        "One",
        "One: Second",
    ]
    ids = {getattr(part, "id", None): part for s in made.matter for part in walk(s)}
    assert all(isinstance(ids[one.id], Mention) for one in entry.locators)
    assert {one.id for one in entry.locators} <= made.made_ids


def test_of_the_subject_only_what_is_marked_is_listed_in_the_order_of_the_book() -> None:
    made = book(
        chapter("One", p(m("ada"), mark("Byron, Ada", "youth"))),
        chapter("Two", p(m("ada"), mark("Ada Byron", "death"))),
        chapter("Three", p(mark("Ada Byron", "afterlife"))),
    )
    assert told(made) == ["Byron, Ada", "  youth, 1", "  death, 2", "  afterlife, 3"]


def test_one_heading_that_is_spelled_twice_is_one_entry() -> None:
    made = book(
        chapter("One", p(mark("Queen’s  speech"), mark("beijing"), mark("Lewis Carroll"))),
        chapter("Two", p(mark("queen's speech"), m("beijing"), m("carroll"))),
    )
    assert told(made) == [
        "Beijing, 1, 2",
        "Carroll, Lewis, 1, 2",
        "Dodgson, Charles, see Carroll, Lewis",
        "Queen’s speech, 1, 2",
    ]


def test_two_who_are_called_the_same_are_told_apart() -> None:
    made = book(chapter("One", p(m("li-a"))), chapter("Two", p(m("li-b"))))
    assert told(made) == ["Li Qiang (a painter), 2", "Li Qiang (premier), 1"]


def test_references_lead_to_entries_by_words_or_id() -> None:
    made = book(
        chapter(
            "One",
            p(
                mark("Communists", words="", see="party"),
                mark("Capital", words="", see_also="Beijing"),
                mark("Capital", "foreign"),
                mark("Peking", words="", see="Beijing!in winter"),
                mark("Beijing", "in winter"),
                m("party"),
            ),
        )
    )
    assert told(made) == [
        "Beijing",
        "  in winter, 1",
        "Capital, see also Beijing",
        "  foreign, 1",
        "Communists, see The Party",
        "The Party, 1",
        "Peking, see Beijing: in winter",
    ]
    entries = {e.heading: e for group in made.index.groups for e in group.entries}
    assert entries["Communists"].see[0].entry == entries["The Party"].id == "index-the-party"
    assert made.findings == ()


def test_an_entry_that_has_places_itself_sends_on_and_not_away() -> None:
    made = book(chapter("One", p(mark("Peking"), mark("Peking", words="", see="Beijing"))))
    (nowhere,) = made.findings
    assert told(made) == ["Peking, 1, see also Beijing"]
    assert (nowhere.code, nowhere.node) == ("index-see-nowhere", None)
    assert "“Peking” to “Beijing”" in nowhere.message


def test_lists_of_people_and_the_like_are_not_indexed_by_mentions_but_by_marks() -> None:
    made = book(
        chapter("One", p("x")),
        Section((Text("People"),), (p(m("louis"), mark("Courts")),), role="people"),
    )
    assert told(made) == ["Courts, People"]


@pytest.mark.parametrize(
    ("option", "lines"),
    [("marks-and-mentions", ["Courts, 1", "Louis XIV, 1"]), ("marks", ["Courts, 1"])],
)
def test_an_edition_says_what_is_listed(option: str, lines: list[str]) -> None:
    assert told(book(chapter("One", p(m("louis"), mark("Courts"))), index=option)) == lines


def test_an_edition_may_have_no_index() -> None:
    one = chapter("One", p(m("louis"), mark("Courts")))
    made = book(one, index="none")
    assert made.back == ()
    assert not made.index.groups
    with_words = Section((Text("Index"),), (p("By hand."),), role="index")
    assert [s.role for s in book(one, with_words, index="none").back] == ["index"]


def test_an_index_by_hand_is_kept_and_no_other_made() -> None:
    own = Section((Text("Index"),), (p("Louis XIV, 3"),), role="index")
    life = Biography((Text("A"),), sections=(chapter("One", p(m("louis"))), own), life=LIFE)
    made = compose(life, Edition("epub", "epub"))
    assert not made.index.groups
    assert plain_text(made.back[0].blocks) == "Louis XIV, 3"
    (only,) = [part for part in walk(made.body[0]) if isinstance(part, Mention)]
    assert only.id is None


def test_a_list_with_nothing_in_it_is_a_finding() -> None:
    sections = (chapter("One", p("x")), Section((), role="tables"))
    found = [(one.code, one.message.partition(" that")[0]) for one in book(*sections).findings]
    assert found == [
        ("nothing-to-list", "the list of what=index"),
        ("nothing-to-list", "the list of what=tables"),
    ]


def test_places_know_the_page_of_print_in_force() -> None:
    made = book(
        chapter("One", p(m("louis"), PageMark("xii"), m("louis"))),
        chapter("Two", p("x", Note((p(m("louis")),)), PageMark("2"))),
    )
    pages = pages_of(made.matter)
    assert [pages.get(key) for key in made.index.places] == [None, "xii", "xii"]


def test_pictures_and_tables_are_listed_by_their_captions() -> None:
    shown = Section(
        (Text("One"),),
        (
            Figure("a.png", (Text("A house"), Note((p("n"),)))),
            Figure("b.png"),
            Figure(None, (Text("Lost"),)),
            Table((), caption=(Text("Posts"),), id="posts"),
        ),
        role="chapter",
    )
    lists = (Section((), role="illustrations"), Section((), (Derived("tables"),), role="appendix"))
    made = book(shown, *lists, index="none")
    assert [(plain_text(one.title), one.id) for one in made.illustrations] == [
        ("A house", "figure-1")
    ]
    assert [(plain_text(one.title), one.id, one.number) for one in made.tables] == [
        ("Posts", "posts", None)
    ]


@pytest.mark.parametrize("option", ["marks", "none"])
def test_every_edition_of_a_text_with_an_index_calls_its_places_the_same(option: str) -> None:
    one = chapter("One", p(m("louis"), mark("Courts"), m("beijing")))
    usual, other = book(one), book(one, index=option)
    assert other.made_ids - usual.made_ids == set()
    assert [part.id for part in walk(other.body[0]) if isinstance(part, Mention)] == [
        "place-1",
        "place-3",
    ]
