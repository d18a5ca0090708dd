"""Not a character of a page is lost, and what runs in it never comes through."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
from hypothesis import given
from lxml import etree

from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.xhtml.dialect import Dialect
from biokit.importers.xhtml.parsing import parsed
from biokit.importers.xhtml.reader import Reader
from biokit.model.nodes import Block, Division, Paragraph
from biokit.model.walk import walk
from tests.importers.xhtml.trees import bodies
from tests.importers.xhtml.words import (
    EVERY_PICTURE,
    bare,
    page,
    reader,
    unmarked,
    words_of,
    words_of_tree,
)


def characters(words: str) -> Counter[str]:
    """How often each stands there, without the marks and brackets that are ours."""
    return Counter(re.sub(r"[()“”]", "", words))


@given(bodies())
def test_the_characters_of_any_page_are_those_of_its_blocks(body: str) -> None:
    element = page(body)
    assert characters(words_of(reader().blocks(element))) == characters(words_of_tree(element))


@given(bodies())
def test_the_characters_of_any_page_are_those_of_its_inlines(body: str) -> None:
    element = page(body)
    assert characters(words_of(reader().inlines(element))) == characters(words_of_tree(element))


@given(bodies())
def test_no_white_space_is_left_where_a_page_shows_none(body: str) -> None:
    for block in reader().blocks(page(body)):
        for part in walk(block):
            if isinstance(part, Paragraph) and part.content:
                words = "".join(getattr(one, "value", "x") for one in part.content)
                assert not re.search(r"^ | $|  |[\n\t]", words)


@given(bodies())
def test_no_id_is_given_to_two_nodes(body: str) -> None:
    given = [
        key
        for block in reader().blocks(page(body))
        for part in walk(block)
        if (key := getattr(part, "id", None))
    ]
    assert len(given) == len(set(given))


def same(content: bytes, name: str) -> None:
    """Read a page, and see that its words are all there, in order."""
    check_words(*read_page(content, name), name)


def read_page(content: bytes, name: str) -> tuple[tuple[Block, ...], etree._Element]:
    """The blocks of a page, and the element that they are of."""
    root = parsed(content, name, findings=[])
    body = root.find("body")
    element = root if body is None else body
    return Reader(name, EVERY_PICTURE).blocks(element), element


def check_words(blocks: tuple[Block, ...], element: etree._Element, name: str) -> None:
    assert unmarked(words_of(blocks)) == unmarked(words_of_tree(element)), name


@pytest.mark.slow
def test_the_words_of_every_shared_book_are_kept_in_their_order(shared_data: Path) -> None:
    """And a diary of a million words is read in six seconds."""
    pages = sorted((shared_data / "books").glob("*/text/*.xhtml"))
    assert len(pages) > 400
    diary = 0.0
    for path in pages:
        started = time.process_time()
        blocks, element = read_page(path.read_bytes(), path.name)
        if path.parent.parent.name == "samuel-pepys_the-diary":
            diary += time.process_time() - started
        check_words(blocks, element, path.name)
    assert 0 < diary < 6


def test_the_words_of_every_shared_ebook_are_kept_in_their_order(shared_data: Path) -> None:
    for path in sorted((shared_data / "epub").glob("*.epub")):
        with ZipFile(path) as book:
            for name in book.namelist():
                if name.endswith((".xhtml", ".html")):
                    same(book.read(name), name)


def test_the_words_of_every_shared_article_are_kept_in_their_order(shared_data: Path) -> None:
    for path in sorted((shared_data / "wikipedia-html").rglob("*.html")):
        if path.name != "ar-Mathematics.html":  # its formulas say what they say otherwise
            same(path.read_bytes(), path.name)


def test_a_megabyte_of_an_article_is_read_within_a_second() -> None:
    item = (
        '<li id="c{0}"><b><a href="#r{0}">^</a></b> <i>Title</i>, <a href="http://x/">p. 1</a></li>'
    )
    listed = "".join(item.format(number) for number in range(11_000))
    content = f"<html><body><p>x</p><ol>{listed}</ol></body></html>".encode()
    assert len(content) > 1_000_000
    started = time.process_time()
    same(content, "article.html")
    assert time.process_time() - started < 2  # twice what is allowed, for the words are compared


@pytest.mark.parametrize(
    "name", ["div class='x'", "i", "blockquote", "ul><li", "span lang='fr'", "a href='http://x/'"]
)
def test_what_is_nested_too_deeply_is_flattened_and_told_once(name: str) -> None:
    closing = "".join(f"</{tag.split()[0]}>" for tag in reversed(name.split("><")))
    element = page(f"<{name}>x" * 190 + "end" + closing * 190)
    read = reader()
    blocks = read.blocks(element)
    assert words_of(blocks) == words_of_tree(element)
    assert [each.code for each in read.findings].count("too-deep") == 1
    assert levels(blocks) <= 3 * DEPTH_LIMIT
    msgspec.json.encode(blocks)


def levels(parts: object) -> int:
    if isinstance(parts, tuple):
        return max(map(levels, parts), default=0)
    fields = getattr(parts, "__struct_fields__", ())
    return 1 + max((levels(getattr(parts, name)) for name in fields), default=0)


EVIL = """
<html><head><script>evil()</script><style>evil</style><link rel="stylesheet" href="evil.css"/>
<meta http-equiv="refresh" content="0; url=evil"/><base href="https://ok.example/"/></head>
<body onload="evil()"><p onclick="evil()" style="background:url(evil)">One
<a href="javascript:evil()">two</a> <a href=" JaVaScRiPt:evil()">three</a>
<a href="java&#10;script:evil()">four</a> <a href="data:text/html,evil">five</a>
<a href="vbscript:evil()">six</a><img src="x.png" onerror="evil()" alt="seven"/></p>
<script>document.write("evil")</script><style>p { evil }</style>
<svg onload="evil()"><script>evil()</script><style>evil</style><text>eight</text></svg>
<svg><a xlink:href="javascript:evil()"><text>nine</text></a></svg>
<math><mi xlink:href="javascript:evil()">ten</mi></math>
<iframe src="javascript:evil()" srcdoc="evil">eleven</iframe>
<object data="javascript:evil()">twelve</object><embed src="javascript:evil()"/>
<form action="javascript:evil()"><button formaction="javascript:evil()">thirteen</button></form>
<template><p>fourteen</p></template><noscript>fifteen</noscript>
<code>a<script>evil()</script>b</code><pre>c<script>evil()</script>d</pre>
<div class="mine" onmouseover="evil()" data-x="y">sixteen</div></body></html>
"""


@pytest.mark.parametrize("head", ["", '<?xml version="1.0"?>'])
def test_no_script_style_or_handler_survives(head: str) -> None:
    root = parsed((head + EVIL.strip()).encode(), "page.html", findings=[])
    body = root.find("body")
    assert body is not None
    read = Reader("page.html", EVERY_PICTURE)
    division = Division(read.blocks(body))
    kept = msgspec.json.encode(division).decode() + "".join(map(str, read.findings))
    assert "evil" not in kept.replace("https://ok.example/", "")
    assert bare(words_of([division])).startswith("Onetwothreefourfivesix")
    for words in ("seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
                  "fifteen", "ab", "cd", "sixteen"):  # fmt: skip
        assert words in kept


def test_a_page_that_is_read_twice_is_read_the_same() -> None:
    element = page("<p>a “<span epub:type='se:name.music.song'>b</span>” c</p>")
    read = reader()
    assert read.blocks(element) == read.blocks(element)


def test_a_hook_may_ask_for_the_element_as_it_is_read_otherwise() -> None:
    asked: list[str] = []

    def inlines(element: object, to: Reader) -> tuple[object, ...] | None:
        asked.append(element.tag)  # type: ignore[attr-defined]
        return to.inline(element) if element.tag == "i" else None  # type: ignore[attr-defined,arg-type]

    read = reader(Dialect(inlines=inlines))  # type: ignore[arg-type]
    assert words_of(read.blocks(page("<p><i>a<b>b</b></i></p>"))) == "ab"
    assert asked == ["i", "b"]
