"""A project that is there while documents are read into it, one after another."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from biokit.errors import BadInput, BadUsage
from biokit.importers import report
from biokit.importers.base import Import
from biokit.model.biography import Biography
from biokit.model.nodes import Account, Section
from biokit.model.walk import altered, plain_text
from biokit.project.fitting import fitted
from biokit.project.folder import Folder, Overlay
from biokit.project.fronts import with_rights
from biokit.project.gather import joined
from biokit.project.keeping import name_of, names_taken, record_of, reports_on, told
from biokit.project.loading import load_folder
from biokit.project.mending import mended
from biokit.project.pictures import Shelf
from biokit.project.placing import Way, as_way, is_made, way_into
from biokit.project.records import (
    REPORTS,
    Record,
    kept_files,
    keyed,
    place_from,
    records_in,
    stored_of,
)
from biokit.project.renaming import with_chapter_ids
from biokit.project.revising import Writes
from biokit.project.updating import Update, updated
from biokit.project.writing import files_added_to

__all__ = ["Adding"]


class Adding:
    """A project that grows; nothing is written before all is known.

    Args:
        folder: of the project.
        way: as chapters or as accounts, if the user said it.
    """

    def __init__(self, folder: Path, way: Way | None) -> None:
        self._folder = folder
        self._way = way
        self._there = Folder(folder)
        self._records = list(records_in(self._there))
        self._taken = set(names_taken(self._there))
        self._writes: list[tuple[str, bytes | None]] = []
        self._updates: list[Update] = []
        self._reports: dict[str, bytes] = {}
        self._told: list[str] = []

    def read_in(self, source: Path, one: Import) -> None:
        """Add a document, or what has changed in one that was added before.

        Raises:
            BadInput: it is in the project already, and nobody knows as what.
            BadUsage: it was read in another way.
            BadProject: the project holds mistakes, or would.
        """
        place = place_from(self._folder, source)
        record = next((each for each in self._records if each.is_of(place, one)), None)
        if record is None:
            self._add(source, one)
        else:
            self._update(source, one, record)

    @property
    def report(self) -> str:
        """On all the documents: of those that were there before, what changes."""
        return "\n".join(self._told)

    @property
    def writes(self) -> Writes:
        """The files to be written, in their order."""
        return (*self._writes, *self._reports.items())

    @property
    def updates(self) -> tuple[Update, ...]:
        """Of the documents that were there before."""
        return tuple(self._updates)

    @property
    def _now(self) -> Folder:
        return Overlay(self._folder, dict(self._writes))

    def _add(self, source: Path, one: Import) -> None:
        now = self._now
        project = load_folder(now, has_text=False).biography
        way = self._way or way_into(project)
        shelf = Shelf(now)
        brought = shelf.brought_along(mended(as_way(one, way, source.name)))
        said = _without_lists(with_chapter_ids(brought.read.biography), project, ())
        _refuse_what_is_known(project, said, source)
        fit = fitted(said, project)
        name = name_of(source, self._taken)
        record = record_of(self._folder, source, name, way, brought, fit)
        front = with_rights(
            now,
            [stored_of(self._there, each).biography.rights for each in self._records],
            fit.biography.rights,
        )
        files = files_added_to(now, project, joined(project, fit.biography))
        kept = kept_files(record, fit.biography, {})
        self._writes += [*shelf.pictures.items(), *files.items(), *front.writes, *kept.items()]
        reports = dict(reports_on(name, source, brought.read))
        self._reports |= reports
        self._told.append(told(reports))

    def _update(self, source: Path, one: Import, record: Record) -> None:
        if self._way is not None and self._way != record.way:
            was = record.way or "its format has it"
            raise BadUsage(
                f"it was read in as {was}, and its text cannot be moved",
                path=source.as_posix(),
                hint="leave out --as",
            )
        now = self._now
        project = load_folder(now, has_text=False).biography
        before = stored_of(self._there, record)
        arranged = mended(as_way(one, record.way, source.name))
        said = _without_lists(with_chapter_ids(arranged.biography), project, before.texts)
        others = [each for each in self._records if each is not record]
        update = updated(now, project, record, altered(arranged, biography=said), others)
        self._updates.append(update)
        self._writes += update.writes
        self._told.append(_told_of(update, source, self._folder))
        if update.writes:
            self._reports |= dict(reports_on(record.name, source, arranged))


def _without_lists(new: Biography, project: Biography, kept: Collection[str]) -> Biography:
    """Without the lists that biokit writes and the project has already."""
    roles = {section.role for section in project.sections}
    twice = {
        id(part)
        for key, part in keyed(new).items()
        if isinstance(part, Section) and is_made(part) and part.role in roles and key not in kept
    }
    own = tuple(section for section in new.sections if id(section) not in twice)
    return altered(new, sections=own) if twice else new


def _refuse_what_is_known(project: Biography, new: Biography, source: Path) -> None:
    known = {_words(account): account for account in project.accounts}
    for account in new.accounts:
        same = known.get(_words(account))
        if same is not None:
            where = same.origin.path if same.origin else "the project"
            raise BadInput(
                f"the account “{plain_text(account.title)}” is in the project already, in {where}",
                path=source.as_posix(),
                hint="delete that file first, to import it anew",
            )


def _words(account: Account) -> str:
    return plain_text(account)


def _told_of(update: Update, source: Path, folder: Path) -> str:
    """What an update would change, file by file."""
    if not update.writes:
        return f"{source.name} says what it said when it was read into {folder} last\n"
    lines = [f"{source.name} was read into {folder} before; since then", ""]
    shown = [each for each in update.told if (each.what, each.note) != ("unchanged", "")]
    width = max((len(each.place) for each in shown), default=0)
    lines += [f"  {each.place:<{width}}  {each.what:<12}  {each.note}".rstrip() for each in shown]
    unchanged = len(update.told) - len(shown)
    lines += [f"  {unchanged} unchanged"] if unchanged else []
    if update.clashes:
        home = f"{REPORTS}/{update.record.name}/conflicts/"
        lines += [
            "",
            f"Left as you have it ({len(update.clashes)}); what the input has is in {home}",
        ]
        lines += [f"  {report.visible(clash.line)}" for clash in update.clashes]
    return "\n".join(lines) + "\n"
