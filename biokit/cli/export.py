"""`biokit export`: one product of anything that can be read."""

from __future__ import annotations

import os
from pathlib import Path

import click

from biokit.cli.loading import Reading, load, reading_options
from biokit.cli.root import common
from biokit.cli.terminal import Terminal
from biokit.errors import EXIT_DONE, EXIT_FINDINGS, BadUsage

STREAM = Path("-")


@click.command(short_help="Make one product of anything that can be read.")
@common
@click.argument("source", metavar="INPUT", type=click.Path(path_type=Path))
@click.argument("output", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--to", metavar="FORMAT", help="The product's format, or an edition of the project.")
@click.option(
    "-O",
    "--option",
    "options",
    multiple=True,
    metavar="NAME=VALUE",
    help="A field of the edition, as trim, or the format's own option, as dialect; repeatable.",
)
@reading_options
@click.pass_obj
def export(
    terminal: Terminal,
    source: Path,
    output: Path,
    to: str | None,
    options: tuple[str, ...],
    reading: Reading,
) -> int:
    """Make one product of a project, a model in JSON, or any file that can be imported.

    The suffix of OUTPUT tells the format, if --to does not. OUTPUT may be - for standard output.
    """
    from biokit.build import once
    from biokit.files import write_atomically
    from biokit.project import assets_with, project_of

    given = dict(map(_option, options))
    if to is None:
        once.format_of(output)  # before anything is read
    loaded = load(source, reading)
    project = project_of(loaded.biography)
    made = once.product(
        loaded.biography,
        output,
        to=to,
        options=given,
        project=project,
        assets=assets_with(loaded),
        at_once=os.cpu_count() or 1,
    )
    findings = (*loaded.findings, *made.findings)
    wrong = any(finding.severity == "error" for finding in findings)
    written = not (wrong and reading.strict)
    if written and output == STREAM:
        terminal.give(made.content)
    elif written:
        write_atomically(output, made.content)
    terminal.findings(findings)
    if output != STREAM:
        terminal.say(f"made {output}" if written else f"did not write {output}")
    return EXIT_FINDINGS if wrong else EXIT_DONE


def _option(said: str) -> tuple[str, str]:
    name, equals, value = said.partition("=")
    if not (name and equals):
        raise BadUsage(f"{said!r} is no option", hint="write NAME=VALUE")
    return name, value
