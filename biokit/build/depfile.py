"""Dependency files in the syntax that make and ninja share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path


def depfile(outputs: Sequence[Path], inputs: Sequence[Path]) -> str:
    """Every output depends on every input; an input that is gone is no error.

    The form is that of `gcc -MD -MP`: one rule, then an empty rule for each input, so that make
    doesn't ask how to make a file that was deleted.
    """
    needed = [_escaped(path) for path in inputs]
    made = " ".join(_escaped(path).replace("%", "\\%") for path in outputs)
    rule = " \\\n  ".join([f"{made}:", *needed])
    # A rule for a name with % would be a pattern to make, and with \% another name to ninja.
    return "\n".join([rule, *(f"{name}:" for name in needed if "%" not in name)]) + "\n"


def _escaped(path: Path) -> str:
    """A name as make reads it in a rule.

    A backslash is doubled only before what would take it for an escape; a line feed has no form.
    """
    name = re.sub(r"(\\*)([ \t#:])", r"\1\1\\\2", path.as_posix())
    return name.replace("$", "$$")
