"""The book's blocks and inlines as well-formed XHTML, shared by print, ebook and web.

    renderer = Renderer(compose(biography, edition), Medium(epub=True, href=resolve))
    renderer.section(chapter, 1) + renderer.endnotes(notes_of_the_chapter)

Class names are the words of the notation: `mention`, `date`, `foreign`, `title`, `gap`, `sic`,
`letter`, `verse`, `index`, and a section's role.

What a class does not say of a node stands in `data-` attributes under the notation's keys, so that
what was written can be read back (print leaves them out):

    data-of, data-edtf, data-words, data-entry, data-see, data-see-also, data-reason,
    data-supplied, data-label, data-form, data-to, data-from, data-date, data-place,
    data-rights, data-holder …     as `[words]{.mention of=…}`, `::: {.letter from=…}` and so on
    data-short                     a section's short title
    data-id                        a note's id, where that in the ebook is another
    data-classes                   the author's own classes, where one has the name of a kind
    data-made="whole"              biokit made the element: it is no part of the biography
    data-made="id", "lang", "alt"  biokit made this of the element
    data-place="3.2"               the section is the second in the biography's third; in ebooks
                                   whose files have them in another order, or in parts
"""

from __future__ import annotations

from biokit.exporters.xhtml.inlines import page_break, page_id
from biokit.exporters.xhtml.markup import element, escape, identifier, legal
from biokit.exporters.xhtml.matter import Facts, Line, Matter, contents_lines, facts_of, title_text
from biokit.exporters.xhtml.medium import Medium, NotePlace, call_id
from biokit.exporters.xhtml.renderer import Renderer
from biokit.exporters.xhtml.roles import ARIA, EPUB_TYPE
from biokit.exporters.xhtml.wanted import wanted_places
from biokit.exporters.xhtml.words import PageWords, page_words

__all__ = [
    "ARIA",
    "EPUB_TYPE",
    "Facts",
    "Line",
    "Matter",
    "Medium",
    "NotePlace",
    "PageWords",
    "Renderer",
    "call_id",
    "contents_lines",
    "element",
    "escape",
    "facts_of",
    "identifier",
    "legal",
    "page_break",
    "page_id",
    "page_words",
    "title_text",
    "wanted_places",
]
