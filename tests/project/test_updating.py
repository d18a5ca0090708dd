"""An input that was read in before is read again: what changed comes in, what was edited stays."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from biokit.checks import check
from biokit.errors import BadInput, BadProject, BadUsage
from biokit.files import write_atomically
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Contributor, Identifier, Rights
from biokit.model.life import Event, Life, Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Citation,
    CitationItem,
    CrossReference,
    Figure,
    Mention,
    Note,
    Paragraph,
    Section,
    Text,
)
from biokit.model.sources import Item, Source
from biokit.model.walk import altered, plain_text, walk
from biokit.project import import_into, load_project
from biokit.project.importing import plan_import
from tests.project.bundles import DOT, OTHER_DOT, bundled, install

LIFE = Path("life")
ANN = Person(id="ann", names=(Name((NameForm("Ann"),)),), living=False)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "site", monkeypatch)
    monkeypatch.chdir(tmp_path)


def prose(*words: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(each),)) for each in words)


def chapter(title: str, *words: str, key: str | None = None) -> Section:
    return Section((Text(title),), prose(*words), role="chapter", id=key)


def book(*chapters: Section, sources: tuple[Source, ...] = (), **more: object) -> Biography:
    usual = (
        chapter("Youth", "She was born.", "She grew."),
        chapter("Age", "She wrote.", "She died."),
    )
    fields: dict[str, Any] = {
        "title": (Text("A Life"),),
        "lang": "en",
        "sections": chapters or usual,
        "sources": sources,
    }
    return Biography(**{**fields, **more})


def read_in(life: Biography, media: dict[str, bytes] | None = None) -> str:
    """The input `a.bundle` as it is now, read into the project and applied."""
    done = import_into(LIFE, [bundled("a.bundle", life, media)], update=True)
    assert not done.waits
    return done.report


def tree() -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in sorted(LIFE.rglob("*")) if p.is_file()}


def text(place: str) -> str:
    return (LIFE / place).read_text(encoding="utf-8")


def edit(place: str, old: str, new: str) -> None:
    assert old in text(place)
    (LIFE / place).write_text(text(place).replace(old, new), encoding="utf-8")


def errors() -> list[str]:
    return [str(f) for f in check(load_project(LIFE)) if f.severity == "error"]


def test_an_input_that_has_not_changed_touches_nothing() -> None:
    cited = Paragraph((Text("See"), Citation((CitationItem("m"),)), Note(prose("A note."))))
    life = book(
        Section((Text("One"),), (cited, Figure("a b.png", alt="x")), role="chapter"),
        sources=(Source(id="m", item=Item(title="M")),),
        life=Life(persons=(ANN,), events=(Event(id="e", subject="ann", date=Date("1801")),)),
        subjects=("ann",),
    )
    read_in(life, {"a b.png": DOT})
    edit("text/01-one.md", "See", "Look at")
    before = tree()
    stamps = {p: p.stat().st_mtime_ns for p in LIFE.rglob("*")}
    said = read_in(life, {"a b.png": DOT})
    assert said == "a.bundle says what it said when it was read into life last\n"
    assert tree() == before
    assert {p: p.stat().st_mtime_ns for p in LIFE.rglob("*")} == stamps


def test_edits_of_both_at_different_places_come_together() -> None:
    read_in(book())
    edit("text/01-youth.md", "She was born.", "She was born, I say.")
    said = read_in(
        book(
            chapter("Youth", "She was born.", "She grew up."),
            chapter("Age", "She wrote.", "She died."),
        )
    )
    assert text("text/01-youth.md") == "# Youth {#youth}\n\nShe was born, I say.\n\nShe grew up.\n"
    assert "text/01-youth.md  would change  1 paragraph; edited by you" in said
    assert "1 unchanged" in said


def test_at_the_same_place_the_authors_words_stand_and_the_inputs_are_told() -> None:
    read_in(book())
    edit("text/01-youth.md", "She was born.", "She was born in May.")
    said = read_in(book(chapter("Youth", "She was born in June.", "She grew.")))
    assert "She was born in May." in text("text/01-youth.md")
    assert "June" not in text("text/01-youth.md")
    assert "She was born in June." in said
    assert "She was born in June." in text("import/a/conflicts/01-youth.md")
    again = tree()
    assert "says what it said" in read_in(
        book(chapter("Youth", "She was born in June.", "She grew."))
    )
    assert tree() == again


def test_without_being_told_to_it_shows_what_would_change_and_writes_nothing() -> None:
    read_in(book())
    before = tree()
    done = import_into(LIFE, [bundled("a.bundle", book(chapter("Youth", "Anew.")))])
    assert done.waits
    assert done.written == ()
    assert "text/01-youth.md  would change" in done.report
    assert tree() == before


def test_a_chapter_that_was_renamed_and_retitled_is_found_by_its_id() -> None:
    read_in(book())
    (LIFE / "text/01-youth.md").rename(LIFE / "text/07-early-days.md")
    edit("text/07-early-days.md", "# Youth {#youth}", "# Early days {#youth}")
    read_in(
        book(
            chapter("Youth", "She was born.", "She grew up."),
            chapter("Age", "She wrote.", "She died."),
        )
    )
    assert (
        text("text/07-early-days.md") == "# Early days {#youth}\n\nShe was born.\n\nShe grew up.\n"
    )
    assert not (LIFE / "text/01-youth.md").exists()


def test_a_chapter_that_was_deleted_stays_deleted() -> None:
    read_in(book())
    (LIFE / "text/01-youth.md").unlink()
    said = read_in(
        book(chapter("Youth", "Anew."), chapter("Age", "She wrote."), chapter("End", "x"))
    )
    assert [p.name for p in sorted((LIFE / "text").iterdir())] == ["02-age.md", "03-end.md"]
    assert "deleted by you; it stays deleted" in said


def test_a_chapter_that_was_moved_into_another_is_left_there_and_told() -> None:
    read_in(book())
    (LIFE / "text/02-age.md").unlink()
    with (LIFE / "text/01-youth.md").open("a", encoding="utf-8") as file:
        file.write("\n## Age {#age}\n\nShe wrote.\n\nShe died.\n")
    before = text("text/01-youth.md")
    said = read_in(
        book(chapter("Youth", "She was born.", "She grew."), chapter("Age", "She read."))
    )
    assert text("text/01-youth.md") == before
    assert "moved by you" in said
    assert "She read." in text("import/a/conflicts/01-youth.md")


def test_new_chapters_stand_where_the_input_has_them() -> None:
    one, two, three = (chapter(t, t) for t in ("One", "Two", "Three"))
    read_in(book(one, three))
    read_in(
        book(
            chapter("Nought", "x"),
            one,
            two,
            chapter("And a half", "y"),
            three,
            chapter("Four", "z"),
        )
    )
    read = load_project(LIFE)
    assert [plain_text(section.title) for section in read.sections] == [
        "Nought", "One", "Two", "And a half", "Three", "Four",
    ]  # fmt: skip
    assert errors() == []


def test_a_chapter_that_is_gone_goes_unless_it_was_edited() -> None:
    refers = Section((Text("End"),), (Paragraph((CrossReference("b"),)),), role="chapter")
    a, b = (chapter(t, f"Words of {t}.", key=t) for t in "ab")
    read_in(book(a, b, refers))
    (LIFE / "text/09-mine.md").write_text("# Mine\n\nNothing.\n", encoding="utf-8")
    edit("text/01-a.md", "Words of a.", "My words.")
    said = read_in(book(altered(refers, blocks=prose("End."))))
    assert (LIFE / "text/01-a.md").exists()
    assert not (LIFE / "text/02-b.md").exists()
    assert "gone from the input; edited by you" in said


def test_what_the_author_refers_to_is_kept_though_it_is_gone_from_the_input() -> None:
    read_in(book(chapter("a", "A.", key="a"), chapter("b", "B.", key="b")))
    (LIFE / "text/09-mine.md").write_text("# Mine\n\nSee [there](#b).\n", encoding="utf-8")
    said = read_in(book(chapter("a", "A.", key="a")))
    assert (LIFE / "text/02-b.md").exists()
    assert "the book refers to it" in said
    assert errors() == []


def test_a_chapter_under_a_new_title_is_the_same_chapter() -> None:
    read_in(book(chapter("Youth", "One.", "Two.", "Three.")))
    edit("text/01-youth.md", "Three.", "Three!")
    read_in(book(chapter("Early years", "One.", "Two, too.", "Three.")))
    assert [p.name for p in (LIFE / "text").iterdir()] == ["01-youth.md"]
    assert text("text/01-youth.md") == "# Early years {#youth}\n\nOne.\n\nTwo, too.\n\nThree!\n"


def test_a_file_is_called_as_its_chapter_and_what_the_input_said_is_kept_once() -> None:
    read_in(book(chapter("Youth", "One.", key="part0001-split-2")))
    assert [p.name for p in (LIFE / "text").iterdir()] == ["01-youth.md"]
    read_in(book(chapter("Early years", "One, too.", key="part0001-split-2")))
    assert text("text/01-youth.md") == "# Early years {#part0001-split-2}\n\nOne, too.\n"
    kept = [p.name for p in LIFE.glob("import/*/text/*.md")]
    assert kept == ["01-early-years.md"]
    read_in(book(chapter("Early years", "One, too.", key="part0001-split-2")))
    assert [p.name for p in (LIFE / "text").iterdir()] == ["01-youth.md"]


# ------------------------------------------------------------------------------- sources and life


def citing(*keys: str) -> Section:
    blocks = tuple(Paragraph((Text(f"Said {k}"), Citation((CitationItem(k),)))) for k in keys)
    return Section((Text("One"),), blocks, role="chapter")


def described(**titles: str) -> tuple[Source, ...]:
    return tuple(
        Source(id=key, item=Item(type="book", title=title)) for key, title in titles.items()
    )


def test_sources_that_are_only_numbered_anew_keep_their_ids() -> None:
    read_in(book(citing("ref-1", "ref-2"), sources=described(**{"ref-1": "A", "ref-2": "B"})))
    before = text("sources.json")
    now = described(**{"ref-1": "New", "ref-2": "A", "ref-3": "B"})
    same = tuple(
        Paragraph((Text(words), Citation((CitationItem(key),))))
        for words, key in (("Said new", "ref-1"), ("Said ref-1", "ref-2"), ("Said ref-2", "ref-3"))
    )
    read_in(book(Section((Text("One"),), same, role="chapter"), sources=now))
    assert text("sources.json").startswith(before.rstrip("]\n"))
    titles = {source.id: source.item.title for source in load_project(LIFE).sources}
    assert titles == {"ref-1": "A", "ref-2": "B", "ref-1-2": "New"}
    assert "Said ref-1[@ref-1]" in text("text/01-one.md")
    assert "Said new[@ref-1-2]" in text("text/01-one.md")
    assert errors() == []


def test_an_entry_of_the_sources_changes_where_nobody_edited_it() -> None:
    read_in(book(citing("a", "b"), sources=described(a="Aaa", b="Bbb")))
    edit("sources.json", '"title": "Aaa"', '"title": "Mine",   "note": "checked"')
    said = read_in(book(citing("a", "b"), sources=(
        Source(id="a", item=Item(type="book", title="Other", publisher="Press")),
        Source(id="b", item=Item(type="book", title="Bbb", volume=2)),
    )))  # fmt: skip
    a, b = json.loads(text("sources.json"))
    assert (a["title"], a["note"], a["publisher"]) == ("Mine", "checked", "Press")
    assert b["volume"] == 2
    assert '`title` is `"Mine"` with you and `"Other"` in the input' in said
    assert "Other" in text("import/a/conflicts/sources.json.md")


def test_entries_that_nobody_edited_are_kept_to_the_letter() -> None:
    read_in(book(citing("a", "b"), sources=described(a="Aaa", b="Bbb")))
    spelt = '[\n{"type":"book",   "id":"a",\n"title":"Aaa"},\n\n  {"id": "b", "type": "book", "title": "Bbb"}\n]\n'
    (LIFE / "sources.json").write_text(spelt, encoding="utf-8")
    read_in(book(citing("a", "b"), sources=described(a="Aaa", b="Bbbb")))
    assert text("sources.json") == spelt.replace('"Bbb"', '"Bbbb"')


def test_a_source_that_is_gone_goes_if_nothing_cites_it() -> None:
    read_in(book(citing("a", "b", "c"), sources=described(a="Aaa", b="Bbb", c="Ccc")))
    (LIFE / "text/09-mine.md").write_text("# Mine\n\nSee [@b].\n", encoding="utf-8")
    read_in(book(citing("a"), sources=described(a="Aaa")))
    assert [source.id for source in load_project(LIFE).sources] == ["a", "b", "c"]
    (LIFE / "text/09-mine.md").unlink()
    read_in(book(citing("a", "c"), sources=described(a="Aaa", c="Ccc")))
    read_in(book(citing("c"), sources=described(c="Ccc")))
    assert [source.id for source in load_project(LIFE).sources][-1] == "c"
    assert errors() == []


def test_a_source_that_the_author_deleted_comes_back_only_if_a_text_names_it() -> None:
    read_in(book(citing("a"), chapter("Two", "x"), sources=described(a="Aaa", b="Bbb")))
    (LIFE / "sources.json").write_text(
        json.dumps([one for one in json.loads(text("sources.json")) if one["id"] == "a"]),
        encoding="utf-8",
    )
    read_in(book(citing("a"), chapter("Two", "y"), sources=described(a="Aaa", b="Bbb, 2nd ed.")))
    assert [source.id for source in load_project(LIFE).sources] == ["a"]
    read_in(
        book(citing("a", "b"), chapter("Two", "y"), sources=described(a="Aaa", b="Bbb, 2nd ed."))
    )
    assert [source.id for source in load_project(LIFE).sources] == ["a", "b"]


def life_of(date: str, *names: str, living: bool | None = False) -> Life:
    person = Person(
        id="ann", names=tuple(Name((NameForm(n),)) for n in names or ("Ann",)), living=living
    )
    return Life(
        persons=(person,), events=(Event(id="b", kind="birth", subject="ann", date=Date(date)),)
    )


def told(life: Life, words: str = "Words.") -> Biography:
    mention = Paragraph((Mention((Text("Ann"),), "ann"), Text(f" {words}")))
    return book(Section((Text("One"),), (mention,), role="chapter"), life=life, subjects=("ann",))


def test_life_changes_entry_by_entry_and_keeps_comments() -> None:
    read_in(told(life_of("1801")))
    edit("life.toml", 'id = "ann"', 'id = "ann" # my heroine')
    read_in(told(life_of("1802-03", "Ann", "Annie", living=True)))
    assert "# my heroine" in text("life.toml")
    (person,), (event,) = load_project(LIFE).life.persons, load_project(LIFE).life.events
    assert [name.forms[0].text for name in person.names] == ["Ann", "Annie"]
    assert person.living is True
    assert event.date == Date("1802-03")


def test_in_the_life_the_authors_value_stands() -> None:
    read_in(told(life_of("1801")))
    edit("life.toml", '"1801"', '"1800~"')
    said = read_in(told(life_of("1802")))
    (event,) = load_project(LIFE).life.events
    assert event.date == Date("1800~")
    assert '`date` is `"1800~"` with you and `"1802"` in the input' in said


def test_a_statement_that_the_author_deleted_stays_deleted() -> None:
    read_in(told(life_of("1801")))
    whole = text("life.toml")
    (LIFE / "life.toml").write_text(whole[: whole.index("[[events]]")], encoding="utf-8")
    read_in(told(life_of("1802")))
    assert load_project(LIFE).life.events == ()


# ---------------------------------------------------------------------------- pictures and front


def shown(*places: str) -> Biography:
    return book(Section((Text("One"),), tuple(Figure(p, alt="x") for p in places), role="chapter"))


def test_a_picture_that_changed_takes_the_place_of_the_old_one_unless_it_was_edited() -> None:
    read_in(shown("a.png", "b.png"), {"a.png": DOT, "b.png": OTHER_DOT})
    (LIFE / "media/b.png").write_bytes(DOT + b"mine")
    said = read_in(shown("a.png", "b.png"), {"a.png": DOT + b"new", "b.png": DOT + b"newer"})
    assert (LIFE / "media/a.png").read_bytes() == DOT + b"new"
    assert (LIFE / "media/b.png").read_bytes() == DOT + b"mine"
    assert "your picture stands" in said
    assert (LIFE / "import/a/conflicts/b.png").read_bytes() == DOT + b"newer"


def test_a_picture_that_two_figures_shared_and_one_changed_gets_a_file_of_its_own() -> None:
    read_in(shown("a.png", "b.png"), {"a.png": DOT, "b.png": DOT})
    read_in(shown("a.png", "b.png"), {"a.png": DOT, "b.png": OTHER_DOT})
    paths = [p.path for p in walk(load_project(LIFE)) if isinstance(p, Figure)]
    assert [(LIFE / (path or "")).read_bytes() for path in paths] == [DOT, OTHER_DOT]


def test_what_the_input_says_of_the_whole_changes_where_the_author_did_not() -> None:
    rights = Rights(licence="CC-BY-SA-4.0", source_url="https://x.org/?oldid=1")
    read_in(book(rights=rights, description="Old."))
    edit("biography.toml", 'description = "Old."', 'description = "Mine."')
    said = read_in(
        book(rights=altered(rights, source_url="https://x.org/?oldid=2"), description="New.")
    )
    read = load_project(LIFE)
    assert read.rights == altered(rights, source_url="https://x.org/?oldid=2")
    assert read.description == "Mine."
    assert "`description`" in said


def by(*names: str) -> tuple[Contributor, ...]:
    return tuple(Contributor(NameForm(name)) for name in names)


def test_contributors_and_keywords_of_both_are_united() -> None:
    read_in(book(contributors=by("Ann"), keywords=("one",)))
    with (LIFE / "biography.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[contributors]] # me\nname = "Author"\n')
    read_in(book(contributors=by("Ann", "Ben"), keywords=("one", "two"), description="New."))
    read = load_project(LIFE)
    assert read.contributors == by("Ann", "Author", "Ben")
    assert read.keywords == ("one", "two")
    assert read.description == "New."
    assert [edition.id for edition in read.editions] == ["pdf", "epub", "markdown"]


def test_a_file_that_cannot_be_changed_is_told_and_nothing_is_written() -> None:
    read_in(told(life_of("1801")))
    (LIFE / "life.toml").write_text(
        'persons = [{ id = "ann", name = "Ann", living = false }]\n'
        'events = [{ id = "b", kind = "birth", subject = "ann", date = "1801" }]\n',
        encoding="utf-8",
    )
    before = tree()
    grown = life_of("1802")
    more = Event(id="d", kind="death", subject="ann", date=Date("1880"))
    source = bundled("a.bundle", told(altered(grown, events=(*grown.events, more))))
    with pytest.raises(BadProject, match=r"life\.toml: nothing can be added"):
        import_into(LIFE, [source], update=True)
    assert tree() == before
    read_in(told(grown))
    assert load_project(LIFE).life.events[0].date == Date("1802")


def test_a_record_that_is_broken_is_told() -> None:
    read_in(book())
    (LIFE / "import/a/input.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match=r"import/a/input\.json: this is no record of an import"):
        import_into(LIFE, [bundled("a.bundle", book())])


# -------------------------------------------------------------------------------- which input it is


def test_an_input_is_known_by_its_address_whatever_its_file_is_called() -> None:
    itself = Source(id="x", item=Item(URL="https://x.org/w/index.php?title=Ann&oldid=1"))
    import_into(LIFE, [bundled("a.bundle", book(), itself=itself)])
    later = Source(id="x", item=Item(URL="https://x.org/w/index.php?title=Ann&oldid=2"))
    changed = book(chapter("Youth", "Anew."))
    done = import_into(LIFE, [bundled("elsewhere/b.bundle", changed, itself=later)], update=True)
    assert "was read into life before" in done.report
    assert "Anew." in text("text/01-youth.md")


def test_an_input_is_known_by_its_identifier() -> None:
    isbn = (Identifier("9780000000002", "isbn"),)
    import_into(LIFE, [bundled("a.bundle", book(identifiers=isbn))])
    done = import_into(LIFE, [bundled("b.bundle", book(identifiers=isbn))])
    assert "says what it said" in done.report


def test_another_input_of_the_same_name_is_another() -> None:
    import_into(LIFE, [bundled("x/a.bundle", book())])
    import_into(LIFE, [bundled("y/a.bundle", book(title=(Text("Another"),)))])
    assert sorted(p.name for p in (LIFE / "import").iterdir() if p.is_dir()) == ["a", "a-2"]


def test_an_update_keeps_the_way_in_which_it_was_read_in() -> None:
    itself = Source(id="x", item=Item(title="X"))
    import_into(LIFE, [bundled("a.bundle", book(), itself=itself)], way="accounts")
    source = bundled("a.bundle", book(chapter("Youth", "Anew.")), itself=itself)
    with pytest.raises(BadUsage, match="it was read in as accounts"):
        import_into(LIFE, [source], way="chapters", update=True)
    import_into(LIFE, [source], update=True)
    assert [p.name for p in (LIFE / "accounts").iterdir()] == ["01-a-life.md"]
    assert "Anew." in text("accounts/01-a-life.md")


def test_one_of_several_is_updated_alone() -> None:
    a = bundled("a.bundle", book(chapter("Youth", "A."), title=(Text("A"),)))
    b = bundled("b.bundle", book(chapter("Youth", "B."), title=(Text("B"),)))
    import_into(LIFE, [a, b])
    bundled("b.bundle", book(chapter("Youth", "B!"), title=(Text("B"),)))
    done = import_into(LIFE, [a, b], update=True)
    assert "a.bundle says what it said" in done.report
    assert [p.name for p in sorted((LIFE / "text").iterdir())] == ["01-youth.md", "02-youth.md"]
    assert text("text/02-youth.md") == "# Youth {#youth-2}\n\nB!\n"


# --------------------------------------------------------------------------------------- killed


def test_an_update_that_is_killed_leaves_a_whole_project_and_is_completed_by_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = told(life_of("1801"), "one")
    sources = described(new="New")
    cites = Paragraph((Text("More"), Citation((CitationItem("new"),))))
    grown = altered(
        told(life_of("1802"), "two"),
        sections=(
            *told(life_of("1802"), "two").sections,
            Section((Text("Two"),), (cites,), role="chapter"),
        ),
        sources=sources,
    )
    read_in(first)
    shutil.copytree(LIFE, "before")
    read_in(grown)
    after = tree()
    for steps in range(len(after)):
        shutil.rmtree(LIFE)
        shutil.copytree("before", LIFE)
        killed_after(steps, monkeypatch, lambda: read_in(grown))
        assert errors() == []
        read_in(grown)
        assert {k: v for k, v in tree().items() if "report" not in k} == {
            k: v for k, v in after.items() if "report" not in k
        }


class Killed(BaseException):
    """The process is gone."""


def killed_after(steps: int, monkeypatch: pytest.MonkeyPatch, run: Callable[[], object]) -> None:
    from biokit.project import importing

    left = [steps]
    write = write_atomically

    def writing(path: Path, content: bytes) -> None:
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        write(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(importing, "write_atomically", writing)
        with suppress(Killed):
            run()


def test_planning_writes_nothing() -> None:
    plan_import(LIFE, [bundled("a.bundle", book())])
    assert not LIFE.exists()
