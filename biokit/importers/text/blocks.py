"""Units to pieces: headings, prose, captions, pictures, lists, tables, and the page's furniture."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from biokit.importers.text import furniture, shapes
from biokit.importers.text import vocabulary as v
from biokit.importers.text.articles import HATNOTE, Article
from biokit.importers.text.pieces import (
    Caption,
    Grid,
    Heading,
    Left,
    Listing,
    Pause,
    Picture,
    Piece,
    Prose,
)
from biokit.importers.text.units import UNDERLINE, Contents, Unit, contents_of, units_of

HEADINGS_IN_A_ROW = 3
"""More short lines than this, one after another, are a list and not headings."""


class Layout(msgspec.Struct, frozen=True):
    """How a text shows its structure, told from the whole of it."""

    marked: bool
    """Headings carry a mark of their own: `[edit]`, `== ==`, `#`."""
    airy: bool
    """Where marked, an empty line parts a heading's mark from the paragraph under it."""
    copied: bool
    """It says which site it is from: it has furniture."""
    subject: str
    """The title, in lower case."""
    levels: dict[str, int]
    """The levels of headings that a list of contents gives."""
    contents: int | None
    """The line of that list."""


def pieces_of(article: Article, subject: str) -> list[Piece]:
    """The pieces of an article, in order."""
    contents, units = contents_of(units_of(article.lines))
    layout = _layout(units, article, subject, contents)
    end = _end_of_text(units, layout)
    left: list[Piece] = [
        Left(unit.number, unit.text, "dropped-contents") for unit in contents.lines
    ]
    tail: list[Piece] = [Left(unit.number, unit.text, "dropped-chrome") for unit in units[end:]]
    read = _Reading(units[:end], layout).pieces()
    return sorted([*left, *read, *tail], key=lambda piece: piece.number)


def _layout(units: list[Unit], article: Article, subject: str, contents: Contents) -> Layout:
    edits = [i for i, unit in enumerate(units) if shapes.is_edit_mark(unit.text)]
    parted = sum(units[i].apart_below for i in edits)
    marked = bool(edits) or any(_marked_heading(unit) for unit in units)
    airy = parted * 2 >= len(edits) and any(unit.apart_above for unit in units[1:])
    line = contents.lines[0].number if contents.lines else None
    levels = dict(contents.levels)
    return Layout(marked, airy, article.site is not None, subject.casefold(), levels, line)


def _marked_heading(unit: Unit) -> tuple[str, int | None] | None:
    """The words and level of a heading that carries its mark in its line."""
    text = unit.text
    if len(text) > 250:
        return None
    wiki = shapes.WIKI_HEADING.fullmatch(text)
    if wiki is not None:
        return shapes.without_edit_mark(wiki[2]), max(len(wiki[1]) - 1, 1)
    hashed = shapes.HASH_HEADING.fullmatch(text)
    if hashed is not None:
        return shapes.without_edit_mark(hashed[2]), len(hashed[1])
    bare = shapes.without_edit_mark(text)
    return (bare, None) if bare and bare != text else None


def _end_of_text(units: list[Unit], layout: Layout) -> int:
    """Where the furniture at the foot of the page begins."""
    start = len(units)
    while start and not _is_text(units, start - 1):
        start -= 1
    heading = start - 1 if start and shapes.is_edit_mark(units[start - 1].text) else None
    kind = shapes.section_kind(units[heading - 1].text) if heading else ""
    for index in range(start, len(units)):
        text = units[index].text
        named = shapes.section_kind(text) if not shapes.is_furniture(text) else ""
        if named in {"references", "list"}:
            kind = named
            continue
        listed = kind != "references" or not layout.copied or _is_reference(text)
        if shapes.is_furniture(text) or not listed:
            return index
    return len(units)


def _is_text(units: list[Unit], index: int) -> bool:
    """Surely a part of the article: prose, a marked heading, a reference, an item of a list."""
    text = units[index].text
    if shapes.is_edit_mark(text) or _marked_heading(units[index]) is not None:
        return True
    if shapes.is_furniture(text):
        return False
    return shapes.is_prose(text) or _is_reference(text) or "\t" in text


def _is_reference(text: str) -> bool:
    return bool(
        re.match(r"\^|\d{1,3}\.\s|\[\d{1,3}\]|[•*]\s", text)
        or shapes.YEAR.search(text)
        or "http" in text
    )


def _mark_of(text: str) -> str | None:
    """The bullet a line begins with."""
    found = shapes.BULLET.match(text)
    return None if found is None else found[1]


class _Reading:
    """One walk over the units of an article."""

    def __init__(self, units: list[Unit], layout: Layout) -> None:
        self._units = units
        self._layout = layout
        self._pieces: list[Piece] = []
        self._section: str | None = None
        """The kind of the section it is in; `None` is the lead."""

    def pieces(self) -> list[Piece]:
        index = 0
        while index < len(self._units):
            index = self._take(index)
        return self._pieces

    def _take(self, index: int) -> int:
        """Reads the unit at `index`, and says which comes next."""
        unit = self._units[index]
        image = shapes.image_in(unit.text)
        if image is not None:
            return self._take_picture(index, image)
        heading = self._heading(index)
        if heading is not None:
            piece, taken = heading
            self._pieces.append(piece)
            self._section = shapes.section_kind(piece.text)
            return index + taken
        several = self._several(index)
        if several:
            return index + several
        self._pieces.append(self._single(index))
        return index + 1

    def _take_picture(self, index: int, image: shapes.Image) -> int:
        """The words before it, the picture, and what follows as a unit of its own."""
        unit = self._units[index]
        before, words = unit.text[: image.start].strip(), unit.text[image.start : image.end]
        if before:
            self._pieces.append(Prose(unit.number, before))
        self._pieces.append(Picture(unit.number, image.alt, image.target, words, image.broken))
        rest = unit.text[image.end :].strip()
        if not rest:
            return index + 1
        self._units[index] = Unit(unit.number, rest, apart_above=True, apart_below=True)
        return index

    # ------------------------------------------------------------------------------- headings

    def _heading(self, index: int) -> tuple[Heading, int] | None:
        """The heading at `index` and how many units it takes."""
        unit = self._units[index]
        after = self._below(index)
        if shapes.is_edit_mark(unit.text):
            return None
        own = _marked_heading(unit)
        if own is not None and shapes.count(own[0]) <= 25:
            level = own[1] or self._layout.levels.get(own[0].casefold())
            return Heading(unit.number, own[0], unit.text, level), 1
        short = shapes.count(unit.text) <= 25
        if shapes.CHAPTER.fullmatch(unit.text) and shapes.count(unit.text) <= 3:
            return self._chapter(index)
        if short and shapes.is_edit_mark(after):
            level = self._layout.levels.get(unit.text.casefold())
            return Heading(unit.number, unit.text, f"{unit.text}\n{after}", level), 2
        if short and UNDERLINE.fullmatch(after) and not self._units[index + 1].apart_above:
            return Heading(
                unit.number, unit.text, f"{unit.text}\n{after}", 1 + (after[0] != "=")
            ), 2
        return self._bare_heading(index)

    def _below(self, index: int) -> str:
        """The unit after this one; none where a list of contents stood between them."""
        if index + 1 >= len(self._units):
            return ""
        here, below = self._units[index], self._units[index + 1]
        contents = self._layout.contents
        parted = contents is not None and here.number < contents < below.number
        return "" if parted else below.text

    def _chapter(self, index: int) -> tuple[Heading, int]:
        """`CHAPTER I`, and its title if that stands below."""
        unit = self._units[index]
        below = self._below(index)
        titled = shapes.may_be_heading(below) and not shapes.CHAPTER.fullmatch(below)
        if titled and self._prose_at(index + 2):
            words = f"{unit.text}\n{below}"
            return Heading(unit.number, unit.text, words, subtitle=below), 2
        return Heading(unit.number, unit.text, unit.text), 1

    def _bare_heading(self, index: int) -> tuple[Heading, int] | None:
        unit = self._units[index]
        text = unit.text
        kind = shapes.section_kind(text)
        level = self._layout.levels.get(text.casefold())
        if kind in {"references", "list"} or (level is not None and shapes.count(text) <= 25):
            return Heading(unit.number, text, text, level), 1
        if self._layout.marked or not shapes.may_be_heading(text) or not self._heads_text(index):
            return None
        if text.casefold() in v.INFOBOX_RESIDUES:
            return None
        if self._section == "list" and not self._prose_at(index + 1):
            return None
        numbered = shapes.NUMBERED_HEADING.fullmatch(text)
        if numbered is not None and "." in numbered[1]:
            level = numbered[1].count(".") + 1
        return Heading(unit.number, text, text, level), 1

    def _heads_text(self, index: int) -> bool:
        """Prose follows, after at most a few more headings."""
        following = self._units[index + 1 : index + 1 + HEADINGS_IN_A_ROW]
        for unit in following:
            if shapes.is_prose(unit.text) or shapes.image_in(unit.text) or "\t" in unit.text:
                return True
            if shapes.BULLET.match(unit.text) or shapes.looks_like_caption(unit.text):
                return True
            if not shapes.may_be_heading(unit.text):
                return shapes.ends_sentence(unit.text)
        return False

    def _prose_at(self, index: int) -> bool:
        return index < len(self._units) and shapes.is_prose(self._units[index].text)

    # ------------------------------------------------------------------------ lists and tables

    def _several(self, index: int) -> int:
        """Takes a list or a table; says how many units."""
        if shapes.BREAK.fullmatch(self._units[index].text):
            self._pieces.append(Pause(self._units[index].number, self._units[index].text))
            return 1
        rows = self._rows(index)
        if len(rows) > 1:
            cells = tuple(
                (unit.number, tuple(map(str.strip, unit.text.split("\t")))) for unit in rows
            )
            self._pieces.append(Grid(rows[0].number, cells))
            return len(rows)
        bullet = shapes.BULLET.match(self._units[index].text)
        if bullet is not None:
            mark = bullet[1]
            items = self._run(index, lambda text: _mark_of(text) == mark)
            taken = tuple((unit.number, unit.text[1:].strip()) for unit in items)
            self._pieces.append(Listing(items[0].number, taken, mark))
            return len(items)
        return self._numbered(index)

    def _numbered(self, index: int) -> int:
        first = shapes.NUMBER.match(self._units[index].text)
        if first is None:
            return 0
        start, mark = int(first[1]), first[2]
        taken: list[tuple[int, str]] = []
        for unit in self._units[index:]:
            found = shapes.NUMBER.match(unit.text)
            if found is None or found[2] != mark or found[1] != str(start + len(taken)):
                break
            taken.append((unit.number, unit.text[found.end() :]))
        if len(taken) < 2:
            return 0
        self._pieces.append(Listing(taken[0][0], tuple(taken), mark, start))
        return len(taken)

    def _rows(self, index: int) -> Sequence[Unit]:
        """Lines with tabs; in a box of facts, short lines between them go on with a cell."""
        if "\t" not in self._units[index].text:
            return ()
        end = index + 1
        for at in range(index, len(self._units)):
            text = self._units[at].text
            if "\t" in text:
                end = at + 1
            elif self._section is not None or at - end > 3 or shapes.is_prose(text):
                break
        return self._units[index:end]

    def _run(self, index: int, fits: Callable[[str], bool]) -> Sequence[Unit]:
        end = index
        while end < len(self._units) and fits(self._units[end].text):
            end += 1
        return self._units[index:end]

    # ------------------------------------------------------------------------------- one unit

    def _single(self, index: int) -> Piece:
        unit = self._units[index]
        text = unit.text
        if shapes.is_edit_mark(text):
            return Left(unit.number, text, "dropped-chrome")
        if self._section is None and self._is_residue(unit):
            return Left(unit.number, text, "dropped-infobox")
        if self._section not in {"references", "list"}:
            if self._under_mark(index):
                return Caption(unit.number, text, guessed=False)
            is_label = text.casefold() in furniture.LABELS and (
                self._layout.marked or self._layout.copied
            )
            if is_label:
                return Left(unit.number, text, "dropped-chrome")
            if self._is_caption(unit):
                return Caption(unit.number, text, guessed=True)
        hatnote = self._section is None and HATNOTE.fullmatch(text) is not None
        return Prose(unit.number, text, ("hatnote",) if hatnote else ())

    def _under_mark(self, index: int) -> bool:
        """Directly under a heading's mark, where paragraphs stand apart from theirs."""
        unit = self._units[index]
        if (
            not self._layout.airy
            or unit.apart_above
            or shapes.count(unit.text) > shapes.CAPTION_WORDS
        ):
            return False
        above = self._pieces[-1] if self._pieces else None
        if isinstance(above, Heading):
            return shapes.is_edit_mark(self._units[index - 1].text)
        return isinstance(above, Caption) and not above.guessed

    def _is_residue(self, unit: Unit) -> bool:
        text = unit.text
        if text.casefold() in v.INFOBOX_RESIDUES:
            return True
        labelled = shapes.count(text) <= 3 and text.isascii() and text[-1].isalpha()
        about = any(word in self._layout.subject.split() for word in text.casefold().split())
        alone = (
            unit.apart_above and unit.apart_below and self._layout.marked and self._layout.copied
        )
        return alone and labelled and not about and text[:1].isupper()

    def _is_caption(self, unit: Unit) -> bool:
        text = unit.text
        if HATNOTE.fullmatch(text):
            return False
        if shapes.looks_like_caption(text):
            return True
        unfinished = not shapes.ends_sentence(text) and text[-1] not in ":;,"
        short = 2 <= shapes.count(text) <= 30 and text[:1].isupper()
        cited = shapes.CITED.search(text) is not None
        return self._layout.marked and unit.apart_above and unfinished and short and not cited
