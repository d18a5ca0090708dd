"""Word of every change that may make a product stale."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Timer

from biokit.build.watching import changes


def test_changes_of_input_are_told_and_those_of_products_are_not(project: Path) -> None:
    stop = Event()
    guard = Timer(20, stop.set)  # a watch that tells nothing must not hang the test
    guard.start()
    (project / "build").mkdir()
    told = changes(project, (project / "build",), stop)
    assert next(told) == ()
    for name in ("build/a-life.json", ".hidden", "text/01-one.md~"):
        (project / name).write_text("x")
    (project / "text" / "01-one.md").write_text("# One\n\nAnew.\n")
    assert next(told) == (str(project.resolve() / "text" / "01-one.md"),)
    (project / "text" / "03-new.md").write_text("# Three\n\nNew.\n")
    assert next(told) == (str(project.resolve() / "text" / "03-new.md"),)
    stop.set()
    guard.cancel()
    assert next(told, None) is None
