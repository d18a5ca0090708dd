"""A text that an author has edited and its input has changed: no edit of the author's is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from biokit.project.merging import blocks_of, changed_blocks, merged

WORDS = st.sampled_from(["one two", "three four", "five six", "seven eight", "# Nine", "- ten"])
PARAGRAPHS = st.lists(WORDS | st.text("abc \n`~", min_size=1, max_size=8), max_size=6)


def text(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def bare(whole: str) -> str:
    """Without spaces at the ends of lines: a fence left open makes one block of many."""
    return "\n".join(line.rstrip() for line in whole.split("\n"))


TEXTS = PARAGRAPHS.map(lambda blocks: text(*blocks))


@given(TEXTS, TEXTS)
def test_no_change_of_the_input_leaves_the_authors_text_to_the_letter(a: str, b: str) -> None:
    assert merged(a, b, a).text == b


@given(TEXTS, TEXTS)
def test_a_text_nobody_edited_becomes_the_new_one(a: str, b: str) -> None:
    done = merged(a, a, b)
    assert (done.text, done.conflicts) == (b, ())


@given(TEXTS, TEXTS)
def test_what_both_changed_alike_is_changed_once(a: str, b: str) -> None:
    done = merged(a, b, b)
    assert blocks_of(done.text) == blocks_of(b)
    assert done.conflicts == ()


@given(TEXTS, TEXTS, TEXTS)
def test_every_block_that_the_author_changed_survives(base: str, author: str, new: str) -> None:
    kept = bare(merged(base, author, new).text)
    own = [block for block in blocks_of(author) if block not in blocks_of(base)]
    assert [block for block in own if block not in kept] == []


@given(TEXTS, TEXTS, TEXTS)
def test_every_block_that_the_input_changed_is_in_the_text_or_told(
    base: str, author: str, new: str
) -> None:
    done = merged(base, author, new)
    told = {block for conflict in done.conflicts for block in conflict.input}
    came = [block for block in blocks_of(new) if block not in blocks_of(base)]
    assert [b for b in came if b not in bare(done.text) and b not in told] == []


@given(TEXTS, TEXTS, TEXTS)
def test_merging_again_changes_nothing(base: str, author: str, new: str) -> None:
    once = merged(base, author, new).text
    assert merged(new, once, new).text == once


def test_edits_at_different_places_come_together() -> None:
    base = text("# A", "First.", "Second.", "Third.")
    done = merged(
        base,
        text("# A", "First!", "Second.", "Third."),
        text("# A", "First.", "Second?", "Third.", "Fourth."),
    )
    assert done.text == text("# A", "First!", "Second?", "Third.", "Fourth.")
    assert (done.conflicts, done.taken) == ((), 2)


def test_at_the_same_place_the_author_stands_and_the_input_is_told() -> None:
    base = text("# A", "Born in 1801.", "End.")
    done = merged(
        base, text("# A", "Born in May 1801.", "End."), text("# A", "Born in 1802.", "The end.")
    )
    assert done.text == text("# A", "Born in May 1801.", "The end.")
    (conflict,) = done.conflicts
    assert conflict.before == ("Born in 1801.",)
    assert conflict.author == ("Born in May 1801.",)
    assert conflict.input == ("Born in 1802.",)


def test_what_the_author_deleted_stays_deleted() -> None:
    base = text("# A", "One.", "Two.", "Three.")
    assert merged(
        base, text("# A", "One.", "Three."), text("# A", "One.", "Two.", "Three!")
    ).text == text("# A", "One.", "Three!")


def test_a_paragraph_that_the_author_put_between_stays_where_it_was_put() -> None:
    base = text("# A", "One.", "Two.", "Three.")
    author = text("# A", "One.", "Mine.", "Two.", "Three.")
    assert merged(base, author, text("# A", "One!", "Two!", "Three!")).text == text(
        "# A", "One!", "Mine.", "Two!", "Three!"
    )


def test_blank_lines_and_line_ends_of_the_author_are_kept() -> None:
    base = text("# A", "One.", "Two.")
    author = "# A\r\n\r\n\r\nMine.\r\n\r\nTwo.\r\n"
    assert (
        merged(base, author, text("# A", "One.", "Two!\nMore.")).text
        == "# A\r\n\r\n\r\nMine.\r\n\r\nTwo!\r\nMore.\r\n"
    )


def test_a_note_more_changes_no_paragraph_but_its_own() -> None:
    base = text("# A", "One.[^1]", "[^1]: Aaa.", "Two.[^2]", "[^2]: Bbb.")
    new = text(
        "# A",
        "Nought.[^1]",
        "[^1]: New.",
        "One.[^2]",
        "[^2]: Aaa.",
        "Two.[^3] `[^3]`",
        "[^3]: Bbb.",
    )
    author = text(
        "# A", "One, edited.[^1]", "[^1]: Aaa.", "Two.[^2]", "[^2]: Bbb.", "Own.[^3]", "[^3]: Mine."
    )
    done = merged(base, author, new)
    assert done.conflicts == ()
    assert done.text == text(
        "# A", "Nought.[^4]", "[^4]: New.", "One, edited.[^1]", "[^1]: Aaa.",
        "Two.[^2] `[^3]`", "[^2]: Bbb.", "Own.[^3]", "[^3]: Mine.",
    )  # fmt: skip


def test_a_note_that_was_changed_keeps_its_label() -> None:
    base = text("# A", "One.[^1]", "[^1]: Aaa.")
    done = merged(base, text("# A", "One!", "[^1]: Aaa."), text("# A", "One.[^n]", "[^n]: Abb."))
    assert done.text == text("# A", "One!", "[^1]: Abb.")


def test_blank_lines_in_code_part_no_blocks() -> None:
    assert blocks_of("a\n\n```\nb\n\nc\n```\n\n\nd\n") == ("a", "```\nb\n\nc\n```", "d")


def test_changes_are_counted_in_paragraphs() -> None:
    assert changed_blocks(text("a", "b", "c"), text("a", "x", "c", "d")) == 2
