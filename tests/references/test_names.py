"""Names of BibTeX in all their forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.model.sources import ItemName
from biokit.references.bibtex.names import names_in


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("John Smith", ItemName(family="Smith", given="John")),
        ("Smith, John", ItemName(family="Smith", given="John")),
        ("Aristotle", ItemName(family="Aristotle")),
        ("King, Jr., Martin Luther", ItemName(family="King", given="Martin Luther", suffix="Jr.")),
        ("Ludwig van Beethoven", ItemName(family="Beethoven", given="Ludwig", dropping_particle="van")),
        ("van Gogh, Vincent", ItemName(family="Gogh", given="Vincent", dropping_particle="van")),
        (
            r"Charles Louis Xavier Joseph de la Vall{\'e}e Poussin",
            ItemName(family="Vallée Poussin", given="Charles Louis Xavier Joseph", dropping_particle="de la"),
        ),
        ("{van der Bellen}, Alexander", ItemName(family="van der Bellen", given="Alexander")),
        ("Brinch Hansen, Per", ItemName(family="Brinch Hansen", given="Per")),
        ("{Foreign Office}", ItemName(literal="Foreign Office")),
        ("{Barnes and Noble}", ItemName(literal="Barnes and Noble")),
        ("W.~H. Auden", ItemName(family="Auden", given="W. H.")),
        (r"{\'E}lise {\'e}mile Zola", ItemName(family="Zola", given="Élise", dropping_particle="émile")),
        ("House, Edward~M\\adddot\\addcomma", ItemName(family="House", given="Edward M.")),
        ("蔡奇", ItemName(literal="蔡奇")),
        ("others", ItemName(literal="others")),
        ("family=Gogh, given=Vincent, prefix=van, useprefix=true",
         ItemName(family="Gogh", given="Vincent", non_dropping_particle="van")),
        ('family=Hua, given="Linfu", suffix={III}', ItemName(family="Hua", given="Linfu", suffix="III")),
        ("given=Madonna", ItemName(literal="Madonna")),
    ],
)  # fmt: skip
def test_a_name_has_its_parts(written: str, expected: ItemName) -> None:
    assert names_in(written) == ((expected,), ())


def test_names_are_divided_by_and_outside_braces_only() -> None:
    found = names_in("Smith, John and {Smith and Sons} AND Roe,\n R. and others")
    assert [name.family or name.literal for name in found.names] == [
        "Smith",
        "Smith and Sons",
        "Roe",
        "others",
    ]


def test_particles_belong_to_the_surname_where_the_entry_says_so() -> None:
    (name,) = names_in("van Gogh, Vincent", useprefix=True).names
    assert (name.non_dropping_particle, name.dropping_particle) == ("van", None)


def test_commas_between_persons_are_told_and_the_words_stay() -> None:
    found = names_in("Smith, J., Jones, K.")
    assert found.names == (ItemName(literal="Smith, J., Jones, K."),)
    assert "too many commas" in found.faults[0]


def test_a_part_that_has_no_place_is_told() -> None:
    found = names_in("family=Hua, given=Linfu, cjk=華林甫")
    assert found.names == (ItemName(family="Hua", given="Linfu"),)
    assert found.faults == ("the part `cjk` of a name is left out: “華林甫”",)


FAMILY = st.from_regex(r"[A-ZÀ-Ö][a-zà-ö]{1,9}", fullmatch=True)
GIVEN = st.from_regex(r"[A-Z][a-z]{0,8}( [A-Z]\.)?", fullmatch=True)
PARTICLE = st.sampled_from(["", "van", "de la", "von der"])


@given(st.lists(st.tuples(GIVEN, PARTICLE, FAMILY), min_size=1, max_size=5), st.data())
def test_names_that_are_joined_are_divided_again(
    names: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    written = []
    for given_name, particle, family in names:
        before = f"{particle} {family}".strip()
        forms = (
            f"{given_name} {before}",
            f"{before}, {given_name}",
            f"family={{{family}}}, given={{{given_name}}}, prefix={particle}",
        )
        written.append(data.draw(st.sampled_from(forms)))
    found = names_in(" and ".join(written))
    assert found.faults == ()
    assert [
        (name.given, name.dropping_particle or "", name.family) for name in found.names
    ] == names
