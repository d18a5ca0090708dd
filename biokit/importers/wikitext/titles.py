"""What a page's article is called, and in what language it is: wikitext says neither."""

from __future__ import annotations

import re
from urllib.parse import quote

from biokit.importers.text.language import language_of
from biokit.importers.wiki.keys import plain as plain_words
from biokit.importers.wikitext.namespaces import lang_by_namespace
from biokit.importers.wikitext.records import filed_name

__all__ = ["address_of", "lang_of", "title_of"]

YEARED = re.compile(r"[ _-]\(?\d{4}\)?$")
BOLD = re.compile(r"(?<!')'''+(?!')(.+?)'''+")
MARKUP = re.compile(r"\{\{[^{}]*\}\}|<[^<>]*>|\[\[(?:[^\[\]|]*\|)?|\]\]|''+|\[\S+\s?|[|{}=\[\]]")
HEADING = re.compile(r"^==", re.MULTILINE)
TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
ENGLISH = re.compile(r"\[\[\s*(?:Category|File|Image)\s*:", re.IGNORECASE)
NO_NAMES = "article page index text in input source raw wiki wikitext content document untitled"
SAYS_NOTHING = frozenset(NO_NAMES.split())
"""Names of files that name no article."""
LONGEST = 120
SHORT = 3
"""Letters of a file's name that may be the code of a language: `de`, `yue`."""
SAMPLE = 60_000


def title_of(path: str, text: str) -> tuple[str, bool]:
    """The title, and whether it is a guess that the file's name does not bear out.

    The name of the file, in the spelling that the text has for it; a year at its end is when the
    page was copied, unless the text has it too. A file's name that has nothing in common with the
    names of the lead (`de.wikitext`) names no article: the record of the person does, or the words
    in bold.
    """
    stem = path.replace("\\", "/").rpartition("/")[2]
    stem = re.sub(r"\.(?:wikitext|wiki|mediawiki|txt)$", "", stem, flags=re.IGNORECASE)
    plain = MARKUP.sub("", text[:SAMPLE])
    bolds = _bold_in_lead(text[:SAMPLE])
    filed = filed_name(text)
    bold = next(iter(bolds), "") or _in_record(text[:SAMPLE])
    if filed and filed in plain:
        bold = filed
    if not 0 < len(bold) < LONGEST:
        bold = ""
    if stem.casefold() in SAYS_NOTHING or (bold and _is_no_name(stem, plain, (filed, *bolds))):
        return bold or stem or "article", True
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
    return bold or words or "article", True


def _bold_in_lead(text: str) -> list[str]:
    """The words in bold before the first heading, or the first ones of the page."""
    bare = TEMPLATE.sub("", text)
    heading = HEADING.search(bare)
    found = BOLD.findall(bare[: heading.start()] if heading else bare) or BOLD.findall(bare)[:1]
    return [" ".join(MARKUP.sub("", each).split()) for each in found]


def _is_no_name(stem: str, plain: str, names: tuple[str, ...]) -> bool:
    """Whether a file's name is one word that is in no name of the lead, and no name in the text.

    A pen name that the lead has not in bold is a name all the same: the text has it with a capital.
    """
    parts = re.findall(r"[^\W_]+", plain_words(stem))
    said = [re.findall(r"[^\W_]+", plain_words(name)) for name in names if name]
    is_code = stem.isascii() and len(stem) <= SHORT
    if len(parts) != 1 or any(parts[0] in words for words in said):
        return False
    if not is_code and any(parts[0] in "".join(words) for words in said):
        return False
    return is_code or (stem[:1].islower() and stem.capitalize() not in plain)


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
