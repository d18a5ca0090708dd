"""Dates as ONIX has them: digits, and a code for how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from biokit.exporters.onix.elements import Element, said

__all__ = ["OnixDate", "date_of", "sent"]

_DATE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
"""A calendar date that catalogues hold; what is uncertain or approximate they don't."""
FORMATS = {4: "05", 6: "01", 8: "00"}
"""List 55 by the number of digits."""
LAST_SECOND = 4_102_444_799
"""The last of 2099: the schema knows no later century."""


class OnixDate(msgspec.Struct, frozen=True):
    """A year, a month or a day."""

    digits: str

    def element(self) -> Iterator[Element]:
        """Itself, with its format."""
        yield from said("Date", self.digits, dateformat=FORMATS[len(self.digits)])

    @property
    def begins(self) -> int:
        """Its first second, since 1970."""
        month, day = int(self.digits[4:6] or 1), int(self.digits[6:] or 1)
        return int(datetime(int(self.digits[:4]), month, day, tzinfo=UTC).timestamp())


def date_of(edtf: str | None) -> OnixDate | None:
    """A date of ours as far as ONIX can say it; `None` if it can't."""
    found = _DATE.fullmatch(edtf or "")
    return OnixDate("".join(part for part in found.groups() if part)) if found else None


def sent(epoch: int) -> str:
    """When a message was sent, `20260214T093000Z`."""
    return datetime.fromtimestamp(min(epoch, LAST_SECOND), UTC).strftime("%Y%m%dT%H%M%SZ")
