"""Groups of references by their names: those that are notes."""

from __future__ import annotations

import re

NOTES = re.compile(
    r"(?:(?:foot|end|side)?notes?|nb|n|efn|anm\w*|fn|fu(?:ß|ss)note|com\w*|expl\w*|obs|opm|[a-z]{1,2}|"
    r"nota|lower-\w+|upper-\w+|注\d*|註|注釈|脚注|备注|[α-ω]|[ivxlc]+|note \d+|[א-ת]|[ء-ي]|ملاحظة|"
    r"[*†‡§]+)",
    re.IGNORECASE,
)
"""Groups of notes, rather than of references; a letter numbers what is explained."""
