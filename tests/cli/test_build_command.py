"""`biokit build` as a user meets it."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, command, ran, whole_tree


def test_products_are_made_once_and_then_fresh(project: Path, run: Run) -> None:
    product = project / "build" / "a-life.json"
    assert run("build", project) == (0, f"made {product}\n", "")
    assert run("build", project) == (0, f"fresh {product}\n", "")
    assert run("build", project, "--force") == (0, f"made {product}\n", "")


def test_the_project_is_this_folder_if_it_is_not_said(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert run("build").out == "made build/a-life.json\n"
    assert run("build", "json").out == "fresh build/a-life.json\n"
    assert run("build", ".", "json").out == "fresh build/a-life.json\n"


def test_a_folder_is_a_project_even_where_a_target_has_its_name(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed = project.rename(project.parent / "json")
    monkeypatch.chdir(project.parent)
    assert run("build", "json").out == "made json/build/json.json\n"
    monkeypatch.chdir(renamed)
    assert run("build", "json").out == "fresh build/json.json\n"


def test_nothing_is_said_with_quiet(project: Path, run: Run) -> None:
    assert run("build", project, "--quiet") == (0, "", "")
    assert run("--quiet", "build", project) == (0, "", "")


def test_a_dry_run_says_what_and_why_and_makes_nothing(project: Path, run: Run) -> None:
    product = project / "build" / "a-life.json"
    assert run("build", project, "--dry-run").out == f"would make {product}: it is not there\n"
    assert not product.exists()
    run("build", project)
    assert run("build", project, "--dry-run").out == f"fresh {product}\n"
    (project / "life.toml").write_text((project / "life.toml").read_text() + "\n# a word\n")
    assert run("build", project, "-n").out == f"would make {product}: life.toml changed\n"


def test_products_go_where_out_says(project: Path, run: Run) -> None:
    out = project.parent / "deep" / "products"
    assert run("build", project, "--out", out).code == 0
    assert (out / "a-life.json").is_file()
    assert not (project / "build").exists()


def test_losses_are_warnings_and_errors_decide_the_exit_code(
    project: Path, run: Run, formats: Path
) -> None:
    done = run("build", project, "lossy")
    assert done.code == 0
    assert done.err == "warning: most of it is lost [loss-all]\n"
    assert run("build", project, "lossy", "--force", "--quiet").err == ""
    front = (project / "biography.toml").read_text()
    (project / "biography.toml").write_text(
        f'{front}[editions.lossy]\n[editions.lossy.options]\nseverity = "error"\n'
    )
    for _ in range(2):
        done = run("build", project, "lossy", "--quiet")
        assert (done.code, done.out) == (1, "")
        assert done.err == "error: most of it is lost [loss-all]\n"


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_one_failure_is_told_and_the_others_are_made(
    project: Path, run: Run, formats: Path, jobs: str
) -> None:
    done = run("build", project, "json", "refusing", "lossy", "-j", jobs)
    assert done.code == 2
    assert "text/01.md:7: cannot hold this. hold less\n" in done.err
    assert (project / "build" / "a-life.json").is_file()
    assert (project / "build" / "a-life.lossy").is_file()
    assert not (project / "build" / "a-life.refusing").exists()


@pytest.mark.slow
def test_any_number_of_jobs_and_any_hash_seed_makes_the_same_bytes(checkout: Path) -> None:
    example = checkout / "examples" / "cai-qi"
    made = []
    with tempfile.TemporaryDirectory() as scratch:
        for jobs, seed in (("1", "0"), ("3", "1")):
            out = Path(scratch, jobs)
            names = ("build", example, "json", "html", "markdown", "epub", "--out", out, "-j", jobs)
            assert ran(*names, "--quiet", PYTHONHASHSEED=seed).code == 0
            made.append({path.name: path.read_bytes() for path in out.glob("cai-qi.*")})
        model = Path(scratch, "1", "cai-qi.md")
        assert ran("export", example, Path(scratch, "once.md"), "--quiet").code == 0
        assert Path(scratch, "once.md").read_bytes() == model.read_bytes()
    assert len(made[0]) == 4
    assert made[0] == made[1]


def test_wherever_a_project_lies_and_is_called_from_the_same_bytes_come_of_it(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = Path("build", "a-life.json")
    run("build", project)
    from_outside = (project / product).read_bytes()
    moved = project.parent / "elsewhere" / "a-life"
    moved.parent.mkdir()
    (project / product).unlink()
    project.rename(moved)
    monkeypatch.chdir(moved)
    run("build")
    assert product.read_bytes() == from_outside
    assert str(moved.parent).encode() not in from_outside


def test_dependencies_are_written_for_make(project: Path, run: Run) -> None:
    deps = project / "build" / "book.d"
    assert run("build", project, "--deps", deps).code == 0
    assert deps.read_text().startswith(f"{project}/build/a-life.json:")
    assert f"{project}/text/02-two.md" in deps.read_text()
    assert run("build", project, "--deps", deps).out.startswith("fresh ")


def as_from_a_terminal() -> None:
    """What runs tests in the background may have them ignore these, and a child inherits it."""
    for name in ("SIGINT", "SIGHUP"):
        signal.signal(signal.Signals[name], signal.SIG_DFL)


def begun(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """A build that hangs in the exporter `slow`, caught in the act."""
    called, environment = command("build", project, *arguments)
    process = subprocess.Popen(
        called,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=as_from_a_terminal,  # noqa: PLW1509 (no thread runs here)
    )
    assert process.stderr is not None
    first = process.stderr.readline()
    if first != "begun\n":
        process.kill()
        pytest.fail(first + process.communicate()[1])
    return process


@pytest.mark.parametrize("how", ["SIGTERM", "SIGINT", "SIGHUP"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_build_leaves_the_old_product_whole_and_nothing_else(
    project: Path, formats: Path, how: str, jobs: str
) -> None:
    old = project / "build" / "a-life.slow"
    old.parent.mkdir()
    old.write_text("the old one")
    before = whole_tree(project)
    process = begun(project, "slow", "slow", "-j", jobs)
    process.send_signal(signal.Signals[how])
    out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert (out, err) == ("", "")
    assert whole_tree(project) == before


def test_workers_die_with_their_build(project: Path, formats: Path) -> None:
    (project / "biography.toml").write_text(
        'title = "A Life"\nlang = "en"\n[editions.slow]\n[editions.late]\nformat = "slow"\n'
    )
    process = begun(project, "-j", "2")
    children = _children(process.pid)
    process.terminate()
    process.communicate(timeout=120)
    deadline = time.monotonic() + 10
    while any(map(_runs, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert children
    assert not any(map(_runs, children))


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not Path("/proc/self/task").is_dir():
        pytest.skip("no /proc here")
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    assert listed.exists()
    return [int(child) for task in tasks for child in task.read_text().split()]


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def waited(condition: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_watching_builds_again_after_a_change_and_survives_a_mistake(project: Path) -> None:
    called, environment = command("build", project, "--watch")
    process = subprocess.Popen(
        called,
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=as_from_a_terminal,  # noqa: PLW1509 (no thread runs here)
    )
    product = project / "build" / "a-life.json"
    chapter = project / "text" / "01-one.md"
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == f"made {product}\n"
        assert process.stdout.readline().startswith("watching ")
        chapter.write_text("# One\n\nIt began anew.\n", encoding="utf-8")
        assert waited(lambda: b"anew" in product.read_bytes())
        chapter.write_text("# One\n\nIt is wrong [@nobody].\n", encoding="utf-8")
        assert process.stderr is not None
        assert "text/01-one.md:3: there is no source nobody" in process.stderr.readline()
        assert b"anew" in product.read_bytes()
        chapter.write_text("# One\n\nIt is mended.\n", encoding="utf-8")
        assert waited(lambda: b"mended" in product.read_bytes())
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=120)
    assert process.returncode == 130


def test_progress_is_drawn_on_a_terminal_only(project: Path) -> None:
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    called, environment = command("build", project)
    environment["TERM"] = "xterm"
    process = subprocess.Popen(
        called, env=environment, stdout=subprocess.PIPE, stderr=slave, text=True
    )
    os.close(slave)
    seen = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # how a terminal says that nobody writes any more
            break
        if not piece:
            break
        seen += piece
    out, _ = process.communicate(timeout=120)
    os.close(master)
    assert process.returncode == 0
    assert out == f"made {project / 'build' / 'a-life.json'}\n"
    assert b"making json" in seen
