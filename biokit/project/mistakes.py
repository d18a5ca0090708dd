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

    def raise_all(self) -> None:
        """Say what was found.

        Raises:
            BadProject: the first mistake, with the others in `others`.
        """
        if not self._found:
            return
        files = list(dict.fromkeys(mistake.path for mistake in self._found.values()))
        first, *others = sorted(
            self._found.values(), key=lambda each: (files.index(each.path), each.line or 0)
        )
        first.others = tuple(others)
        raise first
