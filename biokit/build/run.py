"""A build from beginning to end: plan what is stale, make it, put it in place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec

from biokit import project as projects
from biokit.build import freshness
from biokit.build.depfile import depfile
from biokit.build.job import EPOCH
from biokit.build.making import Making, Means, exports
from biokit.build.memory import Kept
from biokit.build.steps import Shelf, Step, steps_for
from biokit.build.targets import Target
from biokit.diagnostics import Finding
from biokit.errors import BadProject, BadUsage, BiokitError, OutputFailed
from biokit.exporters.base import Export
from biokit.files import make_folder, write_atomically
from biokit.importers.base import ImportOptions
from biokit.memory import FORGETFUL
from biokit.model.biography import Biography
from biokit.model.codec import decode, encode
from biokit.model.walk import altered
from biokit.resources import shipped


class Request(msgspec.Struct, frozen=True):
    """What is asked of a build."""

    project: Path
    targets: tuple[str, ...] = ()
    """Names of editions and formats; none means all that are declared."""
    out: Path | None = None
    """Where the products go, if not to the project's `build/`."""
    force: bool = False
    """Make what is fresh, too."""
    apart: tuple[Path, ...] = ()
    """Files that may lie in the project and are not its input."""
    strict: bool = False
    """Whether any error stops the build before something is written."""
    report: bool = False
    """Whether a report is written on each product that has pages."""

    @property
    def folder(self) -> Path:
        """Where the products go."""
        return self.out if self.out is not None else self.project / freshness.BUILD


class Plan(msgspec.Struct, frozen=True):
    """What a build will do."""

    request: Request
    biography: Biography
    findings: tuple[Finding, ...]
    """What loading the project had to say."""
    files: tuple[Path, ...]
    """The files that the products are made of."""
    epoch: int
    steps: tuple[Step, ...]
    memory: Kept | None = None
    """What a later build need not read again, if it is to be kept."""

    @property
    def stale(self) -> tuple[Step, ...]:
        """The steps to be taken."""
        return tuple(step for step in self.steps if step.reason is not None)


class Made(msgspec.Struct, frozen=True):
    """A target whose product is in its place."""

    target: Target
    findings: tuple[Finding, ...] = ()


class Failed(msgspec.Struct, frozen=True):
    """A target whose product could not be made; what was there before still is."""

    target: Target
    error: BiokitError


class Withheld(msgspec.Struct, frozen=True):
    """A target whose product was made and not put in place, for errors in it or in another."""

    target: Target
    findings: tuple[Finding, ...] = ()


LAST_SECOND = 253_402_300_799
"""The last of the year 9999, where calendars in Python end."""

Outcome = Made | Failed | Withheld
Told = Callable[[Outcome], None]


def epoch() -> int:
    """The time that products carry: `SOURCE_DATE_EPOCH`, or 0.

    Raises:
        BadUsage: it is set to something that is no time.
    """
    said = os.environ.get(EPOCH, "0")
    if not said.isascii() or not said.isdecimal() or int(said) > LAST_SECOND:
        raise BadUsage(
            f"{EPOCH} is {said!r}",
            hint="set it to seconds since 1970, or not at all",
        )
    return int(said)


def plan(request: Request) -> Plan:
    """Load the project and see what must be made; nothing is written.

    Raises:
        BadInput: the project, or one of its files, holds a mistake.
        UnknownFormat: a target is asked for that there is not.
    """
    time = epoch()
    if not (request.project / "biography.toml").is_file():
        raise _no_project(request.project)
    # First the digests, then the text: what is edited in between is stale the next time.
    everything = freshness.project_files(request.project, (request.folder, *request.apart))
    digests = freshness.inputs_of_project(request.project, everything)
    options = ImportOptions(strict=request.strict, tolerant=not request.strict)
    ours = freshness.inputs_of_biokit()
    memory = None if request.force else freshness.memory(request.folder, ours)
    loaded = projects.load_with_findings(
        request.project, options=options, memory=FORGETFUL if memory is None else memory
    )
    stem = request.project.resolve().name or "biography"
    shelf = Shelf(loaded.biography, request.folder, stem)
    found = shelf.targets(request.targets)
    products = {target.output.resolve() for target in found}
    files = tuple(path for path in everything if path.resolve() not in products)
    names = (path.relative_to(request.project).as_posix() for path in files)
    of_project = {name: digests[name] for name in names}
    common = {**of_project, **ours, EPOCH: str(time)}
    steps = steps_for(found, common, shelf, force=request.force)
    return Plan(request, loaded.biography, loaded.findings, files, time, steps, memory)


def _no_project(folder: Path) -> BadProject:
    if folder.exists() and not folder.is_dir():
        return BadProject(
            "this is a file, and a project is a folder",
            path=folder.as_posix(),
            hint="`biokit export` makes one product of one file",
        )
    what = "there is no biography.toml in it" if folder.is_dir() else "there is no such folder"
    return BadProject(what, path=folder.as_posix(), hint="`biokit new` makes a project")


def make(planned: Plan, at_once: int, told: Told, *, apart: bool = False) -> tuple[Outcome, ...]:
    """Make what is stale and put it in place; each outcome is told as soon as it is known.

    Args:
        planned: what to make.
        at_once: how many workers; with one, everything is made in this process but what is laid
            out in parts, which needs one that can be stopped.
        told: hears of every outcome.
        apart: work in a process of its own even with one worker.

    Raises:
        OutputFailed: the folder of the products cannot be made or written to.
    """
    steps = planned.stale
    outcomes = _made(planned, at_once, told, apart=apart) if steps else ()
    if planned.memory is not None:
        # What was laid out of a product that is fresh is needed when it is not.
        planned.memory.write(edition.id for edition in planned.biography.editions)
    return outcomes


def _made(planned: Plan, at_once: int, told: Told, *, apart: bool) -> tuple[Outcome, ...]:
    steps = planned.stale
    folder = planned.request.folder
    make_folder(folder)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputFailed(
            "the folder may not be written to",
            path=folder.as_posix(),
            hint="choose another with --out",
        )
    outcomes: list[Outcome] = []
    # Closed by hand: an interruption must not leave workers to the garbage collector.
    # A process for one product would load everything a second time.
    workers = min(at_once, len(steps)) if apart or min(at_once, len(steps)) > 1 else 0
    means = Means(
        project=planned.request.project,
        epoch=planned.epoch,
        memory=planned.memory,
        workers=workers,
        at_once=at_once,
    )
    making = exports(steps, _as_decoded(planned), means)
    with closing(making):
        for step, made in _all_or_none(making) if planned.request.strict else making:
            outcome = made if isinstance(made, Withheld) else _put_in_place(step, made)
            outcomes.append(outcome)
            told(outcome)
    return tuple(outcomes)


def _as_decoded(planned: Plan) -> Biography:
    """What a worker would be given.

    msgspec tells defaults by identity, and a value that was read from a file is equal to its
    default and not the same; texts that are remembered are as they were decoded.
    """
    biography = planned.biography
    if planned.memory is None:
        return decode(encode(biography))
    bare = decode(encode(altered(biography, sections=(), accounts=())))
    return altered(bare, sections=biography.sections, accounts=biography.accounts)


def _all_or_none(
    making: Iterable[tuple[Step, Making]],
) -> Iterator[tuple[Step, Making | Withheld]]:
    """Every product, if none has an error; else none, and what was found in each."""
    settled = [(step, _settled(made)) for step, made in making]
    wrong = any(isinstance(made, BiokitError) or _has_error(made) for _, made in settled)
    for step, made in settled:
        match made:
            case Export() if wrong:
                yield step, Withheld(step.target, made.findings)
            case _:
                yield step, partial(_given, made)


def _settled(making: Making) -> Export | BiokitError:
    try:
        return making()
    except BiokitError as fault:
        return fault


def _given(made: Export | BiokitError) -> Export:
    if isinstance(made, BiokitError):
        raise made
    return made


def _has_error(made: Export) -> bool:
    return any(finding.severity == "error" for finding in made.findings)


def _put_in_place(step: Step, made: Making) -> Outcome:
    try:
        export = made()
        write_atomically(step.target.output, export.content)
        digest = freshness.digest(export.content)
        record = freshness.Record(digest, step.inputs, export.used, export.findings, export.pages)
        freshness.write_record(step.target.output, record)
        if export.survey is not None:
            from biokit.build.report import keep

            keep(step.target.output, export)
    except BiokitError as fault:
        return Failed(step.target, fault)
    return Made(step.target, export.findings)


def write_reports(planned: Plan, outcomes: Iterable[Outcome], seconds: float) -> Iterator[Path]:
    """Write the report on each product that is in its place and has pages.

    Args:
        planned: what was to be made.
        outcomes: what came of it.
        seconds: how long that took.

    Raises:
        BadInput: nothing is known of the pages of a product.
        OutputFailed: a report cannot be written.
    """
    from biokit.build.report import Built, reports

    told = {outcome.target.name: isinstance(outcome, Made) for outcome in outcomes}
    targets = [one.target for one in planned.steps if told.get(one.target.name, True)]
    made = [name for name, is_made in told.items() if is_made]
    request = planned.request
    found = planned.findings
    yield from reports(Built(planned.biography, request.project, targets, made, found, seconds))


def write_dependencies(planned: Plan, path: Path) -> None:
    """Write what the products of a build depend on: the project's files, our styles and templates.

    A fresh product older than a file that was only touched is made as young as it: make goes by
    time, and would ask for it again and again.

    Raises:
        OutputFailed: it cannot be written.
    """
    shelves = (shipped("styles"), shipped("templates"))
    ours = [path for shelf in shelves for path in sorted(shelf.rglob("*")) if path.is_file()]
    outputs = [step.target.output for step in planned.steps]
    inputs = (*planned.files, *ours)
    write_atomically(path, depfile(outputs, inputs).encode())
    youngest = max(file.stat().st_mtime_ns for file in inputs)
    for output in outputs:
        if output.stat().st_mtime_ns < youngest:
            os.utime(output, ns=(youngest, youngest))
