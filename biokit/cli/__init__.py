"""The command: arguments in, exit codes out. No logic, and nothing heavy until it is needed."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from biokit.cli import about, build, check, cite, export, project
from biokit.cli.root import biokit
from biokit.cli.terminal import Terminal, one_line
from biokit.errors import EXIT_BAD_INPUT, EXIT_DONE, EXIT_INTERRUPTED, BadProject, BiokitError

__all__ = ["main"]

for _command in (
    project.new,
    project.import_,
    build.build,
    export.export,
    check.check,
    check.sources,
    cite.cite,
    about.formats,
    about.schema,
):
    biokit.add_command(_command)


class _Terminated(BaseException):
    """Somebody asked the process to end: clean up and go."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: without the command's own name; those of the process if not given.

    Returns:
        The exit code: 0 done; 1 findings are errors; 2 bad usage, bad input, or a fault of biokit's
        own; 130 interrupted or terminated.
    """
    if "_BIOKIT_COMPLETE" in os.environ:  # a shell asks what could be typed next
        biokit.main(prog_name="biokit")
    if arguments is None:  # the process is ours, and soon over
        _collect_seldom()
    given = list(sys.argv[1:] if arguments is None else arguments)
    terminal = Terminal()
    before = signal.signal(signal.SIGTERM, _terminate)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, _terminate)  # the terminal was closed, and no nohup
    try:
        return _run(given, terminal)
    except BrokenPipeError:
        return _without_reader()
    except Exception as fault:  # noqa: BLE001 (the last door: whatever comes out gets one line)
        return _complain(fault, terminal, debug=terminal.debug or "--debug" in given)
    except (KeyboardInterrupt, click.Abort, _Terminated):
        return EXIT_INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, before)


def _collect_seldom() -> None:
    """Look for garbage in circles where much was made, and not at the end: models have none."""
    gc.set_threshold(10_000, 10, 10)
    atexit.register(gc.freeze)


def _terminate(_: int, __: FrameType | None) -> NoReturn:
    raise _Terminated


def _run(given: list[str], terminal: Terminal) -> int:
    try:
        with biokit.make_context("biokit", given, obj=terminal) as context:
            code = biokit.invoke(context)
        if sys.stdout is not None:  # a shell may close it: `>&-`
            sys.stdout.flush()
    except click.exceptions.Exit as left:
        code = left.exit_code
    return code if isinstance(code, int) else EXIT_DONE


def _without_reader() -> int:
    """Whoever read our output has read enough: `biokit schema | head`."""
    # Python flushes the stream once more at its end, and must not fail again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return EXIT_DONE


def _complain(fault: Exception, terminal: Terminal, *, debug: bool) -> int:
    if debug and not isinstance(fault, click.ClickException):
        from traceback import format_exception

        click.echo("".join(format_exception(fault)), err=True, nl=False)
    for line in _lines(fault):
        terminal.complain(line)
    return fault.exit_code if isinstance(fault, BiokitError) else EXIT_BAD_INPUT


def _lines(fault: Exception) -> list[str]:
    """What is wrong, one line a mistake; a project may hold several."""
    match fault:
        case BadProject():
            return [str(fault), *map(str, getattr(fault, "others", ()))]
        case BiokitError():
            return [str(fault)]
        case click.UsageError(ctx=context):
            called = context.command_path if context is not None else "biokit"
            return [
                f"{called}: {_uncapitalised(fault.format_message())} `{called} --help` says more"
            ]
        case click.ClickException():
            return [_uncapitalised(fault.format_message())]
        case OSError(filename=str(name)) if fault.strerror:
            return [f"{name}: {fault.strerror.lower()}"]
        case OSError(errno=errno.ENOSPC):
            return ["the disk is full. make room and run it again"]
        case _:
            said = one_line(str(fault).strip().splitlines()[-1]) if str(fault).strip() else ""
            kind = type(fault).__name__
            return [f"internal error: {kind}: {said}. run it again with --debug and report it"]


def _uncapitalised(message: str) -> str:
    """Click's messages in the manner of ours: lower case, and a full stop before the hint."""
    stop = "" if message.endswith((".", "?", ")")) else "."
    return f"{message[:1].lower()}{message[1:]}{stop}"
