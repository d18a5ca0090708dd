"""`biokit cite`: citations in a style, without a book."""

from __future__ import annotations

import sys
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
FORMS = ("text", "markdown", "html", "json")


@click.command(short_help="Format citations without a book.")
@common
@click.argument("style")
@click.argument("references", type=click.Path(path_type=Path))
@click.argument(
    "citations", default=None, required=False, type=click.Path(path_type=Path, allow_dash=True)
)
@click.option(
    "--format", "--to", "form", type=click.Choice(FORMS), default="text", show_default=True
)
@click.option("--lang", default=None, metavar="TAG", help="As in en-GB; the style's own if not.")
@click.pass_obj
def cite(
    terminal: Terminal,
    style: str,
    references: Path,
    citations: Path | None,
    form: str,
    lang: str | None,
) -> None:
    """Format citations without a book.

    STYLE is a CSL style: its id, an alias (chicago, mla …) or a .csl file. REFERENCES is a list of
    sources: BibLaTeX, CSL-JSON, CSL-YAML, RIS, or Zotero's JSON. CITATIONS has one citation a line,
    in the syntax of the text, [see @greville, 2:326; @stockmar, chap. 3], or is JSON, a list of
    lists of cites; - is standard input. Printed are the notes in their order, and the bibliography;
    without CITATIONS, the bibliography of all references.
    """
    from biokit.citing.base import Manner
    from biokit.citing.styles import style as style_named

    chosen = style_named(style, anywhere=True)
    terminal.findings(chosen.findings)
    sources = {source.id: source for source in _sources(terminal, references)}
    cites = () if citations is None else _cites(citations, sources, notes=chosen.kind == "note")
    manner = Manner(
        sigla="never", cjk_names="style", listed=tuple(sources) if citations is None else ()
    )
    formatted = chosen.format(cites, sources, lang, manner)
    terminal.findings(formatted.findings)
    terminal.give(_printed(formatted, form, notes=chosen.kind == "note"))


def _sources(terminal: Terminal, path: Path) -> tuple[Source, ...]:
    from biokit.files import read_whole
    from biokit.importers.base import SIZE_LIMIT
    from biokit.references import read_references

    found = read_references(read_whole(path, SIZE_LIMIT), path.as_posix())
    terminal.findings(found.findings)
    return found.sources


def _cites(path: Path, sources: dict[str, Source], *, notes: bool) -> tuple[Cite, ...]:
    from biokit.files import read_whole
    from biokit.importers.base import SIZE_LIMIT
    from biokit.importers.citations import read_citations

    from_input = str(path) == FROM_INPUT
    name = "standard input" if from_input else path.as_posix()
    content = sys.stdin.buffer.read() if from_input else read_whole(path, SIZE_LIMIT)
    return read_citations(content, name, sources, notes=notes)


def _printed(formatted: Formatted, form: str, *, notes: bool) -> str:
    """Notes with their numbers, then the bibliography, an entry a paragraph."""
    from biokit.citing import as_text

    match form:
        case "html":
            return _page(formatted, notes=notes)
        case "json":
            return _json(formatted)
        case _:
            words, gap = (_as_markdown, "\n\n") if form == "markdown" else (as_text, "\n")
    cited = [
        f"{number}. {words(run)}" if notes else words(run)
        for number, run in enumerate(formatted.citations, 1)
    ]
    entries = [words(entry.content) for entry in formatted.entries]
    parts = [gap.join(part) for part in (cited, entries) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def _as_markdown(run: Run) -> str:
    """With titles in italics, as any reader of Markdown shows them."""
    import msgspec

    from biokit.citing.inlines import merged, spaced
    from biokit.exporters.markdown import write_inlines
    from biokit.model.nodes import Emphasis, Span, WorkTitle
    from biokit.model.walk import rebuilt

    def shown(part: msgspec.Struct) -> msgspec.Struct | Run:
        match part:
            case WorkTitle(content):
                return Emphasis(content)
            case Span(content):
                return content
            case _:
                return part

    return write_inlines(merged(rebuilt(spaced(run), shown)))


def _page(formatted: Formatted, *, notes: bool) -> str:
    """A list of the notes, or paragraphs of the citations; and the entries as CSL has them."""
    from biokit.citing import as_html

    tag = "li" if notes else "p"
    cited = "".join(f"<{tag}>{as_html(run)}</{tag}>\n" for run in formatted.citations)
    if notes and cited:
        cited = f"<ol>\n{cited}</ol>\n"
    entries = "".join(
        f'  <div class="csl-entry">{as_html(entry.content)}</div>\n' for entry in formatted.entries
    )
    return cited + (f'<div class="csl-bib-body">\n{entries}</div>\n' if entries else "")


def _json(formatted: Formatted) -> str:
    import json

    from biokit.citing import as_html, as_text

    told = {
        "citations": [{"html": as_html(run), "text": as_text(run)} for run in formatted.citations],
        "bibliography": [
            {
                "id": entry.source,
                "html": as_html(entry.content),
                "text": as_text(entry.content),
            }
            for entry in formatted.entries
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
