"""biography.toml when an input is read in beside others, or again: rights above all."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

from biokit.files import decoded
from biokit.model.biography import Biography
from biokit.model.edition import Rights
from biokit.project.entries import LARGEST
from biokit.project.folder import Folder
from biokit.project.front import BIOGRAPHY_FILE
from biokit.project.records import Stored
from biokit.project.revising import Clashing, Revised, Told
from biokit.project.rights import combined
from biokit.project.spelling import Table, table_of
from biokit.project.tables import ROOT, edit_between, edited_toml, line_of
from biokit.project.writing import front_text

__all__ = ["revised_front", "with_rights"]

NOT_MERGED = frozenset({"editions", "edition", "subjects"})
"""What an author decides, whatever an input says."""


def revised_front(
    folder: Folder, before: Stored, new: Biography, others: Sequence[Stored]
) -> Revised:
    """What becomes of biography.toml: of a book made of one input all it says, else the rights.

    Args:
        folder: of the project.
        before: what the input said when it was read in last.
        new: what it says now.
        others: what the other inputs of the project said.
    """
    if others:
        rest = [one.biography.rights for one in others]
        was: Table = _rights(combined([*rest, before.biography.rights]))
        now: Table = _rights(combined([*rest, new.rights]))
    else:
        was = {key: value for key, value in before.front.items() if key not in NOT_MERGED}
        now = {key: value for key, value in _front(new).items() if key not in NOT_MERGED}
    return _edited(folder, was, now)


def with_rights(folder: Folder, others: Sequence[Rights | None], new: Rights | None) -> Revised:
    """biography.toml when an input is added that has rights of its own.

    An author's own rights stay, with what the input's licence asks to be said.
    """
    if new is None:
        return Revised()
    text = decoded(folder.read(BIOGRAPHY_FILE, LARGEST), folder.named(BIOGRAPHY_FILE))
    own = tomllib.loads(text).get("rights", {})
    was = _rights(combined(others))
    if own and own != was.get("rights"):
        said, theirs = own.get("attribution") or "", _as_attribution(new).attribution or ""
        if theirs in said:
            return Revised()
        longer: Table = {"attribution": f"{said} {theirs}".strip()}
        return _edited(folder, {"rights": own}, {"rights": {**own, **longer}})
    return _edited(folder, was, _rights(combined([*others, new])))


def _as_attribution(rights: Rights) -> Rights:
    """All that has to be said of one input, in a sentence or two."""
    said = combined([rights, Rights(attribution="")])
    licence = ", ".join(part for part in (rights.licence, rights.licence_url) if part)
    parts = [said.attribution if said else None, f"{licence}." if licence else None]
    return Rights(attribution=" ".join(part for part in parts if part) or None)


def _rights(rights: Rights | None) -> Table:
    return {} if rights is None else {"rights": table_of(rights)}


def _front(biography: Biography) -> Table:
    return tomllib.loads(front_text(biography))


def _edited(folder: Folder, was: Table, now: Table) -> Revised:
    """The file with what differs between two states of an input, where the author agrees."""
    name = folder.named(BIOGRAPHY_FILE)
    text = decoded(folder.read(BIOGRAPHY_FILE, LARGEST), name)
    edit = edit_between(was, tomllib.loads(text), now)
    made = edited_toml(text, {ROOT: edit}, (), name)
    clashes: tuple[Clashing, ...] = ()
    if edit.clashes:
        lines = [f"{BIOGRAPHY_FILE}: {line_of(clash)}" for clash in edit.clashes]
        content = "".join(f"- {line}\n" for line in lines)
        clashes = (Clashing(BIOGRAPHY_FILE, "; ".join(lines), content.encode()),)
    if made == text:
        return Revised((), (), clashes)
    changed = ", ".join(".".join(keys) for keys, _ in edit.changes)
    told = (Told(BIOGRAPHY_FILE, "would change", changed),)
    return Revised(((BIOGRAPHY_FILE, made.encode()),), told, clashes)
