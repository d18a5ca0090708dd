"""Puts another value in the place of an attribute or a variable, for as long as a block runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["environment", "swapped"]


@contextmanager
def swapped(holder: object, name: str, value: object) -> Iterator[None]:
    """Within it, `holder.name` is `value`."""
    before = getattr(holder, name)
    setattr(holder, name, value)
    try:
        yield
    finally:
        setattr(holder, name, before)


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """Within it, the environment variable `name` is `value`."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
