"""How an author asks for a part of the bibliography, and what is said of a slip."""

from __future__ import annotations

import pytest

from biokit.errors import BadInput
from biokit.exporters.markdown import write_sections
from biokit.importers.markdown import read_sections
from biokit.model.nodes import Derived

ASKED = {
    "what=bibliography": Derived("bibliography"),
    'what=bibliography kinds="archive letter" printed=no by=repository': Derived(
        "bibliography", ("archive", "letter"), printed=False, by="repository"
    ),
    "what=bibliography kinds=press printed=yes": Derived("bibliography", ("press",), printed=True),
    'what=bibliography keyword="family papers" by=collection': Derived(
        "bibliography", keyword="family papers", by="collection"
    ),
}


def section(attributes: str) -> str:
    return f"# Sources {{.bibliography}}\n\n::: {{.derived {attributes}}}\n:::\n"


@pytest.mark.parametrize("attributes", ASKED)
def test_a_part_is_read_and_written_as_it_was(attributes: str) -> None:
    read = read_sections(section(attributes), "x.md").sections
    assert read[0].blocks == (ASKED[attributes],)
    assert write_sections(read) == section(attributes)


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ("what=bibliography kinds=letters", "letters is no kind of source. there are: archive"),
        ("what=bibliography printed=maybe", "printed=maybe is not known. there are: yes, no"),
        ("what=bibliography by=date", "by=date is not known. there are: repository, collection"),
        ("what=bibliography kind=letter", "knows no attribute kind"),
    ],
)
def test_a_slip_is_named_with_its_line(attributes: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_sections(section(attributes), "x.md")
    assert str(caught.value).startswith("x.md:3: ")
    assert said in str(caught.value)
