"""A part laid out by WeasyPrint, in a process of its own: what goes in, and what comes of it."""
