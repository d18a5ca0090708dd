"""What WeasyPrint complains of, as findings: which file, which line, which property.

In the process that lays out, `explained` adds what only WeasyPrint knows: the properties there are.
`finding` does the rest wherever the findings are gathered. `unbalanced` tells what WeasyPrint does
not: CSS closes at the end of a file whatever was left open, and a rule may stand within another.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

import msgspec

from biokit.diagnostics import Finding, Severity, near
from biokit.exporters.pdf.fetching import BASE
from biokit.resources import Resources

__all__ = ["Sheets", "explained", "finding", "unbalanced"]

_CODES: tuple[tuple[re.Pattern[str], str, Severity], ...] = (
    (re.compile(r"-weasy-lang"), "loss-language", "warning"),
    (re.compile(r"No anchor #|anchor"), "lost-anchor", "error"),
    (re.compile(r"Failed to load image|Failed to load (inline )?SVG"), "image-refused", "error"),
    (re.compile(r"Failed to load stylesheet|Font-face"), "file-refused", "error"),
    (
        re.compile(r"Ignored|Expected|Invalid|Parse error|Unknown|Unsupported|Missing|Error:"),
        "style-ignored",
        "warning",
    ),
)
"""By what is said; the first that fits."""
_SHEET = re.compile(r"styles/(\S+?\.css): ")
_UNKNOWN = re.compile(r"Ignored `([\w-]+):.*` at \d+:\d+, unknown property\.$", re.DOTALL)
_MEANT = re.compile(r" \((did you mean .*\?)\)$")
_IGNORED = re.compile(r"Ignored `(.*)` at (\d+):\d+, (.*?)\.?$", re.DOTALL)
_PLACE = re.compile(r",? (?:the whole rule was ignored )?at (\d+):\d+\.?")
_SELECTOR = re.compile(r"Invalid or unsupported selector, '(.*)'?$", re.DOTALL)
_NESTED = re.compile(r"^:is\(.*?\)\s*", re.DOTALL)
_MATH = re.compile(r"Invalid math function at (\d+):(\d+): ([\w-]+\()")
_REFUSED = re.compile(r"Failed to load (\w+) at '?(\S+?)'? ?: ")
_FACE = re.compile(r"Font-face '(.*)' cannot be loaded")
_TOKEN = re.compile(
    r"""/\*.*?\*/ | /\*.*\Z | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | [{}]""",
    re.DOTALL | re.VERBOSE,
)
NOT_READ = "a book reads its own pictures and styles, and nothing from elsewhere"


class Sheets(msgspec.Struct, frozen=True):
    """The styles of a product, to find the place of a mistake in them."""

    texts: Mapping[str, str]
    """CSS by its name on the shelf."""
    resources: Resources

    def path(self, name: str) -> str:
        """The file of a style: that of the project if it has one of the name."""
        project = self.resources.project
        own = None if project is None else project / "styles" / name
        return own.as_posix() if own is not None and own.is_file() else f"styles/{name}"

    def line(self, name: str, words: str) -> int | None:
        """The line, from 1, on which these words of a style stand first."""
        css = self.texts.get(name, "")
        found = re.search(rf"{re.escape(words)}(?![\w.-])", css) if words else None
        return None if found is None else css.count("\n", 0, found.start()) + 1


def explained(words: str) -> str:
    """What WeasyPrint says, with the property that may be meant; call it where WeasyPrint runs."""
    unknown = _UNKNOWN.search(words)
    if unknown is None:
        return words
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.css.validation.expanders import EXPANDERS

    known = (name.replace("_", "-") for name in (*INITIAL_VALUES, *EXPANDERS))
    meant = near(unknown[1], (name for name in known if not name.startswith("-")))
    return f"{words} ({meant})" if meant is not None else words


def finding(level: int, words: str, sheets: Sheets) -> Finding:
    """What WeasyPrint said.

    Args:
        level: as `logging` has it.
        words: its own, after `explained`, with `styles/NAME: ` in front if a style is parsed.
        sheets: the styles of the product.
    """
    code, severity = _code(level, words)
    meant = _MEANT.search(words)
    said = words[: meant.start()] if meant else words
    refused = _REFUSED.search(said)
    if refused is not None:
        return _refused(code, severity, refused, sheets) or Finding(code, words, severity)
    named = _SHEET.match(said)
    name = _sheet_of(said, sheets) if named is None else named[1]
    if name is None:
        return Finding(code, words, severity)
    said = said if named is None else said[named.end() :]
    message, line = _message(name, said, sheets)
    return Finding(
        code,
        message,
        severity,
        path=sheets.path(name),
        line=line,
        hint=meant[1] if meant else None,
    )


def _code(level: int, words: str) -> tuple[str, Severity]:
    for pattern, code, severity in _CODES:
        if pattern.search(words):
            return code, severity
    return "layout", "error" if level >= logging.ERROR else "warning"


def _sheet_of(said: str, sheets: Sheets) -> str | None:
    """The style that has a function where one is complained of while pages are laid out."""
    found = _MATH.search(said)
    if found is None:
        return None
    line, column, function = int(found[1]), int(found[2]), found[3]
    fitting = [
        name
        for name, css in sheets.texts.items()
        if css.split("\n")[line - 1 : line]
        and css.split("\n")[line - 1][column - 1 :].startswith(function)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _message(name: str, said: str, sheets: Sheets) -> tuple[str, int | None]:
    """What is to be said of a style, and on which of its lines."""
    ignored = _IGNORED.search(said)
    if ignored is not None:
        declared = " ".join(ignored[1].split())
        return f"`{declared}` is ignored: {ignored[3]}", int(ignored[2])
    selector = _SELECTOR.search(said)
    if selector is not None:
        words = _NESTED.sub("", selector[1].rstrip("'")).strip()
        shown = " ".join(words.split())
        return f"the rule `{shown}` is ignored: no such selector", sheets.line(name, words)
    face = _FACE.search(said)
    if face is not None:
        return f"the face {face[1]} cannot be loaded; {NOT_READ}", sheets.line(name, face[1])
    place = _PLACE.search(said)
    if place is not None:
        return _PLACE.sub("", said).rstrip(" ."), int(place[1])
    return said, None


def _refused(
    code: str, severity: Severity, refused: re.Match[str], sheets: Sheets
) -> Finding | None:
    """A file that a style asks for; `None` if no style names it."""
    address = refused[2]
    path = unquote(urlsplit(address).path)
    shown = address.removeprefix(BASE)
    for words in dict.fromkeys((address, shown, path.rpartition("/")[2])):
        for name in sheets.texts:
            line = sheets.line(name, words)
            if line is not None:
                said = f"{shown} is not read; {NOT_READ}"
                return Finding(code, said, severity, path=sheets.path(name), line=line)
    return None


def unbalanced(sheets: Sheets) -> Iterator[Finding]:
    """An error for each brace, and each comment, of a style that has no other end or beginning."""
    for name, css in sheets.texts.items():
        for place, said in _unbalanced(css):
            line = css.count("\n", 0, place) + 1
            yield Finding(
                "style-unbalanced",
                said,
                "error",
                path=sheets.path(name),
                line=line,
                hint="everything after it is read as something else",
            )


def _unbalanced(css: str) -> Iterator[tuple[int, str]]:
    opened: list[int] = []
    for token in _TOKEN.finditer(css):
        sign = token[0]
        if sign == "{":
            opened.append(token.start())
        elif sign == "}" and opened:
            opened.pop()
        elif sign == "}":
            yield token.start(), "`}` closes nothing"
        elif sign.startswith("/*") and not (sign.endswith("*/") and len(sign) > 3):
            yield token.start(), "the comment is never closed"
    for place in opened[:1]:
        yield place, "`{` is never closed"
