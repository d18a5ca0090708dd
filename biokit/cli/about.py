"""`biokit formats` and `biokit schema`: what biokit knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from biokit.cli.root import common
from biokit.cli.terminal import Terminal

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@click.command(short_help="List importers, exporters and citation styles.")
@common
@click.pass_obj
def formats(terminal: Terminal) -> None:
    """List the importers, exporters and citation styles found, ours and others'."""
    from biokit import registry
    from biokit.citing.styles import style_names
    from biokit.cli.columns import columns

    for group, heading in ((registry.IMPORTERS, "IMPORTER"), (registry.EXPORTERS, "EXPORTER")):
        points = registry.registered(group).values()
        heads = (heading, "SUFFIX", "FROM", "DESCRIPTION")
        terminal.give(columns([heads, *map(_row, points)]) + "\n")
    terminal.give(columns([("CITATION STYLE",), *((name,) for name in style_names())]))


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
