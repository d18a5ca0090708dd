"""The structure tree: what WeasyPrint gets wrong, each fault alone, and what is made of it.

When WeasyPrint mends a fault, the first test here fails and names what is no longer needed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import page as validator
import pikepdf
import pytest

from biokit.exporters.base import Export
from biokit.model.biography import Biography
from biokit.model.nodes import (
    BlockQuotation,
    Cell,
    Citation,
    CitationItem,
    CrossReference,
    Definition,
    DefinitionList,
    Figure,
    Foreign,
    IndexMark,
    List,
    ListItem,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
)
from biokit.model.sources import Item, Source
from tests.exporters.lives import options, p, t
from tests.exporters.test_pdf import printed

pytestmark = pytest.mark.slow

Pdf = pikepdf.Pdf
Element = Any
"""A `pikepdf.Dictionary` of the structure tree."""

FILLER = "The Cabinet met again in the spring and nothing was settled before the recess. "
PICTURE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/>"


def elements(pdf: Pdf) -> Iterator[Element]:
    """Every element of the structure tree, a parent before its kids."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed([*kids(element)])


def kids(element: Element) -> Iterator[Element]:
    found = element.get("/K", [])
    for kid in found if isinstance(found, pikepdf.Array) else [found]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def kinds(pdf: Pdf, kind: str) -> list[Element]:
    return [element for element in elements(pdf) if kind == element.S]


def links_of(pdf: Pdf) -> list[pikepdf.Object]:
    return [note for sheet in pdf.pages for note in sheet.get("/Annots", [])]


def height(annotation: pikepdf.Object) -> float:
    _, one, _, other = (float(side) for side in annotation.Rect)
    return abs(one - other)


def marks(sheet: pikepdf.Page) -> set[str]:
    """The marks of a page's content."""
    return {
        str(each.operands[0])
        for each in pikepdf.parse_content_stream(sheet)
        if isinstance(each, pikepdf.ContentStreamInstruction)
        and str(each.operator) in {"BMC", "BDC"}
    }


def faults(content: bytes) -> list[str]:
    report = validator.validate_pdf_bytes(content, profile=validator.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


# ------------------------------------------------------------------------- as WeasyPrint makes it


def refused(_: Pdf, content: bytes) -> bool:
    return faults(content) != []


def seen(fault: Callable[[Pdf], bool]) -> Callable[[Pdf, bytes], bool]:
    return lambda pdf, _: fault(pdf)


def heads(pdf: Pdf) -> list[set[int]]:
    """For each cell of a table, which of its heads it names, counted from 0."""
    names = [str(head.ID) for head in kinds(pdf, "/TH")]
    return [
        {names.index(str(name)) for name in cell.A.get("/Headers", [])}
        for cell in kinds(pdf, "/TD")
    ]


HEADS = [{1, 2, 3, 4, 5}, {1, 2, 4, 6}, {1, 3, 4, 6}]
"""Of the table of spanned cells below."""
LONG = f"<p>{FILLER * 80}</p>"
CELLS = (
    "<table><tr><th rowspan='2' colspan='2'>a</th><th colspan='2'>b</th></tr>"
    "<tr><th>c</th><th>d</th></tr><tr><th scope='rowgroup' rowspan='2'>e</th>"
    "<th scope='row'>f</th><td colspan='2'>1</td></tr>"
    "<tr><th scope='row'>g</th><td>2</td><td>3</td></tr></table>"
)
PLATE = (
    f'<style>@page{{size:400px 400px;margin:0}}body{{margin:0}}</style><img alt="a" '
    f'src="{PICTURE}"/>'
)
FAULTS: dict[str, tuple[str, Callable[[Pdf, bytes], bool]]] = {
    "tagging.keep_outer_links": ("<p><a href='http://a.example'>x <em>y</em></a></p>", refused),
    "elements._give_body": ("<ol><li><p>x</p></li></ol>", refused),
    "tagging._is_ornament": (f'<p>x</p><img alt="" src="{PICTURE}"/>', refused),
    "cells": (
        CELLS,
        seen(lambda pdf: heads(pdf) != HEADS),
    ),
    "tagging._decoration": (
        "<style>@page{@top-center{content:'head'}}</style><p>x</p>",
        seen(lambda pdf: "/Artifact" not in marks(pdf.pages[0])),
    ),
    "elements.SCOPE": (
        "<table><tr><th scope='col'>a</th></tr><tr><td>1</td></tr></table>",
        seen(lambda pdf: "/Scope" not in kinds(pdf, "/TH")[0].A),
    ),
    "elements.mend, Lang": (
        "<p>x <span lang='fr'>mot</span></p>",
        seen(lambda pdf: not any("/Lang" in element for element in elements(pdf))),
    ),
    "elements._bounding_box": (
        PLATE,
        # From the head of the page; a picture there ends at 300 points.
        seen(lambda pdf: float(kinds(pdf, "/Figure")[0].A.BBox[3]) < 290),
    ),
    "tagging.describe_links, Contents": (
        "<p><a href='#b'>x</a></p><p id='b'>y</p>",
        seen(lambda pdf: str(links_of(pdf)[0].get("/Contents")) != "x"),
    ),
    "tagging.describe_links, F": (
        "<p><a href='#b'>x</a></p><p id='b'>y</p>",
        seen(lambda pdf: "/F" not in links_of(pdf)[0]),
    ),
    "tagging._forgotten": (
        "<p style='display:flex'><a href='#b'>x</a></p><p id='b'>y</p>",
        seen(lambda pdf: not links_of(pdf)),
    ),
    "tagging._hit": (
        "<p>x<a href='#b' style='line-height:0'>1</a></p><p id='b'>y</p>",
        seen(lambda pdf: height(links_of(pdf)[0]) < 1),
    ),
    "elements.STRUCTURE, Note": (
        "<p>x<span role='doc-footnote' style='float:footnote' id='n'>y</span></p>",
        seen(lambda pdf: not kinds(pdf, "/Note")),
    ),
    "elements.STRUCTURE, TOC": (
        "<div role='directory'><p role='listitem'>x</p></div>",
        seen(lambda pdf: not kinds(pdf, "/TOC")),
    ),
    "elements.STRUCTURE, Index": (
        "<section role='doc-index'><p>x</p></section>",
        seen(lambda pdf: not kinds(pdf, "/Index")),
    ),
    "elements.wrapped": (
        "<p>x<a role='doc-noteref' href='#b'>1</a></p><p id='b'>y</p>",
        seen(lambda pdf: not kinds(pdf, "/Reference")),
    ),
    "pieces": (LONG, seen(lambda pdf: len(kinds(pdf, "/P")) > 1)),
}
"""By what mends it: a page that has the fault and nothing else, and whether a PDF has it."""


@pytest.mark.parametrize("mend", FAULTS)
def test_weasyprint_has_the_fault_still(mend: str) -> None:
    import weasyprint

    body, has_fault = FAULTS[mend]
    page = f"<html lang='en'><title>A</title><body><h1>A</h1>{body}</body></html>"
    content = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert has_fault(pdf, content), f"WeasyPrint has mended it: drop {mend}"


def of_type(name: str, pdf: Pdf) -> list[pikepdf.Object]:
    found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
    return [one for one in found if one.get("/Type") == name]


def test_pydyf_still_miscounts_objects_after_a_free_one() -> None:
    import pydyf

    made = pydyf.PDF()
    gone, kept = pydyf.Dictionary({"Is": "/Gone"}), pydyf.Dictionary({"Is": "/Kept"})
    for each in (gone, kept):
        made.add_object(each)
    gone.free = "f"
    written = io.BytesIO()
    made.write(written, compress=True)
    with pikepdf.open(io.BytesIO(written.getvalue())) as pdf:
        (held,) = of_type("/ObjStm", pdf)
        (table,) = of_type("/XRef", pdf)
        sizes = [int(size) for size in table.W]
        rows = table.read_bytes()
        row = rows[kept.number * sum(sizes) :][: sum(sizes)]
        number = int.from_bytes(row[-sizes[-1] :], "big")
        assert number >= int(held.N), "pydyf has mended it: let elements.drop free"


# ------------------------------------------------------------------------------- as biokit makes it

MEMOIRS = Source(id="m", item=Item(type="book", title="Memoirs", title_short="Memoirs"))


def head(words: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((p(words),), header=True, columns=columns, rows=rows)


def cell(words: str, columns: int = 1) -> Cell:
    return Cell((p(words),), columns=columns)


SPANNED = Table(
    (
        Row((head("e", rows=2), head("f"), cell("1", columns=2))),
        Row((head("g"), cell("2"), cell("3"))),
    ),
    (Row((head("a", rows=2, columns=2), head("b", columns=2))), Row((head("c"), head("d")))),
    caption=t("Spans"),
)


def told() -> tuple[Section, ...]:
    """A book with everything a tree has a word for, and some that reaches over pages."""
    cited = Note((Paragraph((Citation((CitationItem("m"),)),)),), id="cited")
    twofold = Note((p("First."), p("Second.")), id="twofold")
    first = (
        p(FILLER * 60, "A word.", cited, IndexMark(("Words",), t("word")), FILLER * 30),
        p("Two paragraphs.", twofold, " See ", CrossReference("second", form="page"), "."),
        BlockQuotation(tuple(p(FILLER * 12) for _ in range(6))),
        List(tuple(ListItem((p(f"Item {n}. ", FILLER * 6),)) for n in range(12))),
        DefinitionList((Definition(t("Ada"), (p("A countess."),)),)),
        SPANNED,
        Figure("plan.svg", t("A plan"), "A plan of the house"),
        p("He said ", Foreign(t("mot juste"), lang="fr"), "."),
    )
    return (
        Section(t("One"), first, role="chapter", id="first"),
        Section(t("Two"), (p(FILLER),), role="chapter", id="second"),
        Section(t("Bibliography"), (), role="bibliography"),
        Section(t("Index"), (), role="index"),
    )


@cache
def book(placement: str = "footnote") -> Export:
    life = Biography(t("A Life"), sections=told(), sources=(MEMOIRS,), lang="en-GB")
    return printed(life, options("pdf", placement=placement))


@pytest.fixture(params=["footnote", "book-end"])
def tree(request: pytest.FixtureRequest) -> Iterator[Pdf]:
    with pikepdf.open(io.BytesIO(book(request.param).content)) as pdf:
        yield pdf


@pytest.mark.parametrize("placement", ["footnote", "chapter-end", "book-end", "keyed"])
def test_the_validator_has_nothing_to_say(placement: str) -> None:
    assert faults(book(placement).content) == []


def linked(element: Element, pdf: Pdf) -> Iterator[str]:
    """The names of the places that the links within an element lead to."""
    for kid in element.get("/K", []):
        if not isinstance(kid, pikepdf.Dictionary):
            continue
        if kid.get("/Type") == "/OBJR":
            found = kid.Obj.get("/Dest") or kid.Obj.get("/A", pikepdf.Dictionary()).get("/D")
            if found is not None:
                yield str(found)
        else:
            yield from linked(kid, pdf)


def test_every_note_is_one_element_and_linked_both_ways(tree: Pdf) -> None:
    notes = {str(note.ID): note for note in kinds(tree, "/Note")}
    assert set(notes) == {"cited", "twofold"}
    for key, note in notes.items():
        calls = [one for one in kinds(tree, "/Reference") if key in linked(one, tree)]
        assert len(calls) == 1
        assert f"call-{key}" in linked(note, tree)


def test_a_note_at_the_foot_of_a_page_begins_with_its_number() -> None:
    with pikepdf.open(io.BytesIO(book().content)) as pdf:
        assert all(any(kid.S == "/Lbl" for kid in within(note)) for note in kinds(pdf, "/Note"))


def within(element: Element) -> Iterator[Element]:
    for kid in kids(element):
        yield kid
        yield from within(kid)


def test_contents_index_and_bibliography_are_named(tree: Pdf) -> None:
    (contents,) = kinds(tree, "/TOC")
    entries = [*kids(contents)]
    assert len(entries) >= 4
    assert all(entry.S == "/TOCI" and "/Reference" in kinds_in(entry) for entry in entries)
    (index,) = kinds(tree, "/Index")
    assert {"/H1", "/L", "/Reference"} <= kinds_in(index)
    (entry,) = kinds(tree, "/BibEntry")
    assert entry.P.S == "/LBody"


def kinds_in(element: Element) -> set[str]:
    return {str(each.S) for each in within(element)}


def test_what_reaches_over_pages_is_one_element(tree: Pdf) -> None:
    assert len(kinds(tree, "/Index")) == len(kinds(tree, "/BlockQuote")) == 1
    headed = [one for one in kinds(tree, "/Sect") if any(kid.S == "/H1" for kid in kids(one))]
    titles = len(kinds(tree, "/H1")) - 1  # that of the index, which is no `Sect`
    assert len(headed) == titles >= 4
    (longest,) = (one for one in kinds(tree, "/L") if len([*kids(one)]) == 12)
    for item in kids(longest):
        assert [kid.S for kid in kids(item)] == ["/Lbl", "/LBody"]
    pages = {leaf.Pg.objgen for one in kinds(tree, "/P")[:8] for leaf in within(one)}
    assert len(pages) > 1


def test_each_cell_names_its_heads_and_each_head_its_direction(tree: Pdf) -> None:
    assert heads(tree) == HEADS
    assert [str(one.A.Scope) for one in kinds(tree, "/TH")] == ["/Column"] * 4 + ["/Row"] * 3


def test_every_element_is_in_the_one_that_it_says_it_is_in(tree: Pdf) -> None:
    for element in elements(tree):
        for kid in kids(element):
            assert kid.P.objgen == element.objgen


def test_every_piece_of_content_leads_to_the_element_that_holds_it(tree: Pdf) -> None:
    """ISO 32000-1, 14.7.4.4: the tree of parents."""
    numbers = list(tree.Root.StructTreeRoot.ParentTree.Nums)
    by_page = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    counted = 0
    for sheet in tree.pages:
        if "/StructParents" not in sheet:
            continue  # it is blank
        for mark, owner in enumerate(by_page[int(sheet.StructParents)]):
            assert mark in [kid for kid in owner.K if isinstance(kid, int)]
            counted += 1
    assert counted > 100


def test_words_in_another_language_and_pictures_say_what_they_are(tree: Pdf) -> None:
    assert [str(one.Lang) for one in elements(tree) if one.get("/Lang") == "fr"] == ["fr"]
    (picture,) = kinds(tree, "/Figure")
    assert str(picture.Alt) == "A plan of the house"
    left, bottom, right, top = (float(side) for side in picture.A.BBox)
    _, _, width, height = (float(side) for side in tree.pages[0].MediaBox)
    assert 0 < left < right < width
    assert 0 < bottom < top < height


def test_every_link_has_its_words_and_is_there_on_paper(tree: Pdf) -> None:
    links = links_of(tree)
    assert len(links) > 8
    for link in links:
        assert str(link.Contents)
        assert height(link) > 3
        assert int(link.F) & 4


def test_running_heads_and_folios_belong_to_no_element(tree: Pdf) -> None:
    assert all("/Artifact" in marks(sheet) for sheet in [*tree.pages][-3:-1])
