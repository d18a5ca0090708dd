"""Pages made to break readers: an end in bounded time, and nothing that runs."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.errors import BiokitError
from biokit.importers.base import ImportOptions
from biokit.importers.wikipedia import WikipediaImporter
from biokit.model.codec import decode, encode_for_reading
from biokit.model.walk import plain_text
from tests.importers.wikipedia.pages import account, book, call, page, read, references

PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class='thumb'>", "</div>", "<table class='infobox'>", "<tr>", "<th>Born",
        "<td>1 May 1900", "</table>", "<ol class='references'>", "<li id='cite_note-a'>", "</ol>",
        call("a"), call("b"), "<h2>", "Life", "</h2>", "<section>", "</section>", book(), "words ",
        "<a href='#cite_note-a'>", "<blockquote class='templatequote'>", "<figure>", "<img src='x'>",
        "<sup class='reference'>:3</sup>", "<span class='Z3988' title='rft.au=A&rft.date=1'>", "<dl><dd>",
        "<aside class='portable-infobox'>", "<div class='quotebox'>", "<cite class='citation'>", "\0",
        "<script>alert(1)</script>", "<p onclick='x()'>", "<ul class='gallery'><li>", "&#x200b;", "<<",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25))
def test_any_heap_of_pieces_is_read_to_a_biography_that_can_be_written(pieces: list[str]) -> None:
    biography = read(page("".join(pieces))).biography
    written = encode_for_reading(biography)
    assert decode(written) == biography
    assert b"alert(1)" not in written


@given(st.integers(0, 3000))
def test_half_a_page_is_read_as_far_as_it_goes(end: int) -> None:
    whole = page(f"<p>Words.{call('fox')}</p><h2>Life</h2><p>More.</p>{references(fox=book())}")
    with contextlib.suppress(BiokitError):
        WikipediaImporter().read(whole[:end], "half.html", ImportOptions())


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + "deep",
        "<table class='infobox'><tr><td>" * 2_000 + "deep",
        "<section><h2>x</h2>" * 3_000,
        "<blockquote class='templatequote'>" * 2_000 + "deep",
        "<ul><li>" * 3_000 + "deep",
    ],
)
def test_what_is_nested_too_deeply_keeps_its_text(body: str) -> None:
    imported = read(page("<p>Lead.</p>" + body))
    assert "Lead." in plain_text(account(imported))
    encode_for_reading(imported.biography)


def test_a_thousand_calls_of_a_thousand_notes_that_call_each_other_end() -> None:
    listed = {f"n{each}": f"Note.{call(f'n{(each + 1) % 1000}', '[a]')}" for each in range(1000)}
    imported = read(page(f"<p>One.{call('n0', '[a]')}</p>" + references(**listed)))
    assert dict(imported.counts)["references"] == 1000


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "<span style='display:none'>x</span>y" * 20_000 + "</p>",
        "<p>" + "<a href='/wiki/X'>y</a> " * 20_000 + "</p>",
        "<p>Words.</p>"
        + references(**{f"n{each}": f"The same words, page {each}" for each in range(3000)}),
        "<table class='infobox'>"
        + "<tr><th>Spouse</th><td>Ann Fox, Ben Fox</td></tr>" * 1500
        + "</table>",
        references(a="x" + "<span class='Z3988' title='rft.btitle=x'></span>" * 3000),
    ],
    ids=["hidden", "links", "alike", "rows", "unseen"],
)
def test_thousands_of_one_thing_take_seconds(body: str) -> None:
    begin = time.process_time()
    read(page(body))
    assert time.process_time() - begin < 10


def test_ids_given_twice_are_read_once() -> None:
    listed = references(fox=book()) + references(fox=book("Lee", "2001"))
    imported = read(page(f"<p>One.{call('fox')}</p>" + listed))
    assert len(account(imported).blocks) == 1
