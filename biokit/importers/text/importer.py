"""Plain text of the kinds there are: copied pages, bare articles, lists of sentences, books."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import ClassVar

from biokit.diagnostics import Finding
from biokit.importers.base import Import, ImportOptions
from biokit.importers.html.gutenberg import START as START_OF_BOOK
from biokit.importers.text.accounting import account_for
from biokit.importers.text.accounts import Read, read_article
from biokit.importers.text.articles import Article, Divided, divide
from biokit.importers.text.book import is_book, read_book
from biokit.importers.text.extracts import attach_proved, in_the_list_itself, is_extract
from biokit.importers.text.lines import Line, read_lines
from biokit.importers.text.subjects import life_of
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.nodes import (
    Account,
    Citation,
    DefinitionList,
    Figure,
    Gap,
    List,
    Paragraph,
    Section,
    Span,
    Table,
    Text,
)
from biokit.model.walk import altered, plain_text, walk

MARKDOWN = re.compile(r"^(?:---\s*$|#{1,6}\s+\S|```|:::)", re.MULTILINE)
COPIED = re.compile(
    r"^(?:from [A-Z]\S*|\[[^\[\]\d]{3,40}\])\s*$|[.!?,][\"”]?\[\d{1,3}\]|^={2,5} .* ={2,5}\s*$",
    re.MULTILINE,
)
SAMPLE = 65_536
FURNITURE = "furniture of the page"


class TextImporter:
    """Reads text without markup: what it shows of its structure, and no more than it shows."""

    name: ClassVar[str] = "text"
    description: ClassVar[str] = "plain text: copied articles, lists of sentences, books"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")

    def recognise(self, content: bytes, path: str) -> float:
        """By the suffix and by what copied articles look like; never sure: all text is text."""
        head = content[:SAMPLE]
        if head.count(b"\0") * 20 > len(head) or head.startswith(
            (b"PK\x03\x04", b"%PDF", b"{", b"\xff\xfe", b"\xfe\xff")
        ):
            return 0.0
        sample = head.decode("utf-8", "ignore")
        if len(sample.encode()) + 4 < len(head.removeprefix(b"\xef\xbb\xbf")):
            return 0.1
        start = sample.lstrip("\ufeff \t\r\n")
        if start.startswith("<") or not start:
            return 0.05
        if START_OF_BOOK.search(sample):
            return 0.97
        sure = 0.6 if path.lower().endswith(self.suffixes) else 0.25
        if COPIED.search(sample):
            sure += 0.3
        if MARKDOWN.search(sample):
            sure -= 0.3
        return max(sure, 0.05)

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read the text.

        Raises:
            TooLarge: past the limit of the options.
            BadInput: it is not UTF-8 (names the line), or empty.
        """
        lines, findings = read_lines(content, path, options)
        if is_book("\n".join(line.text for line in lines)):
            book = read_book(content, path, options)
            return altered(book, findings=(*findings, *book.findings))
        stem = PurePosixPath(path.replace("\\", "/")).stem or "text"
        page = divide(lines)
        taken: set[str] = set()
        articles = [article for article in page.articles if not _is_empty(article)]
        reads = [read_article(article, path, stem, taken, options.lang) for article in articles]
        lists = [is_extract(read.account) for read in reads]
        furniture = [
            Finding("dropped-chrome", FURNITURE, "note", path, line.number, words=line.text)
            for line in (*page.furniture, *_taglines_of_nothing(page))
        ]
        told = [finding for read in reads for finding in read.findings]
        biography, guessed = _biography(reads, path, stem, options.lang)
        proved: tuple[Finding, ...] = ()
        if any(lists):
            biography, proved = attach_proved(biography, _lines_of(reads, lists))
        told = [finding for finding in told if not _is_answered(finding, proved)]
        everything = sorted(
            [*findings, *furniture, *told, *guessed, *proved], key=lambda f: f.line or 0
        )
        return _weighed(content, Import(biography, tuple(everything)), len(lines))


def _is_empty(article: Article) -> bool:
    return article.title is None and not any(line.text for line in article.lines)


def _taglines_of_nothing(page: Divided) -> Iterator[Line]:
    for article in page.articles:
        if _is_empty(article) and article.tagline is not None:
            yield article.tagline


def _is_answered(finding: Finding, proved: tuple[Finding, ...]) -> bool:
    """An orphan whose sentence was found."""
    where = (finding.line, finding.words)
    return finding.code == "orphan-citation" and where in {(one.line, one.words) for one in proved}


def _lines_of(reads: list[Read], lists: list[bool]) -> list[Account]:
    return [
        line
        for read, is_list in zip(reads, lists, strict=True)
        if is_list
        for line in in_the_list_itself(read.account)
    ]


def _biography(
    reads: list[Read], path: str, stem: str, lang: str | None
) -> tuple[Biography, list[Finding]]:
    """The accounts under one title, the subjects' lives, and what was guessed for that."""
    life, findings = life_of(reads)
    told = list(findings)
    spoken = lang or next((read.lang for read in reads if read.lang), None)
    if lang is None and spoken is not None:
        message = f"the language is taken to be {spoken}, by its words"
        told.append(Finding("guess-language", message, "note", path, hint="say it with --lang"))
    accounts = tuple(
        read.account
        if read.lang is None or read.lang == spoken
        else altered(read.account, lang=read.lang)
        for read in reads
    )
    title = plain_text(accounts[0].title) if accounts else stem
    if life.persons:
        title = life.persons[0].names[0].forms[0].text
    biography = Biography(
        (Text(title, origin=Origin(path, None, "")),),
        subjects=tuple(person.id for person in life.persons),
        accounts=accounts,
        sources=tuple(source for read in reads for source in read.sources),
        life=life,
        lang=spoken,
    )
    return biography, told


def _weighed(content: bytes, imported: Import, lines: int) -> Import:
    """With its counts, and the proof that they are all."""
    balance = account_for(content, imported)
    findings = imported.findings
    if not balance.even:
        lost = Finding(
            "loss-words",
            "what was read is not the whole input: this is a fault of biokit",
            "error",
            hint="please report it with the file",
            words=balance.missing[:200] or balance.extra[:200],
        )
        findings = (*findings, lost)
    counts = (
        ("lines", lines),
        *_counts_of(imported.biography),
        *_counts_by_code(findings),
        ("characters", balance.whole),
        ("characters in the model", balance.in_model),
        ("characters in this report", balance.in_report),
    )
    return Import(imported.biography, findings, counts)


def _counts_of(biography: Biography) -> list[tuple[str, int]]:
    parts = Counter[str]()
    for account in biography.accounts:
        for part in walk(account):
            match part:
                case Section():
                    parts["sections"] += 1
                case Paragraph():
                    parts["paragraphs"] += 1
                case Figure():
                    parts["figures"] += 1
                case List():
                    parts["lists"] += 1
                case Table() | DefinitionList():
                    parts["tables"] += 1
                case Citation(items, classes=classes):
                    parts["citations"] += 1
                    parts["sources cited"] += len(items)
                    parts["orphan citations"] += "orphan" in classes
                case Gap(certainty):
                    parts["gaps"] += 1
                    parts[f"{certainty} gaps"] += 1
                case Span(classes=(kind, *_)) if kind in {"interlanguage", "editorial"}:
                    parts[f"{kind} marks"] += 1
                case _:
                    pass
    unresolved = sum(source.state == "unresolved" for source in biography.sources)
    order = (
        "sections", "paragraphs", "figures", "lists", "tables", "citations", "sources cited",
        "orphan citations", "interlanguage marks", "editorial marks", "gaps", "certain gaps",
        "probable gaps", "possible gaps",
    )  # fmt: skip
    return [
        ("accounts", len(biography.accounts)),
        *((name, parts[name]) for name in order),
        ("unresolved sources", unresolved),
        ("persons", len(biography.life.persons)),
        ("events", len(biography.life.events)),
    ]


def _counts_by_code(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    codes = Counter(finding.code for finding in findings)
    return [
        (code, codes[code]) for code in sorted(codes) if code.startswith(("guess-", "dropped-"))
    ]
