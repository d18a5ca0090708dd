"""What single wikis have of their own: notes and readings, centuries, records of persons."""

from __future__ import annotations

import pytest

from biokit.importers.wikitext.records import in_order
from biokit.model.nodes import DateMark, Note, Paragraph, Superscript
from biokit.model.walk import plain_text, walk
from tests.importers.wikitext.pages import account, blocks, read, words


@pytest.mark.parametrize(
    "call",
    ['{{Refnest|group="注"|異説。}}', "{{refnest|異説。}}", "{{refn|異説。}}", "{{Efn|異説。}}"],
)
def test_what_the_japanese_wiki_nests_references_in_is_a_note(call: str) -> None:
    made = account(f"生まれた{call}。", "ja")
    notes = [part for part in walk(made) if isinstance(part, Note)]
    assert [" ".join(plain_text(each) for each in note.blocks) for note in notes] == ["異説。"]
    assert "kept-template" not in {each.code for each in read(f"生{call}", lang="ja").findings}


@pytest.mark.parametrize("name", ["ルビ", "ruby", "Ruby", "読み仮名"])
def test_a_reading_stands_in_brackets_after_its_signs(name: str) -> None:
    assert words(f"{{{{{name}|則天去私|そくてん}}}}という", "ja") == "則天去私（そくてん）という"
    assert words(f"{{{{{name}|則天去私}}}}という", "ja") == "則天去私という"


CENTURIES = {
    "{{s-|XIX}}": "XIXe siècle",
    "{{s|xix|e}}": "XIXe siècle",
    "{{s-|Ier}}": "Ier siècle",
    "{{s-|I|er}}": "Ier siècle",
    "{{-s-|IV|e}}": "IVe siècle av. J.-C.",
    "{{sp-|XVIII|e|et|XIX|e|s}}": "XVIIIe et XIXe siècles",
    "{{sp|XVIII|e|au|XIX|e}}": "XVIIIe au XIXe siècle",
    "{{s2|XVIII|XIX}}": "XVIIIe et XIXe siècles",
}


@pytest.mark.parametrize("call", CENTURIES)
def test_a_french_century_says_so_and_its_ordinal_is_raised(call: str) -> None:
    assert words(f"Au {call}.", "fr") == f"Au {CENTURIES[call]}."
    raised = [each for block in blocks(f"Au {call}.", "fr") for each in walk(block)]
    assert any(isinstance(each, Superscript) for each in raised)


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    assert words("née le {{date|1|juillet|1804}}", "fr") == "née le 1er juillet 1804"
    assert words("née le {{date|11|juillet|1804}}", "fr") == "née le 11 juillet 1804"
    (date,) = (each for block in blocks("le {{date|1|juillet|1804}}", "fr")
               for each in walk(block) if isinstance(each, DateMark))  # fmt: skip
    assert date.date.edtf == "1804-07-01"


def test_the_id_of_a_french_work_is_what_short_forms_call_it_and_is_not_printed() -> None:
    work = "{{Ouvrage|auteur1=Ann Fox|titre=T|éditeur=E|année=2013|id=Renard}}"
    imported = read(f"a{{{{sfn|Renard|p=4}}}}\n\n== Bibliographie ==\n* {work}", lang="fr")
    assert "Renard" not in plain_text(imported.biography.accounts[0])
    found = [each for each in imported.biography.sources if each.item.title == "T"]
    assert [(each.id, each.item.note) for each in found] == [("fox2013", None)]


RECORD = "{{{{Personendaten|NAME={}|ALTERNATIVNAMEN={}|GEBURTSDATUM=1. Mai 1901|GEBURTSORT=Ulm}}}}"


def title(text: str, path: str, lang: str = "de") -> str:
    return plain_text(Paragraph(read(text, path, lang).biography.title))


def test_a_file_whose_name_has_nothing_of_the_lead_is_called_as_the_record_has_it() -> None:
    lead = "'''Ada Barbara Muster''' war da; Ada Muster: http://www.example.de/x"
    page = f"{lead}\n\n{RECORD.format('Muster, Ada', '')}"
    assert title(page, "de.wikitext") == "Ada Muster"
    assert title(lead, "de.wikitext") == "Ada Barbara Muster"
    assert title(page, "muster.wikitext") == "Muster"
    assert "guess-title" in {each.code for each in read(page, "de.wikitext", "de").findings}


def test_a_file_named_by_a_name_that_the_text_has_keeps_it() -> None:
    lead = "'''Ann Lee Fox''', known as '''Bo Reh''' and as Confucio, sang. Bo Reh died."
    assert title(lead, "Bo_Reh.wikitext") == "Bo Reh"
    assert title(lead, "confucio.wikitext") == "Confucio"
    assert title(lead, "sang.wikitext") == "Ann Lee Fox"


def test_other_names_of_a_record_are_in_order_and_of_their_kind() -> None:
    others = (
        "Linz, Ada (Geburtsname); Reh, Bo (Pseudonym); Muster, Ada Barbara; Ada von Ulm (Rufname)"
    )
    page = f"'''Ada Muster''' war da.\n\n{RECORD.format('Muster, Ada', others)}"
    (person,) = read(page, "Ada_Muster.wikitext", "de").biography.life.persons
    assert [(each.forms[0].text, each.kind) for each in person.names[1:]] == [
        ("Ada Linz", "birth"),
        ("Bo Reh", "pen"),
        ("Ada Barbara Muster", "usual"),
        ("Ada von Ulm (Rufname)", "usual"),
    ]


def test_a_name_with_several_commas_is_not_turned() -> None:
    assert in_order("Fox, Ann") == "Ann Fox"
    assert in_order("King, Martin Luther, Jr.") == "King, Martin Luther, Jr."
