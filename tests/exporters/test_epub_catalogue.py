"""What shops and libraries are told of an ebook, and the matter that every book may have."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from biokit.exporters.base import Options
from biokit.model.biography import Biography
from biokit.model.edition import (
    Contributor,
    Edition,
    Identifier,
    Series,
    SubjectHeading,
    Title,
)
from biokit.model.names import NameForm
from biokit.model.nodes import BackRole, Block, BlockQuotation, FrontRole, Role, Section
from tests.exporters.epubs import (
    DC,
    EPUB,
    XHTML,
    epubcheck,
    exported,
    files_of,
    package,
    said,
    texts,
    words,
)
from tests.exporters.lives import assets, p, t


def chapter(title: str, *blocks: Block) -> Section:
    return Section(t(title), blocks, role="chapter")


def book(*parts: Section, **fields: object) -> Biography:
    return Biography(t("A Life"), sections=parts, lang="en-GB", **fields)  # type: ignore[arg-type]


def edition(**fields: object) -> Options:
    return Options(Edition("epub", "epub", **fields), assets=assets)  # type: ignore[arg-type]


TITLES = (Title("Ada"), Title("Die Zauberin", "original", "de"))
CATALOGUED = {
    "titles": TITLES,
    "headings": (
        SubjectHeading("Women mathematicians", "LCSH", "sh1"),
        SubjectHeading("x", "BISAC"),
    ),
    "keywords": ("engines",),
    "series": (Series("Lives", "7"), Series("Works", kind="set", identifier="1234-5679")),
    "identifiers": (Identifier("10.1/x", "doi"), Identifier("https://example.org/ada")),
    "based_on": ("https://example.org/scan",),
}


def test_what_catalogues_know_it_by_is_in_the_package() -> None:
    made = files_of(book(chapter("One", p("x")), **CATALOGUED))
    assert said(made, "dc:title") == ["A Life", "Ada", "Die Zauberin"]
    assert said(made, "title-type") == ["main", "original"]
    assert said(made, "dc:identifier") == ["10.1/x", "https://example.org/ada"]
    assert said(made, "identifier-type") == ["06"]
    assert said(made, "dc:subject") == ["engines", "Women mathematicians", "x"]
    assert said(made, "authority") == ["LCSH", "BISAC"]
    assert said(made, "term") == ["sh1", "x"]
    assert said(made, "belongs-to-collection") == ["Lives", "Works"]
    assert said(made, "collection-type") == ["series", "set"]
    assert said(made, "group-position") == ["7"]
    assert said(made, "dcterms:identifier") == ["1234-5679"]
    assert said(made, "dc:source") == ["https://example.org/scan"]


def test_an_isbn_goes_before_other_identifiers() -> None:
    made = files_of(book(chapter("One"), **CATALOGUED), edition(isbn="978-0-00-000000-2"))
    first, *others = said(made, "dc:identifier")
    assert first == "urn:isbn:9780000000002"
    assert others == ["10.1/x", "https://example.org/ada"]
    assert said(made, "identifier-type") == ["15", "06"]


IN_CHINESE = Title("艾达传", "alternate-script", "zh-Hans")
CAI_QI = Contributor(
    NameForm("Cai Qi", family="Cai", given="Qi"),
    forms=(NameForm("蔡奇", lang="zh-Hans"), NameForm("Cài Qí", lang="zh-Latn-pinyin")),
)


def test_title_and_names_in_other_scripts_are_said_of_the_title_and_the_names() -> None:
    made = files_of(book(chapter("One", p("x")), titles=(IN_CHINESE,), contributors=(CAI_QI,)))
    assert said(made, "dc:title") == ["A Life"]
    opf = package(made)
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    scripts = [
        (meta.get("refines"), meta.get(xml_lang), meta.text)
        for meta in opf.iter("{http://www.idpf.org/2007/opf}meta")
        if meta.get("property") == "alternate-script"
    ]
    assert scripts == [
        ("#title", "zh-Hans", "艾达传"),
        ("#contributor-1", "zh-Hans", "蔡奇"),
        ("#contributor-1", "zh-Latn-pinyin", "Cài Qí"),
    ]


def test_a_script_that_cannot_be_told_from_the_books_own_makes_another_title() -> None:
    titles = (Title("The Life", "alternate-script"), Title("Life", "alternate-script", "en-GB"))
    made = files_of(book(chapter("One"), titles=titles))
    assert said(made, "dc:title") == ["A Life", "The Life", "Life"]
    assert said(made, "alternate-script") == []


def test_the_printed_books_isbn_is_that_of_another_format_and_no_identifier() -> None:
    editions = (
        Edition("epub", "epub", isbn="978-0-00-000000-2"),
        Edition("pdf", "pdf", isbn="978-0-00-000001-9"),
        Edition("proof", "pdf", isbn="not yet"),
    )
    files = files_of(book(chapter("One"), editions=editions), Options(editions[0], assets=assets))
    assert said(files, "dc:identifier") == ["urn:isbn:9780000000002"]
    assert said(files, "dcterms:hasFormat") == ["urn:isbn:9780000000019"]


def test_a_doi_is_written_without_its_resolver_and_a_scheme_by_its_own_name() -> None:
    made = files_of(
        book(
            chapter("One"),
            identifiers=(Identifier("https://doi.org/10.1000/182", "DOI"),),
            headings=(SubjectHeading("Royalty", "bisac", "BIO014000"),),
        )
    )
    assert said(made, "dc:identifier") == ["10.1000/182"]
    assert said(made, "identifier-type") == ["06"]
    assert said(made, "authority") == ["BISAC"]
    assert said(made, "term") == ["BIO014000"]


def test_a_language_of_whole_pages_is_a_language_of_the_book_and_that_of_a_phrase_is_not() -> None:
    phrase = p("mot juste", lang="fr")
    page = p("Wort " * 400, lang="de-AT")
    more = BlockQuotation((p("字" * 600),), lang="zh-Hant")
    british = p("word " * 400, lang="en-US")
    made = files_of(book(chapter("One", phrase, page, more, british)))
    assert said(made, "dc:language") == ["en-GB", "de-AT", "zh-Hant"]


def test_a_code_of_no_scheme_is_a_loss_and_named() -> None:
    made = exported(book(chapter("One"), headings=(SubjectHeading("Kings", code="sh1"),)))
    assert [finding.code for finding in made.findings if "sh1" in finding.message] == [
        "loss-metadata"
    ]


def test_people_stand_in_the_order_of_the_title_page_whatever_they_did() -> None:
    roles = ("aut", "edt", "cre", "trl")
    people = tuple(Contributor(NameForm(role), role) for role in roles)
    opf = package(files_of(book(chapter("One"), contributors=people)))
    named = [fact.text for fact in opf.iter(f"{DC}creator", f"{DC}contributor")]
    assert named == list(roles)


# ------------------------------------------------------------------------------------------ roles

TYPES = {"imprint": "imprint", "illustrations": "loi", "conclusion": "conclusion"}


def test_each_new_piece_of_matter_says_what_it_is_and_stands_where_it_belongs() -> None:
    roles: tuple[Role, ...] = (
        "conclusion",
        "illustrations",
        "chapter",
        "imprint",
        "frontispiece",
    )
    made = texts(files_of(book(*(Section(t(role), (p("x"),), role=role) for role in roles))))
    names = [name for name in made if not name.startswith(("cover", "title", "copyright", "nav"))]
    assert names == [
        "illustrations.xhtml",
        "imprint.xhtml",
        "frontispiece.xhtml",
        "chapter-1.xhtml",
        "conclusion.xhtml",
    ]
    for role, kind in TYPES.items():
        (section,) = made[f"{role}.xhtml"].iter(f"{XHTML}section")
        assert section.get(f"{EPUB}type") == kind


def test_a_frontispiece_and_an_imprint_are_not_in_the_contents() -> None:
    roles: tuple[Role, ...] = (
        "frontispiece",
        "imprint",
        "illustrations",
        "chapter",
        "conclusion",
    )
    made = texts(files_of(book(*(Section(t(role), (p("x"),), role=role) for role in roles))))
    contents = next(made["nav.xhtml"].iter(f"{XHTML}nav"))
    listed = [words(link) for link in contents.iter(f"{XHTML}a")]
    assert listed == ["illustrations", "1 chapter", "conclusion"]


def test_epubcheck_has_nothing_to_say_of_all_of_it(tmp_path: Path) -> None:
    roles = (*get_args(FrontRole), "chapter", *get_args(BackRole))
    parts = tuple(Section(t(role), (p("x"),), role=role) for role in roles)
    people = tuple(
        Contributor(NameForm("A. N. Author", family="Author", given="A. N."), role)
        for role in ("aut", "edt", "friend")
    )
    catalogued: dict[str, object] = {
        **CATALOGUED,
        "titles": (*TITLES, IN_CHINESE),
        "contributors": (*people, CAI_QI),
        "editions": (Edition("pdf", "pdf", isbn="978-0-00-000001-9"),),
    }
    made = exported(book(*parts, **catalogued))
    assert epubcheck(made.content, tmp_path) == []
