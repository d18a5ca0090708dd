"""Which parts a book has, what they are written from, and where everything came to stand."""
