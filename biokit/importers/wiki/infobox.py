"""A box of facts as a life: who it is, when born and where, what posts, which schools.

Each row becomes a name, an event, a state or, where no table knows its label, a claim with the
label for its predicate; so every row lands somewhere, with the citations that stand in it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Literal, TypeVar

import msgspec

from biokit.importers.wiki.dates import edtf_of
from biokit.importers.wiki.entities import Entities
from biokit.importers.wiki.infobox_labels import SAYS_PERSON, Field, field_of
from biokit.importers.wiki.infobox_lines import (
    AGE,
    BRACKET,
    Line,
    Row,
    after,
    joined,
    lang_of,
    mentioned,
    origin_of,
    pieces,
    shown,
    span_in,
    taken_apart,
)
from biokit.importers.wiki.keys import Keys, slug
from biokit.importers.wiki.offices import Office
from biokit.model.base import Origin
from biokit.model.dates import BadDate, Date
from biokit.model.life import (
    Claim,
    Event,
    EventKind,
    Life,
    Person,
    Relation,
    State,
    StateKind,
    Statement,
    ValueWords,
)
from biokit.model.names import Name, NameForm
from biokit.model.nodes import CitationItem, Inline, Note, Text
from biokit.model.walk import altered

__all__ = ["Facts", "Row", "facts", "says_person"]

S = TypeVar("S", bound=Statement)
NameKind = Literal["usual", "birth", "married", "pen", "religious", "nickname", "title"]
NAME_KINDS: dict[Field, NameKind] = {
    "birth-name": "birth",
    "other-names": "usual",
    "nickname": "nickname",
    "pen-name": "pen",
    "religious-name": "religious",
}
BODIES: dict[Field, StateKind] = {
    "education": "education", "employer": "position", "party": "membership",
}  # fmt: skip
RELATIONS: dict[Field | None, Relation] = {
    "spouse": "spouse", "partner": "partner", "children": "child",
    "father": "parent", "mother": "parent", "parents": "parent",
}  # fmt: skip
LONGEST_LIST = 3
"""Commas in a home's words; with more of them it is a list of countries."""


class Facts(msgspec.Struct, frozen=True):
    """What a box says of its subject."""

    person: Person
    life: Life
    """The subject first of its persons."""
    rows: int
    """How many rows were read."""


def says_person(rows: Iterable[Row]) -> bool:
    """Whether a box with these rows is about a human being."""
    return any(field_of(row.label) in SAYS_PERSON for row in rows)


def facts(
    rows: Sequence[Row],
    title: str,
    lang: str | None,
    keys: Keys,
    *,
    living: bool | None = None,
    origin: Origin | None = None,
    article: str | None = None,
) -> Facts:
    """The life that the rows of a box tell.

    Args:
        rows: in order, those of several boxes one after the other.
        title: what the page calls its subject; words in brackets after the name are left out.
        lang: of the page.
        keys: hands out ids.
        living: what the page says of it elsewhere, in its categories.
        origin: of the box.
        article: the id of the page as a source: what a row cites nothing for, the page says.
    """
    box = _Box(title, lang, keys)
    for row in rows:
        box.take(row)
    return box.done(len(rows), article, living=living, origin=origin)


class _Box:
    def __init__(self, title: str, lang: str | None, keys: Keys) -> None:
        self.title = BRACKET.sub("", title).strip() or title
        self.lang = lang
        self.keys = keys
        self.subject = keys.fresh(slug(self.title))
        self.entities = Entities(keys)
        self.forms: list[NameForm] = [NameForm(self.title)]
        self.names: list[Name] = []
        self.happened: dict[EventKind, Event] = {}
        self.events: list[Event] = []
        self.states: list[State] = []
        self.claims: list[Claim] = []
        self.office = Office(self.subject, lang, keys)

    def take(self, row: Row) -> None:
        """Place one row."""
        lines = [line for run in row.lines if (line := taken_apart(run)).content or line.citations]
        field = field_of(row.label)
        if self.office.takes(row, field, lines):
            return
        match field:
            case "name" | "native-name":
                self._named(row, lines)
            case "birth-name" | "other-names" | "nickname" | "pen-name" | "religious-name":
                self._called(row, lines, NAME_KINDS[field])
            case "born" | "birth-date" | "birth-place":
                self._began_or_ended("birth", row, lines)
            case "died" | "death-date" | "death-place":
                self._began_or_ended("death", row, lines)
            case "burial":
                self._buried(row, lines)
            case "residence":
                self._lived(row, lines)
            case "education" | "employer" | "party":
                self._belonged(row, lines, BODIES[field])
            case "occupation":
                for line in lines:
                    self._state("occupation", row, line, line.content)
            case "spouse" | "partner" | "children" | "father" | "mother" | "parents" | "relatives":
                self._related(row, lines)
            case "awards":
                self._awarded(row, lines)
            case _:
                self._claim(row, lines)

    # ------------------------------------------------------------------------------------- names

    def _named(self, row: Row, lines: list[Line]) -> None:
        """The usual name, and the same name in its own script."""
        for line in lines:
            words = line.name or line.words
            if words and all(words != form.text for form in self.forms):
                self.forms.append(NameForm(words, lang_of(line)))
        self._keep_what_hangs_on(row, lines)

    def _called(self, row: Row, lines: list[Line], kind: NameKind) -> None:
        for line in lines:
            for piece in pieces(line) if kind != "birth" else (line,):
                if piece.words:
                    self.names.append(Name((NameForm(piece.words, lang_of(piece)),), kind))
        self._keep_what_hangs_on(row, lines)

    def _keep_what_hangs_on(self, row: Row, lines: list[Line]) -> None:
        """Names hold no citations and no notes: a claim of the same words does."""
        if any(line.citations or line.has_note for line in lines):
            self._claim(row, lines)

    # ------------------------------------------------------------------------------------ events

    def _began_or_ended(self, kind: Literal["birth", "death"], row: Row, lines: list[Line]) -> None:
        """`Alfred Bernhard Nobel / 21 October 1833 / Stockholm, Sweden`, or one row of each."""
        known = self.happened.get(kind)
        date = known.date if known else None
        place = known.place if known else None
        before = list(known.text) if known else []
        for line in lines:
            said, where = self._when_and_where(line.words)
            if date is None and said is not None:
                date = said
            elif said is None and where and date is None and kind == "birth" and not _is_place(row):
                self._called(row, [line], "birth")
                continue
            if where:
                found = self.entities.place(where, row.origin)
                place = place or found
                if found is None or found != place:
                    before += after(before, (Text(where),))
            before += [part for part in line.content if isinstance(part, Note)]
        date = _machine_date(row, date)
        cited = tuple(item for line in lines for item in line.citations)
        self.happened[kind] = Event(
            id=known.id if known else self.keys.fresh(f"{kind}-of-{self.subject}"),
            kind=kind,
            subject=self.subject,
            date=date,
            place=place,
            text=tuple(before),
            citations=(*(known.citations if known else ()), *cited),
            origin=origin_of(row),
        )

    def _when_and_where(self, words: str) -> tuple[Date | None, str]:
        """`11 March 1952, Cambridge` in its two parts; a bare place has no date."""
        words = AGE.sub("", words).strip(" ,;*†").strip()
        if (date := edtf_of(words, self.lang)) is not None:
            return date, ""
        for sign in (" in ", ", ", " à ", " a ", " en ", " "):
            parts = words.split(sign)
            for cut in range(len(parts) - 1, 0, -1):
                head = sign.join(parts[:cut]).strip(" ,;")
                if any(letter.isdigit() for letter in head) and (date := edtf_of(head, self.lang)):
                    return date, sign.join(parts[cut:]).strip(" ,;")
        for cut in range(1, len(parts := words.split(", "))):
            tail = ", ".join(parts[cut:])
            if any(letter.isdigit() for letter in tail) and (date := edtf_of(tail, self.lang)):
                return date, ", ".join(parts[:cut])
        return None, words

    def _buried(self, row: Row, lines: list[Line]) -> None:
        for line in lines[:1]:
            self.events.append(
                Event(
                    id=self.keys.fresh(f"burial-of-{self.subject}"),
                    kind="burial",
                    subject=self.subject,
                    place=self.entities.place(line.name, row.origin),
                    text=joined(lines),
                    citations=tuple(item for each in lines for item in each.citations),
                    origin=origin_of(row),
                )
            )

    def _awarded(self, row: Row, lines: list[Line]) -> None:
        for line in lines:
            self.events.append(
                Event(
                    id=self.keys.fresh(slug(line.name or line.words)),
                    kind="award",
                    subject=self.subject,
                    date=span_in(line, self.lang),
                    text=line.content,
                    citations=line.citations,
                    origin=origin_of(row),
                )
            )

    # ------------------------------------------------------------------------------------ states

    def _lived(self, row: Row, lines: list[Line]) -> None:
        for line in lines:
            several = line.name.count(",") > LONGEST_LIST
            where = None if several else self.entities.place(line.name, row.origin)
            self._state("residence", row, line, line.content, place=where)

    def _belonged(self, row: Row, lines: list[Line], kind: StateKind) -> None:
        for line in lines:
            body = self.entities.organisation(line.name, row.origin)
            self._state(kind, row, line, line.content, organisation=body)

    def _related(self, row: Row, lines: list[Line]) -> None:
        """Each by name, with what they were to the subject in the page's own word.

        Years after a husband's or wife's name are those of the marriage, after others' their own.
        """
        relation = RELATIONS.get(field_of(row.label))
        for line in itertools.chain.from_iterable(map(pieces, lines)):
            other = self.entities.person(_unquoted(line.name), row.origin)
            if other is None:
                self._claim(row, [line])
                continue
            content = mentioned(line.content, line.name, other)
            said = (Text(f"{shown(row.label)}: "), *content)
            self._state("relationship", row, line, said, person=other, relation=relation)

    def _state(
        self,
        kind: StateKind,
        row: Row,
        line: Line,
        text: tuple[Inline, ...],
        *,
        organisation: str | None = None,
        place: str | None = None,
        person: str | None = None,
        relation: Relation | None = None,
    ) -> None:
        # Years after the name of a father or a child are that person's.
        is_own = person is None or relation in {"spouse", "partner"}
        self.states.append(
            State(
                id=self.keys.fresh(slug(f"{kind} {line.name or line.words}")),
                kind=kind,
                subject=self.subject,
                span=span_in(line, self.lang) if is_own else None,
                organisation=organisation,
                place=place,
                person=person,
                relation=relation,
                text=text,
                citations=line.citations,
                origin=origin_of(row),
            )
        )

    # ------------------------------------------------------------------------------------ claims

    def _claim(self, row: Row, lines: list[Line]) -> None:
        if not lines:
            return
        label = row.label or row.heading
        self.claims.append(
            Claim(
                id=self.keys.fresh(f"{self.subject}-{slug(label)}"),
                subject=self.subject,
                predicate=slug(label),
                value=ValueWords(joined(lines)),
                citations=tuple(item for line in lines for item in line.citations),
                origin=origin_of(row),
            )
        )

    # -------------------------------------------------------------------------------------- done

    def done(
        self, rows: int, article: str | None, *, living: bool | None, origin: Origin | None
    ) -> Facts:
        """Everything that was placed, as a life."""
        states, claims = self.office.done()
        person = Person(
            id=self.subject,
            names=(Name(tuple(self.forms)), *dict.fromkeys(self.names)),
            living=False if "death" in self.happened else living,
            origin=origin,
        )
        life = Life(
            persons=(person, *self.entities.persons.values()),
            places=tuple(self.entities.places.values()),
            organisations=tuple(self.entities.organisations.values()),
            events=_cited((*_in_order(self.happened), *self.events), article),
            states=_cited((*states, *self.states), article),
            claims=_cited((*claims, *self.claims), article),
        )
        return Facts(person, life, rows)


def _cited(statements: tuple[S, ...], article: str | None) -> tuple[S, ...]:
    """Statements, each with what it rests on."""
    if article is None:
        return statements
    said = (CitationItem(article),)
    return tuple(each if each.citations else altered(each, citations=said) for each in statements)


def _unquoted(name: str) -> str:
    """`"Lieserl"` is a name in quotation marks, `Eduard "Tete"` is not."""
    found = re.fullmatch(r"[“\"‘'„](?P<name>[^“”\"„]*)[”\"’'“]", name)
    return found["name"] if found else name


def _in_order(happened: dict[EventKind, Event]) -> list[Event]:
    return [happened[kind] for kind in ("birth", "death") if kind in happened]


def _is_place(row: Row) -> bool:
    return field_of(row.label) in {"birth-place", "death-place"}


def _machine_date(row: Row, read: Date | None) -> Date | None:
    """The day that the page gives for machines, with the words that readers see."""
    if row.date is None:
        return read
    try:
        return Date(row.date, read.words if read else None)
    except BadDate:
        return read
