"""What holds for every command: help, exit codes, streams, and nothing heavy loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest

from biokit.citing import catalogue
from biokit.cli.root import biokit
from tests.cli.conftest import Run, command, ran

COMMANDS = ("build", "check", "cite", "export", "formats", "import", "new", "schema", "sources")
HEAVY = (
    "weasyprint", "ebooklib", "pikepdf", "fontTools", "lxml", "jinja2", "markdown_it", "rich",
    "tomlkit", "tree_sitter", "watchfiles", "yaml", "multiprocessing", "concurrent.futures",
)  # fmt: skip


def test_the_commands_are_those_of_the_contract(run: Run) -> None:
    assert tuple(sorted(biokit.commands)) == COMMANDS
    helped = run("--help")
    assert helped.code == 0
    assert all(f"\n  {name} " in helped.out for name in COMMANDS)
    assert "preview" not in helped.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, run: Run) -> None:
    helped = run(name, "--help")
    assert helped.code == 0
    assert helped.out.startswith(f"Usage: biokit {name} ")
    assert helped.err == ""


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    assert run("--version").out == f"biokit {version('biokit')}\n"


def test_help_and_import_load_nothing_heavy() -> None:
    told = (
        "import sys; from biokit.cli import main; main(['--help']); import biokit;"
        f"print(*(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stderr.split() == []


@pytest.mark.parametrize(
    ("name", "unused"),
    [
        ("markdown", ("biokit.exporters.epub", "jinja2", "lxml", "biokit.projections.compose")),
        ("epub", ("biokit.references.items", "biokit.exporters.markdown")),
    ],
)
def test_a_build_loads_what_makes_its_target_and_no_more(
    tmp_path: Path, name: str, unused: tuple[str, ...]
) -> None:
    front = "[editions.epub]\n[editions.pdf]\n[editions.markdown]\n"
    (tmp_path / "biography.toml").write_text(f'title = "A Life"\nlang = "en"\n{front}')
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "01.md").write_text("# One\n\nIt began.\n")
    never = (*unused, "biokit.exporters.pdf", "concurrent.futures", "weasyprint")
    told = (
        f"import sys; from biokit.cli import main; main(['build', {str(tmp_path)!r}, {name!r}]);"
        f"print(*(set(sys.modules) & set({never!r})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("made ")
    assert done.stderr.split() == []


def test_the_module_is_the_command() -> None:
    called, environment = command("--version")
    done = subprocess.run(called, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("biokit ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "missing command"),
        (("blah",), "no such command 'blah'"),
        (("--nonsense",), "no such option '--nonsense'"),
        (("build", "--nonsense"), "no such option '--nonsense'"),
        (("build", "-j", "0"), "invalid value for '-j' / '--jobs'"),
        (("build", "-j", "many"), "'many' is not a valid integer"),
        (("export", "x"), "missing argument 'OUTPUT'"),
        (("import", "x"), "missing option '--into'"),
        (("check", "--format", "xml"), "'xml' is not one of 'text', 'json', 'sarif'"),
        (("check", "--max-size", "huge"), "'huge' is no size"),
    ],
)
def test_bad_usage_is_one_line_and_exit_2(arguments: tuple[str, ...], said: str, run: Run) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err.lower() or said in done.err
    assert done.err.count("\n") == 1
    assert "--help` says more" in done.err


def test_schema_is_a_json_schema_on_standard_output(run: Run) -> None:
    done = run("schema")
    assert (done.code, done.err) == (0, "")
    schema = json.loads(done.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_formats_lists_what_is_found_and_where_it_comes_from(run: Run, formats: Path) -> None:
    done = run("formats")
    assert done.code == 0
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    own = f"biokit {version('biokit')}"
    assert f"json .json {own} biokit's own JSON" in lines
    assert "lossy .lossy fakes 1.0 the title" in lines
    assert "chicago-notes-bibliography chicago" in lines
    assert lines[-1].endswith("biokit formats --styles [WORD...]")


def test_formats_lists_the_citation_styles_with_title_kind_and_origin(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Those of `biokit[styles]` are ten thousand; the catalogue's own tests list them.
    monkeypatch.setattr(catalogue, "_extra", tuple)
    own = project / "styles" / "citations"
    own.mkdir(parents=True)
    (own / "house.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><info>'
        "<id>https://example.org/house</id><title>Our House</title></info></style>"
    )
    done = run("formats", "--styles", "--project", project, "house")
    assert (done.code, done.err) == (0, "")
    heads, ours = (line.split() for line in done.out.splitlines()[:2])
    assert heads == ["CITATION", "STYLE", "ALSO", "CALLED", "KIND", "FROM", "TITLE"]
    assert ours == ["house", "note", "project", "Our", "House"]
    monkeypatch.chdir(project)
    assert run("formats", "--styles", "house").out == done.out
    (_, first, *_) = run("formats", "--styles", "mla").out.splitlines()
    assert first.split()[:5] == ["modern-language-association", "mla", "author", "built", "in"]


def test_formats_takes_words_for_styles_only(run: Run) -> None:
    done = run("formats", "chicago")
    assert (done.code, done.out) == (2, "")
    assert (
        done.err == "formats are not filtered by chicago. words go with --styles, which filters\n"
    )


def test_a_plug_in_that_cannot_be_loaded_is_listed_as_such(run: Run, formats: Path) -> None:
    points = formats / "fakes-1.0.dist-info" / "entry_points.txt"
    points.write_text("[biokit.exporters]\nghost = no_such_module:Ghost\n")
    done = run("formats")
    assert done.code == 0
    assert "No module named 'no_such_module'" in done.out


def test_a_reader_that_leaves_is_no_error() -> None:
    called, environment = command("schema")
    process = subprocess.Popen(
        called, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()
    assert process.wait(30) == 0
    assert complaints == b""


@pytest.mark.parametrize(
    ("redirection", "code", "said"),
    [("> /dev/full", 2, "the disk is full. "), (">&-", 0, ""), ("2>&- >/dev/null", 0, "")],
)
def test_streams_that_are_full_or_closed(redirection: str, code: int, said: str) -> None:
    if "/dev/full" in redirection and not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    line = f"{sys.executable} -m biokit schema {redirection}"
    done = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == bool(said)


def test_a_fault_of_the_program_is_one_line_and_with_debug_a_traceback(
    project: Path, run: Run, formats: Path
) -> None:
    out = project / "x.faulty"
    done = run("export", project, out)
    assert done.code == 2
    assert done.err == (
        "internal error: KeyError: 'no such key'. run it again with --debug and report it\n"
    )
    for arguments in (("--debug", "export", project, out), ("export", project, out, "--debug")):
        told = run(*arguments)
        assert told.code == 2
        assert "Traceback (most recent call last)" in told.err
        assert "fake_formats.py" in told.err
    assert not out.exists()


def test_a_fault_in_a_worker_shows_the_workers_traceback_with_debug(
    project: Path, run: Run, formats: Path
) -> None:
    done = run("build", project, "faulty", "json", "-j", "2")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "internal error: WorkerFault: KeyError: 'no such key'" in done.err
    assert "fake_formats.py" in run("build", project, "faulty", "json", "-j", "2", "--debug").err


def test_control_characters_in_names_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    done = run("check", tmp_path / "a\x1b[31m\nb")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err
    assert "a\\x1b[31m\\x0ab" in done.err


def test_output_that_the_terminal_cannot_show_is_no_error(project: Path) -> None:
    (project / "text" / "01-one.md").write_text("# 蔡奇\n\nNo citation, and 蔡奇.\n")
    done = ran("check", project, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.code == 0
    assert "Traceback" not in done.err
    assert "internal error" not in done.err
