"""Printed books, read back: pages, folios, notes, links, tags, faces, and nothing from outside."""

from __future__ import annotations

import hashlib
import io
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import page as validator
import pikepdf
import pypdf
import pytest

from biokit.errors import BadInput, BadUsage, ExportFailed
from biokit.exporters import faces as faces_of_books
from biokit.exporters.base import Export, Options
from biokit.exporters.pdf import PdfExporter
from biokit.exporters.pdf.mends import footnotes
from biokit.exporters.pdf.tags import tagging
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    CrossReference,
    Emphasis,
    Figure,
    Foreign,
    Link,
    Note,
    Section,
    Span,
    Strong,
    Text,
)
from biokit.resources import Resources
from tests.conftest import Golden
from tests.exporters.lives import everything, options, p, t

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "pdf"

PdfObject: TypeAlias = Any
"""What pikepdf finds in a file."""


def has_faces() -> bool:
    return len(faces_of_books.faces_in(faces_of_books.folders(None))) >= 6


needs_faces = pytest.mark.skipif(not has_faces(), reason="the faces are not installed: run `make`")


def book(*sections: Section, **fields: object) -> Biography:
    fields.setdefault("lang", "en-GB")
    return Biography(t("The Book"), sections=sections, **fields)  # type: ignore[arg-type]


def chapter(*blocks: object, title: str = "A Chapter", **fields: object) -> Section:
    return Section(t(title), blocks, role="chapter", **fields)  # type: ignore[arg-type]


def printed(biography: Biography, chosen: Options | None = None) -> Export:
    return PdfExporter().export(biography, chosen or options("pdf"))


@cache
def sample() -> Export:
    """The book that holds everything, printed once for all tests."""
    return printed(everything())


def opened(export: Export) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(export.content))


def words_by_page(export: Export) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(export.content))
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


def codes(export: Export) -> list[str]:
    return [finding.code for finding in export.findings]


def pages_of_ids(export: Export) -> dict[str, int]:
    """The page, from 0, on which each id is."""
    reader = pypdf.PdfReader(io.BytesIO(export.content))
    found = {}
    for name, place in reader.named_destinations.items():
        number = reader.get_destination_page_number(place)
        assert number is not None
        found[name] = number
    return found


def labels(export: Export) -> list[str]:
    return pypdf.PdfReader(io.BytesIO(export.content)).page_labels


SENTENCE = "The Cabinet met again in the spring and nothing was decided before the summer. "


def dense(notes: int, words: int = 12) -> object:
    """A paragraph with a footnote in nearly every line."""
    run = []
    for number in range(notes):
        run += [Text(SENTENCE[: 30 + 7 * (number % 7)] + ", so."), Text(" ")]
        run.insert(-1, Note((p("Note " + "and again " * (words * (1 + number % 3) // 3)),)))  # type: ignore[arg-type]
    return p(*run)


# ------------------------------------------------------------------------------------ structure


@needs_faces
def test_the_outline_of_a_book_that_holds_everything(golden: Golden) -> None:
    reader = pypdf.PdfReader(io.BytesIO(sample().content))

    def lines(level: int, entries: list[PdfObject]) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from lines(level + 1, entry)
            else:
                number = reader.get_destination_page_number(entry)
                assert number is not None
                yield f"{'  ' * level}{entry.title} … {reader.page_labels[number]}\n"

    golden(GOLDEN / "everything" / "outline.txt", "".join(lines(0, list(reader.outline))))


@needs_faces
def test_the_structure_of_a_book_that_holds_everything(golden: Golden) -> None:
    """Lines and runs of text are left out: they depend on where lines break."""
    kept = {
        "/Sect", "/Part", "/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Table",
        "/TR", "/TH", "/TD", "/THead", "/TBody", "/Caption", "/Figure", "/BlockQuote", "/Note",
        "/TOC", "/TOCI", "/Link",
    }  # fmt: skip

    def lines(element: PdfObject, level: int) -> Iterator[str]:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
                continue
            if str(kid.S) in kept:
                alt = f" ({kid.Alt})" if "/Alt" in kid else ""
                lang = f" [{kid.Lang}]" if "/Lang" in kid else ""
                yield f"{'  ' * level}{str(kid.S)[1:]}{alt}{lang}\n"
            yield from lines(kid, level + (str(kid.S) in kept))

    with opened(sample()) as pdf:
        golden(GOLDEN / "everything" / "structure.txt", "".join(lines(pdf.Root.StructTreeRoot, 0)))


@needs_faces
def test_the_validator_finds_nothing_against_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(sample().content)
    report = validator.validate_pdf(file, profile=validator.ValidationProfile.PDF_UA_1)
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []


@needs_faces
def test_a_book_that_holds_everything_prints_without_complaint() -> None:
    assert codes(sample()) == ["loss-link"]  # the `javascript:` one


def test_running_heads_and_folios_are_artifacts() -> None:
    with opened(printed(book(chapter(p(SENTENCE * 60))))) as pdf:
        body = pikepdf.parse_content_stream(pdf.pages[-1])
        marks = [
            str(each.operands[0])
            for each in body
            if isinstance(each, pikepdf.ContentStreamInstruction)
            and str(each.operator) in {"BMC", "BDC"}
        ]
    assert "/Artifact" in marks
    assert "/Span" in marks


def test_a_link_with_italic_words_is_one_annotation_with_words_for_the_blind() -> None:
    linked = Link((Text("The "), Emphasis(t("Times")), Text(" of May")), "https://example.org/t")
    with opened(printed(book(chapter(p("See ", linked, "."))))) as pdf:
        found = [
            note
            for sheet in pdf.pages
            for note in sheet.get("/Annots", [])
            if "/A" in note and str(note.A.URI) == "https://example.org/t"
        ]
        assert [str(note.Contents) for note in found] == ["The Times of May"]
        assert [int(note.F) for note in found] == [4]


# -------------------------------------------------------------------------------- pages, folios


@needs_faces
def test_front_matter_has_roman_folios_and_the_body_begins_at_one() -> None:
    found = labels(sample())
    first = pages_of_ids(sample())["first"]
    assert found[:first] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][:first]
    assert found[first:] == [str(number + 1) for number in range(len(found) - first)]
    assert first % 2 == 0, "the body begins on a right-hand page"


@needs_faces
def test_the_contents_give_the_folio_of_every_entry() -> None:
    (contents,) = [words for words in words_by_page(sample()) if words.startswith("Contents")]
    folios = {name: labels(sample())[page] for name, page in pages_of_ids(sample()).items()}
    for title, key in (("First", "first"), ("Second", "second"), ("Chronology", "chronology")):
        assert re.search(rf"{title} {folios[key]}\b", contents)
    assert re.search(rf"Preface {folios['preface']}\b", contents)


@needs_faces
def test_a_reference_by_page_prints_the_folio_of_its_target() -> None:
    far = CrossReference("far", form="page")
    biography = book(
        Section(t("Preface"), (p("See ", far, "."),), role="preface"),
        chapter(p("See ", far, " and ", CrossReference("preface", form="page"), ".")),
        chapter(p(SENTENCE * 90), title="Between"),
        chapter(p("Here."), title="Far", id="far"),
    )
    export = printed(biography)
    places, folios = pages_of_ids(export), labels(export)
    pages = words_by_page(export)
    assert codes(export) == []
    wanted = f"See p. {folios[places['far']]} and p. {folios[places['preface']]}."
    assert wanted in pages[places["a-chapter"]].replace("\xa0", " ")
    assert folios[places["far"]].isdigit()
    assert folios[places["preface"]].isalpha()


@needs_faces
def test_the_book_stands_over_left_pages_and_the_chapter_over_right_ones() -> None:
    export = printed(
        book(chapter(p(SENTENCE * 160), title="A Very Long Chapter", short_title="Long"))
    )
    pages = words_by_page(export)
    start = pages_of_ids(export)["a-very-long-chapter"]
    assert "1 A Very Long Chapter" in pages[start]
    assert pages[start].endswith(" 1")
    assert pages[start + 1].endswith(" 2 The Book")
    assert pages[start + 2].endswith(" Long 3")


@pytest.mark.parametrize(("choice", "blank"), [("next", 0), ("recto", 1)])
def test_chapters_open_on_the_next_page_or_on_a_right_hand_one(choice: str, blank: int) -> None:
    chosen = Options(Edition("pdf", "pdf", options=(("openings", choice),)))
    export = printed(book(chapter(p("a")), chapter(p("b"), title="B")), chosen)
    places = pages_of_ids(export)
    assert places["b"] - places["a-chapter"] == 1 + blank
    assert [words for words in words_by_page(export)[places["a-chapter"] :] if not words] == [
        ""
    ] * blank


def test_a_book_with_parts_opens_each_on_a_right_hand_page() -> None:
    export = printed(
        book(
            Section(t("Youth"), (), (chapter(p("a")),), role="part", id="youth"),
            Section(t("Age"), (), (chapter(p("b"), title="B"),), role="part", id="age"),
        )
    )
    places = pages_of_ids(export)
    assert [places[key] % 2 for key in ("youth", "age")] == [0, 0]
    assert labels(export)[places["youth"]] == "1"
    assert words_by_page(export)[places["youth"]] == "Part I Youth"


def test_a_leaf_has_the_trim_the_edition_wants() -> None:
    export = printed(book(chapter(p("a"))), options("pdf", trim="129mm 198mm"))
    with opened(export) as pdf:
        width, height = (float(side) for side in pdf.pages[0].MediaBox[2:])
    assert (round(width, 1), round(height, 1)) == (365.7, 561.3)


@pytest.mark.parametrize("trim", ["6in", "six in", "6in 9in 2in", "1in 1in", "6in 90in", ""])
def test_a_trim_no_book_can_have_is_refused(trim: str) -> None:
    with pytest.raises(BadUsage, match="is no "):
        printed(book(chapter(p("a"))), options("pdf", trim=trim))


def test_bleed_makes_the_leaf_larger_than_its_trim() -> None:
    chosen = Options(Edition("pdf", "pdf", options=(("bleed", "3mm"),)))
    with opened(printed(book(chapter(p("a"))), chosen)) as pdf:
        sheet = pdf.pages[0]
        assert float(sheet.TrimBox[2]) - float(sheet.TrimBox[0]) == pytest.approx(432, abs=0.1)
        assert float(sheet.TrimBox[0]) - float(sheet.BleedBox[0]) == pytest.approx(8.5, abs=0.1)
        assert float(sheet.MediaBox[0]) < float(sheet.BleedBox[0])


# ---------------------------------------------------------------------------------------- notes


@needs_faces
@pytest.mark.slow
def test_every_footnote_stands_on_the_page_of_its_call() -> None:
    export = printed(
        book(*(chapter(*(dense(7) for _ in range(10)), title=f"C{n}") for n in range(2)))
    )
    places = pages_of_ids(export)
    notes = [key for key in places if re.fullmatch(r"note-\d+", key)]
    assert len(notes) == 2 * 10 * 7
    assert [key for key in notes if places[key] != places[f"call-{key}"]] == []
    assert codes(export) == []


def test_a_note_that_went_astray_is_an_error() -> None:
    numbered = [type("N", (), {"note": Note((), id=key), "number": 1}) for key in ("a", "b", "c")]
    places = {
        "a": (1, 9.0),
        "call-a": (1, 9.0),
        "b": (2, 9.0),
        "call-b": (1, 9.0),
        "call-c": (1, 9.0),
    }
    found = list(footnotes.misplaced(numbered, places))  # type: ignore[arg-type]
    assert [(finding.code, finding.severity) for finding in found] == [
        ("late-note", "error"),
        ("lost-note", "error"),
    ]


def test_this_weasyprint_has_the_parts_that_are_mended() -> None:
    with footnotes.mended() as mended:
        assert mended
    assert tagging.available()


@needs_faces
def test_a_note_too_long_for_a_page_stands_at_the_end_of_its_chapter() -> None:
    long = Note(tuple(p(SENTENCE * 12) for _ in range(6)), id="long", origin=Origin("a.md", 7))
    export = printed(book(chapter(p("Before", long, " after.")), chapter(p("b"), title="B")))
    assert codes(export) == ["moved-note"]
    assert (export.findings[0].path, export.findings[0].line) == ("a.md", 7)
    places = pages_of_ids(export)
    assert places["a-chapter"] <= places["long"] < places["b"]


@pytest.mark.parametrize("placement", ["chapter-end", "book-end", "keyed", "keyed-chapter-end"])
def test_an_edition_may_want_its_notes_in_lists(placement: str) -> None:
    noted = chapter(p("so", Note((p("Why not."),), id="why")))
    export = printed(book(noted, chapter(p("b"), title="B")), options("pdf", placement=placement))
    places = pages_of_ids(export)
    assert (places["why"] < places["b"]) == placement.endswith("chapter-end")
    assert codes(export) == []


# ------------------------------------------------------------------------------------- profiles


def test_a_printer_gets_no_links_no_outline_and_no_tags() -> None:
    with opened(printed(everything(), options("pdf", profile="press"))) as pdf:
        assert [sheet for sheet in pdf.pages if "/Annots" in sheet] == []
        assert "/Outlines" not in pdf.Root
        assert "/StructTreeRoot" not in pdf.Root


def test_a_printer_gets_text_and_rules_in_black_ink_alone() -> None:
    noted = chapter(p("so", Note((p("Why not."),))))
    with opened(printed(book(noted), options("pdf", profile="press"))) as pdf:
        inks = {
            (str(each.operator), *map(str, each.operands))
            for page in pdf.pages
            for each in pikepdf.parse_content_stream(page)
            if isinstance(each, pikepdf.ContentStreamInstruction)
            and str(each.operator)
            in {"rg", "RG", "k", "K", "g", "G", "sh", "cs", "CS", "scn", "SCN"}
        }
    marks, text = {("K", "0", "0", "0", "1")}, {("cs", "/DeviceCMYK"), ("scn", "0", "0", "0", "1")}
    assert inks == marks | text


def test_the_screen_gets_links_outline_tags_and_metadata() -> None:
    with opened(sample()) as pdf:
        assert [sheet for sheet in pdf.pages if "/Annots" in sheet]
        assert {"/Outlines", "/StructTreeRoot", "/MarkInfo"} <= set(pdf.Root.keys())
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "The Enchantress: A Life of Ada Lovelace"
        assert str(pdf.docinfo["/Author"]) == "A. N. Author"
        assert "/CreationDate" not in pdf.docinfo


def test_a_time_is_written_only_if_one_is_given() -> None:
    chosen = Options(Edition("pdf", "pdf"), epoch=1_000_000_000)
    with opened(printed(book(chapter(p("a"))), chosen)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20010909014640")


# ---------------------------------------------------------------------------------------- bytes

AGAIN = """
import hashlib
from biokit.exporters.pdf import PdfExporter
from tests.exporters.lives import everything, options
print(hashlib.sha256(PdfExporter().export(everything(), options("pdf")).content).hexdigest())
"""


@pytest.mark.slow
def test_the_same_input_makes_the_same_bytes_in_any_process_zone_and_folder(
    tmp_path: Path, checkout: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AGAIN],
        env={
            **os.environ,
            "PYTHONHASHSEED": "1",
            "TZ": "Asia/Tokyo",
            "PYTHONPATH": str(checkout),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(sample().content).hexdigest()


def test_printing_leaves_the_process_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.layout import block
    from weasyprint.pdf import fonts as weasy_fonts
    from weasyprint.pdf import stream, tags

    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")

    def parts() -> tuple[object, ...]:
        return (
            block._linebox_layout,
            tags._build_box_tree,
            stream.Stream.marked,
            weasy_fonts.Font.clean,
            weasy_fonts.harfbuzz_subset,
        )

    before = parts()
    printed(book(chapter(p("a"))))
    assert parts() == before
    assert "FONTCONFIG_FILE" not in os.environ
    assert os.environ["SOURCE_DATE_EPOCH"] == "7"


# ---------------------------------------------------------------------------------------- faces


@needs_faces
def test_the_faces_that_went_in_are_recorded() -> None:
    faces = {used.name: used.sha256 for used in sample().used if used.name.startswith("fonts/")}
    assert set(faces) == {
        "fonts/EBGaramond-Regular.ttf",
        "fonts/EBGaramond-Italic.ttf",
        "fonts/EBGaramond-Bold.ttf",
        "fonts/NotoSerifSC-Regular.ttf",
    }
    (folder,) = faces_of_books.folders(None)
    for name, sha256 in faces.items():
        assert faces_of_books.digest((folder / Path(name).name).read_bytes()) == sha256


@needs_faces
def test_bold_italic_is_a_face_of_its_own_and_never_made_up() -> None:
    export = printed(book(chapter(p(Strong((Emphasis(t("loud")),))))))
    assert "fonts/EBGaramond-BoldItalic.ttf" in {used.name for used in export.used}


@needs_faces
def test_chinese_is_set_in_the_chinese_face_and_its_pinyin_is_not() -> None:
    export = printed(
        book(chapter(p(Span(t("蔡奇"), lang="zh-Hans"), Foreign(t("Cài Qí"), lang="zh-Latn"))))
    )
    with opened(export) as pdf:
        used: dict[str, PdfObject] = dict(pdf.pages[-1].Resources.Font)
        families = {
            str(font.DescendantFonts[0].FontDescriptor.FontFamily) for font in used.values()
        }
    assert families == {"EB Garamond", "Noto Serif SC"}
    assert "glyph-missing" not in codes(export)


def test_without_any_of_its_faces_a_book_still_prints_and_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("biokit.exporters.pdf.typecase.folders", lambda _: ())
    export = printed(book(chapter(p("Plain words."))))
    said = [finding.message for finding in export.findings if finding.code == "face-missing"]
    assert [words.partition(" is not")[0] for words in said] == [
        "the face EB Garamond regular",
        "the face EB Garamond regular italic",
        "the face EB Garamond bold",
        "the face EB Garamond bold italic",
        "the face Noto Serif SC regular",
        "the face Noto Serif SC bold",
    ]
    assert "Plain words." in words_by_page(export)[-1]


@needs_faces
def test_a_character_no_face_has_is_named_with_its_place() -> None:
    strange = p("Linear \U00010000.", origin=Origin("text/01.md", 12))
    export = printed(book(chapter(strange)))
    (finding,) = export.findings
    assert finding.code == "glyph-missing"
    assert "U+10000 LINEAR B SYLLABLE B008 A" in finding.message
    assert (finding.path, finding.line) == ("text/01.md", 12)


@needs_faces
def test_letters_with_marks_that_compose_are_not_missed() -> None:
    assert codes(printed(book(chapter(p("Ca\u0300i Qi\u0301"))))) == []


def test_a_folder_of_faces_that_holds_none_is_a_mistake(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setenv("BIOKIT_FONTS", str(tmp_path))
    with pytest.raises(BadInput, match="this is not a font"):
        printed(book(chapter(p("a"))))


@needs_faces
def test_a_folder_without_a_list_is_read_face_by_face(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (folder,) = faces_of_books.folders(None)
    for name in ("EBGaramond-BoldItalic.ttf", "NotoSerifSC-Regular.ttf"):
        (tmp_path / name).symlink_to(folder / name)
    monkeypatch.setenv("BIOKIT_FONTS", str(tmp_path))
    found = faces_of_books.faces_in(faces_of_books.folders(None)[:1])
    assert [(face.family, face.style, face.weight) for face in found] == [
        ("EB Garamond", "italic", 700),
        ("Noto Serif SC", "normal", 400),
    ]


# --------------------------------------------------------------------------- pictures and styles


def test_what_is_no_image_is_refused_by_name() -> None:
    chosen = Options(Edition("pdf", "pdf"), assets=lambda _: b"not an image")
    with pytest.raises(BadInput, match="this is not an image") as raised:
        printed(book(chapter(Figure("media/a.png"))), chosen)
    assert raised.value.path == "media/a.png"


def test_a_picture_that_is_cut_short_has_its_words_in_its_place() -> None:
    cut = b"\x89PNG\r\n\x1a\n and what follows"
    figure = Figure("media/a.png", t("The house"), "A house", origin=Origin("text/01.md", 3))
    chosen = Options(Edition("pdf", "pdf"), assets=lambda _: cut)
    made = printed(book(Section(t("One"), (p("So."), figure), role="chapter")), chosen)
    [told] = [str(found) for found in made.findings if found.code == "broken-image"]
    assert told.startswith(
        "text/01.md:3: error: the image media/a.png cannot be shown: the file is"
    )
    assert "The house" in "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.content)).pages
    )


def test_a_missing_picture_is_a_mistake() -> None:
    with pytest.raises(BadInput, match="the image is not there"):
        printed(book(chapter(Figure("media/a.png"))), Options(Edition("pdf", "pdf")))


OUTSIDE = (
    "@import url(http://127.0.0.1:9/a.css);",
    "@import url(file:///etc/passwd);",
    "@import url(../../../../etc/passwd);",
    "@import url(/styles//etc/passwd);",
    "h1 { background: url(http://127.0.0.1:9/a.png) }",
    "h1 { background: url(file:///etc/passwd) }",
    "@font-face { font-family: X; src: url(https://127.0.0.1:9/x.woff) } h1 { font-family: X }",
)


@pytest.mark.parametrize("css", OUTSIDE)
def test_a_style_reaches_nothing_outside(
    css: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    own = tmp_path / "styles" / "print" / "matter.css"
    own.parent.mkdir(parents=True)
    own.write_text(css, encoding="utf-8")
    export = printed(
        book(chapter(p("a"))), Options(Edition("pdf", "pdf"), resources=Resources(tmp_path))
    )
    assert {finding.code for finding in export.findings} & {"file-refused", "image-refused"}


def test_a_picture_reaches_nothing_outside() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        b'<image href="file:///etc/passwd" width="9" height="9"/></svg>'
    )
    chosen = Options(Edition("pdf", "pdf"), assets=lambda _: svg)
    export = printed(book(chapter(Figure("a.svg", t("A")))), chosen)
    assert "image-refused" in codes(export)


def test_a_project_may_replace_a_style_and_is_told_what_is_wrong_with_it(tmp_path: Path) -> None:
    own = tmp_path / "styles" / "print" / "matter.css"
    own.parent.mkdir(parents=True)
    own.write_text("p { text-indent: much; writing-mode: vertical-rl }", encoding="utf-8")
    export = printed(
        book(chapter(p("a"))), Options(Edition("pdf", "pdf"), resources=Resources(tmp_path))
    )
    said = [finding for finding in export.findings if finding.code == "style-ignored"]
    assert len(said) == 2
    assert all((finding.path, finding.line) == (own.as_posix(), 1) for finding in said)


def test_a_style_that_weasyprint_dies_of_is_one_clear_error(tmp_path: Path) -> None:
    own = tmp_path / "styles" / "print" / "matter.css"
    own.parent.mkdir(parents=True)
    own.write_text(
        "@page { @footnote { border-top: 1px solid; border-image: linear-gradient(currentcolor 9pt, red 9pt) 1 } }",
        encoding="utf-8",
    )
    chosen = Options(Edition("pdf", "pdf"), resources=Resources(tmp_path))
    with pytest.raises(ExportFailed, match="the PDF could not be written"):
        printed(book(chapter(p("a", Note((p("b"),))))), chosen)


def test_a_design_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadUsage, match="there is no design baroque"):
        printed(book(chapter(p("a"))), options("pdf", design="baroque"))
