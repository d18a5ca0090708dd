"""`biokit new` and `biokit import`: where projects come from."""

from __future__ import annotations

from pathlib import Path

import click

from biokit.cli.loading import Reading, reading_options
from biokit.cli.root import common
from biokit.cli.terminal import Terminal


@click.command(short_help="Make a project that builds at once.")
@common
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The book's title; the folder's name if not said.")
@click.pass_obj
def new(terminal: Terminal, folder: Path, title: str | None) -> None:
    """Make a project in DIR, which must be empty or not there yet, that builds at once."""
    from biokit.project import new_project

    for path in new_project(folder, title):
        terminal.say(f"wrote {path}")
    terminal.say(f"now: biokit build {folder}")


@click.command("import", short_help="Read foreign documents into a project.")
@common
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--into",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="The project, new or not.",
)
@reading_options
@click.pass_obj
def import_(terminal: Terminal, sources: tuple[Path, ...], into: Path, reading: Reading) -> None:
    """Read foreign documents into a project, each as accounts of the same life.

    The project is made if it is not there; what is in it stays as it stands. Everything found,
    guessed and dropped is counted in a report, which is printed and stored in the project.
    """
    from biokit.project.importing import import_into

    done = import_into(into, sources, format=reading.format, options=reading.options())
    for line in done.report.splitlines():
        terminal.say(line)
    for path in done.written:
        terminal.say(f"wrote {path}")
