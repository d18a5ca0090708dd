"""Reading documents made by tests, and what to ask of what was read."""

from __future__ import annotations

from typing import TypeVar

from biokit.importers.base import Import, ImportOptions
from biokit.importers.docx import DocxImporter
from biokit.model.nodes import Block, Section
from biokit.model.walk import Part, walk
from tests.importers.docx.word import document

P = TypeVar("P", bound=Part)


def read(content: bytes, path: str = "life.docx", **options: object) -> Import:
    return DocxImporter().read(content, path, ImportOptions(**options))  # type: ignore[arg-type]


def imported(*body: str, **parts: object) -> Import:
    return read(document(*body, **parts))  # type: ignore[arg-type]


def section(*body: str, **parts: object) -> Section:
    (only,) = imported(*body, **parts).biography.sections
    return only


def blocks(*body: str, **parts: object) -> tuple[Block, ...]:
    return section(*body, **parts).blocks


def every(kind: type[P], read_in: Import) -> list[P]:
    return [part for part in walk(read_in.biography) if isinstance(part, kind)]


def said(read_in: Import, code: str) -> list[str | None]:
    return [finding.words for finding in read_in.findings if finding.code == code]


def codes(read_in: Import) -> set[str]:
    return {finding.code for finding in read_in.findings}
