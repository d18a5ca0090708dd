"""The table of all inputs: narrow enough to be pasted, a kind under its totals, figures to the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from biokit.cli.columns import width
from tests.corpus.inputs import Input
from tests.corpus.one import Made, Told

WIDEST = 130
"""Signs in a line."""
LONGEST_NAME = 24
COUNTS = ("words", "sections", "notes", "citations", "sources", "images", "losses")
HEADS = ("WORDS", "SECT.", "NOTES", "CITED", "SOURC.", "IMAGES", "LOST")
SHORT = {"markdown": "MD"}
LEGEND = """\
CITED: citations; IMAGES: those that came with a file/all that the text shows; LOST: findings that
tell of a loss; S, MB: processor time and peak memory of reading; under a format: processor time of
writing it if it is valid, else what is wrong, and the last MB: the most memory that it took."""
Row = list[str]


def drawn(inputs: Sequence[Input], told: Sequence[Told], formats: Sequence[str]) -> str:
    """A line on every input and on every kind: what was found, what it took, and each product."""
    heads = [SHORT.get(name, name.upper()) for name in formats]
    rows: list[Row] = [["INPUT", "READ AS", *HEADS, "S", "MB", *heads, "MB"]]
    everything = list(zip(inputs, told, strict=True))
    for kind, pairs in groupby(everything, lambda pair: PurePosixPath(pair[0].name).parts[0]):
        of_kind = list(pairs)
        rows.append(_total(kind, [tale for _, tale in of_kind], formats))
        rows += _rows(of_kind, formats)
    rows.append(_total("all", [tale for _, tale in everything], formats))
    return "".join(f"{line}\n" for line in _lines(rows)) + LEGEND + "\n"


# -------------------------------------------------------------------------------------------- rows


def _rows(pairs: Sequence[tuple[Input, Told]], formats: Sequence[str]) -> list[Row]:
    """The inputs of a kind; those refused one after another for one reason are a line."""
    rows: list[Row] = []
    for fault, same in groupby(pairs, lambda pair: why(*pair)):
        alike = list(same)
        if fault is None:
            rows += [_read(_shown(one.name), tale, formats) for one, tale in alike]
            continue
        first, tale = alike[0]
        more = f" +{len(alike) - 1}" if len(alike) > 1 else ""
        name = _shown(first.name, LONGEST_NAME - len(more)) + more
        rows.append([name, "crashed" if tale.crashed else "refused", fault])
    return rows


def why(one: Input, tale: Told) -> str | None:
    """The reason why an input was not read, without its path; `None` if it was."""
    return tale.fault and tale.fault.removeprefix(f"{one.path.as_posix()}: ")


def _read(name: str, tale: Told, formats: Sequence[str]) -> Row:
    return [
        name,
        tale.read_as,
        *_found(tale.counts),
        _seconds(tale.seconds),
        f"{tale.memory:.0f}",
        *(_cell(tale.made[name]) for name in formats),
        f"{max((made.memory for made in tale.made.values()), default=0):.0f}",
    ]


def _cell(made: Made) -> str:
    if made.skipped:
        return "-"
    return _seconds(made.seconds) if made.fault is None else "died" if made.crashed else "bad"


def _seconds(taken: float) -> str:
    return f"{taken:.1f}" if taken < 99.95 else f"{taken:.0f}"


def _found(counts: Mapping[str, int]) -> Iterator[str]:
    """Counts as they are printed: `1,234`, and `3/12` of pictures."""
    for name in COUNTS:
        shown = f"/{counts['pictures']:,}" if name == "images" and counts["pictures"] else ""
        yield f"{counts[name]:,}{shown}"


def _total(kind: str, told: Sequence[Told], formats: Sequence[str]) -> Row:
    """Sums; of memory the most; of products how many are valid."""
    read = [tale for tale in told if tale.fault is None]
    products = [[tale.made[name] for tale in read] for name in formats]
    return [
        f"{kind.upper()} {len(told)}",
        f"{len(read)} read",
        *_found(sum((Counter(tale.counts) for tale in read), Counter())),
        f"{sum(tale.seconds for tale in told):.0f}",
        f"{max((tale.memory for tale in told), default=0):.0f}",
        *(f"{sum(made.fault is made.skipped is None for made in each)}ok" for each in products),
        f"{max((made.memory for each in products for made in each), default=0):.0f}",
    ]


# ------------------------------------------------------------------------------------------- lines


def _lines(rows: Sequence[Row]) -> list[str]:
    """Cells under each other; a reason has the rest of its line."""
    full = [row for row in rows if len(row) == len(rows[0])]
    widths = [max(map(width, column)) for column in zip(*full, strict=True)]
    widths[0] = max(width(row[0]) for row in rows)
    return [_line(row, widths) for row in rows]


def _line(row: Row, widths: Sequence[int]) -> str:
    left = [cell + _gap(cell, most) for cell, most in zip(row[:2], widths, strict=False)]
    if len(row) < len(widths):
        return _cut(" ".join([*left, *row[2:]]), WIDEST)
    right = [_gap(cell, most) + cell for cell, most in zip(row[2:], widths[2:], strict=True)]
    return " ".join([*left, *right])


def _gap(cell: str, most: int) -> str:
    return " " * (most - width(cell))


def _shown(name: str, most: int = LONGEST_NAME) -> str:
    """A name without its kind; if it is too long, without its folders, its suffix, its end."""
    path = PurePosixPath(*PurePosixPath(name).parts[1:] or (name,))
    last = path.with_suffix("") if path.suffix[1:].isalpha() else path
    shorter = (str(path), f"…/{path.name}", f"…/{last.name}", str(last))
    fitting = [words for words in shorter if width(words) <= most]
    return fitting[0] if fitting else _cut(last.name, most)


def _cut(words: str, most: int) -> str:
    if width(words) <= most:
        return words
    while width(words) >= most:
        words = words[:-1]
    return f"{words}…"
