"""What is remembered of earlier builds, so that only what was edited is made again."""

from __future__ import annotations

from typing import Protocol

__all__ = ["FORGETFUL", "Forgetful", "Memory"]


class Memory(Protocol):
    """Keeps bytes by a key that says all they were made of. It may forget, and nobody minds."""

    def recall(self, key: bytes) -> bytes | None:
        """What was kept under the key, if it still is."""

    def keep(self, key: bytes, content: bytes) -> None:
        """Keep what was made."""


class Forgetful:
    """Remembers nothing: everything is made anew."""

    @staticmethod
    def recall(key: bytes) -> bytes | None:  # noqa: ARG004 (whatever it is)
        """Nothing."""
        return None

    @staticmethod
    def keep(key: bytes, content: bytes) -> None:
        """It is gone at once."""


FORGETFUL = Forgetful()
