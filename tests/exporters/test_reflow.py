"""At 400 % nothing has to be scrolled sideways: a page 320 CSS pixels wide holds all of it.

https://www.w3.org/WAI/WCAG22/Understanding/reflow.html
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import biokit
from biokit.exporters.base import Assets, Options
from biokit.exporters.epub import EpubExporter
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Cell,
    Code,
    CodeBlock,
    Figure,
    InlineImage,
    Link,
    Row,
    Section,
    Table,
    Verse,
    VerseLine,
)
from biokit.project.assets import assets_of
from tests.browser import page
from tests.exporters.epubs import Files, unzipped
from tests.exporters.lives import assets, everything, p, t

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cai-qi"
NARROW = 320
"""CSS pixels: a window of 1280 at 400 %."""
WIDE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3000 400" width="3000" height="400">'
    b'<rect width="3000" height="400"/></svg>'
)
ADDRESS = f"https://example.org/{'a' * 120}/{'b-c_d' * 30}?q={'1' * 80}"
PAST_THE_EDGE = f"""() => [...document.body.querySelectorAll("*")]
    .filter(each => each.getClientRects().length
        && each.getBoundingClientRect().right > {NARROW} + 1)
    .map(each => each.localName + "." + each.className)"""


def wide() -> Biography:
    """Everything that is wider than a narrow window if nobody breaks it."""
    words = ("Year", "Appointment", "Constituency", "Predecessor", "Successor", "Sources")
    row = Row(tuple(Cell((p(word),)) for word in words))
    head = Row(tuple(Cell((p(word),), header=True) for word in words))
    blocks = (
        Table((row, row), (head,), caption=t("Offices")),
        Table(
            (Row((Cell((p(Link(t(ADDRESS), ADDRESS)),)), Cell((p("1955"),)))),),
            (Row((Cell((p("Address"),)), Cell((p("Year"),)))),),
        ),
        p("See ", Link(t(ADDRESS), ADDRESS), "."),
        p("Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"),
        p(Code("x" * 200)),
        CodeBlock("y" * 200),
        Figure("wide.svg", t(ADDRESS), "A wide picture"),
        p("A sign ", InlineImage("wide.svg", "sign"), " in the line."),
        Verse(((VerseLine(t("w" * 90), 6),),)),
    )
    title = t("Pneumonoultramicroscopicsilicovolcanoconiosis")
    return Biography(title, sections=(Section(title, blocks, role="chapter"),), lang="en-GB")


def products() -> Iterator[tuple[str, Biography, Assets]]:
    life = biokit.load(EXAMPLE)
    yield "example", life, assets_of(life)
    yield "everything", everything(), assets
    yield "wide", wide(), lambda _: WIDE


def written(files: Files, folder: Path) -> list[Path]:
    """The package's files in a folder; the pages of text among them."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return sorted(folder.glob("EPUB/*.xhtml"))


def test_no_page_of_an_ebook_is_wider_than_a_narrow_window(tmp_path: Path) -> None:
    wider: list[str] = []
    with page(NARROW, 480) as narrow:
        for name, life, pictures in products():
            made = EpubExporter().export(life, Options(Edition("epub", "epub"), assets=pictures))
            for path in written(unzipped(made.content), tmp_path / name):
                narrow.goto(path.as_uri())
                if narrow.evaluate("document.scrollingElement.scrollWidth") > NARROW:
                    wider.append(f"{name}/{path.name}: {narrow.evaluate(PAST_THE_EDGE)}")
    assert wider == []
