"""Targets: which editions are asked for, and which file each of them makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec

from biokit import registry
from biokit.errors import BadUsage, UnknownFormat
from biokit.model.biography import Biography
from biokit.model.edition import EPUB_PROFILES, MISFIT_HINT, OF_PROFILE, Edition, Profile, misfit

COMMON = (
    "placement",
    "note_series",
    "note_numbers",
    "note_symbols",
    "positions",
    "ibid",
    "citation_style",
    "sigla",
    "bibliography",
    "cjk_names",
    "terms",
    "index",
    "publisher",
    "imprint",
    "place",
    "date",
    "statement",
    "contents_depth",
)
"""Fields of an edition that say nothing of its format: what all editions agree on, another has."""


USUAL = ("pdf", "epub", "markdown")
"""The targets of a project that declares none."""


class Target(msgspec.Struct, frozen=True):
    """One edition and the file it becomes."""

    edition: Edition
    output: Path

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.edition.id


def targets(
    biography: Biography, asked: Sequence[str], folder: Path, name: str, *, to_make: bool = True
) -> tuple[Target, ...]:
    """The targets of a build, in the order of the project, then as asked.

    A format's name stands for every edition of that format; where none is declared, for one with
    what all editions have in common. A profile likewise stands for every edition that has it, or
    for one like the project's first of its format.

    Args:
        biography: the work, with its declared editions.
        asked: names of editions and formats; none means all that are declared.
        folder: where the products go.
        name: the stem of their files.
        to_make: whether what makes them must be there.

    Raises:
        UnknownFormat: a name is neither an edition nor a format; the message lists those there are.
        BadUsage: an edition's name cannot be part of a file's name.
    """
    declared = {edition.id: edition for edition in biography.editions}
    chosen: dict[str, Edition] = {}
    for wanted in asked or declared or USUAL:
        for edition in _editions(wanted, declared, biography):
            chosen[edition.id] = edition
    for edition in declared.values():
        _refuse_unknown(edition, biography)
    for edition in chosen.values():
        _refuse_misfit(edition)
    needed = chosen.keys() if to_make else ()
    outputs = _outputs({**declared, **chosen}, needed, folder, name)
    in_order = [key for key in declared if key in chosen] + [k for k in chosen if k not in declared]
    return tuple(Target(chosen[key], outputs[key]) for key in in_order)


def _editions(
    wanted: str, declared: dict[str, Edition], biography: Biography
) -> tuple[Edition, ...]:
    if wanted in declared:
        return (declared[wanted],)
    formats = registry.registered(registry.EXPORTERS)
    if OF_PROFILE.get(wanted) in formats:
        of_profile = tuple(each for each in declared.values() if each.profile == wanted)
        return of_profile or (of_profile_undeclared(biography, wanted),)
    if wanted not in formats:
        there_are = ", ".join(dict.fromkeys((*declared, *formats, *OF_PROFILE)))
        raise UnknownFormat(f"there is no target called {wanted}", hint=f"there are: {there_are}")
    of_format = tuple(edition for edition in declared.values() if edition.format == wanted)
    return of_format or (undeclared(biography, wanted),)


def _refuse_unknown(edition: Edition, biography: Biography) -> None:
    formats = registry.registered(registry.EXPORTERS)
    if edition.format not in formats:
        raise UnknownFormat(
            f"the edition {edition.id} has the format {edition.format}, and there is none such",
            path=biography.origin.path if biography.origin else None,
            hint=f"there are: {', '.join(formats)}",
        )


def undeclared(biography: Biography, format_name: str) -> Edition:
    """An edition of a format for which the biography declares none."""
    common: dict[str, Any] = {}
    for field in COMMON:
        values = {getattr(edition, field) for edition in biography.editions}
        if len(values) == 1:
            common[field] = values.pop()
    return Edition(id=format_name, format=format_name, **common)


def of_profile_undeclared(biography: Biography, profile: str) -> Edition:
    """An edition of a profile for which the biography declares none, made like its first such."""
    name = OF_PROFILE[profile]
    of_format = (edition for edition in biography.editions if edition.format == name)
    made = next(of_format, None) or undeclared(biography, name)
    return msgspec.structs.replace(made, id=profile, profile=cast("Profile", profile))


def _refuse_misfit(edition: Edition) -> None:
    """See that a profile is one of the format.

    Raises:
        BadUsage: it is for another.
    """
    fault = misfit(edition)
    if fault is not None:
        raise BadUsage(f"the edition {edition.id}: {fault}", hint=MISFIT_HINT)


def _outputs(
    editions: dict[str, Edition], needed: Collection[str], folder: Path, name: str
) -> dict[str, Path]:
    """`NAME.pdf`; `NAME-paperback.pdf` where that would be taken."""
    suffixes = {key: _suffix(edition, needed=key in needed) for key, edition in editions.items()}
    of_suffix = Counter(suffixes.values())
    plain = Counter(suffixes[key] for key, ed in editions.items() if key == ed.format)
    outputs: dict[str, Path] = {}
    for key, edition in editions.items():
        if key.startswith(".") or any(sign in key for sign in "/\\\0"):
            raise BadUsage(f"an edition cannot be called {key!r}", hint="use letters and hyphens")
        suffix = suffixes[key]
        is_profile = key == edition.profile and suffix == f".{edition.format}"
        alone = of_suffix[suffix] == 1 and not is_profile
        alone = alone or (key == edition.format and plain[suffix] == 1)
        outputs[key] = folder / (f"{name}{suffix}" if alone else f"{name}-{key}{suffix}")
    return outputs


def _suffix(edition: Edition, *, needed: bool) -> str:
    known = registry.known(edition.format)
    if known is not None and edition.profile not in EPUB_PROFILES and not needed:
        return known.suffix
    try:
        exporter = registry.exporter(edition.format)
        suffixes: dict[str, str] = getattr(exporter, "suffixes", {})
        return suffixes.get(edition.profile, exporter.suffix)
    except UnknownFormat:  # its libraries are not installed
        if needed:
            raise
        return f".{edition.format}"
