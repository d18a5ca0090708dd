"""Finds where words were lost: a page copied without the text of its links.

    amid the , which mobilized          certain    an article before a mark
    Secretary of on May 12              certain    a title of nothing
    Youxi County, Province              probable   a kind of place without its name
    pursued an local career             possible   an article that fits another word

Only the form is read, by the signs of `gap_marks` and `gap_words`; what the lost words were is
never guessed. A *strong* sign is wrong in any English. A *weak* one (a space before a comma)
may be a slip of the writer, so it counts only in a text that strong ones have shown to be
stripped. Only English is known here: a text in another language has no gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biokit.importers.text import gap_marks, gap_words
from biokit.importers.text.gap_tokens import NOTHING, Lacuna, Token, Window, tokens

SIGNS = (*gap_marks.SIGNS, *gap_words.SIGNS)
"""In order of weight: of two signs in one place the first is the reason given."""
WORDS_A_STRONG_SIGN = 500
"""A text is stripped if it has a strong sign at least this often."""


def gaps(paragraphs: Sequence[str]) -> list[tuple[Lacuna, ...]]:
    """The lost words of a text, paragraph by paragraph.

    Args:
        paragraphs: plain text; what is not prose (citation marks) masked by NUL, as long as it was.
    """
    read = [tokens(paragraph) for paragraph in paragraphs]
    if _sets_marks_apart(read):
        return [() for _ in read]
    found = [tuple(_lacunae(paragraph)) for paragraph in read]
    strong = sum(lacuna.strong for lacunae in found for lacuna in lacunae)
    count = sum(token.is_word for paragraph in read for token in paragraph)
    if strong and strong * WORDS_A_STRONG_SIGN >= count:
        return found
    return [tuple(lacuna for lacuna in lacunae if lacuna.strong) for lacunae in found]


def _lacunae(paragraph: list[Token]) -> Iterator[Lacuna]:
    padded = [NOTHING, NOTHING, *paragraph, NOTHING, NOTHING]
    for index in range(len(paragraph)):
        at = Window(*padded[index : index + 5])
        for sign in SIGNS:
            told = sign(at)
            if told is not None:
                certainty, reason, strong = told
                yield Lacuna(_place(at), certainty, reason, strong)
                break


def _place(at: Window) -> int:
    """Before the second of the two; with white space on both sides, if it was left on both."""
    return at.two.start - (at.two.spaces - 1 if at.two.spaces > 1 else 0)


def _sets_marks_apart(paragraphs: list[list[Token]]) -> bool:
    """Whether white space stands before most commas: words and marks of a corpus, not prose."""
    spaced = sum(
        token.spaces > 0 for paragraph in paragraphs for token in paragraph if token.text == ","
    )
    commas = sum(token.text == "," for paragraph in paragraphs for token in paragraph)
    return commas >= 20 and spaced * 2 > commas
