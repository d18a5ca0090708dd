"""Boxes of facts, from the parameters of their templates: rows, pictures, registers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.wiki.infobox import Row
from biokit.importers.wiki.infobox_labels import field_of
from biokit.importers.wiki.work_kinds import named
from biokit.importers.wikitext import italian
from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.links import figure
from biokit.importers.wikitext.pieces import Piece, lined
from biokit.importers.wikitext.records import recorded
from biokit.model.nodes import (
    Block,
    DateMark,
    Definition,
    DefinitionList,
    Figure,
    Inline,
    LineBreak,
    List,
    Paragraph,
    Text,
)
from biokit.model.walk import plain_text, walk

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader

__all__ = ["Boxes", "is_box_name"]

Run = tuple[Inline, ...]

BOX_NAMES = r"""
    .*\binfobox\b.*|infobox.*|info ?box.*|infoboks.*|info/.*|persona|officeholder
    معلومات .*|خانہ معلومات.*|صندوق معلومات.*|بطاقة .*|نبذة .*
    ficha de .*|thông tin .*|hộp thông tin .*|карточка.*|bilgi kutusu.*|.* kutusu
    基礎情報.*|.*の人物|.*信息框.*|.*資訊框.*
    carica pubblica|sportivo|premio nobel|militare|artista musicale
"""
PICTURE_NAMES = """
    image|img|bild|immagine|imagen|imagem|photo|foto|图像|圖像|圖片|图片|画像|صورة|الصورة|تصویر|hình
    signature|firma|签名|image name|landscape|logo|coat of arms|stemma
"""
CAPTION_NAMES = """
    caption|image caption|legend|légende|bildunterschrift|beschreibung|didascalia|leyenda
    legenda|图像说明|圖像說明|圖片說明|画像説明|تعليق|تعليق الصورة|chú thích hình
"""
SETTING_NAMES = r"""
    alt|image_?alt|image alt|embed|child|module\d*|background|titlestyle|nocat|charte|debug
    kleur|farbe.*|sesso|onlysourced|fetchwikidata|box_width|bgcolour|header color
    .*(?:size|width|upright|colou?r|align|style|class|largeur|taille|breite)
    .*(?:قياس|حجم|尺寸|大小|サイズ)
"""


def _any(names: str, *, numbered: bool = True) -> re.Pattern[str]:
    """Any of the names, with a number after it or not."""
    parts = (each.strip() for each in names.strip().splitlines())
    return re.compile(rf"(?:{'|'.join(parts)})" + (r"[ _]?\d*" if numbered else ""))


BOX = _any(BOX_NAMES, numbered=False)
PICTURE, CAPTION, SETTING = map(_any, (PICTURE_NAMES, CAPTION_NAMES, SETTING_NAMES))
FILE = re.compile(
    r"(?:[^\[\]|:]{1,20}:)?([^\[\]|{}<>]+\.(?:jpe?g|png|gif|svg|tiff?|webp|xcf|pdf))", re.IGNORECASE
)


def is_box_name(name: str) -> bool:
    """Whether a template's name is that of a box of facts."""
    return BOX.fullmatch(name) is not None


class Boxes:
    """What the boxes of a page say, gathered while it is read."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.records: list[Row] = []
        """Of the unseen record that some wikis keep of a person."""
        self.figures: list[Figure] = []
        self.registers: dict[str, str] = {}
        self.description: str | None = None
        """Who the subject was, in a line."""
        self.line: int | None = None

    def take(self, call: Call, reader: Reader) -> list[Piece]:
        """A box: nothing stays where it stood."""
        if self.line is None:
            self.line = call.line
        captions = {
            re.sub(r"\D", "", key): value for key, value in call.named
            if CAPTION.fullmatch(named(key))
        }  # fmt: skip
        for key, value in call.named:
            name = named(key)
            reader.line = call.line_of(key)
            if CAPTION.fullmatch(name):
                if not self._has_picture(call):
                    self._row(key, str(value), reader)
            elif PICTURE.fullmatch(name) and (found := FILE.search(str(value))):
                caption = captions.get(re.sub(r"\D", "", key)) if "sign" not in name else None
                said = () if caption is None else reader.inlines(caption)
                self.figures.append(
                    figure(found[1].strip(), said, call.text("alt") or None, reader)
                )
            elif not SETTING.fullmatch(name) or "{{" in str(value):
                self._row(key, str(value), reader)
        for value in call.unnamed:
            self._row("", str(value), reader)
        return []

    def _has_picture(self, call: Call) -> bool:
        return any(PICTURE.fullmatch(named(key)) for key, _ in call.named)

    def tell(self, rows: list[tuple[str, str]], reader: Reader) -> None:
        """Rows that come by themselves, their lines on lines of their own."""
        for label, value in rows:
            name = named(label)
            if PICTURE.fullmatch(name) and (found := FILE.search(value)):
                self.figures.append(figure(found[1].strip(), (), None, reader))
            elif not SETTING.fullmatch(name):
                self._row(label, "\n\n".join(value.split("\n")), reader)

    def _row(self, label: str, text: str, reader: Reader) -> None:
        before = len(self.rows)
        in_lead, reader.in_lead = reader.in_lead, False
        lines = tuple(_lines(reader.blocks(text.strip("\n "), reader.line)))
        reader.in_lead = in_lead
        if len(self.rows) > before and not lines:  # a box within the box
            return
        if lines:
            self.rows.append(Row(label, lines, date=_day(label, lines), origin=reader.origin()))

    # ------------------------------------------------------------------------- the other templates

    def bio(self, call: Call, reader: Reader) -> list[Piece]:
        """The Italian wiki's `{{Bio}}`: a box of facts that is the first sentence too."""
        self.line = self.line or call.line
        reader.sort_keys.insert(0, f"{call.text('cognome')}, {call.text('nome')}")
        for label, text in italian.rows(call):
            self._row(label, text, reader)
        name = call.text("immagine")
        if "." in name:
            caption = call.get("didascalia")
            said = () if caption is None else reader.inlines(caption)
            self.figures.append(figure(name.partition(":")[2] or name, said, None, reader))
        return list(reader.inlines(italian.sentence(call)))

    def record(self, call: Call, reader: Reader) -> None:
        """What librarians' registers know the subject by; a record of a person's dates."""
        registers = ("viaf", "lccn", "gnd", "isni", "orcid", "bnf", "ndl", "ulan", "sudoc", "imdb",
                     "wikidata", "musicbrainz", "sbn", "bne")  # fmt: skip
        is_record = any(field_of(_german(key)) for key, _ in call.named)
        for key, value in call.named:
            name, words = key.casefold(), reader.words(value)
            if name in registers and words:
                self.registers.setdefault(name, words.replace("/", "") if name == "lccn" else words)
            elif is_record and name == "name":
                reader.sort_keys.insert(0, words)
            elif (
                is_record
                and words
                and name not in {"kurzbeschreibung", "short description", "name"}
            ):
                self.records += recorded(key, _german(key), words, reader.origin())
        reader.tally.count("dropped-navigation", "boxes of links to other articles, by their names",
                           call.line, call.written)  # fmt: skip


RECORDED = {"alternativnamen": "andere namen", "alternative names": "other names"}


def _german(key: str) -> str:
    """What a row of a record is called elsewhere."""
    return RECORDED.get(key.casefold(), key.casefold())


def _day(label: str, lines: tuple[Run, ...]) -> str | None:
    """The day that a template of dates gives."""
    field = field_of(label)
    if field not in {"born", "died", "birth-date", "death-date"}:
        return None
    dates = [part.date.edtf for run in lines for each in run for part in walk(each)
             if isinstance(part, DateMark)]  # fmt: skip
    return dates[0] if dates and re.fullmatch(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?", dates[0]) else None


def _lines(blocks: tuple[Block, ...]) -> list[Run]:
    """A value line by line, item by item."""
    made: list[Run] = []
    for block in blocks:
        match block:
            case Paragraph(content):
                made += _broken(content)
            case List(items):
                for item in items:
                    made += _lines(item.blocks)
            case DefinitionList(definitions):
                for definition in definitions:
                    made += _defined(definition)
            case _:
                words = " ".join(plain_text(block).split())
                made += [(Text(words),)] if words else []
    return made


def _defined(definition: Definition) -> list[Run]:
    inside = _lines(definition.blocks)
    return [definition.term, *inside] if definition.term else inside


def _broken(run: Run) -> list[Run]:
    lines: list[list[Inline]] = [[]]
    for each in run:
        if isinstance(each, LineBreak):
            lines.append([])
        else:
            lines[-1].append(each)
    return [made for line in lines if (made := next(iter(_tidied(line)), None))]


def _tidied(line: list[Inline]) -> list[Run]:
    return [part for part in lined(line) if isinstance(part, tuple)]
