"""What a CSL style says, as typed values in the specification's own words."""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.citing.csl.pieces import Format
from biokit.diagnostics import Finding


class Look(msgspec.Struct, frozen=True, gc=False):
    """Affixes, formatting and the other attributes any rendering element may have."""

    prefix: str = ""
    suffix: str = ""
    format: Format | None = None
    quotes: bool = False
    text_case: str | None = None
    strip_periods: bool = False
    display: str | None = None
    unquoted: bool = False
    """Said to stand in no quotation marks, so that its own are not within any."""


PLAIN = Look()


class Text(msgspec.Struct, frozen=True):
    """`cs:text`: a variable, a macro, a term, or words as they stand."""

    source: Literal["variable", "macro", "term", "value"]
    name: str
    form: str = "long"
    plural: bool = False
    look: Look = PLAIN


class Number(msgspec.Struct, frozen=True):
    """`cs:number`."""

    variable: str
    form: str = "numeric"
    look: Look = PLAIN


class Label(msgspec.Struct, frozen=True):
    """`cs:label`; the variable is empty within `cs:names`."""

    variable: str = ""
    form: str = "long"
    plural: str = "contextual"
    look: Look = PLAIN


class DatePart(msgspec.Struct, frozen=True):
    """`cs:date-part`."""

    name: str
    form: str | None = None
    range_delimiter: str | None = None
    look: Look = PLAIN


class Date(msgspec.Struct, frozen=True):
    """`cs:date`, in a style or as a locale's format; localised if it has a form."""

    variable: str = ""
    form: str | None = None
    shown: str = "year-month-day"
    parts: tuple[DatePart, ...] = ()
    delimiter: str = ""
    look: Look = PLAIN


class NameOptions(msgspec.Struct, frozen=True):
    """Attributes of `cs:name` that `cs:style`, `cs:citation` and `cs:bibliography` hand down."""

    conjunction: str | None = None
    delimiter: str | None = None
    delimiter_precedes_et_al: str | None = None
    delimiter_precedes_last: str | None = None
    et_al_min: int | None = None
    et_al_use_first: int | None = None
    et_al_subsequent_min: int | None = None
    et_al_subsequent_use_first: int | None = None
    et_al_use_last: bool | None = None
    form: str | None = None
    initialize: bool | None = None
    initialize_with: str | None = None
    name_as_sort_order: str | None = None
    sort_separator: str | None = None
    names_delimiter: str | None = None

    def over(self, other: NameOptions) -> NameOptions:
        """These options, and the other's where these say nothing."""
        mine = (getattr(self, name) for name in self.__struct_fields__)
        theirs = (getattr(other, name) for name in self.__struct_fields__)
        return NameOptions(*(b if a is None else a for a, b in zip(mine, theirs, strict=True)))


class EtAl(msgspec.Struct, frozen=True):
    """`cs:et-al`."""

    term: str = "et-al"
    look: Look = PLAIN


class Names(msgspec.Struct, frozen=True):
    """`cs:names` with what it holds; what is `None` a substitute takes from its parent."""

    variables: tuple[str, ...] = ()
    delimiter: str | None = None
    options: NameOptions | None = None
    """Of `cs:name`."""
    name_look: Look = PLAIN
    family: Look = PLAIN
    given: Look = PLAIN
    et_al: EtAl | None = None
    label: Label | None = None
    label_first: bool = False
    substitute: tuple[Element, ...] = ()
    look: Look = PLAIN


class Group(msgspec.Struct, frozen=True):
    """`cs:group`."""

    children: tuple[Element, ...]
    delimiter: str = ""
    look: Look = PLAIN


class Condition(msgspec.Struct, frozen=True):
    """One attribute of `cs:if`, with one of its values."""

    kind: str
    value: str


class Branch(msgspec.Struct, frozen=True):
    """`cs:if`, `cs:else-if`; `cs:else` has no tests and always holds."""

    children: tuple[Element, ...]
    tests: tuple[Condition, ...] = ()
    match: str = "all"


class Choose(msgspec.Struct, frozen=True):
    """`cs:choose`."""

    branches: tuple[Branch, ...]


Element = Text | Number | Label | Date | Names | Group | Choose


class Key(msgspec.Struct, frozen=True):
    """`cs:key`."""

    variable: str | None = None
    macro: str | None = None
    descending: bool = False
    names_min: int | None = None
    names_use_first: int | None = None
    names_use_last: bool | None = None


class Layout(msgspec.Struct, frozen=True):
    """`cs:layout`."""

    children: tuple[Element, ...] = ()
    delimiter: str = ""
    look: Look = PLAIN


class Area(msgspec.Struct, frozen=True):
    """`cs:citation` or `cs:bibliography`: the layout, the sort, and the options of both."""

    layout: Layout = Layout()
    sort: tuple[Key, ...] = ()
    names: NameOptions = NameOptions()
    # Citations.
    collapse: str | None = None
    cite_group_delimiter: str | None = None
    after_collapse_delimiter: str | None = None
    year_suffix_delimiter: str | None = None
    add_names: bool = False
    add_givenname: bool = False
    givenname_rule: str = "by-cite"
    add_year_suffix: bool = False
    near_note_distance: int = 5
    # Bibliographies.
    hanging_indent: bool = False
    second_field_align: str | None = None
    line_spacing: int | None = None
    entry_spacing: int | None = None
    author_substitute: str | None = None
    author_substitute_rule: str = "complete-all"


class Term(msgspec.Struct, frozen=True):
    """`cs:term` of one form."""

    name: str
    form: str
    single: str
    multiple: str
    gender: str | None = None
    gender_form: str | None = None
    match: str | None = None


class LocaleSheet(msgspec.Struct, frozen=True):
    """One `cs:locale`, of a style or of a file of its own."""

    lang: str | None
    terms: tuple[Term, ...] = ()
    dates: tuple[Date, ...] = ()
    punctuation_in_quote: bool | None = None
    limit_day_ordinals: bool | None = None


class StyleSheet(msgspec.Struct, frozen=True):
    """An independent style."""

    id: str
    title: str
    kind: Literal["note", "in-text"]
    citation: Area
    bibliography: Area | None = None
    macros: tuple[tuple[str, tuple[Element, ...]], ...] = ()
    locales: tuple[LocaleSheet, ...] = ()
    names: NameOptions = NameOptions()
    default_locale: str | None = None
    page_range_format: str | None = None
    demote_non_dropping_particle: str = "display-and-sort"
    initialize_with_hyphen: bool = True
    findings: tuple[Finding, ...] = ()
    """What of the style is not CSL 1.0.2 and was passed over."""
