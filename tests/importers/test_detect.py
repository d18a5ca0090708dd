"""Which importer reads a document, told from the document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from biokit.errors import BadInput, UnknownFormat
from biokit.importers.base import ImportOptions
from biokit.importers.detect import choose, ranking
from biokit.model.biography import Biography
from biokit.model.codec import encode
from biokit.model.nodes import Text
from biokit.model.walk import plain_text
from tests.importers.formats import DOCUMENTS, OLE, UNREAD
from tests.importers.hostile.archives import archive, book
from tests.importers.texts import LEAD

SUFFIXES = ("", ".txt", ".md", ".html", ".xml", ".json", ".bin", ".docx", ".epub", ".bib", ".wiki")
BOTH_ARE_RIGHT = {
    ("half a page", ".md"): "HTML is Markdown too",
    ("prose", ".md"): "words without marks are Markdown",
    ("prose", ".wiki"): "words without marks are wikitext",
    ("prose", ".bib"): "a list without an entry is told by its name",
    ("hub page", ".md"): "as prose",
    ("hub page", ".wiki"): "as prose",
    ("CSL in YAML", ".md"): "pandoc's metadata may be a whole file",
}
"""Documents whose suffix decides, and why."""


@pytest.mark.parametrize(
    ("content", "path", "name"),
    [
        (encode(Biography((Text("A Life"),))), "life.json", "json"),
        (encode(Biography((Text("A Life"),))), "life.txt", "json"),
        (LEAD.encode(), "life.txt", "text"),
        (f"Vell\nfrom Wikipedia\n\n{LEAD}[1]\n\nLife\n\n[edit]\n".encode(), "life", "text"),
        (f"{LEAD}\n\n== Life ==\n{LEAD}\n".encode(), "life.txt", "text"),
        (b"[3] He left.\n[4] She stayed.\n", "sentences.txt", "text"),
        (LEAD.encode("latin-1", "replace") + b"\xe9\n", "life.txt", "text"),
    ],
)
def test_a_document_is_known_by_its_content_and_its_name(
    content: bytes, path: str, name: str
) -> None:
    assert choose(content, path)[0].name == name


@pytest.mark.parametrize("what", DOCUMENTS)
def test_a_document_is_known_by_its_own_name_with_certainty(what: str) -> None:
    importer, suffix, content = DOCUMENTS[what]
    chosen, certainty = choose(content, f"life{suffix}")
    assert chosen.name == importer
    assert certainty >= 0.55


@pytest.mark.parametrize("what", DOCUMENTS)
def test_no_name_can_hide_what_a_document_is(what: str) -> None:
    importer, _, content = DOCUMENTS[what]
    chosen = {
        suffix: choose(content, f"life{suffix}")[0].name
        for suffix in SUFFIXES
        if (what, suffix) not in BOTH_ARE_RIGHT
    }
    assert chosen == dict.fromkeys(chosen, importer)


@pytest.mark.parametrize("suffix", ["", ".txt", ".md", ".html", ".docx", ".epub", ".json"])
@pytest.mark.parametrize("what", UNREAD)
def test_what_nothing_reads_is_called_by_its_name(what: str, suffix: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        choose(UNREAD[what], f"thing{suffix}")
    spoken = str(caught.value).lower()
    words = {"saved page": "web archive", "spreadsheet": "spreadsheet"}.get(what, what).lower()
    assert words in spoken
    assert caught.value.hint
    assert "\n" not in spoken


def test_an_old_word_document_is_told_from_other_things_of_its_kind() -> None:
    with pytest.raises(UnknownFormat):
        choose(OLE, "thing.bin")


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\x00", b"%PDF-1.7\n", b"\x00\x01\x02\x03" * 9])
def test_what_nobody_can_read_is_refused_with_something_to_do(content: bytes) -> None:
    with pytest.raises(UnknownFormat) as caught:
        choose(content, "thing.bin")
    assert caught.value.path == "thing.bin"
    assert "text" in (caught.value.hint or "")


def test_the_ranking_has_every_importer_the_surest_first() -> None:
    ranked = ranking(LEAD.encode(), "life.txt")
    sure = [certainty for _, certainty in ranked]
    assert sure == sorted(sure, reverse=True)
    assert {"json", "text"} <= {importer.name for importer, _ in ranked}
    assert all(0 <= certainty <= 1 for certainty in sure)


EXPECTED = {
    "books/opf": "epub",
    "books/xhtml": "html",
    "books/md": "markdown",
    "books/txt": "text",
    "books/svg": None,
    "books/jpg": None,
    "epub/epub": "epub",
    "bib/bib": "references",
    "seeds/txt": "text",
    "markdown/txt": "markdown",
    "wikipedia-html/html": "wikipedia",
    "wikipedia-wikitext/wikitext": "wikitext",
    "wikipedia-wikitext/jsonl": "wikitext",
    "tei/xml": None,
    "gedcom/ged": None,
    "hostile/zip": None,
}
"""What reads the shared inputs of a kind; nothing, where it is `None`."""


@pytest.mark.parametrize("kind", EXPECTED)
def test_every_real_input_is_known(kind: str, shared_data: Path) -> None:
    folder, _, suffix = kind.partition("/")
    told: dict[str, str | None] = {}
    for path in sorted((shared_data / folder).rglob(f"*.{suffix}"))[:120]:
        content = path.read_bytes()
        try:
            told[path.name] = choose(content, path.name)[0].name
        except UnknownFormat:
            told[path.name] = None
    assert told
    assert {name for name, importer in told.items() if importer != EXPECTED[kind]} == set()


@pytest.mark.parametrize("suffix", ["", ".bin", ".txt"])
def test_real_inputs_are_known_whatever_they_are_called(shared_data: Path, suffix: str) -> None:
    folder = shared_data / "wikipedia-wikitext"
    for path in sorted(folder.rglob("*.wikitext"))[:31]:
        assert choose(path.read_bytes(), f"page{suffix}")[0].name == "wikitext", path.name
    for path in sorted((shared_data / "wikipedia-html").rglob("*.html")):
        assert choose(path.read_bytes(), f"page{suffix}")[0].name == "wikipedia", path.name


def test_a_list_of_anything_is_no_wikitext() -> None:
    listed = json.dumps([{"name": "x", "text": "{{cite web|url=a}} [[b]] '''c'''"}]).encode()
    assert choose(listed, "list.json")[0].name == "json"


def test_a_damaged_book_or_document_is_called_damaged_and_not_an_archive_to_unpack() -> None:
    for path in ("book.epub", "manuscript.docx"):
        importer, _ = choose(b"PK\x03\x04 and no more", path)
        with pytest.raises(BadInput, match="cut short or damaged"):
            importer.read(b"PK\x03\x04 and no more", path, ImportOptions())


def test_an_ebook_without_a_container_is_an_ebook() -> None:
    files = book()
    bare = archive({name: files[name] for name in ("content.opf", "c0.xhtml")})
    importer, _ = choose(bare, "book.epub")
    read = importer.read(bare, "book.epub", ImportOptions())
    assert "by the river" in plain_text(read.biography.sections)
