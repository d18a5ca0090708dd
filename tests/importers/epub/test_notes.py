"""Notes are joined to their calls wherever they stand, and whoever made the book."""

from __future__ import annotations

from typing import TypeVar

import pytest

from biokit.model.nodes import CrossReference, Note, Section, Superscript
from biokit.model.walk import Part, plain_text, walk
from tests.importers.epub.making import codes, notes, read, shape, words

CALL = '<a epub:type="noteref" href="{}">{}</a>'


P = TypeVar("P", bound=Part)


def call(href: str, mark: str = "1") -> str:
    return CALL.format(href, mark)


def parts(sections: tuple[Section, ...], kind: type[P]) -> list[P]:
    return [part for section in sections for part in walk(section) if isinstance(part, kind)]


def test_notes_of_a_file_of_their_own_are_joined_and_leave_a_place_for_notes() -> None:
    found = read(
        {
            "a.xhtml": f"<h1>A</h1><p>Said{call('n.xhtml#n1')}.</p>",
            "n.xhtml": '<section epub:type="endnotes"><h2>Endnotes</h2><ol><li id="n1" '
            'epub:type="endnote"><p>So. <a href="a.xhtml" epub:type="backlink">↩</a></p></li></ol>'
            "</section>",
        }
    )
    assert shape(found) == ["chapter: A", "notes: Endnotes"]
    assert words(found) == ["Said.", ""]
    assert notes(found) == ["So."]
    assert found.biography.editions[0].placement == "book-end"


@pytest.mark.parametrize(
    "note",
    [
        '<aside id="n" epub:type="footnote"><p>So.</p></aside>',
        '<aside id="n" role="doc-footnote"><p>1. So.</p></aside>',
        '<div id="n" class="footnote"><p>[1] So.</p></div>',
        '<div class="footnote"><p id="n"><sup>1</sup> So.</p></div>',
        '<p id="n"><a href="#r">1</a>) So.</p>',
        '<ol><li id="n">So. <a href="#r" role="doc-backlink">↩︎</a></li></ol>',
        '<ol><li><p id="n">So. [<a href="#r">back</a>]</p></li></ol>',
        '<dl><dt id="n">1</dt><dd>So.</dd></dl>',
        '<table><tr><td><a id="n" href="#r">1</a></td><td>So.</td></tr></table>',
        '<p><a id="n"></a><a href="#r">[1]</a> So.</p>',
        '<ul><li id="n">¹ So.<a href="#r">^</a></li></ul>',
    ],
)
def test_a_note_is_read_without_its_number_and_the_way_back(note: str) -> None:
    link = '<a id="r" epub:type="noteref" href="#n">1</a>'
    found = read({"a.xhtml": f"<h1>A</h1><p>Said{link}.</p>{note}"})
    assert notes(found) == ["So."]
    assert words(found) == ["Said."]


@pytest.mark.parametrize(
    "link",
    [
        '<sup><a id="r" href="#n">1</a></sup>',
        '<a id="r" href="#n"><sup>1</sup></a>',
        '<a id="r" href="#n">[1]</a>',
        '[<a id="r" href="#n">1</a>]',
        '<a id="r" href="#n" class="fnref">1</a>',
        '<a id="r" href="#n">1</a>',
        '<span class="superscript"><a id="r" href="#n">1</a></span>',
        '<a id="r"></a><a href="#n" class="fnanchor">[1]</a>',
        '<a id="r" href="#n">*</a>',
        '<a id="r" href="#n">¹</a>',
    ],
)
def test_a_link_that_looks_like_a_call_and_is_answered_is_one(link: str) -> None:
    mark = "*" if ">*<" in link else "1"
    note = f'<p id="n"><a href="#r">{mark}</a> So.</p>'
    found = read({"a.xhtml": f"<h1>A</h1><p>Said{link}.</p>{note}"}, version="2.0")
    assert (notes(found), words(found)) == (["So."], ["Said."])
    assert "guess-note" in codes(found)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#n">12</a>',
        '<a href="#n">there</a>',
        '<sup><a href="#n">12</a></sup>',
        '<a href="#h">1</a>',
    ],
)
def test_a_link_that_nothing_answers_is_a_link(link: str) -> None:
    found = read({"a.xhtml": f'<h1 id="h">1</h1><p>Said {link}.</p><p id="n">Text.</p>'})
    assert notes(found) == []
    assert parts(found.biography.sections, CrossReference)


def test_of_two_links_that_lead_to_each_other_the_one_within_the_text_calls() -> None:
    found = read(
        {
            "a.xhtml": '<h1>A</h1><p>One <a id="r1" href="n.xhtml#f1">1</a> and <a id="r2" '
            'href="n.xhtml#f2">2</a>.</p>',
            "n.xhtml": '<h1>Notes</h1><p><a id="f1" href="a.xhtml#r1">1</a> First.</p><p>'
            '<a id="f2" href="a.xhtml#r2">2</a> Second.</p>',
        }
    )
    assert notes(found) == ["First.", "Second."]
    assert words(found)[0].split() == ["One", "and", "."]


def test_a_note_of_several_paragraphs_in_a_list_of_paragraphs_is_whole() -> None:
    found = read(
        {
            "a.xhtml": '<h1>A</h1><p>x<a id="r1" href="#f1"><sup>1</sup></a> '
            'y<a id="r2" href="#f2"><sup>2</sup></a></p><h2>Notes</h2><p id="f1"><a href="#r1">1'
            '</a> One.</p><p>More.</p><blockquote>Quoted.</blockquote><p id="f2"><a href="#r2">2'
            "</a> Two.</p><p>Text again.</p>"
        }
    )
    assert notes(found) == ["One. | More. | Quoted.", "Two."]
    assert "Text again." in plain_text(found.biography.sections[0])


def test_a_note_called_twice_stands_once_and_is_referred_to() -> None:
    found = read(
        {
            "a.xhtml": f"<h1>A</h1><p>x{call('#n')} y{call('#n')}</p>"
            '<aside id="n" epub:type="footnote"><p>So.</p></aside>'
        }
    )
    (note,) = parts(found.biography.sections, Note)
    (again,) = parts(found.biography.sections, CrossReference)
    assert (note.id, again.target, again.form) == ("n", "n", "number")
    assert parts(found.biography.sections, Superscript)


def test_a_call_without_its_note_keeps_its_mark_and_is_told() -> None:
    found = read({"a.xhtml": f"<h1>A</h1><p>Said{call('#gone', '7')}.</p>"})
    assert words(found) == ["Said7."]
    assert codes(found) == ["lost-note"]


def test_a_note_that_nothing_calls_stays_where_it_stands_and_is_told() -> None:
    found = read(
        {
            "a.xhtml": f"<h1>A</h1><p>Said{call('#n')}.</p><aside id='n' epub:type='footnote'>So."
            "</aside><aside id='m' epub:type='footnote'>Alone.</aside>"
        }
    )
    assert words(found) == ["Said. Alone."]
    assert codes(found) == ["uncalled-note"]


def test_a_call_in_a_heading_is_joined() -> None:
    found = read(
        {"a.xhtml": f"<h1>A{call('#n')}</h1><p>b</p><aside id='n' epub:type='footnote'>So.</aside>"}
    )
    assert any(isinstance(part, Note) for part in found.biography.sections[0].title)
    assert plain_text(found.biography.sections[0].title) == "A"


def test_notes_within_notes_are_joined_and_circles_of_them_are_not_followed() -> None:
    found = read(
        {
            "a.xhtml": f"<h1>A</h1><p>x{call('#n1')}</p><ol>"
            f"<li id='n1'>One{call('#n2', '2')}.</li><li id='n2'>Two, as {call('#n1')}.</li>"
            f"<li id='n3'>Three{call('#n4', '4')}.</li><li id='n4'>Four{call('#n3', '3')}.</li></ol>"
        }
    )
    assert notes(found) == ["One.", "Two, as ."]
    assert words(found) == ["x Three4.Four3."]


def test_a_chain_of_thousands_of_notes_is_no_trouble() -> None:
    chain = "".join(f"<li id='n{n}'>n{call(f'#n{n + 1}')}</li>" for n in range(3000))
    found = read({"a.xhtml": f"<h1>A</h1><p>x{call('#n0')}</p><ol>{chain}</ol>"})
    assert len(notes(found)) == 9


def test_words_that_lead_to_what_is_said_of_them_are_what_the_note_is_about() -> None:
    found = read(
        {
            "a.xhtml": '<h1>A</h1><p>The <a epub:type="annoref" href="#n">warrier</a> came.</p>'
            '<aside id="n" epub:type="annotation"><p>Read: warrior.</p></aside>'
        }
    )
    (note,) = parts(found.biography.sections, Note)
    assert plain_text(note.anchor) == "warrier"
    assert words(found) == ["The warrier came."]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Translator’s note: so.", "translator"),
        ("So. [Trans.]", "translator"),
        ("So.—Ed.", "editor"),
        ("[Editor’s note: so.]", "editor"),
        ("The present editor says so.", "comment"),
        ("So he said to his translator", "comment"),
    ],
)
def test_a_note_that_says_whose_it_is_is_of_that_kind(said: str, kind: str) -> None:
    found = read({"a.xhtml": f"<h1>A</h1><p>x{call('#n')}</p><aside id='n'><p>{said}</p></aside>"})
    (note,) = parts(found.biography.sections, Note)
    assert note.kind == kind


def test_a_note_in_another_language_than_the_text_that_calls_it_says_so() -> None:
    found = read(
        {
            "a.xhtml": f"<h1>A</h1><p>x{call('#n')} y{call('#m', '2')}</p>"
            "<aside id='n' lang='de'><p>So.</p></aside><aside id='m'><p>Thus.</p></aside>"
        }
    )
    assert [note.lang for note in parts(found.biography.sections, Note)] == ["de", None]


def test_headings_over_notes_that_are_joined_are_told_and_notes_at_chapter_ends_stay_there() -> (
    None
):
    found = read(
        {
            "a.xhtml": f"<section epub:type='chapter'><h1>A</h1><p>x{call('#n')}</p>"
            "<section epub:type='footnotes'><h2>Notes to A</h2><ol><li id='n'>So.</li></ol>"
            "</section></section>"
        }
    )
    assert shape(found) == ["chapter: A"]
    assert found.biography.editions[0].placement == "chapter-end"
    (told,) = (finding for finding in found.findings if finding.code == "dropped-heading")
    assert told.words == "Notes to A"


def test_words_about_another_note_are_words_and_lead_to_it() -> None:
    found = read(
        {
            "a.xhtml": f"<h1>A</h1><p>x{call('#n1')} y{call('#n2', '2')}</p><ol><li id='n1'>So.</li>"
            "<li id='n2'>See before (<a href='#n1'>note 1</a>, (<a href='#n1'>1</a>)).</li></ol>"
        }
    )
    assert notes(found) == ["So.", "See before (note 1, (1))."]
    assert [one.target for one in parts(found.biography.sections, CrossReference)] == ["n1", "n1"]


def test_a_call_may_say_that_it_calls_a_note() -> None:
    found = read({"a.xhtml": f"<h1>A</h1><p>x {call('#n', 'Note 1')}</p><aside id='n'>So.</aside>"})
    (note,) = parts(found.biography.sections, Note)
    assert note.anchor == ()
