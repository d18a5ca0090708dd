"""How many different dates are parsed in a second: `python -m tests.bench.dates`."""

from __future__ import annotations

import random
import time

from biokit.model.dates import Date, before, compatible, parse, printed

DATES = 100_000
BAR = 100_000
"""Dates a second that the model promises."""

FORMS = (
    # A life's mix: mostly days, months and years, some doubt, a few of everything else.
    (40, "{y:04}-{m:02}-{d:02}"),
    (15, "{y:04}-{m:02}"),
    (12, "{y:04}"),
    (6, "{y:04}~"),
    (5, "{y:04}-{m:02}?"),
    (5, "{y:04}-{m:02}/{z:04}-{m:02}"),
    (3, "{y:04}-{m:02}-{d:02}/.."),
    (3, "../{y:04}-{m:02}-{d:02}"),
    (2, "?{y:04}-{m:02}-~{d:02}"),
    (2, "{y:04}-{s}"),
    (2, "{y:04}-{m:02}-XX"),
    (1, "{c:02}XX-{m:02}-{d:02}"),
    (1, "{y:04}S2"),
    (2, "[{y:04},{z:04}-{m:02}]"),
    (1, "{{{y:04}-{m:02},{z:04}..{w:04}}}"),
)


def different_dates(count: int) -> list[str]:
    """`count` different EDTF texts in a life's mix of forms; always the same ones."""
    chance = random.Random(1955)
    weights = [weight for weight, _ in FORMS]
    texts: dict[str, None] = {}
    while len(texts) < count:
        form = chance.choices(FORMS, weights)[0][1]
        year = chance.randrange(9_000)
        text = form.format(
            y=year,
            z=year + chance.randrange(1, 50),
            w=year + chance.randrange(50, 99),
            c=chance.randrange(100),
            m=chance.randrange(1, 13),
            d=chance.randrange(1, 29),
            s=chance.randrange(21, 42),
        )
        texts[text] = None
    return list(texts)


def main() -> None:
    """Print the rates in CPU seconds, best of three."""
    texts = different_dates(DATES)
    rates: list[float] = []
    for _ in range(3):
        parse.cache_clear()
        started = time.process_time()
        for text in texts:
            Date(text)
        rates.append(DATES / (time.process_time() - started))
    verdict = "met" if max(rates) >= BAR else "MISSED"
    print(f"different dates parsed    {max(rates):>10,.0f} /s   (bar {BAR:,}: {verdict})")
    parse.cache_clear()
    known = [Date(text) for text in texts[:10_000]]
    pairs = list(zip(known, reversed(known), strict=True))
    for name, task in (
        ("parsed again, from cache", lambda one, _: Date(one.edtf)),
        ("bounds", lambda one, _: (one.earliest, one.latest)),
        ("before", before),
        ("compatible", compatible),
        ("printed", lambda one, _: printed(one)),
    ):
        started = time.process_time()
        for one, other in pairs:
            task(one, other)
        print(f"{name:<25} {len(pairs) / (time.process_time() - started):>10,.0f} /s")


if __name__ == "__main__":
    main()
