"""A life to tell shops of, and the words of the message that is made of it."""

from __future__ import annotations

from lxml import etree

from biokit.exporters.base import Export, Options
from biokit.exporters.onix import OnixExporter
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Edition
from biokit.model.life import Event, Life, Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import Section
from tests.exporters.lives import assets, p, t
from tests.exporters.onix_rules import NAMESPACE, faults

SPRING = 1_777_000_000
"""24 April 2026, in seconds since 1970."""

EPUB = Edition(
    "epub",
    "epub",
    isbn="978-0-00-000000-2",
    publisher="Grove & Sons",
    imprint="Grove",
    place="London",
    date=Date("2026-05-12"),
    statement="Second edition, revised",
)
PRINT = Edition(
    "paperback",
    "pdf",
    profile="press",
    binding="paperback",
    trim="129mm 198mm",
    isbn="978-0-00-000001-9",
    publisher="Grove & Sons",
    date=Date("2026-03"),
)
ADA = Person(
    id="ada",
    names=(
        Name((NameForm("Ada Lovelace", family="Lovelace", given="Ada"),)),
        Name((NameForm("Augusta Ada Byron", family="Byron", given="Augusta Ada"),), "birth"),
    ),
    identifiers=(("isni", "0000 0001 2123 4567"), ("wikidata", "Q7259")),
)
LIFE = Life(
    persons=(ADA,),
    events=(
        Event(id="born", kind="birth", subject="ada", date=Date("1815-12-10")),
        Event(id="died", kind="death", subject="ada", date=Date("1852-11-27")),
    ),
)
CHAPTER = Section(t("One"), (p("She wrote to him in the summer."),), role="chapter")


def life(**fields: object) -> Biography:
    given: dict[str, object] = {
        "title": t("The Enchantress"),
        "lang": "en-GB",
        "sections": (CHAPTER,),
        "editions": (EPUB, PRINT),
        **fields,
    }
    return Biography(**given)  # type: ignore[arg-type]


def made(biography: Biography, epoch: int = SPRING, **said: str) -> Export:
    edition = Edition("onix", "onix", options=tuple(said.items()))
    return OnixExporter().export(biography, Options(edition, assets=assets, epoch=epoch))


def message(biography: Biography, epoch: int = SPRING, **said: str) -> etree._Element:
    content = made(biography, epoch, **said).content
    assert faults(content) == []
    return etree.fromstring(content)


def said(element: etree._Element, path: str) -> list[str]:
    """The words of all elements at a path of reference names."""
    steps = "/".join(f"{NAMESPACE}{step}" for step in path.split("/"))
    return [one.text or "" for one in element.iterfind(f".//{steps}")]


def record(biography: Biography, place: int = 0, epoch: int = SPRING) -> etree._Element:
    return message(biography, epoch).findall(f"{NAMESPACE}Product")[place]


def codes(export: Export) -> list[str]:
    return [finding.code for finding in export.findings]
