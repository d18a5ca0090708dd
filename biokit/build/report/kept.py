"""What is kept of the pages of a product: `.biokit/NAME.pages` beside it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from biokit.build.freshness import FOLDER
from biokit.exporters.base import Export
from biokit.exporters.pdf.surveyed import BookSurvey, PageSurvey, decoded
from biokit.files import make_folder, write_atomically

__all__ = ["Kept", "PageNamed", "keep", "read_kept"]


class PageNamed(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A page, told from others by digests."""

    folio: str
    part: str
    """The title of the part that it is of; none on a blank page between two."""
    text: bytes
    look: bytes


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """The pages of a product, and of the one before it."""

    survey: BookSurvey
    pages: tuple[PageNamed, ...]
    before: tuple[PageNamed, ...] | None = None
    """`None` if nothing is known of an earlier build."""

    @property
    def seen(self) -> list[PageSurvey | None]:
        """What was seen on each page; `None` for a blank one between two parts."""
        return _in_place(self.survey, len(self.pages))


def _in_place(survey: BookSurvey, count: int) -> list[PageSurvey | None]:
    found: list[PageSurvey | None] = [None] * count
    for part in survey.parts:
        end = min(part.first + len(part.survey.pages), count)
        found[part.first : end] = part.survey.pages[: end - part.first]
    return found


def keep(output: Path, export: Export) -> None:
    """Keep what was seen on the pages of a product that is in its place, if it has any.

    Raises:
        OutputFailed: it cannot be written.
    """
    if export.survey is None:
        return
    survey = decoded(export.survey, BookSurvey)
    earlier = read_kept(output)
    before = None if earlier is None else earlier.pages
    folios = [] if export.pages is None else [start.label for start in export.pages.starts]
    made = Kept(survey, _named(survey, folios), before)
    make_folder(_path(output).parent)
    write_atomically(_path(output), msgspec.msgpack.encode(made))


def _named(survey: BookSurvey, folios: list[str]) -> tuple[PageNamed, ...]:
    last = max((part.first + len(part.survey.pages) for part in survey.parts), default=0)
    count = max(last, len(folios))
    titles = [""] * count
    for part in survey.parts:
        span = range(part.first, part.first + len(part.survey.pages))
        # Messages have titles in quotation marks; in a table they are by themselves.
        titles[span.start : span.stop] = [part.title.strip("“”")] * len(span)
    every = [*folios, *(str(number + 1) for number in range(len(folios), count))]
    seen = _in_place(survey, count)
    digests = ((b"", b"") if page is None else (page.text, page.look) for page in seen)
    named = zip(every, titles, digests, strict=True)
    return tuple(PageNamed(folio, title, *digest) for folio, title, digest in named)


def read_kept(output: Path) -> Kept | None:
    """What was kept of the pages of a product; `None` if there is nothing that can be read."""
    try:
        return msgspec.msgpack.decode(_path(output).read_bytes(), type=Kept)
    except (OSError, msgspec.DecodeError):
        return None


def _path(output: Path) -> Path:
    return output.parent / FOLDER / f"{output.name}.pages"
