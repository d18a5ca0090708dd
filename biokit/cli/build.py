"""`biokit build`: the products of a project, those that are not fresh."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biokit.cli.loading import STRICT
from biokit.cli.root import common
from biokit.cli.terminal import Terminal
from biokit.errors import EXIT_DONE, EXIT_FINDINGS, BiokitError

if TYPE_CHECKING:
    from biokit.build.run import Outcome, Plan, Request

PROJECT_FILE = "biography.toml"


@click.command(short_help="Make the products of a project that are not fresh.")
@common
@click.argument("arguments", nargs=-1, metavar="[PROJECT] [TARGET]...")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the products go, if not to PROJECT/build.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many are made at a time; one for each core if not said.",
)
@click.option("-f", "--force", is_flag=True, help="Make what is fresh, too.")
@click.option("-n", "--dry-run", is_flag=True, help="Only say what would be made, and why.")
@click.option("--strict", is_flag=True, help=STRICT)
@click.option("--watch", is_flag=True, help="Go on building whenever a file is saved.")
@click.option(
    "--report",
    is_flag=True,
    help="Write NAME.report.html beside each PDF: its pages, and what mars them.",
)
@click.option(
    "--deps",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write what the products depend on, for make and ninja.",
)
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917 (one for each option, as click has it)
    terminal: Terminal,
    arguments: tuple[str, ...],
    out: Path | None,
    jobs: int | None,
    force: bool,  # noqa: FBT001 (click's)
    dry_run: bool,  # noqa: FBT001 (click's)
    strict: bool,  # noqa: FBT001 (click's)
    watch: bool,  # noqa: FBT001 (click's)
    report: bool,  # noqa: FBT001 (click's)
    deps: Path | None,
) -> int:
    """Make the products of a project that are not fresh.

    A TARGET is an edition named in biography.toml; a format: pdf, epub, markdown, html, json, onix;
    or an ebook for somebody: epub-retail, epub-library, kobo. All editions are made if none is
    named. PROJECT is this folder if it is not said.

    What is fresh is told by content, not by time: a product is made again if any file of the
    project, a face, a style, a template, biokit or a package it stands on has changed, or if the
    product itself is not what was written.
    """
    from biokit.build.run import Request

    project, targets = divided(arguments)
    apart = () if deps is None else (deps,)
    request = Request(project, targets, out, force, apart, strict, report)
    if watch:
        _watch(terminal, request, jobs, deps)
    return _build(terminal, request, jobs, deps, dry_run=dry_run, apart=False)


def divided(arguments: tuple[str, ...]) -> tuple[Path, tuple[str, ...]]:
    """The project and the targets: a first word that is no folder is a target of this one."""
    if not arguments:
        return Path(), ()
    first, *others = arguments
    names_folder = "/" in first or os.sep in first or first in {".", ".."}
    if names_folder or (Path(first) / PROJECT_FILE).is_file():
        return Path(first), tuple(others)
    if Path(PROJECT_FILE).is_file() or not (Path(first).exists() or _is_folder_like(first)):
        return Path(), arguments
    return Path(first), tuple(others)


def _is_folder_like(word: str) -> bool:
    """Whether a word that is not there is more likely a project than a format or a profile."""
    from biokit import registry
    from biokit.model.edition import OF_PROFILE

    return word not in registry.registered(registry.EXPORTERS) and word not in OF_PROFILE


def _build(
    terminal: Terminal,
    request: Request,
    jobs: int | None,
    deps: Path | None,
    *,
    dry_run: bool,
    apart: bool,
) -> int:
    from biokit.build import run

    planned = run.plan(request)
    terminal.findings(planned.findings)
    for step in planned.steps:
        if step.reason is None:
            terminal.say(f"fresh {step.target.output}")
        elif dry_run:
            terminal.say(f"would make {step.target.output}: {step.reason}")
    if dry_run:
        return EXIT_DONE
    began = time.monotonic()
    outcomes = _made(terminal, planned, jobs or os.cpu_count() or 1, apart=apart)
    if request.report:
        for path in run.write_reports(planned, outcomes, time.monotonic() - began):
            terminal.say(f"wrote {path}")
    wrong = any(finding.severity == "error" for finding in planned.findings)
    codes = [EXIT_FINDINGS if wrong else EXIT_DONE, *map(_code, outcomes)]
    code = max(codes)
    if deps is not None and code <= EXIT_FINDINGS:
        run.write_dependencies(planned, deps)
    return code


def _made(terminal: Terminal, planned: Plan, jobs: int, *, apart: bool) -> tuple[Outcome, ...]:
    from biokit.build import run

    def tell(outcome: Outcome) -> None:
        match outcome:
            case run.Made(target, findings):
                terminal.findings(findings)
                terminal.say(f"made {target.output}")
            case run.Withheld(target, findings):
                terminal.findings(findings)
                terminal.say(f"did not write {target.output}")
            case run.Failed(_, error):
                terminal.complain(str(error))

    if not terminal.lively or not planned.stale:
        return run.make(planned, jobs, tell, apart=apart)
    from biokit.cli.progress import progress

    names = [step.target.name for step in planned.stale]
    with progress(names) as advanced:

        def tell_and_advance(outcome: Outcome) -> None:
            advanced(outcome.target.name)
            tell(outcome)

        # A process of its own, so that the line can move while it works.
        return run.make(planned, jobs, tell_and_advance, apart=True)


def _code(outcome: Outcome) -> int:
    from biokit.build import run

    match outcome:
        case run.Made(_, findings):
            wrong = any(finding.severity == "error" for finding in findings)
            return EXIT_FINDINGS if wrong else EXIT_DONE
        case run.Withheld():
            return EXIT_FINDINGS
        case run.Failed(_, error):
            return error.exit_code


def _watch(terminal: Terminal, request: Request, jobs: int | None, deps: Path | None) -> None:
    """Build, and build again after every change, until interrupted."""
    from biokit.build.watching import changes

    def once() -> None:
        try:
            _build(terminal, request, jobs, deps, dry_run=False, apart=True)
        except BiokitError as fault:
            for mistake in (fault, *getattr(fault, "others", ())):
                terminal.complain(str(mistake))
        terminal.say(f"watching {request.project}; Ctrl-C ends it")

    for _ in changes(request.project, (request.folder, *request.apart)):
        once()
