"""The article without its chrome: links, pictures, quotations, tables, sections."""

from __future__ import annotations

import pytest

from biokit.errors import TooLarge
from biokit.importers.wikipedia import WikipediaImporter
from biokit.model.nodes import (
    BlockQuotation,
    Code,
    CrossReference,
    Figure,
    Link,
    Section,
    Table,
    Verse,
)
from biokit.model.walk import plain_text
from tests.importers.wikipedia.pages import account, every, page, read, read_body, text


def codes(body: str) -> set[str]:
    return {each.code for each in read_body(body).findings}


def test_a_table_of_those_before_and_after_is_navigation_and_a_row_of_a_box_is_not() -> None:
    box = (
        "<table class='infobox vcard'><tr><th>Born</th><td>1 May 1900</td></tr>"
        "<tr><th>Preceded by</th><td>Bo</td></tr><tr><th>Succeeded by</th><td>Cy</td></tr></table>"
    )
    succession = (
        "<table class='wikitable'><tr><td>Preceded by<br><b>Bo</b></td><td>Mayor</td>"
        "<td>Succeeded by<br><b>Cy</b></td></tr></table>"
    )
    imported = read_body(f"{box}<p>Ada sang.</p>{succession}")
    assert text(imported) == "Ada sang."
    assert imported.biography.life.claims
    assert [each.code for each in imported.findings if "navigation" in each.code]


def test_links_to_articles_are_words_and_links_out_stay() -> None:
    body = (
        '<p><a href="/wiki/Ulm" title="Ulm">Ulm</a> <a href="/w/index.php?redlink=1" class="new">'
        'Nowhere</a> <a class="extiw" href="https://de.wikipedia.org/wiki/Ulm">de</a> '
        '<a rel="nofollow" class="external text" href="https://example.org/">out</a></p>'
    )
    imported = read_body(body)
    assert text(imported) == "Ulm Nowhere de out"
    assert [each.url for each in every(account(imported), Link)] == ["https://example.org/"]
    (told,) = [each for each in imported.findings if each.code == "dropped-wikilinks"]
    assert told.words == "Ulm; Nowhere; de"


@pytest.mark.parametrize(
    "saved",
    ["", "https://en.wikipedia.org/wiki/Ada Muster", "//en.wikipedia.org/wiki/Ada%20Muster"],
)
def test_a_link_to_a_section_leads_there_however_the_page_was_saved(saved: str) -> None:
    body = (
        f'<p>See <a href="{saved}#Early_life">below</a>.</p><h2 id="Early_life">Early life</h2>'
        "<p>Born.</p>"
    )
    article = account(read_body(body))
    (reference,) = every(article, CrossReference)
    assert reference.target == article.sections[0].id == "early-life"


def test_chrome_goes_and_its_words_are_told() -> None:
    body = (
        '<div role="note" class="hatnote">For others, see X.</div><table class="ambox"><tr><td>'
        'Cite sources.</td></tr></table><p>Words.<sup class="noprint Inline-Template">[who?]</sup></p>'
        '<div class="navbox"><table><tr><th class="navbox-title">Mayors</th></tr></table></div>'
    )
    imported = read_body(body)
    assert text(imported) == "Words."
    told = {each.code: each.words for each in imported.findings}
    assert told["dropped-hatnote"] == "For others, see X."
    assert told["dropped-message-box"] == "Cite sources."
    assert told["dropped-navigation"] == "Mayors"
    assert told["dropped-editorial-mark"] == "[who?]"


@pytest.mark.parametrize(
    "hidden",
    [
        "<span style='display:none'>x</span>",
        "<span style='DISPLAY : none;'>x</span>",
        "<span class='sortkey'>x</span>",
        "<script>x</script>",
        "<style>x</style>",
        "<span class='noprint'>x</span>",
        "<span class='mw-editsection'>x</span>",
        "<sup class='reference cite_virgule'>x</sup>",
    ],
)
def test_what_readers_do_not_see_is_no_text(hidden: str) -> None:
    assert text(read_body(f"<p>A{hidden}B</p>")) == "AB"


def test_help_with_sounds_keeps_its_words_without_the_buttons() -> None:
    body = (
        '<p>Ada (<span class="IPA">/eɪdə/</span> <span class="unicode haudio">listen</span>) '
        "rang.</p>"
    )
    assert text(read_body(body)) == "Ada (/eɪdə/ ) rang."


@pytest.mark.parametrize(
    "shape",
    [
        (
            '<div class="thumb tright"><div class="thumbinner"><a href="/wiki/File:A.jpg" class="image">'
            "{img}</a><div class='thumbcaption'><div class='magnify'><a href='/x'>+</a></div>A house"
            "</div></div></div>"
        ),
        (
            '<figure typeof="mw:File/Thumb"><a href="./File:A.jpg">{img}</a><figcaption>A house'
            "</figcaption></figure>"
        ),
        (
            '<ul class="gallery"><li class="gallerybox"><div class="thumb">{img}</div>'
            '<div class="gallerytext"><p>A house</p></div></li></ul>'
        ),
        (
            '<div class="thumb tmulti"><div class="thumbinner"><div class="trow"><div class="tsingle">'
            '<div class="thumbimage">{img}</div><div class="thumbcaption">A house</div></div></div>'
            "</div></div>"
        ),
    ],
)
def test_a_picture_in_every_frame_is_a_figure_with_the_page_of_its_licence(shape: str) -> None:
    img = (
        '<img alt="Bricks" width="220" src="//upload.wikimedia.org/wikipedia/commons/thumb/a/ab/'
        'A.jpg/220px-A.jpg">'
    )
    (figure,) = every(account(read_body("<p>Words.</p>" + shape.format(img=img))), Figure)
    assert (plain_text(figure.caption), figure.alt, figure.path) == ("A house", "Bricks", None)
    assert figure.rights is not None
    assert figure.rights.source_url == "https://commons.wikimedia.org/wiki/File:A.jpg"


def test_flags_and_locks_in_the_line_go() -> None:
    body = '<p><span class="flagicon"><img alt="Flag" width="23" src="f.png"></span> Ulm</p>'
    assert every(account(read_body(body)), Figure) == []
    assert "dropped-icon" in codes(body)


@pytest.mark.parametrize(
    "shape",
    [
        (
            '<blockquote class="templatequote"><p>Bells.</p><div class="templatequotecite">— <cite>Ada'
            "</cite></div></blockquote>"
        ),
        (
            '<div class="quotebox"><blockquote class="quotebox-quote"><p>Bells.</p></blockquote>'
            '<p><cite class="left-aligned">Ada</cite></p></div>'
        ),
        (
            '<table class="cquote"><tr><td>“</td><td>Bells.</td><td>”</td></tr><tr><td colspan="3">'
            "<cite>— Ada</cite></td></tr></table>"
        ),
    ],
)
def test_a_quotation_in_every_frame_has_words_and_who_said_them(shape: str) -> None:
    (quotation,) = every(account(read_body(shape)), BlockQuotation)
    assert "".join(plain_text(each) for each in quotation.blocks) == "Bells."
    assert plain_text(quotation.attribution) == "Ada"


def test_a_table_has_its_caption_its_heads_and_its_spans() -> None:
    body = (
        '<table class="wikitable"><caption>Offices</caption><tr><th>Year</th><th>Office</th></tr>'
        '<tr><td>1945</td><td rowspan="2">Mayor</td></tr><tr><td>1946</td></tr></table>'
    )
    (table,) = every(account(read_body(body)), Table)
    assert plain_text(table.caption) == "Offices"
    assert table.header[0].cells[0].header
    assert table.rows[0].cells[1].rows == 2


def test_a_table_that_only_lays_out_is_unwrapped() -> None:
    body = '<table role="presentation"><tr><td><p>One.</p></td><td><p>Two.</p></td></tr></table>'
    article = account(read_body(body))
    assert every(article, Table) == []
    assert [plain_text(each) for each in article.blocks] == ["One.", "Two."]


def test_formulas_are_what_was_written_for_them() -> None:
    body = (
        '<p>So <span class="mwe-math-element"><span class="mwe-math-mathml-a11y" style="display:'
        'none"><math alttext="{\\displaystyle E=mc^{2}}"><mi>E</mi></math></span><img alt="x"></span>.'
        "</p>"
    )
    imported = read_body(body)
    assert [each.value for each in every(account(imported), Code)] == ["E=mc^{2}"]
    assert text(imported) == "So E=mc^{2}."


def test_a_poem_is_verse() -> None:
    assert (
        len(every(account(read_body('<div class="poem"><p>Ring,<br>ring.</p></div>')), Verse)) == 1
    )


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        '<section data-mw-section-id="1">{}</section>',
        '<div class="mw-heading mw-heading2">{}<span class="mw-editsection">[edit]</span></div>',
        "<details><summary>{}</summary></details>",
        '<div class="section-heading">{}</div>',
    ],
)
def test_headings_head_sections_whatever_is_wrapped_around_them(around: str) -> None:
    heading = around.format('<h2 id="Life">Life</h2>')
    article = account(read_body(f"<p>Lead.</p>{heading}<p>Born.</p><h3>Youth</h3><p>Small.</p>"))
    assert [plain_text(each.title) for each in article.sections] == ["Life"]
    (life,) = article.sections
    assert plain_text(life.blocks[-1]) == "Born."
    assert [plain_text(each.title) for each in every(life, Section)] == ["Life", "Youth"]


def test_a_page_says_what_it_is_and_under_what_licence() -> None:
    imported = read(
        page("<p>Words.</p>")
        .replace(b"<head>", b'<head><script>RLCONF={"wgRevisionId":123};</script>')
        .replace(
            b"</body>",
            b'<ul><li id="footer-info-lastmod">This page was last edited on 11 February 2022, at '
            b"08:09.</li></ul></body>",
        )
    )
    itself = imported.itself
    assert itself is not None
    assert (itself.item.title, itself.item.version, itself.kind) == (
        "Ada Muster",
        "123",
        "tertiary",
    )
    rights = imported.biography.rights
    assert rights is not None
    assert rights.licence == "CC-BY-SA-3.0"
    assert rights.source_url == "https://en.wikipedia.org/w/index.php?title=Ada%20Muster&oldid=123"
    assert rights.attribution is not None
    assert "action=history" in rights.attribution
    assert "Changes were made" in rights.attribution


def test_a_page_past_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge, match="--max-size"):
        read(page("<p>Words.</p>"), max_size=10)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"plain words",
        b"<p>",
        b"<html><body><p>Just a page</p></body></html>",
        b"\x89PNG",
        b"{}",
    ],
)
def test_what_no_wiki_made_is_not_taken_for_its_page(content: bytes) -> None:
    assert WikipediaImporter().recognise(content, "x.html") < 0.5
