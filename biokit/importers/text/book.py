"""A whole book as plain text: its chapters, verse and quotations by their shapes, its notes joined.

The conventions are those of Project Gutenberg and of typists before it: lines broken to a measure,
empty lines between paragraphs and more of them before a chapter, `_italics_`, notes in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from biokit.diagnostics import Finding
from biokit.importers.base import Import, ImportOptions
from biokit.importers.counting import counts_of
from biokit.importers.described import Described, contributor
from biokit.importers.html.gutenberg import END, START, people_in, said_before
from biokit.importers.text.book_blocks import BookBlocks
from biokit.importers.text.book_headings import Heading, headed
from biokit.importers.text.language import language_of
from biokit.importers.text.runs import Run, runs_of
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.nodes import Role, Section, Text
from biokit.model.walk import altered
from biokit.notation.canonical import canonical_parts

__all__ = ["is_book", "read_book"]

CHAPTER = re.compile(
    r"^[ ]*(?:CHAPTER|Chapter|KAPITEL|Kapitel|CHAPITRE|Chapitre|CAP[IÍ]TULO|Cap[ií]tulo|BOOK|PART)"
    r"[ ]+(?:[IVXLC]+|\d+|THE [A-Z]+|[A-Z]+)\b[^\n]{0,80}$",
    re.MULTILINE,
)
TYPED = re.compile(
    r"(?<!\w)_\w[^_\n]{1,80}\w_(?!\w)|^\[(?:Illustration|Footnote)\b|\{\d{1,4}\}|\[Pg \d",
    re.MULTILINE,
)
COPIED = re.compile(r"^from [A-Z]\S*\s*$|^\[\w+\]\s*$|\[edit\]|^={2,5} .* ={2,5}\s*$", re.MULTILINE)
BY = re.compile(r"^by\s+", re.IGNORECASE)
NAME = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.'’-]*)+")
LEFT_OUT = {
    "dropped-boilerplate": "what Project Gutenberg says around the book is left out",
    "dropped-contents": "the table of contents is left out, for it is made of the headings anew",
    "dropped-title-page": "what the title page says is made anew",
    "dropped-number": "the numbers of chapters are left out, for the book numbers them so anyway",
}
"""What is left out, by the codes of its findings."""
LONG = 30_000
"""Characters from which on a text with chapters is a book for sure."""
MANY = 5
"""Chapters of a short one."""
MADE_BY = re.compile(
    r"(?:produced|e-?text prepared|transcribed|this etext was|html version) (?:by|from)\b"
    r"|transcriber",
    re.IGNORECASE,
)


def is_book(text: str) -> bool:
    """Whether a text is a book: it says so, or has chapters and a typist's marks, or many."""
    if START.search(text[:60_000]):
        return True
    if COPIED.search(text):
        return False
    chapters = sum(1 for _, _ in zip(range(MANY), CHAPTER.finditer(text), strict=False))
    return chapters > 1 and (chapters >= MANY or len(text) > LONG or TYPED.search(text) is not None)


def read_book(content: bytes, path: str, options: ImportOptions) -> Import:
    """Read the book."""
    book = _Book(runs_of(content, path), path)
    lang = options.lang or language_of([run.words for run in book.runs[:400]])
    sections = book.sections()
    said = book.described
    stem = PurePosixPath(path.replace("\\", "/")).stem or "text"
    biography = Biography(
        (Text(said.title or stem, origin=Origin(path, 1)),),
        contributors=said.contributors,
        sections=sections,
        lang=lang,
        origin=Origin(path),
    )
    findings = list(book.findings())
    if lang is not None and options.lang is None:
        message = f"the language is taken to be {lang}, by its words"
        findings.append(Finding("guess-language", message, "note", path, hint="say it with --lang"))
    itself = altered(said, lang=lang).source(_key(said.title or stem), "book", "unknown", stem)
    return Import(biography, tuple(findings), counts_of(biography, 0), itself=itself)


def _key(words: str) -> str:
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-") or "text"


class _Book:
    """One book while it is read."""

    def __init__(self, runs: list[Run], path: str) -> None:
        self._path = path
        self._left: dict[tuple[str, str], list[Run]] = {}
        self.described = Described()
        self.runs = self._without_boilerplate(runs)
        self._blocks = BookBlocks(self.runs, path)

    def findings(self) -> list[Finding]:
        """What was left out and guessed, each kind once."""
        made = []
        for (code, message), runs in self._left.items():
            words = "\n".join(line for run in runs for line in run.lines)
            number = runs[0].number
            made.append(Finding(code, message, "note", self._path, number, words=words))
        return [*made, *self._blocks.findings()]

    def _leave_out(self, code: str, runs: Sequence[Run]) -> None:
        if runs:
            self._left.setdefault((code, LEFT_OUT[code]), []).extend(runs)

    def _without_boilerplate(self, runs: list[Run]) -> list[Run]:
        """The runs between the lines that begin and end a book of Project Gutenberg."""
        start = next((i for i, run in enumerate(runs[:400]) if START.search(run.words)), -1)
        after = range(start + 1, len(runs))
        end = next((i for i in after if END.search("\n".join(runs[i].lines))), len(runs))
        self._leave_out("dropped-boilerplate", [*runs[: start + 1], *runs[end:]])
        kept = runs[start + 1 : end]
        if start < 0:
            return kept
        while kept and MADE_BY.match(kept[0].words):
            self._leave_out("dropped-boilerplate", kept[:1])
            kept = kept[1:]
        said = said_before("\n".join(line for run in runs[:start] for line in run.lines))
        self.described = Described(
            title=said.get("title"),
            contributors=people_in(said),
            date=said.get("release date", "").partition("[")[0].strip() or None,
            publisher="Project Gutenberg",
        )
        return kept

    # ----------------------------------------------------------------------------------- sections

    def sections(self) -> tuple[Section, ...]:
        """The chapters, in parts if it has some."""
        found = headed(self.runs)
        first = found[0].start if found else len(self.runs)
        lead = self._title_page(self.runs[:first])
        made: list[Section] = []
        blocks = self._blocks.of(lead)
        if blocks:
            made.append(
                Section((), blocks, role="chapter", numbered=False, origin=self._origin(lead[0]))
            )
        for place, heading in enumerate(found):
            end = found[place + 1].start if place + 1 < len(found) else len(self.runs)
            inner = self.runs[heading.end : end]
            if heading.role == "contents":
                own = self.runs[heading.start : heading.end]
                self._leave_out("dropped-contents", [*own, *inner])
                continue
            made.append(self._section(heading, inner))
        return canonical_parts(_nested(made))

    def _section(self, heading: Heading, inner: Sequence[Run]) -> Section:
        origin = self._origin(self.runs[heading.start])
        title = self._blocks.inlines(heading.title, origin.line or 1)
        if heading.dropped:
            self._leave_out("dropped-number", [Run(origin.line or 1, (heading.dropped,), 0)])
        return Section(
            title,
            self._blocks.of(inner),
            role=heading.role,
            numbered=heading.numbered,
            level_guessed=heading.role == "section",
            origin=origin,
        )

    def _title_page(self, runs: list[Run]) -> list[Run]:
        """What stands before the first heading, without the title and the names it says."""
        short = [run for run in runs if len(run.lines) <= 4 and max(map(len, run.lines)) < 70]
        said = self.described
        if said.title is None and short and short[0] is runs[0]:
            said = self.described = _said_by(short, said)
        names = [_letters(each.name.text) for each in said.contributors]
        known = {_letters(said.title or ""), "by", *names, *(f"by{name}" for name in names)}
        told = [run for run in runs if _letters(run.words) in known]
        self._leave_out("dropped-title-page", told)
        return [run for run in runs if run not in told]

    def _origin(self, run: Run) -> Origin:
        return Origin(self._path, run.number)


def _said_by(runs: Sequence[Run], said: Described) -> Described:
    """What the first lines of a book say: its title, and after `by` its author."""
    words = runs[0].words
    said = altered(said, title=words.title() if words.isupper() else words)
    for run in runs[1:4]:
        name = BY.sub("", run.words)
        if name != run.words and NAME.fullmatch(name):
            return altered(
                said, contributors=(contributor(name.title() if name.isupper() else name),)
            )
    return said


def _letters(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())


OUTSIDE: frozenset[Role] = frozenset(
    {
        "appendix",
        "notes",
        "bibliography",
        "index",
        "epilogue",
        "afterword",
        "conclusion",
        "glossary",
    }
)
"""What ends the last part."""


def _nested(sections: list[Section]) -> tuple[Section, ...]:
    """Chapters within the parts before them, and sections within chapters."""
    top: list[Section] = []
    for section in sections:
        last = top[-1] if top else None
        if section.role == "section" and last is not None:
            top[-1] = _with(last, section)
        elif last is not None and last.role == "part" and section.role not in {"part", *OUTSIDE}:
            top[-1] = altered(last, sections=(*last.sections, section))
        else:
            top.append(section)
    return tuple(top)


def _with(last: Section, section: Section) -> Section:
    if last.role == "part" and last.sections:
        inner = (*last.sections[:-1], _with(last.sections[-1], section))
        return altered(last, sections=inner)
    return altered(last, sections=(*last.sections, section))
