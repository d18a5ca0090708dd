"""Documents are read into a project, new or not, and nothing an author wrote is touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from biokit.checks import check
from biokit.errors import BadInput, BadProject
from biokit.model.biography import Biography
from biokit.model.codec import encode_for_reading
from biokit.model.life import Event, Life, Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Account,
    Citation,
    CitationItem,
    Figure,
    Mention,
    Note,
    Paragraph,
    Section,
    Text,
)
from biokit.model.sources import Item, Source
from biokit.model.walk import altered
from biokit.project import import_into, load, load_project, load_with_findings
from biokit.project.folder import Folder
from biokit.project.writing import files_added_to
from tests.project.conftest import FILES, PNG, Project

ANN = Person(id="ann", names=(Name((NameForm("Ann"),)),), living=False)
OTHER_ANN = Person(id="ann", names=(Name((NameForm("Anna Maria"),)),))


def document(
    title: str = "Ann, by a Friend", *, person: Person = ANN, figure: str | None = None
) -> Biography:
    """What an importer might have read: an account with a note, a citation and a mention."""
    words = Paragraph(
        (
            Mention((Text("Ann"),), person.id),
            Text(" wrote letters"),
            Note((Paragraph((Text("Many."),)),), id="a"),
            Citation((CitationItem("letters"),)),
        )
    )
    figures = () if figure is None else (Figure(figure, alt="A picture"),)
    return Biography(
        (Text(title),),
        lang="en",
        subjects=(person.id,),
        accounts=(
            Account(
                (Text(title),),
                "friend",
                (words, *figures),
                (Section((Text("Her youth"),), (Paragraph((Text("Short."),)),), id="youth"),),
            ),
        ),
        sources=(Source(id="friend"), Source(id="letters", item=Item(title="Letters"))),
        life=Life(
            persons=(person,),
            events=(Event(id="wrote", subject=person.id, citations=(CitationItem("letters"),)),),
        ),
    )


def stored(biography: Biography, name: str = "friend.json") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode_for_reading(biography))
    return path


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_new_project_holds_what_was_read() -> None:
    import_into(Path("life"), [stored(document())])
    read = load_project(Path("life"))
    assert read.accounts == document().accounts
    assert read.sources == document().sources
    assert read.life == document().life
    assert [edition.id for edition in read.editions] == ["pdf", "epub", "markdown"]


def test_two_documents_make_two_accounts_and_share_the_person() -> None:
    other = document("Ann, by an Enemy")
    import_into(Path("life"), [stored(document()), stored(other, "enemy.json")], way="accounts")
    read = load_project(Path("life"))
    assert [account.title for account in read.accounts] == [
        (Text("Ann, by a Friend"),),
        (Text("Ann, by an Enemy"),),
    ]
    assert [source.id for source in read.sources] == ["friend", "letters", "friend-2"]
    assert read.life.persons == (ANN,)
    assert [event.id for event in read.life.events] == ["wrote"]


def test_what_an_author_wrote_is_kept_to_the_letter(project: Project) -> None:
    folder = project({"life.toml": FILES["life.toml"].replace("\n", "\r\n") + "# the end"})
    before = load_project(folder)
    kept = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    done = import_into(folder, [stored(document())])
    for path, content in kept.items():
        assert path.read_bytes().startswith(content.rstrip(b"]\n"))
    assert {path.as_posix() for path in done.written} == {
        "life/life.toml",
        "life/sources.json",
        "life/accounts/02-ann-by-a-friend.md",
        "life/import/friend.report.txt",
        "life/import/friend.report.json",
        "life/import/friend/input.json",
        "life/import/friend/biography.toml",
        "life/import/friend/life.toml",
        "life/import/friend/sources.json",
        "life/import/friend/accounts/01-ann-by-a-friend.md",
    }
    after = load_project(folder)
    assert after.accounts[:1] == before.accounts
    assert after.sources[:2] == before.sources
    assert after.life.persons == before.life.persons
    assert after.sections == before.sections
    assert after.editions == before.editions


def test_ids_that_are_taken_get_a_number_and_are_followed(project: Project) -> None:
    folder = project()
    import_into(folder, [stored(document(person=OTHER_ANN))])
    account = load_project(folder).accounts[1]
    match account:
        case Account(
            source="friend",
            blocks=(
                Paragraph(
                    content=(Mention(of="ann-2"), _, Note(id="a-2"), Citation(items=(item,)))
                ),
            ),
            sections=(Section(id="youth-2"),),
        ):
            assert item.source == "letters-2"
        case _:
            pytest.fail(f"{account}")


def test_a_project_that_was_added_to_has_no_new_mistakes(project: Project) -> None:
    folder = project()
    import_into(folder, [stored(document())])
    errors = [f for f in check(load_project(folder)) if f.severity == "error"]
    assert errors == []


def test_the_same_account_is_not_read_in_twice(project: Project) -> None:
    folder = project()
    import_into(folder, [stored(document())])
    shutil.rmtree(folder / "import")  # as of a project that keeps no records
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    with pytest.raises(BadInput, match="is in the project already, in life/accounts/02-"):
        import_into(folder, [stored(document())])
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_pictures_come_along_and_keep_apart() -> None:
    for name, content in {"one": PNG, "two": PNG + b"!", "three": PNG}.items():
        stored(document(f"By {name}", figure="img/ann.png"), f"{name}/doc.json")
        Path(name, "img").mkdir()
        Path(name, "img", "ann.png").write_bytes(content)
    import_into(
        Path("life"),
        [Path("one/doc.json"), Path("two/doc.json"), Path("three/doc.json")],
        way="accounts",
    )
    read = load_project(Path("life"))
    paths = [a.blocks[1].path for a in read.accounts if isinstance(a.blocks[1], Figure)]
    assert paths == ["media/ann.png", "media/ann-2.png", "media/ann.png"]
    assert Path("life/media/ann.png").read_bytes() == PNG
    assert Path("life/media/ann-2.png").read_bytes() == PNG + b"!"


def test_a_picture_that_is_not_there_is_told_and_nothing_is_written() -> None:
    with pytest.raises(BadInput, match=r"img/none\.png"):
        import_into(Path("life"), [stored(document(figure="img/none.png"))])
    assert not Path("life").exists()


def test_a_report_is_stored_beside_those_there_are() -> None:
    import_into(
        Path("life"), [stored(document("One"), "a/doc.json"), stored(document("Two"), "b/doc.json")]
    )
    import_into(Path("life"), [stored(document("Three"), "c/doc.json")])
    names = sorted(path.name for path in Path("life/import").iterdir() if path.is_file())
    assert names == sorted(
        f"{name}.report.{kind}" for name in ("doc", "doc-2", "doc-3") for kind in ("txt", "json")
    )


def test_the_reports_count_what_was_found(shared_data: Path) -> None:
    seed = next((shared_data / "seeds").glob("001_*.txt"))
    done = import_into(Path("life"), [seed])
    found = load_with_findings(seed)
    report = json.loads(Path(f"life/import/{seed.stem}.report.json").read_bytes())
    assert report["input"] == seed.name
    assert report["counts"] == dict(found.counts)
    assert len(report["findings"]) == len(found.findings)
    assert Path(f"life/import/{seed.stem}.report.txt").read_text(encoding="utf-8") == done.report
    for name, count in found.counts:
        line = [*name.split(), f"{count:,}"]
        assert not count or any(line == shown.split() for shown in done.report.splitlines())
    for finding in found.findings:
        assert f"[{finding.code}]" in done.report


def test_the_seeds_are_read_again_from_the_project_as_they_were_imported(shared_data: Path) -> None:
    seeds = sorted((shared_data / "seeds").glob("*.txt"))
    for seed in seeds:
        folder = Path(seed.stem)
        import_into(folder, [seed])
        read, imported = load_project(folder), load(seed)
        assert read.accounts == imported.accounts
        assert read.sources == imported.sources
        assert read.life == imported.life
        assert (read.title, read.subjects, read.lang) == (
            imported.title,
            imported.subjects,
            imported.lang,
        )


def test_a_life_that_cannot_be_added_to_is_refused(project: Project) -> None:
    persons = 'persons = [{ id = "ann", name = "Ann" }]\n'
    folder = project(
        {
            "life.toml": persons,
            "text/01-youth.md": "# Youth {#youth}\n\nText.\n",
            "text/02-age.md": "# Age {#age}\n\nText.\n",
        }
    )
    with pytest.raises(BadProject, match=r"life\.toml: nothing can be added.*\[\[persons\]\]"):
        import_into(folder, [stored(document(person=OTHER_ANN))])
    assert (folder / "life.toml").read_text(encoding="utf-8") == persons


def test_a_file_that_is_there_is_never_overwritten() -> None:
    Path("life/accounts").mkdir(parents=True)
    mine = Path("life/accounts/01-ann-by-a-friend.md")
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match=r"01-ann-by-a-friend\.md: the file is there already"):
        import_into(Path("life"), [stored(document())])
    assert mine.read_text(encoding="utf-8") == "mine"
    assert not Path("life/biography.toml").exists()


def test_a_file_where_the_folder_should_be_is_told() -> None:
    Path("life").touch()
    with pytest.raises(BadInput, match="life: this is a file, and a project is a folder"):
        import_into(Path("life"), [stored(document())])


def test_nothing_new_changes_nothing(project: Project) -> None:
    folder = project()
    biography = load_project(folder)
    assert files_added_to(Folder(folder), biography, altered(biography)) == {}
