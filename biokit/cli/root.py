"""The root of the command: what all commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from biokit.cli.terminal import Terminal

Command = Callable[..., Any]

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _quiet(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click's)
    context.ensure_object(Terminal).quiet |= value


def _debug(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click's)
    context.ensure_object(Terminal).debug |= value


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click's)
    if value:
        click.echo(f"biokit {version()}")
        context.exit()


def version() -> str:
    """The version of the biokit that is installed."""
    from importlib.metadata import version as installed

    return installed("biokit")


def common(command: Command) -> Command:
    """The options that every command has, before or after its name."""
    quiet = click.option(
        "-q",
        "--quiet",
        is_flag=True,
        expose_value=False,
        callback=_quiet,
        help="Say nothing but what is wrong.",
    )
    debug = click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_debug,
        help="Show the traceback of an error.",
    )
    return quiet(debug(command))


@click.group(context_settings=SETTINGS, subcommand_metavar="COMMAND …", no_args_is_help=False)
@common
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def biokit() -> None:
    """Write a life once; publish it as PDF, EPUB and Markdown.

    Exit codes: 0 done; 1 findings are errors; 2 bad usage or bad input; 130 interrupted.
    """
