"""Files are read whole within a limit, and replaced at once or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from biokit.errors import BadInput, OutputFailed, TooLarge
from biokit.files import decoded, make_folder, read_whole, write_atomically

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00 text\r\n")
    assert read_whole(tmp_path / "a.txt", 8) == b"\x00 text\r\n"


def test_a_file_past_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(TooLarge, match="200 MB large, and the limit is 64 MB") as caught:
        read_whole(huge, 64 * 1024 * 1024, "huge.txt")
    assert str(caught.value).startswith("huge.txt: ")
    assert "--max-size" in str(caught.value)


def test_a_small_limit_is_told_in_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    with pytest.raises(TooLarge, match="4 bytes large, and the limit is 3 bytes"):
        read_whole(tmp_path / "a.txt", 3)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        read_whole(tmp_path / "none", 1)
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="no such file"):
        read_whole(tmp_path / "file" / "below", 1)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="folder, not a file"):
        read_whole(tmp_path, 1)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="not a regular file"):
        read_whole(tmp_path / "pipe", 1)


def test_a_circle_of_links_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(BadInput, match="leads in a circle"):
        read_whole(tmp_path / "a", 1)
    with pytest.raises(OutputFailed, match=r"circle|symbolic links"):
        write_atomically(tmp_path / "a", b"")


def test_a_name_with_a_nul_is_no_name(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no file can have this name"):
        read_whole(tmp_path / "a\0b", 1)


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "secret").touch(0o000)
    with pytest.raises(BadInput, match="may not be read"):
        read_whole(tmp_path / "secret", 1)


def test_permission_denied_is_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").touch()

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(BadInput, match=r"secret: the file may not be read\. give yourself"):
        read_whole(tmp_path / "secret", 1)


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"one\ntwo\nthr\xe9\n", 3, "0xE9 is not UTF-8"),
        (b"\xff\xfea\x00", 1, "UTF-16"),
        (b"\xed\xa0\x80", 1, "0xED is not UTF-8"),
    ],
)
def test_what_is_not_utf8_is_told_with_its_line(content: bytes, line: int, what: str) -> None:
    with pytest.raises(BadInput, match=what) as caught:
        decoded(content, "a.md")
    assert str(caught.value).startswith(f"a.md:{line}: ")


def test_a_byte_order_mark_is_no_text() -> None:
    assert decoded(b"\xef\xbb\xbfa", "a") == "a"


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "book.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


def test_a_new_file_has_the_mode_of_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "book.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputFailed, match="no space left on device"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "book.pdf"
    target.write_bytes(b"old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="a folder is in the way"):
        write_atomically(tmp_path, b"")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="make the folder first"):
        write_atomically(tmp_path / "none" / "a", b"")


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputFailed, match="a file is in the way"):
            make_folder(folder)


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    target = tmp_path / "book"
    versions = [bytes([n]) * 300_000 for n in range(4)]
    target.write_bytes(versions[0])
    done = threading.Event()
    torn: list[int] = []

    def read() -> None:
        while not done.is_set():
            content = target.read_bytes()
            if content not in versions:
                torn.append(len(content))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for turn in range(80):
            write_atomically(target, versions[turn % 4])
    finally:
        done.set()
        reader.join()
    assert torn == []
