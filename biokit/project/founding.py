"""A new project made of what was read in: one text as it is, or several as one book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from biokit.importers.base import Import
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Inline, Text
from biokit.model.walk import altered
from biokit.project.fitting import Fitted, fitted
from biokit.project.folder import Folder
from biokit.project.front import USUAL_EDITIONS
from biokit.project.gather import joined
from biokit.project.keeping import name_of, names_taken, record_of, reports_on, told
from biokit.project.mending import mended
from biokit.project.pictures import Shelf
from biokit.project.placing import Way, as_way, has_text, is_made, title_of, way_of_several
from biokit.project.records import kept_files
from biokit.project.renaming import distinct_ids, ids_in, with_chapter_ids
from biokit.project.writing import Files, files_of

__all__ = ["founded"]

OWN = ("json", "markdown", "")
"""Formats that say themselves which editions there are to be."""


def founded(
    folder: Path,
    sources: Sequence[Path],
    imports: list[Import],
    way: Way | None,
    title: str | None,
) -> tuple[str, Files]:
    """The reports on what was read in, and the files of the project, biography.toml among them.

    Args:
        folder: of the project.
        sources: the documents, in the order of the book.
        imports: what was read in them.
        way: as chapters or as accounts, if the user said it.
        title: of the book, if the user said it.
    """
    there = Folder(folder)
    chosen = way or way_of_several(imports)
    shelf = Shelf(there)
    brought = [
        shelf.brought_along(mended(as_way(one, chosen, source.name)))
        for source, one in zip(sources, imports, strict=True)
    ]
    said, guessed = ((Text(title),), ()) if title else title_of(imports)
    fits, whole = _fitted_together([one.read.biography for one in brought])
    whole = _with_lists_last(_as_one_book(whole, imports, said))
    taken: set[str] = set(names_taken(there))
    kept: dict[str, bytes] = {}
    reports: dict[str, bytes] = {}
    for source, one, fit in zip(sources, brought, fits, strict=True):
        name = name_of(source, taken)
        found = altered(one.read, findings=(*one.read.findings, *guessed))
        guessed = ()
        record = record_of(folder, source, name, chosen, one, fit)
        kept |= kept_files(record, fit.biography, {})
        reports |= dict(reports_on(name, source, found))
    files = {**shelf.pictures, **files_of(whole), **kept, **reports}
    return told(reports), files


def _fitted_together(biographies: Sequence[Biography]) -> tuple[list[Fitted], Biography]:
    """Each with ids that fit those before it, and all as one."""
    whole = distinct_ids(with_chapter_ids(biographies[0]))
    fits = [Fitted(whole, {}, {})]
    known = set(ids_in(whole))
    for other in biographies[1:]:
        fit = fitted(with_chapter_ids(other), whole, known=known)
        fits.append(fit)
        known |= set(ids_in(fit.biography))
        whole = joined(whole, fit.biography)
    return fits, whole


def _with_lists_last(whole: Biography) -> Biography:
    """Lists that biokit writes stand once, after all that was read in."""
    lists = {section.role: section for section in reversed(whole.sections) if is_made(section)}
    own = [section for section in whole.sections if not is_made(section)]
    if len(own) + len(lists) == len(whole.sections) and len(lists) == 0:
        return whole
    once = [one for one in whole.sections if is_made(one) and lists[one.role] is one]
    return altered(whole, sections=(*own, *once))


def _as_one_book(
    whole: Biography, imports: Sequence[Import], title: tuple[Inline, ...]
) -> Biography:
    """What is said of the whole work: of several texts, only what is true of all."""
    texts = [one for one in imports if has_text(one.biography)] or list(imports[:1])
    if len(texts) == 1:
        (only,) = texts
        return altered(
            _with_usual_editions(whole, only),
            title=title,
            lang=only.biography.lang,
            subtitle=only.biography.subtitle,
        )
    books = [one.biography for one in texts]
    identifiers = (f"{i.scheme or ''}:{i.value}".strip(":") for b in books for i in b.identifiers)
    return altered(
        whole,
        title=title,
        lang=books[0].lang,
        subtitle=(),
        titles=(),
        editions=_usual_editions(),
        series=books[0].series if all(b.series == books[0].series for b in books) else (),
        description=books[0].description
        if all(b.description == books[0].description for b in books)
        else None,
        identifiers=(),
        based_on=tuple(dict.fromkeys((*whole.based_on, *identifiers))),
    )


def _usual_editions() -> tuple[Edition, ...]:
    return tuple(Edition(name, name) for name in USUAL_EDITIONS)


def _with_usual_editions(whole: Biography, only: Import) -> Biography:
    """A book from elsewhere has the edition that it was; ours are made besides."""
    editions = only.biography.editions
    if editions and only.format in OWN:
        return altered(whole, editions=editions)
    formats = {edition.format for edition in editions}
    more = tuple(one for one in _usual_editions() if one.format not in formats)
    return altered(whole, editions=(*whole.editions[: len(editions)], *more))
