"""One product of one biography, wherever the biography came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from biokit import registry
from biokit.build.job import exported
from biokit.build.paging import named, pages_in
from biokit.build.run import epoch
from biokit.build.targets import of_profile_undeclared, undeclared
from biokit.errors import BadUsage, UnknownFormat
from biokit.exporters.base import Assets, Export
from biokit.files import write_atomically
from biokit.model.biography import Biography
from biokit.model.codec import decode, encode
from biokit.model.edition import MISFIT_HINT, OF_PROFILE, Edition, misfit

KOBO_SUFFIX = ".kepub.epub"
FIELDS = {field.encode_name.replace("_", "-"): field for field in msgspec.structs.fields(Edition)}


def export(
    biography: Biography,
    output: Path,
    *,
    to: str | None = None,
    options: Mapping[str, str] | None = None,
    project: Path | None = None,
    assets: Assets | None = None,
) -> Export:
    """As `product`, put in place: the file is replaced at once or not at all.

    Raises:
        OutputFailed: the file cannot be written; and what `product` raises.
    """
    made = product(biography, output, to=to, options=options, project=project, assets=assets)
    write_atomically(output, made.content)
    return made


def product(
    biography: Biography,
    output: Path,
    *,
    to: str | None = None,
    options: Mapping[str, str] | None = None,
    project: Path | None = None,
    assets: Assets | None = None,
    at_once: int = 0,
) -> Export:
    """A biography in one format.

    An ebook has the page marks of the text, unless its edition names a print edition for its pages.

    Args:
        biography: what to write.
        output: the file it is for; its suffix tells the format, if `to` doesn't.
        to: the name of an edition of the biography, of a format, or of a profile of ebooks.
        options: fields of the edition (`trim`, `profile`, `citation-style` …); any other name is
            the exporter's own.
        project: the folder of its own styles and templates, if it has one.
        assets: what reads its images; those of where it was loaded from if not said.
        at_once: how many processes may be set to work on it; with none, it is made in this one.

    Raises:
        UnknownFormat: there is no such format, or the suffix tells none.
        BadUsage: an option has a value that its field cannot have.
        ExportFailed: the format cannot hold the biography.
    """
    edition = edition_for(biography, output, to, options or {})
    settled = decode(encode(biography))  # as a build would have it: see biokit.build.run
    made = partial(exported, settled, project=project, epoch=epoch(), assets=assets)
    made = partial(made, at_once=at_once)
    source = named(edition, biography)
    return made(edition, pages=None if source is None else pages_in(made(source), source.id))


def edition_for(
    biography: Biography, output: Path, to: str | None, options: Mapping[str, str]
) -> Edition:
    """The edition that is asked for, with the options in it.

    Raises:
        UnknownFormat: there is none such.
        BadUsage: an option has a value that its field cannot have.
    """
    name = to if to is not None else format_of(output)
    if to is None and output.name.lower().endswith(KOBO_SUFFIX):
        name = "kobo"
    declared = {edition.id: edition for edition in biography.editions}
    of_format = [edition for edition in biography.editions if edition.format == name]
    if name in declared:
        edition = declared[name]
    elif name in OF_PROFILE:
        of_profile = (edition for edition in biography.editions if edition.profile == name)
        edition = next(of_profile, None) or of_profile_undeclared(biography, name)
    else:
        registry.exporter(name)
        edition = of_format[0] if of_format else undeclared(biography, name)
    asked = _with_options(edition, options)
    fault = misfit(asked)
    if fault is not None:
        raise BadUsage(fault, hint=MISFIT_HINT)
    return asked


def format_of(output: Path) -> str:
    """The format that a file's suffix tells.

    Raises:
        UnknownFormat: none has that suffix, or several have.
    """
    suffixes = dict(_suffixes())
    fitting = {
        name: suffix for name, suffix in suffixes.items() if output.name.lower().endswith(suffix)
    }
    longest = max(map(len, fitting.values()), default=0)
    found = [name for name, suffix in fitting.items() if len(suffix) == longest]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownFormat(
            f"several formats have the suffix {output.suffix}",
            path=output.as_posix(),
            hint=f"say which with --to: {', '.join(found)}",
        )
    known = ", ".join(f"{suffix} ({name})" for name, suffix in suffixes.items())
    raise UnknownFormat(
        f"no format has the suffix {output.suffix}" if output.suffix else "the name has no suffix",
        path=output.as_posix(),
        hint=f"there are: {known}; or say it with --to",
    )


def _suffixes() -> Iterator[tuple[str, str]]:
    for name in registry.registered(registry.EXPORTERS):
        # One that lacks its libraries makes nothing now, and says so when it is asked for by name.
        with suppress(UnknownFormat):
            yield name, registry.exporter(name).suffix


def _with_options(edition: Edition, options: Mapping[str, str]) -> Edition:
    fields = msgspec.to_builtins(edition)
    own = dict(edition.options)
    for name, value in options.items():
        if name in {"id", "format", "options"}:
            raise BadUsage(f"{name} is not an option", hint="the format is said with --to")
        if name in FIELDS:
            fields[name.replace("-", "_")] = {"edtf": value} if name == "date" else value
        else:
            own[name] = value
    fields["options"] = tuple(own.items())
    try:
        return msgspec.convert(fields, Edition, strict=False)
    except msgspec.ValidationError as fault:
        raise BadUsage(f"an option cannot be: {fault}") from fault
