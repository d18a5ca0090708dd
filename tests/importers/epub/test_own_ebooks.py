"""Ebooks of our own after other hands were on them: nothing is lost, nothing runs for ever."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from biokit.importers.base import Import, ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.model.biography import Biography
from biokit.model.nodes import Note, Paragraph, Section, Text
from biokit.model.walk import plain_text, walk
from tests.exporters.epubs import exported, unzipped
from tests.exporters.lives import p, t

Edit = Callable[[str], str]


def edited(biography: Biography, name: str, edit: Edit) -> Import:
    """The book, read from its ebook in which one file was changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for entry, content in unzipped(exported(biography).content).items():
            changed = edit(content.decode()) if entry == f"EPUB/{name}" else content
            archive.writestr(entry, changed)
    return EpubImporter().read(file.getvalue(), "book.epub", ImportOptions())


def book(*content: Text | Note) -> Biography:
    chapter = Section(t("One"), (Paragraph(content),), role="chapter")
    return Biography(t("A Life"), sections=(chapter,), lang="en")


NOTED = book(Text("said"), Note((p("first note"),)), Text(" more"), Note((p("second note"),)))


def words(made: Import) -> list[str]:
    return [plain_text(part) for part in walk(made.biography) if isinstance(part, Paragraph)]


def test_what_was_put_beside_a_section_is_a_section_of_its_own() -> None:
    made = edited(
        book(Text("x")), "chapter-1.xhtml", lambda page: page.replace("</body>", "<p>y</p></body>")
    )
    assert [section.role for section in made.biography.sections] == ["chapter", "section"]
    assert words(made) == ["x", "y"]


def test_a_note_that_nothing_calls_any_more_stays_where_it_stands() -> None:
    def without_call(page: str) -> str:
        start = page.index('<a class="call" id="call-note-2"')
        return page[:start] + page[page.index("</a>", start) + 4 :]

    made = edited(NOTED, "chapter-1.xhtml", without_call)
    assert sum(isinstance(part, Note) for part in walk(made.biography)) == 1
    assert made.biography.sections[-1].role == "notes"
    assert "second note" in " ".join(words(made))


@pytest.mark.parametrize("target", ["note-1", "note-2"])
def test_notes_that_call_each_other_or_themselves_are_read_once(target: str) -> None:
    call = f'<a epub:type="noteref" href="notes.xhtml#{target}">1</a>'
    made = edited(NOTED, "notes.xhtml", lambda page: page.replace("<p>", f"<p>{call}"))
    told = sorted(each.removeprefix("1") for each in words(made) if "note" in each)
    assert told == ["first note", "second note"]


def test_what_was_made_is_told_in_its_words() -> None:
    made = edited(NOTED, "title-page.xhtml", lambda page: page.replace("A Life<", "A Better Life<"))
    told = [finding for finding in made.findings if finding.code == "dropped-made"]
    assert "A Better Life" in (told[0].words or "")


def test_sections_in_sections_without_end_are_read() -> None:
    deep = "<section>" * 3000 + "<p>deep</p>" + "</section>" * 3000
    made = edited(book(Text("x")), "chapter-1.xhtml", lambda page: page.replace("<p>x</p>", deep))
    assert "deep" in plain_text(made.biography)
