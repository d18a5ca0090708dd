"""Pictures come along with what is read, wherever it keeps them, under names that are sound."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import biokit
from biokit.cli import main
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Figure, InlineImage, Paragraph, Section, Text
from biokit.model.walk import walk
from biokit.project import assets_of, import_into, load_project
from tests.project.bundles import DOT, OTHER_DOT, bundled, install

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "site", monkeypatch)
    monkeypatch.chdir(tmp_path)


def book(*places: str, cover: str | None = None) -> Biography:
    figures = tuple(Figure(place, alt="A picture") for place in places)
    options = () if cover is None else (("cover", cover),)
    return Biography(
        (Text("A Life"),),
        lang="en",
        editions=(Edition("epub", "epub", options=options),),
        sections=(Section((Text("One"),), figures, role="chapter"),),
    )


def shown(biography: Biography) -> list[str | None]:
    return [part.path for part in walk(biography) if isinstance(part, Figure)]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("images/ann.png", "ann.png"),
        ("a/b/c/Ann 1820 (détail).png", "Ann-1820-detail.png"),
        ("images/蔡奇.png", "picture.png"),
        ("images/photo.php", "photo.png"),
        ("images/photo", "photo.png"),
        ("images/ann.JPG", "ann.png"),
        ("images/con.png", "picture-con.png"),
        ("images/..png", "picture.png"),
        (f"images/{'a' * 300}.png", f"{'a' * 60}.png"),
    ],
)
def test_a_picture_gets_a_name_that_every_system_can_write(place: str, name: str) -> None:
    import_into(Path("life"), [bundled("a.bundle", book(place), {place: DOT})])
    assert shown(load_project(Path("life"))) == [f"media/{name}"]
    assert Path("life/media", name).read_bytes() == DOT


def test_names_that_clash_or_differ_in_capitals_only_are_kept_apart() -> None:
    media = {"a/ann.png": DOT, "b/ann.png": OTHER_DOT, "b/ANN.png": OTHER_DOT + b"\n"}
    import_into(Path("life"), [bundled("a.bundle", book(*media), media)])
    read = load_project(Path("life"))
    assert shown(read) == ["media/ann.png", "media/ann-2.png", "media/ANN-3.png"]
    contents = [assets_of(read)(path or "") for path in shown(read)]
    assert contents == list(media.values())


def test_the_same_bytes_are_one_file() -> None:
    media = {"a/ann.png": DOT, "b/other.png": DOT}
    import_into(Path("life"), [bundled("a.bundle", book(*media), media)])
    assert shown(load_project(Path("life"))) == ["media/ann.png"] * 2
    assert [path.name for path in Path("life/media").iterdir()] == ["ann.png"]


def test_a_picture_that_the_project_has_already_is_not_written_again() -> None:
    import_into(Path("life"), [bundled("a.bundle", book("ann.png"), {"ann.png": DOT})])
    done = import_into(Path("life"), [bundled("b.bundle", book("x/ann.png"), {"x/ann.png": DOT})])
    assert not [path for path in done.written if path.parent.name == "media"]
    assert shown(load_project(Path("life"))) == ["media/ann.png"] * 2


@pytest.mark.parametrize(("content", "said"), [(b"<html>", "not an image"), (SCRIPT, "script")])
def test_what_is_no_picture_costs_its_figure_and_not_the_book(content: bytes, said: str) -> None:
    media = {"bad.svg": content, "good.svg": SVG}
    source = bundled("a.bundle", book("bad.svg", "good.svg", cover="bad.svg"), media)
    done = import_into(Path("life"), [source])
    read = load_project(Path("life"))
    assert shown(read) == [None, "media/good.svg"]
    assert read.editions[0].options == ()
    assert "[broken-picture]" in done.report
    assert said in done.report
    assert "“bad.svg”" in done.report


def test_a_picture_in_the_line_that_is_none_leaves_its_words() -> None:
    line = Paragraph((Text("The sign "), InlineImage("bad.png", "omega"), Text(".")))
    life = Biography((Text("A"),), sections=(Section((Text("One"),), (line,), role="chapter"),))
    import_into(Path("life"), [bundled("a.bundle", life, {"bad.png": b"none"})])
    (chapter,) = load_project(Path("life")).sections
    assert chapter.blocks == (Paragraph((Text("The sign omega."),)),)


def test_the_cover_that_an_edition_names_follows() -> None:
    source = bundled("a.bundle", book(cover="OEBPS/the cover.png"), {"OEBPS/the cover.png": DOT})
    import_into(Path("life"), [source])
    (edition, *_) = load_project(Path("life")).editions
    assert edition.options == (("cover", "media/the-cover.png"),)
    assert Path("life/media/the-cover.png").read_bytes() == DOT


def pictures_in(epub: Path) -> list[bytes]:
    with zipfile.ZipFile(epub) as opened:
        return [opened.read(n) for n in opened.namelist() if n.endswith(".png")]


def test_one_shot_shows_the_pictures_that_came_within_the_input(tmp_path: Path) -> None:
    source = bundled("in/a.bundle", book("images/ann.png"), {"images/ann.png": DOT})
    Path("in/images").mkdir()
    Path("in/images/ann.png").write_bytes(OTHER_DOT)  # a stranger that only lies there
    biokit.export(biokit.load(source), "library.epub")
    assert main(["export", str(source), "command.epub"]) == 0
    assert pictures_in(Path("library.epub")) == pictures_in(Path("command.epub")) == [DOT]


def test_one_shot_does_without_a_picture_that_is_none() -> None:
    source = bundled("a.bundle", book("bad.png"), {"bad.png": b"none"})
    assert main(["export", str(source), "a.epub"]) == 0


def test_an_input_without_pictures_is_read_once() -> None:
    source = bundled("a.bundle", book())
    life = biokit.load(source)
    source.unlink()
    biokit.export(life, "a.epub")
    assert Path("a.epub").is_file()
