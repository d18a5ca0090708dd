"""Small styles built around a layout, and what they print of items given on the spot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict, Unpack

from biokit.citing.csl.clusters import Citing, Cluster
from biokit.citing.csl.engine import Printed, Program, Settings, run
from biokit.citing.csl.locales import Locale, locale_for
from biokit.citing.csl.reading import read_style
from biokit.citing.csl.references import reference
from biokit.citing.csl.typesetting import typeset
from biokit.citing.html import as_html
from tests.csl.suite import fetch

Item = dict[str, Any]
Cites = str | Citing | Sequence[Citing] | Cluster

FRAME = """<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0" {options}>
<info><title>Small</title><id>small</id></info>
{locale}{macros}
<citation {citation}>{sort}<layout {attributes}>{layout}</layout></citation>
{bibliography}</style>"""


class Parts(TypedDict, total=False):
    """What of a style may be given besides the layout of its citations."""

    attributes: str
    """Of that layout."""
    kind: str
    options: str
    """Of the style itself."""
    citation: str
    """Attributes of `citation`."""
    sort: str
    macros: Mapping[str, str]
    locale: str
    bibliography: str
    """The whole element."""


def style(layout: str, **parts: Unpack[Parts]) -> bytes:
    """A style around a citation layout."""
    macros = (f'<macro name="{k}">{v}</macro>' for k, v in parts.get("macros", {}).items())
    return FRAME.format(
        kind=parts.get("kind", "in-text"),
        options=parts.get("options", ""),
        locale=parts.get("locale", ""),
        macros="".join(macros),
        citation=parts.get("citation", ""),
        sort=parts.get("sort", ""),
        attributes=parts.get("attributes", ""),
        layout=layout,
        bibliography=parts.get("bibliography", ""),
    ).encode()


def entries_of(layout: str, options: str = "", *, sort: str = "", attributes: str = "") -> str:
    """A `bibliography` element."""
    return f"<bibliography {options}>{sort}<layout {attributes}>{layout}</layout></bibliography>"


def ran(
    sheet: bytes,
    items: Iterable[Item],
    cites: Iterable[Cites] | None = None,
    *,
    lang: str | None = None,
    settings: Settings | None = None,
) -> tuple[Printed, Locale]:
    """A run over citations; all items in one citation if there are none."""
    known = {str(item["id"]): reference(item) for item in items}
    program = Program(read_style(sheet, "small.csl"))
    locale = locale_for(lang or program.sheet.default_locale, program.sheet.locales, fetch)
    asked = [tuple(map(Citing, known))] if cites is None else list(cites)
    clusters = [_cluster(each, number) for number, each in enumerate(asked, 1)]
    return run(program, locale, known, clusters, settings or Settings(unprinted="")), locale


def _cluster(cites: Cites, number: int) -> Cluster:
    match cites:
        case Cluster():
            return cites
        case Citing():
            return Cluster((cites,), number)
        case str():
            return Cluster((Citing(cites),), number)
        case _:
            return Cluster(tuple(cites), number)


def cited(
    sheet: bytes,
    items: Iterable[Item],
    cites: Iterable[Cites] | None = None,
    *,
    lang: str | None = None,
) -> list[str]:
    """The citations, in notes 1, 2, 3 … if the style has notes."""
    made, locale = ran(sheet, items, cites, lang=lang)
    return [as_html(typeset(pieces, locale), links=False) for pieces in made.citations]


def listed(sheet: bytes, items: Iterable[Item], *, lang: str | None = None) -> list[str]:
    """The entries of all items, each cited once."""
    made, locale = ran(sheet, items, lang=lang)
    return [as_html(typeset(pieces, locale), links=False) for _, pieces in made.entries]


def printed(
    layout: str, item: Item | None = None, *, lang: str | None = None, **parts: Unpack[Parts]
) -> str:
    """One item in a layout."""
    known = {"id": "one", "type": "book", **(item or {})}
    (words,) = cited(style(layout, **parts), [known], lang=lang)
    return words


def person(family: str, given: str = "", **parts: str) -> Item:
    """A name of CSL-JSON; `dropping_particle` and the like are spelt with underscores."""
    named = {"family": family, "given": given} if given else {"family": family}
    return named | {key.replace("_", "-"): value for key, value in parts.items()}


def book(key: str, author: str = "", year: int = 0, title: str = "", **more: object) -> Item:
    """A book by `Family, Given & Family, Given`."""
    made: Item = {"id": key, "type": "book", **more}
    if author:
        made["author"] = [
            person(*(part.strip() for part in name.split(","))) for name in author.split("&")
        ]
    if year:
        made["issued"] = {"date-parts": [[year]]}
    if title:
        made["title"] = title
    return made
