"""Sources: a CSL item, and what a biographer must know of it besides.

The variables are those of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html
#appendix-iv-variables) under their own names, in the JSON of citeproc's data schema.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.model.base import Node, share_defaults

SourceKind = Literal[
    "archive",
    "manuscript",
    "interview",
    "letter",
    "diary",
    "printed-primary",
    "secondary",
    "press",
    "web",
    "tertiary",
    "audiovisual",
    "dataset",
    "unknown",
]

ItemType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]


class ItemName(
    msgspec.Struct,
    frozen=True,
    gc=False,
    rename="kebab",
    omit_defaults=True,
    forbid_unknown_fields=True,
):
    """A name variable's name: a person in parts, or `literal`.

    `original` is biokit's own: the name in its own script, 華林甫, where the parts are romanised.
    """

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None
    original: str | None = None
    comma_suffix: bool | str | int | None = None
    static_ordering: bool | str | int | None = None
    parse_names: bool | str | int | None = None


class ItemDate(
    msgspec.Struct,
    frozen=True,
    gc=False,
    rename="kebab",
    omit_defaults=True,
    forbid_unknown_fields=True,
):
    """A date variable's date, in one of CSL's forms."""

    date_parts: tuple[tuple[int | str, ...], ...] = ()
    season: int | str | None = None
    circa: bool | str | int | None = None
    literal: str | None = None
    raw: str | None = None
    edtf: str | None = None


Names = tuple[ItemName, ...]
Number = str | int


class Item(
    msgspec.Struct,
    frozen=True,
    gc=False,
    rename="kebab",
    omit_defaults=True,
    forbid_unknown_fields=True,
    kw_only=True,
):
    """A CSL item: the description of a source that citation styles read."""

    type: ItemType = "document"
    citation_key: str | None = None
    categories: tuple[str, ...] = ()
    language: str | None = None
    journalAbbreviation: str | None = msgspec.field(default=None, name="journalAbbreviation")  # noqa: N815 (CSL's own name)
    shortTitle: str | None = msgspec.field(default=None, name="shortTitle")  # noqa: N815 (CSL's own name)

    author: Names = ()
    chair: Names = ()
    collection_editor: Names = ()
    compiler: Names = ()
    composer: Names = ()
    container_author: Names = ()
    contributor: Names = ()
    curator: Names = ()
    director: Names = ()
    editor: Names = ()
    editorial_director: Names = ()
    editor_translator: Names = ()
    executive_producer: Names = ()
    guest: Names = ()
    host: Names = ()
    illustrator: Names = ()
    interviewer: Names = ()
    narrator: Names = ()
    organizer: Names = ()
    original_author: Names = ()
    performer: Names = ()
    producer: Names = ()
    recipient: Names = ()
    reviewed_author: Names = ()
    script_writer: Names = ()
    series_creator: Names = ()
    translator: Names = ()

    accessed: ItemDate | None = None
    available_date: ItemDate | None = None
    event_date: ItemDate | None = None
    issued: ItemDate | None = None
    original_date: ItemDate | None = None
    submitted: ItemDate | None = None

    abstract: str | None = None
    annote: str | None = None
    archive: str | None = None
    archive_collection: str | None = None
    archive_location: str | None = None
    archive_place: str | None = None
    authority: str | None = None
    call_number: str | None = None
    chapter_number: Number | None = None
    citation_label: str | None = None
    citation_number: Number | None = None
    collection_number: Number | None = None
    collection_title: str | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    dimensions: str | None = None
    division: str | None = None
    DOI: str | None = msgspec.field(default=None, name="DOI")
    edition: Number | None = None
    event: str | None = None
    event_place: str | None = None
    event_title: str | None = None
    first_reference_note_number: Number | None = None
    genre: str | None = None
    ISBN: str | None = msgspec.field(default=None, name="ISBN")
    ISSN: str | None = msgspec.field(default=None, name="ISSN")
    issue: Number | None = None
    jurisdiction: str | None = None
    keyword: str | None = None
    locator: Number | None = None
    medium: str | None = None
    note: str | None = None
    number: Number | None = None
    number_of_pages: Number | None = None
    number_of_volumes: Number | None = None
    original_publisher: str | None = None
    original_publisher_place: str | None = None
    original_title: str | None = None
    page: Number | None = None
    page_first: Number | None = None
    part: Number | None = None
    part_title: str | None = None
    PMCID: str | None = msgspec.field(default=None, name="PMCID")
    PMID: str | None = msgspec.field(default=None, name="PMID")
    printing: Number | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    references: str | None = None
    reviewed_genre: str | None = None
    reviewed_title: str | None = None
    scale: str | None = None
    section: str | None = None
    source: str | None = None
    status: str | None = None
    supplement: Number | None = None
    title: str | None = None
    title_short: str | None = None
    URL: str | None = msgspec.field(default=None, name="URL")
    version: Number | None = None
    volume: Number | None = None
    volume_title: str | None = None
    year_suffix: str | None = None


class Source(Node, frozen=True, kw_only=True, gc=False, tag="source"):
    """Anything cited. An *unresolved* one is a reference whose description is missing."""

    id: str
    item: Item = Item()
    kind: SourceKind = "unknown"
    state: Literal["resolved", "unresolved"] = "resolved"
    siglum: str | None = None
    """The abbreviation it is cited by, listed among the abbreviations."""
    within: str | None = None
    """The id of the source that cites it: an article whose reference list is lost."""
    label: str | None = None
    """What the citing text calls it: the `12` of `[12]`."""
    transliteration: str | None = None
    """The title romanised, where the item has it in another script: `Lun Cai Qi`."""
    translation: str | None = None
    """The title in the language of the book: `On Cai Qi`."""
    verbatim: str | None = None
    """The whole reference in the words of a text that gives no more than words, marked up as CSL
    marks titles up (`<i>`): a first note and the bibliography of notes print it as it stands."""

    def __post_init__(self) -> None:
        """An empty item is no item in the JSON."""
        share_defaults(self, "item")
