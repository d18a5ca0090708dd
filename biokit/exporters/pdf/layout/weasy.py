"""Names for WeasyPrint's and pydyf's things, which have no annotations of their own."""

from __future__ import annotations

from typing import Any, TypeAlias

Document: TypeAlias = Any
"""`weasyprint.Document`: pages laid out."""
Box: TypeAlias = Any
"""`weasyprint.formatting_structure.boxes.Box`: one box of a page."""
Pdf: TypeAlias = Any
"""`pydyf.PDF`: the file as it is written."""
PdfObject: TypeAlias = Any
"""A dictionary, array or string of `pydyf`."""
Fetcher: TypeAlias = Any
"""`weasyprint.urls.URLFetcher`."""
Page: TypeAlias = Any
"""`weasyprint.HTML`: a page parsed, not yet laid out."""
StyleSheet: TypeAlias = Any
"""`weasyprint.CSS`."""
Response: TypeAlias = Any
"""`weasyprint.urls.URLFetcherResponse`."""
