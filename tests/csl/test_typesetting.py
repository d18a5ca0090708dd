"""Marks of punctuation that meet, quotation marks by turns, formats within formats."""

from __future__ import annotations

import pytest

from biokit.citing.csl.pieces import Box, Format
from biokit.citing.csl.typesetting import typeset
from biokit.citing.html import as_html
from tests.csl.small import printed, ran, style

QUOTED = '<text variable="title" quotes="true" suffix="{}"/><text value=" x"/>'


def quoted(title: str, suffix: str, lang: str = "en-US") -> str:
    return printed(QUOTED.format(suffix), {"title": title}, lang=lang)


@pytest.mark.parametrize(
    ("title", "suffix", "words"),
    [
        ("Tides", ",", "“Tides,” x"),
        ("Tides", ".", "“Tides.” x"),
        ("Tides", ":", "“Tides”: x"),
        ("Tides", ";", "“Tides”; x"),
        ("Tides.", ".", "“Tides.” x"),
        ("Who?", ".", "“Who?” x"),
        ("Who?", ",", "“Who?,” x"),
        ("Ha!", ".", "“Ha!” x"),
    ],
)
def test_a_mark_after_quotation_marks_moves_within_in_american_english(
    title: str, suffix: str, words: str
) -> None:
    assert quoted(title, suffix) == words


@pytest.mark.parametrize(
    ("title", "suffix", "words"),
    [
        ("Tides", ",", "‘Tides’, x"),
        ("Tides", ".", "‘Tides’. x"),
        ("Tides.", ".", "‘Tides.’ x"),
        ("Who?", ",", "‘Who?’, x"),
    ],
)
def test_it_stays_outside_in_british_english(title: str, suffix: str, words: str) -> None:
    assert quoted(title, suffix, "en-GB") == words


def test_a_style_may_have_it_its_own_way() -> None:
    own = '<locale xml:lang="en"><style-options punctuation-in-quote="false"/></locale>'
    assert printed(QUOTED.format(","), {"title": "T"}, locale=own) == "“T”, x"


def test_a_mark_that_moves_within_stands_outside_the_italics_of_the_last_words() -> None:
    assert quoted("The <i>Beagle</i>", ",") == "“The <i>Beagle</i>,” x"
    assert quoted("The <i>Beagle</i>", ".") == "“The <i>Beagle</i>.” x"


def test_a_mark_moves_into_the_innermost_marks() -> None:
    assert quoted("On “waiting”", ",") == "“On ‘waiting,’” x"


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [(".", ".", "a."), (",", ",", "a,"), ("?", ".", "a?"), ("!", ".", "a!"), (":", ".", "a:"),
     (";", ":", "a;"), (".", ",", "a.,"), ("?", ",", "a?,"), ("?", "!", "a?!")],
)  # fmt: skip
def test_two_marks_that_meet_are_made_one_if_one_is_enough(
    first: str, second: str, words: str
) -> None:
    assert printed(f'<text value="a{first}"/><text value="{second}"/>') == words


def test_marks_that_the_author_wrote_together_stay() -> None:
    assert printed('<text variable="title"/>', {"title": "Wait.. what?!"}) == "Wait.. what?!"


def test_affixes_do_not_double_a_mark_or_a_space() -> None:
    layout = '<text variable="title" suffix=". "/><text variable="publisher" prefix=" "/>'
    assert printed(layout, {"title": "Tides.", "publisher": "Brill"}) == "Tides. Brill"
    layout = '<text variable="title" suffix="."/>'
    assert printed(layout, {"title": "Inc."}, attributes='suffix="."') == "Inc."


def test_no_space_stays_at_either_edge() -> None:
    assert printed('<text value=" a "/>', attributes='prefix=" " suffix=" "') == "a"


def test_quotation_marks_alternate_as_they_nest() -> None:
    layout = '<group prefix="&#8220;"><text variable="title" quotes="true"/></group>'
    assert printed(layout, {"title": "A “b ‘c’ d” e"}) == "““A ‘b “c” d’ e”"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de-DE", "„A ‚b‘“"),
        ("fr-FR", "«\xa0A “b”\xa0»"),
        ("en-GB", "‘A “b”’"),
        ("zh-CN", "《A 〈b〉》"),
        ("sv-SE", "”A ’b’”"),
    ],
)
def test_quotation_marks_are_the_languages(lang: str, words: str) -> None:
    made = printed('<text variable="title" quotes="true"/>', {"title": 'A "b"'}, lang=lang)
    assert made == words


@pytest.mark.parametrize(
    ("attribute", "tag", "opening", "closing", "upright"),
    [
        ('font-style="italic"', "i", "<i>", "</i>", '<span style="font-style:normal;">'),
        ('font-weight="bold"', "b", "<b>", "</b>", '<span style="font-weight:normal;">'),
        ('font-variant="small-caps"', "sc", '<span style="font-variant:small-caps;">', "</span>",
         '<span style="font-variant:normal;">'),
    ],
)  # fmt: skip
def test_a_titles_format_within_itself_is_switched_off_and_a_styles_is_not(
    attribute: str, tag: str, opening: str, closing: str, upright: str
) -> None:
    layout = f'<group {attribute}><text value="a "/><text value="b" {attribute}/></group>'
    assert printed(layout) == f"{opening}a {opening}b{closing}{closing}"
    layout = f'<text variable="title" {attribute}/>'
    title = {"title": f"a <{tag}>b</{tag}>"}
    assert printed(layout, title) == f"{opening}a {upright}b</span>{closing}"


def test_normal_within_a_format_switches_it_off_and_elsewhere_does_nothing() -> None:
    layout = '<group {}><text value="a "/><text value="b" font-style="normal"/></group>'
    italic = layout.format('font-style="italic"')
    assert printed(italic) == '<i>a <span style="font-style:normal;">b</span></i>'
    assert printed(layout.format("")) == "a b"


def test_other_formats() -> None:
    assert printed('<text value="a" vertical-align="sup"/>') == "<sup>a</sup>"
    assert printed('<text value="a" vertical-align="sub"/>') == "<sub>a</sub>"
    underlined = '<span style="text-decoration:underline;">a</span>'
    assert printed('<text value="a" text-decoration="underline"/>') == underlined


def test_affixes_stand_outside_the_format_but_a_layouts_within() -> None:
    layout = '<text value="a" font-style="italic" prefix="(" suffix=")"/>'
    assert printed(layout) == "(<i>a</i>)"
    made = printed('<text value="a"/>', attributes='font-style="italic" prefix="(" suffix=")"')
    assert made == "<i>(a)</i>"


def test_letters_that_unicode_raises_are_raised_by_us() -> None:
    assert printed('<text value="1ʳ"/>') == "1<sup>r</sup>"


def test_periods_may_be_stripped() -> None:
    layout = '<text term="page" form="short" strip-periods="true" suffix=" 3."/>'
    assert printed(layout) == "p 3."


def test_a_works_title_in_italic_is_a_title_in_the_model() -> None:
    from biokit.model.nodes import Text, WorkTitle

    made, locale = ran(
        style('<text variable="title" font-style="italic"/>'),
        [{"id": "a", "title": "Tides", "language": "en-GB"}],
    )
    assert typeset(made.citations[0], locale) == (WorkTitle((Text("Tides"),), lang="en-GB"),)


def test_a_box_that_holds_nothing_prints_nothing() -> None:
    _, locale = ran(style("<text value='a'/>"), [{"id": "a"}])
    empty = Box((), Format(style="italic"))
    assert as_html(typeset((empty, "a", Box((empty,))), locale)) == "a"
