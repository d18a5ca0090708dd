"""Run a folder of cases of the CSL test suite: `python -m tests.csl.run DIR [NAME...] [-v] [-c]`.

`-v` shows what a failing case wants and gives; `-c` counts the cases by category.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from tests.csl.suite import Case, cases_in, categories, passes, printed, unified


def main(arguments: list[str]) -> int:
    verbose, counted = "-v" in arguments, "-c" in arguments
    folder, *names = [argument for argument in arguments if argument not in ("-v", "-c")]
    cases = [case for case in cases_in(Path(folder)) if not names or case.name in names]
    passed = [case.name for case in cases if _passed(case, verbose=verbose)]
    if counted:
        right = categories(passed)
        for category, count in categories(case.name for case in cases).items():
            print(f"{category:<20}{right.get(category, 0):>4} of {count}")
    print(f"{len(passed)} passed, {len(cases) - len(passed)} failed")
    return 0 if len(passed) == len(cases) else 1


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
