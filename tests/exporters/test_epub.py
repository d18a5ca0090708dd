"""The ebook: valid whatever it holds, every link leading somewhere, true in what it says of itself."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from biokit.errors import BadInput, BadUsage, ExportFailed
from biokit.exporters.base import Options
from biokit.exporters.epub.exporter import OPTIONS
from biokit.exporters.epub.package import Fact, Package
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Contributor, Edition
from biokit.model.life import Life, Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Block,
    Cell,
    CrossReference,
    Emphasis,
    Figure,
    InlineImage,
    Link,
    Note,
    PageMark,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Table,
    Text,
)
from biokit.resources import Resources
from tests.conftest import Golden
from tests.exporters.epubs import (
    DC,
    EPUB,
    OPF,
    XHTML,
    Files,
    epubcheck,
    exported,
    files_of,
    lost_links,
    package,
    repeated_ids,
    said,
    texts,
    tree,
    unzipped,
    words,
)
from tests.exporters.lives import assets, everything, p, t
from tests.strategies import sections

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "epub"
BLOCKS = re.compile(r"(?<=>)(?=<(?:section|h\d|p|ol|ul|li|dl|div|table|tr|figure|blockquote)\b)")
"""Where a golden file begins a line that the product does not, so that a diff can be read."""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "08d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""One point."""
GIF = bytes.fromhex(
    "47494638376101000100810000000000ffffff0000000000002c0000000001000100000804000104040021f9"
    "0401000001002c000000000100010081ffffff000000000000000000080400010404003b"
)
"""Two frames of one point."""
RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT OVERRIDE}"


def chapter(title: str, *blocks: Block, **fields: object) -> Section:
    return Section(t(title), blocks, role="chapter", **fields)  # type: ignore[arg-type]


def book(*parts: Section, **fields: object) -> Biography:
    fields.setdefault("lang", "en-GB")
    return Biography(t("A Life"), sections=parts, **fields)  # type: ignore[arg-type]


def edition(**fields: object) -> Options:
    made = Edition("epub", "epub", **fields)  # type: ignore[arg-type]
    return Options(made, assets=assets)


@pytest.fixture(scope="module")
def every() -> Files:
    return files_of(everything())


# ------------------------------------------------------------------------------------ the package


@pytest.mark.parametrize("name", sorted(files_of(everything())))
def test_every_node_is_printed_as_it_was(name: str, every: Files, golden: Golden) -> None:
    if name.endswith(".css"):
        assert b"var(" not in every[name]
    else:
        golden(GOLDEN / "everything" / name, BLOCKS.sub("\n", every[name].decode()))


def test_the_goldens_are_those_of_files_that_are_there(every: Files) -> None:
    folder = GOLDEN / "everything"
    kept = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert kept == {name for name in every if not name.endswith(".css")}


def test_the_first_entry_is_the_media_type_bare_and_nothing_carries_a_time() -> None:
    with zipfile.ZipFile(io.BytesIO(exported(everything()).content)) as archive:
        first, *_ = entries = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"",
    )
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_bytes_in_another_process_zone_and_folder(tmp_path: Path, checkout: Path) -> None:
    script = (
        "import sys; from tests.exporters.epubs import exported;"
        "from tests.exporters.lives import everything;"
        "sys.stdout.buffer.write(exported(everything()).content)"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(checkout), "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert made == {exported(everything()).content}


def test_the_time_of_modification_is_the_one_given() -> None:
    asked = Options(Edition("epub", "epub"), assets=assets, epoch=1_700_000_000)
    assert said(files_of(everything(), asked), "dcterms:modified") == ["2023-11-14T22:13:20Z"]


def test_every_link_leads_somewhere_and_no_id_is_said_twice(every: Files) -> None:
    assert list(lost_links(every)) == []
    assert repeated_ids(every) == []


def test_ebooklib_is_loaded_only_to_pack() -> None:
    script = "import sys, biokit.exporters.epub; print('ebooklib' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_what_ebooklib_adds_of_its_own_is_not_in_the_package(every: Files) -> None:
    opf = every["EPUB/content.opf"].decode()
    assert re.findall(r"<meta[^>]*generator[^>]*>", opf) == [
        '<meta name="generator" content="biokit"/>'
    ]
    assert "prefix=" not in opf
    assert 'xml:lang="en-GB"' in opf


def test_facts_with_a_language_are_packed_with_it() -> None:
    from biokit.exporters.epub.container import pack

    facts = (Fact("dc:title", "蔡奇", lang="zh-Hans"), Fact("dc:language", "en"))
    made = unzipped(pack(Package("urn:x", "en", "ltr", 0, facts, (), ())))
    (title,) = package(made).iter(f"{DC}title")
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"


# ------------------------------------------------------------------------------------- structure


def test_a_file_a_chapter_and_each_piece_of_matter_in_the_order_of_a_book(every: Files) -> None:
    assert list(texts(every)) == [
        "cover.xhtml",
        "title-page.xhtml",
        "copyright-page.xhtml",
        "dedication.xhtml",
        "nav.xhtml",
        "preface.xhtml",
        "chapter-1.xhtml",
        "chapter-2.xhtml",
        "chronology.xhtml",
        "notes.xhtml",
        "bibliography.xhtml",
    ]


def test_a_part_stands_alone_and_its_chapters_follow_in_its_language() -> None:
    part = Section(
        t("上"), (p("引"),), (chapter("一"), chapter("Two", lang="en")), role="part", lang="zh-Hans"
    )
    made = texts(files_of(book(part)))
    assert {name: root.get("lang") for name, root in made.items() if name[-7] in "12"} == {
        "part-1.xhtml": "zh-Hans",
        "chapter-1.xhtml": "zh-Hans",
        "chapter-2.xhtml": "en",
    }


def test_headings_have_no_gaps_and_begin_with_the_first_in_every_file(every: Files) -> None:
    for name, root in texts(every).items():
        levels = [int(made.tag[-1]) for made in root.iter(*(f"{XHTML}h{n}" for n in range(1, 7)))]
        assert levels[:1] in ([1], []), name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name


def test_landmarks_say_what_there_is(every: Files) -> None:
    nav = tree(every, "nav.xhtml")
    (marks,) = nav.iterfind(f".//{XHTML}nav[@{EPUB}type='landmarks']")
    found = {link.get(f"{EPUB}type"): link.get("href") for link in marks.iter(f"{XHTML}a")}
    assert found == {
        "cover": "cover.xhtml",
        "titlepage": "title-page.xhtml",
        "toc": "nav.xhtml",
        "bodymatter": "chapter-1.xhtml",
        "footnotes": "notes.xhtml",
        "bibliography": "bibliography.xhtml",
    }


@pytest.mark.parametrize(
    ("depth", "listed"), [(1, ["One"]), (2, ["One", "In"]), (3, ["One", "In", "Inmost"])]
)
def test_the_contents_are_as_deep_as_the_edition_asks(depth: int, listed: list[str]) -> None:
    inmost = Section(t("Inmost"), (p("x"),))
    one = chapter("One", p("x"), sections=(Section(t("In"), (p("x"),), (inmost,)),), numbered=False)
    made = files_of(book(one), edition(contents_depth=depth))
    (toc,) = tree(made, "nav.xhtml").iterfind(f".//{XHTML}nav[@id='toc']")
    assert [words(link) for link in toc.iter(f"{XHTML}a")] == listed
    ncx = tree(made, "toc.ncx")
    assert [words(label) for label in ncx.iter("{*}navLabel")] == listed


def test_a_title_in_the_contents_keeps_its_languages_and_has_no_link_of_its_own() -> None:
    title = (
        Span(t("蔡奇"), lang="zh-Hans"),
        Text(" at "),
        Link(t("home"), "https://example.org"),
        Note((p("n"),)),
    )
    made = files_of(book(Section(title, (p("x"),), role="chapter")))
    (toc,) = tree(made, "nav.xhtml").iterfind(f".//{XHTML}nav[@id='toc']")
    first, *_ = toc.iter(f"{XHTML}a")
    assert words(first) == "1 蔡奇 at home"
    assert [made.get("lang") for made in first.iter(f"{XHTML}span") if made.get("lang")] == [
        "zh-Hans"
    ]
    assert not list(first.iterfind(f".//{XHTML}a"))


def test_the_ncx_is_left_out_on_request_and_the_spine_does_not_name_it() -> None:
    made = files_of(everything(), edition(options=(("ncx", "no"),)))
    assert "EPUB/toc.ncx" not in made
    (spine,) = package(made).iter(f"{OPF}spine")
    assert spine.get("toc") is None


def test_pages_turn_the_way_the_language_is_written() -> None:
    for lang, way in (
        ("ar", "rtl"),
        ("he", "rtl"),
        ("az-Arab", "rtl"),
        ("fa-Latn", "ltr"),
        ("en", "ltr"),
    ):
        made = files_of(book(chapter("One", p("x")), lang=lang))
        (spine,) = package(made).iter(f"{OPF}spine")
        assert spine.get("page-progression-direction") == way
        assert tree(made, "chapter-1.xhtml").get("dir") == ("rtl" if way == "rtl" else None)


def test_a_book_of_nothing_but_a_title_is_an_ebook_all_the_same(tmp_path: Path) -> None:
    made = exported(Biography(()))
    assert list(lost_links(unzipped(made.content))) == []
    assert epubcheck(made.content, tmp_path) == []


# ----------------------------------------------------------------------------------------- notes


def test_every_note_is_linked_both_ways_and_has_its_number(every: Files) -> None:
    made = texts(every)
    items = {
        f"notes.xhtml#{note.get('id')}": item
        for item in made["notes.xhtml"].iter(f"{XHTML}li")
        for note in item.iterchildren(f"{XHTML}div")
    }
    calls = [
        (name, call)
        for name, root in made.items()
        for call in root.iter(f"{XHTML}a")
        if call.get(f"{EPUB}type") == "noteref"
    ]
    assert len(calls) == len(items) == 3
    for name, call in calls:
        item = items[str(call.get("href"))]
        assert item.get("value") == words(call)
        (back,) = (link for link in item.iter(f"{XHTML}a") if link.get("role") == "doc-backlink")
        assert back.get("href") == f"{name}#{call.get('id')}"


def test_notes_stand_under_the_titles_of_their_chapters() -> None:
    one, two = (chapter(name, p("x", Note((p(f"of {name}"),)))) for name in ("One", "Two"))
    notes = tree(files_of(book(one, two)), "notes.xhtml")
    groups = notes.findall(f".//{XHTML}section[@class='notes-of-chapter']")
    assert [words(group) for group in groups] == ["1 Oneof One ↩︎", "2 Twoof Two ↩︎"]
    assert [item.get("value") for item in notes.iter(f"{XHTML}li")] == ["1", "2"]


def test_notes_stand_where_the_author_put_them_else_before_the_bibliography() -> None:
    cited = chapter("One", p("x", Note((p("n"),))))
    bibliography = Section(t("Sources"), (p("b"),), role="bibliography")
    own = Section(t("Remarks"), (p("To the reader."),), role="notes")
    made = list(texts(files_of(book(cited, bibliography))))
    assert made[-2:] == ["notes.xhtml", "bibliography.xhtml"]
    made_own = files_of(book(cited, bibliography, own))
    assert list(texts(made_own))[-2:] == ["bibliography.xhtml", "notes.xhtml"]
    body = tree(made_own, "notes.xhtml").find(f"{XHTML}body")
    assert body is not None
    assert words(body).startswith("RemarksTo the reader.1 One")


def test_notes_end_their_chapters_if_the_edition_wants_them_there() -> None:
    stray = Section(t("In part"), (p("x", Note((p("astray", PageMark("9")),), id="stray")),))
    part = Section(
        t("North"),
        (p("x", Note((p("of the part"),))),),
        (chapter("One", p("x", Note((p("of One"),)))), stray),
        role="part",
    )
    front = Section(t("Title"), (p("x", Note((p("of the title page"),))),), role="title-page")
    made = files_of(book(front, part), edition(placement="chapter-end"))
    assert list(lost_links(made)) == []
    found = {
        name: [words(item) for item in root.iter(f"{XHTML}li") if item.get("value")]
        for name, root in texts(made).items()
    }
    assert {name: notes for name, notes in found.items() if notes} == {
        "part-1.xhtml": ["of the part ↩︎", "astray ↩︎"],
        "chapter-1.xhtml": ["of One ↩︎"],
        "notes.xhtml": ["of the title page ↩︎"],
    }


def test_a_book_without_notes_has_no_page_for_them() -> None:
    assert "notes.xhtml" not in texts(files_of(book(chapter("One", p("x")))))


# -------------------------------------------------------------------------------------- metadata


def test_people_are_makers_or_contributors_by_role_with_a_key_to_file_them_by() -> None:
    people = (
        Contributor(NameForm("Ludwig van Beethoven", family="Beethoven", given="Ludwig van")),
        Contributor(NameForm("蔡奇", lang="zh-Hans"), "trl"),
    )
    made = files_of(book(chapter("One"), contributors=people))
    assert said(made, "dc:creator") == ["Ludwig van Beethoven"]
    assert said(made, "dc:contributor") == ["蔡奇"]
    assert said(made, "role") == ["aut", "trl"]
    assert said(made, "file-as") == ["Beethoven, Ludwig van", "蔡奇"]


def test_the_identifier_is_the_isbn_else_a_name_that_stays_when_the_text_changes() -> None:
    with_isbn = files_of(book(chapter("One")), edition(isbn="978-0-00-000000-2"))
    assert said(with_isbn, "dc:identifier") == ["urn:isbn:9780000000002"]
    first, second = (files_of(book(chapter(name))) for name in ("One", "Two"))
    assert said(first, "dc:identifier") == said(second, "dc:identifier")
    other = files_of(book(chapter("One"), subtitle=t("Another")))
    assert said(other, "dc:identifier") != said(first, "dc:identifier")
    assert said(first, "dc:identifier")[0].startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("edtf", "printed"), [("1921-03", ["1921-03"]), ("1921~", []), ("1921/1923", [])]
)
def test_a_date_is_said_only_if_it_is_one_for_everybody(edtf: str, printed: list[str]) -> None:
    assert said(files_of(book(chapter("One")), edition(date=Date(edtf))), "dc:date") == printed


def test_a_title_with_a_quotation_or_a_note_is_plain_in_metadata() -> None:
    title = (Quote(t("No")), Text(" he said"), Note((p("n"),)), Emphasis(t("!")))
    made = files_of(Biography(title, sections=(chapter("One", p("x")),), lang="en-GB"))
    assert said(made, "dc:title") == ["“No” he said!"]
    assert words(tree(made, "title-page.xhtml").find(f".//{XHTML}h1")) == "“No” he said!"  # type: ignore[arg-type]


# --------------------------------------------------------------------------------- accessibility

FEATURE = "schema:accessibilityFeature"


def test_pictures_that_are_all_described_are_said_to_be() -> None:
    made = files_of(book(chapter("One", Figure("a.svg", alt="A house"), Figure("b.svg", alt=""))))
    assert "alternativeText" in said(made, FEATURE)
    assert said(made, "schema:accessModeSufficient") == ["textual"]


@pytest.mark.parametrize(
    "block", [Figure("a.svg", t("Caption")), Paragraph((InlineImage("a.svg"),))]
)
def test_one_picture_without_a_description_withdraws_the_claim(block: Block) -> None:
    made = exported(book(chapter("One", Figure("b.svg", alt="A house"), block)))
    files = unzipped(made.content)
    assert "alternativeText" not in said(files, FEATURE)
    assert said(files, "schema:accessModeSufficient") == ["textual,visual"]
    assert [(finding.code, finding.hint is not None) for finding in made.findings] == [
        ("epub-alt", True)
    ]
    assert "Some pictures have no description." in said(files, "schema:accessibilitySummary")[0]


def test_a_book_without_pictures_claims_nothing_of_them() -> None:
    made = files_of(book(chapter("One", p("x"), Figure(None, t("Lost")))))
    assert said(made, "schema:accessMode") == ["textual"]
    assert "alternativeText" not in said(made, FEATURE)


VOUCHED = (
    ("certified-by", "Access House"),
    ("certifier-credential", "https://access.example/badge"),
    ("certifier-report", "https://access.example/report"),
)


def test_conformance_is_claimed_by_whom_who_vouches_for_it_and_valid(tmp_path: Path) -> None:
    made = exported(book(chapter("One", p("x"))), edition(options=VOUCHED))
    files = unzipped(made.content)
    assert said(files, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert said(files, "a11y:certifiedBy") == ["Access House"]
    links = {one.get("rel"): one.attrib for one in package(files).iter(f"{OPF}link")}
    assert links["a11y:certifierReport"]["href"] == "https://access.example/report"
    assert {one["refines"] for one in links.values()} == {"#certifier"}
    assert made.findings == ()
    assert epubcheck(made.content, tmp_path) == []


def test_a_credential_that_is_no_address_is_words() -> None:
    made = files_of(
        book(chapter("One", p("x"))),
        edition(options=(VOUCHED[0], ("certifier-credential", "A badge"))),
    )
    assert said(made, "a11y:certifierCredential") == ["A badge"]


def test_what_a_person_vouches_for_is_not_claimed_against_what_can_be_seen() -> None:
    life = book(chapter("One", Table((Row((Cell((p("a"),)),)),) * 2), p("蔡奇"), p("宋平")))
    made = exported(life, edition(options=VOUCHED))
    assert said(unzipped(made.content), "dcterms:conformsTo") == []
    assert [(one.code, one.message.rpartition(": ")[2]) for one in made.findings] == [
        ("epub-conformance", "a table does not say what its columns are"),
        (
            "epub-conformance",
            "“蔡奇” is Han script within the language en-GB, and 1 more of this kind",
        ),
    ]


def test_the_copyright_page_says_how_the_book_can_be_read_unless_asked_not_to() -> None:
    life = book(chapter("One", p("x")))
    (line,) = tree(files_of(life), "copyright-page.xhtml").iterfind(f".//{XHTML}p[@class='made']")
    summary = said(files_of(life), "schema:accessibilitySummary")[0]
    assert words(line) == f"Accessibility: {summary}"
    without = files_of(life, edition(options=(("accessibility-statement", "no"),)))
    assert b"Accessibility" not in without["EPUB/copyright-page.xhtml"]


def test_a_summary_in_another_language_than_the_book_says_which() -> None:
    made = package(files_of(book(chapter("One", p("x")), lang="ar")))
    (summary,) = (
        one
        for one in made.iter(f"{OPF}meta")
        if one.get("property") == "schema:accessibilitySummary"
    )
    assert summary.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_an_animation_makes_the_hazard_unknown() -> None:
    still = Options(Edition("epub", "epub"), assets=lambda _: PNG)
    moving = Options(Edition("epub", "epub"), assets=lambda _: GIF)
    life = book(chapter("One", Figure("a", alt="x")))
    assert said(files_of(life, still), "schema:accessibilityHazard") == ["none"]
    assert said(files_of(life, moving), "schema:accessibilityHazard") == ["unknown"]


def test_pages_are_listed_in_order_if_there_are_any_and_their_source_is_named() -> None:
    marked = [
        chapter(name, p(PageMark(label), "x", PageMark("12")))
        for name, label in (("One", "xi"), ("Two", "13"))
    ]
    made = files_of(book(*marked), edition(options=(("page-source", "urn:isbn:9780000000002"),)))
    (pages,) = tree(made, "nav.xhtml").iterfind(f".//{XHTML}nav[@role='doc-pagelist']")
    assert [words(link) for link in pages.iter(f"{XHTML}a")] == ["xi", "12", "13", "12"]
    assert list(lost_links(made)) == []
    assert said(made, "pageBreakSource") == ["urn:isbn:9780000000002"]
    assert {"pageBreakMarkers", "pageNavigation"} <= set(said(made, FEATURE))
    without = files_of(book(chapter("One", p("x"))))
    assert said(without, "pageBreakSource") == []
    assert b"page-list" not in without["EPUB/nav.xhtml"]


# ---------------------------------------------------------------------------------------- images


def test_an_image_is_named_by_what_it_is_in_letters_every_reader_can_spell() -> None:
    paths = ("media/Été 1.jpeg", "media/été 1.png", "media/蔡奇.gif")
    life = book(chapter("One", *(Figure(path, alt="x") for path in paths)))
    made = files_of(life, Options(Edition("epub", "epub"), assets=lambda _: PNG))
    assert [name for name in made if "images/" in name and "cover" not in name] == [
        "EPUB/images/ete-1.png",
        "EPUB/images/ete-1-2.png",
        "EPUB/images/image.png",
    ]
    assert list(lost_links(made)) == []


def test_an_image_with_a_name_that_all_can_spell_keeps_it() -> None:
    paths = ("Images/Ada_1.PNG", "images/ada_1.png", "media/ada.gif", "images/cover.svg")
    contents = {"images/cover.svg": assets("any")}
    life = book(chapter("One", *(Figure(path, alt="x") for path in paths)))
    asked = Options(Edition("epub", "epub"), assets=lambda path: contents.get(path, PNG))
    assert [name for name in files_of(life, asked) if "mages/" in name] == [
        "EPUB/images/cover.svg",
        "EPUB/Images/Ada_1.PNG",
        "EPUB/images/ada-1.png",
        "EPUB/images/ada.png",
        "EPUB/images/cover-2.svg",
    ]


def test_an_image_elsewhere_is_a_loss_and_its_caption_stays() -> None:
    made = exported(
        book(chapter("One", Figure("https://example.org/a.png", t("The house"), "A house")))
    )
    assert [finding.code for finding in made.findings] == ["loss-image"]
    assert "The house" in words(tree(unzipped(made.content), "chapter-1.xhtml"))


def test_a_missing_image_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match=r"a\.png"):
        exported(book(chapter("One", Figure("a.png", alt="x"))), Options(Edition("epub", "epub")))


@pytest.mark.parametrize("content", [b"", b"<html/>", b"%PDF-1.7", b"\0\0\0\x18ftypheic"])
def test_what_is_no_image_of_an_ebook_is_refused(content: bytes) -> None:
    asked = Options(Edition("epub", "epub"), assets=lambda _: content)
    with pytest.raises(BadInput, match="not an image"):
        exported(book(chapter("One", Figure("a.png", alt="x"))), asked)


@pytest.mark.parametrize(
    "drawing",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<image href="https://example.org/a.png"/>',
        '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="../../secret.png"/>',
        '<use href="other.svg#a"/>',
        "<style>@import url(https://example.org/a.css)</style>",
        '<rect style="fill: url( &quot;https://example.org/#a&quot; )"/>',
        "<foreignObject/>",
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(drawing: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{drawing}</svg>'
    asked = Options(Edition("epub", "epub"), assets=lambda _: svg.encode())
    with pytest.raises(ExportFailed, match="the SVG"):
        exported(book(chapter("One", Figure("a.svg", alt="x"))), asked)


def test_a_drawing_that_refers_to_itself_is_kept_byte_for_byte() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg"><defs><linearGradient id="g"/></defs>'
        b'<rect fill="url(#g)"/><use href="#g"/><image href="data:image/png;base64,AA=="/></svg>'
    )
    asked = Options(Edition("epub", "epub"), assets=lambda _: svg)
    made = files_of(book(chapter("One", Figure("a.svg", alt="x"))), asked)
    assert made["EPUB/a.svg"] == svg


# ----------------------------------------------------------------------------------------- cover


def cover_image(files: Files) -> tuple[str, str]:
    (item,) = (
        item
        for item in package(files).iter(f"{OPF}item")
        if item.get("properties") == "cover-image"
    )
    return str(item.get("href")), str(item.get("media-type"))


def test_a_cover_is_set_in_type_from_the_facts_of_the_book() -> None:
    names = Name((NameForm("Cai Qi"), NameForm("蔡奇", lang="zh-Hans")))
    life = book(
        chapter("One"),
        subtitle=t("A Critical Life from Two Accounts"),
        subjects=("cai",),
        contributors=(Contributor(NameForm("A. N. Author")),),
        life=Life(persons=(Person(id="cai", names=(names,)),)),
    )
    made = files_of(life, edition(publisher="Grove"))
    assert cover_image(made) == ("images/cover.svg", "image/svg+xml")
    svg = tree(made, "images/cover.svg")
    lines = [words(line) for line in svg.iter("{*}text")]
    assert lines == [
        "蔡奇",
        "A Life",
        "A Critical Life",
        "from Two Accounts",
        "A. N. Author",
        "Grove",
    ]
    alt = tree(made, "cover.xhtml").find(f".//{XHTML}img").get("alt")  # type: ignore[union-attr]
    assert alt == "Cover: A Life. A Critical Life from Two Accounts. A. N. Author"


@given(st.text(max_size=400))
@settings(max_examples=40)
def test_a_cover_is_well_formed_and_in_its_frame_whatever_the_title(title: str) -> None:
    made = files_of(Biography(t(title), sections=(chapter("One"),), lang="en"))
    svg = tree(made, "images/cover.svg")
    heights = [int(str(line.get("y"))) for line in svg.iter("{*}text")]
    assert all(102 < height < 2298 for height in heights)
    assert len(heights) <= 5


def test_a_cover_that_is_given_is_the_cover() -> None:
    asked = Options(
        Edition("epub", "epub", options=(("cover", "media/front.png"),)), assets=lambda _: PNG
    )
    made = files_of(book(chapter("One")), asked)
    assert cover_image(made) == ("media/front.png", "image/png")
    assert "EPUB/images/cover.svg" not in made


# ----------------------------------------------------------------------------------------- style


def test_tokens_are_written_out_and_a_project_may_have_its_own(tmp_path: Path) -> None:
    (tmp_path / "styles" / "ebook").mkdir(parents=True)
    (tmp_path / "styles" / "tokens.css").write_text(
        ":root { --a: var(--b); --b: 2em } /* --b: 3em; */"
    )
    (tmp_path / "styles" / "ebook" / "book.css").write_text("p { margin: var(--a) }")
    asked = Options(Edition("epub", "epub"), resources=Resources(tmp_path))
    made = exported(book(chapter("One")), asked)
    assert unzipped(made.content)["EPUB/css/book.css"] == b"p { margin: 2em }"
    assert [used.name for used in made.used] == ["styles/tokens.css", "styles/ebook/book.css"]


def test_a_style_that_asks_for_a_token_there_is_not_is_refused(tmp_path: Path) -> None:
    (tmp_path / "styles" / "ebook").mkdir(parents=True)
    (tmp_path / "styles" / "ebook" / "book.css").write_text("p { margin: var(--none) }")
    with pytest.raises(BadInput, match="--none"):
        exported(
            book(chapter("One")), Options(Edition("epub", "epub"), resources=Resources(tmp_path))
        )


def test_a_design_there_is_not_is_refused() -> None:
    with pytest.raises(BadUsage, match="baroque"):
        exported(book(chapter("One")), edition(design="baroque"))


def test_an_option_there_is_not_is_a_finding() -> None:
    made = exported(book(chapter("One")), edition(options=(("covr", "a.png"),)))
    assert [(finding.code, finding.hint) for finding in made.findings] == [
        ("unknown-option", f"there are: {', '.join(OPTIONS)}")
    ]


def test_our_style_leaves_colours_and_faces_to_the_reader(every: Files) -> None:
    css = every["EPUB/css/book.css"].decode()
    rules = css.split("*/", 1)[1]
    assert "background" not in rules
    assert "#" not in rules
    assert {
        line.split("font-family:")[1].split(";")[0].strip()
        for line in rules.splitlines()
        if "font-family" in line
    } == {"monospace"}


# ---------------------------------------------------------------------------------------- hostile

HOSTILE = (
    f'<script>alert("1")</script> & ]]> <!-- \x00\x0b\ufffe {RIGHT_TO_LEFT}evil\N{POP DIRECTIONAL FORMATTING}'
    " 👩🏽‍💻 a\u0301\u0301\u0301 \N{NO-BREAK SPACE} " + "x" * 300
)


def hostile() -> Biography:
    """Hostile words in every place that a biography has for words."""
    hard = t(HOSTILE)
    return Biography(
        hard,
        hard,
        lang="english please",
        contributors=(Contributor(NameForm(HOSTILE, lang="??", sort=HOSTILE), HOSTILE),),
        description=HOSTILE,
        keywords=(HOSTILE, "", " "),
        sections=(
            Section(
                (*hard, Link(hard, HOSTILE), CrossReference(HOSTILE, hard), PageMark(HOSTILE)),
                (p(*hard, Note((p(*hard),), id=HOSTILE), PageMark(HOSTILE), lang=HOSTILE, classes=(HOSTILE,)),),
                role="chapter",
                id=f"{HOSTILE}!",
            ),
            Section((), (p(Span(hard, id='"><', attributes=((HOSTILE, HOSTILE),))),), role="chapter"),
            Section(t(" "), role="preface"),
        ),
    )  # fmt: skip


def test_hostile_words_are_kept_or_named_and_every_file_is_well_formed() -> None:
    asked = edition(publisher=HOSTILE, statement=HOSTILE, isbn=HOSTILE, place=HOSTILE)
    made = exported(hostile(), asked)
    files = unzipped(made.content)
    assert list(lost_links(files)) == []
    assert {"loss-character", "loss-language", "loss-link"} <= {one.code for one in made.findings}
    text = words(tree(files, "chapter-1.xhtml"))
    assert '<script>alert("1")</script> & ]]> <!-- \N{REPLACEMENT CHARACTER}' in text
    assert RIGHT_TO_LEFT in text
    assert said(files, "dc:language") == ["und"]


@given(st.lists(sections(2), min_size=1, max_size=3).map(tuple))
@example((Section((Link((Note((), id=""),), "u"),)),))
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_any_sections_make_well_formed_files_and_links_that_lead_somewhere(
    parts: tuple[Section, ...],
) -> None:
    files = files_of(Biography(t("A Life"), sections=parts, lang="en"))
    for name, content in files.items():
        if name.endswith((".xhtml", ".ncx", ".opf")):
            tree(files, name.removeprefix("EPUB/"))
        assert content


# -------------------------------------------------------------------------------------- EPUBCheck


@pytest.mark.slow
@pytest.mark.needs_java
@pytest.mark.parametrize("life", [everything, hostile], ids=["everything", "hostile"])
def test_epubcheck_has_nothing_to_say(life: object, tmp_path: Path) -> None:
    assert callable(life)
    assert epubcheck(exported(life()).content, tmp_path) == []


@pytest.mark.slow
@pytest.mark.needs_java
def test_epubcheck_has_nothing_to_say_of_texts_that_were_read_in(
    shared_data: Path, tmp_path: Path
) -> None:
    import biokit

    for source in sorted((shared_data / "seeds").glob("*.txt")):
        made = exported(biokit.load(source))
        assert list(lost_links(unzipped(made.content))) == []
        assert epubcheck(made.content, tmp_path) == []
