"""The memory of a project's builds: what was read and printed, by all that it was made of.

It lies in `.biokit/memory/` beside the products, one file for each thing that is kept: a digest,
then the bytes it is the digest of. A file that was damaged, or is another's, is as if it were not
there. It is written when a build has made what it had to make, and what that build did not ask for
is thrown away then: the memory is never larger than one build needs.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

__all__ = ["FOLDER", "Kept"]

FOLDER = "memory"
_SIZE = 16
"""Bytes of a digest."""
_NAME = re.compile(rf"[0-9a-f]{{{2 * _SIZE}}}(\.\d+)?")
"""What we call our files, and those of them that were not finished."""


class Kept:
    """What earlier builds left in a folder.

    Args:
        folder: where it lies; it need not be there.
        stands_on: the program and all it needs, for another may make other things of the same.
    """

    def __init__(self, folder: Path, stands_on: bytes) -> None:
        self._folder = folder
        self._stands_on = stands_on
        self._asked: set[str] = set()
        self._new: dict[str, bytes] = {}

    def recall(self, key: bytes) -> bytes | None:
        """What was kept under the key; `None` if nothing was, or it is not what was written."""
        name = self._name(key)
        self._asked.add(name)
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
        """Put what is new where a later build finds it, and throw away what was not asked for.

        Where that cannot be done, it is made again.
        """
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            for name, content in self._new.items():
                # A half-written file is told by its digest: nothing waits for the disk here.
                spare = self._folder / f"{name}.{os.getpid()}"
                spare.write_bytes(_digest(content) + content)
                spare.replace(self._folder / name)
            self._asked |= self._new.keys()
            self._new.clear()
            for entry in os.scandir(self._folder):
                if entry.name not in self._asked and _NAME.fullmatch(entry.name):
                    Path(entry.path).unlink(missing_ok=True)

    def _name(self, key: bytes) -> str:
        return blake2b(self._stands_on + b"\0" + key, digest_size=_SIZE).hexdigest()


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
