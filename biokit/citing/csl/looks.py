"""Applying what any element may carry: text case, quotation marks, format, affixes."""

from __future__ import annotations

from biokit.citing.csl.cursor import Cursor
from biokit.citing.csl.pieces import Box, Pieces, Role, each_string, outermost
from biokit.citing.csl.syntax import PLAIN, Look
from biokit.citing.csl.text_case import recased


def dressed(
    pieces: Pieces, look: Look, cursor: Cursor, role: Role | None = None, *, own: bool = False
) -> Pieces:
    """The pieces as a look has them; nothing stays nothing, affixes and all.

    Affixes stand outside the format and the quotation marks; `display` takes all in. The style's
    `own` words have the case of its language, whatever that of the item.
    """
    if not pieces:
        return ()
    if look is PLAIN:
        return (Box(pieces, role=role),) if role else pieces
    if look.strip_periods:
        pieces = each_string(pieces, lambda words: words.replace(".", ""))
    if look.text_case:
        lang = cursor.locale.lang if own else cursor.lang
        pieces = recased(pieces, look.text_case, lang)
    if look.unquoted:
        pieces = outermost(pieces, "".join(cursor.locale.quotes[2:]))
    if look.quotes or look.format is not None or role:
        pieces = (Box(pieces, look.format, quotes=look.quotes, role=role),)
    if look.prefix:
        pieces = (Box((look.prefix, *pieces), role="affixed"),)
    if look.suffix:
        pieces = (*pieces, look.suffix)
    if look.display:
        pieces = (Box(pieces, display=look.display),)
    return pieces
