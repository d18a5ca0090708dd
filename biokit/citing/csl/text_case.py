"""CSL's text cases, on pieces: what is marked `nocase` keeps its own.

https://docs.citationstyles.org/en/stable/specification.html#text-case
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from biokit.citing.csl.pieces import Box, Pieces, plain, with_pieces

STOP_WORDS = frozenset(
    """a about above across afore after against al along alongside amid amidst among amongst an
    and anenst apropos apud around as aside astride at athwart atop barring before behind below
    beneath beside besides between beyond but by c ca circa contra d’ de despite down during et
    except for forenenst from given in inside into lest like modulo near next nor notwithstanding
    of off on onto or out over per plus pro qua sans since so than the through throughout
    thru thruout till to toward towards under underneath until unto up upon v van versus via
    vis-à-vis von vs with within without yet""".split()  # noqa: SIM905 (a list to be read)
)
"""Words that a title keeps in lower case, unless they are its first or last."""

WORD = re.compile(r"[^\s/\u2013\u2014-]+")
LETTERS = re.compile(r"[^\W\d_]")

Change = Callable[[str], str]


def recased(pieces: Pieces, case: str, lang: str) -> Pieces:
    """The pieces in a text case; `title` is for English alone, and leaves others as they are."""
    english = lang.lower().startswith("en")
    match case:
        case "lowercase" | "uppercase" if lang[:2] in ("tr", "az"):
            return _changed(pieces, _turkic_lower if case == "lowercase" else _turkic_upper)
        case "lowercase":
            return _changed(pieces, str.lower)
        case "uppercase":
            return _changed(pieces, str.upper)
        case "capitalize-first":
            return _capitalized(pieces, every=False)
        case "capitalize-all":
            return _capitalized(pieces, every=True)
        case "sentence":
            return _sentence(pieces)
        case "title" if english:
            return _title(pieces)
        case _:
            return pieces


def _turkic_upper(words: str) -> str:
    return words.replace("i", "İ").upper()


def _turkic_lower(words: str) -> str:
    return words.replace("I", "ı").replace("İ", "i").lower()


def _changed(pieces: Pieces, change: Change) -> Pieces:
    """Every string changed, but for those that keep their case."""
    made: list[str | Box] = []
    for piece in pieces:
        if isinstance(piece, str):
            made.append(change(piece))
        elif _keeps_case(piece):
            made.append(piece)
        else:
            made.append(with_pieces(piece, _changed(piece.pieces, change)))
    return tuple(made)


def _keeps_case(box: Box) -> bool:
    """Marked so, or set in a way that has a case of its own: small capitals, an index."""
    look = box.format
    return box.role in ("nocase", "beside", "language") or (
        look is not None and (look.variant == "small-caps" or look.align in ("sup", "sub"))
    )


def _capital(word: str) -> str:
    """The word with its first letter a capital, whatever marks stand before it."""
    match = LETTERS.search(word)
    if match is None or "://" in word or any(map(str.isdigit, word[: match.start()])):
        # `1920s`, `3rd`: a number does not begin with a letter.
        return word
    at = match.start()
    # `title` and not `upper`: ǆ becomes ǅ, and ﬁ Fi.
    return word[:at] + word[at].title() + word[at + 1 :]


def _capitalized(pieces: Pieces, *, every: bool) -> Pieces:
    first = True

    def change(words: str) -> str:
        nonlocal first
        if every:
            return re.sub(r"\S+", lambda match: _capital(match[0]), words)
        if first and words.strip():
            first = False
            match = re.match(r"(\W*)(\S+)(.*)", words, re.DOTALL)
            return words if match is None else match[1] + _capital(match[2]) + match[3]
        return words

    if not every and _begins_without_case(pieces):
        return pieces
    return _changed(pieces, change)


def _begins_without_case(pieces: Pieces) -> bool:
    for piece in pieces:
        if isinstance(piece, str):
            if piece.strip():
                return False
        else:
            return _keeps_case(piece) or _begins_without_case(piece.pieces)
    return False


def _shouts(pieces: Pieces) -> bool:
    words = plain(pieces)
    return words.isupper()


def _sentence(pieces: Pieces) -> Pieces:
    lowered = _changed(pieces, str.lower if _shouts(pieces) else _without_capitals)
    first = True

    def change(words: str) -> str:
        nonlocal first
        match = re.match(r"(\W*)(\S+)(.*)", words, re.DOTALL) if first else None
        if match is None:
            return words
        first = False
        word = match[2]
        return match[1] + (_capital(word) if word.islower() else word) + match[3]

    if _begins_without_case(lowered):
        return lowered
    return _changed(lowered, change)


def _without_capitals(words: str) -> str:
    """Words that only begin with a capital, in lower case; `NATO` and `McKay` stay."""
    return re.sub(r"\w+", lambda match: match[0].lower() if match[0].istitle() else match[0], words)


class _Titling:
    """Title case needs to know a word's neighbours, over the bounds of strings and boxes."""

    def __init__(self, pieces: Pieces) -> None:
        self.last = sum(1 for words in _strings(pieces) for _ in WORD.finditer(words))
        self.count = 0
        self.before = ""
        """What stands before the string in hand."""

    def change(self, words: str) -> str:
        made = WORD.sub(lambda match: self._word(match, words), words)
        self.before = (self.before + words)[-8:]
        return made

    def _word(self, match: re.Match[str], words: str) -> str:
        self.count += 1
        word = match[0]
        bare = word.strip(".,;:!?()[]“”‘’\"'")
        if not bare or not bare.islower():
            return word
        before = (self.before + words[: match.start()]).rstrip()
        opens = self.count == 1 or before.endswith((":", "?", "!", "."))
        if len(bare) == 1 and (not opens or _is_of_a_compound(match, words)):
            return word
        if self.count == self.last or opens or bare not in STOP_WORDS:
            return _capital(word)
        return word


def _is_of_a_compound(match: re.Match[str], words: str) -> bool:
    """The x of `07-x`, the β of `β-carotene`: a sign, not a word."""
    before, after = words[match.start() - 1 : match.start()], words[match.end() : match.end() + 1]
    return before == "-" or (after == "-" and not match[0].isascii())


def _strings(pieces: Pieces) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif not _keeps_case(piece):
            yield from _strings(piece.pieces)


def _title(pieces: Pieces) -> Pieces:
    return _changed(pieces, _Titling(pieces).change)
