"""Pages that say only what the metadata say: a book made from these has such pages of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.epub.facts import Facts
from biokit.importers.epub.pages import words_of
from biokit.importers.epub.places import place_of
from biokit.model.dates import printed

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.epub.outline import Branch

__all__ = ["Known", "is_contents"]

TOKEN = re.compile(r"\w+")
AROUND = frozenset(
    TOKEN.findall(
        """
        a afterword an and annotated at author by compiled cover date edited edition editor from
        illustrated in introduced introduction isbn licence license of on photographs published
        publisher s the to translated translator with written year
        and
        aus bei dem der die das ein eine erschienen herausgegeben illustriert kommentiert lizenz
        mit nachwort eingeleitet einem einer übersetzt und verlag vom von zusammengestellt
        fotografien
        annoté avec chez d de des du édité en et illustré introduit la le les licence par
        photographies postface publié réuni traduit une un
        著 编 译 绘 作序 作跋 注 辑 摄 出版 许可
        """
    )
)
"""Words that stand between names, titles and dates, in the languages we print such pages in."""
FAR = 0.8
"""The share of the words of a table of contents that are links into the book."""


class Known:
    """What the metadata say, to be recognised in other words' company.

    Args:
        facts: the metadata.
        lang: of the book.
    """

    def __init__(self, facts: Facts, lang: str) -> None:
        rights, date = facts.rights, facts.date
        said = [facts.title, facts.subtitle, facts.publisher, facts.isbn, facts.statement]
        said += [title.text for title in facts.titles]
        said += [each for one in facts.contributors for each in (one.name.text, one.name.sort)]
        said += [each for one in facts.series for each in (one.name, one.position)]
        said += [one.value for one in facts.identifiers]
        if date is not None:
            said += [date.edtf, date.edtf[:4], printed(date, lang)]
        if rights is not None:
            said += [rights.statement, rights.attribution, rights.holder, rights.licence]
            said += [rights.licence_url, rights.source_url, str(rights.year or "")]
            said += re.split(r"(?<=[.!?])\s+", rights.statement or "")
        runs = {tuple(_tokens(words)) for words in said if words}
        self._runs = sorted((run for run in runs if run), key=len, reverse=True)

    def says(self, words: str) -> bool:
        """Whether words hold nothing but what the metadata say, and what stands between that."""
        left = _tokens(words)
        for run in self._runs:
            left = _without(left, run)
        return all(token in AROUND or not token for token in left)


def _tokens(words: str) -> list[str]:
    return [token.casefold() for token in TOKEN.findall(words)]


def _without(tokens: list[str], run: tuple[str, ...]) -> list[str]:
    """Tokens with each place where a run stands left empty."""
    made: list[str] = []
    place = 0
    while place < len(tokens):
        if tuple(tokens[place : place + len(run)]) == run:
            made.append("")
            place += len(run)
        else:
            made.append(tokens[place])
            place += 1
    return made


def is_contents(branch: Branch) -> bool:
    """Whether a section is a list of links into the book and hardly anything else."""
    elements: list[etree._Element] = [branch.own, *(own for _, own in branch.more)]
    whole = sum(len(words_of(element)) for element in elements)
    linked = sum(
        len(words_of(link))
        for element in elements
        for link in element.iter("a")
        if place_of(link.get("href") or "#") is not None and link.get("href")
    )
    return whole > 0 and linked >= FAR * whole
