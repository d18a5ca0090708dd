"""A small project that is right, for tests to make wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

PNG = b"\x89PNG\r\n\x1a\n and what follows"

FILES = {
    "biography.toml": """\
title = "A Life"
lang = "en"
subjects = ["ann"]

[rights]
year = 2026

[[contributors]]
name = "A. N. Author"

[edition]
publisher = "The Press"

[editions.pdf]
trim = "5in 8in"
isbn = "9780000000002"

[editions.shop]
format = "epub"
publisher = "Another"
""",
    "life.toml": """\
[[persons]]
id = "ann"
name = "Ann"
living = false

[[persons]]
id = "ben"
names = [
  { forms = [{ text = "Ben" }, { text = "Benjamin", lang = "en" }] },
  { forms = [{ text = "Benny" }], kind = "nickname" },
]
identifiers = { wikidata = "Q1" }

[[places]]
id = "town"
name = "Town"

[[events]]
id = "born"
kind = "birth"
subject = "ann"
date = "1801-02-03"
place = "town"
participants = ["ben"]
text = "Born in *Town*"
citations = "[@memoir, p. 3]"

[[states]]
id = "clerk"
kind = "position"
subject = "ann"
span = { edtf = "1820/1830", words = "ten years" }
citations = ["[@memoir]", "[@letters, p. 1; @memoir]"]

[[claims]]
id = "one"
subject = "born"
predicate = "date"
value = { date = "1801" }

[[claims]]
id = "two"
subject = "born"
predicate = "date"
value = "in *spring*"

[[claims]]
id = "three"
subject = "born"
predicate = "place"
value = { entity = "town" }

[[resolutions]]
id = "when"
claims = ["one", "two"]
follows = "one"

[[media]]
path = "media/ann.png"
caption = "Ann in *1820*"
alt = "A young woman"
""",
    "sources.json": """\
[
  {
    "id": "memoir",
    "type": "book",
    "title": "A Memoir",
    "author": [{ "family": "Author", "given": "An" }],
    "issued": { "date-parts": [[1850, 2]] },
    "custom": { "kind": "diary", "siglum": "M" }
  },
  {
    "id": "letters",
    "custom": { "within": "memoir", "state": "unresolved" }
  }
]
""",
    "text/01-youth.md": """\
# Youth {#youth}

[Ann]{.mention of=ann} was born [@memoir, p. 3], as [told](#age) below.[^a]

[^a]: A note.

![](media/ann.png)
""",
    "text/02-age.md": """\
# Age {#age}

She grew old [see @letters; @memoir].
""",
    "accounts/01-memoir.md": """\
# The Memoir {.account source=memoir}

She was born.
""",
}

Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """`project()`: the folder `life`; `project({"life.toml": ("old", "new")})` with changes.

    A change is a pair of words and what stands in their place, a whole file, or None for none.
    """
    monkeypatch.chdir(tmp_path)

    def make(changes: dict[str, tuple[str, str] | str | bytes | None] | None = None) -> Path:
        folder = Path("life")
        contents: dict[str, bytes | None] = {
            "media/ann.png": PNG,
            **{place: text.encode() for place, text in FILES.items()},
        }
        for place, change in (changes or {}).items():
            contents[place] = _changed(FILES.get(place, ""), change)
        for place, content in contents.items():
            if content is not None:
                (folder / place).parent.mkdir(parents=True, exist_ok=True)
                (folder / place).write_bytes(content)
        return folder

    return make


def _changed(text: str, change: tuple[str, str] | str | bytes | None) -> bytes | None:
    match change:
        case (old, new):
            assert old in text, f"{old!r} is not in the file"
            return text.replace(old, new, 1).encode()
        case str():
            return change.encode()
        case _:
            return change
