"""A laid-out book beside what its printer takes.

What a printer's own page refuses is an error; what it only advises, and what none but others say of
it, is a warning. Either names its source and the day it was read.
"""

from __future__ import annotations

from collections.abc import Iterator

from biokit.diagnostics import Finding, Severity
from biokit.exporters.pdf.pages.leaf import points
from biokit.exporters.pdf.printers.papers import bound_pages, paper_of
from biokit.exporters.pdf.printers.product import Picture, Product
from biokit.exporters.pdf.printers.profile import Making, made_for, printer_of
from biokit.exporters.pdf.printers.rules import Paper, Rules, Trim, rules_of
from biokit.model.edition import Edition

__all__ = ["findings", "picture_findings", "told"]

SLACK = 0.25
"""Points by which a length may miss: printers give theirs in thousandths of an inch."""


def findings(product: Product, edition: Edition) -> Iterator[Finding]:
    """Everything that the printer of an edition would object to.

    Raises:
        BadUsage: the edition's paper, bleed or marks are not what they may be.
    """
    printer = printer_of(edition)
    if printer is None:
        return
    rules = rules_of(printer)
    key, paper = paper_of(edition)
    trim = _trim(product, rules)
    yield from _trims(product, rules, trim)
    yield from _pages(product, rules, paper, (trim.most if trim else {}).get(key))
    yield from _margins(product, rules, made_for(edition))
    yield from _type(product, rules)
    for picture in product.pictures:
        yield from _resolution(picture, rules)
        yield from _colours(picture, rules, paper)


def picture_findings(picture: Picture, edition: Edition) -> Iterator[Finding]:
    """What the printer of an edition would object to in a picture on its cover."""
    printer = printer_of(edition)
    if printer is not None:
        rules = rules_of(printer)
        yield from _resolution(picture, rules)
        yield from _in_inks(picture, rules)


def told(
    rules: Rules, source: str, code: str, message: str, remedy: str, *, firm: bool = True
) -> Finding:
    """A finding that says where the rule is from, as severe as that is sure."""
    known = rules.sources[source]
    where = f"{known.url}, read {known.read}" if known.url else "the custom of the trade"
    said = where if known.verified or not known.url else f"as others have it from {where}"
    severity: Severity = "error" if known.verified and firm else "warning"
    return Finding(code, message, severity, hint=f"{remedy} ({said})")


def _inches(length: float) -> str:
    return f"{length / 72:.3f}".rstrip("0").rstrip(".") + "in"


def _sides(size: str) -> tuple[float, float]:
    width, height = (points(side) for side in size.split())
    return width, height


def _trim(product: Product, rules: Rules) -> Trim | None:
    """What the printer offers of the same size, to a hundredth of an inch: 8.27in is 210 mm."""
    offered = () if rules.trims is None else rules.trims.sizes
    for each in offered:
        pairs = zip(_sides(each.size), product.trim, strict=True)
        if all(abs(one - other) <= 0.8 for one, other in pairs):
            return each
    return None


def _trims(product: Product, rules: Rules, found: Trim | None) -> Iterator[Finding]:
    if rules.trims is None or found is not None:
        return
    ranges = (rules.trims.width, rules.trims.height)
    between = all(
        given is not None and points(given[0]) <= side <= points(given[1])
        for given, side in zip(ranges, product.trim, strict=True)
    )
    if between:
        return
    nearest = min(rules.trims.sizes, key=lambda each: _distance(_sides(each.size), product.trim))
    size = " ".join(map(_inches, product.trim))
    message = f"the trim {size} is none that {rules.name} offers"
    yield told(
        rules, rules.trims.source, "trim-not-offered", message, f"the nearest is {nearest.size}"
    )


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _pages(product: Product, rules: Rules, paper: Paper, most: int | None) -> Iterator[Finding]:
    pages, most = bound_pages(product.pages), most or paper.most
    source = paper.pages_source or paper.source
    if product.pages % 2 and rules.file.even:
        message = f"the book has {product.pages} pages, and a leaf has two"
        yield told(rules, rules.file.source, "odd-pages", message, "add a blank one at the end")
    if pages < paper.least:
        message = f"the book has {pages} pages, and {rules.name} binds no fewer than {paper.least}"
        yield told(rules, source, "too-few-pages", f"{message} of {paper.name}", "set it larger")
    if most is not None and pages > most:
        message = f"the book has {pages} pages, and {rules.name} binds no more than {most}"
        remedy = "choose a larger trim, a thinner paper, or two volumes"
        yield told(rules, source, "too-many-pages", f"{message} of {paper.name}", remedy)


def _margins(product: Product, rules: Rules, making: Making) -> Iterator[Finding]:
    source = rules.margins.source
    least = making.min_gutter(bound_pages(product.pages))
    if product.inner < least - SLACK:
        message = (
            f"the text stands {_inches(product.inner)} from the spine, and {rules.name} asks for "
            f"{_inches(least)} in a book of {bound_pages(product.pages)} pages"
        )
        yield told(rules, source, "gutter-too-small", message, "give the text a shorter line")
    edges = {"head": product.head, "fore-edge": product.outer, "foot": product.foot}
    for edge, margin in edges.items():
        if margin < making.outer - SLACK:
            message = (
                f"what is printed stands {_inches(margin)} from the {edge}, and {rules.name} "
                f"asks for {_inches(making.outer)}"
            )
            yield told(rules, source, "margin-too-small", message, "choose a larger trim")


def _type(product: Product, rules: Rules) -> Iterator[Finding]:
    if product.smallest is None:
        return
    size, folio = product.smallest
    if size < points(rules.type.least) - 0.05:
        message = (
            f"the smallest type has {size:.1f} points, on page {folio}, and {rules.name} prints "
            f"none below {rules.type.least}"
        )
        yield told(rules, rules.type.source, "type-too-small", message, "set it larger")


def _resolution(picture: Picture, rules: Rules) -> Iterator[Finding]:
    if picture.colours == "drawing" or min(picture.size) <= 0:
        return
    line = picture.colours == "line" and rules.file.dpi_line
    least, dpi = line or rules.file.dpi, int(picture.dpi)
    here = f"the picture {picture.path} has {dpi} dpi as it is printed {picture.where}"
    if dpi < least:
        width = round(picture.size[0] / 72 * least)
        yield told(
            rules,
            rules.file.source,
            "image-low-resolution",
            f"{here}, and {rules.name} asks for {least}",
            f"{width} pixels across would do; or print it smaller",
            firm=False,
        )
    elif rules.file.dpi_most and dpi > 2 * rules.file.dpi_most:
        message = f"{here}, more than anybody can see"
        hint = f"{rules.file.dpi_most} would do, and the file be smaller"
        yield Finding("image-over-resolution", message, "note", hint=hint)


def _colours(picture: Picture, rules: Rules, paper: Paper) -> Iterator[Finding]:
    if picture.colours in {"rgb", "cmyk"} and not paper.colour:
        message = (
            f"the picture {picture.path} {picture.where} has colours, and {paper.name} is printed "
            "in black"
        )
        hint = "choose a paper for colour, or make it grey, to see what will be printed"
        yield Finding("colour-for-press", message, "warning", hint=hint)
    else:
        yield from _in_inks(picture, rules)
    if picture.transparent and "transparency" in rules.file.forbids:
        message = (
            f"the picture {picture.path} {picture.where} is transparent in places, and "
            f"{rules.name} asks for flat ones"
        )
        remedy = "save it upon a white ground"
        yield told(rules, rules.file.source, "transparency", message, remedy)


def _in_inks(picture: Picture, rules: Rules) -> Iterator[Finding]:
    if picture.colours == "rgb" and "rgb" in rules.file.forbids:
        message = (
            f"the picture {picture.path} {picture.where} is RGB, and {rules.name} asks for CMYK"
        )
        remedy = "convert it with the printer's profile: biokit passes CMYK on and makes none"
        yield told(rules, rules.file.source, "rgb-image", message, remedy, firm=False)
