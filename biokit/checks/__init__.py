"""Checks: one rule, one code. A rule is a function; `rules` is the table of all of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biokit.checks.base import Rule
    from biokit.checks.rules import RULES, check

__all__ = ["RULES", "Rule", "check"]

_ELSEWHERE = {"RULES": "rules", "Rule": "base", "check": "rules"}


def __getattr__(name: str) -> object:
    """What is loaded when it is first asked for: a project is held to a few rules only."""
    if name not in _ELSEWHERE:
        message = f"module 'biokit.checks' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(f"biokit.checks.{_ELSEWHERE[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
