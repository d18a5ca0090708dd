"""Pictures: figure, caption, credit; and what stands where the picture is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.exporters.xhtml.markup import element, escape, identifier
from biokit.model.edition import Rights
from biokit.model.nodes import Figure, PlateSection
from biokit.model.walk import plain_text
from biokit.notation.addresses import as_url
from biokit.projections.credits import licence_name

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["figure", "licence_name", "plates"]


def figure(part: Figure, to: Renderer) -> str:
    """A picture with its caption and credit below."""
    if part.path is None:
        return _absent(part, to)
    described = "" if to.medium.paged else _description(part, to)
    names: dict[str, str | None] = {"src": to.medium.image(part.path), "alt": _alt(part, to)}
    if described:
        names["aria-details"] = _description_id(part)
    image = element("img", "", to.made(names, "alt") if part.alt is None else names)
    caption = _caption(part, to)
    below = element("figcaption", caption) if caption else ""
    own = to.attributes(part, None, rights_said(part.rights))
    return element("figure", image + described + below, own)


def _description(part: Figure, to: Renderer) -> str:
    """What a reader opens who wants to know at length what a picture shows.

    https://kb.daisy.org/publishing/docs/html/images-desc.html
    """
    if not part.description:
        return ""
    title = element("summary", escape(to.words.description), to.made({}))
    names = {"class": "description", "id": _description_id(part)}
    return element("details", title + to.blocks(part.description), to.made(names, "id"))


def _description_id(part: Figure) -> str:
    return f"{identifier(part.id or '')}-description"


def _alt(part: Figure, to: Renderer) -> str:
    """Where the author said nothing, the caption is better than silence or a file's name."""
    if part.alt is not None:
        return part.alt
    return plain_text(part.caption) or to.words.picture


def _absent(part: Figure, to: Renderer) -> str:
    """The caption alone, and the reason: a caption is text, and no text is lost."""
    mark = element("span", f"[{escape(to.words.no_picture)}]", to.made({"class": "gap"}))
    caption = _caption(part, to)
    body = element("p", f"{mark} {caption}" if caption else mark, {"class": "caption"})
    body += "" if to.medium.paged else _description(part, to)
    said = {"alt": part.alt, **rights_said(part.rights)}
    return element("div", body, to.attributes(part, "absent figure", said))


def rights_said(rights: Rights | None) -> dict[str, str | None]:
    """What is known of a picture's rights, by the notation's keys."""
    if rights is None:
        return {}
    return {
        "rights": rights.statement,
        "holder": rights.holder,
        "year": None if rights.year is None else str(rights.year),
        "licence": rights.licence,
        "licence-url": rights.licence_url,
        "attribution": rights.attribution,
        "source-url": rights.source_url,
    }


def _caption(part: Figure, to: Renderer) -> str:
    said = to.inlines(part.caption)
    rights = _rights(part.rights, to)
    if rights and to.medium.epub:
        rights = element("span", rights, to.made({"class": "rights"}))
    credit = " ".join(words for words in (to.inlines(part.credit), rights) if words)
    if credit:
        said += (" " if said else "") + element("span", credit, {"class": "credit"})
    return said


def _rights(rights: Rights | None, to: Renderer) -> str:
    """What the licence asks to be printed beside the picture."""
    if rights is None:
        return ""
    said = [words for words in (rights.attribution, rights.statement) if words]
    made = escape(" ".join(said))
    if rights.licence:
        licence = escape(licence_name(rights.licence))
        address = as_url(rights.licence_url or "")
        if address and to.medium.links:
            licence = element("a", licence, {"class": "external", "href": address})
        made += f" ({licence})" if made else f"({licence})"
    return made


def plates(part: PlateSection, to: Renderer) -> str:
    """Plates one after the other; print gives each its page."""
    body = "".join(figure(plate, to) for plate in part.figures)
    return element("div", body, to.attributes(part, "plates"))
