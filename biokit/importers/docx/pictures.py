"""Pictures (20.4 and VML): their bytes, their words for who cannot see them, what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from biokit.errors import BadInput
from biokit.images import media_type
from biokit.importers.docx.package import Package
from biokit.importers.docx.parsing import Xml, text_of
from biokit.importers.docx.report import Report

__all__ = ["Picture", "Pictures", "stands_in_box"]

SMALL = 500_000
"""Height in EMU (914,400 an inch) up to which a picture in a line may be a sign."""
ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}


class Picture(msgspec.Struct, frozen=True):
    """A picture where it is shown."""

    path: str | None
    alt: str | None
    floating: bool
    """Fixed to a paragraph, not standing in a line."""
    small: bool


class Pictures:
    """The pictures of a document.

    Args:
        package: where they are.
        report: where it is noted which are not.
    """

    def __init__(self, package: Package, report: Report) -> None:
        self.media: dict[str, bytes] = {}
        self._package = package
        self._report = report
        self._places: dict[str, str | None] = {}

    def drawn(self, drawing: Xml, part: str, number: int) -> Iterator[Picture]:
        """The pictures of a drawing; charts and diagrams are noted.

        Args:
            drawing: `w:drawing`.
            part: in which it stands.
            number: of its paragraph.
        """
        frame = next(drawing.iter("wp-inline", "wp-anchor"), None)
        told = drawing.find(".//wp-docPr")
        alone = len(list(drawing.iter("pic-pic"))) < 2
        for shown in drawing.iter("pic-pic"):
            if stands_in_box(shown, drawing):
                continue
            own = shown.find("pic-nvPicPr/pic-cNvPr")
            path = self._shown(shown, part, number)
            height = next(
                (int(e.get("cy") or 0) for e in drawing.iter("wp-extent") if _digits(e)), 0
            )
            yield Picture(
                path,
                _alt(told if alone else own) or _alt(own),
                frame is not None and frame.tag == "wp-anchor",
                0 < height <= SMALL,
            )
        self._note_charts(drawing, part, number)

    def vml(self, shape: Xml, part: str, number: int) -> Iterator[Picture]:
        """The pictures of a VML shape, as Word before 2007 drew them."""
        for shown in shape.iter("v-imagedata"):
            if stands_in_box(shown, shape):
                continue
            around = shown.getparent()
            alt = None if around is None else (around.get("alt") or "").strip() or None
            floating = around is not None and "absolute" in (around.get("style") or "")
            key = shown.get("r-id") or shown.get("o-relid")
            yield Picture(self._place(key, part, number), alt, floating, small=False)

    def _shown(self, shown: Xml, part: str, number: int) -> str | None:
        """The file of a picture; of one that is there twice, the one that can be shown."""
        keys = [
            blip.get("r-embed") or blip.get("r-link")
            for blip in shown.iter("a-blip", "svg-svgBlip")
        ]
        known = [key for key in keys if key]
        for key in known:
            relation = self._package.relations(part).get(key)
            if relation is not None and not relation.external and self._showable(relation.target):
                return self._place(key, part, number)
        return self._place(known[0] if known else None, part, number)

    def _showable(self, name: str) -> bool:
        try:
            return self._package.has(name) and media_type(self._package.read(name)) is not None
        except BadInput:
            return False

    def _place(self, key: str | None, part: str, number: int) -> str | None:
        """Where the picture is in the model; none, with the reason, if it cannot be."""
        relation = self._package.relations(part).get(key or "")
        if relation is None:
            self._report.note("missing-picture", "", number)
            return None
        name = relation.target
        if relation.external:
            self._report.note("missing-picture", name, number)
            return None
        if name not in self._places:
            self._places[name] = self._taken(name)
        if self._places[name] is None:
            self._report.note("missing-picture", name, number)
        return self._places[name]

    def _taken(self, name: str) -> str | None:
        try:
            content = self._package.read(name)
        except BadInput:
            return None
        kind = media_type(content)
        if kind is None:
            return None
        path = f"media/{PurePosixPath(name).stem}{ENDINGS[kind]}"
        while path in self.media and self.media[path] != content:
            path = path.replace(".", "-2.", 1)
        self.media[path] = content
        return path

    def _note_charts(self, drawing: Xml, part: str, number: int) -> None:
        for found in drawing.iter("c-chart", "cx-chart", "dgm-relIds"):
            key = found.get("r-id") or found.get("r-dm")
            relation = self._package.relations(part).get(key or "")
            words = "" if relation is None else self._words_in(relation.target)
            self._report.note("dropped-chart", words, number)

    def _words_in(self, name: str) -> str:
        """The words of a chart, its titles and categories."""
        root = self._package.aside(name)
        if root is None:
            return ""
        texts = [
            *(text_of(p, "a-t") for p in root.iter("a-p")),
            *(v.text or "" for v in root.iter("c-v")),
        ]
        return " · ".join(dict.fromkeys(text for text in texts if text))


def stands_in_box(element: Xml, drawing: Xml) -> bool:
    """Whether a part of a drawing stands in a text box of it."""
    for parent in element.iterancestors():
        if parent is drawing:
            return False
        if parent.tag == "txbxContent":
            return True
    return False


def _digits(extent: Xml) -> bool:
    return (extent.get("cy") or "").isascii() and (extent.get("cy") or "").isdecimal()


def _alt(told: Xml | None) -> str | None:
    """What an author wrote for who cannot see it; Word's own file names are not that."""
    if told is None:
        return None
    said = " ".join((told.get("descr") or "").split())
    decorative = next((e for e in told.iter() if str(e.tag).endswith("decorative")), None)
    if not said and decorative is not None and decorative.get("val") in {"1", "true"}:
        return ""
    return said or None
