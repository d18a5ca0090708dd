"""What an edition's profile asks of its PDF: one answer for all who lay out, bind and check."""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.errors import BadUsage
from biokit.exporters.pdf.binding.volume import Conformance
from biokit.exporters.pdf.pages.leaf import points
from biokit.exporters.pdf.printers.rules import Printer, Rules, rules_of
from biokit.model.edition import Edition

__all__ = ["Making", "made_for", "printer_of"]


class Making(msgspec.Struct, frozen=True):
    """How a PDF is made."""

    links: bool
    """Whether anything is a link."""
    outline: bool
    tagged: bool
    conformance: Conformance
    metadata: bool
    """Whether the file says more of itself than its title."""
    attachments: bool
    """Whether the model and the sources go with it."""
    output_intent: Literal["none", "srgb"]
    black: bool
    """Whether type and rules are in black ink alone, where #000000 would be a mixture of four."""
    even: bool
    """Whether a blank page is added to an odd number of them."""
    bleed: float = 0.0
    """What is printed beyond the trim at head, foot and fore-edge. Points."""
    inner_bleed: float = 0.0
    """The same at the spine."""
    marks: bool = False
    """Crop marks."""
    outer: float = 0.0
    """The least margin at head, foot and fore-edge. Points."""
    gutters: tuple[tuple[int, float], ...] = ()
    """The least margin at the spine, in points, of a book of up to so many pages."""

    def min_gutter(self, pages: int) -> float:
        """The least margin at the spine of a book of so many pages, in points."""
        fitting = (least for most, least in self.gutters if pages <= most)
        return next(fitting, self.gutters[-1][1] if self.gutters else 0.0)


def printer_of(edition: Edition) -> Printer | None:
    """Whose rules an edition is made by; `None` if it is not printed for a printer."""
    match edition.profile:
        case "press" | "kdp" | "ingram":
            return edition.profile
        case _:
            return None


def made_for(edition: Edition) -> Making:
    """How the PDF of an edition is made.

    The option `bleed` is a length or `none`, the option `marks` is `crop` or `none`. Printers of
    one bleed take no other.

    Raises:
        BadUsage: an option is not what it may be, or is what the printer refuses.
    """
    printer = printer_of(edition)
    if printer is not None:
        return _for_printer(edition, rules_of(printer))
    archive = edition.profile == "archive"
    bleed = _bleed(edition, 0.0)
    return Making(
        links=True,
        outline=True,
        tagged=True,
        conformance="a-3a" if archive else "ua-1",
        metadata=True,
        attachments=archive,
        output_intent="srgb" if archive else "none",
        black=False,
        even=False,
        bleed=bleed,
        inner_bleed=bleed,
        marks=_marks(edition, welcome=True) and bleed > 0,
    )


def _for_printer(edition: Edition, rules: Rules) -> Making:
    of_printer = edition.profile != "press"
    usual = 0.0 if of_printer else points(rules.bleed.outer)
    bleed = _bleed(edition, usual)
    if of_printer and bleed and round(bleed, 1) != round(points(rules.bleed.outer), 1):
        raise BadUsage(
            f"the bleed of {edition.id} is {_said(edition, 'bleed')}, "
            f"and {rules.name} has one of {rules.bleed.outer}",
            hint=f'say bleed = "{rules.bleed.outer}", or "none"',
        )
    return Making(
        links=False,
        outline=False,
        tagged=False,
        conformance="none",
        metadata="metadata" not in rules.file.forbids,
        attachments=False,
        output_intent="none",
        black=True,
        even=rules.file.even,
        bleed=bleed,
        inner_bleed=points(rules.bleed.inner) if of_printer else bleed,
        marks=_marks(edition, welcome=rules.bleed.marks) and bleed > 0,
        outer=points(rules.margins.outer_with_bleed if bleed else rules.margins.outer),
        gutters=tuple((each.pages, each.least) for each in rules.margins.gutters),
    )


def _said(edition: Edition, name: str) -> str | None:
    """An option that an edition gives."""
    return dict(edition.options).get(name)


def _bleed(edition: Edition, usual: float) -> float:
    said = _said(edition, "bleed")
    if not said:
        return usual
    return 0.0 if said == "none" else points(said)


def _marks(edition: Edition, *, welcome: bool) -> bool:
    said = _said(edition, "marks") or ("crop" if welcome else "none")
    if said not in {"crop", "none"}:
        raise BadUsage(f"{said} are no marks", hint='say marks = "crop" or "none"')
    if said == "crop" and not welcome:
        raise BadUsage(
            f"the profile {edition.profile} is for a printer that refuses files with crop marks",
            hint='say marks = "none", or profile = "press"',
        )
    return said == "crop"
