"""Workers: each product made in a process of its own, which is gone when it is made.

WeasyPrint grows by a quarter of a megabyte with every export and never shrinks, and a process can
be stopped when a thread cannot. A worker is a fresh interpreter that reads one job from its
standard input and writes one answer to its standard output: no state is shared, so the same bytes
come out with any number of them.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Self

import msgspec

from biokit.build.job import Answer, Job, answered
from biokit.errors import ExportFailed
from biokit.exporters.base import Export

# -P keeps the folder that biokit is called from off the module path: it is the user's.
_COMMAND = (sys.executable, "-P", "-c", "from biokit.build.workers import work; work()")


def work() -> None:
    """What a worker process does, from beginning to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # its parent stops it
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    with os.fdopen(answers, "wb") as channel:
        channel.write(msgspec.msgpack.encode(answered(job)))


class Workers:
    """Up to so many worker processes at a time. Leaving the `with` block stops them all.

    Args:
        at_once: how many.
    """

    def __init__(self, at_once: int) -> None:
        self._threads = ThreadPoolExecutor(at_once, "worker")
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._stopping = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._stopping = True
            running = tuple(self._running)
        for process in running:
            process.kill()
        self._threads.shutdown(cancel_futures=True)

    def exports(self, jobs: tuple[Job, ...]) -> Iterator[tuple[int, Future[Export]]]:
        """The products, each as soon as it is made, with its place among the jobs.

        They are begun at once, whenever they are asked for.
        """
        places = {self._threads.submit(self._export, job): n for n, job in enumerate(jobs)}
        return self._as_made(places)

    @staticmethod
    def _as_made(
        places: dict[Future[Export], int],
    ) -> Iterator[tuple[int, Future[Export]]]:
        waiting = set(places)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from ((places[future], future) for future in sorted(done, key=places.__getitem__))

    def _export(self, job: Job) -> Export:
        process = self._begun()
        try:
            written, _ = process.communicate(msgspec.msgpack.encode(job))
        finally:
            with self._lock:
                self._running.discard(process)
        if process.returncode != 0:
            raise ExportFailed(
                f"the worker for {job.edition.id} {_end(process.returncode)}",
                hint="what it said stands above; -j 1 makes it in this process",
            )
        return msgspec.msgpack.decode(written, type=Answer).export()

    def _begun(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopping:
                raise ExportFailed("stopped")
            process = subprocess.Popen(  # noqa: S603 (the command is ours)
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                # The same modules as here, wherever they were found.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            self._running.add(process)
            return process


def _end(code: int) -> str:
    if code < 0:
        return f"was killed ({signal.Signals(-code).name})"
    return f"ended with code {code}"
