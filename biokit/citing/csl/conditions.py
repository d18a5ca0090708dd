"""The conditions of `cs:if`, each compiled to a function of the cursor."""

from __future__ import annotations

from collections.abc import Callable

from biokit.citing.csl.cursor import Cursor, Holds
from biokit.citing.csl.numbers import is_numeric
from biokit.citing.csl.references import variable
from biokit.citing.csl.syntax import Branch, Condition

ONE_OF = ("type", "locator")
"""What has one value only: asked for several, styles mean any of them, whatever `match` says."""

AT_LEAST_SUBSEQUENT = ("subsequent", "ibid", "ibid-with-locator")


def always(_cursor: Cursor) -> bool:
    """What `cs:else` asks."""
    return True


def never(_cursor: Cursor) -> bool:
    """What a position asks that there is not."""
    return False


def compiled(branch: Branch) -> Holds:
    """Whether the branch's tests hold, by its `match`."""
    tests = _tests(branch)
    if not tests:
        return always
    if len(tests) == 1 and branch.match != "none":
        return tests[0]
    return _together(tests, branch.match)


def _tests(branch: Branch) -> list[Holds]:
    if branch.match != "all":
        return [_compiled(test) for test in branch.tests]
    tests = [_compiled(test) for test in branch.tests if test.kind not in ONE_OF]
    for kind in ONE_OF:
        either = [_compiled(test) for test in branch.tests if test.kind == kind]
        if either:
            tests.append(either[0] if len(either) == 1 else _together(either, "any"))
    return tests


def _together(tests: list[Holds], match: str) -> Holds:
    match match:
        case "any":
            return lambda cursor: any(test(cursor) for test in tests)
        case "none":
            return lambda cursor: not any(test(cursor) for test in tests)
        case _:
            return lambda cursor: all(test(cursor) for test in tests)


def _compiled(test: Condition) -> Holds:
    value = test.value
    name = variable(value)
    match test.kind:
        case "type":
            return lambda cursor: cursor.reference.type == value
        case "variable":
            return lambda cursor: cursor.has(name)
        case "is-numeric":
            return lambda cursor: is_numeric(cursor.text(name))
        case "is-uncertain-date":
            return lambda cursor: _is_circa(cursor, name)
        case "locator":
            return lambda cursor: bool(cursor.locator) and cursor.label == value
        case "position":
            return _position(value)
        case _:
            return _tells_apart


def _tells_apart(cursor: Cursor) -> bool:
    """The first so many conditions hold, as many as it takes to tell the cite from others."""
    cursor.conditions_seen += 1
    return cursor.conditions_seen <= cursor.told.conditions


def _is_circa(cursor: Cursor, name: str) -> bool:
    date = cursor.reference.dates.get(name)
    return date is not None and date.circa


def _position(value: str) -> Holds:
    holding: dict[str, Callable[[Cursor], bool]] = {
        "first": lambda cursor: cursor.position == "first",
        "subsequent": lambda cursor: cursor.position in AT_LEAST_SUBSEQUENT,
        "ibid": lambda cursor: cursor.position in ("ibid", "ibid-with-locator"),
        "ibid-with-locator": lambda cursor: cursor.position == "ibid-with-locator",
        "near-note": lambda cursor: cursor.near,
    }
    holds = holding.get(value, never)
    # In a bibliography no position holds: an entry is not a cite.
    return lambda cursor: cursor.area == "citation" and holds(cursor)
