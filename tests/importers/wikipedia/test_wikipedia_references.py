"""References: named, grouped, nested, short, listed, with pages after the marker."""

from __future__ import annotations

import pytest

from biokit.model.nodes import (
    Citation,
    CrossReference,
    Locator,
    Note,
    Paragraph,
    Section,
    Text,
)
from biokit.model.walk import plain_text
from tests.importers.wikipedia.pages import (
    account,
    book,
    call,
    every,
    items,
    read_body,
    references,
    source,
)


def test_a_reference_called_ten_times_is_one_source_cited_ten_times() -> None:
    calls = "".join(f"<p>Words.{call('fox', times=each)}</p>" for each in range(10))
    imported = read_body(calls + references(fox=book()))
    assert [each.source for each in items(imported)] == ["fox2007"] * 10
    assert len(imported.biography.sources) == 2


def test_a_note_of_a_group_is_a_note_with_its_own_citations_inside() -> None:
    body = f"<p>Words.{call('n', '[note 1]')}</p>"
    imported = read_body(body + references(n=f"A remark.{call('fox')}", fox=book()))
    (note,) = every(account(imported), Note)
    assert note.kind == "comment"
    assert plain_text(note.blocks[0]) == "A remark."
    assert [each.items[0].source for each in every(note, Citation)] == ["fox2007"]


@pytest.mark.parametrize(
    "mark", ["[a]", "[nb 2]", "[Anm. 3]", "[注 1]", "[N 4]", "[lower-alpha 1]"]
)
def test_marks_of_groups_of_notes_in_many_languages_call_notes(mark: str) -> None:
    imported = read_body(f"<p>Words.{call('n', mark)}</p>" + references(n="A remark."))
    assert len(every(account(imported), Note)) == 1


def test_a_group_that_is_none_of_notes_holds_references() -> None:
    imported = read_body(f"<p>Words.{call('n', '[web 1]')}</p>" + references(n=book()))
    assert [each.source for each in items(imported)] == ["fox2007"]


def test_a_note_called_again_is_a_cross_reference_to_its_number() -> None:
    body = f"<p>One.{call('n', '[a]')} Two.{call('n', '[a]', 1)}</p>"
    article = account(read_body(body + references(n="A remark.")))
    (note,) = every(article, Note)
    (again,) = every(article, CrossReference)
    assert (again.target, again.form) == (note.id, "number")


def test_notes_that_call_each_other_come_to_an_end() -> None:
    body = f"<p>One.{call('n', '[a]')}</p>"
    listed = references(n=f"See.{call('m', '[b]')}", m=f"See.{call('n', '[a]', 1)}")
    article = account(read_body(body + listed))
    assert len(every(article, Note)) == 2
    assert len(every(article, CrossReference)) == 1


def test_pages_raised_after_a_marker_are_where_in_the_work() -> None:
    body = f'<p>Words.{call("fox")}<sup class="reference nowrap">:&#8202;34–36</sup> More.</p>'
    imported = read_body(body + references(fox=book()))
    assert items(imported)[0].locators == (Locator("page", "34–36"),)
    assert plain_text(account(imported).blocks[0]) == "Words. More."


def test_pages_within_a_marker_are_where_in_the_work() -> None:
    body = f"<p>Words.{call('fox', '[12]<sup>:34</sup>')}</p>"
    assert items(read_body(body + references(fox=book())))[0].locators == (Locator("page", "34"),)


def test_a_short_reference_cites_what_it_leads_to() -> None:
    body = f"<p>Words.{call('s')}</p>" + references(
        s='<a href="#CITEREFFox2007">Fox 2007</a>, ch. 3.'
    )
    imported = read_body(body + f"<h2>Sources</h2><ul><li>{book()}</li></ul>")
    assert items(imported)[0].source == "fox2007"
    assert items(imported)[0].locators == (Locator("chapter", "3"),)
    assert [plain_text(each.title) for each in every(account(imported), Section)] == ["Sources"]


def test_a_short_reference_without_a_link_cites_what_alone_has_its_name_and_year() -> None:
    body = f"<p>Words.{call('s')}</p>" + references(s="Fox 2007, pp. 12–13.")
    imported = read_body(body + f"<h2>Bibliography</h2><ul><li>{book()}</li></ul>")
    assert (items(imported)[0].source, items(imported)[0].locators) == (
        "fox2007",
        (Locator("page", "12–13"),),
    )


def test_a_short_reference_that_two_works_answer_to_is_left_as_it_stands() -> None:
    both = f"<li>{book()}</li><li>{book(title='Deaths')}</li>"
    body = f"<p>Words.{call('s')}</p>" + references(s="Fox 2007, p. 12.")
    imported = read_body(body + f"<h2>Bibliography</h2><ul>{both}</ul>")
    assert items(imported)[0].source not in {"fox2007", "fox2007b"}


def test_a_short_reference_cites_an_entry_that_is_in_no_template() -> None:
    body = f"<p>Words.{call('s')}</p>" + references(s="Webb 2005a, p. 32.")
    imported = read_body(
        body + "<h2>Bibliography</h2><ul><li>Webb, Nick (2005a). <i>Lives</i>. Ulm.</li></ul>"
    )
    cited = source(imported, items(imported)[0].source)
    assert cited.id == "webb2005a"
    assert cited.item.title is not None
    assert "Lives" in cited.item.title


def test_several_works_in_one_item_are_one_citation_with_the_words_between() -> None:
    said = f"See {book()}, p. 12; cited in {book('Lee', '2001')}, p. 3, with a picture."
    imported = read_body(f"<p>Words.{call('s')}</p>" + references(s=said))
    (citation,) = every(account(imported), Citation)
    first, other = citation.items
    assert (first.source, first.locators) == ("fox2007", (Locator("page", "12"),))
    assert plain_text(first.prefix) == "See"
    assert (other.source, plain_text(other.prefix)) == ("lee2001", "cited in")
    assert plain_text(other.suffix) == "with a picture"


def test_volumes_stand_before_pages_however_the_reference_has_them() -> None:
    said = '<a href="#CITEREFFox2007">Fox (2007)</a>, p. 12, vol. 4: The Years.'
    body = f"<p>Words.{call('s')}</p>" + references(s=said)
    imported = read_body(body + f"<h2>Sources</h2><ul><li>{book()}</li></ul>")
    assert items(imported)[0].locators == (Locator("volume", "4"), Locator("page", "12"))
    assert plain_text(items(imported)[0].suffix) == "The Years"


def test_a_reference_in_words_is_a_source_by_exactly_those_words() -> None:
    said = 'Cariaga, Daniel, "Two Estates", <i>The Times</i>, 22 December 1985.'
    imported = read_body(f"<p>Words.{call('s')}</p>" + references(s=said))
    cited = source(imported, items(imported)[0].source)
    assert cited.state == "resolved"
    assert cited.item.title == (
        '<span class="nocase">Cariaga, Daniel, "Two Estates", <i>The Times</i>,'
        " 22 December 1985</span>"
    )


def test_a_reference_that_is_an_address_is_a_page_of_the_web() -> None:
    link = '<a rel="nofollow" class="external free" href="https://example.org/x">https://example.org/x</a>'
    imported = read_body(f"<p>Words.{call('s')}</p>" + references(s=link))
    item = source(imported, items(imported)[0].source).item
    assert (item.type, item.URL, item.title) == ("webpage", "https://example.org/x", None)


def test_a_reference_named_and_never_described_is_unresolved_and_told() -> None:
    imported = read_body(f"<p>Words.{call('s')}</p>" + references(s=""))
    assert source(imported, items(imported)[0].source).state == "unresolved"
    assert "unresolved-reference" in {each.code for each in imported.findings}


def test_a_note_that_nothing_calls_stays_where_its_list_stood() -> None:
    listed = references(n="<p>One.</p><ul><li>Two.</li></ul>")
    imported = read_body("<p>Words.</p>" + listed)
    (section,) = account(imported).sections
    assert "Two." in plain_text(section)
    assert "uncalled-note" in {each.code for each in imported.findings}


def test_a_reference_that_holds_a_table_is_a_note() -> None:
    table = '<table class="wikitable"><tr><th>A</th></tr><tr><td>B</td></tr></table>'
    imported = read_body(f"<p>Words.{call('n')}</p>" + references(n=f"As follows: {table}"))
    (note,) = every(account(imported), Note)
    assert len(note.blocks) == 2


def test_the_emptied_list_goes_and_what_else_stood_there_stays() -> None:
    listed = references(fox=book()) + "<p>All were read in Ulm.</p>"
    imported = read_body(f"<p>Words.{call('fox')}</p>" + listed)
    (section,) = account(imported).sections
    assert plain_text(section.title) == "References"
    assert section.blocks == (Paragraph((Text("All were read in Ulm."),)),)


def test_a_link_to_a_note_of_another_page_is_words() -> None:
    body = '<p>Words.<sup><a href="Other.html#cite_note-fox">[note 1]</a></sup></p>'
    article = account(read_body(body + references(fox=book())))
    assert every(article, Citation) == []
    assert "[note 1]" in plain_text(article)


def test_two_notes_that_describe_one_book_cite_one_source_in_two_places() -> None:
    listed = references(a=book(more=" p. 3."), b=book(more=" p. 4."))
    imported = read_body(f"<p>One.{call('a')} Two.{call('b')}</p>" + listed)
    assert [(each.source, each.locators[0].value) for each in items(imported)] == [
        ("fox2007", "3"),
        ("fox2007", "4"),
    ]


def test_prose_that_leads_to_the_bibliography_keeps_its_words_and_cites() -> None:
    body = '<p>See <a href="#CITEREFFox2007">Fox 2007</a>, p. 7, on this.</p>'
    imported = read_body(body + f"<h2>Sources</h2><ul><li>{book()}</li></ul>")
    assert plain_text(account(imported).blocks[0]) == "See Fox 2007, p. 7, on this."
    assert (items(imported)[0].source, items(imported)[0].locators) == (
        "fox2007",
        (Locator("page", "7"),),
    )


def test_works_listed_for_further_reading_are_sources_and_stay_as_text() -> None:
    imported = read_body(f"<p>Words.</p><h2>Further reading</h2><ul><li>{book()}</li></ul>")
    assert source(imported, "fox2007").item.title == "Lives"
    assert "Fox, Ann (2007). Lives." in plain_text(account(imported))


def test_a_short_reference_leads_to_a_citation_by_any_name_it_has() -> None:
    cited = book().replace('id="CITEREFFox2007"', 'id="Fox2007"')
    body = f"<p>Words.{call('s')}</p>" + references(s='<a href="#Fox2007">Fox 2007</a>, p. 3.')
    imported = read_body(body + f"<h2>Sources</h2><ul><li>{cited}</li></ul>")
    assert (items(imported)[0].source, items(imported)[0].locators) == (
        "fox2007",
        (Locator("page", "3"),),
    )


def test_notes_that_authors_number_themselves_are_notes_like_any_other() -> None:
    body = (
        '<p>Words.<sup class="reference" id="ref_a"><a href="#endnote_a">[a]</a></sup></p><h2>Notes</h2>'
        '<ul><li><span id="endnote_a"><b><a href="#ref_a">^</a></b></span> A remark.</li></ul>'
    )
    imported = read_body(body)
    (note,) = every(account(imported), Note)
    assert plain_text(note.blocks[0]) == "A remark."
    assert account(imported).sections == ()


def test_keys_take_the_letter_that_the_page_tells_works_by() -> None:
    cited = book(year="2007b").replace("rft.date=2007b", "rft.date=2007")
    imported = read_body(f"<p>Words.</p><h2>Sources</h2><ul><li>{cited}</li></ul>")
    assert [each.id for each in imported.biography.sources[1:]] == ["fox2007b"]
