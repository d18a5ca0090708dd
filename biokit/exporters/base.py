"""What an exporter is. One of your own satisfies `Exporter` and is registered."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.memory import FORGETFUL, Memory
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.projections.pages import PageMap
from biokit.resources import Resources

Assets = Callable[[str], bytes]
"""The bytes of an image by its path in the biography; raises BadInput if there is none."""


def no_assets(path: str) -> bytes:
    """The assets of a biography that came without a folder.

    Raises:
        BadInput: always.
    """
    raise BadInput("the image is not there", path=path, hint="export from the project's folder")


class Options(msgspec.Struct, frozen=True):
    """What an export needs to know besides the biography."""

    edition: Edition
    """What is made: its `options` carry the exporter's own."""
    assets: Assets = no_assets
    resources: Resources = msgspec.field(default_factory=Resources)
    epoch: int = 0
    """Seconds since 1970, for formats that must carry a time (`SOURCE_DATE_EPOCH`)."""
    pages: PageMap | None = None
    """The pages of a print edition, for formats that mark them; without them a book keeps the page
    marks it has."""

    at_once: int = 0
    """Processes that may be set to work; with none, everything is done in this one."""
    memory: Memory = FORGETFUL
    """What is remembered of earlier exports."""

    def option(self, name: str, default: str) -> str:
        """The exporter's own option `name`."""
        return dict(self.edition.options).get(name, default)


class UsedFile(msgspec.Struct, frozen=True):
    """A file outside the project that went into the product: a face, a style."""

    name: str
    sha256: str


class Export(msgspec.Struct, frozen=True):
    """The product, and what has to be said about it."""

    content: bytes
    findings: tuple[Finding, ...] = ()
    used: tuple[UsedFile, ...] = ()
    pages: PageMap | None = None
    """Where the product's pages begin, if it has any."""
    survey: bytes | None = None
    """What a report says of its pages; MessagePack, in the exporter's own form."""


class Exporter(Protocol):
    """Same biography and options, same bytes. No clock or network; only styles and faces."""

    name: ClassVar[str]
    """What `--to` and targets call it."""
    description: ClassVar[str]
    """One line for `biokit formats`."""
    suffix: ClassVar[str]
    """Its files' suffix, `.pdf`."""

    def export(self, biography: Biography, options: Options) -> Export:
        """Export `biography`.

        Raises:
            ExportFailed: the format cannot hold this biography at all. What it can hold only in
                part is a finding with a code `loss-*`.
        """
