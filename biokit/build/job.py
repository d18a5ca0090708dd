"""One product made: what a worker needs to be told, what it does, and what it answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import msgspec

from biokit import errors, registry
from biokit.diagnostics import Finding
from biokit.errors import BiokitError
from biokit.exporters.base import Assets, Export, Options, UsedFile
from biokit.memory import FORGETFUL, Memory
from biokit.model.biography import Biography
from biokit.model.codec import decode
from biokit.model.edition import Edition
from biokit.project.assets import assets_of
from biokit.project.lines import with_lines
from biokit.projections.pages import PageMap
from biokit.resources import Resources

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable that sets the time products carry, https://reproducible-builds.org/specs/."""


class Job(msgspec.Struct, frozen=True):
    """A product to be made, in a form that can be sent to another process."""

    edition: Edition
    biography: bytes
    """In the canonical JSON: the same in every worker, whatever is edited meanwhile."""
    project: str | None
    """The folder of its own styles and templates; `None` if it came without one."""
    epoch: int
    pages: PageMap | None = None
    """Those of the print edition that are marked in it."""


class WorkerFault(Exception):
    """A fault of the program in a worker; the message is the traceback there."""


class Failure(msgspec.Struct, frozen=True):
    """An error in a form that can be sent to another process."""

    kind: str
    """The name of a class of `biokit.errors`, or `""` for a fault of the program."""
    message: str
    path: str | None = None
    line: int | None = None
    hint: str | None = None

    def error(self) -> BiokitError | WorkerFault:
        """The error again."""
        if not self.kind:
            return WorkerFault(self.message)
        kind: type[BiokitError] = getattr(errors, self.kind)
        return kind(self.message, path=self.path, line=self.line, hint=self.hint)


class Answer(msgspec.Struct, frozen=True):
    """What a worker made, or why it could not."""

    content: bytes = b""
    findings: tuple[Finding, ...] = ()
    used: tuple[UsedFile, ...] = ()
    pages: PageMap | None = None
    failure: Failure | None = None

    def export(self) -> Export:
        """The product.

        Raises:
            BiokitError: why there is none.
            WorkerFault: a fault of the program.
        """
        if self.failure is not None:
            raise self.failure.error()
        return Export(self.content, self.findings, self.used, self.pages)


def exported(
    biography: Biography,
    edition: Edition,
    *,
    project: Path | None,
    epoch: int,
    assets: Assets | None = None,
    pages: PageMap | None = None,
    at_once: int = 0,
    memory: Memory = FORGETFUL,
) -> Export:
    """The biography in the form of an edition.

    Args:
        biography: what to write.
        edition: the form.
        project: the folder of images, styles and templates; `None` if there is none.
        epoch: the time that the product carries, in seconds since 1970.
        assets: what reads its images; those of where it was loaded from if not said.
        pages: those of a print edition, to be marked in it.
        at_once: how many processes may be set to work on it; with none, it is made in this one.
        memory: what is remembered of earlier builds.

    Raises:
        BiokitError: it cannot be made.
    """
    images = assets_of(biography) if assets is None else assets
    options = Options(
        edition, images, Resources(project), epoch, pages, at_once=at_once, memory=memory
    )
    exporter = registry.exporter(edition.format)
    # Whatever a library prints is not what was asked for.
    with redirect_stdout(sys.stderr), _clock_at(epoch):
        made = exporter.export(biography, options)
    return msgspec.structs.replace(made, findings=with_lines(made.findings, project))


@contextmanager
def _clock_at(epoch: int) -> Iterator[None]:
    """Libraries that date what they make (fontTools dates every subset of a face) date it so."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ[EPOCH]
        else:
            os.environ[EPOCH] = before


def answered(job: Job) -> Answer:
    """What a worker sends back, whatever happens."""
    try:
        project = None if job.project is None else Path(job.project)
        biography = decode(job.biography)
        made = exported(biography, job.edition, project=project, epoch=job.epoch, pages=job.pages)
    except BiokitError as fault:
        kind = next(c.__name__ for c in type(fault).__mro__ if c.__module__ == errors.__name__)
        failure = Failure(kind, fault.message, path=fault.path, line=fault.line, hint=fault.hint)
        return Answer(failure=failure)
    except Exception:  # noqa: BLE001 (it is raised again in the process that asked)
        from traceback import format_exc

        return Answer(failure=Failure("", format_exc()))
    return Answer(made.content, made.findings, made.used, made.pages)
