"""The one form of a biography: what is passed over as settled is what settling leaves as it is."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given

from biokit.model.nodes import (
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Note,
    Paragraph,
    Section,
    Text,
    WorkTitle,
)
from biokit.model.walk import rebuilt
from biokit.notation import canonical
from biokit.notation.canonical import canonical_inlines, canonical_parts
from tests.strategies import sections


@given(sections())
def test_what_is_passed_over_would_have_stayed_as_it_is(section: Section) -> None:
    shorter, longer = canonical_parts((section,)), rebuilt((section,), canonical._settled)
    assert msgspec.json.encode(shorter) == msgspec.json.encode(longer)


SETTLED: tuple[Inline, ...] = (
    Text("He read "),
    WorkTitle((Text("Emma "), Emphasis((Text("twice"),)))),
    Note((Paragraph((Text("In a letter."),)),)),
)


def test_what_is_in_its_one_form_is_returned_itself() -> None:
    (paragraph,) = canonical_parts((Paragraph(SETTLED),))
    assert paragraph.content is SETTLED
    assert canonical_inlines(SETTLED) is SETTLED


@pytest.mark.parametrize(
    ("run", "settled"),
    [
        ((Text("a  b"),), (Text("a b"),)),
        ((Text("a"), Text("b")), (Text("ab"),)),
        ((Text("a "), LineBreak(), Text(" b")), (Text("a"), LineBreak(), Text("b"))),
        ((Text("a"), Text("\0"), Text("b")), (Text("a\ufffdb"),)),
        ((Text(" a "),), (Text("a"),)),
        ((Text("a"), Text("")), (Text("a"),)),
        ((Text("a"), Emphasis(())), (Text("a"),)),
        ((Text("a"), Emphasis((), lang="")), (Text("a"),)),
        ((Foreign((Text("b"),), id=""),), (Foreign((Text("b"),)),)),
        ((Foreign((Text("b"),), classes=("x y",)),), (Foreign((Text("b"),), classes=("x", "y")),)),
    ],
)
def test_what_is_not_is_settled_however_deep_it_stands(
    run: tuple[Inline, ...], settled: tuple[Inline, ...]
) -> None:
    def around(content: tuple[Inline, ...]) -> Paragraph:
        return Paragraph((*SETTLED, Note((Paragraph(content),))))

    assert canonical_parts((around(run),)) == (around(settled),)
    assert canonical_parts((Paragraph(run),)) == (Paragraph(settled),)
