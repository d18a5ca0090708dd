"""What shops are told: a record for every edition, by ONIX's rules, and true to the biography."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from biokit.exporters.base import Options
from biokit.exporters.onix import OnixExporter
from biokit.model.biography import Biography
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
from tests.conftest import Golden
from tests.exporters.lives import assets, t
from tests.exporters.onix_messages import CHAPTER, LIFE, SPRING, codes, life, made
from tests.exporters.onix_rules import NAMESPACE, faults
from tests.strategies import biographies, parts, texts

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "onix"
WHOLE = life(
    title=t("The Enchantress of Numbers"),
    subtitle=t("A Life of Ada Lovelace"),
    titles=(
        Title("Ada", "short"),
        Title("Die Zauberin der Zahlen", "original", "de"),
        Title("L’Enchanteresse", "other", "fr"),
    ),
    subjects=("ada",),
    life=LIFE,
    contributors=(
        Contributor(
            NameForm("Cai Qi", family="Cai", given="Qi", lang="zh-Latn"),
            forms=(NameForm("蔡奇", lang="zh-Hans"),),
            about="An invented sentence on a contributor.",
        ),
        Contributor(NameForm("Tom van Dyke", family="Dyke", given="Tom", particle="van"), "trl"),
        Contributor(NameForm("Cai Qi"), "ill"),
        Contributor(NameForm("The Engine Society"), "win", kind="body"),
        Contributor(NameForm("Grove & Sons"), "pbl"),
    ),
    sections=(
        altered(CHAPTER, blocks=(*CHAPTER.blocks, Figure("ada.svg", t("Ada"), alt="A portrait"))),
        Section(t("Index"), role="index"),
    ),
    rights=Rights(
        holder="Cai Qi",
        year=2026,
        licence="CC-BY-4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    ),
    description="A life of the first programmer.\n\nIn three parts & a coda.",
    keywords=("engines", "poetical science; Byron"),
    headings=(
        SubjectHeading("Women scientists", "bisac", "BIO022000"),
        SubjectHeading("Science & Technology", "BISAC", "BIO015000"),
        SubjectHeading("Biography: science", "Thema", "DNBT"),
        SubjectHeading("19th century", "Thema", "3MN"),
        SubjectHeading("Women mathematicians", "LCSH", "sh85147589"),
        SubjectHeading("Local studies", "Grove", "G7"),
    ),
    series=(Series("Grove Lives", "7", identifier="0317-8471"),),
    identifiers=(Identifier("https://doi.org/10.1000/182", "doi"),),
)


def test_the_records_of_a_book_with_everything(golden: Golden) -> None:
    export = made(WHOLE, territory="GB IE", audience="general", email="trade@example.org")
    assert faults(export.content) == []
    golden(GOLDEN / "everything.onix.xml", export.content.decode())
    assert codes(export) == ["onix-no-price"]


def test_the_same_biography_makes_the_same_bytes() -> None:
    assert made(WHOLE).content == made(WHOLE).content


OPTION = st.sampled_from(["sender", "email", "territory", "protection", "audience", "test"])
VALUE = st.sampled_from(["GB ie ZZ", "WORLD", "drm", "general", "yes", "a@b.org"]) | texts()
SOLD = st.builds(
    altered,
    parts(Edition),
    format=st.sampled_from(["pdf", "epub", "html"]),
    binding=st.sampled_from([None, "hardback", "paperback"]),
    isbn=st.sampled_from([None, "978-0-00-000000-2", "0-8044-2957-X", "978-0-00-000000-3"]),
    citation_style=st.just("chicago-notes-bibliography"),
)
CATALOGUED = st.fixed_dictionaries(
    {
        "lang": st.sampled_from(["en", "de-AT", "zh-Hans", "grc", "xyz", "", None]) | texts(),
        "titles": st.lists(parts(Title), max_size=2).map(tuple),
        "contributors": st.lists(parts(Contributor), max_size=3).map(tuple),
        "headings": st.lists(parts(SubjectHeading), max_size=3).map(tuple),
        "series": st.lists(parts(Series), max_size=2).map(tuple),
        "identifiers": st.lists(parts(Identifier), max_size=2).map(tuple),
        "rights": st.none() | parts(Rights),
    }
)


@given(
    biographies(),
    CATALOGUED,
    st.lists(SOLD, max_size=2),
    st.lists(st.tuples(OPTION, VALUE), max_size=3),
    st.sampled_from([0, SPRING]) | st.integers(0, 253_402_300_799),
)
def test_any_biography_gives_a_message_by_the_rules(
    biography: Biography,
    catalogued: dict[str, object],
    editions: list[Edition],
    options: list[tuple[str, str]],
    epoch: int,
) -> None:
    about = (*biography.subjects, *(person.id for person in biography.life.persons))
    sold = (*biography.editions, *editions)
    whole = altered(biography, **catalogued, editions=sold, subjects=about)
    edition = Edition("onix", "onix", options=tuple(options))
    export = OnixExporter().export(whole, Options(edition, assets=assets, epoch=epoch))
    assert faults(export.content) == []


Change = Callable[[etree._Element], object]


def first(root: etree._Element, name: str) -> etree._Element:
    return next(root.iter(f"{NAMESPACE}{name}"))


def swapped(name: str) -> Change:
    """The element changes places with the one before it."""

    def change(root: etree._Element) -> None:
        element = first(root, name)
        before = element.getprevious()
        assert before is not None
        before.addprevious(element)

    return change


def removed(name: str) -> Change:
    def change(root: etree._Element) -> None:
        element = first(root, name)
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    return change


def worded(name: str, words: str) -> Change:
    def change(root: etree._Element) -> None:
        first(root, name).text = words

    return change


def doubled(name: str) -> Change:
    def change(root: etree._Element) -> None:
        element = first(root, name)
        element.addnext(etree.fromstring(etree.tostring(element)))

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        swapped("ProductForm"),
        swapped("Text"),
        swapped("KeyNames"),
        swapped("RelatedMaterial"),
        removed("NotificationType"),
        removed("TitleType"),
        removed("PrimaryContentType"),
        removed("ContentAudience"),
        removed("SubjectSchemeIdentifier"),
        doubled("NotificationType"),
        doubled("Product"),
        doubled("Contributor"),
        worded("ContributorRole", "A98"),
        worded("LanguageCode", "deu"),
        worded("CountriesIncluded", "GB UK"),
        worded("IDValue", "9780000000003"),
        worded("Date", "2026-05-12"),
        worded("SentDateTime", "2026-04-24"),
        worded("NoEdition", "First"),
        worded("TitleWithoutPrefix", ""),
        worded("PublisherName", " Grove"),
        lambda root: first(root, "Text").set("lang", "en"),
        lambda root: first(root, "Date").set("dateformat", "05"),
        lambda root: etree.SubElement(first(root, "Imprint"), f"{NAMESPACE}Website"),
        lambda root: etree.SubElement(first(root, "Header"), "Note"),
    ],
)
def test_the_rules_see_what_is_wrong(spoil: Change) -> None:
    root = etree.fromstring(made(WHOLE, territory="GB").content)
    spoil(root)
    assert faults(etree.tostring(root))
