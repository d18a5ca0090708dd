"""`biokit import`: foreign documents read into a project, new or not, with a report on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from biokit.errors import BadInput
from biokit.importers import report
from biokit.importers.base import Import, ImportOptions
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Account
from biokit.model.walk import altered, plain_text
from biokit.project.folder import Folder
from biokit.project.front import BIOGRAPHY_FILE, USUAL_EDITIONS
from biokit.project.gather import gathered
from biokit.project.loading import DEFAULTS, load_with_findings
from biokit.project.names import distinct
from biokit.project.pictures import brought_along
from biokit.project.writing import CHANGING, Files, files_added_to, files_of, put_in_place

REPORTS = "import"
REPORT_TEXT = ".report.txt"
REPORT_JSON = ".report.json"


class Imported(msgspec.Struct, frozen=True):
    """What an import has done."""

    report: str
    """On all the documents, for the user to read."""
    written: tuple[Path, ...]
    """Every file that was made or changed."""


def import_into(
    folder: Path,
    sources: Sequence[Path],
    *,
    format: str | None = None,
    options: ImportOptions = DEFAULTS,
) -> Imported:
    """Read documents into a project, which is made if it is not there.

    What the project has is kept as it stands: accounts and chapters get files of their own,
    persons, events and sources are added after those there are, and an id that is taken gets a
    number.

    Args:
        folder: of the project.
        sources: the documents, in the order of their accounts.
        format: the importer's name, if it cannot be told from the documents.
        options: what to say about them.

    Raises:
        BadInput: a document cannot be read, or was read into this project before.
        BadProject: the project holds mistakes.
        OutputFailed: the project cannot be written.
    """
    imports = [load_with_findings(source, format=format, options=options) for source in sources]
    there = Folder(folder)
    with_pictures, pictures = brought_along(imports, there)
    imports = [
        altered(one, findings=moved.findings)
        for one, moved in zip(imports, with_pictures, strict=True)
    ]
    if there.has(BIOGRAPHY_FILE):
        files = _added(folder, with_pictures, sources)
    else:
        files = files_of(_with_usual_editions(gathered(with_pictures).biography))
    reports = dict(_reports(there, sources, imports))
    written = put_in_place(folder, {**pictures, **files, **reports}, CHANGING)
    told = "\n".join(
        content.decode("utf-8") for place, content in reports.items() if place.endswith(".txt")
    )
    return Imported(told, written)


def _added(folder: Path, imports: list[Import], sources: Sequence[Path]) -> Files:
    """The files of a project that change, or are new, when documents are read into it."""
    project = load_with_findings(folder)
    for one, source in zip(imports, sources, strict=True):
        _refuse_what_is_known(project.biography, one.biography, source)
    return files_added_to(folder, project.biography, gathered([project, *imports]).biography)


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


def _with_usual_editions(biography: Biography) -> Biography:
    usual = tuple(Edition(name, name) for name in USUAL_EDITIONS)
    return altered(biography, editions=biography.editions or usual)


# --------------------------------------------------------------------------------------- reports


def _reports(
    folder: Folder, sources: Sequence[Path], imports: list[Import]
) -> Iterator[tuple[str, bytes]]:
    """On every document a report to read and one to compute with, beside those there are."""
    taken = {name.removesuffix(REPORT_TEXT) for name in folder.names(REPORTS)}
    for source, one in zip(sources, imports, strict=True):
        name = distinct(source.stem or "text", taken)
        taken.add(name)
        yield f"{REPORTS}/{name}{REPORT_TEXT}", report.as_text(source.name, one).encode()
        yield f"{REPORTS}/{name}{REPORT_JSON}", report.as_json(source.name, one)
