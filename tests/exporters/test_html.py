"""The web page: one file, nothing outside it, every link within it leading somewhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings

from biokit.errors import BadInput, BiokitError
from biokit.exporters.base import Options
from biokit.exporters.html import HtmlExporter
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Figure, Note, Section
from biokit.resources import Resources
from tests.conftest import Golden
from tests.exporters.lives import everything, options, p, t
from tests.strategies import biographies

Tree: TypeAlias = Any
"""lxml's stubs make nothing of what XPath finds."""

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "html"


def page(biography: Biography, chosen: Options | None = None) -> str:
    return HtmlExporter().export(biography, chosen or options("html")).content.decode()


def parsed(markup: str) -> Tree:
    return lxml.html.fromstring(markup)


def one(*blocks: object, **fields: object) -> Biography:
    section = Section(t("One"), blocks, role="chapter")  # type: ignore[arg-type]
    return Biography(t("A Life"), sections=(section,), lang="en", **fields)  # type: ignore[arg-type]


def test_the_page_of_a_book_that_holds_everything(golden: Golden) -> None:
    head, _, body = page(everything()).partition("<style>")
    golden(GOLDEN / "everything" / "page.html", head + body.partition("</style>")[2])


def test_the_same_biography_makes_the_same_page() -> None:
    assert page(everything()) == page(everything())


def test_nothing_outside_the_page_is_needed() -> None:
    tree = parsed(page(everything()))
    assert tree.xpath("//script | //link | //iframe | //object") == []
    sources = tree.xpath("//@src | //@srcset")
    assert sources
    assert [source for source in sources if not source.startswith("data:image/")] == []
    assert re.findall(r"url\(|@import", tree.xpath("string(//style)")) == []


def test_every_link_within_the_page_leads_somewhere_and_ids_are_unique() -> None:
    tree = parsed(page(everything()))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = [link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert inside
    assert [target for target in inside if target not in ids] == []


def test_headings_go_down_one_level_at_a_time_from_the_title() -> None:
    tree = parsed(page(everything()))
    levels = [int(found.tag[1]) for found in tree.iter() if re.fullmatch(r"h\d", str(found.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [step for step in pairwise(levels) if step[1] > step[0] + 1] == []


def test_notes_stand_at_the_end_or_where_the_author_wants_them() -> None:
    noted = p("so.", Note((p("Why."),)))
    tree = parsed(page(one(noted)))
    assert [item.text_content() for item in tree.xpath("//main/section[last()]//li")] == [
        "Why.\N{NO-BREAK SPACE}↩︎"
    ]
    chapters = (
        Section(t("One"), (noted,), role="chapter"),
        Section(t("My notes"), role="notes"),
        Section(t("Colophon"), (p("Made."),), role="colophon"),
    )
    tree = parsed(page(Biography(t("A Life"), sections=chapters, lang="en")))
    assert [found.get("class") for found in tree.xpath("//main/section")] == [
        "chapter",
        "notes",
        "colophon",
    ]
    assert len(tree.xpath("//ol[@class='endnotes']")) == 1


def test_a_book_without_notes_has_no_place_for_them() -> None:
    assert parsed(page(one(p("so.")))).xpath("//*[@class='notes']") == []


def test_text_that_looks_like_markup_is_text() -> None:
    made = page(one(p("<script>alert(1)</script> & </style>"), description='"><script>x</script>'))
    tree = parsed(made)
    assert tree.xpath("//script") == []
    assert "<script>alert(1)</script> & </style>" in tree.text_content()
    assert tree.xpath("//meta[@name='description']/@content") == ['"><script>x</script>']


def test_what_is_no_image_is_refused_by_name() -> None:
    chosen = Options(Edition("html", "html"), assets=lambda _: b"not an image")
    with pytest.raises(BadInput, match="this is not an image") as raised:
        page(one(Figure("media/a.png")), chosen)
    assert raised.value.path == "media/a.png"


def test_a_missing_picture_is_a_mistake() -> None:
    with pytest.raises(BadInput, match="the image is not there"):
        page(one(Figure("media/a.png")), Options(Edition("html", "html")))


def test_a_project_may_replace_one_style(tmp_path: Path) -> None:
    own = tmp_path / "styles" / "web" / "page.css"
    own.parent.mkdir(parents=True)
    own.write_text("p { color: red } /* </style><b> */", encoding="utf-8")
    chosen = Options(Edition("html", "html"), resources=Resources(tmp_path))
    made = HtmlExporter().export(one(p("so.")), chosen)
    styles = parsed(made.content.decode()).xpath("string(//style)")
    assert "p { color: red }" in styles
    assert "--face-text" in styles
    assert b"</style><b>" not in made.content
    assert [used.name for used in made.used] == ["styles/tokens.css", "styles/web/page.css"]


@given(biographies())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_biography_makes_a_well_formed_page_or_one_clear_error(biography: Biography) -> None:
    try:
        made = page(biography)
    except BiokitError:
        return
    markup = made.partition("</head>")[2].removesuffix("</html>\n")
    ET.fromstring(markup)
