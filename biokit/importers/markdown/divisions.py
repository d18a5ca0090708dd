"""`::: {.class key=value}`: the class says which kind of block it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from biokit.errors import BadInput
from biokit.importers.markdown.spans import kind_of, read_date
from biokit.importers.markdown.tables import table_of_rows
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Derivation,
    Derived,
    Division,
    Figure,
    Grouping,
    Inline,
    Letter,
    Paragraph,
    PlateSection,
    Table,
    Verse,
)
from biokit.model.sources import SourceKind
from biokit.model.walk import altered
from biokit.notation.attributes import Attributes, Given
from biokit.notation.canonical import is_bare
from biokit.notation.classes import BLOCKS, PARTS_OF_BLOCKS

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks

Found = tuple[Block, ...]


def block_of(attributes: Attributes, found: Found, line: int, blocks: Blocks) -> Block:
    """The block that a division is; in a foreign text, a plain one where it makes no sense."""
    if not blocks.reading.flavour.foreign:
        return _block_of(attributes, found, line, blocks)
    try:
        if "derived" in attributes.classes or {"from", "to"} & dict(attributes.pairs).keys():
            return _plain_division(attributes, found, line, blocks)
        return _block_of(attributes, found, line, blocks)
    except BadInput:
        return _plain_division(attributes, found, line, blocks)


def _plain_division(attributes: Attributes, found: Found, line: int, blocks: Blocks) -> Division:
    pairs = tuple(pair for pair in attributes.pairs if pair[0] != "lang")
    return Division(
        found,
        pairs,
        id=attributes.id,
        lang=dict(attributes.pairs).get("lang"),
        classes=attributes.classes + attributes.own,
        origin=blocks.reading.origin(line),
    )


def _block_of(attributes: Attributes, found: Found, line: int, blocks: Blocks) -> Block:
    reading = blocks.reading
    kind, classes = kind_of(attributes, BLOCKS, reading, line)
    given = reading.given(attributes, f"::: {{.{kind}}}" if kind else "a division", line)
    own: dict[str, Any] = {
        "id": attributes.id,
        "lang": given.take("lang"),
        "classes": classes,
        "origin": reading.origin(line),
    }
    match kind:
        case "letter":
            made: Block = Letter(
                found,
                given.take("from"),
                given.take("to"),
                read_date(given, given.take("date")),
                given.take("place"),
                **own,
            )
        case "blockquote":
            rest, attribution = _attributed(given, found, line, blocks)
            made = BlockQuotation(_quoted(rest), attribution, **own)
        case "verse":
            rest, attribution = _attributed(given, found, line, blocks)
            made = Verse(_stanzas(rest, given), attribution, **own)
        case "table":
            made = _table(given, found, line, blocks, own)
        case "figure":
            described = _described(attributes, found, blocks)
            if described is None:
                own["classes"] = attributes.classes + attributes.own
                return _division(attributes, found, given, blocks, own)
            made = described
        case "plates":
            made = PlateSection(_figures(found, given), **own)
        case "derived":
            if found:
                given.fault("what is derived has no text of its own", "close it with ::: at once")
            made = _derived(given, own)
        case _:
            return _division(attributes, found, given, blocks, own)
    given.done()
    return made


def _described(attributes: Attributes, found: Found, blocks: Blocks) -> Figure | None:
    """A picture and what describes it at length; other divisions of that name are the author's."""
    if attributes != Attributes(None, ("figure",)):
        return None
    match found:
        case (Figure(description=()) as figure, Division(blocks=said) as part) if blocks.part(
            part
        ) == "description" and part.classes == ("description",):
            return altered(figure, description=said) if is_bare(altered(part, classes=())) else None
        case _:
            return None


def _derived(given: Given, own: dict[str, Any]) -> Derived:
    given.need("what")
    what: Any = given.choose("what", get_args(Derivation), "chronology")
    kinds: Any = tuple((given.take("kinds") or "").replace(",", " ").split())
    for kind in kinds:
        if kind not in get_args(SourceKind):
            given.fault(
                f"{kind} is no kind of source", f"there are: {', '.join(get_args(SourceKind))}"
            )
    printed = given.choose("printed", ("yes", "no"), "")
    by: Any = given.choose("by", get_args(Grouping), "") or None
    keyword = given.take("keyword")
    return Derived(what, kinds, {"yes": True, "no": False}.get(printed), keyword, by, **own)


def _division(
    attributes: Attributes, found: Found, given: Given, blocks: Blocks, own: dict[str, Any]
) -> Division:
    division = Division(found, given.others(), **own)
    part = [name for name in attributes.classes if name in PARTS_OF_BLOCKS]
    if not part:
        return division
    others = tuple(name for name in attributes.classes if name != part[0])
    return blocks.as_part(altered(division, classes=(part[0], *others, *attributes.own)))


def _attributed(
    given: Given, found: Found, line: int, blocks: Blocks
) -> tuple[Found, tuple[Inline, ...]]:
    """The blocks without the one that says whose words they are, and what that says."""
    written = given.take("attribution")
    parts = [block for block in found if blocks.part(block) == "attribution"]
    if not parts:
        return found, () if written is None else blocks.inlines(written, line)
    rest = tuple(block for block in found if block not in parts)
    return rest, one_paragraph(parts[0], given)


def one_paragraph(part: Block, given: Given) -> tuple[Inline, ...]:  # noqa: RET503 (a fault never returns)
    """The content of a division that holds a paragraph."""
    match part:
        case Division(blocks=(Paragraph(content=content),)):
            return content
        case Division(blocks=()):
            return ()
        case _:
            given.fault(f"a part of {given.what} is not one paragraph", "join its paragraphs")


def _quoted(found: Found) -> Found:
    match found:
        case (BlockQuotation(attribution=()) as only,) if is_bare(only):
            return only.blocks
        case _:
            return found


def _stanzas(found: Found, given: Given) -> tuple[Any, ...]:
    stanzas: tuple[Any, ...] = ()
    for block in found:
        match block:
            case Verse(attribution=()) if is_bare(block):
                stanzas += block.stanzas
            case _:
                given.fault("verse holds something that is no verse", "begin its lines with | ")
    return stanzas


def _figures(found: Found, given: Given) -> tuple[Figure, ...]:
    figures = tuple(block for block in found if isinstance(block, Figure))
    if len(figures) != len(found):
        given.fault("plates hold something that is no picture", "write ![caption](path) alone")
    return figures


def _table(given: Given, found: Found, line: int, blocks: Blocks, own: dict[str, Any]) -> Table:
    match found:
        case (Table() as only,) if is_bare(only):
            return altered(only, **own)
        case _:
            return table_of_rows(given, found, line, blocks, own)
