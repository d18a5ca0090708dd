"""The memory of a project's builds: what was read and printed, by all that it was made of.

It lies in `.biokit/memory/` beside the products, one file for each thing that is kept: a digest,
then the bytes it is the digest of. A file that was damaged, or is another's, is as if it were not
there. What is read of the text is on one shelf, what was laid out of a product on a shelf of its
own. It is written when a build has made what it had to make, and what that build did not ask for of
a shelf that it used is thrown away then: a shelf is never larger than one build needs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

__all__ = ["FOLDER", "Kept", "Shelf"]

FOLDER = "memory"
_SIZE = 16
"""Bytes of a digest."""
_NAME = re.compile(rf"([0-9a-f]{{8}})-[0-9a-f]{{{2 * _SIZE}}}(\.\d+)?")
"""What we call our files, and those of them that were not finished."""


class Kept:
    """What earlier builds left in a folder. Itself, it is the shelf of the text.

    Args:
        folder: where it lies; it need not be there.
        stands_on: the program and all it needs, for another may make other things of the same.
    """

    def __init__(self, folder: Path, stands_on: bytes) -> None:
        self._folder = folder
        self._shelves: dict[str, Shelf] = {}
        self._stands_on = stands_on

    def shelf(self, name: str = "") -> Shelf:
        """What is remembered of one product."""
        return self._shelves.setdefault(name, Shelf(self._folder, self._stands_on, name))

    def recall(self, key: bytes) -> bytes | None:
        """What was kept of the text under the key."""
        return self.shelf().recall(key)

    def keep(self, key: bytes, content: bytes) -> None:
        """Keep what was read of the text."""
        self.shelf().keep(key, content)

    def write(self, others: Iterable[str] = ()) -> None:
        """Put what is new where a later build finds it, and throw away what was not asked for.

        Where that cannot be done, it is made again.

        Args:
            others: the names of shelves that stay as they are if this build did not use them.
        """
        used = {shelf.mark: shelf for shelf in self._shelves.values()}
        spared = {_mark(name) for name in others} - used.keys()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            for shelf in used.values():
                shelf.write()
            for entry in os.scandir(self._folder):
                named = _NAME.fullmatch(entry.name)
                if named is None or named[1] in spared:
                    continue
                if named[1] not in used or entry.name not in used[named[1]].asked:
                    Path(entry.path).unlink(missing_ok=True)


class Shelf:
    """What earlier builds left of one thing."""

    def __init__(self, folder: Path, stands_on: bytes, name: str) -> None:
        self._folder, self._stands_on = folder, stands_on
        self.mark = _mark(name)
        """How the names of its files begin."""
        self.asked: set[str] = set()
        self._new: dict[str, bytes] = {}

    def recall(self, key: bytes) -> bytes | None:
        """What was kept under the key; `None` if nothing was, or it is not what was written."""
        name = self._name(key)
        self.asked.add(name)
        try:
            written = (self._folder / name).read_bytes()
        except OSError:
            return None
        content = written[_SIZE:]
        return content if _digest(content) == written[:_SIZE] else None

    def keep(self, key: bytes, content: bytes) -> None:
        """Keep what was made, until it is written."""
        self._new[self._name(key)] = content

    def write(self) -> None:
        """Write what is new.

        Raises:
            OSError: it cannot be written.
        """
        for name, content in self._new.items():
            # A half-written file is told by its digest: nothing waits for the disk here.
            spare = self._folder / f"{name}.{os.getpid()}"
            spare.write_bytes(_digest(content) + content)
            spare.replace(self._folder / name)
        self.asked |= self._new.keys()
        self._new.clear()

    def _name(self, key: bytes) -> str:
        made = blake2b(self._stands_on + b"\0" + key, digest_size=_SIZE).hexdigest()
        return f"{self.mark}-{made}"


def _mark(name: str) -> str:
    return blake2b(name.encode(), digest_size=4).hexdigest()


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
