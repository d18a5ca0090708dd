"""Strategies: pages as people and programs write them, and as they should not."""

from __future__ import annotations

from html import escape

from hypothesis import strategies as st

BLOCKS = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h5",
    "header",
    "hgroup",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "caption",
    "tfoot",
]
INLINES = [
    "a",
    "abbr",
    "b",
    "big",
    "button",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "nosuch",
    "q",
    "ruby",
    "s",
    "samp",
    "select",
    "option",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "svg",
    "text",
    "time",
    "tt",
    "u",
    "var",
    "video",
    "wbr",
    "rt",
    "rp",
    "iframe",
    "object",
]
ATTRIBUTES = [
    ("class", "verse"), ("class", "poem"), ("class", "stanza"), ("class", "letter"), ("class", "i1"),
    ("class", "attribution"), ("class", "italic smallcaps"), ("class", "mine"), ("class", "line"),
    ("class", "absent figure"), ("class", "plates"), ("class", "calibre1"), ("lang", "fr"),
    ("lang", "en"), ("id", "a"), ("id", "b"), ("href", "http://a.example/"), ("href", "#b"),
    ("href", "javascript:x()"), ("title", "t"), ("data-x", "y"), ("epub:type", "z3998:verse"),
    ("epub:type", "z3998:letter"), ("epub:type", "z3998:signature"), ("datetime", "1820"),
    ("epub:type", "se:name.publication.book"), ("epub:type", "se:name.vessel.ship"),
    ("epub:type", "se:name.publication.poem"), ("style", "font-style: italic"), ("colspan", "3"),
    ("rowspan", "2"), ("align", "right"), ("start", "3"), ("class", "loose"), ("class", "credit"),
    ("class", "mention"), ("class", "date"), ("class", "gap"), ("class", "sic"), ("class", "title part"),
]  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """Words and white space as they stand between tags."""
    words = st.sampled_from(
        ["a", "b c", " d", "e ", "\n\t", " ", "", "蔡\n奇", "x\u00a0y", "—", "f\n g "]
    )
    return st.lists(words, max_size=3).map("".join)


def elements(depth: int = 5) -> st.SearchStrategy[str]:
    """An element with all that is in it; any in any other."""
    given = st.lists(st.sampled_from(ATTRIBUTES), max_size=2, unique_by=lambda pair: pair[0])
    leaf = st.sampled_from(["<br/>", "<hr/>", '<img src="a.png" alt=""/>', "<wbr/>"])
    if depth == 0:
        return leaf
    names = st.sampled_from(BLOCKS + INLINES)
    inside = st.lists(texts().map(escape) | elements(depth - 1), max_size=5).map("".join)

    def spelt(name: str, pairs: list[tuple[str, str]], content: str) -> str:
        said = "".join(f' {key}="{value}"' for key, value in pairs)
        return f"<{name}{said}>{content}</{name}>"

    return leaf | st.builds(spelt, names, given, inside)


def bodies() -> st.SearchStrategy[str]:
    """What is in the body of a page."""
    return st.lists(texts().map(escape) | elements(), max_size=6).map("".join)
