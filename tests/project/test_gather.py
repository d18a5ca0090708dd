"""Several imports made one biography."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from biokit.checks import check
from biokit.diagnostics import Finding
from biokit.importers.base import Import
from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.life import Claim, Event, Life, Person, Place, Resolution, ValueEntity
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Account,
    Citation,
    CitationItem,
    CrossReference,
    Mention,
    Paragraph,
    Section,
    Text,
)
from biokit.model.sources import Source
from biokit.model.walk import plain_text, walk
from biokit.project.gather import gathered
from biokit.project.renaming import KEYS, SOURCE_KEYS


def person(key: str, name: str) -> Person:
    return Person(id=key, names=(Name((NameForm(name),)),))


def article(words: str, lang: str = "en", subject: str = "Cai Qi") -> Biography:
    """A biography with an account that cites, mentions and refers within itself."""
    paragraph = Paragraph(
        (
            Text(words),
            Citation((CitationItem("ref-1"),)),
            Mention((Text("He"),), of="subject"),
            CrossReference("early-life"),
        )
    )
    return Biography(
        (Text(words),),
        lang=lang,
        subjects=("subject",),
        accounts=(
            Account(
                (Text(words),),
                "article",
                (paragraph,),
                (Section((Text("Early life"),), (paragraph,), id="early-life"),),
            ),
        ),
        sources=(
            Source(id="article"),
            Source(id="ref-1", state="unresolved", within="article", label="1"),
        ),
        life=Life(
            persons=(person("subject", subject),),
            places=(Place(id="youxi", names=(Name((NameForm("Youxi"),)),)),),
            events=(Event(id="born", subject="subject", date=Date("1955"), place="youxi"),),
            claims=(Claim(id="c1", subject="born", predicate="place", value=ValueEntity("youxi")),),
            resolutions=(Resolution(id="r1", claims=("c1",), follows="c1"),),
        ),
    )


def integrity(biography: Biography) -> list[str]:
    broken = ("unknown-", "duplicate-", "entity-")
    return [str(f) for f in check(biography) if f.code.startswith(broken)]


def test_one_import_is_itself() -> None:
    only = Import(article("One"), (Finding("guess-level", "x"),), (("citations", 1),))
    assert gathered([only]) == only


def test_every_reference_still_leads_to_its_own() -> None:
    whole = gathered([Import(article(words)) for words in ("One", "Two", "Three")]).biography
    assert integrity(whole) == []
    assert [account.source for account in whole.accounts] == ["article", "article-2", "article-3"]
    second = whole.accounts[1]
    cited = [part.source for part in walk(second) if isinstance(part, CitationItem)]
    assert cited == ["ref-1-2", "ref-1-2"]
    sources = {source.id: source for source in whole.sources}
    assert sources["ref-1-2"].within == "article-2"
    assert second.sections[0].id == "early-life-2"


def test_a_person_of_the_same_name_and_id_is_the_same_one() -> None:
    whole = gathered([Import(article("One")), Import(article("Two"))]).biography
    assert [p.id for p in whole.life.persons] == ["subject"]
    assert whole.subjects == ("subject",)
    assert {event.subject for event in whole.life.events} == {"subject"}


def test_a_person_of_another_name_is_another_one() -> None:
    whole = gathered([Import(article("One")), Import(article("Two", subject="Li Qiang"))]).biography
    assert [p.id for p in whole.life.persons] == ["subject", "subject-2"]
    assert integrity(whole) == []
    assert [event.subject for event in whole.life.events] == ["subject", "subject-2"]


def test_an_account_in_another_language_says_so() -> None:
    whole = gathered([Import(article("One")), Import(article("Zwei", "de"))]).biography
    assert whole.lang == "en"
    assert [account.lang for account in whole.accounts] == [None, "de"]


def test_counts_add_up_and_findings_stay_in_order() -> None:
    one = Import(article("One"), (Finding("a", "1"),), (("citations", 2), ("gaps", 1)))
    two = Import(article("Two"), (Finding("b", "2"),), (("citations", 3), ("orphans", 4)))
    whole = gathered([one, two])
    assert dict(whole.counts) == {"citations": 5, "gaps": 1, "orphans": 4}
    assert [finding.code for finding in whole.findings] == ["a", "b"]


@given(st.lists(st.sampled_from(["One", "Two", "One 2"]), min_size=1, max_size=4))
def test_no_word_is_lost_and_no_id_is_used_twice(titles: list[str]) -> None:
    whole = gathered([Import(article(title)) for title in titles]).biography
    assert [plain_text(account.title) for account in whole.accounts] == titles
    assert integrity(whole) == []


def test_every_field_that_holds_an_id_is_known() -> None:
    """A new string field of the model that no table knows must be looked at here."""
    named = {
        (kind.__name__, field)
        for table in (KEYS, SOURCE_KEYS)
        for kind, fields in table.items()
        for field in fields
    }
    suspects = {"of", "target", "source", "within", "subject", "place", "organisation", "person",
                "sender", "recipient", "entity", "claims", "follows", "participants"}  # fmt: skip
    kinds = {type(part) for part in walk(article("One"))} | set(KEYS) | set(SOURCE_KEYS)
    found = {
        (kind.__name__, field.name)
        for kind in kinds
        for field in msgspec.structs.fields(kind)
        if field.name in suspects and field.type in {str, str | None, tuple[str, ...]}
    }
    words = {("Letter", "place"), ("Item", "source")}
    assert found - words == named - {("Source", "id"), ("Biography", "subjects")}
    assert all(issubclass(kind, Node) or kind is CitationItem for kind in (*KEYS, *SOURCE_KEYS))
