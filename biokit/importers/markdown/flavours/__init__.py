"""Markdown that others wrote: what GitHub, Obsidian, MyST, Quarto and pandoc read besides ours.

`flavour` is the table of what each has, `guess` tells them apart by their signs, `rules` and
`block_rules` are their constructs as markdown-it's rules, and `document` reads a whole document, in
which nothing is a mistake.
"""
