"""Styles of the CSL project at large: a fixed tenth of them, and every locale.

All of them are swept by `python -m tests.csl.sweep`.
"""

from __future__ import annotations

from functools import partial

import pytest

from biokit.citing.catalogue import locale_tags
from tests.csl.sweep import compiled, dependent, faults, independent, orphans, swept, swept_locales

TENTH = 10


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, TENTH, 5))
def test_a_tenth_of_all_styles_prints_the_document(first: int) -> None:
    paths = independent()[first :: TENTH * 2]
    if not paths:
        pytest.skip("biokit[styles] is not installed")
    assert swept(paths) == {}


def test_a_tenth_of_all_dependent_styles_find_their_parent() -> None:
    paths = dependent()[::TENTH]
    if not paths:
        pytest.skip("biokit[styles] is not installed")
    assert orphans(paths) == {}


def test_every_locale_prints_the_document() -> None:
    assert len(locale_tags()) > 50
    assert swept_locales() == {}


def test_a_style_that_says_nothing_is_found_out() -> None:
    style = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
      <citation><layout><text variable="DOI"/></layout></citation></style>"""
    assert list(faults(partial(compiled, style, "silent.csl"), "silent.csl")) == [
        "a book's citation is empty"
    ]


def test_a_style_that_raises_is_found_out() -> None:
    assert next(faults(partial(compiled, b"<style", "broken.csl"), "broken.csl")).startswith(
        "BadInput: "
    )
