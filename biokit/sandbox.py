"""Templates of a project: they fill in what they are given, and reach nothing else.

A template is written in a language that could call anything (`{{ x.__class__ … }}`), and a project
may be somebody else's. Jinja's sandbox closes that; what is wrong with a template of a project is
told with its file and line, as any other mistake of a project.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from traceback import extract_tb
from typing import NoReturn

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from biokit.errors import BadInput, BiokitError

__all__ = ["Templates"]

_HINT = "take the shipped template and change it little by little"


class Templates(SandboxedEnvironment):
    """The templates of these folders, escaping XML, strict about names.

    Args:
        own: those of the project, which come first; what is wrong in them is bad input.
        shipped: ours.
    """

    def __init__(self, own: Iterable[Path], shipped: Path) -> None:
        self._own = tuple(own)
        super().__init__(
            loader=_Loader([str(folder) for folder in (*self._own, shipped)]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Jinja's own, with its traceback led back to the templates; then ours.

        Raises:
            BadInput: a template of the project is wrong.
        """
        try:
            super().handle_exception(source)
        except BiokitError:
            raise
        except Exception as fault:
            at = self._place(fault)
            if at is None:
                raise
            said = " ".join(str(fault).split()).rstrip(".") or type(fault).__name__
            if isinstance(fault, jinja2.TemplateNotFound):
                said = f"there is no template {said}"
            raise BadInput(
                f"the template cannot be filled in: {said}", path=at[0], line=at[1], hint=_HINT
            ) from fault

    def _place(self, fault: Exception) -> tuple[str, int | None] | None:
        """The file and the line of a template of the project, if one is at fault."""
        if isinstance(fault, jinja2.TemplateSyntaxError):
            places = [(fault.filename or "", fault.lineno)]
        else:
            places = [(one.filename, one.lineno or 1) for one in extract_tb(fault.__traceback__)]
        for name, line in reversed(places):
            if any(Path(name).is_relative_to(folder) for folder in self._own):
                return Path(name).as_posix(), line
        return None


class _Loader(jinja2.FileSystemLoader):
    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, object]:  # type: ignore[override] # what it returns last is nobody's
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as fault:
            found = (Path(folder) / template for folder in self.searchpath)
            path = next(place for place in found if place.is_file())
            raise BadInput(
                "this is not UTF-8", path=path.as_posix(), hint="save it as UTF-8"
            ) from fault
