"""biokit: write a life once; publish it as a PDF, an EPUB and Markdown, every claim traceable.

    import biokit

    life = biokit.load("examples/cai-qi")      # a project, a model JSON, any importable file
    biokit.export(life, "cai-qi.epub")         # .pdf, .md, .html, .json too; options as keywords
    biokit.check(life)                         # findings

Nothing heavy is loaded before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from biokit.diagnostics import Finding
    from biokit.errors import (
        BadInput,
        BadModel,
        BadProject,
        BadUsage,
        BiokitError,
        ExportFailed,
        OutputFailed,
        TooLarge,
        UnknownFormat,
    )
    from biokit.model.biography import Biography

    Place = str | PathLike[str]

__all__ = [
    "BadInput",
    "BadModel",
    "BadProject",
    "BadUsage",
    "Biography",
    "BiokitError",
    "ExportFailed",
    "Finding",
    "OutputFailed",
    "TooLarge",
    "UnknownFormat",
    "check",
    "export",
    "load",
]

_ELSEWHERE = {"Biography": "biokit.model.biography", "Finding": "biokit.diagnostics"}


def load(
    path: Place, *, format: str | None = None, lang: str | None = None, max_size: int | None = None
) -> Biography:
    """The biography in a project folder, its biography.toml, a model JSON, or any importable file.

    Args:
        path: the folder or the file.
        format: the importer's name, if it cannot be told from the file.
        lang: the language of the text, if it cannot be told from it.
        max_size: bytes of one file that are read, if not the documented limit.

    Raises:
        BadInput: there is no such thing, or it holds a mistake.
        UnknownFormat: there is no importer of that name.
    """
    from pathlib import Path

    from biokit.importers.base import SIZE_LIMIT, ImportOptions
    from biokit.project import load_with_findings

    options = ImportOptions(lang, SIZE_LIMIT if max_size is None else max_size)
    return load_with_findings(Path(path), format=format, options=options).biography


def export(
    biography: Biography, path: Place, *, to: str | None = None, **options: object
) -> tuple[Finding, ...]:
    """Write a biography as one format; the file is replaced at once or not at all.

    Args:
        biography: what to write. Its images are read from the folder it was loaded from.
        path: the file; its suffix tells the format, if `to` does not.
        to: the name of one of its editions, or of a format.
        options: fields of the edition (`trim="5in 8in"`), and the exporter's own.

    Returns:
        What has to be said of it: what the format could not hold, a missing glyph …

    Raises:
        UnknownFormat: there is no such format.
        BadUsage: an option has a value it cannot have.
        ExportFailed: the format cannot hold this biography at all.
        OutputFailed: the file cannot be written.
    """
    from pathlib import Path

    from biokit.build import once
    from biokit.project import project_of

    said = {name.replace("_", "-"): _spelt(value) for name, value in options.items()}
    made = once.export(biography, Path(path), to=to, options=said, project=project_of(biography))
    return made.findings


def check(biography: Biography) -> tuple[Finding, ...]:
    """Everything that is wrong with a biography, or might be."""
    from biokit.checks import check as checked
    from biokit.project import own_styles

    return checked(biography, own_styles(biography))


def _spelt(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def __getattr__(name: str) -> object:
    """What is loaded when it is first asked for: the types, the errors, the version."""
    if name == "__version__":
        from importlib.metadata import version  # a third of a start, for one string

        return version("biokit")
    if name not in __all__:
        message = f"module 'biokit' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(_ELSEWHERE.get(name, "biokit.errors")), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
