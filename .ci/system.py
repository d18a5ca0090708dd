"""See that the machine has what pip can't bring; install it where that needs no question.

    python .ci/system.py venv pango       before the virtual environment is made
    python .ci/system.py java             before `make validate`
    python .ci/system.py node chromium    what Ace needs, which `make validate` runs as well

On Debian and its kin, as root or with sudo that asks no password, and on macOS with Homebrew, what
is missing is installed. Elsewhere the exact command is named and the exit code is 1.
"""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

LIBRARY_FOLDERS = ("", "/opt/homebrew/lib/", "/usr/local/lib/", "/opt/local/lib/")
PANGO_AT_LEAST = 14400  # 1.44, as pango_version() counts
JAVA_AT_LEAST = 11
NODE_AT_LEAST = 20  # what Ace 1.4 asks for
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSERS_OF_MACOS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


@dataclass(frozen=True)
class Need:
    """Something the machine must have."""

    what: str
    met: Callable[[], bool]
    debian: tuple[str, ...]
    brew: tuple[str, ...]


def main(names: list[str]) -> int:
    """Check each need, install what is missing; 0 when all are met."""
    missing = [NEEDS[name] for name in names if not NEEDS[name].met()]
    if not missing:
        return 0
    wanted = ", ".join(need.what for need in missing)
    steps = commands(missing)
    if steps and may_install():
        print(f"System: installing {wanted}", flush=True)
        done = all(succeeds(step) for step in steps)
        missing = [need for need in missing if not need.met()]
        if done and not missing:
            return 0
        wanted = ", ".join(need.what for need in missing) or wanted
    print(f"System: biokit needs {wanted}.", file=sys.stderr)
    print(advice(missing, steps), file=sys.stderr)
    return 1


def commands(missing: list[Need]) -> list[list[str]]:
    """What would install the needs here; empty if that is not known."""
    if shutil.which("apt-get"):
        packages = [package for need in missing for package in need.debian]
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        return [
            [*apt, "update", "-qq"],
            [*apt, "install", "-qq", "--no-install-recommends", *packages],
        ]
    if shutil.which("brew"):
        return [["brew", "install", "--quiet", *(f for need in missing for f in need.brew)]]
    return []


def may_install() -> bool:
    """Whether installing needs nobody's password."""
    if not shutil.which("apt-get") or os.geteuid() == 0:
        return True
    return bool(shutil.which("sudo")) and succeeds(["sudo", "-n", "true"])


def advice(missing: list[Need], steps: list[list[str]]) -> str:
    """The sentence that tells a person what to type."""
    if shutil.which("apt-get"):
        packages = " ".join(package for need in missing for package in need.debian)
        return f"Run: sudo apt-get install {packages}\nThen run make again."
    formulas = " ".join(formula for need in missing for formula in need.brew)
    if steps:
        return f"Run: brew install {formulas}\nThen run make again."
    if sys.platform == "darwin":
        return f"Install Homebrew (https://brew.sh), run: brew install {formulas}\nThen make again."
    return "Install it with your system's package tool, then run make again."


def succeeds(command: list[str]) -> bool:
    """Run a command that asks nothing; its complaints go to stderr."""
    quiet = subprocess.DEVNULL
    try:
        return subprocess.run(command, stdin=quiet, stdout=quiet, check=False).returncode == 0
    except OSError:
        return False


def library(*names: str) -> ctypes.CDLL | None:
    """The first of the shared libraries that loads, by the names WeasyPrint tries."""
    for folder in LIBRARY_FOLDERS:
        for name in names:
            try:
                return ctypes.CDLL(folder + name)
            except OSError:
                continue
    return None


def has_venv() -> bool:
    """Debian packs `ensurepip` apart from Python."""
    return find_spec("ensurepip") is not None and find_spec("venv") is not None


def has_pango() -> bool:
    """Pango recent enough, with the libraries it draws on."""
    pango = library("libpango-1.0.so.0", "libpango-1.0.dylib")
    others = (
        library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
        library("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
        library("libfontconfig.so.1", "libfontconfig.1.dylib"),
    )
    if pango is None or None in others:
        return False
    return int(pango.pango_version()) >= PANGO_AT_LEAST


def has_java() -> bool:
    """A Java that runs: macOS has a `java` that only says where to get one."""
    java = shutil.which("java")
    if java is None:
        return False
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    version = re.search(r'version "(?:1\.)?(\d+)', said.stderr)
    return said.returncode == 0 and version is not None and int(version[1]) >= JAVA_AT_LEAST


def has_node() -> bool:
    """A node that Ace runs on, with the npm that brings Ace."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)", said.stdout)
    return version is not None and int(version[1]) >= NODE_AT_LEAST


def has_chromium() -> bool:
    """A Chromium by any of its names."""
    return any(map(shutil.which, BROWSERS)) or any(path.exists() for path in BROWSERS_OF_MACOS)


NEEDS = {
    "venv": Need("Python's venv module", has_venv, ("python3-venv",), ("python",)),
    "pango": Need(
        "Pango 1.44 or newer with HarfBuzz and fontconfig",
        has_pango,
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libfontconfig1"),
        ("pango",),
    ),
    "java": Need(
        f"Java {JAVA_AT_LEAST} or newer (for EPUBCheck)",
        has_java,
        ("default-jre-headless",),
        ("openjdk",),
    ),
    "node": Need(
        f"Node {NODE_AT_LEAST} or newer with npm (for Ace)",
        has_node,
        ("nodejs", "npm"),
        ("node",),
    ),
    "chromium": Need("Chromium (for Ace)", has_chromium, ("chromium",), ("google-chrome",)),
}


if __name__ == "__main__":
    if unknown := [name for name in sys.argv[1:] if name not in NEEDS]:
        sys.exit(f"{Path(__file__).name}: unknown need {unknown[0]}; there are {', '.join(NEEDS)}")
    sys.exit(main(sys.argv[1:]))
