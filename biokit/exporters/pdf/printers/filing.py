"""A finished PDF beside what its printer takes: what is in it, not what was meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biokit.diagnostics import Finding
from biokit.exporters.pdf.printers.checking import told
from biokit.exporters.pdf.printers.product import Inspected, Seen
from biokit.exporters.pdf.printers.profile import Making, made_for, printer_of
from biokit.exporters.pdf.printers.rules import Rules, rules_of
from biokit.model.edition import Edition

__all__ = ["findings_in"]

MOST_NAMED = 8
"""Pages that a message names before it counts the rest."""


def findings_in(file: Inspected, edition: Edition) -> Iterator[Finding]:
    """What the printer of an edition would object to in its file; all of one kind at once.

    Raises:
        BadUsage: the edition's bleed or marks are not what they may be.
    """
    printer = printer_of(edition)
    if printer is None:
        return
    rules = rules_of(printer)
    yield from _faces(file, rules)
    yield from _forbidden(file, rules)
    yield from _boxes(file, rules, made_for(edition))
    yield from _paint(file, rules)


def _faces(file: Inspected, rules: Rules) -> Iterator[Finding]:
    for name in file.unembedded:
        message = f"the face {name} is not in the file"
        yield told(rules, rules.file.source, "font-not-embedded", message, "embed it")


def _forbidden(file: Inspected, rules: Rules) -> Iterator[Finding]:
    annotated = [page for page in file.pages if page.annotations]
    there: dict[str, tuple[bool, str]] = {
        "annotations": (bool(annotated), f"links or comments on {_named(annotated)}"),
        "outline": (file.outline, "an outline"),
        "attachments": (bool(file.attachments), f"files in it: {', '.join(file.attachments)}"),
        "encryption": (file.encrypted, "a lock"),
        "metadata": (bool(file.metadata), f"metadata: {', '.join(file.metadata)}"),
    }
    for name, (found, what) in there.items():
        if found and name in rules.file.forbids:
            message = f"the file has {what}, and {rules.name} takes none with it"
            yield told(rules, rules.file.source, f"file-{name}", message, "make it by the profile")


def _boxes(file: Inspected, rules: Rules, making: Making) -> Iterator[Finding]:
    trims = {_size(page.trim) for page in file.pages}
    if len(trims) > 1:
        message = f"its pages are of {len(trims)} sizes"
        yield told(rules, rules.file.source, "trim-not-the-same", message, "give all one trim")
    if len(file.pages) % 2 and making.even:
        message = f"the file has {len(file.pages)} pages, and a leaf has two"
        yield told(rules, rules.file.source, "odd-pages", message, "add a blank one at the end")
    marked = [page for page in file.pages if page.media != page.bleed]
    if marked and "marks" in rules.file.forbids:
        message = f"there is room for marks around {_named(marked)}, and {rules.name} wants none"
        yield told(rules, rules.bleed.source, "file-marks", message, 'say marks = "none"')
    short = [page for page in file.pages if _bleed(page) < making.bleed - 0.25]
    if short:
        message = f"there are less than {making.bleed:.1f} points of bleed on {_named(short)}"
        yield told(rules, rules.bleed.source, "bleed-too-small", message, "make it by the profile")


def _size(box: tuple[float, float, float, float]) -> tuple[float, float]:
    return round(box[2] - box[0], 1), round(box[3] - box[1], 1)


def _bleed(page: Seen) -> float:
    """Beyond the trim at head and foot, whichever has less."""
    return min(page.trim[1] - page.bleed[1], page.bleed[3] - page.trim[3])


def _paint(file: Inspected, rules: Rules) -> Iterator[Finding]:
    source = rules.file.source
    if "rgb" in rules.file.forbids:
        painted = [page for page in file.pages if "rgb" in page.colours | page.pictures]
        if painted:
            message = f"there is RGB on {_named(painted)}, and {rules.name} asks for CMYK"
            remedy = "biokit sets type and rules in black ink; give pictures and styles in CMYK"
            yield told(rules, source, "rgb-in-file", message, remedy, firm=False)
    if "transparency" in rules.file.forbids:
        clear = [page for page in file.pages if page.transparent]
        if clear:
            message = f"something is transparent on {_named(clear)}, and {rules.name} takes none"
            remedy = "give pictures a white ground, and styles no opacity"
            yield told(rules, source, "transparency", message, remedy)


def _named(pages: Iterable[Seen]) -> str:
    """`page 4`, `pages iv, 12 and 30 others`."""
    labels = [page.label for page in pages]
    if len(labels) == 1:
        return f"page {labels[0]}"
    more = len(labels) - MOST_NAMED
    rest = f" and {more} others" if more > 0 else ""
    return f"pages {', '.join(labels[:MOST_NAMED])}{rest}"
