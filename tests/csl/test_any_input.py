"""Whatever an item, a field or a style's pieces hold, the engine prints something and goes on."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from biokit.citing.catalogue import DEFAULT, find_style
from biokit.citing.csl.clusters import Citing, Cluster
from biokit.citing.csl.engine import Program, Settings, run
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.locales import Locale, locale_for
from biokit.citing.csl.pieces import Box, Format, Pieces, plain
from biokit.citing.csl.reading import read_style
from biokit.citing.csl.references import DATES, FACTS, NAMES, NUMBERS, reference
from biokit.citing.csl.typesetting import typeset
from biokit.citing.html import as_html
from tests.csl.suite import fetch

MARKUP = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>|[\"“”‘’'„«»]", re.IGNORECASE)

words = st.text(max_size=30)
tagged = st.lists(
    st.one_of(
        st.text(alphabet="ab .,:;!?é陈-–", max_size=6),
        st.sampled_from(
            ("<i>", "</i>", "<b>", "</b>", "<sc>", "</sc>", "<sup>", "</sup>", "<span", ">",
             '<span class="nocase">', "</span>", '"', "'", "“", "”", "‘", "’", "«", "»", "<", ">")
        ),
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(st.one_of(words, tagged))
def test_a_field_keeps_all_its_characters_that_are_no_markup(value: str) -> None:
    made = plain(rich_text(value))
    assert MARKUP.sub("", made) == MARKUP.sub("", value)


formats = st.builds(
    Format,
    style=st.sampled_from((None, "italic", "normal")),
    variant=st.sampled_from((None, "small-caps", "normal")),
    weight=st.sampled_from((None, "bold", "normal")),
    decoration=st.sampled_from((None, "underline")),
    align=st.sampled_from((None, "sup", "sub", "baseline")),
)
pieces_of: st.SearchStrategy[Pieces] = st.recursive(
    st.lists(st.text(alphabet="ab .,:;!?陈", max_size=4), max_size=3).map(tuple),
    lambda inner: st.lists(
        st.one_of(
            st.text(alphabet="ab .,:;!?", max_size=4),
            st.builds(
                Box,
                inner,
                st.none() | formats,
                st.booleans(),
                st.sampled_from((None, "title", "verbatim", "term")),
                st.sampled_from((None, "block", "indent")),
                st.sampled_from((None, "https://example.org/")),
            ),
        ),
        max_size=4,
    ).map(tuple),
    max_leaves=12,
)


@cache
def locale(tag: str) -> Locale:
    return locale_for(tag, (), fetch)


@given(pieces_of, st.sampled_from(("en-US", "en-GB", "fr-FR")))
def test_any_pieces_can_be_typeset_and_lose_no_letter(pieces: Pieces, tag: str) -> None:
    made = as_html(typeset(pieces, locale(tag)))
    letters = re.sub(r"<[^>]*>|&\w+;", "", made)
    assert [sign for sign in letters if sign in "ab"] == [s for s in plain(pieces) if s in "ab"]


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words, tagged),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
people = st.lists(
    st.dictionaries(
        st.sampled_from(
            ("family", "given", "suffix", "literal", "dropping-particle", "non-dropping-particle",
             "comma-suffix", "static-ordering", "parse-names")
        ),
        st.one_of(words, st.booleans(), tagged),
        max_size=4,
    ),
    max_size=5,
)  # fmt: skip
number = st.integers(min_value=-9999, max_value=9999)
when = st.one_of(
    words,
    st.from_regex(r"-?\d{4}(-\d\d){0,2}[?~%]?(/(-?\d{4}(-\d\d)?|\.\.)?)?", fullmatch=True),
    st.fixed_dictionaries(
        {"date-parts": st.lists(st.lists(st.one_of(number, words), max_size=3), max_size=2)},
        optional={"season": st.one_of(number, words), "circa": values, "literal": words},
    ),
    st.fixed_dictionaries({"raw": words}),
)
TYPES = (
    "book", "chapter", "article-journal", "article-newspaper", "personal_communication", "interview",
    "manuscript", "webpage", "legal_case", "motion_picture", "report", "thesis", "no-such-type",
)  # fmt: skip
sensible: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(sorted(NAMES), people),
    **dict.fromkeys(sorted(DATES), when),
    **dict.fromkeys(sorted(FACTS | NUMBERS), st.one_of(words, tagged, number)),
    "type": st.sampled_from(TYPES),
}
items = st.one_of(
    st.fixed_dictionaries({}, optional=sensible),
    st.dictionaries(st.sampled_from(sorted(sensible)), values, max_size=12),
)
cites = st.builds(
    Citing,
    st.sampled_from(("a", "b", "nobody")),
    locator=st.one_of(st.just(""), words),
    label=st.sampled_from(("page", "chapter", "folio", "no-such-label")),
    prefix=tagged.map(rich_text),
    suffix=tagged.map(rich_text),
    suppress_author=st.booleans(),
    author_only=st.booleans(),
)


@cache
def chicago() -> Program:
    found = find_style(DEFAULT)
    return Program(read_style(found.content, found.path))


@given(items, items, st.lists(st.lists(cites, min_size=1, max_size=3), max_size=5))
def test_any_items_can_be_cited(
    one: dict[str, object], other: dict[str, object], asked: list[list[Citing]]
) -> None:
    references = {"a": reference({**one, "id": "a"}), "b": reference({**other, "id": "b"})}
    clusters = [Cluster(tuple(each), number) for number, each in enumerate(asked, 1)]
    made = run(chicago(), locale("en-US"), references, clusters, Settings(listed=("a", "b")))
    assert len(made.citations) == len(asked)
    assert {key for key, _ in made.entries} == {"a", "b"}
    for pieces in (*made.citations, *(pieces for _, pieces in made.entries)):
        typeset(pieces, locale("en-US"))
