"""What biokit says, and where: products on standard output, complaints on standard error."""

from __future__ import annotations

import os
import sys

import click

from biokit.diagnostics import Finding

_SHOWN = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}


def one_line(words: str) -> str:
    """The words on one line: a file's name may hold line feeds, or orders to the terminal."""
    return words.translate(_SHOWN)


class Terminal:
    """The two streams, and how much the user wants to hear."""

    def __init__(self) -> None:
        self.quiet = False
        self.debug = False

    @property
    def lively(self) -> bool:
        """Whether progress can be shown: someone watches, and wants to."""
        watched = sys.stderr is not None and sys.stderr.isatty()
        return watched and not self.quiet and os.environ.get("TERM") != "dumb"

    def say(self, line: str) -> None:
        """What was done; not with --quiet."""
        if not self.quiet:
            click.echo(one_line(line))

    def warn(self, line: str) -> None:
        """What is not as it should be; not with --quiet."""
        if not self.quiet:
            click.echo(one_line(line), err=True)

    def complain(self, line: str) -> None:
        """What is wrong, quiet or not."""
        click.echo(one_line(line), err=True)

    def give(self, product: str | bytes) -> None:
        """What was asked for, quiet or not."""
        content = product.encode() if isinstance(product, str) else product
        click.echo(content, nl=False)

    def agrees(self, question: str) -> bool:
        """What the user answers, if someone is there to be asked; no otherwise."""
        asked = sys.stdin is not None and sys.stdin.isatty() and self.lively
        return asked and click.confirm(question, default=False, err=True)

    def findings(self, findings: tuple[Finding, ...]) -> None:
        """Errors and warnings as complaints; notes are for `biokit check` and import reports."""
        for finding in findings:
            if finding.severity == "error":
                self.complain(str(finding))
            elif finding.severity == "warning":
                self.warn(str(finding))
