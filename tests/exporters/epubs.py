"""Reading an EPUB back with nothing but zipfile and lxml, and asking EPUBCheck what it thinks."""

from __future__ import annotations

import io
import json
import posixpath
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from biokit.exporters.base import Export, Options
from biokit.exporters.epub import EpubExporter
from biokit.model.biography import Biography
from tests.exporters.checker import jar, write_report
from tests.exporters.lives import options

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"

Files = dict[str, bytes]
"""The entries of the archive by name, in its order."""


def exported(biography: Biography, asked: Options | None = None) -> Export:
    return EpubExporter().export(biography, asked or options("epub"))


def unzipped(content: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def files_of(biography: Biography, asked: Options | None = None) -> Files:
    return unzipped(exported(biography, asked).content)


def tree(files: Files, name: str) -> etree._Element:
    return etree.fromstring(files[f"EPUB/{name}"])


def package(files: Files) -> etree._Element:
    return tree(files, "content.opf")


def texts(files: Files) -> dict[str, etree._Element]:
    """The files of text by name, in reading order."""
    opf = package(files)
    names = {item.get("id"): str(item.get("href")) for item in opf.iter(f"{OPF}item")}
    spine = [names[ref.get("idref")] for ref in opf.iter(f"{OPF}itemref")]
    return {name: tree(files, name) for name in spine}


def said(files: Files, name: str) -> list[str]:
    """The values of a metadata element (`dc:title`) or of a `meta` by its property."""
    prefix, _, local = name.partition(":")
    if prefix == "dc":
        return [fact.text or "" for fact in package(files).iter(f"{DC}{local}")]
    metas = package(files).iter(f"{OPF}meta")
    return [meta.text or "" for meta in metas if meta.get("property") == name]


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def lost_links(files: Files) -> Iterator[str]:
    """Links within the package that lead to no file or to no id in it."""
    trees = {
        name: etree.fromstring(content)
        for name, content in files.items()
        if name.endswith((".xhtml", ".ncx"))
    }
    ids = {name: {made.get("id") for made in root.iter()} for name, root in trees.items()}
    for name, root in trees.items():
        for element in root.iter(etree.Element):
            address = element.get("href") or element.get("src")
            if address is None or ":" in address.partition("#")[0]:
                continue
            path, _, fragment = address.partition("#")
            target = posixpath.join("EPUB", path) if path else name
            if target not in files or (fragment and unquote(fragment) not in ids[target]):
                yield f"{name}: {address}"


def repeated_ids(files: Files) -> list[str]:
    repeated = []
    for name, root in texts(files).items():
        ids = [made.get("id") for made in root.iter() if made.get("id")]
        repeated += [f"{name}: {key}" for key in set(ids) if ids.count(key) > 1]
    return repeated


def epubcheck(content: bytes, folder: Path) -> list[str]:
    """Everything EPUBCheck 5.3 has to say, usage notes included; skips where there is no Java."""
    if jar() is None or shutil.which("java") is None:
        pytest.skip("EPUBCheck needs Java and the package epubcheck")
    book, report = folder / "book.epub", folder / "report.json"
    book.write_bytes(content)
    write_report(book, report)
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return [
        f"{message['severity']} {message['ID']} {message['message']}"
        f" {[(at['path'], at['line']) for at in message['locations']][:3]}"
        for message in messages
    ]
