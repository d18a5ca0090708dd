"""Print and bad input: laid out sensibly or refused clearly, and nothing read from outside."""

from __future__ import annotations

import io
import struct
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
from PIL import Image

from biokit.diagnostics import Finding
from biokit.errors import BadInput, BadUsage, ExportFailed
from biokit.exporters import faces
from biokit.exporters.base import Export, Options
from biokit.exporters.faces import digest
from biokit.exporters.pdf import PdfExporter
from biokit.exporters.pdf.drawings import fault_of
from biokit.exporters.pdf.layout.laid import Printed
from biokit.exporters.pdf.pages.leaf import tokens
from biokit.exporters.pdf.typecase import Typecase
from biokit.exporters.rasters import for_pages
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Cell, Figure, Note, Row, Section, Table, Text
from biokit.projections.compose import compose
from biokit.resources import Resources
from tests.exporters.lives import p, t

needs_faces = pytest.mark.skipif(
    len(faces.faces_in(faces.folders(None))) < 6, reason="the faces are not installed: run `make`"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20">{}</svg>'
LOOP = '<g id="b"><use href="#c"/></g><g id="c"><use href="#b"/></g>'
STYLE = """\
@import url(http://127.0.0.1:9/a.css);
@import url(file://{canary}.css);
@font-face {{ font-family: X; src: url(file://{canary}.ttf) }}
h1 {{ font-family: X; background: url(file://{canary}.jpg) }}
h1::after {{ content: url(http://127.0.0.1:9/b.png) }}
p {{ colour: red; margin: wide }}
"""
PART = """\
<html lang="{{{{ lang }}}}"><head><title>{{{{ title }}}}</title>
<script src="http://127.0.0.1:9/a.js">alert(1)</script>
<link rel="stylesheet" href="http://127.0.0.1:9/c.css"/>
<link rel="attachment" href="file://{canary}.css"/><base href="file:///etc/"/></head>
<body class="{{{{ profile }}}}"><div class="{{{{ area }}}}">{{{{ markup }}}}
<img src="file://{canary}.png" alt="A"/><object data="http://127.0.0.1:9/d.svg"></object>
<iframe src="http://127.0.0.1:9/"/></div></body></html>
"""
LONG = "x" * 300


def chapter(*blocks: object, title: str = "One", number: int = 1) -> Section:
    origin = Origin(f"text/{number:02}.md", 1)
    return Section(t(title), blocks, role="chapter", id=f"c{number}", origin=origin)  # type: ignore[arg-type]


def book(*sections: Section) -> Biography:
    return Biography(t("The Book"), sections=sections, lang="en-GB")


def put(project: Path, name: str, content: str) -> Path:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def note(words: str, *inside: Note) -> Note:
    return Note((p(words, *inside),), id=words.replace(" ", "-"))


def hostile() -> Biography:
    """Chapters of which each has something that no press likes."""
    wide = tuple(Row((Cell((p("word"),)),) * 60) for _ in range(2))
    table = Table(
        (Row((Cell((p("a", note("in a cell")),)),)),), (Row((Cell((p("A", note("in a head")),)),)),)
    )
    return book(
        chapter(
            p("So it begins."), p(f"A word of {LONG} letters, and https://example.org/", "y" * 300)
        ),
        Section((Text("Two"), note("in a title")), (table, Table(wide)), role="chapter", id="c2"),
        chapter(title="Three", number=3),
        chapter(
            p("Linear \U00010000\U00010001.", origin=Origin("text/04.md", 3)),
            Figure("outer.svg", t("Outer"), origin=Origin("text/04.md", 5)),
            Figure("loop.svg", t("Loop"), origin=Origin("text/04.md", 7)),
            title="Four",
            number=4,
        ),
    )


def pictures(canary: str) -> dict[str, bytes]:
    inside = f'<image href="file://{canary}.png" width="9" height="9"/><rect width="9" height="9"/>'
    return {"outer.svg": SVG.format(inside).encode(), "loop.svg": SVG.format(LOOP).encode()}


# ------------------------------------------------------------- one book of all that may be printed

WATCHED: list[tuple[str, str]] = []
WATCHING = [False]


def watch(event: str, arguments: tuple[object, ...]) -> None:
    if WATCHING[0] and (event == "open" or event.startswith("socket.")):
        WATCHED.append((event, str(arguments[0])))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """A hostile project, printed while every file and every socket that is opened is written down."""
    outside = tmp_path_factory.mktemp("outside")
    canary = str(outside / "canary")
    Image.new("RGB", (9, 9), "red").save(f"{canary}.png")
    put(outside, "canary.css", "p { display: none }")
    project = tmp_path_factory.mktemp("project")
    style = put(project, "styles/print/matter.css", STYLE.format(canary=canary))
    put(project, "templates/print/part.xhtml", PART.format(canary=canary))
    chosen = Options(
        Edition("pdf", "pdf"), assets=pictures(canary).__getitem__, resources=Resources(project)
    )
    sys.addaudithook(watch)  # it cannot be taken away again
    WATCHING[0] = True
    export = PdfExporter().export(hostile(), chosen)
    WATCHING[0] = False
    return SimpleNamespace(export=export, options=chosen, style=style.as_posix(), outside=outside)


def told(printed: SimpleNamespace, code: str) -> list[str]:
    return [str(one) for one in printed.export.findings if one.code == code]


def pages(export: Export) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(export.content))
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


@needs_faces
def test_no_network_is_asked_and_no_file_outside_is_read(printed: SimpleNamespace) -> None:
    assert WATCHED
    assert [event for event, _ in WATCHED if event.startswith("socket.")] == []
    assert [name for _, name in WATCHED if "canary" in name or name.startswith("/etc/pa")] == []
    assert b"alert" not in printed.export.content
    reader = pypdf.PdfReader(io.BytesIO(printed.export.content))
    assert list(reader.attachments) == []


@needs_faces
def test_what_a_style_asks_for_is_told_with_its_file_and_line(printed: SimpleNamespace) -> None:
    refused = told(printed, "file-refused") + told(printed, "image-refused")
    for line in range(1, 6):
        assert any(one.startswith(f"{printed.style}:{line}: ") for one in refused), refused


@needs_faces
def test_mistakes_of_a_style_are_told_with_their_property(printed: SimpleNamespace) -> None:
    ignored = told(printed, "style-ignored")
    where = f"{printed.style}:6: warning: "
    assert any(one.startswith(f"{where}`colour: red` is ignored: unknown") for one in ignored)
    assert any(one.startswith(f"{where}`margin: wide` is ignored") for one in ignored)


@needs_faces
def test_a_drawing_that_asks_for_files_or_cannot_be_drawn_is_told(printed: SimpleNamespace) -> None:
    refused = told(printed, "image-refused")
    assert any(
        one.startswith("text/04.md:5: error: the image outer.svg asks for") for one in refused
    )
    assert (
        "text/04.md:7: error: the image loop.svg cannot be drawn, and is left out [image-refused]."
        " save it anew, without what it takes from elsewhere"
    ) in refused


@needs_faces
def test_characters_without_a_face_are_told_together(printed: SimpleNamespace) -> None:
    (lacking,) = told(printed, "glyph-missing")
    assert lacking.startswith(
        "text/04.md:3: error: neither EB Garamond nor another face of the book has"
        " “\U00010000\U00010001” (U+10000 LINEAR B SYLLABLE B008 A and another): they are empty boxes"
    )


@needs_faces
def test_a_word_longer_than_the_line_and_a_wide_table_lose_no_letter(
    printed: SimpleNamespace,
) -> None:
    words = "".join(pages(printed.export))
    assert words.count("x") >= 300
    assert words.count("y") >= 300
    assert words.count("word") >= 120


@needs_faces
def test_the_bytes_are_the_same_if_another_process_lays_the_parts_out(
    printed: SimpleNamespace,
) -> None:
    alone = Options(
        printed.options.edition,
        assets=printed.options.assets,
        resources=printed.options.resources,
        at_once=2,
    )
    again = PdfExporter().export(hostile(), alone)
    assert digest(again.content) == digest(printed.export.content)
    assert again.findings == printed.export.findings


# ------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize("at_once", [0, 1])
def test_a_time_for_each_part_that_is_none_is_refused(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIOKIT_PATIENCE", "soon")
    with pytest.raises(BadUsage, match="BIOKIT_PATIENCE is 'soon'"):
        PdfExporter().export(book(chapter(p("a"))), Options(Edition("pdf", "pdf"), at_once=at_once))


@needs_faces
def test_a_part_that_takes_too_long_is_stopped_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIOKIT_PATIENCE", "0.01")
    chosen = Options(Edition("pdf", "pdf", options=(("half-title", "no"),)), at_once=1)
    with pytest.raises(ExportFailed) as raised:
        PdfExporter().export(book(chapter(p("a " * 1000))), chosen)
    assert str(raised.value) == (
        "text/01.md:1: “One” could not be made: it was not ready after 0.01 seconds. a very long"
        " word, a picture or a style may be the cause; BIOKIT_PATIENCE=SECONDS gives it more time"
    )


@needs_faces
def test_a_style_that_weasyprint_dies_of_is_named(tmp_path: Path) -> None:
    own = put(tmp_path, "styles/print/matter.css", "@page { @footnote { columns: 2 } }")
    chosen = Options(Edition("pdf", "pdf"), resources=Resources(tmp_path))
    with pytest.raises(ExportFailed) as raised:
        PdfExporter().export(book(chapter(p("a", Note((p("b"),))))), chosen)
    assert raised.value.path == "text/01.md"
    assert raised.value.hint == (
        "a style or a picture of the project may be the cause;"
        f" the project's own styles are {own.as_posix()}"
    )


@needs_faces
def test_text_that_a_style_hides_is_told(tmp_path: Path) -> None:
    put(tmp_path, "styles/print/matter.css", "#c1 { display: none }")
    chosen = Options(Edition("pdf", "pdf"), resources=Resources(tmp_path))
    export = PdfExporter().export(book(chapter(p("a"))), chosen)
    assert (
        "text/01.md:1: error: “One” is not all printed: c1 is on no page [lost-text]."
        in "".join(map(str, export.findings))
    )


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("\n{% if %}", "Expected an expression"),
        ("\n{{ nothing.here }}", "'nothing' is undefined"),
        (
            "\n{{ ''.__class__.__mro__ }}",
            "access to attribute '__class__' of 'str' object is unsafe",
        ),
        ("\n{% include '../../../../etc/passwd' %}", "there is no template ../../../../etc/passwd"),
        ("\n{% for one in range(10000000) %}x{% endfor %}", "Range too big"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_with_file_and_line(
    template: str, said: str, tmp_path: Path
) -> None:
    own = put(tmp_path, "templates/print/part.xhtml", template)
    with pytest.raises(BadInput, match="the template cannot be filled in") as raised:
        Resources(tmp_path).templates().get_template("print/part.xhtml").render()
    assert said in raised.value.message
    assert (raised.value.path, raised.value.line) == (own.as_posix(), 2)


@pytest.mark.parametrize("shelf", ["styles", "templates"])
def test_a_style_or_template_that_is_not_utf_8_is_told(shelf: str, tmp_path: Path) -> None:
    own = put(tmp_path, f"{shelf}/print/matter.css", "")
    own.write_bytes(b"p { }\n/* \xe9 */")
    resources = Resources(tmp_path)
    read: dict[str, Callable[[str], object]] = {
        "styles": partial(resources.text, "styles"),
        "templates": resources.templates().get_template,
    }
    with pytest.raises(BadInput, match="this is not UTF-8") as raised:
        read[shelf]("print/matter.css")
    assert raised.value.path == own.as_posix()


# --------------------------------------------------------------------------- faces and pictures


def findings_of(words: str, printed: tuple[Printed, ...], boxes: str = "") -> list[Finding]:
    biography = book(chapter(p(words, origin=Origin("text/01.md", 9))))
    options = Options(Edition("pdf", "pdf"))
    design = tokens(options.resources.text("styles", "tokens.css"))
    typecase = Typecase(compose(biography, options.edition), options, design)
    return list(typecase.findings(frozenset(boxes), printed))


def set_in(family: str, letters: str) -> Printed:
    glyphs = tuple(enumerate(letters))
    return Printed("F1", f"AAAAAA+{family}", family, "", 0, (), glyphs, ())


@needs_faces
def test_the_face_that_stood_in_is_named_with_the_one_that_was_asked_for() -> None:
    georgian = "ქართული"
    (told,) = findings_of(georgian, (set_in("Brosse", georgian), set_in("EB Garamond", "abc")))
    assert str(told) == (
        "text/01.md:9: warning: neither EB Garamond nor another face of the book has “ქართული”"
        " (U+10E5 GEORGIAN LETTER KHAR and 6 others): they are set in Brosse, a face of this machine"
        " [glyph-missing]. put a face that has it into the project's fonts/ folder"
    )


@needs_faces
def test_private_characters_are_told_with_their_place_and_unprinted_words_are_not() -> None:
    (told,) = findings_of("\ue123", (), boxes="\ue123")
    assert str(told).startswith("text/01.md:9: error: neither EB Garamond")
    assert "(U+E123 PRIVATE USE): it is printed as an empty box" in str(told)
    assert findings_of("ქ", ()) == []


def test_sixteen_bits_of_grey_are_made_eight_and_look_the_same() -> None:
    deep = Image.frombytes(
        "I;16", (256, 1), b"".join(struct.pack("<H", n * 257) for n in range(256))
    )
    file = io.BytesIO()
    deep.save(file, "PNG")
    content, kind = for_pages(file.getvalue())
    with Image.open(io.BytesIO(content)) as made:
        assert (kind, made.mode, made.tobytes()) == ("image/png", "L", bytes(range(256)))


def test_a_tiff_in_inks_stays_in_inks() -> None:
    file = io.BytesIO()
    Image.new("CMYK", (20, 10), (0, 200, 100, 10)).save(file, "TIFF")
    content, kind = for_pages(file.getvalue())
    with Image.open(io.BytesIO(content)) as made:
        assert (kind, made.mode, made.size) == ("image/jpeg", "CMYK", (20, 10))


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "RGBA", "LA"])
def test_other_pictures_are_printed_byte_for_byte(mode: str) -> None:
    file = io.BytesIO()
    Image.new(mode, (20, 10)).save(file, "PNG")
    assert for_pages(file.getvalue()) == (file.getvalue(), "image/png")


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        ('width="30" height="20mm" viewBox="0 0 3e5 2000"', None),
        ("", None),
        ('width="1e9" height="20"', "it is 1e+09 units large, and a million are the most"),
        ('viewBox="0 0 20000000 10"', "it is 2e+07 units large, and a million are the most"),
    ],
)
def test_a_drawing_too_large_to_be_drawn_is_told(measures: str, said: str | None) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {measures}><rect width="9" height="9"/></svg>'
    assert fault_of(svg.encode()) == said
