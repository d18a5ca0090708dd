"""A citation's cites put together: grouped, collapsed, delimited.

https://docs.citationstyles.org/en/stable/specification.html#cite-collapsing
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from biokit.citing.csl.clusters import Citing
from biokit.citing.csl.pieces import Box, Piece, Pieces, Role, found, plain, replaced, with_pieces
from biokit.citing.csl.syntax import Area
from biokit.citing.csl.text_case import recased

TERMS: tuple[Role, ...] = ("term", "ibid")
BY_YEAR = ("year", "year-suffix", "year-suffix-ranged")
SENTENCE_BEFORE = re.compile(r"\S\s.*[.?!][”’\"]?\s*$", re.DOTALL)
LEAST_RANGE = 3
"""Numbers or suffixes in a row that make a range."""


class Rendered(msgspec.Struct, frozen=True):
    """One cite, rendered whole and, for collapsing, without its names."""

    cite: Citing
    pieces: Pieces
    without_names: Pieces = ()
    number: int = 0

    @property
    def names(self) -> str:
        """What its names print; cites of the same are grouped."""
        box = next(found(self.pieces, "names"), None)
        real = box is not None and next(found(box.pieces, "name-list"), None) is not None
        return plain(box.pieces) if real and box is not None else ""

    @property
    def group(self) -> str:
        """What cites have in common that are collapsed together."""
        if self.names:
            return self.names
        issued = next(found(self.pieces, "issued"), None)
        rest = self.pieces if issued is None else replaced(self.pieces, issued, ())
        # A cite that says more than its date, and no names, is a thing of its own; and so is one
        # whose names are left out, which are not those of the cite before.
        bare = not plain(rest).strip() and not self.cite.suppress_author
        return "" if bare else f"\0{id(self)}"

    @property
    def year(self) -> str:
        """The date without its suffix."""
        issued = next(found(self.pieces, "issued"), None)
        if issued is None:
            return ""
        suffix = next(found((issued,), "year-suffix"), None)
        words = plain(issued.pieces)
        return words if suffix is None else words.replace(plain(suffix.pieces), "", 1)

    @property
    def suffix(self) -> str:
        """The letter after the year."""
        box = next(found(self.pieces, "year-suffix"), None)
        return "" if box is None else plain(box.pieces)

    @property
    def is_bare(self) -> bool:
        """Nothing of its own that a collapsed form would lose."""
        located = self.cite.locator and any(found(self.pieces, "locator"))
        return not (self.has_words or located)

    @property
    def has_words(self) -> bool:
        """The author says something around it."""
        return bool(self.cite.prefix or self.cite.suffix or self.cite.quoted)


def put_together(
    rendered: Sequence[Rendered], area: Area, *, notes: bool, sentences: bool
) -> Pieces:
    """The cites of one citation as one run of pieces.

    Args:
        rendered: the cites in their order.
        area: the style's citation.
        notes: the style is one of notes, whose cites are as far apart within a group as without.
        sentences: the citation is a sentence, so that a term it begins with takes a capital.
    """
    return _Citation(area, notes=notes, sentences=sentences).of(rendered)


Parts = list[tuple[Pieces, str]]
"""Pieces, each with the delimiter that follows them if anything does."""


class _Citation:
    def __init__(self, area: Area, *, notes: bool, sentences: bool) -> None:
        self.area = area
        self.sentences = sentences
        # After a bracket of the layout only *Ibid.* is the beginning of anything.
        self.roles: tuple[Role, ...] = ("ibid",) if area.layout.look.prefix.strip() else TERMS
        self.delimiter = area.layout.delimiter
        tight = not notes and area.after_collapse_delimiter is None
        usual = ", " if tight else self.delimiter
        within = area.cite_group_delimiter
        self.within = usual if within is None else within
        self.by_year = area.collapse in BY_YEAR
        self.opens = True

    def of(self, rendered: Sequence[Rendered]) -> Pieces:
        if self.area.collapse == "citation-number":
            return _strung(self._numbered(rendered))
        if not self.by_year and self.area.cite_group_delimiter is None:
            return _strung([(self._whole(each), self.delimiter) for each in rendered])
        parts: Parts = []
        after = self.area.after_collapse_delimiter
        for group in _grouped(rendered):
            made = (
                self._collapsed(group)
                if self.by_year
                else [(self._whole(each), self.within) for each in group]
            )
            if made:
                made[-1] = (made[-1][0], self.delimiter if after is None else after)
            parts.extend(made)
        return _strung(parts)

    def _whole(self, each: Rendered, pieces: Pieces | None = None) -> Pieces:
        """A cite with the author's own words before and after, spaced as sentences are."""
        cite, pieces = each.cite, each.pieces if pieces is None else pieces
        opens, self.opens = self.opens, False
        if not pieces and not each.has_words:
            return ()
        prefix = plain(cite.prefix)
        if self.sentences and ((opens and not prefix.strip()) or SENTENCE_BEFORE.search(prefix)):
            pieces = begun(pieces, self.roles)
        made: list[Piece] = []
        if prefix:
            made.append(Box(cite.prefix, role="verbatim"))
            if not prefix[-1].isspace() and prefix[-1] not in "([{“‘«'\"’-–/":
                made.append(" ")
        made.extend(pieces)
        if cite.quoted:
            made += [", ", Box((cite.quoted,), quotes=True)]
        suffix = plain(cite.suffix)
        if suffix:
            if suffix[0].isalnum() or suffix[0] in "([{“‘&":
                made.append(" ")
            made.append(Box(cite.suffix, role="verbatim"))
        return tuple(made)

    def _collapsed(self, group: Sequence[Rendered]) -> Parts:
        """A group whose names are said once; and its years, if the style wants that."""
        made: Parts = []
        index = 0
        while index < len(group):
            first = group[index]
            run = [first] if self.area.collapse == "year" else _run_of_year(group, index)
            pieces = first.without_names if index else first.pieces
            if index and self._repeats_year(group[index - 1], first):
                pieces = _without_date(pieces)
                if not pieces and not first.has_words:
                    index += len(run)
                    continue
            made.extend(self._suffixes(run, self._whole(first, pieces)))
            located = first.cite.locator and self.area.after_collapse_delimiter is not None
            after = self.area.after_collapse_delimiter if located else self.within
            made[-1] = (made[-1][0], after or "")
            index += len(run)
        return made

    def _repeats_year(self, before: Rendered, each: Rendered) -> bool:
        """Where years have suffixes, one that has none is that of the cite before."""
        told = self.area.add_year_suffix and self.area.collapse != "year"
        return told and bool(each.year) and (each.year, each.suffix) == (before.year, before.suffix)

    def _suffixes(self, run: Sequence[Rendered], first: Pieces) -> Parts:
        """The first cite whole, of the others only the suffix; three and more may be a range."""
        own = (self.area.year_suffix_delimiter, self.area.cite_group_delimiter, self.delimiter)
        joint = next(each for each in own if each is not None)
        ranged = self.area.collapse == "year-suffix-ranged"
        shown = [first, *(tuple(found(each.pieces, "year-suffix"))[:1] for each in run[1:])]
        made: Parts = []
        at = 0
        while at < len(run):
            end = at
            while ranged and end + 1 < len(run) and _follows(run[end].suffix, run[end + 1].suffix):
                end += 1
            if end - at + 1 >= LEAST_RANGE:
                made.append(((*shown[at], "–", *shown[end]), joint))
                at = end + 1
            else:
                made.append((shown[at], joint))
                at += 1
        return made

    def _numbered(self, rendered: Sequence[Rendered]) -> Parts:
        """Numbers, three and more in a row as a range."""
        parts: Parts = []
        after = self.area.after_collapse_delimiter
        index = 0
        while index < len(rendered):
            end = index
            while end + 1 < len(rendered) and _next_number(rendered[end], rendered[end + 1]):
                end += 1
            if end - index + 1 >= LEAST_RANGE:
                first, last = rendered[index], rendered[end]
                parts.append(((*first.pieces, "–", *last.pieces), after or self.delimiter))
                index = end + 1
            else:
                located = rendered[index].cite.locator and after is not None
                parts.append((self._whole(rendered[index]), (located and after) or self.delimiter))
                index += 1
        return parts


def begun(pieces: Pieces, roles: tuple[Role, ...] = TERMS) -> Pieces:
    """With a capital, as *Ibid.* has it, if a term is what they begin with."""
    if not pieces or isinstance(first := pieces[0], str):
        return pieces
    if first.role == "affixed":
        rest = begun(first.pieces[1:], roles)
        return (with_pieces(first, (first.pieces[0], *rest)), *pieces[1:])
    if first.role in roles:
        return (with_pieces(first, recased(first.pieces, "capitalize-first", "")), *pieces[1:])
    return (with_pieces(first, begun(first.pieces, roles)), *pieces[1:])


def _strung(parts: Parts) -> Pieces:
    """Each part with the delimiter that follows it, unless the next brings its own."""
    made: list[Piece] = []
    delimiter = ""
    for pieces, after in parts:
        if not pieces:
            continue
        if made and plain(pieces).lstrip()[:1] not in (",", ";", "."):
            ends = plain(made[-1:]).rstrip()[-1:]
            marked = ends and ends in ",;.?!" and _is_verbatim(made[-1])
            made.append(" " if marked and delimiter.strip() else delimiter)
        made.extend(pieces)
        delimiter = after
    return tuple(made)


def _is_verbatim(piece: Piece) -> bool:
    return isinstance(piece, Box) and piece.role == "verbatim"


def _grouped(rendered: Sequence[Rendered]) -> list[list[Rendered]]:
    """Cites of the same names that stand next to each other; a bare date belongs to any."""
    groups: list[list[Rendered]] = []
    for each in rendered:
        if groups and each.group in ("", groups[-1][0].group):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _without_date(pieces: Pieces) -> Pieces:
    """What follows the date, without the delimiter between."""
    issued = next(found(pieces, "issued"), None)
    rest = pieces if issued is None else replaced(pieces, issued, ())
    return rest if plain(rest).strip(" ,;:") else ()


def _run_of_year(group: Sequence[Rendered], index: int) -> list[Rendered]:
    """The cites from there on that differ in nothing but the suffix."""
    first = group[index]
    run = [first]
    if not first.suffix or not first.year:
        return run
    for each in group[index + 1 :]:
        if each.year != first.year or not each.suffix or not each.is_bare or not run[-1].is_bare:
            break
        run.append(each)
    return run


def _follows(one: str, other: str) -> bool:
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1


def _next_number(one: Rendered, other: Rendered) -> bool:
    both = (one, other)
    return (
        one.number > 0
        and other.number == one.number + 1
        # Some styles ask for ranges of a number that they do not print.
        and all(each.is_bare and any(found(each.pieces, "citation-number")) for each in both)
    )
