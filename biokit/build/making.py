"""Products made in an order that serves them all: print before the ebooks that mark its pages."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from biokit.build import paging
from biokit.build.job import Job, exported
from biokit.build.steps import Step
from biokit.errors import BiokitError
from biokit.exporters.base import Export
from biokit.model.biography import Biography
from biokit.model.codec import encode
from biokit.model.walk import altered

if TYPE_CHECKING:
    from biokit.build.workers import Workers

__all__ = ["Making", "exports"]

Making = Callable[[], Export]
"""What makes a product, or raises why there is none."""
_Makings = Callable[[tuple[Step, ...]], Iterator[tuple[Step, Making]]]


def exports(
    steps: tuple[Step, ...], biography: Biography, project: Path, epoch: int, *, workers: int
) -> Generator[tuple[Step, Making]]:
    """Each step with what makes its product, which must be called before the next is asked for.

    Args:
        steps: what is to be made.
        biography: what they are made of.
        project: its folder.
        epoch: the time that products carry.
        workers: how many processes; with none, everything is made in this one.
    """
    known = paging.Known()
    with ExitStack() as stack:
        if workers:
            from biokit.build.workers import Workers

            pool = stack.enter_context(Workers(workers))
            makings = _made_by(pool, encode(biography), project, epoch)
        else:
            makings = _made_here(biography, project, epoch)
        for wave in _waves(steps):
            ready, failed = _with_pages(wave, known)
            yield from failed
            for step, making in makings(ready):
                yield step, known.learning(step.target.name, making)


def _waves(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """First what needs nothing of the others, then what marks the pages of one that is made."""
    made = {step.target.name for step in steps}
    then = [step.target.name for step in steps if step.pages is None and step.source in made]
    yield tuple(step for step in steps if step.target.name not in then)
    yield tuple(step for step in steps if step.target.name in then)


def _with_pages(
    steps: tuple[Step, ...], known: paging.Known
) -> tuple[tuple[Step, ...], tuple[tuple[Step, Making], ...]]:
    """The steps with the pages they mark, and those that fail for want of them."""
    ready: list[Step] = []
    failed: list[tuple[Step, Making]] = []
    for step in steps:
        if step.source is None or step.pages is not None:
            ready.append(step)
            continue
        try:
            pages = known.of(step.source, step.target.edition)
        except BiokitError as fault:
            failed.append((step, partial(_failing, fault)))
            continue
        inputs = paging.with_pages(step.inputs, step.source, pages)
        ready.append(altered(step, inputs=inputs, pages=pages))
    return tuple(ready), tuple(failed)


def _failing(fault: BiokitError) -> Export:
    raise fault


def _made_here(biography: Biography, project: Path, epoch: int) -> _Makings:
    def made(steps: tuple[Step, ...]) -> Iterator[tuple[Step, Making]]:
        for step in steps:
            making = partial(exported, biography, step.target.edition, project=project)
            yield step, partial(making, epoch=epoch, pages=step.pages)

    return made


def _made_by(workers: Workers, encoded: bytes, project: Path, epoch: int) -> _Makings:
    def made(steps: tuple[Step, ...]) -> Iterator[tuple[Step, Making]]:
        of = str(project)
        jobs = tuple(Job(one.target.edition, encoded, of, epoch, one.pages) for one in steps)
        for place, future in workers.exports(jobs):
            yield steps[place], future.result

    return made
