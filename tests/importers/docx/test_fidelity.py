"""Nothing is lost: what is counted in a document's own XML is found in what was read of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from biokit.exporters.markdown import write_sections
from biokit.importers.base import Import
from biokit.importers.markdown import read_sections
from biokit.importers.report import as_text
from biokit.model.codec import decode, encode_for_reading
from biokit.model.nodes import (
    Citation,
    Code,
    CodeBlock,
    CrossReference,
    Figure,
    Note,
    Section,
    Table,
    Text,
)
from biokit.model.walk import walk
from tests.conftest import Golden
from tests.importers.docx.reads import every, read
from tests.importers.docx.word import NAMESPACES, document, field, of_folder, p, r

CASES = Path(__file__).resolve().parents[2] / "golden" / "importers" / "docx"


def cases() -> list[Path]:
    return sorted(path for path in CASES.iterdir() if path.is_dir()) if CASES.is_dir() else []


def test_there_are_cases() -> None:
    assert len(cases()) >= 3


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_document_is_read_as_it_always_was(case: Path, golden: Golden) -> None:
    made = read(of_folder(case / "in"), "in.docx")
    golden(case / "golden.json", encode_for_reading(made.biography).decode())
    golden(case / "report.txt", as_text("in.docx", made))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_was_read_encodes_and_decodes_to_itself(case: Path) -> None:
    biography = read(of_folder(case / "in"), "in.docx").biography
    assert decode(encode_for_reading(biography)) == biography


def parts(content: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name.removeprefix("word/"): etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xml")
        }


def count(root: etree._Element | None, path: str) -> int:
    found = [] if root is None else root.xpath(path, namespaces=NAMESPACES)
    return len(found) if isinstance(found, list) else 0


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_is_in_the_xml_is_in_the_model(case: Path) -> None:
    content = of_folder(case / "in")
    raw, made = parts(content), read(content, "in.docx")
    body = raw["document.xml"]
    calls = count(body, "//w:footnoteReference | //w:endnoteReference")
    in_notes = [c for note in every(Note, made) for c in walk(note) if isinstance(c, Citation)]
    alone = sum(1 for part in ("footnotes.xml", "endnotes.xml") for note in _only_citing(raw.get(part)) if note)  # fmt: skip
    assert len(every(Note, made)) + alone == calls
    coded = count(body, "//w:fldSimple[contains(@w:instr, 'CITATION')]") + sum(
        "CSL_CITATION" in "".join(map(str, codes.itertext()))
        for root in raw.values()
        for codes in root.iter("{*}p")
    )
    assert len(every(Citation, made)) == coded
    assert len(in_notes) <= coded
    assert len(every(Table, made)) == count(body, "//w:tbl")
    assert len(every(Figure, made)) == count(body, "//a:blip")
    headings = count(body, "//w:pStyle[starts-with(@w:val, 'Heading')]")
    styled = [one for one in every(Section, made) if one.title and not one.level_guessed]
    assert len(styled) == headings
    comments = count(raw.get("comments.xml"), "//w:comment")
    assert sum(one.code == "dropped-comment" for one in made.findings) == comments


def _only_citing(root: etree._Element | None) -> Iterator[bool]:
    """Of each note, whether it is a citation field and nothing else."""
    for note in [] if root is None else root.findall("{*}footnote"):
        shown = "".join(map(str, note.xpath(".//w:t/text()", namespaces=NAMESPACES)))  # type: ignore[arg-type]
        yield "CSL_CITATION" in "".join(map(str, note.itertext())) and "compare" not in shown


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_word_of_the_text_is_in_the_model_or_in_the_report(case: Path) -> None:
    content = of_folder(case / "in")
    made = read(content, "in.docx")
    everything = _all_words(made)
    for name in ("document.xml", "footnotes.xml", "endnotes.xml", "comments.xml"):
        root = parts(content).get(name)
        for told in [] if root is None else root.iter("{*}t", "{*}delText"):
            words = "".join((told.text or "").split())
            assert words in everything, f"{name}: {told.text}"


def _all_words(made: Import) -> str:
    found = [one.words or "" for one in made.findings]
    for part in walk(made.biography):
        origin = getattr(part, "origin", None)
        found += [getattr(part, "value", "") or "", (origin and origin.words) or ""]
        if isinstance(part, CrossReference):
            found.append("".join(t.value for t in walk(part) if isinstance(t, Text)))
    found += [contributor.name.text for contributor in made.biography.contributors]
    return "".join("".join(each.split()) for each in found)


# ----------------------------------------------------------------------------- any text whatever

WORDS = st.text(st.sampled_from("abc éß蔡奇ЖΩ &<>\"'—"), min_size=1, max_size=8)
LOOKS = st.sampled_from(
    [
        "", "<w:i/>", "<w:b/>", "<w:i/><w:b/>", '<w:rStyle w:val="BookTitle"/>', "<w:smallCaps/>",
        '<w:vertAlign w:val="superscript"/>', '<w:lang w:val="de-DE"/>', '<w:i/><w:lang w:val="fr"/>',
        '<w:lang w:val="ru-RU" w:eastAsia="zh-TW"/>', '<w:u w:val="single"/>', "<w:strike/>",
    ]
)  # fmt: skip
AROUND = st.sampled_from(
    [
        "{}", "<w:ins>{}</w:ins>", "<w:moveTo>{}</w:moveTo>", "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        "<w:fldSimple w:instr='DOCPROPERTY x'>{}</w:fldSimple>",
        '<w:hyperlink r:id="l">{}</w:hyperlink>', "<w:bdo w:val='rtl'>{}</w:bdo>",
    ]
)  # fmt: skip
RUNS = st.builds(
    lambda words, look, around: (words, around.format(r(words, look))), WORDS, LOOKS, AROUND
)
STYLES = st.sampled_from(
    [None, None, None, "Heading1", "Heading2", "Heading4", "Quote", "Verse", "Caption",
     "HTMLPreformatted", "ListParagraph", "Gone"]
)  # fmt: skip
NUMBERED = st.sampled_from(
    ["", "", "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
     '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="2"/></w:numPr>', '<w:jc w:val="center"/>']
)  # fmt: skip
PARAGRAPHS = st.tuples(st.lists(RUNS, max_size=5), STYLES, NUMBERED)


@given(st.lists(PARAGRAPHS, max_size=8))
def test_any_run_of_paragraphs_keeps_every_character_in_order(
    told: list[tuple[list[tuple[str, str]], str | None, str]],
) -> None:
    body = [
        p(*(run for _, run in runs), style=style, properties=more) for runs, style, more in told
    ]
    links = {"l": ("hyperlink", "https://a.example/")}
    made = read(
        document(p("Start", style="Title"), p("Begin", style="Heading1"), *body, links=links)
    )
    words = "".join("".join(w for w, _ in runs) for runs, _, _ in told)
    shown = "".join(
        part.value
        for section in made.biography.sections
        for part in walk(section)
        if isinstance(part, Text | Code | CodeBlock)
    )
    plain = "".join(words.split()).replace("—", "")
    assert "".join(shown.split()).replace("—", "").removeprefix("Begin") == plain
    assert decode(encode_for_reading(made.biography)) == made.biography


@given(st.lists(st.sampled_from(["begin", "separate", "end", "code", "text"]), max_size=14))
def test_marks_of_fields_in_any_order_lose_no_text_that_is_shown(marks: list[str]) -> None:
    runs = {
        "code": "<w:r><w:instrText>DOCPROPERTY x</w:instrText></w:r>",
        "text": r("words"),
    }
    told = [runs.get(mark, f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>') for mark in marks]
    made = read(document(p("Before"), p(*told), p("After", field("SEQ x", "last"))))
    blocks = [block for section in made.biography.sections for block in section.blocks]
    shown = "".join(t.value for block in blocks for t in walk(block) if isinstance(t, Text))
    assert shown.replace("words", "") == "BeforeAfterlast"


@given(st.lists(PARAGRAPHS, max_size=8))
def test_any_document_is_the_same_after_a_life_as_markdown(
    told: list[tuple[list[tuple[str, str]], str | None, str]],
) -> None:
    body = [
        p(*(run for _, run in runs), style=style, properties=more) for runs, style, more in told
    ]
    links = {"l": ("hyperlink", "https://a.example/")}
    sections = read(document(p("Begin", style="Heading1"), *body, links=links)).biography.sections
    written = write_sections(sections)
    assert read_sections(written, "x.md").sections == sections, written


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_document_is_the_same_after_a_life_as_markdown(case: Path) -> None:
    sections = read(of_folder(case / "in"), "in.docx").biography.sections
    written = write_sections(sections)
    assert read_sections(written, "x.md").sections == sections, written
