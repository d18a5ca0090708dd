"""A source in a line, and what a description of its type should say and does not."""

from __future__ import annotations

from biokit.model.sources import Item, ItemDate, ItemName, ItemType, Source

LONGEST = 60
"""Characters of a title in a line."""

UNPRINTED: frozenset[ItemType] = frozenset({"manuscript", "personal_communication", "collection"})
UNDATED: frozenset[ItemType] = frozenset(
    {"collection", "entry", "entry-dictionary", "entry-encyclopedia", "periodical"}
)
"""Types that are cited without a date of their own."""
IN_SOMETHING: dict[ItemType, str] = {
    "article-journal": "journal",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "chapter": "book",
    "paper-conference": "proceedings",
}


def described(source: Source) -> str:
    """A source in a line: `Greville, The Greville Memoirs (1874)`."""
    item = source.item
    names = item.author or item.editor
    who = ", ".join(_named(name) for name in names[:1]) + (" et al." if len(names) > 2 else "")
    if len(names) == 2:
        who = f"{_named(names[0])} and {_named(names[1])}"
    title = item.title or item.container_title or source.label or item.genre or ""
    if not item.title and (item.recipient or item.interviewer):
        title = " and ".join(_named(name) for name in (item.recipient or item.interviewer))
        title = f"to {title}" if item.recipient else f"interview by {title}"
    title = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
    when = _dated(item.issued)
    between = " " if title.startswith("to ") else ", "
    what = between.join(part for part in (who, title) if part)
    return f"{what} ({when})" if what and when else what or when


def _named(name: ItemName) -> str:
    particle = name.non_dropping_particle or name.dropping_particle
    return name.literal or " ".join(part for part in (particle, name.family) if part)


def _dated(date: ItemDate | None) -> str:
    if date is None:
        return ""
    parts = ("-".join(f"{part:0>2}" for part in each) for each in date.date_parts)
    return date.literal or date.edtf or date.raw or "/".join(parts)


def lacking(source: Source) -> tuple[str, ...]:
    """What a reader needs to find it again, and its description does not say."""
    item = source.item
    if source.state == "unresolved":
        return ()
    lacks = {
        "title": not (item.title or item.genre or (item.author and item.recipient)),
        "date": item.type not in UNDATED and not _is_dated(item),
        "archive": item.type in UNPRINTED and not _is_kept(item),
        "address": item.type in {"webpage", "post", "post-weblog"} and not (item.URL or item.DOI),
        IN_SOMETHING.get(item.type, ""): item.type in IN_SOMETHING and not item.container_title,
        "recipient": item.type == "personal_communication" and not item.recipient,
    }
    return tuple(what for what, is_lacking in lacks.items() if is_lacking)


def _is_dated(item: Item) -> bool:
    visited = item.accessed if item.type in {"webpage", "post", "post-weblog"} else None
    dates = (item.issued, item.original_date, item.event_date, item.status, visited)
    return any(date is not None for date in dates)


def _is_kept(item: Item) -> bool:
    """Somebody keeps it, or it is printed somewhere."""
    places = (item.archive, item.archive_collection, item.archive_location, item.call_number)
    return any((*places, item.container_title, item.URL, item.publisher, item.note))
