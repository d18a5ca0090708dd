"""What books say, found by means of their own: the text of files, and the text of the model."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from biokit.errors import BadInput
from biokit.importers.base import Beside, Import, ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.model.nodes import (
    Code,
    CodeBlock,
    Definition,
    Figure,
    InlineImage,
    Note,
    Section,
    Table,
    Text,
)
from biokit.model.walk import Part, children, walk

X = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
UNSEEN = re.compile(r"[\s\u2060\u00ad\u200b\ufeff\"“”‘’'„‚«»‹›]+")
"""White space of all kinds, and quotation marks, which a model leaves to the style."""


def seen(words: str) -> str:
    """Words as they are compared: without white space and quotation marks."""
    return UNSEEN.sub("", words)


def imported(path: Path) -> Import:
    """A book of a folder or an archive."""
    package = path / "content.opf" if path.is_dir() else path
    options = ImportOptions(beside=beside(package.parent))
    return EpubImporter().read(package.read_bytes(), package.name, options)


def beside(folder: Path) -> Beside:
    """What reads the files of a folder."""

    def read(place: str) -> bytes:
        try:
            return (folder / place).read_bytes()
        except OSError as fault:
            raise BadInput("there is no such file", path=place) from fault

    return read


# ------------------------------------------------------------------------------------- the files


def files_of(path: Path) -> list[tuple[str, etree._Element]]:
    """The files of the spine with the roots of their trees, in reading order."""
    if path.is_dir():
        names = {
            file.relative_to(path).as_posix(): file.read_bytes()
            for file in path.rglob("*")
            if file.is_file()
        }
        opf = "content.opf"
    else:
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            names = {name: archive.read(name) for name in archive.namelist()}
        opf = next(name for name in names if name.endswith(".opf"))
    package = etree.fromstring(names[opf])
    items = {item.get("id"): item.get("href") or "" for item in package.iter("{*}item")}
    order = [items[ref.get("idref")] for ref in package.iter("{*}itemref")]
    places = [normpath(join(dirname(opf), unquote(href))) for href in order]
    return [(place, etree.fromstring(names[place])) for place in places]


def types(element: etree._Element) -> set[str]:
    return set((element.get(TYPE) or "").split()) | set((element.get("role") or "").split())


CALLS = {"noteref", "annoref", "doc-noteref"}
BACK = {"backlink", "doc-backlink"}
NOTES = {"endnote", "footnote", "rearnote", "annotation"}


def notes_of(files: list[tuple[str, etree._Element]]) -> list[str]:
    """The words of the notes, in the order of their calls, by the ids they are called by."""
    by_id = {
        (place, element.get("id")): element
        for place, root in files
        for element in root.iter("*")
        if element.get("id")
    }
    said = []
    for place, root in files:
        for link in root.iter(f"{X}a"):
            if types(link) & CALLS:
                file, _, key = (link.get("href") or "").partition("#")
                target = normpath(join(dirname(place), unquote(file))) if file else place
                said.append("".join(_text(by_id[target, key], whole=True)))
    return said


def called_ids(files: list[tuple[str, etree._Element]]) -> set[str]:
    return {
        (link.get("href") or "").partition("#")[2]
        for _, root in files
        for link in root.iter(f"{X}a")
        if types(link) & CALLS
    }


def body_of(files: list[tuple[str, etree._Element]]) -> str:
    """All words of the bodies but those of notes that are called, their marks and ways back."""
    called = called_ids(files)
    return "".join(
        piece
        for _, root in files
        for body in root.iter(f"{X}body")
        for piece in _text(body, called=called)
    )


def _text(
    element: etree._Element, *, whole: bool = False, called: frozenset[str] | set[str] = frozenset()
) -> Iterator[str]:
    """The words of an element without marks, ways back and page breaks."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            kinds = types(child)
            skipped = kinds & (CALLS | BACK | {"pagebreak", "doc-pagebreak"})
            words_kept = kinds & {"annoref"}
            is_note = (
                not whole
                and child.get("id") in called
                and child.tag in {f"{X}li", f"{X}aside", f"{X}div"}
            )
            if (
                child.tag not in {f"{X}script", f"{X}style"}
                and not is_note
                and (not skipped or words_kept)
            ):
                yield from _text(child, whole=whole, called=called)
        yield child.tail or ""


# ------------------------------------------------------------------------------------- the model


def said_by(part: Part) -> Iterator[str]:
    """The words of a part of the model in reading order, without its notes' own."""
    match part:
        case Text(value) | Code(value) | CodeBlock(value):
            yield value
        case Note(anchor=anchor):
            yield from _all(anchor)
        case InlineImage():
            return
        case Figure(caption=caption, credit=credit):
            yield from _all((*caption, *credit))
        case Table(rows, header, _, caption):
            yield from _all((*caption, *header, *rows))
        case Definition(term, blocks):
            yield from _all((*term, *blocks))
        case _:
            yield from _all(tuple(children(part)))


def _all(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        yield from said_by(part)


def text_of(sections: tuple[Section, ...]) -> str:
    """The words of sections."""
    return "".join(_all(sections))


def notes_in(sections: tuple[Section, ...]) -> list[str]:
    """What each note says, in order."""
    return [
        "".join(_all(part.blocks))
        for section in sections
        for part in walk(section)
        if isinstance(part, Note)
    ]


def words_dropped(found: Import, *codes: str) -> list[str]:
    """The words of findings."""
    return [
        word
        for finding in found.findings
        if finding.code in codes and finding.words
        for word in finding.words.split(" · ")
    ]
