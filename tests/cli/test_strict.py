"""What a book can be made without is told with its line and built; `--strict` writes nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.build.conftest import DOT
from tests.cli.conftest import FRONT, Run, whole_tree

SHOWN = '# One\n\n![At home](media/dot.png){alt="A dot"}\n'

FLAWS = [
    # what is wrong, the file, what it says, the message, words that the ebook has all the same
    ("a missing image", "text/01-one.md", SHOWN.replace("dot.png", "no.png"), "3: error: the image media/no.png cannot be shown: there is no such file", "At home"),
    ("an image without a caption", "text/01-one.md", "# One\n\nSo ![A dot](media/no.png) it is.\n", "3: error: the image media/no.png cannot be shown", "So A dot it is."),
    ("a file that is no image", "media/dot.png", b"not a picture", "3: error: the image media/dot.png cannot be shown: this is not an image", "At home"),
    ("an image elsewhere", "text/01-one.md", SHOWN.replace("media/", "https://example.org/"), "3: error: the image https://example.org/dot.png cannot be shown: an image is a file", "At home"),
    ("a cover that is not there", "biography.toml", FRONT + '[editions.epub]\noptions = { cover = "media/no.png" }\n', "12: error: the image media/no.png cannot be shown", "A Life"),
    ("an id given twice", "text/02-two.md", "# Two {#same}\n\n## More {#same}\n\nIt went on.\n", "3: error: the id same is taken already (first in ", "More"),
    ("a link to nowhere", "text/01-one.md", "# One\n\nSee [the end](#end).\n", "3: error: nothing here has the id end", "the end"),
    ("a reference to nowhere", "text/01-one.md", "# One\n\nFirst.\n\nSee [](#end).\n", "5: error: nothing here has the id end", "See"),
    ("a language tag that is none", "text/01-one.md", "# One\n\nIn a word\n[mot]{.foreign lang=fr_FR}.\n", "4: error: fr_FR is no language tag", "mot"),
    ("a book in no language", "biography.toml", FRONT.replace('"en"', '"in English"'), "2: error: in English is no language tag", "A Life"),
    ("a book without a title", "biography.toml", FRONT.replace('"A Life"', '""'), "1: error: the book has no title", "It began"),
    ("a title of white space", "biography.toml", FRONT.replace('"A Life"', '"  "'), "1: error: the book has no title", "It began"),
    ("a control character", "text/01-one.md", "# One\n\nA first line\nand a\x0bsecond.\n", "4: error: U+000B is a control character", "and a\ufffdsecond"),
    ("a character that is none", "text/01-one.md", "# One\n\nHere\ufffe.\n", "3: error: U+FFFE is no character", "Here\ufffd"),
    ("a control character in a title", "biography.toml", FRONT.replace("A Life", "A\\u0007 Life"), "1: error: U+0007 is a control character", "A\ufffd Life"),
]  # fmt: skip


@pytest.fixture
def built(project: Path, run: Run) -> Path:
    """A project with a picture, built before it was spoilt."""
    (project / "text" / "01-one.md").write_text(f"{SHOWN}\nIt began.\n")
    (project / "media" / "dot.png").write_bytes(DOT)
    assert run("build", project, "epub").code == 0
    return project


def spoil(project: Path, place: str, content: str | bytes) -> None:
    (project / place).write_bytes(content.encode() if isinstance(content, str) else content)


def words_in(ebook: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(ebook.read_bytes())) as archive:
        files = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return "".join(archive.read(name).decode() for name in files)


@pytest.mark.parametrize(("place", "content", "said", "kept"), [flaw[1:] for flaw in FLAWS], ids=[flaw[0] for flaw in FLAWS])  # fmt: skip
def test_a_flaw_is_told_with_its_line_and_stops_only_a_strict_build(
    built: Path, run: Run, place: str, content: str | bytes, said: str, kept: str
) -> None:
    spoil(built, place, content)
    name = "text/01-one.md" if place == "media/dot.png" else place
    ebook = built / "build" / "a-life.epub"
    before = ebook.read_bytes()

    strict = run("build", built, "epub", "--strict")
    assert strict.code == 2
    assert f"{built}/{name}:{said.replace(' error:', '')}" in strict.err
    assert ebook.read_bytes() == before

    done = run("build", built, "epub")
    assert done.code == 1
    assert f"{built}/{name}:{said}" in done.err
    assert "Traceback" not in done.err
    assert f"made {ebook}" in done.out
    assert kept in words_in(ebook)


LATE = [
    # what only who writes a product can see: the edition, the file, what it holds, the message
    ("a picture cut short", "", "media/dot.png", DOT[:40], "text/01-one.md:3: error: the image media/dot.png cannot be shown: the file is"),
    ("a cover too small", '[editions.epub]\nprofile = "epub-retail"\noptions = { cover = "media/front.png" }\n', "media/front.png", DOT, "biography.toml:13: error: the shorter side of the cover media/front.png has 1 points"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "place", "content", "said"), [flaw[1:] for flaw in LATE], ids=[flaw[0] for flaw in LATE])  # fmt: skip
def test_an_error_in_one_product_keeps_a_strict_build_from_writing_any(
    built: Path, run: Run, front: str, place: str, content: bytes, said: str
) -> None:
    spoil(built, "biography.toml", FRONT + front)
    spoil(built, place, content)
    before = whole_tree(built)

    strict = run("build", built, "json", "epub", "--strict", "-j", "1")
    assert strict.code == 1
    assert f"{built}/{said}" in strict.err
    assert "did not write" in strict.out
    assert whole_tree(built) == before

    done = run("build", built, "json", "epub", "-j", "1")
    assert done.code == 1
    assert f"{built}/{said}" in done.err
    assert (built / "build" / "a-life.json").is_file()


def test_a_strict_export_writes_nothing_where_there_is_an_error(
    built: Path, run: Run, tmp_path: Path
) -> None:
    spoil(built, "media/dot.png", DOT[:40])
    output = tmp_path / "x.epub"
    strict = run("export", built, output, "--strict")
    assert (strict.code, output.exists()) == (1, False)
    assert f"did not write {output}" in strict.out
    done = run("export", built, output)
    assert (done.code, output.exists()) == (1, True)


def test_an_id_that_a_model_has_twice_is_told_and_stands_once(
    built: Path, run: Run, tmp_path: Path
) -> None:
    model, output = built / "m.json", tmp_path / "x.epub"
    assert run("export", built, model).code == 0
    text = model.read_text(encoding="utf-8")
    assert text.count('"type": "paragraph"') > 1
    model.write_text(text.replace('"type": "paragraph"', '"type": "paragraph", "id": "same"'))
    strict = run("export", model, output, "--strict")
    assert (strict.code, output.exists()) == (1, False)
    done = run("export", model, output)
    assert done.code == 1
    assert "the id same is taken already" in done.err
    assert words_in(output).count('id="same"') == 1


def test_a_model_whose_picture_is_gone_is_exported_with_its_words(built: Path, run: Run) -> None:
    model, output = built / "m.json", built / "x.epub"
    assert run("export", built, model).code == 0
    (built / "media" / "dot.png").unlink()
    assert run("export", model, output, "--strict").code == 2
    assert not output.exists()
    done = run("export", model, output)
    assert done.code == 1
    assert "text/01-one.md:3: error: the image media/dot.png cannot be shown" in done.err
    assert "At home" in words_in(output)


def test_a_strict_build_without_errors_is_a_build(built: Path, run: Run) -> None:
    done = run("build", built, "json", "epub", "--strict")
    assert done.code == 0
    assert (built / "build" / "a-life.json").is_file()


def test_check_tells_each_flaw_once_with_its_line(built: Path, run: Run) -> None:
    spoil(built, "biography.toml", FRONT.replace('"A Life"', '""').replace('"en"', '"e_n"'))
    spoil(
        built, "text/01-one.md", "# One\n\nA first line\nand a\x0bsecond.\n\n![A](media/no.png)\n"
    )
    done = run("check", built)
    assert done.code == 1
    told = [line for line in done.out.splitlines() if " error: " in line]
    assert [line.removeprefix(f"{built}/").partition(": error")[0] for line in told] == [
        "biography.toml:1",
        "biography.toml:2",
        "text/01-one.md:4",
        "text/01-one.md:6",
    ]


def test_half_a_pair_in_a_list_of_sources_is_told_with_its_line(built: Path, run: Run) -> None:
    spoil(built, "sources.json", '[{ "id": "greville", "type": "book",\n"title": "A\\ud800" }]\n')
    done = run("build", built, "epub", "--strict")
    assert done.code == 2
    assert f"{built}/sources.json:" in done.err


def test_a_chapter_without_a_title_is_told_and_stops_only_a_strict_build(
    built: Path, run: Run
) -> None:
    (built / "text" / "02-two.md").write_text("#\n\nIt went on.\n")
    before = whole_tree(built / "build")
    strict = run("build", built, "epub", "--strict")
    assert strict.code == 2
    assert "text/02-two.md:1: a chapter has no title. give it one" in strict.err
    assert whole_tree(built / "build") == before
    made = run("build", built, "epub")
    assert made.code == 0
    assert "text/02-two.md:1: warning: a chapter has no title [empty-heading]" in made.err
