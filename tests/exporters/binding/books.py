"""A little book in two parts, and what a reader finds in it when it has been bound."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

import msgspec
import page as validator
import pikepdf
import pypdf

from biokit.exporters.pdf.binding import bind, subset_program
from biokit.exporters.pdf.binding.volume import Bound, Bounded, Facts, Sheet, Volume
from biokit.exporters.pdf.layout.laid import Laid
from tests.exporters.binding.rig import HEIGHT, WIDTH, headed, laid, program

PdfObject: TypeAlias = pikepdf.Object

DOT = (
    '<img alt="A dot" style="image-rendering: crisp-edges" src="data:image/png;base64,iVBORw0KGgoAA'
    "AANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC"
    '">'
)
WITHIN = "http://biokit.invalid/#"
SENTENCE = "The Cabinet met again in the spring and nothing was decided before the summer. "
FIRST = (
    "<section><h1 id='ch-1'>One</h1>"
    + "".join(f"<p>{SENTENCE * 6}<a href='{WITHIN}n{n}'>{n}</a></p>" for n in range(1, 6))
    + "<h2 id='s'>Sub &amp; Section</h2><table><tr><th>A</th></tr><tr><td>a</td></tr></table>"
    f"<p>北京 words <a href='https://example.org/'>outside</a>, <a href='{WITHIN}lost'>lost</a>, "
    f"<a href='{WITHIN}caf%C3%A9'>café</a>.</p>{DOT}</section>"
)
SECOND = (
    "<section><h1 id='ch-2'>Two é</h1>"
    "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"
    + "".join(
        f"<p id='n{n}'>{n} Quick zebras: Żółć 漢字 <a href='{WITHIN}ch-1'>back</a></p>"
        for n in range(1, 6)
    )
    + f"<p id='café'>Café.</p>{DOT}</section>"
)
FACTS = Facts("The Book", "en", ("A B", "C D"), "About it", ("k1", "k2"), "2026-11-28T12:00:00Z")
SHIFT = -30.0


@cache
def first() -> Laid:
    return laid(FIRST)


@cache
def second() -> Laid:
    return laid(SECOND)


@cache
def volume() -> Volume:
    """Two parts with heads, a blank page between them or not, and one at the end."""
    begins = first().pages + 1
    heads = (
        headed([("Head One", str(n)) for n in range(1, first().pages + 1)]),
        headed([("Head Two", str(n)) for n in range(begins + 1, begins + 1 + second().pages)]),
    )
    return Volume(
        parts=(Bound(first(), heads[0], 0), Bound(second(), heads[1], begins)),
        pages=begins + second().pages + 1,
        front=2,
        sheet=Sheet(WIDTH, HEIGHT, shift=SHIFT),
        facts=FACTS,
    )


def other(**changes: object) -> Volume:
    return msgspec.structs.replace(volume(), **changes)


subset = cache(subset_program)


def bound(made: Volume) -> Bounded:
    return bind(made, program, subset)


@cache
def book() -> Bounded:
    return bound(volume())


@cache
def opened(made: Bounded) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.content))


def read(made: Bounded) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made.content))


def words(made: Bounded) -> list[str]:
    return [" ".join(leaf.extract_text().split()) for leaf in read(made).pages]


def links_of(made: Bounded) -> list[tuple[int, PdfObject]]:
    return [
        (number, annotation)
        for number, leaf in enumerate(opened(made).pages)
        for annotation in leaf.obj.get("/Annots", pikepdf.Array([]))
    ]


def elements(pdf: pikepdf.Pdf) -> Iterator[PdfObject]:
    waiting = list(pdf.Root.StructTreeRoot.K)
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Dictionary):
            yield element
            kids = element.get("/K", pikepdf.Array([]))
            waiting.extend(kids if isinstance(kids, pikepdf.Array) else [kids])


def faults(made: Bounded, profile: validator.ValidationProfile) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.pdf")
        path.write_bytes(made.content)
        report = validator.validate_pdf(path, profile=profile)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def fonts_of(leaf: PdfObject) -> list[PdfObject]:
    return [font for _, font in leaf.Resources.Font.items()]
