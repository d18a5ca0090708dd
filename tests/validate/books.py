"""What is validated: every example, the shared books read in and written again, every variant."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.validate.judges import Verdict

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared" / "data"


@dataclass(frozen=True)
class Case:
    """Something that becomes files for validators.

    `make` writes them into a folder of the case's own and returns what kept it from doing so.
    """

    name: str
    make: Callable[[Path], Verdict | None]


def examples() -> Iterator[Case]:
    """Every example, as EPUB and PDF."""
    for project in sorted(path.parent for path in (ROOT / "examples").glob("*/biography.toml")):
        yield Case(project.name, _built(project))


def _built(project: Path) -> Callable[[Path], Verdict | None]:
    def make(out: Path) -> Verdict | None:
        failed = biokit("build", str(project), "epub", "pdf", "--out", str(out), "--quiet")
        return Verdict(project.name, "biokit build", (failed,)) if failed else None

    return make


def shared_inputs() -> Iterator[Case]:
    """The two seed texts, the EPUBs and the whole books, read in and written again as EPUB."""
    inputs = [
        *sorted(SHARED.glob("seeds/*.txt")),
        *sorted(SHARED.glob("epub/*.epub")),
        *sorted(SHARED.glob("books/*/content.opf")),
    ]
    for source in inputs:
        stem = source.parent.name if source.stem == "content" else source.stem
        yield Case(f"again-{stem}", _exported(source, f"again-{stem}.epub"))


def _exported(source: Path, name: str) -> Callable[[Path], Verdict | None]:
    def make(out: Path) -> Verdict | None:
        if not importable(source.suffix):
            return Verdict(source.name, "", skipped=f"no importer for {source.suffix}")
        failed = biokit("export", str(source), str(out / name), "--quiet")
        return Verdict(name, "biokit export", (failed,)) if failed else None

    return make


def importable(suffix: str) -> bool:
    """Whether an importer says it reads files of that suffix."""
    from biokit import registry

    points = registry.registered(registry.IMPORTERS).values()
    return any(suffix in point.load().suffixes for point in points)


def biokit(*arguments: str) -> str | None:
    """Run the command; what it said if it failed."""
    done = _run(arguments)
    return None if done.returncode == 0 else done.stderr.strip() or f"exit {done.returncode}"


def biokit_said(*arguments: str) -> str:
    """Run the command; all that it said."""
    done = _run(arguments)
    return f"{done.stdout}{done.stderr}"


def _run(arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "biokit", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
