"""Names: identity apart from statements. 蔡奇, Cài Qí and Cai Qi are one name in three forms."""

from __future__ import annotations

from typing import Literal

import msgspec


class NameForm(
    msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """One way a name is written: in a script, a language, a romanisation."""

    text: str
    """As it is printed in the run of a sentence."""
    lang: str | None = None
    """BCP 47 with script or variant: `zh-Hans`, `zh-Latn-pinyin`."""
    family: str | None = None
    given: str | None = None
    particle: str | None = None
    """`de`, `von`, `van der`."""
    suffix: str | None = None
    sort: str | None = None
    """The key it is filed under; `None` is made from the parts, or is `text`."""

    @property
    def sort_key(self) -> str:
        """`sort`, or `Family, Given`, or the text."""
        if self.sort is not None:
            return self.sort
        if self.family is not None and self.given is not None:
            return f"{self.family}, {self.given}"
        return self.family or self.text


class Name(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """One name in its forms, the usual one first."""

    forms: tuple[NameForm, ...]
    kind: Literal["usual", "birth", "married", "pen", "religious", "nickname", "title"] = "usual"

    def __post_init__(self) -> None:
        """A name has at least one form.

        Raises:
            ValueError: it has none.
        """
        if not self.forms:
            message = "a name needs at least one form"
            raise ValueError(message)
