"""An input that was read in before is read again: what changed in it comes in, and nothing else.

The text as it was read in last, the author's, and the new one are merged block by block, lists of
sources and lives entry by entry. An author's edit is never overwritten: at the same place it
stands, and what the input says there is told, in the report and in `import/NAME/conflicts/`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

import msgspec

from biokit.errors import BadProject
from biokit.importers.base import Import
from biokit.model.biography import Biography
from biokit.model.walk import plain_text
from biokit.project.chapters import Texts, revised_texts
from biokit.project.entries import LARGEST
from biokit.project.fitting import Before, Fitted, fitted
from biokit.project.folder import LARGEST_IMAGE, Folder, Overlay
from biokit.project.fronts import revised_front
from biokit.project.loading import load_folder
from biokit.project.names import distinct
from biokit.project.pictures import Brought, Shelf, contents_of
from biokit.project.records import (
    REPORTS,
    Laid,
    Record,
    digest,
    kept_files,
    known_by,
    stored_of,
)
from biokit.project.renaming import with_chapter_ids
from biokit.project.revising import Clashing, Revised, Told, Writes
from biokit.project.statements import EntryChanges, revised_entries

__all__ = ["Update", "updated"]


class Update(msgspec.Struct, frozen=True):
    """What reading an input again would do to a project."""

    record: Record
    """Of the input as it was read in last."""
    writes: Writes = ()
    """None, if the input says what it said."""
    told: tuple[Told, ...] = ()
    clashes: tuple[Clashing, ...] = ()


def updated(
    project: Folder,
    there: Biography,
    record: Record,
    read: Import,
    others: Sequence[Record],
) -> Update:
    """What has to change in a project so that it says what an input says now.

    Args:
        project: its folder, as it is.
        there: what is in it.
        record: of the input as it was read in last.
        read: the input now, its text where it stands in the project.
        others: the records of all other inputs.

    Raises:
        BadProject: the project would hold mistakes.
    """
    before = stored_of(project, record)
    brought, pictures = _pictures(project, record, read, Shelf(project))
    said = with_chapter_ids(brought.read.biography)
    fits = fitted(said, there, Before(before.biography, record.ids, record.sources))
    new = fits.biography
    texts = revised_texts(project, before, there, new)
    entries = revised_entries(project, before, there, new, texts, others)
    front = revised_front(project, before, new, [stored_of(project, one) for one in others])
    settled = _settled(project, pictures.writes, entries, texts, front.writes)
    clashes = tuple(
        each for one in (pictures, texts.revised, entries.revised, front) for each in one.clashes
    )
    kept = kept_files(_now(record, brought, fits), new, texts.kept)
    stale = tuple((place, None) for place in before.places if place not in kept)
    keeping = _changing(project, (*_beside(project, record, clashes), *stale, *kept.items()))
    told = tuple(
        each for one in (texts.revised, entries.revised, front, pictures) for each in one.told
    )
    return Update(record, (*settled.writes, *keeping), (*told, *settled.told), clashes)


def _now(record: Record, brought: Brought, fits: Fitted) -> Record:
    """The record of the input as it is now."""
    pictures = {
        place: Laid(there, digest(brought.contents[place]))
        for place, there in brought.places.items()
    }
    return msgspec.structs.replace(
        record,
        title=plain_text(brought.read.biography.title),
        format=brought.read.format,
        known_by=known_by(brought.read),
        ids=fits.ids,
        sources=fits.sources,
        pictures=pictures,
    )


def _changing(project: Folder, writes: Writes) -> Writes:
    """Only what is not so already."""
    return tuple(
        (place, content)
        for place, content in writes
        if project.has(place) != (content is not None)
        or (content is not None and project.read(place, LARGEST) != content)
    )


def _settled(
    project: Folder, pictures: Writes, entries: EntryChanges, texts: Texts, front: Writes
) -> Revised:
    """All changes in the order of writing, and without what is gone if nothing needs it.

    Whoever is interrupted has a project that is whole: what texts name is there before them, and
    what is gone goes last.
    """
    named = [Told(place, "gone") for place in texts.gone]
    needed = [Told(t.place, "kept", "gone from the input; the book refers to it") for t in named]
    for gone_texts, gone, told in (
        (texts.gone, True, named),
        (texts.gone, False, named),
        ((), False, needed),
    ):
        writes = (
            *pictures,
            *entries.first(project),
            *texts.revised.writes,
            *front,
            *((place, None) for place in gone_texts),
            *(entries.last(project) if gone else ()),
        )
        changing = _changing(project, writes)
        try:
            if changing:
                load_folder(Overlay(project.path, dict(changing)), has_text=False)
        except BadProject:
            if not (gone_texts or gone):
                raise
        else:
            note = entries.note_on_gone(taken=gone)
            return Revised(changing, (*told, *note))
    raise AssertionError  # the last of them returns or raises


# --------------------------------------------------------------------------------------- pictures


def _pictures(
    project: Folder, record: Record, read: Import, shelf: Shelf
) -> tuple[Brought, Revised]:
    """Pictures where they were; one that changed takes the old one's place, unless it is edited."""
    contents = contents_of(read)
    users = Counter(laid.place for laid in record.pictures.values())
    known = {
        place: laid.place
        for place, laid in record.pictures.items()
        if place in contents and (users[laid.place] == 1 or digest(contents[place]) == laid.sha256)
    }
    brought = shelf.brought_along(read, known)
    writes: dict[str, bytes] = {}
    told: list[Told] = []
    clashes: list[Clashing] = []
    for place, there in brought.places.items():
        content = brought.contents[place]
        if place not in known:
            if there in shelf.pictures:
                writes[there] = content
                told.append(Told(there, "new"))
        elif digest(content) != record.pictures[place].sha256:
            stands = project.read(there, LARGEST_IMAGE) if project.has(there) else None
            if stands is None or digest(stands) == record.pictures[place].sha256:
                writes[there] = content
                told.append(Told(there, "would change"))
            elif stands != content:
                told.append(Told(there, "kept", "edited by you"))
                line = f"{there}: your picture stands; the input has another"
                clashes.append(Clashing(there, line, content))
    return brought, Revised(tuple(writes.items()), tuple(told), tuple(clashes))


# --------------------------------------------------------------------------------------- clashes


def _beside(
    project: Folder, record: Record, clashes: Iterable[Clashing]
) -> Iterator[tuple[str, bytes]]:
    """What the input has where the author's stands, each in a file; earlier ones are left there."""
    home = f"{REPORTS}/{record.name}/conflicts"
    taken = set(project.names(home))
    for clash in clashes:
        known = (
            name
            for name in taken
            if project.has(f"{home}/{name}")
            and project.read(f"{home}/{name}", LARGEST) == clash.content
        )
        wanted = PurePosixPath(clash.place)
        suffix = wanted.suffix if wanted.suffix not in {".toml", ".json"} else f"{wanted.suffix}.md"
        name = next(known, None) or distinct(f"{wanted.stem}{suffix}", taken)
        taken.add(name)
        yield f"{home}/{name}", clash.content
