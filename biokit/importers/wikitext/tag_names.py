"""Tags that wikitext knows: those of HTML that it lets through, and its own."""

from __future__ import annotations

INLINE_NAMES = """
    abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q rb rp rt rtc ruby s samp
    small span strike strong sub sup time tt u var
"""
BLOCK_NAMES = """
    blockquote caption center dd div dl dt h1 h2 h3 h4 h5 h6 li ol p table tbody td th thead tr ul
"""
OPAQUE_NAMES = """
    ce chem gallery graph hiero imagemap inputbox math mapframe maplink nowiki pre score source
    syntaxhighlight templatedata timeline
"""
OWN_NAMES = "ref references poem section indicator includeonly noinclude onlyinclude templatestyles"

SINGLE = frozenset(("br", "hr", "wbr"))
OPAQUE = frozenset(OPAQUE_NAMES.split())
"""What they hold is not wikitext."""
EXTENSIONS = OPAQUE | frozenset(OWN_NAMES.split())
BLOCK = frozenset(BLOCK_NAMES.split())
KNOWN = frozenset(INLINE_NAMES.split()) | BLOCK | SINGLE | EXTENSIONS
