"""Boxes of facts: each row lands somewhere, in whatever language it is."""

from __future__ import annotations

import pytest

from biokit.importers.wiki.infobox import Facts, Row, facts, says_person
from biokit.importers.wiki.infobox_labels import WORDS, field_of
from biokit.importers.wiki.keys import Keys
from biokit.model.base import Origin
from biokit.model.life import Claim, Event, Life, State
from biokit.model.nodes import Citation, CitationItem, Note, Paragraph, Text
from biokit.model.walk import plain_text, walk


def row(label: str, *lines: str, heading: str = "", date: str | None = None) -> Row:
    made = tuple((Text(line),) for line in lines)
    return Row(label, made, heading, date, Origin("x.html", 1))


def told(*rows: Row, title: str = "Ada Muster", lang: str = "en") -> Facts:
    return facts(rows, title, lang, Keys(), article="page")


def event(life: Life, kind: str) -> Event:
    return next(each for each in life.events if each.kind == kind)


def test_a_birth_row_holds_the_name_the_day_and_the_place() -> None:
    found = told(row("Born", "Adelheid Muster", "3 March 1901 (age 20)", "Ulm, Germany"))
    birth = event(found.life, "birth")
    assert birth.date is not None
    assert (birth.date.edtf, birth.date.words) == ("1901-03-03", "3 March 1901")
    assert [each.kind for each in found.person.names] == ["usual", "birth"]
    assert found.person.names[1].forms[0].text == "Adelheid Muster"
    places = {each.id: each for each in found.life.places}
    assert birth.place == "ulm"
    assert places["ulm"].within == "germany"


def test_the_day_that_a_page_gives_for_machines_is_taken() -> None:
    found = told(row("Born", "around then", "Ulm, Germany", date="1901-03-03"))
    date = event(found.life, "birth").date
    assert date is not None
    assert date.edtf == "1901-03-03"


@pytest.mark.parametrize(
    ("label", "words", "lang", "edtf"),
    [
        ("Geboren", "3. März 1901", "de", "1901-03-03"),
        ("Naissance", "4 avril 1888", "fr", "1888-04-04"),
        ("Nascita", "5 gennaio 1810", "it", "1810-01-05"),
        ("出生", "1955年12月5日（69歲）", "zh", "1955-12-05"),
        ("生年月日", "1910年3月23日", "ja", "1910-03-23"),
        ("birth_date", "c. 1820", "en", "1820~"),
    ],
)
def test_births_are_read_in_many_languages(label: str, words: str, lang: str, edtf: str) -> None:
    date = event(told(row(label, words), lang=lang).life, "birth").date
    assert date is not None
    assert date.edtf == edtf


def test_parameters_of_a_template_are_one_birth() -> None:
    found = told(row("birth_date", "3 March 1901"), row("birth_place", "Ulm"))
    (birth,) = [each for each in found.life.events if each.kind == "birth"]
    assert (birth.place, birth.date is not None) == ("ulm", True)


def test_who_has_died_is_not_living_whatever_the_page_says() -> None:
    found = facts([row("Died", "4 May 1977")], "Ada", "en", Keys(), living=True)
    assert found.person.living is False
    assert facts([row("Born", "1950")], "Ada", "en", Keys(), living=True).person.living


def test_an_office_has_its_term_and_what_is_said_of_it() -> None:
    found = told(
        row("", "In office", "4 May 1945 – 28 November 1950", heading="Mayor of Ulm"),
        row("Preceded by", "Otto Beispiel", heading="Mayor of Ulm"),
        row("Born", "1901", heading="Personal details"),
        row("Tree", "Lime", heading="Personal details"),
    )
    (office,) = [each for each in found.life.states if each.kind == "position"]
    assert office.span is not None
    assert (office.span.edtf, plain_text(office.text)) == ("1945-05-04/1950-11-28", "Mayor of Ulm")
    assert [(each.subject, each.predicate) for each in found.life.claims] == [
        (office.id, "preceded-by"),
        ("ada-muster", "tree"),
    ]


def test_numbered_parameters_are_offices_one_by_one() -> None:
    found = told(
        row("office1", "Mayor of Ulm"), row("term_start1", "1945"), row("term_end1", "1950"),
        row("职务2", "市长"), row("就任日期2", "2017年1月20日"), row("前任2", "王某"),
    )  # fmt: skip
    spans = [each.span.edtf for each in found.life.states if each.span]
    assert spans == ["1945/1950", "2017-01-20/.."]
    assert found.life.claims[0].subject == found.life.states[1].id


def test_what_stands_beside_an_office_is_said_of_the_person() -> None:
    found = told(row("office", "Mayor"), row("predecessor", "Otto"), row("nationality", "German"))
    assert [(each.subject, each.predicate) for each in found.life.claims] == [
        (found.life.states[0].id, "predecessor"),
        ("ada-muster", "nationality"),
    ]


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("Karl Muster (1925–1943)", "1925/1943"),
        ("Karl Muster (m. 1925; div. 1943)", "1925/1943"),
        ("Karl Muster (m. 1925; died 1943)", "1925/1943"),
        ("Karl Muster (1945–85; her death)", "1945/1985"),
        ("Karl Muster", None),
    ],
)
def test_a_marriage_has_its_years(words: str, span: str | None) -> None:
    (state,) = told(row("Spouse(s)", words)).life.states
    assert (state.kind, state.person) == ("relationship", "karl-muster")
    assert (state.span.edtf if state.span else None) == span


def test_years_after_a_child_s_name_are_the_child_s() -> None:
    (state,) = told(row("Children", "Hans Muster (1904–1973)")).life.states
    assert state.span is None


def test_how_many_children_is_a_claim_and_no_child() -> None:
    found = told(row("Children", "3"))
    assert [each.predicate for each in found.life.claims] == ["children"]
    assert len(found.life.persons) == 1


def test_a_list_in_one_line_is_several_people() -> None:
    found = told(row("Relatives", "Yu Muster (singer, niece), Ken Muster (actor, nephew)"))
    assert [each.person for each in found.life.states] == ["yu-muster", "ken-muster"]


def test_the_words_of_a_span_are_those_of_its_dates() -> None:
    found = told(row("Institutions", "Ulm Mint (director, 1917–1933)", "Ulm Bank (visits, 1935)"))
    spans = [each.span for each in found.life.states]
    assert [(each.edtf, each.words) for each in spans if each] == [
        ("1917/1933", "1917–1933"),
        ("1935", "1935"),
    ]


def test_a_line_in_brackets_belongs_to_the_line_before_it() -> None:
    (claim,) = told(row("过去", "市长", "（1999年－2002年）", "书记")).life.claims
    assert plain_text(claim.value) == "市长（1999年－2002年）; 书记"


def test_what_no_table_knows_is_claimed_under_its_label() -> None:
    (claim,) = told(row("Favourite tree", "Lime", "Oak")).life.claims
    assert (claim.subject, claim.predicate) == ("ada-muster", "favourite-tree")


def test_a_row_keeps_what_it_cites_and_the_page_answers_for_the_rest() -> None:
    cited = (Text("Lime"), Citation((CitationItem("fox2007"),)))
    found = facts(
        [Row("Tree", (cited,)), row("Stone", "Chalk")], "Ada", "en", Keys(), article="page"
    )
    assert [[item.source for item in each.citations] for each in found.life.claims] == [
        ["fox2007"],
        ["page"],
    ]


def test_a_note_on_a_name_is_kept_with_a_claim_of_it() -> None:
    note = Note((Paragraph((Text("In old spelling."),)),))
    found = facts([Row("Name", ((Text("黒澤 明"), note),))], "Akira", "en", Keys())
    assert [form.text for form in found.person.names[0].forms] == ["Akira", "黒澤 明"]
    assert any(isinstance(part, Note) for part in walk(found.life))


def test_every_row_lands_somewhere() -> None:
    labels = [lines.split("|")[0].split("\n")[-1].strip() for lines in WORDS.values()]
    rows = [row(label, f"word {at}") for at, label in enumerate([*labels, "Tree", "Stone"])]
    found = told(*rows)
    landed = str(found.life) + str(found.person)
    assert [each.label for at, each in enumerate(rows) if f"word {at}" not in landed] == []
    assert found.rows == len(rows)


def test_statements_have_ids_of_their_own() -> None:
    found = told(row("Awards", "Medal (1920)", "Medal (1921)"), row("Tree", "a"), row("Tree", "b"))
    ids = [each.id for each in walk(found.life) if isinstance(each, (Event, State, Claim))]
    assert len(ids) == len(set(ids)) == 4


def test_boxes_of_other_things_say_no_person() -> None:
    assert not says_person([row("Founded", "1900"), row("Headquarters", "Ulm")])
    assert says_person([row("Founded", "1900"), row("Born", "1900")])


def test_no_word_means_two_things() -> None:
    seen: dict[str, str] = {}
    for field, lines in WORDS.items():
        for label in (each.strip() for line in lines.splitlines() for each in line.split("|")):
            if label:
                assert seen.setdefault(label, field) == field, label
                assert field_of(label) == field, label
