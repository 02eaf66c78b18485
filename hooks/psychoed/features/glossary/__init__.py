"""The glossary: finding its words in a page, linking them, and writing its own page."""
