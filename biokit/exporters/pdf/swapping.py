"""Puts another value in the place of an attribute, for as long as a block runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["swapped"]


@contextmanager
def swapped(holder: object, name: str, value: object) -> Iterator[None]:
    """Within it, `holder.name` is `value`."""
    before = getattr(holder, name)
    setattr(holder, name, value)
    try:
        yield
    finally:
        setattr(holder, name, before)
