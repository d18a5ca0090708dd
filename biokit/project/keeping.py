"""What is kept of every input that is read in: a record of it, and a report on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from biokit.importers import report
from biokit.importers.base import Import
from biokit.model.walk import plain_text
from biokit.project.fitting import Fitted
from biokit.project.folder import Folder
from biokit.project.names import distinct
from biokit.project.pictures import Brought
from biokit.project.placing import Way
from biokit.project.records import REPORTS, Laid, Record, digest, known_by, place_from

__all__ = ["name_of", "names_taken", "record_of", "reports_on", "told"]

REPORT_TEXT = ".report.txt"
REPORT_JSON = ".report.json"


def name_of(source: Path, taken: set[str]) -> str:
    """What the files on an input are called, unlike those on any other."""
    name = distinct(source.stem or "text", taken)
    taken.add(name)
    return name


def names_taken(folder: Folder) -> Iterator[str]:
    """The names that other inputs have."""
    for name in folder.names(REPORTS):
        yield name.removesuffix(REPORT_TEXT).removesuffix(REPORT_JSON)


def record_of(
    folder: Path, source: Path, name: str, way: Way | None, brought: Brought, fit: Fitted
) -> Record:
    """Of an input that is read into a project."""
    pictures = {
        place: Laid(there, digest(brought.contents[place]))
        for place, there in brought.places.items()
    }
    return Record(
        biokit_import=1,
        name=name,
        input=place_from(folder, source),
        title=plain_text(brought.read.biography.title),
        format=brought.read.format,
        way=way,
        known_by=known_by(brought.read),
        ids=fit.ids,
        sources=fit.sources,
        pictures=pictures,
    )


def reports_on(name: str, source: Path, one: Import) -> Iterator[tuple[str, bytes]]:
    """A report to read and one to compute with."""
    yield f"{REPORTS}/{name}{REPORT_TEXT}", report.as_text(source.name, one).encode()
    yield f"{REPORTS}/{name}{REPORT_JSON}", report.as_json(source.name, one)


def told(reports: Mapping[str, bytes]) -> str:
    """The reports for the user to read."""
    return "\n".join(
        content.decode("utf-8") for place, content in reports.items() if place.endswith(".txt")
    )
