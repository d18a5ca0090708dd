"""What a book can be made without is told with its line and built; `--strict` writes nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.build.conftest import DOT
from tests.cli.conftest import FRONT, Run

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


def test_half_a_pair_in_a_list_of_sources_is_told_with_its_line(built: Path, run: Run) -> None:
    spoil(built, "sources.json", '[{ "id": "greville", "type": "book",\n"title": "A\\ud800" }]\n')
    done = run("build", built, "epub", "--strict")
    assert done.code == 2
    assert f"{built}/sources.json:" in done.err
