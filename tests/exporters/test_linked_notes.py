"""Notes in ebooks, on the web and in Markdown: where they stand, and the ways there and back."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree, html

from biokit.exporters.base import Options
from biokit.exporters.html import HtmlExporter
from biokit.exporters.markdown import MarkdownExporter
from biokit.importers.base import ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Citation,
    CitationItem,
    CrossReference,
    Emphasis,
    Figure,
    Inline,
    Note,
    Paragraph,
    Role,
    Section,
    Text,
    Verse,
    VerseLine,
)
from biokit.model.sources import Item, Source
from biokit.model.walk import plain_text, walk
from tests.conftest import Golden
from tests.exporters.epubs import (
    EPUB,
    XHTML,
    Files,
    epubcheck,
    exported,
    lost_links,
    repeated_ids,
    texts,
    unzipped,
    words,
)
from tests.exporters.lives import assets, everything, options, p, t

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "html"
PLACEMENTS = ("footnote", "chapter-end", "book-end", "keyed", "keyed-chapter-end")
SERIES = ("one", "two")


def cited(key: str = "m") -> Citation:
    return Citation((CitationItem(key),))


def life() -> Biography:
    """Notes of both kinds in prose, in a heading, a caption and verse, two at one place."""
    mine = Note((p("Mine, after ", cited(), "."), p("At length.")), id="mine")
    first = (
        p(
            "Long ago he left for ",
            Emphasis(t("the far north")),
            cited(),
            ". He said so",
            mine,
            ".",
        ),
        p("In the end he came home, ", cited(), cited("w"), " and slept."),
        Figure("ada.svg", (Text("A man at a desk"), Note((p("By whom?"),), id="whom")), "A man"),
        Verse(((VerseLine((Text("She walks in beauty"), cited("w"))),),)),
    )
    title: tuple[Inline, ...] = (Text("The first day"), Note((p("Of many."),), id="many"))
    return Biography(
        t("The Book"),
        sources=tuple(Source(id=k, item=Item(type="book", title=k.upper())) for k in "mw"),
        sections=(
            Section(title, first, role="chapter", id="one"),
            Section(t("The second"), (p("It rained all day", cited(), "."),), role="chapter"),
        ),
        lang="en",
    )


def ebook(placement: str, series: str, **fields: str) -> bytes:
    return exported(
        life(), options("epub", placement=placement, note_series=series, **fields)
    ).content


def noterefs(files: Files) -> list[tuple[str, etree._Element]]:
    return [
        (name, link)
        for name, root in texts(files).items()
        for link in root.iter(f"{XHTML}a")
        if link.get(f"{EPUB}type") == "noteref"
    ]


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("placement", PLACEMENTS)
def test_epubcheck_is_silent_on_every_placement(
    placement: str, series: str, tmp_path: Path
) -> None:
    assert epubcheck(ebook(placement, series, note_numbers="chapter"), tmp_path) == []


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("placement", PLACEMENTS)
def test_every_call_leads_to_its_note_and_the_note_back(placement: str, series: str) -> None:
    files = unzipped(ebook(placement, series))
    assert list(lost_links(files)) == []
    assert repeated_ids(files) == []
    notes = {
        f"{name}#{note.get('id')}": note
        for name, root in texts(files).items()
        for note in root.iter(f"{XHTML}div")
        if note.get("role") == "doc-footnote"
    }
    calls = noterefs(files)
    # Of two notes called at one place, those that are keyed share their words.
    assert len(calls) == len(notes) == (7 if placement.startswith("keyed") else 8)
    for name, call in calls:
        href = unquote(str(call.get("href")))
        note = notes[href if "#" in href and not href.startswith("#") else f"{name}{href}"]
        (back,) = (link for link in note.iter(f"{XHTML}a") if link.get("role") == "doc-backlink")
        assert unquote(str(back.get("href"))).endswith(f"{name}#{call.get('id')}")
        if "keyed" in str(call.get("class")) or back.get("class") == "number":
            assert words(back).removesuffix(":") == words(call)
        else:
            item = note.getparent()
            assert item is not None
            assert item.get("value") == words(call)


def lists(files: Files) -> dict[str, list[str]]:
    """The kinds of lists of notes in each file that has some."""
    found = {
        name: [
            str(made.get("class"))
            for made in root.iter(f"{XHTML}ol", f"{XHTML}ul")
            if made.get("class") in {"endnotes", "marked", "keyed-notes"}
        ]
        for name, root in texts(files).items()
    }
    return {name: kinds for name, kinds in found.items() if kinds}


@pytest.mark.parametrize(
    ("placement", "series", "wanted"),
    [
        ("footnote", "one", {"notes.xhtml": ["endnotes", "endnotes"]}),
        ("book-end", "two", {"notes.xhtml": ["marked", "endnotes", "endnotes"]}),
        ("keyed", "one", {"notes.xhtml": ["keyed-notes", "keyed-notes"]}),
        (
            "chapter-end",
            "two",
            {"chapter-1.xhtml": ["marked", "endnotes"], "chapter-2.xhtml": ["endnotes"]},
        ),
        (
            "keyed-chapter-end",
            "one",
            {"chapter-1.xhtml": ["keyed-notes"], "chapter-2.xhtml": ["keyed-notes"]},
        ),
    ],
)
def test_notes_stand_where_the_edition_wants_them(
    placement: str, series: str, wanted: dict[str, list[str]]
) -> None:
    assert lists(unzipped(ebook(placement, series))) == wanted


def test_the_words_a_keyed_note_is_about_are_the_link() -> None:
    files = unzipped(ebook("keyed", "one"))
    assert [words(call) for _, call in noterefs(files)] == [
        "The first day",
        "Long ago he left for the far north",
        "He said so",
        "In the end he came home",
        "A man at a desk",
        "She walks in beauty",
        "It rained all day",
    ]
    text = words(texts(files)["chapter-1.xhtml"])
    assert "Long ago he left for the far north. He said so.In the end he came home, and" in text
    assert not any(sign.isdigit() for sign in text.replace("1 The first day", ""))


def test_notes_that_share_words_are_told_together() -> None:
    files = unzipped(ebook("keyed", "one"))
    (item,) = (
        item
        for item in texts(files)["notes.xhtml"].iter(f"{XHTML}li")
        if words(item).startswith("In the end he came home:")
    )
    assert words(item).startswith("In the end he came home: M")
    assert [words(made)[0] for made in item.iter(f"{XHTML}cite")] == ["M", "W"]


def test_numbers_and_symbols_start_anew_with_the_chapter_in_an_ebook() -> None:
    files = unzipped(ebook("footnote", "two", note_numbers="chapter"))
    marks = [(name, words(call)) for name, call in noterefs(files)]
    assert [mark for name, mark in marks if name == "chapter-1.xhtml"] == [
        *("*", "1", "†", "2", "3", "‡", "4"),
    ]
    assert [mark for name, mark in marks if name == "chapter-2.xhtml"] == ["1"]


@pytest.mark.parametrize("placement", ["chapter-end", "keyed"])
def test_a_book_that_holds_everything_is_clean_with_its_notes_anywhere(
    placement: str, tmp_path: Path
) -> None:
    made = exported(everything(), options("epub", placement=placement, note_series="two"))
    assert list(lost_links(unzipped(made.content))) == []
    assert epubcheck(made.content, tmp_path) == []


# ------------------------------------------------------------------------------------ ibid.


def with_ibid() -> Biography:
    """A chapter whose notes were typed: two that say only *ibid.*, and one that says more."""
    typed = (p("Greville, ii, 12."), p("Ibid., 23."), p("Ibid."), p("So ibid., 4; Hill, 5."))
    notes = tuple(p("He went", Note((said,), id=f"n{n}"), ".") for n, said in enumerate(typed))
    return Biography(t("B"), sections=(Section(t("A"), notes, role="chapter"),), lang="en")


def said_in(content: bytes) -> list[str]:
    root = texts(unzipped(content))["notes.xhtml"]
    return [words(note) for note in root.iter(f"{XHTML}div") if note.get("role") == "doc-footnote"]


def test_a_typed_ibid_says_what_it_stands_for_in_an_ebook() -> None:
    made = exported(with_ibid(), options("epub"))
    arrow = " \N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}"
    assert [said.removesuffix(arrow) for said in said_in(made.content)] == [
        "Greville, ii, 12.",
        "Ibid., 23. [Greville, ii, 12]",
        "Ibid. [Greville, ii, 12]",
        "So ibid., 4; Hill, 5.",
    ]
    told = {one.code: (one.node, one.message) for one in made.findings if "ibid" in one.code}
    assert told == {
        "ibid-spelled-out": (
            "n1",
            "2 notes say only ibid.: what that stands for follows in brackets",
        ),
        "note-says-ibid": ("n3", "where a note pops up, ibid. or op. cit. tells nothing: note 4"),
    }


def test_an_edition_may_leave_ibid_as_it_is() -> None:
    made = exported(with_ibid(), options("epub", options=(("spell-out-ibid", "no"),)))
    assert not [said for said in said_in(made.content) if "[" in said]
    (told,) = (one for one in made.findings if "ibid" in one.code)
    assert told.message.endswith("3 notes, 2, 3, 4")


def test_what_was_added_to_an_ibid_is_left_out_when_the_ebook_is_read() -> None:
    made = exported(with_ibid(), options("epub"))
    read = EpubImporter().read(made.content, "b.epub", ImportOptions()).biography
    notes = [one for section in read.sections for one in walk(section) if isinstance(one, Note)]
    assert [plain_text(note.blocks) for note in notes] == [
        "Greville, ii, 12.",
        "Ibid., 23.",
        "Ibid.",
        "So ibid., 4; Hill, 5.",
    ]


def test_an_id_that_is_no_selector_comes_back_as_it_was() -> None:
    noted = p("So", Note((p("Why he went there."),), id="fn.1"), " and ", CrossReference("fn.1"))
    life = Biography(t("B"), sections=(Section(t("A"), (noted,), role="chapter"),), lang="en")
    made = exported(life, options("epub"))
    assert list(lost_links(unzipped(made.content))) == []
    read = EpubImporter().read(made.content, "b.epub", ImportOptions()).biography
    parts = [one for section in read.sections for one in walk(section)]
    assert [one.id for one in parts if isinstance(one, Note)] == ["fn.1"]
    assert [one.target for one in parts if isinstance(one, CrossReference)] == ["fn.1"]


# --------------------------------------------------------------------------------- web and Markdown


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("placement", PLACEMENTS)
def test_on_the_web_every_link_leads_somewhere_and_chapters_end_with_notes_if_wanted(
    placement: str, series: str
) -> None:
    asked = options("html", placement=placement, note_series=series)
    page = html.document_fromstring(HtmlExporter().export(life(), asked).content.decode())
    ids = {str(made.get("id")) for made in page.iter() if made.get("id")}
    links = [str(link.get("href")) for link in page.iter("a")]
    assert [link for link in links if link[0] == "#" and link[1:] not in ids | {"text"}] == []
    (mine,) = (item for item in page.iter("li") if item.get("id") == "mine")
    around = {made.get("class") for made in mine.iterancestors()}
    assert ("chapter" in around) == placement.endswith("chapter-end")
    keyed = [call for call in page.iter("a") if call.get("class") == "keyed"]
    assert bool(keyed) == placement.startswith("keyed")


def written(dialect: str, **fields: object) -> tuple[str, list[str]]:
    edition = Edition("m", "markdown", options=(("dialect", dialect),), **fields)  # type: ignore[arg-type]
    made = MarkdownExporter().export(life(), Options(edition, assets=assets))
    return made.content.decode(), [finding.code for finding in made.findings]


def after(text: str, heading: str) -> str:
    return text.partition(f"# {heading}\n")[2]


def test_commonmark_lists_notes_by_chapter_with_the_numbers_of_the_edition() -> None:
    text, _ = written("commonmark", placement="book-end", note_series="two")
    assert "the far north*.\\[1\\] He said so\\[†\\]." in text
    listed = after(text, "Notes")
    assert "### 1. The first day" in listed
    assert "- \\* Of many." in listed
    assert "1. *M*" in listed
    assert after(listed, "2. The second").strip().startswith("5. *M*")
    anew, _ = written("commonmark", note_numbers="chapter")
    assert after(after(anew, "Notes"), "2. The second").strip().startswith("1. *M*")


def test_commonmark_gives_the_words_of_keyed_notes() -> None:
    text, _ = written("commonmark", placement="keyed")
    assert "Long ago he left for *the far north*. He said so." in " ".join(text.split())
    assert "- *He said so*: Mine, after *M*" in after(text, "Notes")
    ends, _ = written("commonmark", placement="keyed-chapter-end")
    first, _, second = ends.partition("## 2. The second")
    assert "- *He said so*: Mine" in after(first, "Notes")
    assert "- *It rained all day*: *M*" in after(second, "Notes")


def test_github_numbers_notes_itself_and_the_export_says_what_is_lost() -> None:
    text, codes = written("gfm", placement="keyed", note_series="two")
    assert "loss-marks" in codes
    assert "He said so[^3]." in text
    assert "loss-marks" not in written("gfm", placement="book-end")[1]


def test_a_paragraph_ends_the_note_it_began() -> None:
    note = Note((Paragraph((Text("One."),)), Paragraph((Text("Two."),))), id="n")
    made = Biography(
        t("B"), sections=(Section(t("A"), (p("He said so", note, "."),), role="chapter"),)
    )
    asked = options("html", placement="keyed")
    page = html.document_fromstring(HtmlExporter().export(made, asked).content.decode())
    (item,) = (made for made in page.iter("li") if made.get("id") == "n")
    assert list(map(words, item)) == ["He said so: One.", "Two."]


def test_keyed_notes_and_symbols_on_the_web(golden: Golden) -> None:
    """Pages of both series, keyed; without citations, whose style is not ours."""
    mine = Note((p("Mine."),), id="mine")
    theirs = Note((p("Theirs."),), "source", anchor=t("a man of parts"))
    blocks = (
        p(
            "He was born long ago in the north. They called him ",
            theirs,
            " all his life",
            mine,
            ".",
        ),
        p(
            "In the end he came home",
            Note((p("Why."),), "source"),
            Note((p("How."),), "source"),
            ".",
        ),
    )
    section = Section(t("The first day"), blocks, role="chapter")
    made = Biography(t("The Book"), sections=(section,), lang="en")
    asked = options("html", placement="keyed", note_series="two")
    page = HtmlExporter().export(made, asked).content.decode()
    main = page.partition('<main id="text">')[2].partition("</main>")[0]
    golden(GOLDEN / "keyed" / "main.html", main.strip() + "\n")


def test_a_note_on_a_page_that_a_template_makes_is_printed_though_it_has_no_chapter() -> None:
    front = Section(
        t("Title"), (p("By me", Note((p("Really."),), id="n"), "."),), role="title-page"
    )
    chapter = Section(t("A"), (p("He said so", Note((p("Twice."),)), "."),), role="chapter")
    made = Biography(t("B"), sections=(front, chapter), lang="en")
    asked = options("html", placement="chapter-end")
    page = html.document_fromstring(HtmlExporter().export(made, asked).content.decode())
    (item,) = (made for made in page.iter("li") if made.get("id") == "n")
    assert "notes" in {made.get("class") for made in item.iterancestors()}


@pytest.mark.parametrize("inner", ["chapter", "part"])
@pytest.mark.parametrize("own", [True, False])
def test_the_notes_of_a_book_are_printed_once_wherever_else_sections_are_called_notes(
    inner: Role, own: bool
) -> None:
    noted = (p("Gone", Note((p("To sea."),)), "."),)
    within = Section(t("Notes on dates"), noted, role="notes")
    sections: tuple[Section, ...] = (Section(t("One"), sections=(within,), role=inner),)
    if own:
        further = Section(t("Of the editor"), (p("None."),), role="notes")
        sections += (Section(t("Notes"), role="notes"), further)
    life = Biography(t("A"), sections=sections, lang="en")
    files = unzipped(exported(life, options("epub", placement="book-end")).content)
    (kinds,) = lists(files).values()
    assert kinds == ["endnotes"]
    assert list(lost_links(files)) == []
    assert repeated_ids(files) == []
    assert HtmlExporter().export(life, options("html")).content.count(b"To sea.") == 1
