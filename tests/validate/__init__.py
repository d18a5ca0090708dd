"""The validators' verdict on what biokit makes: EPUBCheck and Ace on EPUBs, page-validation and veraPDF on PDFs."""

from tests.validate.judges import Verdict, ace, complaint, epubcheck
from tests.validate.pdfs import pdf_ua

__all__ = ["Verdict", "ace", "complaint", "epubcheck", "pdf_ua"]
