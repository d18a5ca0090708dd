"""Many articles in a file of JSON lines, each an account of one biography.

{"title": "Ann Fox", "infobox": "{'birth_date': 'June 1, 1974'}", "content": "Ann Fox (born …"}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import msgspec

from biokit.errors import BadInput
from biokit.importers.base import Import, ImportOptions
from biokit.importers.wiki.keys import Keys
from biokit.importers.wikitext.article import Article, Read
from biokit.importers.wikitext.tallies import Tally
from biokit.importers.wikitext.titles import lang_of
from biokit.model.biography import Biography
from biokit.model.life import Life
from biokit.model.nodes import Text

__all__ = ["is_batch", "read_batch"]

TEXTS = ("content", "text", "wikitext", "body", "article")
TITLES = ("title", "name", "page_title")
BOXES = ("infobox", "infoboxes", "box")
ADDRESSES = ("url", "source", "link")
KNOWN = frozenset((*TEXTS, *TITLES, *BOXES, *ADDRESSES, "id", "pageid", "description", "lang"))
SAMPLES = 20
"""Articles that the language is told from."""


def is_batch(sample: str) -> bool:
    """Whether a text begins with a line that is an article."""
    record = _record(sample.lstrip().partition("\n")[0])
    return record is not None and _first(record, TEXTS) is not None


def _record(line: str) -> dict[str, Any] | None:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next(
        (record[name] for name in names if isinstance(record.get(name), str) and record[name]), None
    )


def read_batch(text: str, path: str, options: ImportOptions) -> Import:
    """Every line an account of one biography.

    Raises:
        BadInput: no line is an article.
    """
    tally = Tally(path)
    records = list(_records(text, tally))
    if not records:
        raise BadInput("no line of the file is an article", path=path, line=1)
    lang = options.lang
    if lang is None:
        sample = "\n".join(_first(record, TEXTS) or "" for _, record in records[:SAMPLES])
        lang, how = lang_of(sample)
        if lang is not None:
            tally.say("guess-language", f"the language is taken to be {lang}, by {how}",
                      hint="say it with --lang")  # fmt: skip
    sources, entities = Keys(), Keys()
    reads = [
        _read(record, line, path, lang, tally, (sources, entities)) for line, record in records
    ]
    stem = PurePosixPath(path.replace("\\", "/")).stem or "articles"
    biography = Biography(
        (Text(stem),),
        subjects=tuple(key for read in reads for key in read.biography.subjects),
        accounts=tuple(account for read in reads for account in read.biography.accounts),
        sources=tuple(source for read in reads for source in read.biography.sources),
        life=_joined([read.biography.life for read in reads]),
        lang=lang,
        rights=reads[0].biography.rights if len(reads) == 1 else None,
    )
    counts: Counter[str] = Counter()
    for read in reads:
        counts.update(dict(read.counts))
    told = (("accounts", len(reads)), *((name, counts[name]) for name, _ in reads[0].counts))
    return Import(biography, tally.all(), told)


def _records(text: str, tally: Tally) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        record = _record(line)
        if record is not None and _first(record, TEXTS) is not None:
            yield number, record
        else:
            what = "lines that are no JSON" if record is None else "lines that hold no article"
            tally.count("dropped-line", what, number, line[:400], "warning")


def _read(
    record: dict[str, Any],
    line: int,
    path: str,
    lang: str | None,
    tally: Tally,
    keys: tuple[Keys, Keys],
) -> Read:
    said = _first(record, TEXTS) or ""
    described = record.get("description")
    if isinstance(described, str) and described.strip() and described.strip() not in said:
        said = f"{described}\n\n{said}"
    for name in sorted(record.keys() - KNOWN):
        value = record[name]
        if value not in (None, "", [], {}):
            tally.count("dropped-field", f"values of “{name}”", line, str(value)[:200])
    article = Article(
        said.replace("\r\n", "\n").replace("\r", "\n"),
        path,
        lang=lang,
        title=_first(record, TITLES),
        line=line,
        tally=tally,
        keys=keys,
        url=_first(record, ADDRESSES),
    )
    article.boxes.tell(_box(record), article.reader)
    return article.read()


def _box(record: dict[str, Any]) -> list[tuple[str, str]]:
    """The rows of the box of facts: a table, or one written as JSON."""
    box: Any = next((record[name] for name in BOXES if record.get(name)), None)
    if isinstance(box, str):
        box = _record(box)
    if isinstance(box, list):
        box = next((each for each in box if isinstance(each, dict)), None)
    if not isinstance(box, dict):
        return []
    return [(str(label), _words(value)) for label, value in box.items() if value]


def _words(value: Any) -> str:  # noqa: ANN401 (what a file says)
    if isinstance(value, list):
        return "\n".join(_words(each) for each in value)
    if isinstance(value, dict):
        return "\n".join(f"{label}: {_words(each)}" for label, each in value.items())
    return str(value)


def _joined(lives: list[Life]) -> Life:
    """All lives as one; ids are unique already."""
    fields = ("persons", "places", "organisations", "events", "states", "claims")
    return Life(**{
        field: tuple(each for life in lives for each in getattr(life, field)) for field in fields
    })  # fmt: skip
