"""One input read in and written in every format, each in a process of its own that is measured."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.corpus.inputs import Input, as_files

MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)
"""What the system's counts are in, in parts of a megabyte."""
COUNTED = ("words", "sections", "notes", "citations", "sources", "images", "pictures", "losses")
"""`images` are those of which there is a file, `pictures` all that the text shows."""
STATUS = Path("/proc/self/status")
CJK = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
WORD = re.compile(rf"{CJK}|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


@dataclass
class Made:
    """One product."""

    seconds: float = 0.0
    """Of the processor: others may be at work on the same machine."""
    memory: float = 0.0
    """Megabytes at the peak."""
    fault: str | None = None
    """Why there is none."""
    crashed: bool = False
    """The fault is one of the program."""
    skipped: str | None = None
    losses: int = 0
    without_faces: bool = False
    """It is told that no face has some of its characters."""


@dataclass
class Told:
    """What became of an input."""

    read_as: str = ""
    certainty: float = 0.0
    """How sure the importer was, from 0 to 1."""
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    """Of the processor."""
    memory: float = 0.0
    """Megabytes at the peak."""
    fault: str | None = None
    crashed: bool = False
    made: dict[str, Made] = field(default_factory=dict)


def tell(one: Input, formats: list[str], out: Path, most_words: int) -> Told:
    """Read it in and make every product; a fault is told, whatever it is.

    Args:
        one: the input.
        formats: of the products.
        out: a folder for them.
        most_words: a book with more has no PDF made.
    """
    from biokit.errors import BiokitError

    told = Told()
    began = time.process_time()
    try:
        read = _read(one, out)
    except BiokitError as fault:
        told.fault = str(fault)
        return told
    except Exception as fault:  # noqa: BLE001 (that is what is looked for)
        told.fault, told.crashed = _last_place(fault), True
        return told
    finally:
        told.seconds = time.process_time() - began
        told.memory = peak()
    told.read_as = read.format or "project"
    told.certainty = read.certainty
    told.counts = counts_of(read)
    for name in formats:
        if name == "pdf" and told.counts["words"] > most_words:
            told.made[name] = Made(skipped=f"over {most_words:,} words")
        else:
            told.made[name] = _in_a_child(lambda name=name: _export(read, name, out))  # type: ignore[misc]
    return told


def _read(one: Input, out: Path) -> Any:  # noqa: ANN401 (loaded when it is needed)
    from biokit.project import load_with_findings
    from biokit.project.importing import import_into

    if not one.lives:
        return load_with_findings(one.path)
    out.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=out))
    import_into(folder / "project", as_files(one.path, folder), title="Lives")
    return load_with_findings(folder / "project")


def counts_of(read: Any) -> dict[str, int]:  # noqa: ANN401 (as above)
    """What there is in the model, and what is not."""
    from biokit.model.nodes import Citation, Code, Figure, InlineImage, Note, Section, Text
    from biokit.model.walk import walk

    counts = dict.fromkeys(COUNTED, 0)
    book = read.biography
    for top in (*book.sections, *book.accounts):
        for part in walk(top):
            match part:
                case Text(value) | Code(value):
                    counts["words"] += len(WORD.findall(value))
                case Section():
                    counts["sections"] += 1
                case Note():
                    counts["notes"] += 1
                case Citation():
                    counts["citations"] += 1
                case Figure(path=path) | InlineImage(path=path):
                    counts["pictures"] += 1
                    counts["images"] += path is not None
                case _:
                    pass
    counts["sources"] = len(book.sources)
    lost = ("loss-", "dropped-", "missing-", "broken-")
    counts["losses"] = sum(each.code.startswith(lost) for each in read.findings)
    return counts


def _export(read: Any, name: str, out: Path) -> Made:  # noqa: ANN401 (as above)
    from biokit.build import once
    from biokit.errors import BiokitError
    from biokit.project import assets_with, project_of

    made = Made()
    out.mkdir(parents=True, exist_ok=True)
    try:
        done = once.export(
            read.biography,
            out / f"book.{name}",
            to=name,
            project=project_of(read.biography),
            assets=assets_with(read),
        )
        codes = [finding.code for finding in done.findings]
        made.losses = sum(code.startswith("loss-") for code in codes)
        made.without_faces = "glyph-missing" in codes
    except BiokitError as fault:
        made.fault = str(fault)
    except Exception as fault:  # noqa: BLE001 (that is what is looked for)
        made.fault, made.crashed = _last_place(fault), True
    return made


def _last_place(fault: Exception) -> str:
    """`KeyError: 'x' (importers/epub/reading.py:12)`."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = ""
    if trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        where = f" ({'/'.join(path.parts[-3:])}:{trace.tb_lineno})"
    return f"{type(fault).__name__}: {str(fault)[:200]}{where}"


def _in_a_child(make: Callable[[], Made]) -> Made:
    """What is made in a copy of this process, with what it took."""
    receiving, giving = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        with os.fdopen(giving, "w", encoding="utf-8") as pipe:
            made = make()
            made.memory = peak()
            json.dump(asdict(made), pipe)
        os._exit(0)
    os.close(giving)
    with os.fdopen(receiving, encoding="utf-8") as pipe:
        said = pipe.read()
    _, status, used = os.wait4(child, 0)
    made = Made(**json.loads(said)) if said else Made(fault=_ended(status), crashed=True)
    made.seconds = used.ru_utime + used.ru_stime
    return made


def peak() -> float:
    """The most memory that this process has had, in megabytes.

    What `getrusage` says is, on Linux, no less than what the parent had: it survives `exec`.
    """
    if STATUS.is_file():
        found = re.search(r"VmHWM:\s*(\d+) kB", STATUS.read_text(encoding="ascii"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def _ended(status: int) -> str:
    if os.WIFSIGNALED(status):
        return f"killed by {signal.Signals(os.WTERMSIG(status)).name}"
    return f"ended with {os.waitstatus_to_exitcode(status)}"


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    source = Input(Path(asked["path"]), asked["name"], asked["may_be_refused"], asked["lives"])
    done = tell(source, asked["formats"], Path(asked["out"]), asked["most_words"])
    sys.stdout.write(json.dumps(asdict(done)))
