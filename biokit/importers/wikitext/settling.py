"""Calls given what they call: a citation of works, or a note.

What a reference is follows what a page's own list would show of it: works cited with the words
around them, a source in words, or, where it is more than a citation can hold, a note.
"""

from __future__ import annotations

import re

from biokit.importers.wiki.composed import bare_text, composed, flat, placed, titled
from biokit.importers.wiki.free import is_remark
from biokit.importers.wiki.groups import NOTES
from biokit.importers.wiki.locators import read_locators, short_form
from biokit.importers.wikitext.refs import CALL, Ref, Refs
from biokit.importers.wikitext.short_forms import SHORT
from biokit.importers.wikitext.tallies import Tally
from biokit.model.base import Origin
from biokit.model.nodes import (
    Block,
    Citation,
    CitationItem,
    CrossReference,
    Inline,
    Link,
    Note,
    Paragraph,
    Text,
)
from biokit.model.walk import Part, altered, plain_text, rebuilt, walk

__all__ = ["Settled"]

Run = tuple[Inline, ...]
ALL_ROMAN = re.compile(r"[^\w-]+")


class Settled:
    """The references of a page, once all of it is read."""

    def __init__(self, refs: Refs, path: str, tally: Tally, prefix: str = "") -> None:
        self.refs = refs
        self.path = path
        self.tally = tally
        self.prefix = prefix
        """Of the ids of notes."""
        self.notes: dict[int, Note] = {}
        self.citations = 0
        self._items: dict[int, tuple[CitationItem, ...]] = {}
        self._open: set[int] = set()
        self._unknown: list[str] = []
        for ref in self._in_order():
            self.items(ref)

    def _in_order(self) -> list[Ref]:
        groups = self.refs.groups

        def place(ref: Ref) -> tuple[int, int]:
            known = ref.group in groups
            return (groups.index(ref.group) if known else len(groups)), ref.number

        return sorted(self.refs.refs, key=place)

    # ----------------------------------------------------------------------------- what each one is

    def items(self, ref: Ref) -> tuple[CitationItem, ...]:
        """The works that a reference cites; none, if it is a note."""
        if ref.number not in self._items:
            self._items[ref.number] = ()  # one that calls itself is a note
            self._items[ref.number] = self._read(ref)
        return self._items[ref.number]

    def _read(self, ref: Ref) -> tuple[CitationItem, ...]:
        parent = self.refs.parent_of(ref)
        if parent is not None and (above := self.items(parent)):
            return placed(above, plain_text(self.short(ref.run)))
        if ref.is_note or (ref.group and NOTES.fullmatch(ref.group)):
            return ()
        if ref.text is None:
            return (CitationItem(self._missing(ref)),)
        if ref.blocks:
            match ref.blocks:
                case (Paragraph(content),):
                    return self._of_run(ref, content)
                case _:
                    return ()
        return self._of_run(ref, ref.run)

    def _of_run(self, ref: Ref, content: Run) -> tuple[CitationItem, ...]:
        run = flat(self.short(content))
        cited = [each for each in run if isinstance(each, Citation)]
        called = [each for each in cited if each.items[0].source.startswith(CALL)]
        if not cited:
            return self._plain(ref, run)
        if len(called) == len(cited) or any(self._is_note(each) for each in called):
            return ()
        return composed(tuple(self._called(each) for each in run))

    def _is_note(self, call: Citation) -> bool:
        return not self.items(self._ref(call))

    def _called(self, call: Inline) -> Inline:
        if not isinstance(call, Citation) or not call.items[0].source.startswith(CALL):
            return call
        return altered(call, items=placed(self.items(self._ref(call)), call.items[0].quoted))

    def _ref(self, call: Citation) -> Ref:
        return self.refs.refs[int(call.items[0].source[1:])]

    def _missing(self, ref: Ref) -> str:
        message = "references are called that the page does not describe"
        self.tally.count("unresolved-reference", message, ref.line, ref.name, "warning")
        return self.refs.works.missing(ref.name, Origin(self.path, ref.line)).id

    def _plain(self, ref: Ref, run: Run) -> tuple[CitationItem, ...]:
        """Words alone: short forms of works listed elsewhere, or a source of their own."""
        said = " ".join(plain_text(run).split())
        if not said:
            return (CitationItem(self._missing(ref)),)
        if (short := self._short_words(said)) is not None:
            return short
        url = next(
            (part.url for each in run for part in walk(each) if isinstance(part, Link)), None
        )
        if url is None and is_remark(titled(run)):
            return ()
        source = self.refs.works.free(
            titled(run), url, Origin(self.path, ref.line, " ".join((ref.text or "").split()))
        )
        return (CitationItem(source.id),)

    def _short_words(self, said: str) -> tuple[CitationItem, ...] | None:
        """`Spies 1965, 62; White 1979, 534`: every part must name one work."""
        made = []
        for part in said.rstrip(".").split(";"):
            form = short_form(part)
            source = self.refs.works.by_name([form[0]]) if form else None
            if form is None or source is None:
                return None
            locators, rest = read_locators(form[1])
            made.append(CitationItem(source, locators, suffix=bare_text(rest)))
        return tuple(made)

    # --------------------------------------------------------------------------------- put in place

    def short(self, run: Run) -> Run:
        """Short forms with the sources they call; what calls none is its words."""
        return rebuilt(run, self._short)

    def _short(self, part: Part) -> Part | tuple[Part, ...]:
        match part:
            case Citation((CitationItem(source) as item,)) if source.startswith(SHORT):
                short = self.refs.shorts[source]
                known = self.refs.works.by_name(short.names)
                if known is not None:
                    return altered(part, items=(altered(item, source=known),))
                line = part.origin.line if part.origin else None
                message = "short forms that name no work of the page"
                self.tally.count("unknown-short-form", message, line, short.words)
                places = "".join(f", {_place(each.label)} {each.value}" for each in item.locators)
                return (Text(short.words + places), *_after(item.suffix))
            case _:
                return part

    def placed(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Blocks with every call answered."""
        return rebuilt(blocks, self.answer)

    def answered(self, run: Run) -> Run:
        """A run with every call answered."""
        return rebuilt(run, self.answer)

    def answer(self, part: Part) -> Part | tuple[Part, ...]:
        """A call with what it calls; anything else as it is."""
        if not isinstance(part, Citation):
            return part
        source = part.items[0].source
        if source.startswith(SHORT):
            return self._short(part)
        return self._call(part) if source.startswith(CALL) else part

    def _call(self, call: Citation) -> Inline:
        ref = self._ref(call)
        items = self.items(ref)
        where = call.items[0].quoted
        if items:
            self.citations += 1
            return altered(call, items=placed(items, where))
        key = self.prefix + _key(ref)
        if ref.number in self.notes or ref.number in self._open:
            return CrossReference(key, form="number", origin=call.origin)
        self._open.add(ref.number)
        blocks = ref.blocks or (Paragraph(ref.run),)
        made = Note(self.placed(blocks), id=key, origin=call.origin)
        self._open.discard(ref.number)
        self.notes[ref.number] = made
        return made

    def uncalled(self) -> tuple[Block, ...]:
        """Notes that nothing calls: they stay as text."""
        made: list[Block] = []
        for ref in self.refs.refs:
            if ref.calls or self.items(ref):
                continue
            made += self.placed(ref.blocks or (Paragraph(ref.run),))
            message = "notes of a list are called nowhere: they stay as text"
            self.tally.count("uncalled-note", message, ref.line, "")
        return tuple(made)


def _key(ref: Ref) -> str:
    name = ALL_ROMAN.sub("-", ref.name).strip("-_").casefold()
    return f"note-{name}-{ref.number + 1}" if name else f"note-{ref.number + 1}"


def _place(label: str) -> str:
    return {"page": "p."}.get(label, label)


def _after(suffix: Run) -> Run:
    return (Text(", "), *suffix) if suffix else ()
