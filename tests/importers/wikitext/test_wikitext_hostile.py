"""Pages of nothing but openings, and worse: read in bounded time, the text kept."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.errors import BadInput, TooLarge
from biokit.importers.base import ImportOptions
from biokit.importers.wikitext import WikitextImporter
from biokit.importers.wikitext.scanning import scanned, uncovered
from biokit.model.codec import encode
from tests.importers.wikitext.pages import counts, read

SECONDS = 20.0
"""Of the processor, for a hundred thousand of anything; each takes a few here."""
OPENINGS = (
    "{{", "[[", "<ref>", "''", "'''a ", "{|\n", "{{a|", "[[a|b", "<div>", "<!--", "[http://a.b ",
    "*", "==", "{{{", "<ref>{{a|[[b|''c", "{{{{{", "[http://{{a|", "&amp", "\n{|\n|-\n|",
    "<nowiki>", "<i ", '<ref name="', "__", "]]", "}}", "</ref>", "<math>", "\n|-", "\n|}", "<!-- a -->",
    "-{", "{{lang|fr|", "<small>", "|x=1", ":;#*", " ", "\n", "\0", "\ufdd0",
)  # fmt: skip
MANY = ("{{a}}", "[[a]]", "<ref>a</ref>", "\n*a", "{{cite book|title=a|year=1990}}", "http://a ")


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_hundred_thousand_openings_end_soon(opening: str) -> None:
    started = time.process_time()
    try:
        imported = read(opening * 100_000)
    except BadInput:
        assert not opening.strip("\0 \n")
        return
    assert time.process_time() - started < SECONDS
    assert encode(imported.biography)


@pytest.mark.parametrize("opening", ["{{", "[[", "{|\n", "<ref>"])
def test_openings_without_an_end_are_kept_as_text(opening: str) -> None:
    imported = read(f"before {opening} after")
    said = encode(imported.biography).decode()
    assert "before" in said
    assert "after" in said
    assert opening.strip() in said or any(
        opening.strip() in (finding.words or "") for finding in imported.findings
    )


@pytest.mark.parametrize("whole", MANY)
def test_time_grows_with_the_page_and_no_faster(whole: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        read(whole * times)
        return time.process_time() - started

    seconds(100)
    # What other tests of this process left behind is not looked through on this one's time.
    gc.collect()
    gc.freeze()
    try:
        assert seconds(6_000) < 12 * max(seconds(1_500), 0.05)
    finally:
        gc.unfreeze()


@given(st.text(alphabet="{}[]<>|!'=*#:; \nab/ref-", max_size=200))
def test_any_signs_are_read_or_refused(text: str) -> None:
    if text.strip():
        assert encode(read(text).biography)


@given(st.text(alphabet="{}[]<>|'= \nab", max_size=120))
def test_the_scan_gives_back_what_it_covered(text: str) -> None:
    scan = scanned(text)
    joined = "\n".join(uncovered(chunk.text) for chunk in scan.chunks)
    removed = sum(len(words) for _, words in scan.stray)
    assert len(joined) + removed >= len(text)
    assert joined == text or removed


def test_deep_nesting_is_kept_as_text() -> None:
    imported = read("{{quote|" * 400 + "core" + "}}" * 400)
    assert "core" in encode(imported.biography).decode()
    assert any(finding.code == "too-deep" for finding in imported.findings)


def test_a_reference_that_cites_itself_is_a_note() -> None:
    imported = read('a<ref name="x">b<ref name="x" /></ref>')
    assert encode(imported.biography)


def test_a_loop_of_notes_ends() -> None:
    imported = read("a{{efn|name=x|one{{efn|name=y|two{{efn|name=x}}}}}}{{efn|name=y}}")
    assert encode(imported.biography)


def test_an_empty_page_and_one_past_the_limit_are_refused() -> None:
    with pytest.raises(BadInput):
        read(" \n")
    with pytest.raises(TooLarge):
        WikitextImporter().read(b"a" * 10, "a.wiki", ImportOptions(max_size=5))
    with pytest.raises(BadInput):
        WikitextImporter().read(b"\xff\xfe\xff", "a.wiki", ImportOptions())


def test_lines_of_json_that_are_none_are_reported_and_the_rest_is_read() -> None:
    imported = read('{"title": "A", "text": "one"}\nnot json\n{"title": "B", "text": "two"}\n[]\n')
    assert counts(imported)["accounts"] == 2
    (told,) = [finding for finding in imported.findings if finding.code == "dropped-line"]
    assert (told.message[:2], told.words) == ("2:", "not json; []")


def test_no_script_survives() -> None:
    imported = read('<script>alert(1)</script> <span onclick="x()">a</span> [javascript:x b] c')
    said = encode(imported.biography).decode()
    assert "onclick" not in said
    assert '"url"' not in said
