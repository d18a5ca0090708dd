"""Small books that together use every value of every choice an ebook's edition has.

Which choices there are is read from the code: the fields of `Edition` that are one of several words,
and the exporter's own options. Row by row each takes its next value, so that the longest list of
values is as many rows as all of them need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from biokit.errors import BiokitError
from biokit.exporters.base import Assets, Options
from biokit.exporters.epub import EpubExporter
from biokit.exporters.epub.exporter import OPTIONS
from biokit.model.biography import Biography
from biokit.model.edition import EPUB_PROFILES, Edition
from biokit.model.nodes import Figure, Section
from biokit.model.walk import altered
from tests.exporters.lives import assets, every_block, everything, t
from tests.validate.books import ROOT, Case
from tests.validate.judges import Verdict

LANGUAGES = ("en-GB", "de", "fr", "zh-Hans", "ar", "he", "ja", "en-US")
VALUES: dict[str, tuple[str | None, ...]] = {
    "accessibility-statement": (None, "no"),
    "certified-by": (None, "Access House"),
    "certifier-credential": ("https://access.example/badge", None, "A badge"),
    "certifier-report": ("https://access.example/report", None),
    "cover": (None, "media/offices.svg"),
    "faces": (None, "embedded"),
    "spell-out-ibid": ("yes", "no"),
    "ncx": ("yes", "no"),
    "page-source": (None, "urn:isbn:9780306406157"),
}
"""What the exporter's options may say, `None` for nothing. `make validate` fails on an option that
is missing here."""

Row = dict[str, Any]


def variants() -> Iterator[Case]:
    """Every row for the example, and for a book that has every kind of node."""
    for number, row in enumerate(rows(), 1):
        yield Case(f"variant-{number}", _exported(_example, row, f"variant-{number}.epub"))
        name = f"variant-{number}-everything"
        yield Case(name, _exported(_everything, row, f"{name}.epub"))


def unknown_options() -> tuple[str, ...]:
    """Options of the exporter of which no value is known here."""
    return tuple(name for name in OPTIONS if name not in VALUES)


def choices() -> dict[str, tuple[Any, ...]]:
    """By the name of a field or an option, its values."""
    made: dict[str, tuple[Any, ...]] = {"lang": LANGUAGES, "contents_depth": (2, 0, 1, 6)}
    for name, kind in get_type_hints(Edition).items():
        words = tuple(_words(kind))
        if words:
            made[name] = words
    made["profile"] = ("screen", *sorted(EPUB_PROFILES))
    return made | {name: values for name, values in VALUES.items() if name in OPTIONS}


def _words(kind: object) -> Iterator[str | None]:
    """The words of a type that is one of several, `None` among them where it may be."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
        return
    parts = get_args(kind)
    if any(get_origin(part) is Literal for part in parts):
        for part in parts:
            yield from (None,) if part is type(None) else _words(part)


def rows() -> Iterator[Row]:
    """As many as the most values; each choice takes its own in turn."""
    given = choices()
    for number in range(max(len(values) for values in given.values())):
        yield {name: values[number % len(values)] for name, values in given.items()}


def _exported(
    book: Callable[[], tuple[Biography, Assets]], row: Row, name: str
) -> Callable[[Path], Verdict | None]:
    def make(out: Path) -> Verdict | None:
        biography, pictures = book()
        fields = {key: value for key, value in row.items() if key in Edition.__struct_fields__}
        own = tuple((key, row[key]) for key in OPTIONS if row.get(key) is not None)
        edition = Edition("epub", "epub", options=own, publisher="Grove", **fields)
        try:
            made = EpubExporter().export(
                altered(biography, lang=row["lang"]), Options(edition, assets=pictures)
            )
        except (BiokitError, msgspec.ValidationError) as fault:
            return Verdict(name, "biokit export", (f"{fault}: {row}",))
        (out / name).write_bytes(made.content)
        return None

    return make


def _example() -> tuple[Biography, Assets]:
    from biokit.project.loading import load_project

    project = ROOT / "examples" / "cai-qi"
    return load_project(project), lambda path: (project / path).read_bytes()


def _everything() -> tuple[Biography, Assets]:
    life = everything()
    described = Figure("plan.svg", t("A plan"), "A plan", description=every_block())
    pictures = Section(t("Described"), (described,), role="chapter")
    return altered(life, sections=(*life.sections, pictures)), assets
