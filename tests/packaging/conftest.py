"""Fresh virtual environments, without a network: dependencies are borrowed, biokit is installed."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Fresh:
    """A virtual environment that has biokit's dependencies and, until it is installed, no biokit."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    def install(self, *what: str) -> None:
        """What a user types, less the network: no index, no dependencies, no build isolation."""
        pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "--quiet"]
        offline = ["--no-index", "--no-deps", "--no-build-isolation", "--no-warn-script-location"]
        done(pip + offline + list(what), self.folder)

    def install_with_uv(self, *what: str) -> None:
        """The same, for those who use uv."""
        uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", str(self.python)]
        offline = ["--offline", "--no-index", "--no-deps", "--no-build-isolation"]
        done(uv + offline + list(what), self.folder)

    def run(self, *command: str, cwd: Path) -> str:
        """Standard output of a program of the environment."""
        return done([str(self.folder / "bin" / command[0]), *command[1:]], cwd)


def done(command: list[str], cwd: Path) -> str:
    """Standard output of a command that must succeed."""
    result = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert result.returncode == 0, f"{' '.join(command)}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="session")
def borrowed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every installed distribution but biokit itself, as links in one folder."""
    folder = tmp_path_factory.mktemp("borrowed")
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        ours = "biokit" in entry.name or entry.suffix == ".pth"
        if not ours:
            (folder / entry.name).symlink_to(entry)
    return folder


@pytest.fixture
def fresh(tmp_path: Path, borrowed: Path) -> Fresh:
    folder = tmp_path / "venv"
    done([sys.executable, "-m", "venv", "--without-pip", str(folder)], tmp_path)
    environment = Fresh(folder)
    site = done(
        [str(environment.python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        tmp_path,
    )
    (Path(site.strip()) / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return environment
