"""veraPDF, which judges PDF/UA and PDF/A, in the virtual environment's share/biokit/verapdf.

    python .ci/verapdf.py        before `make validate`

What is asked for stands in .ci/verapdf.xml, by Maven coordinates; it comes from whichever
repository Maven is set up with: the file names none.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WANTED = Path(__file__).with_name("verapdf.xml")
FOLDER = Path(sys.prefix) / "share" / "biokit" / "verapdf"


def main() -> int:
    """Install veraPDF unless it is there already; 0 when it is."""
    if is_installed():
        return 0
    maven = shutil.which("mvn")
    if maven is None:
        print("veraPDF: there is no mvn. Install Maven, then run make again.", file=sys.stderr)
        return 1
    print(f"veraPDF: installing into {FOLDER}", flush=True)
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER.parent, prefix=".verapdf-") as scratch:
        done = fetch(maven, Path(scratch))
        if done.returncode != 0:
            said = (done.stdout + done.stderr).strip().splitlines()[-1:] or ["nothing"]
            print("veraPDF: Maven could not fetch it: no network?", file=sys.stderr)
            print(f"veraPDF: Maven's last words: {said[0]}", file=sys.stderr)
            return 1
        if FOLDER.exists():
            shutil.rmtree(FOLDER)
        (Path(scratch) / "whole").replace(FOLDER)
    return 0


def is_installed() -> bool:
    """Whether what is there is what is asked for now."""
    there = FOLDER / WANTED.name
    return there.is_file() and there.read_bytes() == WANTED.read_bytes()


def fetch(maven: str, scratch: Path) -> subprocess.CompletedProcess[str]:
    """Have Maven copy every jar into `scratch`/whole, with the file that asked for them."""
    whole = scratch / "whole"
    whole.mkdir()
    # Maven looks for `pom.xml` and writes beside it.
    shutil.copyfile(WANTED, scratch / "pom.xml")
    (scratch / "empty").mkdir()
    command = [maven, "--batch-mode", "--quiet", "dependency:copy-dependencies"]
    done = subprocess.run(
        [*command, f"-DoutputDirectory={whole}"],
        cwd=scratch,
        env={**os.environ, "MAVEN_ARGS": ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        shutil.copyfile(WANTED, whole / WANTED.name)
    return done


if __name__ == "__main__":
    sys.exit(main())
