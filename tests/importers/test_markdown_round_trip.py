"""What is written is read back equal, whatever it says."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from biokit.exporters.markdown import (
    write_account,
    write_citation,
    write_inlines,
    write_sections,
)
from biokit.importers.markdown import read_citation, read_inlines, read_sections
from biokit.model.nodes import (
    Account,
    Block,
    Citation,
    CitationItem,
    Code,
    CodeBlock,
    Division,
    Figure,
    Inline,
    LineBreak,
    List,
    ListItem,
    Note,
    Paragraph,
    Section,
    Subscript,
    Superscript,
    Text,
    Verse,
    VerseLine,
)
from biokit.notation.canonical import LAST_START, LAST_STEP, canonical_parts
from tests import strategies
from tests.strategies_markdown import accounts, blocks, citations, inlines, sections


@given(inlines())
def test_inlines_come_back_equal(run: tuple[Inline, ...]) -> None:
    written = write_inlines(run)
    assert read_inlines(written, "x.toml") == run, written


@pytest.mark.parametrize(
    "inside",
    [
        (Code(" ", lang=" "),),
        (Code("x", lang="a^b~c"),),
        (Code("`", id="x"), Code("~^", lang="^ ~")),
    ],
)
@pytest.mark.parametrize("raised", [Superscript, Subscript])
def test_attributes_of_code_never_end_what_is_raised_around_it(
    raised: type[Superscript | Subscript], inside: tuple[Inline, ...]
) -> None:
    written = write_inlines((raised(inside),))
    assert read_inlines(written, "x.toml") == (raised(inside),), written


def test_a_note_keeps_a_class_that_is_called_note() -> None:
    run = (Text("x"), Note((), id="a", classes=("note", "x")))
    written = write_sections((Section(run, role="chapter"),))
    assert read_sections(written, "x.md").sections == (Section(run, role="chapter"),), written


@pytest.mark.parametrize("after", [(), (Text("x"),)])
def test_a_citation_before_a_line_break_takes_none_of_its_brackets(
    after: tuple[Inline, ...],
) -> None:
    run = (Citation((CitationItem("a"),)), LineBreak(), *after)
    written = write_inlines(run)
    assert read_inlines(written, "x.toml") == run, written
    made = (Section((Text("x"),), (Paragraph(run),), role="chapter"),)
    written = write_sections(made)
    assert read_sections(written, "x.md").sections == made, written


@pytest.mark.parametrize("language", ["~`", "~~~`", "~\\", "~&amp;", "{~", "~", "`~", "\\~"])
def test_a_language_that_begins_like_the_fence_of_its_code_never_lengthens_it(
    language: str,
) -> None:
    code = CodeBlock("a", language)
    made = (Section((), (Division((code, code), id="a"), code), role="chapter"),)
    written = write_sections(made)
    assert read_sections(written, "x.md").sections == made, written


def test_no_item_of_a_list_has_a_number_that_is_none_in_markdown() -> None:
    items = tuple(ListItem((Paragraph((Text("x"),)),)) for _ in range(3))
    made = (Section((), (List(items, ordered=True, start=LAST_START - 1),), role="chapter"),)
    written = write_sections(made)
    assert read_sections(written, "x.md").sections == made, written


def test_a_line_of_verse_is_turned_no_further_than_a_page_is_wide() -> None:
    (far,) = canonical_parts((Verse(((VerseLine((Text("x"),), 2**62),),)),))
    assert far == Verse(((VerseLine((Text("x"),), LAST_STEP),),))
    made = (Section((), (far,), role="chapter"),)
    written = write_sections(made)
    assert read_sections(written, "x.md").sections == made
    assert read_sections(written.replace("| ", "|    "), "x.md").sections == made


@given(citations())
def test_citations_come_back_equal(items: tuple[CitationItem, ...]) -> None:
    written = write_citation(items)
    assert read_citation(written, "x.toml", 1) == items, written


@given(blocks())
def test_blocks_come_back_equal(made: tuple[Block, ...]) -> None:
    written = write_sections((Section((), made, role="chapter"),))
    (section,) = read_sections(written, "x.md").sections
    assert section.blocks == made, written


@given(sections())
def test_sections_come_back_equal(made: tuple[Section, ...]) -> None:
    written = write_sections(made)
    parsed = read_sections(written, "x.md")
    assert parsed.sections == made, written
    assert not [found for found in parsed.findings if found.code != "repeated-note"]


@given(accounts())
def test_accounts_come_back_equal(account: Account) -> None:
    written = write_account(account)
    assert read_sections(written, "x.md").accounts == (account,), written


@given(sections())
def test_the_canonical_form_is_its_own(made: tuple[Section, ...]) -> None:
    assert canonical_parts(made) == made


@given(strategies.sections())
@example(Section((Citation((CitationItem("two\nlines\r␊"),)),)))
def test_whatever_the_types_allow_comes_back_in_its_canonical_form(section: Section) -> None:
    made = canonical_parts((section,))
    assert canonical_parts(made) == made
    written = write_sections(made)
    assert read_sections(written, "x.md").sections == made, written


DESCRIBED = """# One

::: {.figure}
![A house](a.svg){alt="A house"}

::: {.description}
Two storeys.

- a door
:::
:::
"""


def test_a_picture_and_its_description_are_one_figure() -> None:
    (section,) = read_sections(DESCRIBED, "x.md").sections
    (figure,) = section.blocks
    assert isinstance(figure, Figure)
    assert (figure.path, figure.alt, len(figure.description)) == ("a.svg", "A house", 2)
    assert write_sections((section,)) == DESCRIBED


@pytest.mark.parametrize("added", [" #a", " .own", " k=v"])
def test_a_division_that_says_more_of_itself_is_the_authors(added: str) -> None:
    written = DESCRIBED.replace("{.figure}", f"{{.figure{added}}}")
    (section,) = read_sections(written, "x.md").sections
    (division,) = section.blocks
    assert isinstance(division, Division)
    assert "figure" in division.classes
    assert read_sections(write_sections((section,)), "x.md").sections == (section,)
