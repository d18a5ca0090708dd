"""What is found in a finished PDF, and what its printer says to it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from biokit.exporters.pdf.binding.inspection import inspect
from biokit.exporters.pdf.printers.filing import findings_in
from biokit.exporters.pdf.printers.product import Inspected
from biokit.model.edition import Edition, Profile

BLACK = b"BT 0 0 0 1 k ET"
TRIM = [0, 0, 432, 648]


def made(
    *streams: bytes,
    resources: Dictionary | None = None,
    keys: Dictionary | None = None,
    pdf: pikepdf.Pdf | None = None,
) -> Inspected:
    """What is found in a PDF with a page for each stream."""
    pdf = pdf or pikepdf.new()
    for stream in streams:
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array(TRIM),
            Contents=pdf.make_stream(stream),
            Resources=resources or Dictionary(),
        )
        page.update(keys or Dictionary())
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    out = io.BytesIO()
    pdf.save(out)
    return inspect(out.getvalue())


def codes(file: Inspected, profile: Profile, **options: str) -> list[str]:
    edition = Edition("book", "pdf", profile=profile, options=tuple(options.items()))
    return [finding.code for finding in findings_in(file, edition)]


PLAIN: dict[str, str] = {"bleed": "none"}


def test_a_file_in_black_ink_alone_is_welcome_everywhere() -> None:
    file = made(BLACK, BLACK)
    assert [page.colours for page in file.pages] == [{"cmyk"}, {"cmyk"}]
    for profile in ("press", "kdp", "ingram"):
        assert codes(file, profile, **PLAIN) == []


@pytest.mark.parametrize(
    ("stream", "kinds"),
    [
        (b"1 0 0 rg", {"rgb"}),
        (b"0.5 G 0 0 0 1 K", {"grey", "cmyk"}),
        (b"/Own cs 0.2 sc", {"spot"}),
        (b"/Lights CS 1 1 1 SC", {"rgb"}),
        (b"(1 0 0 rg) Tj", set[str]()),
        (b"/Form Do", {"rgb"}),
        (b"/Shade sh", {"cmyk"}),
    ],
)
def test_every_way_to_paint_in_a_colour_is_seen(stream: bytes, kinds: set[str]) -> None:
    pdf = pikepdf.new()
    form = pdf.make_stream(b"0 1 0 RG", Type=Name.XObject, Subtype=Name.Form)
    lights = pdf.make_stream(b"", N=3)
    resources = Dictionary(
        ColorSpace=Dictionary(
            Own=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()]),
            Lights=Array([Name.ICCBased, lights]),
        ),
        XObject=Dictionary(Form=form),
        Shading=Dictionary(Shade=Dictionary(ColorSpace=Name.DeviceCMYK)),
    )
    assert made(stream, resources=resources, pdf=pdf).pages[0].colours == kinds


def test_pictures_are_told_by_their_colours_and_masks_are_transparent() -> None:
    pdf = pikepdf.new()
    mask = pdf.make_stream(b"\0", Subtype=Name.Image, ColorSpace=Name.DeviceGray)
    indexed = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\0" * 6)])
    image = pdf.make_stream(b"\0", Subtype=Name.Image, ColorSpace=indexed, SMask=mask)
    resources = Dictionary(XObject=Dictionary(Ada=image))
    file = made(b"/Ada Do", BLACK, resources=resources, pdf=pdf)
    assert file.pages[0].pictures == {"rgb"}
    assert file.pages[0].transparent
    assert codes(file, "kdp") == ["transparency"]
    assert codes(file, "ingram") == ["rgb-in-file"]


def test_a_faint_stroke_is_transparent() -> None:
    resources = Dictionary(ExtGState=Dictionary(Faint=Dictionary(ca=0.5), Full=Dictionary(ca=1)))
    file = made(b"/Faint gs", b"/Full gs", resources=resources)
    assert [page.transparent for page in file.pages] == [True, False]


def test_whatever_is_no_ink_is_found() -> None:
    pdf = pikepdf.new()
    pdf.attachments["life.json"] = b"{}"
    pdf.docinfo["/Author"] = "A. N. Author"
    annotations = Dictionary(Annots=Array([Dictionary(Subtype=Name.Link, Rect=Array(TRIM))]))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("One"))
    file = made(BLACK, keys=annotations, pdf=pdf)
    assert file.attachments == ("life.json",)
    assert file.metadata == ("Author",)
    assert codes(file, "kdp") == [
        "file-annotations",
        "file-outline",
        "file-attachments",
        "file-metadata",
        "odd-pages",
    ]


def test_what_the_packet_says_of_a_book_is_found_and_its_title_is_no_secret() -> None:
    pdf = pikepdf.new()
    with pdf.open_metadata() as packet:
        packet["dc:title"] = "Ada"
        packet["dc:description"] = "A life"
    told = made(BLACK, BLACK, pdf=pdf).metadata
    assert "XMP description" in told
    assert "XMP title" not in told


def test_a_face_without_its_program_is_named() -> None:
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    file = made(BLACK, BLACK, resources=Dictionary(Font=Dictionary(F=face)))
    assert file.unembedded == ("Helvetica",)
    assert codes(file, "kdp") == ["font-not-embedded"]


def test_boxes_tell_bleed_and_room_for_marks() -> None:
    wide = Dictionary(MediaBox=Array([-30, -30, 462, 678]), TrimBox=Array(TRIM))
    wide["/BleedBox"] = Array([-9, -9, 441, 657])
    file = made(BLACK, BLACK, keys=wide)
    assert file.pages[0].bleed == (-9, -9, 441, 657)
    assert codes(file, "press") == []
    assert codes(file, "press", bleed="5mm") == ["bleed-too-small"]
    assert codes(file, "ingram") == ["file-marks"]


def test_pages_are_called_by_their_folios() -> None:
    pdf = pikepdf.new()
    pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(S=Name("/r"))]))
    file = made(b"1 0 0 rg", BLACK, b"1 0 0 RG", BLACK, pdf=pdf)
    edition = Edition("book", "pdf", profile="ingram")
    (one,) = findings_in(file, edition)
    assert one.message == "there is RGB on pages i, iii, and Ingram asks for CMYK"


def test_nothing_is_asked_of_a_file_for_the_screen() -> None:
    assert codes(made(b"1 0 0 rg"), "screen") == []
