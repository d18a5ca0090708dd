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

__all__ = ["Crew", "Fault", "Piece", "Work"]

Work = Callable[[bytes], bytes]

# -P keeps the folder that biokit is called from off the module path: it is the user's. Warnings of
# libraries are for whoever programs, and not for whoever reads what is said of his book.
_COMMAND = (sys.executable, "-P", "-W", "ignore", "-c", "from biokit.crew import serve; serve()")
_LENGTH = 8
"""Bytes in which a length is said."""
AT_FIRST = 4
"""At most as many load what they need before there is work; and one fewer than there may be, since
whoever asks is at work then."""
MOST_PIECES = 400
"""After so much work a process is let go: WeasyPrint grows with all it makes."""


class Fault(Exception):
    """A fault of the program in a process of the crew; the message is the traceback there."""


class Piece(msgspec.Struct, frozen=True):
    """A piece of work."""

    content: bytes
    name: str
    """What it is called if it fails."""
    weight: int
    """How much work it is; the heaviest are begun first."""
    patience: float
    """Seconds after which the process that does it is stopped, if it has not answered."""
    path: str | None = None
    """The file that it is made of, if there is one to be named."""
    line: int | None = None
    hint: str | None = None
    """What to do if it takes too long."""


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
    # A channel of its own: Python closes the usual one at its end, though somebody reads it.
    said = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    errand = _read(said)
    asked: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(said, asked), daemon=True).start()
    module, name, ready, told = msgspec.msgpack.decode(errand, type=tuple[str, str, str, str])
    loaded = import_module(module)
    if ready:
        getattr(loaded, ready)(told)
    work: Work = getattr(loaded, name)
    with os.fdopen(answers, "wb") as channel:
        while True:
            _write(channel, msgspec.msgpack.encode(_answered(work, asked.get())))


def _listen(said: BinaryIO, asked: queue.SimpleQueue[bytes]) -> None:
    """Hear what is asked for. When whoever asks is gone, go too, whatever is being done."""
    while piece := _read(said):
        asked.put(piece)
    os._exit(0)


def _answered(work: Work, piece: bytes) -> _Answer:
    try:
        return _Answer(work(piece))
    except Exception:  # noqa: BLE001 (it is raised again in the process that asked)
        from traceback import format_exc

        return _Answer(fault=format_exc())


def _read(channel: BinaryIO) -> bytes:
    """The next message; nothing if there is no other, or not the whole of it."""
    length = int.from_bytes(channel.read(_LENGTH))
    message = channel.read(length)
    return message if len(message) == length else b""


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
        told: what it is told then.
    """

    def __init__(
        self, at_once: int, module: str, work: str, *, ready: str = "", told: str = ""
    ) -> None:
        self._at_once = at_once
        self._errand = msgspec.msgpack.encode((module, work, ready, told))
        self._lock = threading.Lock()
        self._stopping = False
        self._idle: list[_Hand] = []
        self._all: set[_Hand] = set()

    def __enter__(self) -> Self:
        """Begin to load what the work needs, in a few; others are hired when there is work."""
        try:
            self._idle = [self._hired() for _ in range(max(min(self._at_once - 1, AT_FIRST), 1))]
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def _stop(self) -> None:
        with self._lock:
            self._stopping = True
            everybody = tuple(self._all)
        for hand in everybody:
            hand.stop()

    def each(self, pieces: Sequence[Piece]) -> list[bytes]:
        """What comes of each piece, in their order.

        Raises:
            ExportFailed: a process died, or was stopped for not answering.
            Fault: the program failed in one.
        """
        waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for place in sorted(range(len(pieces)), key=lambda place: -pieces[place].weight):
            waiting.put(place)
        made: dict[int, bytes] = {}
        failed: dict[int, Exception] = {}

        def work() -> None:
            place = len(pieces)
            try:
                hand = self._taken()
                while not failed:
                    place = waiting.get_nowait()
                    made[place] = hand.does(pieces[place])
                    if hand.pieces >= MOST_PIECES:
                        hand = self._relieved(hand)
                self._idle.append(hand)
            except queue.Empty:
                self._idle.append(hand)
            except Exception as fault:  # noqa: BLE001 (it is raised where the work was asked for)
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
            hand = _Hand(self._errand)
            self._all.add(hand)
            return hand


class _Hand:
    """One process.

    Raises:
        ExportFailed: the machine has no more of them.
    """

    def __init__(self, errand: bytes) -> None:
        self._timed_out = False
        self.pieces = 0
        try:
            self._process = subprocess.Popen(  # noqa: S603 (the command is ours)
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # The same modules as here, wherever they were found.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        except OSError as fault:
            said = f"no process could be started: {fault.strerror}"
            raise ExportFailed(said, hint="ask for fewer with -j") from fault
        # Pipes both, since it was said above.
        self._asked = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)
        with suppress(BrokenPipeError):  # if it is dead, whoever asks it for something is told
            _write(self._asked, errand)

    @property
    def alive(self) -> bool:
        """Whether it can be asked for something."""
        return self._process.poll() is None

    def does(self, piece: Piece) -> bytes:
        """What comes of a piece of work."""
        self.pieces += 1
        clock = threading.Timer(piece.patience, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            _write(self._asked, piece.content)
            written = _read(self._answers)
        except (OSError, ValueError):  # it is gone, or was let go
            written = b""
        finally:
            clock.cancel()
        if not written:
            raise self._fault(piece)
        answer = msgspec.msgpack.decode(written, type=_Answer)
        if answer.fault:
            raise Fault(f"{answer.fault.rstrip()} (in {piece.name})")
        return answer.made

    def _give_up(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _fault(self, piece: Piece) -> ExportFailed:
        code = self._process.wait()
        if self._timed_out:
            why, hint = f"it was not ready after {piece.patience:g} seconds", piece.hint
        elif code == -signal.SIGKILL:
            why, hint = "its process was killed", _MEMORY
        elif code < 0:
            why, hint = f"its process died of {signal.Signals(-code).name}", _SAID
        else:
            why, hint = f"its process ended with {code}", _SAID
        said = f"{piece.name} could not be made: {why}"
        return ExportFailed(said, path=piece.path, line=piece.line, hint=hint)

    def stop(self) -> None:
        """Let it go, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for channel in (self._asked, self._answers):
            with suppress(BrokenPipeError):
                channel.close()


_MEMORY = "if the machine had no memory left for it, fewer at once (-j 1) may do"
_SAID = "what it said stands above"
