"""Bytes that make trouble: what is refused, in one clear message, and what is read all the same."""

from __future__ import annotations

import time

import pytest

from biokit.errors import BadInput, BiokitError, TooLarge
from biokit.importers.base import ImportOptions
from biokit.importers.text import TextImporter
from biokit.model.walk import plain_text
from tests.importers.texts import PROSE, account, paragraphs, read


def refused(content: bytes, options: ImportOptions | None = None) -> BiokitError:
    with pytest.raises(BadInput) as caught:
        TextImporter().read(content, "life.txt", options or ImportOptions())
    assert caught.value.exit_code == 2
    assert caught.value.path == "life.txt"
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf\n", "\u2003\xa0".encode()])
def test_an_empty_document_is_refused(content: bytes) -> None:
    assert "empty" in refused(content).message


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"one\ntwo\nthr\xe9e\n", 3),
        (b"\xef\xbb\xbfone\r\nt\xffo", 2),
        (b"one\rtwo\rthree\xc3", 3),
        ("grüße".encode("latin-1"), 1),
        ("text".encode("utf-16"), 1),
        (b"a\n\xed\xa0\x80", 2),
    ],
)
def test_what_is_not_utf_8_is_refused_with_its_line(content: bytes, line: int) -> None:
    fault = refused(content)
    assert fault.line == line
    assert "UTF-8" in fault.message


def test_a_file_past_the_limit_is_refused_and_the_option_that_raises_it_named() -> None:
    fault = refused(b"a b c d", ImportOptions(max_size=6))
    assert isinstance(fault, TooLarge)
    assert "--max-size" in (fault.hint or "")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert (
        plain_text(account(read(b"\xef\xbb\xbfMarta Vell\n\n" + PROSE.encode())).title)
        == "Marta Vell"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_of_the_three_ways(end: str) -> None:
    imported = read(f"Marta Vell{end}{end}{PROSE}{end}{end}{PROSE}{end}")
    assert [block.origin and block.origin.line for block in account(imported).blocks] == [3, 5]


def test_characters_no_book_can_print_are_left_out_and_reported() -> None:
    imported = read(f"Ada\x07 Nox\n\n{PROSE}\x00\ufffe\U0001ffff\x1b[2J\x85end.\n")
    dropped = [f for f in imported.findings if f.code == "dropped-control"]
    assert [(finding.line, finding.words) for finding in dropped] == [
        (1, "\x07"), (3, "\x00\ufffe\U0001ffff\x1b"),
    ]  # fmt: skip
    assert plain_text(paragraphs(imported)[0]) == f"{PROSE}[2J end."


def test_a_character_that_turns_text_round_is_kept_and_reported() -> None:
    imported = read(f"{PROSE} \u202edetrever\u202c text.\n")
    assert "\u202edetrever\u202c" in plain_text(paragraphs(imported)[0])
    assert [f.line for f in imported.findings if f.code == "kept-override"] == [1]


def test_markup_of_other_formats_is_text() -> None:
    text = (
        "He wrote <script>alert(1)</script> & *so* on, \\o/ in {curly} %braces% and ${more} of it."
    )
    assert plain_text(paragraphs(read(text + "\n"))[0]) == text


HOSTILE = {
    "spaces": b"a" + b" " * 400_000 + b"b , c.\n",
    "lines": b"\n" * 400_000 + b"x\n",
    "brackets": b"a " + b"[" * 300_000,
    "marks": b"abc." + b"[1]" * 60_000,
    "parentheses": b"Ada Nox " + b"(" * 300_000,
    "quotes": b'" ' * 150_000,
    "pictures": b"![a](" * 60_000,
    "one word": b"x" * 800_000,
    "hyphens": b"a-" * 200_000,
    "headings": b"Word\n" * 60_000,
    "edits": b"[edit]\n" * 30_000,
    "edits in a line": b"Head" + b" [edit]" * 30_000,
    "equals": b"=" * 200_000 + b" x",
    "contents": b"Contents\n" + b"1 A\n" * 30_000,
    "tabs": b"a\tb\n" * 30_000,
    "pages": b"a[1]: 1" * 30_000,
    "taglines": b"from Wikipedia\n" * 10_000 + PROSE.encode(),
    "commas": b"a, " * 150_000,
    "combining": b"a" + "\u0301".encode() * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_time_in_proportion(name: str) -> None:
    """Seconds for what a quadratic rule would take minutes for."""
    began = time.process_time()
    imported = read(HOSTILE[name])
    assert time.process_time() - began < 8
    assert not [finding for finding in imported.findings if finding.code == "loss-words"]
