"""CSL 1.0.2: styles and locales read once, compiled once, then run over a book's citations.

Read `syntax.py` (what a style says), `elements.py` (what it does), `engine.py` (in what order).
The specification: https://docs.citationstyles.org/en/stable/specification.html
"""
