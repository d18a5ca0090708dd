"""What an archive is given with the book."""

from __future__ import annotations

import json

from biokit.exporters.base import Options
from biokit.exporters.pdf.printers.attaching import attachments
from biokit.model.biography import Biography
from biokit.model.codec import decode
from biokit.model.edition import Edition
from biokit.model.nodes import Text
from biokit.model.sources import Item, Source
from biokit.references.json import read_json

OPTIONS = Options(Edition("book", "pdf", profile="archive"))
CITED = Source(id="greville", item=Item(type="book", title="The Greville Memoirs"))


def test_the_whole_book_can_be_had_back_from_its_archive() -> None:
    book = Biography(title=(Text("Victoria"),), sources=(CITED,))
    model, _ = attachments(book, OPTIONS)
    assert decode(model.content) == book
    assert (model.name, model.relationship) == ("biography.json", "Source")


def test_its_sources_are_there_as_any_reference_manager_reads_them() -> None:
    _, sources = attachments(Biography(title=(Text("V"),), sources=(CITED,)), OPTIONS)
    (item,) = json.loads(sources.content)
    assert item == {"id": "greville", "type": "book", "title": "The Greville Memoirs"}
    read = read_json(sources.content, sources.name)
    assert [source.item for source in read.sources] == [CITED.item]


def test_a_book_without_sources_brings_no_empty_list() -> None:
    assert len(attachments(Biography(title=(Text("V"),)), OPTIONS)) == 1
