"""The set-up scripts: what they ask of a machine, and what they refuse."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FAKE = "#!/bin/sh\necho \"$(basename $0) $*\" >> '{log}'\nexit 0\n"


def script(checkout: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of .ci as a module of its own."""
    spec = spec_from_file_location(f"setup_{name}", checkout / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    # dataclasses look their module up by name.
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def system(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`.ci/system.py` with one need more, `seal`, that is met once $SEAL exists."""
    module = script(checkout, "system", monkeypatch)
    need = module.Need(
        "a seal", lambda: Path(os.environ["SEAL"]).exists(), ("seal-bin",), ("seal",)
    )
    monkeypatch.setitem(module.NEEDS, "seal", need)
    return module


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty PATH to put package tools on; the folder where they log what they were asked."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for needed in ("sh", "basename", "env", "touch"):
        (tools / needed).symlink_to(str(shutil.which(needed)))
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setenv("SEAL", str(tmp_path / "seal"))
    return tmp_path


def tool(machine: Path, name: str, *, works: bool) -> None:
    """Put a package tool on PATH that logs its arguments and, if it works, seals."""
    text = FAKE.format(log=machine / "log")
    if works:
        text = text.replace("exit 0", 'case "$*" in *install*) touch "$SEAL" ;; esac')
    (machine / "tools" / name).write_text(text, encoding="utf-8")
    (machine / "tools" / name).chmod(0o755)


def log(machine: Path) -> list[str]:
    path = machine / "log"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def test_root_on_debian_gets_what_is_missing_installed(
    system: ModuleType, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    tool(machine, "apt-get", works=True)
    assert system.main(["seal"]) == 0
    assert log(machine) == [
        "apt-get update -qq",
        "apt-get install -qq --no-install-recommends seal-bin",
    ]
    assert system.main(["seal"]) == 0
    assert len(log(machine)) == 2


def test_a_user_who_may_not_install_is_told_the_command(
    system: ModuleType,
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    tool(machine, "apt-get", works=True)
    assert system.main(["seal"]) == 1
    assert "biokit needs a seal" in (said := capsys.readouterr().err)
    assert "sudo apt-get install seal-bin" in said
    assert log(machine) == []


def test_a_tool_that_installs_nothing_is_not_believed(
    system: ModuleType,
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    tool(machine, "apt-get", works=False)
    assert system.main(["seal"]) == 1
    assert "biokit needs a seal" in capsys.readouterr().err


def test_homebrew_gets_what_is_missing(system: ModuleType, machine: Path) -> None:
    tool(machine, "brew", works=True)
    assert system.main(["seal"]) == 0
    assert log(machine) == ["brew install --quiet seal"]


def test_a_mac_without_homebrew_is_told_where_to_get_it(
    system: ModuleType,
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system.main(["seal"]) == 1
    assert "Homebrew" in (said := capsys.readouterr().err)
    assert "brew install seal" in said


def package(body: bytes, listed: bytes) -> dict[str, Any]:
    """A package of faces.toml whose one face should hold `listed`."""
    return {
        "name": "faces",
        "licence_member": "OFL",
        "licence_file": "OFL.txt",
        "licence_sha256": hashlib.sha256(body).hexdigest(),
        "face": [
            {"member": "A.ttf", "file": "A.ttf", "sha256": hashlib.sha256(listed).hexdigest()}
        ],
    }


def archive(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "faces.tgz"
    with tarfile.open(path, "w:gz") as opened:
        for name, body in members.items():
            header = tarfile.TarInfo(f"package/{name}")
            header.size = len(body)
            opened.addfile(header, io.BytesIO(body))
    return path


@pytest.mark.parametrize(
    ("version", "npm", "met"),
    [("v20.20.2", True, True), ("v18.19.0", True, False), ("v22.1.0", False, False)],
)
def test_ace_needs_a_recent_node_and_npm(
    system: ModuleType, machine: Path, version: str, npm: bool, met: bool
) -> None:
    for name in ("node", *(["npm"] if npm else [])):
        path = machine / "tools" / name
        path.write_text(f"#!/bin/sh\necho {version}\n", encoding="utf-8")
        path.chmod(0o755)
    assert system.has_node() is met
    assert system.NEEDS["node"].debian == ("nodejs", "npm")


def test_chromium_is_found_by_any_of_its_names(
    system: ModuleType, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "BROWSERS_OF_MACOS", ())
    assert not system.has_chromium()
    tool(machine, "chromium-browser", works=True)
    assert system.has_chromium()


def test_ace_is_installed_once_and_anew_when_the_lock_changes(
    checkout: Path, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ace = script(checkout, "ace", monkeypatch)
    folder = machine / "ace"
    assert ace.main(folder) == 1  # there is no npm
    npm = machine / "tools" / "npm"
    made = 'mkdir -p node_modules/.bin; : > node_modules/.bin/ace-cli; echo "$@" >> ../log'
    npm.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin; {made}\n", encoding="utf-8")
    npm.chmod(0o755)
    assert [ace.main(folder), ace.main(folder)] == [0, 0]
    assert (machine / "log").read_text(encoding="utf-8").count("ci --ignore-scripts") == 1
    (folder / "package-lock.json").write_text("{}", encoding="utf-8")
    assert not ace.is_installed(folder)


def test_what_npm_could_not_install_is_not_taken_for_installed(
    checkout: Path, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ace = script(checkout, "ace", monkeypatch)
    npm = machine / "tools" / "npm"
    npm.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    npm.chmod(0o755)
    assert ace.main(machine / "ace") == 3
    assert not ace.is_installed(machine / "ace")


def test_a_face_is_taken_when_it_is_the_one_recorded(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = script(checkout, "fonts", monkeypatch)
    packed = archive(tmp_path, {"A.ttf": b"face", "OFL": b"face", "../evil": b"x"})
    fonts.unpack(packed, package(b"face", b"face"), tmp_path)
    assert (tmp_path / "A.ttf").read_bytes() == b"face"
    assert not (tmp_path.parent / "evil").exists()


def test_a_face_that_is_not_the_one_recorded_is_refused(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = script(checkout, "fonts", monkeypatch)
    packed = archive(tmp_path, {"A.ttf": b"other", "OFL": b"other"})
    with pytest.raises(fonts.FacesMissing, match="is not the file recorded"):
        fonts.unpack(packed, package(b"other", b"face"), tmp_path)


def test_a_package_without_the_face_is_refused(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = script(checkout, "fonts", monkeypatch)
    packed = archive(tmp_path, {"OFL": b"face"})
    with pytest.raises(fonts.FacesMissing, match=r"has no A\.ttf"):
        fonts.unpack(packed, package(b"face", b"face"), tmp_path)


def test_every_target_of_the_makefile_is_listed_by_help(checkout: Path) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("no make here")
    said = subprocess.run(
        [make, "--no-print-directory"], cwd=checkout, capture_output=True, text=True, check=True
    ).stdout
    promised = [
        "setup",
        "book",
        "pdf",
        "epub",
        "markdown",
        "check",
        "test",
        "bench",
        "validate",
        "clean",
        "help",
        "lint",
        "constraints",
    ]
    assert not [name for name in promised if name not in said.split()]
