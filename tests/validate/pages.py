"""Whether the page numbers that a whole book prints are right, found by text search.

    python -m tests.validate.pages PROJECT [PDF]

The project is printed, unless its PDF is given. For each line of the contents and of the lists of
illustrations and tables, the page that it gives must have the title or caption; for each heading of
the index, every page that it gives must have words that were marked for it, and all that were
marked must be on one of its pages.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import biokit
from biokit.model.edition import Edition
from biokit.model.nodes import Note
from biokit.model.walk import plain_text, walk
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.projections.index import Entry
from biokit.resources import Resources
from tests.agreement.reckoning import FOLIO, Printed, expanded
from tests.agreement.told import bare
from tests.validate.books import biokit as command

__all__ = ["wrong_lines", "wrong_locators"]

LOCATORS = rf"((?:{FOLIO}(?:n\d*|[–-]\s?{FOLIO})?(?:,\s)?)+)"
LONGEST = 60
"""Letters of a title or of marked words that are looked for."""


def main(arguments: list[str]) -> int:
    """Print each number that is wrong; 1 if there is one."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    project = Path(arguments[0])
    with tempfile.TemporaryDirectory(prefix="biokit-pages-") as scratch:
        if len(arguments) > 1:
            content = Path(arguments[1]).read_bytes()
        else:
            failed = command("build", str(project), "pdf", "--out", scratch, "--quiet")
            made = next(Path(scratch).glob("*.pdf"), None)
            if made is None:
                print(failed, file=sys.stderr)
                return 2
            content = made.read_bytes()
    book, printed = _composed(project), Printed(content)
    lines, locators = [*wrong_lines(book, printed)], [*wrong_locators(book, printed)]
    for said in (*lines, *locators):
        print(said)
    print(f"{len(printed.pages)} pages; {len(book.contents)} chapters in the contents,", end=" ")
    print(f"{len(book.illustrations)} illustrations, {len(book.tables)} tables,", end=" ")
    print(f"{len(book.index.places)} places in the index; {len(lines) + len(locators)} wrong")
    return 1 if lines or locators else 0


def _composed(project: Path) -> Book:
    life = biokit.load(project)
    edition = next((one for one in life.editions if one.format == "pdf"), Edition("pdf", "pdf"))
    return compose(life, edition, Resources(project).citation_styles)


def wrong_lines(book: Book, printed: Printed) -> Iterator[str]:
    """Lines of the contents and of lists that give a page without their words, or none."""
    whole = printed.spaced(range(len(printed.pages)))
    listed = [line for line in (*book.illustrations, *book.tables) if line.where is None]
    wanted = [*(plain_text(line.title) for line in book.contents)]
    wanted += [plain_text(line.title) for line in listed]
    for title in wanted:
        found = re.search(rf"{loose(title)}[\s.]+({FOLIO})\b", whole)
        if found is None:
            yield f"“{title}” is in no list with a page"
        elif not _has(printed, found[1], title):
            yield f"“{title}” is not on page {found[1]}"


def wrong_locators(book: Book, printed: Printed) -> Iterator[str]:
    """Headings of the index that give a page without their words, or miss one that has them."""
    if not book.index.groups:
        return
    words = _words(book)
    pages = [n for n, leaf in enumerate(printed.pages) if leaf.bare.startswith(_index(book))]
    text = printed.spaced(range(pages[-1] if pages else 0, len(printed.pages)))
    folios = [leaf.folio for leaf in printed.pages]
    place = 0
    for entry in _entries(book):
        found = re.compile(rf"{loose(entry.heading)},\s{LOCATORS}").search(text, place)
        if found is None:
            yield f"index: {entry.heading} has no pages"
            continue
        place = found.start()
        given = dict.fromkeys(one.partition("n")[0] for one in expanded(found[1], folios))
        marked = [words.get(locator.id, "") for locator in entry.locators]
        for folio in given:
            if not any(_has(printed, folio, each) for each in marked):
                yield f"index: {entry.heading} is not on page {folio}"
        for each in marked:
            if not any(_has(printed, folio, each) for folio in given):
                yield f"index: {entry.heading} misses “{each}”"


def _index(book: Book) -> str:
    (section,) = (one for one in book.back if one.role == "index")
    return bare(plain_text(section.title))


def _entries(book: Book) -> Iterator[Entry]:
    waiting = [entry for group in reversed(book.index.groups) for entry in reversed(group.entries)]
    while waiting:
        entry = waiting.pop()
        if entry.locators:
            yield entry
        waiting += reversed(entry.entries)


def _words(book: Book) -> dict[str, str]:
    """What stands at each place that the index leads to, by its id."""
    wanted = set(book.index.places)
    made: dict[str, str] = {}
    for root in (*book.matter, *(one.note for one in book.notes)):
        for part in walk(root):
            key = getattr(part, "id", None)
            if key in wanted:
                made[key] = plain_text(part.blocks if isinstance(part, Note) else part)
    return made


def loose(words: str) -> str:
    """A pattern of words that may be broken anywhere."""
    return r"[\s‐-]*".join(re.escape(letter) for letter in bare(words)[:LONGEST]) + (
        "" if len(bare(words)) <= LONGEST else r".{0,200}?"
    )


def _has(printed: Printed, folio: str, words: str) -> bool:
    """Whether words begin on the page with a folio."""
    wanted = bare(words).replace("\u2060", "")[:LONGEST]
    number = next((n for n, leaf in enumerate(printed.pages) if leaf.folio == folio), None)
    if number is None:
        return False
    here = printed.pages[number].bare
    if wanted in here:
        return True
    # Begun at the foot of this page and ended on the next, with a note in between.
    following = printed.pages[number + 1].bare if number + 1 < len(printed.pages) else ""
    return any(
        wanted[:cut] in here and following.startswith(wanted[cut:]) for cut in range(1, len(wanted))
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
