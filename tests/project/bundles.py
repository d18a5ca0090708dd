"""A format of our own for tests: a biography with pictures and a source that it is, in one file."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import ClassVar

import msgspec
import pytest

from biokit.errors import BadInput
from biokit.importers.base import Import, ImportOptions
from biokit.model.biography import Biography
from biokit.model.sources import Source

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "08d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""A PNG of one pixel."""
OTHER_DOT = DOT + b"\n"


class Bundle(msgspec.Struct, frozen=True):
    """What stands in a file of the format."""

    bundle: int
    biography: Biography
    media: dict[str, str]
    itself: Source | None = None


class BundleImporter:
    """Reads one."""

    name: ClassVar[str] = "bundle"
    description: ClassVar[str] = "a biography with its pictures, for tests"
    suffixes: ClassVar[tuple[str, ...]] = (".bundle",)

    def recognise(self, content: bytes, path: str) -> float:
        """By its first bytes."""
        return 0.99 if content.startswith(b'{"bundle":1') else 0.0

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read it whole."""
        try:
            made = msgspec.json.decode(content, type=Bundle)
        except msgspec.DecodeError as fault:
            raise BadInput(f"this is no bundle: {fault}", path=path) from fault
        media = tuple((name, base64.b64decode(held)) for name, held in made.media.items())
        return Import(made.biography, media=media, itself=made.itself)


def bundled(
    path: str | Path,
    biography: Biography,
    media: dict[str, bytes] | None = None,
    itself: Source | None = None,
) -> Path:
    """The file at `path`, written."""
    held = {name: base64.b64encode(content).decode() for name, content in (media or {}).items()}
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(msgspec.json.encode(Bundle(1, biography, held, itself)))
    return place


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the format on the module path, as another distribution would."""
    info = folder / "bundles-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: bundles\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[biokit.importers]\nbundle = tests.project.bundles:BundleImporter\n"
    )
    monkeypatch.syspath_prepend(str(folder))
