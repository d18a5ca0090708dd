"""Run a folder of cases of the CSL test suite: `python -m tests.csl.run DIR [NAME...] [-v]`."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from tests.csl.suite import Case, cases_in, passes, printed, unified


def main(arguments: list[str]) -> int:
    verbose = "-v" in arguments
    folder, *names = [argument for argument in arguments if argument != "-v"]
    failed = 0
    cases = [case for case in cases_in(Path(folder)) if not names or case.name in names]
    for case in cases:
        if not _passed(case, verbose=verbose):
            failed += 1
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _passed(case: Case, *, verbose: bool) -> bool:
    try:
        if passes(case):
            return True
        print(case.name)
        if verbose:
            print("  wants", unified(case.expected))
            print("  gives", unified(printed(case)))
    except Exception as error:  # noqa: BLE001 (a case that crashes is a case that fails)
        print(f"{case.name}: {type(error).__name__}: {error}")
        if verbose:
            traceback.print_exc()
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
