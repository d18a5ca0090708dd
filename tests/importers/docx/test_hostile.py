"""Documents made to break readers, or broken: one message or a finding, in bounded time."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import suppress
from random import Random

import pytest
from lxml import etree

from biokit.errors import BadInput, TooLarge
from biokit.importers.detect import choose
from biokit.model.codec import encode
from biokit.model.nodes import Note, Paragraph, Table
from biokit.model.walk import plain_text
from tests.importers.docx.reads import codes, every, imported, read
from tests.importers.docx.test_fidelity import cases
from tests.importers.docx.word import DECLARED, call, document, notes, of_folder, p, packed, r

PLENTY = 60.0
"""Seconds of the processor that none of these may take."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refused(content: bytes, path: str = "life.docx") -> BadInput:
    started = time.process_time()
    with pytest.raises(BadInput) as caught:
        read(content, path)
    assert time.process_time() - started < PLENTY
    assert "\n" not in str(caught.value)
    return caught.value


def whole(body: str) -> bytes:
    return document(parts={"document.xml": body})


def test_a_document_with_a_password_says_to_remove_it() -> None:
    fault = refused(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert "encrypted with a password" in str(fault)
    assert "remove the password" in str(fault.hint)


def test_a_document_of_the_old_word_says_what_to_do() -> None:
    assert ".docx" in str(refused(OLE, "life.doc").hint)
    assert choose(OLE, "life.doc")[0].name == "docx"


def test_a_text_of_another_office_suite_says_what_to_do() -> None:
    odt = packed({"/mimetype": "application/vnd.oasis.opendocument.text", "/content.xml": "<x/>"})
    assert "another office suite" in str(refused(odt, "life.odt"))


def test_a_document_without_text_is_refused() -> None:
    assert "word/document.xml is missing" in str(refused(packed({"styles.xml": "<w/>"})))


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_document_cut_short_is_refused(part: float) -> None:
    content = document(*[p(f"paragraph {n}") for n in range(200)])
    refused(content[: int(len(content) * part)])


def test_entities_are_never_expanded() -> None:
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'<!DOCTYPE w:document [<!ENTITY b0 "boom">{bomb}]>'
    refused(whole(f"{declared}<w:document {DECLARED}><w:body>&b11;</w:body></w:document>"))


def test_no_file_beside_is_read_through_an_entity() -> None:
    declared = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    refused(whole(f"{declared}<w:document {DECLARED}><w:body>&x;</w:body></w:document>"))


@pytest.mark.parametrize("tag", ["w:tbl><w:tr><w:tc", "w:r", "w:sdt><w:sdtContent", "w:ins", "w:p"])
def test_a_hundred_thousand_elements_in_each_other_are_refused(tag: str) -> None:
    names = tag.split("><")
    end = "".join(f"</{name}>" for name in reversed(names))
    body = f"<w:p>{f'<{tag}>' * 100_000}{end * 100_000}</w:p>"
    fault = refused(whole(f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>"))
    assert "cannot be read" in str(fault) or "can be read" in str(fault)


def test_tables_nested_too_deep_are_flattened_and_their_words_kept() -> None:
    cell = p("innermost")
    for n in range(60):
        cell = f"<w:tbl><w:tr><w:tc>{cell}{p(f'level {n}')}</w:tc></w:tr></w:tbl>"
    read_in = imported(cell)
    assert 10 < len(every(Table, read_in)) < 60
    assert {plain_text(one) for one in every(Paragraph, read_in)} == {
        "innermost", *(f"level {n}" for n in range(60)),
    }  # fmt: skip
    assert "too-deep" in codes(read_in)
    assert encode(read_in.biography)


def test_ten_thousand_notes_are_read_in_time() -> None:
    started = time.process_time()
    told = notes(*[p(f"Note {n}.") for n in range(10_000)])
    read_in = imported(*[p(f"line {n}", call(n + 1)) for n in range(10_000)], parts={"footnotes.xml": told})  # fmt: skip
    assert len(every(Note, read_in)) == 10_000
    assert time.process_time() - started < PLENTY


def test_thirty_thousand_runs_of_one_paragraph_are_read_in_time() -> None:
    started = time.process_time()
    runs = [r("ab ", "<w:i/>" if n % 2 else "") for n in range(30_000)]
    read_in = imported(p(*runs))
    assert len(every(Paragraph, read_in)) == 1
    assert time.process_time() - started < PLENTY


def test_thirty_thousand_changes_of_one_paragraph_are_accepted_in_time() -> None:
    started = time.process_time()
    gone = '<w:rPr><w:del w:id="3"/></w:rPr>'
    changes = "<w:ins>" + r("a ") + "</w:ins><w:del>" + r("b ") + "</w:del>"
    imported(p(changes * 15_000), *[p("x", properties=gone)] * 10_000, p("end"))
    assert time.process_time() - started < PLENTY


def test_fifty_thousand_bookmarks_and_fields_that_never_end_are_read_in_time() -> None:
    started = time.process_time()
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    marks = "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="ZOTERO_BREF_{n}"/>' for n in range(50_000)
    )
    imported(p(begin * 50_000, marks, "words"))
    assert time.process_time() - started < PLENTY


def test_fields_in_fields_over_thousands_of_paragraphs_are_read_in_time() -> None:
    started = time.process_time()
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begun = (mark.format("begin") + mark.format("separate")) * 5_000
    read_in = imported(
        p(begun), *[p(f"line {n}") for n in range(3_000)], p(mark.format("end") * 5_000)
    )
    assert len(every(Paragraph, read_in)) == 3_000
    assert time.process_time() - started < PLENTY


def test_headings_that_may_be_are_looked_for_in_time() -> None:
    started = time.process_time()
    read_in = imported(*[p(r(f"Bold {n}", "<w:b/>")) for n in range(8_000)])
    assert len(every(Paragraph, read_in)) == 8_000
    assert time.process_time() - started < PLENTY


@pytest.mark.parametrize("number", ["-5", "99999999", "999999999999999999999", "abc", ""])
def test_numbers_that_make_no_sense_do_no_harm(number: str) -> None:
    said = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{number}"/>'
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{p("cell")}</w:tc>'
    read_in = imported(p("item", properties=said), f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert {plain_text(one) for one in every(Paragraph, read_in)} == {"item", "cell"}


def test_a_part_that_is_past_the_limit_is_refused() -> None:
    content = document(*[p("x" * 100) for _ in range(2_000)])
    with pytest.raises(TooLarge):
        read(content, max_size=50_000)


def test_a_damaged_part_is_named() -> None:
    assert "word/styles.xml" in str(refused(document(p("a"), parts={"styles.xml": "<w:styles"})))


@pytest.mark.parametrize("name", ["/docProps/core.xml", "/docProps/custom.xml", "comments.xml"])
def test_a_damaged_part_that_the_text_can_do_without_is_told(name: str) -> None:
    read_in = imported(p("a"), parts={name: "<broken"})
    assert plain_text(read_in.biography.sections[0].blocks) == "a"
    assert "damaged-part" in codes(read_in)


def test_a_document_with_macros_and_a_template_are_read_like_any_other() -> None:
    content = document(p("a"), parts={"vbaProject.bin": b"\0macro"})
    for path in ("life.docm", "life.dotx", "nothing-said"):
        importer, certainty = choose(content, path)
        assert (importer.name, certainty) == ("docx", 1.0)
    assert read(content, "life.docm").biography == read(document(p("a"))).biography


def test_what_is_no_document_is_not_claimed() -> None:
    from biokit.importers.docx import DocxImporter

    recognise = DocxImporter().recognise
    assert recognise(b"Plain words.", "life.txt") == 0
    assert recognise(packed({"/META-INF/container.xml": "<x/>"}), "life.epub") == 0
    assert recognise(OLE, "sheet.xls") == 0


def damaged(content: bytes, chance: Random) -> bytes:
    """A document some of whose elements are gone, twice, elsewhere, or something else."""
    root = etree.fromstring(content)
    everything = list(root.iter("*"))
    for _ in range(chance.randint(1, 12)):
        one, other = chance.choice(everything), chance.choice(everything)
        parent = one.getparent()
        with suppress(ValueError):  # an element cannot be put in itself
            match chance.randrange(5):
                case 0 if parent is not None:
                    parent.remove(one)
                case 1 if parent is not None:
                    parent.append(etree.fromstring(etree.tostring(one)))
                case 2:
                    one.tag = other.tag
                case 3:
                    other.append(one)
                case _:
                    for name in one.attrib:
                        one.set(name, chance.choice(["", "-1", "99999999999", "end", "Heading1"]))
    return etree.tostring(root)


@pytest.mark.parametrize("seed", range(60))
def test_a_document_damaged_at_random_is_read_or_refused(seed: int) -> None:
    chance = Random(seed)
    case = chance.choice(cases())
    with zipfile.ZipFile(io.BytesIO(of_folder(case / "in"))) as archive:
        parts = {f"/{name}": archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    parts[name] = damaged(parts[name], chance)
    with suppress(BadInput):
        assert encode(read(packed(parts)).biography)
