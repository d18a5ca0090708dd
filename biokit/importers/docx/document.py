"""A document read whole: its parts in their order, then the biography they make."""

from __future__ import annotations

from pathlib import PurePosixPath

from biokit.citing.terms import terms
from biokit.errors import BadInput
from biokit.importers.base import Import, ImportOptions
from biokit.importers.docx.comments import note_comments
from biokit.importers.docx.counting import counts_of
from biokit.importers.docx.languages import Languages, main_language
from biokit.importers.docx.metadata import (
    Properties,
    contributors_of,
    custom_properties,
    itself,
    properties_of,
)
from biokit.importers.docx.numbering import Numbering
from biokit.importers.docx.outline import Outline, outlined
from biokit.importers.docx.package import Package
from biokit.importers.docx.parsing import Xml, text_of
from biokit.importers.docx.places import with_places
from biokit.importers.docx.reading import Reading, opened
from biokit.importers.docx.report import Report
from biokit.importers.docx.stories import Notes, Stories
from biokit.importers.docx.styles import Styles
from biokit.importers.docx.title_page import author_in
from biokit.importers.docx.word_sources import word_items
from biokit.importers.wiki.keys import slug
from biokit.model.biography import Biography
from biokit.model.nodes import Derived, Inline, Section, Text
from biokit.model.sources import Source
from biokit.model.walk import altered, plain_text
from biokit.notation.canonical import canonical

__all__ = ["read_document"]

NOTE_PARTS = (("footnote", "footnotes"), ("endnote", "endnotes"))
HEADS = ("header", "footer")


def read_document(content: bytes, path: str, options: ImportOptions) -> Import:
    """The biography that a document holds.

    Raises:
        BadInput: it is damaged, or no document.
        TooLarge: a part of it is past the limit.
    """
    report = Report(path)
    package = Package(content, path, options.max_size)
    said = properties_of(package)
    reading = _reading(package, report)
    body = _body(reading)
    notes = _notes(reading)
    lang = options.lang or main_language(body, reading.styles, said.lang)
    reading.languages = Languages(lang, report)
    comments = note_comments(package, body, report)
    _note_heads(package, report)
    stories = Stories(reading, notes)
    outline = outlined(stories.entries(body, package.main), reading)
    stories.uncalled()
    _note_damage(package, report)
    biography = _biography(outline, said, reading, lang)
    return Import(
        biography,
        report.findings(),
        counts_of(biography, reading, comments),
        tuple(reading.pictures.media.items()),
        _itself(biography, outline, said),
    )


def _reading(package: Package, report: Report) -> Reading:
    """What all parts need to be read: styles, lists, and where reference managers keep things."""
    reading = Reading(package, report)
    reading.properties = custom_properties(package)
    reading.tagged = word_items(package)
    reading.styles = Styles(_led_to(package, "styles"))
    reading.numbering = Numbering(_led_to(package, "numbering"))
    return reading


def _body(reading: Reading) -> Xml:
    root = opened(reading, reading.package.main)
    body = None if root is None else root.find("body")
    if body is None:
        raise BadInput(
            f"{reading.package.main} in the document is not what Word writes: it has no body",
            path=reading.path,
            hint="it is damaged, or no Word document; get it anew",
        )
    return body


def _note_damage(package: Package, report: Report) -> None:
    for name, why in package.damaged.items():
        report.say("damaged-part", f"a part is left out: {why}", severity="warning", words=name)


def _led_to(package: Package, kind: str) -> Xml | None:
    for name in (*package.led_to(package.main, kind), f"word/{kind}.xml"):
        if package.has(name):
            return package.root(name)
    return None


def _notes(reading: Reading) -> Notes:
    notes = Notes()
    package = reading.package
    for kind, name in NOTE_PARTS:
        for part in (*package.led_to(package.main, name), f"word/{name}.xml")[:1]:
            root = opened(reading, part)
            if root is not None:
                notes.add(kind, root, part)
    return notes


def _note_heads(package: Package, report: Report) -> None:
    """Running heads and feet, each line once."""
    told: dict[str, None] = {}
    for kind in HEADS:
        for name in package.led_to(package.main, kind):
            root = package.aside(name)
            for paragraph in () if root is None else root.iter("p"):
                told.setdefault(" ".join(text_of(paragraph).split()))
    for words in told:
        if words:
            report.note("dropped-running-head", words)


def _titled(path: str) -> tuple[Inline, ...]:
    return (Text(PurePosixPath(path.replace("\\", "/")).stem or "document"),)


def _biography(outline: Outline, said: Properties, reading: Reading, lang: str | None) -> Biography:
    titled: tuple[Inline, ...] = (Text(said.title),) if said.title else _titled(reading.path)
    title = outline.title or titled
    sections = with_places(tuple(outline.sections), reading.report)
    sections = _titled_text(sections, title, reading)
    authors = _authors(outline, said)
    for name in outline.authors:
        reading.report.note("dropped-author", name)
    if outline.date:
        reading.report.say(
            "dropped-date", "the date under the title is left out", words=outline.date
        )
    biography = Biography(
        title,
        outline.subtitle,
        contributors=contributors_of(authors),
        sections=_with_bibliography(sections, lang),
        sources=tuple(reading.works.sources),
        description=said.description,
        keywords=said.keywords,
        lang=lang,
    )
    return canonical(biography)


def _authors(outline: Outline, said: Properties) -> tuple[str, ...]:
    """Whom the text names under its title, else its properties."""
    return tuple(author_in(line, said.authors) for line in outline.authors) or said.authors


def _titled_text(
    sections: tuple[Section, ...], title: tuple[Inline, ...], reading: Reading
) -> tuple[Section, ...]:
    """Text without a heading has the work's title if it is all there is of it."""
    bare = [section for section in sections if section.role == "chapter" and not section.title]
    if not bare:
        return sections
    if any(section.role == "chapter" for section in sections if section is not bare[0]):
        line = None if bare[0].origin is None else bare[0].origin.line
        reading.report.say("no-heading", "the text begins without a heading", line=line)
        return sections
    titled = altered(bare[0], title=title)
    return tuple(titled if section is bare[0] else section for section in sections)


def _with_bibliography(sections: tuple[Section, ...], lang: str | None) -> tuple[Section, ...]:
    """A list of works that stands at the very end of the text is a section of its own."""
    without, ended = _without_list(sections)
    if not ended:
        return sections
    heading = (Text(terms(lang).bibliography),)
    return (*without, Section(heading, (Derived("bibliography"),), role="bibliography"))


def _without_list(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], bool]:
    """Sections without the list of works at their end, and whether there is one."""
    if not sections or sections[-1].role == "bibliography":
        return sections, False
    last = sections[-1]
    if last.sections:
        below, ended = _without_list(last.sections)
        return (*sections[:-1], altered(last, sections=below)), ended
    if not last.blocks or last.blocks[-1] != Derived("bibliography"):
        return sections, False
    return (*sections[:-1], altered(last, blocks=last.blocks[:-1])), True


def _itself(biography: Biography, outline: Outline, said: Properties) -> Source:
    title = plain_text(biography.title)
    return itself(slug(title), title, _authors(outline, said), said)
