"""The works a document cites: each once, whoever described it and however often."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from biokit.errors import BadInput
from biokit.importers.docx.report import Report
from biokit.importers.wiki.keys import Keys
from biokit.model.base import Origin
from biokit.model.sources import Source
from biokit.model.walk import altered
from biokit.references.base import References
from biokit.references.json import read_json

__all__ = ["Works"]

TENTATIVE = "x"
KEY = re.compile(r"[^\W\d_][\w:.-]*")
Item = Mapping[str, object]


class Works:
    """Gathers sources.

    Args:
        path: the document as the user named it.
        report: where the faults of descriptions are noted.
    """

    def __init__(self, path: str, report: Report) -> None:
        self.sources: list[Source] = []
        self._path = path
        self._report = report
        self._keys = Keys()
        self._known: dict[str, str] = {}

    def take(self, item: Item, identities: Iterable[str] = ()) -> str | None:
        """The key of the source that an item of CSL describes; none if it describes nothing.

        Args:
            item: in CSL's JSON; its own id is of no account.
            identities: addresses that no other work has.
        """
        content = {key: value for key, value in item.items() if key not in {"id", "citation-key"}}
        described = json.dumps(content, sort_keys=True)
        marks = [*identities, described]
        known = next((self._known[mark] for mark in marks if mark in self._known), None)
        key = known or self._add(content, item.get("citation-key") or item.get("citekey"))
        if key is not None:
            self._known.update(dict.fromkeys(marks, key))
        return key

    def missing(self, identity: str, label: str) -> str:
        """The key of a source that is cited and not described: it is to be looked for."""
        if identity not in self._known:
            key = self._keys.fresh(re.sub(r"[^\w:.-]+", "-", label).strip("-").lower() or "source")
            self._known[identity] = key
            self.sources.append(
                Source(id=key, state="unresolved", label=label, origin=Origin(self._path))
            )
        return self._known[identity]

    def _add(self, content: dict[str, object], named: object) -> str | None:
        first = self._read(content, TENTATIVE)
        if first is None or not first.sources:
            return None
        item = first.sources[0].item
        wanted = named if isinstance(named, str) and KEY.fullmatch(named) else None
        key = self._keys.fresh(wanted) if wanted else self._keys.source(item)
        read = self._read(content, key) or first
        self._report.add(read.findings)
        self.sources.append(altered(read.sources[0], id=key, origin=Origin(self._path)))
        return key

    def _read(self, content: dict[str, object], key: str) -> References | None:
        try:
            listed = json.dumps([{**content, "id": key}])
            return read_json(listed.encode(), self._path)
        except (BadInput, ValueError, RecursionError):
            return None
