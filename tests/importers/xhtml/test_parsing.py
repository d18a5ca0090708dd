"""Any page is one tree: whatever its encoding, its entities, its mistakes and its malice."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.importers.xhtml.depth import DEEPEST
from biokit.importers.xhtml.parsing import parsed

if TYPE_CHECKING:
    from lxml import etree

XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'


def read(content: str | bytes) -> tuple[etree._Element, list[Finding]]:
    findings: list[Finding] = []
    given = content if isinstance(content, bytes) else content.encode()
    return parsed(given, "page.xhtml", findings=findings), findings


def said(content: str | bytes) -> str:
    root, _ = read(content)
    return " ".join("".join(str(words) for words in root.itertext()).split())


def codes(content: str | bytes) -> list[str]:
    return [finding.code for finding in read(content)[1]]


def depth(root: etree._Element) -> int:
    deepest, standing = 1, [(root, 1)]
    while standing:
        element, level = standing.pop()
        deepest = max(deepest, level)
        standing += [(child, level + 1) for child in element]
    return deepest


def test_names_have_no_name_space_and_types_their_prefix() -> None:
    root, findings = read(
        f'{XHTML}<body><I epub:type="z3998:roman" xml:lang="la">X</I></body></html>'
    )
    (italic,) = root.iter("i")
    assert (italic.get("epub:type"), italic.get("lang")) == ("z3998:roman", "la")
    assert findings == []


def test_a_page_in_html_5_with_name_spaces_is_read_as_xml() -> None:
    root, findings = read(f'<!DOCTYPE html>\n<!-- x -->{XHTML}<p epub:type="x"/>y<br/></html>')
    assert [each.get("epub:type") for each in root.iter("p")] == ["x"]
    assert "".join(map(str, root.itertext())) == "y"
    assert findings == []


LONG = 400_000


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<![CDATA[", "&a", "&amp", "<a", "<a ", "<a xmlns='", 'xmlns="x" ', '<a xmlns="x" b="', "<",
     "<!DOCTYPE [", "<?", "]]>", "<a b='", "<script", "</", "&#150", "<i><!DOCTYPE html [<!ENTITY a 'b'>"],
)  # fmt: skip
def test_a_page_of_one_broken_thing_again_and_again_is_read_in_no_time(piece: str) -> None:
    for head in ("<html><body>", f"{XHTML}<body>", "<!DOCTYPE html [", "<a xmlns:"):
        content = head + piece * (LONG // len(piece))
        started = time.process_time()
        with suppress(BadInput):
            read(content)
        assert time.process_time() - started < 4, head


def test_a_prefix_of_ones_own_for_xhtml_and_its_types_is_as_good() -> None:
    root, _ = read(
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns:o="http://www.idpf.org/2007/ops">'
        '<h:body><h:p o:type="bridgehead">x</h:p></h:body></h:html>'
    )
    assert [p.get("epub:type") for p in root.iter("p")] == ["bridgehead"]


def test_other_vocabularies_keep_the_prefixes_they_have() -> None:
    root, _ = read(
        f'{XHTML}<body><m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math>'
        '<svg xmlns="http://www.w3.org/2000/svg"><text>y</text></svg></body></html>'
    )
    assert [element.tag for element in root.iter()][2:] == ["m:math", "m:mi", "svg", "text"]


def test_a_name_space_within_an_attribute_or_the_text_is_text() -> None:
    root, _ = read(f'{XHTML}<body><p title="a xmlns=&quot;b&quot; > c">xmlns="d"</p></body></html>')
    (paragraph,) = root.iter("p")
    assert (paragraph.get("title"), paragraph.text) == ('a xmlns="b" > c', 'xmlns="d"')


def test_comments_and_instructions_go_and_the_text_around_them_stays() -> None:
    assert said(f"{XHTML}<body>a<!-- b -->c<?d e?>f</body></html>") == "acf"
    assert said("<p>a<!-- b -->c<?d e?>f") == "acf"


@pytest.mark.parametrize("head", [XHTML, "<html>"])
def test_the_names_that_html_has_for_characters_need_no_declaration(head: str) -> None:
    page = f"{head}<body>a&nbsp;b&mdash;c&eacute;&NotEqualTilde;&amp;&lt;&#233;</body></html>"
    root, findings = read(page)
    assert "".join(map(str, root.itertext())) == "a\u00a0b—cé≂̸&<é"
    assert findings == []


def test_an_entity_that_nobody_knows_stays_as_its_words() -> None:
    assert said(f"{XHTML}<body>a &nosuch; b</body></html>") == "a &nosuch; b"


def test_names_within_character_data_are_text() -> None:
    assert said(f"{XHTML}<body><![CDATA[&nbsp;<b>]]></body></html>") == "&nbsp;<b>"


def test_a_short_entity_that_the_page_declares_is_read() -> None:
    page = f'<!DOCTYPE html [<!ENTITY ship "Beagle"><!ENTITY nb "&#160;">]>{XHTML}<body>a&nb;&ship;'
    assert said(f"{page}</body></html>") == "a Beagle"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
        '<!ENTITY b PUBLIC "x" "http://example.org/x">',
        '<!ENTITY % p "x"><!ENTITY b "&b;">',
        f'<!ENTITY b "{"x" * 10_000}">',
    ],
)
def test_an_entity_that_grows_or_leads_out_is_told_and_not_followed(declared: str) -> None:
    page = f"<!DOCTYPE html [{declared}]>{XHTML}<body>{'&b;' * 1000}</body></html>"
    assert said(page) == "&b;" * 1000
    assert "dropped-entities" in codes(page)


def test_the_files_made_to_break_readers_are_read_in_no_time(shared_data: Path) -> None:
    started = time.process_time()
    for path in sorted((shared_data / "hostile" / "xml").glob("*.xml")):
        root, _ = read(path.read_bytes())
        assert sum(len(str(words)) for words in root.itertext()) <= path.stat().st_size
    assert time.process_time() - started < 1


@pytest.mark.parametrize("tail", ["", "</{0}>"])
@pytest.mark.parametrize("name", ["div", "b", "p", "table><tr><td", "nosuch", "ul><li"])
def test_a_hundred_thousand_tags_in_each_other_are_read_and_their_text_kept(
    name: str, tail: str
) -> None:
    many = 100_000
    page = f"<html><body>{f'<{name}>x' * many}end{tail.format(name.rpartition('<')[2]) * many}"
    started = time.process_time()
    root, findings = read(page)
    assert time.process_time() - started < 5
    assert sum(str(words).count("x") for words in root.itertext()) == many
    if name != "p":
        assert "too-deep" in {finding.code for finding in findings}
    assert depth(root) <= DEEPEST + 2


def test_xml_that_is_a_little_too_deep_is_cut_and_still_xml() -> None:
    page = f"{XHTML}<body>{'<div>x' * 500}{'</div>' * 500}</body></html>"
    root, findings = read(page)
    assert [finding.code for finding in findings] == ["too-deep"]
    assert (said(page), depth(root)) == ("x" * 500, DEEPEST)


def test_a_page_that_says_it_is_xml_and_is_not_is_read_and_told() -> None:
    root, findings = read(f"{XHTML}\n<body>\n<p>a<br>b</p></body></html>")
    assert [(each.code, each.line) for each in findings] == [("not-well-formed", 3)]
    assert "".join(map(str, root.itertext())).split() == ["ab"]


def test_html_is_no_mistake() -> None:
    assert codes("<!doctype html><title>x</title><p>a<br>b<p>c") == []


@pytest.mark.parametrize("half", ["<p>a <b>b", "a <i>b</i> c</p></div>", "<table><td>a", "<p>a <b"])
def test_half_a_page_is_read(half: str) -> None:
    assert said(half).startswith("a")


@pytest.mark.parametrize("nothing", [b"", b"  \n ", b"\xef\xbb\xbf"])
def test_no_page_is_said_to_be_none(nothing: bytes) -> None:
    with pytest.raises(BadInput, match="nothing in this page"):
        read(nothing)


@pytest.mark.parametrize(
    "odd", [b"<!-- only -->", b"<", b"<?xml version='1.0'?>", b"\x00\x00", b"&"]
)
def test_what_is_hardly_a_page_is_a_tree_or_an_error_of_ours(odd: bytes) -> None:
    try:
        root, _ = read(odd)
    except BadInput:
        return
    assert root.tag == "html"


def test_control_characters_are_left_out_and_told() -> None:
    page = f"{XHTML}<body>a\x00b\x0cc\x1bd</body></html>"
    assert said(page) == "ab cd"
    assert codes(page) == ["dropped-characters"]


def test_numbers_of_the_second_control_block_mean_what_html_says() -> None:
    assert said(f"{XHTML}<body>a&#151;b&#x93;c&#150;</body></html>") == "a—b“c–"


WORDS = "Être — “né à Zürich”"


@pytest.mark.parametrize(
    ("content", "guessed"),
    [
        (f'<?xml version="1.0" encoding="utf-8"?>{XHTML}<p>{WORDS}</p></html>'.encode(), False),
        (f"<p>{WORDS}</p>".encode(), False),
        (f"<p>{WORDS}</p>".encode("utf-8-sig"), False),
        (b"\xff\xfe" + f"<p>{WORDS}</p>".encode("utf-16-le"), False),
        (b"\xfe\xff" + f"<p>{WORDS}</p>".encode("utf-16-be"), False),
        (f'<?xml version="1.0"?><p>{WORDS}</p>'.encode("utf-16-le"), False),
        (f'<meta charset="windows-1252"><p>{WORDS}</p>'.encode("cp1252"), False),
        (f'<meta charset="iso-8859-1"><p>{WORDS}</p>'.encode("cp1252"), False),
        (f'<meta charset="utf-8"><p>{WORDS}</p>'.encode("cp1252"), True),
        (f"<p>{WORDS}</p>".encode("cp1252"), True),
        (f'<meta charset="windows-1252"><p>{WORDS}</p>'.encode(), True),
        (f'<?xml version="1.0" encoding="utf-16"?><p>{WORDS}</p>'.encode(), False),
        (f'<meta charset="no-such"><p>{WORDS}</p>'.encode(), False),
    ],
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_it_is_in(content: bytes, guessed: bool) -> None:
    assert said(content) == WORDS
    assert codes(content) == (["guess-encoding"] if guessed else [])


def test_a_chinese_page_that_says_gb2312_is_read() -> None:
    words = "蔡奇，1955年生，镕"
    assert said(f'<meta charset="gb2312"><p>{words}</p>'.encode("gb18030")) == words


def test_a_russian_page_that_says_nothing_is_read() -> None:
    words = "Толстой родился в Ясной Поляне. " * 20
    page = f"<html><body><p>{words}</p></body></html>".encode("cp1251")
    assert said(page) == words.strip()


def test_a_page_cut_within_a_character_is_still_utf_8() -> None:
    page = f"<p>{WORDS * 20}é".encode()[:-1]
    assert said(page).startswith(WORDS)
    assert codes(page) == ["guess-encoding"]


def test_only_the_first_of_two_elements_keeps_an_id() -> None:
    root, findings = read('<p id="a">x</p>\n<p id="a">y</p><a name="a">z</a><a name="b">w</a>')
    assert [(each.tag, each.get("id")) for each in root.iter() if each.get("id")] == [
        ("p", "a"),
        ("a", "b"),
    ]
    assert [(each.code, each.line) for each in findings] == [("duplicate-id", 2)]


def test_addresses_are_relative_to_what_the_page_says() -> None:
    root, _ = read(
        '<base href="https://example.org/a/b/"><a href="../c">x</a><a href="#d">y</a><img src="e.png">'
    )
    assert [each.get("href") for each in root.iter("a")] == ["https://example.org/a/c", "#d"]
    assert [each.get("src") for each in root.iter("img")] == ["https://example.org/a/b/e.png"]


def test_terms_that_do_not_end_are_not_in_each_other() -> None:
    root, _ = read("<dl><dt>a<dt>b<dd>c<dd>d<dt>e</dl>")
    (listed,) = root.iter("dl")
    assert [(each.tag, each.text) for each in listed] == [
        ("dt", "a"),
        ("dt", "b"),
        ("dd", "c"),
        ("dd", "d"),
        ("dt", "e"),
    ]


def test_the_package_loads_no_parser_until_there_is_a_page() -> None:
    code = "import sys, biokit.importers.xhtml.reader, biokit.importers.xhtml.parsing as p; "
    code += "assert 'lxml' not in sys.modules and 'charset_normalizer' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
