"""BibLaTeX's entry types, and what they are in CSL."""

from __future__ import annotations

from biokit.model.sources import ItemType

TYPES: dict[str, ItemType] = {
    "archival": "manuscript",
    "archive": "collection",
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "bibnote": "document",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "commentary": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "diary": "manuscript",
    "electronic": "webpage",
    "film": "motion_picture",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "interview": "interview",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "book",
    "manuscript": "manuscript",
    "map": "map",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "speech": "speech",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}

BY_SUBTYPE: dict[tuple[str, str], ItemType] = {
    ("article", "magazine"): "article-magazine",
    ("article", "newspaper"): "article-newspaper",
    ("article", "blog"): "post-weblog",
    ("audio", "radio"): "broadcast",
    ("inreference", "dictionary"): "entry-dictionary",
    ("misc", "collection"): "collection",
    ("misc", "diary"): "manuscript",
    ("misc", "email"): "personal_communication",
    ("misc", "interview"): "interview",
    ("misc", "letter"): "personal_communication",
    ("misc", "map"): "map",
    ("misc", "speech"): "speech",
    ("online", "blog"): "post-weblog",
    ("online", "post"): "post",
    ("unpublished", "letter"): "personal_communication",
    ("unpublished", "speech"): "speech",
    ("video", "broadcast"): "broadcast",
    ("video", "tvepisode"): "broadcast",
}
"""By type and `entrysubtype`."""

GENRES = {
    "mastersthesis": "master’s thesis",
    "phdthesis": "PhD diss.",
    "techreport": "technical report",
}
"""What the types of old BibTeX say of a work, if `type` does not."""

NO_SOURCES = frozenset({"xdata", "set", "customc", "control", "bibnote"})
"""Types that describe no source: templates for others, groups, and references to other entries."""

ARTICLES = frozenset(
    {"article", "suppperiodical", "review", "newspaper"}
)  # fmt: skip
"""Types whose `number` is an issue's."""

IN_BOOKS = frozenset(
    {"bookinbook", "inbook", "incollection", "suppbook", "suppcollection", "letter"}
)

NUMBERED = frozenset(
    [
        "archival",
        "dataset",
        "image",
        "jurisdiction",
        "legal",
        "legislation",
        "manual",
        "manuscript",
        "misc",
        "music",
        "audio",
        "online",
        "patent",
        "report",
        "software",
        "standard",
        "techreport",
        "thesis",
        "phdthesis",
        "unpublished",
        "video",
        "letter",
        "mastersthesis",
        "artwork",
        "movie",
        "film",
        "performance",
    ]
)
"""Types whose `number` is their own."""

UNPRINTED = frozenset({"manuscript", "personal_communication", "collection"})
"""What lies in an archive: who holds it is no publisher."""

HAPPENINGS = frozenset(
    [
        "speech",
        "performance",
        "broadcast",
        "motion_picture",
        "interview",
        "post",
        "post-weblog",
        "review",
        "webpage",
        "article-magazine",
        "article-newspaper",
        "song",
    ]
)
"""What is dated by when it happened."""

SOMEWHERE = frozenset({"speech", "performance", "interview"})
"""What is somewhere, and is not published there."""

SUBTYPES_SAID_ELSEWHERE = frozenset(
    [
        "magazine",
        "newspaper",
        "letter",
        "classical",
        "defined",
        "speech",
        "interview",
        "blog",
        "tvepisode",
        "broadcast",
        "radio",
        "diary",
        "collection",
        "map",
        "dictionary",
        "post",
        "email",
    ]
)
"""Words of `entrysubtype` that the type of the item says, or that only order the layout."""


def type_of(entry_type: str, subtype: str) -> ItemType | None:
    """The type of CSL; none if nobody knows the entry's type.

    In biblatex-chicago a `misc` with any subtype is an unpublished thing in an archive.
    """
    found = BY_SUBTYPE.get((entry_type, subtype))
    if found is not None:
        return found
    if entry_type == "misc" and subtype:
        return "manuscript"
    return TYPES.get(entry_type)
