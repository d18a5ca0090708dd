"""A crew: processes that do piece after piece of work, each a fresh interpreter.

They are told apart from the process that asks by three things: they can be stopped when a thread
cannot, what they grow by is theirs, and whatever they load is loaded but once for many pieces. A
piece of work is bytes, and so is what comes of it; nothing else passes, so the same comes of it in
every process and in this one.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO, Self, cast

import msgspec

from biokit.errors import ExportFailed

__all__ = ["Crew", "Fault", "Work"]

Work = Callable[[bytes], bytes]

# -P keeps the folder that biokit is called from off the module path: it is the user's.
_COMMAND = (sys.executable, "-P", "-c", "from biokit.crew import serve; serve()")
_LENGTH = 8
"""Bytes in which a length is said."""
MOST_PIECES = 400
"""After so much work a process is let go: WeasyPrint grows with all it makes."""


class Fault(Exception):
    """A fault of the program in a process of the crew; the message is the traceback there."""


class _Answer(msgspec.Struct, frozen=True, array_like=True):
    """What comes back."""

    made: bytes = b""
    fault: str = ""
    """The traceback of what was raised."""


def serve() -> None:
    """What a process of the crew does: ask for the work it is for, then do it until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked stops it
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer
    module, name, ready = msgspec.msgpack.decode(_read(sys.stdin.buffer), type=tuple[str, str, str])
    loaded = import_module(module)
    if ready:
        getattr(loaded, ready)()
    work: Work = getattr(loaded, name)
    with os.fdopen(answers, "wb") as channel:
        while piece := _read(sys.stdin.buffer):
            _write(channel, msgspec.msgpack.encode(_answered(work, piece)))


def _answered(work: Work, piece: bytes) -> _Answer:
    try:
        return _Answer(work(piece))
    except Exception:  # noqa: BLE001 (it is raised again in the process that asked)
        from traceback import format_exc

        return _Answer(fault=format_exc())


def _read(channel: BinaryIO) -> bytes:
    """The next message; nothing if there is no other."""
    length = channel.read(_LENGTH)
    return channel.read(int.from_bytes(length)) if len(length) == _LENGTH else b""


def _write(channel: BinaryIO, message: bytes) -> None:
    channel.write(len(message).to_bytes(_LENGTH))
    channel.write(message)
    channel.flush()


class Crew:
    """Up to so many processes. Leaving the `with` block stops them all.

    Args:
        at_once: how many.
        module: where their work is.
        work: its name there: bytes in, bytes out. What it raises is a fault of the program.
        ready: the name of what a process does before it is asked for anything.
        patience: seconds after which a process that has not answered is stopped.
    """

    def __init__(
        self, at_once: int, module: str, work: str, *, ready: str = "", patience: float
    ) -> None:
        self._at_once = at_once
        self._errand = msgspec.msgpack.encode((module, work, ready))
        self._patience = patience
        self._lock = threading.Lock()
        self._stopping = False
        self._idle: list[_Hand] = []
        self._all: set[_Hand] = set()

    def __enter__(self) -> Self:
        """Begin to load what the work needs."""
        self._idle = [self._hired() for _ in range(self._at_once)]
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._stopping = True
            everybody = tuple(self._all)
        for hand in everybody:
            hand.stop()

    def each(
        self, pieces: Sequence[bytes], names: Sequence[str], weights: Sequence[int]
    ) -> list[bytes]:
        """What comes of each piece, in their order.

        Args:
            pieces: the work.
            names: what each is called if it fails.
            weights: how much work each is; the heaviest are begun first.

        Raises:
            ExportFailed: a process died, or was stopped for not answering.
            Fault: the program failed in one.
        """
        waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for place in sorted(range(len(pieces)), key=lambda place: -weights[place]):
            waiting.put(place)
        made: dict[int, bytes] = {}
        failed: dict[int, ExportFailed | Fault] = {}

        def work() -> None:
            place = -1
            try:
                hand = self._taken()
                while not failed and not waiting.empty():
                    place = waiting.get_nowait()
                    made[place] = hand.does(pieces[place], names[place])
                    if hand.pieces >= MOST_PIECES:
                        hand = self._relieved(hand)
                self._idle.append(hand)
            except queue.Empty:  # another was quicker
                self._idle.append(hand)
            except (ExportFailed, Fault) as fault:
                failed[place] = fault

        threads = [threading.Thread(target=work) for _ in range(min(self._at_once, len(pieces)))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failed:
            raise failed[min(failed)]
        return [made[place] for place in range(len(pieces))]

    def _taken(self) -> _Hand:
        with self._lock:
            hand = self._idle.pop() if self._idle else None
        return hand if hand is not None and hand.alive else self._hired()

    def _relieved(self, hand: _Hand) -> _Hand:
        hand.stop()
        with self._lock:
            self._all.discard(hand)
        return self._hired()

    def _hired(self) -> _Hand:
        with self._lock:
            if self._stopping:
                raise ExportFailed("stopped")
            hand = _Hand(self._errand, self._patience)
            self._all.add(hand)
            return hand


class _Hand:
    """One process."""

    def __init__(self, errand: bytes, patience: float) -> None:
        self._patience = patience
        self._timed_out = False
        self.pieces = 0
        self._process = subprocess.Popen(  # noqa: S603 (the command is ours)
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # The same modules as here, wherever they were found.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        # Pipes both, since it was said above.
        self._asked = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)
        _write(self._asked, errand)

    @property
    def alive(self) -> bool:
        """Whether it can be asked for something."""
        return self._process.poll() is None

    def does(self, piece: bytes, name: str) -> bytes:
        """What comes of a piece of work."""
        self.pieces += 1
        clock = threading.Timer(self._patience, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            _write(self._asked, piece)
            written = _read(self._answers)
        except BrokenPipeError:
            written = b""
        finally:
            clock.cancel()
        if not written:
            raise ExportFailed(f"{name} could not be made: its process {self._end()}", hint=_HINT)
        answer = msgspec.msgpack.decode(written, type=_Answer)
        if answer.fault:
            raise Fault(answer.fault)
        return answer.made

    def _give_up(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _end(self) -> str:
        code = self._process.wait()
        if self._timed_out:
            return f"had not answered after {self._patience:.0f} seconds"
        return f"was killed ({signal.Signals(-code).name})" if code < 0 else f"ended with {code}"

    def stop(self) -> None:
        """Let it go, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for channel in (self._asked, self._answers):
            with suppress(BrokenPipeError):
                channel.close()


_HINT = "what it said stands above; a style or a picture of the project may be the cause"
