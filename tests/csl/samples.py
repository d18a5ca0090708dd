"""Fifteen sources of the kinds a biography cites, and a document that cites them in every way."""

from __future__ import annotations

from functools import cache
from typing import Any

from biokit.citing.csl.clusters import Citing, Cluster
from biokit.citing.csl.references import Reference, reference

Item = dict[str, Any]

ITEMS: tuple[Item, ...] = (
    {
        "id": "book", "type": "book", "title": "The Harbour Years: A Life in Letters",
        "author": [{"family": "Whitlock", "given": "Margaret Anne"}],
        "issued": {"date-parts": [[1987]]}, "publisher": "Faber and Faber",
        "publisher-place": "London", "edition": "2", "ISBN": "978-0-571-00000-0", "volume": "2",
        "number-of-pages": "412", "language": "en-GB",
    },
    {
        "id": "chapter", "type": "chapter", "title": "On the pilot’s house, and “the long wait”",
        "author": [{"family": "Berg", "given": "Jan Willem", "non-dropping-particle": "van den"},
                   {"family": "O’Hara", "given": "Siobhán"}],
        "editor": [{"family": "Ruiz", "given": "Clara"}, {"family": "Lund", "given": "Per"},
                   {"family": "Sato", "given": "Emi"}, {"family": "Abt", "given": "Uli"}],
        "container-title": "Ports and Their People", "page": "101-128",
        "issued": {"date-parts": [[2003, 9]]}, "publisher": "Brill", "publisher-place": "Leiden",
    },
    {
        "id": "article", "type": "article-journal", "title": "Tides, ledgers and <i>Mentor</i>",
        "author": [{"family": f"Name{letter}", "given": f"{letter}. B."} for letter in "ACDEFGHI"],
        "container-title": "Journal of Maritime History", "container-title-short": "J. Marit. Hist.",
        "volume": "12", "issue": "3", "page": "245-52", "issued": {"date-parts": [[2011, 5, 4]]},
        "DOI": "10.1000/xyz123", "ISSN": "0000-0019",
        "URL": "https://example.org/jmh/12/3", "accessed": {"date-parts": [[2020, 1, 31]]},
    },
    {
        "id": "newspaper", "type": "article-newspaper", "title": "Fire at the Custom House",
        "author": [{"family": "Doe", "given": "J.", "suffix": "Jr."}],
        "container-title": "The Evening Post", "publisher-place": "Bristol", "edition": "late",
        "section": "A", "page": "3", "issued": {"date-parts": [[1931, 11, 2]]},
    },
    {
        "id": "letter", "type": "personal_communication", "genre": "letter",
        "author": [{"family": "Whitlock", "given": "Margaret Anne"}],
        "recipient": [{"family": "Pryor", "given": "Edmund"}],
        "issued": {"date-parts": [[1921, 5, 14]]}, "archive": "County Record Office",
        "archive_location": "Box 3, folder 3",
    },
    {
        "id": "manuscript", "type": "manuscript", "title": "Diary of the second voyage",
        "author": [{"family": "Pryor", "given": "Edmund"}], "genre": "diary",
        "issued": {"date-parts": [[1889], [1893]]}, "archive": "County Record Office",
        "archive-place": "Bristol", "archive_collection": "Example Papers",
        "archive_location": "Box 1", "call-number": "EP/1/4",
    },
    {
        "id": "interview", "type": "interview", "title": "Conversation at the quay",
        "author": [{"family": "Lindqvist", "given": "Åsa"}],
        "interviewer": [{"family": "Berg", "given": "Jan"}], "medium": "tape recording",
        "issued": {"date-parts": [[1974, 2]]},
    },
    {
        "id": "film", "type": "motion_picture", "title": "The Lighthouse Keeper",
        "director": [{"family": "Kovács", "given": "István"}], "publisher": "Atlas Film",
        "issued": {"date-parts": [[1958]]}, "medium": "film",
    },
    {
        "id": "web", "type": "webpage", "title": "Who was who on the river?",
        "author": [{"literal": "Society of River Pilots"}], "container-title": "River Archive",
        "URL": "https://example.org/who", "accessed": {"date-parts": [[2021, 6, 7]]},
        "issued": {"date-parts": [[2019, 12]]},
    },
    {
        "id": "case", "type": "legal_case", "title": "Whitlock v. Harbour Board",
        "authority": "Court of Appeal", "container-title": "All ER", "volume": "2", "page": "117",
        "issued": {"date-parts": [[1934]]}, "number": "45",
    },
    {
        "id": "nameless", "type": "book", "title": "A Guide for Strangers", "edition": "revised",
        "issued": {"date-parts": [[1850]], "circa": True}, "publisher-place": "Bristol",
    },
    {
        "id": "dateless", "type": "book", "title": "Poems of the Estuary", "publisher": "Own Press",
        "author": [{"family": "Brontë-Hughes", "given": "Jean-Luc"}],
        "translator": [{"family": "Ruiz", "given": "Clara"}],
    },
    {
        "id": "chinese", "type": "book", "title": "港口史", "language": "zh-CN",
        "author": [{"family": "陈", "given": "思远"}, {"family": "李", "given": "明"}],
        "publisher": "人民出版社", "publisher-place": "北京", "issued": {"date-parts": [[1998]]},
    },
    {
        "id": "report", "type": "report", "title": "Report on the dredging", "number": "17/B",
        "author": [{"family": "Berg", "given": "Johanna"}], "genre": "technical report",
        "publisher": "Harbour Board", "issued": "1962-21/1963-22",
        "note": "archive: Port Library\ncollection-title: Blue Papers",
    },
    {
        "id": "thesis", "type": "thesis", "title": "Ropewalks", "genre": "PhD thesis",
        "author": [{"family": "Whitlock", "given": "Margaret Anne"}], "publisher": "Uppsala",
        "issued": {"date-parts": [[1987]]}, "event-place": "Uppsala",
    },
)  # fmt: skip


def document() -> list[Cluster]:
    """Seventeen citations: repeated, located, several in one, with words around, without names."""
    cites = (
        (Citing("book", "12"),),
        (Citing("book", "12"),),
        (Citing("book", "14–15"),),
        (Citing("chapter"), Citing("article", "246", prefix=("see also ",))),
        (Citing("newspaper", suffix=(" (late edition)",)),),
        (Citing("letter"),),
        (Citing("manuscript", "3r", label="folio"),),
        (Citing("interview"), Citing("film"), Citing("web"), Citing("case")),
        (Citing("book", "2", label="chapter", suppress_author=True),),
        (Citing("nameless", "iv"),),
        (Citing("dateless"), Citing("chinese", "88-90")),
        (Citing("report"), Citing("thesis"), Citing("book")),
        (Citing("article", "250, 252"),),
        (Citing("article", author_only=True),),
        (Citing("letter"),),
        (Citing("missing"),),
        (Citing("chinese"),),
    )
    return [Cluster(each, note) for note, each in enumerate(cites, 1)]


@cache
def references() -> dict[str, Reference]:
    """The sources, as the engine takes them."""
    return {item["id"]: reference(item) for item in ITEMS}
