"""Styles and locales that are broken: an error with its line, or a finding and the rest works."""

from __future__ import annotations

import pytest

from biokit.citing.csl.reading import read_locale, read_style
from biokit.errors import BadInput
from tests.csl.small import cited, printed, style

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"", 1, "well-formed"),
        (b"no markup at all", 1, "well-formed"),
        (b"<style>\n<citation>\n</style>", 3, "well-formed"),
        (b"\xff\xfe\x00", 1, "well-formed"),
        (b"<html>\n</html>", 1, "not a CSL file"),
        (b"<style><citation/></style>", 1, "not a CSL file"),
        (f"<?xml version='1.0'?>\n\n{HEAD}</style>".encode(), 3, "how to cite"),
        (f"{HEAD}<citation/></style>".encode(), 1, "how to cite"),
        (f"{HEAD}<bibliography><layout/></bibliography></style>".encode(), 1, "how to cite"),
        (b'<locale xmlns="http://purl.org/net/xbiblio/csl"/>', 1, "how to cite"),
    ],
)
def test_what_is_no_style_is_refused_with_its_line(content: bytes, line: int, said: str) -> None:
    with pytest.raises(BadInput) as fault:
        read_style(content, "bad.csl")
    assert said in fault.value.message
    assert (fault.value.path, fault.value.line) == ("bad.csl", line)
    assert fault.value.hint


def test_a_locale_that_is_no_xml_is_refused() -> None:
    with pytest.raises(BadInput):
        read_locale(b"<locale", "locales-xx.xml")


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("<institution/>", "`institution`"),
        ("<text/>", "neither variable"),
        ("<group><layout/></group>", "`layout`"),
        ("<choose><when/></choose>", "`when`"),
        ('<choose><if context="alone"><text value="x"/></if></choose>', "`context`"),
    ],
)
def test_what_csl_does_not_have_is_passed_over_with_a_finding(layout: str, said: str) -> None:
    sheet = style(f'\n\n{layout}<text value="rest"/>')
    (finding,) = read_style(sheet, "odd.csl").findings
    assert said in finding.message
    assert finding.code == "style-unknown-feature"
    assert (finding.path, finding.line) == ("odd.csl", 6)
    assert cited(sheet, [{"id": "a"}]) == ["rest"]


def test_a_style_of_another_version_says_so_and_works() -> None:
    sheet = style('<text value="x"/>').replace(b'version="1.0"', b'version="2.0"')
    (finding,) = read_style(sheet, "two.csl").findings
    assert "2.0" in finding.message
    assert cited(sheet, [{"id": "a"}]) == ["x"]


def test_a_good_style_has_no_findings() -> None:
    assert read_style(style('<text variable="title"/>'), "good.csl").findings == ()


def test_macros_that_call_each_other_come_to_an_end() -> None:
    macros = {
        "ping": '<text value="i"/><text macro="pong"/>',
        "pong": '<text value="o"/><text macro="ping"/>',
    }
    assert printed('<text macro="ping"/>', macros=macros) == "io"


def test_macros_that_double_at_every_step_are_compiled_once() -> None:
    macros = {f"m{n}": f'<text macro="m{n + 1}"/>' * 2 for n in range(12)}
    macros["m12"] = '<text value="x"/>'
    assert printed('<text macro="m0"/>', macros=macros) == "x" * 2**12


@pytest.mark.parametrize(
    "macros",
    [
        {f"m{n}": f'<text macro="m{n + 1}"/>' * 2 for n in range(100)},
        {f"m{n}": f'<text macro="m{n + 1}"/>' for n in range(5_000)},
        {f"m{n}": f'<group><text macro="m{n + 1}"/></group>' for n in range(100)},
    ],
    ids=("doubling", "long chain", "chain of groups"),
)
def test_macros_that_unfold_to_too_much_are_refused(macros: dict[str, str]) -> None:
    macros |= {f"m{len(macros)}": '<text value="x"/>'}
    with pytest.raises(BadInput, match="call each other too often"):
        read_style(style('<text macro="m0"/>', macros=macros), "bomb.csl")
    sort = '<sort><key macro="m0"/></sort>'
    with pytest.raises(BadInput, match="call each other too often"):
        read_style(style('<text value="x"/>', macros=macros, sort=sort), "bomb.csl")


def test_macros_as_deep_as_may_be_still_run() -> None:
    macros = {f"m{n}": f'<group><text macro="m{n + 1}"/></group>' for n in range(57)}
    macros["m57"] = '<text variable="title"/>'
    assert printed('<text macro="m0"/>', {"title": "x"}, macros=macros) == "x"
    groups = "<group>" * 90 + '<text variable="title"/>' + "</group>" * 90
    assert printed(groups, {"title": "x"}) == "x"


@pytest.mark.parametrize("depth", [101, 1_000, 20_000])
def test_elements_nested_too_deep_are_refused(depth: int) -> None:
    layout = "<group>" * depth + '<text value="x"/>' + "</group>" * depth
    with pytest.raises(BadInput) as fault:
        read_style(style(layout), "deep.csl")
    assert fault.value.path == "deep.csl"


def test_entities_are_not_expanded_and_nothing_is_read_from_outside() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    sheet = (
        f'<!DOCTYPE style [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{bomb}]>'
    ).encode() + style(
        '<text value="a"/>', locale="<locale><terms><term name='x'>&e11;&f;</term></terms></locale>"
    )
    try:
        words = cited(sheet, [{"id": "a"}])
    except BadInput:
        return
    assert words == ["a"]


@pytest.mark.parametrize(
    "attributes",
    [
        'et-al-min="many" et-al-use-first="-1"',
        'et-al-min="0" et-al-use-first="0"',
        f'et-al-min="{"9" * 5000}" et-al-use-first="1"',
        'et-al-min="1" et-al-use-first="99"',
        'and="perhaps" name-as-sort-order="middle" form="huge" initialize="maybe"',
    ],
)
def test_senseless_values_are_passed_over(attributes: str) -> None:
    layout = f'<names variable="author"><name {attributes}/></names><text value="."/>'
    item = {"author": [{"family": "Fenn", "given": "Hugh"}]}
    assert printed(layout, item).endswith(".")


@pytest.mark.parametrize(
    "element",
    [
        '<text variable="title" text-case="jumbled" display="nowhere"/>',
        '<text variable="title" font-style="wavy" vertical-align="up"/>',
        '<text variable=""/><text variable="title"/>',
        '<number/><label/><date/><names/><text variable="title"/>',
        '<date variable="issued" form="odd"/><text variable="title"/>',
        '<date variable="issued"><date-part/><date-part name="era"/></date><text variable="title"/>',
        '<number variable="volume" form="binary"/><text variable="title"/>',
        '<choose/><group/><text variable="title"/>',
        '<names variable="author"><substitute/></names><text variable="title"/>',
    ],
)
def test_elements_that_say_too_little_or_too_much_do_no_harm(element: str) -> None:
    assert "Tides" in printed(element, {"title": "Tides", "issued": "1931-05"})


def test_ordinals_of_a_locale_that_make_no_sense_do_no_harm() -> None:
    terms = "".join(
        f'<term name="ordinal-{each}">x</term>' for each in ("", "a", "1000", "-1", "9" * 5000)
    )
    locale = f'<locale><terms><term name="ordinal">th</term>{terms}</terms></locale>'
    layout = '<number variable="edition" form="ordinal"/>'
    assert printed(layout, {"edition": "4"}, locale=locale).startswith("4")


def test_a_locale_without_words_prints_what_it_can() -> None:
    locale = '<locale><terms><term name="page"/><term name="and"><single/></term></terms></locale>'
    assert printed('<text term="page"/><text value="x"/>', locale=locale) == "x"
