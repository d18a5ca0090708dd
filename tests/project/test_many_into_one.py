"""Several inputs become one project: what they share stands once, what each is stands in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.checks import check
from biokit.importers.base import Import
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Contributor, Edition, Identifier, Rights, Series
from biokit.model.life import Event, Life, Organisation, Person, Place, ValueDate
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Account,
    Block,
    Citation,
    CitationItem,
    CrossReference,
    Derived,
    Mention,
    Note,
    Paragraph,
    Role,
    Section,
    Text,
)
from biokit.model.sources import Item, Source
from biokit.model.walk import plain_text, walk
from biokit.project import import_into, load_project
from biokit.project.gather import gathered
from biokit.project.placing import as_way, title_of, way_into
from biokit.project.rights import combined
from tests.project.bundles import bundled, install

LIFE = Path("life")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "site", monkeypatch)
    monkeypatch.chdir(tmp_path)


def prose(words: str) -> tuple[Block, ...]:
    return (Paragraph((Text(words),)),)


def section(title: str, role: Role = "chapter", *inner: Section, words: str = "Words.") -> Section:
    return Section((Text(title),), prose(words), inner, role=role)


def article(title: str, **more: object) -> Biography:
    account = Account((Text(title),), "itself", prose("Lead."), (section("Life", "section"),))
    fields: dict[str, object] = {
        "lang": "en",
        "accounts": (account,),
        "sources": (Source(id="itself", item=Item(title=title)),),
    }
    return Biography((Text(title),), **{**fields, **more})  # type: ignore[arg-type]


def errors() -> list[str]:
    found = check(load_project(LIFE))
    return [str(f) for f in found if f.severity == "error" and f.code != "no-language"]


def outline(sections: tuple[Section, ...], depth: int = 0) -> list[str]:
    made = []
    for each in sections:
        counted = "" if each.numbered else "*"
        made.append(f"{'  ' * depth}{plain_text(each.title)} {each.role}{counted}")
        made += outline(each.sections, depth + 1)
    return made


# ---------------------------------------------------------------------------------- chapters


def test_articles_become_chapters_of_one_book() -> None:
    import_into(LIFE, [bundled("a.bundle", article("Ann")), bundled("b.bundle", article("Ben"))])
    read = load_project(LIFE)
    assert outline(read.sections) == [
        "Ann chapter",
        "  Life section",
        "Ben chapter",
        "  Life section",
    ]
    assert read.accounts == ()
    assert [path.name for path in sorted((LIFE / "text").iterdir())] == ["01-ann.md", "02-ben.md"]
    assert errors() == []


def test_a_book_of_several_sections_becomes_a_part_and_its_matter_is_not_counted() -> None:
    book = Biography(
        (Text("Her Life"),),
        subtitle=(Text("A Story"),),
        sections=(
            Section((), prose("To my mother."), role="dedication"),
            section("Preface", "preface"),
            section("Youth", "part", section("Born", "chapter", section("Where", "section"))),
            section("Age"),
            section("Index of letters", "appendix"),
            Section((Text("Works cited"),), (Derived("bibliography"),), role="bibliography"),
        ),
    )
    import_into(LIFE, [bundled("a.bundle", article("Ann")), bundled("b.bundle", book)])
    read = load_project(LIFE)
    assert outline(read.sections) == [
        "Ann chapter",
        "  Life section",
        "Her Life: A Story part",
        "  Preface chapter*",
        "  Youth chapter",
        "    Born section",
        "      Where section",
        "  Age chapter",
        "  Index of letters chapter*",
        "Works cited bibliography",
    ]
    assert read.sections[1].blocks == prose("To my mother.")
    assert [f.code for f in check(read) if f.code == "misplaced-part"] == []


def test_a_book_of_one_section_is_a_chapter_and_keeps_the_role_it_says() -> None:
    one = Biography((Text("x"),), sections=(section("Preface", "preface"),))
    two = Biography((Text("y"),), sections=(section("Youth", "section"),))
    import_into(LIFE, [bundled("a.bundle", one), bundled("b.bundle", two)])
    assert outline(load_project(LIFE).sections) == ["Preface preface", "Youth chapter"]


def test_one_input_stands_as_its_format_has_it() -> None:
    import_into(LIFE, [bundled("a.bundle", article("Ann"))])
    assert [plain_text(a.title) for a in load_project(LIFE).accounts] == ["Ann"]


def test_a_list_of_sources_beside_one_text_makes_no_book_of_several() -> None:
    Path("refs.bib").write_text("@book{g, title={Greville}}", encoding="utf-8")
    import_into(LIFE, [bundled("a.bundle", article("Ann")), Path("refs.bib")])
    read = load_project(LIFE)
    assert (plain_text(read.title), len(read.accounts), len(read.sources)) == ("Ann", 1, 2)


def test_a_project_may_begin_with_its_sources() -> None:
    Path("refs.bib").write_text("@book{g, title={Greville}}", encoding="utf-8")
    import_into(LIFE, [Path("refs.bib")])
    assert "says what it said" in import_into(LIFE, [Path("refs.bib")]).report
    Path("a.md").write_text("# One\n\nSee [@g].\n", encoding="utf-8")
    import_into(LIFE, [Path("a.md")])
    read = load_project(LIFE)
    assert [(one.id, one.item.title) for one in read.sources] == [("g", "Greville")]
    assert errors() == []


def test_a_list_that_comes_later_describes_what_was_cited() -> None:
    Path("refs.bib").write_text("@book{g, title={Greville}}", encoding="utf-8")
    Path("a.md").write_text("# One\n\nSee [@g; @h].\n", encoding="utf-8")
    import_into(LIFE, [Path("a.md")])
    import_into(LIFE, [Path("refs.bib")])
    sources = load_project(LIFE).sources
    assert [(one.id, one.state, one.item.title) for one in sources] == [
        ("g", "resolved", "Greville"), ("h", "unresolved", None),
    ]  # fmt: skip


# ---------------------------------------------------------------------------------- accounts


def test_a_book_becomes_an_account_of_the_source_that_it_is() -> None:
    book = Biography((Text("Her Life"),), lang="en", sections=(section("Youth"), section("Age")))
    itself = Source(id="her-life", item=Item(type="book", title="Her Life", publisher="Press"))
    import_into(LIFE, [bundled("a.bundle", book, itself=itself)], way="accounts")
    read = load_project(LIFE)
    (account,) = read.accounts
    assert account.source == "her-life"
    assert outline(account.sections) == ["Youth section", "Age section"]
    assert read.sources == (itself,)
    assert errors() == []


def test_an_account_whose_source_nobody_says_gets_one_of_title_and_file() -> None:
    book = Biography((Text("Her Life"),), sections=(section("Her Life"),))
    import_into(LIFE, [bundled("some file.bundle", book)], way="accounts")
    read = load_project(LIFE)
    (account,), (source,) = read.accounts, read.sources
    assert (account.source, account.blocks) == ("some-file", prose("Words."))
    assert (source.id, source.item.title) == ("some-file", "Her Life")


@pytest.mark.parametrize(
    ("sections", "accounts", "way"),
    [(1, 0, "chapters"), (0, 1, "accounts"), (1, 1, None), (0, 0, None)],
)
def test_a_project_goes_on_as_it_is(sections: int, accounts: int, way: str | None) -> None:
    project = Biography(
        (), sections=(section("x"),) * sections, accounts=article("y").accounts * accounts
    )
    assert way_into(project) == way


def test_an_article_into_a_book_of_chapters_is_a_chapter() -> None:
    import_into(LIFE, [bundled("a.bundle", Biography((Text("x"),), sections=(section("One"),)))])
    import_into(LIFE, [bundled("b.bundle", article("Ann"))])
    assert [path.name for path in sorted((LIFE / "text").iterdir())] == ["01-one.md", "02-ann.md"]


# ------------------------------------------------------------------------------------- titles


def person(key: str, name: str, **more: object) -> Person:
    return Person(id=key, names=(Name((NameForm(name),)),), **more)  # type: ignore[arg-type]


def test_the_book_is_called_after_the_person_whom_all_are_about() -> None:
    about = {"subjects": ("ann",), "life": Life(persons=(person("ann", "Ann"),))}
    done = import_into(
        LIFE,
        [
            bundled("a.bundle", article("Early", **about)),
            bundled("b.bundle", article("Late", **about)),
        ],
    )
    assert plain_text(load_project(LIFE).title) == "Ann"
    assert "guess-title" in done.report


def test_without_a_common_person_the_first_title_is_the_books() -> None:
    title, found = title_of([Import(article("Ann")), Import(article("Ben"))])
    assert plain_text(title) == "Ann"
    assert [finding.code for finding in found] == ["guess-title"]


def test_a_title_that_is_said_is_the_books() -> None:
    done = import_into(LIFE, [bundled("a.bundle", article("Ann"))], title="Two *Lives*")
    assert load_project(LIFE).title == (Text("Two *Lives*"),)
    assert "guess-title" not in done.report


# ------------------------------------------------------------------------------------ sameness


def citing(*sources: Source) -> Biography:
    cites = tuple(Citation((CitationItem(one.id),)) for one in sources)
    return Biography(
        (Text("x"),),
        sections=(Section((Text("x"),), (Paragraph(cites),), role="chapter"),),
        sources=sources,
    )


def together(*books: Biography) -> Biography:
    return gathered([Import(book) for book in books]).biography


def cited(book: Biography) -> list[str]:
    return [part.source for part in walk(book) if isinstance(part, CitationItem)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Item(DOI="10.1/X", title="A"), Item(DOI="https://doi.org/10.1/x", title="A, again")),
        (Item(ISBN="978-0-00-000000-2", title="A"), Item(ISBN="9780000000002", title="a.")),
        (Item(URL="http://www.x.org/a/", title="A"), Item(URL="https://x.org/a", title="A")),
        (Item(type="book", title="A"), Item(type="book", title="A")),
    ],
)
def test_the_same_work_is_one_source_and_citations_follow(one: Item, other: Item) -> None:
    whole = together(citing(Source(id="r1", item=one)), citing(Source(id="r7", item=other)))
    assert [source.id for source in whole.sources] == ["r1"]
    assert cited(whole) == ["r1", "r1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Item(ISBN="9780000000002", title="A"), Item(ISBN="9780000000002", title="Chapter")),
        (Item(URL="https://x.org", title="A"), Item(URL="https://x.org", title="B")),
        (Item(title="A"), Item(title="B")),
    ],
)
def test_other_works_under_one_id_are_kept_apart(one: Item, other: Item) -> None:
    whole = together(citing(Source(id="r1", item=one)), citing(Source(id="r1", item=other)))
    assert [source.id for source in whole.sources] == ["r1", "r1-2"]
    assert cited(whole) == ["r1", "r1-2"]


def test_one_source_has_what_either_says_of_it() -> None:
    one = citing(Source(id="a", item=Item(DOI="10.1/x", title="A")))
    other = citing(Source(id="b", item=Item(DOI="10.1/x", title="A", publisher="Press")))
    (source,) = together(one, other).sources
    assert source.item.publisher == "Press"


def test_an_authors_key_without_a_description_means_the_same_in_all_texts() -> None:
    whole = together(*(citing(Source(id="g", state="unresolved")) for _ in "ab"))
    assert [source.id for source in whole.sources] == ["g"]


def living(life: Life) -> Biography:
    mentions = tuple(Mention((Text("x"),), one.id) for one in life.persons)
    return Biography(
        (Text("x"),),
        sections=(Section((Text("x"),), (Paragraph(mentions),), role="chapter"),),
        life=life,
    )


def born(key: str, subject: str, date: str, place: str | None = None, source: str = "s") -> Event:
    return Event(
        id=key,
        kind="birth",
        subject=subject,
        date=Date(date),
        place=place,
        citations=(CitationItem(source),),
    )


def test_persons_are_the_same_by_a_register_although_they_are_called_otherwise() -> None:
    one = living(Life(persons=(person("cai", "Cai Qi", identifiers=(("wikidata", "Q1"),)),)))
    other = living(
        Life(persons=(person("p1", "蔡奇", identifiers=(("wikidata", "Q1"),), living=True),))
    )
    whole = together(one, other)
    (only,) = whole.life.persons
    assert [form.text for name in only.names for form in name.forms] == ["Cai Qi", "蔡奇"]
    assert only.living is True
    assert [part.of for part in walk(whole) if isinstance(part, Mention)] == ["cai", "cai"]


def test_persons_are_the_same_by_name_and_birth() -> None:
    one = living(Life(persons=(person("a", "Ann"),), events=(born("b", "a", "1801"),)))
    other = living(Life(persons=(person("z", "Ann"),), events=(born("c", "z", "1801"),)))
    whole = together(one, other)
    assert [each.id for each in whole.life.persons] == ["a"]
    assert [each.id for each in whole.life.events] == ["b"]


def test_a_register_that_knows_two_persons_keeps_them_apart() -> None:
    one = living(Life(persons=(person("ann", "Ann", identifiers=(("viaf", "1"),)),)))
    other = living(Life(persons=(person("ann", "Ann", identifiers=(("viaf", "2"),)),)))
    assert [each.id for each in together(one, other).life.persons] == ["ann", "ann-2"]


def test_places_and_organisations_are_the_same_by_name() -> None:
    def life(key: str) -> Life:
        name = (Name((NameForm("Youxi"),)),)
        return Life(
            places=(Place(id=key, names=name),),
            organisations=(Organisation(id=f"o{key}", names=name),),
        )

    whole = together(living(life("p")), living(life("q"))).life
    assert [each.id for each in (*whole.places, *whole.organisations)] == ["p", "op"]


def test_what_two_say_of_one_birth_is_one_event_and_two_claims() -> None:
    one = living(
        Life(persons=(person("ann", "Ann"),), events=(born("b", "ann", "1801", source="s"),))
    )
    other = living(
        Life(persons=(person("ann", "Ann"),), events=(born("b", "ann", "1802-03", source="t"),))
    )
    life = together(one, other).life
    (event,) = life.events
    assert event.date == Date("1801")
    said = [
        (c.subject, c.predicate, c.value.date.edtf, [i.source for i in c.citations])
        for c in life.claims
        if isinstance(c.value, ValueDate)
    ]
    assert said == [("b", "date", "1801", ["s"]), ("b", "date", "1802-03", ["t"])]
    assert len({claim.id for claim in life.claims}) == 2


def test_one_date_in_two_languages_is_no_disagreement() -> None:
    dates = (Date("1833-10-21", "21 October 1833"), Date("1833-10-21", "21 ottobre 1833"))
    lives = [
        living(
            Life(
                persons=(person("ann", "Ann"),),
                events=(Event(id="b", kind="birth", subject="ann", date=date),),
            )
        )
        for date in dates
    ]
    life = together(*lives).life
    assert (len(life.events), life.claims) == (1, ())


def test_what_two_say_alike_is_said_once_by_both() -> None:
    lives = [
        living(Life(persons=(person("ann", "Ann"),), events=(born("b", "ann", "1801", source=s),)))
        for s in ("s", "t")
    ]
    (event,) = together(*lives).life.events
    assert [item.source for item in event.citations] == ["s", "t"]


def test_ids_in_the_text_are_unique_and_references_follow() -> None:
    def text() -> Biography:
        inner = Section(
            (Text("Inner"),), (Paragraph((CrossReference("n"), Note(prose("x"), id="n"))),), id="i"
        )
        return Biography(
            (Text("x"),),
            sections=(Section((Text("One"),), (), (inner,), role="chapter", id="one"),),
        )

    import_into(LIFE, [bundled("a.bundle", text()), bundled("b.bundle", text())])
    read = load_project(LIFE)
    assert [part.target for part in walk(read) if isinstance(part, CrossReference)] == ["n", "n-2"]
    assert [part.id for part in walk(read) if isinstance(part, Section)] == [
        "one",
        "i",
        "one-2",
        "i-2",
    ]
    assert errors() == []


def test_an_id_that_one_input_gives_twice_is_given_once() -> None:
    twice = Section(
        (Text("A"),),
        (Paragraph((Note(prose("x"), id="n"), Note(prose("y"), id="n"))),),
        role="chapter",
    )
    import_into(LIFE, [bundled("a.bundle", Biography((Text("x"),), sections=(twice,)))])
    assert [part.id for part in walk(load_project(LIFE)) if isinstance(part, Note)] == ["n", "n-2"]


def test_what_leads_nowhere_is_mended_or_told_and_the_project_loads() -> None:
    words = (
        CrossReference("later", (Text("below"),)),
        CrossReference("nowhere", (Text("lost"),)),
        Mention((Text("Nobody"),), "nobody"),
        Citation((CitationItem("unlisted"),)),
    )
    sections = (
        Section((Text("One"),), (Paragraph(words),), role="chapter"),
        section("Later"),
    )
    done = import_into(LIFE, [bundled("a.bundle", Biography((Text("x"),), sections=sections))])
    read = load_project(LIFE)
    assert [part.target for part in walk(read) if isinstance(part, CrossReference)] == ["later"]
    assert "lost" in plain_text(read.sections[0])
    assert "Nobody" in plain_text(read.sections[0])
    assert [(one.id, one.state) for one in read.sources] == [("unlisted", "unresolved")]
    assert "nowhere, nobody" in done.report
    assert errors() == []


# -------------------------------------------------------------------------------------- rights


def licensed(licence: str | None, said: str) -> Rights:
    return Rights(licence=licence, attribution=said, licence_url=f"https://x.org/{licence}")


@pytest.mark.parametrize(
    ("licences", "whole"),
    [
        (("CC-BY-4.0", "CC-BY-SA-4.0"), "CC-BY-SA-4.0"),
        (("CC-BY-SA-3.0", "CC-BY-SA-4.0"), "CC-BY-SA-4.0"),
        (("CC-BY-NC-4.0", "CC-BY-4.0"), "CC-BY-NC-4.0"),
        (("CC0-1.0", "CC-BY-4.0"), "CC-BY-4.0"),
        (("CC-BY-SA-4.0", "CC-BY-NC-SA-4.0"), None),
        (("CC-BY-ND-4.0", "CC-BY-4.0"), "CC-BY-ND-4.0"),
        (("CC-BY-ND-4.0", "CC-BY-SA-4.0"), None),
        (("CC-BY-SA-4.0", "GFDL-1.3-or-later"), None),
    ],
)
def test_the_most_demanding_licence_of_a_family_is_the_books(
    licences: tuple[str, str], whole: str | None
) -> None:
    made = combined([licensed(name, f"By {name}.") for name in licences])
    assert made is not None
    assert made.licence == whole
    assert made.attribution == "\n".join(f"By {name}." for name in licences)
    if whole is None:
        assert all(name in (made.statement or "") for name in licences)


def test_attribution_says_where_each_came_from() -> None:
    made = combined([
        Rights(attribution="“Ann”, by its authors.", source_url="https://x.org/ann"),
        Rights(holder="Ben", year=1999),
        None,
    ])  # fmt: skip
    assert made is not None
    assert made.attribution == "“Ann”, by its authors. https://x.org/ann\n© 1999 Ben"


def test_what_all_attributions_end_with_is_said_once_however_often_inputs_are_added() -> None:
    def article_on(name: str) -> Rights:
        return Rights(
            licence="CC-BY-SA-4.0",
            attribution=f"From “{name}” of Wikipedia. Used under CC BY-SA 4.0. Changes were made.",
            source_url=f"https://x.org/{name}",
        )

    two = combined([article_on("Ann"), article_on("Ben")])
    three = combined([two, article_on("Cy")])
    assert three is not None
    assert (three.attribution or "").split("\n") == [
        "From “Ann” of Wikipedia. https://x.org/Ann",
        "From “Ben” of Wikipedia. https://x.org/Ben",
        "From “Cy” of Wikipedia. https://x.org/Cy",
        "Used under CC BY-SA 4.0. Changes were made.",
    ]


def test_a_book_of_several_meets_the_licences_on_its_copyright_page() -> None:
    inputs = [
        bundled(f"{n}.bundle", article(n, rights=licensed("CC-BY-SA-4.0", f"{n}, by its authors.")))
        for n in ("Ann", "Ben")
    ]
    import_into(LIFE, inputs)
    import biokit

    biokit.export(load_project(LIFE), "life.html")
    page = Path("life.html").read_text(encoding="utf-8")
    for said in (
        "Ann, by its authors.",
        "Ben, by its authors.",
        "CC BY-SA 4.0",
        'href="https://x.org/CC-BY-SA-4.0"',
    ):
        assert said in page


def test_an_authors_own_rights_stay_and_say_what_the_input_asks() -> None:
    own = Rights(statement="All rights reserved.", attribution="Thanks.")
    import_into(LIFE, [bundled("a.bundle", article("Ann", rights=own))])
    import_into(
        LIFE, [bundled("b.bundle", article("Ben", rights=licensed("CC-BY-SA-4.0", "Ben, by all.")))]
    )
    rights = load_project(LIFE).rights
    assert rights is not None
    assert "All rights reserved." in (rights.statement or "")
    assert "Thanks.\nBen, by all." in (rights.attribution or "")


def test_what_is_true_of_one_input_only_is_not_said_of_the_whole() -> None:
    def of(name: str, isbn: str) -> Biography:
        return article(
            name,
            identifiers=(Identifier(isbn, "isbn"),),
            series=(Series("Lives", position=isbn[-1]),),
            contributors=(Contributor(NameForm(name)),),
            keywords=("lives", name),
            editions=(Edition("epub", "epub", isbn=isbn),),
            description=f"On {name}.",
        )

    import_into(LIFE, [bundled("a.bundle", of("Ann", "1")), bundled("b.bundle", of("Ben", "2"))])
    read = load_project(LIFE)
    assert (read.identifiers, read.series, read.description) == ((), (), None)
    assert read.based_on == ("isbn:1", "isbn:2")
    assert [made.name.text for made in read.contributors] == ["Ann", "Ben"]
    assert read.keywords == ("lives", "Ann", "Ben")
    assert [(edition.id, edition.isbn) for edition in read.editions] == [
        ("pdf", None), ("epub", None), ("markdown", None),
    ]  # fmt: skip


def test_the_way_leaves_what_stands_so_already_alone() -> None:
    read = Import(article("Ann"))
    assert as_way(read, "accounts", "a") is read
    assert as_way(read, None, "a") is read
