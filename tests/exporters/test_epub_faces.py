"""Faces that an ebook carries: only where asked for, only what it uses, only what may be."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from biokit.exporters.base import Export
from biokit.model.biography import Biography
from biokit.model.nodes import Emphasis, Section, Strong, Text
from biokit.resources import Resources
from tests.exporters.epubs import Files, epubcheck, exported, package, unzipped
from tests.exporters.lives import options, p, t

OPF = "{http://www.idpf.org/2007/opf}"
SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZé"


def drawn(path: Path, *, signs: str = SIGNS, rights: int = 0, style: str = "Regular") -> None:
    """A face of squares, as a foundry would deliver it."""
    names = {ord(sign): f"g{ord(sign)}" for sign in f" {signs}"}
    pen = TTGlyphPen(None)
    for point in ((0, 0), (0, 500), (500, 500), (500, 0)):
        (pen.lineTo if pen.points else pen.moveTo)(point)
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], glyph))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    said = {"familyName": "Squares", "styleName": style, "copyright": "© A Foundry"}
    builder.setupNameTable({**said, "licenseDescription": "Open Font License"})
    builder.setupOS2(
        fsType=rights,
        usWeightClass=700 if style == "Bold" else 400,
        fsSelection=1 if style == "Italic" else 0x40,
    )
    builder.setupPost()
    builder.save(path)


@pytest.fixture
def squares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose design is set in a face of its own, and no other face in reach."""
    monkeypatch.setenv("BIOKIT_FONTS", "")
    monkeypatch.setattr("sys.prefix", str(tmp_path / "nowhere"))
    (tmp_path / "styles").mkdir()
    shipped = Resources().text("styles", "tokens.css")
    families = re.sub(r"(--face-text: )[^;]*", r'\1"Squares", serif', shipped)
    (tmp_path / "styles" / "tokens.css").write_text(families, encoding="utf-8")
    (tmp_path / "fonts").mkdir()
    drawn(tmp_path / "fonts" / "Squares-Regular.ttf")
    return tmp_path


def book(*content: Text | Emphasis | Strong) -> Biography:
    chapter = Section(t("bad cab"), (p(*content),), role="chapter")
    return Biography(t("ace"), sections=(chapter,), lang="en")


def embedded_in(project: Path, biography: Biography, faces: str = "embedded") -> Export:
    asked = options("epub", options=(("faces", faces), ("ncx", "no")))
    return exported(biography, asked.__class__(asked.edition, asked.assets, Resources(project)))


def fonts_of(files: Files) -> dict[str, TTFont]:
    return {
        name.removeprefix("EPUB/fonts/"): TTFont(io.BytesIO(content))
        for name, content in files.items()
        if name.startswith("EPUB/fonts/")
    }


def characters(font: TTFont) -> str:
    return "".join(sorted(map(chr, font.getBestCmap())))


def test_an_ebook_carries_no_face_unless_it_is_asked_to(squares: Path) -> None:
    files = unzipped(embedded_in(squares, book(Text("fab")), faces="").content)
    assert not fonts_of(files)
    assert "EPUB/css/faces.css" not in files
    assert "faces.css" not in files["EPUB/chapter-1.xhtml"].decode()


def test_a_face_is_cut_down_to_the_characters_of_the_book(squares: Path) -> None:
    made = embedded_in(squares, book(Text("fab é & <zoo>")))
    font = fonts_of(unzipped(made.content))["Squares-Regular.ttf"]
    assert {"é", "f", "z", "b"} <= set(characters(font))
    assert "q" not in characters(font).lower()
    assert "X" not in characters(font)
    assert [used.name for used in made.used if "fonts/" in used.name] == [
        "fonts/Squares-Regular.ttf"
    ]


def test_a_face_keeps_what_it_says_of_its_owner_and_licence(squares: Path) -> None:
    files = unzipped(embedded_in(squares, book(Text("fab"))).content)
    names = fonts_of(files)["Squares-Regular.ttf"]["name"]
    assert names.getDebugName(0) == "© A Foundry"
    assert names.getDebugName(13) == "Open Font License"


def test_the_pages_link_to_the_faces_and_the_manifest_lists_them(squares: Path) -> None:
    files = unzipped(embedded_in(squares, book(Text("fab"))).content)
    assert b'href="css/faces.css"' in files["EPUB/chapter-1.xhtml"]
    sheet = files["EPUB/css/faces.css"].decode()
    assert 'src: url("../fonts/Squares-Regular.ttf")' in sheet
    assert 'body { font-family: "Squares", serif;' in sheet
    kinds = {item.get("href"): item.get("media-type") for item in package(files).iter(f"{OPF}item")}
    assert kinds["fonts/Squares-Regular.ttf"] == "font/ttf"


def test_a_bold_face_comes_along_only_for_words_in_bold(squares: Path) -> None:
    drawn(squares / "fonts" / "Squares-Bold.ttf", style="Bold")
    plain = unzipped(embedded_in(squares, book(Text("fab"))).content)
    assert set(fonts_of(plain)) == {"Squares-Regular.ttf"}
    strong = unzipped(embedded_in(squares, book(Text("fab "), Strong(t("hop")))).content)
    bold = characters(fonts_of(strong)["Squares-Bold.ttf"])
    assert set(bold.strip()) - {"\N{NO-BREAK SPACE}"} == {"h", "o", "p"}


def test_a_face_that_forbids_it_is_left_out_and_told(squares: Path) -> None:
    drawn(squares / "fonts" / "Squares-Regular.ttf", rights=0x0002)
    made = embedded_in(squares, book(Text("fab")))
    assert not fonts_of(unzipped(made.content))
    (said,) = [each for each in made.findings if each.code == "face-not-embeddable"]
    assert "Squares-Regular.ttf" in said.message


def test_a_face_that_may_not_be_cut_down_goes_in_whole(squares: Path) -> None:
    drawn(squares / "fonts" / "Squares-Regular.ttf", rights=0x0100)
    files = unzipped(embedded_in(squares, book(Text("fab"))).content)
    whole = (squares / "fonts" / "Squares-Regular.ttf").read_bytes()
    assert files["EPUB/fonts/Squares-Regular.ttf"] == whole


def test_a_face_that_is_not_there_is_told_and_the_book_is_made(squares: Path) -> None:
    (squares / "fonts" / "Squares-Regular.ttf").unlink()
    made = embedded_in(squares, book(Text("fab")))
    told = [each.message for each in made.findings if each.code == "face-missing"]
    assert told[0] == "the face Squares is not installed: the ebook goes without it"
    assert not fonts_of(unzipped(made.content))


def test_the_same_book_carries_the_same_bytes(squares: Path) -> None:
    one, two = (embedded_in(squares, book(Text("fab"))).content for _ in range(2))
    assert one == two


def test_epubcheck_says_of_faces_no_more_than_that_they_are_there(squares: Path) -> None:
    content = embedded_in(squares, book(Text("fab"))).content
    (said,) = epubcheck(content, squares)
    assert said.startswith("USAGE CSS-028 Use of Font-face declaration.")
