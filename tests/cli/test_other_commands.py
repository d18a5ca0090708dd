"""`new`, `export`, `check`, `sources` and `cite` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from biokit.checks import RULES
from tests.cli.conftest import Run, ran


def test_a_new_project_builds_and_checks_at_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "queen-victoria"
    done = run("new", folder)
    assert (done.code, done.err) == (0, "")
    assert f"wrote {folder}/biography.toml\n" in done.out
    assert run("build", folder, "json", "html", "--quiet") == (0, "", "")
    assert run("check", folder).code == 0


def test_new_refuses_a_folder_that_has_something_in_it(run: Run, project: Path) -> None:
    before = sorted(project.rglob("*"))
    done = run("new", project)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{project}: the folder is not empty")
    assert sorted(project.rglob("*")) == before


def test_export_makes_one_product_of_a_project_and_of_that_product_again(
    run: Run, project: Path, tmp_path: Path
) -> None:
    model, again = tmp_path / "x.json", tmp_path / "y.json"
    assert run("export", project, model) == (0, f"made {model}\n", "")
    assert run("export", model, again, "--quiet") == (0, "", "")
    assert run("export", project / "biography.toml", tmp_path / "z.json").code == 0
    titles = [json.loads(p.read_bytes())["biography"]["title"][0] for p in (model, again)]
    assert [title["value"] for title in titles] == ["A Life", "A Life"]


def test_export_takes_the_editions_fields_and_the_formats_own_options(
    run: Run, project: Path, tmp_path: Path, formats: Path
) -> None:
    out = tmp_path / "x.txt"
    done = run("export", project, out, "--to", "plain", "-O", "ink=blue", "-O", "trim=5in 8in")
    assert done.code == 0
    assert out.read_text() == "A Life\nplain\n0\nink=blue"


def test_export_writes_to_standard_output_and_nothing_else_there(
    run: Run, project: Path, formats: Path
) -> None:
    done = run("export", project, "-", "--to", "plain")
    assert (done.code, done.out) == (0, "A Life\nplain\n0")
    assert done.err == "a library says something\n"
    assert json.loads(run("export", project, "-", "--to", "json").out)["biokit"] == 1
    assert run("export", project, "-").err.startswith("-: the name has no suffix")


def test_check_says_what_is_wrong_and_exits_with_1_for_errors_only(run: Run, project: Path) -> None:
    done = run("check", project)
    assert (done.code, done.err) == (0, "")
    assert "sources.json:5: note: the source idle is never cited [uncited-source]" in done.out
    assert done.out.endswith("1 note\n")
    (project / "text" / "01-one.md").write_text("# One\n\n![A dot](media/dot.png)\n")
    done = run("check", project)
    assert done.code == 1
    assert f"{project}/text/01-one.md:3: error: " in done.out
    assert "[figure-without-alt]" in done.out
    quiet = run("check", project, "--quiet")
    assert (quiet.code, quiet.out) == (1, "")
    assert quiet.err.count("\n") == 1
    assert "[figure-without-alt]" in quiet.err


def test_check_reads_a_model_too(run: Run, project: Path, tmp_path: Path) -> None:
    model = tmp_path / "x.json"
    run("export", project, model)
    done = run("check", model)
    assert done.code == 0
    assert "[uncited-source]" in done.out


def test_check_speaks_json_and_sarif(run: Run, project: Path) -> None:
    said = json.loads(run("check", project, "--format", "json").out)
    assert said["counts"] == {"error": 0, "warning": 0, "note": 1}
    assert said["findings"][0]["line"] == 5
    sarif = json.loads(run("check", project, "--format", "sarif", "--quiet").out)
    assert sarif["version"] == "2.1.0"
    result = sarif["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.endswith("a-life/sources.json")


def test_check_lists_its_rules(run: Run) -> None:
    lines = run("check", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]


def test_sources_says_what_is_cited_and_what_is_not(run: Run, project: Path) -> None:
    done = run("sources", project)
    assert done.code == 0
    lines = [line.split() for line in done.out.splitlines()]
    assert lines[0] == ["SOURCE", "STANDING", "CITED", "FIRST", "IN", "KIND", "TITLE"]
    assert lines[1][:3] == ["greville", "cited", "3"]
    assert lines[1][3] == f"{project}/text/01-one.md:3"
    assert lines[2][:3] == ["idle", "unused", "0"]
    assert done.out.endswith("1 cited, 1 unused\n")


def test_sources_says_what_is_missing_and_what_is_incomplete(run: Run, project: Path) -> None:
    (project / "text" / "02-two.md").write_text("# Two\n\nIt was so [@grevile; @letter].\n")
    (project / "sources.bib").write_text(
        "@letter{letter,\n author = {Ann Smith},\n title = {Ann Smith to Ben Jones}\n}\n"
    )
    done = run("sources", project)
    assert done.code == 0
    lines = done.out.splitlines()
    assert [" ".join(line.split()) for line in lines if line.startswith("letter")] == [
        f"letter cited 1 {project}/text/02-two.md:3 letter Smith to Jones"
    ]
    assert "missing: grevile (perhaps greville)" in lines
    assert "incomplete: letter lacks date, archive" in lines
    assert lines[-1] == "2 cited, 1 unused, 1 missing"


def test_a_key_that_is_not_there_is_told_with_the_nearest(run: Run, project: Path) -> None:
    (project / "sources.bib").write_text("@book{greville2,title={A}}\n@book{grevill3,title={B}}\n")
    (project / "text" / "02-two.md").write_text("# Two\n\nIt was so [@grevile].\n")
    done = run("check", project)
    assert done.code == 2
    assert "did you mean `greville`, `greville2` or `grevill3`?" in done.err


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("refs.bib", "@book{g, author={Charles Greville}, title={Memoirs}, year=1874}"),
        ("refs.json", ('[{"id": "g", "type": "book", "title": "Memoirs", "issued": "1874",'
         ' "author": [{"family": "Greville", "given": "Charles"}]}]')),
        ("refs.yaml", ("references:\n- id: g\n  type: book\n  title: Memoirs\n  issued: 1874\n"
         "  author:\n  - family: Greville\n    given: Charles\n")),
        ("refs.ris", "TY  - BOOK\nID  - g\nAU  - Greville, Charles\nTI  - Memoirs\nPY  - 1874\nER  -\n"),
        ("refs", "@book{g, author={Charles Greville}, title={Memoirs}, year=1874}"),
    ],
)  # fmt: skip
def test_cite_reads_any_list_of_sources(run: Run, tmp_path: Path, name: str, written: str) -> None:
    (tmp_path / name).write_text(written)
    (tmp_path / "citations").write_text("[@g]\n")
    done = run("cite", "chicago-notes-bibliography", tmp_path / name, tmp_path / "citations")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1. Charles Greville, Memoirs (1874).")


def test_cite_tells_a_broken_entry_and_cites_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{a,\n title = {Open\n@book{b,\n title = {Shut}}\n")
    (tmp_path / "citations").write_text("[@b]\n")
    done = run("cite", "chicago-notes-bibliography", tmp_path / "refs.bib", tmp_path / "citations")
    assert done.out.startswith("1. Shut")
    assert f"{tmp_path}/refs.bib:1: error: a cannot be read" in done.err


def test_sources_speaks_json(run: Run, project: Path) -> None:
    said = json.loads(run("sources", project, "--format", "json").out)
    assert [(one["source"], one["standing"], one["count"]) for one in said] == [
        ("greville", "cited", 3),
        ("idle", "unused", 0),
    ]


@pytest.fixture
def refs(project: Path) -> Path:
    return project / "sources.json"


def test_cite_formats_notes_and_bibliography(run: Run, refs: Path, tmp_path: Path) -> None:
    citations = tmp_path / "citations.txt"
    citations.write_text("[@greville, p. 3]\n\n[see @greville, 2:326–28; @idle]\n")
    done = run("cite", "chicago", refs, citations)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "1. Charles Greville, The Greville Memoirs (1874), 3.\n"
        "2. see Greville, The Greville Memoirs, 2:326–28; Never Cited (n.d.).\n"
        "\n"
        "Greville, Charles. The Greville Memoirs. 1874.\n"
        "Never Cited. n.d.\n"
    )


def test_cite_reads_standard_input_and_writes_markdown(refs: Path) -> None:
    done = ran("cite", "chicago", refs, "-", "--to", "markdown", stdin="[@greville]\n")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "1. Charles Greville, *The Greville Memoirs* (1874).\n"
        "\n"
        "Greville, Charles. *The Greville Memoirs*. 1874.\n"
    )


@pytest.mark.parametrize(
    ("style", "written", "said"),
    [
        ("chicaco", "[@greville]", "there is no citation style called chicaco. nearest: chicago"),
        ("chicago", "\n[@nobody]", "citations.txt:2: there is no source nobody"),
        ("chicago", "no citation at all", "citations.txt:1: "),
        ("chicago", '[[{"locator": "3"}]]', "citations.txt: citation 1 has a cite without an id"),
        ("chicago", '[[{"id": "grevill"}]]', "did you mean `greville`?"),
    ],
)
def test_cite_says_what_is_wrong_on_which_line(
    run: Run, refs: Path, tmp_path: Path, style: str, written: str, said: str
) -> None:
    (tmp_path / "citations.txt").write_text(written)
    done = run("cite", style, refs, tmp_path / "citations.txt")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_import_makes_a_project_of_a_text_and_prints_its_report(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "memoir.md"
    text.write_text("# A Memoir\n\nI was born.\n", encoding="utf-8")
    folder = tmp_path / "a-life"
    done = run("import", text, "--into", folder)
    assert (done.code, done.err) == (0, "")
    assert "memoir.md" in done.out
    assert (folder / "biography.toml").is_file()
    assert (folder / "import" / "memoir.report.txt").read_text() in done.out
    assert run("build", folder, "json", "--quiet").code == 0
