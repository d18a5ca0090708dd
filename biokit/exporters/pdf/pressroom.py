"""Where parts are laid out: in this process or by a crew, and each only once.

What came of a task is remembered by the task. So a book is laid out again where it was edited, and
nowhere else; and whatever the number of processes, the same comes of it.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from contextlib import ExitStack
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

import msgspec

from biokit.crew import Crew
from biokit.errors import ExportFailed
from biokit.exporters.pdf.binding import Subset
from biokit.exporters.pdf.laid import Laid
from biokit.exporters.pdf.task import Task
from biokit.memory import Memory

if TYPE_CHECKING:
    from biokit.exporters.pdf.press import Press

__all__ = ["Pressroom", "make_ready", "work"]

Axes = tuple[tuple[str, float], ...]
PATIENCE = 600.0
"""Seconds that a part may take: a chapter of a hundred pages takes ten."""


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
        from biokit.exporters.pdf.press import running

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
    """

    def __init__(self, at_once: int, memory: Memory) -> None:
        self._memory = memory
        self._room = ExitStack()
        self._bench = self._room.enter_context(_Bench())
        self._crew: Crew | None = None
        self._at_once = at_once
        self._done: dict[bytes, Laid] = {}

    def __enter__(self) -> Self:
        """Have the processes load what they need, while the text is made ready."""
        if self._at_once:
            crew = Crew(self._at_once, __name__, "work", ready="make_ready", patience=PATIENCE)
            self._crew = self._room.enter_context(crew)
        return self

    def __exit__(self, *_: object) -> None:
        self._room.close()

    def lay_out(self, tasks: Sequence[Task], names: Sequence[str]) -> list[Laid]:
        """What comes of each task, in their order.

        Args:
            tasks: the parts.
            names: what each is called in messages.

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
                [tasks[place] for place in places], [names[place] for place in places]
            )
            for key, place, encoded in zip(new, places, made, strict=True):
                self._done[key] = _opened(encoded, names[place])
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
        self._done[key] = _opened(kept, "")
        return True

    def _made(self, tasks: Sequence[Task], names: Sequence[str]) -> list[bytes]:
        if self._crew is None:
            return [_worked(task, self._bench) for task in tasks]
        weights = [len(task.xhtml) for task in tasks]
        return self._crew.each([msgspec.msgpack.encode(task) for task in tasks], names, weights)


def _opened(encoded: bytes, name: str) -> Laid:
    answer: _Good | _Spoiled = msgspec.msgpack.decode(encoded, type=_Good | _Spoiled)
    match answer:
        case _Good(laid):
            return laid
        case _Spoiled(message, hint):
            raise ExportFailed(f"{name}: {message}" if name else message, hint=hint)


# ---------------------------------------------------------------------- in a process of the crew

_STANDING: list[_Bench] = []
"""A process is for one book, and lets nothing go."""


def make_ready() -> None:
    """Load what every task needs, before there is one."""
    import weasyprint  # noqa: F401 (for what it loads)

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
    from biokit.exporters.pdf.layout import lay_out

    try:
        laid = lay_out(task, bench.press(task.configuration))
    except ExportFailed as fault:
        return msgspec.msgpack.encode(_Spoiled(fault.message, fault.hint))
    return msgspec.msgpack.encode(_Good(laid))
