"""Templates for words of other languages: in which, and how they are said and romanised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.pieces import Piece
from biokit.model.nodes import Emphasis, Foreign, Inline, Span, Text
from biokit.model.walk import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mwparserfromhell.wikicode import Wikicode

    from biokit.importers.wikitext.reader import Reader

__all__ = ["chinese", "foreign", "japanese", "respelled", "sounds", "transliterated"]

LATIN = re.compile(r"[^\W\d_]")
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "de": "German", "el": "Greek",
    "es": "Spanish",
    "fa": "Persian", "fr": "French", "grc": "Ancient Greek", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "la": "Latin",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "rus": "Russian",
    "sa": "Sanskrit", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese", "ta": "Tamil",
    "be": "Belarusian", "ka": "Georgian", "hy": "Armenian", "ro": "Romanian", "da": "Danish",
    "no": "Norwegian", "fi": "Finnish", "sq": "Albanian", "hr": "Croatian", "ga": "Irish",
}  # fmt: skip
TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def set_apart(run: tuple[Inline, ...], lang: str | None) -> Inline:
    """Words of another language: italic in the Latin script, as they are in any other."""
    letters = LATIN.findall(plain_text(run))
    match run:
        case (Emphasis(content),):
            run = content
        case _:
            pass
    latin = all(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters)
    return Foreign(run, lang=lang) if latin and letters else Span(run, lang=lang)


def foreign(call: Call, reader: Reader) -> list[Piece]:
    """`{{lang|fr|cuisine}}`; `{{lang-de|Ulm}}` says the language too."""
    _, dash, tag = call.name.partition("-")
    named = dash and call.name.startswith(("lang-", "langue-"))
    values = call.unnamed
    if named:
        content = values[0] if values else call.get("text")
    else:
        tag = reader.words(values[0]) if values else ""
        content = values[1] if len(values) > 1 else call.get("text", "texte")
    if content is None:
        return list(reader.inlines(values[0])) if values else []
    run = reader.inlines(content)
    if not run:
        return []
    lang = tag if TAG.fullmatch(tag) else None
    made: list[Piece] = [set_apart(run, {"rus": "ru"}.get(tag, lang) if lang else None)]
    labelled = named or call.name == "langx"
    if (
        labelled
        and call.text("label") != "none"
        and tag in NAMES
        and (reader.lang or "en")[:2] == "en"
    ):
        made.insert(0, Text(f"{NAMES[tag]}: "))
    return made + _besides(call, reader, values[1:] if named else values[2:])


def _besides(call: Call, reader: Reader, values: Sequence[Wikicode]) -> list[Piece]:
    """Romanised, and in other words."""
    made: list[Piece] = []
    romanised = call.get("translit", "tr") or (values[0] if values else None)
    literal = call.get("lit", "translation") or (values[1] if len(values) > 1 else None)
    if romanised is not None:
        made += [Text(", "), Emphasis(reader.inlines(romanised))]
    if literal is not None:
        made += [Text(", lit. ‘"), *reader.inlines(literal), Text("’")]
    return made


def transliterated(call: Call, reader: Reader) -> list[Piece]:
    """`{{transl|ar|ALA|ibn}}`: the last value, in Latin letters."""
    values = call.unnamed
    if not values:
        return []
    tag = reader.words(values[0]) if len(values) > 1 else ""
    lang = f"{tag}-Latn" if TAG.fullmatch(tag) else None
    return [Foreign(reader.inlines(values[-1]), lang=lang)]


def japanese(call: Call, reader: Reader) -> list[Piece]:
    """`{{nihongo|English|漢字|rōmaji|extra}}`."""
    english, kanji, romaji, *extra = [
        *(call.get(str(at)) for at in (1, 2, 3)), call.get("4", "extra"), call.get("5", "extra2"),
    ]  # fmt: skip
    made: list[Piece] = [] if english is None else list(reader.inlines(english))
    inside: list[Piece] = []
    if kanji is not None:
        inside.append(Span(reader.inlines(kanji), lang="ko" if call.name == "korean" else "ja"))
    if romaji is not None:
        run = reader.inlines(romaji)
        inside += [Text(", "), Emphasis(run)] if inside else [Emphasis(run)]
    for value in extra:
        if value is not None:
            inside += [Text(", "), *reader.inlines(value)]
    if not inside:
        return made
    return [*made, Text(" ("), *inside, Text(")")] if made else inside


def with_reading(call: Call, reader: Reader) -> list[Piece]:
    """`{{ルビ|漢字|かんじ}}`: the signs, and in brackets how they are read: `漢字（かんじ）`."""
    values = [reader.inlines(value) for value in call.unnamed[:2]]
    if len(values) < 2 or not values[1]:
        return [piece for run in values for piece in run]
    base, reading = values
    return [*base, Text("（"), *reading, Text("）")]


CHINESE = {
    "s": ("simplified Chinese", "zh-Hans"),
    "t": ("traditional Chinese", "zh-Hant"),
    "c": ("Chinese", "zh"),
    "p": ("pinyin", "zh-Latn-pinyin"),
    "w": ("Wade–Giles", "zh-Latn-wadegile"),
    "j": ("Jyutping", "yue-Latn"),
    "poj": ("Pe̍h-ōe-jī", "nan-Latn"),
    "l": ("literally", None),
}


def chinese(call: Call, reader: Reader) -> list[Piece]:
    """`simplified Chinese: 蔡奇; pinyin: Cài Qí`."""
    made: list[Piece] = []
    for key, value in call.named:
        label, lang = CHINESE.get(key.casefold(), (None, None))
        if label is None:
            continue
        run = reader.inlines(value)
        made += [Text("; ")] if made else []
        made.append(Text(f"{label}: "))
        made.append(Span(run, lang=lang) if lang else Text(f"‘{plain_text(run)}’"))
    if not made and call.unnamed:
        return [Span(reader.inlines(call.unnamed[0]), lang="zh")]
    return made


def sounds(call: Call, reader: Reader) -> list[Piece]:
    """How it is said, in the signs of the IPA."""
    values = [reader.words(value) for value in call.unnamed]
    if not values:
        return []
    if call.name.startswith("ipac-"):
        kept = [v for v in values if v not in {"pron", "lang", "us", "uk", "audio"}]
        said = "".join(" " if value == "_" else value for value in kept if "." not in value[1:])
        return [Span((Text(f"/{said}/"),), lang="und-fonipa")]
    said = values[0]
    if call.name in {"ipa", "api"} and len(values) > 1 and TAG.fullmatch(said):
        said = values[1]
    if call.name.startswith("ipa-") and not said.startswith(("[", "/")):
        said = f"[{said}]"
    return [Span((Text(said),), lang="und-fonipa")]


def respelled(call: Call, reader: Reader) -> list[Piece]:
    """`EYEN-styne`."""
    values = [reader.words(value) for value in call.unnamed]
    return [Emphasis((Text("-".join(values).replace("-_-", " ")),))] if values else []
