"""Citations of reference managers become citations of typed sources, and are not kept twice."""

from __future__ import annotations

import base64
import json
from xml.sax.saxutils import escape

import pytest

from biokit.model.nodes import (
    Citation,
    CitationItem,
    Derived,
    Emphasis,
    Locator,
    Note,
    Paragraph,
    Text,
)
from tests.importers.docx.reads import codes, every, imported, read, said
from tests.importers.docx.word import DECLARED, call, document, field, notes, p, simple

STRACHEY = {
    "id": 12,
    "type": "book",
    "title": "Queen Victoria",
    "author": [{"family": "Strachey", "given": "Lytton"}],
    "issued": {"date-parts": [["1921"]]},
    "publisher": "Chatto & Windus",
    "publisher-place": "London",
}
FOX = {
    "id": 13,
    "type": "article-journal",
    "title": "The Widow",
    "container-title": "Journal of Lives",
    "author": [{"family": "Fox", "given": "A."}],
    "issued": {"date-parts": [[1999, 3]]},
}


def zotero(*cites: dict[str, object]) -> str:
    said = {"citationID": "x", "properties": {"noteIndex": 1}, "citationItems": list(cites)}
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(said)}"


def cite(item: dict[str, object], **more: object) -> dict[str, object]:
    key = f"http://zotero.org/users/1/items/{item['id']}"
    return {"id": item["id"], "uris": [key], "itemData": item, **more}


def test_a_field_cut_into_many_runs_is_one_citation_of_typed_sources() -> None:
    code = zotero(
        cite(STRACHEY, locator="2:41", label="page", prefix="see <i>also</i>"),
        cite(FOX, locator="3", label="chapter", suffix="on the court", **{"suppress-author": True}),
    )
    read_in = imported(p("So she said ", field(code, "(see also …)", pieces=23), "."))
    (citation,) = every(Citation, read_in)
    assert citation.items == (
        CitationItem(
            "strachey1921",
            (Locator("volume", "2"), Locator("page", "41")),
            (Text("see "), Emphasis((Text("also"),))),
        ),
        CitationItem(
            "fox1999",
            (Locator("chapter", "3"),),
            suffix=(Text("on the court"),),
            suppress_author=True,
        ),
    )
    first, second = read_in.biography.sources
    assert (first.item.type, first.item.title, first.kind) == (
        "book",
        "Queen Victoria",
        "secondary",
    )
    assert second.item.container_title == "Journal of Lives"


def test_what_a_field_shows_is_kept_as_the_citation_s_origin_only() -> None:
    read_in = imported(p("So ", field(zotero(cite(STRACHEY)), "(Strachey 1921)"), "."))
    (paragraph,) = every(Paragraph, read_in)
    (citation,) = every(Citation, read_in)
    assert paragraph.content == (Text("So "), citation, Text("."))
    assert citation.origin is not None
    assert citation.origin.words == "(Strachey 1921)"


def test_a_work_cited_ten_times_is_one_source() -> None:
    once = p(field(zotero(cite(STRACHEY)), "x"))
    read_in = imported(*[once] * 10)
    assert len(every(Citation, read_in)) == 10
    assert [one.id for one in read_in.biography.sources] == ["strachey1921"]


def test_two_works_of_one_name_and_year_have_two_keys() -> None:
    other = {**STRACHEY, "id": 99, "title": "Eminent Victorians"}
    read_in = imported(p(field(zotero(cite(STRACHEY), cite(other)), "x")))
    assert [one.id for one in read_in.biography.sources] == ["strachey1921", "strachey1921b"]


def test_a_key_that_the_author_gave_is_kept() -> None:
    read_in = imported(p(field(zotero(cite({**STRACHEY, "citation-key": "QV"})), "x")))
    assert [one.id for one in read_in.biography.sources] == ["QV"]


def test_mendeley_s_numbers_of_items_are_not_taken_for_identities() -> None:
    def mendeley(item: dict[str, object]) -> str:
        said = {"citationItems": [{"id": "ITEM-1", "itemData": {**item, "id": "ITEM-1"}}]}
        return f"ADDIN CSL_CITATION {json.dumps(said)}"

    read_in = imported(p(field(mendeley(STRACHEY), "x"), field(mendeley(FOX), "y")))
    assert [one.id for one in read_in.biography.sources] == ["strachey1921", "fox1999"]


def test_the_newer_mendeley_hides_its_citations_in_content_controls() -> None:
    told = json.dumps({"citationItems": [{"id": "u", "itemData": STRACHEY}]})
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(told.encode()).decode()
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>(Strachey)</w:t></w:r></w:sdtContent></w:sdt>"
    )
    read_in = imported(p("So ", control, "."))
    assert [c.items[0].source for c in every(Citation, read_in)] == ["strachey1921"]


def test_zotero_s_bookmarks_have_their_code_among_the_properties() -> None:
    code = zotero(cite(STRACHEY)).removeprefix("ADDIN ")
    pieces = [code[at : at + 80] for at in range(0, len(code), 80)]
    told = "".join(
        f'<property name="ZOTERO_BREF_a1B2_{n}"><vt:lpwstr>{escape(piece)}</vt:lpwstr></property>'
        for n, piece in enumerate(pieces, 1)
    )
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f"{DECLARED}>{told}</Properties>"
    )
    marked = (
        '<w:bookmarkStart w:id="3" w:name="ZOTERO_BREF_a1B2"/>'
        '<w:r><w:t>(Strachey)</w:t></w:r><w:bookmarkEnd w:id="3"/>'
    )
    read_in = imported(p("So ", marked, "."), parts={"/docProps/custom.xml": custom})
    (paragraph,) = every(Paragraph, read_in)
    assert isinstance(paragraph.content[1], Citation)
    assert paragraph.content[2] == Text(".")


RECORD = """<EndNote><Cite ExcludeAuth="1"><Author>Strachey</Author><Year>1921</Year>
<RecNum>7</RecNum><Prefix>see </Prefix><Pages>41-3</Pages><DisplayText>(1921)</DisplayText><record>
<rec-number>7</rec-number><foreign-keys><key app="EN" db-id="abc">7</key></foreign-keys>
<ref-type name="Book">6</ref-type><contributors><authors><author>
<style face="normal">Strachey, Lytton</style></author></authors></contributors>
<titles><title><style face="normal">Queen & Empress</style></title></titles>
<dates><year>1921</year></dates><pub-location>London</pub-location><publisher>Chatto</publisher>
</record></Cite></EndNote>"""


@pytest.mark.parametrize("where", ["code", "hidden"])
def test_endnote_s_records_are_read_from_the_code_or_beside_it(where: str) -> None:
    if where == "code":
        told = field(f"ADDIN EN.CITE {RECORD}", "(1921)")
    else:
        packed = base64.b64encode(RECORD.encode()).decode()
        inner = field("ADDIN EN.CITE.DATA", hidden=packed)
        begin, rest = field("ADDIN EN.CITE ", "(1921)").split(
            '<w:r><w:fldChar w:fldCharType="separate"/>'
        )
        told = f'{begin}{inner}<w:r><w:fldChar w:fldCharType="separate"/>{rest}'
    read_in = imported(p("So ", told, "."))
    (citation,) = every(Citation, read_in)
    assert citation.items == (
        CitationItem(
            "strachey1921", (Locator("page", "41-3"),), (Text("see"),), suppress_author=True
        ),
    )
    (source,) = read_in.biography.sources
    assert (source.item.type, source.item.publisher_place) == ("book", "London")
    assert "unread-citation" not in codes(read_in)


SOURCES = f"""<b:Sources {DECLARED}><b:Source><b:Tag>Str21</b:Tag><b:SourceType>Book</b:SourceType>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Strachey</b:Last><b:First>Giles</b:First>
<b:Middle>Lytton</b:Middle></b:Person></b:NameList></b:Author></b:Author><b:Title>Queen Victoria</b:Title>
<b:Year>1921</b:Year><b:City>London</b:City><b:Publisher>Chatto</b:Publisher></b:Source>
<b:Source><b:Tag>Tim01</b:Tag><b:SourceType>ArticleInAPeriodical</b:SourceType><b:Author><b:Author>
<b:Corporate>The Times</b:Corporate></b:Author></b:Author><b:Title>Death</b:Title><b:Year>1901</b:Year>
<b:Month>January</b:Month><b:Day>23</b:Day></b:Source></b:Sources>"""  # fmt: skip


def test_word_s_own_citations_cite_the_sources_in_the_document() -> None:
    code = 'CITATION Str21 \\p 41-43 \\v 2 \\f "see " \\l 2057 \\m Tim01 \\n'
    read_in = imported(
        p("So ", simple(code, "(see Strachey)"), "."), parts={"sources.xml": SOURCES}
    )
    (citation,) = every(Citation, read_in)
    assert citation.items == (
        CitationItem("Str21", (Locator("volume", "2"), Locator("page", "41-43")), (Text("see"),)),
        CitationItem("Tim01", suppress_author=True),
    )
    first, second = read_in.biography.sources
    assert first.item.author[0].given == "Giles Lytton"
    assert second.item.author[0].literal == "The Times"
    assert second.item.issued is not None
    assert second.item.issued.date_parts == ((1901, 1, 23),)


def test_a_source_that_is_not_in_the_document_is_unresolved() -> None:
    read_in = imported(p("So ", simple("CITATION Nob00 \\l 2057", "(Nobody)"), "."))
    (source,) = read_in.biography.sources
    assert (source.id, source.state, source.label) == ("nob00", "unresolved", "Nob00")


@pytest.mark.parametrize(
    "code", ["ADDIN ZOTERO_ITEM CSL_CITATION {broken", "ADDIN CITAVI.PLACEHOLDER x", "ADDIN EN.CITE <En"]
)  # fmt: skip
def test_a_citation_that_cannot_be_read_is_its_words(code: str) -> None:
    read_in = imported(p("So ", field(code, "(Strachey 1921)"), "."))
    assert read_in.biography.sections[0].blocks == (Paragraph((Text("So (Strachey 1921)."),)),)
    assert said(read_in, "unread-citation") == ["(Strachey 1921)"]


def test_a_note_that_only_cites_is_the_citation_itself() -> None:
    told = notes(p(" ", field(zotero(cite(STRACHEY)), "Strachey"), "."))
    read_in = imported(p("So.", call(1)), parts={"footnotes.xml": told})
    assert every(Note, read_in) == []
    assert read_in.biography.sections[0].blocks == (
        Paragraph((Text("So."), Citation((CitationItem("strachey1921"),)))),
    )


def test_a_note_that_says_more_is_a_note_with_the_citation_in_it() -> None:
    told = notes(p("But compare ", field(zotero(cite(STRACHEY)), "Strachey"), " on this."))
    read_in = imported(p("So.", call(1)), parts={"footnotes.xml": told})
    (note,) = every(Note, read_in)
    assert note.blocks == (
        Paragraph(
            (Text("But compare "), Citation((CitationItem("strachey1921"),)), Text(" on this."))
        ),
    )


@pytest.mark.parametrize(
    "code", ["ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "BIBLIOGRAPHY \\l 2057", "ADDIN EN.REFLIST"]
)
def test_the_list_of_works_is_made_anew_where_it_stood(code: str) -> None:
    begin, end = field(code, "Fox.").split('</w:r><w:r><w:fldChar w:fldCharType="end"/>')
    spread = (
        f"<w:p>{begin}</w:r></w:p>", p("Strachey, Queen Victoria."),
        f'<w:p><w:r><w:fldChar w:fldCharType="end"/>{end}</w:p>',
    )  # fmt: skip
    read_in = imported(
        p("Birth", style="Heading1"), p("a"), p("Works Cited", style="Heading1"), *spread
    )
    last = read_in.biography.sections[-1]
    assert (last.role, last.blocks) == ("bibliography", (Derived("bibliography"),))
    assert said(read_in, "dropped-bibliography") == ["Fox. Strachey, Queen Victoria."]


def test_a_list_of_works_without_a_heading_gets_one() -> None:
    content = document(p("Birth", style="Heading1"), p("a"), p(field("BIBLIOGRAPHY", "Fox.")))
    read_in = read(content, lang="de")
    last = read_in.biography.sections[-1]
    assert (last.role, last.title) == ("bibliography", (Text("Literatur"),))
