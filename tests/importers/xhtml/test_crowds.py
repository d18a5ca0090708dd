"""Elements with more attributes than any parser can compare."""

from __future__ import annotations

import pytest

from biokit.diagnostics import Finding
from biokit.importers.xhtml.parsing import parsed
from biokit.importers.xhtml.selection import words_in

WAYS = {
    "quoted": " ".join(f"a{n}='x'" for n in range(20_000)),
    "bare": " ".join(f"a{n}" for n in range(20_000)),
    "slashes": "/".join(f"a{n}" for n in range(20_000)),
    "values": " ".join(f"a{n}=b" for n in range(20_000)),
    "no names": " ".join(f"'a{n}'" for n in range(20_000)),
    "ends within quotes": " ".join(f"a{n}='>'" for n in range(20_000)),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_first_are_read_and_the_rest_are_told(way: str) -> None:
    findings: list[Finding] = []
    page = f"<html><body><p {WAYS[way]}>He was born.</p></body></html>"
    root = parsed(page.encode(), "page.html", findings=findings)
    assert "dropped-attributes" in {finding.code for finding in findings}
    assert "He was born." in words_in(root)
    assert max(len(element.attrib) for element in root.iter()) <= 300


def test_a_long_address_is_one_attribute() -> None:
    findings: list[Finding] = []
    page = f"<p><img src='data:image/png;base64,{'a/b=' * 5_000}' alt='x'>He was born.</p>"
    root = parsed(page.encode(), "page.html", findings=findings)
    assert "dropped-attributes" not in {finding.code for finding in findings}
    assert next(root.iter("img")).get("alt") == "x"
