"""Metadata of EPUB 2 and 3 in the model, and the rest told."""

from __future__ import annotations

import pytest

from biokit.model.dates import Date
from biokit.model.edition import Contributor, Identifier, Series, SubjectHeading, Title
from biokit.model.names import NameForm
from biokit.model.walk import plain_text
from tests.importers.epub.making import read

FILES = {"a.xhtml": "<h1>A</h1><p>x</p>"}
THREE = """
<dc:title id="t">Queen Victoria</dc:title><meta refines="#t" property="title-type">main</meta>
<meta refines="#t" property="alternate-script" xml:lang="zh-Hant">維多利亞女王</meta>
<dc:title id="s">A Life</dc:title><meta refines="#s" property="title-type">subtitle</meta>
<dc:title id="e">The Jubilee Edition</dc:title><meta refines="#e" property="title-type">edition</meta>
<dc:title id="k">Victoria</dc:title><meta refines="#k" property="title-type">short</meta>
<dc:creator id="b">Ann Other</dc:creator><meta refines="#b" property="display-seq">2</meta>
<dc:creator id="a">Lytton Strachey</dc:creator><meta refines="#a" property="display-seq">1</meta>
<meta refines="#a" property="file-as">Strachey, Lytton</meta>
<meta refines="#a" property="alternate-script" xml:lang="zh-Hant">斯特雷奇</meta>
<meta refines="#a" property="role" scheme="marc:relators">aut</meta>
<meta refines="#a" property="role" scheme="marc:relators">ann</meta>
<dc:contributor id="c">The Printers</dc:contributor>
<meta refines="#c" property="file-as">Printers, The</meta>
<dc:identifier id="uid">urn:isbn:9780306406157</dc:identifier>
<dc:identifier id="d">10.1000/182</dc:identifier>
<meta refines="#d" property="identifier-type" scheme="onix:codelist5">06</meta>
<dc:identifier>urn:uuid:74222d1a-ca1c-559f-aabc-a4e0cda62c4c</dc:identifier>
<dc:subject id="h">Queens -- Biography</dc:subject><meta refines="#h" property="authority">LCSH</meta>
<meta refines="#h" property="term">sh2008110316</meta><dc:subject>Monarchy</dc:subject>
<meta id="l" property="belongs-to-collection">Great Lives</meta>
<meta refines="#l" property="collection-type">series</meta>
<meta refines="#l" property="group-position">3</meta>
<dc:description>&lt;p&gt;Of a &lt;i&gt;queen&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;And more.&lt;/p&gt;</dc:description>
<dc:language>en-GB</dc:language><dc:publisher>Press</dc:publisher><dc:date>1921-04-09T00:00:00Z</dc:date>
<dc:source>https://www.gutenberg.org/ebooks/1265</dc:source>
<dc:source id="p">urn:isbn:0306406152</dc:source><meta refines="#p" property="source-of">pagination</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta><meta property="x:mood">gay</meta>
"""
TWO = """
<dc:title>Leben</dc:title><dc:creator opf:role="aut" opf:file-as="Mann, Klaus">Klaus Mann</dc:creator>
<dc:contributor opf:role="translator">Eva B.</dc:contributor>
<dc:identifier id="uid" opf:scheme="ISBN">978-0-306-40615-7</dc:identifier>
<dc:identifier opf:scheme="calibre">17</dc:identifier>
<dc:date opf:event="modification">2020</dc:date><dc:date opf:event="publication">1936-05</dc:date>
<meta name="calibre:series" content="Werke"/><meta name="calibre:series_index" content="2.0"/>
<meta name="cover" content="c.png"/><dc:language>de</dc:language>
"""


def test_metadata_of_epub_3_have_their_places() -> None:
    found = read(FILES, metadata=THREE)
    life, edition = found.biography, found.biography.editions[0]
    assert (plain_text(life.title), plain_text(life.subtitle)) == ("Queen Victoria", "A Life")
    in_chinese = Title("維多利亞女王", "alternate-script", "zh-Hant")
    assert life.titles == (in_chinese, Title("Victoria", "short"))
    strachey = NameForm("Lytton Strachey", family="Strachey", given="Lytton")
    forms = (NameForm("斯特雷奇", lang="zh-Hant"),)
    assert life.contributors == (
        Contributor(strachey, forms=forms),
        Contributor(NameForm("Ann Other")),
        Contributor(strachey, "ann", forms=forms),
        Contributor(NameForm("The Printers", sort="Printers, The"), "ctb"),
    )
    assert life.identifiers == (
        Identifier("10.1000/182", "doi"),
        Identifier("74222d1a-ca1c-559f-aabc-a4e0cda62c4c", "uuid"),
    )
    assert life.headings == (SubjectHeading("Queens -- Biography", "LCSH", "sh2008110316"),)
    assert life.keywords == ("Monarchy",)
    assert life.series == (Series("Great Lives", "3"),)
    assert life.description == "Of a queen. And more."
    assert life.based_on == ("https://www.gutenberg.org/ebooks/1265", "urn:isbn:0306406152")
    assert (life.lang, edition.publisher, edition.isbn) == ("en-GB", "Press", "9780306406157")
    assert edition.date == Date("1921-04-09")
    assert edition.statement == "The Jubilee Edition"
    assert edition.accessibility == (("accessMode", "textual"),)
    assert edition.options == (("page-source", "urn:isbn:0306406152"),)


def test_what_has_no_place_is_told_with_its_words() -> None:
    (told,) = read(FILES, metadata=THREE).findings
    assert (told.code, told.words) == ("loss-metadata", "x:mood: gay")


def test_metadata_of_epub_2_have_the_same_places() -> None:
    files: dict[str, str | bytes] = {**FILES, "c.png": b"\x89PNG"}
    found = read(files, metadata=TWO, version="2.0")
    life, edition = found.biography, found.biography.editions[0]
    assert life.contributors == (
        Contributor(NameForm("Klaus Mann", family="Mann", given="Klaus")),
        Contributor(NameForm("Eva B."), "trl"),
    )
    assert life.series == (Series("Werke", "2"),)
    assert life.identifiers == (Identifier("17", "calibre"),)
    assert (edition.isbn, edition.date) == ("978-0-306-40615-7", Date("1936-05"))
    assert edition.options == (("cover", "c.png"),)
    assert [finding.words for finding in found.findings] == ["dc:date modification: 2020"]


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ("<dc:rights>CC BY-SA 4.0</dc:rights>", "CC-BY-SA-4.0"),
        ("<dc:rights>Creative Commons Attribution 3.0 Unported</dc:rights>", "CC-BY-3.0"),
        ("<dc:rights>Attribution-NonCommercial-NoDerivs 2.5</dc:rights>", "CC-BY-NC-ND-2.5"),
        ("<dc:rights>Public domain in the USA.</dc:rights>", "CC-PDM-1.0"),
        ("<dc:rights>See http://creativecommons.org/publicdomain/zero/1.0/</dc:rights>", "CC0-1.0"),
        ('<link rel="cc:license" href="http://creativecommons.org/licenses/by-nc/3.0/"/>', "CC-BY-NC-3.0"),
        ("<dc:rights>© 1921 L. Strachey</dc:rights>", None),
    ],
)  # fmt: skip
def test_a_licence_is_told_by_its_words_or_its_address(said: str, licence: str | None) -> None:
    rights = read(FILES, metadata=f"<dc:title>x</dc:title>{said}").biography.rights
    assert rights is not None
    assert rights.licence == licence


def test_the_book_itself_is_a_source() -> None:
    source = read(FILES, metadata=THREE).itself
    assert source is not None
    assert (source.id, source.item.type, source.item.publisher) == (
        "queen-victoria",
        "book",
        "Press",
    )
    assert [name.family for name in source.item.author] == ["Strachey", None]


def test_a_book_without_a_title_is_called_by_its_file() -> None:
    found = read(FILES, metadata="<dc:language>en</dc:language>")
    assert plain_text(found.biography.title) == "book"
    assert [finding.code for finding in found.findings] == ["guess-book-title"]


def test_a_program_that_made_the_file_is_nobody_who_had_a_part_in_the_book() -> None:
    program = "calibre (5.44.0) [https://calibre-ebook.com]"
    said = "".join(
        f'<dc:contributor opf:role="bkp">{name}</dc:contributor>' for name in (program, "Ann Other")
    )
    found = read(FILES, metadata=TWO + said, version="2.0")
    assert [one.name.text for one in found.biography.contributors if one.role == "bkp"] == [
        "Ann Other"
    ]
    (told,) = found.findings
    assert (told.code, f"dc:contributor: {program}" in (told.words or "")) == (
        "loss-metadata",
        True,
    )
