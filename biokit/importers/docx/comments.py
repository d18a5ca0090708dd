"""Comments (17.13.4): the model has no place for them, so the report has each with its words."""

from __future__ import annotations

from biokit.importers.docx.package import Package
from biokit.importers.docx.parsing import Xml, text_of
from biokit.importers.docx.report import Report

__all__ = ["note_comments"]

LONGEST = 80
"""Characters of the words commented on that a message quotes."""


def note_comments(package: Package, body: Xml, report: Report) -> int:
    """Note every comment.

    Args:
        package: the document.
        body: of the text, where the comments' ranges are.
        report: where they are noted.

    Returns:
        how many there are.
    """
    about = _ranges(body)
    count = 0
    for name in package.led_to(package.main, "comments"):
        root = package.aside(name)
        for comment in () if root is None else root.findall("comment"):
            count += 1
            author = comment.get("author") or comment.get("initials") or "somebody"
            words, line = about.get(comment.get("id") or "", ("", None))
            shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
            where = f" on “{shown}”" if shown else ""
            report.say(
                "dropped-comment",
                f"a comment by {author}{where}",
                line=line,
                words="\n".join(text for p in comment.iter("p") if (text := text_of(p).strip())),
            )
    return count


def _ranges(body: Xml) -> dict[str, tuple[str, int | None]]:
    """The words that comments are about, and their paragraphs, by the comments' ids."""
    running: dict[str, tuple[list[str], int]] = {}
    done: dict[str, tuple[str, int | None]] = {}
    number = 0
    for element in body.iter("p", "t", "commentRangeStart", "commentRangeEnd"):
        key = element.get("id") or ""
        match element.tag:
            case "p":
                number += 1
            case "t":
                for words, _ in running.values():
                    words.append(element.text or "")
            case "commentRangeStart":
                running[key] = ([], number)
            case _:
                words, line = running.pop(key, ([], number))
                done[key] = (" ".join("".join(words).split()), line)
    return done
