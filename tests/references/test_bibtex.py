"""What a .bib file says, and what is said about it."""

from __future__ import annotations

import pytest

from biokit.errors import BadInput
from biokit.model.sources import Item, ItemName, Source
from biokit.references import References, read_references


def read(written: str) -> References:
    return read_references(written.encode(), "refs.bib")


def item_of(written: str) -> Item:
    (source,) = read(written).sources
    return source.item


def said(written: str) -> list[str]:
    return [str(finding) for finding in read(written).findings]


def test_strings_are_joined_and_numbers_stand_bare() -> None:
    item = item_of(
        '@string{a = "One" # { and}}\n@book{k, title = a # " Two" # { Three}, volume = 3, month = jan}'
    )
    assert (item.title, item.volume) == ("One and Two Three", "3")


def test_a_string_that_is_not_there_is_told_and_its_name_stays() -> None:
    assert item_of("@book{k, publisher = cpu}").publisher == "cpu"
    assert said("@string{cup = {C}}\n@book{k,\n publisher = cpu}") == [
        "refs.bib:3: warning: k: there is no @string `cpu` [unknown-string]. did you mean `cup`?"
    ]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("@article{k,", "article-journal"),
        ("@article{k, entrysubtype = {newspaper},", "article-newspaper"),
        ("@article{k, entrysubtype = {magazine},", "article-magazine"),
        ("@misc{k,", "document"),
        ("@misc{k, entrysubtype = {letter},", "personal_communication"),
        ("@misc{k, entrysubtype = {defined},", "manuscript"),
        ("@letter{k,", "personal_communication"),
        ("@unpublished{k,", "manuscript"),
        ("@unpublished{k, eventtitle = {Meeting},", "speech"),
        ("@video{k, entrysubtype = {tvepisode},", "broadcast"),
        ("@jurisdiction{k,", "legal_case"),
        ("@artwork{k,", "graphic"),
        ("@MastersThesis{k,", "thesis"),
    ],
)
def test_a_type_is_one_of_csl(head: str, kind: str) -> None:
    assert item_of(f"{head} title = {{A}}}}").type == kind


def test_a_type_that_is_not_there_is_told() -> None:
    assert said("@bok{k, title = {A}}") == [
        (
            "refs.bib:1: warning: k: there is no entry type @bok; it is read as a document "
            "[unknown-type]. did you mean `book`?"
        )
    ]


def test_a_part_takes_from_its_book_what_it_has_not_itself() -> None:
    found = read(
        "@mvbook{works, author = {A B}, title = {Works}, publisher = {P}, shorttitle = {W}}\n"
        "@book{vol, crossref = {works}, title = {Volume}, volume = 2}\n"
        "@inbook{part, crossref = {vol}, title = {Part}, pages = {1--2}}\n"
    )
    items = {source.id: source.item for source in found.sources}
    assert found.findings == ()
    assert (items["vol"].title, items["vol"].volume_title) == ("Works", "Volume")
    part = items["part"]
    assert (part.title, part.container_title, part.volume_title) == ("Part", "Works", "Volume")
    assert (part.publisher, part.container_author, part.title_short) == ("P", part.author, None)


def test_xdata_is_taken_as_it_is_and_is_no_source() -> None:
    found = read("@xdata{p, publisher = {P}, location = {L}}\n@book{k, xdata = {p}, title = {T}}")
    (source,) = found.sources
    assert (source.item.publisher, source.item.publisher_place) == ("P", "L")


def test_a_parent_that_is_not_there_and_a_circle_are_told() -> None:
    assert said("@book{works}\n@book{k,\n crossref = {work}}")[-1] == (
        "refs.bib:3: error: k: `crossref = work` names an entry that is not in this file "
        "[broken-entry]. did you mean `works`?"
    )
    circle = said("@book{a, crossref = {b}}\n@book{b, crossref = {a}}")
    assert any("leads in a circle" in each or "b" in each for each in circle) or circle == []


def test_every_field_without_a_place_is_told_with_its_line_and_its_words() -> None:
    found = read("@book{k,\n title = {T},\n frobnication = {a  b},\n sortkey = {x}}")
    assert [(one.code, one.line, one.severity, one.node, one.words) for one in found.findings] == [
        ("loss-field", 3, "warning", "k", "a b"),
        ("loss-field", 4, "note", "k", "x"),
    ]


@pytest.mark.parametrize(
    ("broken", "line", "message"),
    [
        ("@book{bad,\n title = {Open,\n}\n", 2, "bad cannot be read: it is not closed where"),
        ('@book{bad,\n title = "Open\n}\n', 2, "bad cannot be read: it is not closed where"),
        ("@book{bad,\n title\n}\n", 2, "bad cannot be read: "),
        ("@book{, title = {A}}\n", 2, "@book: this entry has no key"),
        ("@book{bad, date = {soon}}\n", 2, "bad: `date`: “soon” is no date"),
        ("@book{bad, title = {A}},\n year = {1900}\n}\n", 3, "`year = …` stands outside every"),
        ("@book{one, title = {B}}\n", 2, "the key one is taken already in line 1"),
    ],
)
def test_a_broken_entry_is_told_and_costs_no_other(broken: str, line: int, message: str) -> None:
    found = read(f"@book{{one, title = {{A}}}}\n{broken}@book{{two, title = {{C}}}}\n")
    resolved = {source.id for source in found.sources if source.state == "resolved"}
    assert {"one", "two"} <= resolved
    (error,) = [finding for finding in found.findings if finding.severity == "error"]
    assert error.line == line
    assert error.message.startswith(message)
    assert error.hint


def test_a_broken_entry_with_a_key_stays_as_unresolved() -> None:
    found = read("@book{bad,\n title = {Open\n")
    assert found.sources[0].state == "unresolved"
    assert (found.sources[0].id, found.sources[0].label) == ("bad", "bad")


def test_a_comma_that_is_missing_is_told_and_the_field_is_read() -> None:
    assert item_of("@book{k,\n title = {A}\n volume = 3}").volume == "3"
    assert said("@book{k,\n title = {A}\n volume = 3}") == [
        (
            "refs.bib:3: warning: k: a comma is missing before `volume` [broken-entry]. "
            "every field ends with one"
        )
    ]


def test_what_is_not_utf8_is_refused_with_line_and_byte() -> None:
    with pytest.raises(BadInput) as caught:
        read_references("@book{a,\n title = {München}}".encode("latin1"), "dir/refs.bib")
    assert str(caught.value).startswith(
        "dir/refs.bib:2: the text is not UTF-8: byte 0xFC in column 12. if it is LATIN1, convert it:"
        " iconv -f LATIN1 -t UTF-8 'refs.bib' > new"
    )


def test_a_file_without_entries_says_so() -> None:
    assert read("% nothing\n").sources == ()
    assert said("") == ["refs.bib:1: warning: there is no source in this file [no-sources]"]


def source_of(written: str) -> Source:
    (source,) = read(written).sources
    return source


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("@book{k, title={T}}", "secondary"),
        ("@book{k, title={T}, keywords={x, primary}}", "printed-primary"),
        ("@book{k, title={T}, kind={diary}}", "diary"),
        ("@unpublished{k, title={T}}", "manuscript"),
        ("@unpublished{k, title={T}, keywords={primary}}", "manuscript"),
        ("@unpublished{k, title={T}, note={X Papers, City Library}}", "archive"),
        ("@misc{k, entrysubtype={diary}, title={Diary}}", "diary"),
        ("@misc{k, title={T}, note={MS 12, fol. 3r, British Library, London}}", "archive"),
        ("@misc{k, title={T}, note={in three parts}}", "unknown"),
        ("@letter{k, title={A to B}}", "letter"),
        ("@interview{k, title={T}}", "interview"),
        ("@article{k, entrysubtype={newspaper}, title={T}}", "press"),
        ("@online{k, title={T}}", "web"),
        ("@inreference{k, title={T}}", "tertiary"),
    ],
)
def test_the_kind_of_a_source_is_inferred_unless_it_is_said(written: str, kind: str) -> None:
    assert source_of(written).kind == kind


def test_a_letter_needs_no_title_that_only_says_from_whom_to_whom() -> None:
    item = item_of("@letter{k, author={Ann Lee}, title={Ann Lee to Ben Roe}, origdate={1921}}")
    assert (item.title, item.recipient) == (None, (ItemName(family="Roe", given="Ben"),))
    item = item_of("@letter{k, author={Ann Lee}, title={To the Editor, on Rents}}")
    assert (item.title, item.recipient) == ("To the Editor, on Rents", ())


@pytest.mark.parametrize(
    ("note", "field"),
    [
        ("with corrections in another hand", "genre"),
        ("Box 3, in the attic of the family", "archive-location"),
        ("original-date: 1920", "note"),
    ],
)
def test_a_note_that_cannot_be_divided_stands_where_styles_print_it(note: str, field: str) -> None:
    item = item_of(f"@unpublished{{k, title={{T}}, note={{{note}}}}}")
    assert getattr(item, field.replace("-", "_")) == note


def test_a_newspaper_has_its_edition_and_section() -> None:
    item = item_of(
        "@article{k, entrysubtype={magazine}, title={T}, pages={late edition, sec. B, 12--14}}"
    )
    assert (item.edition, item.section, item.page) == ("late", "B", "12-14")


def test_what_is_reviewed_has_its_title_and_its_author() -> None:
    item = item_of(
        r"@article{k, title={Poison Pen}, titleaddon={\bibstring{reviewof} \mkbibemph{A Life},"
        r" \bibstring{by} Ann Lee}}"
    )
    assert (item.type, item.title, item.reviewed_title) == ("review", "Poison Pen", "A Life")
    assert item.reviewed_author == (ItemName(family="Lee", given="Ann"),)


def test_a_web_page_keeps_the_date_of_its_copy() -> None:
    item = item_of(
        "@online{k, url={https://x.org/a\\_b}, urldate={2024-02-29},"
        " archiveurl={https://web.archive.org/web/20230509190516/https://x.org/}}"
    )
    assert item.URL == "https://x.org/a_b"
    assert item.accessed is not None
    assert (item.archive, item.note) == ("Internet Archive", "archived 2023-05-09")
