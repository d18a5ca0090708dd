"""Gathers the mistakes of a project, so that an author hears of all of them at once."""

from __future__ import annotations

from biokit.errors import BadInput, BadProject


class Mistakes:
    """What is wrong in a project, file by file, and line by line."""

    def __init__(self) -> None:
        self._found: dict[str, BadProject] = {}
        self.incomplete = False
        """Something was left out because it was wrong: nobody knows which ids there are."""

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._found)

    def add(
        self, message: str, *, path: str, line: int | None = None, hint: str | None = None
    ) -> None:
        """Note a mistake; the same one twice counts once."""
        mistake = BadProject(message, path=path, line=line, hint=hint)
        self._found.setdefault(str(mistake), mistake)

    def lose(self, fault: BadInput) -> None:
        """Note that a file cannot be read at all."""
        self.incomplete = True
        self.add(fault.message, path=fault.path or "", line=fault.line, hint=fault.hint)

    @property
    def all(self) -> tuple[BadProject, ...]:
        """Those found so far, in the order in which they were found."""
        return tuple(self._found.values())

    def raise_all(self) -> None:
        """Say what was found.

        Raises:
            BadProject: the first mistake, with the others in `others`.
        """
        if not self._found:
            return
        files = list(dict.fromkeys(each.path for each in self._found.values()))
        first, *others = sorted(self._found.values(), key=lambda each: _order(each, files))
        first.others = tuple(others)
        raise first


def _order(mistake: BadProject, files: list[str | None]) -> tuple[int, str, int]:
    """The files that are not text in the order in which they were read, then the text by name."""
    name = mistake.path or ""
    is_text = name.endswith(".md")
    return (
        len(files) if is_text else files.index(mistake.path),
        name if is_text else "",
        mistake.line or 0,
    )
