"""Chromium, as it is installed: the reader that every ebook and every page can be opened in.

`BIOKIT_BROWSER` names one that has another name or place. None is ever fetched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VARIABLE = "BIOKIT_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
"""Where macOS keeps it."""
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
"""Nothing is drawn by a graphics card, and nobody is called."""
MISSING = f"there is no Chromium: install it, or name one in {VARIABLE}"


def found() -> Path | None:
    """The program of the browser; nothing if there is none.

    Raises:
        FileNotFoundError: the one that the environment names is not there.
    """
    named = os.environ.get(VARIABLE)
    if named:
        program = shutil.which(named)
        if program is None:
            message = f"{VARIABLE} names {named}, which is no program"
            raise FileNotFoundError(message)
        return Path(program)
    known = (*map(shutil.which, NAMES), *map(shutil.which, ELSEWHERE))
    return next((Path(program) for program in known if program), None)


def sandbox() -> tuple[str, ...]:
    """What the browser must be told to start as the user who runs the tests."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if root else ()


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser without a window; the test that asks for it skips where there is none."""
    program = found()
    if program is None:
        pytest.skip(MISSING)
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as session:
        made = session.chromium.launch(
            executable_path=str(program), args=[*FLAGS, *sandbox()], headless=True
        )
        try:
            yield made
        finally:
            made.close()


@contextmanager
def page(width: int = 800, height: int = 600, *, dark: bool = False) -> Iterator[Page]:
    """A page of a size in CSS pixels, with no way to the network."""
    with browser() as made:
        context = made.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            offline=True,
        )
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        yield opened
