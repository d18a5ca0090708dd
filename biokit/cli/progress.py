"""Progress on a terminal, drawn with rich, which is loaded only when someone watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def progress(names: Sequence[str]) -> Iterator[Callable[[str], None]]:
    """A line that shows what is still being made; what it gives is called when one is done."""
    left = list(names)
    shown = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TextColumn("{task.completed:.0f} of {task.total:.0f}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with shown:
        task = shown.add_task(_making(left), total=len(left))

        def advance(name: str) -> None:
            left.remove(name)
            shown.update(task, advance=1, description=_making(left))

        yield advance


def _making(names: Sequence[str]) -> str:
    return escape(f"making {', '.join(names)}")
