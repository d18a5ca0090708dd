"""What a paragraph is by its words alone: an ornament, a caption's label, an attribution."""

from __future__ import annotations

import re

from biokit.importers.docx.reading import Line
from biokit.model.nodes import LineBreak, Text

__all__ = [
    "captions_a_table",
    "is_attribution",
    "is_empty",
    "is_ornament",
]

ORNAMENT = re.compile(r"(?:[*#~•·∗⁂❦❧◆◇○●■□⸎§\u2014\u2013-]\s*){1,9}")
ONE_SIGN = re.compile(r"[*#~⁂❦❧⸎]|[—–-]{3,}|(?:[*#~•·∗◆◇○●■□⸎—–-]\s+){1,8}\S|[*∗#~]{3,}")
TABLE = re.compile(
    r"\s*(?:table|tabelle|tab\.|tableau|tabla|tabella|表|cuadro|quadro)\s*\d*", re.IGNORECASE
)
LONGEST_ATTRIBUTION = 120
DASH = re.compile(r"\s*[—–―]\s*\S")


def is_empty(line: Line) -> bool:
    """Whether a paragraph shows nothing at all."""
    shows = any(not isinstance(part, Text | LineBreak) or _has_words(part) for part in line.content)
    return not (shows or line.figures or line.boxes)


def _has_words(part: Text | LineBreak) -> bool:
    return isinstance(part, Text) and bool(part.value.strip())


def is_ornament(line: Line) -> bool:
    """Whether a paragraph is a pause in the narrative: `* * *`, a rule."""
    words = line.words
    if not words:
        return line.ruled and is_empty(line)
    return ORNAMENT.fullmatch(words) is not None and ONE_SIGN.fullmatch(words) is not None


def captions_a_table(line: Line) -> bool:
    """Whether a caption is a table's."""
    if line.style.name.lower().startswith("table"):
        return True
    if line.style.name.lower().startswith(("image", "figure")):
        return False
    return TABLE.fullmatch(line.sequence or "") is not None or (TABLE.match(line.words) is not None)


def is_attribution(line: Line) -> bool:
    """Whether a paragraph at the end of a quotation says whose it is."""
    words = line.words
    return len(words) <= LONGEST_ATTRIBUTION and (DASH.match(words) is not None or line.right)
