"""A style's elements compiled to functions: text, number, label, group, choose.

Dates and names have modules of their own.
"""

from __future__ import annotations

import re

from msgspec import structs

from biokit.citing.csl import conditions
from biokit.citing.csl.beside import in_own_script, in_script
from biokit.citing.csl.citation_labels import citation_label
from biokit.citing.csl.cursor import EMPTY, FILLED, NOTHING, TERM, UNSAID, VOID, Cursor, Out, Render
from biokit.citing.csl.dates import compiled_date
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.labels import compiled_label
from biokit.citing.csl.looks import dressed
from biokit.citing.csl.names import NamesElement
from biokit.citing.csl.numbers import formed, is_numeric, located, page_ranges
from biokit.citing.csl.pieces import Box, Piece, Pieces, Role
from biokit.citing.csl.references import NUMBERS, variable
from biokit.citing.csl.said import AreaName, says
from biokit.citing.csl.syntax import (
    PLAIN,
    Choose,
    Date,
    Element,
    Group,
    Key,
    Label,
    Look,
    NameOptions,
    Names,
    Number,
    StyleSheet,
    Text,
)

TITLES = frozenset(
    ("title", "container-title", "collection-title", "volume-title", "original-title",
     "reviewed-title", "part-title", "title-short", "container-title-short")
)  # fmt: skip
TAG = re.compile(r"<[^<>]*>")
CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
YEAR_SUFFIXED = frozenset(("year-suffix", "citation-label"))
RESOLVERS = {"DOI": "https://doi.org/", "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
             "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/"}  # fmt: skip


class Compiler:
    """Compiles elements for one area of a style, or for one key of its sort."""

    def __init__(
        self,
        sheet: StyleSheet,
        area: AreaName,
        options: NameOptions,
        forced: NameOptions | None = None,
    ) -> None:
        self.sheet = sheet
        self.area = area
        self.options = options
        self.forced = forced
        """What a sort key says of names, whatever they say themselves."""
        self.macros = dict(sheet.macros)
        self.explicit_year_suffix = says(sheet, area, YEAR_SUFFIXED)
        self._made: dict[tuple[str, Names | None], Render] = {}
        self._making: set[str] = set()

    def sequence(
        self, children: tuple[Element, ...], delimiter: str = "", parent: Names | None = None
    ) -> Render:
        """The children one after the other."""
        parts = [
            compiled_label(child, _labelled(children[place + 1 : place + 2]))
            if isinstance(child, Label)
            else self.element(child, delimiter, parent)
            for place, child in enumerate(children)
        ]
        if len(parts) == 1:
            return parts[0]

        def render(cursor: Cursor) -> Out:
            made: list[Piece] = []
            state = NOTHING
            for part in parts:
                pieces, said = part(cursor)
                state = max(state, said)
                if pieces:
                    if made and delimiter:
                        made.append(delimiter)
                    made.extend(pieces)
            return tuple(made), state

        return render

    def element(self, element: Element, delimiter: str = "", parent: Names | None = None) -> Render:
        """One element.

        Args:
            element: what the style says.
            delimiter: of the nearest group around, which a `choose` hands to its children.
            parent: the names element that this is a substitute of.
        """
        match element:
            case Text():
                return self._text(element, parent)
            case Number():
                return _number(element)
            case Label():
                return compiled_label(element)
            case Date():
                return compiled_date(element, implicit_suffix=not self.explicit_year_suffix)
            case Names():
                return NamesElement(element, self, parent).render
            case Group(children=children, delimiter=own, look=look):
                return _as_group(self.sequence(children, own, parent), look)
            case Choose():
                return self._choose(element, delimiter, parent)

    def _text(self, element: Text, parent: Names | None) -> Render:
        match element.source:
            case "variable":
                return self._variable(element)
            case "macro":
                # Styles in use leave the case to the elements of the macro, as citeproc does.
                look = structs.replace(element.look, text_case=None)
                return _as_group(self.macro(element.name, parent), look)
            case "term":
                return _term(element)
            case "value":
                content, look = rich_text(element.name), element.look
                return lambda cursor: (dressed(content, look, cursor, own=True), NOTHING)

    def macro(self, name: str, parent: Names | None = None) -> Render:
        """A macro; one that is not there, or that calls itself, says nothing."""
        key = (name, parent)
        if key in self._made:
            return self._made[key]
        if name in self._making or name not in self.macros:
            return _silent
        self._making.add(name)
        made = self.sequence(self.macros[name], "", parent)
        self._making.discard(name)
        self._made[key] = made
        return made

    def called(self, name: str) -> Render:
        """A macro as one that is called: silent if its variables are."""
        return _as_group(self.macro(name), PLAIN)

    def _choose(self, choose: Choose, delimiter: str, parent: Names | None) -> Render:
        branches = [
            (conditions.compiled(branch), self.sequence(branch.children, delimiter, parent))
            for branch in choose.branches
        ]

        def render(cursor: Cursor) -> Out:
            for holds, then in branches:
                if holds(cursor):
                    return then(cursor)
            return VOID

        return render

    def _variable(self, element: Text) -> Render:
        name, look = variable(element.name), element.look
        if name == "year-suffix":
            return lambda cursor: _year_suffix(cursor, look)
        if name in ("page", "locator", "page-first"):
            pages = self.sheet.page_range_format
            return lambda cursor: _pages(cursor, name, look, pages)
        if name in NUMBERS:
            return lambda cursor: _numeric_text(cursor, name, look)
        if name in RESOLVERS or name == "URL":
            return lambda cursor: _address(cursor, name, look)
        italic = look.format is not None and look.format.style in ("italic", "oblique")
        role: Role | None = "title" if italic and name in TITLES else None
        return lambda cursor: _fact(cursor, name, element, role, italic=italic)


def _labelled(following: tuple[Element, ...]) -> str:
    """The number that a label stands before."""
    match following:
        case (Text(source="variable", name=name) | Number(variable=name),):
            return variable(name) if variable(name) in NUMBERS else ""
        case _:
            return ""


def _silent(_cursor: Cursor) -> Out:
    return VOID


def _as_group(inner: Render, look: Look) -> Render:
    """A group, and a macro as well, is silent if it called variables and none said anything."""

    def render(cursor: Cursor) -> Out:
        pieces, state = inner(cursor)
        if state == EMPTY or not pieces:
            return (), state
        # A group within a group that says something counts as a variable that does (1.0.2).
        return dressed(pieces, look, cursor), FILLED

    return render


def _term(element: Text) -> Render:
    """A term; marked, since one that opens a note takes a capital."""
    name, form, plural, look = element.name, element.form, element.plural, element.look
    # A style that asks for a case has it.
    role: Role | None = None if look.text_case else "ibid" if name == "ibid" else "term"

    def render(cursor: Cursor) -> Out:
        words = cursor.locale.word(name, form, plural=plural)
        return (dressed((words,), look, cursor, role, own=True) if words else ()), TERM

    return render


def _fact(
    cursor: Cursor, name: str, element: Text, role: Role | None = None, *, italic: bool = False
) -> Out:
    if name in cursor.hidden:
        return UNSAID
    words = ""
    if element.form == "short":
        words = cursor.reference.texts.get(f"{name}-short", "")
    words = words or _derived(cursor, name) or cursor.text(name)
    if not words:
        return UNSAID
    cursor.say(name)
    look = element.look
    proper = _title_proper(words)
    if italic and _has_no_italic(proper):
        look, role = _upright(look), None
    own = in_own_script(rich_text(words), proper, cursor.reference.language, cursor.locale.lang)
    pieces = dressed(own, look, cursor, role)
    lang = cursor.reference.language if role else None
    if lang:
        lang = in_script(lang, proper)
        pieces = tuple(_in_language(piece, lang) for piece in pieces)
    return pieces, FILLED


def _upright(look: Look) -> Look:
    return structs.replace(look, format=look.format and structs.replace(look.format, style=None))


def _has_no_italic(words: str) -> bool:
    """Chinese, Japanese or Korean, with nothing in it that italics would show on."""
    return CJK.search(words) is not None and not any(
        sign.isalnum() and not CJK.match(sign) for sign in TAG.sub("", words)
    )


def _in_language(piece: Piece, lang: str) -> Piece:
    if isinstance(piece, Box) and piece.role == "title":
        return Box(piece.pieces, piece.format, piece.quotes, piece.role, lang=lang)
    return piece


def _title_proper(words: str) -> str:
    return words.partition('<span class="beside">')[0]


def _derived(cursor: Cursor, name: str) -> str:
    """What an item need not say of itself."""
    return citation_label(cursor) if name == "citation-label" else ""


def _year_suffix(cursor: Cursor, look: Look) -> Out:
    suffix = cursor.told.year_suffix
    if not suffix or "year-suffix" in cursor.hidden or cursor.year_suffix_said:
        # An absent suffix must not make its group fall silent; and no cite says its own twice.
        return VOID
    cursor.year_suffix_said = True
    return dressed((suffix,), look, cursor, "year-suffix"), FILLED


def _pages(cursor: Cursor, name: str, look: Look, ranges: str | None) -> Out:
    words = "" if name in cursor.hidden else cursor.text(name)
    if not words or (name == "locator" and cursor.locator_said):
        return UNSAID
    cursor.say(name)
    if name == "locator":
        cursor.locator_said = True
        words = located(words, ranges if cursor.label == "page" else None, cursor.locale)
    elif name == "page":
        words = page_ranges(words, ranges, cursor.locale)
    role: Role | None = "locator" if name == "locator" else None
    return dressed(rich_text(words), look, cursor, role), FILLED


def _numeric_text(cursor: Cursor, name: str, look: Look) -> Out:
    words = "" if name in cursor.hidden else cursor.text(name)
    if not words:
        return UNSAID
    cursor.say(name)
    role = _role_of_number(name)
    shown = formed(words, "numeric", cursor.locale, None) if is_numeric(words) else words
    return dressed(rich_text(shown), look, cursor, role), FILLED


def _role_of_number(name: str) -> Role | None:
    match name:
        case "citation-number" | "locator":
            return name
        case _:
            return None


def _address(cursor: Cursor, name: str, look: Look) -> Out:
    words = "" if name in cursor.hidden else cursor.text(name)
    if not words:
        return UNSAID
    cursor.say(name)
    url = words if "://" in words else RESOLVERS.get(name, "") + words
    lead, scheme, rest = look.prefix.rpartition("http")
    if "://" in url and rest.startswith(("://", "s://")):
        # The resolver is printed by the style, so that the whole of it is the link.
        inner = Look(scheme + rest, "", look.format, text_case=look.text_case)
        pieces: Pieces = (Box(dressed((words,), inner, cursor), url=url),)
        outer = Look(lead, look.suffix, display=look.display)
        return dressed(pieces, outer, cursor), FILLED
    content: Pieces = (Box((words,), url=url),) if "://" in url else (words,)
    return dressed(content, look, cursor), FILLED


def _number(element: Number) -> Render:
    name, form, look = variable(element.variable), element.form, element.look

    def render(cursor: Cursor) -> Out:
        words = "" if name in cursor.hidden else cursor.text(name)
        if not words or (name == "locator" and cursor.locator_said):
            return UNSAID
        cursor.say(name)
        cursor.locator_said = cursor.locator_said or name == "locator"
        role = _role_of_number(name)
        if is_numeric(words):
            gender = cursor.locale.gender_of(name)
            return dressed(
                (formed(words, form, cursor.locale, gender),), look, cursor, role
            ), FILLED
        return dressed(rich_text(words), look, cursor, role), FILLED

    return render


def sort_names(key: Key) -> NameOptions:
    """Name options for a sort key: it may shorten lists in its own way."""
    use_last = key.names_use_last
    return NameOptions(
        et_al_min=key.names_min,
        et_al_use_first=key.names_use_first,
        et_al_subsequent_min=key.names_min,
        et_al_subsequent_use_first=key.names_use_first,
        et_al_use_last=use_last,
    )
