"""`biokit import`: foreign documents read into a project, new or not, with a report on each.

First everything is read and every file is made; then, if the user agrees to what changes, it is
written. A document that was read in before brings what has changed in it since.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from biokit.errors import BadUsage
from biokit.files import make_folder, write_atomically
from biokit.importers.base import ImportOptions
from biokit.project.adding import Adding
from biokit.project.around import package_in
from biokit.project.folder import Folder
from biokit.project.founding import founded
from biokit.project.front import BIOGRAPHY_FILE
from biokit.project.loading import DEFAULTS, load_with_findings
from biokit.project.mistakes import Mistakes
from biokit.project.placing import Way
from biokit.project.revising import Writes
from biokit.project.updating import Update
from biokit.project.writing import CHANGING, not_there, put_in_place

__all__ = ["Imported", "Plan", "import_into", "plan_import"]

ADDRESS = re.compile(r"(?:https?|ftp):/", re.IGNORECASE)
"""How an address begins once it was taken for a path."""


class Imported(msgspec.Struct, frozen=True):
    """What an import has done."""

    report: str
    """On all the documents, for the user to read."""
    written: tuple[Path, ...]
    """Every file that was made or changed."""
    waits: bool = False
    """It would change what is in the project, and was not told to."""


class Plan(msgspec.Struct, frozen=True):
    """What an import will do."""

    folder: Path
    report: str
    """On all the documents, for the user to read."""
    writes: Writes
    """In their order; what is written twice is whole at either time."""
    changing: frozenset[str]
    """Files that may be there."""
    updates: tuple[Update, ...] = ()
    """Of the documents that were read in before."""

    @property
    def asks(self) -> bool:
        """Whether it changes what was read in before: then the user is asked."""
        return any(update.writes for update in self.updates)

    def carry_out(self) -> tuple[Path, ...]:
        """Write it; every file at once or not at all, and in an order that leaves a whole project.

        Returns:
            The files that were written or taken away.

        Raises:
            BadInput: a file is there that nobody asked to change; nothing was written.
            OutputFailed: a file cannot be written.
        """
        if not self.updates:
            files = {place: content for place, content in self.writes if content is not None}
            return put_in_place(self.folder, files, self.changing)
        for place, content in self.writes:
            path = self.folder / place
            if content is None:
                path.unlink(missing_ok=True)
            else:
                make_folder(path.parent)
                write_atomically(path, content)
        return tuple(dict.fromkeys(self.folder / place for place, _ in self.writes))


def import_into(
    folder: Path,
    sources: Sequence[Path],
    *,
    format: str | None = None,
    options: ImportOptions = DEFAULTS,
    way: Way | None = None,
    title: str | None = None,
    update: bool = False,
) -> Imported:
    """Read documents into a project, which is made if it is not there.

    What the project has is kept as it stands: accounts and chapters get files of their own,
    persons, events and sources are added after those there are, and an id that is taken gets a
    number.

    Args:
        folder: of the project.
        sources: the documents, in the order of the book.
        format: the importer's name, if it cannot be told from the documents.
        options: what to say about them.
        way: as chapters of the book or as accounts beside it; if not said, a project goes on as it
            is, several documents are chapters of a new book, and one stands as its format has it.
        title: of a new book.
        update: whether a document that was read in before may change what is in the project.

    Raises:
        BadInput: a document cannot be read; nothing was written.
        BadProject: the project holds mistakes, or would.
        OutputFailed: the project cannot be written.
    """
    plan = plan_import(folder, sources, format=format, options=options, way=way, title=title)
    if plan.asks and not update:
        return Imported(plan.report, (), waits=True)
    return Imported(plan.report, plan.carry_out())


def plan_import(
    folder: Path,
    sources: Sequence[Path],
    *,
    format: str | None = None,
    options: ImportOptions = DEFAULTS,
    way: Way | None = None,
    title: str | None = None,
) -> Plan:
    """What `import_into` would do; nothing is written."""
    _refuse_doubles(sources)
    _refuse_what_is_not_there(sources)
    imports = [load_with_findings(source, format=format, options=options) for source in sources]
    if Folder(folder).has(BIOGRAPHY_FILE):
        if title is not None:
            raise BadUsage("the project has a title", hint="change it in biography.toml")
        adding = Adding(folder, way)
        for source, one in zip(sources, imports, strict=True):
            adding.read_in(source, one)
        changing = CHANGING | {BIOGRAPHY_FILE}
        return Plan(folder, adding.report, adding.writes, changing, adding.updates)
    report, files = founded(folder, sources, imports, way, title)
    not_there(folder, files, CHANGING)
    return Plan(folder, report, tuple(files.items()), CHANGING)


def _refuse_doubles(sources: Sequence[Path]) -> None:
    seen: set[Path] = set()
    for source in sources:
        if source.resolve() in seen:
            raise BadUsage("the same input is named twice", path=source.as_posix())
        seen.add(source.resolve())


def _refuse_what_is_not_there(sources: Sequence[Path]) -> None:
    """Name every document that is none at once, before any is read."""
    mistakes = Mistakes()
    for source in sources:
        name = source.as_posix()
        if ADDRESS.match(name):
            hint = "nothing is read from the network: save the page and import its file"
            mistakes.add("this is an address, not a file", path=name, hint=hint)
        elif not source.exists():
            mistakes.add("there is no such file", path=name)
        elif source.is_dir():
            folder = Folder(source)
            if not folder.has(BIOGRAPHY_FILE) and package_in(folder) is None:
                what = "this folder is neither a project nor an unpacked ebook"
                mistakes.add(what, path=name, hint="name the files in it")
    mistakes.raise_all()
