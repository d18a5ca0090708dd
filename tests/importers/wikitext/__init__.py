"""Pages of wikitext, read."""
