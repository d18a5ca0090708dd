"""What is in a finished PDF, as a printer's preflight sees it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from biokit.exporters.pdf.printers.product import Box, Inspected, Seen

__all__ = ["inspect"]

_DEVICE = {
    "/DeviceRGB": "rgb",
    "/RGB": "rgb",
    "/CalRGB": "rgb",
    "/Lab": "rgb",
    "/DeviceCMYK": "cmyk",
    "/CMYK": "cmyk",
    "/DeviceGray": "grey",
    "/CalGray": "grey",
    "/G": "grey",
}
_PAINTING = {"rg": "rgb", "RG": "rgb", "k": "cmyk", "K": "cmyk", "g": "grey", "G": "grey"}
_OPERATORS = "rg RG k K g G cs CS sh gs Do BI ID EI"
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_OF_COMPONENTS = {1: "grey", 3: "rgb", 4: "cmyk"}
_PLAIN = frozenset({"Title", "Creator", "Producer", "Trapped"})
_PLAIN_XMP = ("title", "format", "language", "Producer", "CreatorTool", "Trapped")
"""Information that every PDF has: what it is called, and which program made it."""
DEEPEST = 12
"""Forms within forms, after which a file is only trying our patience."""


def inspect(content: bytes) -> Inspected:
    """Everything that printers ask about a PDF."""
    with pikepdf.Pdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root
        faces: set[str] = set()
        return Inspected(
            pages=tuple(_seen(page, faces) for page in pdf.pages),
            outline="/Outlines" in root and "/First" in root.Outlines,
            attachments=tuple(sorted(pdf.attachments)),
            encrypted=pdf.is_encrypted,
            metadata=tuple(sorted(set(_information(pdf)))),
            unembedded=tuple(sorted(faces)),
            tagged="/StructTreeRoot" in root,
        )


def _information(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is said of the book, in either place for it."""
    for key in pdf.trailer.get("/Info", pikepdf.Dictionary()):
        if str(key).removeprefix("/") not in _PLAIN:
            yield str(key).removeprefix("/")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        for key in packet:
            if not key.endswith(_PLAIN_XMP):
                yield f"XMP {key.rpartition('}')[2]}"


def _seen(page: pikepdf.Page, faces: set[str]) -> Seen:
    """One page; the faces that it wants and that are not in the file are added to `faces`."""
    reading = _Reading(faces)
    reading.read(page, page.obj.get("/Resources", pikepdf.Dictionary()))
    return Seen(
        label=str(page.label),  # a property, whatever its stub says
        media=_box(page.mediabox),
        trim=_box(page.trimbox),
        bleed=_box(page.bleedbox),
        colours=frozenset(reading.colours),
        pictures=frozenset(reading.pictures),
        transparent=reading.transparent,
        annotations=len(page.obj.get("/Annots", ())),
    )


def _box(array: Any) -> Box:  # noqa: ANN401 (pikepdf's arrays are of any objects)
    left, lower, right, upper = (round(float(each), 2) for each in array)
    return left, lower, right, upper


class _Reading:
    """What a page is painted with, as its streams are read."""

    def __init__(self, faces: set[str]) -> None:
        self._faces = faces
        self.colours: set[str] = set()
        self.pictures: set[str] = set()
        self.transparent = False

    def read(
        self,
        stream: Any,  # noqa: ANN401 (a page or a stream)
        resources: pikepdf.Object,
        depth: int = 0,
    ) -> None:
        """Note what a stream paints with, and what the forms do that it paints."""
        self._faces.update(_unembedded(resources))
        for told in pikepdf.parse_content_stream(stream, _OPERATORS):
            operator, operands = str(told.operator), told.operands
            if operator in _PAINTING:
                self.colours.add(_PAINTING[operator])
            elif operator in {"cs", "CS"}:
                self.colours.update(_spaces(operands[0], resources))
            elif operator == "INLINE IMAGE":
                self.pictures.add(_DEVICE.get(str(operands[0].colorspace), "grey"))
            elif operator == "sh":
                shading = resources["/Shading"][str(operands[0])]
                self.colours.update(_spaces(shading["/ColorSpace"], resources))
            elif operator == "gs":
                self.transparent |= _is_transparent(resources["/ExtGState"][str(operands[0])])
            elif operator == "Do":
                self._paint(resources["/XObject"][str(operands[0])], resources, depth)

    def _paint(self, painted: pikepdf.Object, resources: pikepdf.Object, depth: int) -> None:
        if painted.get("/Subtype") == "/Image":
            self.pictures.update(_of_picture(painted, resources))
            self.transparent |= "/SMask" in painted
        elif depth < DEEPEST:
            self.read(painted, painted.get("/Resources", resources), depth + 1)


def _is_transparent(state: pikepdf.Object) -> bool:
    faint = any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA"))
    masked = state.get("/SMask", "/None") != "/None"
    return faint or masked or state.get("/BM", "/Normal") not in ("/Normal", "/Compatible")


def _of_picture(image: pikepdf.Object, resources: pikepdf.Object) -> Iterator[str]:
    if image.get("/ImageMask", False):
        return
    space = image.get("/ColorSpace")
    if space is not None:
        yield from _spaces(space, resources)


def _spaces(space: pikepdf.Object, resources: pikepdf.Object) -> Iterator[str]:
    """The kinds of colour of a space; of an indexed one those of its base."""
    name = str(space[0]) if isinstance(space, pikepdf.Array) else str(space)
    if name in _DEVICE:
        yield _DEVICE[name]
    elif name == "/ICCBased":
        yield _OF_COMPONENTS.get(int(space[1]["/N"]), "rgb")
    elif name in {"/Indexed", "/I"}:
        yield from _spaces(space[1], resources)
    elif name in {"/Separation", "/DeviceN"}:
        yield "spot"
    elif name == "/Pattern":
        return
    else:
        named = resources.get("/ColorSpace", pikepdf.Dictionary()).get(name)
        if named is not None:
            yield from _spaces(named, resources)


def _unembedded(resources: pikepdf.Object) -> Iterator[str]:
    """The names of faces that have no program; of a composite one its descendant has it."""
    for _, face in resources.get("/Font", pikepdf.Dictionary()).items():  # noqa: PERF102 (values() is no method of theirs)
        if face.get("/Subtype") == "/Type3":
            continue
        simple = face["/DescendantFonts"][0] if "/DescendantFonts" in face else face
        described = simple.get("/FontDescriptor", pikepdf.Dictionary())
        if not any(key in described for key in _PROGRAMS):
            yield str(face.get("/BaseFont", "/?")).removeprefix("/")
