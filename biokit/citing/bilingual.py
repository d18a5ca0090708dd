"""Sources in two scripts: a title and a name romanised, in the original, translated."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from biokit.citing.csl.beside import OTHER
from biokit.model.sources import ItemName, Source

Titles = Literal["auto", "romanised", "original-first", "original"]
Script = Literal["romanised", "original-first", "original"]


def leading(source: Source, lang: str | None, titles: Titles) -> Script:
    """Which script leads, for a source in a book of that language."""
    if titles != "auto":
        return titles
    return "original" if _primary(source.item.language) == _primary(lang or "en") else "romanised"


def _primary(lang: str | None) -> str:
    return (lang or "").partition("-")[0].lower()


def in_scripts(source: Source, script: Script) -> dict[str, Any]:
    """The item as CSL-JSON, with its title and its names as they are to be printed."""
    item: dict[str, Any] = msgspec.to_builtins(source.item)
    _name_everybody(item, source, script)
    title = source.item.title
    if title and (source.transliteration or source.translation):
        _entitle(item, title, source, script)
    return item


def _name_everybody(item: dict[str, Any], source: Source, script: Script) -> None:
    for field in msgspec.structs.fields(source.item):
        people = getattr(source.item, field.name)
        if not (isinstance(people, tuple) and any(_has_original(each) for each in people)):
            continue
        item[field.encode_name] = [_named(each, script) for each in people]


def _has_original(name: object) -> bool:
    return isinstance(name, ItemName) and name.original is not None


def _named(name: ItemName, script: Script) -> dict[str, Any]:
    if name.original and script == "original":
        return {"literal": name.original}
    return {**msgspec.to_builtins(name), "original-first": script == "original-first"}


def _entitle(item: dict[str, Any], title: str, source: Source, script: Script) -> None:
    """The title with what stands beside it; its short form has nothing beside."""
    romanised, translation = source.transliteration, source.translation
    short = source.item.title_short
    original = _tagged(title, source.item.language) if romanised else title
    lead, beside = title, ""
    if script == "romanised" and romanised:
        lead, beside = f'<span class="nocase">{romanised}</span>', f" {original}"
        if short is None or OTHER.search(short):
            short = lead
    elif script == "original-first" and romanised:
        beside = f" {_tagged(romanised, _romanised(source.item.language))}"
    if translation and script != "original":
        beside = f"{beside} [{translation}]"
    item["title-short"] = short or lead
    item["title"] = f'{lead}<span class="beside">{beside}</span>' if beside else lead


def _tagged(words: str, lang: str | None) -> str:
    return f'<span lang="{lang}">{words}</span>' if lang else words


def _romanised(lang: str | None) -> str | None:
    return f"{_primary(lang)}-Latn" if lang else None
