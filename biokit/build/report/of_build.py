"""The reports on a build: one for each of its products that has pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from biokit.build import freshness
from biokit.build.report.kept import read_kept
from biokit.build.report.page import Told, write_report
from biokit.build.targets import Target
from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.files import read_whole
from biokit.model.biography import Biography
from biokit.model.walk import plain_text
from biokit.projections.pages import PAGED
from biokit.resources import Resources

__all__ = ["Built", "reports"]

LARGEST = 1 << 31
"""Bytes of a product that a report is made of."""


class Built(NamedTuple):
    """What was built."""

    biography: Biography
    project: Path
    targets: Collection[Target]
    """Those whose products are in their places, made now or before."""
    made: Collection[str]
    """The names of those that were made now."""
    findings: tuple[Finding, ...]
    """What loading the project had to say."""
    seconds: float
    """How long it took."""


def reports(built: Built) -> Iterator[Path]:
    """Write the report on each product that has pages, beside it.

    Raises:
        BadInput: nothing is known of the pages of a product.
        OutputFailed: a report cannot be written.
    """
    resources = Resources(built.project)
    for target in built.targets:
        if target.edition.format in PAGED:
            told = _told(built, target)
            yield write_report(told, resources)


def _told(built: Built, target: Target) -> Told:
    kept, record = read_kept(target.output), freshness.read_record(target.output)
    if kept is None or record is None:
        raise BadInput(
            "there is no report on it: nothing is known of its pages",
            path=target.output.as_posix(),
            hint="--force makes it anew",
        )
    return Told(
        title=plain_text(built.biography.title),
        edition=target.name,
        output=target.output,
        content=read_whole(target.output, LARGEST),
        kept=kept,
        findings=(*built.findings, *record.findings),
        seconds=built.seconds if target.name in built.made else None,
    )
