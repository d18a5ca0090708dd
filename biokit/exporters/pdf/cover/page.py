"""The one page of XHTML that a cover is printed from, and what stands where on it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadUsage
from biokit.exporters.base import Options
from biokit.exporters.pdf.cover.barcode import Symbol
from biokit.exporters.pdf.cover.words import Barcode, Words
from biokit.exporters.pdf.cover.wrap import Wrap
from biokit.exporters.pdf.fetching import asset_address
from biokit.exporters.pdf.pages.leaf import tokens
from biokit.exporters.pdf.printers.checking import picture_findings
from biokit.exporters.pdf.printers.product import Picture
from biokit.exporters.rasters import Broken, shades_of, size_of
from biokit.exporters.xhtml import legal
from biokit.images import media_type
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.walk import plain_text

__all__ = ["OnFront", "Page", "Placed", "picture_on", "placed", "sized"]

MODULE = 0.33 / 25.4 * 72
"""A module of a barcode in its nominal size, points."""
SMALLEST = 0.8
"""Of the nominal size, the smallest that every scanner must read."""
BARS = 22.85 / 0.33
"""How high bars are, in modules."""
QUIET_LEFT, QUIET_RIGHT, TO_ADDON, AFTER_ADDON = 11, 7, 9, 5
"""Modules that stay white."""
DEEPER = 5
"""Modules by which guard bars are longer."""
LINE = 10.5
"""The height of the line that the ISBN stands in, and of that of the digits."""
STYLES = ("tokens.css", "cover/cover.css")


class Digit(msgspec.Struct, frozen=True):
    """A digit below its bars. Points from the left of the box."""

    sign: str
    left: float


class Placed(msgspec.Struct, frozen=True):
    """A barcode in its box. Points."""

    left: float
    top: float
    width: float
    height: float
    module: float
    bars: str
    """SVG's path of them, in modules."""
    modules: tuple[float, float]
    """How wide and high the drawing is, in modules."""
    offset: float
    """From the left of the box to that of the drawing."""
    digits: tuple[Digit, ...]
    price: tuple[Digit, ...]
    isbn: str
    line: float = LINE
    """The height of the line above the bars, and of that below."""
    below: float = 0.0
    """From the top of the box to the digits."""


class OnFront(msgspec.Struct, frozen=True):
    """A picture on the front."""

    path: str | None = None
    findings: tuple[Finding, ...] = ()


class Page:
    """The page of a cover.

    Args:
        biography: the work.
        words: what stands on it.
        wrap: its sizes.
        picture: what covers the front; `None` if that is set in type.
        options: of the export.
    """

    def __init__(
        self,
        biography: Biography,
        words: Words,
        wrap: Wrap,
        picture: str | None,
        options: Options,
    ) -> None:
        resources = options.resources
        self.wrap = wrap
        self.margin = max(wrap.safe, 0.11 * wrap.back.width)
        """Between the words on the back and its edges."""
        self.barcode = None if words.barcode is None else placed(words.barcode, wrap)
        below = wrap.height - self.barcode.top if self.barcode else 2 * self.margin
        self.room = wrap.height - self.margin - below - 0.5 * self.margin
        """How high the words on the back may be."""
        templates = resources.templates()
        self._css = templates.get_template("cover/wrap.css")
        self.sheets = {name: resources.text("styles", name) for name in STYLES}
        self.design = tokens(self.sheets["tokens.css"])
        self.xhtml = legal(
            templates.get_template("cover/wrap.xhtml").render(
                barcode=self.barcode,
                lang=biography.lang or "en",
                picture=None if picture is None else asset_address(picture),
                title=plain_text(biography.title),
                words=words,
            )
        )

    def css(self, size: float) -> str:
        """The style of the panels, the words on the back in this size."""
        return self._css.render(
            barcode=self.barcode,
            design=self.design,
            margin=round(self.margin, 2),
            size=size,
            wrap=self.wrap,
        )


def sized(page: Page, size: float) -> dict[str, str]:
    """The styles by name, in the order of the cascade."""
    first, *others = page.sheets.items()
    return dict([first, ("cover/wrap.css", page.css(size)), *others])


def placed(barcode: Barcode, wrap: Wrap) -> Placed:
    """A barcode in the lower corner at the spine, in the printer's white place if it wants one."""
    across = QUIET_LEFT + len(barcode.symbol.modules) + QUIET_RIGHT
    if barcode.price is not None:
        across += TO_ADDON - QUIET_RIGHT + len(barcode.price.modules) + AFTER_ADDON
    down = BARS + DEEPER
    box = wrap.barcode or (across * MODULE + 8, down * MODULE + 2 * LINE)
    module = min(MODULE, (box[0] - 4) / across, (box[1] - 2 * LINE) / down)
    module = max(module, SMALLEST * MODULE)
    width = max(box[0], across * module)
    height = max(box[1], down * module + 2 * LINE)
    offset = (width - across * module) / 2
    first = offset + QUIET_LEFT * module
    price_at = QUIET_LEFT + len(barcode.symbol.modules) + TO_ADDON
    return Placed(
        left=round(wrap.back.left + wrap.back.width - wrap.barcode_margin - width, 3),
        top=round(wrap.height - wrap.barcode_margin - height, 3),
        width=round(width, 3),
        height=round(height, 3),
        module=round(module, 4),
        bars=_path(barcode, price_at),
        modules=(across, down),
        offset=round(offset, 3),
        digits=tuple(_digits(barcode.symbol, first, module)),
        price=tuple(_price(barcode.price, offset + price_at * module, module)),
        isbn=barcode.isbn,
        below=round(LINE + (BARS + 1) * module, 3),
    )


def _path(barcode: Barcode, price_at: int) -> str:
    bars = [
        f"M{QUIET_LEFT + bar.left} 0h{bar.width}v{BARS + DEEPER * bar.guard:.2f}h-{bar.width}z"
        for bar in barcode.symbol.bars
    ]
    if barcode.price is not None:
        # The digits of a price stand above its bars.
        bars += [
            f"M{price_at + bar.left} {2 * DEEPER}h{bar.width}V{BARS + DEEPER:.2f}h-{bar.width}z"
            for bar in barcode.price.bars
        ]
    return "".join(bars)


def _digits(symbol: Symbol, first: float, module: float) -> Iterator[Digit]:
    """The first digit before the bars, six under each half."""
    yield Digit(symbol.digits[0], round(first - 6 * module, 3))
    for place, sign in enumerate(symbol.digits[1:]):
        middle = 3 + 7 * place + 3.5 + (5 if place >= 6 else 0)
        yield Digit(sign, round(first + middle * module, 3))


def _price(symbol: Symbol | None, first: float, module: float) -> Iterator[Digit]:
    for place, sign in enumerate(symbol.digits if symbol else ""):
        yield Digit(sign, round(first + (4 + 9 * place + 3.5) * module, 3))


def picture_on(biography: Biography, printed: Edition, wrap: Wrap, options: Options) -> OnFront:
    """The picture for the front: the edition's own, or what another edition has for its cover.

    Raises:
        BadInput: it is not there.
        BadUsage: it is no picture that can be shown.
    """
    others = (dict(one.options).get("cover", "") for one in biography.editions)
    path = options.option("cover", "") or next(filter(None, others), "")
    if not path:
        return OnFront()
    content = options.assets(path)
    kind = media_type(content)
    if kind is None:
        raise BadUsage(f"the cover {path} is no picture", hint="give a PNG, JPEG or SVG")
    if kind == "image/svg+xml":
        return OnFront(path)
    try:
        pixels, (shades, clear) = size_of(content), shades_of(content)
    except Broken as fault:
        raise BadUsage(f"the cover {path} cannot be shown: {fault}", hint="save it anew") from fault
    width, height = wrap.front.width + wrap.bleed, wrap.height + 2 * wrap.bleed
    # It covers the front, so what is beyond its shape is cut away.
    scale = max(width / pixels[0], height / pixels[1])
    size = pixels[0] * scale, pixels[1] * scale
    shown = Picture(path, "", pixels, size, shades, clear)
    return OnFront(path, tuple(picture_findings(shown, printed)))
