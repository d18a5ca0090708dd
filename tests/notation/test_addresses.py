"""Addresses become URLs that a validator takes, and mean what browsers make of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.notation.addresses import as_url


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://a.org/b?q=&[]=1", "https://a.org/b?q=&%5B%5D=1"),
        (" https://a.org/b c ", "https://a.org/b%20c"),
        ("https://a.org/100%", "https://a.org/100%25"),
        ("https://a.org/100%25", "https://a.org/100%25"),
        ("https://a.org/#a#b", "https://a.org/#a%23b"),
        ("https://a.org/\x85b", "https://a.org/%C2%85b"),
        ("https://zh.wikipedia.org/wiki/蔡奇", "https://zh.wikipedia.org/wiki/蔡奇"),
        ("https://[::1]/a", "https://[::1]/a"),
        ("https://a@b@c.org", "https://a%40b@c.org"),
        ("//a.org/b", "https://a.org/b"),
        ("https:/a.org/b", "https://a.org/b"),
        ("http:///a.org", "http://a.org"),
        ("http:\\\\a.org\\b", "http://a.org/b"),
        ("https://a.org/b\nc", "https://a.org/bc"),
        ("mailto:[a]@b.org", "mailto:%5Ba%5D@b.org"),
        ("doi:10.1000/a[1]", "https://doi.org/10.1000/a%5B1%5D"),
    ],
)
def test_an_address_becomes_the_url_that_browsers_make_of_it(written: str, meant: str) -> None:
    assert as_url(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "#a",
        "b.html",
        "www.a.org",
        "mailto:",
        "http://",
        "http://a b.org/",
        "http://a..org/",
        "http://.org/",
        "http://a%20b.org/",
        "http://a.org:port/",
        "http://a.org:65536/",
        "http://[1]/",
        "http://xn--a.org/",
        f"http://{'a' * 64}.org/",
        "javascript:alert(1)",
        "data:text/html,a",
    ],
)
def test_what_leads_nowhere_or_runs_is_no_url(written: str) -> None:
    assert as_url(written) is None


@given(st.from_regex(re.compile(r"(https?:/{0,3}|//|mailto:|urn:|doi:).{0,12}", re.DOTALL)))
def test_a_url_stays_as_it_is_and_holds_no_sign_that_none_may(written: str) -> None:
    url = as_url(written)
    if url is not None:
        assert as_url(url) == url
        assert not re.search(r'[\s"<>\\^`{|}\x7f]', url, re.ASCII)
        assert not re.search(r"%(?![0-9A-Fa-f]{2})", url)
        assert url.count("#") <= 1
