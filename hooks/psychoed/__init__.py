"""The toolkit: pages in, one checked `Book` out, and from it a glossary, quizzes and linked terms.

Nothing in this package knows MkDocs or its theme, but for the one folder `adapter`.
"""
