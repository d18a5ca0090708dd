"""What a page's article is called, and in what language it is: wikitext says neither."""

from __future__ import annotations

import re
from urllib.parse import quote

from biokit.importers.text.language import language_of
from biokit.importers.wikitext.namespaces import lang_by_namespace

__all__ = ["address_of", "lang_of", "title_of"]

YEARED = re.compile(r"[ _-]\(?\d{4}\)?$")
BOLD = re.compile(r"(?<!')'''+(?!')(.+?)'''+")
MARKUP = re.compile(r"\{\{[^{}]*\}\}|<[^<>]*>|\[\[(?:[^\[\]|]*\|)?|\]\]|''+|\[\S+\s?|[|{}=\[\]]")
TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
ENGLISH = re.compile(r"\[\[\s*(?:Category|File|Image)\s*:", re.IGNORECASE)
NO_NAMES = "article page index text in input source raw wiki wikitext content document untitled"
SAYS_NOTHING = frozenset(NO_NAMES.split())
"""Names of files that name no article."""
LONGEST = 120
SAMPLE = 60_000


def title_of(path: str, text: str) -> tuple[str, bool]:
    """The title, and whether it is a guess that the file's name does not bear out.

    The name of the file, in the spelling that the text has for it; a year at its end is when the
    page was copied, unless the text has it too.
    """
    stem = path.replace("\\", "/").rpartition("/")[2]
    stem = re.sub(r"\.(?:wikitext|wiki|mediawiki|txt)$", "", stem, flags=re.IGNORECASE)
    plain = MARKUP.sub("", text[:SAMPLE])
    named = BOLD.search(TEMPLATE.sub("", text[:SAMPLE]))
    bold = " ".join(MARKUP.sub("", named[1]).split()) if named else _in_record(text[:SAMPLE])
    if stem.casefold() in SAYS_NOTHING:
        return (bold if bold and len(bold) < LONGEST else stem or "article"), True
    names = dict.fromkeys(_spaced(each) for each in (stem, YEARED.sub("", stem)))
    for said in names:
        bare = re.sub(r"\s*\(.*\)$", "", said)
        found = (
            re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", plain, re.IGNORECASE) if bare else None
        )
        if found is not None:
            spelled = found[0] if bare == bare.casefold() else bare
            return spelled + said[len(bare) :], False
    words = next(iter(names))
    parts = re.findall(r"[^\W\d_]{2,}", words)
    if parts and all(part.casefold() in plain.casefold() for part in parts):
        return words, False
    return (bold if bold and len(bold) < LONGEST else words) or "article", True


def _in_record(text: str) -> str:
    """The name in the record that is the first sentence of a life in the Italian wiki."""
    parts = (re.search(rf"\|\s*{key}\s*=[ \t]*([^|{{}}\n]+)", text) for key in ("Nome", "Cognome"))
    return " ".join(found[1].strip() for found in parts if found)


def address_of(title: str, lang: str) -> str:
    """Where Wikipedia in that language has the article; its attribution must lead there."""
    named = quote(title[:1].upper() + title[1:].replace(" ", "_"), safe="/:()_,.~!*'")
    return f"https://{lang.partition('-')[0]}.wikipedia.org/wiki/{named}"


def _spaced(stem: str) -> str:
    """A file's name with its spaces: underscores, or hyphens where there is nothing else."""
    apart = re.sub(r"[_\s]+", " ", stem).strip()
    return apart if " " in apart else apart.replace("-", " ").strip() or apart


def lang_of(text: str) -> tuple[str | None, str]:
    """The language, and what tells it."""
    named = lang_by_namespace(text)
    if named:
        return named, "its links to files and categories"
    plain = text
    for _ in range(2):
        plain = MARKUP.sub(" ", plain[: 4 * SAMPLE])
    told = language_of([plain])
    if told is None and ENGLISH.search(text):
        return "en", "its links to files and categories"
    return told, "its words"
