"""Archives from anyone are read within their limits, or refused in one line."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import pytest

from biokit.errors import BadInput, TooLarge
from biokit.importers.archive import TOTAL_FACTOR, Archive

LIMIT = 1024 * 1024


def packed(*entries: tuple[str, bytes]) -> bytes:
    """An archive with these entries, in this order."""
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        warnings.simplefilter("ignore")
        for name, content in entries:
            file.writestr(name, content)
    return made.getvalue()


def test_files_are_read_by_their_names_in_order_and_folders_are_none() -> None:
    archive = Archive(packed(("b.txt", b"two"), ("a/", b""), ("a/c.txt", b"")), "x.zip", limit=9)
    assert archive.names == ("b.txt", "a/c.txt")
    assert archive.read("b.txt") == b"two"
    assert archive.has("a/c.txt")
    assert not archive.has("a")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(BadInput, match=r"x\.zip: there is no c\.txt in the archive"):
        Archive(packed(("a.txt", b"")), "x.zip", limit=9).read("c.txt")


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.txt", "a/../../up.txt", "C:/x", "a\\..\\b"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="outside of it"):
        Archive(packed((name, b"x")), "x.zip", limit=9)


def test_a_file_that_is_there_twice_must_be_the_same_both_times() -> None:
    assert Archive(packed(("a", b"1"), ("a", b"1")), "x.zip", limit=9).read("a") == b"1"
    with pytest.raises(BadInput, match="a twice, with different content"):
        Archive(packed(("a", b"1"), ("a", b"2")), "x.zip", limit=9)


def test_a_file_past_the_limit_is_not_unpacked() -> None:
    with pytest.raises(TooLarge, match="a in the archive is too large"):
        Archive(packed(("a", bytes(LIMIT + 1))), "x.zip", limit=LIMIT).read("a")


def test_a_file_that_grows_a_thousandfold_is_not_unpacked_even_below_the_limit() -> None:
    archive = Archive(packed(("a", bytes(20 * LIMIT))), "x.zip", limit=64 * LIMIT)
    with pytest.raises(TooLarge):
        archive.read("a")


def test_all_files_together_have_a_limit_and_one_read_twice_counts_once() -> None:
    many = [(str(number), bytes(LIMIT)) for number in range(TOTAL_FACTOR + 1)]
    archive = Archive(packed(*many), "x.zip", limit=LIMIT)
    for name in ("0", "0", "1", "2", "3"):
        archive.read(name)
    with pytest.raises(TooLarge):
        archive.read("4")


def test_a_size_that_the_header_lies_about_is_found_out() -> None:
    content = packed(("a", b"x" * 5000))
    place = content.rindex((5000).to_bytes(4, "little"))
    lie = content[:place] + (90).to_bytes(4, "little") + content[place + 4 :]
    with pytest.raises(BadInput, match="a in the archive cannot be read"):
        Archive(lie, "x.zip", limit=LIMIT).read("a")


def test_an_encrypted_file_is_said_to_be_encrypted() -> None:
    content = bytearray(packed(("a", b"secret")))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadInput, match="a in the archive is encrypted"):
        Archive(bytes(content), "x.zip", limit=LIMIT)


@pytest.mark.parametrize("share", [0, 1, 2, 3])
def test_an_archive_cut_short_is_refused_in_one_line(share: int) -> None:
    content = packed(("a", b"x" * 500), ("b", b"y" * 500))
    with pytest.raises(BadInput) as fault:
        Archive(content[: len(content) * share // 4], "x.zip", limit=LIMIT)
    assert "\n" not in str(fault.value)


def test_names_in_utf_8_are_read_even_if_the_archive_does_not_say_that_they_are() -> None:
    content = packed(("AAAAAA.xhtml", b"x"))
    unsaid = content.replace(b"AAAAAA", "蔡奇".encode())
    assert Archive(unsaid, "x.zip", limit=9).names == ("蔡奇.xhtml",)


def test_archives_made_to_break_readers_are_read_or_refused(shared_data: Path) -> None:
    told = [fault_of(file) for file in sorted((shared_data / "hostile" / "zip").iterdir())]
    refused = [words for words in told if words is not None]
    assert len(refused) >= 11
    assert not [words for words in refused if "\n" in words]


def fault_of(file: Path) -> str | None:
    """What is said of an archive that is refused; nothing of one that is read whole."""
    try:
        archive = Archive(file.read_bytes(), file.name, limit=LIMIT)
        for name in archive.names:
            archive.read(name)
    except BadInput as fault:
        return str(fault)
    return None
