"""Inlines in pandoc's Markdown, such that reading them gives the same inlines."""

from __future__ import annotations

import re

from biokit.exporters.markdown.citations import written_citation
from biokit.exporters.markdown.escaping import Place, begins, ended, escaped, kept_edge, sentences
from biokit.exporters.markdown.notes import Notes
from biokit.exporters.markdown.spelling import NOTHING, apart_from, attributes_of, destination
from biokit.model.nodes import (
    Citation,
    Code,
    CrossReference,
    DateMark,
    Emphasis,
    Foreign,
    Gap,
    IndexMark,
    Inline,
    InlineImage,
    LineBreak,
    Link,
    Mention,
    Note,
    PageMark,
    Quote,
    Sic,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from biokit.model.walk import altered, plain_text
from biokit.notation.attributes import own_pairs
from biokit.notation.canonical import is_bare
from biokit.notation.entries import write_entry

Run = tuple[Inline, ...]
Pairs = tuple[tuple[str, str | None], ...]

MARKS: dict[type, tuple[str, ...]] = {
    Emphasis: ("*", "_"),
    Strong: ("**", "__"),
    Strikeout: ("~~",),
    Superscript: ("^",),
    Subscript: ("~",),
}


class InlineWriter:
    """Writes inlines; the notes called in them wait in `notes` until a block ends.

    Args:
        notes: where notes go.
    """

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def block(self, content: Run, place: Place) -> str:
        """The content of a paragraph, a title or the like, at whose edges space would be lost."""
        return self._edged(content, place, "", "")

    def paragraph(self, content: Run, place: Place) -> str:
        """The content of a paragraph; an image alone in it is kept from being a figure."""
        words = self.block(content, place)
        match content:
            case (InlineImage(),):
                return f"[{words}]{{}}"
            case _:
                return words

    def run(self, content: Run, place: Place, opening: str, closing: str) -> str:
        """A run between two characters, or between none at the edges of a block."""
        made: list[str] = []
        before = opening
        line_start = opening == "" and not (place.heading or place.table)
        label = False
        for index, node in enumerate(content):
            following = content[index + 1] if index + 1 < len(content) else None
            after = closing if following is None else first_character(following)
            if isinstance(node, Text):
                sentence_ended = place.breaks and _sentence_ended(content[:index])
                piece = self._text(
                    node.value, place, before, after, following, line_start=line_start
                )
                if label and piece[0] == ":":
                    piece = f"\\{piece}"
                if sentence_ended and piece[0] == " " and begins(node.value, 1):
                    piece = f"\n{piece[1:]}"
            elif isinstance(node, LineBreak):
                piece = "\\\n" if _ends_line(content, index, place) else "[]{.break}"
            else:
                then = None if _ends_line(content, index + 1, place) else following
                piece = self._inline(node, then, place, before, after)
                piece = apart_from(before, piece)
            made.append(piece)
            before = piece[-1:] or before
            label = line_start and piece[0] == "["
            line_start = piece == "\\\n"
        return "".join(made)

    def bracketed(self, content: Run, place: Place) -> str:
        """The content between brackets, with them."""
        return f"[{self.run(content, place.bracketed(), '[', ']')}]"

    def _edged(self, content: Run, place: Place, opening: str, closing: str) -> str:
        """A run whose white space at the edges is kept from being stripped."""
        if not content:
            return ""
        head = tail = ""
        first, last = content[0], content[-1]
        if isinstance(first, Text) and first.value[0].isspace():
            head = kept_edge(first.value[0])
            head = f"[]{{}}{head}" if head.isspace() else head
            content = _without_edge(content, 0)
        again = last is first and isinstance(last, Text) and len(last.value) == 1
        if content and isinstance(last, Text) and last.value[-1].isspace() and not again:
            tail = kept_edge(last.value[-1])
            tail = f"{tail}[]{{}}" if tail.isspace() else tail
            content = _without_edge(content, -1)
        elif again and head[-1:].isspace():
            tail = "[]{}"
        run = self.run(content, place, head[-1:] or opening, tail[:1] or closing)
        return f"{head}{run}{tail}"

    def _text(
        self,
        value: str,
        place: Place,
        before: str,
        after: str,
        following: Inline | None,
        *,
        line_start: bool,
    ) -> str:
        if not place.breaks:
            return escaped(value, place, before, after, line_start=line_start)
        cuts = sentences(value)
        tail = ""
        if (
            value.endswith(" ")
            and following is not None
            and len(value) > 1
            and ended(value[-21:-1])
            and _may_begin(following)
        ):
            cuts[-1] = cuts[-1][:-1]
            tail = "\n"
        made: list[str] = []
        for index, cut in enumerate(cuts):
            last = index == len(cuts) - 1
            left = before if index == 0 else " "
            right = " " if not last or tail else after
            start = line_start and index == 0
            made.append(escaped(cut, place, left, right, line_start=start) if cut else "")
        return "\n".join(made) + tail

    def _inline(
        self, node: Inline, following: Inline | None, place: Place, before: str, after: str
    ) -> str:
        match node:
            case Emphasis() | Strong() | Strikeout() | Superscript() | Subscript():
                return self._marked(node, place, before, after)
            case Code():
                return self._code(node, before)
            case Citation():
                return self._citation(node, following, place, (before, after))
            case Note(anchor=anchor):
                call = f"[^{self.notes.label(node)}]"
                if not anchor:
                    return call
                return f"[{self.run(anchor, place.bracketed(), '[', '[')}{call}]{{.noted}}"
            case Link(content=content, url=url, title=title):
                if url.startswith("#"):
                    said: Pairs = (("url", url), ("title", title))
                    return self.bracketed(content, place) + self._attributes(node, "link", said)
                if _is_autolink(node):
                    return f"<{url}>"
                written = f"({destination(url, title)})"
                return self.bracketed(content, place) + written + self._attributes(node)
            case CrossReference(target=target, content=content, form=form):
                pairs = (("form", None if form == "title" else form),)
                written = self.bracketed(content, place) + f"({destination(f'#{target}')})"
                return written + self._attributes(node, None, pairs)
            case InlineImage(path=path, alt=alt):
                words = self.bracketed((Text(alt),) if alt else (), place)
                return f"!{words}({destination(path)}){self._attributes(node)}"
            case Text() | LineBreak():
                return ""  # written by `run`, which knows what stands around them
            case _:
                return self._span(node, place)

    def _span(
        self,
        node: SmallCapitals
        | Quote
        | Foreign
        | WorkTitle
        | Span
        | Mention
        | DateMark
        | IndexMark
        | Gap
        | Sic
        | PageMark,
        place: Place,
    ) -> str:
        """A bracketed span, its kind told by its class."""
        content: Run = ()
        kind: str | None = None
        pairs: Pairs = ()
        match node:
            case SmallCapitals(content=content):
                kind = "smallcaps"
            case Quote(content=content):
                kind = "quote"
            case Foreign(content=content):
                kind = "foreign"
            case WorkTitle(content=content, kind=form):
                kind, pairs = "title", (("kind", None if form == "work" else form),)
            case Span(content=content, attributes=attributes):
                pairs = own_pairs(attributes)
            case Mention(content=content, of=of):
                kind, pairs = "mention", (("of", of),)
            case DateMark(content=content, date=date):
                kind, pairs = "date", (("edtf", date.edtf), ("words", date.words))
            case IndexMark(entry=entry, content=content, see=see, see_also=also):
                written = write_entry(entry)
                kind, pairs = "index", (("entry", written), ("see", see), ("see-also", also))
            case Gap(certainty=certainty, reason=reason, supplied=supplied):
                kind = "gap"
                pairs = (("certainty", certainty), ("reason", reason), ("supplied", supplied))
            case Sic(content=content, correction=correction):
                kind, pairs = "sic", (("correction", correction),)
            case PageMark(label=label):
                kind, pairs = "page", (("label", label),)
        return self.bracketed(content, place) + self._attributes(node, kind, pairs, always=True)

    def _attributes(
        self, node: Inline, kind: str | None = None, pairs: Pairs = (), *, always: bool = False
    ) -> str:
        return attributes_of(node, kind, pairs, always=always)

    # --------------------------------------------------------------------------- marks and code

    def _marked(
        self,
        node: Emphasis | Strong | Strikeout | Superscript | Subscript,
        place: Place,
        before: str,
        after: str,
    ) -> str:
        """Words between marks; brackets around them where the marks alone would be misread."""
        if not is_bare(node):
            bare = altered(node, id=None, lang=None, classes=())
            inner = self._marked(bare, place.bracketed(), "[", "]")
            return f"[{apart_from('[', inner)}]{self._attributes(node)}"
        marks = MARKS[type(node)]
        for mark in marks:
            if _fits(mark, node.content, place, before, after):
                return self._between(mark, node.content, place)
        words = apart_from("[", self._between(marks[0], node.content, place.bracketed()))
        return f"[{words}]{{}}"

    def _between(self, mark: str, content: Run, place: Place) -> str:
        inside = place.inside(mark)
        if mark in {"^", "~"}:
            inside = Place(
                heading=place.heading,
                table=place.table,
                cited=place.cited,
                spaceless=True,
                marks=inside.marks,
            )
        words = self._edged(content, inside, mark[0], mark[0])
        if mark == "^" and words.startswith("["):
            words = NOTHING + words
        return f"{mark}{words}{mark}"

    def _code(self, node: Code, before: str) -> str:
        runs = {len(run) for run in re.findall(r"`+", node.value)}
        ticks = "`" * next(n for n in range(1, len(runs) + 2) if n not in runs)
        value = node.value
        if "`" in (value[0], value[-1]) or (
            value[0] == value[-1] == " " and value.strip(" ") != ""
        ):
            value = f" {value} "
        written = f"{ticks}{value}{ticks}{self._attributes(node)}"
        return f"[{written}]{{}}" if before == "`" or len(ticks) > 2 else written

    def _citation(
        self, node: Citation, following: Inline | None, place: Place, around: tuple[str, str]
    ) -> str:
        """A citation; brackets around it where what follows would be read as a part of it."""
        bare = altered(node, id=None, lang=None, classes=())
        written, form = written_citation(bare, around, place, self)
        if not is_bare(node):
            return f"[{written}]{self._attributes(node)}"
        match following:
            case None | Note(anchor=()):
                apart = True
            case Text(value=value):
                apart = form != "key" or value.strip(" ") != ""
            case _:
                apart = form == "span"
        if form == "key" and (place.cited or place.spaceless):
            apart = False
        return written if apart else f"[{written}]{{}}"


def first_character(node: Inline) -> str:
    """What an inline begins with: its first character, or a bracket for all but text."""
    return node.value[0] if isinstance(node, Text) else "["


def _ends_line(content: Run, index: int, place: Place) -> bool:
    """Whether an inline is a line break that is written as one, not in brackets."""
    between = 0 < index < len(content) - 1
    return place.breaks and between and isinstance(content[index], LineBreak)


def _without_edge(content: Run, index: int) -> Run:
    """The run without the first or the last character of its text there."""
    edge = content[index]
    value = edge.value if isinstance(edge, Text) else ""
    value = value[1:] if index == 0 else value[:-1]
    rest = content[1:] if index == 0 else content[:-1]
    kept = (Text(value),) if value else ()
    return (*kept, *rest) if index == 0 else (*rest, *kept)


def _fits(mark: str, content: Run, place: Place, before: str, after: str) -> bool:
    """Whether marks alone are read as meant, by CommonMark's rules for `*` and `_`.

    https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
    """
    character = mark[0]
    if character in {before, after}:
        return False
    if character in "~^":
        return not any(open_.startswith(character) for open_ in place.marks)
    if mark in place.marks:
        return False
    if character == "_" and (before.isalnum() or after.isalnum()):
        return False
    first, last = _edge(content[0], 0), _edge(content[-1], -1)
    return (first.isalnum() or _is_apart(before)) and (last.isalnum() or _is_apart(after))


def _edge(node: Inline, index: int) -> str:
    return node.value[index] if isinstance(node, Text) else "["


def _is_apart(character: str) -> bool:
    """Whether a character surely is white space or punctuation, or there is none."""
    return character in {"", " ", "\n"} or ("!" <= character <= "~" and not character.isalnum())


def _sentence_ended(nodes: Run) -> bool:
    """Whether the words so far end a sentence; calls of notes and marks don't count as words."""
    for node in reversed(nodes):
        match node:
            case Text(value=value):
                noted = node is not nodes[-1]
                return ended(value[-20:], initials=not noted)
            case Note(anchor=()) | IndexMark(content=()) | PageMark():
                continue
            case _:
                return ended(plain_text(node)[-20:])
    return False


def _may_begin(node: Inline) -> bool:
    """Whether a line may begin with this inline, and a sentence does."""
    match node:
        case Text() | LineBreak() | Code():
            return False
        case _:
            return begins(plain_text(node))


def _is_autolink(link: Link) -> bool:
    if not is_bare(link) or link.title is not None or len(link.content) != 1:
        return False
    words = link.content[0]
    if not isinstance(words, Text) or words.value != link.url or not is_bare(words):
        return False
    return re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.\-]{1,31}:[^<>\s\x00-\x20\\&]*", link.url) is not None
