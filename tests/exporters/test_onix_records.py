"""What a record says of one edition, and what is found to be missing from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.build.once import format_of
from biokit.build.targets import targets
from biokit.exporters.base import Options
from biokit.exporters.onix import OnixExporter
from biokit.model.dates import Date
from biokit.model.edition import (
    Contributor,
    Edition,
    Identifier,
    Rights,
    Series,
    SubjectHeading,
    Title,
)
from biokit.model.names import NameForm
from biokit.model.nodes import Figure, Section
from biokit.model.walk import altered
from biokit.projections.pages import PageMap, PageStart
from tests.exporters.lives import PICTURE, assets, p, t
from tests.exporters.onix_messages import (
    CHAPTER,
    EPUB,
    PRINT,
    SPRING,
    codes,
    life,
    made,
    message,
    record,
    said,
)
from tests.exporters.onix_rules import faults

DAY = 86_400

# ------------------------------------------------------------------------------------- products


def test_every_edition_that_can_be_sold_has_a_record_and_no_other() -> None:
    editions = (
        EPUB,
        PRINT,
        Edition("screen", "pdf"),
        Edition("kept", "pdf", profile="archive"),
        Edition("web", "html"),
        Edition("site", "html", isbn="978-0-00-000002-6"),
        Edition("markdown", "markdown"),
        Edition("onix", "onix"),
    )
    root = message(life(editions=editions))
    assert said(root, "Product/DescriptiveDetail/ProductForm") == ["ED", "BC", "ED", "ED"]
    assert said(root, "ProductFormDetail") == ["E101", "E200", "E107", "E201", "E105", "E200"]


def test_without_an_edition_to_sell_the_message_says_that_there_is_none() -> None:
    export = made(life(editions=(Edition("markdown", "markdown"),)))
    assert faults(export.content) == []
    assert b"<NoProduct/>" in export.content
    assert codes(export) == ["onix-no-product"]


@pytest.mark.parametrize(
    ("binding", "profile", "form"),
    [
        ("hardback", "screen", "BB"),
        ("paperback", "press", "BC"),
        (None, "press", "BA"),
        (None, "screen", "ED"),
    ],
)
def test_the_form_of_a_book_on_paper_is_its_binding(
    binding: str | None, profile: str, form: str
) -> None:
    edition = altered(PRINT, binding=binding, profile=profile)
    assert said(record(life(editions=(edition,))), "ProductForm") == [form]


@pytest.mark.parametrize(
    ("trim", "sizes"),
    [
        ("6in 9in", ["9", "in", "6", "in"]),
        ("12.9cm 19.8cm", ["19.8", "cm", "12.9", "cm"]),
        ("432pt 648pt", ["229", "mm", "152", "mm"]),
        ("A5", ["210", "mm", "148", "mm"]),
        ("A9", []),
    ],
)
def test_a_book_on_paper_is_measured_by_its_leaf(trim: str, sizes: list[str]) -> None:
    made_of = record(life(editions=(altered(PRINT, trim=trim),)))
    pairs = zip(said(made_of, "Measurement"), said(made_of, "MeasureUnitCode"), strict=True)
    assert [word for pair in pairs for word in pair] == sizes


def test_an_isbn_of_ten_digits_becomes_one_of_thirteen() -> None:
    edition = altered(EPUB, isbn="0-8044-2957-X")
    assert said(record(life(editions=(edition,))), "ProductIdentifier/IDValue") == [
        "9780804429573",
        "9780804429573",
    ]


def test_a_mistyped_isbn_is_no_number_of_a_product() -> None:
    export = made(life(editions=(altered(EPUB, isbn="978-0-00-000000-3"),)))
    assert faults(export.content) == []
    assert b"9780000000003" not in export.content
    assert "onix-no-isbn" in codes(export)


def test_a_single_product_has_the_dois_number_and_of_several_each_is_a_form_of_the_work() -> None:
    doi = (Identifier("10.1000/182", "doi"),)
    alone = record(life(editions=(EPUB,), identifiers=doi))
    assert said(alone, "ProductIdentifier/ProductIDType") == ["03", "06", "15"]
    assert said(alone, "RelatedWork/WorkIdentifier/IDValue") == []
    several = record(life(identifiers=doi))
    assert said(several, "RelatedWork/WorkIdentifier/IDValue") == ["10.1000/182"]


def test_formats_lead_to_each_other() -> None:
    kobo = altered(EPUB, id="kobo", isbn="978-0-00-000002-6")
    root = message(life(editions=(EPUB, PRINT, kobo)))
    assert said(root, "RelatedProduct/ProductRelationCode") == ["13", "06", "27", "27", "06", "13"]


def test_the_name_of_a_record_outlives_its_title_and_its_date() -> None:
    (before,) = said(message(life(editions=(EPUB,))), "RecordReference")
    later = altered(EPUB, date=Date("2030"), publisher="Another")
    (after,) = said(message(life(title=t("Ada"), editions=(later,))), "RecordReference")
    assert before == after
    named = life(title=t("Ada"), editions=(EPUB, altered(EPUB, id="kobo")))
    assert len(set(said(message(named), "RecordReference"))) == 2


# -------------------------------------------------------------------------------------- time


@pytest.mark.parametrize(
    ("date", "epoch", "kind", "status"),
    [
        ("2026-12-24", SPRING, "01", ["02"]),
        ("2026-05-12", SPRING, "02", ["02"]),
        ("2026-04-24", SPRING, "03", ["04"]),
        ("1921", SPRING, "03", ["04"]),
        ("1921", 0, "03", []),
        ("2026~", SPRING, "03", []),
    ],
)
def test_how_certain_a_record_is_depends_on_how_far_off_publication_is(
    date: str, epoch: int, kind: str, status: list[str]
) -> None:
    made_of = record(life(editions=(altered(EPUB, date=Date(date)),)), epoch=epoch)
    assert said(made_of, "PublishingDetail/PublishingStatus") == status
    root = message(life(editions=(altered(EPUB, date=Date(date)),)), epoch)
    assert said(root, "NotificationType") == [kind]


def test_a_test_is_marked_as_one() -> None:
    assert said(message(life(), test="yes"), "NotificationType") == ["89", "89"]


def test_a_message_without_a_time_is_dated_1970_and_found() -> None:
    export = made(life(), epoch=0)
    assert b"<SentDateTime>19700101T000000Z</SentDateTime>" in export.content
    assert "onix-no-time" in codes(export)
    assert "onix-no-time" not in codes(made(life(), epoch=DAY))


# ------------------------------------------------------------------------------------- contents


@pytest.mark.parametrize(
    ("title", "lang", "parts"),
    [
        ("The Engine", "en", ["The", "Engine"]),
        ("Theory", "en", ["", "Theory"]),
        ("A", "en", ["", "A"]),
        ("Die Zauberin", "de", ["Die", "Zauberin"]),
        ("Die Another Day", "en", ["", "Die Another Day"]),
        ("L’Enchanteresse", "fr", ["L’", "Enchanteresse"]),
    ],
)
def test_a_title_is_filed_without_its_article(title: str, lang: str, parts: list[str]) -> None:
    made_of = record(life(title=t(title), lang=lang))
    prefix = said(made_of, "TitleElement/TitlePrefix") or [""]
    assert [*prefix, *said(made_of, "TitleElement/TitleWithoutPrefix")] == parts


def test_in_a_language_whose_articles_nobody_has_listed_the_title_stays_whole() -> None:
    assert said(record(life(title=t("A ház"), lang="hu")), "TitleText") == ["A ház"]


def test_a_number_that_is_no_number_stands_in_the_series_as_it_is_written() -> None:
    series = (Series("Lives", "vol. IV"), Series("Sets", "3", "set", "978-0-00-000002-6"))
    made_of = record(life(series=series))
    assert said(made_of, "PartNumber") == ["vol. IV", "3"]
    assert said(made_of, "CollectionSequenceNumber") == ["3"]
    assert said(made_of, "CollectionIdentifier/IDValue") == ["9780000000026"]


def test_a_code_that_has_not_the_form_of_its_scheme_is_left_to_its_words() -> None:
    headings = (
        SubjectHeading("Royalty", "BISAC", "BIO14000"),
        SubjectHeading("BIO022000", "BISAC"),
        SubjectHeading("History", "Thema", "HBJ"),
        SubjectHeading("", "Thema", "NHD"),
    )
    made_of = record(life(headings=headings))
    assert said(made_of, "SubjectSchemeIdentifier") == ["10", "10", "93", "93"]
    assert said(made_of, "SubjectCode") == ["BIO022000", "NHD"]
    assert said(made_of, "SubjectHeadingText") == ["Royalty", "History"]


def test_a_name_has_its_parts_from_its_key() -> None:
    people = (
        Contributor(NameForm("Lytton Strachey", sort="Strachey, Lytton")),
        Contributor(NameForm("Saki")),
        Contributor(NameForm("蔡奇", lang="zh-Hans", family="蔡", given="奇")),
    )
    made_of = record(life(contributors=people))
    assert said(made_of, "KeyNames") == ["Strachey", "蔡"]
    assert said(made_of, "NamesBeforeKey") == ["Lytton"]
    assert said(made_of, "NamesAfterKey") == ["奇"]
    assert said(made_of, "PersonNameInverted") == ["Strachey, Lytton", "蔡, 奇"]


def test_a_body_is_told_by_its_kind_or_by_the_article_it_is_filed_without() -> None:
    people = (
        Contributor(NameForm("Trustees of the Engine"), kind="body"),
        Contributor(NameForm("The Engine Society", sort="Engine Society, The")),
        Contributor(NameForm("The Edge", sort="Edge")),
    )
    made_of = record(life(contributors=people))
    assert said(made_of, "CorporateName") == ["Trustees of the Engine", "The Engine Society"]
    assert said(made_of, "CorporateNameInverted") == ["Engine Society, The"]
    assert said(made_of, "PersonName") == ["The Edge"]


def test_what_nobody_contributed_is_no_contribution() -> None:
    people = (Contributor(NameForm("Grove"), "pbl"), Contributor(NameForm("  ")))
    made_of = record(life(contributors=people))
    assert said(made_of, "NoContributor") == [""]


def test_the_original_language_of_a_translation_is_that_of_its_original_title() -> None:
    titles = (Title("Vie", "original", "fr"),)
    translated = life(titles=titles, contributors=(Contributor(NameForm("T."), "trl"),))
    assert said(record(translated), "Language/LanguageCode") == ["eng", "fre"]
    assert said(record(life(titles=titles)), "Language/LanguageCode") == ["eng"]


def test_a_text_without_spaces_is_counted_in_characters() -> None:
    chapter = Section(t("一"), (p("字" * 500),), role="chapter")
    made_of = record(life(sections=(chapter,), lang="zh-Hant"))
    assert (said(made_of, "ExtentValue"), said(made_of, "ExtentUnit")) == (["501"], ["01"])


def test_a_file_has_a_licence_and_nothing_that_locks_it_unless_that_is_said() -> None:
    free = Rights(licence="CC0-1.0", licence_url="not an address")
    assert said(record(life(rights=free)), "EpubLicenseName") == ["CC0-1.0"]
    assert said(message(life()), "EpubTechnicalProtection") == ["00"]
    assert said(message(life(), protection="lcp"), "EpubTechnicalProtection") == ["06"]


def test_pages_are_those_of_the_print_edition_that_was_made() -> None:
    labels = ("i", "ii", "1", "2", "3")
    pages = PageMap("paperback", PRINT.isbn, tuple(PageStart(label) for label in labels))
    options = Options(Edition("onix", "onix"), assets=assets, epoch=SPRING, pages=pages)
    export = OnixExporter().export(life(), options)
    assert faults(export.content) == []
    text = export.content.decode()
    counts = [part.split("<")[0] for part in text.split("<ExtentValue>")[1:]]
    assert counts == ["5", "8", "3", "2", "5", "8"]


# --------------------------------------------------------------------------------- accessibility


def features(figure: Figure) -> list[str]:
    chapter = altered(CHAPTER, blocks=(*CHAPTER.blocks, figure))
    return said(record(life(sections=(chapter,))), "ProductFormFeature/ProductFormFeatureValue")


def test_an_ebooks_record_says_how_it_can_be_read_and_only_what_is_true() -> None:
    described = features(Figure("ada.svg", t("Ada"), alt="A portrait"))
    assert {"14", "52"} <= set(described)
    undescribed = features(Figure("ada.svg", t("Ada")))
    assert "09" in undescribed
    assert not {"14", "52"} & set(undescribed)


def test_a_moving_picture_or_a_missing_one_stops_no_record() -> None:
    def moving(path: str) -> bytes:
        return PICTURE.replace(b"<rect", b"<animate/><rect")

    options = Options(Edition("onix", "onix"), assets=moving, epoch=SPRING)
    chapter = altered(CHAPTER, blocks=(Figure("ada.svg", t("Ada"), alt="A portrait"),))
    whole = life(sections=(chapter,))
    assert faults(OnixExporter().export(whole, options).content) == []
    assert faults(OnixExporter().export(whole, Options(options.edition)).content) == []


# ----------------------------------------------------------------------------------- findings


def test_what_shops_ask_for_and_nobody_said_is_found() -> None:
    bare = life(editions=(Edition("epub", "epub"), altered(PRINT, date=None)))
    assert codes(made(bare)) == [
        "onix-no-isbn",
        "onix-no-publisher",
        "onix-no-date",
        "onix-no-subject",
        "onix-no-description",
        "onix-no-territory",
        "onix-no-price",
    ]


def test_options_there_are_not_and_values_they_cannot_have_are_found() -> None:
    export = made(life(), genre="life", protection="iron", territory="GB UK", email="grove")
    assert faults(export.content) == []
    told = [one.message for one in export.findings if one.code == "unknown-option"]
    assert told == [
        "onix has no option genre",
        "protection of onix cannot be iron",
        "grove is no address for mail",
        "UK is no code of a country",
    ]


def test_the_sender_is_who_is_said_to_be_else_the_publisher_else_the_owner() -> None:
    assert said(message(life(), sender="Agents Ltd"), "SenderName") == ["Agents Ltd"]
    assert said(message(life()), "SenderName") == ["Grove & Sons"]
    owned = life(editions=(Edition("epub", "epub"),), rights=Rights(holder="The Estate"))
    assert said(message(owned), "SenderName") == ["The Estate"]
    assert said(message(life(), sender="Agents Ltd"), "RecordSourceType") == []


def test_a_build_needs_no_edition_of_it_and_the_file_has_a_suffix_of_two_parts() -> None:
    (target,) = targets(life(), ("onix",), Path("build"), "ada")
    assert target.output == Path("build/ada.onix.xml")
    assert format_of(target.output) == "onix"
