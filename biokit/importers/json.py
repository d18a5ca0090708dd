"""The model's own form, read back."""

from __future__ import annotations

from typing import ClassVar

from biokit.errors import TooLarge
from biokit.importers.base import Import, ImportOptions
from biokit.model.codec import decode


class JsonImporter:
    """Reads the canonical JSON."""

    name: ClassVar[str] = "json"
    description: ClassVar[str] = "biokit's own JSON"
    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def recognise(self, content: bytes, path: str) -> float:
        """Certain by the version at its head; a suspicion by the suffix."""
        head = content[:200].lstrip()
        if head.startswith(b"{") and b'"biokit"' in head:
            return 1.0
        return 0.4 if path.endswith(".json") and head.startswith((b"{", b"[")) else 0.0

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read the biography.

        Raises:
            BadModel: it is not one; names the line or the JSON path.
            TooLarge: past the limit of the options.
        """
        if len(content) > options.max_size:
            raise TooLarge("the file is too large", path=path, hint="--max-size raises the limit")
        return Import(decode(content, path))
