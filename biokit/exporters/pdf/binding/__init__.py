"""Binding: one PDF of a book's parts, with one set of faces, one outline and one structure.

The only place that knows pikepdf, which is loaded when a book is bound.
"""

from __future__ import annotations

from collections.abc import Callable

from biokit.exporters.pdf.binding.programs import Subset, subset_program
from biokit.exporters.pdf.binding.volume import Bounded, Volume
from biokit.exporters.pdf.printers.product import Inspected

__all__ = ["Subset", "bind", "inspected", "subset_program"]


def bind(
    volume: Volume, program: Callable[[str], bytes], subset: Subset = subset_program
) -> Bounded:
    """One PDF of all parts: the same bytes for the same volume.

    Args:
        volume: the parts, and what the file is for.
        program: the file of a face, by its SHA-256.
        subset: makes of such a file what is embedded; one that remembers may stand in.

    Raises:
        ValueError: two parts want the same page, or one goes beyond the last.
        ExportFailed: there is no colour profile for the output intent.
    """
    from biokit.exporters.pdf.binding.binder import bound

    return bound(volume, program, subset)


def inspected(content: bytes) -> Inspected:
    """What is in a finished file, page by page."""
    from biokit.exporters.pdf.binding.inspection import inspect

    return inspect(content)
