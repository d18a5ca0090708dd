"""An article read: its tree prepared step by step, then its text, then its box of facts.

page → what it says of itself · lists of references out, markers in one form · works → sources ·
chrome off · shapes and links made plain · boxes out · sections → account · box → life
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.diagnostics import Finding
from biokit.importers.base import Import, ImportOptions
from biokit.importers.wiki.counting import Found, counted
from biokit.importers.wiki.headings import purpose_of
from biokit.importers.wiki.infobox import Facts, facts, says_person
from biokit.importers.wiki.infobox_labels import field_of
from biokit.importers.wiki.keys import Keys, slug
from biokit.importers.wiki.neighbours import joined
from biokit.importers.wiki.rights import permanent, wiki_rights
from biokit.importers.wiki.subjects import identified, lead_rows, named
from biokit.importers.wikipedia import boxes, chrome, links, shapes
from biokit.importers.wikipedia.elements import fragment, line_of, outermost, replaced, words
from biokit.importers.wikipedia.listed import Listed
from biokit.importers.wikipedia.numbered import CALL, LIST, Item, Numbered
from biokit.importers.wikipedia.outline import HEADINGS, Part, content_of, parts_of
from biokit.importers.wikipedia.page import Page, page_of
from biokit.importers.wikipedia.pictures import Pictures
from biokit.importers.wikipedia.references import References
from biokit.importers.xhtml.dialect import Dialect
from biokit.importers.xhtml.parsing import parsed
from biokit.importers.xhtml.reader import Reader
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import Rights
from biokit.model.life import Life
from biokit.model.nodes import Account, Block, Figure, Section, Text
from biokit.model.sources import Item as SourceItem
from biokit.model.sources import ItemDate, Source
from biokit.model.walk import plain_text

if TYPE_CHECKING:
    from lxml import etree


def read_article(content: bytes, path: str, options: ImportOptions) -> Import:
    """The page as a biography with one account.

    Raises:
        BadInput: there is no page.
    """
    findings: list[Finding] = []
    root = parsed(content, path, findings=findings)
    page = page_of(root, content, path)
    article = Article(root, page, path, options)
    return article.read(findings)


class Article:
    """One page on its way into the model."""

    def __init__(self, root: etree._Element, page: Page, path: str, options: ImportOptions) -> None:
        self.root = root
        self.page = page
        self.path = path
        self.lang = options.lang or page.lang
        self.content = content_of(root)
        self.registers = boxes.identifiers(root)
        self.pictures = Pictures(path, options.beside)
        self.chrome = chrome.Findings(path)
        self.numbered = Numbered(self.content)
        self.listed = Listed(path, self.lang)
        self.references = References(self.numbered, self.listed, path)
        self.keys = Keys()
        self.itself = self._itself()
        self.boxes: list[etree._Element] = []
        self.box_figures: list[etree._Element] = []
        self.said: list[Finding] = []
        self.headings: dict[str, str] = {}
        dialect = Dialect(
            inlines=self.references.inline,
            blocks=self._block,
            picture=self.pictures.picture,
            target=self._target,
            key=lambda _: None,
        )
        self.reader = Reader(path, dialect, lang=self.lang)

    def read(self, findings: list[Finding]) -> Import:
        """The whole page."""
        self._prepare()
        lead = parts_of(self.content, self.page.title)
        self._take_boxes(lead)
        self._name_sections(lead)
        for item in self.numbered.items.values():
            self.references.resolve(item, self.reader)
        account, taken_in = joined(self._account(lead))
        told = self._facts(account)
        life = told.life if told is not None else Life()
        rights = self._rights()
        biography = Biography(
            account.title,
            subjects=(told.person.id,) if told is not None else (),
            accounts=(account,),
            sources=(self.itself, *self.listed.sources.values()),
            life=life,
            lang=self.lang,
            rights=rights,
            based_on=(rights.source_url,) if rights.source_url else (),
        )
        everything = (
            *(each for each in findings if each.code != "duplicate-id"),
            *self.chrome.all(),
            *self.said,
            *self.references.findings,
            *self.reader.findings,
            *self.pictures.findings,
        )
        found = Found(
            references=len(self.numbered.items),
            markers=self.numbered.calls,
            notes=len(self.references.notes),
            pictures=self.pictures.shown,
            joined=taken_in,
            rows=0 if told is None else told.rows,
        )
        media = tuple(self.pictures.kept.items())
        return Import(biography, everything, counted(biography, found), media, self.itself)

    # ------------------------------------------------------------------------------------ prepared

    def _prepare(self) -> None:
        """Make the tree one that the reader of any page can read."""
        wanted = {there for each in self.root.iter("a") if (there := fragment(each.get("href")))}
        boxes.mark_days(self.content)
        self.numbered.take_out()
        self.listed.gather(self.content, wanted)
        self.references.prepare()
        self.references.mark_prose(self.content)
        trees = [self.content, *(item.element for item in self.numbered.items.values())]
        calls = sum(1 for tree in trees for _ in tree.iter(CALL))
        for tree in trees:
            shapes.formulas(tree)  # before what is hidden goes: it holds what was written
            chrome.strip(tree, self.chrome)
        targets = self._targets(trees)
        gone, led = [], []
        for tree in trees:
            gone += shapes.shape(tree)
            led += links.lead(tree, self.page.url, targets)
        self._tell("dropped-icon", "little pictures in the line", gone)
        self._tell("dropped-wikilinks", "links to other articles are plain words", led)
        self._tell("dropped-categories", "categories of the page", self.page.categories)
        lost = calls - sum(1 for tree in trees for _ in tree.iter(CALL))
        if lost:
            message = f"{lost} markers of references stood in what was left out"
            self.said.append(Finding("dropped-markers", message, "note", self.path))
        self.headings = dict.fromkeys(targets, "")

    def _targets(self, trees: list[etree._Element]) -> set[str]:
        """The ids of headings that links of the text lead to."""
        led = {fragment(each.get("href")) for tree in trees for each in tree.iter("a")}
        return {
            key
            for heading in self.content.iter(*HEADINGS)
            for each in heading.iter("*")
            if (key := each.get("id")) in led and key
        }

    def _tell(self, code: str, message: str, said: list[str] | tuple[str, ...]) -> None:
        if said:
            text = f"{len(said)}: {message}"
            listed = chrome.cut(each for each in said if each)
            self.said.append(Finding(code, text, "note", self.path, words=listed or None))

    def _take_boxes(self, lead: Part) -> None:
        """The boxes at the head of the article and their pictures; other attributes go."""
        for each in list(outermost([one for one in lead.body.iter("*") if boxes.is_box(one)])):
            replaced(each, "wiki-gone")
            box = boxes.as_table(each)
            boxes.without_marks(box)
            self.box_figures += boxes.pictures_of(box)
            self.boxes.append(box)
        for part in _all(lead):
            for tree in (part.body, part.heading):
                if tree is not None:
                    links.clean_all_but(tree, self.headings)
        for each in (*self.boxes, *self.box_figures):
            links.clean_all_but(each, {})
        for item in self.numbered.items.values():
            links.clean_all_but(item.element, {})

    def _name_sections(self, lead: Part) -> None:
        """Ids for the sections that links of the page lead to."""
        for part in _all(lead):
            if part.heading is None:
                continue
            inside = [each.get("id") for each in part.heading.iter("*")]
            wanted = [key for key in inside if key in self.headings]
            if wanted:
                name = self.keys.fresh(slug(words(part.heading)))
                for key in wanted:
                    self.headings[str(key)] = name
                part.heading.set("section", name)

    # ------------------------------------------------------------------------------------ the hooks

    def _block(self, element: etree._Element, reader: Reader) -> tuple[Block, ...] | None:
        if element.tag == "figure" and element.get("page") is not None:
            return self.pictures.figures(element, reader)
        return None

    def _target(self, address: str) -> str | None:
        return self.headings.get(fragment(address) or "") or None

    # -------------------------------------------------------------------------------------- account

    def _account(self, lead: Part) -> Account:
        listed = self._without_lists(lead.body)
        blocks = self.reader.blocks(lead.body)
        figures = tuple(
            made
            for each in self.box_figures
            for made in self.pictures.figures(each, self.reader)
            if not _is_missing_signature(made)
        )
        sections = tuple(made for part in lead.parts for made in self._section(part))
        left = self._left_over(listed)
        return Account(
            (Text(self.page.title),),
            self.itself.id,
            blocks=(*figures, *blocks, *left),
            sections=sections,
            origin=Origin(self.path),
        )

    def _section(self, part: Part) -> tuple[Section, ...]:
        """A section; none, if it held nothing but a list of references."""
        heading = part.heading
        title = () if heading is None else self.reader.inlines(heading)
        key = None if heading is None else heading.get("section")
        listed = self._without_lists(part.body)
        blocks = (*self.reader.blocks(part.body), *self._left_over(listed))
        sections = tuple(made for each in part.parts for made in self._section(each))
        said = "" if heading is None else words(heading)
        if not blocks and not sections and (listed or purpose_of(said)):
            count = len(listed)
            message = f"the list of references “{said}” ({count} items) is in the sources and notes"
            if not count:
                message = f"nothing stands under the heading “{said}” any more"
            line = None if heading is None else line_of(heading)
            self.said.append(
                Finding("dropped-reference-list", message, "note", self.path, line, words=said)
            )
            return ()
        origin = None if heading is None else self.reader.origin(heading)
        return (Section(title, blocks, sections, id=key, origin=origin),)

    def _without_lists(self, body: etree._Element) -> list[Item]:
        """Where lists of references stood is left empty; their items."""
        items: list[Item] = []
        for each in list(body.iter(LIST)):
            keys = (each.get("keys") or "").split()
            items += [self.numbered.items[key] for key in keys if key in self.numbered.items]
            replaced(each, "wiki-gone")
        return items

    def _left_over(self, items: list[Item]) -> tuple[Block, ...]:
        """Notes that nothing calls stay where their list stood."""
        made: list[Block] = []
        for item in items:
            if item.calls or self.references.resolve(item, self.reader).items:
                continue
            made += self.reader.blocks(item.element)
            message = "a note of the list is called nowhere: it stays as text"
            self.said.append(
                Finding("uncalled-note", message, "note", self.path, line_of(item.element))
            )
        return tuple(made)

    # ---------------------------------------------------------------------------------------- facts

    def _facts(self, account: Account) -> Facts | None:
        """Who the article is about, by its box or by its first sentence."""
        rows = [row for box in self.boxes for row in boxes.rows_of(box, self.reader)]
        first = lead_rows(account, self.lang, rows, self.path)
        is_person = says_person(rows) or self.page.is_of_person or bool(first)
        if not is_person:
            return None
        for finding in first:
            self.said.append(finding[1])
        told = facts(
            [*rows, *(row for row, _ in first)],
            self.page.title,
            self.lang,
            self.keys,
            living=True if self.page.is_of_living else None,
            origin=Origin(self.path, line_of(self.boxes[0]) if self.boxes else None),
            article=self.itself.id,
        )
        told, guesses = named(told, self.page.sort_keys, account, self.path)
        self.said += guesses
        return identified(told, self.registers, self.page.description)

    def _rights(self) -> Rights:
        page = self.page
        licence = page.licence
        if licence is None and page.url is not None and not page.is_of_wikimedia:
            licence = ""
        made = wiki_rights(page.title, page.url, page.revision, page.changed, page.site, licence)
        if page.licence is None:
            message = f"the licence is taken to be {made.licence}, as Wikipedia's was on that day"
            if made.licence is None:
                message = "the page does not say under what licence it is"
            self.said.append(Finding("guess-licence", message, "note", self.path))
        return made

    def _itself(self) -> Source:
        """The page as a source."""
        page = self.page
        item = SourceItem(
            type="entry-encyclopedia",
            title=page.title,
            container_title=page.site,
            URL=permanent(page.url, page.title, page.revision) if page.url else None,
            version=page.revision,
            issued=_date(page.changed.edtf) if page.changed else None,
            language=self.lang,
        )
        key = self.listed.keys.fresh(slug(f"{page.site} {page.title}"))
        return Source(id=key, item=item, kind="tertiary", origin=Origin(self.path))


def _date(edtf: str) -> ItemDate:
    return ItemDate(date_parts=(tuple(int(part) for part in edtf.split("-")),))


def _is_missing_signature(figure: Block) -> bool:
    """A signature that did not come says nothing by its caption."""
    if not isinstance(figure, Figure) or figure.path is not None:
        return False
    return field_of(plain_text(figure.caption)) == "signature"


def _all(part: Part) -> list[Part]:
    return [part, *(each for inner in part.parts for each in _all(inner))]
