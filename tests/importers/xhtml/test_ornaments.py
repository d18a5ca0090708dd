"""Signs alone in a line are a pause; a division of a picture and its caption is a figure."""

from __future__ import annotations

import pytest

from biokit.importers.xhtml.dialect import Dialect
from biokit.model.nodes import Block, Break, Figure, Paragraph, Table, Text
from tests.importers.xhtml.words import page, reader

PICTURES = Dialect(picture=lambda address: address)


def read(markup: str) -> tuple[Block, ...]:
    return reader(PICTURES).blocks(page(markup))


@pytest.mark.parametrize(
    "signs", ["***", "* * *", "⁂", "—", "#", "❦", "*&#160;*&#160;*", "<b>*</b>"]
)
def test_signs_alone_in_a_paragraph_are_a_pause(signs: str) -> None:
    before, pause, after = read(f'<p>a</p><p class="center">{signs}</p><p>b</p>')
    assert (type(before), type(pause), type(after)) == (Paragraph, Break, Paragraph)
    assert pause == Break()
    assert pause.origin is not None
    assert pause.origin.words


@pytest.mark.parametrize(
    "markup",
    [
        "<p>-</p>",
        "<p>—</p>",
        "<p>* a</p>",
        "<p>1</p>",
        '<p><a href="http://a.org/">*</a></p>',
        "<p>§</p>",
    ],
)
def test_signs_that_say_something_stay_words(markup: str) -> None:
    (only,) = read(markup)
    assert isinstance(only, Paragraph)


def test_a_sign_in_a_cell_is_its_value() -> None:
    (table,) = read("<table><tr><td><p>—</p></td><td><p>#</p></td></tr></table>")
    assert isinstance(table, Table)
    values = [cell.blocks for row in table.rows for cell in row.cells]
    assert values == [(Paragraph((Text("—"),)),), (Paragraph((Text("#"),)),)]


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="image"><img src="m.png"/><p class="caption">The mill</p></div>',
        '<div><p><img src="m.png"/></p><p class="Caption">The mill</p></div>',
        '<div class="figcenter"><img src="m.png"/><div class="caption">The mill</div></div>',
    ],
)
def test_a_division_of_a_picture_and_its_caption_is_a_figure(markup: str) -> None:
    assert read(markup) == (Figure("m.png", (Text("The mill"),)),)


def test_a_caption_among_other_words_is_none_of_a_picture() -> None:
    blocks = read('<div><img src="m.png"/><p>He built it.</p><p class="caption">1890</p></div>')
    assert [type(block) for block in blocks] == [Figure, Paragraph, Paragraph]
