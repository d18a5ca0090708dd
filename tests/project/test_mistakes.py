"""Every mistake in a project is told with its file and line, and what to do about it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from biokit.errors import BadInput, BadProject, TooLarge
from biokit.importers.base import ImportOptions
from biokit.project import load, load_project
from tests.project.conftest import FILES, PNG, Project


def mistakes_of(folder: Path) -> list[str]:
    with pytest.raises(BadProject) as caught:
        load_project(folder, ImportOptions(strict=True))
    assert all(other.others == () for other in caught.value.others)
    return [str(mistake) for mistake in (caught.value, *caught.value.others)]


def line_of(place: str, words: str, *, after: str = "") -> int:
    start = FILES[place].index(after)
    return FILES[place][: FILES[place].index(words, start)].count("\n") + 1


def test_the_project_that_the_others_make_wrong_is_right(project: Project) -> None:
    assert load_project(project()).sections


TOML_MISTAKES = [
    # file, what stands there, what is written instead, the message
    ("biography.toml", 'lang = "en"', 'langg = "en"', "there is no key `langg` in this file. did you mean `lang`?"),
    ("biography.toml", 'lang = "en"', "lang = 3", "`lang` is a string, and this is a whole number. put it in quotation marks"),
    ("biography.toml", 'subjects = ["ann"]', 'subjects = "ann"', "`subjects` is an array, and this is a string. put it in [ ]"),
    ("biography.toml", 'subjects = ["ann"]', 'subjects = ["anne"]', "the life has no person anne. did you mean `ann`?"),
    ("biography.toml", 'subjects = ["ann"]', 'subjects = ["town"]', "town is a place; here stands a person"),
    ("biography.toml", "year = 2026", 'year = "2026"', "`year` is a whole number, and this is a string"),
    ("biography.toml", "year = 2026", "year = true", "`year` is a whole number, and this is true or false"),
    ("biography.toml", "year = 2026", "yaer = 2026", "there is no key `yaer` in a rights. did you mean `year`?"),
    ("biography.toml", 'trim = "5in 8in"', "contents-depth = 1.5", "`contents-depth` is a whole number, and this is a fraction"),
    ("biography.toml", 'trim = "5in 8in"', 'profile = "print"', "`print` is no `profile`. there are: `archive`, `epub-library`, `epub-retail`, `ingram`, `kdp`, `kobo`, `press`, `screen`"),
    ("biography.toml", 'trim = "5in 8in"', 'profile = "print-shop"', "`print-shop` is no `profile`. it is called `press` now"),
    ("biography.toml", 'trim = "5in 8in"', 'profile = "kobo"', "the profile kobo is for EPUB, and the format is pdf. PDF has screen, press, kdp, ingram and archive"),
    ("biography.toml", 'publisher = "Another"', 'profile = "archive"', "the profile archive is for PDF, and the format is epub. PDF has screen, press, kdp, ingram and archive"),
    ("biography.toml", 'trim = "5in 8in"', 'placement = "chapter-ends"', "`chapter-ends` is no `placement`. did you mean `chapter-end`?"),
    ("biography.toml", 'trim = "5in 8in"', 'note-series = "three"', "`three` is no `note-series`. there are: `one`, `two`"),
    ("biography.toml", 'trim = "5in 8in"', "note-numbers = 1", "`note-numbers` is a string, and this is a whole number. put it in quotation marks"),
    ("biography.toml", 'trim = "5in 8in"', 'positions = "part"', "`part` is no `positions`. there are: `book`, `chapter`"),
    ("biography.toml", 'trim = "5in 8in"', "options = [1]", "a pair is two strings, and this is a whole number"),
    ("biography.toml", 'trim = "5in 8in"', "options = { dialect = 1 }", "`dialect` is a string, and this is a whole number. put it in quotation marks"),
    ("biography.toml", 'publisher = "The Press"', 'id = "x"', "there is no key `id` in an edition"),
    ("biography.toml", 'publisher = "The Press"', "date = 2026", '`date` is a date as a string, and this is a whole number. write date = "2026"'),
    ("life.toml", "living = false", 'living = "no"', "`living` is true or false, and this is a string"),
    ("life.toml", 'id = "ann"\n', 'id = "an n"\n', "an id has at least one character, and no spaces"),
    ("life.toml", 'kind = "birth"', 'kind = "brith"', "`brith` is no `kind`. did you mean `birth`?"),
    ("life.toml", 'date = "1801-02-03"', 'date = "1801-02-30"', "‘1801-02-30’ is not a date"),
    ("life.toml", 'date = "1801-02-03"', "date = 1801-02-03", '`date` is a date as a string, and this is a date without quotation marks. write date = "1801-02-03"'),
    ("life.toml", 'span = { edtf = "1820/1830", words = "ten years" }', 'span = { edtf = "1830/1820" }', "‘1830/1820’ is not a date"),
    ("life.toml", 'span = { edtf = "1820/1830", words = "ten years" }', 'span = { words = "ten years" }', "this date has no `edtf`. every date needs one"),
    ("life.toml", 'value = { date = "1801" }', "value = { date = 1801 }", "`date` is a date as a string"),
    ("life.toml", 'value = { date = "1801" }', 'value = { when = "1801" }', "`value` does not say what it is"),
    ("life.toml", 'value = { date = "1801" }', "value = 1801", "`value` does not say what it is"),
    ("life.toml", 'identifiers = { wikidata = "Q1" }', "identifiers = 3", "`identifiers` is a table, and this is a whole number"),
    ("life.toml", 'text = "Born in *Town*"', 'txt = "Born in *Town*"', "there is no key `txt` in an event. did you mean `text`?"),
    ("life.toml", 'text = "Born in *Town*"', "text = []", "`text` is a string, and this is an array"),
    ("life.toml", 'caption = "Ann in *1820*"', "credits = ''", "there is no key `credits` in a medium. did you mean `credit`?"),
    ("life.toml", 'path = "media/ann.png"', 'path = "media/none.png"', "the image media/none.png cannot be shown: there is no such file"),
    ("life.toml", 'place = "town"', 'place = "twon"', "the life has no place twon. did you mean `town`?"),
    ("life.toml", 'place = "town"', 'place = "clerk"', "the life has no place clerk"),

    ("life.toml", '{ entity = "town" }', '{ entity = "one" }', "the life has no entity one"),
    ("life.toml", 'participants = ["ben"]', 'participants = ["bin"]', "the life has no entity bin. did you mean `ben`?"),
    ("life.toml", '{ entity = "town" }', '{ entity = "tow" }', "the life has no entity tow. did you mean `town`?"),
    ("life.toml", 'claims = ["one", "two"]', 'claims = ["one", "too"]', "there is no claim too. did you mean `two`?"),
    ("life.toml", 'follows = "one"', 'follows = "three"', "the resolution when follows three, which it does not weigh. add three to its claims"),
    ("life.toml", '"[@letters, p. 1; @memoir]"', '"[@leters, p. 1; @memoir]"', "there is no source leters. did you mean `letters`?"),
    ("sources.json", '"type": "book"', '"type": "boook"', "`boook` is no `type`. did you mean `book`?"),
    ("sources.json", '"title": "A Memoir"', '"titel": "A Memoir"', "there is no key `titel` in an item. did you mean `title`?"),
    ("sources.json", '"title": "A Memoir"', '"title": 3', "`title` is a string, and this is a whole number. put it in quotation marks"),
    ("sources.json", '"siglum": "M"', '"sigle": "M"', "there is no key `sigle` in a source. did you mean `siglum`?"),
    ("sources.json", '"kind": "diary"', '"kind": "diry"', "`diry` is no `kind`. did you mean `diary`?"),
    ("sources.json", '"within": "memoir"', '"within": "memoirs"', "there is no source memoirs. did you mean `memoir`?"),
    ("sources.json", '"given": "An"', '"givn": "An"', "there is no key `givn` in an item name. did you mean `given`?"),
    ("sources.json", "[[1850, 2]]", "[1850, 2]", "`date-parts` is an array, and this is a whole number. put it in [ ]"),
    ("sources.json", '"id": "letters"', '"id": true', "`id` is a string, and this is true or false"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "old", "new", "message"), TOML_MISTAKES)
def test_a_mistake_is_told_with_its_line(
    project: Project, place: str, old: str, new: str, message: str
) -> None:
    found = mistakes_of(project({place: (old, new)}))
    assert found[0].startswith(f"life/{place}:{line_of(place, old)}: {message}")


@pytest.mark.parametrize(
    ("place", "old", "new", "line", "message"),
    [
        ("life.toml", 'id = "ann"\n', "", 1, "this person has no `id`. every person needs one"),
        ("life.toml", 'name = "Ann"\n', "", 1, "this person has no `names`. every person needs one"),
        ("life.toml", 'subject = "ann"\ndate', "date", 18, "this event has no `subject`"),
        ("life.toml", 'predicate = "date"\nvalue = { d', "value = { d", 35, "this claim has no `predicate`"),
        ("life.toml", '{ forms = [{ text = "Benny" }], ', "{ ", 10, "this name has no `forms`"),
        ("life.toml", '[{ text = "Benny" }]', "[]", 10, "a name needs at least one form"),
        ("sources.json", '"id": "letters",\n', "", 10, "this source has no `id`. every source needs one"),
        ("sources.json", '  {\n    "id": "letters"', '3,\n  {\n    "id": "letters"', 10, "an item is a table"),
        ("biography.toml", 'title = "A Life"\n', "", 1, "this biography has no `title`"),
        ("biography.toml", '[[contributors]]\nname = "A. N. Author"', '[[contributors]]\nrole = "aut"', 8, "this contributor has no `name`"),
        ("biography.toml", "[editions.shop]", "[editions]\nshop = 3\n[x]", 19, "an edition is a table, and this is a whole number"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_where_it_should_be(
    project: Project, place: str, old: str, new: str, line: int, message: str
) -> None:
    found = mistakes_of(project({place: (old, new)}))
    assert any(each.startswith(f"life/{place}:{line}: {message}") for each in found), found


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"text/02-age.md": ("[see @letters", "[see @letter")},
            "life/text/02-age.md:3: there is no source letter. did you mean `letters`?",
        ),
        (
            {"text/01-youth.md": ("of=ann", "of=anm")},
            "life/text/01-youth.md:3: the life has no entity anm. did you mean `ann`?",
        ),
        (
            {"text/01-youth.md": ("(#age)", "(#aeg)")},
            "life/text/01-youth.md:3: nothing here has the id aeg. did you mean `age`?",
        ),
        (
            {"text/02-age.md": ("{#age}", "{#youth}")},
            "life/text/02-age.md:1: the id youth is taken already (first in life/text/01-youth.md:1)",
        ),
        (
            {"text/02-age.md": ("{#age}", "{#clerk}"), "text/01-youth.md": ("[told](#age)", "told")},
            "life/life.toml:29: the id clerk is taken already (first in life/text/02-age.md:1)",
        ),
        (
            {"accounts/01-memoir.md": ("source=memoir", "source=memoirs")},
            "life/accounts/01-memoir.md:1: there is no source memoirs. did you mean `memoir`?",
        ),
        (
            {"media/ann.png": None},
            "life/text/01-youth.md:7: the image media/ann.png cannot be shown: there is no such file",
        ),
        (
            {"media/ann.png": b"plain text"},
            "life/text/01-youth.md:7: the image media/ann.png cannot be shown: this is not an image",
        ),
        (
            {"text/01-youth.md": ("media/ann.png", "../ann.png")},
            "life/text/01-youth.md:7: the image ../ann.png cannot be shown: ../ann.png leads out",
        ),
        (
            {"text/01-youth.md": ("media/ann.png", "/etc/passwd")},
            "life/text/01-youth.md:7: the image /etc/passwd cannot be shown: /etc/passwd leads out",
        ),
        (
            {"text/01-youth.md": ("media/ann.png", "https://example.org/a.png")},
            "life/text/01-youth.md:7: the image https://example.org/a.png cannot be shown: an image is a file",
        ),
        (
            {"text/02-age.md": "# Age {#age}\n\nText.\n\n# Death\n\nMore.\n"},
            "life/text/02-age.md:5: there is a second heading of level 1. one chapter a file",
        ),
        (
            {"text/02-age.md": " \n\n"},
            "life/text/02-age.md: the file is empty. write a chapter, or delete the file",
        ),
        (
            {"text/02-age.md": b"# Age\n\nna\xefve\n"},
            "life/text/02-age.md:3: 0xEF is not UTF-8. save the file as UTF-8",
        ),
        ({"biography.toml": "title = 'x\n"}, "life/biography.toml:1: not TOML"),
        ({"sources.json": "[{]"}, "life/sources.json:1: not JSON"),
        ({"sources.json": "{}"}, "life/sources.json:1: this file is an array, and this is a table"),
        (
            {"sources.bib": "@book{a,\n title = {Never closed\n}", "sources.json": None},
            "life/sources.bib:1: a cannot be read: it is not closed where the file ends",
        ),
        (
            {"sources.bib": "@book{memoir, title={A}}"},
            "life/sources.bib:1: the id memoir is taken already (first in life/sources.json:2)",
        ),
        (
            {"sources.ris": b"TY  - BOOK\nTI  - M\xfcnchen\nER  - \n"},
            "life/sources.ris:2: the text is not UTF-8: byte 0xFC in column 8. if it is LATIN1, convert",
        ),
    ],
)  # fmt: skip
def test_a_mistake_between_files_is_told_with_its_line(
    project: Project, changes: dict[str, tuple[str, str] | str | bytes | None], expected: str
) -> None:
    found = mistakes_of(project(changes))
    assert any(each.startswith(expected) for each in found), found


def test_all_mistakes_are_told_at_once_file_by_file_and_line_by_line(project: Project) -> None:
    found = mistakes_of(
        project(
            {
                "biography.toml": ("year = 2026", 'year = "2026"'),
                "life.toml": ("living = false", "living = 0"),
                "sources.json": ('"type": "book"', '"type": "bok"'),
                "text/02-age.md": ("@letters", "@leters"),
                "media/ann.png": b"",
            }
        )
    )
    places = [each.split(": ")[0] for each in found]
    assert places == [
        "life/biography.toml:6",
        "life/life.toml:4",
        "life/life.toml:59",
        "life/sources.json:4",
        "life/text/01-youth.md:7",
        "life/text/02-age.md:3",
    ]


def test_what_could_not_be_read_makes_no_other_mistakes(project: Project) -> None:
    """Everything in the text that cites a source would be one."""
    found = mistakes_of(project({"sources.json": "["}))
    assert [each.split(": ")[0] for each in found] == ["life/sources.json:1"]


def test_a_folder_without_a_biography_says_how_to_make_one(project: Project) -> None:
    folder = project({"biography.toml": None})
    assert mistakes_of(folder) == [
        "life: there is no biography.toml in this folder. `biokit new` makes a project"
    ]
    assert mistakes_of(Path("none"))[0].startswith("none: there is no such folder")


def test_a_project_without_text_is_told(project: Project) -> None:
    folder = project(
        {
            "text/01-youth.md": None,
            "text/02-age.md": None,
            "accounts/01-memoir.md": None,
        }
    )
    assert mistakes_of(folder) == [
        "life/biography.toml:1: the book has no text. write a chapter, or import an account"
    ]


def test_a_folder_where_a_file_should_be_is_told(project: Project) -> None:
    folder = project({"life.toml": None, "sources.json": None})
    (folder / "life.toml").mkdir()
    (folder / "text" / "03-death.md").mkdir()
    found = mistakes_of(folder)
    assert "life/life.toml: this is a folder, not a file" in found
    assert "life/text/03-death.md: this is a folder, not a file" in found


@pytest.mark.parametrize(
    "place", ["life.toml", "text/01-youth.md", "media/ann.png", "sources.json"]
)
def test_no_file_outside_the_project_is_read(project: Project, place: str) -> None:
    folder = project({place: b""})
    (folder / place).unlink()
    Path("outside").write_bytes(PNG)
    (folder / place).symlink_to(Path("outside").resolve())
    assert any("symbolic link that leads out of the folder" in each for each in mistakes_of(folder))


def test_a_circle_of_links_is_told(project: Project) -> None:
    folder = project({"life.toml": None})
    (folder / "life.toml").symlink_to("life.toml")
    assert "life/life.toml: the file is a symbolic link that leads in a circle" in mistakes_of(
        folder
    )


def test_a_link_within_the_project_is_followed(project: Project) -> None:
    folder = project({"media/ann.png": None, "media/real.png": PNG})
    (folder / "media" / "ann.png").symlink_to("real.png")
    assert load_project(folder).sections


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(project: Project) -> None:
    folder = project()
    (folder / "life.toml").chmod(0o000)
    assert mistakes_of(folder) == [
        "life/life.toml: the file may not be read. give yourself permission to read it"
    ]


def test_a_folder_that_may_not_be_looked_at_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project()
    real = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "life":
            raise PermissionError(13, "Permission denied")
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(BadInput, match="life: this may not be looked at"):
        load(folder)


def test_a_name_that_is_not_utf8_is_told(project: Project) -> None:
    folder = project()
    (folder / "text" / "03-\udcff.md").write_text("# Death\n", encoding="utf-8")
    assert any(
        "the name of a file is not UTF-8: '03-\\udcff.md'" in each for each in mistakes_of(folder)
    )


def test_a_huge_file_is_refused_until_the_limit_is_raised(project: Project) -> None:
    folder = project()
    size = len(FILES["life.toml"])
    with pytest.raises(BadInput, match=f"life/life.toml: the file is {size} bytes large") as caught:
        load(folder, options=ImportOptions(max_size=size - 1))
    assert "--max-size raises the limit" in str(caught.value)
    assert load(folder, options=ImportOptions(max_size=size)).sections


def test_a_text_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(TooLarge, match="200 MB large, and the limit is 64 MB"):
        load(tmp_path / "huge.txt")


def test_markdown_nested_a_thousand_deep_is_refused(project: Project) -> None:
    folder = project({"text/02-age.md": f"# Age {{#age}}\n\n{'> ' * 1000}deep\n"})
    found = mistakes_of(folder)
    assert found[0].startswith("life/text/02-age.md:3: ")
    assert "deep" in found[0]


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
@pytest.mark.parametrize("name", ["life.txt", "life.md", "life.json"])
def test_an_empty_document_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInput, match=f"{name}: the file is empty"):
        load(tmp_path / name)
