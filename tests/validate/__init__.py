"""The validators' verdict on what biokit makes: EPUBCheck and Ace on EPUBs, PDF/UA-1 on PDFs."""

from tests.validate.judges import Verdict, ace, complaint, epubcheck, pdf_ua

__all__ = ["Verdict", "ace", "complaint", "epubcheck", "pdf_ua"]
