"""`biokit formats` and `biokit schema`: what biokit knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from biokit.cli.root import common
from biokit.cli.terminal import Terminal
from biokit.errors import BadUsage

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@click.command(short_help="List importers, exporters and citation styles.")
@common
@click.option("--styles", is_flag=True, help="List the citation styles, by id and title.")
@click.option(
    "--project",
    type=click.Path(path_type=Path),
    default=".",
    metavar="DIR",
    help="Whose own styles are listed, too; the folder you are in if not said.",
)
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.pass_obj
def formats(
    terminal: Terminal,
    styles: bool,  # noqa: FBT001 (click's)
    project: Path,
    words: tuple[str, ...],
) -> None:
    """List the importers, exporters and citation styles found, ours and others'.

    With --styles, each citation style has its line; a WORD is what the id or the title must hold.
    """
    if styles:
        _list_styles(terminal, project, words)
        return
    if words:
        raise BadUsage(
            f"formats are not filtered by {words[0]}", hint="words go with --styles, which filters"
        )
    from biokit import registry
    from biokit.citing.catalogue import aliases_of, built_in_styles
    from biokit.cli.columns import columns

    for group, heading in ((registry.IMPORTERS, "IMPORTER"), (registry.EXPORTERS, "EXPORTER")):
        points = registry.registered(group).values()
        heads = (heading, "SUFFIX", "FROM", "DESCRIPTION")
        terminal.give(columns([heads, *map(_row, points)]) + "\n")
    rows = ((name, " ".join(aliases_of(name))) for name in built_in_styles())
    terminal.give(columns([("CITATION STYLE", "ALSO CALLED"), *rows]))
    terminal.give(
        "\nAll that are installed, with their titles: biokit formats --styles [WORD...]\n"
    )


def _list_styles(terminal: Terminal, project: Path, words: tuple[str, ...]) -> None:
    from biokit.citing.catalogue import style_list
    from biokit.cli.columns import columns

    found = style_list((project / "styles" / "citations",), words)
    heads = ("CITATION STYLE", "ALSO CALLED", "KIND", "FROM", "TITLE")
    rows = ((one.id, " ".join(one.aliases), one.kind, one.origin, one.title) for one in found)
    terminal.give(columns([heads, *rows]))


def _row(point: EntryPoint) -> tuple[str, str, str, str]:
    """Name, suffixes, distribution, description; what cannot be loaded is listed as such."""
    dist = "" if point.dist is None else f"{point.dist.name} {point.dist.version}"
    try:
        kind = point.load()
    except (ImportError, AttributeError) as fault:
        return (point.name, "", dist, f"cannot be loaded: {fault}")
    suffixes = getattr(kind, "suffixes", None) or (kind.suffix,)
    return (point.name, " ".join(suffixes), dist, kind.description)


@click.command(short_help="Print the JSON Schema of the model.")
@common
@click.pass_obj
def schema(terminal: Terminal) -> None:
    """Print the JSON Schema (2020-12) of the model's canonical JSON."""
    import json

    from biokit.model.codec import schema as made

    terminal.give(json.dumps(made(), indent=2, ensure_ascii=False) + "\n")
