"""Build, ask every validator, print one table; exit with 1 unless all is clean.

    python -m tests.validate [-j N] [--only WORD]... [--keep FOLDER]

Builds every folder of examples/, variants that together use every option of the ebook and of the
printed book, and, where the shared inputs lie beside the checkout, what is read in from them. `--only`
takes what has one of the words in its name.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.validate.books import Case, examples, shared_inputs
from tests.validate.judges import Verdict, ace, epubcheck
from tests.validate.pdfs import judged
from tests.validate.printed import printed, printed_books
from tests.validate.variants import unknown_options, variants


def main(arguments: list[str]) -> int:
    """Print every verdict; 1 if there is a complaint, or a validator that could not be asked."""
    asked = _asked(arguments)
    cases = [
        case
        for case in (*examples(), *variants(), *printed(), *printed_books(), *shared_inputs())
        if not asked.only or any(word in case.name for word in asked.only)
    ]
    if not cases:
        print(f"There is nothing to validate by that name: {' '.join(asked.only)}", file=sys.stderr)
        return 2
    console = Console()
    with tempfile.TemporaryDirectory(prefix="biokit-validate-") as scratch:
        folder = Path(asked.keep or scratch)
        with console.status("building and validating"), ThreadPoolExecutor(asked.jobs) as pool:
            found = [*pool.map(lambda case: tuple(verdicts(case, folder / case.name)), cases)]
    said = [*_options(), *(verdict for case in found for verdict in case)]
    console.print(table(said))
    for verdict in said:
        for complaint in verdict.complaints:
            console.print(f"{verdict.file}: {complaint}", markup=False, highlight=False)
    return 0 if all(verdict.is_clean for verdict in said) else 1


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.validate", description=__doc__)
    parser.add_argument("-j", "--jobs", type=int, default=2, help="books at a time")
    parser.add_argument("--only", action="append", default=[], help="a word in a book's name")
    parser.add_argument("--keep", metavar="FOLDER", help="where the products stay")
    return parser.parse_args(arguments)


def verdicts(case: Case, out: Path) -> Iterator[Verdict]:
    """What every validator says of what a case makes."""
    out.mkdir(parents=True, exist_ok=True)
    failed = case.make(out)
    if failed is not None:
        yield failed
    for path in sorted(out.glob("*.epub")):
        yield epubcheck(path)
        yield ace(path)
    for path in sorted(out.glob("*.pdf")):
        yield from judged(path)


def _options() -> Iterator[Verdict]:
    """An option that nobody has tried is none that is valid."""
    for name in unknown_options():
        untried = f"tests/validate/variants.py has no value for the option {name}"
        yield Verdict("the exporter's options", "variants", (untried,))


def table(verdicts: list[Verdict]) -> Table:
    """One line a file and validator."""
    drawn = Table("file", "validator", "verdict", "counts", title="What the validators say")
    for verdict in verdicts:
        said = "to mend" if verdict.complaints else "clean"
        words = verdict.skipped or verdict.not_run or said
        drawn.add_row(verdict.file, verdict.validator, words, verdict.counts)
    return drawn


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
