"""The faces a book is printed in: which are missing, and what they cannot print.

Only the folders of faces are open to WeasyPrint; the machine's own faces stand in where one of the
book's is missing or lacks a character, and that is always a finding.
"""

from __future__ import annotations

import io
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import msgspec

from biokit.diagnostics import Finding
from biokit.exporters.faces import BOLD, Face, Style, characters_of, first_family
from biokit.exporters.swapping import environment
from biokit.model.base import Node
from biokit.projections.book import Book

__all__ = ["Uncovered", "is_han", "isolated", "missing", "named", "uncovered", "without_layout"]

NEEDED: dict[str, tuple[tuple[Style, int], ...]] = {
    "face-text": (("normal", 400), ("italic", 400), ("normal", 700), ("italic", 700)),
    "face-han": (("normal", 400), ("normal", 700)),
}
"""By token: what its first family must have. Ideographs have no italic."""


SHOWN = 24
"""Characters of those that no face has which a message shows."""


class Uncovered(msgspec.Struct, frozen=True):
    """A character no face of the book has, and the first node it stands in."""

    character: str
    node: Node | None


def named(signs: str) -> str:
    """`“ℵ” (U+2135 ALEF SYMBOL)` or `“ქარ” (U+10E5 GEORGIAN LETTER KHAR and 2 others)`."""
    first = signs[0]
    name = unicodedata.name(first, "PRIVATE USE" if _is_private(first) else "unnamed")
    others = f" and {len(signs) - 1} others" if len(signs) > 2 else " and another"
    shown = signs if len(signs) <= SHOWN else f"{signs[:SHOWN]}…"
    # A mark is shown on the circle that stands for a letter.
    shown = f"\u25cc{shown}" if unicodedata.category(first).startswith("M") else shown
    return f"“{shown}” (U+{ord(first):04X} {name}{others if len(signs) > 1 else ''})"


def missing(faces: Iterable[Face], design: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each face the design needs and no folder has."""
    there = {(face.family, face.style, face.bold) for face in faces}
    for token, needed in NEEDED.items():
        family = first_family(design.get(token, ""))
        for style, weight in needed:
            if family and (family, style, weight >= BOLD) not in there:
                named = " ".join(
                    (family, "bold" if weight >= BOLD else "regular", style.replace("normal", ""))
                ).strip()
                yield Finding(
                    "face-missing",
                    f"the face {named} is not installed: another stands in for it",
                    hint="`make` fetches the faces; BIOKIT_FONTS names a folder of your own",
                )


def uncovered(book: Book, faces: Iterable[Face]) -> tuple[Uncovered, ...]:
    """Characters of the book that no upright, regular face has, in the order of the book."""
    wanted: dict[str, Node | None] = {}
    for part, words in _texts(book):
        if not wanted.keys() >= set(words):
            for sign in unicodedata.normalize("NFC", words):
                wanted.setdefault(sign, part)
    left = {sign for sign in wanted if _has_shape(sign)}
    for face in faces:
        if left and face.style == "normal" and not face.bold:
            there = characters_of(face.path)
            left = {sign for sign in left if ord(sign) not in there}
    return tuple(Uncovered(sign, node) for sign, node in wanted.items() if sign in left)


def _texts(book: Book) -> Iterator[tuple[Node | None, str]]:
    """Every string of the book, set or not, with the nearest node that knows where it came from."""
    biography = book.biography
    yield from _strings(biography.title, None)
    yield from _strings(biography.subtitle, None)
    yield from _strings(book.matter, None)
    for contributor in biography.contributors:
        yield None, contributor.name.text


def _strings(value: object, around: Node | None) -> Iterator[tuple[Node | None, str]]:
    match value:
        case str():
            yield around, value
        case tuple():
            for member in value:
                yield from _strings(member, around)
        case msgspec.Struct():
            inside = value if isinstance(value, Node) and value.origin else around
            for name in value.__struct_fields__:
                if name not in {"origin", "id", "lang", "classes", "path", "attributes", "url"}:
                    yield from _strings(getattr(value, name), inside)
        case _:
            pass


def _has_shape(sign: str) -> bool:
    """Whether a face must have it: not a space, a control, a format or a variation selector."""
    if 0xFE00 <= ord(sign) <= 0xFE0F or 0xE0000 <= ord(sign) <= 0xE0FFF:
        return False
    kind = unicodedata.category(sign)
    return kind[0] not in "CZ" or kind == "Cn" or _is_private(sign)


def is_han(sign: str) -> bool:
    """Whether it is an ideograph, or stands among them."""
    return unicodedata.name(sign, "").startswith(("CJK ", "IDEOGRAPHIC "))


def _is_private(sign: str) -> bool:
    return unicodedata.category(sign) == "Co"


@contextmanager
def isolated(configuration: str) -> Iterator[None]:
    """Within it, fontconfig reads this configuration and no other.

    WeasyPrint reads it when it is imported and whenever a font configuration is made, by the name
    in the environment; a worker process inherits nothing of it.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".conf", encoding="utf-8") as file:
        file.write(configuration)
        file.flush()
        with environment("FONTCONFIG_FILE", file.name):
            yield


LAYOUT = frozenset({"BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF"})
"""Tables a PDF has no use for: its glyphs are chosen and placed already."""


def without_layout(content: bytes) -> bytes:
    """A face without the tables that subsetting would read for a second and then drop."""
    from fontTools.ttLib import TTFont

    if content.startswith(b"ttcf"):
        return content
    with TTFont(io.BytesIO(content), lazy=True) as font:
        for table in LAYOUT & set(font.keys()):
            del font[table]
        made = io.BytesIO()
        font.save(made, reorderTables=None)
    return made.getvalue()
