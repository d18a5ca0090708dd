"""What a book comes in: a ZIP archive, or a folder of which the package document was given.

https://www.w3.org/TR/epub-33/#sec-ocf
"""

from __future__ import annotations

from collections.abc import Callable
from posixpath import dirname, join, normpath, relpath

import msgspec

from biokit.errors import BadInput, TooLarge
from biokit.importers.archive import Archive
from biokit.importers.base import ImportOptions
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.markup import document
from biokit.importers.epub.places import folded, place_of

__all__ = ["MIMETYPE", "Files", "Opened", "opened"]

MIMETYPE = b"application/epub+zip"
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
PACKAGE_TYPE = "application/oebps-package+xml"
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
OBFUSCATIONS = frozenset(["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"])
"""What is done to fonts alone, which are not read anyway."""


class Files:
    """The files of a package, by their places relative to the package document.

    Args:
        fetch: the content of the file at a place; raises BadInput if there is none.
        places: of all there are, if that is known.
    """

    def __init__(self, fetch: Callable[[str], bytes], places: tuple[str, ...] | None) -> None:
        self._fetch = fetch
        self._places = None if places is None else frozenset(places)
        self._folded = {folded(place): place for place in reversed(places or ())}

    def spelt(self, place: str) -> str:
        """The place of the file that is meant, which may differ in case or composition."""
        if self._places is None or place in self._places:
            return place
        return self._folded.get(folded(place), place)

    def read(self, place: str) -> bytes | None:
        """The content of a file; `None` if there is none, or it cannot be read.

        Raises:
            TooLarge: it is past the limit.
        """
        try:
            return self._fetch(self.spelt(place))
        except TooLarge:
            raise
        except BadInput:
            return None


class Opened(msgspec.Struct, frozen=True):
    """A book whose package document was found."""

    files: Files
    package: bytes
    path: str
    """Of the package document, for messages and origins."""
    folder: str
    """What stands before the places of its files in messages: `book.epub/OPS/`."""


def opened(content: bytes, path: str, options: ImportOptions, findings: Findings) -> Opened:
    """Open a book.

    Raises:
        BadInput: it is no book, encrypted, or damaged.
        TooLarge: it is past the limit when it is unpacked.
    """
    if content[:2] != b"PK":
        if not content[:64].lstrip(_BLANK).startswith(b"<") and b"\0" not in content[:4]:
            hint = "it may be cut short, or another kind of file; get it anew"
            raise BadInput("it is neither an archive nor a package document", path=path, hint=hint)
        parent = dirname(path)
        folder = f"{parent}/" if parent else ""
        return Opened(Files(options.beside, None), content, path, folder)
    archive = Archive(content, path, limit=options.max_size)
    _look_at_type(archive, findings)
    _refuse_locked(archive, path, findings)
    name = _package_name(archive, path, findings)
    root = dirname(name)
    places = tuple(relpath(each, root or ".") for each in archive.names)

    def fetch(place: str) -> bytes:
        return archive.read(normpath(join(root, place)))

    folder = f"{path}/{root}/" if root else f"{path}/"
    return Opened(Files(fetch, places), archive.read(name), f"{path}/{name}", folder)


def _look_at_type(archive: Archive, findings: Findings) -> None:
    said = archive.read("mimetype").strip() if archive.has("mimetype") else None
    if said != MIMETYPE:
        what = "does not say that it is an EPUB" if said is None else "says that it is no EPUB"
        findings.say(
            "wrong-type", f"the archive {what}: its mimetype is missing or another", severity="note"
        )


def _refuse_locked(archive: Archive, path: str, findings: Findings) -> None:
    """Only fonts may be disguised; text that is encrypted cannot be read by anyone but its shop."""
    if not archive.has(ENCRYPTION):
        return
    root = document(archive.read(ENCRYPTION), f"{path}/{ENCRYPTION}", findings)
    for entry in root.iter("EncryptedData"):
        used = [method.get("Algorithm", "") for method in entry.iter("EncryptionMethod")]
        if not used or not OBFUSCATIONS.issuperset(used):
            names = [reference.get("URI", "") for reference in entry.iter("CipherReference")]
            raise BadInput(
                f"the book is locked by digital rights management: {', '.join(names) or 'it'} is "
                "encrypted",
                path=path,
                hint="only a copy without that protection can be read",
            )


def _package_name(archive: Archive, path: str, findings: Findings) -> str:
    """The archive's name of the package document: the first that the container names."""
    named: list[str] = []
    if archive.has(CONTAINER):
        root = document(archive.read(CONTAINER), f"{path}/{CONTAINER}", findings)
        for file in root.iter("rootfile"):
            place = place_of(file.get("full-path", ""))
            if place is not None and file.get("media-type", PACKAGE_TYPE) == PACKAGE_TYPE:
                named.append(place.file)
    known = {folded(name): name for name in archive.names}
    there = [known[folded(name)] for name in named if folded(name) in known]
    if len(there) > 1:
        others = ", ".join(there[1:])
        message = f"the archive holds several renditions: only the first is read, not {others}"
        findings.say("guess-rendition", message)
    if there:
        return there[0]
    found = sorted(
        (name for name in archive.names if name.lower().endswith(".opf")),
        key=lambda name: (name.count("/"), name),
    )
    if not found:
        raise BadInput(
            "the archive holds no package document (.opf)", path=path, hint="it is no EPUB"
        )
    message = f"the container does not say where the package document is: {found[0]} is taken"
    findings.say("guess-rendition", message)
    return found[0]
