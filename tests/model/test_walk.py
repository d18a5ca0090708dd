from __future__ import annotations

from typing import cast

import msgspec
import pytest
from hypothesis import given

from biokit.model.biography import Biography
from biokit.model.codec import encode
from biokit.model.dates import Date
from biokit.model.edition import Rights
from biokit.model.life import Event, Life
from biokit.model.nodes import (
    Cell,
    Citation,
    CitationItem,
    Code,
    Emphasis,
    Figure,
    Inline,
    LineBreak,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    Verse,
    VerseLine,
)
from biokit.model.sources import Item
from biokit.model.walk import Part, children, plain_text, rebuild, walk
from tests.strategies import biographies


def copied(part: Part) -> Part:
    """Another struct that says the same."""
    return type(part)(**{name: getattr(part, name) for name in part.__struct_fields__})


def structs_in(value: object) -> list[msgspec.Struct]:
    """All structs inside, found without the model's own traversal; origins apart."""
    if isinstance(value, tuple):
        return [found for member in value for found in structs_in(member)]
    if not isinstance(value, msgspec.Struct):
        return []
    fields = [name for name in value.__struct_fields__ if name != "origin"]
    return [value, *(found for name in fields for found in structs_in(getattr(value, name)))]


@given(biographies())
def test_walking_meets_every_struct_once_in_the_order_of_the_book(biography: Biography) -> None:
    assert list(map(id, walk(biography))) == list(map(id, structs_in(biography)))


@given(biographies())
def test_what_is_walked_is_the_part_and_then_its_children(biography: Biography) -> None:
    expected = [biography, *(each for child in children(biography) for each in walk(child))]
    assert list(map(id, walk(biography))) == list(map(id, expected))


@given(biographies())
def test_rebuilding_with_no_change_is_the_identity(biography: Biography) -> None:
    assert rebuild(biography, lambda part: part) is biography


@given(biographies())
def test_rebuilding_from_copies_makes_an_equal_book(biography: Biography) -> None:
    rebuilt = rebuild(biography, copied)
    assert encode(rebuilt) == encode(biography)
    old = {id(part) for part in walk(biography)}
    # Empty lives and items are all one object (`share_defaults`); the root is not offered.
    shared = biography, Life(), Item()
    assert not [part for part in walk(rebuilt) if id(part) in old and part not in shared]


@given(biographies())
def test_a_change_reaches_every_text_and_nothing_else(biography: Biography) -> None:
    def louder(part: Part) -> Part:
        return Text(f"{part.value}!", id=part.id) if isinstance(part, Text) else part

    before, after = list(walk(biography)), list(walk(rebuild(biography, louder)))
    assert [type(part) for part in before] == [type(part) for part in after]
    for old, new in zip(before, after, strict=True):
        if isinstance(old, Text):
            assert isinstance(new, Text)
            assert new.value == old.value + "!"


@given(biographies())
def test_texts_can_be_taken_out_and_put_in(biography: Biography) -> None:
    texts = sum(isinstance(part, Text) for part in walk(biography))
    without = rebuild(biography, lambda part: () if isinstance(part, Text) else part)
    twice = rebuild(biography, lambda part: (part, part) if isinstance(part, Text) else part)
    assert sum(isinstance(part, Text) for part in walk(without)) == 0
    assert sum(isinstance(part, Text) for part in walk(twice)) == 2 * texts


def test_a_change_sees_a_part_after_its_children() -> None:
    seen: list[str] = []

    def note(part: Part) -> Part:
        seen.append(type(part).__name__)
        return part

    rebuild(Paragraph((Emphasis((Text("a"),)), Text("b"))), note)
    assert seen == ["Text", "Emphasis", "Text"]


def test_what_does_not_change_keeps_its_identity() -> None:
    still, moved = Paragraph((Text("a"),)), Paragraph((Text("b"),))
    section = Section((Text("I"),), (still, moved))

    def change(part: Part) -> Part:
        return Text("c") if part == Text("b") else part

    rebuilt = rebuild(section, change)
    assert rebuilt.blocks[0] is still
    assert rebuilt.title is section.title
    assert rebuilt.blocks[1] == Paragraph((Text("c"),))


def test_several_cannot_stand_where_one_must() -> None:
    figure = Figure("a.png", rights=Rights(holder="Somebody"))
    with pytest.raises(TypeError, match=r"Figure\.rights holds one value"):
        rebuild(figure, lambda part: (part, part) if isinstance(part, Rights) else part)


def test_lines_of_verse_stay_in_their_stanzas() -> None:
    verse = Verse(((VerseLine((Text("a"),)),), (VerseLine((Text("b"),)), VerseLine((Text("c"),)))))
    rebuilt = rebuild(verse, copied)
    assert rebuilt == verse
    assert [len(stanza) for stanza in rebuilt.stanzas] == [1, 2]


def test_a_rebuilt_struct_is_built_by_its_constructor() -> None:
    event = Event(id="e", subject="p", date=Date("1955"))
    with pytest.raises(ValueError, match="is not a date"):
        rebuild(event, lambda part: Date("1955-13") if isinstance(part, Date) else part)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ((Text("a "), Emphasis((Text("b"),)), Text(" c")), "a b c"),
        ((Text("a"), LineBreak(), Code("b")), "a b"),
        ((Text("a"), Citation((CitationItem("s", prefix=(Text("see"),)),)), Text(".")), "a."),
        ((Text("a"), Note((Paragraph((Text("not this"),)),)), Text("b")), "ab"),
        ((), ""),
    ],
)
def test_plain_text_is_what_a_reader_sees_in_the_line(
    content: tuple[Inline, ...], words: str
) -> None:
    assert plain_text(cast("tuple[Part, ...]", content)) == words
    assert plain_text(Paragraph(content)) == words


def test_a_table_is_walked_as_it_is_read_caption_head_and_rows() -> None:
    def row(words: str) -> Row:
        return Row((Cell((Paragraph((Text(words),)),)),))

    table = Table((row("rows"),), (row("head"),), caption=(Text("caption"),))
    words = [part.value for part in walk(table) if isinstance(part, Text)]
    assert words == ["caption", "head", "rows"]
