"""What stands beside a title: its own script, its translation; never in its italics or quotes.

A field says so itself: `Lun Cai Qi<span class="beside"> 论蔡奇 [On Cai Qi]</span>`. Printed is
*Lun Cai Qi* 论蔡奇 [On Cai Qi], or “Lun Cai Qi” 论蔡奇 [On Cai Qi].
"""

from __future__ import annotations

import re

from biokit.citing.csl.pieces import Box, Piece, Pieces, with_pieces

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
OTHER = re.compile(r"[\u0370-\u1dff\u2c00-\u2fff\u3040-\ua71f\ua800-\ufaff]")
WRITTEN_OTHERWISE = frozenset(
    """am ar be bg bn bo el fa gu he hi hy ja ka kk km kn ko lo mk ml mn mr my ne pa ru sa si sr
    ta te tg th ug uk ur yi zh""".split()  # noqa: SIM905 (a list to be read)
)
"""Languages that have a script of their own, so that Latin letters are a romanisation."""


def set_beside(pieces: Pieces) -> Pieces:
    """The pieces with what stands beside a title outside of whatever the title is set in."""
    made, tail = _parted(pieces)
    return (*made, *tail)


def _parted(pieces: Pieces) -> tuple[Pieces, Pieces]:
    """Pieces, and what of their end belongs outside."""
    made: list[Piece] = []
    tail: Pieces = ()
    for piece in pieces:
        made.extend(tail)
        tail = ()
        if isinstance(piece, str):
            made.append(piece)
        elif piece.role == "beside":
            tail = (piece,)
        else:
            inner, tail = _parted(piece.pieces)
            if piece.display:
                inner, tail = (*inner, *tail), ()
            made.append(piece if inner == piece.pieces else with_pieces(piece, inner))
    return tuple(made), tail


def in_script(lang: str, words: str) -> str:
    """The language of some words with their script, where they are a romanisation: `zh-Latn`."""
    primary = lang.partition("-")[0].lower()
    if primary in WRITTEN_OTHERWISE and LATIN.search(words) and not OTHER.search(words):
        return f"{primary}-Latn"
    return lang


def in_own_script(pieces: Pieces, words: str, lang: str | None, around: str) -> Pieces:
    """Words of an item as words of its language, if a voice would else misread their letters.

    Args:
        pieces: the words as they are set.
        words: the same as a field has them.
        lang: the item's language.
        around: that of what they stand in.
    """
    primary = (lang or "").partition("-")[0].lower()
    own = primary in WRITTEN_OTHERWISE and primary != around.partition("-")[0].lower()
    if lang is None or not own or not OTHER.search(words):
        return pieces
    return (Box(pieces, role="language", lang=lang),)


def in_language(words: str, lang: str | None) -> Pieces:
    """Words of a language other than that around them."""
    return (Box((words,), role="language", lang=lang),) if lang else (words,)
