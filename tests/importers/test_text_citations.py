"""Marks in the text: where a citation stands, what it cites, and what only looks like one."""

from __future__ import annotations

import pytest

from biokit.importers.text import attach_proved
from biokit.model.nodes import Citation, Inline, Paragraph, Span, Text
from biokit.model.walk import plain_text, walk
from tests.importers.texts import LEAD, PROSE, account, citations, labels, paragraphs, read


def content(text: str) -> tuple[Inline, ...]:
    """The inlines of a paragraph that stands in an article."""
    imported = read(f"Marta Vell\nfrom Wikipedia\n\n{LEAD}\n\n{text}\n")
    block = account(imported).blocks[1]
    assert isinstance(block, Paragraph)
    return block.content


def shape(text: str) -> list[str]:
    """Each inline in short: words as they are, a citation as its labels between bars."""
    shown = []
    for part in content(text):
        match part:
            case Text(value):
                shown.append(value)
            case Citation(items):
                told = [item.source.removeprefix("wikipedia-") for item in items]
                pages = [f"@{where.value}" for item in items for where in item.locators]
                shown.append(f"|{','.join(told + pages)}|")
            case Span(inner, classes=(name, *_)):
                shown.append(f"<{name} {plain_text(inner)}>")
            case _:
                shown.append(type(part).__name__)
    return shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left in May.[1] He stayed.", ["She left in May.", "|1|", " He stayed."]),
        ("She left.[1][3] He stayed.", ["She left.", "|1,3|", " He stayed."]),
        ("She left.[1] [3] He stayed.", ["She left.", "|1,3|", " He stayed."]),
        ("She left[1],[3] and he stayed.", ["She left", "|1,3|", " and he stayed."]),
        ("She left,[12] replacing Pir.[13]", ["She left,", "|12|", " replacing Pir.", "|13|"]),
        ("She left. [12] He stayed.", ["She left.", "|12|", " He stayed."]),
        ("She left.[1, 3] He stayed.", ["She left.", "|1,3|", " He stayed."]),
        ("She left.[2–4] He stayed.", ["She left.", "|2,3,4|", " He stayed."]),
        ("She left.[12]: 45–46 He stayed.", ["She left.", "|12,@45–46|", " He stayed."]),
        ("She left.[1]:23 He stayed.", ["She left.", "|1,@23|", " He stayed."]),
        ("She left.[1][2]:xii, 7 He stayed.", ["She left.", "|1,2,@xii, 7|", " He stayed."]),
        ("The three goals[12]: 45 men and a boat.", ["The three goals", "|12|", ": 45 men and a boat."]),
        ("He said:[64] She left.", ["He said:", "|64|", " She left."]),
        ("She left.[note 1] He stayed.", ["She left.", "|note-1|", " He stayed."]),
        ("She[a] left.[b] He stayed.", ["She", "|a|", " left.", "|b|", " He stayed."]),
        ("She left in [1955] with [t]he others and the year[s] after.",
         ["She left in [1955] with [t]he others and the year[s] after."]),
        ("They had [10] men and [sic] boats.", ["They had [10] men and [sic] boats."]),
        ("She left.[citation needed] He stayed.",
         ["She left.", "<editorial [citation needed]>", " He stayed."]),
        ('the "Northern Chain [sl]" of old', ['the "Northern ', "<interlanguage Chain>", '" of old']),
        ("the Chain\xa0[de; fr] of old", ["the ", "<interlanguage Chain>", " of old"]),
        ("the [so] called chain[zh] of old", None),
    ],
)  # fmt: skip
def test_marks_are_read_where_they_stand(text: str, expected: list[str] | None) -> None:
    if expected is None:
        assert plain_text(content(text)).startswith("the")
    else:
        assert shape(text) == expected


def test_the_words_of_a_mark_are_kept_in_its_origin() -> None:
    marks = [
        part
        for part in content("She left.[1][3] He stayed.[12]: 45 So.")
        if isinstance(part, Citation)
    ]
    assert [mark.origin and mark.origin.words for mark in marks] == ["[1][3]", "[12]: 45"]
    assert [mark.origin and mark.origin.line for mark in marks] == [6, 6]


def test_numbers_belong_to_their_account_and_are_unresolved() -> None:
    imported = read(
        f"Marta Vell\nfrom Wikipedia\n\n{LEAD}[1][2]\n\nReferences\n\n[edit]\nfrom Otherpedia\n\n{LEAD}[1]\n"
    )
    cited = {item.source for citation in citations(imported) for item in citation.items}
    assert cited == {"wikipedia-1", "wikipedia-2", "otherpedia-1"}
    sources = {source.id: source for source in imported.biography.sources}
    assert {sources[key].state for key in cited} == {"unresolved"}
    assert sources["otherpedia-1"].within == "otherpedia"
    assert sources["wikipedia-2"].label == "2"
    assert sum(finding.code == "unresolved-sources" for finding in imported.findings) == 2


def test_two_articles_of_one_site_keep_their_numbers_apart() -> None:
    imported = read(f"A Vell\nfrom Wikipedia\n\n{LEAD}[1]\n\nB Vell\nfrom Wikipedia\n\n{LEAD}[1]\n")
    ids = [source.id for source in imported.biography.sources]
    assert len(ids) == len(set(ids)) == 4


REFERENCES = '^ Harrow, E. (1911). Clocks.\n^ a b "The clock". The Post. 1834.\n^ Ibid.\n'


def test_a_list_of_references_that_was_copied_describes_the_numbers() -> None:
    imported = read(
        f"Marta Vell\nfrom Wikipedia\n\n{LEAD}[1][3] So.[2]\n\nReferences[edit]\n{REFERENCES}"
    )
    sources = {source.label: source for source in imported.biography.sources if source.label}
    assert {label: source.item.title for label, source in sources.items()} == {
        "1": "Harrow, E. (1911). Clocks.", "2": '"The clock". The Post. 1834.', "3": "Ibid.",
    }  # fmt: skip
    assert {source.state for source in sources.values()} == {"resolved"}


def test_a_list_that_may_have_lost_an_entry_describes_nothing() -> None:
    imported = read(f"Marta Vell\nfrom Wikipedia\n\n{LEAD}[1][4]\n\nReferences[edit]\n{REFERENCES}")
    assert {s.state for s in imported.biography.sources if s.label} == {"unresolved"}
    assert "^ Ibid." in [plain_text(paragraph) for paragraph in paragraphs(imported)]


# ------------------------------------------------------------------------------ lists of sentences

SENTENCES = (
    "Because he had served on the coast, Oran was thought to be a friend of the pilots.\n"
    "[4] He joined the guild in 1881 and passed its examination in the spring of 1883.\n"
    "[5][2] In June of that year he took the mail boat through the Narrows at night.\n"
    '"[11] During his years on the island he printed a newspaper of four pages.\n'
)


def test_a_citation_that_opens_a_sentence_is_an_orphan_and_not_that_sentence_s() -> None:
    imported = read(SENTENCES)
    assert [labels(citation, imported) for citation in citations(imported)] == [
        ["4"], ["5", "2"], ["11"],
    ]  # fmt: skip
    assert all("orphan" in citation.classes for citation in citations(imported))
    for paragraph in paragraphs(imported):
        before = [part for part in paragraph.content if isinstance(part, Citation)]
        if before:
            place = paragraph.content.index(before[0])
            assert plain_text(paragraph.content[:place]) in {"", '"'}
    assert [f.line for f in imported.findings if f.code == "orphan-citation"] == [2, 3, 4]
    assert dict(imported.counts)["orphan citations"] == 3


def test_a_citation_within_a_line_belongs_to_the_sentence_before_it() -> None:
    imported = read(SENTENCES + "She kept the light.[7] He kept the bell.\n")
    last = paragraphs(imported)[-1]
    assert isinstance(last.content[1], Citation)
    assert last.content[1].classes == ()


def test_another_line_with_both_sentences_proves_whose_a_citation_is() -> None:
    proof = "He passed its examination in the spring of 1883.[5] In June of that year he took the mail boat.\n"
    imported = read(SENTENCES + proof)
    second, third = paragraphs(imported)[1:3]
    moved = second.content[-1]
    assert isinstance(moved, Citation)
    assert moved.classes == ()
    assert labels(moved, imported) == ["5", "2"]
    assert not [part for part in third.content if isinstance(part, Citation)]
    assert [f.line for f in imported.findings if f.code == "proved-citation"] == [3]
    assert [f.line for f in imported.findings if f.code == "orphan-citation"] == [2, 4]
    assert dict(imported.counts)["characters in this report"] == 0


def test_a_fuller_account_proves_whose_a_citation_is() -> None:
    imported = read(SENTENCES)
    fuller = read(
        f"{PROSE} He joined the guild in 1881 and passed its examination in the spring of 1883.[1] "
        "In June of that year he took the mail boat through the Narrows, and was seen.\n"
    )
    biography, findings = attach_proved(imported.biography, fuller.biography.accounts)
    orphans = [part for part in walk(biography) if isinstance(part, Citation) and part.classes]
    assert [finding.line for finding in findings] == [3]
    assert len(orphans) == 2


def test_sentences_that_another_text_has_apart_prove_nothing() -> None:
    imported = read(SENTENCES)
    fuller = read(
        "He joined the guild in 1881 and passed its examination in the spring of 1883.[1] He slept.[2] "
        "In June of that year he took the mail boat through the Narrows at night, and was seen.\n"
    )
    biography, findings = attach_proved(imported.biography, fuller.biography.accounts)
    assert biography == imported.biography
    assert findings == ()


def test_the_line_above_alone_proves_nothing() -> None:
    imported = read("He left.\n[1] She stayed.\n[2] They met.\n")
    assert all("orphan" in citation.classes for citation in citations(imported))
