"""Templates, by what they mean; what no table knows is kept as text, and counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

from biokit.importers.wiki.infobox_labels import SAYS_PERSON, field_of
from biokit.importers.wiki.work_kinds import kind_of
from biokit.importers.wikitext import dated, languages, left_out, quoted, shown, sites
from biokit.importers.wikitext.boxes import Boxes, is_box_name
from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.codes import country_of
from biokit.importers.wikitext.conditions import chosen
from biokit.importers.wikitext.pieces import Piece
from biokit.importers.wikitext.signs import FIXED, SIGNS
from biokit.importers.wikitext.sites import BIOGRAPHIES, SITES
from biokit.importers.wikitext.template_names import Meaning, meaning_of
from biokit.model.nodes import Definition, DefinitionList, Inline, Text

if TYPE_CHECKING:
    from mwparserfromhell.wikicode import Wikicode

    from biokit.importers.wikitext.reader import Reader

__all__ = ["Expander"]

_REFERENCE = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]+);")
"""A character's number or name; without `;` it is a parameter of an address, `&copy=1`."""
Shower = Callable[[Call, "Reader"], "list[Piece]"]

SHOWN: dict[Meaning, Shower] = {
    "nothing": lambda call, reader: [],  # noqa: ARG005 (nothing is shown)
    "first": shown.first,
    "values": shown.values,
    "last": shown.last,
    "items": shown.items,
    "emphasis": shown.emphasis,
    "strong": shown.strong,
    "small-caps": shown.small_capitals,
    "superscript": shown.superscript,
    "subscript": shown.subscript,
    "struck": shown.struck,
    "fraction": shown.fraction,
    "number": shown.number,
    "link": shown.link,
    "identifier": shown.identifier,
    "page": shown.page,
    "interlanguage": shown.interlanguage,
    "pictures": shown.pictures,
    "sic": shown.sic,
    "century": shown.century,
    "convert": shown.converted,
    "height": shown.height,
    "ship": shown.ship,
    "flag": shown.flag,
    "quotation": quoted.quotation,
    "quote-in-line": quoted.in_line,
    "poem": quoted.poem,
    "lang": languages.foreign,
    "transl": languages.transliterated,
    "nihongo": languages.japanese,
    "ruby": languages.with_reading,
    "chinese": languages.chinese,
    "ipa": languages.sounds,
    "respelled": languages.respelled,
    "date": dated.date,
    "birth": dated.birth,
    "death": dated.death,
    "both-dates": dated.both,
    "circa": dated.circa,
    "old-style": dated.old_style,
    "as-of": dated.as_of,
    "marriage": dated.marriage,
    "honour": shown.honour,
    "mark": left_out.mark,
    "hatnote": left_out.hatnote,
    "maintenance": left_out.maintenance,
    "sister": left_out.sister,
    "navigation": left_out.navigation,
}
REFERS: frozenset[Meaning] = frozenset(
    ("ref", "ref-again", "ref-page", "note", "short-ref", "short", "short-several", "reflist")
)
SETTINGS = frozenset(
    {"state", "nocat", "align", "style", "stato", "width", "class", "expanded", "collapsed"}
)
"""Parameters, and values without a name, that say how a box is shown."""
BEFORE = frozenset(
    {"precedente", "before", "vorgänger", "prédécesseur", "avant", "anterior", "前任"}
)
AFTER = frozenset(
    {"successivo", "after", "nachfolger", "successeur", "après", "siguiente", "posterior"}
    | {"继任", "繼任", "后任", "後任"}
)
MANY = 3
"""Named parameters of a template by itself from which it is a list of facts."""


class Expander:
    """Turns the templates of one page into what they show."""

    def __init__(self, reader: Reader, boxes: Boxes) -> None:
        self.reader = reader
        self.boxes = boxes
        self.title: tuple[Inline, ...] = ()
        """As the page wants it displayed."""

    def expand(self, call: Call, made: list[Piece]) -> None:
        """Add what a template shows to a line.

        Args:
            call: the template.
            made: the line so far: a page after a reference goes into the reference.
        """
        reader = self.reader
        reader_alone = reader.alone
        if call.name in SIGNS and not call.given:
            made.append(Text(SIGNS[call.name]))
            return
        if call.name in SITES:
            made += sites.link(call, reader)
            return
        if call.name in BIOGRAPHIES and len(call.unnamed) > 1:
            made += sites.national_biography(call, reader)
            return
        meaning = self._meaning(call)
        if meaning is None and self._work(call, made):
            return
        if meaning in REFERS and meaning is not None:
            reader.refs.template(meaning, call, made, reader)
            return
        match meaning:
            case None:
                made += self._unknown(call, alone=reader_alone)
            case "bio":
                made += self.boxes.bio(call, reader)
            case "registers" | "record":
                self.boxes.record(call, reader)
            case "sort-key":
                said = str(call.node.name).partition(":")[2] or call.text("1")
                reader.sort_keys.insert(0, " ".join(said.split()))
            case "title":
                self._titled(call)
            case "parser":
                value = chosen(call)
                made += [] if value is None else reader.pieces(reader.parsed(value))
            case "maintenance" if call.name == "short description":
                said = reader.words(call.text("1"))
                self.boxes.description = said if said.casefold() != "none" else None
            case "anchor-name":
                made.append(Text(shown.anchor(call, reader)))
            case _:
                made += SHOWN[meaning](call, reader)

    def _meaning(self, call: Call) -> Meaning | None:
        """A few names mean one thing in one language and another in another."""
        lang = (self.reader.lang or "").partition("-")[0]
        if call.name == "cita":
            return "short" if lang == "it" else "quotation"
        if call.name == "citation" and call.named:
            return None
        if call.name in {"citation", "quote"} and len(call.given) == 1 and lang == "fr":
            return "quote-in-line"
        if call.name == "s":
            return "century" if lang == "fr" else "maintenance"
        if call.name == "fecha" and len(call.unnamed) <= 1:
            return "first"
        if kind_of(call.name) is not None and len(call.named) > 1:
            return None
        return meaning_of(call.name)

    def _work(self, call: Call, made: list[Piece]) -> bool:
        if kind_of(call.name) is None:
            return False
        made += self.reader.refs.work(call, self.reader)
        return True

    def _titled(self, call: Call) -> None:
        written = str(call.node.name).partition(":")[2] or call.text("1")
        self.title = self.reader.inlines(written) if written else ()

    # --------------------------------------------------------------------------- what nobody knows

    def _unknown(self, call: Call, *, alone: bool) -> list[Piece]:
        reader = self.reader
        if is_box_name(call.name) or (alone and _says_person(call)):
            return self.boxes.take(call, reader)
        if FIXED.fullmatch(call.name):
            said = [reader.words(value) for value in call.unnamed]
            return [Text(" ".join((call.written, *said)))]
        if not call.given and (country := country_of(call.written, reader.lang)) is not None:
            return [Text(country)]
        if alone and (not _says_anything(call) or _says_succession(call)):
            return left_out.navigation(call, reader)
        if not call.given:
            reader.tally.count("loss-template", "templates that show what the page does not hold",
                               call.line, call.written)  # fmt: skip
            return []
        message = f"template “{call.written}” is not known: its values are kept as text"
        reader.tally.count("kept-template", message, call.line, "")
        if alone and len(call.named) >= MANY:
            return [self._table(call)]
        return self.values(call)

    def values(self, call: Call) -> list[Piece]:
        """The values in order, with a comma between."""
        made: list[Piece] = []
        for key, value in call.given:
            said = self.reader.inlines(value)
            if not said:
                continue
            if made:
                made.append(Text(", "))
            if not key.isdecimal():
                made.append(Text(f"{key}: "))
            made += said
        return made

    def _table(self, call: Call) -> DefinitionList:
        """Named values as a list of facts."""
        items = []
        for key, value in call.given:
            parts = self.reader.blocks(str(value).strip("\n"), call.line)
            items.append(Definition((Text(key.replace("_", " ")),), parts))
        return DefinitionList(tuple(items), origin=self.reader.origin())

    # ----------------------------------------------------------------------------- plain wikitext

    def plain(self, content: Wikicode | str | None) -> str:
        """An attribute's value as characters."""
        return "" if content is None else str(content).replace("&amp;", "&")

    def address(self, content: Wikicode | str) -> str:
        """An address, with the signs in it that templates and references by name or number mean."""
        text = _REFERENCE.sub(lambda found: unescape(found[0]), str(content))
        return re.sub(r"\{\{(!|=)\}\}", lambda found: SIGNS[found[1]], text)


def _says_person(call: Call) -> bool:
    """Whether a template's parameters are those of a box about a human being."""
    known = {field_of(key) for key, _ in call.named}
    return len(call.named) >= MANY and len(known.intersection(SAYS_PERSON)) >= 2


def _says_anything(call: Call) -> bool:
    """Whether a template has words of its own, beyond how it is to be shown."""
    return any(
        key.casefold() not in SETTINGS and str(value).strip().casefold() not in SETTINGS
        for key, value in call.given
    )


def _says_succession(call: Call) -> bool:
    """Whether a template says who came before and who after: a box that leads to others' pages."""
    keys = {re.sub(r"[\W\d_]+", "", key).casefold() for key, _ in call.named}
    return bool(keys & BEFORE) and bool(keys & AFTER)
