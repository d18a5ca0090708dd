"""A made-up life that holds every kind of node at least once: what all exporters must print."""

from __future__ import annotations

from biokit.exporters.base import Options
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Contributor, Edition, Rights
from biokit.model.life import Event, Life, Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    Cell,
    Citation,
    CitationItem,
    Code,
    CodeBlock,
    CrossReference,
    DateMark,
    Definition,
    DefinitionList,
    Derived,
    Division,
    Emphasis,
    Figure,
    Foreign,
    Gap,
    IndexMark,
    Inline,
    InlineImage,
    Letter,
    LineBreak,
    Link,
    List,
    ListItem,
    Locator,
    Mention,
    Note,
    PageMark,
    Paragraph,
    PlateSection,
    Quote,
    Row,
    Section,
    Sic,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Verse,
    VerseLine,
    WorkTitle,
)
from biokit.model.sources import Item, ItemName, Source

PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30">'
    b'<rect width="40" height="30" fill="#7a2e1f"/></svg>'
)


def assets(path: str) -> bytes:
    """The one picture there is, under any name."""
    return PICTURE


def options(target: str, **fields: object) -> Options:
    """Options for a product of the sample."""
    edition = Edition(target, target, publisher="Grove", date=Date("1921"), **fields)  # type: ignore[arg-type]
    return Options(edition, assets=assets)


def t(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def p(*content: Inline | str, **fields: object) -> Paragraph:
    run = tuple(Text(part) if isinstance(part, str) else part for part in content)
    return Paragraph(run, **fields)  # type: ignore[arg-type]


def cited(*keys: str, page: str | None = None) -> Citation:
    locators = (Locator("page", page),) if page else ()
    return Citation(tuple(CitationItem(key, locators) for key in keys))


def every_inline() -> Paragraph:
    """Each inline once."""
    return p(
        "Plain & <plain>. ",
        Emphasis((Text("stress "), Emphasis(t("within")))),
        Strong(t("important")),
        SmallCapitals(t("bbc")),
        "4",
        Superscript(t("th")),
        "H",
        Subscript(t("2")),
        "O ",
        Strikeout(t("cancelled")),
        Code("FO 17/1234"),
        Quote((Text("outer "), Quote(t("inner")))),
        Foreign(t("mot juste"), lang="fr"),
        WorkTitle(t("Emma")),
        WorkTitle(t("A Letter"), "part"),
        WorkTitle(t("Beagle"), "ship"),
        Span(t("蔡奇"), lang="zh-Hans", id="han", attributes=(("k", "v"),)),
        Mention(t("Ada"), "ada"),
        DateMark(t("that day"), Date("1815-12-10")),
        DateMark(t("about then"), Date("1843~")),
        LineBreak(),
        cited("memoir", page="12"),
        Note((p("A point."), p("In two paragraphs.")), id="two"),
        Note((p("A range."),), anchor=t("these words")),
        CrossReference("second", t("the next chapter")),
        CrossReference("second"),
        CrossReference("second", form="page"),
        CrossReference("portrait", form="number"),
        IndexMark(("Engines", "Analytical"), t("engine")),
        IndexMark(("Point",)),
        Gap("certain", "stripped link", "Fujian"),
        Sic(t("Ca"), "Cai"),
        Link(t("a page"), "https://example.org/a?b=1&c=2", "Its title"),
        Link(t("a trap"), "javascript:alert(1)"),
        InlineImage("mark.svg", "monogram"),
        PageMark("12"),
    )


def every_block() -> tuple[Block, ...]:
    """Each block once."""
    head = Row((Cell((p("Year"),), header=True), Cell((p("Post"),), header=True)))
    return (
        BlockQuotation((p("Set off."),), t("Somebody")),
        Letter((p("My dear,"),), "ada", "babbage", Date("1843-07"), "Ockham"),
        Verse(((VerseLine(t("First")), VerseLine(t("turned"), 2)),), t("Byron")),
        List((ListItem((p("one"),)), ListItem((p("two"), List((ListItem((p("in"),)),)))))),
        List((ListItem((p("three"),)),), ordered=True, start=3, tight=False),
        DefinitionList((Definition(t("A."), (p("Ada"),)),)),
        Table(
            (Row((Cell((p("1843"),), header=True), Cell((p("Translator"),)))),),
            (head,),
            ("left", "right"),
            t("Posts"),
            id="posts",
        ),
        Figure(
            "ada.svg", t("Ada in 1843"), "A woman at a desk", t("Royal Collection"), id="portrait"
        ),
        Figure(None, t("Lost picture")),
        PlateSection((Figure("ada.svg", t("Plate"), ""),)),
        Break(),
        CodeBlock("a < b", "text"),
        Division((p("Apart."), p("Together.")), classes=("aside",), attributes=(("k", "v"),)),
    )


def person(key: str, name: str) -> Person:
    return Person(id=key, names=(Name((NameForm(name),)),))


def everything() -> Biography:
    """A whole book: front matter, two chapters with every node, back matter."""
    memoir = Source(
        id="memoir",
        kind="secondary",
        item=Item(type="book", title="Memoirs", author=(ItemName(family="Byron", given="Noel"),)),
    )
    return Biography(
        t("The Enchantress"),
        t("A Life of Ada Lovelace"),
        subjects=("ada",),
        lang="en-GB",
        contributors=(
            Contributor(NameForm("A. N. Author")),
            Contributor(NameForm("E. Ditor"), "edt"),
        ),
        rights=Rights("All rights reserved.", "A. N. Author", 1921, "CC-BY-4.0"),
        life=Life(
            persons=(person("ada", "Ada Lovelace"), person("babbage", "Charles Babbage")),
            events=(
                Event(
                    id="birth", kind="birth", subject="ada", date=Date("1815-12-10"), text=t("Born")
                ),
            ),
        ),
        sources=(memoir,),
        sections=(
            Section(t("Dedication"), (p("To no one"),), role="dedication"),
            Section(t("Preface"), (p("Before."),), role="preface"),
            Section(
                t("First"),
                (every_inline(),),
                (Section(t("Deeper"), every_block(), (Section(t("Deepest"), (p("Down."),)),)),),
                role="chapter",
                id="first",
            ),
            Section(t("Second"), (p("The end."),), role="chapter", id="second", short_title="2nd"),
            Section(t("Chronology"), (Derived("chronology"),), role="chronology"),
        ),
    )
