r"""References of a page: called by number, defined anywhere, read when the text has been read.

<ref name="fox">…</ref>  <ref name="fox" />  {{sfn|Fox|2007|p=12}}  {{efn|…}}  {{r|fox}}{{rp|34}}

Until everything is known a call stands in the text as a citation of `\0` and the number of its
reference, and a short form as one of `\1` and the name that it calls a work by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import msgspec

from biokit.importers.wiki.composed import titled
from biokit.importers.wiki.work_kinds import named
from biokit.importers.wiki.works import work_of
from biokit.importers.wikitext import short_forms
from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.cite_words import cite_words
from biokit.importers.wikitext.listed import Works
from biokit.importers.wikitext.pieces import Piece, is_block, lined, tidy
from biokit.importers.wikitext.template_names import Meaning
from biokit.model.nodes import Block, Citation, CitationItem, Inline, Paragraph, Text
from biokit.model.walk import altered

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader

__all__ = ["CALL", "Ref", "Refs"]

CALL = "\0"
STYLE_OF = {
    "notelist-ua": "upper-alpha",
    "notelist-lr": "lower-roman",
    "notelist-lg": "lower-greek",
    "efn-ua": "upper-alpha",
    "efn-lr": "lower-roman",
    "efn-lg": "lower-greek",
}
BREAKS = re.compile(r"\n\s*\n|\n[*#:;]|\{\||<(?:blockquote|ul|ol|table|poem)\b", re.IGNORECASE)


class Ref(msgspec.Struct, eq=False):
    """One reference."""

    number: int
    group: str
    name: str
    line: int
    text: str | None = None
    """Its wikitext; `None` until it is defined."""
    is_note: bool = False
    calls: int = 0
    parent: str = ""
    """The name of the reference that this one gives a place in."""
    run: tuple[Inline, ...] = ()
    blocks: tuple[Block, ...] = ()
    """What it says, read: in a line, or else as blocks."""


class Refs:
    """Gathers the references of a page."""

    def __init__(self, path: str, works: Works) -> None:
        self.path = path
        self.works = works
        self.refs: list[Ref] = []
        self.groups: list[str] = []
        """In the order of their lists."""
        self.calls = 0
        self.inside = False
        """Whether a reference is being read."""
        self.listing = False
        """Whether definitions in a list are being read."""
        self.unheard = False
        """Whether only words are wanted, which cannot hold a call."""
        self.shorts: dict[str, short_forms.Short] = {}
        self._named: dict[tuple[str, str], Ref] = {}
        self._group = ""

    # ---------------------------------------------------------------------------------------- calls

    def tag(self, given: dict[str, str], text: str, node: Any, reader: Reader) -> Piece:  # noqa: ANN401
        """`<ref>`."""
        group = given.get("group", self._group if self.listing else "")
        name = given.get("name", "") or given.get("follow", "")
        defined = None if node.self_closing or not text.strip() else text
        if "follow" in given and (above := self._named.get((group, given["follow"]))):
            above.text = f"{above.text or ''} {text}"
            return Text("")
        parent = given.get("extends", "") or (name if "details" in given else "")
        if "details" in given:
            defined, name = given["details"], ""
        return self.call(group, name, defined, reader, parent=parent)

    def call(
        self,
        group: str,
        name: str,
        text: str | None,
        reader: Reader,
        *,
        is_note: bool = False,
        parent: str = "",
        where: str | None = None,
    ) -> Piece:
        """A call of a reference that is defined here or elsewhere."""
        ref = self._named.get((group, name)) if name else None
        if ref is None:
            ref = Ref(len(self.refs), group, name, reader.line, is_note=is_note, parent=parent)
            self.refs.append(ref)
            if name:
                self._named[group, name] = ref
        if text is not None and ref.text is None:
            ref.text, ref.line = text, reader.line
        elif text is not None and ref.text is not None and text.split() != ref.text.split():
            reader.tally.count("dropped-definition", "references defined again in other words",
                               reader.line, text)  # fmt: skip
        if self.unheard:
            message = "markers of references stood in what only words are taken from"
            reader.tally.count("dropped-markers", message, reader.line, name or text or "")
        if self.listing or self.unheard:
            return Text("")
        ref.calls += 1
        self.calls += 1
        item = CitationItem(f"{CALL}{ref.number}", quoted=where)
        return Citation(
            (item,),
            origin=reader.origin(
                f"[{group} {ref.number + 1}]" if group else (f"[{ref.number + 1}]")
            ),
        )

    def listed(self, group: str, text: str, reader: Reader) -> None:
        """A list of references stands here; definitions may stand in it."""
        if group not in self.groups:
            self.groups.append(group)
        if text.strip():
            self.listing, self._group = True, group
            reader.blocks(text)
            self.listing, self._group = False, ""

    # ------------------------------------------------------------------------------------ templates

    def template(self, meaning: Meaning, call: Call, made: list[Piece], reader: Reader) -> None:
        """What a template of references adds to the line."""
        match meaning:
            case "ref" | "note":
                made.append(self._note(meaning, call, reader))
            case "ref-again":
                made += self._again(call, reader)
            case "ref-page":
                self._page(call, made, reader)
            case "short-ref":
                short = short_forms.as_short(call)
                name = "FOOTNOTE" + re.sub(r"\s+", "", short)
                made.append(self.call(call.text("group"), name, short, reader))
            case "short" | "short-several":
                made += short_forms.shown(call, self, reader)
            case _:
                self._list(call, reader)

    def _note(self, meaning: Meaning, call: Call, reader: Reader) -> Piece:
        group = call.text("group") or STYLE_OF.get(call.name, "")
        is_note = meaning == "note" or _is_japanese_note(call, reader)
        if meaning == "note" and not group:
            group = "lower-alpha"
        if call.name in {"note", "nota", "fn", "注", "註"} and group == "lower-alpha":
            group = call.text("groupe") or "note"
        text = call.text("1", "text", "texte", "content") or None
        return self.call(group, call.text("name", "nom", "nome"), text, reader, is_note=is_note)

    def _again(self, call: Call, reader: Reader) -> list[Piece]:
        made = []
        for at, value in enumerate(call.unnamed, 1):
            pages = ("p", "pp", "page", "pages") if at == 1 else ()
            where = call.text(f"p{at}", f"pp{at}", f"page{at}", f"pages{at}", *pages)
            name = str(value).strip()
            group = call.text("group", "g", f"group{at}", "grp")
            made.append(self.call(group, name, None, reader, where=where or None))
        return made

    def _page(self, call: Call, made: list[Piece], reader: Reader) -> None:
        """`{{rp|34}}` after a call: the page goes with it."""
        value = call.get("1", "page", "pages", "p", "pp", "at", "seite")
        words = "" if value is None else reader.words(value)
        while made and isinstance(made[-1], Text) and not made[-1].value.strip():
            made.pop()
        last = made[-1] if made else None
        match last:
            case Citation((CitationItem(source) as item,)) if source.startswith(CALL) and words:
                made[-1] = altered(last, items=(altered(item, quoted=words),))
            case _ if words:
                made.append(Text(f" [{words}]"))
            case _:
                pass

    def _list(self, call: Call, reader: Reader) -> None:
        group = call.text("group", "groupe", "gruppo")
        if not group and call.name.startswith("notelist"):
            group = STYLE_OF.get(call.name, "lower-alpha")
        self.listed(group, call.text("refs", "références", "notes", "note"), reader)
        if call.unnamed and "<ref" in str(call.unnamed[0]):
            self.listed(group, str(call.unnamed[0]), reader)

    def work(self, call: Call, reader: Reader) -> list[Piece]:
        """A template that cites a work: in a reference a citation, in the text its words."""
        parameters = [(key, reference_value(key, value, reader)) for key, value in call.given]
        work = work_of(call.name, parameters, reader.lang)
        if work is None:
            return list(reader.expander.values(call))
        for key, _ in work.unknown:
            message = "parameters of citations that no table knows stay in the source's note"
            reader.tally.count("kept-parameter", message, call.line, f"{call.written}: {key}")
        origin = reader.origin(str(call.node) if len(str(call.node)) < 2_000 else None)
        if self.inside:
            source = self.works.add(work, origin)
            return [Citation((CitationItem(source.id, work.locators, quoted=work.quoted),),
                             origin=origin)]  # fmt: skip
        self.works.mention(work, origin)
        return list(cite_words(work))

    # -------------------------------------------------------------------------------------- reading

    def read(self, reader: Reader) -> None:
        """Read what the references say, list by list."""
        done: set[int] = set()
        self.inside = True
        while True:
            left = [ref for ref in self.refs if ref.number not in done]
            if not left:
                break
            for ref in sorted(left, key=self._place):
                done.add(ref.number)
                self._read(ref, reader)
        self.inside = False

    def _place(self, ref: Ref) -> tuple[int, int]:
        known = ref.group in self.groups
        return (self.groups.index(ref.group) if known else len(self.groups)), ref.number

    def _read(self, ref: Ref, reader: Reader) -> None:
        text = (ref.text or "").strip()
        reader.line = ref.line
        if BREAKS.search(text) or ref.is_note:
            ref.blocks = reader.blocks(text, ref.line)
            return
        pieces = reader.content(text)
        if any(is_block(piece) for piece in pieces):
            ref.blocks = tuple(
                Paragraph(part, origin=reader.origin()) if isinstance(part, tuple) else part
                for part in lined(pieces)
            )
        else:
            ref.run = tidy(cast("list[Inline]", pieces))

    def parent_of(self, ref: Ref) -> Ref | None:
        """The reference that this one gives a place in."""
        return self._named.get((ref.group, ref.parent)) if ref.parent else None


def _is_japanese_note(call: Call, reader: Reader) -> bool:
    """The Japanese wiki nests references in what its authors remark, never in a reference."""
    return call.name in {"refnest", "refn"} and (reader.lang or "").partition("-")[0] == "ja"


def reference_value(key: str, value: Any, reader: Reader) -> str:  # noqa: ANN401
    """A parameter as words with the markup of titles; addresses as they are."""
    text = str(value).strip()
    if "url" in named(key) or text.startswith(("http://", "https://")):
        return reader.expander.address(text)
    return " ".join(titled(reader.inlines(value)).split())
