"""Headings say what a section is for, in the languages books are most read in."""

from __future__ import annotations

import pytest

from biokit.importers.heading_roles import is_only_a_number, role_of_heading, states_its_number


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Preface", "preface"),
        ("VORWORT", "preface"),
        ("Remerciements", "acknowledgments"),
        ("Introducción", "introduction"),
        ("Prefazione", "preface"),
        ("參考文獻", "bibliography"),
        ("Works Cited", "bibliography"),
        ("Part One", "part"),
        ("Part II: The Widow", "part"),
        ("Erster Teil", "part"),
        ("第一部", "part"),
        ("Appendix A: Letters", "appendix"),
        ("Part of the story", None),
        ("Parthenon", None),
        ("Early life", None),
        ("", None),
    ],
)
def test_a_heading_says_its_role(heading: str, role: str | None) -> None:
    assert role_of_heading(heading) == role


@pytest.mark.parametrize(
    ("heading", "stated"),
    [
        ("Chapter 3: Windsor", True),
        ("Kapitel IV", True),
        ("1. Early years", True),
        ("I. Lord Melbourne", True),
        ("第一章 童年", True),
        ("XII", True),
        ("1955", False),
        ("Civil", False),
        ("I am born", False),
        ("Chapter of accidents", False),
    ],
)
def test_a_heading_with_its_own_number_is_known(heading: str, stated: bool) -> None:
    assert states_its_number(heading) is stated


@pytest.mark.parametrize(
    ("heading", "only"),
    [
        ("Chapter Three", True),
        ("IV.", True),
        ("12", True),
        ("第三章", True),
        ("Chapter 3: Windsor", False),
        ("I am born", False),
        ("Windsor", False),
    ],
)
def test_a_heading_that_is_only_a_number_is_known(heading: str, only: bool) -> None:
    assert is_only_a_number(heading) is only
