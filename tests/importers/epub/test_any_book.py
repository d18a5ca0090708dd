"""Whatever the nesting of sections, headings and words: nothing is lost, added or put elsewhere."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from biokit.model.codec import decode, encode
from tests.importers.epub.making import codes, notes, read
from tests.importers.epub.spoken import seen, text_of

WORDS = st.sampled_from(["Windsor", "the Queen", "1837", "he said", "x", "蔡奇", "Letters", "&c."])
LINES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
PLAIN = LINES.map(escape)


def wrapped(names: list[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda name, words: f"<{name}>{words}</{name}>", st.sampled_from(names), PLAIN)


HEADINGS = wrapped(["h1", "h2", "h3", "h4", "hgroup"])
LEAVES = st.one_of(
    wrapped(["p", "blockquote", "div", "em", "li", "td", "aside", "figure", "header"]),
    HEADINGS,
    HEADINGS,
    PLAIN,
    st.just("<hr/>"),
    st.just('<span epub:type="pagebreak" title="4"/>'),
)
BODIES = st.recursive(
    st.lists(LEAVES, max_size=5).map("".join),
    lambda inner: st.lists(
        st.builds(
            lambda name, body: f"<{name}>{body}</{name.split()[0]}>",
            st.sampled_from(["section", "div", "article", "div class='x'", "blockquote", "main"]),
            inner,
        ),
        max_size=4,
    ).map("".join),
    max_leaves=12,
)


@given(st.lists(BODIES, min_size=1, max_size=3))
def test_the_text_of_any_pages_is_that_of_the_model_in_the_same_order(bodies: list[str]) -> None:
    from lxml import etree

    files = {f"p{number}.xhtml": f"<p>begin</p>{body}" for number, body in enumerate(bodies)}
    found = read(files)
    whole = "".join(
        "".join(map(str, etree.HTML(f"<body>{body}</body>").itertext())) for body in files.values()
    )
    assert seen(text_of(found.biography.sections)) == seen(whole)
    assert decode(encode(found.biography)) == found.biography
    assert {"too-deep", "guess-continued"} >= set(codes(found))


@given(st.lists(PLAIN, min_size=1, max_size=6), st.sampled_from(["aside", "li", "p", "div"]))
def test_notes_say_what_they_said_wherever_they_stood(said: list[str], name: str) -> None:
    calls = "".join(
        f'w<a epub:type="noteref" href="#n{n}" id="r{n}">{n + 1}</a>' for n in range(len(said))
    )
    listed = "".join(
        f'<{name} id="n{n}">{words} <a href="#r{n}" role="doc-backlink">↩</a></{name}>'
        for n, words in enumerate(said)
    )
    around = ("<ol>", "</ol>") if name == "li" else ("<div>", "</div>")
    found = read({"a.xhtml": f"<h1>A</h1><p>{calls}</p>{around[0]}{listed}{around[1]}"})
    from html import unescape

    assert [seen(each) for each in notes(found)] == [seen(unescape(words)) for words in said]
