"""Links between pages: to articles they are words, to files figures, to categories a filing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from biokit.importers.wiki.work_kinds import named
from biokit.importers.wikitext.namespaces import namespace_of
from biokit.importers.wikitext.pieces import Piece
from biokit.importers.wikitext.scanning import uncovered
from biokit.model.edition import Rights
from biokit.model.nodes import Figure, Inline, Text

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader

__all__ = ["figure", "gallery", "wikilink"]

OPTION = re.compile(
    r"(?:\d{1,4}\s*)?(?:x\s*\d{1,4}\s*)?px|upright.*|hochkant.*|redresse.*|verticale.*"
    r"|(?:page|seite|lang|link|class|start|end|thumbtime|verweis|lien|lossy)\s*=.*",
    re.IGNORECASE | re.DOTALL,
)
SIZE = re.compile(r"(\d{1,4})\s*px", re.IGNORECASE)
ALT = re.compile(
    r"(?:alt|alternativtext|alternativo|testo alternativo|بديل|代替文)\s*=(.*)", re.DOTALL
)
PLACES = """
    thumb thumbnail frame framed frameless border left right center centre none baseline middle sub
    super sup text-top text-bottom top bottom
    mini miniatur gerahmt rahmenlos rand links rechts zentriert ohne hochkant
    vignette cadre sans_cadre bordure gauche droite centré néant encadré
    miniatura miniaturadeimagen mini marco enmarcado borde izquierda derecha centro centrar ninguno
    min riquadro incorniciato senza_cornice bordo destra sinistra nessuno centrata
    miniaturadaimagem commoldura esquerda direita nenhum
    缩略图 縮圖 thumb 有框 无框 無框 边框 邊框 左 右 居中 置中 无 無
    サムネイル フレーム 左 右 中央 なし
    تصغير مصغر يمين يسار مركز وسط بلا إطار لاإطار حدود
    nhỏ khung không_khung trái phải giữa không viền
    تصغیر بائیں دائیں درمیان
    мини миниатюра слева справа центр граница обрамить
"""
OPTIONS = frozenset(word.replace("_", " ") for word in PLACES.split())
ICON = 50
"""Pixels up to which a picture in the line is a sign: a flag, a lock."""


def wikilink(node: Any, reader: Reader) -> list[Piece]:  # noqa: ANN401 (the lexer's Wikilink)
    """A link in double brackets."""
    target = " ".join(uncovered(str(node.title)).split())
    bare = target.removeprefix(":")
    space = namespace_of(bare)
    if space == "file" and not target.startswith(":"):
        return _file(bare.partition(":")[2].strip(), _parameters(node), reader)
    if space == "category" and not target.startswith(":"):
        reader.categories.append(bare.partition(":")[2].strip())
        if node.text is not None:
            reader.sort_keys.append(uncovered(str(node.text)).strip())
        reader.tally.count("dropped-categories", "categories of the page", reader.line,
                           reader.categories[-1])  # fmt: skip
        return []
    if space == "interwiki" and not target.startswith(":") and node.text is None:
        reader.tally.count("dropped-interwiki", "links to the page in other languages",
                           reader.line, bare)  # fmt: skip
        return []
    if node.text is not None and str(node.text).strip():
        shown = reader.pieces(node.text)
    else:
        shown = [Text(_shown(bare, piped=node.text is not None))]
    reader.tally.count("dropped-wikilinks", "links to other articles are plain words",
                       reader.line, bare)  # fmt: skip
    return shown


def _shown(target: str, *, piped: bool) -> str:
    """The pipe trick: `[[Mercury (planet)|]]` shows `Mercury`."""
    if not piped:
        return target.lstrip("#") if target.startswith("#") else target
    return re.sub(r"^[^:]*:|\s*[(（].*[)）]$|,.*$", "", target) or target


def _parameters(node: Any) -> list[str]:  # noqa: ANN401 (the lexer's Wikilink)
    """What stands between the bars; bars within templates and links are no bars."""
    if node.text is None:
        return []
    parts = [""]
    for each in node.text.nodes:
        if type(each).__name__ == "Text":
            first, *more = str(each).split("|")
            parts[-1] += first
            parts += more
        else:
            parts[-1] += str(each)
    return parts


def _file(name: str, parameters: list[str], reader: Reader) -> list[Piece]:
    caption, alt = "", None
    width = None
    boxed = False
    for parameter in parameters:
        plain = parameter.strip()
        if found := ALT.fullmatch(plain):
            alt = reader.words(found[1])
        elif named(plain) in OPTIONS or named(plain).startswith(("thumb=", "miniatur=")):
            boxed = boxed or named(plain) not in {"left", "right", "border", "frameless", "sub"}
        elif OPTION.fullmatch(plain):
            size = SIZE.search(plain)
            width = int(size[1]) if size else width
        elif plain:
            caption = plain
    if name.casefold().endswith((".ogg", ".oga", ".mp3", ".wav", ".mid", ".flac", ".opus")):
        said = reader.inlines(caption) if caption else ()
        reader.tally.count("dropped-sound", "recordings", reader.line, name)
        return list(said)
    if width is not None and width <= ICON and not boxed:
        reader.tally.count("dropped-icon", "little pictures in the line", reader.line, name)
        return []
    return [figure(name, reader.inlines(caption) if caption else (), alt, reader)]


def figure(name: str, caption: tuple[Inline, ...], alt: str | None, reader: Reader) -> Figure:
    """A picture that did not come with the page: its caption, and where it can be looked up."""
    name = " ".join(name.replace("_", " ").split())
    reader.images.append(name)
    reader.tally.count("missing-picture", "pictures did not come with the page", reader.line, name)
    page = "https://commons.wikimedia.org/wiki/File:" + quote(name.replace(" ", "_"))
    return Figure(
        None, caption, alt or None, rights=Rights(source_url=page), origin=reader.origin()
    )


def gallery(text: str, reader: Reader) -> list[Piece]:
    """`File:name.jpg|caption`, line by line."""
    made: list[Piece] = []
    for line in text.splitlines():
        name, _, rest = uncovered(line).strip().partition("|")
        if not name:
            continue
        if namespace_of(name) == "file":
            name = name.partition(":")[2]
        if "." not in name:
            made += reader.blocks(line)
            continue
        parts = [part for part in rest.split("|") if part.strip()]
        alts = [found[1] for part in parts if (found := ALT.fullmatch(part.strip()))]
        kept = "|".join(part for part in parts if not ALT.fullmatch(part.strip()))
        made.append(
            figure(name, reader.inlines(kept), reader.words(alts[0]) if alts else None, reader)
        )
    return made
