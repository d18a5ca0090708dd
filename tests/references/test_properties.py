"""Whatever a file holds, it is read; and one broken entry costs itself alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.errors import BadInput
from biokit.references import SUFFIXES, read_references

BITS = st.sampled_from(
    [
        "@book{", "@string{", "@comment{", "@", "{", "}", '"', "=", ",", "#", "\n", " ", "key", "title",
        "author", "date", "crossref", "key2", "{A and B}", "1921-05~", "\\", "\\emph", "%", "(", ")",
        "[", "]", ":", "- id: ", "  ", "TY  - BOOK\n", "ER  - \n", "AU  - A, B\n", '"id"', '"type"',
        "null", "é", "&a ", "*a", "|", "\t", "\r\n", "references:\n", "PY  - 19/\n", "year = {1}",
        "x = {", "= and", '{"id": "a", "issued": {"date-parts": [[', "]]}}", "true", "1e999",
    ]
)  # fmt: skip
TEXTS = st.lists(BITS, max_size=40).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(written=TEXTS)
def test_any_text_is_read_or_refused_in_words(suffix: str, written: str) -> None:
    content = written.encode("utf-8", "replace")
    try:
        found = read_references(content, f"refs{suffix}")
    except BadInput as fault:
        assert fault.path == f"refs{suffix}"  # noqa: PT017 (either is right)
        return
    keys = [source.id for source in found.sources]
    assert len(set(keys)) == len(keys)
    assert all(finding.path and finding.line for finding in found.findings)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(content=st.binary(max_size=80))
def test_any_bytes_are_read_or_refused_in_words(suffix: str, content: bytes) -> None:
    try:
        read_references(content, f"refs{suffix}")
    except BadInput as fault:
        assert str(fault).startswith(f"refs{suffix}")  # noqa: PT017 (either is right)


BROKEN = {
    ".bib": ("@book{{{}, title = {{T}}, date = {{1921}}}}\n", "@book{bad, title = {Open,\n"),
    ".json": ('  {{"id": "{}", "type": "book"}},\n', '  {"id": "bad", "type" "book"},\n'),
    ".yaml": ("- id: {}\n  type: book\n", "- id: bad\n  title: A: B\n"),
    ".ris": ("TY  - BOOK\nID  - {}\nER  - \n", "T1  - Bad\nER  - \n"),
}


@pytest.mark.parametrize("suffix", BROKEN)
@given(count=st.integers(1, 12), data=st.data())
def test_of_many_entries_with_one_broken_all_others_are_read(
    suffix: str, count: int, data: st.DataObject
) -> None:
    sound, broken = BROKEN[suffix]
    entries = [sound.format(f"key{number}") for number in range(count)]
    entries.insert(data.draw(st.integers(0, count)), broken)
    written = "".join(entries)
    if suffix == ".json":
        written = f"[\n{written.rstrip().removesuffix(',')}\n]\n"
    found = read_references(written.encode(), f"refs{suffix}")
    resolved = [source.id for source in found.sources if source.state == "resolved"]
    assert resolved == [f"key{number}" for number in range(count)]
    errors = [finding for finding in found.findings if finding.severity == "error"]
    assert len(errors) == 1
