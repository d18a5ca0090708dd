"""Projects on disk: what an author edits, read into a biography and written from one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biokit.project.assets import assets_in, assets_of, assets_with, own_styles, project_of
    from biokit.project.importing import Imported, import_into
    from biokit.project.loading import load, load_project, load_with_findings
    from biokit.project.new import new_project
    from biokit.project.writing import write_project

__all__ = [
    "Imported",
    "assets_in",
    "assets_of",
    "assets_with",
    "import_into",
    "load",
    "load_project",
    "load_with_findings",
    "new_project",
    "own_styles",
    "project_of",
    "write_project",
]

_ELSEWHERE = {
    "Imported": "importing",
    "assets_in": "assets",
    "assets_of": "assets",
    "assets_with": "assets",
    "import_into": "importing",
    "load": "loading",
    "load_project": "loading",
    "load_with_findings": "loading",
    "new_project": "new",
    "own_styles": "assets",
    "project_of": "assets",
    "write_project": "writing",
}


def __getattr__(name: str) -> object:
    """What is loaded when it is first asked for: a build imports nothing and writes no project."""
    if name not in _ELSEWHERE:
        message = f"module 'biokit.project' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(f"biokit.project.{_ELSEWHERE[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
