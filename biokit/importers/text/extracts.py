"""A list of sentences, most of them opening with the citation of the sentence before.

    Ada sailed in May 1831.
    [3] She was back within the year.
    [2][7] The town gave her a house.

Someone divided a text after its full stops, where the marks came after them; and took only some of
the sentences. So `[3]` does not belong to the sentence it opens. Nor does it surely belong to the
line above: what stood between may have been left out. It is kept where it stands, as an *orphan*.

It is proved to belong to the line above if another text has the same two sentences side by side:
another line of the list, or a fuller account of the same subject (`attach_proved`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from biokit.diagnostics import Finding
from biokit.model.biography import Biography
from biokit.model.nodes import Account, Block, Citation, Paragraph, Section
from biokit.model.walk import altered, plain_text, walk

WORD = re.compile(r"\w+")
WORDS_AT_MOST = 8
"""Words of a sentence's end and of the next one's beginning that are compared."""
WORDS_AT_LEAST = 4


def is_extract(account: Account) -> bool:
    """A third of the paragraphs or more open with an orphan citation, and nothing has a heading."""
    texts = [block for block in account.blocks if isinstance(block, Paragraph)]
    orphans = sum(bool(_orphans(block)) for block in texts)
    return orphans >= 2 and orphans * 3 >= len(texts) and not account.sections


def _orphans(block: Paragraph) -> list[Citation]:
    return [
        part for part in block.content if isinstance(part, Citation) and "orphan" in part.classes
    ]


def attach_proved(
    biography: Biography, witnesses: Iterable[Account]
) -> tuple[Biography, tuple[Finding, ...]]:
    """The biography with each orphan citation, where that is proved, at the end of its sentence.

    Args:
        biography: with accounts that may hold orphans.
        witnesses: accounts that may have the same sentences side by side.

    Returns:
        The biography, and a finding (`proved-citation`) for each citation moved.
    """
    neighbours = Neighbours([_words(account) for account in witnesses])
    accounts = []
    findings: list[Finding] = []
    for account in biography.accounts:
        blocks = _attached(account.blocks, neighbours, findings)
        accounts.append(account if blocks == account.blocks else altered(account, blocks=blocks))
    return altered(biography, accounts=tuple(accounts)), tuple(findings)


def _attached(
    blocks: tuple[Block, ...], neighbours: Neighbours, findings: list[Finding]
) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        above = made[-1] if made else None
        moved = _moved(above, block, neighbours) if isinstance(above, Paragraph) else None
        if moved is None:
            made.append(block)
            continue
        made[-1:] = moved[:2]
        findings.append(_proved(moved[2]))
    return tuple(made)


def _moved(
    above: Paragraph, block: Block, neighbours: Neighbours
) -> tuple[Paragraph, Paragraph, Citation] | None:
    """Both paragraphs, the second one's orphan moved to the end of the first, if it is proved."""
    match block:
        case Paragraph(content=(Citation() as orphan, *rest)) if "orphan" in orphan.classes:
            if not neighbours.have(plain_text(above.content), plain_text(tuple(rest))):
                return None
            classes = tuple(name for name in orphan.classes if name != "orphan")
            citation = altered(orphan, classes=classes)
            ended = altered(above, content=(*above.content, citation))
            return ended, altered(block, content=tuple(rest)), citation
        case _:
            return None


def _proved(citation: Citation) -> Finding:
    origin = citation.origin
    words = "" if origin is None or origin.words is None else origin.words
    return Finding(
        "proved-citation",
        f"{words} belongs to the sentence above: another text has the two side by side",
        "note",
        None if origin is None else origin.path,
        None if origin is None else origin.line,
        words=words,
    )


def _words(part: msgspec.Struct) -> list[str]:
    """The words of all paragraphs, in order, without headings and captions."""
    match part:
        case Account(_, _, blocks, sections) | Section(_, blocks, sections):
            inner: tuple[Block | Section, ...] = (*blocks, *sections)
            return [word for child in inner for word in _words(child)]
        case Paragraph(content):
            return _split(plain_text(content))
        case _:
            paragraphs = (found for found in walk(part) if isinstance(found, Paragraph))
            return [word for found in paragraphs for word in _split(plain_text(found.content))]


def _split(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


class Neighbours:
    """Which sentences stand side by side in the witnesses."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._texts = texts
        self._places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for text, words in enumerate(texts):
            for at in range(len(words) - WORDS_AT_LEAST + 1):
                key = tuple(words[at : at + WORDS_AT_LEAST])
                self._places.setdefault(key, []).append((text, at))

    def have(self, ending: str, beginning: str) -> bool:
        """Whether a text that ends so goes on so, in one of the witnesses."""
        before, after = _split(ending)[-WORDS_AT_MOST:], _split(beginning)[:WORDS_AT_MOST]
        if min(len(before), len(after)) < WORDS_AT_LEAST:
            return False
        for text, at in self._places.get(tuple(after[:WORDS_AT_LEAST]), ()):
            words = self._texts[text]
            side_by_side = list(words[max(0, at - len(before)) : at]) == before
            if side_by_side and list(words[at : at + len(after)]) == after:
                return True
        return False


def in_the_list_itself(account: Account) -> list[Account]:
    """Each line of the list as a witness for the others: one may hold two sentences."""
    return [
        Account(account.title, account.source, (block,))
        for block in account.blocks
        if isinstance(block, Paragraph)
    ]
