"""Citation styles ready to run: found by name, read once, compiled when something is cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from biokit.citing.base import USUAL, Cite, Formatted, Manner
from biokit.citing.catalogue import find_parent, find_style
from biokit.citing.csl.reading import read_style
from biokit.citing.csl.said import FIRST_NOTE, OP_CIT, says, says_words
from biokit.citing.csl.syntax import StyleSheet
from biokit.citing.heads import StyleFile
from biokit.diagnostics import Finding
from biokit.model.sources import Source

if TYPE_CHECKING:
    from biokit.citing.inlines import Run
    from biokit.citing.running import Running

__all__ = ["CslStyle", "style"]


class CslStyle:
    """A CSL style. It keeps nothing of what it formats, so that threads may share it.

    Attributes:
        name: the id it was found by.
        sheet: what its file says.
    """

    def __init__(self, name: str, sheet: StyleSheet) -> None:
        self.name = name
        self.sheet = sheet

    @property
    def title(self) -> str:
        """What its file calls it."""
        return self.sheet.title

    @property
    def kind(self) -> Literal["note", "in-text"]:
        """Whether a citation in the text becomes a note."""
        return self.sheet.kind

    @cached_property
    def counts_notes(self) -> bool:
        """Whether a short form names the note that has the full one."""
        return says(self.sheet, "citation", frozenset((FIRST_NOTE,)))

    @cached_property
    def refers_back(self) -> bool:
        """Whether a short form leads to another note: by its number, or with *op. cit.* alone."""
        return self.counts_notes or says_words(self.sheet, "citation", OP_CIT)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What of its file is not CSL 1.0.2 and is passed over, with its lines."""
        return self.sheet.findings

    @cached_property
    def running(self) -> Running:
        """The style compiled, which a book that cites nothing does not need."""
        from biokit.citing.running import Running

        return Running(self.name, self.sheet)

    def format(
        self,
        cites: Sequence[Cite],
        sources: Mapping[str, Source],
        lang: str | None,
        manner: Manner = USUAL,
    ) -> Formatted:
        """Format `cites`, given in the order the reader meets them, and their bibliography.

        A source that is not in `sources` is printed by its id; an *unresolved* one as what it is.

        Args:
            cites: the citations.
            sources: by id.
            lang: of the book, a BCP 47 tag; of its dialects the style's own is taken.
            manner: how the book cites beyond what its style says.
        """
        if not cites and not manner.listed:
            return Formatted((), ())
        return self.running.format(cites, sources, lang, manner)

    def left_out(self, sources: Iterable[Source], lang: str | None) -> tuple[str, ...]:
        """Ids of the sources that this style has no entry for, though it has a bibliography."""
        return self.running.left_out(sources, lang)

    def in_full(self, source: Source, lang: str | None) -> Run:
        """A source by itself: as its first note has it or, without notes, as its entry does."""
        return self.running.in_full(source, lang)


@lru_cache(maxsize=32)
def _style(name: str, file: StyleFile) -> CslStyle:
    return CslStyle(name, read_style(file.content, file.path))


def style(name: str, folders: tuple[Path, ...] = (), *, anywhere: bool = False) -> CslStyle:
    """The style of that name.

    Args:
        name: an id, an address, an alias, or the path of a `.csl` file.
        folders: where to look first, and the only places for a path.
        anywhere: whether a path may lead out of the folders.

    Raises:
        BadUsage: there is none of that name; the message offers the nearest.
        BadInput: its file, or its parent's, is no CSL style; with file and line.
    """
    file = find_style(name, folders, anywhere=anywhere)
    parent = find_parent(file, folders)
    return _style(file.name, file if parent is None else parent)
