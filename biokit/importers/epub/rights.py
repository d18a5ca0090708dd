"""Under what rights a book stands: the sentence, and the licence if it names one."""

from __future__ import annotations

import re

from biokit.importers.epub.statements import Statements
from biokit.model.edition import Rights

__all__ = ["licence_of", "rights_of"]

ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/"
    r"(?:licenses/(?P<kind>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)"
    r"|publicdomain/(?P<free>zero|mark)/1\.0)[\w./-]*",
    re.IGNORECASE,
)
SHORT = re.compile(
    r"\bCC[\s-]BY(?P<nc>[\s-]NC)?(?P<last>[\s-](?:SA|ND))?[\s-](?P<version>\d\.\d)", re.IGNORECASE
)
LONG = re.compile(
    r"\b(?:Creative\s+Commons\s+)?(?P<by>Attribution)(?P<nc>[\s-]*Non-?Commercial)?"
    r"(?P<last>[\s-]*(?:Share-?Alike|No-?Deriv\w*))?\s+(?P<version>\d\.\d)",
    re.IGNORECASE,
)
ZERO = re.compile(r"\bCC0\b|CC0 1\.0", re.IGNORECASE)
FREE = {"zero": "CC0-1.0", "mark": "CC-PDM-1.0"}
ADDRESSES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-PDM-1.0": "https://creativecommons.org/publicdomain/mark/1.0/",
}
IDENTIFIER = re.compile(r"(?:CC0|CC-[A-Z]|GFDL|GPL|MIT|Apache|LicenseRef)[\w.+-]*")
"""What looks like an identifier of SPDX's."""
YEAR = re.compile(r"\d{1,4}")
PUBLIC_DOMAIN = re.compile(r"\A(?:in (?:the )?)?public domain\b", re.IGNORECASE)


def rights_of(statements: Statements) -> Rights | None:
    """What is said of rights; `None` if nothing is."""
    holder = statements.value("dcterms:rightsHolder")
    copyrighted = statements.value("dcterms:dateCopyrighted") or ""
    year = int(copyrighted) if YEAR.fullmatch(copyrighted) else None
    owner = " ".join(str(part) for part in ("©", year, holder) if part)
    said = [one.value for one in statements.all("dc:rights", "dcterms:rights")]
    statement = " ".join(words for words in said if words != owner) or None
    asked = (
        "dcterms:license",
        "link:cc:license",
        "link:license",
        "cc:license",
        "link:dcterms:license",
    )
    named = statements.value(*asked)
    source = statements.value("link:cc:attributionURL", "cc:attributionURL")
    named_so = statements.all("cc:attributionName", "dcterms:bibliographicCitation")
    attribution = "\n".join(one.value for one in named_so) or None
    if not (statement or named or source or holder or attribution or year):
        return None
    licence, url = licence_of(named or "")
    if licence is None:
        licence, url = licence_of(statement or "")
    if named is not None and url is None and "://" in named:
        url = named
    elif named is not None and IDENTIFIER.fullmatch(named):
        licence = named
    return Rights(
        statement=statement,
        holder=holder,
        year=year,
        licence=licence,
        licence_url=url,
        attribution=attribution,
        source_url=source,
    )


def licence_of(words: str) -> tuple[str | None, str | None]:
    """The licence that words name, by its SPDX identifier and its address.

    `Public domain in the USA.` is no licence, but says what a reader may do: it has the identifier
    of the public domain mark and no address.
    """
    if found := ADDRESS.search(words):
        if found["free"]:
            kind = FREE[found["free"].lower()]
            return kind, ADDRESSES[kind]
        return f"CC-{found['kind'].upper()}-{found['version']}", found[0]
    if found := SHORT.search(words) or LONG.search(words):
        last = (found["last"] or "").strip(" -\n").lower()
        kind = "by" + ("-nc" if found["nc"] else "")
        kind += "-sa" if last.startswith("s") else "-nd" if last.startswith("n") else ""
        licence = f"CC-{kind.upper()}-{found['version']}"
        return licence, f"https://creativecommons.org/licenses/{kind}/{found['version']}/"
    if ZERO.search(words):
        return "CC0-1.0", ADDRESSES["CC0-1.0"]
    if PUBLIC_DOMAIN.search(words.strip()):
        return "CC-PDM-1.0", None
    return None, None
