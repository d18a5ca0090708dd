"""Keys of sources and ids of entities: readable, and the same whenever the same page is read."""

from __future__ import annotations

import re
import unicodedata

from biokit.model.sources import Item, ItemDate

LONGEST = 48
"""Characters of an id made of words."""
TITLE_WORDS = 3
"""Words of a title that are enough for a key."""
SMALL_WORDS = """
    a an and at by for from in of on or the to with der die das ein eine und von zu le la les un
    une de des du et il lo gli i e el los las y
"""
SMALL = frozenset(SMALL_WORDS.split())
"""Words that say nothing in a key."""
YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
ENTRY = re.compile(
    r"(?P<family>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?), [^\W\d_][^()\[\]“”\".;:]{0,80}?[.,]?"
    r" \((?P<year>\d{4}[a-z]?)\)"
)
"""How words begin that give an author and a year: `Webb, Nick (2005a).`"""
SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})


def plain(words: str) -> str:
    """Lower case, Latin letters without their marks, every other script as it is."""
    lower = words.casefold().translate(SPELLED)
    apart = unicodedata.normalize("NFKD", lower)
    latin = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return latin if latin.isascii() else unicodedata.normalize("NFKC", lower)


def slug(words: str) -> str:
    """An id made of words: `ulm`, `leo-szilard`, `蔡奇`; it begins with a letter."""
    signs = plain(words).replace("'", "").replace("’", "")
    parts = "".join(sign if sign.isalnum() else " " for sign in signs).split()
    made = ""
    for part in parts:
        if made and len(made) + len(part) >= LONGEST:
            break
        made = f"{made}-{part}" if made else part[:LONGEST]
    if not made:
        return "x"
    return made if made[0].isalpha() else f"x-{made}"


class Keys:
    """Hands out ids, each once."""

    def __init__(self, *taken: str) -> None:
        self.taken = set(taken)
        self._count: dict[str, int] = {}

    def fresh(self, wanted: str, *, between: str = "-") -> str:
        """`wanted`, or with the first letter after it that makes it another: `fox2007b`."""
        made, count = wanted, self._count.get(wanted, 1)
        while made in self.taken:
            count += 1
            made = f"{wanted}{between}{_letters(count)}"
        self._count[wanted] = count - 1 if count > 1 else 1
        self.taken.add(made)
        return made

    def source(self, item: Item, letter: str = "") -> str:
        """The key of a source: `fox2007`, or else words of its title.

        Args:
            item: what it is.
            letter: what the page itself tells it from others by, the `b` of `Fox 2007b`.
        """
        wanted = source_key(item)
        told = f"{wanted}{letter}" if letter and wanted[-1:].isdigit() else wanted
        made = told if told not in self.taken else wanted
        return self.fresh(made, between="" if made[-1:].isdigit() else "-")


def _letters(number: int) -> str:
    """2 is `b`, 26 `z`, 27 `aa`."""
    made = ""
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(ord("a") + rest) + made
    return made


def source_key(item: Item) -> str:
    """What a source is called before others are thought of: family and year, or title words."""
    year = year_of(item.issued)
    names = item.author or item.editor
    if names and year:
        first = names[0]
        name = slug(first.family or first.literal or first.given or "").split("-")
        telling = [word for word in name if word not in SMALL] or name
        return f"{''.join(name) if first.family else telling[0]}{year}"
    words_alone = re.sub(r"<[^>]+>", "", item.title or "")
    if entry := ENTRY.match(words_alone):
        return f"{slug(entry['family']).replace('-', '')}{entry['year']}"
    titled = words_alone or item.container_title or item.URL or "source"
    titled = re.sub(r"^[a-z]+://(?:www\.)?", "", titled)
    words = [word for word in slug(titled).split("-") if word != "x"]
    telling = [word for word in words if word not in SMALL] or words
    key = slug("-".join(telling[:TITLE_WORDS]))
    return f"{key}-{year}" if year and year not in key else key


def year_of(date: ItemDate | None) -> str | None:
    """The year of a date of CSL in four digits; `None` if it has none."""
    if date is None:
        return None
    if date.date_parts and date.date_parts[0]:
        return f"{int(date.date_parts[0][0]):04}"
    found = YEAR.search(date.edtf or date.literal or date.raw or "")
    return None if found is None else found[0]
