"""What stands in the text: templates by what they show, lists, tables, quotations, pictures."""

from __future__ import annotations

import pytest

from biokit.importers.detect import choose
from biokit.model.nodes import (
    BlockQuotation,
    Citation,
    CrossReference,
    DateMark,
    DefinitionList,
    Emphasis,
    Figure,
    Foreign,
    Link,
    List,
    Note,
    Paragraph,
    Sic,
    Strong,
    Table,
    Text,
    Verse,
    WorkTitle,
)
from biokit.model.walk import plain_text, walk
from tests.importers.wikitext.pages import account, blocks, counts, read, words

SHOWN = {
    "{{convert|6|ft|2|in}}": "6 feet 2 inches (1.88 m)",
    "{{convert|100|mi|km}}": "100 miles (161 km)",
    "{{convert|5|furlong}}": "5 furlong",
    "{{birth date|1879|3|14|df=y}}": "14 March 1879",
    "{{birth date and age|1944|5|14}}": "May 14, 1944",
    "{{death date and age|1955|4|18|1879|3|14}}": "April 18, 1955 (aged 76)",
    "{{circa|1820}}": "c. 1820",
    "{{OldStyleDate|February 2|1905|January 20}}": "February 2 [O.S. January 20] 1905",
    "{{as of|2016|4}}": "As of April 2016",
    "{{marriage|[[Mileva]]|1903|1919|end=div}}": "Mileva (m. 1903; div. 1919)",
    "{{nowrap|a b}}{{small|c}}": "a bc",
    "a{{snd}}b{{ndash}}c": "a – b–c",
    "{{USS|Missouri|BB-63}}": "USS Missouri (BB-63)",
    "{{frac|1|2}}": "1⁄2",
    "{{lang-de|Uhr}}": "German: Uhr",
    "{{nihongo|Sun|太陽|taiyō}}": "Sun (太陽, taiyō)",
    "{{zh|s=蔡奇|p=Cài Qí}}": "simplified Chinese: 蔡奇; pinyin: Cài Qí",
    "{{IPA-de|ˈaːda}}": "[ˈaːda]",
    "{{ISBN|0-14-006971-6}}": "ISBN 0-14-006971-6",
    "{{ill|Ada|de|Ada Muster}}": "Ada",
    "{{#if:x|yes|no}}{{#ifeq:a|b|c|d}}": "yesd",
    "a{{citation needed}}b{{who|date=May}}": "ab",
    "{{unheard of|one|two|k=v}} x": "one, two, k: v x",
    "{{YouTube|abc|How}}": "How on YouTube",
    "[[A|b]]s [[C]] [[D (e)|]]": "bs C D",
    "[http://a.org b] http://c.org.": "b http://c.org.",
    "a&nbsp;b &amp; c<!-- d -->": "a\xa0b & c",
    "<nowiki>''a''</nowiki>": "''a''",
    "__NOTOC__a": "a",
    "{{abbr|BBC|British Broadcasting Corporation}}": "BBC",
}


@pytest.mark.parametrize("text", SHOWN)
def test_a_template_shows_its_words(text: str) -> None:
    assert words(text) == SHOWN[text]


def kinds(text: str) -> list[type]:
    return [type(part) for block in blocks(text) for part in walk(block)]


def test_ticks_are_paired_as_the_wiki_pairs_them() -> None:
    assert blocks("'''''a''' b'' l'''heure''") == (
        Paragraph(
            (
                Emphasis((Strong((Text("a"),)), Text(" b"))),
                Text(" l'"),
                Emphasis((Text("heure"),)),
            )
        ),
    )


def test_ticks_run_across_links_and_end_with_their_line() -> None:
    assert blocks("''[[a]] b\n\nc") == (
        Paragraph((Emphasis((Text("a b"),)),)),
        Paragraph((Text("c"),)),
    )


def test_words_are_marked_with_what_they_are() -> None:
    assert DateMark in kinds("{{start date|1999|5}} x")
    assert Foreign in kinds("{{lang|fr|heure}} x")
    assert WorkTitle in kinds("{{HMS|Beagle}} x")
    assert Sic in kinds("{{sic|teh}} x")
    assert Link in kinds("{{official website|http://a.org}} x")


def test_lists_nest_and_lines_set_in_are_paragraphs() -> None:
    made = blocks("* a\n** b\n*# c\n* d\n:e\n;t: m\n;h")
    assert [type(block) for block in made] == [List, Paragraph, DefinitionList]
    assert isinstance(made[0], List)
    assert [len(item.blocks) for item in made[0].items] == [3, 1]


def test_a_table_has_its_caption_its_head_and_its_spans() -> None:
    (made,) = blocks("{|class=wikitable\n|+ Cap\n!A!!B\n|-\n|rowspan=2|1||{{nowrap|2}}\n|-\n|3\n|}")
    assert isinstance(made, Table)
    assert plain_text(made.caption) == "Cap"
    assert len(made.header) == 1
    assert [[cell.rows for cell in row.cells] for row in made.rows] == [[2, 1], [1]]


def test_a_quotation_has_its_attribution() -> None:
    for text in (
        "{{quote|Time.|Ada|Diary}}",
        "{{quote|text=Time.|author=Ada|source=Diary}}",
        "{{cquote|Time.|author=Ada|source=Diary}}",
        "{{quote box|quote=Time.|source=Ada, Diary}}",
        "{{Zitat|Time.|Autor=Ada|Quelle=Diary}}",
    ):
        (made,) = blocks(text)
        assert isinstance(made, BlockQuotation), text
        assert plain_text(made.blocks) == "Time."
        assert plain_text(made.attribution) == "Ada, Diary"


def test_a_poem_is_verse() -> None:
    (made,) = blocks("<poem>\na\n  b\n\nc\n</poem>")
    assert isinstance(made, Verse)
    assert [[line.indent for line in stanza] for stanza in made.stanzas] == [[0, 1], [0]]


@pytest.mark.parametrize(
    "text",
    [
        "[[File:A.jpg|thumb|alt=An A|200px|left|The ''A''.]]",
        "[[Datei:A.jpg|mini|alternativtext=An A|links|The ''A''.]]",
        "[[Fichier:A.jpg|vignette|gauche|alt=An A|The ''A''.]]",
        "[[文件:A.jpg|缩略图|左|替代文本=x|alt=An A|The ''A''.]]",
    ],
)
def test_a_picture_keeps_its_caption_and_where_its_rights_are_told(text: str) -> None:
    made = next(block for block in blocks(text) if isinstance(block, Figure))
    assert made.path is None
    assert made.alt == "An A"
    assert plain_text(made.caption).endswith("The A.")
    assert made.rights is not None
    assert made.rights.source_url == "https://commons.wikimedia.org/wiki/File:A.jpg"


def test_pictures_that_did_not_come_are_one_finding() -> None:
    found = [one for one in read("[[File:A.jpg|thumb|a]]\n<gallery>\nB.jpg|b\nC.png\n</gallery>").findings
             if one.code == "missing-picture"]  # fmt: skip
    assert [one.words for one in found] == ["A.jpg; B.jpg; C.png"]


def test_categories_hatnotes_and_boxes_about_the_page_are_told_and_left_out() -> None:
    imported = read("{{Main|Clock}}\n{{Use dmy dates}}\na\n{{Nav}}\n[[Category:C]]\n[[de:D]]")
    assert plain_text(imported.biography.accounts[0]).strip().endswith("a")
    codes = {finding.code for finding in imported.findings}
    assert codes >= {
        "dropped-hatnote", "dropped-message-box", "dropped-navigation", "dropped-categories",
        "dropped-interwiki",
    }  # fmt: skip


# ----------------------------------------------------------------------------------- references


def test_a_reference_called_twice_is_one_source_cited_twice() -> None:
    imported = read(
        'a<ref name="x">{{cite book|title=T|last=Fox|first=A|year=2007}}</ref>b<ref name=x/>{{rp|12}}'
    )
    cited = [part for part in walk(imported.biography) if isinstance(part, Citation)]
    assert [each.items[0].source for each in cited] == ["fox2007", "fox2007"]
    assert [[place.value for place in each.items[0].locators] for each in cited] == [[], ["12"]]
    assert counts(imported)["references"] == 1


@pytest.mark.parametrize(
    "text",
    [
        'a<ref name="x" />\n<references>\n<ref name="x">Words, 2007.</ref>\n</references>',
        'a<ref name="x" />\n{{reflist|refs=\n<ref name="x">Words, 2007.</ref>\n}}',
        'a{{r|x}}\n{{reflist|refs=<ref name="x">Words, 2007.</ref>}}',
        "a{{#tag:ref|Words, 2007.|name=x}}",
        "a{{refn|name=x|Words, 2007.}}",
    ],
)
def test_a_reference_may_be_defined_anywhere(text: str) -> None:
    imported = read(text)
    found = counts(imported)
    assert (found["references"], found["markers"], found["citations"]) == (1, 1, 1)
    assert "Words, 2007" in str(imported.biography.sources[1].item.title)


@pytest.mark.parametrize(
    "call",
    [
        "{{sfn|Fox|Lee|2007a|p=12}}",
        "<ref>{{harvnb|Fox|Lee|2007a|p=12}}</ref>",
        "<ref>Fox & Lee 2007a, p. 12</ref>",
        "{{sfnm|1a1=Fox|1a2=Lee|1y=2007a|1p=12}}",
        "({{harvtxt|Fox|Lee|2007a|p=12}})",
    ],
)
def test_a_short_form_calls_the_work_that_the_page_lists(call: str) -> None:
    book = "{{cite book|last1=Fox|first1=A|last2=Lee|first2=B|date=2007a|title=T}}"
    imported = read(f"a{call}\n== Bibliography ==\n* {book}")
    (cited,) = [part for part in walk(imported.biography) if isinstance(part, Citation)]
    assert cited.items[0].source == "fox2007a"
    assert [place.value for place in cited.items[0].locators] == ["12"]


def test_notes_stand_at_their_calls_and_are_called_again() -> None:
    made = account(
        'a{{efn|name=n|Why.<ref>Src.</ref>}} b{{efn|name=n}} c<ref group="note">Z.</ref>'
    )
    notes = [part for part in walk(made) if isinstance(part, Note)]
    again = [part for part in walk(made) if isinstance(part, CrossReference)]
    assert len(notes) == 2
    assert [part.target for part in again] == [notes[0].id]


def test_words_around_works_are_prefix_and_suffix() -> None:
    imported = read(
        "a<ref>See {{cite book|title=T|last=Fox|first=A|year=2007}}, p. 3; and more.</ref>"
    )
    (cited,) = [part for part in walk(imported.biography) if isinstance(part, Citation)]
    (item,) = cited.items
    assert (plain_text(item.prefix), plain_text(item.suffix)) == ("See", "and more")
    assert [place.value for place in item.locators] == ["3"]


def test_a_reference_that_is_never_described_is_unresolved_and_told() -> None:
    imported = read('a<ref name="lost" />')
    assert counts(imported)["unresolved sources"] == 1
    assert any(finding.code == "unresolved-reference" for finding in imported.findings)


# ------------------------------------------------------------------------------------ recognising


def test_wikitext_is_known_by_its_content() -> None:
    text = b"'''Ada''' was [[German]].<ref>A</ref>\n\n== Life ==\n{{quote|a}}\n[[Category:A]]"
    assert choose(text, "ada.txt")[0].name == "wikitext"
    assert (
        choose(b'{"title": "A", "text": "b"}\n{"title": "C", "text": "d"}\n', "a.jsonl")[0].name
        == "wikitext"
    )
    assert choose(b"# Ada\n\nShe was [here](a.md).\n", "ada.md")[0].name == "markdown"


def test_numbers_and_names_of_characters_in_an_address_are_those_characters() -> None:
    (paragraph,) = blocks("See [https://a.org/?b&#91;&#93;=c&amp;copy=1&copy=2 there].")
    links = [part.url for part in walk(paragraph) if isinstance(part, Link)]
    assert links == ["https://a.org/?b[]=c&copy=1&copy=2"]
