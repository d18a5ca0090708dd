"""Run every benchmark: `python -m tests.bench`, or some of them: `python -m tests.bench dates`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main(asked: list[str]) -> int:
    """Each module of this folder prints its own table from `main()`."""
    there = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    if unknown := [name for name in asked if name not in there]:
        print(f"There is no benchmark {unknown[0]}; there are: {', '.join(there)}", file=sys.stderr)
        return 2
    for name in asked or there:
        import_module(f"tests.bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
