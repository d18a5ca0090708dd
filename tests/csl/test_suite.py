"""The CSL project's suite as a two-way ratchet, and the shared biography in seven styles.

`passing.txt` lists the cases that pass. One that fails though it is listed is a step back; one that
passes though it is not is a step forward that nobody noted: `pytest --update-golden` notes it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.citing.catalogue import find_style
from biokit.errors import BadUsage
from tests.conftest import Golden
from tests.csl.biography import compared
from tests.csl.suite import Case, cases_in, categories, passes

LIST = Path(__file__).parent / "passing.txt"
LISTED = tuple(LIST.read_text(encoding="utf-8").split())
BAR = 0.97
"""The least of the cases that must pass."""
STYLES = (
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "chicago-notes-bibliography-subsequent-ibid",
    "oscola",
    "turabian-notes-bibliography-subsequent-ibid",
)


def outcome(case: Case) -> str:
    """`passed`, `failed`, or what was raised."""
    try:
        return "passed" if passes(case) else "failed"
    except Exception as error:  # noqa: BLE001 (whatever it is, the ratchet names the case)
        return f"{type(error).__name__}: {error}"


@pytest.fixture(scope="session")
def outcomes(shared_data: Path) -> dict[str, str]:
    """Of every case, by name."""
    folder = shared_data / "csl" / "processor-tests"
    if not folder.is_dir():
        pytest.skip("the CSL suite is not beside this checkout")
    return {case.name: outcome(case) for case in cases_in(folder)}


def passed(outcomes: dict[str, str]) -> list[str]:
    return [name for name, said in outcomes.items() if said == "passed"]


@pytest.mark.parametrize("category", sorted(categories(LISTED)))
def test_every_listed_case_of_a_category_passes(category: str, outcomes: dict[str, str]) -> None:
    listed = [name for name in LISTED if name.partition("_")[0] == category]
    assert {name: outcomes.get(name, "is gone") for name in listed} == dict.fromkeys(
        listed, "passed"
    )


def test_the_list_holds_every_case_that_passes(outcomes: dict[str, str], golden: Golden) -> None:
    counts, all_ = categories(passed(outcomes)), categories(outcomes)
    for category in sorted(all_):
        print(f"{category:<20}{counts.get(category, 0):>4} of {all_[category]}")
    golden(LIST, "".join(f"{name}\n" for name in sorted(passed(outcomes))))


def test_no_case_raises_an_exception(outcomes: dict[str, str]) -> None:
    assert {name: said for name, said in outcomes.items() if said not in ("passed", "failed")} == {}


def test_enough_of_the_suite_passes_and_every_position(outcomes: dict[str, str]) -> None:
    assert len(passed(outcomes)) >= BAR * len(outcomes)
    positions = [name for name in outcomes if name.startswith("position_")]
    assert set(positions) <= set(passed(outcomes))


@pytest.mark.parametrize("style", STYLES)
def test_the_shared_biography_is_exact(style: str, shared_data: Path) -> None:
    folder = shared_data / "csl" / "notes-biography"
    if not folder.is_dir():
        pytest.skip("the biography is not beside this checkout")
    try:
        find_style(style)
    except BadUsage:
        pytest.skip(f"{style} is not installed")
    result = compared(folder, style)
    assert result.count == 97
    assert result.notes == ()
    assert result.entries == ()
