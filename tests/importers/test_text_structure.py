"""Titles, sections, captions, pictures, lists and furniture of texts of several kinds."""

from __future__ import annotations

import pytest

from biokit.model.nodes import Break, DefinitionList, Figure, List, Paragraph, Table
from biokit.model.walk import plain_text
from tests.importers.texts import (
    LEAD,
    PROSE,
    account,
    captions,
    outline,
    paragraphs,
    read,
    read_lines,
    words_left_out,
)


def test_a_hub_page_with_two_articles_is_two_accounts_each_its_own_source() -> None:
    imported = read(
        f"Some Hub\nOpen menu\nMarta Vell\nfrom Wikipedia\n\n{LEAD}\n\nLife\n\n[edit]\n\n{PROSE}\n\n"
        f"References\n\n[edit]\nShare thisRead on Wikipedia\nfrom Otherpedia\n\n{LEAD}\n"
    )
    first, second = imported.biography.accounts
    assert [plain_text(one.title) for one in (first, second)] == ["Marta Vell"] * 2
    sources = {source.id: source for source in imported.biography.sources}
    assert sources[first.source].item.container_title == "Wikipedia"
    assert sources[second.source].item.container_title == "Otherpedia"
    assert sources[first.source].kind == "tertiary"
    assert sources[first.source].item.type == "entry-encyclopedia"
    assert words_left_out(imported, "dropped-chrome") == [
        "Some Hub", "Open menu", "Share thisRead on Wikipedia",
    ]  # fmt: skip


def test_furniture_that_no_list_knows_is_told_by_its_place_in_a_hub_page() -> None:
    imported = read(
        f"Grumble\nWonkery 3000\nMarta Vell\nfrom Wikipedia\n\n{LEAD}\n\nReferences\n\n[edit]\n"
        "Frobnicate the zone\nGuest badge\n"
    )
    assert words_left_out(imported) == [
        "Grumble", "Wonkery 3000", "Frobnicate the zone", "Guest badge",
    ]  # fmt: skip


def test_prose_over_the_first_article_is_never_taken_for_furniture() -> None:
    imported = read(f"Menu\n{PROSE}\nMarta Vell\nfrom Wikipedia\n\n{LEAD}\n")
    assert PROSE in [plain_text(paragraph) for paragraph in paragraphs(imported)]
    assert words_left_out(imported) == ["Menu"]


@pytest.mark.parametrize(
    "tagline",
    [
        "from Wikipedia",
        "From Wikipedia, the free encyclopedia",
        "aus Wikipedia, der freien Enzyklopädie",
        "Un article de Wikipédia, l'encyclopédie libre.",
        "Source: Wikipedia",
        "from Grokipedia",
        "from Justapedia",
        "from Encyclopaedia Britannica",
    ],
)
def test_a_line_that_names_the_site_becomes_the_source(tagline: str) -> None:
    imported = read(f"Marta Vell\n{tagline}\n\n{LEAD}\n")
    source = imported.biography.sources[0]
    assert source.item.container_title is not None
    assert source.item.container_title in tagline
    assert source.origin is not None
    assert source.origin.words == tagline


def test_a_sentence_that_begins_with_from_is_not_a_source() -> None:
    imported = read(f"From Boyhood to Manhood\n\n{PROSE}\n\nFrom Lesk\n\n{PROSE}\n")
    assert imported.biography.sources[0].item.container_title is None


@pytest.mark.parametrize(
    "mark",
    [
        "[edit]",
        "[edit source]",
        "[edit | edit source]",
        "[[edit]]",
        "[edit] [edit source]",
        "[Bearbeiten | Quelltext bearbeiten]",
        "[modifier | modifier le code]",
        "[editar]",
        "[編集]",
    ],
)
@pytest.mark.parametrize("place", ["beside", "below", "apart", "before"])
def test_a_heading_is_known_by_its_mark_wherever_that_stands(mark: str, place: str) -> None:
    head = {
        "beside": f"Early life{mark}",
        "below": f"Early life\n{mark}",
        "apart": f"Early life\n\n{mark}",
        "before": f"{mark} Early life",
    }[place]
    imported = read(f"Marta Vell\n\n{LEAD}\n\n{head}\n\n{PROSE}\n")
    section = account(imported).sections[0]
    assert plain_text(section.title) == "Early life"
    assert section.origin is not None
    assert section.origin.words is not None
    assert "".join(section.origin.words.split()) == "".join(head.split())
    assert len(section.blocks) == 1


def test_bare_headings_in_two_levels_are_told_by_standing_over_each_other() -> None:
    imported = read(
        f"{LEAD}\n\nEarly Life and Training\n\nFamily in Lesk\n\n{PROSE}\n\nApprenticeship\n\n"
        f"{PROSE}\n\nWork\n\nThe Map of 1901: Its Makers and Critics\n\n{PROSE}\n\nReferences\n"
    )
    assert list(outline(account(imported).sections)) == [
        (1, "Early Life and Training", False),
        (2, "Family in Lesk", True),
        (2, "Apprenticeship", True),
        (1, "Work", True),
        (2, "The Map of 1901: Its Makers and Critics", True),
        (1, "References", True),
    ]


def test_levels_that_the_text_says_are_not_guesses() -> None:
    imported = read(
        f"{LEAD}\n\n== Life ==\n{PROSE}\n\n=== Youth ===\n{PROSE}\n\n== Work ==\n{PROSE}\n"
    )
    assert list(outline(account(imported).sections)) == [
        (1, "Life", False), (2, "Youth", False), (1, "Work", False),
    ]  # fmt: skip


def test_a_list_of_contents_gives_the_levels_and_goes_into_the_report() -> None:
    imported = read(
        f"Marta Vell\n\n{LEAD}\n\nContents\n1 Life\n1.1 Youth\n2 Work\n\nLife[edit]\n{PROSE}\n"
        f"Youth[edit]\n{PROSE}\nWork[edit]\n{PROSE}\n"
    )
    assert list(outline(account(imported).sections)) == [
        (1, "Life", False), (2, "Youth", False), (1, "Work", False),
    ]  # fmt: skip
    assert words_left_out(imported, "dropped-contents") == [
        "Contents",
        "1 Life",
        "1.1 Youth",
        "2 Work",
    ]


def test_emptied_appendices_are_no_parents_of_what_follows_them() -> None:
    imported = read(
        f"Marta Vell\n\n{LEAD}\n\nLife\n[edit]\n{PROSE}\n\nSee also\n[edit]\n\nReferences\n[edit]\n\n"
        "External links\n[edit]\n"
    )
    assert [depth for depth, _, _ in outline(account(imported).sections)] == [1, 1, 1, 1]
    assert [f.line for f in imported.findings if f.code == "empty-section"] == [12]


def test_a_line_under_a_heading_s_mark_is_a_caption_where_paragraphs_stand_apart() -> None:
    imported = read(
        f"Marta Vell\n\n{LEAD}\n\nLife\n\n[edit]\nVell at work\nHer house. The mill is behind it.\n\n"
        f"{PROSE}\n\nWork\n\n[edit]\n\n{PROSE}\n"
    )
    first, second, third = account(imported).sections[0].blocks
    assert isinstance(first, Figure)
    assert first.path is None
    assert plain_text(first.caption) == "Vell at work"
    assert isinstance(second, Figure)
    assert isinstance(third, Paragraph)


@pytest.mark.parametrize(
    "caption",
    [
        "Members of the second expedition: Anton Pir (left) and Marta Vell (second from right).",
        "Vell meeting with the secretary of the Board during the exhibition in Norwick.",
        "Vell at the third meeting of the National Society for Maps in May 1902",
        "Portrait of Vell by an unknown painter, 1911",
        "A crowd at the opening of the tunnel, with Vell on the left",
    ],
)
def test_a_caption_among_paragraphs_is_told_by_its_form_and_said_to_be_a_guess(
    caption: str,
) -> None:
    imported = read(f"Marta Vell\n\n{LEAD}\n\nEarly life\n\n{PROSE}\n\n{caption}\n\n{PROSE}\n")
    assert captions(imported) == [caption]
    guess = next(finding for finding in imported.findings if finding.code == "guess-caption")
    assert (guess.line, guess.words) == (9, caption)


@pytest.mark.parametrize(
    "sentence",
    [
        "She died in 1934.",
        "In May 1902 he left.",
        "The map was lost.[4]",
        "He married Anna Host in 1871, and they had no children.",
        "Vell left the Board in May 1902.",
    ],
)
def test_a_short_paragraph_is_not_taken_for_a_caption(sentence: str) -> None:
    imported = read(f"Marta Vell\n\n{LEAD}\n\nEarly life\n\n{PROSE}\n\n{sentence}\n\n{PROSE}\n")
    assert captions(imported) == []


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("![Vell on the ice](./assets/vell_(1898) and then she left.", "./assets/vell_(1898)"),
        ("![Vell on the ice](a_(b).jpg) and then she left.", "a_(b).jpg"),
        ('![Vell on the ice](a.jpg "title") and then she left.', "a.jpg"),
    ],
)
def test_a_picture_in_the_text_is_a_figure_and_the_words_after_it_a_paragraph(
    written: str, target: str
) -> None:
    imported = read(f"{LEAD}\n\nLife\n\n{PROSE} {written}\n")
    before, figure, after = account(imported).sections[0].blocks
    assert plain_text(before) == PROSE
    assert isinstance(figure, Figure)
    assert (figure.path, plain_text(figure.caption)) == (None, "Vell on the ice")
    assert plain_text(after) == "and then she left."
    assert words_left_out(imported, "missing-image") == [target]


def test_the_remains_of_a_box_of_facts_are_reported() -> None:
    imported = read(
        f"Marta Vell\nfrom Wikipedia\n\n{LEAD}\n\nKey Information\n\n{PROSE}\n\nLife\n\n[edit]\n\n{PROSE}\n"
    )
    assert words_left_out(imported, "dropped-infobox") == ["Key Information"]


def test_a_box_of_facts_that_was_copied_is_kept_as_facts() -> None:
    imported = read(f"Marta Vell\nBorn\t3 May 1871\nLesk\nDied\t9 June 1934\n{LEAD}\n")
    facts = account(imported).blocks[0]
    assert isinstance(facts, DefinitionList)
    told = [
        (plain_text(fact.term), [plain_text(block) for block in fact.blocks])
        for fact in facts.items
    ]
    assert told == [("Born", ["3 May 1871", "Lesk"]), ("Died", ["9 June 1934"])]


def test_lines_with_tabs_under_a_heading_are_a_table() -> None:
    imported = read(f"{LEAD}\n\n== Posts ==\nYear\tPost\tPlace\n1901\tSurveyor\n{PROSE}\n")
    table = account(imported).sections[0].blocks[0]
    assert isinstance(table, Table)
    assert [len(row.cells) for row in table.rows] == [3, 3]


@pytest.mark.parametrize(
    ("mark", "ordered"), [("•", False), ("-", False), ("1.", True), ("1)", True)]
)
def test_a_list_is_a_list_and_its_marks_are_accounted_for(mark: str, ordered: bool) -> None:
    marks = [mark, mark.replace("1", "2"), mark.replace("1", "3")]
    lines = "\n".join(f"{one} A thing" for one in marks)
    imported = read(f"{LEAD}\n\n== Works ==\n{lines}\n")
    found = account(imported).sections[0].blocks[0]
    assert isinstance(found, List)
    assert (found.ordered, len(found.items)) == (ordered, 3)
    assert dict(imported.counts)["characters in this report"] == 0


def test_paragraphs_broken_to_a_measure_are_joined() -> None:
    imported = read_lines("""
        The Life of Henry Dargaville

        Henry Dargaville was born in the last week of a dry summer, in the
        house that his grandfather had built beside the Tarn. Nobody wrote
        down the day. His mother gave it as the third of September; the
        register has the fifth.

        * * *

        He learned his letters from the backs of seed packets, and could
        read before he could write his name.
    """)
    first, pause, second = account(imported).blocks
    assert plain_text(first).startswith("Henry Dargaville was born")
    assert plain_text(first).endswith("the register has the fifth.")
    assert "the house that" in plain_text(first)
    assert isinstance(pause, Break)
    assert plain_text(second).endswith("write his name.")


def test_a_chapter_s_number_and_its_title_below_are_one_heading() -> None:
    imported = read(
        f"A LIFE\n\nCHAPTER I\n\nThe Mill\n\n{PROSE}\n\nCHAPTER II\n\nThe Map\n\n{PROSE}\n"
    )
    assert list(outline(account(imported).sections)) == [
        (1, "CHAPTER I The Mill", False), (1, "CHAPTER II The Map", False),
    ]  # fmt: skip


def test_headings_in_capitals_stand_over_the_others() -> None:
    imported = read(f"THE MILL\n\n{PROSE}\n\nHer Mother\n\n{PROSE}\n\nTHE MAP\n\n{PROSE}\n")
    titled = read(f"A Life\n\nTHE MILL\n\n{PROSE}\n\nHer Mother\n\n{PROSE}\n\nTHE MAP\n\n{PROSE}\n")
    assert plain_text(account(imported).title) == "THE MILL"
    assert [(d, t) for d, t, _ in outline(account(titled).sections)] == [
        (1, "THE MILL"), (2, "Her Mother"), (1, "THE MAP"),
    ]  # fmt: skip


def test_a_text_without_a_title_is_named_and_the_name_said_to_be_a_guess() -> None:
    by_lead = read(f"{LEAD}\n")
    by_file = read(f"{PROSE}\n", path="notes/miller.txt")
    assert plain_text(account(by_lead).title) == "Marta Vell"
    assert plain_text(account(by_file).title) == "miller"
    for imported in (by_lead, by_file):
        assert [f.line for f in imported.findings if f.code == "guess-title"] == [1]


def test_paragraphs_keep_every_character() -> None:
    text = (
        "“Non—è vero”, she said… ¿Qué? 50 % of Zoë’s £3½ – & <b>that</b> * was_it_* 蔡奇 \xa0end."
    )
    imported = read(f"{LEAD}\n\n{text}\n")
    assert plain_text(account(imported).blocks[1]) == text


def test_the_same_bytes_are_read_the_same() -> None:
    text = f"Marta Vell\nfrom Wikipedia\n\n{LEAD}[1]\n\nLife\n\n[edit]\n\n{PROSE}\n"
    assert read(text) == read(text)
