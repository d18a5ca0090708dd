"""What is in the model and what is in the report are together the whole input: for any text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from biokit.diagnostics import Finding
from biokit.importers.base import Import
from biokit.importers.text import account_for
from biokit.model.nodes import Paragraph, Text
from biokit.model.walk import altered
from tests.importers.texts import LEAD, PROSE, account, read

MARKS = [
    "[1]",
    "[1][3]",
    "[12]: 45–46",
    "[a]",
    "[note 2]",
    "[zh]",
    "[citation needed]",
    " [7]",
    "[x]",
]
WORDS = [
    "the", "of", "a", "Cai", "mayor", "in", "1999", "and", "was", ",", ".", "()", "( )", "'s", '"',
    "—", "  ", "蔡奇", "![x](y_(z)", "![x](y.png)", "County", "Province", "[edit]", "\t", "\xa0", "\x07",
]  # fmt: skip
LINES = [
    "", "", "[edit]", "[edit source]", "Early life", "Career", "References", "See also", "Contents",
    "1 Early life", "from Wikipedia", "from Grokipedia", "Key Information", "== Work ==", "* * *",
    "Marta Vell", "Open menu", "3 posts", "• a thing", "• another", "1. one", "2. two", "a\tb", "c\td",
    "^ A reference. 1911.", "Vell meeting with the Board during the fair.", "CHAPTER I", "=====",
    "Add your noteRead on Wikipedia", "[3] He left the town in the spring of that year.", LEAD, PROSE,
    "Born\t1871", "Lesk", '"[4] She stayed for years in the house that she had bought.',
]  # fmt: skip
sentences = st.lists(st.sampled_from([*WORDS, *MARKS]), min_size=1, max_size=25).map(" ".join)
closed_up = st.lists(st.sampled_from([*WORDS, *MARKS]), min_size=1, max_size=12).map("".join)
pages = st.lists(st.one_of(st.sampled_from(LINES), sentences, closed_up), min_size=1, max_size=60)


def is_even(text: str) -> bool:
    content = text.encode()
    balance = account_for(content, read(content))
    assert (balance.missing, balance.extra) == ("", "")
    return balance.even and balance.whole == len("".join(text.removeprefix("\ufeff").split()))


@given(pages)
def test_of_any_page_nothing_is_lost_and_nothing_added(lines: list[str]) -> None:
    assert is_even("\n".join([*lines, "end"]))


@given(pages)
def test_of_any_page_without_empty_lines_nothing_is_lost(lines: list[str]) -> None:
    assert is_even("\n".join([*(line for line in lines if line.strip()), "end"]))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_of_any_text_nothing_is_lost_and_nothing_added(text: str) -> None:
    assert is_even(text + "x")


@example(["*\t1"])
@given(st.lists(st.text(st.sampled_from("[]() !=#*\"'.,:^12ab\t\n—"), max_size=30), max_size=20))
def test_of_any_jumble_of_marks_nothing_is_lost(lines: list[str]) -> None:
    assert is_even("\n".join([*lines, "x"]))


def test_an_import_that_lost_a_word_is_found_out() -> None:
    content = f"Marta Vell\n\n{LEAD}\n\n{PROSE}\n".encode()
    imported = read(content)
    one = account(imported)
    shorter = altered(one, blocks=one.blocks[:1])
    lost = Import(altered(imported.biography, accounts=(shorter,)), imported.findings)
    assert account_for(content, lost).missing == "".join(PROSE.split())


def test_an_import_that_changed_or_added_a_word_is_found_out() -> None:
    content = f"Marta Vell\n\n{LEAD}\n".encode()
    imported = read(content)
    one = account(imported)
    added = altered(one, blocks=(*one.blocks, Paragraph((Text("Never said."),))))
    worse = Import(altered(imported.biography, accounts=(added,)), imported.findings)
    balance = account_for(content, worse)
    assert not balance.even
    assert "Neversaid." in balance.extra


def test_an_import_that_moved_a_word_is_found_out() -> None:
    content = f"Marta Vell\n\n{LEAD}\n\n{PROSE}\n".encode()
    imported = read(content)
    one = account(imported)
    first, second = one.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    swapped = (altered(first, content=second.content), altered(second, content=first.content))
    moved = Import(
        altered(imported.biography, accounts=(altered(one, blocks=swapped),)), imported.findings
    )
    assert not account_for(content, moved).even


def test_a_line_that_the_report_forgot_is_found_out() -> None:
    content = f"Open menu\nMarta Vell\nfrom Wikipedia\n\n{LEAD}\n".encode()
    imported = read(content)
    assert account_for(content, Import(imported.biography)).missing == "Openmenu"
    twice = (*imported.findings, Finding("dropped-chrome", "again", line=1, words="Open menu"))
    assert account_for(content, Import(imported.biography, twice)).extra == "Openmenu"
