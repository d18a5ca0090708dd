"""What a build must do for each target: whether it is fresh, and what must be made before it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import EntryPoint
from importlib.util import find_spec
from pathlib import Path

import msgspec

from biokit import registry
from biokit.build import freshness, paging
from biokit.build.targets import Target, targets
from biokit.model.biography import Biography
from biokit.model.edition import EPUB_PROFILES, Edition
from biokit.model.walk import altered
from biokit.projections.pages import PAGED, PageMap

__all__ = ["Shelf", "Step", "steps_for"]


class Step(msgspec.Struct, frozen=True):
    """A target, and why it must be made."""

    target: Target
    inputs: freshness.Inputs
    reason: str | None
    """`None` if it is fresh."""
    source: str | None = None
    """The print edition whose pages it marks."""
    pages: PageMap | None = None
    """They, if that edition need not be made first."""


class Shelf(msgspec.Struct, frozen=True):
    """Where the products of a biography lie."""

    biography: Biography
    folder: Path
    name: str
    """The stem of their files."""

    def targets(self, asked: Sequence[str]) -> tuple[Target, ...]:
        """The targets that are asked for, with the print editions that must be made before them.

        Raises:
            UnknownFormat: as `targets`.
            BadUsage: as `targets`; or pages are asked for that there are not.
        """
        found = targets(self.biography, asked, self.folder, self.name)
        needed = paging.prerequisites(found, self.biography)
        return self.of((*asked, *needed)) if needed else found

    def of(self, names: Sequence[str], *, to_make: bool = True) -> tuple[Target, ...]:
        """The targets of those names and no others; none means all that are declared."""
        return targets(self.biography, names, self.folder, self.name, to_make=to_make)


def steps_for(
    found: Sequence[Target], common: freshness.Inputs, shelf: Shelf, *, force: bool
) -> tuple[Step, ...]:
    """A step for each target, in the same order.

    Args:
        found: the targets.
        common: what every product is made of.
        shelf: where they and others lie.
        force: whether what is fresh is made, too.
    """
    steps = tuple(_step(target, common, force=force) for target in found)
    if not any(paging.marks_pages(target.edition) for target in found):
        return steps
    paged = _print_editions(steps, common, shelf)
    return tuple(_with_source(step, shelf.biography, paged, force=force) for step in steps)


def _step(target: Target, common: freshness.Inputs, *, force: bool) -> Step:
    inputs = {
        **common,
        **(freshness.inputs_of_faces() if _may_hold_faces(target.edition) else {}),
        "the edition": freshness.digest(repr(target.edition).encode()),
        "the exporter": _exporter_version(target.edition.format),
    }
    reason = "it was asked for" if force else freshness.stale_because(target.output, inputs)
    return Step(target, inputs, reason)


def _may_hold_faces(edition: Edition) -> bool:
    """Whether faces can make a difference to a product; of others' formats nothing is known."""
    known = registry.known(edition.format)
    if known is None or known.faces == "always":
        return True
    # The covers of those for somebody may be set in type.
    asked = edition.profile in EPUB_PROFILES or "faces" in dict(edition.options)
    return known.faces == "if asked" and asked


def _exporter_version(name: str) -> str:
    """Which code writes a format: others' exporters are not among biokit's own packages."""
    point = registry.registered(registry.EXPORTERS)[name]
    dist = "" if point.dist is None else f"{point.dist.name} {point.dist.version}"
    return f"{dist} {_code_digest(point)}"


def _code_digest(point: EntryPoint) -> str:
    spec = find_spec(point.module)
    if spec is None or spec.origin is None or not Path(spec.origin).is_file():
        return ""
    return freshness.digest(Path(spec.origin).read_bytes())


# ----------------------------------------------------------------------------- whose pages it marks


def _print_editions(
    steps: Sequence[Step], common: freshness.Inputs, shelf: Shelf
) -> tuple[Step, ...]:
    """The print editions that are made now, and those whose products are up to date."""
    editions = shelf.biography.editions
    now = {step.target.name: step for step in steps if step.target.edition.format in PAGED}
    others = [one.id for one in editions if one.format in PAGED and one.id not in now]
    found = shelf.of(others, to_make=False) if others else ()
    fresh = (_step(target, common, force=False) for target in found)
    at_hand = {**now, **{step.target.name: step for step in fresh if step.reason is None}}
    declared = [edition.id for edition in editions if edition.id in at_hand]
    return tuple(at_hand[name] for name in dict.fromkeys((*declared, *at_hand)))


def _with_source(step: Step, biography: Biography, paged: Sequence[Step], *, force: bool) -> Step:
    """The step with the print edition whose pages it marks, and its freshness in view of them."""
    at_hand = tuple(one.target.edition for one in paged)
    chosen = paging.chosen(step.target.edition, biography, at_hand)
    if chosen is None:
        return step
    source = next(one for one in paged if one.target.name == chosen.id)
    if source.reason is not None:
        reason = step.reason
        if reason is None or reason.startswith(paging.PAGING):
            reason = f"the pages of {chosen.id} may have moved"
        return altered(step, reason=reason, source=chosen.id)
    record = freshness.read_record(source.target.output)
    pages = None if record is None else record.pages
    inputs = paging.with_pages(step.inputs, chosen.id, pages)
    reason = step.reason if force else freshness.stale_because(step.target.output, inputs)
    return altered(step, inputs=inputs, reason=reason, source=chosen.id, pages=pages)
