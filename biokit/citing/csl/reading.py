"""A CSL file as typed values. What is not CSL 1.0.2 is passed over, and a finding says so."""

from __future__ import annotations

import html
from collections.abc import Iterator

from lxml import etree

from biokit.citing.csl.markup import NAMESPACE, XML_LANG, Xml, line_of, root_of
from biokit.citing.csl.pieces import Format
from biokit.citing.csl.syntax import (
    PLAIN,
    Area,
    Branch,
    Choose,
    Condition,
    Date,
    DatePart,
    Element,
    EtAl,
    Group,
    Key,
    Label,
    Layout,
    LocaleSheet,
    Look,
    NameOptions,
    Names,
    Number,
    StyleSheet,
    Term,
    Text,
)
from biokit.citing.csl.unfolding import check_unfolded
from biokit.diagnostics import Finding
from biokit.errors import BadInput

SUPPORTED = ("1.0", "1.1")
LONGEST = 9
"""Digits of a number that a style may give."""
CONDITIONS = (
    "disambiguate",
    "is-numeric",
    "is-uncertain-date",
    "locator",
    "position",
    "type",
    "variable",
)


def read_style(content: bytes, path: str) -> StyleSheet:
    """An independent style.

    Raises:
        BadInput: it is no CSL style, or has no citation layout; with the line.
    """
    root = root_of(content, path)
    reader = _Reader(path)
    citation = root.find(f"{NAMESPACE}citation")
    if (
        root.tag != f"{NAMESPACE}style"
        or citation is None
        or citation.find(f"{NAMESPACE}layout") is None
    ):
        raise BadInput(
            "this CSL file says nothing of how to cite: it has no `citation` with a `layout`",
            path=path,
            line=line_of(root),
            hint="a dependent style needs its parent; any other, a `citation` element",
        )
    if root.get("version", "1.0")[:3] not in SUPPORTED:
        reader.report(root, f"CSL {root.get('version')} is read as CSL 1.0.2")
    bibliography = root.find(f"{NAMESPACE}bibliography")
    sheet = StyleSheet(
        id=_text(root, "info/id"),
        title=_text(root, "info/title"),
        kind="note" if root.get("class") == "note" else "in-text",
        citation=reader.area(citation),
        bibliography=None if bibliography is None else reader.area(bibliography),
        macros=tuple(
            (macro.get("name", ""), reader.elements(macro))
            for macro in root.iterfind(f"{NAMESPACE}macro")
        ),
        locales=tuple(reader.locale(node) for node in root.iterfind(f"{NAMESPACE}locale")),
        names=_name_options(root),
        default_locale=root.get("default-locale"),
        page_range_format=root.get("page-range-format"),
        demote_non_dropping_particle=root.get("demote-non-dropping-particle", "display-and-sort"),
        initialize_with_hyphen=root.get("initialize-with-hyphen") != "false",
        findings=tuple(reader.findings),
    )
    check_unfolded(sheet, path)
    return sheet


def read_locale(content: bytes, path: str) -> LocaleSheet:
    """A locale file.

    Raises:
        BadInput: it is not a CSL locale.
    """
    return _Reader(path).locale(root_of(content, path))


def _text(root: Xml, path: str) -> str:
    steps = "/".join(f"{NAMESPACE}{step}" for step in path.split("/"))
    return " ".join((root.findtext(steps) or "").split())


def _flag(node: Xml, name: str) -> bool | None:
    value = node.get(name)
    return None if value is None else value == "true"


def _words(value: str) -> str:
    """An attribute's words; entities that were escaped twice are what they name."""
    return html.unescape(value) if "&" in value else value


def _optional_words(node: Xml, name: str) -> str | None:
    value = node.get(name)
    return None if value is None else _words(value)


def _whole(node: Xml, name: str) -> int | None:
    value = (node.get(name) or "").strip()
    return int(value) if value.isdecimal() and len(value) <= LONGEST else None


def _format(node: Xml) -> Format | None:
    values = tuple(
        node.get(name)
        for name in (
            "font-style",
            "font-variant",
            "font-weight",
            "text-decoration",
            "vertical-align",
        )
    )
    style, variant, weight, decoration, align = values
    return Format(style, variant, weight, decoration, align) if any(values) else None


def _look(node: Xml) -> Look:
    look = Look(
        prefix=_words(node.get("prefix", "")),
        suffix=_words(node.get("suffix", "")),
        format=_format(node),
        quotes=node.get("quotes") == "true",
        unquoted=node.get("quotes") == "false",
        text_case=node.get("text-case"),
        strip_periods=node.get("strip-periods") == "true",
        display=node.get("display"),
    )
    return PLAIN if look == PLAIN else look


def _name_options(node: Xml, *, of_name: bool = False) -> NameOptions:
    own = "" if of_name else "name-"
    return NameOptions(
        conjunction=node.get("and"),
        delimiter=node.get(f"{own}delimiter"),
        delimiter_precedes_et_al=node.get("delimiter-precedes-et-al"),
        delimiter_precedes_last=node.get("delimiter-precedes-last"),
        et_al_min=_whole(node, "et-al-min"),
        et_al_use_first=_whole(node, "et-al-use-first"),
        et_al_subsequent_min=_whole(node, "et-al-subsequent-min"),
        et_al_subsequent_use_first=_whole(node, "et-al-subsequent-use-first"),
        et_al_use_last=_flag(node, "et-al-use-last"),
        form=node.get(f"{own}form"),
        initialize=_flag(node, "initialize"),
        initialize_with=node.get("initialize-with"),
        name_as_sort_order=node.get("name-as-sort-order"),
        sort_separator=node.get("sort-separator"),
        names_delimiter=None if of_name else node.get("names-delimiter"),
    )


class _Reader:
    """Reads the parts of one file and collects what they hold that is not CSL."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def report(self, node: Xml, message: str) -> None:
        self.findings.append(
            Finding(
                "style-unknown-feature",
                message,
                path=self.path,
                line=line_of(node),
                hint="it is passed over; the rest of the style works",
            )
        )

    def area(self, node: Xml) -> Area:
        layout = node.find(f"{NAMESPACE}layout")
        return Area(
            layout=Layout() if layout is None else self._layout(layout),
            sort=tuple(_key(key) for key in node.iterfind(f"{NAMESPACE}sort/{NAMESPACE}key")),
            names=_name_options(node),
            collapse=node.get("collapse"),
            cite_group_delimiter=node.get("cite-group-delimiter"),
            after_collapse_delimiter=node.get("after-collapse-delimiter"),
            year_suffix_delimiter=node.get("year-suffix-delimiter"),
            add_names=node.get("disambiguate-add-names") == "true",
            add_givenname=node.get("disambiguate-add-givenname") == "true",
            givenname_rule=node.get("givenname-disambiguation-rule", "by-cite"),
            add_year_suffix=node.get("disambiguate-add-year-suffix") == "true",
            near_note_distance=_distance(node),
            hanging_indent=node.get("hanging-indent") == "true",
            second_field_align=node.get("second-field-align"),
            line_spacing=_whole(node, "line-spacing"),
            entry_spacing=_whole(node, "entry-spacing"),
            author_substitute=_optional_words(node, "subsequent-author-substitute"),
            author_substitute_rule=node.get("subsequent-author-substitute-rule", "complete-all"),
        )

    def _layout(self, node: Xml) -> Layout:
        return Layout(self.elements(node), _words(node.get("delimiter", "")), _look(node))

    def elements(self, node: Xml) -> tuple[Element, ...]:
        made = (self._element(child) for child in node)
        return tuple(element for element in made if element is not None)

    def _element(self, node: Xml) -> Element | None:
        tag = etree.QName(node).localname
        match tag:
            case "text":
                return self._text(node)
            case "number":
                return Number(node.get("variable", ""), node.get("form", "numeric"), _look(node))
            case "label":
                return _label(node)
            case "date":
                return _date(node)
            case "names":
                return self._names(node)
            case "group":
                return Group(self.elements(node), _words(node.get("delimiter", "")), _look(node))
            case "choose":
                return Choose(tuple(self._branches(node)))
            case _:
                self.report(node, f"`{tag}` is no rendering element of CSL 1.0.2")
                return None

    def _text(self, node: Xml) -> Text | None:
        for source in ("variable", "macro", "term", "value"):
            name = node.get(source)
            if name is not None:
                return Text(
                    source,
                    name,
                    node.get("form", "long"),
                    node.get("plural") == "true",
                    _look(node),
                )
        self.report(node, "this `text` has neither variable, macro, term nor value")
        return None

    def _names(self, node: Xml) -> Names:
        name = node.find(f"{NAMESPACE}name")
        et_al = node.find(f"{NAMESPACE}et-al")
        label = node.find(f"{NAMESPACE}label")
        substitute = node.find(f"{NAMESPACE}substitute")
        parts = {
            part.get("name"): _look(part)
            for part in (() if name is None else name.iterfind(f"{NAMESPACE}name-part"))
        }
        tags = [etree.QName(child).localname for child in node]
        first = "label" in tags and "name" in tags and tags.index("label") < tags.index("name")
        return Names(
            variables=tuple(node.get("variable", "").split()),
            delimiter=node.get("delimiter"),
            options=None if name is None else _name_options(name, of_name=True),
            name_look=PLAIN if name is None else _look(name),
            family=parts.get("family", PLAIN),
            given=parts.get("given", PLAIN),
            et_al=None if et_al is None else EtAl(et_al.get("term", "et-al"), _look(et_al)),
            label=None if label is None else _label(label),
            label_first=first,
            substitute=() if substitute is None else self.elements(substitute),
            look=_look(node),
        )

    def _branches(self, node: Xml) -> Iterator[Branch]:
        for branch in node:
            tag = etree.QName(branch).localname
            if tag not in ("if", "else-if", "else"):
                self.report(branch, f"`{tag}` is no branch of `choose`")
                continue
            tests = tuple(
                Condition(kind, value)
                for kind in CONDITIONS
                for value in (branch.get(kind) or "").split()
            )
            others = set(map(str, branch.attrib)) - {*CONDITIONS, "match"}
            for name in sorted(others):
                self.report(branch, f"`{name}` is no condition of CSL 1.0.2")
            if tag != "else" and not tests:
                continue
            yield Branch(
                self.elements(branch), () if tag == "else" else tests, branch.get("match", "all")
            )

    def locale(self, node: Xml) -> LocaleSheet:
        options = node.find(f"{NAMESPACE}style-options")
        return LocaleSheet(
            lang=node.get(XML_LANG),
            terms=tuple(_term(term) for term in node.iterfind(f"{NAMESPACE}terms/{NAMESPACE}term")),
            dates=tuple(_date(date) for date in node.iterfind(f"{NAMESPACE}date")),
            punctuation_in_quote=None
            if options is None
            else _flag(options, "punctuation-in-quote"),
            limit_day_ordinals=(
                None if options is None else _flag(options, "limit-day-ordinals-to-day-1")
            ),
        )


def _distance(node: Xml) -> int:
    distance = _whole(node, "near-note-distance")
    return 5 if distance is None else distance


def _key(node: Xml) -> Key:
    return Key(
        variable=node.get("variable"),
        macro=node.get("macro"),
        descending=node.get("sort") == "descending",
        names_min=_whole(node, "names-min"),
        names_use_first=_whole(node, "names-use-first"),
        names_use_last=_flag(node, "names-use-last"),
    )


def _label(node: Xml) -> Label:
    return Label(
        node.get("variable", ""),
        node.get("form", "long"),
        node.get("plural", "contextual"),
        _look(node),
    )


def _date(node: Xml) -> Date:
    return Date(
        variable=node.get("variable", ""),
        form=node.get("form"),
        shown=node.get("date-parts", "year-month-day"),
        parts=tuple(_date_part(part) for part in node.iterfind(f"{NAMESPACE}date-part")),
        delimiter=node.get("delimiter", ""),
        look=_look(node),
    )


def _date_part(node: Xml) -> DatePart:
    return DatePart(
        node.get("name", ""), node.get("form"), node.get("range-delimiter"), _look(node)
    )


def _term(node: Xml) -> Term:
    single = node.find(f"{NAMESPACE}single")
    multiple = node.find(f"{NAMESPACE}multiple")
    name = node.get("name", "")
    # Only the quotation marks of a language may be straight.
    curly = "'" if name.endswith("-quote") else "’"
    own = _words_of(node)
    return Term(
        name=name,
        form=node.get("form", "long"),
        single=(own if single is None else _words_of(single)).replace("'", curly),
        multiple=(own if multiple is None else _words_of(multiple)).replace("'", curly),
        gender=node.get("gender"),
        gender_form=node.get("gender-form"),
        match=node.get("match"),
    )


def _words_of(node: Xml) -> str:
    """The words of a term; what is only laid out over lines is empty."""
    words = node.text or ""
    return words if words.strip() or "\n" not in words else ""
