"""The lists of sources in a project: `sources.json`, `.bib`, `.yaml`, `.ris`, or several of them.

A broken entry is told and costs no other; where the user asks for strictness it is a mistake like
any other of the project.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.importers.base import ImportOptions
from biokit.model.sources import Source
from biokit.project.folder import Folder
from biokit.project.mistakes import Mistakes
from biokit.project.parsed import ParsedFile, parse_json
from biokit.project.sources import SOURCES_FILE, read_sources
from biokit.references.formats import SUFFIXES, read_references

if TYPE_CHECKING:
    from biokit.references import References

STEM = "sources"
NAMES = tuple(dict.fromkeys((SOURCES_FILE, *(f"{STEM}{suffix}" for suffix in SUFFIXES))))
"""In the order in which they are read."""
BROKEN = "broken-entry"
LISTS = frozenset({"items", "references"})
"""What holds the sources where the root is a table: Zotero's export, and pandoc's."""


class SourceLists(NamedTuple):
    """What the lists of a project say."""

    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    parsed: tuple[ParsedFile, ...] = ()
    whole: bool = True
    """Nothing of them is wrong: a key that they have not is nobody's but the author's."""


def read_lists(folder: Folder, options: ImportOptions, mistakes: Mistakes) -> SourceLists:
    """All sources of a project, in the order of the files and of what they hold.

    Args:
        folder: of the project.
        options: how large a file may be, and whether a broken entry is a mistake.
        mistakes: where a file is noted that cannot be read at all.
    """
    lists = [_read(folder, name, options, mistakes) for name in NAMES if folder.has(name)]
    return SourceLists(
        tuple(source for one in lists for source in one.sources),
        (*(finding for one in lists for finding in one.findings), *_unread(folder)),
        tuple(file for one in lists for file in one.parsed),
        all(one.whole for one in lists),
    )


def _read(folder: Folder, name: str, options: ImportOptions, mistakes: Mistakes) -> SourceLists:
    try:
        content = folder.read(name, options.max_size)
        if name == SOURCES_FILE:
            return _own(content, folder.named(name), options, mistakes)
        return _judged(read_references(content, folder.named(name)), options, mistakes)
    except BadInput as fault:
        mistakes.lose(fault)
        return SourceLists(whole=False)


def _own(content: bytes, name: str, options: ImportOptions, mistakes: Mistakes) -> SourceLists:
    """sources.json, which has biokit's own keys besides; or an export that was put in its place."""
    try:
        gathering = mistakes if options.strict else Mistakes()
        spot = parse_json(content, name, gathering)
    except BadInput:
        found = None if options.strict else read_references(content, name)
        if found is None or not _has_sound(found):
            raise
        return _judged(found, options, mistakes)
    if isinstance(spot.value, dict) and LISTS & spot.value.keys():
        return _judged(read_references(content, name), options, mistakes)
    sources = read_sources(spot)
    if options.strict:
        return SourceLists(sources, parsed=(spot.file,))
    findings = tuple(
        Finding(BROKEN, each.message, "error", each.path, each.line, None, each.hint)
        for each in gathering.all
    )
    return SourceLists(sources, findings, (spot.file,), not findings)


def _has_sound(found: References) -> bool:
    """Whether an entry came through."""
    broken = {finding.node for finding in found.findings if finding.code == BROKEN}
    return any(source.id not in broken for source in found.sources)


def _judged(found: References, options: ImportOptions, mistakes: Mistakes) -> SourceLists:
    """What was read; its errors are mistakes if the user is strict."""
    wrong = [finding for finding in found.findings if finding.severity == "error"]
    if not options.strict:
        return SourceLists(found.sources, found.findings, whole=not wrong)
    mistakes.incomplete |= bool(wrong)
    for each in wrong:
        mistakes.add(each.message, path=each.path or "", line=each.line, hint=each.hint)
    others = tuple(finding for finding in found.findings if finding.severity != "error")
    return SourceLists(found.sources, others)


def _unread(folder: Folder) -> Iterator[Finding]:
    """Files that look as if they were lists of sources, and are in no format that is read."""
    for name in folder.names(""):
        if name.startswith(f"{STEM}.") and name not in NAMES and not name.endswith(("~", ".bak")):
            yield Finding(
                "unread-sources",
                "this list of sources is not read",
                "warning",
                folder.named(name),
                hint=f"there may be: {', '.join(NAMES)}",
            )
