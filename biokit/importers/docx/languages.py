"""Which language a run is really in.

Word notes a language with every run, and is often wrong: whatever keyboard was on, whatever its
checker guessed of two words. A note is believed where the script bears it out, where the words are
in italics, or where there are enough of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from biokit.importers.docx.looks import Look, Piece, words_of
from biokit.importers.docx.parsing import Xml, switched_on, text_of
from biokit.importers.docx.report import Report
from biokit.importers.docx.styles import ParagraphStyle, Styles
from biokit.model.nodes import Text

__all__ = ["Languages", "main_language"]

ENOUGH = 3
"""Words in a row that are not in italics."""
SCRIPTS = {
    "Hira": r"[\u3040-\u30ff]",
    "Hang": r"[\uac00-\ud7af\u1100-\u11ff]",
    "Hani": r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]",
    "Cyrl": r"[\u0400-\u052f]",
    "Grek": r"[\u0370-\u03ff\u1f00-\u1fff]",
    "Arab": r"[\u0600-\u06ff\u0750-\u077f]",
    "Hebr": r"[\u0590-\u05ff]",
    "Deva": r"[\u0900-\u097f]",
    "Thai": r"[\u0e00-\u0e7f]",
    "Latn": r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]",
}
OF_LANGUAGE = {
    "Hira": "ja",
    "Hang": "ko",
    "Hani": "zh ja yue",
    "Cyrl": "ru uk bg sr be mk kk mn ky tg",
    "Grek": "el grc",
    "Arab": "ar fa ur ps",
    "Hebr": "he yi",
    "Deva": "hi mr ne sa",
    "Thai": "th",
}
SCRIPT_OF = {tag: script for script, tags in OF_LANGUAGE.items() for tag in tags.split()}
EAST_ASIAN = re.compile(
    r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
)
KNOWN = {name: re.compile(signs) for name, signs in SCRIPTS.items()}
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
CHINESE = {"cn": "zh-Hans", "sg": "zh-Hans", "tw": "zh-Hant", "hk": "zh-Hant", "mo": "zh-Hant"}


def well_formed(tag: str | None) -> str | None:
    """A tag of BCP 47 that says something."""
    tag = (tag or "").strip().replace("_", "-")
    return tag if TAG.fullmatch(tag) and tag.lower() not in {"x-none", "und", "zxx"} else None


def main_language(body: Xml, styles: Styles, stated: str | None) -> str | None:
    """The language that most letters of a text are noted to be in.

    Args:
        body: of the document.
        styles: whose language holds where a run notes none.
        stated: what the document's properties say, if nothing else does.
    """
    counted: Counter[str] = Counter()
    for run in body.iter("r"):
        words = text_of(run)
        if not words:
            continue
        noted = run.find("rPr/lang")
        east = len("".join(EAST_ASIAN.findall(words))) * 2 > len(words)
        tag = None if noted is None else noted.get("eastAsia" if east else "val")
        counted[well_formed(tag) or ("zh-CN" if east else styles.lang or "")] += len(words)
    most = counted.most_common(1)[0][0] if counted else styles.lang
    main = well_formed(most) or well_formed(stated)
    return _short(main) if main is not None and _primary(main) == "zh" else main


class Languages:
    """Judges what runs note of their language.

    Args:
        main: of the document; without it no other is believed.
        report: where it is told what was believed.
    """

    def __init__(self, main: str | None, report: Report) -> None:
        self.main = main
        self._primary = _primary(main or "")
        self._report = report

    def pieces(self, text: str, look: Look, run: Xml, style: ParagraphStyle) -> Iterator[Piece]:
        """A text with what is noted of its language; ideographs have a note of their own."""
        noted = run.find("rPr/lang")
        latin = (None if noted is None else noted.get("val")) or style.lang
        east = None if noted is None else noted.get("eastAsia")
        if noted is not None and switched_on(run, "rPr/rtl"):
            latin = noted.get("bidi") or latin
        last = 0
        for found in EAST_ASIAN.finditer(text):
            if found.start() > last:
                yield self._piece(text[last : found.start()], look, latin)
            yield self._piece(found[0], look, east)
            last = found.end()
        if last < len(text):
            yield self._piece(text[last:], look, latin)

    def _piece(self, text: str, look: Look, tag: str | None) -> Piece:
        known = well_formed(tag)
        if not self.main or known is None or _primary(known) == self._primary:
            return Piece(Text(text), look)
        return Piece(Text(text), look._replace(lang=_short(known)))

    def judged(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces with those languages only that are to be believed."""
        judged: list[Piece] = []
        for tag, run in groupby(pieces, key=lambda piece: piece.look.lang):
            told = list(run)
            if tag is None:
                judged += told
                continue
            words = words_of(told)
            if not any(sign.isalpha() for sign in words):
                judged += _without(told)
            elif self._is_believed(tag, words, told):
                self._report.note("guess-language", f"{tag}: {words}")
                judged += told
            else:
                self._report.note("dropped-lang", f"{tag}: {words}")
                judged += _without(told)
        return judged

    def _is_believed(self, tag: str, words: str, pieces: Sequence[Piece]) -> bool:
        script = _script(words)
        wanted = SCRIPT_OF.get(_primary(tag), "Latn")
        if script == "Hira" and _primary(tag) == "ja":
            return True
        if script != wanted:
            return False
        if script not in {SCRIPT_OF.get(self._primary, "Latn"), "Latn"}:
            return True
        italic = all(piece.look.italic or not words_of([piece]).strip() for piece in pieces)
        return italic or len(words.split()) >= ENOUGH


def _without(pieces: Sequence[Piece]) -> list[Piece]:
    return [Piece(piece.part, piece.look._replace(lang=None)) for piece in pieces]


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _short(tag: str) -> str:
    """The language without the country, which Word always notes; Chinese with its script."""
    parts = tag.lower().split("-")
    if parts[0] == "zh":
        return next((CHINESE[part] for part in parts if part in CHINESE), "zh")
    return parts[0]


def _script(words: str) -> str | None:
    counts = {name: len(signs.findall(words)) for name, signs in KNOWN.items()}
    if counts["Hira"]:
        return "Hira"
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] else None
