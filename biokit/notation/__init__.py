"""How biokit spells the model where it must be spelled in text: pandoc's Markdown, CSS classes.

The reader and the writer of Markdown share what is here, which is why they are inverse:

    attributes   `{#id .class key="value"}`
    classes      which class says which kind of node; the default role of a section by its place
    locators     `2:326`, `chap. 3, p. 4`, `{sec. Early life}`
    keys         `@greville`, `@{https://example.org/1}`
    canonical    the one form of a biography that any of its spellings is read as
    plain        metadata as plain mappings, in whose strings prose is Markdown

Stylesheets may rely on the same class names.
"""
