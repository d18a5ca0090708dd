"""A class that most paragraphs bear is the running text's, and says nothing of any of them."""

from __future__ import annotations

from biokit.model.base import Node
from biokit.model.nodes import Division, Paragraph
from biokit.model.walk import walk
from tests.importers.epub.making import page, read


def classes_in(body: str) -> list[tuple[str, tuple[str, ...]]]:
    """The kinds and classes of all nodes that have classes."""
    life = read({"c.xhtml": page(f"<h1>Berlin</h1>{body}")}).biography
    return [
        (type(part).__name__, part.classes)
        for section in life.sections
        for part in walk(section)
        if isinstance(part, Node) and part.classes
    ]


def test_a_class_of_most_paragraphs_stands_on_none() -> None:
    body = '<p class="Roman">a</p>' * 9 + '<p class="motto">b</p>'
    assert classes_in(body) == [(Paragraph.__name__, ("motto",))]


def test_a_division_around_every_paragraph_is_none() -> None:
    body = '<div class="Absatz"><p>a</p><p>b</p></div>' * 5
    body += '<div class="Absatz"><p>a</p></div>' * 9 + '<div class="aside"><p>a</p><p>b</p></div>'
    assert classes_in(body) == [(Division.__name__, ("aside",))]


def test_a_class_of_few_paragraphs_is_kept() -> None:
    assert classes_in('<p class="motto">a</p>') == [(Paragraph.__name__, ("motto",))]


def test_the_styles_of_layout_programs_say_nothing_in_the_shortest_book() -> None:
    body = '<p class="Fliesstext">a</p><p class="Fussnotentext">b</p><p class="motto">c</p>'
    body += '<div class="_idFootnote"><p class="ParaOverride-1">d</p><p>e</p></div>'
    assert classes_in(body) == [(Paragraph.__name__, ("motto",))]
