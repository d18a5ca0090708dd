"""Parts of a book, bound: one PDF that reads as if it had been laid out at once."""

from __future__ import annotations

import io
import re

import msgspec
import page as validator
import pikepdf
import pytest

from biokit.exporters.pdf.binding import bind, subset_program
from biokit.exporters.pdf.binding.volume import Bound, Sheet
from biokit.exporters.pdf.layout.laid import Laid
from tests.exporters.binding.books import (
    SHIFT,
    WITHIN,
    book,
    bound,
    elements,
    faults,
    first,
    fonts_of,
    links_of,
    opened,
    other,
    read,
    second,
    volume,
    words,
)
from tests.exporters.binding.rig import HEIGHT, WIDTH, has_faces, laid, program

pytestmark = pytest.mark.skipif(not has_faces(), reason="the faces are not installed: run `make`")


def test_parts_stand_where_they_belong_and_pages_between_them_are_blank() -> None:
    told = words(book())
    begins = first().pages + 1
    assert len(told) == volume().pages
    assert "One The Cabinet" in told[0]
    assert "Two é" in told[begins]
    assert told[first().pages] == told[-1] == ""
    assert "Head Two" in told[begins]


def test_words_of_every_part_can_be_read() -> None:
    told = " ".join(words(book()))
    assert "北京 words" in told
    assert "Żółć 漢字" in told


def test_the_same_volume_gives_the_same_bytes() -> None:
    assert bound(volume()) == book()


def test_each_face_is_embedded_once() -> None:
    pdf = opened(book())
    descriptors = [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
    ]
    named = sorted(str(descriptor.FontName).partition("+")[2] for descriptor in descriptors)
    assert named == ["EB-Garamond", "EB-Garamond-Bold", "EB-Garamond-Italic", "Noto-Serif-SC"]
    programs = {descriptor.FontFile2.objgen for descriptor in descriptors}
    assert len(programs) == len(descriptors)


def test_faces_of_one_file_share_its_program() -> None:
    plain, small = laid("<p>Plain</p>"), laid("<p style='font-variant: small-caps'>Small</p>")
    made = bound(other(parts=(Bound(plain, None, 0), Bound(small, None, 1))))
    fonts = [font for leaf in opened(made).pages[:2] for font in fonts_of(leaf.obj)]
    assert len({str(font.BaseFont) for font in fonts}) == 2
    assert len({f.DescendantFonts[0].FontDescriptor.FontFile2.objgen for f in fonts}) == 1
    assert words(made)[:2] == ["Plain", "Small"]


def test_another_subsetter_may_stand_in() -> None:
    asked: list[int] = []

    def remembered(
        whole: bytes, index: int, axes: tuple[tuple[str, float], ...], glyphs: frozenset[int]
    ) -> bytes:
        asked.append(len(glyphs))
        return subset_program(whole, index, axes, glyphs)

    assert bind(volume(), program, remembered) == book()
    assert len(asked) == 4


def test_a_link_leads_to_its_id_in_another_part() -> None:
    reader = read(book())
    begins = first().pages + 1
    found = reader.named_destinations
    assert set(found) == {"ch-1", "café", *(f"n{n}" for n in range(1, 6))}
    note, anchor = found["n3"], second().anchors["n3"]
    assert reader.get_destination_page_number(note) == begins + anchor.page
    assert note.top == pytest.approx(anchor.y, abs=0.01)
    shifted = SHIFT if (begins + anchor.page) % 2 else 0
    assert note.left == pytest.approx(anchor.x + shifted, abs=0.01)


def test_links_keep_their_words_and_are_printed() -> None:
    for _, annotation in links_of(book()):
        assert annotation.F == 4
        assert not str(annotation.Contents).startswith(WITHIN)


def test_an_address_outside_the_book_stays() -> None:
    kept = [str(a.A.URI) for _, a in links_of(book()) if "/A" in a]
    assert kept == ["https://example.org/"]


def test_a_link_to_nowhere_is_told_and_leaves_its_words() -> None:
    assert book().missing == ("lost",)
    assert "lost" in " ".join(words(book()))
    links = [element for element in elements(opened(book())) if element.get("/S") == "/Link"]
    assert len(links) == len(links_of(book()))


def test_a_book_for_paper_has_no_links() -> None:
    made = bound(other(links=False))
    assert links_of(made) == []
    assert [e for e in elements(opened(made)) if e.get("/S") == "/Link"] == []
    assert [e for e in elements(opened(made)) if e.get("/Type") == "/OBJR"] == []
    assert faults(made, validator.ValidationProfile.PDF_UA_1) == []


def test_what_stands_on_a_left_hand_page_is_moved_and_what_was_laid_out_in_place_is_not() -> None:
    pdf = opened(book())
    source = pikepdf.open(io.BytesIO(first().pdf))
    for number in range(first().pages):
        shifted = SHIFT if number % 2 else 0.0
        stream = pdf.pages[number].obj.Contents
        assert stream[0].read_bytes() == f"q 1 0 0 1 {shifted:g} 0 cm\n".encode()
        before = [float(side) for side in source.pages[number].obj.Annots[0].Rect]
        after = [float(side) for side in pdf.pages[number].obj.Annots[0].Rect]
        assert after[0] == pytest.approx(min(before[0], before[2]) + shifted, abs=0.01)
        assert (
            stream[-1]
            .read_bytes()
            .startswith(b"Q\nq 1 0 0 1 0 0 cm\n/Artifact <</Type /Pagination>> BDC")
        )


def test_creep_moves_every_page_and_a_still_part_no_page() -> None:
    creeping = other(sheet=Sheet(WIDTH, HEIGHT, shift=SHIFT, creep=4))
    moved = [
        leaf.obj.Contents[0].read_bytes().split()[5] for leaf in opened(bound(creeping)).pages[:2]
    ]
    assert moved == [b"4", b"-26"]
    still = tuple(msgspec.structs.replace(part, still=True) for part in creeping.parts)
    kept = opened(bound(other(sheet=creeping.sheet, parts=still)))
    assert kept.pages[1].obj.Contents[0].read_bytes().split()[5] == b"0"


def test_the_box_of_a_picture_moves_with_it() -> None:
    def left(pdf: pikepdf.Pdf) -> float:
        found = [element for element in elements(pdf) if element.get("/S") == "/Figure"]
        return min(float(figure.A.BBox[0]) for figure in found)

    moved = bound(other(sheet=Sheet(WIDTH, HEIGHT, creep=7)))
    assert left(opened(moved)) - left(opened(bound(other(sheet=Sheet(WIDTH, HEIGHT))))) == 7


def test_running_heads_are_artifacts_with_a_folio_each() -> None:
    told = words(book())
    assert [told[n].count("Head One") for n in range(first().pages)] == [1] * first().pages
    assert all(told[n].endswith(str(n + 1)) for n in range(first().pages))


def test_every_piece_of_text_is_found_from_its_page() -> None:
    pdf = opened(book())
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    found = dict(zip((int(key) for key in nums[::2]), nums[1::2], strict=True))
    assert list(found) == sorted(found)
    assert len(found) * 2 == len(nums)
    for leaf in pdf.pages:
        if "/StructParents" in leaf.obj:
            pieces = list(found.pop(int(leaf.obj.StructParents)))
            assert {piece.Pg.objgen for piece in pieces} <= {leaf.obj.objgen}
    for _, annotation in links_of(book()):
        assert found.pop(int(annotation.StructParent)).S == "/Link"
    assert found == {}


def test_ids_of_elements_are_unique_and_headers_keep_to_their_tables() -> None:
    pdf = opened(book())
    ids = [str(element.ID) for element in elements(pdf) if "/ID" in element]
    assert len(ids) == 3
    assert len(set(ids)) == 3
    listed = [str(item) for item in list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert sorted(ids) == sorted(listed)
    cells = [e for e in elements(pdf) if e.get("/S") == "/TD"]
    named = [str(head) for cell in cells for head in cell.A.Headers]
    assert sorted(named) == sorted(ids)


def test_a_picture_of_several_parts_is_stored_once() -> None:
    pictures = [
        thing
        for thing in opened(book()).objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
    ]
    assert len(pictures) == 2, "the dot and its transparency"


def test_parts_without_tags_make_a_book_without() -> None:
    plain = laid("<p>Plain words.</p>", variant=None)
    root = opened(bound(other(parts=(Bound(plain, None, 0),), conformance="none"))).Root
    assert "/StructTreeRoot" not in root
    assert "/MarkInfo" not in root


def test_characters_that_no_face_has_keep_their_words_in_each_part() -> None:
    one, two = laid("<h1>A ℶ</h1>"), laid("<h1>B ℷ</h1>")
    pdf = opened(bound(other(parts=(Bound(one, None, 0), Bound(two, None, 1)))))
    for leaf, lacking in ((pdf.pages[0].obj, "2136"), (pdf.pages[1].obj, "2137")):
        (font,) = (f for f in fonts_of(leaf) if isinstance(f.Encoding, pikepdf.Stream))
        (code,) = re.findall(rf"<(\w+)> <{lacking}>", font.ToUnicode.read_bytes().decode())
        assert f"<{code}> 0\n" in font.Encoding.read_bytes().decode()


def test_two_faces_may_have_one_name_among_the_resources() -> None:
    upright, slanted = laid("<p>Upright</p>"), laid("<p><i>Slanted</i></p>")
    clashing = renamed(slanted, upright.faces[0].resource)
    made = bound(other(parts=(Bound(upright, None, 0), Bound(clashing, None, 1))))
    fonts = [
        str(font.BaseFont).partition("+")[2]
        for leaf in opened(made).pages[:2]
        for font in fonts_of(leaf.obj)
    ]
    assert fonts == ["EB-Garamond", "EB-Garamond-Italic"]
    assert words(made)[:2] == ["Upright", "Slanted"]


def renamed(part: Laid, name: str) -> Laid:
    """The same part with another name for its one face."""
    (face,) = part.faces
    pdf = pikepdf.open(io.BytesIO(part.pdf))
    leaf = pdf.pages[0].obj
    content = leaf.Contents.read_bytes().replace(face.resource.encode(), name.encode())
    leaf.Contents = pdf.make_stream(content)
    leaf.Resources.Font = pikepdf.Dictionary({f"/{name}": leaf.Resources.Font[f"/{face.resource}"]})
    held = io.BytesIO()
    pdf.save(held)
    face = msgspec.structs.replace(face, resource=name)
    return msgspec.structs.replace(part, pdf=held.getvalue(), faces=(face,))


@pytest.mark.parametrize(("places", "pages"), [((0, 1), 20), ((0, 9), 9)])
def test_parts_that_do_not_fit_are_refused(places: tuple[int, int], pages: int) -> None:
    parts = (Bound(first(), None, places[0]), Bound(second(), None, places[1]))
    with pytest.raises(ValueError, match="page"):
        bound(other(parts=parts, pages=pages))
