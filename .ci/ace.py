"""Ace by DAISY, which judges the accessibility of EPUBs, under .venv/ace.

    python .ci/ace.py        before `make validate`

What is installed is what .ci/ace/package-lock.json records, byte for byte, from whichever registry
npm is set up with: the file names none. Chromium is not fetched; Debian's is used.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent / "ace"
FILES = ("package.json", "package-lock.json")


def main(folder: Path) -> int:
    """Install Ace unless it is there already; 0 when it is."""
    if is_installed(folder):
        return 0
    npm = shutil.which("npm")
    if npm is None:
        print("Ace: there is no npm. Install node with npm, then run make again.", file=sys.stderr)
        return 1
    print(f"Ace: installing into {folder}", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(HERE / name, folder / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    # Ace brings Puppeteer, which would fetch a browser of its own.
    without_browser = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    done = subprocess.run(command, cwd=folder, env=without_browser, check=False)
    if done.returncode != 0:
        (folder / FILES[-1]).unlink()
        print("Ace: npm could not install it: no network, or another registry?", file=sys.stderr)
    return done.returncode


def is_installed(folder: Path) -> bool:
    """Whether what is there is what the lock says now."""
    same = all(
        (folder / name).is_file() and (folder / name).read_bytes() == (HERE / name).read_bytes()
        for name in FILES
    )
    return same and (folder / "node_modules" / ".bin" / "ace-cli").exists()


if __name__ == "__main__":
    sys.exit(main(Path(sys.prefix) / "ace"))
