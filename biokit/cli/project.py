"""`biokit new` and `biokit import`: where projects come from."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from biokit.cli.loading import Reading, reading_options
from biokit.cli.root import common
from biokit.cli.terminal import Terminal
from biokit.errors import EXIT_DONE, EXIT_FINDINGS


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
@click.option(
    "--as",
    "way",
    type=click.Choice(["chapters", "accounts"]),
    help="As chapters of the book, or as accounts beside it.",
)
@click.option("--title", help="A new book's title.")
@click.option(
    "--update",
    is_flag=True,
    help="Take what has changed in a document that was read in before; else you are asked.",
)
@reading_options
@click.pass_obj
def import_(
    terminal: Terminal,
    sources: tuple[Path, ...],
    into: Path,
    way: Literal["chapters", "accounts"] | None,
    title: str | None,
    update: bool,  # noqa: FBT001 (click's)
    reading: Reading,
) -> int:
    """Read foreign documents into a project, as chapters of one book or as accounts of one life.

    The project is made if it is not there; what is in it stays as it stands. Everything found,
    guessed and dropped is counted in a report, which is printed and stored in the project.

    A document that was read in before brings what has changed in it since; what you have edited
    stays. Without --update and without anybody to ask, the changes are shown, nothing is written,
    and the exit code is 1.
    """
    from biokit.project.importing import plan_import

    plan = plan_import(
        into, sources, format=reading.format, options=reading.options(), way=way, title=title
    )
    for line in plan.report.splitlines():
        terminal.say(line)
    if plan.asks and not update and not terminal.agrees("Apply?"):
        terminal.warn("nothing was written; --update applies it")
        return EXIT_FINDINGS
    records = into / "import"
    kept = 0
    for path in plan.carry_out():
        if path.is_relative_to(records):
            kept += 1
        else:
            terminal.say(f"{'wrote' if path.exists() else 'took away'} {path}")
    if kept:
        terminal.say(f"kept {records}/, the reports and what the input said: {kept:,} files")
    return EXIT_DONE
