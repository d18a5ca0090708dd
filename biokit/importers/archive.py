"""ZIP archives from anyone: nothing is unpacked before it is known to be small and in its place.

Only what EPUB and DOCX allow is read: entries that are stored or deflated
(https://www.w3.org/TR/epub-33/#sec-zip-container-zipreqs). Sizes are counted while inflating,
whatever the headers say.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from biokit.errors import BadInput, TooLarge

__all__ = ["ENTRY_LIMIT", "RATIO_LIMIT", "TOTAL_FACTOR", "Archive"]

ENTRY_LIMIT = 100_000
"""Entries of one archive."""
RATIO_LIMIT = 250
"""Bytes that one packed byte may become, in entries of more than `RATIO_FLOOR` bytes. Prose makes
four, the emptiest of real tables and drawings a hundred, a bomb a thousand."""
RATIO_FLOOR = 4 * 1024 * 1024
TOTAL_FACTOR = 4
"""How many times the limit of one entry all of them together may be."""

_STEP = 256 * 1024
_ENCRYPTED = 0x1
_UTF8 = 0x800
_HEADER = 30
"""Bytes of a local header before the name (APPNOTE 4.3.7)."""

_BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    LookupError,
    OverflowError,
)
"""What `zipfile` raises over archives that are no good."""


class Archive:
    """The entries of a ZIP archive, by name.

    Args:
        content: of the archive.
        path: what the user calls it.
        limit: bytes that one entry may have when it is unpacked; all together have `TOTAL_FACTOR`
            times as many.

    Raises:
        BadInput: it is no archive, cut short, encrypted, or has an entry that lies outside of it,
            over another, or twice with different content.
        TooLarge: it has too many entries.
    """

    def __init__(self, content: bytes, path: str, *, limit: int) -> None:
        self._path = path
        self._limit = limit
        self._left = limit * TOTAL_FACTOR
        try:
            self._file = ZipFile(BytesIO(content))
        except _BROKEN as fault:
            raise self._broken(fault) from fault
        entries = self._file.infolist()
        if len(entries) > ENTRY_LIMIT:
            raise TooLarge(f"the archive has more than {ENTRY_LIMIT:,} entries", path=path)
        self._refuse_overlaps(entries, len(content))
        self._entries: dict[str, ZipInfo] = {}
        self._paid: set[int] = set()
        for entry in entries:
            self._take(entry)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files, in the archive's order; folders have none."""
        return tuple(self._entries)

    def has(self, name: str) -> bool:
        """Whether there is a file of that name."""
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The content of a file.

        Raises:
            BadInput: there is none of that name, or it is damaged.
            TooLarge: unpacked it, or all that was read so far, is past the limit.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise BadInput(f"there is no {name} in the archive", path=self._path)
        return self._content(entry)

    # ------------------------------------------------------------------------------------ opening

    def _take(self, entry: ZipInfo) -> None:
        name = _name(entry)
        if name.endswith("/"):
            return
        if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/"):
            raise BadInput(
                f"the archive has an entry that lies outside of it: {name[:100]}",
                path=self._path,
                hint="do not trust it, nor unpack it with anything",
            )
        if entry.flag_bits & _ENCRYPTED:
            raise BadInput(
                f"{name[:100]} in the archive is encrypted",
                path=self._path,
                hint="unpack it with its password, and pack it without one",
            )
        first = self._entries.setdefault(name, entry)
        if first is not entry and self._content(first) != self._content(entry):
            raise BadInput(
                f"the archive has {name[:100]} twice, with different content", path=self._path
            )

    def _refuse_overlaps(self, entries: list[ZipInfo], size: int) -> None:
        places = sorted({(entry.header_offset, entry.compress_size) for entry in entries})
        ends = [(offset, offset + _HEADER + packed) for offset, packed in places]
        for (_, end), (start, _) in pairwise([*ends, (size, size)]):
            if end > start:
                raise BadInput(
                    "entries of the archive overlap, or reach past its end",
                    path=self._path,
                    hint="it is damaged or made to do harm; get it anew",
                )

    # ------------------------------------------------------------------------------------ reading

    def _content(self, entry: ZipInfo) -> bytes:
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise BadInput(
                f"{entry.filename[:100]} in the archive is packed in a way that is not read",
                path=self._path,
                hint="pack it anew, with deflate",
            )
        try:
            return b"".join(self._pieces(entry))
        except _BROKEN as fault:
            raise self._broken(fault, entry) from fault

    def _pieces(self, entry: ZipInfo) -> Iterator[bytes]:
        size, spent = 0, entry.header_offset not in self._paid
        ratio = max(RATIO_FLOOR, entry.compress_size * RATIO_LIMIT)
        with self._file.open(entry) as stream:
            while piece := stream.read(_STEP):
                size += len(piece)
                self._left -= len(piece) if spent else 0
                if size > min(self._limit, ratio) or self._left < 0:
                    raise self._bomb(entry)
                yield piece
        if size != entry.file_size:
            message = f"it is {size:,} bytes long, not {entry.file_size:,}"
            raise BadZipFile(message)
        self._paid.add(entry.header_offset)

    # ------------------------------------------------------------------------------------- faults

    def _broken(self, fault: Exception, entry: ZipInfo | None = None) -> BadInput:
        what = f"{entry.filename[:100]} in the archive" if entry else "the archive"
        words = " ".join(str(fault).split())[:100] or type(fault).__name__
        hint = "it is cut short or damaged; get it anew"
        return BadInput(f"{what} cannot be read: {words}", path=self._path, hint=hint)

    def _bomb(self, entry: ZipInfo) -> TooLarge:
        megabytes = self._limit // (1024 * 1024)
        return TooLarge(
            f"{entry.filename[:100]} in the archive is too large when it is unpacked, "
            "or all of it together is",
            path=self._path,
            hint=f"--max-size raises the limit of {megabytes} MB a file",
        )


def _name(entry: ZipInfo) -> str:
    """An entry's name, in UTF-8 even where the archive forgot to say so, with `/`."""
    name = entry.filename
    if not entry.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")
