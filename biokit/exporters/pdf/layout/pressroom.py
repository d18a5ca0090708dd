"""Where parts are laid out: in this process or by a crew, and each only once.

What came of a task is remembered by the task. So a book is laid out again where it was edited, and
nowhere else; and whatever the number of processes, the same comes of it.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

import msgspec

from biokit.crew import Crew, Piece
from biokit.errors import BadUsage, ExportFailed
from biokit.exporters.pdf.binding import Subset
from biokit.exporters.pdf.layout.laid import Laid
from biokit.exporters.pdf.layout.task import Task
from biokit.memory import Memory
from biokit.model.base import Origin

if TYPE_CHECKING:
    from biokit.exporters.pdf.layout.press import Press

__all__ = ["Called", "Pressroom", "make_ready", "work"]

Axes = tuple[tuple[str, float], ...]
PATIENCE = 120.0
"""Seconds that any part may take."""
PATIENCE_PER_KB = 1.0
"""Seconds more for each thousand letters of XHTML: WeasyPrint needs a twentieth of it."""
ASKED_PATIENCE = "BIOKIT_PATIENCE"
"""The variable that says how many seconds a part may take, whatever its length."""
_LATE = (
    "a very long word, a picture or a style may be the cause; "
    f"{ASKED_PATIENCE}=SECONDS gives it more time"
)


class Called(msgspec.Struct, frozen=True):
    """How a part is told of."""

    name: str
    origin: Origin | None = None
    """Where it begins."""


class _Spoiled(msgspec.Struct, frozen=True, tag="spoiled"):
    """Why there is no layout."""

    message: str
    hint: str | None


class _Good(msgspec.Struct, frozen=True, tag="good"):
    """A layout."""

    laid: Laid


class _Bench:
    """A WeasyPrint that runs as long as the faces are the same."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._press: Press | None = None
        self._configuration: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def press(self, configuration: str) -> Press:
        """WeasyPrint with these faces."""
        from biokit.exporters.pdf.layout.press import running

        if self._press is None or configuration != self._configuration:
            self._stack.close()
            self._press = self._stack.enter_context(running(configuration))
            self._configuration = configuration
        return self._press


class Pressroom:
    """Lays parts out. Leaving the `with` block lets everything go.

    Args:
        at_once: how many processes; with none, all is done in this one.
        memory: what earlier builds laid out.
        lang: what most of the text is in.

    Raises:
        BadUsage: the time that a part may take is no number.
    """

    def __init__(self, at_once: int, memory: Memory, lang: str = "") -> None:
        self._memory, self._lang = memory, lang
        self._room = ExitStack()
        self._bench = self._room.enter_context(_Bench())
        self._crew: Crew | None = None
        self._at_once = at_once
        self._patience = _patience()
        self._done: dict[bytes, Laid] = {}

    def __enter__(self) -> Self:
        """Have the processes load what they need, while the text is made ready."""
        if self._at_once:
            crew = Crew(self._at_once, __name__, "work", ready="make_ready", told=self._lang)
            self._crew = self._room.enter_context(crew)
        return self

    def __exit__(self, *_: object) -> None:
        self._room.close()

    def lay_out(self, tasks: Sequence[Task], called: Sequence[Called]) -> list[Laid]:
        """What comes of each task, in their order.

        Args:
            tasks: the parts.
            called: how each is told of.

        Raises:
            ExportFailed: WeasyPrint failed in one, or took too long.
        """
        keys = [blake2b(msgspec.msgpack.encode(task), digest_size=16).digest() for task in tasks]
        new = {
            key: place
            for place, (key, task) in enumerate(zip(keys, tasks, strict=True))
            if key not in self._done and not self._recalled(key, task)
        }
        if new:
            places = list(new.values())
            made = self._made(
                [tasks[place] for place in places], [called[place] for place in places]
            )
            for key, place, encoded in zip(new, places, made, strict=True):
                self._done[key] = _opened(encoded, called[place])
                if tasks[place].lasting:
                    self._memory.keep(key, encoded)
        return [self._done[key] for key in keys]

    def remembering(self, subset: Subset) -> Subset:
        """What makes the program of a face, asked only for what was not made before."""

        def made(
            program: bytes, index: int, axes: tuple[tuple[str, float], ...], glyphs: frozenset[int]
        ) -> bytes:
            of = blake2b(program, digest_size=16).digest()
            asked = msgspec.msgpack.encode((of, index, axes, sorted(glyphs)))
            key = blake2b(asked, digest_size=16).digest()
            kept = self._memory.recall(key)
            if kept is None:
                kept = subset(program, index, axes, glyphs)
                self._memory.keep(key, kept)
            return kept

        return made

    def _recalled(self, key: bytes, task: Task) -> bool:
        kept = self._memory.recall(key) if task.lasting else None
        if kept is None:
            return False
        self._done[key] = _opened(kept, None)
        return True

    def _made(self, tasks: Sequence[Task], called: Sequence[Called]) -> list[bytes]:
        if self._crew is None:
            return [_worked(task, self._bench) for task in tasks]
        return self._crew.each(list(map(self._piece, tasks, called)))

    def _piece(self, task: Task, called: Called) -> Piece:
        weight = len(task.xhtml)
        origin = called.origin
        return Piece(
            content=msgspec.msgpack.encode(task),
            name=called.name,
            weight=weight,
            patience=self._patience or PATIENCE + PATIENCE_PER_KB * weight / 1000,
            path=origin.path if origin else None,
            line=origin.line if origin else None,
            hint=_LATE,
        )


def _patience() -> float | None:
    """The seconds that the user gives each part, if he says how many."""
    said = os.environ.get(ASKED_PATIENCE)
    if not said:
        return None
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= threading.TIMEOUT_MAX:
        hint = "set it to the seconds a part may take to be laid out, or not at all"
        raise BadUsage(f"{ASKED_PATIENCE} is {said!r}", hint=hint)
    return seconds


def _opened(encoded: bytes, called: Called | None) -> Laid:
    answer: _Good | _Spoiled = msgspec.msgpack.decode(encoded, type=_Good | _Spoiled)
    match answer:
        case _Good(laid):
            return laid
        case _Spoiled(message, hint):
            origin = called.origin if called else None
            raise ExportFailed(
                f"{called.name}: {message}" if called else message,
                path=origin.path if origin else None,
                line=origin.line if origin else None,
                hint=hint,
            )


# ---------------------------------------------------------------------- in a process of the crew

_STANDING: list[_Bench] = []
"""A process is for one book, and lets nothing go."""


def make_ready(lang: str) -> None:
    """Load what every task needs, before there is one, and where words are divided."""
    import pyphen
    import weasyprint  # noqa: F401 (for what it loads)

    from biokit.exporters.pdf.layout import part  # noqa: F401 (the same)

    known = pyphen.language_fallback(lang)
    if known:
        pyphen.Pyphen(lang=known)
    gc.collect()
    gc.freeze()


def work(piece: bytes) -> bytes:
    """A task laid out, both in MessagePack."""
    task = msgspec.msgpack.decode(piece, type=Task)
    if not _STANDING:
        _STANDING.append(_Bench())
    gc.disable()  # a layout has many cycles and lets none go before its end
    made = _worked(task, _STANDING[0])
    gc.collect()
    return made


def _worked(task: Task, bench: _Bench) -> bytes:
    from biokit.exporters.pdf.layout.part import lay_out

    try:
        laid = lay_out(task, bench.press(task.configuration))
    except ExportFailed as fault:
        return msgspec.msgpack.encode(_Spoiled(fault.message, fault.hint))
    return msgspec.msgpack.encode(_Good(laid))
