"""Faults and gaps of WeasyPrint 70, each mended from outside as long as a block runs."""
