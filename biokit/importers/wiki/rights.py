"""Under what rights the text of a wiki stands, and what a book made of it has to say.

The licence asks for: who made it (by link to the history of the page), where it came from, under
what licence, and that changes were made.
(https://foundation.wikimedia.org/wiki/Policy:Terms_of_Use#7._Licensing_of_Content)
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from biokit.model.dates import Date
from biokit.model.edition import Rights

SINCE_4 = "2023-06-07"
"""The day from which pages are under version 4.0."""
LICENCES = {
    "by-sa": "CC-BY-SA",
    "by": "CC-BY",
    "by-nc-sa": "CC-BY-NC-SA",
    "by-nc": "CC-BY-NC",
    "by-nd": "CC-BY-ND",
    "by-nc-nd": "CC-BY-NC-ND",
}
ADDRESS = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>by[a-z-]*)/(?P<version>\d\.\d)|publicdomain/zero)"
)
WORDS = re.compile(
    r"CC[ -]BY(?P<nc>[ -]NC)?(?P<sa>[ -]SA)?[ -](?P<version>\d\.\d)|"
    r"Creative[_ ]Commons[_ ](?:Attribution|Namensnennung)\w*[^.]{0,60}?(?P<other>\d\.\d)",
    re.IGNORECASE,
)
GFDL = re.compile(r"gnu\.org/(?:copyleft|licenses)/fdl|GNU[_ ]Free[_ ]Documentation", re.IGNORECASE)


def licence_in(words: str) -> str | None:
    """The licence that an address or the foot of a page names, as its SPDX identifier."""
    if found := ADDRESS.search(words):
        if not found["kind"]:
            return "CC0-1.0"
        return f"{LICENCES.get(found['kind'], 'CC-BY-SA')}-{found['version']}"
    if found := WORDS.search(words):
        if found["other"]:
            return f"CC-BY-SA-{found['other']}"
        limits = ("-NC" if found["nc"] else "") + ("-SA" if found["sa"] else "")
        return f"CC-BY{limits}-{found['version']}"
    return "GFDL-1.3-or-later" if GFDL.search(words) else None


def licence_url(licence: str) -> str | None:
    """Where the licence of an SPDX identifier can be read."""
    if licence == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if licence.startswith("GFDL"):
        return "https://www.gnu.org/licenses/fdl-1.3.html"
    kind, _, version = licence.removeprefix("CC-").rpartition("-")
    return f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"


def permanent(url: str, title: str, revision: str | None) -> str:
    """The address of the page as it stood: with its revision, if that is known."""
    if revision is None or "oldid=" in url:
        return url
    address = urlsplit(url)
    return f"{address.scheme}://{address.netloc}/w/index.php?{_named(url, title)}&oldid={revision}"


def history(url: str, title: str) -> str:
    """Where everyone who had a part in the page is named."""
    address = urlsplit(url)
    return f"{address.scheme}://{address.netloc}/w/index.php?{_named(url, title)}&action=history"


def _named(url: str, title: str) -> str:
    """The page as a parameter of an address: what the address calls it, or else its title."""
    address = urlsplit(url)
    asked = parse_qs(address.query).get("title")
    if asked:
        name = asked[0]
    elif "/wiki/" in address.path:
        return "title=" + quote(address.path.partition("/wiki/")[2], safe="%/:()_,.~!*'")
    else:
        name = title
    return "title=" + quote(name.replace(" ", "_"), safe="/:()_,.~!*")


def _spoken(licence: str) -> str:
    """A licence as people write it: `CC BY-SA 4.0`."""
    found = re.fullmatch(r"CC-([A-Z-]+)-(\d\.\d)", licence)
    return f"CC {found[1]} {found[2]}" if found else licence


def wiki_rights(
    title: str,
    url: str | None,
    revision: str | None = None,
    date: Date | None = None,
    site: str = "Wikipedia",
    licence: str | None = None,
) -> Rights:
    """The rights in an article's text.

    Args:
        title: of the article.
        url: of the page; `None` if nothing tells it.
        revision: the number of its version.
        date: when it was last changed.
        site: the wiki's name.
        licence: as the page names it; `None` is what Wikipedia's pages were under on that date,
            an empty one is not known.
    """
    if licence is None:
        old = date is not None and date.edtf[:10] < SINCE_4
        licence = "CC-BY-SA-3.0" if old else "CC-BY-SA-4.0"
    version = ", ".join(
        part
        for part in (
            f"version {revision}" if revision else "",
            f"last changed {date.words or date.edtf}" if date else "",
        )
        if part
    )
    authors = f"; its authors are named at {history(url, title)}" if url else ""
    under = f" Used under {_spoken(licence)}." if licence else ""
    return Rights(
        licence=licence or None,
        licence_url=licence_url(licence) if licence else None,
        source_url=permanent(url, title, revision) if url else None,
        attribution=(
            f"The text is from the article “{title}” of {site}"
            f"{f' ({version})' if version else ''}{authors}.{under} Changes were made."
        ),
    )
