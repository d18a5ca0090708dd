"""Damaged, locked and hostile books: an error in one line or a finding, in bounded time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from biokit.errors import BadInput
from biokit.importers.base import Import, ImportOptions
from biokit.importers.detect import choose
from biokit.importers.epub import EpubImporter
from biokit.model.walk import plain_text
from tests.corpus.one import peak
from tests.importers.epub.making import (
    CONTAINER,
    archive,
    book,
    codes,
    nav,
    ncx,
    notes,
    opf,
    page,
    read,
    shape,
    zipped,
)

FILES = {"a.xhtml": "<h1>A</h1><p>a</p>", "b.xhtml": "<h1>B</h1><p>b</p>"}
BOMB = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(1, 9))


def opened(content: bytes) -> Import:
    return EpubImporter().read(content, "book.epub", ImportOptions())


def locked(algorithm: str) -> bytes:
    said = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod '
        f'Algorithm="{algorithm}"/><enc:CipherData><enc:CipherReference URI="OPS/a.xhtml"/>'
        "</enc:CipherData></enc:EncryptedData></encryption>"
    )
    return archive(FILES, opf(FILES), {"META-INF/encryption.xml": said})


def test_a_book_is_known_for_one_by_its_content() -> None:
    importer, certainty = choose(book(FILES), "book.zip")
    assert (importer.name, certainty) == ("epub", 1.0)
    assert choose(opf(FILES).encode(), "x.xml")[0].name == "epub"
    assert EpubImporter().recognise(b"PK\x03\x04word/document.xml", "a.docx") == 0


def test_a_package_document_is_read_with_the_files_beside_it() -> None:
    pages = {name: page(body).encode() for name, body in FILES.items()}
    options = ImportOptions(beside=pages.__getitem__)
    found = EpubImporter().read(opf(FILES).encode(), "dir/content.opf", options)
    assert shape(found) == ["chapter: A", "chapter: B"]
    assert found.biography.sections[0].origin is not None
    assert found.biography.sections[0].origin.path == "dir/a.xhtml"


def test_a_wrong_type_and_a_missing_container_are_told() -> None:
    pages = {f"OPS/{name}": page(body) for name, body in FILES.items()}
    found = opened(zipped({"OPS/book.opf": opf(FILES), **pages}))
    assert shape(found) == ["chapter: A", "chapter: B"]
    assert codes(found) == ["wrong-type", "guess-rendition"]


def test_of_several_renditions_the_first_is_read() -> None:
    two = CONTAINER.replace("</rootfiles>", '<rootfile full-path="OPS/other.opf"/></rootfiles>')
    around = {"META-INF/container.xml": two, "OPS/other.opf": "<package/>"}
    found = opened(archive(FILES, opf(FILES), around))
    assert codes(found) == ["guess-rendition"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "neither an archive nor a package document"),
        (b"hello", "neither an archive nor a package document"),
        (book(FILES)[:900], "the archive cannot be read"),
        (zipped({"mimetype": "application/epub+zip"}), "no package document"),
        (b"<html/>", "no package document: its root is html"),
        (b"<", "it is no XML"),
        (b"<package/>", "the package has no text"),
        (archive({}, opf(FILES)), "none of the book's pages can be read"),
        (locked("http://www.w3.org/2001/04/xmlenc#aes128-cbc"), "digital rights management"),
    ],
)
def test_what_is_no_book_is_refused_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words) as fault:
        opened(content)
    assert "\n" not in str(fault.value)


def test_fonts_in_disguise_lock_nothing() -> None:
    assert shape(opened(locked("http://www.idpf.org/2008/embedding"))) == [
        "chapter: A",
        "chapter: B",
    ]


def test_items_that_are_missing_repeated_or_of_strange_kinds_are_told() -> None:
    order = "".join(f'<itemref idref="{key}"/>' for key in ("a.xhtml", "a.xhtml", "no", "c.xhtml"))
    package = opf({**FILES, "c.xhtml": ""}, spine=order + '<itemref idref="b.xhtml" linear="no"/>')
    found = opened(archive(FILES, package))
    assert shape(found) == ["chapter: A", "chapter: B"]
    assert sorted(codes(found)) == ["missing-file", "missing-item", "repeated-item"]


def test_fallbacks_are_followed_and_circles_of_them_end() -> None:
    items = (
        '<item id="p" href="p.pdf" media-type="application/pdf" fallback="a.xhtml"/>'
        '<item id="q" href="q.pdf" media-type="application/pdf" fallback="r"/>'
        '<item id="r" href="r.pdf" media-type="application/pdf" fallback="q"/>'
    )
    package = opf(FILES, spine='<itemref idref="p"/><itemref idref="q"/>')
    found = opened(archive(FILES, package.replace("</manifest>", f"{items}</manifest>")))
    assert shape(found) == ["chapter: A"]
    assert "loss-file" in codes(found)


def test_names_that_differ_in_case_or_are_percent_encoded_are_found() -> None:
    files = {"Chäpter 1.xhtml": page("<h1>A</h1><p>a</p>")}
    package = opf(files).replace('href="Chäpter 1.xhtml"', 'href="cH%C3%A4pter%201.XHTML"')
    assert shape(opened(archive(files, package))) == ["chapter: A"]


def test_nothing_of_the_network_is_fetched_and_that_is_told() -> None:
    found = read({"a.xhtml": '<h1>A</h1><p>x</p><img src="http://example.org/a.png" alt="A"/>'})
    assert codes(found) == ["remote-resource", "missing-picture"]


@pytest.mark.parametrize("kind", ["page", "package"])
def test_entities_are_neither_multiplied_nor_fetched(kind: str) -> None:
    declared = f'[<!ENTITY e1 "lol">{BOMB}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    if kind == "page":
        body = page("<h1>A</h1><p>&e9; &x; end</p>")
        found = read({"a.xhtml": body.replace("<html", f"<!DOCTYPE html {declared}<html", 1)})
    else:
        package = opf(FILES).replace("A Life", "A &e9;&x; Life")
        found = opened(archive(FILES, f"<!DOCTYPE package {declared}{package}"))
    whole = plain_text(found.biography)
    assert "root:" not in whole
    assert whole.count("lol") < 100


def test_pages_that_are_half_pages_are_read_as_far_as_they_go() -> None:
    found = read(
        {"a.xhtml": "<html><body><h1>A</h1><p>half <b>a page", "b.xhtml": "<html><p>caf&eacute;"}
    )
    assert "half a page" in plain_text(found.biography.sections[0])
    assert "café" in plain_text(found.biography.sections)


@pytest.mark.parametrize(
    "files",
    [
        {"a.xhtml": "<html><body>" + "<div>" * 100_000 + "x"},
        {
            "a.xhtml": "".join(f"<section><h1>{n}</h1>" for n in range(400))
            + "x"
            + "</section>" * 400
        },
        {"nav.xhtml": nav('<li><a href="a.xhtml">x</a><ol>' * 3000), **FILES},
        {"toc.ncx": ncx("<navPoint><navLabel><text>x</text></navLabel>" * 3000), **FILES},
    ],
    ids=["tags", "sections", "contents", "ncx"],
)
def test_what_is_nested_without_end_is_flattened(files: dict[str, str]) -> None:
    assert read(files).biography.sections


def chapters(count: int) -> dict[str, str]:
    numbers = range(count)
    listed = "".join(f'<li id="n{n}"><p>note {n}</p></li>' for n in numbers)
    lines = "".join(f'<li><a href="c{n}.xhtml">C {n}</a></li>' for n in numbers)
    call = '<a href="notes.xhtml#n{0}" epub:type="noteref">{0}</a>'
    return {
        **{f"c{n}.xhtml": f"<h1>C {n}</h1><p>text{call.format(n)}</p>" for n in numbers},
        "notes.xhtml": f'<section epub:type="endnotes"><h1>Notes</h1><ol>{listed}</ol></section>',
        "nav.xhtml": nav(lines),
    }


@pytest.mark.slow
def test_ten_thousand_chapters_are_read_in_bounded_time_and_memory() -> None:
    content = book(chapters(10_000))
    started, held = time.process_time(), peak_from_here()
    found = opened(content)
    assert time.process_time() - started < 60
    assert peak() - held < 600
    assert len(found.biography.sections) == 10_001
    assert len(notes(found)) == 10_000


def peak_from_here() -> float:
    """What this process holds now, in megabytes, as the peak that a later one is compared with."""
    forget = Path("/proc/self/clear_refs")
    if forget.exists():
        forget.write_text("5", encoding="ascii")  # proc(5): the peak begins anew
    return peak()


def test_thousands_of_links_that_look_like_calls_cost_no_more_than_others() -> None:
    links = "".join(f'x<a id="r{n}" href="#f{n}"><sup>{n}</sup></a> ' for n in range(3000))
    back = "".join(f'<p><a id="f{n}" href="#r{n}">{n}</a> n</p>' for n in range(3000))
    before = time.process_time()
    assert len(notes(read({"a.xhtml": f"<h1>A</h1><p>{links}</p>{back}"}))) == 3000
    assert time.process_time() - before < 30


def test_links_find_files_whose_names_differ_in_case() -> None:
    found = read(
        {
            "a.xhtml": '<h1>A</h1><p>x <a href="B.XHTML#n" epub:type="noteref">1</a> '
            '<a href="B.xhtml">b</a></p>',
            "b.xhtml": '<h1>B</h1><p>y</p><aside id="n">So.</aside>',
        }
    )
    assert notes(found) == ["So."]
    assert codes(found) == []


def test_links_that_run_something_are_words() -> None:
    found = read({"a.xhtml": '<h1>A</h1><p>x <a href="javascript:alert(1)">y</a></p>'})
    assert "javascript" not in str(found.biography)
    assert codes(found) == ["dangling-link"]


def test_links_to_hosts_that_cannot_be_are_words_and_told() -> None:
    found = read({"a.xhtml": '<h1>A</h1><p>x <a href="http://a b.org/">y</a></p>'})
    assert "b.org" not in str(found.biography)
    assert codes(found) == ["dangling-link"]


def hostile(shared_data: Path, kind: str) -> list[Path]:
    return sorted((shared_data / "hostile" / kind).iterdir())


def test_archives_made_to_break_readers_are_refused_in_one_line(shared_data: Path) -> None:
    for file in hostile(shared_data, "zip"):
        with pytest.raises(BadInput) as fault:
            EpubImporter().read(file.read_bytes(), file.name, ImportOptions())
        assert "\n" not in str(fault.value)


def test_xml_made_to_break_readers_does_no_harm_wherever_it_stands(shared_data: Path) -> None:
    for file in hostile(shared_data, "xml"):
        attack = file.read_bytes()
        found = opened(archive({"a.xhtml": attack, **FILES}, opf({"a.xhtml": "", **FILES})))
        assert len(plain_text(found.biography)) < 200_000
        with pytest.raises(BadInput) as fault:
            opened(zipped({"OPS/book.opf": attack}))
        assert "\n" not in str(fault.value)
