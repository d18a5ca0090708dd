"""What a composed book decides for all formats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.errors import BadUsage
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Edition
from biokit.model.life import Claim, Event, Life, Person, Resolution, State, ValueDate, ValueWords
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Account,
    Block,
    Citation,
    CitationItem,
    CrossReference,
    Derivation,
    Derived,
    Figure,
    Gap,
    Inline,
    Locator,
    Note,
    Paragraph,
    Quote,
    Section,
    Text,
)
from biokit.model.sources import Item, Source
from biokit.model.walk import plain_text, walk
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.projections.numbering import roman, slug

PDF = Edition("pdf", "pdf")
EPUB = Edition("epub", "epub")
WIKIPEDIA = Source(
    id="w", item=Item(type="entry-encyclopedia", title="Cai Qi", container_title="Wikipedia")
)
MEMOIRS = Source(id="m", item=Item(type="book", title="Memoirs"))


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def cited(*keys: str) -> Citation:
    return Citation(tuple(CitationItem(key) for key in keys))


def chapter(title: str, *blocks: Block, **fields: object) -> Section:
    return Section(text(title), blocks, role="chapter", **fields)  # type: ignore[arg-type]


def book(*sections: Section, edition: Edition = PDF, **fields: object) -> Book:
    fields.setdefault("sources", (WIKIPEDIA, MEMOIRS))
    return compose(
        Biography(text("A Life"), sections=sections, lang="en-GB", **fields),  # type: ignore[arg-type]
        edition,
    )


def test_every_citation_in_the_text_becomes_a_numbered_note() -> None:
    made = book(
        chapter("One", Paragraph((*text("He came."), cited("w")))),
        chapter("Two", Paragraph((*text("He went."), cited("m")))),
    )
    assert [(note.number, note.chapter, plain_text(note.note.blocks)) for note in made.notes] == [
        (1, "one", "Wikipedia, under ‘Cai Qi’."),
        (2, "two", "Memoirs (n.d.)."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "printed"),
    [
        ("in 1978 ", ".", "in 1978.¹"),
        ("in 1978 ", ", and", "in 1978,¹ and"),
        ("he ‘came ", ".’ So", "he ‘came.’¹ So"),
        ("in 1978.", " So", "in 1978.¹ So"),
        ("(in 1978 ", ")", "(in 1978¹)"),
        ("in 1978 ", "", "in 1978¹"),
    ],
)
def test_a_note_is_called_after_the_stop_and_without_the_space(
    before: str, after: str, printed: str
) -> None:
    content = (Text(before), cited("w"), *(text(after) if after else ()))
    (paragraph,) = book(chapter("One", Paragraph(content))).body[0].blocks
    assert isinstance(paragraph, Paragraph)
    called = (Text("¹") if isinstance(inline, Note) else inline for inline in paragraph.content)
    assert plain_text(tuple(called)) == printed


def test_a_citation_in_a_note_stays_in_its_sentence() -> None:
    note = Note((Paragraph((*text("See "), cited("m"), *text(", passim."))),))
    (numbered,) = book(chapter("One", Paragraph((*text("He came."), note)))).notes
    assert plain_text(numbered.note.blocks) == "See Memoirs (n.d.), passim."


def test_a_citation_that_is_part_of_the_sentence_leaves_a_name_there() -> None:
    citation = Citation((CitationItem("w", (Locator("page", "3"),)),), "in-text")
    made = book(chapter("One", Paragraph((citation, *text(" has it.")))))
    assert plain_text(made.body[0].blocks) == "Wikipedia has it."
    assert plain_text(made.notes[0].note.blocks) == "Wikipedia, under ‘Cai Qi’, 3."


def test_nothing_that_exporters_need_not_know_is_left() -> None:
    made = book(
        chapter("One", Paragraph((Quote((*text("Yes "), Quote(text("no")))), cited("w")))),
        Section(text("Chronology"), role="chronology"),
    )
    left = {type(part) for section in made.matter for part in walk(section)}
    assert not left & {Quote, Citation, Derived}


def test_quotation_marks_alternate_and_follow_the_language() -> None:
    quote = Quote((*text("a "), Quote((*text("b "), Quote(text("c"))))))
    assert plain_text(book(chapter("One", Paragraph((quote,)))).body[0].blocks) == "“a ‘b “c”’”"
    german = Quote(text("ja"), lang="de")
    assert plain_text(book(chapter("One", Paragraph((german,)))).body[0].blocks) == "„ja“"


def test_front_matter_body_and_back_matter_are_told_apart_by_role() -> None:
    made = book(
        Section(text("Colophon"), role="colophon"),
        chapter("One"),
        Section(text("Preface"), role="preface"),
    )
    assert [section.role for section in made.front] == ["preface"]
    assert [section.role for section in made.body] == ["chapter"]
    assert [section.role for section in made.back] == ["colophon"]


def test_a_bibliography_is_added_only_if_something_is_cited_and_none_is_there() -> None:
    assert not book(chapter("One")).back
    assert book(chapter("One", Paragraph((cited("m"),)))).back[0].role == "bibliography"
    own = Section(text("Works"), role="bibliography")
    (only,) = book(chapter("One", Paragraph((cited("m"),))), own).back
    assert plain_text(only) == "WorksMemoirs. n.d."


def test_chapters_and_parts_are_numbered_through_the_book() -> None:
    made = book(
        Section(text("North"), sections=(chapter("One"), chapter("Two")), role="part"),
        Section(text("South"), sections=(chapter("Three"),), role="part"),
        chapter("Envoi", numbered=False),
    )
    assert [(entry.level, entry.label, plain_text(entry.title)) for entry in made.contents] == [
        (1, "Part I", "North"),
        (2, "1", "One"),
        (2, "2", "Two"),
        (1, "Part II", "South"),
        (2, "3", "Three"),
        (1, None, "Envoi"),
    ]


def test_ids_are_made_from_titles_and_never_clash() -> None:
    taken = chapter("Other", id="one")
    made = book(taken, chapter("One"), chapter("One"))
    ids = [section.id for section in made.body]
    assert ids[0] == "one"
    assert len(set(ids)) == 3


def test_a_cross_reference_without_words_says_what_its_form_asks_for() -> None:
    figure = Figure(None, text("The house"), id="house")
    references = [CrossReference("two", form=form) for form in ("title", "number", "page")]
    paragraph = Paragraph((*references, CrossReference("house", form="number")))
    one = chapter("One", paragraph, figure)
    two = chapter("Two", id="two")
    assert plain_text(book(one, two, edition=EPUB).body[0].blocks[0]) == "Twochapter 2TwoFigure 1"
    printed = book(one, two, edition=PDF).body[0].blocks[0]
    assert isinstance(printed, Paragraph)
    assert [plain_text(inline) for inline in printed.content] == [
        "Two",
        "chapter 2",
        "",
        "Figure 1",
    ]


def test_captions_are_numbered_only_in_a_book_that_refers_to_numbers() -> None:
    figure = Figure(None, text("The house"), id="house")
    plain = book(chapter("One", figure)).body[0].blocks[0]
    assert plain_text(plain) == "The house"
    by_number = Paragraph((CrossReference("house", form="number"),))
    numbered = book(chapter("One", by_number, figure)).body[0].blocks[1]
    assert plain_text(numbered) == "Figure 1. The house"


def test_one_account_is_printed_as_chapters_and_several_as_parts() -> None:
    sections = (Section(text("Early life"), (Paragraph(text("Born.")),)),)
    account = Account(text("Cai Qi"), "w", (Paragraph(text("Lead.")),), sections, id="a")
    alone = book(accounts=(account,))
    assert [(s.role, plain_text(s.title)) for s in alone.body] == [
        ("chapter", "Cai Qi"),
        ("chapter", "Early life"),
    ]
    other = Account(text("Cai Qi again"), "m", (), sections, id="b")
    several = book(accounts=(account, other))
    assert [section.role for section in several.body] == ["part", "part"]


def person() -> Person:
    form = NameForm("Cai Qi", family="Cai", given="Qi")
    chinese = NameForm("蔡奇", lang="zh-Hans")
    return Person(id="p", names=(Name((form, chinese)),), description=text("the subject"))


def test_the_chronology_is_in_order_of_time_with_its_notes_numbered_among_all() -> None:
    life = Life(
        persons=(person(),),
        events=(
            Event(id="undated", subject="p", text=text("Said to have written")),
            Event(id="moved", subject="p", date=Date("1999-05"), text=text("Moves")),
            Event(
                id="born",
                subject="p",
                date=Date("1955-12-05"),
                text=text("Born"),
                citations=(CitationItem("w"),),
            ),
        ),
        states=(State(id="clerk", subject="p", span=Date("1983/1985"), text=text("Clerk")),),
    )
    made = book(
        chapter("One", Paragraph((cited("m"),))),
        Section(text("Chronology"), role="chronology"),
        life=life,
    )
    shown = plain_text(made.back[0].blocks)
    order = [shown.index(words) for words in ("Born", "Clerk", "Moves", "Said")]
    assert order == sorted(order)
    assert "5 December 1955" in shown
    assert [note.number for note in made.notes if note.chapter == "chronology"] == [2]


def test_the_disagreements_say_what_each_source_has_and_what_the_book_follows() -> None:
    life = Life(
        persons=(person(),),
        claims=(
            Claim(
                id="a",
                subject="p",
                predicate="rank",
                value=ValueWords(text("fifth")),
                citations=(CitationItem("w"),),
            ),
            Claim(
                id="b",
                subject="p",
                predicate="rank",
                value=ValueDate(Date("1999-05")),
                polarity="denied",
                voice="an observer",
                citations=(CitationItem("m"),),
            ),
        ),
        resolutions=(
            Resolution(id="r", claims=("a", "b"), question=text("Which rank?"), follows="a"),
            Resolution(id="s", claims=("a",), question=text("Since when?"), reason=text("no word")),
        ),
    )
    made = book(Section(text("Appendix"), (Derived("disagreements"),), role="appendix"), life=life)
    shown = plain_text(made.back[0].blocks)
    assert shown.startswith("Which rank?Wikipedia: fifth")
    assert "Memoirs: denies that May 1999, according to an observer" in shown
    assert "This book follows Wikipedia" in shown
    assert shown.endswith("Left open: no word.")


def test_what_names_nothing_is_printed_by_its_id_or_not_at_all() -> None:
    nameless = Person(id="n", names=(), description=text("somebody"))
    followed = Resolution(id="r", claims=(), question=text("Which?"), follows="gone")
    life = Life(persons=(person(), nameless), resolutions=(followed,))
    made = book(
        chapter("One", Paragraph((*text("x"), Citation(()), Citation((), "in-text")))),
        Section(text("Appendix"), (Derived("disagreements"), Derived("people")), role="appendix"),
        life=life,
    )
    assert not made.notes
    assert plain_text(made.body[0].blocks) == "x"
    assert "This book follows gone" in plain_text(made.back[0].blocks)
    assert "somebody" not in plain_text(made.back[0].blocks)


def test_people_are_listed_with_their_names_in_every_script() -> None:
    made = book(Section(text("People"), role="people"), life=Life(persons=(person(),)), sources=())
    assert plain_text(made.back[0].blocks) == "Cai Qi (蔡奇)the subject"


def test_a_note_within_a_note_follows_in_brackets_and_is_not_numbered() -> None:
    inner = Note((Paragraph(text("deeper")),))
    outer = Note((Paragraph((*text("Deep"), inner)),))
    (numbered,) = book(chapter("One", Paragraph((*text("He came."), outer)))).notes
    assert plain_text(numbered.note.blocks) == "Deep [deeper]"


def test_a_citation_that_could_not_be_placed_says_so_in_its_note() -> None:
    orphan = Citation((CitationItem("m"),), classes=("orphan",))
    (numbered,) = book(chapter("One", Paragraph((orphan, *text(" He came."))))).notes
    assert plain_text(numbered.note.blocks).endswith("that the text does not have: Memoirs (n.d.).")


@pytest.mark.parametrize(
    ("before", "after", "printed"),
    [("County, ", "Province", "County, […] Province"), ("the", ", and", "the […], and")],
)
def test_a_gap_stands_apart_from_the_words_beside_it(before: str, after: str, printed: str) -> None:
    (paragraph,) = (
        book(chapter("One", Paragraph((*text(before), Gap(), *text(after))))).body[0].blocks
    )
    assert isinstance(paragraph, Paragraph)
    shown = (Text("[…]") if isinstance(inline, Gap) else inline for inline in paragraph.content)
    assert plain_text(tuple(shown)) == printed


def test_a_list_of_references_that_was_not_copied_is_not_printed() -> None:
    emptied = Section(text("References"), classes=("references",))
    account = Account(text("Cai Qi"), "w", (), (Section(text("Life")), emptied))
    assert [plain_text(section.title) for section in book(accounts=(account,)).body] == ["Life"]


def test_an_unknown_citation_style_is_refused() -> None:
    with pytest.raises(BadUsage, match="chicago-19"):
        book(chapter("One"), edition=Edition("pdf", "pdf", citation_style="chicago-19"))


@given(st.lists(st.lists(st.sampled_from(["w", "m", "?"]), max_size=4), max_size=5))
def test_notes_are_numbered_without_gaps_and_all_formats_agree(chapters: list[list[str]]) -> None:
    sections = [
        chapter(f"C{number}", *(Paragraph((*text("x"), cited(key))) for key in keys))
        for number, keys in enumerate(chapters)
    ]
    pdf, epub = book(*sections), book(*sections, edition=EPUB)
    assert [note.number for note in pdf.notes] == list(range(1, sum(map(len, chapters)) + 1))
    called = [[(one.number, one.mark, one.chapter) for one in made.notes] for made in (pdf, epub)]
    assert (
        called[0] == called[1]
    )  # what they say differs: pop-ups give a work in full once a chapter
    assert pdf.entries == epub.entries


@pytest.mark.parametrize(
    ("number", "figures"), [(1, "I"), (4, "IV"), (14, "XIV"), (1999, "MCMXCIX")]
)
def test_roman_figures(number: int, figures: str) -> None:
    assert roman(number) == figures


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Early Life", "early-life"),
        ("1955–1978", "s-1955-1978"),
        ("早年", "早年"),
        ("…", "section"),
    ],
)
def test_slugs_keep_letters_of_every_script(title: str, made: str) -> None:
    assert slug(title) == made


def test_a_style_that_refers_to_notes_by_number_does_not_go_with_keys() -> None:
    def said(style: str, placement: str) -> list[str]:
        edition = Edition("pdf", "pdf", citation_style=style, placement=placement)  # type: ignore[arg-type]
        made = book(chapter("One", Paragraph((*text("So."), cited("m")))), edition=edition)
        return [finding.code for finding in made.findings]

    assert said("oscola", "keyed") == ["keyed-without-numbers"]
    assert said("oscola", "book-end") == said("chicago", "keyed") == []


def test_a_place_that_the_style_does_not_print_is_found() -> None:
    cite = Citation((CitationItem("m", (Locator("page", "3"),)),))
    edition = Edition("pdf", "pdf", citation_style="gb-t-7714-numeric")
    made = book(chapter("One", Paragraph((*text("So."), cite))), edition=edition)
    assert [(each.code, each.words) for each in made.findings] == [("loss-locator", "m")]


@pytest.mark.parametrize("what", ["chronology", "people", "credits", "bibliography"])
def test_a_list_that_a_note_of_a_credit_asks_for_stands_there_and_in_no_list_of_credits(
    what: Derivation,
) -> None:
    credit = (*text("By hand"), Note((Derived(what),)))
    figure = Figure(None, credit=credit)
    made = book(chapter("One", figure, Paragraph(text("x"))), chapter("Two", Derived("credits")))
    assert [part for part in walk(made.matter[0]) if isinstance(part, Derived)] == []
    assert [part for part in walk(made.matter[1]) if isinstance(part, Derived)] == []
    assert "By hand" in plain_text(made.matter[1].blocks)


def test_two_sections_that_add_to_one_page_are_one() -> None:
    pages = [Section(text("T"), (Paragraph(text(each)),), role="title-page") for each in "ab"]
    made = compose(Biography(text("A"), sections=(*pages,)), PDF)
    (page,) = made.front
    assert plain_text(page.blocks) == "ab"
