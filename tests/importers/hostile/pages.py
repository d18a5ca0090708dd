"""Pages and texts made to break readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tests.importers.hostile.archives import BOMB, NESTED, OUTSIDE, PAGE, REMOTE

MANY = 100_000
READING = (
    "<p>He was born.</p><img src='/etc/passwd'><img src='../../../../../../etc/passwd'>"
    "<img src='file:///etc/passwd'><img src='http://example.invalid/x.png'>"
    "<link rel=stylesheet href='http://example.invalid/x.css'>"
    "<script src='http://example.invalid/x.js'>alert(1)</script>"
    "<iframe src='http://example.invalid/'></iframe><p onclick='alert(2)'>He died.</p>"
    "<a href='javascript:alert(3)'>More</a>"
)
"""A page that would have its reader fetch, read and run."""


def pages() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Names of files and what makes them."""
    for name, text in (*_html(), *_wikitext(), *_markdown()):
        yield name, partial(str.encode, text)
    yield (
        "utf16.html",
        partial(bytes, "<html><body><p>He was born.</p></body></html>".encode("utf-16")),
    )
    yield (
        "latin1.html",
        partial(bytes, "<html><body><p>Gr\xe9co was born.</p></body></html>".encode("latin-1")),
    )
    yield "binary.html", partial(bytes, b"<html><body><p>" + bytes(range(256)) * 1000)
    yield "nul.html", partial(bytes, b"<html><body><p>He was\0 born.</p>")
    yield "binary.wikitext", partial(bytes, bytes(range(256)) * 1000)


def _html() -> Iterator[tuple[str, str]]:
    yield "nested.html", f"<html><body>{NESTED}</body></html>"
    yield "unclosed.html", "<html><body>" + "<div><b><i>" * MANY + "He was born."
    yield "half.html", "<html><body><h1>A Life</h1><p>He was born in <a href='"
    yield "tables.html", "<html><body>" + "<table><tr><td>" * 20_000 + "He was born."
    yield "attributes.html", "<p " + " ".join(f"a{n}='x'" for n in range(MANY)) + ">He was born."
    yield "spans.html", "<table><tr><td colspan=999999999 rowspan=999999999>He was.</table>"
    yield "anchors.html", "".join(f"<p id=a{n}><a href=#a{n + 1}>x</a></p>" for n in range(20_000))
    yield "same.html", "<p id=x><a href=#x>He was.</a></p>" * 20_000
    for name, head in (("bomb", BOMB), ("outside", OUTSIDE), ("remote", REMOTE)):
        yield f"xml-{name}.xhtml", head + PAGE.format(body="<p>&a9;&e; He was born.</p>")
    yield "reading.html", READING


def _wikitext() -> Iterator[tuple[str, str]]:
    head = "'''A Life''' (born {{birth date|1901|2|3}}) was a writer.<ref>Her book.</ref>\n\n"
    junk = {
        "braces": "{{",
        "brackets": "[[",
        "links": "[http://x ",
        "references": "<ref>",
        "named": '<ref name="a">x',
        "tables": "{|\n|-\n|",
        "quotes": "'''''a''",
        "tags": "<b><i><div>",
        "arguments": "{{{a|",
        "comments": "<!--",
        "headings": "\n=",
        "lists": "*",
        "nowiki": "<nowiki>",
        "mixed": "{{a|[[b|<ref>{|",
    }
    for name, piece in junk.items():
        yield f"{name}.wikitext", head + piece * (200_000 // len(piece))
    refs = "".join(
        f"He was.<ref name=r{n}>{{{{cite web|title=T{n}}}}}</ref> " for n in range(5_000)
    )
    yield "many.wikitext", head + refs


def _markdown() -> Iterator[tuple[str, str]]:
    junk = {
        "quotes": "> ",
        "lists": "- ",
        "brackets": "[",
        "stars": "*a _b ",
        "spans": "[a]{.b ",
        "fences": ":::: {.a}\n",
        "wikilinks": "![[",
        "notes": "[^a]: [^a] ",
        "html": "<div>",
        "ticks": "`a ``b ",
        "pipes": "|",
    }
    for name, piece in junk.items():
        yield f"{name}.md", "# A Life\n\nShe was a writer.\n\n" + piece * (100_000 // len(piece))
