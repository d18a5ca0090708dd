"""The importer: what it knows a document by, and what it refuses."""

from __future__ import annotations

from io import BytesIO
from typing import ClassVar
from zipfile import BadZipFile, ZipFile

from biokit.errors import BadInput, TooLarge
from biokit.importers.base import Import, ImportOptions

__all__ = ["DocxImporter"]

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MAIN_PARTS = frozenset({"word/document.xml", "word/document2.xml"})
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
OLD_SUFFIXES = (".doc", ".dot")
SAVE_AS = "open it in Word or LibreOffice and save it as .docx"


class DocxImporter:
    """Reads Word's documents: styles, notes, citation fields, tracked changes, pictures."""

    name: ClassVar[str] = "docx"
    description: ClassVar[str] = "Word documents: styles, notes, citations, tracked changes"
    suffixes: ClassVar[tuple[str, ...]] = SUFFIXES

    def recognise(self, content: bytes, path: str) -> float:
        """By what is in the archive. Documents that only Word can open are claimed to be refused.

        So that their user hears what to do, instead of that nothing is known of such a file.
        """
        if content.startswith(OLE):
            wordy = ENCRYPTED in content or path.lower().endswith((*SUFFIXES, *OLD_SUFFIXES))
            return 0.9 if wordy else 0.0
        if not content.startswith(ZIP):
            return 0.0
        try:
            with ZipFile(BytesIO(content)) as archive:
                names = set(archive.namelist())
        except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
            return 0.6 if path.lower().endswith(SUFFIXES) else 0.0
        if names & MAIN_PARTS:
            return 1.0
        if "content.xml" in names and path.lower().endswith((".odt", ".ott")):
            return 0.5
        in_word = "[Content_Types].xml" in names and any(n.startswith("word/") for n in names)
        return 0.9 if in_word else 0.4 * path.lower().endswith(SUFFIXES)

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read the document.

        Raises:
            TooLarge: it, or a part of it, is past the limit of the options.
            BadInput: it is encrypted, damaged, or of another program.
        """
        if len(content) > options.max_size:
            raise TooLarge(
                f"the document is larger than {options.max_size:,} bytes",
                path=path,
                hint="--max-size raises the limit",
            )
        if content.startswith(OLE):
            raise _refused(content, path)
        from biokit.importers.docx.document import read_document

        return read_document(content, path, options)


def _refused(content: bytes, path: str) -> BadInput:
    """What is wrong with a document in the container that Word used before 2007."""
    if ENCRYPTED in content:
        return BadInput(
            "the document is encrypted with a password",
            path=path,
            hint="open it in Word, remove the password, and save it again",
        )
    return BadInput("this is a document of Word before 2007", path=path, hint=SAVE_AS)
