"""What a page or a head of metadata says of the work below it, whatever the keys are called."""

from __future__ import annotations

import re

import msgspec

from biokit.importers.wiki.dates import edtf_of
from biokit.importers.wiki.names import name_of
from biokit.importers.wiki.rights import licence_in, licence_url
from biokit.model.edition import Contributor, Identifier, Rights, Series, Title
from biokit.model.names import NameForm
from biokit.model.sources import Item, ItemDate, ItemName, ItemType, Source, SourceKind

__all__ = ["Described", "contributor", "rights_in"]

_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,12}(\d{4})", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–,]\s*\d{4})*)?\s*(?:by\s+)?([^\d.,;|]{3,60})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+")


class Described(msgspec.Struct, frozen=True):
    """A work as its own metadata has it."""

    title: str | None = None
    subtitle: str | None = None
    titles: tuple[Title, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    date: str | None = None
    """In the words of the input."""
    publisher: str | None = None
    container: str | None = None
    """The site, the newspaper, the collection it is a part of."""
    lang: str | None = None
    description: str | None = None
    keywords: tuple[str, ...] = ()
    rights: Rights | None = None
    url: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    series: tuple[Series, ...] = ()

    def source(self, id_: str, kind: ItemType, of: SourceKind, title: str) -> Source:
        """The work as a source.

        Args:
            id_: the source's.
            kind: CSL's type.
            of: what it is to a biographer.
            title: what it is called where the metadata do not say.
        """
        doi = next((each.value for each in self.identifiers if each.scheme == "doi"), None)
        item = Item(
            type=kind,
            title=self.title or title,
            author=self._names("aut"),
            editor=self._names("edt"),
            translator=self._names("trl"),
            issued=self._issued(),
            publisher=self.publisher,
            container_title=self.container,
            language=self.lang,
            URL=self.url,
            DOI=doi,
        )
        return Source(id=id_, item=item, kind=of)

    def _names(self, role: str) -> tuple[ItemName, ...]:
        return tuple(name_of(each.name.text) for each in self.contributors if each.role == role)

    def _issued(self) -> ItemDate | None:
        if not self.date:
            return None
        read = edtf_of(self.date, self.lang)
        return ItemDate(literal=self.date) if read is None else ItemDate(edtf=read.edtf)


def contributor(words: str, role: str = "aut") -> Contributor:
    """A person or a body that took part, by a name written in one piece."""
    text = " ".join(words.split())
    name = name_of(text)
    if name.family and name.given and "," in text:
        return Contributor(NameForm(f"{name.given} {name.family}", sort=text), role)
    return Contributor(NameForm(text, family=name.family, given=name.given), role)


def rights_in(words: str | None, licence: str | None = None) -> Rights | None:
    """What a sentence about rights, and an address or a name of a licence, say."""
    said = " ".join(part for part in (licence, words) if part)
    if not said:
        return None
    spdx = licence_in(said)
    address = _ADDRESS.search(licence or "")
    year, holder = _YEAR.search(words or ""), _HOLDER.search(words or "")
    return Rights(
        statement=words or (None if spdx or address else licence),
        holder=" ".join(holder[1].split()) if holder else None,
        year=int(year[1]) if year else None,
        licence=spdx,
        licence_url=address[0] if address else (licence_url(spdx) if spdx else None),
    )
