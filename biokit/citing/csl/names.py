"""`cs:names`: lists of names with their labels, and what stands in for them.

https://docs.citationstyles.org/en/stable/specification.html#names
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import structs

from biokit.citing.csl.cursor import EMPTY, FILLED, UNSAID, Cursor, NameList, Out, Render
from biokit.citing.csl.looks import dressed
from biokit.citing.csl.name_parts import NameForm, one_name
from biokit.citing.csl.name_values import PersonName
from biokit.citing.csl.pieces import Box, Format, Piece, Pieces, joined, plain
from biokit.citing.csl.references import variable
from biokit.citing.csl.syntax import PLAIN, EtAl, Label, Look, NameOptions, Names, Text

if TYPE_CHECKING:
    from biokit.citing.csl.elements import Compiler

People = tuple[PersonName, ...]
CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")
"""Chinese and Japanese signs; Korean sets spaces."""
OTHERS = "others"
"""How BibTeX's *and others* is told: as the last name."""
NO_OPTIONS = NameOptions()


class NamesElement:
    """A names element, compiled."""

    def __init__(self, element: Names, compiler: Compiler, parent: Names | None) -> None:
        element = _inheriting(element, parent)
        options = (element.options or NO_OPTIONS).over(compiler.options)
        if compiler.forced is not None:
            options = compiler.forced.over(options)
        sheet = compiler.sheet
        self.variables = tuple(map(variable, element.variables))
        self.options = options
        self.conjunction = options.conjunction
        self.delimiter = ", " if options.delimiter is None else options.delimiter
        self.inverted = options.name_as_sort_order
        self.between = (
            element.delimiter if element.delimiter is not None else options.names_delimiter
        )
        self.form = NameForm(
            form=options.form or "long",
            initialize=options.initialize is not False,
            initialize_with=options.initialize_with,
            hyphen=sheet.initialize_with_hyphen,
            sort_separator=", " if options.sort_separator is None else options.sort_separator,
            demote=sheet.demote_non_dropping_particle,
            family=element.family,
            given=element.given,
        )
        self.name_look = _without_normal(element.name_look)
        self.et_al = element.et_al or EtAl()
        self.label = element.label
        self.label_first = element.label_first
        self.look = element.look
        self.substitutes: list[tuple[Render, bool]] = [
            (
                compiler.element(each, "", element),
                isinstance(each, Text) and each.source == "term",
            )
            for each in element.substitute
        ]

    def render(self, cursor: Cursor) -> Out:
        """The names, or what substitutes them."""
        suppressed, cursor.suppress_author = cursor.suppress_author, False
        pieces, said = self._said(cursor)
        if suppressed and pieces:
            # Suppressed is not empty: the words around them stay.
            return (), FILLED
        # What says nothing leaves the suppressing to the names that come next.
        cursor.suppress_author = suppressed
        return pieces, said

    def _said(self, cursor: Cursor) -> Out:
        pieces = self._own(cursor)
        if pieces:
            return pieces, FILLED
        for substitute, is_term in self.substitutes:
            cursor.substituting += 1
            hidden = cursor.hidden
            pieces, said = substitute(cursor)
            cursor.substituting -= 1
            if is_term and not pieces:
                # A term that the language leaves empty is an answer all the same.
                return UNSAID
            if pieces:
                # Words alone do not make a group speak whose variables are all silent.
                if cursor.hidden == hidden:
                    # No variable was said.
                    pieces = (Box(pieces, role="stand-in"),)
                return (Box(pieces, role="names"),), max(said, EMPTY)
        return UNSAID

    def _own(self, cursor: Cursor) -> Pieces:
        found = [
            (role, cursor.reference.names[role])
            for role in self.variables
            if role in cursor.reference.names and role not in cursor.hidden
        ]
        if not found:
            return ()
        if self.form.form == "count":
            count = sum(self._shown(people, cursor, 0) for _, people in found)
            return (str(count),)
        found = self._combined(found, cursor)
        parts: list[Pieces] = []
        for role, people in found:
            index = cursor.names_seen
            cursor.names_seen += 1
            cursor.say(role)
            parts.append(self._labelled(role, people, index, cursor))
        between = self.between or ""
        return dressed(joined(parts, between), self.look, cursor, "names")

    def _combined(
        self, found: list[tuple[str, People]], cursor: Cursor
    ) -> list[tuple[str, People]]:
        """Editors who translated as well are named once, if the language has a word for both."""
        roles = dict(found)
        if (
            set(self.variables) >= {"editor", "translator"}
            and self.label is not None
            and roles.get("editor") is not None
            and roles.get("editor") == roles.get("translator")
            and cursor.locale.word("editortranslator", self.label.form)
        ):
            cursor.say("translator")
            return [
                ("editortranslator" if role == "editor" else role, people)
                for role, people in found
                if role != "translator"
            ]
        return found

    def _labelled(self, role: str, people: People, index: int, cursor: Cursor) -> Pieces:
        listed = self._list(people, index, cursor)
        names: Pieces = (Box(listed, role="name-list"),) if listed else ()
        if self.label is None or cursor.sorting:
            return names
        label = _label(self.label, role, people, cursor)
        return (*label, *names) if self.label_first else (*names, *label)

    def _shown(self, people: People, cursor: Cursor, index: int) -> int:
        """How many names stand before *et al.*; all, if there is none."""
        options, count = self.options, len(people)
        least, first = options.et_al_min, options.et_al_use_first
        if cursor.area == "citation" and cursor.position != "first":
            least = least if options.et_al_subsequent_min is None else options.et_al_subsequent_min
            first = (
                first
                if options.et_al_subsequent_use_first is None
                else options.et_al_subsequent_use_first
            )
        if least is None or first is None or count < least:
            return count
        told = cursor.told.names[index] if index < len(cursor.told.names) else 0
        return min(max(first, told), count)

    def _recorded(self, people: People, shown: int, cursor: Cursor) -> NameList:
        @cache
        def prints(name: PersonName, level: int) -> str:
            return plain(one_name(name, self.form, cursor, inverted=False, told=level))

        return NameList(people, shown, prints)

    def _list(self, people: People, index: int, cursor: Cursor) -> Pieces:
        shown = self._shown(people, cursor, index)
        others = len(people) > 1 and people[-1].literal == OTHERS
        if others:
            shown = min(shown, len(people) - 1)
        if cursor.lists is not None:
            cursor.lists.append(self._recorded(people, shown, cursor))
        told = cursor.told.given[index] if index < len(cursor.told.given) else ()
        sorting = cursor.sorting
        made: list[Pieces] = []
        for place, name in enumerate(people):
            inverted = (
                self.inverted == "all" or (self.inverted == "first" and place == 0) or sorting
            )
            level = told[place] if place < len(told) else 0
            pieces = one_name(name, self.form, cursor, inverted=inverted, told=level)
            pieces = dressed(pieces, self.name_look, cursor, "name")
            made.append(pieces)
        inverted_at = [
            (self.inverted == "all" or (self.inverted == "first" and place == 0))
            and not people[place].literal
            and people[place].romanesque
            for place in range(len(people))
        ]
        if shown >= len(people):
            return self._joined(made, inverted_at, cursor)
        if shown <= 0:
            return ()
        return self._cut(made[:shown] if others else made, shown, inverted_at, cursor)

    def _joined(self, made: list[Pieces], inverted: list[bool], cursor: Cursor) -> Pieces:
        """All names, with the style's *and* before the last."""
        word = self._conjunction(cursor)
        if len(made) < 2 or not word or cursor.sorting:
            return joined(made, self.delimiter)
        head = joined(made[:-1], self.delimiter)
        rule = self.options.delimiter_precedes_last
        precedes = _precedes(rule, len(made) >= 3, after=inverted[len(made) - 2])
        if CJK.match(word):
            # Written without spaces, and of three names or more without a comma.
            precedes = precedes and len(made) == 2
            return (*head, (self.delimiter if precedes else "") + word, *made[-1])
        return (*head, self._delimiter_before(word) if precedes else f" {word} ", *made[-1])

    def _delimiter_before(self, word: str) -> str:
        joint = self.delimiter if self.delimiter.endswith((" ", "\u00a0")) else f"{self.delimiter} "
        return f"{joint}{word} "

    def _conjunction(self, cursor: Cursor) -> str:
        match self.conjunction:
            case "text":
                return cursor.locale.word("and")
            case "symbol":
                return cursor.locale.ampersand
            case _:
                return ""

    def _cut(self, made: list[Pieces], shown: int, inverted: list[bool], cursor: Cursor) -> Pieces:
        """The first names and *et al.*, or the last one after an ellipsis."""
        head = joined(made[:shown], self.delimiter)
        if cursor.sorting:
            return (*head, " ", *made[-1]) if self.options.et_al_use_last else head
        use_last = self.options.et_al_use_last and len(made) > shown
        if use_last and len(made) > shown + 1:
            return (*head, self.delimiter, "… ", *made[-1])
        if use_last:
            return self._joined(made, inverted, cursor)
        words = cursor.locale.word(self.et_al.term)
        et_al = dressed((words,), self.et_al.look, cursor) if words else ()
        if not et_al:
            return head
        precedes = _precedes(
            self.options.delimiter_precedes_et_al, shown >= 2, after=inverted[shown - 1]
        )
        # In Chinese and Japanese *et al.* follows without a space.
        usual = "" if CJK.match(words) else " "
        joint: Piece = self.delimiter if precedes else usual
        # What is said of names is said of *et al.* too, as styles expect that set it upright.
        return dressed((*head, joint, *et_al), Look(format=self.name_look.format), cursor)


def _without_normal(look: Look) -> Look:
    """A name is set as the list around it is, unless it is set apart."""
    if look.format is None:
        return look
    style, variant, weight = (
        None if value == "normal" else value
        for value in (look.format.style, look.format.variant, look.format.weight)
    )
    made = Format(style, variant, weight, look.format.decoration, look.format.align)
    return structs.replace(look, format=None if made == Format() else made)


def _precedes(rule: str | None, usual: bool, *, after: bool) -> bool:  # noqa: FBT001 (what context says)
    match rule:
        case "always":
            return True
        case "never":
            return False
        case "after-inverted-name":
            return after
        case _:
            return usual


def _inheriting(element: Names, parent: Names | None) -> Names:
    """A substitute that says nothing of its names looks as its parent does.

    One that does has the looks of its parent's name parts all the same, unless it has its own.
    """
    if parent is None:
        return element
    bare = element.options is None and element.label is None and element.et_al is None
    if not bare:
        return structs.replace(
            element,
            family=parent.family if element.family is PLAIN else element.family,
            given=parent.given if element.given is PLAIN else element.given,
        )
    return Names(
        variables=element.variables or parent.variables,
        delimiter=parent.delimiter if element.delimiter is None else element.delimiter,
        options=parent.options,
        name_look=parent.name_look,
        family=parent.family,
        given=parent.given,
        et_al=parent.et_al,
        label=parent.label,
        label_first=parent.label_first,
        substitute=element.substitute,
        look=parent.look if element.look is PLAIN else element.look,
    )


def _label(label: Label, role: str, people: People, cursor: Cursor) -> Pieces:
    match label.plural:
        case "always":
            plural = True
        case "never":
            plural = False
        case _:
            plural = len(people) > 1
    words = cursor.locale.word(role, label.form, plural=plural)
    return dressed((words,), label.look, cursor, own=True) if words else ()
