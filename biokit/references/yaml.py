"""CSL-YAML, pandoc's `references:` among it: text is Markdown there.

Where the whole is not YAML, its members are read one by one, so that one of them may be broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml

from biokit.errors import BadInput
from biokit.references.base import BROKEN, References, Report
from biokit.references.decoding import decoded
from biokit.references.gathering import gathered
from biokit.references.items import Entry

DEEPEST = 64
MOST_NODES = 2_000_000
ID = re.compile(r"^[\s-]*(?:id|citation-key):\s*[\"']?([^\s\"']+)", re.MULTILINE)
MEMBER = re.compile(r"^( *)- ", re.MULTILINE)
WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})")
HALF = re.compile("[\ud800-\udfff]")
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\[([^\[\]]+)\]\{\.nocase\}"), r'<span class="nocase">\1</span>'),
    (
        re.compile(r"\[([^\[\]]+)\]\{\.(?:smallcaps|sc)\}"),
        r'<span style="font-variant: small-caps;">\1</span>',
    ),
    (re.compile(r"(?<![\\*\w])\*\*(?=\S)([^*]+?)(?<=\S)\*\*(?![*\w])"), r"<b>\1</b>"),
    (re.compile(r"(?<![\\*\w])\*(?=\S)([^*]+?)(?<=\S)\*(?![*\w])"), r"<i>\1</i>"),
    (re.compile(r"(?<![\\_\w/])_(?=\S)([^_]+?)(?<=\S)_(?![_\w/])"), r"<i>\1</i>"),
    (re.compile(r"(?<!\\)\^([^\s^]+)\^"), r"<sup>\1</sup>"),
    (re.compile(r"(?<![\\~])~([^\s~]+)~(?!~)"), r"<sub>\1</sub>"),
    (re.compile(r"\\([*_^~\[\]\\'\"#$@-])"), r"\1"),
)
"""Markdown's marks, and the rich text of CSL."""

Node: TypeAlias = yaml.Node


def read_yaml(content: bytes, name: str) -> References:
    """The sources of a list in YAML.

    Raises:
        BadInput: it is not UTF-8, or no list of sources.
    """
    report = Report(name)
    text = decoded(content, name)
    entries: list[Entry | tuple[str, int]] = []
    try:
        root = _composed(text)
    except yaml.YAMLError as fault:
        entries.extend(_one_by_one(text, fault, report))
    else:
        if root is not None:
            entries.extend(_of_list(_list_in(root, name), 0, report))
    return gathered(entries, report, rich)


def rich(text: str) -> str:
    """Markdown as the rich text of CSL; what is an address stays one."""
    if text.startswith(("http://", "https://")):
        return text
    for pattern, made in INLINE:
        text = pattern.sub(made, text)
    return text


def _composed(text: str) -> Node | None:
    try:
        documents = list(yaml.compose_all(text, Loader=yaml.SafeLoader))
    except (RecursionError, ValueError) as fault:
        raise yaml.YAMLError(str(fault)) from fault
    return documents[0] if documents else None


def _list_in(root: Node, name: str) -> yaml.SequenceNode:
    if isinstance(root, yaml.SequenceNode):
        return root
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if key.value == "references" and isinstance(value, yaml.SequenceNode):
                return value
    raise BadInput(
        "this is no list of sources",
        path=name,
        line=root.start_mark.line + 1,
        hint="write `references:` and under it the sources, each after a dash",
    )


def _of_list(members: yaml.SequenceNode, before: int, report: Report) -> Iterator[Entry]:
    for node in members.value:
        line = before + node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            report.say(BROKEN, "a source is a table, and this is none", line, hint="delete it")
            continue
        lines = {
            str(key.value): before + key.start_mark.line + 1
            for key, _ in node.value
            if isinstance(key, yaml.ScalarNode)
        }
        count = [0]
        table = _value(node, 0, count)
        if isinstance(table, dict) and count[0] < MOST_NODES:
            yield Entry(table, line, lambda key, lines=lines, line=line: lines.get(key, line))  # type: ignore[misc]
        else:
            report.say(BROKEN, "this source is nested too deep, or too large", line)


def _value(node: Node, depth: int, count: list[int]) -> object:
    """What a node says: words as they are written, whole numbers, lists and tables."""
    count[0] += 1
    if depth > DEEPEST or count[0] >= MOST_NODES:
        return None
    match node:
        case yaml.MappingNode():
            return {
                str(key.value): _value(value, depth + 1, count)
                for key, value in node.value
                if isinstance(key, yaml.ScalarNode)
            }
        case yaml.SequenceNode():
            return [_value(member, depth + 1, count) for member in node.value]
        case yaml.ScalarNode():
            return _scalar(node)
        case _:
            return None


def _scalar(node: yaml.ScalarNode) -> object:
    text = HALF.sub("\ufffd", str(node.value))
    if node.style in {"'", '"', "|", ">"}:
        return text
    if text in NOTHING:
        return None
    if text in {"true", "True"}:
        return True
    if text in {"false", "False"}:
        return False
    return int(text) if WHOLE_NUMBER.fullmatch(text) else text


def _one_by_one(
    text: str, fault: yaml.YAMLError, report: Report
) -> Iterator[Entry | tuple[str, int]]:
    """The members of a list that is not YAML as a whole: those that are, are read."""
    starts = list(MEMBER.finditer(text))
    indents = [len(found[1]) for found in starts]
    tops = [found.start() for found in starts if len(found[1]) == min(indents)]
    any_fault = False
    for start, end in zip(tops, [*tops[1:], len(text)], strict=False):
        chunk = text[start:end]
        before = text.count("\n", 0, start)
        try:
            root = _composed(chunk)
        except yaml.YAMLError as inner:
            any_fault = True
            yield from _broken(chunk, before, inner, report)
            continue
        if isinstance(root, yaml.SequenceNode):
            yield from _of_list(root, before, report)
    if not any_fault:
        _say(fault, 0, None, report)


def _broken(
    chunk: str, before: int, fault: yaml.YAMLError, report: Report
) -> Iterator[tuple[str, int]]:
    found = ID.search(chunk)
    _say(fault, before, found[1] if found else None, report)
    if found:
        yield found[1], before + 1


def _say(fault: yaml.YAMLError, before: int, key: str | None, report: Report) -> None:
    mark = getattr(fault, "problem_mark", None)
    said = getattr(fault, "problem", None) or "it cannot be read"
    report.say(
        BROKEN,
        f"{key or 'a source'} is not YAML: {said}",
        before + (mark.line + 1 if mark else 1),
        key=key,
        hint="put words with a colon in quotation marks, and indent with spaces",
    )
