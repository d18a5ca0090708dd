"""Watching a project: word of every change that may make a product stale."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from threading import Event

import watchfiles

from biokit.resources import shipped

BEAT = 200
"""Milliseconds in which nothing happens, after which the watch has surely begun."""


def changes(
    project: Path, apart: Collection[Path] = (), stop: Event | None = None
) -> Iterator[tuple[str, ...]]:
    """The names of files that were changed: none when the watch begins, then whenever some were.

    What changes while the caller is at work is told when it asks again; nothing is missed.

    Args:
        project: the folder that is watched, with our own styles and templates.
        apart: files and folders in it that don't count, as the products do not.
        stop: ends the watching.
    """
    folders = [
        folder.resolve()
        for folder in (project, shipped("styles"), shipped("templates"))
        if folder.is_dir()
    ]
    not_input = tuple(path.resolve() for path in apart)

    def counts(_: watchfiles.Change, name: str) -> bool:
        path = Path(name)
        home = next((folder for folder in folders if path.is_relative_to(folder)), path)
        hidden = any(part.startswith(".") for part in path.relative_to(home).parts)
        passing = hidden or name.endswith("~")
        return not passing and not any(path.is_relative_to(other) for other in not_input)

    begun = False
    for batch in watchfiles.watch(
        *folders,
        watch_filter=counts,
        stop_event=stop,
        debounce=300,
        rust_timeout=BEAT,
        yield_on_timeout=True,
    ):
        if batch or not begun:
            begun = True
            yield tuple(sorted(name for _, name in batch))
