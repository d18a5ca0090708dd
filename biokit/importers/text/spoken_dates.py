"""Dates as an encyclopedia's first sentence writes them, to EDTF. Anything else is left alone."""

from __future__ import annotations

import re
from calendar import monthrange

from biokit.model.dates import BadDate, Date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio janeiro januari",
            "february feb februar février febrero febbraio fevereiro februari",
            "march mar märz mars marzo março maart",
            "april apr avril abril aprile",
            "may mai mayo maggio maio mei maj",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août agosto augustus augusti",
            "september sep sept septembre septiembre settembre setembro",
            "october oct oktober octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember décembre diciembre dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
CIRCA = r"(?P<circa>(?:c\.|ca\.|circa|um|vers|hacia|around|about)\s*)?"
DATE = re.compile(
    rf"{CIRCA}(?:"
    rf"(?P<m1>{MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{3,4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?(?P<m2>{MONTH})\.?,?\s+(?:de\s+|del\s+)?(?P<y2>\d{{3,4}})"
    rf"|(?P<m3>{MONTH})\.?,?\s+(?P<y3>\d{{3,4}})"
    rf"|(?P<y4>\d{{4}})-(?P<m4>\d{{2}})-(?P<d4>\d{{2}})"
    rf"|(?P<y5>\d{{3,4}})(?:/(?P<either>\d{{1,4}}))?"
    rf")(?!\d)(?P<era>\s*(?:BC|BCE|v\. Chr\.|av\. J\.-C\.))?",
    re.IGNORECASE,
)


def date_of(found: re.Match[str]) -> Date | None:
    """The date that `DATE` matched, with its words; `None` if there is no such day."""
    year = int(next(found[name] for name in ("y1", "y2", "y3", "y4", "y5") if found[name]))
    month = _month(found)
    day = next((int(found[name]) for name in ("d1", "d2", "d4") if found[name]), None)
    edtf = f"{year:04d}"
    if found["era"]:
        edtf = f"-{year - 1:04d}"
    if month is not None:
        if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(2000, month)[1]):
            return None
        edtf += f"-{month:02d}" if day is None else f"-{month:02d}-{day:02d}"
    if found["either"]:
        other = found["either"]
        edtf = f"[{edtf},{edtf[: 4 - len(other)]}{other}]"
    if found["circa"] and not found["either"]:
        edtf += "~"
    try:
        return Date(edtf, words=found[0].strip())
    except BadDate:
        return None


def _month(found: re.Match[str]) -> int | None:
    named = next((found[name] for name in ("m1", "m2", "m3") if found[name]), None)
    if named is not None:
        return MONTHS[named.casefold()]
    return int(found["m4"]) if found["m4"] else None
