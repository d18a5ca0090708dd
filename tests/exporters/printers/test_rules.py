"""What printers take, as their files say it."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from biokit.exporters.pdf.pages.leaf import points
from biokit.exporters.pdf.printers.rules import Printer, Rule, Rules, rules_of

PRINTERS: tuple[Printer, ...] = get_args(Printer)


def sources_named(rules: Rules) -> set[str]:
    found = (getattr(rules, field) for field in rules.__struct_fields__)
    tables = (*found, *rules.papers.values())
    counts = {paper.pages_source for paper in rules.papers.values() if paper.pages_source}
    return counts | {table.source for table in tables if isinstance(table, Rule)}


@pytest.mark.parametrize("printer", PRINTERS)
def test_every_rule_names_a_source_that_is_there_and_no_source_is_idle(printer: Printer) -> None:
    rules = rules_of(printer)
    named = sources_named(rules)
    assert named <= set(rules.sources)
    idle = set(rules.sources) - named
    assert idle <= {"files", "checklist", "custom"}


@pytest.mark.parametrize("printer", PRINTERS)
def test_every_source_says_when_it_was_read_and_how_sure_it_is(printer: Printer) -> None:
    for source in rules_of(printer).sources.values():
        assert date.fromisoformat(source.read) >= date(2026, 1, 1)
        assert source.note
        assert source.url or not source.verified


@pytest.mark.parametrize("printer", PRINTERS)
def test_gutters_grow_and_papers_are_as_thick_as_paper_is(printer: Printer) -> None:
    rules = rules_of(printer)
    gutters = [(each.pages, each.least) for each in rules.margins.gutters]
    assert gutters == sorted(gutters)
    for paper in rules.papers.values():
        assert 0.025 < points(paper.caliper) / 72 * 25.4 < 0.1
        assert paper.most is None or paper.least < paper.most


def test_a_trim_s_own_page_counts_are_of_papers_there_are() -> None:
    rules = rules_of("kdp")
    assert rules.trims is not None
    for trim in rules.trims.sizes:
        assert set(trim.most) <= set(rules.papers)
        assert len([points(side) for side in trim.size.split()]) == 2
