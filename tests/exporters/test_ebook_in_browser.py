"""Every note of an ebook followed by a click, there and back, in a real browser.

One session reads two books that hold notes of all kinds in all places: called in headings, captions,
tables, verse and letters, two at one place, on a page that a template makes; saying paragraphs,
lists, tables, verse, quotations, letters and pictures; numbered, with symbols and keyed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from biokit.model.biography import Biography
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Cell,
    Citation,
    CitationItem,
    Figure,
    Inline,
    Letter,
    List,
    ListItem,
    Note,
    Row,
    Section,
    Table,
    Text,
    Verse,
    VerseLine,
)
from biokit.model.sources import Item, Source
from tests.browser import page
from tests.exporters.epubs import exported, unzipped
from tests.exporters.lives import options, p, t

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILLING = "He walked on, and thought of what had been, and of what was to come. " * 12

LOOK = """selector => {
    const found = document.querySelector(selector);
    const box = found.getClientRects()[0];
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const mark = found.querySelector('.number, .key');
    return {
        seen,
        role: found.getAttribute('role'),
        mark: found.parentElement.getAttribute('value') || (mark && mark.innerText),
    };
}"""
"""What there is, and whether its beginning is in view.

A note is looked for as Thorium does, which takes its address's fragment for a selector.
"""

PLACES = ["heading", "anchor", "cell", "table", "verse", "letter", "caption", "list", "section"]
"""Where else than after a sentence the first chapter calls notes."""
OF_THE_EDITOR = Note((p("Of the editor."),), "editor")

Marks = tuple[str, str]
"""What a call says, and what its note is called by."""


def cited(*keys: str) -> Citation:
    return Citation(tuple(map(CitationItem, keys)))


def verse(*run: Inline) -> Verse:
    return Verse(((VerseLine(run), VerseLine(t("like the night"))),))


def table(*run: Inline | str) -> Table:
    return Table((Row((Cell((p("1843"),), header=True), Cell((p(*run),)))),))


def saying() -> tuple[tuple[Block, ...], ...]:
    """What notes say: every block that one may hold, and some with words after it."""
    return (
        (p("In one paragraph."),),
        (p("In two."), p("Here is the other.")),
        (p("In a list:"), List((ListItem((p("one"),)), ListItem((p("two"),))))),
        (List((ListItem((p("nothing but a list"),)),), ordered=True),),
        (p("In a table:"), table("Translator"), p("And after it.")),
        (verse(Text("She walks in beauty")),),
        (Letter((p("My dear Babbage,"), p("Come.")), "ada", "babbage", place="Ockham"),),
        (BlockQuotation((p("Set off from the rest."),), t("Somebody")),),
        (p("With a picture:"), Figure("ada.svg", t("Ada"), "A woman at a desk")),
        (p("12."),),
        (p("Greville, ii, 12."),),
        (p("Ibid., 23."),),
        (p("So ", cited("m"), " has it, and ", cited("w"), "."),),
    )


def full() -> Section:
    """A chapter with notes in all places, saying all that notes can say."""
    said = [Note(blocks, id=f"n.{place}") for place, blocks in enumerate(saying())]
    blocks: tuple[Block, ...] = (
        *(p(f"It was in {1800 + place}", note, ". ", FILLING) for place, note in enumerate(said)),
        p("Long ago he left", cited("m"), cited("w"), ", and came back", OF_THE_EDITOR, ". "),
        p(
            "They called him ",
            Note((p("He was none."),), anchor=t("a man of parts")),
            ". ",
            FILLING,
        ),
        table("Secretary", Note((p("In a cell."),)), ", then more", cited("m", "w")),
        verse(Text("She walks in beauty"), Note((p("In verse."),))),
        Letter((p("My dear", Note((p("In a letter."),)), "."),), "ada", "babbage"),
        Figure("ada.svg", (Text("A desk"), Note((p("In a caption."),))), "A woman at a desk"),
        List((ListItem((p("An item", Note((p("In a list."),))),)),)),
    )
    title: tuple[Inline, ...] = (Text("The first day"), Note((p("In a heading."),)))
    inner = Section(t("Deeper"), (p("Down there", Note((p("Deeper."),)), ". ", FILLING),))
    return Section(title, blocks, (inner,), role="chapter")


def life() -> Biography:
    front = Section(
        t("Title"), (p("By me", Note((p("On a title page."),)), "."),), role="title-page"
    )
    second = (p("It rained", cited("m"), ". ", FILLING), p("It poured", Note((p("So."),)), "."))
    return Biography(
        t("The Enchantress"),
        sources=tuple(Source(id=k, item=Item(type="book", title=k.upper() * 9)) for k in "mw"),
        sections=(front, full(), Section(t("The second day"), second, role="chapter")),
        lang="en",
    )


EDITIONS = {
    "numbers": {"placement": "book-end", "note_numbers": "chapter"},
    "symbols-and-keys": {"placement": "keyed-chapter-end", "note_series": "two"},
}


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Marks]]:
    """The notes of each edition as they were found by clicks, in the order of their calls."""
    with page() as reader:
        made = {}
        for name, fields in EDITIONS.items():
            folder = tmp_path_factory.mktemp(name)
            for file, content in unzipped(
                exported(life(), options("epub", **fields)).content
            ).items():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_bytes(content)
            files = sorted((folder / "EPUB").glob("*.xhtml"))
            made[name] = [marks for file in files for marks in follow(file, reader)]
    return made


def follow(file: Path, reader: Page) -> Iterator[Marks]:
    """Click each call of a file, and the way back in its note."""
    reader.goto(file.as_uri())
    keys = reader.eval_on_selector_all(
        "a[role=doc-noteref]",
        "links => links.map(link => [link.id, link.href, link.hash, link.innerText])",
    )
    for key, address, fragment, said in keys:
        call = f"[id='{key}']"
        reader.click(call)
        reader.wait_for_url(address)
        note = reader.evaluate(LOOK, fragment)
        assert note["role"] == "doc-footnote", fragment
        assert note["seen"], f"{fragment} is not in view"
        reader.click(f"{fragment} a[role=doc-backlink]")
        reader.wait_for_url(f"{file.as_uri()}#{key}")
        assert reader.evaluate(LOOK, call)["seen"], f"the way back does not lead to {key}"
        yield said, note["mark"].removesuffix(":")


def test_every_note_is_reached_by_its_call_and_leads_back_to_it(
    followed: dict[str, list[Marks]],
) -> None:
    everywhere = len(saying()) + len(("m", "w", "editor")) + len(PLACES)
    assert len(followed["numbers"]) == everywhere + 2 + 1
    # Two citations at one place share the words they are found by.
    assert len(followed["symbols-and-keys"]) == everywhere - 1 + 2 + 1


def test_calls_and_notes_have_the_same_numbers_symbols_and_words(
    followed: dict[str, list[Marks]],
) -> None:
    for marks in followed.values():
        assert [said for said, _ in marks] == [marked for _, marked in marks]
    numbers = [int(said) for said, _ in followed["numbers"]]
    assert numbers.count(1) == len(("title page", "first", "second"))
    said = {said for said, _ in followed["symbols-and-keys"]}
    assert {"*", "†", "Long ago he left"} <= said
