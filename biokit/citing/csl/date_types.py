"""What a date of an item is, whatever form it came in."""

from __future__ import annotations

import msgspec

SEASONS = 20
"""Months from 21 are EDTF's seasons: 21 is spring."""


class Day(msgspec.Struct, frozen=True, gc=False):
    """One end of a date; 0 for a month or day that is not known."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def season(self) -> int:
        """From 1, spring; 0 if a month or nothing is known."""
        return self.month - SEASONS if self.month > SEASONS else 0


class DateValue(msgspec.Struct, frozen=True, gc=False):
    """A date, or a range of two."""

    start: Day | None = None
    end: Day | None = None
    open: bool = False
    """A range that goes on."""
    circa: bool = False
    uncertain: bool = False
    """A date that may be wrong, which is not the same as one that is near."""
    literal: str = ""
    season: str = ""
    """A season in words of its own."""
    edtf: str = ""
    """An EDTF form that years, months and days cannot say: a decade, a set."""
