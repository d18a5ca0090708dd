"""The crew: results in order, faults and deaths told by name, and nothing left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from biokit import crew
from biokit.crew import Crew, Fault, Piece
from biokit.errors import ExportFailed

WORK = """
import os, signal, sys, time
from pathlib import Path

READY = []


def make_ready(told):
    READY.append(True)


def work(piece):
    match piece.split():
        case [b"sleep", seconds]:
            time.sleep(float(seconds))
        case [b"log", path, name]:
            with open(path, "ab") as log:
                log.write(name)
        case [b"fault"]:
            raise ValueError("nine is no number")
        case [b"die", number]:
            os.kill(os.getpid(), int(number))
        case [b"leave"]:
            os._exit(3)
        case [b"print"]:
            print("a library says something")
            os.write(1, b"and so does another")
        case [b"pid"]:
            return b"%d" % os.getpid()
        case [b"ready"]:
            return b"%d" % len(READY)
    return piece.upper()
"""


@pytest.fixture(scope="module", autouse=True)
def module(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Where the work of these tests is."""
    folder = tmp_path_factory.mktemp("crew")
    (folder / "work_of_tests.py").write_text(WORK, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield folder


def hands(at_once: int) -> Crew:
    return Crew(at_once, "work_of_tests", "work", ready="make_ready")


def piece(content: str, weight: int = 1, patience: float = 30.0) -> Piece:
    return Piece(
        content.encode(), f"“{content}”", weight, patience, "text/01.md", 3, "make it short"
    )


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")  # whom nobody has buried yet is dead, too
    return not (state.is_file() and state.read_text().rpartition(") ")[2].startswith("Z"))


def gone(pid: int) -> bool:
    """Whether a process is gone before long."""
    for _ in range(100):
        if not is_running(pid):
            return True
        time.sleep(0.05)
    return False


def test_what_comes_of_the_pieces_is_in_their_order_whatever_they_weigh() -> None:
    pieces = [piece(f"piece {number}", weight=number % 3) for number in range(9)]
    with hands(3) as crew_of_three:
        assert crew_of_three.each(pieces) == [one.content.upper() for one in pieces]
        assert crew_of_three.each([]) == []
        assert crew_of_three.each([piece("ready")]) == [b"1"]


WEIGHTS = {"a": 1, "b": 9, "c": 5}


def test_the_heaviest_is_begun_first(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with hands(1) as alone:
        alone.each([piece(f"log {log} {name}", weight) for name, weight in WEIGHTS.items()])
    assert log.read_text() == "bca"


def test_what_a_library_prints_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    with hands(1) as alone:
        assert alone.each([piece("print")]) == [b"PRINT"]
    assert "and so does another" in capfd.readouterr().err


def test_a_fault_of_the_program_is_raised_with_its_traceback_and_the_name_of_the_piece() -> None:
    with hands(2) as both:
        with pytest.raises(Fault, match=r"nine is no number \(in “fault”\)$") as raised:
            both.each([piece("one"), piece("fault")])
        assert "Traceback" in str(raised.value)
        assert both.each([piece("again")]) == [b"AGAIN"]


@pytest.mark.parametrize(
    ("death", "said"),
    [
        (f"die {signal.SIGKILL:d}", "its process was killed. if the machine had no memory left"),
        (f"die {signal.SIGSEGV:d}", "its process died of SIGSEGV. what it said stands above"),
        ("leave", "its process ended with 3. what it said stands above"),
    ],
)
def test_a_death_is_told_and_another_takes_the_place(death: str, said: str) -> None:
    with hands(1) as alone:
        with pytest.raises(ExportFailed) as raised:
            alone.each([piece(death)])
        assert str(raised.value).startswith(f"text/01.md:3: “{death}” could not be made: {said}")
        assert alone.each([piece("again")]) == [b"AGAIN"]


def test_what_hangs_is_stopped_and_told_by_name() -> None:
    began = time.monotonic()
    with hands(2) as both, pytest.raises(ExportFailed) as raised:
        both.each([piece("one"), piece("sleep 60", patience=0.2)])
    assert str(raised.value) == (
        "text/01.md:3: “sleep 60” could not be made: it was not ready after 0.2 seconds."
        " make it short"
    )
    assert time.monotonic() - began < 20


def test_a_process_that_cannot_begin_is_told() -> None:
    with (
        Crew(1, "no_such_module", "work") as alone,
        pytest.raises(ExportFailed, match="its process ended with 1"),
    ):
        alone.each([piece("one")])


def test_a_process_is_relieved_after_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "MOST_PIECES", 2)
    with hands(1) as alone:
        first, second, third = alone.each([piece("pid") for _ in range(3)])
        assert first == second != third
        assert gone(int(first))


def test_nothing_is_left_running_when_the_block_is_left() -> None:
    with hands(2) as both:
        pids = set(map(int, both.each([piece("pid"), piece("sleep 0.3"), piece("pid")])[::2]))
        assert all(map(is_running, pids))
    assert all(map(gone, pids))


ASKING = """
import signal, sys
from biokit.crew import Crew, Piece

# Whoever runs the tests may have it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
with Crew(2, "work_of_tests", "work") as crew:
    pids = crew.each([Piece(b"pid", "", 1, 9), Piece(b"sleep 0.5", "", 1, 9), Piece(b"pid", "", 1, 9)])
    print(*{pid.decode() for pid in pids if pid.isdigit()}, flush=True)
    crew.each([Piece(b"sleep 60", "", 1, 90), Piece(b"sleep 60", "", 1, 90)])
"""


@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_running_when_whoever_asks_is_interrupted_or_killed(
    signal_: signal.Signals, module: Path
) -> None:
    asking = subprocess.Popen(
        (sys.executable, "-c", ASKING),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(module), *filter(None, sys.path)))},
    )
    assert asking.stdout is not None
    pids = [int(word) for word in asking.stdout.readline().split()]
    time.sleep(0.2)
    asking.send_signal(signal_)
    _, said = asking.communicate(timeout=20)
    assert pids
    assert all(map(gone, pids))
    assert said.count(b"Traceback") == (signal_ == signal.SIGINT)
