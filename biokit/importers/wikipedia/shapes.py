"""The shapes that skins give one thing, brought to one: pictures, quotations, formulas, tables.

<div class="thumb tright"> … <div class="thumbcaption">      <figure><img/><figcaption>
<ul class="gallery">, <span class="mwe-math-element">, <table class="cquote">, <dl><dd>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from biokit.importers.wikipedia.elements import (
    dropped,
    has_blocks,
    moved,
    names,
    replaced,
    unwrapped,
    words,
)

if TYPE_CHECKING:
    from lxml import etree

ICON = 50
"""Pixels of width up to which a picture in the line is a sign: a flag, a lock."""
FILE_IN = re.compile(
    r"upload\.wikimedia\.org/wikipedia/(?P<wiki>[a-z-]+)/(?:thumb/)?[0-9a-f]/[0-9a-f]{2}/(?P<name>[^/?#\s]+)"
)
DISPLAY = re.compile(r"^\s*\{?\\(?:displaystyle|textstyle)\s*(?P<tex>.*?)\}?\s*$", re.DOTALL)
THUMBS = frozenset({"thumb", "thumbinner"})
BOXED = frozenset({"quotebox", "cquote", "pullquote", "rquote", "citation-box"})
INLINE = re.compile(r"display\s*:\s*inline", re.IGNORECASE)
FLOATS = frozenset({"floatnone", "floatleft", "floatright"})
FROM = re.compile(r"^\s*[—–―-]{1,2}\s*")


def shape(content: etree._Element) -> list[str]:
    """Bring the content to the shapes that every page has; the signs in the line that went."""
    in_line(content)
    quotations(content)
    citations(content)
    galleries(content)
    thumbs(content)
    gone = icons(content)
    tables(content)
    indented(content)
    return gone


def formulas(content: etree._Element) -> None:
    """A formula is what was written for it, in the notation of TeX."""
    for each in list(content.iter("span", "div", "img", "math")):
        given = names(each)
        if not (
            given & {"mwe-math-element", "mwe-math-fallback-image-inline", "tex", "texhtml-img"}
            or each.tag == "math"
        ):
            continue
        tex = _tex(each)
        if tex and each.getparent() is not None:
            replaced(each, "code").text = tex


def in_line(content: etree._Element) -> None:
    """Blocks that a style puts in the line are spans."""
    for each in content.iter("div", "ul", "p"):
        if INLINE.search(each.get("style") or "") and not has_blocks(each):
            each.tag = "span"


def citations(content: etree._Element) -> None:
    """Descriptions of works that stay in the text are text; only a title is one."""
    for each in content.iter("cite"):
        given = names(each)
        if given & {"italique", "title"}:
            each.tag = "i"
        elif given & {"citation", "ouvrage", "book"} or next(each.iter("i"), None) is not None:
            each.tag = "span"


def _tex(element: etree._Element) -> str | None:
    for each in element.iter("math", "img", "annotation"):
        written = each.get("alttext") or (each.get("alt") if each.tag == "img" else None)
        if written:
            found = DISPLAY.match(written)
            return " ".join((found["tex"] if found else written).split())
    return words(element) or None


# ------------------------------------------------------------------------------------- quotations


def quotations(content: etree._Element) -> None:
    """Quotations in boxes, tables and templates, with who said it in a `footer`."""
    for each in list(content.iter("div", "table", "blockquote", "aside", "figure")):
        given = names(each)
        if each.tag != "blockquote" and given & BOXED:
            _unboxed(each)
        elif "templatequote" in given or each.tag == "blockquote":
            _attributed(each)


def _attributed(quotation: etree._Element) -> None:
    for each in list(quotation.iter("div", "p", "cite", "span")):
        given = names(each)
        if given & {"templatequotecite", "quotebox-cite", "attribution", "citation-auteur", "cite"}:
            each.tag = "footer"
            _without_dash(each)
            quotation.append(each)
            return


def _unboxed(box: etree._Element) -> None:
    """The words in the largest part, and the parts after them that say whose they are."""
    parts = [
        each
        for each in box.iter("td", "div", "p", "blockquote", "cite")
        if (not has_blocks(each) and words(each) and each.tag != "div") or "poem" in names(each)
    ] or [each for each in box.iter("div", "td") if not has_blocks(each) and words(each)]
    cited = next((each for each in box.iter("*") if _is_whose(each)), None)
    inside = set() if cited is None else {cited, *cited.iterdescendants()}
    spoken = [
        each
        for each in parts
        if each not in inside
        and (cited is None or each not in set(cited.iterancestors()))
        and words(each) not in {"“", "”", '"', "„", "«", "»"}
    ]
    if not spoken:
        return
    made = replaced(box, "blockquote")
    titles = [each for each in box.iter("div", "p", "th") if "quotebox-title" in names(each)]
    for each in titles:
        each.tag, each.tail = "p", None
        made.append(each)
    for each in spoken:
        if each in titles:
            continue
        each.tail = None
        if each.tag in {"td", "cite", "div"}:
            each.tag = "p" if not has_blocks(each) else "div"
        made.append(each)
    if cited is not None:
        cited.tail = None
        cited.tag = "footer"
        _without_dash(cited)
        made.append(cited)


def _is_whose(element: etree._Element) -> bool:
    given = names(element)
    if given & {"quotebox-cite", "cquotecite", "templatequotecite", "attribution"}:
        return True
    in_line = element.tag in {"cite", "p", "td", "small", "div"} and not has_blocks(element)
    return in_line and (element.tag == "cite" or bool(FROM.match(words(element))))


def _without_dash(element: etree._Element) -> None:
    """`— Betty Carter`: the design sets the dash."""
    for each in element.iter("*"):
        if each.text and each.text.strip():
            each.text = FROM.sub("", each.text)
            if each.text.strip() or each is element:
                return
        elif each is not element and each.tail and each.tail.strip():
            each.tail = FROM.sub("", each.tail)
            return


# --------------------------------------------------------------------------------------- pictures


def galleries(content: etree._Element) -> None:
    """Galleries: every picture a figure."""
    for gallery in list(content.iter("ul")):
        if "gallery" not in names(gallery):
            continue
        figures = []
        for each in list(gallery):
            if "gallerycaption" in names(each):
                each.tag = "p"
                figures.append(each)
                continue
            caption = next((one for one in each.iter("div") if "gallerytext" in names(one)), None)
            figures.append(figure(each, caption))
        made = replaced(gallery, "div")
        moved(figures, made)
        unwrapped(made)


def thumbs(content: etree._Element) -> None:
    """Pictures set beside the text, one or several in a frame."""
    for each in list(content.iter("div", "figure", "table")):
        given = names(each)
        parent = each.getparent()
        if parent is None:
            continue
        if each.tag == "figure" and each.get("page") is None and not given & BOXED:
            caption = next(iter(each.iter("figcaption")), None)
            parent.replace(each, _tailed(figure(each, caption), each))
        elif "thumb" in given and each.tag == "div":
            _thumb(each)
        elif given & FLOATS and not words(each) and not _is_icon(each):
            parent.replace(each, _tailed(figure(each, None), each))


def _thumb(thumb: etree._Element) -> None:
    singles = [each for each in thumb.iter("div") if "tsingle" in names(each)]
    made = replaced(thumb, "div")
    if not singles:
        caption = next((each for each in thumb.iter("div") if "thumbcaption" in names(each)), None)
        made.append(figure(thumb, caption))
        unwrapped(made)
        return
    inside = {part for each in singles for part in each.iterdescendants()}
    for each in list(thumb.iter("div")):
        if each in singles:
            caption = next((one for one in each.iter("div") if "thumbcaption" in names(one)), None)
            made.append(figure(each, caption))
        elif names(each) & {"theader", "thumbcaption"} and each not in inside:
            each.tag, each.tail = "p", None
            made.append(each)
    unwrapped(made)


def _tailed(made: etree._Element, old: etree._Element) -> etree._Element:
    made.tail, old.tail = old.tail, None
    return made


def figure(frame: etree._Element, caption: etree._Element | None) -> etree._Element:
    """A figure of the pictures in a frame; `page` is where the first one's licence can be read."""
    made = frame.makeelement("figure", {"page": ""})
    pictures = [each for each in frame.iter("img", "video") if not _is_sign(each)]
    if pictures:
        made.set("page", file_page(pictures[0]) or "")
    for each in pictures:
        if caption is not None and caption in set(each.iterancestors()):
            continue
        given = {str(name): str(value) for name, value in each.attrib.items()}
        alone = made.makeelement("img", given)
        if each.tag == "video":
            alone.set("src", each.get("poster") or "")
        made.append(alone)
    if caption is not None and words(caption):
        caption.tail = None
        caption.tag = "figcaption"
        made.append(caption)
    elif caption is None and (said := words(frame)):
        made.append(made.makeelement("figcaption", {}))
        made[-1].text = said
    return made


def file_page(picture: etree._Element) -> str | None:
    """The page of a picture's file: its licence and its author are told there."""
    for address in (picture.get("srcset"), picture.get("src"), picture.get("poster")):
        if found := FILE_IN.search(address or ""):
            wiki = found["wiki"]
            host = "commons.wikimedia.org" if wiki == "commons" else f"{wiki}.wikipedia.org"
            return f"https://{host}/wiki/File:{quote(unquote(found['name']))}"
    resource = picture.get("resource") or next(
        (each.get("href") for each in picture.iterancestors("a") if each.get("href")), None
    )
    if resource and re.match(r"(?:https?:)?//", resource):
        return f"https:{resource}" if resource.startswith("//") else resource
    return None


def _is_sign(picture: etree._Element) -> bool:
    width = picture.get("width") or ""
    return width.isdigit() and int(width) <= ICON


def _is_icon(element: etree._Element) -> bool:
    return all(_is_sign(each) for each in element.iter("img"))


def icons(content: etree._Element) -> list[str]:
    """Take out the little pictures in the line; what each was said to be."""
    gone = []
    for each in list(content.iter("img")):
        if each.getparent() is None or any(above.tag == "figure" for above in each.iterancestors()):
            continue
        if _is_sign(each) or any("flagicon" in names(above) for above in each.iterancestors()):
            gone.append(each.get("alt") or (each.get("src") or "").rpartition("/")[2])
            dropped(each)
    return gone


# ------------------------------------------------------------------------------- tables and lists


def tables(content: etree._Element) -> None:
    """Tables that only lay out: their cells follow each other."""
    for each in list(content.iter("table")):
        if _is_layout(each) and each.getparent() is not None:
            for part in list(each.iter("tbody", "thead", "tfoot", "tr")):
                unwrapped(part)
            for cell in each.iter("td", "th", "caption"):
                cell.tag = "div"
            unwrapped(each)


def _is_layout(table: etree._Element) -> bool:
    given = names(table)
    if given & {"wikitable", "infobox", "sinottico"}:
        return False
    if table.get("role") == "presentation" or given & {"multicol", "mw-layout", "col-begin"}:
        return True
    rows = list(table.iter("tr"))
    headers = next(table.iter("th"), None) is not None
    return not headers and (len(rows) <= 1 or any(has_blocks(cell) for cell in table.iter("td")))


def indented(content: etree._Element) -> None:
    """Lists of definitions that define nothing: lines set in, and headings made of terms."""
    for each in list(content.iter("dl")):
        kinds = {child.tag for child in each}
        if kinds == {"dd"}:
            for child in each:
                child.tag = "div" if has_blocks(child) else "p"
            unwrapped(each)
        elif kinds == {"dt"}:
            for child in each:
                child.tag = "p"
                strong = child.makeelement("b", {})
                strong.text, child.text = child.text, None
                moved(list(child), strong)
                child.append(strong)
            unwrapped(each)
