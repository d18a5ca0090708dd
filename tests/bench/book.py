"""What the example costs to import, load and export, with bare WeasyPrint beside our PDF.

    python -m tests.bench book

Every step runs in a process of its own, so that its peak memory is its own. Bare WeasyPrint gets
the markup, the style sheets and the faces of our last layout, and one layout to do it in.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.bench._bare import printing, recording

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "examples" / "cai-qi"
RUNS = 3
MEGABYTE = 1024 * 1024
FORMATS = ("markdown", "json", "html", "epub", "pdf")
RECORD = "printed.json"


class Cost(NamedTuple):
    """What one step took in its own process."""

    cpu: float
    """Seconds of processor time of the step."""
    wall: float
    """Seconds on the clock."""
    peak: float
    """Megabytes the process held at most, its imports included."""
    size: int
    """Bytes of the product."""


def main() -> None:
    """Print the costs, best of several runs each."""
    print(f"{'examples/cai-qi':<32}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}{'KB':>7}")
    with tempfile.TemporaryDirectory(prefix="biokit-bench-") as scratch:
        for step, label in (
            ("nothing", "bare Python"),
            ("import", "import biokit"),
            ("load", "load the project"),
            *((name, f"export {name}") for name in FORMATS),
            ("bare", "bare WeasyPrint, same HTML"),
        ):
            costs = [measured(step, Path(scratch)) for _ in range(RUNS)]
            best = min(costs, key=lambda cost: cost.cpu)
            row = f"{label:<32}{best.cpu:>8.2f}{best.wall:>8.2f}{best.peak:>9.0f}"
            print(f"{row}{best.size / 1000:>7.0f}" if best.size else row, flush=True)


def measured(step: str, scratch: Path) -> Cost:
    """Run one step in a new process."""
    command = [sys.executable, "-m", "tests.bench.book", step, str(scratch)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{step} failed:\n{done.stderr}")
    return Cost(**json.loads(done.stdout))


def child(step: str, scratch: Path) -> None:
    """Prepare a step, take its time, print what it cost."""
    task = prepared(step, scratch)
    cpu, wall = time.process_time(), time.perf_counter()
    product = task()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    size = product.stat().st_size if product is not None else 0
    print(json.dumps(Cost(cpu, wall, peak_memory(), size)._asdict()))


def peak_memory() -> float:
    """Megabytes this process held at most.

    Linux counts a parent's peak into a child's `ru_maxrss`, so there the kernel's own record of
    this process is read.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    # Bytes on macOS (getrusage(2)).
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def prepared(step: str, scratch: Path) -> Callable[[], Path | None]:
    """The step, ready to run; what it stands on is done."""
    match step:
        case "nothing":
            return lambda: None
        case "import":
            return import_biokit
        case "load":
            return load_project
        case "bare":
            return printing(scratch / RECORD, scratch / "bare.pdf")
        case _:
            return export_as(step, scratch)


def import_biokit() -> None:
    import biokit  # noqa: F401 (it is what is measured)


def load_project() -> None:
    import biokit

    biokit.load(BOOK)


def export_as(name: str, scratch: Path) -> Callable[[], Path]:
    """An export of the example that was loaded before."""
    import biokit

    life = biokit.load(BOOK)

    def export() -> Path:
        product = scratch / f"cai-qi.{name}"
        if name == "pdf":
            # Keeping what it is printed from takes next to nothing.
            with recording(scratch / RECORD):
                biokit.export(life, product, to=name)
        else:
            biokit.export(life, product, to=name)
        return product

    return export


if __name__ == "__main__":
    child(sys.argv[1], Path(sys.argv[2])) if len(sys.argv) > 1 else main()
