"""ONIX for Books: what shops, wholesalers and libraries are told of every edition.

`elements` spells the message; `product` puts a record together from `titles`, `people`,
`subjects`, `forms` and `publishing`; `codes` has the code lists, dated; `missing` finds what shops
ask for and nobody has said.
"""

from biokit.exporters.onix.exporter import OnixExporter

__all__ = ["OnixExporter"]
