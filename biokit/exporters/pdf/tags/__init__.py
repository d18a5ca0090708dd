"""The structure tree of a part, mended where WeasyPrint writes it wrongly."""
