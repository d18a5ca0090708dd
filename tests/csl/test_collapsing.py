"""Cites of one citation put together: grouped, collapsed, delimited."""

from __future__ import annotations

from biokit.citing.csl.clusters import Citing
from tests.csl.small import Item, book, cited, entries_of, style

NUMBER = '<text variable="citation-number"/>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
AUTHOR_DATE = (
    f'<group delimiter=" "><names variable="author"><name form="short"/></names>{YEAR}</group>'
    '<text variable="locator" prefix=", "/>'
)
BOOKS = [
    book("a1", "Abt, Uli", 1990, "A"), book("a2", "Abt, Uli", 1995, "B"),
    book("b1", "Beck, Ruth", 1991, "C"), book("a3", "Abt, Uli", 1999, "D"),
]  # fmt: skip
TWINS = [book(letter, "Abt, Uli", 1990, letter) for letter in "pqrs"]


def numbered(
    *asked: int | Citing, collapse: str = 'collapse="citation-number"', **more: str
) -> str:
    items: list[Item] = [book(str(number), title=f"T{number}") for number in range(1, 10)]
    listing = [str(number) for number in range(1, 10)]
    cites = [each if isinstance(each, Citing) else Citing(str(each)) for each in asked]
    sheet = style(
        NUMBER + '<text variable="locator" prefix=":"/>',
        attributes='prefix="[" suffix="]" delimiter=", "',
        citation=" ".join((collapse, *(f'{k}="{v}"' for k, v in more.items()))),
        bibliography=entries_of(NUMBER),
    )
    return cited(sheet, items, [*listing, cites])[-1]


def dated(items: list[Item], cites: list[Citing] | None = None, /, **options: str) -> str:
    citation = " ".join(f'{k.replace("_", "-")}="{v}"' for k, v in options.items())
    sheet = style(AUTHOR_DATE, attributes='delimiter="; "', citation=citation)
    asked = cites or [Citing(str(item["id"])) for item in items]
    return cited(sheet, items, [asked])[0]


def test_three_numbers_in_a_row_are_a_range() -> None:
    assert numbered(1, 2, 3) == "[1–3]"
    assert numbered(1, 2) == "[1, 2]"
    assert numbered(1, 3, 4, 5, 7, 8) == "[1, 3–5, 7, 8]"
    assert numbered(3, 2, 1) == "[3, 2, 1]"


def test_numbers_are_not_collapsed_unless_the_style_says_so() -> None:
    assert numbered(1, 2, 3, collapse="") == "[1, 2, 3]"


def test_a_number_with_a_place_is_not_swallowed_by_a_range() -> None:
    assert numbered(1, Citing("2", "7"), 3) == "[1, 2:7, 3]"
    assert numbered(1, Citing("2", prefix=("see ",)), 3) == "[1, see 2, 3]"


def test_numbers_that_are_not_printed_make_no_range() -> None:
    sheet = style(
        '<text variable="title"/>', attributes='delimiter="; "',
        citation='collapse="citation-number"', bibliography=entries_of('<text variable="title"/>'),
    )  # fmt: skip
    items = [book(each, title=each.upper()) for each in "abc"]
    assert cited(sheet, items) == ["A; B; C"]


def test_cites_of_one_author_are_grouped_if_there_is_a_delimiter_for_it() -> None:
    assert dated(BOOKS) == "Abt 1990; Abt 1995; Beck 1991; Abt 1999"
    assert dated(BOOKS[:3], cite_group_delimiter=", ") == "Abt 1990, Abt 1995; Beck 1991"


def test_years_of_one_author_stand_together() -> None:
    assert dated(BOOKS[:3], collapse="year") == "Abt 1990, 1995; Beck 1991"


def test_a_delimiter_of_its_own_follows_what_was_collapsed() -> None:
    made = dated(
        BOOKS[:3], collapse="year", cite_group_delimiter=", ", after_collapse_delimiter=" / "
    )
    assert made == "Abt 1990, 1995 / Beck 1991"


def test_years_keep_their_places() -> None:
    cites = [Citing("a1", "7"), Citing("a2", "9")]
    assert dated(BOOKS, cites, collapse="year") == "Abt 1990, 7, 1995, 9"


SUFFIX = {"disambiguate_add_year_suffix": "true"}


def test_suffixes_of_one_year_stand_together() -> None:
    assert dated(TWINS, collapse="year", **SUFFIX) == "Abt 1990a, 1990b, 1990c, 1990d"
    within = {"cite_group_delimiter": ", "}
    assert dated(TWINS[:2], collapse="year-suffix", **within, **SUFFIX) == "Abt 1990a, b"


def test_suffixes_have_a_delimiter_of_their_own() -> None:
    made = dated(TWINS, collapse="year-suffix", year_suffix_delimiter=",", **SUFFIX)
    assert made == "Abt 1990a,b,c,d"


def test_three_suffixes_in_a_row_are_a_range() -> None:
    made = dated(TWINS, collapse="year-suffix-ranged", year_suffix_delimiter=",", **SUFFIX)
    assert made == "Abt 1990a–d"


def test_suffixes_that_do_not_follow_each_other_make_no_range() -> None:
    sheet = style(
        AUTHOR_DATE,
        attributes='delimiter="; "',
        citation='collapse="year-suffix-ranged" year-suffix-delimiter="," '
        'disambiguate-add-year-suffix="true"',
    )
    made = cited(sheet, TWINS, [[Citing(key) for key in "pqrs"], [Citing(key) for key in "pqs"]])
    assert made == ["Abt 1990a–d", "Abt 1990a,b,d"]


def test_a_suffix_with_a_place_is_not_collapsed() -> None:
    cites = [Citing("p", "7"), Citing("q")]
    made = dated(TWINS[:2], cites, collapse="year-suffix", year_suffix_delimiter=",", **SUFFIX)
    assert made.startswith("Abt 1990a, 7")
    assert made.endswith("1990b")


def test_words_around_a_cite_are_spaced_and_stand_with_it() -> None:
    cites = [Citing("a1", prefix=("see",), suffix=("passim",)), Citing("b1", suffix=(", n. 3",))]
    assert dated(BOOKS, cites) == "see Abt 1990 passim; Beck 1991, n. 3"


def test_a_note_that_begins_with_a_term_takes_a_capital() -> None:
    layout = '<choose><if position="ibid"><text term="ibid"/></if><else><text value="x"/></else></choose>'
    sheet = style(layout, kind="note", attributes='suffix="."')
    led = Citing("a1", prefix=("but see ",))
    after = Citing("a1", prefix=("He is mistaken here. ",))
    assert cited(sheet, BOOKS, ["a1", "a1", led, after]) == [
        "x.", "Ibid.", "but see ibid.", "He is mistaken here. Ibid.",
    ]  # fmt: skip


def test_an_unknown_item_is_printed_by_its_id() -> None:
    sheet = style(AUTHOR_DATE, attributes='prefix="(" suffix=")" delimiter="; "')
    assert cited(sheet, BOOKS, [[Citing("a1"), Citing("nobody")]]) == ["(Abt 1990; nobody)"]


def test_titles_that_stand_for_names_are_not_collapsed() -> None:
    layout = (
        '<group delimiter=", "><names variable="author"><substitute><text variable="title"/>'
        f"</substitute></names>{YEAR}</group>"
    )
    sheet = style(layout, attributes='delimiter="; "', citation='collapse="year"')
    items: list[Item] = [{"id": "x", "title": "Anonymous", "issued": "1990"}]
    (made,) = cited(sheet, items, [[Citing("x"), Citing("x")]])
    assert made == "Anonymous, 1990; Anonymous, 1990"


def test_no_word_of_the_author_is_lost_where_cites_are_collapsed() -> None:
    words = Citing("2", quoted="so he said")
    assert numbered(1, words, 3) == "[1, 2, “so he said,” 3]"


def test_an_authors_words_stand_even_where_the_style_prints_nothing_between_them() -> None:
    sheet = style('<names variable="author"/>')
    items: list[Item] = [{"id": "x", "author": [{"family": "Moor"}]}]
    cite = Citing("x", suppress_author=True, suffix=("passim",))
    assert cited(sheet, items, [[cite]]) == ["passim"]
