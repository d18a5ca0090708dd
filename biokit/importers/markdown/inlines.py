"""Tokens of what stands in the line become the model's inlines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from biokit.importers.markdown.reading import Reading
from biokit.importers.markdown.spans import inline_of
from biokit.model.nodes import (
    Citation,
    CitationItem,
    Code,
    CrossReference,
    Emphasis,
    Inline,
    InlineImage,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from biokit.model.walk import plain_text
from biokit.notation.attributes import Attributes
from biokit.notation.canonical import canonical_inlines

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks

Run = tuple[Inline, ...]
WORDS = frozenset({"text", "text_special"})
CONTAINERS: dict[str, Callable[..., Inline]] = {
    "em": Emphasis,
    "strong": Strong,
    "superscript": Superscript,
    "subscript": Subscript,
    "strikeout": Strikeout,
}


class Inlines:
    """The inlines of one run of text, from its tokens.

    Args:
        tokens: as markdown-it's inline parser leaves them.
        line: the line the run begins on.
        blocks: what reads the notes that are called.
        breaks: whether the ends of lines are meant.
    """

    def __init__(
        self, tokens: list[Token], line: int, blocks: Blocks, *, breaks: bool = False
    ) -> None:
        self._breaks = breaks
        self._tokens: Iterator[Token] = iter(tokens)
        self._line = line
        self._blocks = blocks
        self._reading: Reading = blocks.reading

    def run(self, until: str | None = None) -> Run:
        """The inlines up to the closing token `until`, or to the end."""
        found: list[Inline] = []
        words: list[str] = []
        begun = self._line
        for token in self._tokens:
            kind = token.type
            if kind == until:
                self._line += token.meta.get("lines", 0)
                break
            if kind in WORDS or (kind == "softbreak" and not self._breaks):
                # Neighbouring texts are one, which begins where the first does.
                begun = begun if words else self._line
                if kind == "softbreak":
                    self._line += 1
                    words.append(" ")
                elif token.content:
                    words.append(token.content)
                continue
            if words:
                found.append(Text("".join(words), origin=self._reading.origin(begun)))
                words.clear()
            match self._inline(token):
                case None:
                    pass
                case tuple() as several:
                    found.extend(several)
                case made:
                    found.append(made)
        if words:
            found.append(Text("".join(words), origin=self._reading.origin(begun)))
        return tuple(found)

    def _nested(self, opening: Token) -> Run:
        kind = opening.type.removesuffix("_open")
        self._line += opening.meta.get("lines", 0)
        with self._reading.within(self._line):
            return self.run(f"{kind}_close")

    def _inline(self, token: Token) -> Inline | Run | None:
        origin = self._reading.origin(self._line)
        match token.type:
            case "softbreak" | "hardbreak":
                self._line += 1
                return LineBreak(origin=origin)
            case "code":
                return self._code(token)
            case "note_call":
                return self._blocks.note(token.meta["label"], self._line)
            case "inline_note_open":
                content = canonical_inlines(self._nested(token))
                return Note((Paragraph(content, origin=origin),), origin=origin)
            case "comment":
                self._line += token.meta["lines"]
                return None
            case "span_open":
                line = self._line
                content = self._nested(token)
                return inline_of(token.meta["attributes"], content, line, self._blocks)
            case "link_open":
                return self._link(token)
            case "image_open":
                return self._image(token)
            case "citation_open":
                return self._citation(token)
            case kind if kind.removesuffix("_open") in CONTAINERS:
                return self._container(token)
            case _:
                return self._foreign(token)

    def _container(self, token: Token) -> Inline:
        origin = self._reading.origin(self._line)
        kind = CONTAINERS[token.type.removesuffix("_open")]
        return kind(self._nested(token), origin=origin)

    def _foreign(self, token: Token) -> Inline | Run | None:
        from biokit.importers.markdown.flavours.inlines import foreign_inline

        content = self._nested(token) if token.nesting else ()
        return foreign_inline(token, content, self._line, self._blocks)

    def _code(self, token: Token) -> Inline:
        attributes: Attributes = token.meta["attributes"]
        given = self._reading.given(attributes, "code", self._line)
        origin = self._reading.origin(self._line)
        code = Code(
            token.content,
            id=attributes.id,
            lang=given.take("lang"),
            classes=attributes.classes + attributes.own,
            origin=origin,
        )
        self._line += token.meta["lines"]
        return self._with_others(code, given.others())

    def _with_others(self, inline: Inline, pairs: tuple[tuple[str, str], ...]) -> Inline:
        """A span for attributes that have no place on the node itself."""
        return Span((inline,), pairs, origin=inline.origin) if pairs else inline

    def _link(self, token: Token) -> Inline:
        attributes: Attributes = token.meta["attributes"]
        line = self._line
        content = self._nested(token)
        given = self._reading.given(attributes, "a link", line)
        own: dict[str, Any] = {
            "id": attributes.id,
            "lang": given.take("lang"),
            "classes": attributes.classes + attributes.own,
            "origin": self._reading.origin(line),
        }
        url: str = token.meta["url"]
        title: str | None = token.meta["title"]
        if not url.startswith("#"):
            return self._with_others(Link(content, url, title, **own), given.others())
        form: Any = given.choose("form", ("title", "number", "page"), "title")
        if title is not None:
            self._reading.find("dropped-title", "a cross-reference has no title", line, words=title)
        return self._with_others(CrossReference(url[1:], content, form, **own), given.others())

    def _image(self, token: Token) -> Inline:
        attributes: Attributes = token.meta["attributes"]
        line = self._line
        content = self._nested(token)
        given = self._reading.given(attributes, "an image", line)
        alt = given.take("alt")
        image = InlineImage(
            token.meta["url"],
            plain_text(content) if alt is None else alt,
            id=attributes.id,
            lang=given.take("lang"),
            classes=attributes.classes + attributes.own,
            origin=self._reading.origin(line),
        )
        if token.meta["title"] is not None:
            words = token.meta["title"]
            self._reading.find("dropped-title", "an image has no title", line, words=words)
        return self._with_others(image, given.others())

    def _citation(self, token: Token) -> Inline:
        origin = self._reading.origin(self._line)
        items: list[CitationItem] = []
        for part in self._tokens:
            if part.type == "citation_close":
                break
            items.append(self._item(part))
        return Citation(tuple(items), token.meta["mode"], origin=origin)

    def _item(self, opening: Token) -> CitationItem:
        prefix: Run = ()
        suffix: Run = ()
        with self._reading.within(self._line):
            for part in self._tokens:
                match part.type:
                    case "prefix_open":
                        prefix = canonical_inlines(self._nested(part))
                    case "suffix_open":
                        suffix = self._nested(part)
                    case "item_close":
                        break
                    case _:
                        self._line += part.meta["lines"]
        quoted, suffix = _quoted(suffix)
        return CitationItem(
            opening.meta["source"],
            opening.meta["locators"],
            prefix,
            canonical_inlines(suffix),
            quoted,
            opening.meta["suppressed"],
        )


def _quoted(suffix: Run) -> tuple[str | None, Run]:
    """The source's words, which stand last in the suffix: `[]{.quoted words="…"}`."""
    match suffix:
        case (*others, Span(content=(), attributes=(("words", words),), classes=("quoted",))):
            return words, tuple(others)
        case _:
            return None, suffix
