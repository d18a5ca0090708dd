"""Every real input read in, written in every format and validated: one table.

    python -m tests.corpus [FOLDER] [--only PATTERN] [-j N] [--formats epub,json] [--pdf-words N]

FOLDER holds inputs of any kind; without one it is `shared/data` beside the checkout. Exits with 1 if
anything crashed, was refused that should be read, or is not valid.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import repeat
from pathlib import Path

from biokit.cli.terminal import one_line
from tests.corpus.inputs import Input, inputs_in
from tests.corpus.judging import epub_complaints, pdf_fault, reads_back
from tests.corpus.one import Made, Told
from tests.corpus.table import drawn

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared" / "data"
FORMATS = ("pdf", "epub", "markdown", "html", "json")
PDF_WORDS = 120_000
"""A PDF of more takes minutes: it is made if --pdf-words says so."""


def main() -> int:
    """Print the table; 1 if there is a fault."""
    asked = arguments()
    if not asked.folder.exists():
        print(
            f"{asked.folder}: there is no such folder. pass one that holds inputs", file=sys.stderr
        )
        return 2
    inputs = [
        one for one in inputs_in(asked.folder) if fnmatch.fnmatch(one.name, f"*{asked.only}*")
    ]
    with tempfile.TemporaryDirectory(prefix="biokit-corpus-") as scratch:
        out = asked.out or Path(scratch)
        began = time.perf_counter()
        with ThreadPoolExecutor(asked.jobs) as pool:
            places = [out / f"{number:04d}" for number in range(len(inputs))]
            told = list(pool.map(run, inputs, places, repeat(asked)))
        faults = judged(inputs, places, told)
        print(drawn(inputs, told, asked.formats), end="")
        print(said_of_all(told, asked.formats, time.perf_counter() - began, len(faults)))
        for name, fault in faults:
            print(f"{name}: {one_line(fault)}")
    return 1 if faults else 0


def said_of_all(told: list[Told], formats: list[str], seconds: float, faults: int) -> str:
    """`205 inputs in 900 s, 0 faults; losses told in writing: epub 12, json 0`."""
    losses = {
        name: sum(tale.made[name].losses for tale in told if name in tale.made) for name in formats
    }
    written = ", ".join(f"{name} {count:,}" for name, count in losses.items())
    head = f"{len(told)} inputs in {seconds:.0f} s, {faults} faults"
    return f"{head}; losses told in writing: {written}"


def arguments() -> argparse.Namespace:
    """What the user asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--only", default="", metavar="PATTERN", help="part of the inputs' names")
    parser.add_argument("-j", dest="jobs", type=int, default=1, metavar="N")
    parser.add_argument("--formats", type=lambda said: said.split(","), default=list(FORMATS))
    parser.add_argument("--pdf-words", type=int, default=PDF_WORDS, metavar="N")
    parser.add_argument("--seconds", type=int, default=1800, help="the most that an input may take")
    parser.add_argument("--out", type=Path, help="where products are kept; else they are not")
    return parser.parse_args()


def run(one: Input, out: Path, asked: argparse.Namespace) -> Told:
    """One input in a process of its own."""
    order = {
        **asdict(one),
        "path": str(one.path),
        "formats": asked.formats,
        "out": str(out),
        "most_words": asked.pdf_words,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.corpus.one", json.dumps(order)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=asked.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Told(fault=f"no end in {asked.seconds} s", crashed=True)
    if done.returncode != 0 or not done.stdout:
        return Told(fault=(done.stderr.strip() or "killed").splitlines()[-1], crashed=True)
    said = json.loads(done.stdout)
    made = {name: Made(**each) for name, each in said.pop("made").items()}
    return Told(**said, made=made)


# ------------------------------------------------------------------------------------------ faults


def judged(inputs: list[Input], places: list[Path], told: list[Told]) -> list[tuple[str, str]]:
    """Everything that is wrong, by the input it is wrong with; what was made is marked so."""
    faults: list[tuple[str, str]] = []
    books: dict[Path, tuple[Input, Made]] = {}
    for one, place, tale in zip(inputs, places, told, strict=True):
        if tale.fault and (tale.crashed or not one.may_be_refused):
            faults.append((one.name, tale.fault))
        for name, made in tale.made.items():
            if made.fault is None and made.skipped is None:
                product = place / f"book.{name}"
                made.fault = fault_in(product, name, made)
                if name == "epub":
                    books[product] = (one, made)
            if made.fault is not None:
                faults.append((one.name, f"{name}: {made.fault}"))
    for book, complaints in epub_complaints(list(books)).items() if books else ():
        one, made = books[book]
        if complaints:
            made.fault = f"{len(complaints)} complaints"
            faults += [(one.name, f"epub: {complaint}") for complaint in complaints[:5]]
    return faults


def fault_in(product: Path, name: str, made: Made) -> str | None:
    """What is wrong with a product."""
    meant = product.with_name("book.json")
    if name == "pdf":
        return pdf_fault(product, without_faces=made.without_faces)
    if name == "markdown" and meant.is_file():
        return reads_back(product, meant)
    if name == "html" and b"</html>" not in product.read_bytes()[-200:]:
        return "it has no end"
    return None


if __name__ == "__main__":
    sys.exit(main())
