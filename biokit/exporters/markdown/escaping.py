"""Characters that a reader of Markdown, ours or pandoc, would take for more than they are.

Only these get a backslash, so that prose stays readable.
"""

from __future__ import annotations

import re

import msgspec


class Place(msgspec.Struct, frozen=True):
    """Where inlines are written, as far as it changes their spelling."""

    breaks: bool = False
    """Lines may end in it: each sentence gets one of its own."""
    heading: bool = False
    """Braces after it would be attributes."""
    table: bool = False
    """`|` ends it."""
    cited: bool = False
    """In a citation, where `;` and `@` have a meaning."""
    spaceless: bool = False
    """A space would end it."""
    marks: frozenset[str] = frozenset()
    """The emphasis marks that are open since the last bracket."""

    def inside(self, mark: str) -> Place:
        """The place between two emphasis marks."""
        return msgspec.structs.replace(self, marks=self.marks | {mark})

    def bracketed(self) -> Place:
        """The place between brackets."""
        return msgspec.structs.replace(self, marks=frozenset(), spaceless=False)


PARAGRAPH = Place(breaks=True)
LINE = Place()
HEADING = Place(heading=True)
CELL = Place(table=True)

_SPECIAL = re.compile(r"[\\`*_\[\]^~<&@$|{;]")
_LINE_START = re.compile(
    r"""(?P<first>
        \#+(?=\s|$|\.\s)
      | >
      | \|
      | [-+](?=[-+=:|\s]|$)
      | =+(?=\s*$)
      | :(?=[-:|\s]|$)
      | \((?=(?:\d+|[ivxlcdm]+|[IVXLCDM]+|[A-Za-z])\)(?:\s|$))
      )
    | (?P<number>(?:\d+|[ivxlcdm]+|[IVXLCDM]{2,}|[a-z])(?=[.)](?:\s|$))
      | [A-Z](?=\.$|\)(?:\s|$))
      | [Tt]able(?=:)
      )
    """,
    re.VERBOSE,
)
_ENTITY = re.compile(r"&(?=#?\w+;)")


def escaped(
    value: str, place: Place, before: str = "", after: str = "", *, line_start: bool = False
) -> str:
    """A text with a backslash where it needs one.

    Args:
        value: the text.
        place: where it stands.
        before: the character before it, or nothing.
        after: the character after it, or nothing.
        line_start: whether it begins a line of a paragraph.
    """
    made = _SPECIAL.sub(lambda mark: _escaped(mark, value, place, before, after), value)
    if made.endswith("!") and after == "[":
        made = f"{made[:-1]}\\!"
    if before == "]" and value[0] == "(":
        made = f"\\{made}"
    if place.heading and made.endswith("#") and not after:
        made = f"{made[:-1]}\\#"
    if place.spaceless:
        made = made.replace(" ", "&#32;")
    return _started(made) if line_start else made


def _escaped(mark: re.Match[str], value: str, place: Place, before: str, after: str) -> str:
    start = mark.start()
    left = value[start - 1] if start else before
    right = value[start + 1] if start + 1 < len(value) else after
    match mark[0]:
        case "_":
            plain = left.isalnum() and right.isalnum()
        case "<":
            plain = re.match(r"[A-Za-z/!?]", right) is None
        case "&":
            plain = _ENTITY.match(value, start) is None
        case "@":
            plain = left.isalnum() or not (right == "" or right.isalnum() or right in "_{[*`~^")
        case "$":
            plain = right in {" ", ""}
        case "|":
            plain = not place.table
        case "{":
            plain = not place.heading and (start > 0 or before not in tuple("])`}"))
        case ";":
            plain = not place.cited
        case _:
            plain = False
    return mark[0] if plain else f"\\{mark[0]}"


def _started(made: str) -> str:
    """The text with what would begin a block at the start of a line made harmless."""
    match = _LINE_START.match(made)
    if match is None:
        return made
    if match["first"] is not None:
        return f"\\{made}"
    end = match.end()
    return f"{made[:end]}\\{made[end:]}"


def kept_edge(character: str) -> str:
    """White space that would be stripped at an edge, as it is kept there."""
    if character == " ":
        return "&#32;"
    if character == "\u00a0":
        return "&nbsp;"
    code = ord(character)
    if code == 0x0C or code > 0x9F:
        return f"&#{code};"
    return character


# -------------------------------------------------------------------------------------- sentences

_STOP = re.compile(r"[.!?…][\"'”’»)\]]* ")
_BEGIN = re.compile(r"[\"'“‘«(]*([^\W\d_])")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SHORTENED = re.compile(
    r"(?:^|[\s(“‘\"'\[-])(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Gen|Col|Capt|Lt|Sgt|Hon|Messrs|Mme|Mlle"
    r"|vs|cf|ed|eds|vol|vols|no|nos|p|pp|chap|sec|fol|viz|ca|c|b|d|r|fl|Jan|Feb|Mar|Apr|Aug|Sept?"
    r"|Oct|Nov|Dec|e\.g|i\.e)\.$"
)
_INITIAL = re.compile(r"(?:^|[\s(“‘\"'\[-])[A-Z]\.$")


def sentences(value: str) -> list[str]:
    """A text cut at the spaces between its sentences.

    Where is decided by the few characters around the space, so that an edit never moves a cut
    elsewhere.
    """
    cuts: list[str] = []
    start = 0
    for stop in _STOP.finditer(value):
        space = stop.end() - 1
        if begins(value, stop.end()) and ended(value[max(0, space - 20) : space]):
            cuts.append(value[start:space])
            start = stop.end()
    cuts.append(value[start:])
    return cuts


def begins(value: str, position: int = 0) -> bool:
    """Whether a sentence may begin there, at the start of a line."""
    match = _BEGIN.match(value, position)
    return match is not None and (match[1].isupper() or match[1].lower() == match[1].upper())


def ended(words: str, *, initials: bool = True) -> bool:
    """Whether these are the last words of a sentence.

    Args:
        words: what stands before the space.
        initials: whether a single letter is a name's initial.
    """
    if _ENDED.search(words) is None or _SHORTENED.search(words) is not None:
        return False
    return not initials or _INITIAL.search(words) is None
