"""Editions: one format of the work, who made it, and under what rights."""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.model.base import share_defaults
from biokit.model.dates import Date
from biokit.model.names import NameForm

Profile = Literal[
    "screen", "press", "kdp", "ingram", "archive", "epub-retail", "epub-library", "kobo"
]
"""Who it is made for. `screen` is everybody, and has no shop's rules; a PDF may be for a printer
(any, Amazon's KDP or Ingram) or an archive; an EPUB for shops, for libraries, or for Kobo's
readers, in Kobo's own form of it."""
EPUB_PROFILES: frozenset[Profile] = frozenset({"epub-retail", "epub-library", "kobo"})
PRINTERS: frozenset[Profile] = frozenset({"press", "kdp", "ingram"})
"""Profiles of what is printed on paper and bound."""
PDF_PROFILES: frozenset[Profile] = PRINTERS | {"archive"}
OF_PROFILE: dict[str, str] = {
    **dict.fromkeys(sorted(EPUB_PROFILES), "epub"),
    **dict.fromkeys(sorted(PDF_PROFILES), "pdf"),
}
"""The format of each profile: an edition that is called like a profile is one of it."""
MISFIT_HINT = (
    "PDF has screen, press, kdp, ingram and archive; "
    "EPUB has screen, epub-retail, epub-library and kobo"
)
RENAMED = {"print-shop": "press"}
"""What profiles were once called, and are called now."""
TRIMS = {
    "5x8": "5in 8in",
    "5.5x8.5": "5.5in 8.5in",
    "6x9": "6in 9in",
    "a5": "148mm 210mm",
    "a4": "210mm 297mm",
    "b-format": "129mm 198mm",
    "demy": "138mm 216mm",
    "royal": "156mm 234mm",
}
"""Leaves that have a name, in lower case: A sizes by ISO 216, the others as British and American
printers offer them (*demy* and *royal* are octavos)."""
Placement = Literal["footnote", "chapter-end", "book-end", "keyed", "keyed-chapter-end"]
"""Where notes are printed. A keyed one has no number in the text: at the end of the book or of its
chapter it follows its page and the opening words of what it is about."""
NoteSeries = Literal["one", "two"]
NoteSpan = Literal["book", "chapter"]
Ibid = Literal["auto", "allowed", "never"]
Indexing = Literal["marks-and-mentions", "marks", "none"]
"""What an index lists: the words that are marked for it and every person, place and organisation
that is mentioned, the words alone, or nothing."""


class Rights(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """Who owns it and what a reader may do: the facts, and the sentence that is printed."""

    statement: str | None = None
    """`© 2026 A. N. Author. All rights reserved.`"""
    holder: str | None = None
    year: int | None = None
    licence: str | None = None
    """SPDX identifier, `CC-BY-SA-4.0`."""
    licence_url: str | None = None
    attribution: str | None = None
    """What the licence asks to be said of where it came from."""
    source_url: str | None = None


class Contributor(
    msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """A person or body with a part in the work."""

    name: NameForm
    role: str = "aut"
    """MARC relator code: `aut`, `edt`, `trl`, `ill` …"""
    kind: Literal["person", "body"] = "person"
    """A body's name has no parts and is filed as it stands."""
    forms: tuple[NameForm, ...] = ()
    """The name in other scripts."""
    about: str | None = None
    """A few sentences for shops on who this is."""

    def __post_init__(self) -> None:
        """An author is not named as such in the JSON."""
        share_defaults(self, "role")


class Title(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """What a work is called besides its title: on a shelf, in a catalogue, in its own language."""

    text: str
    kind: Literal["short", "expanded", "edition", "original", "alternate-script", "other"] = "other"
    lang: str | None = None


class Identifier(
    msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """What a register knows a work by; the ISBN of an edition is the edition's."""

    value: str
    scheme: str | None = None
    """`doi`, `uri`, `uuid`, `lccn` …; `None` where the input does not say."""


class Series(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """A series or a set that a work belongs to."""

    name: str
    position: str | None = None
    """Its number there, in the series' own writing."""
    kind: Literal["series", "set"] = "series"
    """A set is complete; a series goes on."""
    identifier: str | None = None
    """The ISSN, or an address."""


class SubjectHeading(
    msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """What a work is about, in the words of a scheme. Keywords are free, and stand elsewhere."""

    text: str
    scheme: str | None = None
    """`LCSH`, `BISAC`, `Thema` …"""
    code: str | None = None


class Edition(
    msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """One format of the work: what it is sold as and how it is set."""

    id: str
    """The name of the target that makes it."""
    format: str
    """The exporter's name: `pdf`, `epub`, `markdown` …"""
    profile: Profile = "screen"
    trim: str = "6in 9in"
    """The leaf: a name of `TRIMS`, or width and height, CSS lengths."""
    design: str | None = None
    """A folder of `styles/print/` or `styles/ebook/`; `None` is the exporter's own."""
    placement: Placement = "footnote"
    note_series: NoteSeries = "one"
    """Whether all notes share one series of numbers; or citations are numbered, and placed as
    `placement` says, while the author's own notes stand at the foot of the page with * and †."""
    note_numbers: NoteSpan = "book"
    """How far the numbers run before they start anew."""
    note_symbols: Literal["page", "chapter"] = "page"
    """How far * and † run before they start anew; without pages, always a chapter."""
    positions: NoteSpan | None = None
    """How far a work cited is known to the reader, so that its short form is enough; `None` is as
    far as the numbers run, and where notes pop up one by one, a chapter."""
    ibid: Ibid = "auto"
    """Whether a style may say *ibid.*; `auto` is not where notes pop up one by one."""
    citation_style: str = "chicago-notes-bibliography"
    """A CSL style, by id, address or alias, or a file of the project's `styles/citations/`."""
    sigla: Literal["after-first", "always", "never"] = "after-first"
    """Where notes call a source that has a siglum by it."""
    bibliography: Literal["style", "all"] = "style"
    """Whether kinds of sources that the style keeps to its notes are left out of the
    bibliography."""
    bibliography_parts: Literal["one", "kinds"] = "one"
    """Whether the bibliography is one list, or has a part for each kind of source, from archives to
    the web. Parts that the text asks for are there anyway."""
    annotations: Literal["none", "annote", "abstract"] = "none"
    """What of a source's description is printed under its entry."""
    cited_on: bool = False
    """Whether each entry of the bibliography says on which pages its source is cited."""
    plates: Literal["in-line", "own"] = "in-line"
    """Whether the pages of plates are pages of the book, or leaves of their own, bound in, that
    have no folio and are not counted."""
    plate_numbers: Literal["arabic", "roman"] = "arabic"
    unprinted: Literal["plain", "asterisk"] = "plain"
    """Whether the bibliography marks what is not published."""
    cjk_names: Literal["whole", "style"] = "whole"
    """Whether a style's short form may cut a Chinese, Japanese or Korean name to the family's."""
    titles: Literal["auto", "romanised", "original-first", "original"] = "auto"
    """Of titles and names that a source has in two scripts: the romanised form, the original beside
    it and a translation in brackets; the original before the romanised; or the original alone, as
    `auto` has it in a book of the source's own language."""
    terms: Literal["book", "source"] = "book"
    """Whose language the words of a citation are in, *ed.*, *vol.*, months: the book's or each
    source's own."""
    index: Indexing = "marks-and-mentions"
    """Of an index that the text has a place for."""
    isbn: str | None = None
    binding: Literal["hardback", "paperback"] | None = None
    """Of an edition on paper."""
    publisher: str | None = None
    imprint: str | None = None
    """The publisher's brand it comes out under, if that is not the publisher's own name."""
    place: str | None = None
    date: Date | None = None
    statement: str | None = None
    """`Second edition, revised`."""
    contents_depth: int = 2
    """Levels of heading in the table of contents."""
    pages_from: str = "auto"
    """Whose pages an ebook marks: those of a print edition, by its id; `own` are the page marks of
    the text, `none` is nobody's. `auto` is the print edition that is made with it or up to date,
    or else `own`."""
    accessibility: tuple[tuple[str, str], ...] = ()
    """What an edition that was read in said of its own accessibility: `("accessMode", "textual")`.
    What biokit makes is judged anew."""
    options: tuple[tuple[str, str], ...] = ()
    """The exporter's own, by name."""

    def __post_init__(self) -> None:
        """The usual leaf and style are not named in the JSON."""
        share_defaults(self, "trim", "citation_style", "sigla", "pages_from", "plates")


def misfit(edition: Edition) -> str | None:
    """What is wrong with an edition whose profile is another format's, and what to do about it."""
    owner = "EPUB" if edition.profile in EPUB_PROFILES else "PDF"
    others = {"epub": PDF_PROFILES}.get(edition.format, EPUB_PROFILES)
    if edition.profile not in others:
        return None
    return f"the profile {edition.profile} is for {owner}, and the format is {edition.format}"
