"""Pictures that an ebook cannot hold are made such, and told; what is broken has words in its place."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageFile

from biokit.exporters.base import Export, Options
from biokit.exporters.html import HtmlExporter
from biokit.exporters.rasters import Broken, fitted, size_of
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Figure, Paragraph, Section, Text
from tests.exporters.epubs import epubcheck, exported, package, tree, unzipped, words

CORE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"})
SIZE = (30, 20)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def striped(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """A picture that looks otherwise from every side."""
    made = Image.new("RGB", size, "white")
    made.paste((200, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    made.paste((30, 30, 200), (0, size[1] // 2, size[0], size[1]))
    return made.convert(mode)


def exif(**tags: int) -> Image.Exif:
    made = Image.Exif()
    if "orientation" in tags:
        made[0x0112] = tags["orientation"]
    if "latitude" in tags:
        made.get_ifd(0x8825)[1] = "N"
        made.get_ifd(0x8825)[2] = (float(tags["latitude"]), 0.0, 0.0)
    return made


def life(*paths: str) -> Biography:
    figures = (
        Figure(path, (Text(f"Of {path}"),), "A", origin=Origin("text/01.md", line))
        for line, path in enumerate(paths, 3)
    )
    chapter = Section((Text("One"),), (Paragraph((Text("So."),)), *figures), role="chapter")
    return Biography((Text("A Life"),), sections=(chapter,), lang="en")


def made_of(content: bytes, path: str = "media/a.img", profile: str = "screen") -> Export:
    edition = Edition("epub", "epub", profile=profile)  # type: ignore[arg-type]
    return exported(life(path), Options(edition, assets=lambda _: content))


def picture_in(made: Export) -> tuple[str, bytes]:
    files = unzipped(made.content)
    [item] = [i for i in package(files).iter("{*}item") if i.get("id") == "image-1"]
    return str(item.get("media-type")), files[f"EPUB/{item.get('href')}"]


def told(made: Export) -> list[str]:
    return [str(one) for one in made.findings if one.path == "text/01.md"]


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (saved(striped(), "TIFF"), "image/png", "is TIFF and was made PNG"),
        (saved(striped(), "BMP"), "image/png", "is BMP and was made PNG"),
        (saved(striped(), "AVIF"), "image/png", "is AVIF and was made PNG"),
        (saved(striped(), "JPEG2000"), "image/jpeg", "is JPEG2000 and was made JPEG"),
        (saved(striped("CMYK"), "JPEG"), "image/jpeg", "is in the colours of print (CMYK) and was"),
        (saved(striped("CMYK"), "TIFF"), "image/jpeg", "is in the colours of print (CMYK) and was"),
        (saved(striped(), "JPEG", exif=exif(orientation=6)), "image/jpeg", "was turned upright"),
    ],
    ids=["tiff", "bmp", "avif", "jpeg-2000", "cmyk-jpeg", "cmyk-tiff", "lying"],
)
def test_a_picture_that_an_ebook_cannot_hold_is_made_one_that_it_can(
    content: bytes, kind: str, said: str
) -> None:
    made = made_of(content)
    media_type, carried = picture_in(made)
    assert media_type == kind
    with Image.open(io.BytesIO(carried)) as picture:
        assert picture.mode == "RGB"
        assert picture.size == (SIZE[::-1] if "upright" in said else SIZE)
        assert not picture.getexif()
    [line] = [line for line in told(made) if said in line]
    assert line.startswith("text/01.md:3: note: media/a.img ")
    assert made_of(content).content == made.content


def test_a_picture_that_lies_is_turned_the_way_it_was_taken() -> None:
    lying = saved(striped(), "JPEG", exif=exif(orientation=6), quality=95)
    with Image.open(io.BytesIO(fitted(lying, CORE).content)) as picture:
        red, blue = picture.getpixel((18, 2)), picture.getpixel((2, 2))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 150 > red[2]
    assert blue[2] > 150 > blue[0]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_where_a_picture_was_taken_stays_at_home_and_its_points_as_they_are(kind: str) -> None:
    content = saved(striped(), kind, exif=exif(latitude=51).tobytes())
    assert b"Exif" in content or b"eXIf" in content
    made = made_of(content)
    _, carried = picture_in(made)
    assert b"Exif" not in carried
    assert b"eXIf" not in carried
    with Image.open(io.BytesIO(content)) as one, Image.open(io.BytesIO(carried)) as other:
        assert one.tobytes() == other.tobytes()
    assert any("said where it was taken" in line for line in told(made))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_that_an_ebook_can_hold_is_carried_byte_for_byte(kind: str) -> None:
    content = saved(striped(), kind)
    assert picture_in(made_of(content))[1] == content


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (saved(striped(size=(300, 300)), "PNG")[:200], "the file is cut short"),
        (saved(striped(size=(300, 300)), "JPEG")[:700], "the file is cut short"),
        (saved(striped(), "GIF")[:30], "the file is"),
        (saved(striped(), "TIFF")[:90], "the file is"),
        (b"\x89PNG\r\n\x1a\n and what follows", "the file is damaged"),
        (b"\xff\xd8\xff\xe0 no picture", "the file is cut short"),
    ],
)
def test_a_picture_that_ends_too_early_has_its_words_in_its_place(broken: bytes, said: str) -> None:
    made = made_of(broken)
    [line] = [line for line in told(made) if "broken-image" in line]
    assert line.startswith(f"text/01.md:3: error: the image media/a.img cannot be shown: {said}")
    files = unzipped(made.content)
    assert "Of media/a.img" in words(tree(files, "chapter-1.xhtml"))
    assert not [i for i in package(files).iter("{*}item") if i.get("id") == "image-1"]


def test_a_picture_is_cut_short_whether_or_not_a_pdf_was_made_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    with pytest.raises(Broken, match="cut short"):
        size_of(saved(striped(size=(300, 300)), "PNG")[:200])
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_picture_of_too_many_points_is_not_read() -> None:
    content = saved(Image.new("1", (20_000, 6_000)), "PNG")
    with pytest.raises(Broken, match="20000 by 6000 points"):
        size_of(content)


@pytest.mark.parametrize(
    ("picture", "kind"), [(striped(size=(3000, 2000)), "JPEG"), (striped("P", (3000, 2000)), "PNG")]
)
def test_a_picture_that_is_too_large_for_shops_is_made_smaller_for_them_alone(
    picture: Image.Image, kind: str
) -> None:
    content = saved(picture, kind)
    assert picture_in(made_of(content))[1] == content
    made = made_of(content, profile="epub-retail")
    width, height = size_of(picture_in(made)[1])
    assert width * height <= 4_000_000
    assert abs(width / height - 1.5) < 0.01
    assert f"has 3000 by 2000 points and was made {width} by {height}" in "\n".join(told(made))


def test_shops_get_no_webp_and_hear_of_what_moves() -> None:
    webp = made_of(saved(striped(), "WEBP"), profile="epub-retail")
    assert picture_in(webp)[0] == "image/png"
    frames = [striped(), striped().rotate(180)]
    moving = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    made = made_of(moving, profile="epub-retail")
    assert picture_in(made)[1] == moving
    [line] = [line for line in told(made) if "shop-image-moves" in line]
    assert "Amazon KDP" in line
    assert "https://kdp.amazon.com/" in line


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "F", "CMYK", "LAB"])
def test_every_kind_of_points_becomes_one_that_screens_show(mode: str) -> None:
    source = striped("L") if mode in {"I;16", "F", "LAB"} else striped()
    picture = striped().convert("LAB") if mode == "LAB" else source.convert(mode)
    made = fitted(saved(picture, "TIFF"), CORE)
    with Image.open(io.BytesIO(made.content)) as shown:
        assert shown.mode in {"1", "L", "P", "RGB", "RGBA"}
        assert shown.size == SIZE


def test_a_page_of_the_web_shows_what_browsers_do_not() -> None:
    tiff = saved(striped(), "TIFF")
    made = HtmlExporter().export(
        life("media/a.tiff"), Options(Edition("html", "html"), assets=lambda _: tiff)
    )
    assert b"data:image/png;base64," in made.content


@pytest.mark.parametrize(
    ("cover", "profile"), [("images/cover.svg", "screen"), ("images/cover.jpg", "kobo")]
)
def test_where_a_cover_is_broken_one_is_made_beside_a_picture_of_its_name(
    cover: str, profile: str
) -> None:
    """A cover that is given keeps its name, and so does a picture called like one that is made."""
    dot = saved(striped(), "JPEG") if cover.endswith("jpg") else DRAWING
    edition = Edition("epub", "epub", profile=profile, options=(("cover", "front.jpg"),))  # type: ignore[arg-type]
    contents = {cover: dot, "front.jpg": b"\xff\xd8\xff\xe0"}
    files = unzipped(exported(life(cover), Options(edition, assets=contents.__getitem__)).content)
    assert files[f"EPUB/{cover}"] == dot
    assert f"EPUB/{cover.replace('cover', 'cover-made')}" in files
    given = Edition("epub", "epub", profile=profile, options=(("cover", cover),))  # type: ignore[arg-type]
    whole = {cover: saved(striped(size=(1600, 2400)), "JPEG") if profile == "kobo" else DRAWING}
    made = unzipped(exported(life(), Options(given, assets=whole.__getitem__)).content)
    assert [name for name in made if "cover" in name and not name.endswith("xhtml")] == [
        f"EPUB/{cover}"
    ]


def test_epubcheck_has_nothing_to_say_of_pictures_that_were_made_anew(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    contents: dict[str, bytes] = {
        "media/a.tif": saved(striped(), "TIFF"),
        "media/b.jpg": saved(striped("CMYK"), "JPEG"),
        "media/c.jpg": saved(striped(), "JPEG", exif=exif(latitude=51).tobytes()),
        "media/d.png": saved(striped(), "PNG", exif=exif(latitude=51).tobytes()),
        "media/e.png": saved(striped(), "PNG")[:40],
        "media/f.avif": saved(striped("RGBA"), "AVIF"),
    }
    read: Callable[[str], bytes] = contents.__getitem__
    edition = Edition("epub", "epub", profile="epub-retail")
    made = exported(life(*contents), Options(edition, assets=read))
    assert epubcheck(made.content, tmp_path_factory.mktemp("pictures")) == []
