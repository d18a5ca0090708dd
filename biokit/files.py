"""The disk: files read whole within a limit, and replaced at once or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from biokit.errors import BadInput, OutputFailed, TooLarge

__all__ = ["decoded", "is_folder", "make_folder", "read_whole", "write_atomically"]

MEGABYTE = 1024 * 1024


def is_folder(path: Path) -> bool:
    """Whether there is a folder.

    Raises:
        BadInput: nobody may know.
    """
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except PermissionError as fault:
        raise BadInput("this may not be looked at", path=path.as_posix()) from fault
    except (OSError, ValueError):
        return False


def read_whole(path: Path, limit: int, named: str | None = None) -> bytes:
    """The bytes of a file.

    Args:
        path: where it lies.
        limit: the most bytes that are read.
        named: what messages call it, if not by its path.

    Raises:
        BadInput: there is none, it is no regular file, or it may not be read.
        TooLarge: it is past the limit; nothing of it was read.
    """
    name = named or path.as_posix()
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise BadInput("this is a folder, not a file", path=name)
        if not stat.S_ISREG(found.st_mode):
            raise BadInput("this is not a regular file", path=name)
        if found.st_size > limit:
            raise TooLarge(
                f"the file is {_size(found.st_size)} large, and the limit is {_size(limit)}",
                path=name,
                hint="--max-size raises the limit",
            )
        return path.read_bytes()
    except OSError as fault:
        raise BadInput(_why_unread(fault), path=name, hint=_unread_hint(fault)) from fault
    except ValueError as fault:  # a NUL in the name
        raise BadInput("no file can have this name", path=ascii(name)) from fault


def _size(count: int) -> str:
    return f"{count} bytes" if count < MEGABYTE else f"{count / MEGABYTE:.0f} MB"


def _why_unread(fault: OSError) -> str:
    match fault:
        case FileNotFoundError() | NotADirectoryError():
            return "there is no such file"
        case PermissionError():
            return "the file may not be read"
        case OSError(errno=errno.ELOOP):
            return "the file is a symbolic link that leads in a circle"
        case _:
            return f"the file cannot be read: {_reason(fault)}"


def _unread_hint(fault: OSError) -> str | None:
    return "give yourself permission to read it" if isinstance(fault, PermissionError) else None


def _reason(fault: OSError) -> str:
    return (fault.strerror or str(fault)).lower()


def decoded(content: bytes, name: str) -> str:
    """The text of a UTF-8 file, without a byte order mark.

    Raises:
        BadInput: it is not UTF-8; names the line.
    """
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        what = "this looks like UTF-16" if wide else f"0x{content[fault.start]:02X} is not UTF-8"
        raise BadInput(
            what,
            path=name,
            line=content.count(b"\n", 0, fault.start) + 1,
            hint="save the file as UTF-8",
        ) from fault


def make_folder(path: Path) -> None:
    """Make a folder and those above it, if they are not there.

    Raises:
        OutputFailed: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        taken = isinstance(fault, FileExistsError | NotADirectoryError)
        why = "a file is in the way" if taken else _reason(fault)
        raise OutputFailed(f"the folder cannot be made: {why}", path=path.as_posix()) from fault


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path`: a reader sees the old file or the new, never half.

    A symbolic link is followed, and the mode of a file that was there is kept.

    Raises:
        OutputFailed: it cannot be written; what was there is untouched.
    """
    spare: Path | None = None
    try:
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise OutputFailed("a folder is in the way", path=path.as_posix())
        spare = target.with_name(f".biokit-{secrets.token_hex(8)}.part")
        _write_new(spare, content, _mode_of(target))
        spare.replace(target)
    except OSError as fault:
        raise OutputFailed(
            f"cannot be written: {_reason(fault)}",
            path=path.as_posix(),
            hint=_unwritten_hint(fault),
        ) from fault
    except RuntimeError as fault:  # Python 3.11 and 3.12 say so of a circle of links
        raise OutputFailed(
            "cannot be written: it is a symbolic link that leads in a circle", path=path.as_posix()
        ) from fault
    finally:
        if spare is not None:
            with suppress(OSError):
                spare.unlink(missing_ok=True)


def _mode_of(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_new(path: Path, content: bytes, mode: int | None) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _unwritten_hint(fault: OSError) -> str | None:
    match fault:
        case FileNotFoundError() | NotADirectoryError():
            return "make the folder first"
        case PermissionError():
            return "choose a folder you may write to with --out"
        case _:
            return None
