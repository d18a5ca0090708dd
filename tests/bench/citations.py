"""Chicago notes by the thousand, ours beside pandoc's and citeproc-py's.

    python -m tests.bench.citations

Each engine gets the same style file, the same 300 sources and the same notes, in a process of its
own whose whole processor time counts, start-up included.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench._notes import as_markdown, notes, sources

ROOT = Path(__file__).resolve().parents[2]
STYLE = "chicago-notes-bibliography"
SIZES = (1_000, 5_000)
RUNS = 3
PATIENCE = 40.0
"""Processor seconds after which citeproc-py stops; the line says how far it came."""
KILOBYTE = 1024 if sys.platform == "linux" else 1
"""What `ru_maxrss` counts in: kilobytes on Linux, bytes on macOS."""
MEGABYTE = 1024 * 1024


class Cost(NamedTuple):
    """What one engine took for one document."""

    cpu: float
    """Seconds, user and system together."""
    peak: float
    """Megabytes held at most."""
    said: str = ""
    """What is to be known of the figures."""


def main() -> None:
    """Print one table of the three engines at both sizes."""
    print(f"{'Chicago notes':<16}{'notes':>7}{'CPU s':>8}{'ratio':>7}{'peak MB':>9}")
    with tempfile.TemporaryDirectory(prefix="biokit-bench-") as scratch:
        folder = Path(scratch)
        prepare(folder)
        for size in SIZES:
            ours = best(ours_of(folder, size))
            show("biokit", size, ours, ours)
            pandoc = pandoc_path()
            if pandoc is None:
                print("pandoc          not installed: pip install 'biokit[bench]'")
            else:
                show("pandoc", size, best(pandoc_of(pandoc, folder, size)), ours)
            if find_spec("citeproc") is None:
                print("citeproc-py     not installed: pip install 'biokit[dev]'")
            else:
                show("citeproc-py", size, citeproc(folder, size), ours)


def show(engine: str, size: int, cost: Cost, ours: Cost) -> None:
    ratio = cost.cpu / ours.cpu
    row = f"{engine:<16}{size:>7,}{cost.cpu:>8.2f}{ratio:>6.1f}×{cost.peak:>9.0f}"
    print(f"{row}  {cost.said}".rstrip(), flush=True)


def prepare(folder: Path) -> None:
    """Lay out the documents. In a process of its own, whose memory counts for no engine."""
    run([sys.executable, "-m", "tests.bench.citations", "prepare", str(folder)])


def lay_out(folder: Path) -> None:
    from biokit.citing.catalogue import find_style

    known = sources()
    (folder / "sources.json").write_text(json.dumps(known), encoding="utf-8")
    (folder / "style.csl").write_bytes(find_style(STYLE).content)
    for size in SIZES:
        made = notes(size, known)
        (folder / f"{size}.json").write_text(json.dumps(made), encoding="utf-8")
        (folder / f"{size}.md").write_text(as_markdown(made), encoding="utf-8")


def pandoc_path() -> str | None:
    """The program on the path, or that of the PyPI package."""
    spec = find_spec("pypandoc")
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        packed = Path(place, "files", "pandoc")
        if packed.is_file():
            return str(packed)
    return shutil.which("pandoc")


def ours_of(folder: Path, size: int) -> list[str]:
    return [sys.executable, "-m", "tests.bench.citations", "ours", str(folder), str(size)]


def pandoc_of(pandoc: str, folder: Path, size: int) -> list[str]:
    return [
        pandoc, "--citeproc", f"--csl={folder / 'style.csl'}",
        f"--bibliography={folder / 'sources.json'}", "--from=markdown", "--to=html",
        f"--output={folder / 'pandoc.html'}", str(folder / f"{size}.md"),
    ]  # fmt: skip


def best(command: list[str]) -> Cost:
    return min((run(command) for _ in range(RUNS)), key=lambda cost: cost.cpu)


def citeproc(folder: Path, size: int) -> Cost:
    """Once is enough: it is slower by far than what runs differ by."""
    module = [sys.executable, "-m", "tests.bench.citations", "citeproc", str(folder), str(size)]
    cost = run(module)
    told = json.loads((folder / "citeproc.json").read_text(encoding="utf-8"))
    said = [f"{told['raised']:,} notes raise an exception"] if told["raised"] else []
    if told["done"] < size:
        said.insert(0, f"stopped after {told['done']:,} notes")
    return cost._replace(said="; ".join(said))


def run(command: list[str]) -> Cost:
    """Run a program to its end, and ask the system what it took.

    Raises:
        SystemExit: it failed.
    """
    process = os.posix_spawn(command[0], command, {**os.environ, "PYTHONPATH": str(ROOT)})
    _, status, usage = os.wait4(process, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KILOBYTE / MEGABYTE)


def format_with_ours(folder: Path, size: int) -> None:
    from biokit import citing

    known = json.loads((folder / "sources.json").read_bytes())
    asked = json.loads((folder / f"{size}.json").read_bytes())
    made = citing.cite(citing.style(str(folder / "style.csl"), anywhere=True), known, asked)
    lines = [citing.as_html(each) for each in made.citations]
    lines += [citing.as_html(entry.content) for entry in made.entries]
    (folder / "ours.html").write_text("\n".join(lines), encoding="utf-8")


def format_with_citeproc(folder: Path, size: int) -> None:
    """Its own way: register all citations, print each, then the bibliography."""
    # It warns of every variable it does not know.
    warnings.simplefilter("ignore")
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source import Locator
    from citeproc.source.json import CiteProcJSON

    known = json.loads((folder / "sources.json").read_bytes())
    asked: list[list[dict[str, Any]]] = json.loads((folder / f"{size}.json").read_bytes())
    style = CitationStylesStyle(str(folder / "style.csl"), validate=False)
    works = CitationStylesBibliography(style, CiteProcJSON(known), formatter.html)

    def item(cite: dict[str, Any]) -> object:
        if "locator" in cite:
            cite["locator"] = Locator("page", cite["locator"])
        return CitationItem(cite.pop("id"), **cite)

    citations = [Citation([item(cite) for cite in cites]) for cites in asked]
    for citation in citations:
        works.register(citation)
    done = raised = 0
    for citation in citations:
        if time.process_time() > PATIENCE:
            break
        raised += raises(partial(works.cite, citation, ignored))
        done += 1
    if done == size:
        raises(works.bibliography)
    (folder / "citeproc.json").write_text(json.dumps({"done": done, "raised": raised}))


def ignored(_item: object) -> None:
    """What citeproc-py calls for an item that it does not know."""


def raises(work: Callable[[], object]) -> bool:
    """Whether something fails, which is counted and does not end the run."""
    try:
        work()
    except Exception:  # noqa: BLE001 (whatever it is, it is counted)
        return True
    return False


def child(step: str, folder: Path, size: str = "") -> None:
    """What one process does."""
    match step:
        case "prepare":
            lay_out(folder)
        case "ours":
            format_with_ours(folder, int(size))
        case _:
            format_with_citeproc(folder, int(size))


if __name__ == "__main__":
    child(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]) if len(sys.argv) > 1 else main()
