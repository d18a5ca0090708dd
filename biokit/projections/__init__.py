"""What is derived from the model: numbers, notes, bibliography, chronology, contents.

`book.compose` makes all of it at once; exporters print the `Book` it returns and derive nothing
themselves, which is why they agree.
"""
