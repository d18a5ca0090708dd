"""`biokit cite`: citations in a style, without a book."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biokit.cli.root import common
from biokit.cli.terminal import Terminal

if TYPE_CHECKING:
    from biokit.citing.base import Cite, Formatted
    from biokit.citing.inlines import Run
    from biokit.model.sources import Source

FROM_INPUT = "-"


@click.command(short_help="Format citations without a book.")
@common
@click.argument("style")
@click.argument("refs", type=click.Path(path_type=Path))
@click.argument("citations", default=FROM_INPUT, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--to", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@click.option("--lang", default="en", show_default=True, metavar="TAG", help="As in en-GB.")
@click.pass_obj
def cite(terminal: Terminal, style: str, refs: Path, citations: Path, to: str, lang: str) -> None:
    """Format citations without a book.

    REFS is a list of sources: BibLaTeX, CSL-JSON, CSL-YAML, RIS, or Zotero's JSON. CITATIONS has
    one citation a line, in the syntax of the text: [see @greville, 2:326; @stockmar, chap. 3]; it
    is read from standard input if it is not named.
    Printed are the notes in their order, and the bibliography.
    """
    from biokit.citing.styles import style as style_named

    chosen = style_named(style)
    sources = {source.id: source for source in _sources(refs)}
    cites = tuple(_cites(citations, sources))
    formatted = chosen.format(cites, sources, lang)
    terminal.give(_printed(formatted, to, notes=chosen.kind == "note"))


def _sources(path: Path) -> tuple[Source, ...]:
    from biokit.files import read_whole
    from biokit.importers.base import SIZE_LIMIT
    from biokit.references import read_references

    found = read_references(read_whole(path, SIZE_LIMIT), path.as_posix())
    click.get_current_context().find_object(Terminal).findings(found.findings)
    return found.sources


def _cites(path: Path, sources: dict[str, Source]) -> Iterator[Cite]:
    from biokit.citing.base import Cite
    from biokit.errors import BadInput
    from biokit.files import decoded, read_whole
    from biokit.importers.base import SIZE_LIMIT
    from biokit.importers.markdown import read_citation

    from_input = str(path) == FROM_INPUT
    name = "standard input" if from_input else path.as_posix()
    content = sys.stdin.buffer.read() if from_input else read_whole(path, SIZE_LIMIT)
    count = 0
    for line, written in enumerate(decoded(content, name).splitlines(), 1):
        if not written.strip():
            continue
        count += 1
        items = read_citation(written.strip(), name, line)
        for item in items:
            if item.source not in sources:
                raise BadInput(
                    f"there is no source {item.source}",
                    path=name,
                    line=line,
                    hint=f"there are: {', '.join(sources) or 'none'}",
                )
        yield Cite(items, count)


def _printed(formatted: Formatted, to: str, *, notes: bool) -> str:
    """Notes with their numbers, then the bibliography, an entry a paragraph."""
    words = _as_markdown if to == "markdown" else _as_text
    cited = [
        f"{number}. {words(run)}" if notes else words(run)
        for number, run in enumerate(formatted.citations, 1)
    ]
    entries = [words(entry.content) for entry in formatted.entries]
    gap = "\n\n" if to == "markdown" else "\n"
    parts = [gap.join(part) for part in (cited, entries) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def _as_text(run: Run) -> str:
    from biokit.model.walk import plain_text

    return plain_text(run)


def _as_markdown(run: Run) -> str:
    """With titles in italics, as any reader of Markdown shows them."""
    from biokit.exporters.markdown import write_inlines
    from biokit.model.nodes import Emphasis, WorkTitle
    from biokit.model.walk import rebuilt

    shown = rebuilt(
        run, lambda part: Emphasis(part.content) if isinstance(part, WorkTitle) else part
    )
    return write_inlines(shown)
