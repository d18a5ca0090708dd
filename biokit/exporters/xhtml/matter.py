"""The pages every product makes from the edition's facts: title page, copyright page, contents.

The words are gathered here once; `templates/matter/` says what they look like as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from markupsafe import Markup

from biokit.exporters.xhtml.edition_facts import edition_lines, year_words
from biokit.exporters.xhtml.figures import licence_name
from biokit.exporters.xhtml.markup import spelt
from biokit.exporters.xhtml.medium import bare_title
from biokit.exporters.xhtml.sections import section_attributes
from biokit.model.nodes import Inline, Role, Section
from biokit.model.walk import plain_text
from biokit.projections.book import Book, ContentsEntry
from biokit.projections.matter import TEMPLATED
from biokit.projections.numbering import without_notes
from biokit.projections.wording import with_quotation_marks

if TYPE_CHECKING:
    import jinja2

    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["Facts", "Line", "Matter", "contents_lines", "facts_of", "title_text"]

AUTHOR = "aut"

Page = Literal["half-title", "title-page", "copyright-page"]


class Facts(msgspec.Struct, frozen=True):
    """What title page and copyright page say, line by line. `Markup` is markup, `str` is text."""

    title: Markup
    subtitle: Markup
    authors: tuple[str, ...]
    others: tuple[str, ...]
    """Editors, translators …, each line with what they did."""
    statement: str | None
    """`Second edition, revised`."""
    imprint: str
    """Publisher, place, year: the foot of the title page."""
    rights: tuple[str, ...]
    licence_url: str | None
    published: tuple[str, ...]
    blocks: dict[str, Markup]
    """What the author adds to each of these pages, by role."""
    attributes: dict[str, Markup]
    """Those of the pages' sections, by role."""
    added: dict[str, Markup]
    """Those of each line that biokit adds to an author's page, by the page's role."""


class Line(msgspec.Struct, frozen=True):
    """One line of the contents, with those below it."""

    href: str
    label: str | None
    title: Markup
    kind: str
    """What stands there: `chapter`, `part`, `section`, `matter`."""
    id: str
    folio: str
    """The page it begins on; nothing where there are none, or they are not known yet."""
    inner: tuple[Line, ...] = ()


class Matter:
    """Makes the pages of a book from templates.

    Args:
        renderer: prints titles in the product's medium.
        templates: the environment of `Resources.templates`.
    """

    def __init__(self, renderer: Renderer, templates: jinja2.Environment) -> None:
        self._renderer = renderer
        self._templates = templates
        self.facts = facts_of(renderer)

    def page(self, page: Page, *, heading: str = "p", made: tuple[str, ...] = ()) -> str:
        """A page as markup.

        Args:
            page: which.
            heading: the element that holds the title of the book on its title page.
            made: further lines for the copyright page, on how the product was made.
        """
        medium = self._renderer.medium
        return self._templates.get_template(f"matter/{page}.xhtml").render(
            facts=self.facts, heading=heading, made=made, epub=medium.epub, links=medium.links
        )

    def contents(self, *, heading: str = "h1", template: str = "matter/contents.xhtml") -> str:
        """The table of contents; nothing for a book without sections."""
        entries = contents_lines(self._renderer)
        if not entries:
            return ""
        return self._templates.get_template(template).render(
            entries=entries,
            facts=self.facts,
            heading=heading,
            id="contents" if "contents" not in self._renderer.book.labels else "table-of-contents",
            links=self._renderer.medium.links,
            title=self._renderer.terms.contents,
        )


def facts_of(renderer: Renderer) -> Facts:
    """Gather what the pages say."""
    book = renderer.book
    edition = book.edition
    rights = book.biography.rights
    own: dict[Role, Section] = {
        section.role: section for section in book.front if section.role in TEMPLATED
    }
    blocks = {role: Markup(renderer.blocks(each.blocks)) for role, each in own.items()}  # noqa: S704 (made by the renderer)
    return Facts(
        title=_markup(_composed(book.biography.title, book), renderer),
        subtitle=_markup(_composed(book.biography.subtitle, book), renderer),
        authors=_names_of(book, AUTHOR),
        others=_others(renderer),
        statement=edition.statement,
        imprint=", ".join(
            part for part in (edition.publisher, edition.place, year_words(book)) if part
        ),
        rights=_rights(book),
        licence_url=rights.licence_url if rights else None,
        published=(*edition_lines(book, renderer.words), *_in_other_parts(renderer)),
        blocks={role: blocks.get(role, Markup("")) for role in sorted(TEMPLATED)},
        attributes={role: _attributes(role, own.get(role), renderer) for role in sorted(TEMPLATED)},
        added={role: _added(own.get(role), renderer) for role in sorted(TEMPLATED)},
    )


def _attributes(role: Role, own: Section | None, renderer: Renderer) -> Markup:
    """Those of a page's section: the author's, who added to it, or those of a page made whole."""
    if own is None:
        names = renderer.made(section_attributes(Section((), role=role), renderer))
    else:
        names = section_attributes(own, renderer)
        names["aria-label"] = plain_text(own.title) or None
    if role == "contents":
        names.pop("epub:type", None)  # that of the list itself
    return Markup(spelt(names))  # noqa: S704 (made by the renderer)


def _added(own: Section | None, renderer: Renderer) -> Markup:
    return Markup(spelt(renderer.made({})) if own else "")  # noqa: S704 (made by the renderer)


def _composed(run: tuple[Inline, ...], book: Book) -> tuple[Inline, ...]:
    """A title of the whole book as it can be printed: without notes and links, marks in place."""
    (section,) = with_quotation_marks((Section(without_notes(run)),), book.lang)
    return bare_title(section.title)


def _markup(run: tuple[Inline, ...], renderer: Renderer) -> Markup:
    return Markup(renderer.inlines(run))  # noqa: S704 (made by the renderer)


def _names_of(book: Book, role: str) -> tuple[str, ...]:
    return tuple(made.name.text for made in book.biography.contributors if made.role == role)


def _others(renderer: Renderer) -> tuple[str, ...]:
    """One line a role, in the order in which the roles are first met.

    Who is its author is not named once more for what else they did with it.
    """
    book, words = renderer.book, renderer.words.by
    roles = dict.fromkeys(made.role for made in book.biography.contributors if made.role != AUTHOR)
    by_role = {role: _others_of(book, role) for role in roles if role in words}
    return tuple(
        words[role].format(names=listed(names, renderer.terms.conjunction))
        for role, names in by_role.items()
        if names
    )


def _others_of(book: Book, *roles: str) -> tuple[str, ...]:
    """The names of those roles, once each, without the authors'."""
    authors = frozenset(_names_of(book, AUTHOR))
    found = (name for role in roles for name in _names_of(book, role))
    return tuple(dict.fromkeys(name for name in found if name not in authors))


def _in_other_parts(renderer: Renderer) -> tuple[str, ...]:
    """Those whose part has no word on a title page, in one line of the copyright page."""
    book, words = renderer.book, renderer.words.by
    roles = dict.fromkeys(made.role for made in book.biography.contributors)
    named = _others_of(book, *(role for role in roles if role in words))
    others = (name for name in _others_of(book, *roles) if name not in named)
    names = tuple(others)
    return (listed(names, renderer.terms.conjunction),) if names else ()


def listed(names: tuple[str, ...], conjunction: str) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *first, last = names
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def _rights(book: Book) -> tuple[str, ...]:
    rights = book.biography.rights
    if rights is None:
        return ()
    asked = (rights.attribution or "").splitlines()
    lines = [rights.statement, *asked]
    if rights.holder and not (rights.statement or "").startswith("©"):
        year = f"{rights.year} " if rights.year else ""
        lines.insert(0, f"© {year}{rights.holder}")
    named = licence_name(rights.licence) if rights.licence else ""
    if not any(named in (line or "") for line in lines):
        lines.append(named)
    if rights.source_url:
        lines.append(rights.source_url)
    return tuple(line for line in lines if line)


def contents_lines(renderer: Renderer) -> tuple[Line, ...]:
    """The contents as a tree, without the pages that templates make."""
    book = renderer.book
    made = {section.id for section in book.front if section.role in TEMPLATED}
    entries = tuple(entry for entry in book.contents if entry.id not in made)
    return _nested(entries, renderer)


def _nested(entries: tuple[ContentsEntry, ...], renderer: Renderer) -> tuple[Line, ...]:
    """Entries as lines; each holds those that follow it and are deeper, however much deeper."""
    starts: list[int] = []
    for place, entry in enumerate(entries):
        if not starts or entry.level <= entries[starts[-1]].level:
            starts.append(place)
    ends = [*starts[1:], len(entries)][: len(starts)]
    return tuple(
        _line(entries[start], _nested(entries[start + 1 : end], renderer), renderer)
        for start, end in zip(starts, ends, strict=True)
    )


def _line(entry: ContentsEntry, inner: tuple[Line, ...], renderer: Renderer) -> Line:
    return Line(
        href=renderer.medium.href(entry.id),
        label=entry.label,
        title=_markup(bare_title(entry.title), renderer),
        kind=renderer.book.labels[entry.id].kind,
        id=renderer.identifier(entry.id),
        folio=(renderer.medium.page(entry.id) or "") if renderer.medium.paged else "",
        inner=inner,
    )


def title_text(book: Book) -> str:
    """The title for metadata: `Title: Subtitle`."""
    title = plain_text(book.biography.title)
    subtitle = plain_text(book.biography.subtitle)
    return f"{title}: {subtitle}" if subtitle else title
