"""Which importer reads a document, told from the document."""

from __future__ import annotations

import pytest

from biokit.errors import UnknownFormat
from biokit.importers.detect import choose, ranking
from biokit.model.biography import Biography
from biokit.model.codec import encode
from biokit.model.nodes import Text
from tests.importers.texts import LEAD


@pytest.mark.parametrize(
    ("content", "path", "name"),
    [
        (encode(Biography((Text("A Life"),))), "life.json", "json"),
        (encode(Biography((Text("A Life"),))), "life.txt", "json"),
        (LEAD.encode(), "life.txt", "text"),
        (f"Vell\nfrom Wikipedia\n\n{LEAD}[1]\n\nLife\n\n[edit]\n".encode(), "life", "text"),
        (f"{LEAD}\n\n== Life ==\n{LEAD}\n".encode(), "life.txt", "text"),
        (b"[3] He left.\n[4] She stayed.\n", "sentences.txt", "text"),
        (LEAD.encode("latin-1", "replace") + b"\xe9\n", "life.txt", "text"),
    ],
)
def test_a_document_is_known_by_its_content_and_its_name(
    content: bytes, path: str, name: str
) -> None:
    assert choose(content, path)[0].name == name


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\x00", b"%PDF-1.7\n", b"\x00\x01\x02\x03" * 9])
def test_what_nobody_can_read_is_refused_with_the_list_of_formats(content: bytes) -> None:
    with pytest.raises(UnknownFormat) as caught:
        choose(content, "thing.bin")
    assert caught.value.path == "thing.bin"
    assert "text" in (caught.value.hint or "")


def test_the_ranking_has_every_importer_the_surest_first() -> None:
    ranked = ranking(LEAD.encode(), "life.txt")
    sure = [certainty for _, certainty in ranked]
    assert sure == sorted(sure, reverse=True)
    assert {"json", "text"} <= {importer.name for importer, _ in ranked}
    assert all(0 <= certainty <= 1 for certainty in sure)
