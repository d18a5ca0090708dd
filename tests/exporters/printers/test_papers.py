"""Papers, and the spines that they make."""

from __future__ import annotations

import pytest

from biokit.errors import BadUsage
from biokit.exporters.pdf.printers.papers import paper_of, spine
from biokit.model.edition import Edition, Profile


def edition(profile: Profile, paper: str | None = None) -> Edition:
    options = () if paper is None else (("paper", paper),)
    return Edition("book", "pdf", profile=profile, options=options)


@pytest.mark.parametrize(
    ("paper", "inches"), [("white", 0.6756), ("cream", 0.75), ("premium-colour", 0.7041)]
)
def test_a_spine_of_kdp_is_its_pages_by_its_paper(paper: str, inches: float) -> None:
    _, found = paper_of(edition("kdp", paper))
    assert spine(300, found) / 72 == pytest.approx(inches)


@pytest.mark.parametrize(("paper", "millimetres"), [("white", 10.77), ("creme", 11.63)])
def test_a_spine_of_ingram_is_what_its_template_gives(paper: str, millimetres: float) -> None:
    _, found = paper_of(edition("ingram", paper))
    assert spine(200, found) / 72 * 25.4 == pytest.approx(millimetres)


def test_a_leaf_has_two_pages_even_if_one_is_empty() -> None:
    _, found = paper_of(edition("kdp"))
    assert spine(299, found) == spine(300, found)


def test_a_press_may_be_given_a_paper_by_weight_and_volume() -> None:
    name, found = paper_of(edition("press", "80gsm vol 17.5"))
    assert name == "80gsm vol 17.5"
    assert spine(200, found) / 72 * 25.4 == pytest.approx(100 * 0.14)


@pytest.mark.parametrize(
    ("profile", "paper", "said"),
    [
        ("kdp", "creme", "did you mean `cream`"),
        ("kdp", "80gsm vol 17.5", "there are: white (white, black ink), cream"),
        ("press", "vellum", "coated (coated, 115 gsm, volume 9)"),
    ],
)
def test_a_paper_that_is_not_there_is_refused_with_those_there_are(
    profile: Profile, paper: str, said: str
) -> None:
    with pytest.raises(BadUsage, match=f"has no paper called {paper}") as refused:
        paper_of(edition(profile, paper))
    assert said in (refused.value.hint or "")
