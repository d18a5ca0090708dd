"""The ground floor: a biography as typed, immutable values.

It knows nothing of files, formats or HTML. Read `nodes` first, then `life` and `biography`.
"""
