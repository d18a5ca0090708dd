"""How fast a large biography is read and written: `python -m tests.bench.model`."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count

from biokit.model.biography import Biography
from biokit.model.codec import decode, encode
from biokit.model.dates import Date, parse
from biokit.model.life import Event, Life, Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Block,
    Citation,
    CitationItem,
    DateMark,
    Emphasis,
    Inline,
    Locator,
    Mention,
    Note,
    Paragraph,
    Section,
    Text,
)
from biokit.model.sources import Item, ItemDate, ItemName, Source
from biokit.model.walk import rebuild, walk

NODES = 100_000
DECODE_BAR = 50.0
ENCODE_BAR = 25.0
"""Milliseconds for a model of `NODES` nodes."""
RUNS = 9
SENTENCE = "In the spring he was sent to Sanming, where the river had carried off the bridge. "


def paragraph(number: int) -> Paragraph:
    """Twelve inlines, among them a citation and, in every fifth, a note."""
    year = 1900 + number % 120
    inlines: list[Inline] = [
        Text(SENTENCE),
        Emphasis((Text("Renmin ribao"),)),
        Text(" said so. "),
        Mention((Text("Cai Qi"),), of="cai-qi"),
        Text(" left in "),
        DateMark((Text("the spring"),), Date(f"{year}-21")),
        Text(SENTENCE),
        Citation((CitationItem(f"s{number % 400}", (Locator("page", str(number % 300)),)),)),
    ]
    if number % 5 == 0:
        inlines.append(Note((Paragraph((Text(SENTENCE),)),)))
    return Paragraph(tuple(inlines))


def event(number: int) -> Event:
    """An event on a day of its own."""
    date = Date(f"{1900 + number // 300 % 120}-{number % 12 + 1:02}-{number % 28 + 1:02}")
    return Event(id=f"e{number}", subject="cai-qi", date=date, text=(Text("Appointed"),))


def source(number: int) -> Source:
    """A book."""
    item = Item(
        type="book",
        title=f"Title {number}",
        author=(ItemName(family=f"Author {number}", given="A. N."),),
        issued=ItemDate(date_parts=((1900 + number % 120,),)),
        publisher="A Press",
        publisher_place="A Town",
    )
    return Source(id=f"s{number}", item=item, kind="secondary")


def large_biography(nodes: int = NODES) -> Biography:
    """A biography of at least so many nodes, in the mix of a book with notes and events."""
    name = Name((NameForm("Cai Qi", family="Cai", given="Qi"),))
    life = Life(
        persons=(Person(id="cai-qi", names=(name,)),),
        events=tuple(event(n) for n in range(nodes // 100)),
    )
    sources = tuple(source(number) for number in range(400))
    blocks: list[Block] = []
    rest = nodes - 2 * len(life.events) - 5 * len(sources)
    for number in count():
        blocks.append(paragraph(number))
        rest -= sum(1 for _ in walk(blocks[-1]))
        if rest <= 0:
            break
    chapters = tuple(
        Section((Text("A Chapter"),), tuple(blocks[at : at + 60]), role="chapter")
        for at in range(0, len(blocks), 60)
    )
    return Biography((Text("A Life"),), sections=chapters, sources=sources, life=life)


def milliseconds(task: Callable[[], object]) -> float:
    """CPU time of the best of several runs."""
    times: list[float] = []
    for _ in range(RUNS):
        started = time.process_time()
        task()
        times.append(time.process_time() - started)
    return 1_000 * min(times)


def main() -> None:
    """Print the times in CPU milliseconds, best of several runs."""
    biography = large_biography()
    encoded = encode(biography)
    nodes = sum(1 for _ in walk(biography))

    def decode_anew() -> object:
        parse.cache_clear()
        return decode(encoded)

    print(f"a model of {nodes:,} nodes, {len(encoded) / 1e6:.1f} MB of JSON")
    for name, task, bar in (
        ("decode", decode_anew, DECODE_BAR),
        ("encode", lambda: encode(biography), ENCODE_BAR),
        ("walk", lambda: sum(1 for _ in walk(biography)), None),
        ("rebuild unchanged", lambda: rebuild(biography, lambda part: part), None),
    ):
        took = milliseconds(task)
        verdict = "" if bar is None else f"   (bar {bar:.0f}: {'met' if took < bar else 'MISSED'})"
        print(f"{name:<20} {took:>8.1f} ms{verdict}")


if __name__ == "__main__":
    main()
