"""`biokit check` and `biokit sources`: what is wrong with a book, and what it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from biokit.cli.loading import Reading, load, reading_options
from biokit.cli.root import common, version
from biokit.cli.terminal import Terminal
from biokit.errors import EXIT_DONE, EXIT_FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from biokit.checks.usage import Usage
    from biokit.diagnostics import Finding
    from biokit.model.biography import Biography

INPUT = click.argument(
    "source",
    metavar="[PROJECT|FILE]",
    default=".",
    type=click.Path(path_type=Path),
)


@click.command(short_help="Say what is wrong with a book.")
@common
@INPUT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="For people, programs, or code hosts.",
)
@click.option("--list", "listing", is_flag=True, help="List the rules instead.")
@reading_options
@click.pass_obj
def check(
    terminal: Terminal,
    source: Path,
    form: str,
    listing: bool,  # noqa: FBT001 (click's)
    reading: Reading,
) -> int:
    """Say what is wrong with a project, a model in JSON, or any file that can be imported.

    Exits with 1 if there are errors; warnings and notes are for you to weigh.
    """
    if listing:
        _list_rules(terminal)
        return EXIT_DONE
    from biokit.checks import check as checked
    from biokit.checks import reports
    from biokit.project import own_styles

    loaded = load(source, reading)
    found = checked(loaded.biography, own_styles(loaded.biography))
    # An importer may have said the same of the same line, where it saw more.
    known = {key for finding in loaded.findings for key in _keys(finding)}
    new = [one for one in found if not known.intersection(_keys(one))]
    findings = (*loaded.findings, *new)
    if form == "json":
        terminal.give(reports.as_json(findings))
    elif form == "sarif":
        terminal.give(reports.as_sarif(findings, version()))
    elif terminal.quiet:
        terminal.findings(findings)
    else:
        for line in reports.as_text(findings).splitlines():
            terminal.say(line)
    wrong = any(finding.severity == "error" for finding in findings)
    return EXIT_FINDINGS if wrong else EXIT_DONE


def _keys(finding: Finding) -> tuple[tuple[str, str | None, str | int | None], ...]:
    """What a finding is known by: whoever read the file may know the line better."""
    place = (finding.code, finding.path)
    return (*place, finding.line), (*place, finding.message)


def _list_rules(terminal: Terminal) -> None:
    from biokit.checks import RULES

    width = max(len(rule.code) for rule in RULES)
    for rule in RULES:
        terminal.give(f"{rule.code:{width}}  {rule.severity:7}  {rule.explanation}\n")


@click.command(short_help="List what is cited, missing, and never used.")
@common
@INPUT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or programs.",
)
@reading_options
@click.pass_obj
def sources(terminal: Terminal, source: Path, form: str, reading: Reading) -> None:
    """List the sources of a book: how often each is cited, where first, and what it lacks.

    A source is cited; or unresolved, which is cited without a description; or missing, which is
    cited and not listed; or unused. Nothing is changed: mending them is yours.
    """
    import msgspec

    from biokit.checks.usage import usage

    found = usage(_read_however(terminal, source, reading))
    if form == "json":
        terminal.give(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
        return
    from biokit.cli.columns import columns

    heads = ("SOURCE", "STANDING", "CITED", "FIRST IN", "KIND", "TITLE")
    terminal.give(columns([heads, *map(_row, found)]))
    for line in _to_be_seen_to(found):
        terminal.give(f"{line}\n")
    tally = {one.standing: 0 for one in found}
    for one in found:
        tally[one.standing] += 1
    said = ", ".join(f"{count} {standing}" for standing, count in tally.items())
    terminal.give(f"{said or 'no sources'}\n")


def _read_however(terminal: Terminal, source: Path, reading: Reading) -> Biography:
    """The book, although sources may be missing: to say which is what the list is for."""
    from msgspec import structs

    from biokit.project import load_with_findings

    options = structs.replace(reading.options(), allow_unlisted=True)
    loaded = load_with_findings(source, format=reading.format, options=options)
    wrong = (each for each in loaded.findings if each.severity == "error")
    terminal.findings(tuple(each for each in wrong if each.code != "unknown-source"))
    return loaded.biography


def _to_be_seen_to(found: tuple[Usage, ...]) -> Iterator[str]:
    """A line on each source that is missing or says too little."""
    for one in found:
        if one.standing == "missing":
            near_by = " or ".join(one.nearest)
            yield f"missing: {one.source}" + (f" (perhaps {near_by})" if near_by else "")
    for one in found:
        if one.lacks and one.standing == "cited":
            yield f"incomplete: {one.source} lacks {', '.join(one.lacks)}"


def _row(one: Usage) -> tuple[str, ...]:
    line = "" if one.line is None else f":{one.line}"
    first = f"{one.path}{line}" if one.path else ""
    return (one.source, one.standing, str(one.count), first, one.kind or "", one.description or "")
