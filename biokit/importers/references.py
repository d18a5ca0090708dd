"""Lists of sources read into a project: `biokit import refs.bib --into DIR`."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import ClassVar

from biokit.errors import TooLarge
from biokit.importers.base import Import, ImportOptions
from biokit.model.biography import Biography
from biokit.model.nodes import Text
from biokit.references import read_references

START = 65_536
ENTRY = re.compile(rb"(?m)^[ \t]*@\s*[A-Za-z]+\s*[{(]\s*[^\s,{}()\"]+\s*,")
RIS = re.compile(rb"(\xef\xbb\xbf)?(\s|\d+\.?)*TY {1,2}- ")
ITEM = re.compile(rb'"(type|itemType)"\s*:\s*"[a-zA-Z_-]+"')
KEY = re.compile(rb'"(id|citation-key|citationKey)"\s*:')
YAML = re.compile(rb"(?m)^(references:\s*$|- (id|type|citation-key): )")

TAGGED = re.compile(rb"(?m)^[A-Z][A-Z0-9] {1,2}- ")
BRACED = re.compile(rb"@\s*[A-Za-z]+\s*[{(]")
YAML_ALONE = re.compile(
    rb"(?:---[ \t]*\n)?(?:references:[ \t]*\n)?[ \t]*- (?:id|type|citation-key): "
)
"""A list of sources from the beginning on, and no text below it."""
YAML_ITEM = re.compile(rb"(?m)^[ \t]*(?:- )?type: [\w-]+[ \t]*\r?$")


class ReferencesImporter:
    """Reads lists of sources."""

    name: ClassVar[str] = "references"
    description: ClassVar[str] = "lists of sources: BibLaTeX, CSL-JSON, CSL-YAML, RIS, Zotero"
    suffixes: ClassVar[tuple[str, ...]] = (".bib", ".ris", ".json", ".yaml", ".yml")

    def recognise(self, content: bytes, path: str) -> float:
        """By what lists begin with; BibLaTeX and RIS have suffixes of their own."""
        start, suffix = content[:START], PurePosixPath(path.lower()).suffix
        head = start.lstrip(b"\xef\xbb\xbf \t\r\n")
        if RIS.match(start):
            return 1.0 if suffix == ".ris" else 0.95
        if head.startswith((b"[", b"{")):
            listed = ITEM.search(start) and KEY.search(start) and b'"biokit"' not in start[:200]
            return 0.9 if listed else 0.0
        if head.startswith((b"<", b"PK\x03", b"#")) or b"\0" in start:
            return 0.0
        if suffix in {".bib", ".ris"} and (BRACED if suffix == ".bib" else TAGGED).search(start):
            return 1.0
        if suffix in {".yaml", ".yml"}:
            return 0.9 if YAML.search(start) else 0.0
        if YAML_ALONE.match(head) and YAML_ITEM.search(start):
            return 0.8
        return 0.96 if ENTRY.match(head) else 0.5 * (suffix in {".bib", ".ris"})

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read the sources; a work of its own they are not.

        Raises:
            BadInput: it is not UTF-8, or no list of sources; names the line.
            TooLarge: past the limit of the options.
        """
        if len(content) > options.max_size:
            raise TooLarge("the file is too large", path=path, hint="--max-size raises the limit")
        found = read_references(content, path)
        title = (Text(PurePosixPath(path).stem or "Sources"),)
        unresolved = sum(source.state == "unresolved" for source in found.sources)
        lost = sum(finding.code.startswith("loss-") for finding in found.findings)
        counts = (
            ("sources", len(found.sources) - unresolved),
            ("broken entries", unresolved),
            ("fields left out", lost),
        )
        return Import(Biography(title, sources=found.sources), found.findings, counts)
