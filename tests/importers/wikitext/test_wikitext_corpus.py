"""Real pages: what must be in the model is counted in the wikitext by other means."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from biokit.importers.base import Import, ImportOptions
from biokit.importers.detect import choose
from biokit.importers.wikitext import WikitextImporter
from biokit.model.codec import decode, encode
from biokit.model.edtf import parse
from biokit.model.nodes import Citation, Code, CodeBlock, Section, Text
from biokit.model.walk import Part, walk
from tests.importers.wikitext.pages import PAGES, SHARED, counts

pytestmark = pytest.mark.skipif(not PAGES, reason="the shared pages are not here")

CAI_QI = SHARED / "wikipedia-wikitext" / "zh" / "蔡奇.wikitext"
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
DEFINED = re.compile(r"<ref\b(?:[^<>]*[^<>/])?>(?!\s*</ref>)", re.IGNORECASE)
AGAIN = re.compile(r"<ref\b[^<>]*/>", re.IGNORECASE)
HEADING = re.compile(r"(?m)^(={2,6})[^=\n].*\1[ \t]*$")
BY_TEMPLATE = re.compile(r"\{\{\s*(?:sfn|sfnp|efn|refn|#tag:ref|r)\s*\|", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{3,}")
NAMESPACE = (
    r"file|image|datei|bild|fichier|immagine|文件|category|kategorie|catégorie|categoria"
    r"|thể loại|分类|ملف|تصنيف|زمرہ|[a-z]{2,3}(?:-[a-z]+)?"
)
WORDS_LOST = 0.006
"""Words that the regular expressions below join or cut otherwise than a reader does."""
_READ: dict[Path, Import] = {}


def imported(page: Path) -> Import:
    if page not in _READ:
        _READ[page] = WikitextImporter().read(page.read_bytes(), page.name, ImportOptions())
    return _READ[page]


def source_of(page: Path) -> str:
    return COMMENT.sub("", page.read_text(encoding="utf-8"))


def prose(text: str) -> str:
    """The words of a page outside templates, tables and references, by substitution alone."""
    text = re.sub(r"<(gallery|math|nowiki)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"<ref[^<>]*/>|<ref\b[^<>]*>.*?</ref>", " ", text, flags=re.DOTALL)
    for _ in range(12):
        text = re.sub(r"\{\{[^{}]*\}\}", " ", text)
    for _ in range(3):
        text = re.sub(rf"\[\[\s*(?:{NAMESPACE})\s*:[^\[\]]*\]\]", " ", text, flags=re.IGNORECASE)
        text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", text)
    text = re.sub(r"\{\|.*?\n\|\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"\[(?:https?:)?//\S+ ?([^\]]*)\]|https?://\S+", r"\1", text)
    return re.sub(r"<[^<>]*>|''+|__[A-Z]+__|&[a-z#0-9]+;", " ", text)


def bag(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in WORD.findall(text))


def text_of(part: Part) -> str:
    return " ".join(each.value for each in walk(part) if isinstance(each, Text | Code | CodeBlock))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_word_of_the_prose_is_in_the_model_or_the_report(page: Path) -> None:
    read = imported(page)
    said = [text_of(read.biography), msgspec.json.encode(read.biography.sources).decode()]
    said += [finding.words or "" for finding in read.findings]
    wanted = bag(prose(source_of(page)))
    missing = wanted - bag(" ".join(said))
    assert missing.total() <= max(2, WORDS_LOST * wanted.total()), missing.most_common(20)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_reference_is_found_and_every_marker_answered(page: Path) -> None:
    text = source_of(page)
    found = counts(imported(page))
    tags = len(DEFINED.findall(text)) + len(AGAIN.findall(text))
    markers = tags + len(BY_TEMPLATE.findall(text))
    in_italian_quirks = len(re.findall(r"<references[^/>]*>.*?</references>", text, re.DOTALL))
    assert abs(found["markers"] - markers) <= 1 + in_italian_quirks * 60
    answered = (
        found["citations"] + found.get("citations joined", 0) + found["citations of facts"]
        + found["notes"] + found["notes called again"]
    )  # fmt: skip
    assert answered >= found["markers"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_call_is_left_open_and_all_sources_are_there(page: Path) -> None:
    biography = imported(page).biography
    known = {source.id for source in biography.sources}
    cited = {
        item.source for part in walk(biography) if isinstance(part, Citation) for item in part.items
    }
    assert cited <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_heading_is_a_section_or_held_a_list(page: Path) -> None:
    read = imported(page)
    sections = sum(isinstance(part, Section) for part in walk(read.biography.accounts[0]))
    gone = sum(finding.code == "dropped-reference-list" for finding in read.findings)
    assert sections + gone == len(HEADING.findall(source_of(page)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_markup_is_left_in_the_text(page: Path) -> None:
    junk = re.compile(r"\{\{|\}\}|\[\[|\]\]|''|<ref|\x00|\x01|[\ufdd0-\ufdef]")
    said = [part.value for part in walk(imported(page).biography) if isinstance(part, Text)]
    assert [value for value in said if junk.search(value)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_was_read_encodes_and_decodes_to_itself(page: Path) -> None:
    biography = imported(page).biography
    assert decode(encode(biography)) == biography


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_of_wikitext_is_known_for_one(page: Path) -> None:
    content = page.read_bytes()
    assert choose(content, page.name)[0].name == "wikitext"


def test_the_largest_page_is_read_in_under_three_seconds() -> None:
    page = max(PAGES, key=lambda each: each.stat().st_size)
    content = page.read_bytes()
    started = time.process_time()
    WikitextImporter().read(content, page.name, ImportOptions())
    assert time.process_time() - started < 3


# ------------------------------------------------------------------------------------ the seed's page


def test_the_page_of_cai_qi_gives_its_36_definitions_and_7_calls_again() -> None:
    found = counts(imported(CAI_QI))
    assert (found["references"], found["markers"] - found["references"]) == (36, 7)
    assert found["citations"] + found.get("citations joined", 0) == 43
    assert found["sources"] == 37


def test_the_references_of_cai_qi_say_what_its_templates_say() -> None:
    listed = msgspec.json.decode((SHARED / "bib" / "caiqi-zh-references.json").read_bytes())
    sources = {source.item.URL: source.item for source in imported(CAI_QI).biography.sources}
    typed = [each for each in listed if each["template"]]
    assert len(typed) == 33
    for each in typed:
        item = sources[each["fields"]["url"]]
        assert "".join(str(item.title).split()) == "".join(each["fields"]["title"].split())
        for field, date in (("date", item.issued), ("accessdate", item.accessed)):
            written = each["fields"].get(field) or (
                each["fields"].get("access-date") if field == "accessdate" else None
            )
            assert (date is None) == (not written)
            if date is not None:
                numbers = [int(number) for number in re.findall(r"\d+", str(written))]
                assert list(date.date_parts[0]) == numbers


def test_the_posts_of_cai_qi_have_their_dates() -> None:
    spans = {
        "".join(str(getattr(part, "value", "")) for part in state.text): state.span.edtf
        for state in imported(CAI_QI).biography.life.states
        if state.kind == "position" and state.span
    }
    assert spans["杭州市人民政府市长"] == "2007-04-13/2010-07-19"
    assert all(parse(edtf) for edtf in spans.values())
    assert len(spans) == 7


def test_two_hundred_short_lives_are_two_hundred_accounts() -> None:
    path = SHARED / "wikipedia-wikitext" / "simple" / "persons-open.jsonl"
    content = path.read_bytes()
    assert choose(content, path.name)[0].name == "wikitext"
    read = WikitextImporter().read(content, path.name, ImportOptions())
    assert len(read.biography.accounts) == content.count(b"\n") + (not content.endswith(b"\n"))
    assert decode(encode(read.biography)) == read.biography
    ids = [source.id for source in read.biography.sources]
    assert len(set(ids)) == len(ids)
