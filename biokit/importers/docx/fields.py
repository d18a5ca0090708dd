"""Fields while a story is read (17.16.18): their code becomes a node, or their result stays.

A field's marks lie among the runs, over many runs and even paragraphs, one field within another:
so those that are open are a stack, and what is read goes to the innermost that shows something.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from biokit.importers.docx.citation_fields import cited_by, is_bibliography, is_citation
from biokit.importers.docx.field_codes import Code, read_code
from biokit.importers.docx.looks import PLAIN, Piece, nested, words_of
from biokit.importers.docx.reading import Reading
from biokit.importers.docx.symbols import UNKNOWN, symbol
from biokit.model.base import Origin
from biokit.model.nodes import Citation, CrossReference, IndexMark, Inline, Link, Span, Text

__all__ = ["Fields"]

Kind = Literal["shown", "citation", "contents", "index", "bibliography", "link", "reference"]

LEFT_OUT = {
    "contents": "dropped-contents",
    "index": "dropped-index",
    "bibliography": "dropped-bibliography",
}
KINDS: dict[str, Kind] = {
    "TOC": "contents",
    "TOA": "contents",
    "INDEX": "index",
    "HYPERLINK": "link",
    "REF": "reference",
    "PAGEREF": "reference",
    "NOTEREF": "reference",
}
WITHOUT_RESULT = frozenset({"XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "LISTNUM", "AUTONUM"})
SAFE = ("http://", "https://", "mailto:", "ftp://", "tel:", "doi:", "urn:")


class Field:
    """A field that is open."""

    def __init__(self, code: str = "", address: str | None = None) -> None:
        self.written = [code]
        self.hidden: list[str] = []
        self.address = address
        """Of a link that is an element, not a field."""
        self.pieces: list[Piece] = []
        self.words: list[str] = []
        """What it showed in paragraphs that are done."""
        self.showing = False
        self.kind: Kind = "shown"

    @property
    def code(self) -> Code:
        """What it says."""
        return read_code("".join(self.written))

    def show(self) -> None:
        """Its code is read whole; what follows is its result."""
        self.showing = True
        code = self.code
        self.kind = KINDS.get(code.name, "shown")
        if is_bibliography(code):
            self.kind = "bibliography"
        elif is_citation(code):
            self.kind = "citation"


class Fields:
    """The fields that are open, the innermost last.

    Args:
        reading: of the document.
    """

    def __init__(self, reading: Reading) -> None:
        self.sequence: str | None = None
        """What the paragraph counts: `Figure`."""
        self.left_out = 0
        """Fields left out so far that the products make anew."""
        self.bibliographies = 0
        """Lists of works that ended and have not been placed."""
        self._reading = reading
        self._open: list[Field] = []
        self._line: list[Piece] = []

    @property
    def leaves_out(self) -> bool:
        """Whether what is read now is made anew by the products."""
        return any(field.kind in LEFT_OUT for field in self._open)

    def put(self, *pieces: Piece) -> None:
        """Take what a run shows."""
        if not self._open:
            self._line.extend(pieces)
        elif self._open[-1].showing:
            self._open[-1].pieces.extend(pieces)
        else:
            self._open[-1].written.append(words_of(pieces))

    def mark(self, kind: str | None, hidden: str) -> None:
        """A field begins, shows its result, or ends."""
        if kind == "begin":
            self._open.append(Field())
        elif self._open and kind == "separate":
            self._open[-1].show()
        elif kind == "end":
            while self._open and self._open[-1].address is not None:
                self._end()
            if self._open:
                self._end()
        if hidden and self._open:
            self._open[-1].hidden.append(hidden)

    def write(self, code: str) -> None:
        """Take a piece of a field's code."""
        if self._open:
            self._open[-1].written.append(code)
        elif code.strip():
            self._reading.report.note("dropped-field", code, self._reading.number)

    def link(self, address: str) -> None:
        """A link begins; what it shows follows."""
        field = Field(address=address)
        field.showing, field.kind = True, "link"
        self._open.append(field)

    def unlink(self) -> None:
        """The link ends, and fields that began in it and did not."""
        while any(field.address is not None for field in self._open):
            was_link = self._open[-1].address is not None
            self._end()
            if was_link:
                return

    def line_done(self) -> list[Piece]:
        """What the paragraph shows; fields go on in the next."""
        for number in range(len(self._open) - 1, -1, -1):
            field = self._open[number]
            shown, field.pieces = field.pieces, []
            if field.kind in LEFT_OUT or field.kind == "citation":
                field.words.append(words_of(shown))
                continue
            made = self._result(field, shown) if shown else []
            (self._open[number - 1].pieces if number else self._line).extend(made)
        line, self._line = self._line, []
        return line

    def story_done(self) -> list[Piece]:
        """What fields show that never ended."""
        while self._open:
            self._end()
        return self.line_done()

    # ------------------------------------------------------------------------------ what they are

    def _end(self) -> None:
        field = self._open.pop()
        if not field.showing:
            field.show()
            if self._open and not self._open[-1].showing:
                self._open[-1].hidden += field.hidden
                if field.kind != "citation":
                    said = words_of(self._without_result(field.code, field))
                    self._open[-1].written.append(said)
                return
        self.put(*self._result(field, field.pieces))

    def _result(self, field: Field, shown: Sequence[Piece]) -> Sequence[Piece]:
        """What a field shows in the model."""
        if field.address is not None:
            return self._linked(field.address, shown)
        code = field.code
        if field.kind in LEFT_OUT:
            words = " ".join([*field.words, words_of(shown)])
            self._reading.report.note(LEFT_OUT[field.kind], words, self._reading.number)
            self.left_out += 1
            self.bibliographies += field.kind == "bibliography"
            return ()
        match field.kind:
            case "citation":
                return self._citation(field, code, shown)
            case "link":
                anchor = code.value("l")
                address = code.words[0] if code.words else ""
                return self._linked(f"{address}#{anchor}" if anchor else address, shown)
            case "reference":
                return (self._reference(code, shown),)
            case _:
                return self._shown(field, code, shown)

    def _shown(self, field: Field, code: Code, shown: Sequence[Piece]) -> Sequence[Piece]:
        if code.name == "SEQ" and code.words:
            self.sequence = code.words[0]
        if code.name == "CITATION" or is_citation(code):
            return self._citation(field, code, shown)
        return shown or self._without_result(code, field)

    def _without_result(self, code: Code, field: Field) -> Sequence[Piece]:
        """What a field says that shows nothing."""
        report, number = self._reading.report, self._reading.number
        match code.name:
            case "XE":
                return (Piece(self._index_mark(code)),) if code.words else ()
            case "SYMBOL" if code.words:
                font = code.value("f") or ""
                sign = symbol(font, f"{int(code.words[0]):x}" if code.words[0].isdecimal() else "")
                if sign == UNKNOWN:
                    report.note("loss-symbol", code.text, number)
                return (Piece(Text(sign)),)
            case "MACROBUTTON" | "GOTOBUTTON":
                return (Piece(Text(" ".join(code.words[1:]))),)
            case "QUOTE":
                return (Piece(Text(" ".join(code.words))),)
            case "ADDIN" if is_citation(code) and not field.pieces:
                return self._citation(field, code, ())
            case "":
                return ()
            case _:
                report.note("dropped-field", code.text, number)
                return ()

    def _citation(self, field: Field, code: Code, shown: Sequence[Piece]) -> Sequence[Piece]:
        words = " ".join([*field.words, words_of(shown)]).strip()
        tagged = self._reading.tagged
        items = cited_by(code, "".join(field.hidden), words, self._reading.works, tagged.get)
        if items:
            return (Piece(Citation(items, origin=self._reading.origin(words))),)
        self._reading.report.note("unread-citation", words or code.text, self._reading.number)
        before = " ".join(field.words)
        return (*([Piece(Text(f"{before} "))] if before else []), *shown)

    def _linked(self, address: str, shown: Sequence[Piece]) -> Sequence[Piece]:
        plain = [Piece(part, look._replace(underlined=False)) for part, look in shown]
        content = nested(self._reading.languages.judged(plain))
        if not content:
            return ()
        if address.startswith("#"):
            return (Piece(CrossReference(address[1:], content, origin=self._reading.origin())),)
        if address.lower().startswith(SAFE):
            return (Piece(Link(content, address)),)
        if address:
            self._reading.report.note("dropped-address", address, self._reading.number)
        return plain

    def _reference(self, code: Code, shown: Sequence[Piece]) -> Piece:
        """A page or a number is the edition's to say; the words of a heading may be its own."""
        words = words_of(shown)
        content: tuple[Inline, ...] = nested(self._reading.languages.judged(shown))
        if not code.words:
            return Piece(Span(content))
        origin = Origin(self._reading.path, self._reading.number, words.strip() or None)
        by_number = code.name == "NOTEREF" or any(code.has(letter) for letter in "nrw")
        form: Literal["title", "number", "page"] = "number" if by_number else "title"
        if code.name == "PAGEREF":
            form = "page"
        return Piece(CrossReference(code.words[0], content, form, origin=origin), PLAIN)

    def _index_mark(self, code: Code) -> IndexMark:
        r"""`XE "main:sub;sort key" \t "See …"`."""
        entry = tuple(
            part.partition(";")[0].replace("\0", ":").strip()
            for part in code.words[0].replace("\\:", "\0").split(":")
        )
        if code.value("r"):
            self._reading.report.note("loss-index-range", ":".join(entry), self._reading.number)
        said = " ".join((code.value("t") or "").split())
        if not said:
            return IndexMark(entry)
        verb, _, target = said.partition(" ")
        if verb.lower().strip(".,:") in {"see", "siehe", "s", "voir", "véase", "vedi"} and target:
            also, _, rest = target.partition(" ")
            if also.lower() in {"also", "auch", "aussi", "también", "anche"} and rest:
                return IndexMark(entry, see_also=rest)
            return IndexMark(entry, see=target)
        return IndexMark(entry, see=said)
