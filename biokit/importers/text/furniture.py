"""The furniture of a page: labels, buttons and counters that are no part of an article."""

from __future__ import annotations

import re

LABELS = frozenset(
    line.strip()
    for line in """
main menu
main page
move to sidebar
hide
show
(top)
contents
toggle the table of contents
article
talk
read
edit
view source
view history
tools
appearance
general
print/export
in other projects
what links here
related changes
special pages
permanent link
page information
cite this page
get shortened url
download qr code
download as pdf
printable version
jump to content
jump to navigation
jump to search
jump to navigation jump to search
skip to content
skip to main content
navigation menu
personal tools
namespaces
variants
views
more
search
donate
create account
log in
login
sign in
sign up
register
help
learn to edit
community portal
recent changes
upload file
wikidata item
wikimedia commons
open search
community hub
user avatar
avatar
logo
add your contribution
related hubs
revisions and contributors
edit on wikipedia
read on wikipedia
share
share this
share this page
save
copy link
follow
following
subscribe
subscribed
like
reply
report
comment
comments
discussion
discussions
loading
loading...
advertisement
sponsored
newsletter
home
menu
close
back to top
privacy policy
about wikipedia
disclaimers
contact wikipedia
contact us
about us
code of conduct
developers
statistics
cookie statement
cookie policy
cookie settings
mobile view
desktop view
terms of service
terms of use
terms
privacy
powered by mediawiki
from today's featured article
listen to this article
add languages
add topic
fact-checked by grok
suggest edit
suggest an article
see edits
""".strip().splitlines()
)
"""Whole lines, in lower case."""

PATTERNS = re.compile(
    r"""
      \d[\d,.]*\ (?:pages?|posts?|comments?|subscribers?|followers?|members?|views?|likes?|shares?|
        replies|languages?|results?|articles?|topics?|threads?|edits?|contributors?|online)
        (?:,\ \d.*)?
    | be\ the\ first\ to\ .*
    | no\ (?:comments?|posts?|replies|results|discussions?|reviews?|topics?|activity)(?:\ yet)?[.!]?
    | (?:log|sign)\ (?:in|up|out)(?:\ .{0,40})?
    | toggle\ .{0,60}\ subsection
    | (?:©|\(c\)\ |copyright\ ).*
    | .{0,60}\ all\ rights\ reserved\.?
    | retrieved\ from\ "?https?:.*
    | (?:hidden\ )?(?:categories|category|kategorien?|catégories?|categorías?|categoría)\ ?:.*
    | this\ page\ was\ last\ (?:edited|modified)\ on\ .*
    | text\ is\ available\ under\ the\ .*
    | (?:by\ using\ this\ site|we\ use\ cookies|this\ site\ uses\ cookies).*
    | (?:\S+\ ){1,3}logo
    | (?:share|post|discuss|ask|write|join|start|add|create|explore|browse|discover)
        \ (?:to|on|this|your|a|an|the|new|more|all)\ (?:\S+\ ?){1,4}
    | (?:edit|read|view|open|see|continue)\ (?:on|in|at)\ \S+(?:\ \S+)?
    | related\ (?:\S+\ ?){1,2}
    | skip\ to\ .*
    | jump\ to\ .*
    """,
    re.VERBOSE | re.IGNORECASE,
)
GLUED = re.compile(r"\b[A-Z]?[a-z]{3,}[A-Z][a-z]{2,}")
"""Two labels of a menu copied as one word: *contributorsEdit*."""
