"""Many articles in a file of JSON lines, each an account.

{"title": "Ann Fox", "infobox": "{'birth_date': 'June 1, 1974'}", "content": "Ann Fox (born …"}
"""

from __future__ import annotations

import msgspec

from biokit.importers.base import Import, ImportOptions

__all__ = ["is_batch", "read_batch"]


def is_batch(sample: str) -> bool:
    """Whether a text begins with a line that is an article."""
    first = sample.lstrip().partition("\n")[0]
    try:
        found = msgspec.json.decode(first)
    except (msgspec.DecodeError, RecursionError):
        return False
    return isinstance(found, dict) and any(isinstance(found.get(key), str) for key in TEXT)


TEXT = ("content", "text", "wikitext", "body", "article")


def read_batch(text: str, path: str, options: ImportOptions) -> Import:
    """Every line an account of one biography."""
    raise NotImplementedError
