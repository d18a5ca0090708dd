"""Projects on disk: what an author edits, read into a biography and written from one."""

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
