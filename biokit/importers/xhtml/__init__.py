"""Elements of XHTML and HTML as blocks and inlines: shared by every importer of pages.

    parsing   bytes → a tree without name spaces, comments and tricks
    reader    what the elements of a tree are in the model
    dialect   where the pages of books, wikis and the web differ

The rest of the package is what `Reader` dispatches to, a module a kind of element. Nothing here
loads a parser until a page is parsed.
"""
