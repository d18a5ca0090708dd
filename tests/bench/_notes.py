"""A library of three hundred sources and any number of Chicago notes, the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

SOURCES = 300
FAMILIES = (  # noqa: SIM905 (a list to be read)
    "Whitlock Pryor Lindqvist Ruiz Abt O’Hara Brontë-Hughes Sato Kovács Marlowe Fenn Adair "
    "Holloway Strand Ives Quill Thorne Vance Yardley Beck"
).split()
GIVEN = "Margaret Edmund Åsa Clara Uli Siobhán Jean-Luc Emi István Anne".split()  # noqa: SIM905
WORDS = (  # noqa: SIM905 (as above)
    "harbour tide letter winter garden empire silence bridge river voyage memory ledger island "
    "storm archive house journey theatre market portrait"
).split()
KINDS = (
    ("book", 38), ("chapter", 12), ("article-journal", 14), ("article-newspaper", 10),
    ("personal_communication", 10), ("manuscript", 6), ("interview", 4), ("webpage", 4),
    ("thesis", 2),
)  # fmt: skip


def sources(count: int = SOURCES) -> list[Json]:
    """CSL-JSON items of the kinds that a biography cites."""
    draw = random.Random("sources")
    kinds, weights = zip(*KINDS, strict=True)
    return [_source(f"s{n}", draw.choices(kinds, weights)[0], draw) for n in range(count)]


def _source(key: str, kind: str, draw: random.Random) -> Json:
    item: Json = {
        "id": key,
        "type": kind,
        "title": _title(draw),
        "author": [_person(draw) for _ in range(draw.choices((1, 2, 3, 5), (70, 18, 8, 4))[0])],
        "issued": {"date-parts": [[draw.randint(1840, 2024), draw.randint(1, 12)]]},
    }
    match kind:
        case "book" | "thesis":
            item |= {"publisher": "Faber and Faber", "publisher-place": "London"}
            if draw.random() < 0.2:
                item |= {"edition": "2", "volume": str(draw.randint(1, 4))}
        case "chapter":
            item |= {"container-title": _title(draw), "editor": [_person(draw)], "page": "101-128"}
            item |= {"publisher": "Brill", "publisher-place": "Leiden"}
        case "article-journal":
            item |= {"container-title": "Journal of Maritime History", "volume": "12"}
            item |= {"issue": "3", "page": "245-252", "DOI": f"10.1000/{key}"}
        case "article-newspaper":
            item |= {"container-title": "The Evening Post"}
        case "webpage":
            item |= {"container-title": "River Archive", "URL": f"https://example.org/{key}"}
        case _:
            item |= {"archive": "County Record Office", "archive_location": "Box 3, folder 3"}
            item |= {"recipient": [_person(draw)]} if kind == "personal_communication" else {}
    return item


def _person(draw: random.Random) -> Json:
    return {"family": draw.choice(FAMILIES), "given": draw.choice(GIVEN)}


def _title(draw: random.Random) -> str:
    one, other, last = draw.sample(WORDS, 3)
    return f"The {one} and the {other}: a {last}"


def notes(count: int, known: list[Json]) -> list[list[Json]]:
    """As many notes, each of one to three cites, many of them of what was cited just before."""
    draw = random.Random("notes")
    ids = [item["id"] for item in known]
    weights = [1 / (rank + 5) for rank in range(len(ids))]
    made: list[list[Json]] = []
    for _ in range(count):
        if made and draw.random() < 0.15:
            made.append([{**made[-1][0], "locator": str(draw.randint(1, 400))}])
            continue
        size = draw.choices((1, 2, 3), (78, 16, 6))[0]
        made.append([_cite(key, draw) for key in draw.choices(ids, weights, k=size)])
    return made


def _cite(key: str, draw: random.Random) -> Json:
    cite: Json = {"id": key}
    if draw.random() < 0.7:
        start = draw.randint(1, 400)
        cite["locator"] = str(start) if draw.random() < 0.7 else f"{start}–{start + 3}"
    if draw.random() < 0.08:
        cite["prefix"] = "see also "
    return cite


def as_markdown(citations: list[list[Json]]) -> str:
    """The same notes for pandoc."""
    return "".join(_paragraphs(citations))


def _paragraphs(citations: list[list[Json]]) -> Iterator[str]:
    for number, cites in enumerate(citations, 1):
        said = "; ".join(
            cite.get("prefix", "")
            + f"@{cite['id']}"
            + (f", p. {cite['locator']}" if "locator" in cite else "")
            for cite in cites
        )
        yield f"So it was.[^{number}]\n\n[^{number}]: [{said}].\n\n"
