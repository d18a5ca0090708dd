"""Products made in an order that serves them all: print before the ebooks that mark its pages."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from biokit.build import paging
from biokit.build.job import Job, exported
from biokit.build.memory import Kept
from biokit.build.steps import Step
from biokit.errors import BiokitError
from biokit.exporters.base import Export
from biokit.memory import FORGETFUL
from biokit.model.biography import Biography
from biokit.model.codec import encode
from biokit.model.walk import altered
from biokit.projections.pages import PAGED

if TYPE_CHECKING:
    from biokit.build.workers import Workers

__all__ = ["Making", "Means", "exports"]

Making = Callable[[], Export]
"""What makes a product, or raises why there is none."""
_Makings = Callable[[tuple[Step, ...]], Iterator[tuple[Step, Making]]]


class Means(msgspec.Struct, frozen=True):
    """What products are made with."""

    project: Path
    """The folder of the biography."""
    epoch: int
    """The time that products carry."""
    memory: Kept | None
    """What is remembered of earlier builds, if anything is to be."""
    workers: int
    """How many processes make products; with none, everything is made in this one."""
    at_once: int
    """How many processes one that is laid out in parts may have for them; with none, it has this
    one."""


def exports(
    steps: tuple[Step, ...], biography: Biography, means: Means
) -> Generator[tuple[Step, Making]]:
    """Each step with what makes its product, which must be called before the next is asked for.

    Args:
        steps: what is to be made.
        biography: what they are made of.
        means: with what.
    """
    known = paging.Known()
    with ExitStack() as stack:
        here = _made_here(biography, means)
        if means.workers:
            from biokit.build.workers import Workers

            pool = stack.enter_context(Workers(means.workers))
            makings = _made_by(pool, encode(biography), means, here)
        else:
            makings = here
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


def _made_here(biography: Biography, means: Means) -> _Makings:
    def made(steps: tuple[Step, ...]) -> Iterator[tuple[Step, Making]]:
        for step in steps:
            making = partial(exported, biography, step.target.edition, project=means.project)
            making = partial(making, epoch=means.epoch, pages=step.pages)
            memory = FORGETFUL if means.memory is None else means.memory.shelf(step.target.name)
            yield step, partial(making, at_once=means.at_once, memory=memory)

    return made


def _made_by(workers: Workers, encoded: bytes, means: Means, here: _Makings) -> _Makings:
    """What is laid out in parts is made here, while workers make the rest: it has its own."""

    def made(steps: tuple[Step, ...]) -> Iterator[tuple[Step, Making]]:
        paged = tuple(step for step in steps if step.target.edition.format in PAGED)
        others = tuple(step for step in steps if step.target.edition.format not in PAGED)
        of = str(means.project)
        jobs = tuple(Job(one.target.edition, encoded, of, means.epoch, one.pages) for one in others)
        at_work = workers.exports(jobs)
        yield from here(paged)
        for place, future in at_work:
            yield others[place], future.result

    return made
