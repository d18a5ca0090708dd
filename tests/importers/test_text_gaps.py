"""Lost words: found where they are, graded by their form, and none where none is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from biokit.importers.text.gaps import gaps
from biokit.model.nodes import Citation, Gap, Paragraph, Span, Text
from tests.importers.texts import account, read
from tests.importers.texts import gaps as gaps_in

FIGURES = Path(__file__).parent / "figures"
STRIPPED = "He joined the , and left for the of , where he stayed."
"""Strong signs, so that weak ones beside them count."""


def marked(text: str, *beside: str) -> str:
    """The text with its gaps: `!` certain, `~` probable, `?` possible."""
    signs = {"certain": "{!}", "probable": "{~}", "possible": "{?}"}
    found = gaps([text, *beside])[0]
    shown, end = [], 0
    for lacuna in found:
        shown += [text[end : lacuna.offset], signs[lacuna.certainty]]
        end = lacuna.offset
    return "".join([*shown, text[end:]])


@pytest.mark.parametrize(
    "text",
    [
        "He worked as a zhiqing ({!}) in the valley.",
        "He came from Yong'an County, {!}, amid the {!}, which moved millions.",
        "He took a {!}in between two voyages.",
        "He kept the light in the {!}of {!}.",
        "It was common amid {!}'s coastal towns.",
        "He joined the {!}(CCP) in August.",
        "The members were Ann, {!}, {!}, and Pir.",
        "Later, in {!}(1921) he mocked the garrison.",
        'She wrote the essay "{!}" in which it is foretold.',
        "They used practices such as {!}and long sessions.",
        "The {!}was opened by the {!}and a duke.",
        "He relied on men like Cai and {!}—both of them his.",
        "It was an {!}in the field, and the {!}he had praised.",
    ],
)  # fmt: skip
def test_what_is_wrong_in_any_english_is_a_certain_gap(text: str) -> None:
    assert marked(re.sub(r"\{.\}", "", text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "He was born in Youxi County, {~}Province, of poor parents.",
        "He majored in political {!}, and graduated.",
        "He entered service in {~}Province, where it rained.",
        "He was Secretary of {!}on May 12, after a strike.",
        "He was secretary of the Committee in {~}until 1996.",
        "Their tenures in {~}province in the past are known.",
        "He was seconded as mayor of {~}City, a post he held.",
        "He was confirmed as {~}in 2017, and served.",
        "He was a district-level {~}in the north.",
        'They spoke of the "low-end {!}" then.',
        "They wrote the policies under {~}to empty the town.",
        "He acted in the role of vice {~}of {!}, and then.",
        "It was a dead letter. {~}and of the mission nothing is said.",
        "They called for Pir's {?}and comparisons were made.",
        "She pursued an {?}local career.",
        "He enrolled at {?}Normal University that year.",
        'It served two generations of "peak {!}".',
    ],
)  # fmt: skip
def test_a_weak_sign_counts_in_a_text_that_strong_ones_show_to_be_stripped(text: str) -> None:
    plain = re.sub(r"\{.\}", "", text)
    assert marked(plain, STRIPPED) == text


@pytest.mark.parametrize(
    "text",
    [
        "He was born in Youxi County, Province, of poor parents.",
        "She pursued an local career.",
        "He came , saw , and left.",
        "They called for Pir's and comparisons were made.",
    ],
)
def test_a_weak_sign_alone_may_be_a_slip_and_is_no_gap(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The up and coming men of the in crowd lived on the over 200 acres they held.",
        "He was the by now famous author of an at times bitter book.",
        "She was looked after by an aunt, and was well thought of in the town she lived in.",
        "He gave in to them, was sworn in on Monday, and went on to be mayor from about 1990.",
        "It was taken care of by the city of which he was the head, as of May.",
        "In and around the town, for and against the plan, they argued over and over.",
        "What he spoke of was known, and the man he spoke to had left for over a year.",
        "The more, the better; the sooner, the worse, as he (the younger) used to say.",
        "He bought a .22 rifle, the .NET of its day, and paid 3 : 2 for it ... or so.",
        "'s-Hertogenbosch is in the south, and 's Gravenhage in the west.",
        "Vitamin A in milk, Schedule A and Hepatitis A are an hour and a university apart.",
        "He wrote main() and (what is now) Poland; pro- and anti-war men met in County Cork.",
        "Marx's and Lenin's works are at the chemist's in the village, and at his uncle's.",
        "He served on the U.S. Army's board, a one-off, an MP, an FBI man, a European.",
        "They came from within the party, out of the woods, up to the hills, from under it.",
        "He was Secretary of State and a member of the Republic of letters for at least a year.",
    ],
)
def test_sound_english_has_no_gaps_even_beside_a_stripped_text(text: str) -> None:
    assert marked(text, STRIPPED) == text


def test_two_spaces_are_left_on_either_side_of_what_is_lost() -> None:
    imported = read("He left for the  of , and joined the  , as we know from the  of old.\n")
    content = account(imported).blocks[0]
    assert isinstance(content, Paragraph)
    values = [part.value for part in content.content if isinstance(part, Text)]
    assert values[:2] == ["He left for the ", " of "]
    assert not [value for value in values if "  " in value]


def test_other_languages_have_no_gaps() -> None:
    german = (
        "Er wurde in der , die der Vater baute, geboren und ging auf das Gymnasium der Stadt , wo er "
        "die Schule ( ) besuchte. Sie war nicht das, was er sich von der Stadt erhofft hatte."
    )
    french = (
        "Il est né à  , dans la ville ( ) que son père avait quittée , et il y reste trois ans avec "
        "sa mère ; les voisins disent qu'il était un enfant de la mer , et que la mer le lui rendit."
    )
    for text in (german, french):
        assert gaps_in(account(read(text + "\n"))) == []


def test_a_quotation_in_another_language_has_none_in_an_english_text() -> None:
    latin = (
        "Arma virumque cano , Troiae qui primus ab oris Italiam fato profugus , Laviniaque venit "
        "litora , multum ille et terris iactatus et alto vi superum ( ) saevae memorem in iram."
    )
    imported = read(f"{STRIPPED} {STRIPPED}\n\n{latin}\n", lang="en")
    assert [gap.origin and gap.origin.line for gap in gaps_in(account(imported))] == [1] * 6


def test_words_and_marks_of_a_corpus_set_apart_are_no_gaps() -> None:
    text = "He came to the town , saw the mill , and left , as one does , for the sea . " * 8
    assert marked(text) == text


def test_where_no_word_is_lost_the_characters_around_a_gap_are_the_input_s() -> None:
    imported = read(f"{STRIPPED}\n")
    paragraph = account(imported).blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert "".join(part.value for part in paragraph.content if isinstance(part, Text)) == STRIPPED


# ------------------------------------------------------------------------------------ real texts


def found_in(paragraph: Paragraph, raw: str) -> list[int]:
    """Where in its line each gap of a paragraph stands."""
    offsets, place = [], 0
    for part in paragraph.content:
        match part:
            case Gap():
                offsets.append(place)
            case Text(value):
                place = raw.index(value, place) + len(value)
            case Citation(origin=origin) | Span(origin=origin):
                assert origin is not None
                assert origin.words is not None
                mark = origin.words.split()[-1]
                place = raw.index(mark, place) + len(mark)
            case _:
                pytest.fail(f"not expected in an article's text: {part}")
    return offsets


def test_the_gaps_of_the_second_article_are_found_and_hardly_one_is_false(
    shared_data: Path,
) -> None:
    """Measured against a reading by hand: 198 places, many of which no form gives away."""
    content = next((shared_data / "seeds").glob("001_*.txt")).read_bytes()
    lines = content.decode().split("\n")
    by_hand = json.loads((FIGURES / "gaps_of_the_second_article.json").read_text())
    truth = {(int(line), offset) for line, offsets in by_hand.items() for offset in offsets}
    imported = read(content)
    found = {
        (block.origin.line, offset)
        for section in account(imported, 1).sections
        for inner in section.sections
        for block in inner.blocks
        if isinstance(block, Paragraph) and block.origin is not None and block.origin.line
        for offset in found_in(block, lines[block.origin.line - 1])
    }
    right = len(found & truth)
    assert len(truth) == 198
    assert right / len(found) >= 0.98
    assert right / len(truth) >= 0.66


def test_the_first_article_has_no_gap_at_all(shared_data: Path) -> None:
    content = next((shared_data / "seeds").glob("001_*.txt")).read_bytes()
    assert gaps_in(account(read(content), 0)) == []


def articles(shared_data: Path) -> list[list[str]]:
    """The paragraphs of real articles, their marks masked."""
    pages = []
    for path in sorted((shared_data / "wikipedia-html").glob("en-*/**/*.html")):
        tree = html.fromstring(path.read_bytes())
        paragraphs = []
        for paragraph in tree.iter("p"):
            for mark in paragraph.iter("sup"):
                mark.text, mark[:] = "§", []
            text = " ".join(str(paragraph.xpath("string()")).split()).replace("§", "\0")
            paragraphs.append(text)
        pages.append(paragraphs)
    return pages


def test_whole_articles_have_no_gaps(shared_data: Path) -> None:
    pages = articles(shared_data)
    assert sum(len(text.split()) for page in pages for text in page) > 40_000
    assert [found for page in pages for found in gaps(page) if found] == []


@pytest.mark.slow
def test_books_have_next_to_none(shared_data: Path) -> None:
    words = false = 0
    for folder in sorted((shared_data / "books").iterdir())[:4]:
        paragraphs = [
            " ".join(str(paragraph.xpath("string()")).split())
            for path in sorted(folder.rglob("*.xhtml"))
            for paragraph in html.fromstring(path.read_bytes()).iter("p")
        ]
        words += sum(len(text.split()) for text in paragraphs)
        false += sum(len(found) for found in gaps(paragraphs))
    assert words > 250_000
    assert false * 40_000 < words
