"""CSL-JSON, CSL-YAML, RIS and Zotero's JSON."""

from __future__ import annotations

import json

import pytest

from biokit.errors import BadInput
from biokit.model.sources import ItemDate, ItemName, Source
from biokit.references import References, read_references


def read(name: str, written: str) -> References:
    return read_references(written.encode(), name)


def only(name: str, written: str) -> Source:
    (source,) = read(name, written).sources
    return source


def test_csl_json_is_read_with_either_spelling_of_its_variables() -> None:
    source = only(
        "a.json",
        '[{"id": "k", "type": "manuscript", "title": "T", "archive_location": "Box 3",'
        ' "archive-place": "Graz", "part-number": 2, "issued": {"date-parts": [["1921", "5"]]},'
        ' "note": "original-date: 1920", "custom": {"kind": "diary", "siglum": "D"}}]',
    )
    item = source.item
    assert (item.archive_location, item.archive_place, item.part) == ("Box 3", "Graz", "2")
    assert item.issued == ItemDate(date_parts=((1921, 5),))
    assert item.note == "original-date: 1920"
    assert (source.kind, source.siglum) == ("diary", "D")


def test_an_address_of_zotero_gives_way_to_the_key_people_cite_by() -> None:
    written = '[{"id": "http://zotero.org/users/1/items/X", "citation-key": "k", "type": "book"}]'
    assert only("a.json", written).id == "k"


@pytest.mark.parametrize(
    ("member", "severity", "message"),
    [
        ('{"id": "bad", "type": "book" "x"}', "error", "bad is not JSON: expecting ',' delimiter"),
        ('{"type": "book", "title": "T"}', "error", "the source “T” has no `id`"),
        ('{"id": "a b"}', "error", "an id has no spaces: a b"),
        ('{"id": "one"}', "error", "the key one is taken already in line 2"),
        ('{"id": "bad", "type": "boook"}', "warning", "bad: `boook` is no `type`"),
        ('{"id": "bad", "titel": "T"}', "warning", "the field `titel` of bad is left out: “T”"),
        ('{"id": "bad", "author": [3]}', "error", "bad: `author`: a name has parts"),
        ('{"id": "bad", "title": ["T"]}', "error", "bad: `title` is a string, and this is not"),
        ('{"id": "bad", "issued": {"date-parts": [[2020, 13]]}}', "error", "bad: `issued`: “"),
        ('{"id": "bad", "issued": "soon"}', "error", "bad: `issued`: “soon” is no date"),
        ("3", "error", "a source is a table, and this is none"),
    ],
)
def test_a_broken_member_is_told_on_its_line_and_costs_no_other(
    member: str, severity: str, message: str
) -> None:
    found = read("a.json", f'[\n  {{"id": "one"}},\n  {member},\n  {{"id": "two"}}\n]\n')
    assert {"one", "two"} <= {source.id for source in found.sources}
    (finding,) = found.findings
    assert (finding.line, finding.severity) == (3, severity)
    assert finding.message.startswith(message)


@pytest.mark.parametrize("written", ["{}", '"x"', "3", '{"a": [1]}'])
def test_json_that_is_no_list_is_refused(written: str) -> None:
    with pytest.raises(BadInput, match="this is no list of sources"):
        read("a.json", written)


def test_a_list_of_something_else_is_refused_with_what_it_has() -> None:
    with pytest.raises(BadInput, match="they have `name`, `template`"):
        read("a.json", '[{"name": "x", "template": "cite web"}]')


def test_yaml_is_read_with_its_markdown_and_pandocs_dates() -> None:
    source = only(
        "a.yaml",
        "references:\n"
        "- id: darwin\n"
        "  type: article-journal\n"
        "  title: The *Origin* of [DNA]{.nocase} in 10 m^2^\n"
        "  author:\n"
        "  - family: Darwin\n"
        "    given: Charles\n"
        "  issued:\n"
        "  - year: 1859\n"
        "    month: 11\n"
        "  volume: 010\n"
        "  URL: https://x.org/a_b_c\n",
    )
    item = source.item
    assert item.title == 'The <i>Origin</i> of <span class="nocase">DNA</span> in 10 m<sup>2</sup>'
    assert item.author == (ItemName(family="Darwin", given="Charles"),)
    assert item.issued == ItemDate(date_parts=((1859, 11),))
    assert (item.volume, item.URL) == ("010", "https://x.org/a_b_c")
    assert source.origin is not None
    assert source.origin.line == 2


def test_a_member_that_is_no_yaml_costs_no_other() -> None:
    found = read("a.yml", "- id: one\n- id: two\n  title: A: B\n- id: three\n")
    assert [(s.id, s.state) for s in found.sources] == [
        ("one", "resolved"),
        ("two", "unresolved"),
        ("three", "resolved"),
    ]
    (finding,) = found.findings
    assert finding.line == 3
    assert finding.message.startswith("two is not YAML")


def test_aliases_that_grow_without_end_are_cut_short() -> None:
    rows = ["- id: k", "  a: &a [x,x,x,x,x,x,x,x,x,x]"]
    for before, here in zip("abcdefgh", "bcdefghi", strict=True):
        rows.append(f"  {here}: &{here} [{','.join(f'*{before}' for _ in range(10))}]")
    found = read("a.yaml", "\n".join(rows))
    assert [finding.message for finding in found.findings] == [
        "this source is nested too deep, or too large"
    ]


def test_ris_knows_a_recipient_and_what_a_standard_number_is() -> None:
    found = read(
        "a.ris",
        "TY  - LETTER\nID  - let\nAU  - Smith, John\nA2  - Doe, Jane\nDA  - 1921/05/03/\n"
        "CY  - London\nER  - \n\n"
        "TY  - BOOK\nID  - bk\nAU  - Roe, R., Jr.\nED  - Foo, B.\nTI  - A Book\n"
        "SN  - 978-0-19-852663-6\nSP  - 1\nEP  - 20\nKW  - a\nKW  - b\nER  - \n"
        "TY  - JOUR\nAU  - Foo, B.\nPY  - 1999\nT2  - Journal\nSN  - 1234-567X\nER  - \n",
    )
    letter, book, article = (source.item for source in found.sources)
    assert found.findings == ()
    assert letter.recipient == (ItemName(family="Doe", given="Jane"),)
    assert (letter.event_place, letter.issued) == ("London", ItemDate(date_parts=((1921, 5, 3),)))
    assert book.author == (ItemName(family="Roe", given="R.", suffix="Jr."),)
    assert (book.ISBN, book.page, book.keyword) == ("978-0-19-852663-6", "1-20", "a, b")
    assert (article.ISSN, article.container_title) == ("1234-567X", "Journal")
    assert found.sources[2].id == "foo1999"


def test_ris_that_is_broken_is_told() -> None:
    found = read(
        "a.ris", "TY  - BOOK\nID  - a\nXX  - x\nTY  - BOK\nID  - b\nER  - \nID  - c\nER  - \n"
    )
    assert [(one.line, one.code) for one in found.findings] == [
        (1, "broken-entry"),
        (3, "loss-field"),
        (4, "unknown-type"),
        (7, "broken-entry"),
    ]
    assert [source.id for source in found.sources] == ["a", "b"]


def test_zotero_export_is_read_as_csl() -> None:
    exported = {
        "config": {"id": "x"},
        "items": [
            {
                "itemType": "letter",
                "citationKey": "smith1921",
                "title": "On the lease",
                "creators": [
                    {"creatorType": "author", "firstName": "J", "lastName": "Smith"},
                    {"creatorType": "recipient", "name": "Foreign Office"},
                ],
                "date": "1921-05-03",
                "place": "London",
                "archive": "City Library",
                "archiveLocation": "Box 3",
                "extra": "event-title: x",
                "tags": [{"tag": "lease"}],
                "attachments": [{"path": "x.pdf"}],
                "dateAdded": "2020-01-01T00:00:00Z",
                "rights": "free",
            },
            {"itemType": "attachment", "title": "x.pdf"},
        ],
    }
    found = read("a.json", json.dumps(exported, indent=1))
    (source,) = found.sources
    item = source.item
    assert (source.id, source.kind, item.type) == ("smith1921", "letter", "personal_communication")
    assert item.recipient == (ItemName(literal="Foreign Office"),)
    assert (item.event_place, item.archive, item.archive_location) == (
        "London",
        "City Library",
        "Box 3",
    )
    assert (item.note, item.keyword) == ("event-title: x", "lease")
    assert [finding.words for finding in found.findings] == ["free"]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("@book{a, title={T}}", "a"),
        ('[{"id": "a", "type": "book"}]', "a"),
        ("TY  - BOOK\nID  - a\nER  - \n", "a"),
        ("references:\n- id: a\n", "a"),
    ],
)
def test_a_list_without_a_suffix_is_told_by_its_beginning(written: str, key: str) -> None:
    assert only("refs", written).id == key


def test_what_is_no_list_at_all_is_refused() -> None:
    with pytest.raises(BadInput, match="it cannot be told what kind of list this is"):
        read("refs", "Dear all,\n")
